//! Cards, open questions and events, as they are handed out: nothing that only a leader who asks finds out, and not
//! when or after what they come.

use super::{Pack, said, wrap};
use crate::{
    scenario::{Answer, Card, Shock, When, card::Timing},
    terms::Message,
};

/// The cards that come by themselves, in the order of the file. Those that follow from an option would give away that
/// it has consequences, so the facilitator keeps them.
pub(super) fn cards(pack: &mut Pack<'_>) {
    pack.chapter("print-cards");
    for (index, card) in
        pack.scenario.cards.iter().filter(|card| !matches!(card.when, When::FollowUp)).enumerate()
    {
        if index > 0 {
            pack.gap();
        }
        one(pack, card);
    }
}

/// One card with the options that every leader has.
pub(super) fn one(pack: &mut Pack<'_>, card: &Card) {
    pack.text.push_str(&format!("### {}\n\n", card.title));
    let scene = Message::new("print-scene").with("place", said(&card.place));
    pack.line(&scene.with("speaker", pack.names.name(&card.speaker)));
    pack.gap();
    pack.paragraph(&card.text);
    for (letter, option) in lettered(card).filter(|(_, option)| option.needs.is_none()) {
        self::option(pack, letter, option);
    }
    let text = said(&pack.names.fill(&card.unanswered.text)).to_owned();
    pack.line(&Message::new("print-unanswered").with("text", text));
}

/// An option with its letter and its price.
pub(super) fn option(pack: &mut Pack<'_>, letter: char, option: &Answer) {
    let line = Message::new("print-option")
        .with("letter", letter.to_string())
        .with("text", pack.names.fill(&option.text));
    pack.text.push_str(&wrap("", "   ", &pack.words.text(&line)));
    let price = Message::new("print-price").with("price", pack.names.fill(&option.price));
    pack.text.push_str(&wrap("   ", "   ", &pack.words.text(&price)));
}

/// The options with their letters: those that every leader has first, so that no gap in a handout tells of another.
pub(super) fn lettered(card: &Card) -> impl Iterator<Item = (char, &Answer)> {
    let open = card.options.iter().filter(|option| option.needs.is_none());
    ('A'..='Z').zip(open.chain(card.options.iter().filter(|option| option.needs.is_some())))
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

/// Whether everybody may read of an event: it comes from outside and by itself.
pub(super) fn is_open(shock: &Shock) -> bool {
    shock.private_to.is_none() && !matches!(shock.when, Timing::FollowUp)
}

/// Events that everybody sees.
pub(super) fn shocks(pack: &mut Pack<'_>) {
    if !pack.scenario.shocks.iter().any(is_open) {
        return;
    }
    pack.chapter("print-shocks");
    for (index, shock) in pack.scenario.shocks.iter().filter(|shock| is_open(shock)).enumerate() {
        if index > 0 {
            pack.gap();
        }
        shock_text(pack, shock);
    }
}

/// What an event says.
pub(super) fn shock_text(pack: &mut Pack<'_>, shock: &Shock) {
    let text = pack.names.fill(&shock.text);
    pack.line(&Message::new("print-shock").with("title", shock.title.as_str()).with("text", text));
}
