//! What somebody most likely meant who wrote a plain value where the format wants a choice or fields.

use super::Walk;
use crate::ron_tree::{Kind, Node, quote};

/// The right way to write a value of this type; none if that cannot be told.
pub(super) fn likely(walk: &Walk<'_>, of: &str, node: &Node) -> Option<String> {
    let number = match &node.kind {
        Kind::Tuple { items, .. } => items.first().filter(|_| items.len() == 1),
        _ => Some(node),
    };
    match (of, &node.kind, number.map(|n| &n.kind)) {
        ("Target", Kind::String(id), _) if !id.is_empty() => {
            let is = |list: &str| {
                let things = walk.root.field(list).map_or(&[][..], Node::items);
                things.iter().any(|thing| thing.field("id").and_then(Node::as_str) == Some(id))
            };
            let kind = match id.as_str() {
                _ if is("members") => "Member",
                _ if is("work") => "Work",
                _ if is("decisions") => "Decision",
                "team" | "Team" => return Some("Team".to_owned()),
                _ => "Member",
            };
            Some(format!("{kind}({})", quote(id)))
        }
        ("When", _, Some(Kind::Integer(round))) => Some(format!("Round({round})")),
        ("Timing", _, Some(Kind::Integer(round))) => Some(format!("Between(from: {round}, to: {round})")),
        ("Amount", _, Some(Kind::Integer(amount))) => Some(format!("Fixed({amount})")),
        ("FollowUp", Kind::String(id), _) => Some(format!("(id: {}, after: 1)", quote(id))),
        _ => None,
    }
}

/// The range of a field without a sign, whose negative values never reach the checks of meaning. These have the same
/// ranges for what they do reach.
pub(super) fn range(of: &str, field: &str) -> Option<(u32, u32)> {
    Some(match (of, field) {
        ("Scenario", "rounds") => (1, 60),
        ("Scenario", "empty_chair") => (2, 8),
        ("Scenario", "attention") => (1, 12),
        ("Scenario", "minutes_per_round") => (1, 30),
        ("Short", "rounds") => (2, 6),
        ("FollowUp", "after") | ("Promise", "due_in") | ("Setting", "rounds") => (1, 20),
        ("Figure", "age") => (16, 85),
        ("Figure", "height") => (92, 106),
        ("Figure", "shoulders") => (23, 29),
        ("Figure", "waist") => (17, 24),
        ("Figure", "hips") => (18, 26),
        ("Figure", "face") => (94, 106),
        _ => return None,
    })
}
