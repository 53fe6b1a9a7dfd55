//! `footlights replay`: plays a journal again and compares every hash.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use super::{Context, EXIT_FAULTS, Trouble, context::shown, kept};
use crate::{
    session::{Journal, Read, ReplayError, verify},
    terms::Message,
};

/// Play a journal again and compare every hash
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 all hashes agree, 1 they differ, 2 could not run.")]
pub struct Args {
    /// A journal, or the code of a session that a host has kept
    journal: PathBuf,
    #[command(flatten)]
    from: kept::Where,
}

/// Replays and reports.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let bytes = kept::journal(context, &args.from, &args.journal)?;
    let journal =
        Journal::read(&bytes, Read::Entries).map_err(|error| kept::damaged(&args.journal, error))?;
    if journal.torn {
        context.talk(&Message::new("journal-torn").with("path", shown(&args.journal)));
    }
    match verify(&journal) {
        Ok(done) => {
            let message = Message::new("replay-done")
                .with("rounds", done.rounds)
                .with("commands", done.commands)
                .with("ends", done.ends)
                .with("hash", done.last.map_or_else(|| "-".to_owned(), |hash| hash.to_string()));
            context.print(format!("{}\n", context.words.text(&message)))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(ReplayError::Differs(difference)) => {
            // What was looked for and found, so it is no trouble of the program's; it goes to stderr all the same.
            writeln!(io::stderr(), "{}", context.words.text(&difference.message()))?;
            Ok(ExitCode::from(EXIT_FAULTS))
        }
        Err(error) => Err(Trouble::from(error).into()),
    }
}
