//! In which rounds a card or shock can come at all, and what follows from that.
//!
//! A set of rounds is one number with a bit for each round, so that following up is a shift.

use std::collections::BTreeMap;

use super::{Check, ids::becomes, items, place, whole::window};
use crate::{
    ron_tree::Node,
    scenario::{
        Condition, FollowUp, Known, Target, When,
        card::{HAND_MAX, Timing},
    },
    terms::{Id, Message},
};

/// A set of rounds; round 0 and those from 127 on are never in it.
type Rounds = u128;

/// One follow-up: from which thing, to which, how much later, and where it is written.
struct Edge<'a> {
    from: usize,
    to: usize,
    after: u32,
    follow: &'a FollowUp,
    node: &'a Node,
}

pub(super) fn check(check: &mut Check, root: &Node) {
    let s = check.scenario;
    let (cards, shocks) = (items(root, "cards"), items(root, "shocks"));
    let names = s.cards.iter().map(|c| c.id.as_str()).chain(s.shocks.iter().map(|s| s.id.as_str()));
    let index: BTreeMap<&str, usize> = names.enumerate().map(|(i, id)| (id, i)).collect();
    let limits: Vec<Rounds> = s
        .cards
        .iter()
        .map(|_| between(1, check.rounds()))
        .chain(s.shocks.iter().map(|_| between(1, check.last_round())))
        .collect();
    let mut possible = windows(check, cards, shocks, &limits);
    let edges = edges(check, &index, cards, shocks);
    // Sets only grow, and each pass either adds a round or ends, so this is bounded; chains are short in practice.
    loop {
        let before = possible.clone();
        for edge in &edges {
            possible[edge.to] |= (possible[edge.from] << edge.after) & limits[edge.to];
        }
        if before == possible {
            break;
        }
    }
    past_the_end(check, &edges, &possible, &limits);
    nothing_leads_to(check, &edges, &possible, cards, shocks);
    empty_rounds(check, root, &possible[..s.cards.len()]);
    full_rounds(check, cards);
    late_promises(check, &possible, cards);
    settled_by_then(check, &possible, cards);
}

/// The rounds from one to another.
fn between(from: u32, to: u32) -> Rounds {
    (from.max(1)..=to.min(126)).fold(0, |set, round| set | 1 << round)
}

/// The rounds of those that have their own time; notes those that lie outside the game.
fn windows(check: &mut Check, cards: &[Node], shocks: &[Node], limits: &[Rounds]) -> Vec<Rounds> {
    let s = check.scenario;
    let mut possible = vec![0; limits.len()];
    for (i, (card, node)) in s.cards.iter().zip(cards).enumerate() {
        let Some((from, to)) = window(card) else { continue };
        possible[i] = between(from, to) & limits[i];
        if possible[i] == 0 || from == 0 {
            let fault = check.error("S0401", place(node, "when")).with("id", card.id.as_str());
            check.push(fault.hint(usable(from, to, check.rounds())));
        }
    }
    for (i, (shock, node)) in s.shocks.iter().zip(shocks).enumerate() {
        let i = s.cards.len() + i;
        let Timing::Between { from, to, .. } = shock.when else { continue };
        possible[i] = between(from, to) & limits[i];
        if possible[i] == 0 || from == 0 || to > check.last_round() {
            let fault = check.error("S0411", place(node, "when")).with("id", shock.id.as_str());
            check.push(fault.hint(usable(from, to, check.last_round())));
        }
    }
    possible
}

/// The way out of a window that holds no round.
fn usable(from: u32, to: u32, last: u32) -> Message {
    if from > to && to >= 1 && from <= last {
        Message::new("hint-swap-window")
    } else {
        Message::new("hint-rounds-until").with("last", i64::from(last))
    }
}

fn edges<'a>(
    check: &Check<'a>,
    index: &BTreeMap<&str, usize>,
    cards: &'a [Node],
    shocks: &'a [Node],
) -> Vec<Edge<'a>> {
    let s = check.scenario;
    let mut edges = Vec::new();
    let mut add = |from: usize, then: &'a [FollowUp], node: &'a Node| {
        for (follow, node) in then.iter().zip(items(node, "then")) {
            let named = index.get(follow.id.as_str());
            if let Some(to) =
                named.or_else(|| index.iter().find(|(id, _)| becomes(id, &follow.id)).map(|(_, to)| to))
            {
                edges.push(Edge { from, to: *to, after: follow.after.clamp(1, 126), follow, node });
            }
        }
    };
    for (i, (card, node)) in s.cards.iter().zip(cards).enumerate() {
        for (option, node) in card.options.iter().zip(items(node, "options")) {
            add(i, &option.then, node);
        }
        if let Some(node) = node.field("unanswered") {
            add(i, &card.unanswered.then, node);
        }
    }
    for (i, (shock, node)) in s.shocks.iter().zip(shocks).enumerate() {
        add(s.cards.len() + i, &shock.then, node);
    }
    edges
}

fn past_the_end(check: &mut Check, edges: &[Edge], possible: &[Rounds], limits: &[Rounds]) {
    for edge in edges {
        let from = possible[edge.from];
        if from != 0 && (from << edge.after) & limits[edge.to] == 0 {
            let first = from.trailing_zeros();
            let earliest = first + edge.after;
            let fault = check.error("S0404", place(edge.node, "after"));
            let fault = fault.with("id", edge.follow.id.as_str()).with("round", i64::from(earliest));
            let last = 127 - limits[edge.to].leading_zeros();
            let hint = match last.saturating_sub(first) {
                0 => Message::new("hint-nothing-after"),
                most => Message::new("hint-after-at-most").with("most", i64::from(most)),
            };
            check.push(fault.hint(hint.with("first", i64::from(first))));
        }
    }
}

/// Follow-ups that nothing leads to: not at all, or only from what never comes itself.
fn nothing_leads_to(check: &mut Check, edges: &[Edge], possible: &[Rounds], cards: &[Node], shocks: &[Node]) {
    let s = check.scenario;
    let follow_ups = s.cards.iter().map(|c| (&c.id, window(c).is_none()));
    let follow_ups = follow_ups.chain(s.shocks.iter().map(|s| (&s.id, s.when == Timing::FollowUp)));
    for (i, ((id, follows), node)) in follow_ups.zip(cards.iter().chain(shocks)).enumerate() {
        // One that is only led to past the end has been named there.
        let led_to = edges.iter().any(|e| e.to == i && possible[e.from] != 0);
        if follows && possible[i] == 0 && !led_to {
            let fault = check.error("S0402", place(node, "when")).with("id", id.as_str());
            check.push(fault.hint(Message::new("hint-lead-to").with("id", id.as_str())));
        }
    }
}

fn empty_rounds(check: &mut Check, root: &Node, possible: &[Rounds]) {
    let covered = possible.iter().fold(0, |all, rounds| all | rounds);
    let empty: Vec<String> = (1..=check.rounds())
        .filter(|round| covered & 1 << round == 0)
        .map(|round| round.to_string())
        .collect();
    // A card that can never come has been named; the gap that it leaves is its echo.
    let echo = check.faults.iter().any(|f| matches!(f.code, "S0401" | "S0402" | "S0403" | "S0404"));
    if !empty.is_empty() && !echo {
        let fault = check.warning("S0410", super::key(root, "cards"));
        let fault = fault.with("count", empty.len()).with("rounds", empty.join(", "));
        check.push(fault.hint(Message::new("hint-more-cards")));
    }
}

/// Cards fixed for a round in which there is no room left for them: they come later. Those that need something may
/// stand in for one another, so they are not counted.
fn full_rounds(check: &mut Check, cards: &[Node]) {
    let s = check.scenario;
    let mut fixed: BTreeMap<u32, usize> = BTreeMap::new();
    for (card, node) in s.cards.iter().zip(cards) {
        let When::Round(round) = card.when else { continue };
        if card.needs.is_some() {
            continue;
        }
        let there = fixed.entry(round).or_default();
        *there += 1;
        if *there == HAND_MAX + 1 {
            let fault = check.warning("S0412", place(node, "when"));
            let fault =
                fault.with("id", card.id.as_str()).with("round", i64::from(round)).with("most", HAND_MAX);
            check.push(fault.hint(Message::new("hint-another-round")));
        }
    }
}

/// Promises whose due round is never reached.
fn late_promises(check: &mut Check, possible: &[Rounds], cards: &[Node]) {
    let s = check.scenario;
    for (i, (card, node)) in s.cards.iter().zip(cards).enumerate() {
        let first = possible[i].trailing_zeros();
        for (option, node) in card.options.iter().zip(items(node, "options")) {
            for (promise, node) in option.promises.iter().zip(items(node, "promises")) {
                if possible[i] != 0 && first.saturating_add(promise.due_in) > check.rounds() {
                    let fault = check.warning("S0602", place(node, "due_in")).with("id", promise.id.as_str());
                    let last = i64::from(check.rounds());
                    check.push(fault.hint(Message::new("hint-last-round").with("rounds", last)));
                }
            }
        }
    }
}

/// Options that settle a decision which may be settled before their card comes.
fn settled_by_then(check: &mut Check, possible: &[Rounds], cards: &[Node]) {
    let s = check.scenario;
    for (i, (card, node)) in s.cards.iter().zip(cards).enumerate() {
        let first = possible[i].trailing_zeros();
        let mut named = Vec::new();
        for (option, node) in card.options.iter().zip(items(node, "options")) {
            for (does, node) in option.does.iter().zip(items(node, "does")) {
                let Some(Target::Decision(id)) = &does.target else { continue };
                let earlier = s.decisions.iter().any(|d| d.id == *id && d.opens < first);
                let asked = card.needs.as_ref().is_some_and(|needs| needs_open(needs, id))
                    || option.needs.as_ref().is_some_and(|needs| knows_open(needs, id));
                if possible[i] != 0 && earlier && !asked && !named.contains(&id) {
                    named.push(id);
                    let fault = check.warning("S0507", place(node, "target")).with("id", id.as_str());
                    let fault = fault.with("card", card.id.as_str());
                    check.push(fault.hint(Message::new("hint-not-decided").with("id", id.as_str())));
                }
            }
        }
    }
}

/// Whether a condition holds only as long as a decision is open.
fn needs_open(condition: &Condition, id: &Id) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().any(|part| needs_open(part, id)),
        Condition::Any(parts) => !parts.is_empty() && parts.iter().all(|part| needs_open(part, id)),
        Condition::Not(part) => matches!(&**part, Condition::Decided(decision) if decision == id),
        _ => false,
    }
}

/// The same of what an option asks.
fn knows_open(known: &Known, id: &Id) -> bool {
    match known {
        Known::All(parts) => parts.iter().any(|part| knows_open(part, id)),
        Known::Any(parts) => !parts.is_empty() && parts.iter().all(|part| knows_open(part, id)),
        Known::Not(part) => matches!(&**part, Known::Decided(decision) if decision == id),
        _ => false,
    }
}
