//! The facilitator's pages: what the handouts keep back.

use super::{
    Pack,
    cards::{follow_ups, joined},
};
use crate::{
    scenario::{Answer, Card, Does, Target},
    terms::Message,
};

/// The note, and everything that participants should not read before the end.
pub(super) fn facilitator(pack: &mut Pack<'_>) {
    pack.chapter("print-facilitator");
    pack.paragraph(&pack.scenario.facilitator_note);
    pack.line(&Message::new("print-behind"));
    people(pack);
    questions(pack);
    for card in &pack.scenario.cards {
        pack.gap();
        options(pack, card);
    }
    pack.gap();
    for ending in &pack.scenario.endings {
        let message = Message::new("print-ending").with("title", ending.title.as_str());
        pack.item_of(&message.with("text", ending.text.as_str()));
    }
}

fn people(pack: &mut Pack<'_>) {
    for member in &pack.scenario.members {
        let message = Message::new("print-speaks").with("name", member.name.as_str());
        pack.item_of(&message.with("speaks", member.speaks.as_str()));
        if let Some(private) = &member.private {
            let message = Message::new("print-private").with("name", member.name.as_str());
            pack.item_of(&message.with("what", private.what.as_str()).with("trust", private.told_at_trust));
        }
    }
}

fn questions(pack: &mut Pack<'_>) {
    for decision in &pack.scenario.decisions {
        pack.gap();
        pack.line(&Message::new("print-qualities").with("question", decision.question.as_str()));
        for choice in &decision.choices {
            let message = Message::new("print-quality").with("text", choice.text.as_str());
            pack.item_of(&message.with("quality", choice.quality));
        }
    }
}

fn options(pack: &mut Pack<'_>, card: &Card) {
    let title = Message::new("print-behind-card").with("title", card.title.as_str());
    pack.line(&title);
    for variant in &card.variants {
        pack.item_of(&Message::new("print-variant").with("text", variant.text.as_str()));
    }
    for (letter, option) in ('A'..='Z').zip(&card.options) {
        let does: Vec<_> = option.does.iter().map(|does| applied(pack, card, does)).collect();
        let message =
            Message::new("print-does").with("letter", letter.to_string()).with("does", does.join("; "));
        let notes = notes(pack, option);
        pack.item_of(&message.with("noted", notes.len()).with("notes", notes.join("; ")));
    }
    let then = follow_ups(pack, &card.unanswered.then);
    if !then.is_empty() {
        pack.item_of(&Message::new("print-unanswered-then").with("then", then.join("; ")));
    }
}

fn applied(pack: &Pack<'_>, card: &Card, does: &Does) -> String {
    let practice = pack.words.text(&Message::new(format!("practice-{}", does.practice)));
    let target = match &does.target {
        None => pack.names.name(&card.speaker),
        Some(Target::Member(id)) => pack.names.name(id),
        Some(Target::Team) => pack.words.say("print-team"),
        Some(Target::Work(id) | Target::Decision(id)) => pack.names.title(id),
    };
    let message = Message::new("print-applied").with("practice", practice).with("target", target);
    pack.words.text(&message.with("intensity", does.intensity))
}

fn notes(pack: &Pack<'_>, option: &Answer) -> Vec<String> {
    let mut notes = Vec::new();
    if option.needs.is_some() {
        notes.push(pack.words.say("print-needs"));
    }
    for promise in &option.promises {
        let message = Message::new("print-promise").with("to", pack.names.name(&promise.to));
        notes.push(pack.words.text(&message.with("what", promise.what.as_str())));
    }
    if !option.keeps.is_empty() {
        notes.push(pack.words.text(&Message::new("print-keeps").with("ids", joined(&option.keeps))));
    }
    notes.extend(follow_ups(pack, &option.then));
    notes
}
