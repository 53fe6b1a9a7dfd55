//! `footlights leaders`: who can play in place of a person.

use std::process::ExitCode;

use serde::Serialize;

use super::{Context, table::table};
use crate::{leader, terms::Message};

/// List the automated leaders
#[derive(Debug, clap::Args)]
pub struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document {
    format: &'static str,
    leaders: Vec<Entry>,
}

/// One leader in it: `id` is what `--leader` takes.
#[derive(Serialize)]
struct Entry {
    id: String,
    name: String,
    about: String,
    file: String,
}

/// Prints the list.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let mut leaders = Vec::new();
    for source in context.content.leaders() {
        // Under the name that `--leader` takes, which is the file's.
        match leader::load(&source.file, &source.text).leader {
            Some(leader) => leaders.push(Entry {
                id: source.id.clone(),
                name: leader.name,
                about: leader.about,
                file: source.file.clone(),
            }),
            None => context.talk(&Message::new("cli-leader-faulty").with("file", source.file.as_str())),
        }
    }
    if args.json {
        context.print_json(&Document { format: "footlights.leaders/1", leaders })?;
        return Ok(ExitCode::SUCCESS);
    }
    let rows = leaders.into_iter().map(|leader| vec![leader.id, leader.about]).collect();
    let heading = vec![context.words.say("cli-column-name"), context.words.say("cli-column-summary")];
    context.print(table(heading, rows))?;
    Ok(ExitCode::SUCCESS)
}
