//! `footlights lab study`: teams × leaders × seeds, one tidy row each, and what the findings come to.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use super::{coefficients, page::figure, progress::Progress, ready};
use crate::{
    cli::{Context, Trouble, context::shown, table::table},
    lab::{
        csv::Grain,
        finding::{Found, Tally},
        ready::Ready,
        study::Expect,
    },
    terms::Message,
};

/// Run a study: teams × leaders × seeds, one row each as CSV
#[derive(Debug, clap::Args)]
#[command(after_help = "docs/studies.md says what stands in a study and in each column.")]
pub struct Args {
    /// Id of a built-in study, or a path
    study: String,
    /// Write the table to this file instead of stdout
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    /// One row for each round of a run
    #[arg(long, conflicts_with = "per_member")]
    per_round: bool,
    /// One row for each member in a run
    #[arg(long)]
    per_member: bool,
    /// Runs for each team and leader, in place of what the study says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=crate::lab::load::RUNS_MAX))]
    runs: Option<u64>,
}

/// Runs it, writes the table, and tells the findings.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let source = context.content.find_study(&args.study)?;
    let mut ready = ready(context, &source, &coefficients(context)?)?;
    if let Some(runs) = args.runs {
        ready.study.runs = runs;
    }
    let grain = match (args.per_round, args.per_member) {
        (true, _) => Grain::Round,
        (_, true) => Grain::Member,
        _ => Grain::Run,
    };
    let mut tally = Tally::with_intervals(&ready);
    match &args.out {
        None => write(context, &ready, grain, &mut tally, &mut io::stdout().lock())?,
        Some(path) => {
            let unwritable = |error: io::Error| {
                let message = Message::new("cli-new-unwritable").with("path", shown(path));
                Trouble::new(message.with("why", error.to_string()))
                    .hint(Message::new("cli-new-unwritable-hint"))
            };
            let mut file = File::create(path).map_err(unwritable)?;
            write(context, &ready, grain, &mut tally, &mut file)?;
        }
    }
    if !ready.study.findings.is_empty() {
        tell(context, &ready, &tally.found(&ready));
    }
    Ok(ExitCode::SUCCESS)
}

/// Streams the rows in order: what is held is one chunk of runs, however many there are.
fn write(
    context: &Context,
    ready: &Ready,
    grain: Grain,
    tally: &mut Tally,
    to: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut keep = grain.keep();
    keep.members |= tally.wants_members();
    let runs = ready.study.runs;
    let progress = Progress::new(context, ready.rows(runs));
    let mut to = BufWriter::new(to);
    to.write_all(grain.heading().as_bytes())?;
    let mut lines = String::new();
    let outcome = ready.play(
        runs,
        keep,
        |_, _| true,
        |row| {
            lines.clear();
            grain.lines(ready, &row, &mut lines);
            tally.add(&row);
            progress.add(1);
            to.write_all(lines.as_bytes())
        },
    );
    progress.clear();
    outcome?;
    Ok(to.flush()?)
}

/// The findings, on stderr: the table alone is data.
fn tell(context: &Context, ready: &Ready, found: &[Found]) {
    let say = |id: &'static str| context.words.say(id);
    let rows = ready.study.findings.iter().zip(found).map(|(finding, found)| {
        let estimate = found.estimate;
        let verdict = match (finding.expect, found.holds) {
            (Expect::Anything, _) => "lab-reported",
            (_, true) => "lab-holds",
            (_, false) => "lab-missed",
        };
        vec![
            finding.id.clone(),
            figure(estimate.value),
            format!("{} … {}", figure(estimate.low), figure(estimate.high)),
            say(verdict),
            finding.claim.clone(),
        ]
    });
    let heading = [
        "lab-column-id",
        "lab-column-measured",
        "lab-column-interval",
        "lab-column-verdict",
        "lab-column-claim",
    ];
    let text = table(heading.map(say).to_vec(), rows.collect());
    if !context.global.quiet {
        let _ = write!(io::stderr(), "{text}");
    }
}
