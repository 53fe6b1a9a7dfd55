//! Texts: their length, and the words that are filled in.

use super::{Check, ids::becomes, key, meant, shape::nearest};
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
        // The place of the part that has not been read yet, so that the same words twice have two places.
        let mut place = span;
        while let Some(open) = rest.find(['{', '}']) {
            let after = &rest[open + 1..];
            let closing = after.find(['{', '}']).filter(|_| rest[open..].starts_with('{'));
            let Some(close) = closing.filter(|i| after[*i..].starts_with('}')) else {
                let found = self.within(&mut place, &rest[open..=open]);
                let fault = self.error("S0306", found);
                let fault = fault.with("found", super::shape::brief(&rest[open..]));
                self.push(fault.hint(Message::new("hint-placeholders")));
                rest = after;
                continue;
            };
            let found = self.within(&mut place, &rest[open..open + close + 2]);
            self.placeholder(&found, &after[..close]);
            rest = &after[close + 1..];
        }
    }

    /// Where some words stand in the rest of a text, which then begins behind them. All of the rest if the file
    /// writes them otherwise, with escapes.
    fn within(&self, rest: &mut Span, words: &str) -> Span {
        let Some(at) = self.text.get(rest.clone()).and_then(|text| text.find(words)) else {
            return rest.clone();
        };
        let found = rest.start + at..rest.start + at + words.len();
        rest.start = found.end;
        found
    }

    fn placeholder(&mut self, span: &Span, inside: &str) {
        let named = |who: &str| self.ids.members.iter().any(|id| *id == who || becomes(id, &who.into()));
        let known = match inside.split_once('.') {
            None => inside == "round",
            Some((who, what)) => {
                (who == "sponsor" && what != "full_name" || named(who)) && OF_PERSON.contains(&what)
            }
        };
        if known {
            return;
        }
        let who: Vec<&str> = self.ids.members.iter().copied().chain(["sponsor"]).collect();
        let braced = |who: &str, what: &str| {
            Message::new("hint-did-you-mean").with("name", format!("{{{who}.{what}}}"))
        };
        let hint = match inside.split_once('.') {
            Some((person, what)) if who.contains(&person) => {
                match pronoun(what).or_else(|| nearest(what, OF_PERSON)) {
                    Some(near) => braced(person, near),
                    None => meant(what, OF_PERSON),
                }
            }
            Some((person, what)) => match nearest(person, who.iter().copied()) {
                Some(near) if OF_PERSON.contains(&what) => braced(near, what),
                _ => meant(person, who.iter().copied()),
            },
            None if who.contains(&inside) => braced(inside, "name"),
            None => Message::new("hint-placeholders"),
        };
        let fault = self.error("S0305", span.clone()).with("found", format!("{{{inside}}}"));
        self.push(fault.hint(hint));
    }
}

/// What a pronoun is called in braces.
fn pronoun(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "he" | "she" | "they" => "subject",
        "him" | "them" => "object",
        "his" | "her" | "their" => "possessive",
        _ => return None,
    })
}
