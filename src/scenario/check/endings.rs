//! Voices, endings and epilogues.

use std::collections::BTreeSet;

use super::{
    Check,
    conditions::Use,
    ids::Of,
    items, key, place,
    text::Limit::{Chars, Words},
};
use crate::{ron_tree::Node, terms::Message};

pub(super) fn check(check: &mut Check, root: &Node) {
    voices(check, root);
    endings(check, root);
    epilogues(check, root);
}

fn voices(check: &mut Check, root: &Node) {
    let s = check.scenario;
    for (voice, node) in s.voices.iter().zip(items(root, "voices")) {
        check.refers(&voice.who, Of::Member, place(node, "who"));
        check.count(node, "lines", voice.lines.len(), 1..=6);
        check.texts(items(node, "lines"), "lines", &voice.lines, Words(45));
        if let (Some(when), Some(node)) = (&voice.when, node.field("when")) {
            check.condition(when, node, Use::Text);
        }
    }
}

fn endings(check: &mut Check, root: &Node) {
    let s = check.scenario;
    let mut told: Option<&str> = None;
    for (i, (ending, node)) in s.endings.iter().zip(items(root, "endings")).enumerate() {
        check.text(node, "title", &ending.title, Chars(40));
        check.text(node, "text", &ending.text, Words(140));
        if let Some(before) = told {
            let fault = check.error("S0802", place(node, "id")).with("id", ending.id.as_str());
            check.push(fault.hint(Message::new("hint-ending-order").with("before", before)));
        }
        match (&ending.needs, node.field("needs")) {
            (Some(needs), Some(place)) => {
                check.condition(needs, place, Use::End);
                if i + 1 == s.endings.len() {
                    let fault = check.error("S0801", key(node, "needs")).with("id", ending.id.as_str());
                    check.push(fault.hint(Message::new("hint-last-ending")));
                }
            }
            _ => told = told.or(Some(ending.id.as_str())),
        }
    }
}

fn epilogues(check: &mut Check, root: &Node) {
    let s = check.scenario;
    let mut told = BTreeSet::new();
    for (epilogue, node) in s.epilogues.iter().zip(items(root, "epilogues")) {
        check.refers(&epilogue.of, Of::Member, place(node, "of"));
        check.text(node, "text", &epilogue.text, Words(60));
        if told.contains(epilogue.of.as_str()) {
            let fault = check.warning("S0804", key(node, "text")).with("id", epilogue.of.as_str());
            check.push(fault.hint(Message::new("hint-epilogue-order")));
        }
        match (&epilogue.when, node.field("when")) {
            (Some(when), Some(node)) => check.condition(when, node, Use::End),
            _ => {
                told.insert(epilogue.of.as_str());
            }
        }
    }
}
