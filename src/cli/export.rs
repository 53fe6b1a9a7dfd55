//! `footlights export`: a kept session as a table, as a document, or as the journal that it is.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum;

use super::{Context, Trouble, context::shown, kept};
use crate::{
    report::{export, league::Export},
    session::{Archive, Journal, Read},
    terms::Message,
};

/// A kept session as a table, a document, or its journal
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its code, or a journal
    session: PathBuf,
    /// In which form
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// A row for each leader's seat and not for each round, with ratings and style
    #[arg(long)]
    seats: bool,
    #[command(flatten)]
    from: kept::Where,
}

/// Forms of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A row for each round of each game that is over, under pseudonyms
    Csv,
    /// Everything that rounds and ends have left
    Json,
    /// The journal: `replay` verifies it, `report` reads it
    Journal,
}

/// Writes it to stdout.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let bytes = kept::journal(context, &args.from, &args.session)?;
    if matches!(args.format, Format::Journal) {
        context.print(String::from_utf8_lossy(&bytes))?;
        return Ok(ExitCode::SUCCESS);
    }
    let journal = Journal::read(&bytes, Read::All).map_err(|error| kept::damaged(&args.session, error))?;
    let archive = Archive::of(&journal);
    match args.format {
        Format::Csv => {
            let tables = Export::of_archive(&archive).ok_or_else(|| unreadable(&args.session))?;
            context.print(if args.seats { tables.seats } else { tables.rounds })?;
        }
        Format::Json | Format::Journal => context.print_json(&export::Document::of(&archive))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn unreadable(session: &Path) -> Trouble {
    let message = Message::new("report-unreadable").with("path", shown(session));
    Trouble::new(message).hint(Message::new("report-unreadable-hint"))
}
