//! The facilitator's pages: when cards and events come, what options do, and what follows.

use super::{Pack, cards, conditions, said, secrets};
use crate::{
    scenario::{
        Answer, Card, Does, Effect, FollowUp, Promise, Shock, Target, Unanswered, When, card::Timing,
    },
    terms::{Id, Message, Practice, SettingField},
};

/// The note, and everything that participants should not read before the end.
pub(super) fn facilitator(pack: &mut Pack<'_>) {
    pack.chapter("print-facilitator");
    pack.line(&Message::new("print-behind"));
    if !pack.scenario.facilitator_note.trim().is_empty() {
        pack.gap();
        pack.paragraph(&pack.scenario.facilitator_note);
    }
    secrets::people(pack);
    secrets::surroundings(pack);
    secrets::questions(pack);
    pack.chapter("print-behind-cards");
    for (index, card) in pack.scenario.cards.iter().enumerate() {
        if index > 0 {
            pack.gap();
        }
        behind_card(pack, card);
    }
    shocks(pack);
    secrets::voices(pack);
    secrets::endings(pack);
}

fn behind_card(pack: &mut Pack<'_>, card: &Card) {
    if matches!(card.when, When::FollowUp) {
        // It was in no handout, so it stands here whole.
        cards::one(pack, card);
        pack.gap();
    }
    pack.line(&Message::new("print-behind-card").with("title", card.title.as_str()));
    let when = match card.when {
        When::Round(in_round) => Message::new("print-when-round").with("from", i64::from(in_round)),
        When::Once { from, to } => span("print-when-once", from, to),
        When::Pool { from, to, .. } => span("print-when-pool", from, to),
        When::FollowUp => Message::new("print-when-follow-up"),
    };
    let when = when.with("round", pack.scenario.round.name.as_str());
    pack.item_of(&when);
    if let Some(needs) = &card.needs {
        let needs = conditions::condition(pack, needs);
        pack.item_of(&Message::new("print-only-if").with("condition", needs));
    }
    for variant in &card.variants {
        let when = conditions::condition(pack, &variant.when);
        let message = Message::new("print-variant").with("condition", when);
        pack.item_of(&message.with("text", variant.text.as_str()));
    }
    for (letter, option) in cards::lettered(card) {
        behind_option(pack, card, letter, option);
    }
    let left = outcome(pack, &card.unanswered);
    if !left.is_empty() {
        pack.item_of(&Message::new("print-unanswered-then").with("then", left.join("; ")));
    }
}

fn span(id: &'static str, from: u32, to: u32) -> Message {
    Message::new(id).with("from", i64::from(from)).with("to", i64::from(to))
}

fn behind_option(pack: &mut Pack<'_>, card: &Card, letter: char, option: &Answer) {
    if option.needs.is_some() {
        // It was left out of the handout.
        cards::option(pack, letter, option);
    }
    let does: Vec<_> = option.does.iter().map(|does| applied(pack, card, does)).collect();
    let message = Message::new("print-does").with("letter", letter.to_string()).with("does", does.join("; "));
    let notes = notes(pack, option);
    pack.item_of(&message.with("noted", notes.len()).with("notes", notes.join("; ")));
    if !option.after.is_empty() {
        pack.item_of(&Message::new("print-after").with("text", option.after.as_str()));
    }
}

fn applied(pack: &Pack<'_>, card: &Card, does: &Does) -> String {
    let target = match &does.target {
        None => pack.names.name(&card.speaker),
        Some(Target::Member(id)) => pack.names.name(id),
        Some(Target::Team) => pack.words.say("print-team"),
        Some(Target::Work(id) | Target::Decision(id)) => pack.names.title(id),
    };
    let choice = match (&does.target, &does.choice) {
        (Some(Target::Decision(question)), Some(choice)) => {
            said(&pack.names.choice(question, choice)).to_owned()
        }
        (_, choice) => choice.as_ref().map_or_else(String::new, Id::to_string),
    };
    let message = Message::new("print-applied")
        .with("practice", practice(pack, does.practice))
        .with("target", target)
        .with("about", does.about.as_ref().map_or_else(String::new, |id| pack.names.title(id)))
        .with("for-work", i64::from(does.about.is_some()))
        .with("choice", choice)
        .with("chosen", i64::from(does.choice.is_some()));
    pack.words.text(&message.with("intensity", does.intensity))
}

/// The name of a practice.
pub(super) fn practice(pack: &Pack<'_>, practice: Practice) -> String {
    pack.words.practice(practice)
}

fn notes(pack: &Pack<'_>, option: &Answer) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(needs) = &option.needs {
        let message = Message::new("print-needs").with("condition", conditions::known(pack, needs));
        notes.push(pack.words.text(&message));
    }
    notes.extend(option.promises.iter().map(|promise| promised(pack, promise)));
    for id in &option.keeps {
        let what = said(&pack.names.promise(id)).to_owned();
        notes.push(pack.words.text(&Message::new("print-keeps").with("what", what)));
    }
    notes.extend(flags(pack, &option.sets));
    notes.extend(follow_ups(pack, &option.then));
    notes
}

fn promised(pack: &Pack<'_>, promise: &Promise) -> String {
    let kept_by: Vec<_> = promise.kept_by.iter().map(|by| practice(pack, *by)).collect();
    let message = Message::new("print-promise")
        .with("to", pack.names.name(&promise.to))
        .with("what", said(&promise.what))
        .with("due", i64::from(promise.due_in))
        .with("ways", kept_by.len())
        .with("kept-by", kept_by.join(", "));
    pack.words.text(&message)
}

fn outcome(pack: &Pack<'_>, unanswered: &Unanswered) -> Vec<String> {
    let settled = unanswered
        .settled_by
        .as_ref()
        .map(|id| pack.words.text(&Message::new("print-settled-by").with("name", pack.names.name(id))));
    let flags = flags(pack, &unanswered.sets);
    settled.into_iter().chain(flags).chain(follow_ups(pack, &unanswered.then)).collect()
}

fn flags(pack: &Pack<'_>, flags: &[Id]) -> Option<String> {
    let ids = flags.iter().map(|id| format!("“{id}”")).collect::<Vec<_>>().join(", ");
    (!flags.is_empty()).then(|| pack.words.text(&Message::new("print-sets").with("flags", ids)))
}

/// What follows later, as titles with their distance.
fn follow_ups(pack: &Pack<'_>, then: &[FollowUp]) -> Vec<String> {
    let one = |follow: &FollowUp| {
        let message = Message::new("print-follow-up").with("title", pack.names.title(&follow.id));
        pack.words.text(&message.with("after", i64::from(follow.after)))
    };
    then.iter().map(one).collect()
}

fn shocks(pack: &mut Pack<'_>) {
    if pack.scenario.shocks.is_empty() {
        return;
    }
    pack.chapter("print-behind-shocks");
    for (index, shock) in pack.scenario.shocks.iter().enumerate() {
        if index > 0 {
            pack.gap();
        }
        behind_shock(pack, shock);
    }
}

fn behind_shock(pack: &mut Pack<'_>, shock: &Shock) {
    if cards::is_open(shock) {
        pack.line(&Message::new("print-behind-card").with("title", shock.title.as_str()));
    } else {
        cards::shock_text(pack, shock);
    }
    let when = match shock.when {
        Timing::Between { from, to, chance } => span("print-when-between", from, to).with("chance", chance),
        Timing::FollowUp => Message::new("print-when-follow-up"),
    };
    let when = when.with("round", pack.scenario.round.name.as_str());
    pack.item_of(&when);
    if let Some(whose) = &shock.private_to {
        pack.item_of(&Message::new("print-private-to").with("name", pack.names.name(whose)));
    }
    for effect in &shock.effects {
        let effect = self::effect(pack, effect);
        pack.item_of(&effect);
    }
    for note in flags(pack, &shock.sets).into_iter().chain(follow_ups(pack, &shock.then)) {
        pack.item_of(&Message::new("print-note").with("note", note));
    }
}

fn effect(pack: &Pack<'_>, effect: &Effect) -> Message {
    let change = |id: &'static str, by: i64| Message::new(id).with("by", signed(by));
    match effect {
        Effect::Member { of, level, by } => change("print-effect-member", *by)
            .with("name", pack.names.name(of))
            .with("level", pack.level(*level)),
        Effect::Team { level, by } => change("print-effect-team", *by).with("level", pack.level(*level)),
        Effect::Work { of, by } => change("print-effect-work", *by).with("title", pack.names.title(of)),
        Effect::Setting { of, by, rounds } => change("print-effect-setting", *by)
            .with("field", field_id(*of))
            .with("rounds", i64::from(*rounds)),
        Effect::Sponsor { by } => {
            change("print-effect-sponsor", *by).with("name", pack.scenario.sponsor.name.as_str())
        }
        Effect::Conflict { between: (one, other), by } => change("print-effect-conflict", *by)
            .with("one", pack.names.name(one))
            .with("other", pack.names.name(other)),
    }
}

/// A change with its sign; the minus is the one that is as wide as a plus.
fn signed(by: i64) -> String {
    if by < 0 { format!("−{}", by.unsigned_abs()) } else { format!("+{by}") }
}

/// Names a measure for the sheet.
fn field_id(field: SettingField) -> &'static str {
    match field {
        SettingField::Urgency => "urgency",
        SettingField::Severity => "severity",
        SettingField::Familiarity => "familiarity",
        SettingField::Complexity => "complexity",
        SettingField::Dynamism => "dynamism",
        SettingField::PowerDistance => "power-distance",
    }
}
