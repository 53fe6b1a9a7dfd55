//! Texts: their length, and the words that are filled in.

use super::{Check, ids::becomes, key, meant};
use crate::{
    ron_tree::Node,
    terms::{Message, Span},
};

/// What a text may ask of a member or the sponsor.
const OF_PERSON: [&str; 6] = ["name", "full_name", "subject", "object", "possessive", "role"];

/// How long a text may be.
#[derive(Clone, Copy)]
pub(super) enum Limit {
    /// Characters.
    Chars(usize),
    /// Words.
    Words(usize),
    /// Any length.
    Any,
}

impl Check<'_> {
    /// Checks a text that must not be empty.
    pub(super) fn text(&mut self, node: &Node, field: &'static str, text: &str, limit: Limit) {
        if text.trim().is_empty() {
            let fault = self.error("S0301", super::place(node, field)).with("field", field);
            self.push(fault.hint(Message::new("hint-write-something")));
        }
        self.optional_text(node, field, text, limit);
    }

    /// Checks a text that may be empty.
    pub(super) fn optional_text(&mut self, node: &Node, field: &'static str, text: &str, limit: Limit) {
        let inside = node.field(field).map_or_else(|| key(node, field), |n| n.span.clone());
        self.length(key(node, field), field, text, limit);
        self.placeholders(inside, text);
    }

    /// Checks each text of a list.
    pub(super) fn texts(&mut self, nodes: &[Node], field: &'static str, texts: &[String], limit: Limit) {
        for (text, node) in texts.iter().zip(nodes) {
            if text.trim().is_empty() {
                let fault = self.error("S0301", node.span.clone()).with("field", field);
                self.push(fault.hint(Message::new("hint-write-something")));
            }
            self.length(node.span.clone(), field, text, limit);
            self.placeholders(node.span.clone(), text);
        }
    }

    fn length(&mut self, span: Span, field: &'static str, text: &str, limit: Limit) {
        let (code, found, most) = match limit {
            Limit::Chars(most) => ("S0302", text.chars().count(), most),
            Limit::Words(most) => ("S0303", text.split_whitespace().count(), most),
            Limit::Any => return,
        };
        if found > most {
            let fault = self.error(code, span).with("field", field).with("found", found).with("most", most);
            self.push(fault.hint(Message::new("hint-cut").with("by", found - most)));
        }
    }

    /// Notes braces that are not filled in.
    fn placeholders(&mut self, span: Span, text: &str) {
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let after = &rest[open + 1..];
            let closing = after.find(['{', '}']).filter(|_| rest[open..].starts_with('{'));
            let Some(close) = closing.filter(|i| after[*i..].starts_with('}')) else {
                let fault = self.error("S0306", span.clone());
                let fault = fault.with("found", super::shape::brief(&rest[open..]));
                self.push(fault.hint(Message::new("hint-placeholders")));
                rest = after;
                continue;
            };
            self.placeholder(&span, &after[..close]);
            rest = &after[close + 1..];
        }
    }

    fn placeholder(&mut self, span: &Span, inside: &str) {
        let known = match inside.split_once('.') {
            None => inside == "round",
            Some((who, what)) => {
                (who == "sponsor" && what != "full_name"
                    || self.ids.members.iter().any(|id| *id == who || becomes(id, &who.into())))
                    && OF_PERSON.contains(&what)
            }
        };
        if known {
            return;
        }
        let who: Vec<&str> = self.ids.members.iter().copied().chain(["sponsor"]).collect();
        let hint = match inside.split_once('.') {
            Some((person, what)) if who.contains(&person) => meant(what, OF_PERSON),
            Some((person, _)) => meant(person, who.iter().copied()),
            None => Message::new("hint-placeholders"),
        };
        let fault = self.error("S0305", span.clone()).with("found", inside);
        self.push(fault.hint(hint));
    }
}
