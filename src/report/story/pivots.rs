//! The moments on which the game turned: what moved the team most, over the whole game.

use super::Teller;
use crate::{
    leader::{RoundMeans, fork::OTHER_LUCKS},
    report::{
        pivots::{Deed, Pivot, another_option, pivots},
        points::{everybody, whole},
        sentence::{capital, signed},
        why::{self, Scene, Whose},
    },
    sim::fixed::POINT,
    terms::Message,
};

pub(super) fn tell(teller: &mut Teller<'_>) {
    let told = teller.told;
    let pivots = pivots(told);
    if pivots.is_empty() {
        return;
    }
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
                    seat: &before.seat,
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
        another_way(teller, &pivot);
    }
}

/// The same moment with another option of the card: what it would have come to, on this luck and on others.
fn another_way(teller: &mut Teller<'_>, pivot: &Pivot) {
    let told = teller.told;
    let Some((option, fork)) = another_option(told, pivot) else { return };
    let Deed::Choice { card, .. } = pivot.deed else { return };
    let written = &told.setup.scenario.cards[card];
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
