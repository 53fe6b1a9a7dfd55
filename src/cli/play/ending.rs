//! What `play` prints when the game is over.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Context;
use crate::{
    session::Session,
    sim::{self, Setup, State, fixed::POINT},
    terms::{Level, Message, Practice},
};

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    scenario: &'a str,
    seed: u64,
    leader: &'a str,
    rounds: u32,
    hash: String,
    score: BTreeMap<&'static str, f64>,
    profile: BTreeMap<&'static str, f64>,
    directing_share: f64,
    team: Vec<Member<'a>>,
    history: Vec<Round>,
}

#[derive(Serialize)]
struct Member<'a> {
    id: &'a str,
    morale: f64,
    innovation: f64,
    loyalty: f64,
    left_round: Option<u32>,
}

#[derive(Serialize)]
struct Round {
    round: u32,
    morale: f64,
    innovation: f64,
    loyalty: f64,
    output: f64,
}

/// Tells how the game of the first group went.
pub(super) fn tell(context: &Context, session: &Session, json: bool) -> anyhow::Result<()> {
    let document = document(session);
    if json {
        return context.print_json(&document);
    }
    let Document { score, hash, .. } = document;
    let part = |part: &str| format!("{:.1}", score.get(part).copied().unwrap_or_default());
    let title = session.prepared.setup.scenario.title.as_str();
    let message = Message::new("play-summary")
        .with("title", title)
        .with("seed", session.prepared.head.seed.to_string())
        .with("results", part("results"))
        .with("people", part("people"))
        .with("ideas", part("ideas"))
        .with("chair", part("empty_chair"))
        .with("total", part("total"))
        .with("hash", hash);
    context.print(format!("{}\n", context.words.text(&message)))
}

fn points(thousandths: i64) -> f64 {
    thousandths as f64 / POINT as f64
}

fn document(session: &Session) -> Document<'_> {
    let (setup, group): (&Setup, _) = (&session.prepared.setup, &session.groups[0]);
    let state: &State = &group.state;
    let score = sim::score(setup, state);
    let profile = sim::profile(&state.public.used);
    let team = setup
        .scenario
        .members
        .iter()
        .enumerate()
        .map(|(place, member)| {
            let level = |level| points(state.hidden.world.level(place, level));
            Member {
                id: member.id.as_str(),
                morale: level(Level::Morale),
                innovation: level(Level::Innovation),
                loyalty: level(Level::Loyalty),
                left_round: state.public.left[place].map(|round| round + 1),
            }
        })
        .collect();
    let history = group
        .history()
        .iter()
        .zip(1..)
        .map(|(means, round)| Round {
            round,
            morale: points(means.levels[0]),
            innovation: points(means.levels[1]),
            loyalty: points(means.levels[2]),
            output: means.output as f64 / 1000.0,
        })
        .collect();
    Document {
        format: "footlights.play/1",
        scenario: setup.scenario.id.as_str(),
        seed: session.prepared.head.seed,
        leader: session.prepared.leaders.keys().next().map_or("", |leader| leader.as_str()),
        rounds: setup.rounds,
        hash: format!("{:016x}", sim::fingerprint(setup, state)),
        score: BTreeMap::from([
            ("results", points(score.results)),
            ("people", points(score.people)),
            ("ideas", points(score.ideas)),
            ("empty_chair", points(score.empty_chair)),
            ("total", points(score.total)),
        ]),
        profile: Practice::ALL
            .into_iter()
            .map(|practice| (practice.id(), profile[practice as usize] as f64 / 1_000_000.0))
            .collect(),
        directing_share: sim::directing_share(&profile) as f64 / 1_000_000.0,
        team,
        history,
    }
}
