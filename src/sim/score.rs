//! The score in four parts, and the profile beside it.

use super::{
    deal::chair_percent,
    fixed::{FULL, ONE, POINT, Sharing, WEEK_HOURS},
    setup::Setup,
    state::{Public, State},
};
use crate::terms::{Level, Practice, Stance};

/// Four parts from 0 to 100 and their weighted mean, in thousandths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Delivered, on time, with what quality.
    pub results: i64,
    /// Morale, loyalty, growth, who stayed.
    pub people: i64,
    /// Ideas voiced, tried, adopted.
    pub ideas: i64,
    /// Output without the leader, against the larger of the team's own best and par.
    pub empty_chair: i64,
    /// Weighted by the scenario.
    pub total: i64,
}

/// Scores a game; meant for one that is over.
pub fn score(setup: &Setup, state: &State) -> Score {
    let results = results(setup, &state.public);
    let people = people(setup, state);
    let ideas = ideas(setup, &state.public);
    let empty_chair = empty_chair(setup, &state.public);
    let weights = &setup.scenario.score;
    let whole = (weights.results + weights.people + weights.ideas + weights.empty_chair).max(1);
    let total = (results * weights.results
        + people * weights.people
        + ideas * weights.ideas
        + empty_chair * weights.empty_chair)
        / whole;
    Score { results, people, ideas, empty_chair, total }
}

fn results(setup: &Setup, public: &Public) -> i64 {
    let c = &setup.coefficients;
    let (mut sum, mut weights) = (0, 0);
    for (fixed, stream) in setup.streams.iter().zip(&public.streams) {
        let delivered = (stream.progress.min(stream.effort) * FULL / stream.effort.max(1)).clamp(0, FULL);
        let timely = match (fixed.due, stream.done) {
            (Some(due), Some(done)) if done > due => {
                let late_hours = i64::from(done - due) * setup.hours;
                delivered - (c.score_missed + c.score_late * late_hours / WEEK_HOURS).min(FULL * 3 / 5)
            }
            (Some(_), None) => delivered * 3 / 4,
            _ => delivered,
        };
        let made = (stream.progress + stream.rework).max(1);
        let quality = ONE - stream.rework * ONE / made;
        // Standing work counts by what it asked for over the game.
        let weight = stream.effort / 1000 + 1;
        sum += timely.max(0) * quality / ONE * weight;
        weights += weight;
    }
    (sum / weights.max(1)).clamp(0, FULL)
}

fn people(setup: &Setup, state: &State) -> i64 {
    let (n, areas) = (setup.members.len(), setup.scenario.areas.len());
    let world = &state.hidden.world;
    let (mut felt, mut grown) = (0, 0);
    for member in 0..n {
        if !state.public.there(member) {
            continue;
        }
        felt += (world.level(member, Level::Morale) + world.level(member, Level::Loyalty)) / 2;
        let most = (0..areas)
            .map(|area| world.skill[member * areas + area] - state.hidden.skill_start[member * areas + area])
            .max();
        grown += most.unwrap_or(0).max(0);
    }
    let n = n.max(1) as i64;
    (felt / n * 9 / 10 + (grown / n * 3 / 2).min(10 * POINT)).clamp(0, FULL)
}

fn ideas(setup: &Setup, public: &Public) -> i64 {
    let weeks = i64::from(public.round) * setup.hours * 1000 / WEEK_HOURS;
    let expected = setup.coefficients.score_ideas_par * setup.members.len() as i64 * weeks / ONE;
    let [voiced, tried, adopted] = public.ideas;
    ((voiced + 2 * tried + 3 * adopted) * FULL / expected.max(1)).clamp(0, FULL)
}

fn empty_chair(setup: &Setup, public: &Public) -> i64 {
    let led = &public.output[..public.output.len().min(setup.rounds as usize)];
    let width = led.len().clamp(1, 4);
    let own_best = led.windows(width).map(|four| four.iter().sum::<i64>() / width as i64).max().unwrap_or(0);
    let against = own_best.max(setup.par).max(1);
    let chair = chair_percent(setup, public) * setup.par / ONE;
    (chair * FULL / against).clamp(0, FULL)
}

/// Share of each practice in all that was used, in thousandths that sum to [`ONE`]; all 0 if none was used.
pub fn profile(used: &[i64; Practice::COUNT]) -> [i64; Practice::COUNT] {
    let whole: i64 = used.iter().sum();
    let mut profile = [0; Practice::COUNT];
    profile.copy_from_slice(Sharing::default().of(if whole == 0 { 0 } else { ONE * ONE }, used));
    profile
}

/// Share of the six directing practices in a profile, in the profile's unit.
pub fn directing_share(profile: &[i64; Practice::COUNT]) -> i64 {
    let directing = |practice: &&Practice| practice.stance() == Stance::Directing;
    Practice::ALL.iter().filter(directing).map(|practice| profile[*practice as usize]).sum()
}
