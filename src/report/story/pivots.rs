//! The moments on which the game turned: what moved the team most, over the whole game.

use std::collections::BTreeMap;

use super::{Teller, capital, swings::signed};
use crate::{
    leader::{
        RoundMeans,
        fork::{Change, OTHER_LUCKS, what_if},
    },
    report::{
        points::{everybody, whole},
        why::{self, Scene, Whose},
    },
    sim::{Cause, Source, Subject, fixed::POINT},
    terms::{Level, Message},
};

/// Most moments told.
const PIVOTS: usize = 3;

/// What one choice, word or blow did in one round.
struct Pivot {
    round: usize,
    deed: Deed,
    amount: i64,
    /// Whom it moved most, and by how much.
    most: (usize, i64),
}

pub(super) fn tell(teller: &mut Teller<'_>) {
    let told = teller.told;
    let mut pivots: Vec<Pivot> = Vec::new();
    for (round, record) in told.records.iter().enumerate() {
        let mut moved: BTreeMap<(Deed, usize), i64> = BTreeMap::new();
        for entry in &record.truth {
            if let Subject::Member(member, level) = entry.subject
                && Level::HEADLINE.contains(&level)
                && let Some(deed) = deed(entry.cause)
            {
                *moved.entry((deed, member)).or_default() += entry.amount;
            }
        }
        let moved: Vec<_> = moved.into_iter().collect();
        for group in moved.chunk_by(|a, b| a.0.0 == b.0.0) {
            let most = group.iter().map(|((_, member), by)| (*member, *by)).max_by_key(|(_, by)| by.abs());
            pivots.push(Pivot {
                round,
                deed: group[0].0.0,
                amount: group.iter().map(|(_, by)| by).sum(),
                most: most.unwrap_or((0, 0)),
            });
        }
    }
    pivots.sort_by_key(|pivot| std::cmp::Reverse(pivot.amount.abs()));
    pivots.truncate(PIVOTS);
    pivots.retain(|pivot| whole(pivot.amount, POINT) != 0);
    if pivots.is_empty() {
        return;
    }
    pivots.sort_by_key(|pivot| (pivot.round, pivot.deed));
    teller.titled("story-pivots-title");
    teller.says(&Message::new("story-pivots"));
    for pivot in pivots {
        let record = &told.records[pivot.round];
        let names = teller.names;
        let message = match pivot.deed {
            Deed::Choice { card, option } => {
                let written = &told.setup.scenario.cards[card];
                let text = names.fill(&written.options[option].text);
                teller
                    .of_round("story-pivot-choice", record.round)
                    .with("title", written.title.as_str())
                    .with("text", text)
            }
            Deed::Other(cause) => {
                let before = &told.past[pivot.round];
                let scene = Scene {
                    setup: told.setup,
                    before: &before.public,
                    known: &before.seat.known,
                    uses: &record.uses,
                    names,
                };
                let what = why::what(&scene, Whose::Member(pivot.most.0), cause, pivot.amount);
                teller.of_round("story-pivot", record.round).with("what", teller.words.text(&what))
            }
        };
        let message =
            message.with("by", signed(whole(pivot.amount, POINT))).with("name", names.member(pivot.most.0));
        let text = capital(&teller.words.text(&message));
        teller.page.paragraph(&text);
        if let Deed::Choice { card, option } = pivot.deed {
            another_way(teller, pivot.round, card, option);
        }
    }
}

/// The same moment with another option of the card: what it would have come to, on this luck and on others.
fn another_way(teller: &mut Teller<'_>, round: usize, card: usize, taken: usize) {
    let told = teller.told;
    let played = told.played();
    let written = &told.setup.scenario.cards[card];
    let fork = (0..written.options.len()).filter(|option| *option != taken).find_map(|option| {
        let change = Change::Answer { card, option: Some(option) };
        what_if(&played, round, &change).map(|fork| (option, fork))
    });
    let Some((option, fork)) = fork else { return };
    let (Some(was), Some(would), Some(band)) =
        (fork.line_was.last(), fork.line_would.last(), fork.band.last())
    else {
        return;
    };
    let third = |means: &RoundMeans| means.levels.iter().sum::<i64>() / 3;
    // On the scale of the moments above: added up over the three levels and everybody there in the end.
    let there = told.state.public.present().count();
    let by = everybody(third(would) - third(was), there);
    let (low, high) = (everybody(band.low, there), everybody(band.high, there));
    let luck = if low != high {
        "range"
    } else if low == by {
        "same"
    } else {
        "one"
    };
    let message = Message::new("story-pivot-what-if")
        .with("text", teller.names.fill(&written.options[option].text))
        .with(
            "way",
            match by {
                0 => "same",
                1.. => "up",
                _ => "down",
            },
        )
        .with("by", by.abs())
        .with("luck", luck)
        .with("low", signed(low))
        .with("high", signed(high))
        .with("lucks", i64::try_from(OTHER_LUCKS).unwrap_or(i64::MAX))
        .with("substitutions", fork.substitutions);
    let text = teller.words.text(&message);
    teller.page.paragraph(&text);
}

/// What somebody did or left undone, or what came from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    /// An option taken, with all the practices that it applies.
    Choice { card: usize, option: usize },
    /// Any other cause that is not a drift.
    Other(Cause),
}

fn deed(cause: Cause) -> Option<Deed> {
    match cause {
        Cause::Use { source: Source::Option { card, option }, .. } => Some(Deed::Choice { card, option }),
        Cause::Use { .. }
        | Cause::Shock(_)
        | Cause::Kept(_)
        | Cause::Broken(_)
        | Cause::Unanswered(_)
        | Cause::Leaver(_) => Some(Deed::Other(cause)),
        Cause::Private | Cause::Conflict(_) | Cause::Drift(_) | Cause::Hours(_) | Cause::Unlearnt => None,
    }
}
