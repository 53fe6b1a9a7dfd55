//! Cards, options and shocks, each by itself.

use std::collections::BTreeSet;

use super::{
    Check,
    conditions::Use,
    ids::{Of, becomes},
    items, key, place,
    text::Limit::{Chars, Words},
};
use crate::{
    ron_tree::Node,
    scenario::{
        Answer, Card, Condition, Does, Effect, FollowUp, Known, Promise, Shock, Target, When, card::Timing,
    },
    terms::{Message, Practice, Stance},
};

/// Notes which flags are set, and which are read.
pub(super) fn gather_flags(check: &mut Check) {
    let s = check.scenario;
    let flags = &mut check.flags;
    let mut conditions: Vec<&Condition> = Vec::new();
    let mut known: Vec<&Known> = Vec::new();
    for card in &s.cards {
        conditions.extend(&card.needs);
        conditions.extend(card.variants.iter().map(|v| &v.when));
        flags.set.extend(card.unanswered.sets.iter().map(|f| f.as_str()));
        for option in &card.options {
            known.extend(&option.needs);
            flags.set.extend(option.sets.iter().map(|f| f.as_str()));
            flags.set_by_option.extend(option.sets.iter().map(|f| f.as_str()));
        }
    }
    flags.set.extend(s.shocks.iter().flat_map(|shock| &shock.sets).map(|f| f.as_str()));
    conditions.extend(s.voices.iter().filter_map(|v| v.when.as_ref()));
    conditions.extend(s.endings.iter().filter_map(|e| e.needs.as_ref()));
    conditions.extend(s.epilogues.iter().filter_map(|e| e.when.as_ref()));
    while let Some(condition) = conditions.pop() {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => conditions.extend(parts),
            Condition::Not(part) => conditions.push(part),
            Condition::Flag(flag) => {
                flags.read.insert(flag.as_str());
            }
            _ => {}
        }
    }
    while let Some(part) = known.pop() {
        match part {
            Known::All(parts) | Known::Any(parts) => known.extend(parts),
            Known::Not(part) => known.push(part),
            Known::Flag(flag) => {
                flags.read.insert(flag.as_str());
            }
            _ => {}
        }
    }
}

pub(super) fn check(check: &mut Check, root: &Node) {
    let s = check.scenario;
    let mut unread = BTreeSet::new();
    for (card, node) in s.cards.iter().zip(items(root, "cards")) {
        one(check, card, node, &mut unread);
    }
    let mut effects = 0;
    for (shock, node) in s.shocks.iter().zip(items(root, "shocks")) {
        effects += shock.effects.len();
        one_shock(check, shock, node, &mut unread);
    }
    let uses: usize = s.cards.iter().flat_map(|c| &c.options).map(|o| o.does.len()).sum();
    if effects * 3 > uses {
        let fault = check.warning("S0506", key(root, "shocks")).with("effects", effects).with("uses", uses);
        check.push(fault.hint(Message::new("hint-fewer-effects")));
    }
}

fn one<'a>(check: &mut Check<'a>, card: &'a Card, node: &Node, unread: &mut BTreeSet<&'a str>) {
    check.text(node, "title", &card.title, Chars(40));
    check.text(node, "place", &card.place, Chars(60));
    check.number(node, "day", i64::from(card.day), 0..=7);
    check.text(node, "text", &card.text, Words(90));
    check.refers(&card.speaker, Of::Member, place(node, "speaker"));
    if let (When::Pool { weight, .. }, Some(node)) = (&card.when, node.field("when")) {
        check.number(node, "weight", *weight, 1..=20);
    }
    if let (Some(needs), Some(node)) = (&card.needs, node.field("needs")) {
        check.card_condition(needs, node, &card.speaker);
    }
    for (variant, node) in card.variants.iter().zip(items(node, "variants")) {
        check.text(node, "text", &variant.text, Words(90));
        if let Some(node) = node.field("when") {
            check.condition(&variant.when, node, Use::Text);
        }
    }
    check.count(node, "options", card.options.len(), 2..=4);
    let mut texts = BTreeSet::new();
    for (option, place) in card.options.iter().zip(items(node, "options")) {
        answer(check, card, option, place, unread);
        if !texts.insert(option.text.trim()) {
            let fault = check.error("S0505", key(place, "text")).with("card", card.id.as_str());
            check.push(fault.hint(Message::new("hint-other-text")));
        }
    }
    one_stance(check, card, node);
    if let Some(node) = node.field("unanswered") {
        check.text(node, "text", &card.unanswered.text, Words(8));
        if let Some(by) = &card.unanswered.settled_by {
            check.refers(by, Of::Member, place(node, "settled_by"));
        }
        follow_ups(check, &card.unanswered.then, node);
        sets(check, &card.unanswered.sets, node, unread);
    }
}

/// A card whose options all stand in the same place asks nothing of the player.
fn one_stance(check: &mut Check, card: &Card, node: &Node) {
    let mut stances = card.options.iter().filter_map(|o| o.does.first()).map(|d| d.practice.stance());
    let Some(first) = stances.next() else { return };
    if card.options.len() > 1 && stances.all(|stance| stance == first) {
        let name = match first {
            Stance::Empowering => "empowering",
            Stance::Directing => "directing",
            Stance::Back => "back",
        };
        let fault = check.warning("S0504", key(node, "options")).with("card", card.id.as_str());
        check.push(fault.with("stance", name).hint(Message::new("hint-other-stance")));
    }
}

fn answer<'a>(
    check: &mut Check<'a>,
    card: &'a Card,
    option: &'a Answer,
    node: &Node,
    unread: &mut BTreeSet<&'a str>,
) {
    check.text(node, "text", &option.text, Words(25));
    check.text(node, "price", &option.price, Words(12));
    check.optional_text(node, "after", &option.after, Words(50));
    check.count(node, "does", option.does.len(), 1..=3);
    for (does, node) in option.does.iter().zip(items(node, "does")) {
        practice(check, card, does, node);
    }
    if let (Some(needs), Some(node)) = (&option.needs, node.field("needs")) {
        check.known(needs, node, &card.speaker);
    }
    follow_ups(check, &option.then, node);
    for (promise, node) in option.promises.iter().zip(items(node, "promises")) {
        promised(check, promise, node);
    }
    for (id, node) in option.keeps.iter().zip(items(node, "keeps")) {
        check.refers(id, Of::Promise, node.span.clone());
    }
    sets(check, &option.sets, node, unread);
}

fn promised(check: &mut Check, promise: &Promise, node: &Node) {
    check.refers(&promise.to, Of::Member, place(node, "to"));
    check.text(node, "what", &promise.what, Words(14));
    check.number(node, "due_in", promise.due_in, 1..=20);
    let kept =
        |option: &Answer| option.keeps.iter().any(|id| *id == promise.id || becomes(promise.id.as_str(), id));
    if promise.kept_by.is_empty() && !check.scenario.cards.iter().flat_map(|c| &c.options).any(kept) {
        let fault = check.error("S0601", place(node, "id")).with("id", promise.id.as_str());
        check.push(fault.hint(Message::new("hint-keep").with("id", promise.id.as_str())));
    }
}

fn sets<'a>(
    check: &mut Check<'a>,
    flags: &'a [crate::terms::Id],
    node: &Node,
    unread: &mut BTreeSet<&'a str>,
) {
    for (flag, node) in flags.iter().zip(items(node, "sets")) {
        check.shape_of_id(flag, node.span.clone());
        if !check.flags.read.contains(flag.as_str()) && unread.insert(flag.as_str()) {
            let hint = match super::shape::nearest(flag.as_str(), check.flags.read.iter().copied()) {
                Some(near) => Message::new("hint-did-you-mean").with("name", near),
                None => Message::new("hint-read-flag"),
            };
            let fault = check.warning("S0408", node.span.clone()).with("flag", flag.as_str());
            check.push(fault.hint(hint));
        }
    }
}

fn follow_ups(check: &mut Check, then: &[FollowUp], node: &Node) {
    let s = check.scenario;
    for (follow, node) in then.iter().zip(items(node, "then")) {
        check.number(node, "after", follow.after, 1..=20);
        if !check.refers(&follow.id, Of::CardOrShock, place(node, "id")) {
            continue;
        }
        // Of two things with the same id, one may follow up; that they share it has been said.
        let alike = s.cards.iter().filter(|c| c.id == follow.id).count()
            + s.shocks.iter().filter(|s| s.id == follow.id).count();
        if alike > 1 {
            continue;
        }
        let own_time = s.cards.iter().any(|c| c.id == follow.id && c.when != When::FollowUp)
            || s.shocks.iter().any(|s| s.id == follow.id && s.when != Timing::FollowUp);
        if own_time {
            let fault = check.error("S0403", place(node, "id")).with("id", follow.id.as_str());
            check.push(fault.hint(Message::new("hint-when-follow-up")));
        }
    }
}

/// Whether a practice can be aimed there; if not, where it can.
fn suits(practice: Practice, target: &Target) -> Result<(), &'static str> {
    use Practice::{
        Assign, Coach, Consensus, DecideAlone, Delegate, Front, Inspect, Listen, OwnUp, Push, Recognise,
        StepBack, TakeOver, Understand, Vision,
    };
    use Target::{Decision, Member, Team, Work};
    let (suits, where_to) = match practice {
        Listen | Understand | Coach | Assign => (matches!(target, Member(_)), "Member"),
        Recognise => (matches!(target, Member(_) | Team), "Member, Team"),
        Delegate => (matches!(target, Member(_) | Decision(_)), "Member, Decision"),
        OwnUp => (matches!(target, Member(_) | Team | Work(_)), "Member, Team, Work"),
        Vision => (matches!(target, Team), "Team"),
        Consensus => (matches!(target, Team | Decision(_)), "Team, Decision"),
        DecideAlone => (matches!(target, Decision(_) | Team | Work(_)), "Decision, Team, Work"),
        Inspect | TakeOver | Front => (matches!(target, Work(_)), "Work"),
        Push => (matches!(target, Team | Member(_) | Work(_)), "Team, Member, Work"),
        StepBack => (matches!(target, Team | Work(_)), "Team, Work"),
    };
    if suits { Ok(()) } else { Err(where_to) }
}

fn practice(check: &mut Check, card: &Card, does: &Does, node: &Node) {
    check.number(node, "intensity", does.intensity, 1..=3);
    let speaker = Target::Member(card.speaker.clone());
    let target = does.target.as_ref().unwrap_or(&speaker);
    if let Err(where_to) = suits(does.practice, target) {
        let span = node.field("target").map_or_else(|| place(node, "practice"), |n| n.span.clone());
        let fault = check.error("S0501", span).with("practice", format!("{:?}", does.practice));
        check.push(fault.hint(Message::new("hint-targets").with("targets", where_to)));
        return;
    }
    if let Some(written) = node.field("target") {
        let span = written.items().first().map_or_else(|| written.span.clone(), |n| n.span.clone());
        match target {
            Target::Member(id) => check.refers(id, Of::Member, span),
            Target::Work(id) => check.refers(id, Of::Work, span),
            Target::Decision(id) => check.refers(id, Of::Decision, span),
            Target::Team => true,
        };
    }
    if let Some(about) = &does.about {
        check.refers(about, Of::Work, place(node, "about"));
    }
    if let (Practice::Delegate, Target::Member(id), None) = (does.practice, target, &does.about)
        && !check.scenario.work.iter().any(|w| &w.owner == id)
        && check.ids.members.contains(&id.as_str())
    {
        let fault = check.error("S0502", place(node, "practice")).with("id", id.as_str());
        check.push(fault.hint(Message::new("hint-about")));
    }
    if let Some(choice) = &does.choice {
        if let Target::Decision(decision) = target {
            check.refers_to_choice(decision, choice, place(node, "choice"));
        } else {
            let fault = check.error("S0503", place(node, "choice")).with("id", choice.as_str());
            check.push(fault.hint(Message::new("hint-target-decision")));
        }
    }
}

fn one_shock<'a>(check: &mut Check<'a>, shock: &'a Shock, node: &Node, unread: &mut BTreeSet<&'a str>) {
    check.text(node, "title", &shock.title, Chars(40));
    check.text(node, "text", &shock.text, Words(70));
    if let (Timing::Between { chance, .. }, Some(node)) = (&shock.when, node.field("when")) {
        check.number(node, "chance", *chance, 1..=100);
    }
    if let Some(member) = &shock.private_to {
        check.refers(member, Of::Member, place(node, "private_to"));
    }
    check.count(node, "effects", shock.effects.len(), 0..=6);
    for (effect, node) in shock.effects.iter().zip(items(node, "effects")) {
        literal(check, effect, node);
    }
    sets(check, &shock.sets, node, unread);
    follow_ups(check, &shock.then, node);
}

fn literal(check: &mut Check, effect: &Effect, node: &Node) {
    let (by, most) = match effect {
        Effect::Member { of, by, .. } => {
            check.refers(of, Of::Member, place(node, "of"));
            (*by, 20)
        }
        Effect::Team { by, .. } => (*by, 10),
        Effect::Work { of, by } => {
            check.refers(of, Of::Work, place(node, "of"));
            (*by, 30)
        }
        Effect::Setting { by, rounds, .. } => {
            check.number(node, "rounds", *rounds, 1..=20);
            (*by, 60)
        }
        Effect::Sponsor { by } => (*by, 20),
        Effect::Conflict { between, by } => {
            check.pair_of_members(&between.0, &between.1, node);
            (*by, 40)
        }
    };
    if !(-most..=most).contains(&by) {
        let fault = check.error("S0204", place(node, "by")).with("found", by).with("most", most);
        let hint = Message::new("hint-number-between").with("least", (-most).to_string());
        check.push(fault.hint(hint.with("most", most.to_string())));
    }
}
