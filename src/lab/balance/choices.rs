//! What each choice of a game is worth: against not using it, and against every other option on the same card.

use std::collections::BTreeMap;

use super::{CardSeen, Chosen, PARTS, UseSeen, ending};
use crate::{
    leader::{
        Game,
        fork::{Change, Played, end_with, fits},
    },
    sim::{Next, Outlook, Seen as _, Setup, State, score},
    terms::Practice,
};

/// Games in which both options must have been on offer before one is said to dominate.
pub const MATCHED_LEAST: u64 = 20;
/// Share of them in which it must be better, in percent.
const DOMINATES_PERCENT: u64 = 95;
/// Difference in a part of the score that shows, in thousandths of a point: half of the last digit that is printed.
const SHOWS: i64 = 50;

/// An option that is no worse than another on every part and better on one, nearly always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dominates {
    /// The card.
    pub card: usize,
    /// The option that dominates.
    pub option: usize,
    /// The one that it dominates.
    pub over: usize,
    /// Games in which both were on offer.
    pub matched: u64,
    /// Those in which it was no worse on every part and better on one.
    pub better: u64,
}

/// What would bring a card or an ending that came in no run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// The card or the ending.
    pub what: usize,
    /// Choices after which it came in a fork of a game, with the number of forks: card, option, times.
    pub found: Vec<(usize, usize, u64)>,
    /// Options that name it as what follows: card, and option or unanswered.
    pub written: Vec<(usize, Option<usize>)>,
}

/// What came in no run.
#[derive(Clone, Debug, Default)]
pub(super) struct Never {
    pub cards: Vec<usize>,
    pub endings: Vec<usize>,
}

impl Never {
    pub fn of(came: &[f64], endings: &[f64]) -> Self {
        let never = |shares: &[f64]| (0..shares.len()).filter(|place| shares[*place] <= 0.0).collect();
        Self { cards: never(came), endings: never(endings) }
    }
}

/// Two options of a card held against each other.
#[derive(Clone, Copy, Debug, Default)]
struct Matched {
    games: u64,
    first_better: u64,
    second_better: u64,
    alike: u64,
}

/// What was seen in games that were looked into.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub cards: Vec<CardSeen>,
    pub practices: [UseSeen; Practice::COUNT],
    /// By card, option and later option.
    pairs: BTreeMap<(usize, usize, usize), Matched>,
    to_card: BTreeMap<usize, Chosen>,
    to_ending: BTreeMap<usize, Chosen>,
}

impl Seen {
    pub fn new(setup: &Setup) -> Self {
        let card =
            |options: usize| CardSeen { options: vec![UseSeen::default(); options], ..CardSeen::default() };
        Self {
            cards: setup.cards.iter().map(|setup| card(setup.options.len())).collect(),
            practices: [UseSeen::default(); Practice::COUNT],
            pairs: BTreeMap::new(),
            to_card: BTreeMap::new(),
            to_ending: BTreeMap::new(),
        }
    }

    pub fn add(&mut self, other: Self) {
        for (card, seen) in self.cards.iter_mut().zip(other.cards) {
            card.unanswered += seen.unanswered;
            card.options.iter_mut().zip(seen.options).for_each(|(option, seen)| option.add(seen));
        }
        self.practices.iter_mut().zip(other.practices).for_each(|(practice, seen)| practice.add(seen));
        for (pair, seen) in other.pairs {
            let matched = self.pairs.entry(pair).or_default();
            matched.games += seen.games;
            matched.first_better += seen.first_better;
            matched.second_better += seen.second_better;
            matched.alike += seen.alike;
        }
        for (mine, theirs) in [(&mut self.to_card, other.to_card), (&mut self.to_ending, other.to_ending)] {
            for (what, chosen) in theirs {
                let counts = mine.entry(what).or_default();
                chosen.into_iter().for_each(|(choice, times)| *counts.entry(choice).or_default() += times);
            }
        }
    }

    /// Options that dominate another, in order of card.
    pub fn dominating(&self) -> Vec<Dominates> {
        let mut found = Vec::new();
        for ((card, first, second), matched) in &self.pairs {
            let games = matched.games;
            for (option, over, better) in
                [(*first, *second, matched.first_better), (*second, *first, matched.second_better)]
            {
                if games >= MATCHED_LEAST && better * 100 >= games * DOMINATES_PERCENT {
                    found.push(Dominates { card: *card, option, over, matched: games, better });
                }
            }
        }
        found
    }

    /// Cards of which all options come to the same, nearly always.
    pub fn idle(&self) -> Vec<usize> {
        let alike = |card: usize| {
            let mut pairs = self.pairs.range((card, 0, 0)..(card + 1, 0, 0)).peekable();
            pairs.peek().is_some()
                && pairs.all(|(_, matched)| {
                    matched.games >= MATCHED_LEAST && matched.alike * 100 >= matched.games * DOMINATES_PERCENT
                })
        };
        (0..self.cards.len()).filter(|card| alike(*card)).collect()
    }

    pub fn ways_to_card(&self, setup: &Setup, card: usize) -> Ways {
        let leads = |then: &[(Next, u32)]| then.iter().any(|(next, _)| *next == Next::Card(card));
        let mut written = Vec::new();
        for (from, setup) in setup.cards.iter().enumerate() {
            let options = setup.options.iter().enumerate().filter(|(_, option)| leads(&option.then));
            written.extend(options.map(|(option, _)| (from, Some(option))));
            if leads(&setup.unanswered_then) {
                written.push((from, None));
            }
        }
        Ways { written, ..found(card, self.to_card.get(&card)) }
    }

    pub fn ways_to_ending(&self, ending: usize) -> Ways {
        found(ending, self.to_ending.get(&ending))
    }
}

/// The choices that brought something most often.
fn found(what: usize, chosen: Option<&Chosen>) -> Ways {
    const SHOWN: usize = 3;
    let chosen = chosen.into_iter().flatten();
    let mut found: Vec<_> = chosen.map(|((card, option), times)| (*card, *option, *times)).collect();
    found.sort_by_key(|(card, option, times)| (std::cmp::Reverse(*times), *card, *option));
    found.truncate(SHOWN);
    Ways { what, found, written: Vec::new() }
}

/// Looks into a game that was played in full.
pub(super) fn look_into(game: &Game<'_>, never: &Never) -> Seen {
    let setup = game.setup;
    let played = Played::from(game);
    let mut seen = Seen::new(setup);
    let own_end = parts(setup, &game.state);
    for round in 0..game.records.len().min(setup.rounds as usize) {
        for fit in fits(&played, round) {
            let practice = &mut seen.practices[fit.practice as usize];
            practice.offered += 1;
            practice.taken += 1;
            practice.judge(fit.levels, fit.output);
            if let Some((card, option)) = fit.answer {
                seen.cards[card].options[option].judge(fit.levels, fit.output);
            }
        }
        let sight = Outlook::of(setup, &game.past[round]);
        for place in 0..sight.cards() {
            let (card, options) = sight.card(place);
            let own = game.plans[round].answers.get(&card).copied();
            if own.is_none() {
                seen.cards[card].unanswered += 1;
            }
            let mut ends: Vec<(usize, [i64; PARTS])> = Vec::new();
            for option in (0..options).filter(|option| sight.option(place, *option).is_some()) {
                let count = &mut seen.cards[card].options[option];
                count.offered += 1;
                if own == Some(option) {
                    count.taken += 1;
                    ends.push((option, own_end));
                    continue;
                }
                let change = Change::Answer { card, option: Some(option) };
                let Some(end) = end_with(&played, round, &change) else { continue };
                ends.push((option, parts(setup, &end)));
                for card_never in never.cards.iter().filter(|never| end.public.dealt[**never]) {
                    let counts = seen.to_card.entry(*card_never).or_default();
                    *counts.entry((card, option)).or_default() += 1;
                }
                if let Some(told) = ending(setup, &end).filter(|told| never.endings.contains(told)) {
                    let counts = seen.to_ending.entry(told).or_default();
                    *counts.entry((card, option)).or_default() += 1;
                }
            }
            for (at, (first, one)) in ends.iter().enumerate() {
                for (second, other) in &ends[at + 1..] {
                    let matched = seen.pairs.entry((card, *first, *second)).or_default();
                    matched.games += 1;
                    // The total follows from the parts.
                    let by = || one.iter().zip(other).take(PARTS - 1).map(|(one, other)| one - other);
                    let (up, down) = (by().any(|by| by > SHOWS), by().any(|by| by < -SHOWS));
                    matched.first_better += u64::from(up && !down);
                    matched.second_better += u64::from(down && !up);
                    matched.alike += u64::from(!up && !down);
                }
            }
        }
    }
    seen
}

fn parts(setup: &Setup, state: &State) -> [i64; PARTS] {
    let score = score(setup, state);
    [score.results, score.people, score.ideas, score.empty_chair, score.total]
}
