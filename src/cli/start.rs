//! `footlights` without a subcommand: where the window will open; until then it says what works.

use std::process::ExitCode;

use super::{Context, Trouble};
use crate::terms::Message;

/// Says in one line what this build can do.
pub(super) fn run(context: &Context, browser: bool) -> anyhow::Result<ExitCode> {
    let message = Message::new("cli-no-window");
    if browser {
        return Err(Trouble::new(Message::new("cli-not-here").with("what", "--browser"))
            .hint(message)
            .into());
    }
    context.print(format!("{}\n", context.words.text(&message)))?;
    Ok(ExitCode::SUCCESS)
}
