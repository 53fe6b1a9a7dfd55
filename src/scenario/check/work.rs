//! Workstreams and open questions.

use std::collections::BTreeSet;

use super::{Check, ids::Of, items, key, place, text::Limit::Chars};
use crate::{
    ron_tree::Node,
    scenario::{Decision, Stream},
    terms::Message,
};

pub(super) fn check(check: &mut Check, root: &Node) {
    let s = check.scenario;
    for (stream, node) in s.work.iter().zip(items(root, "work")) {
        one(check, stream, node);
    }
    if !s.work.is_empty() && s.work.iter().all(|w| !w.standing) {
        let fault = check.error("S0701", key(root, "work"));
        check.push(fault.hint(Message::new("hint-standing")));
    }
    for (decision, node) in s.decisions.iter().zip(items(root, "decisions")) {
        question(check, decision, node);
    }
}

fn one(check: &mut Check, stream: &Stream, node: &Node) {
    check.text(node, "title", &stream.title, Chars(32));
    check.refers(&stream.area, Of::Area, place(node, "area"));
    check.number(node, "effort", stream.effort, 10..=20_000);
    check.number(node, "complexity", stream.complexity, 0..=100);
    check.refers(&stream.owner, Of::Member, place(node, "owner"));
    let mut seen = BTreeSet::new();
    for (id, node) in stream.crew.iter().zip(items(node, "crew")) {
        check.refers(id, Of::Member, node.span.clone());
        if id == &stream.owner {
            let fault = check.error("S0702", node.span.clone()).with("id", id.as_str());
            check.push(fault.hint(Message::new("hint-owner-works")));
        } else if !seen.insert(id) {
            let fault = check.error("S0708", node.span.clone()).with("id", id.as_str());
            check.push(fault.hint(Message::new("hint-delete-one")));
        }
    }
    let Some(due) = stream.due else { return };
    if stream.standing {
        let fault = check.warning("S0707", place(node, "due")).with("id", stream.id.as_str());
        check.push(fault.hint(Message::new("hint-delete-field").with("field", "due")));
    }
    if !(1..=check.rounds()).contains(&due) {
        let fault = check.error("S0703", place(node, "due")).with("found", i64::from(due));
        check.push(fault.hint(Message::new("hint-last-round").with("rounds", i64::from(check.rounds()))));
    }
}

fn question(check: &mut Check, decision: &Decision, node: &Node) {
    check.text(node, "question", &decision.question, Chars(140));
    check.refers(&decision.about, Of::Work, place(node, "about"));
    check.number(node, "leader_knows", decision.leader_knows, 0..=100);
    check.count(node, "choices", decision.choices.len(), 2..=4);
    for (choice, node) in decision.choices.iter().zip(items(node, "choices")) {
        check.text(node, "text", &choice.text, Chars(80));
        check.number(node, "quality", choice.quality, 0..=100);
    }
    if let [first, rest @ ..] = decision.choices.as_slice()
        && !rest.is_empty()
        && rest.iter().all(|c| c.quality == first.quality)
    {
        let fault = check.error("S0706", key(node, "choices")).with("id", decision.id.as_str());
        check.push(fault.hint(Message::new("hint-other-quality")));
    }
    if decision.due < decision.opens {
        let fault = check.error("S0704", place(node, "due"));
        let fault = fault.with("due", i64::from(decision.due)).with("opens", i64::from(decision.opens));
        check.push(fault.hint(Message::new("hint-later-due")));
    }
    for (field, round) in [("opens", decision.opens), ("due", decision.due)] {
        if !(1..=check.rounds()).contains(&round) {
            let fault = check.error("S0705", place(node, field)).with("field", field);
            let fault = fault.with("found", i64::from(round));
            check.push(fault.hint(Message::new("hint-last-round").with("rounds", i64::from(check.rounds()))));
        }
    }
}
