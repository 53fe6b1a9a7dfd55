//! `footlights` without a subcommand: the window, where there is one to be had; else the browser.

use std::process::ExitCode;

#[cfg(any(feature = "game", not(feature = "host")))]
use super::Trouble;
use super::{Context, trouble};
use crate::terms::Message;

/// Opens the window and stays until it is closed, or plays in the browser.
#[cfg(feature = "game")]
pub(super) fn run(context: Context, browser: bool) -> ExitCode {
    if browser {
        return in_the_browser(&context);
    }
    if let Err(why) = crate::game::probe() {
        let why = Trouble { message: why.message, hint: why.hint };
        if cfg!(not(feature = "host")) {
            return trouble::report(Some(&context.words), &why.into());
        }
        // Where there is no window to be had, the browser is the way in.
        context.talk(&Message::new("cli-browser-way").with("why", context.words.text(&why.message)));
        return in_the_browser(&context);
    }
    let words = Context::new(&context.global);
    window(context, None)
        .unwrap_or_else(|error| trouble::report(words.as_ref().ok().map(|again| &again.words), &error))
}

/// Opens the window and stays until it is closed.
#[cfg(feature = "game")]
pub(super) fn window(context: Context, join: Option<crate::game::Joining>) -> anyhow::Result<ExitCode> {
    let data = context.data_dir()?;
    let global = context.global.again(&data);
    let Context { content, words, .. } = context;
    let exit = crate::game::run(crate::game::Options { content, words, data, global, join });
    Ok(match exit {
        bevy::app::AppExit::Success => ExitCode::SUCCESS,
        bevy::app::AppExit::Error(code) => ExitCode::from(code.get()),
    })
}

/// Plays in the browser: this build has no window.
#[cfg(not(feature = "game"))]
pub(super) fn run(context: Context, browser: bool) -> ExitCode {
    if browser || cfg!(feature = "host") {
        return in_the_browser(&context);
    }
    match context.print(format!("{}\n", context.words.text(&Message::new("cli-no-window")))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => trouble::report(Some(&context.words), &error),
    }
}

#[cfg(feature = "host")]
fn in_the_browser(context: &Context) -> ExitCode {
    super::host::in_the_browser(context).unwrap_or_else(|error| trouble::report(Some(&context.words), &error))
}

#[cfg(not(feature = "host"))]
fn in_the_browser(context: &Context) -> ExitCode {
    let message = Message::new("cli-not-here").with("what", "--browser");
    let trouble = Trouble::new(message).hint(Message::new("cli-no-window"));
    trouble::report(Some(&context.words), &trouble.into())
}
