//! `footlights swarm`: simulated players in a session, to see how a host bears them.

use std::process::ExitCode;

use super::{Context, EXIT_FAULTS, Trouble, host::runtime};
use crate::{
    host::{
        guard::FILES,
        swarm::{self, Measured, Swarming},
    },
    terms::Message,
};

/// Simulated players in a session, for load and rehearsal
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 no error, 1 players or answers failed, 2 could not run.")]
pub struct Args {
    /// The link that people join by, or the host’s own link to begin sessions with
    link: String,
    /// How many players, in each session
    #[arg(long, value_name = "N", default_value_t = 30)]
    players: usize,
    /// How many sessions to begin, where the link is the host’s own
    #[arg(long, value_name = "N", default_value_t = 1)]
    sessions: usize,
    /// What is played in them, by its id [default: what the host lists first]
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
    /// How many rounds: in each every player sends one choice and waits for the view that has it
    #[arg(long, value_name = "N", default_value_t = 10)]
    rounds: usize,
    /// Let everybody then go on at once to where the week plays out, to where it says why, and to the team; measure each
    #[arg(long)]
    week: bool,
    /// Print what was measured as a JSON document
    #[arg(long)]
    json: bool,
}

/// Plays and reports.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    // Two sockets for each browser come to more than most systems allow at first.
    let _ = rlimit::increase_nofile_limit(FILES);
    let wanted = Swarming {
        link: args.link.clone(),
        sessions: args.sessions,
        scenario: args.scenario.clone(),
        players: args.players,
        rounds: args.rounds,
        week: args.week,
    };
    let played = runtime()?.block_on(swarm::swarm(&wanted));
    let report = played.map_err(|error| Trouble::new(error.message()))?;
    if args.json {
        context.print_json(&report)?;
    } else {
        let tenths = |figure: f64| format!("{figure:.1}");
        let times = |id: &'static str, times: &Measured| {
            Message::new(id)
                .with("p50", tenths(times.p50_ms))
                .with("p95", tenths(times.p95_ms))
                .with("p99", tenths(times.p99_ms))
                .with("ms", times.server_ms_per_round.map_or_else(String::new, tenths))
                .with("here", if times.server_ms_per_round.is_some() { "yes" } else { "no" })
        };
        let mut said = vec![
            times("swarm-done", &report.choices)
                .with("sessions", report.sessions)
                .with("players", report.players)
                .with("rounds", report.rounds)
                .with("errors", report.errors),
        ];
        let parts = [("week", &report.week), ("why", &report.why), ("team", &report.team)];
        said.extend(
            parts.into_iter().filter_map(|(what, measured)| {
                Some(times("swarm-week", measured.as_ref()?).with("what", what))
            }),
        );
        said.extend(report.server_mib.map(|mib| Message::new("swarm-server").with("mib", tenths(mib))));
        for message in said {
            context.print(format!("{}\n", context.words.text(&message)))?;
        }
    }
    Ok(if report.errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(EXIT_FAULTS) })
}
