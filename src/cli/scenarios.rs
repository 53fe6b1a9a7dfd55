//! `footlights scenarios`: what can be played.

use std::process::ExitCode;

use serde::Serialize;

use super::{Context, table::table};
use crate::{
    content::Source,
    scenario::{Scenario, load},
    terms::Message,
};

/// List the scenarios that can be played
#[derive(Debug, clap::Args)]
pub struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    scenarios: Vec<Entry<'a>>,
}

/// One scenario in it. Minutes are for playing alone.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    author: &'a str,
    round: &'a str,
    rounds: u32,
    empty_chair: u32,
    minutes: u32,
    short: Option<Short>,
    team: usize,
    content_notes: &'a [String],
    file: &'a str,
}

/// Its short cut.
#[derive(Serialize)]
struct Short {
    rounds: u32,
    minutes: u32,
}

/// Prints the list.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let mut found: Vec<(&Source, Scenario)> = Vec::new();
    for source in context.content.scenarios() {
        match load(&source.file, &source.text).scenario {
            Some(scenario) => found.push((source, scenario)),
            // Only `--assets` can bring one: what is built in is checked before it is shipped.
            None => context.talk(&Message::new("cli-scenario-faulty").with("file", source.file.as_str())),
        }
    }
    if args.json {
        let scenarios = found.iter().map(|(source, scenario)| entry(source, scenario)).collect();
        context.print_json(&Document { format: "footlights.scenarios/1", scenarios })?;
    } else {
        let words = &context.words;
        let heading = [
            "cli-column-id",
            "cli-column-title",
            "cli-column-rounds",
            "cli-column-minutes",
            "cli-column-team",
        ];
        let heading = heading.map(|id| words.say(id)).to_vec();
        let row = |(source, scenario): &(&Source, Scenario)| {
            let rounds = Message::new("cli-rounds")
                .with("rounds", i64::from(scenario.rounds))
                .with("round", scenario.round.name.as_str())
                .with("short", i64::from(scenario.short.as_ref().map_or(0, |short| short.rounds)));
            let team = Message::new("cli-people").with("people", scenario.members.len());
            let minutes = minutes(scenario, scenario.rounds).to_string();
            vec![source.id.clone(), scenario.title.clone(), words.text(&rounds), minutes, words.text(&team)]
        };
        context.print(table(heading, found.iter().map(row).collect()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How long so many rounds take to play alone, in minutes.
pub(super) fn minutes(scenario: &Scenario, rounds: u32) -> u32 {
    rounds.saturating_mul(scenario.minutes_per_round)
}

fn entry<'a>(source: &'a Source, scenario: &'a Scenario) -> Entry<'a> {
    let short = |rounds| Short { rounds, minutes: minutes(scenario, rounds) };
    Entry {
        id: &source.id,
        title: &scenario.title,
        summary: &scenario.summary,
        author: &scenario.author,
        round: &scenario.round.name,
        rounds: scenario.rounds,
        empty_chair: scenario.empty_chair,
        minutes: minutes(scenario, scenario.rounds),
        short: scenario.short.as_ref().map(|cut| short(cut.rounds)),
        team: scenario.members.len(),
        content_notes: &scenario.content_notes,
        file: &source.file,
    }
}
