//! `footlights lab balance`: what happens when every leader plays a scenario many times.

use std::{fs, path::PathBuf, process::ExitCode, sync::Arc};

use super::{coefficients, progress::Progress, usable};
use crate::{
    cli::{Context, Trouble, context::shown, table::table, wrap::wrap},
    lab::balance::{self, Balance, RUNS, RUNS_MAX, UseSeen, games},
    leader::{self, Leader},
    report::{
        balance::{Minutes, PART_IDS, document, page, verdict},
        names::names,
    },
    scenario,
    sim::{Length, Setup},
    terms::Message,
};

/// Find out how balanced a scenario is: scores, leaving, what each card and practice is worth
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Id of a built-in scenario, or a path
    scenario: String,
    /// The author’s short cut
    #[arg(long)]
    short: bool,
    /// Runs of each leader; the planner plays a tenth of them
    #[arg(long, value_name = "N", default_value_t = RUNS, value_parser = clap::value_parser!(u64).range(1..=RUNS_MAX))]
    runs: u64,
    /// Seed that the runs' seeds are made of
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// As JSON
    #[arg(long, conflicts_with = "html")]
    json: bool,
    /// Write a page with plots to this file
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

/// Measures and tells.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let source = context.content.find_scenario(&args.scenario)?;
    let loaded = scenario::load(&source.file, &source.text);
    let scenario = usable(context, &source, loaded.scenario, &loaded.faults)?;
    let length = if args.short { Length::Short } else { Length::Full };
    let setup = Setup::new(Arc::new(scenario), coefficients(context)?, length)?;
    let mut leaders: Vec<Leader> = Vec::new();
    for source in context.content.leaders() {
        let loaded = leader::load(&source.file, &source.text);
        leaders.push(usable(context, source, loaded.leader, &loaded.faults)?);
    }
    let progress = Progress::new(context, games(&leaders, args.runs));
    let balance = balance::measure(&setup, &leaders, args.runs, args.seed, &|more| progress.add(more));
    progress.clear();
    if args.json {
        context.print_json(&document(&setup, &balance))?;
    } else if let Some(path) = &args.html {
        fs::write(path, page(&setup, &balance, &context.words)).map_err(|error| {
            let message = Message::new("cli-new-unwritable").with("path", shown(path));
            Trouble::new(message.with("why", error.to_string())).hint(Message::new("cli-new-unwritable-hint"))
        })?;
        context.talk(&Message::new("balance-written").with("path", shown(path)));
    } else {
        context.print(text(context, &setup, &balance))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The report for a terminal.
fn text(context: &Context, setup: &Setup, balance: &Balance) -> String {
    let words = &context.words;
    let names = names(setup, words);
    let mut out = String::new();
    let mut block = |id: &'static str, body: String| {
        out.push_str(&format!("{}\n\n{}\n", words.say(id), body));
    };
    let said = verdict(setup, balance, &names);
    let sentences: Vec<String> = said.iter().map(|said| wrapped(&words.text(said))).collect();
    block("balance-verdict", sentences.concat());
    let mut heading = vec![words.say("balance-leader"), words.say("balance-runs")];
    heading.extend(PART_IDS.map(|id| words.text(&Message::new(format!("balance-part-{id}")))));
    heading.push(words.say("balance-left-any"));
    let rows = balance.leaders.iter().map(|led| {
        let mut row = vec![led.name.clone(), led.runs.to_string()];
        row.extend(led.parts.map(|part| format!("{:.1} ({:.0}–{:.0})", part.mean, part.low, part.high)));
        row.push(format!("{:.0} %", led.left_any * 100.0));
        row
    });
    block("balance-scores", table(heading, rows.collect()));
    let heading = ["balance-practice", "balance-units", "balance-uses", "balance-pays-fails"];
    let rows = balance.practices.iter().map(|seen| {
        let name = words.practice(seen.practice);
        vec![name, format!("{:.1}", seen.units), seen.uses.taken.to_string(), pays(&seen.uses)]
    });
    block("balance-practices", table(heading.map(|id| words.say(id)).to_vec(), rows.collect()));
    let heading = ["balance-card", "balance-came", "balance-option", "balance-taken", "balance-pays-fails"];
    let mut rows = Vec::new();
    for (place, seen) in balance.cards.iter().enumerate() {
        let card = &setup.scenario.cards[place];
        for (chosen, option) in seen.options.iter().enumerate() {
            let first = |text: String| if chosen == 0 { text } else { String::new() };
            rows.push(vec![
                first(card.id.to_string()),
                first(format!("{:.0} %", seen.came * 100.0)),
                card.options[chosen].id.to_string(),
                format!("{} / {}", option.taken, option.offered),
                pays(option),
            ]);
        }
    }
    block("balance-cards", table(heading.map(|id| words.say(id)).to_vec(), rows));
    let heading = ["balance-ending", "balance-told"];
    let endings = setup.scenario.endings.iter().zip(&balance.endings);
    let rows = endings.map(|(ending, told)| vec![ending.id.to_string(), format!("{:.0} %", told * 100.0)]);
    block("balance-endings", table(heading.map(|id| words.say(id)).to_vec(), rows.collect()));
    let Minutes { solo, league, council, ensemble } = Minutes::of(setup);
    let minutes = Message::new("balance-minutes-by-mode")
        .with("solo", i64::from(solo))
        .with("league", i64::from(league))
        .with("council", i64::from(council))
        .with("ensemble", i64::from(ensemble));
    block("balance-minutes", wrapped(&words.text(&minutes)));
    out
}

fn wrapped(text: &str) -> String {
    wrap("", "  ", text)
}

fn pays(seen: &UseSeen) -> String {
    if seen.taken == 0 {
        return "–".to_owned();
    }
    let share = |part: u64| part as f64 * 100.0 / seen.taken as f64;
    format!("{:.0} % / {:.0} %", share(seen.paid), share(seen.failed))
}
