//! The scenario as a whole: its length, its setting, its short cut.

use super::{
    Check,
    ids::Of,
    items, key, place,
    text::Limit::{Any, Chars, Words},
};
use crate::{
    ron_tree::Node,
    scenario::{Card, Short, When},
    terms::{Id, Message},
};

pub(super) fn check(check: &mut Check, root: &Node) {
    let s = check.scenario;
    if s.format != 1 {
        let fault = check.error("S0112", place(root, "format")).with("found", i64::from(s.format));
        check.push(fault.hint(Message::new("hint-write").with("right", "1")));
    }
    check.text(root, "title", &s.title, Chars(60));
    check.text(root, "author", &s.author, Any);
    check.text(root, "summary", &s.summary, Chars(400));
    check.count(root, "objectives", s.objectives.len(), 1..=6);
    check.texts(items(root, "objectives"), "objectives", &s.objectives, Any);
    check.texts(items(root, "content_notes"), "content_notes", &s.content_notes, Any);
    check.optional_text(root, "facilitator_note", &s.facilitator_note, Any);
    check.text(root, "briefing", &s.briefing, Words(180));
    check.text(root, "goal", &s.goal, Any);
    check.number(root, "rounds", s.rounds, 1..=60);
    check.number(root, "empty_chair", s.empty_chair, 2..=8);
    check.number(root, "attention", s.attention, 1..=12);
    check.number(root, "minutes_per_round", s.minutes_per_round, 1..=30);
    check.number(root, "par", s.par, 20..=200);
    check.count(root, "areas", s.areas.len(), 1..=6);
    check.count(root, "members", s.members.len(), 2..=12);
    check.count(root, "work", s.work.len(), 1..=8);
    check.count(root, "decisions", s.decisions.len(), 0..=8);
    check.count(root, "cards", s.cards.len(), 1..=80);
    check.count(root, "shocks", s.shocks.len(), 0..=40);
    check.count(root, "endings", s.endings.len(), 1..=12);
    check.count(root, "questions", s.questions.len(), 0..=8);
    check.texts(items(root, "questions"), "questions", &s.questions, Any);
    setting(check, root);
    if let (Some(short), Some(node)) = (&s.short, root.field("short")) {
        short_cut(check, short, node);
    }
}

fn setting(check: &mut Check, root: &Node) {
    let s = check.scenario;
    if let Some(node) = root.field("round") {
        check.text(node, "name", &s.round.name, Any);
        check.number(node, "hours", s.round.hours, 4..=80);
    }
    if let Some(node) = root.field("setting") {
        for (field, value) in [
            ("urgency", s.setting.urgency),
            ("severity", s.setting.severity),
            ("familiarity", s.setting.familiarity),
            ("complexity", s.setting.complexity),
            ("dynamism", s.setting.dynamism),
            ("power_distance", s.setting.power_distance),
        ] {
            check.number(node, field, value, 0..=100);
        }
    }
    if let Some(node) = root.field("variation") {
        check.number(node, "levels", s.variation.levels, 0..=15);
        check.number(node, "skills", s.variation.skills, 0..=15);
        check.number(node, "motives", s.variation.motives, 0..=60);
    }
    if let Some(node) = root.field("score") {
        let weights = [
            ("results", s.score.results),
            ("people", s.score.people),
            ("ideas", s.score.ideas),
            ("empty_chair", s.score.empty_chair),
        ];
        for (field, value) in weights {
            check.number(node, field, value, 0..=10);
        }
        if weights.iter().all(|(_, value)| *value == 0) {
            let fault = check.error("S0205", key(root, "score"));
            check.push(fault.hint(Message::new("hint-some-weight")));
        }
    }
}

fn short_cut(check: &mut Check, short: &Short, node: &Node) {
    check.number(node, "rounds", short.rounds, 2..=6);
    check.number(node, "effort", short.effort, 20..=100);
    if short.rounds > check.scenario.rounds {
        let fault = check.error("S0901", place(node, "rounds"));
        let fault =
            fault.with("short", i64::from(short.rounds)).with("rounds", i64::from(check.scenario.rounds));
        check.push(fault.hint(Message::new("hint-at-most").with("most", i64::from(check.scenario.rounds))));
    }
    for (id, node) in short.without.iter().zip(items(node, "without")) {
        check.refers(id, Of::Card, node.span.clone());
    }
    for entry in node.field("moved").map_or(&[][..], Node::entries) {
        let id = Id::from(entry.key.as_str().unwrap_or_default());
        let to = entry.value.as_i64().unwrap_or_default();
        if !check.refers(&id, Of::Card, entry.key.span.clone()) {
            continue;
        }
        if !(1..=i64::from(short.rounds)).contains(&to) {
            let fault = check.error("S0902", entry.value.span.clone()).with("found", to);
            let hint =
                Message::new("hint-number-between").with("least", "1").with("most", short.rounds.to_string());
            check.push(fault.hint(hint));
        }
        if short.without.contains(&id) {
            let fault = check.error("S0903", entry.key.span.clone()).with("id", id.as_str());
            check.push(fault.hint(Message::new("hint-one-of-both")));
        }
    }
}

/// The first and last round of a card, if it has its own time.
pub(super) fn window(card: &Card) -> Option<(u32, u32)> {
    match card.when {
        When::Round(round) => Some((round, round)),
        When::Once { from, to } | When::Pool { from, to, .. } => Some((from, to)),
        When::FollowUp => None,
    }
}
