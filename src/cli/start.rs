//! `footlights` without a subcommand: the window, where there is one to be had.

use std::process::ExitCode;

use super::{Context, Trouble, trouble};
use crate::terms::Message;

/// Opens the window and stays until it is closed.
#[cfg(feature = "game")]
pub(super) fn run(context: Context, browser: bool) -> ExitCode {
    let data = match window(&context, browser) {
        Ok(data) => data,
        Err(error) => return trouble::report(Some(&context.words), &error),
    };
    match crate::game::run(crate::game::Options { content: context.content, words: context.words, data }) {
        bevy::app::AppExit::Success => ExitCode::SUCCESS,
        bevy::app::AppExit::Error(code) => ExitCode::from(code.get()),
    }
}

/// The data folder, if there is a window to be had.
#[cfg(feature = "game")]
fn window(context: &Context, browser: bool) -> anyhow::Result<std::path::PathBuf> {
    if browser {
        return Err(not_here("--browser"));
    }
    crate::game::probe().map_err(|why| Trouble { message: why.message, hint: why.hint })?;
    context.data_dir()
}

/// Says in one line what this build can do.
#[cfg(not(feature = "game"))]
pub(super) fn run(context: Context, browser: bool) -> ExitCode {
    let said = if browser {
        Err(not_here("--browser"))
    } else {
        context.print(format!("{}\n", context.words.text(&Message::new("cli-no-window"))))
    };
    match said {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => trouble::report(Some(&context.words), &error),
    }
}

fn not_here(what: &'static str) -> anyhow::Error {
    let message = Message::new("cli-not-here").with("what", what);
    Trouble::new(message).hint(Message::new("cli-no-window")).into()
}
