//! `footlights lab validate`: the model against the literature, finding by finding.

use std::{fs, path::PathBuf, process::ExitCode, sync::Arc};

use super::{
    coefficients,
    page::{self, Run},
    progress::Progress,
    ready,
};
use crate::{
    cli::{Context, EXIT_FAULTS, Trouble, context::shown},
    lab::{
        ready::Ready,
        validate::{Part, Sizes, judge, steadiness, work},
    },
    sim::coefficients::CoefficientFile,
    terms::Message,
};

/// Folder of the main studies, among those shipped.
const MAIN: &str = "validation";
/// Folder of the hold-outs.
const HOLD_OUT: &str = "hold-out";

/// Hold the model against the literature: every finding with its interval
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 every published finding holds or is a known miss, 1 one does not, 2 could not run."
)]
pub struct Args {
    /// A first look in under a minute: fewer teams, fewer disturbed models
    #[arg(long)]
    quick: bool,
    /// Write the report to this file as well
    #[arg(long, value_name = "FILE.md")]
    out: Option<PathBuf>,
    /// How many disturbed models to run; 0 leaves them out [default: 200, with --quick 10]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(0..=1000))]
    models: Option<u64>,
}

/// Runs all studies, prints the table, writes the report.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let mut sizes = if args.quick { Sizes::QUICK } else { Sizes::FULL };
    if let Some(models) = args.models {
        sizes.models = models;
    }
    let numbers = coefficients(context)?;
    let studies = |folder: &str| -> anyhow::Result<Vec<Ready>> {
        context.content.studies(folder).into_iter().map(|source| ready(context, source, &numbers)).collect()
    };
    let (main, hold_out) = (studies(MAIN)?, studies(HOLD_OUT)?);
    let file = file(context)?;

    // Under disturbed models a row of a study is as much work as in the study itself.
    let disturbed = |ready: &Ready| ready.rows(sizes.model_runs.min(ready.study.runs));
    let all = main.iter().chain(&hold_out).map(|ready| work(ready, sizes)).sum::<u64>()
        + sizes.models * main.iter().map(disturbed).sum::<u64>();
    let progress = Progress::new(context, all);
    let judged = |ready: &Ready| -> Vec<Part> {
        let found = judge(ready, sizes, |done| progress.add(done));
        let parts = ready.study.findings.iter().zip(found);
        parts
            .map(|(finding, found)| Part {
                study: ready.study.id.as_str().to_owned(),
                finding: finding.clone(),
                found,
                steady: None,
            })
            .collect()
    };
    let mut main_parts = Vec::new();
    for ready in &main {
        let mut parts = judged(ready);
        if sizes.models > 0 {
            let each = disturbed(ready);
            let shares = steadiness(ready, &file, sizes, |models| progress.add(models * each))?;
            for (part, share) in parts.iter_mut().zip(shares) {
                part.steady = share;
            }
        }
        main_parts.append(&mut parts);
    }
    let held_parts: Vec<Part> = hold_out.iter().flat_map(judged).collect();
    progress.clear();

    let most =
        |ready: &[Ready]| ready.iter().map(|ready| ready.study.runs.min(sizes.runs)).max().unwrap_or(0);
    let run = Run {
        main: &main_parts,
        hold_out: &held_parts,
        sizes: [most(&main), sizes.models, sizes.model_runs],
    };
    context.print(page::plain(context, run.main))?;
    context.print(format!("\n{}\n", page::summary(context, "lab-page-main", run.main)))?;
    context.print(format!("{}\n", page::summary(context, "lab-page-hold-out", run.hold_out)))?;
    if let Some(path) = &args.out {
        let before = fs::read_to_string(path).ok();
        let text = page::page(context, &run, before.as_deref(), !args.quick);
        fs::write(path, text).map_err(|error| {
            let message = Message::new("cli-new-unwritable").with("path", shown(path));
            Trouble::new(message.with("why", error.to_string())).hint(Message::new("cli-new-unwritable-hint"))
        })?;
    }
    let failed = main_parts.iter().chain(&held_parts).any(Part::fails);
    Ok(if failed { ExitCode::from(EXIT_FAULTS) } else { ExitCode::SUCCESS })
}

/// The numbers of the model as they are written, to be disturbed.
fn file(context: &Context) -> anyhow::Result<Arc<CoefficientFile>> {
    let source = context.content.model("coefficients")?;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    Ok(Arc::new(options.from_str(&source.text)?))
}
