//! Cards, open questions and events, as they are handed out.

use super::{Pack, wrap};
use crate::{
    scenario::{Card, FollowUp, When, card::Timing},
    terms::{Id, Message},
};

/// One card after another, in the order of the file.
pub(super) fn cards(pack: &mut Pack<'_>) {
    pack.chapter("print-cards");
    for (index, card) in pack.scenario.cards.iter().enumerate() {
        if index > 0 {
            pack.gap();
        }
        one(pack, card);
    }
}

fn one(pack: &mut Pack<'_>, card: &Card) {
    let round = pack.scenario.round.name.as_str();
    pack.text.push_str(&format!("### {}\n\n", card.title));
    let when = match card.when {
        When::Round(in_round) => Message::new("print-when-round").with("from", i64::from(in_round)),
        When::Once { from, to } => span("print-when-once", from, to),
        When::Pool { from, to, .. } => span("print-when-pool", from, to),
        When::FollowUp => Message::new("print-when-follow-up"),
    };
    let when = pack.words.text(&when.with("round", round));
    let scene = Message::new("print-scene").with("place", card.place.as_str()).with("when", when);
    pack.line(&scene.with("speaker", pack.names.name(&card.speaker)));
    pack.gap();
    pack.paragraph(&card.text);
    for (letter, option) in ('A'..='Z').zip(&card.options) {
        let line = Message::new("print-option")
            .with("letter", letter.to_string())
            .with("kept-back", i64::from(option.needs.is_some()))
            .with("text", pack.names.fill(&option.text));
        pack.text.push_str(&wrap("", "   ", &pack.words.text(&line)));
        let price = Message::new("print-price").with("price", pack.names.fill(&option.price));
        pack.text.push_str(&wrap("   ", "   ", &pack.words.text(&price)));
    }
    let text = pack.names.fill(&card.unanswered.text);
    pack.line(&Message::new("print-unanswered").with("text", text));
}

fn span(id: &'static str, from: u32, to: u32) -> Message {
    Message::new(id).with("from", i64::from(from)).with("to", i64::from(to))
}

/// Open questions with their choices, without what they are worth.
pub(super) fn decisions(pack: &mut Pack<'_>) {
    if pack.scenario.decisions.is_empty() {
        return;
    }
    pack.chapter("print-decisions");
    for (index, decision) in pack.scenario.decisions.iter().enumerate() {
        if index > 0 {
            pack.gap();
        }
        let question = Message::new("print-decision")
            .with("question", pack.names.fill(&decision.question))
            .with("opens", i64::from(decision.opens))
            .with("due", i64::from(decision.due))
            .with("round", pack.scenario.round.name.as_str());
        pack.line(&question);
        for choice in &decision.choices {
            pack.item(&choice.text);
        }
    }
}

/// Events from outside, and private ones.
pub(super) fn shocks(pack: &mut Pack<'_>) {
    if pack.scenario.shocks.is_empty() {
        return;
    }
    pack.chapter("print-shocks");
    for (index, shock) in pack.scenario.shocks.iter().enumerate() {
        if index > 0 {
            pack.gap();
        }
        let when = match shock.when {
            Timing::Between { from, to, chance } => {
                span("print-when-between", from, to).with("chance", chance)
            }
            Timing::FollowUp => Message::new("print-when-follow-up"),
        };
        let when = pack.words.text(&when.with("round", pack.scenario.round.name.as_str()));
        let whose = shock.private_to.as_ref().map_or_else(String::new, |id| pack.names.name(id));
        let text = pack.names.fill(&shock.text);
        let private = i64::from(shock.private_to.is_some());
        let message = Message::new("print-shock").with("title", shock.title.as_str()).with("when", when);
        pack.line(&message.with("private", private).with("whose", whose).with("text", text));
    }
}

/// What follows later, as titles with their distance.
pub(super) fn follow_ups(pack: &Pack<'_>, then: &[FollowUp]) -> Vec<String> {
    let one = |follow: &FollowUp| {
        let message = Message::new("print-follow-up").with("title", pack.names.title(&follow.id));
        pack.words.text(
            &message.with("after", i64::from(follow.after)).with("round", pack.scenario.round.name.as_str()),
        )
    };
    then.iter().map(one).collect()
}

/// Ids joined for a line.
pub(super) fn joined(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}
