//! The first day: people as the seed makes them, work as it stands, and what the leader meets.

use super::{
    beliefs::{Seat, Sightings},
    deal::deal,
    fixed::{FULL, ONE, POINT},
    luck::{Luck, Purpose},
    setup::{Setup, normalised},
    state::{Hidden, Public, Question, State, Stream, World},
};
use crate::terms::{Level, Motive, Practice};

/// Starts a game: the same setup and luck give the same game everywhere.
pub fn start(setup: &Setup, luck: Luck) -> State {
    let (n, areas) = (setup.members.len(), setup.scenario.areas.len());
    let vary = &setup.scenario.variation;
    let mut levels = Vec::new();
    let mut skill = Vec::new();
    let mut motives = Vec::new();
    for member in &setup.members {
        let mut own = member.start;
        for level in Level::ALL {
            let by = luck.within(0, member.hash, Purpose::Person, level as u32, vary.levels * POINT);
            own[level as usize] = (own[level as usize] + by).clamp(POINT, FULL - POINT);
        }
        levels.push(own);
        for area in 0..areas {
            let by = luck.within(0, member.hash, Purpose::Person, 20 + area as u32, vary.skills * POINT);
            skill.push((member.skills[area] + by).clamp(0, FULL));
        }
        let mut weights = member.motives;
        for motive in Motive::ALL {
            let by = luck.within(0, member.hash, Purpose::Person, 40 + motive as u32, vary.motives * 10);
            let weight = &mut weights[motive as usize];
            *weight = (*weight * (ONE + by) / ONE).max(0);
        }
        motives.push(normalised(weights));
    }
    let qualities = setup
        .decisions
        .iter()
        .map(|decision| {
            let mut qualities = decision.qualities.clone();
            if vary.shuffle_qualities {
                for i in (1..qualities.len()).rev() {
                    let j = luck.below(0, decision.hash, Purpose::Shuffle, i as u32, i as i64 + 1) as usize;
                    qualities.swap(i, j);
                }
            }
            qualities
        })
        .collect();
    let world = World {
        usual: levels.clone(),
        levels,
        skill,
        motives,
        structure: setup.members.iter().map(|member| member.structure).collect(),
        closeness: setup.closeness.clone(),
        conflict: setup.conflict.clone(),
        burdened: setup.members.iter().map(|member| member.private.is_some()).collect(),
        eased_until: vec![0; n],
        credit: vec![40 * POINT; n],
        ideas_had: vec![0; n],
        intent: vec![0; n],
        shared: 40 * POINT,
        alignment: 35 * POINT,
    };
    let public = Public {
        round: 0,
        left: vec![None; n],
        streams: setup
            .streams
            .iter()
            .map(|stream| Stream {
                effort: if stream.standing { 0 } else { stream.effort },
                progress: 0,
                rework: 0,
                came_back: 0,
                owner: Some(stream.owner),
                authority: stream.authority,
                attended_until: 0,
                done: None,
            })
            .collect(),
        questions: vec![Question { open: false, settled: None }; setup.decisions.len()],
        sponsor: setup.sponsor,
        passing: Vec::new(),
        debts: Vec::new(),
        own_flags: vec![false; setup.flags.len()],
        hand: Vec::new(),
        dealt: vec![false; setup.cards.len()],
        news: Vec::new(),
        come: Vec::new(),
        contact: vec![0; n],
        doses: vec![0; Practice::COUNT * Public::dose_slots(setup)],
        stale: 0,
        reputation: setup.coefficients.reputation_start,
        output: Vec::with_capacity(setup.rounds_all() as usize),
        ideas: [0; 3],
        ideas_waiting: [0; 2],
        used: [0; Practice::COUNT],
        place: 500,
    };
    let hidden = Hidden {
        luck,
        skill_start: world.skill.clone(),
        world,
        qualities,
        pending: Vec::new(),
        flags: vec![false; setup.flags.len()],
        secrets: Vec::new(),
        come: Vec::new(),
        said: vec![0; setup.voices.len()],
    };
    let mut state = State { public, hidden, seat: Seat::blank(setup) };
    let State { public, hidden, seat } = &mut state;
    Sightings { setup, public, hidden }.first_day(seat);
    deal(setup, &mut state);
    state
}
