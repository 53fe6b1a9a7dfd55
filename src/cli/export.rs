//! `footlights export`: a kept session as a table, as a document, or as the journal that it is.

use std::{path::PathBuf, process::ExitCode};

use clap::ValueEnum;

use super::{Context, kept};
use crate::{
    report::export,
    session::{Archive, Journal, Read},
};

/// A kept session as a table, a document, or its journal
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its code, or a journal
    session: PathBuf,
    /// In which form
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
}

/// Forms of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A row for each round of each group
    Csv,
    /// Everything that rounds and ends have left
    Json,
    /// The journal: `replay` verifies it, `report` reads it
    Journal,
}

/// Writes it to stdout.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let bytes = kept::journal(context, &args.session)?;
    if matches!(args.format, Format::Journal) {
        context.print(String::from_utf8_lossy(&bytes))?;
        return Ok(ExitCode::SUCCESS);
    }
    let journal = Journal::read(&bytes, Read::All).map_err(|error| kept::damaged(&args.session, error))?;
    let archive = Archive::of(&journal);
    match args.format {
        Format::Csv => context.print(export::csv(&archive))?,
        Format::Json | Format::Journal => context.print_json(&export::Document::of(&archive))?,
    }
    Ok(ExitCode::SUCCESS)
}
