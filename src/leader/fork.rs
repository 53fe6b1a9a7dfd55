//! Forks: the same game again from one point with something changed, on the same luck and on others.

use rayon::prelude::*;

use super::{Game, Leader, RoundMeans};
use crate::{
    sim::{
        Detail, Entry, Move, Plan, Record, Scratch, Setup, Sight, State, fixed::ONE, headline_means, play,
        play_lean, profile,
    },
    terms::{Id, Practice},
};

/// Other lucks on which a fork is compared.
pub const OTHER_LUCKS: u64 = 20;
/// Rounds over which the fit of a use is measured.
pub const FIT_ROUNDS: usize = 4;

/// A game as it was played, to fork from.
#[derive(Clone, Copy, Debug)]
pub struct Played<'a> {
    /// The fixed side.
    pub setup: &'a Setup,
    /// The state at the start of each round.
    pub past: &'a [State],
    /// What each round left behind.
    pub records: &'a [Record],
    /// True means after each round.
    pub history: &'a [RoundMeans],
    /// The state at the end.
    pub end: &'a State,
}

impl<'a> From<&'a Game<'a>> for Played<'a> {
    fn from(game: &'a Game<'a>) -> Self {
        Self {
            setup: game.setup,
            past: &game.past,
            records: &game.records,
            history: &game.history,
            end: &game.state,
        }
    }
}

/// What is changed at a fork.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another option of a card, or none.
    Answer {
        /// The card.
        card: usize,
        /// The option taken instead.
        option: Option<usize>,
    },
    /// The round's attention, spent otherwise.
    Attention(Vec<crate::sim::Placement>),
}

/// What a fork came to.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The round of the fork, from 0.
    pub round: u32,
    /// The true ledger of that round as it was played.
    pub was: Vec<Entry>,
    /// The true ledger of that round as it would have been.
    pub would: Vec<Entry>,
    /// Means after each round from the fork on, as it was.
    pub line_was: Vec<RoundMeans>,
    /// The same as it would have been, on the same luck.
    pub line_would: Vec<RoundMeans>,
    /// Later choices that were no longer on offer, made by a leader in the player's style.
    pub substitutions: usize,
    /// For each round, what the fork changed on other lucks: the middle of the paired differences and the ends
    /// of their middle four fifths, in thousandths of a point of (morale + innovation + loyalty) / 3.
    pub band: Vec<Band>,
    /// By other luck and round: what the fork changed in morale, innovation and loyalty (thousandths of a point) and
    /// in output (thousandths of plan).
    pub others: Vec<Vec<[i64; 4]>>,
    /// The state at the end as it would have been, on the same luck.
    pub end_would: Box<State>,
}

/// A band of paired differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// One tenth lies below.
    pub low: i64,
    /// The middle.
    pub middle: i64,
    /// One tenth lies above.
    pub high: i64,
}

impl Band {
    /// The band of some differences; all 0 if there are none. It puts them in order.
    pub fn of(differences: &mut [i64]) -> Self {
        differences.sort_unstable();
        let last = differences.len().saturating_sub(1);
        let at = |tenths: usize| differences.get(last * tenths / 10).copied().unwrap_or(0);
        Self { low: at(1), middle: at(5), high: at(9) }
    }
}

/// How well one use fitted its moment: what would have been missing without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Its practice; for a card, what the option chiefly is.
    pub practice: Practice,
    /// The card and the option, if it was an answer.
    pub answer: Option<(usize, usize)>,
    /// Mean difference in (morale + innovation + loyalty) / 3 over the following rounds, thousandths of a point.
    pub levels: i64,
    /// Mean difference in output, thousandths of plan.
    pub output: i64,
}

/// What stands in for moves that are no longer on offer.
enum Otherwise<'a> {
    /// Nothing: they are skipped.
    Skip,
    /// A leader in the player's observed style.
    Style(&'a Leader),
}

/// A leader who uses each practice as often as the player did.
pub fn observed_style(state: &State) -> Leader {
    let shares = profile(&state.public.used);
    let likes = Practice::ALL
        .into_iter()
        .map(|practice| (practice, shares[practice as usize] * 100 / (ONE * ONE)))
        .filter(|(_, share)| *share > 0)
        .map(|(practice, share)| (practice, share + 10))
        .collect();
    Leader {
        id: Id::from("observed"),
        name: String::new(),
        about: String::new(),
        present: true,
        likes,
        rules: Vec::new(),
        variety: 6,
        spread: 8,
        looks_ahead: 0,
    }
}

/// The rounds after a fork as they were played: what was done, and what was met.
struct Later<'a> {
    plans: Vec<Plan>,
    met: &'a [State],
}

impl<'a> Later<'a> {
    fn after(played: &Played<'a>, round: usize) -> Self {
        Self {
            plans: played.records[round + 1..].iter().map(Record::plan).collect(),
            met: &played.past[round + 1..],
        }
    }
}

/// Plays a game on from the state at a fork, with its own later moves where they are on offer.
fn play_on(
    setup: &Setup,
    mut state: State,
    first: &Plan,
    later: &Later<'_>,
    otherwise: &Otherwise<'_>,
    rounds: usize,
) -> (State, Vec<RoundMeans>, usize) {
    let mut means = Vec::new();
    let mut substitutions = 0;
    let mut scratch = Scratch::default();
    let mut step = |state: &mut State, plan: &Plan, means: &mut Vec<RoundMeans>| {
        play_lean(setup, state, plan, &mut scratch);
        means.push(RoundMeans {
            levels: headline_means(state),
            output: state.public.output.last().copied().unwrap_or(0),
        });
    };
    step(&mut state, first, &mut means);
    for (plan, met) in later.plans.iter().zip(later.met) {
        if state.public.over(setup) || means.len() >= rounds {
            break;
        }
        let sight = Sight::of(setup, &state);
        let (kept, replaced) = still_offered(&sight, met, plan, otherwise);
        substitutions += replaced;
        step(&mut state, &kept, &mut means);
    }
    (state, means, substitutions)
}

/// The moves of a plan that a sight still offers; the rest skipped, or made by a leader in the player's style.
/// A card that the player met then and left unanswered stays unanswered.
fn still_offered(sight: &Sight, met: &State, wanted: &Plan, otherwise: &Otherwise<'_>) -> (Plan, usize) {
    let mut kept = Plan::default();
    if sight.chair_empty || sight.over {
        return (kept, 0);
    }
    // What the stand-in would do is worked out only where something is missing.
    let mut instead: Option<Plan> = None;
    let mut stand_in = || match otherwise {
        Otherwise::Skip => Plan::default(),
        Otherwise::Style(leader) => leader.plan(sight),
    };
    let mut replaced = 0;
    for card in sight.hand.iter().map(|card| card.card) {
        if let Some(option) = wanted.answers.get(&card).copied() {
            let own = Move::Answer { card, option };
            if sight.allows(&kept, &own).is_ok() {
                kept.add(own);
                continue;
            }
        } else if met.public.hand.iter().any(|dealt| dealt.card == card) {
            continue;
        }
        if let Some(option) = instead.get_or_insert_with(&mut stand_in).answers.get(&card).copied() {
            kept.add(Move::Answer { card, option });
            replaced += 1;
        }
    }
    let mut spare = 0;
    for placed in wanted.placements.iter().map(|placed| Move::Place(*placed)) {
        if sight.allows(&kept, &placed).is_ok() {
            kept.add(placed);
            continue;
        }
        let others = &instead.get_or_insert_with(&mut stand_in).placements;
        while let Some(other) = others.get(spare).map(|other| Move::Place(*other)) {
            spare += 1;
            if sight.allows(&kept, &other).is_ok() {
                kept.add(other);
                replaced += 1;
                break;
            }
        }
    }
    (kept, replaced)
}

/// A plan with a change made to it.
pub fn changed(plan: &Plan, change: &Change) -> Plan {
    let mut plan = plan.clone();
    match change {
        Change::Answer { card, option: Some(option) } => {
            plan.answers.insert(*card, *option);
        }
        Change::Answer { card, option: None } => {
            plan.answers.remove(card);
        }
        Change::Attention(placements) => plan.placements.clone_from(placements),
    }
    plan
}

/// Whether a change could have been made at a round of a game: the card lay on the table with that option on
/// offer, or the attention was there to spend.
pub fn possible(played: &Played<'_>, round: usize, change: &Change) -> bool {
    let Some(past) = played.past.get(round) else { return false };
    let sight = Sight::of(played.setup, past);
    match change {
        Change::Answer { card, option: Some(option) } => {
            sight.allows(&Plan::default(), &Move::Answer { card: *card, option: *option }).is_ok()
        }
        Change::Answer { card, option: None } => played.records[round].plan().answers.contains_key(card),
        Change::Attention(placements) => {
            let mut plan = Plan::default();
            placements.iter().all(|placed| {
                let fits = sight.allows(&plan, &Move::Place(*placed)).is_ok();
                plan.add(Move::Place(*placed));
                fits
            })
        }
    }
}

/// The same round again with a change, played to the end of the empty chair. None if the round was not played
/// or the change was not [`possible`].
pub fn what_if(played: &Played<'_>, round: usize, change: &Change) -> Option<WhatIf> {
    if !possible(played, round, change) {
        return None;
    }
    let setup = played.setup;
    let style = observed_style(played.end);
    let style = Otherwise::Style(&style);
    let past = &played.past[round];
    let (own, later) = (played.records[round].plan(), Later::after(played, round));
    let fork = changed(&own, change);
    let mut replayed = past.clone();
    let would = play(setup, &mut replayed, &fork, Detail::Full).truth;
    let (end_would, line_would, substitutions) =
        play_on(setup, past.clone(), &fork, &later, &style, usize::MAX);
    let line_was = played.history[round..].to_vec();

    let others: Vec<Vec<[i64; 4]>> = (0..OTHER_LUCKS)
        .into_par_iter()
        .map(|other| {
            let mut start = past.clone();
            start.hidden.luck = past.hidden.luck.from_round_on(past.public.round, other);
            let (_, was, _) = play_on(setup, start.clone(), &own, &later, &style, usize::MAX);
            let (_, would, _) = play_on(setup, start, &fork, &later, &style, usize::MAX);
            was.iter().zip(&would).map(|(was, would)| changed_by(*was, *would)).collect()
        })
        .collect();
    let differences = (0..line_was.len())
        .map(|round| others.iter().filter_map(|line| line.get(round).map(third_by)).collect::<Vec<i64>>());
    let band = differences.map(|mut differences| Band::of(&mut differences)).collect();
    Some(WhatIf {
        round: past.public.round,
        was: played.records[round].truth.clone(),
        would,
        line_was,
        line_would,
        substitutions,
        band,
        others,
        end_would: Box::new(end_would),
    })
}

/// How a game would have ended with a change at a round, on the same luck, later moves kept as in [`what_if`]. None if
/// the round was not played or the change was not [`possible`].
pub fn end_with(played: &Played<'_>, round: usize, change: &Change) -> Option<State> {
    if !possible(played, round, change) {
        return None;
    }
    let style = observed_style(played.end);
    let fork = changed(&played.records[round].plan(), change);
    let (later, style) = (Later::after(played, round), Otherwise::Style(&style));
    Some(play_on(played.setup, played.past[round].clone(), &fork, &later, &style, usize::MAX).0)
}

fn changed_by(was: RoundMeans, would: RoundMeans) -> [i64; 4] {
    let [morale, innovation, loyalty] = std::array::from_fn(|level| would.levels[level] - was.levels[level]);
    [morale, innovation, loyalty, would.output - was.output]
}

fn third_by(by: &[i64; 4]) -> i64 {
    by[..3].iter().sum::<i64>() / 3
}

fn third(means: RoundMeans) -> i64 {
    means.levels.iter().sum::<i64>() / 3
}

/// The fit of every use of one round: each against the fork in which it alone is removed (a card: left
/// unanswered), later moves kept and those no longer on offer skipped.
pub fn fits(played: &Played<'_>, round: usize) -> Vec<Fit> {
    let (Some(past), Some(record)) = (played.past.get(round), played.records.get(round)) else {
        return Vec::new();
    };
    let own = record.plan();
    let later = Later::after(played, round);
    let mut fits = Vec::new();
    let mut compare = |practice: Practice, answer: Option<(usize, usize)>, without: &Plan| {
        let (_, line, _) =
            play_on(played.setup, past.clone(), without, &later, &Otherwise::Skip, FIT_ROUNDS + 1);
        let (mut levels, mut output, mut count) = (0, 0, 0);
        for (was, without) in played.history[round..].iter().zip(&line).skip(1).take(FIT_ROUNDS) {
            levels += third(*was) - third(*without);
            output += was.output - without.output;
            count += 1;
        }
        fits.push(Fit { practice, answer, levels: levels / count.max(1), output: output / count.max(1) });
    };
    for (card, option) in &own.answers {
        let Some(first) =
            played.setup.cards[*card].options.get(*option).and_then(|answer| answer.does.first())
        else {
            continue;
        };
        let mut without = own.clone();
        without.answers.remove(card);
        compare(first.practice, Some((*card, *option)), &without);
    }
    for (place, placed) in own.placements.iter().enumerate() {
        let mut without = own.clone();
        without.placements.remove(place);
        compare(placed.practice, None, &without);
    }
    fits
}

/// Mean fit of each practice over a whole game, with the number of its uses; practices not used are left out.
pub fn fit_by_practice(played: &Played<'_>) -> std::collections::BTreeMap<Practice, (Fit, i64)> {
    let mut sums: std::collections::BTreeMap<Practice, (Fit, i64)> = std::collections::BTreeMap::new();
    let rounds = played.records.len().min(played.setup.rounds as usize);
    let by_round: Vec<Vec<Fit>> = (0..rounds).into_par_iter().map(|round| fits(played, round)).collect();
    for fit in by_round.into_iter().flatten() {
        let (sum, uses) = sums.entry(fit.practice).or_insert((Fit { levels: 0, output: 0, ..fit }, 0));
        sum.levels += fit.levels;
        sum.output += fit.output;
        *uses += 1;
    }
    for (sum, uses) in sums.values_mut() {
        sum.levels /= *uses;
        sum.output /= *uses;
    }
    sums
}
