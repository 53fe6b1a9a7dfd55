//! What only playing a game again can tell: the moments on which it turned, how practices fitted, what else could
//! have been done.

use super::{
    Debrief, FitRow, Turn, WhatIf,
    what_if::{Maker, what_ifs},
};
use crate::{
    leader::fork::{Change, fit_by_practice},
    report::{
        Told,
        names::names,
        pivots::{Deed, Pivot, another_option, pivots},
        points::whole,
        sentence::{capital, signed},
        why::{self, Scene, Whose},
    },
    sim::{Cause, Source, fixed::POINT},
    terms::Message,
    words::Words,
};

/// Adds it to the debrief of the same game.
pub(super) fn add(debrief: &mut Debrief, told: &Told<'_>, words: &Words) {
    let fits = fit_by_practice(&told.played());
    for row in &mut debrief.style.practices {
        row.fit = fits.get(&row.practice).map(|(fit, uses)| FitRow {
            uses: *uses,
            levels: fit.levels,
            output: fit.output,
            figure: (50 + fit.levels * 50 / POINT).clamp(0, 100),
        });
    }
    let names = names(told.setup, words);
    let maker = Maker { told, words, names: &names };
    debrief.turns =
        pivots(told).iter().zip('A'..).map(|(pivot, letter)| turn(&maker, pivot, letter)).collect();
    debrief.decisions = what_ifs(told, words);
    debrief.replayed = true;
}

fn turn(maker: &Maker<'_>, pivot: &Pivot, letter: char) -> Turn {
    let (told, names, words) = (maker.told, maker.names, maker.words);
    let record = &told.records[pivot.round];
    let scenario = &told.setup.scenario;
    let before = &told.past[pivot.round];
    let scene =
        Scene { setup: told.setup, before: &before.public, seat: &before.seat, uses: &record.uses, names };
    let what = |cause: Cause, amount: i64| {
        capital(&words.text(&why::what(&scene, Whose::Member(pivot.most.0), cause, amount)))
    };
    let (title, told_as) = match pivot.deed {
        Deed::Choice { card, option } => {
            (names.card(card), names.fill(&scenario.cards[card].options[option].text))
        }
        Deed::Other(Cause::Shock(shock)) => {
            let written = &scenario.shocks[shock];
            let text = names.fill(&written.text);
            let text = match told.setup.shocks[shock].private_to {
                None => text,
                Some(member) => words.text(
                    &Message::new("debrief-turn-secret")
                        .with("text", text)
                        .with("name", names.member(member)),
                ),
            };
            (names.fill(&written.title), text)
        }
        Deed::Other(Cause::Unanswered(card)) => (names.card(card), words.say("debrief-unanswered")),
        Deed::Other(cause) => (String::new(), what(cause, pivot.amount)),
    };
    let moved = whole(pivot.amount, POINT);
    // Of a choice people make different things: what it was to whom it moved most.
    let how = match pivot.deed {
        Deed::Choice { .. } => what(pivot.how.0, pivot.how.1),
        Deed::Other(_) => String::new(),
    };
    let moved_text = Message::new("debrief-turn-moved")
        .with("by", signed(moved))
        .with("name", names.member(pivot.most.0))
        .with("told", if how.is_empty() { "no" } else { "yes" })
        .with("how", how);
    Turn {
        letter,
        round: record.round + 1,
        title,
        what: told_as,
        moved,
        most: scenario.members[pivot.most.0].id.clone(),
        moved_text: words.text(&moved_text),
        what_if: otherwise(maker, pivot),
    }
}

/// The moment another way: another option of the card, the attention without this part of it, or an answer where
/// there was none.
fn otherwise(maker: &Maker<'_>, pivot: &Pivot) -> Option<WhatIf> {
    let (told, names, round) = (maker.told, maker.names, pivot.round);
    let text = |card: usize, option: usize| names.fill(&told.setup.scenario.cards[card].options[option].text);
    match pivot.deed {
        Deed::Choice { card, option: taken } => {
            let (option, fork) = another_option(told, pivot)?;
            let change = Change::Answer { card, option: Some(option) };
            Some(maker.of_fork(&fork, round, &change, text(card, taken), text(card, option)))
        }
        Deed::Other(Cause::Use { practice, source: Source::Attention, target }) => {
            let own = told.records[round].plan().placements;
            let (out, kept): (Vec<_>, Vec<_>) =
                own.into_iter().partition(|placed| placed.practice == practice && placed.target == target);
            let taken = capital(&maker.did(round, &out));
            let instead = maker.without(round, &out);
            maker.shown(round, &Change::Attention(kept), taken, instead)
        }
        Deed::Other(Cause::Unanswered(card)) => {
            let taken = maker.words.say("debrief-unanswered");
            let options = 0..told.setup.cards[card].options.len();
            options
                .map(|option| (Change::Answer { card, option: Some(option) }, text(card, option)))
                .find_map(|(change, instead)| maker.shown(round, &change, taken.clone(), instead))
        }
        Deed::Other(_) => None,
    }
}
