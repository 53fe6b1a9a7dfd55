//! `footlights join`: the window, straight into a session in a room.

use std::process::ExitCode;

use super::{Context, Trouble, start};
use crate::{
    game::{Joining, address::Invitation},
    terms::Message,
};

/// Join a session in a room with the game
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The link that the room shows; one to a seat, or to go on elsewhere, will do as well
    link: String,
    /// What you are called there; without it you are asked
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    // A link that is none is said here, before a window opens for it.
    Invitation::read(&args.link).map_err(|why| Trouble { message: why.message, hint: why.hint })?;
    crate::game::probe().map_err(|why| {
        // Without a window the same link is good for a browser.
        Trouble::new(why.message).hint(Message::new("cli-join-browser").with("link", args.link.as_str()))
    })?;
    let join = Joining { link: args.link.clone(), name: args.name.clone().unwrap_or_default() };
    start::window(Context::new(&context.global)?, Some(join))
}
