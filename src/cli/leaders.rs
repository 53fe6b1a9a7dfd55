//! `footlights leaders`: who can play in place of a person.

use std::process::ExitCode;

use super::{Context, table::table};
use crate::{leader, terms::Message};

/// List the automated leaders
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Prints the list.
pub(super) fn run(context: &Context, _args: &Args) -> anyhow::Result<ExitCode> {
    let mut rows = Vec::new();
    for source in context.content.leaders() {
        // Under the name that `--leader` takes, which is the file's.
        match leader::load(&source.file, &source.text).leader {
            Some(leader) => rows.push(vec![source.id.clone(), leader.about]),
            None => context.talk(&Message::new("cli-leader-faulty").with("file", source.file.as_str())),
        }
    }
    let heading = vec![context.words.say("cli-column-name"), context.words.say("cli-column-summary")];
    context.print(table(heading, rows))?;
    Ok(ExitCode::SUCCESS)
}
