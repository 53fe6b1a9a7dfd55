//! `footlights paths`: where data, journals, the log, scenarios and words come from or go to.

use std::process::ExitCode;

use super::{Context, context::shown, table::table};

/// Show where data, journals, the log, content and words are
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Prints the places.
pub(super) fn run(context: &Context, _args: &Args) -> anyhow::Result<ExitCode> {
    let words = &context.words;
    let log = context.global.log.as_deref().map_or_else(|| words.say("cli-log-stderr"), shown);
    let content = context.content.dir().map_or_else(|| words.say("cli-built-in"), shown);
    let row = |id, place: String| vec![words.say(id), place];
    let rows = vec![
        row("cli-path-data", shown(&context.data_dir()?)),
        row("cli-path-journals", shown(&context.journals_dir()?)),
        row("cli-path-log", log),
        row("cli-path-assets", content),
        row("cli-path-lang", words.lang()),
    ];
    context.print(table(vec![words.say("cli-column-what"), words.say("cli-column-where")], rows))?;
    Ok(ExitCode::SUCCESS)
}
