//! `footlights leaders`: who can play in place of a person.

use std::process::ExitCode;

use serde::Deserialize;

use super::{Context, table::table};
use crate::terms::Message;

/// List the automated leaders
#[derive(Debug, clap::Args)]
pub struct Args {}

/// What the list shows of a leader; the rest of the file belongs to whoever plays it.
#[derive(Deserialize)]
#[serde(rename = "Leader")]
struct Leader {
    #[serde(default)]
    summary: String,
}

/// Prints the list.
pub(super) fn run(context: &Context, _args: &Args) -> anyhow::Result<ExitCode> {
    let mut rows = Vec::new();
    for source in context.content.leaders() {
        match ron::from_str::<Leader>(&source.text) {
            Ok(leader) => rows.push(vec![source.id.clone(), leader.summary]),
            Err(error) => {
                tracing::debug!(%error, file = source.file, "cannot read a leader");
                context.talk(&Message::new("cli-leader-faulty").with("file", source.file.as_str()));
            }
        }
    }
    let heading = vec![context.words.say("cli-column-name"), context.words.say("cli-column-summary")];
    context.print(table(heading, rows))?;
    Ok(ExitCode::SUCCESS)
}
