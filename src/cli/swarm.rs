//! `footlights swarm`: simulated players in a session, to see how a host bears them.

use std::process::ExitCode;

use super::{Context, EXIT_FAULTS, Trouble, host::runtime};
use crate::{
    host::{guard::FILES, swarm},
    terms::Message,
};

/// Simulated players in a session, for load and rehearsal
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 no error, 1 players or answers failed, 2 could not run.")]
pub struct Args {
    /// The link that people join by
    link: String,
    /// How many players
    #[arg(long, value_name = "N", default_value_t = 30)]
    players: usize,
    /// How many rounds: in each every player sends one choice and waits for the view that has it
    #[arg(long, value_name = "N", default_value_t = 10)]
    rounds: usize,
    /// Print what was measured as a JSON document
    #[arg(long)]
    json: bool,
}

/// Plays and reports.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    // Two sockets for each browser come to more than most systems allow at first.
    let _ = rlimit::increase_nofile_limit(FILES);
    let played = runtime()?.block_on(swarm::swarm(&args.link, args.players, args.rounds));
    let report = played.map_err(|error| Trouble::new(error.message()))?;
    if args.json {
        context.print_json(&report)?;
    } else {
        let tenths = |figure: f64| format!("{figure:.1}");
        let message = Message::new("swarm-done")
            .with("players", report.players)
            .with("rounds", report.rounds)
            .with("p50", tenths(report.p50_ms))
            .with("p95", tenths(report.p95_ms))
            .with("p99", tenths(report.p99_ms))
            .with("errors", report.errors);
        context.print(format!("{}\n", context.words.text(&message)))?;
        if let (Some(ms), Some(mib)) = (report.server_ms_per_round, report.server_mib) {
            let message = Message::new("swarm-server").with("ms", tenths(ms)).with("mib", tenths(mib));
            context.print(format!("{}\n", context.words.text(&message)))?;
        }
    }
    Ok(if report.errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(EXIT_FAULTS) })
}
