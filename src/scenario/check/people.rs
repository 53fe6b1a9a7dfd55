//! The team, how they are drawn, how they stand to one another, and the sponsor.

use std::collections::BTreeSet;

use super::{
    Check,
    ids::Of,
    items, key, place,
    text::Limit::{Any, Chars, Words},
};
use crate::{
    ron_tree::Node,
    scenario::{Figure, Member, Relation},
    terms::{Id, Message},
};

pub(super) fn check(check: &mut Check, root: &Node) {
    let s = check.scenario;
    if let Some(node) = root.field("sponsor") {
        check.text(node, "name", &s.sponsor.name, Any);
        check.text(node, "role", &s.sponsor.role, Any);
        check.number(node, "confidence", s.sponsor.confidence, 0..=100);
        check.text(node, "words", &s.sponsor.words, Words(60));
        if let Some(node) = node.field("figure") {
            figure(check, &s.sponsor.figure, node);
        }
    }
    for (member, node) in s.members.iter().zip(items(root, "members")) {
        one(check, member, node);
    }
    let mut pairs = BTreeSet::new();
    for (relation, node) in s.relations.iter().zip(items(root, "relations")) {
        pair(check, relation, node, &mut pairs);
    }
    voiceless(check, root);
}

fn one(check: &mut Check, member: &Member, node: &Node) {
    check.text(node, "name", &member.name, Chars(24));
    check.optional_text(node, "full_name", &member.full_name, Any);
    check.text(node, "role", &member.role, Chars(60));
    check.text(node, "speaks", &member.speaks, Any);
    check.text(node, "introduction", &member.introduction, Words(60));
    check.number(node, "need_for_structure", member.need_for_structure, 0..=100);
    for (field, of) in [("skills", Of::Area), ("knows", Of::Decision)] {
        for entry in node.field(field).map_or(&[][..], Node::entries) {
            let id = Id::from(entry.key.as_str().unwrap_or_default());
            check.refers(&id, of, entry.key.span.clone());
            check.number_at(
                entry.value.span.clone(),
                id.as_str(),
                entry.value.as_i64().unwrap_or_default(),
                0..=100,
            );
        }
    }
    for (field, range) in [("start", 0..=100), ("motives", 0..=5)] {
        for entry in node.field(field).map_or(&[][..], Node::entries) {
            let name = entry.key.name().unwrap_or_default();
            let value = entry.value.as_i64().unwrap_or_default();
            check.number_at(entry.value.span.clone(), name, value, range.clone());
        }
    }
    if let (Some(private), Some(node)) = (&member.private, node.field("private")) {
        check.text(node, "what", &private.what, Words(60));
        check.number(node, "weight", private.weight, 0..=10);
        check.number(node, "told_at_trust", private.told_at_trust, 0..=100);
        check.count(node, "eased_by", private.eased_by.len(), 1..=4);
    }
    if let Some(node) = node.field("figure") {
        figure(check, &member.figure, node);
    }
}

fn figure(check: &mut Check, figure: &Figure, node: &Node) {
    check.number(node, "age", figure.age, 16..=85);
    check.number(node, "height", figure.height, 92..=106);
    check.number(node, "shoulders", figure.shoulders, 23..=29);
    check.number(node, "waist", figure.waist, 17..=24);
    check.number(node, "hips", figure.hips, 18..=26);
    check.number(node, "face", figure.face, 94..=106);
    for (field, colour) in [("skin", &figure.skin), ("hair_colour", &figure.hair_colour)] {
        let digits = colour.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            let fault = check.error("S0304", place(node, field)).with("found", colour.as_str());
            check.push(fault.hint(Message::new("hint-colour")));
        }
    }
}

fn pair<'a>(check: &mut Check, relation: &'a Relation, node: &Node, seen: &mut BTreeSet<(&'a str, &'a str)>) {
    let (a, b) = (&relation.between.0, &relation.between.1);
    check.pair_of_members(a, b, node);
    check.number(node, "closeness", relation.closeness, 0..=100);
    check.number(node, "conflict", relation.conflict, 0..=100);
    let pair = if a < b { (a.as_str(), b.as_str()) } else { (b.as_str(), a.as_str()) };
    if !seen.insert(pair) {
        let fault = check.error("S0709", place(node, "between")).with("one", pair.0).with("other", pair.1);
        check.push(fault.hint(Message::new("hint-one-of-both")));
    }
}

impl Check<'_> {
    /// Checks the two ids of a `between`.
    pub(super) fn pair_of_members(&mut self, a: &Id, b: &Id, node: &Node) {
        for (id, node) in [a, b].into_iter().zip(items(node, "between")) {
            self.refers(id, Of::Member, node.span.clone());
        }
        if a == b {
            let fault = self.error("S0708", place(node, "between")).with("id", a.as_str());
            self.push(fault.hint(Message::new("hint-two-people")));
        }
    }
}

/// Members who never say anything.
fn voiceless(check: &mut Check, root: &Node) {
    let s = check.scenario;
    let heard: BTreeSet<&str> = s.voices.iter().map(|v| v.who.as_str()).collect();
    // A voice of somebody unknown is most likely that of a member with another id, and has been named.
    if heard.iter().any(|who| !check.ids.members.contains(who)) {
        return;
    }
    let speakers: BTreeSet<&str> = s.cards.iter().map(|c| c.speaker.as_str()).collect();
    for (member, node) in s.members.iter().zip(items(root, "members")) {
        if !heard.contains(member.id.as_str()) {
            let code = if speakers.contains(member.id.as_str()) { "S1002" } else { "S1001" };
            let fault = check.warning(code, key(node, "id")).with("name", member.name.as_str());
            check.push(fault.hint(Message::new("hint-add-voice").with("id", member.id.as_str())));
        }
    }
}
