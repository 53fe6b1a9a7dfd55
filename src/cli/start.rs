//! `footlights` without a subcommand: the window, where there is one to be had.

use std::process::ExitCode;

use super::{Context, Trouble};
use crate::terms::Message;

/// Opens the window.
#[cfg(feature = "game")]
pub(super) fn run(context: Context, browser: bool) -> anyhow::Result<ExitCode> {
    if browser {
        return Err(not_here("--browser"));
    }
    let data = context.data_dir()?;
    let options = crate::game::Options { content: context.content, words: context.words, data };
    Ok(match crate::game::run(options) {
        bevy::app::AppExit::Success => ExitCode::SUCCESS,
        bevy::app::AppExit::Error(code) => ExitCode::from(code.get()),
    })
}

/// Says in one line what this build can do.
#[cfg(not(feature = "game"))]
pub(super) fn run(context: Context, browser: bool) -> anyhow::Result<ExitCode> {
    if browser {
        return Err(not_here("--browser"));
    }
    context.print(format!("{}\n", context.words.text(&Message::new("cli-no-window"))))?;
    Ok(ExitCode::SUCCESS)
}

fn not_here(what: &'static str) -> anyhow::Error {
    let message = Message::new("cli-not-here").with("what", what);
    Trouble::new(message).hint(Message::new("cli-no-window")).into()
}
