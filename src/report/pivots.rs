//! The moments on which a game turned: what moved the team most, over the whole game, and the other way of each.

use std::collections::BTreeMap;

use super::{Told, points::whole};
use crate::{
    leader::fork::{Change, WhatIf, what_if},
    sim::{Cause, Drift, Source, Subject, fixed::POINT},
    terms::Level,
};

/// Most moments told.
pub const PIVOTS: usize = 3;

/// What one choice, word or blow did in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pivot {
    /// The place of the round among those played.
    pub round: usize,
    /// What it was.
    pub deed: Deed,
    /// What it moved: morale, innovation and loyalty of everybody added up, in thousandths of a point.
    pub amount: i64,
    /// Whom it moved most, and by how much.
    pub most: (usize, i64),
    /// What of it moved them most, and by how much.
    pub how: (Cause, i64),
}

/// What somebody did or left undone, or what came from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// An option taken, with all the practices that it applies.
    Choice {
        /// The card.
        card: usize,
        /// The option.
        option: usize,
    },
    /// Any other cause that has its moment.
    Other(Cause),
}

/// The moments that moved people most, in the order in which they came.
pub fn pivots(told: &Told<'_>) -> Vec<Pivot> {
    let mut pivots: Vec<Pivot> = Vec::new();
    for (round, record) in told.records.iter().enumerate() {
        let mut moved: BTreeMap<(Deed, usize), BTreeMap<Cause, i64>> = BTreeMap::new();
        for entry in &record.truth {
            if let Subject::Member(member, level) = entry.subject
                && Level::HEADLINE.contains(&level)
                && let Some(deed) = deed(entry.cause)
            {
                *moved.entry((deed, member)).or_default().entry(entry.cause).or_default() += entry.amount;
            }
        }
        let moved: Vec<_> = moved.into_iter().collect();
        for group in moved.chunk_by(|a, b| a.0.0 == b.0.0) {
            let by = |causes: &BTreeMap<Cause, i64>| causes.values().sum::<i64>();
            let Some(((deed, member), causes)) = group.iter().max_by_key(|(_, causes)| by(causes).abs())
            else {
                continue;
            };
            let way = by(causes).signum();
            let Some((cause, amount)) = causes.iter().max_by_key(|(_, amount)| **amount * way) else {
                continue;
            };
            pivots.push(Pivot {
                round,
                deed: *deed,
                amount: group.iter().map(|(_, causes)| by(causes)).sum(),
                most: (*member, by(causes)),
                how: (*cause, *amount),
            });
        }
    }
    pivots.sort_by_key(|pivot| std::cmp::Reverse(pivot.amount.abs()));
    pivots.truncate(PIVOTS);
    pivots.retain(|pivot| whole(pivot.amount, POINT) != 0);
    pivots.sort_by_key(|pivot| (pivot.round, pivot.deed));
    pivots
}

/// The same moment with another option of its card: the first that was on offer. None if it was not a choice.
pub fn another_option(told: &Told<'_>, pivot: &Pivot) -> Option<(usize, WhatIf)> {
    let Deed::Choice { card, option: taken } = pivot.deed else { return None };
    let played = told.played();
    (0..told.setup.cards[card].options.len()).filter(|option| *option != taken).find_map(|option| {
        let change = Change::Answer { card, option: Some(option) };
        what_if(&played, pivot.round, &change).map(|fork| (option, fork))
    })
}

fn deed(cause: Cause) -> Option<Deed> {
    match cause {
        Cause::Use { source: Source::Option { card, option }, .. } => Some(Deed::Choice { card, option }),
        Cause::Use { .. }
        | Cause::Shock(_)
        | Cause::Kept(_)
        | Cause::Broken(_)
        | Cause::Unanswered(_)
        | Cause::Leaver(_)
        // Work that had to be done again, or nobody coming by, wears on people as a blow does.
        | Cause::Drift(Drift::Rework | Drift::Neglect) => Some(Deed::Other(cause)),
        Cause::Private
        | Cause::Conflict(_)
        | Cause::Drift(_)
        | Cause::Hours(_)
        | Cause::Misread
        | Cause::Unlearnt => None,
    }
}
