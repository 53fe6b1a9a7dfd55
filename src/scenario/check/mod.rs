//! What a scenario means, beyond its notation: ids, ranges, texts, what can never come, what is never used.
//!
//! The typed value says what is there, the tree says where. Both are walked side by side; they are of one text, so
//! the lists are equally long.

mod cards;
mod conditions;
mod endings;
mod ids;
mod people;
mod reach;
mod text;
mod whole;
mod work;

use std::{collections::BTreeSet, ops::RangeInclusive};

use self::ids::Ids;
use super::{Scenario, shape};
use crate::{
    ron_tree::{self, Node},
    terms::{
        Diagnostic, Message,
        Severity::{self, Error, Warning},
        Span,
    },
};

/// Every code that the meaning of a scenario can give, with its severity.
pub const CODES: &[(&str, Severity)] = &[
    // Ids.
    ("S0101", Error),   // not well formed
    ("S0102", Error),   // used twice
    ("S0103", Error),   // unknown member
    ("S0104", Error),   // unknown work
    ("S0105", Error),   // unknown decision
    ("S0106", Error),   // unknown choice
    ("S0107", Error),   // unknown area
    ("S0108", Error),   // unknown card
    ("S0109", Error),   // unknown card or shock
    ("S0110", Error),   // unknown promise
    ("S0111", Warning), // id differs from the file's name
    ("S0112", Error),   // unknown version of the format
    // Numbers.
    ("S0201", Error), // out of range
    ("S0202", Error), // too few or too many
    ("S0203", Error), // at_least above at_most
    ("S0204", Error), // effect out of bounds
    ("S0205", Error), // score without weights
    // Texts.
    ("S0301", Error), // empty
    ("S0302", Error), // too many characters
    ("S0303", Error), // too many words
    ("S0304", Error), // no colour
    ("S0305", Error), // unknown placeholder
    ("S0306", Error), // brace never closed
    // What can never come.
    ("S0401", Error),   // card outside the game's rounds
    ("S0402", Error),   // follow-up that nothing leads to
    ("S0403", Error),   // follows up something that has its own time
    ("S0404", Error),   // follow-up past the end
    ("S0405", Error),   // card needs a flag that nothing sets
    ("S0406", Error),   // card needs what cannot be
    ("S0407", Error),   // option that can never be chosen
    ("S0408", Warning), // flag that nothing reads
    ("S0409", Warning), // text that waits for a flag that nothing sets
    ("S0410", Warning), // round without a possible card
    ("S0411", Error),   // shock outside the game's rounds
    ("S0412", Warning), // more cards fixed for a round than it has room for
    // Options.
    ("S0501", Error),   // target does not suit the practice
    ("S0502", Error),   // nothing to delegate
    ("S0503", Error),   // choice without a decision
    ("S0504", Warning), // all options of one stance
    ("S0505", Error),   // options that say the same
    ("S0506", Warning), // many literal effects
    ("S0507", Warning), // decides what may be settled by then
    // Promises.
    ("S0601", Error),   // nothing can keep it
    ("S0602", Warning), // due after the end
    // Work and people.
    ("S0701", Error),   // no standing work
    ("S0702", Error),   // owner in the crew
    ("S0703", Error),   // due past the end
    ("S0704", Error),   // decision due before it opens
    ("S0705", Error),   // decision past the end
    ("S0706", Error),   // choices of equal quality
    ("S0707", Warning), // standing work with a due round
    ("S0708", Error),   // the same person twice
    ("S0709", Error),   // a pair twice
    // Endings.
    ("S0801", Error),   // last ending has a condition
    ("S0802", Error),   // ending after an unconditional one
    ("S0803", Error),   // empty chair asked about too early
    ("S0804", Warning), // epilogue after an unconditional one
    // The short cut.
    ("S0901", Error), // longer than the game
    ("S0902", Error), // card moved past its end
    ("S0903", Error), // card both moved and left out
    // Voices.
    ("S1001", Warning), // member without a voice
    ("S1002", Warning), // speaker without a voice
];

/// Everything that is wrong with what a scenario means.
pub(super) fn check<'a>(
    file: &'a str,
    text: &'a str,
    scenario: &'a Scenario,
    root: &'a Node,
) -> Vec<Diagnostic> {
    let mut check =
        Check { file, text, scenario, ids: Ids::default(), flags: Flags::default(), faults: Vec::new() };
    ids::index(&mut check, root);
    cards::gather_flags(&mut check);
    whole::check(&mut check, root);
    people::check(&mut check, root);
    work::check(&mut check, root);
    cards::check(&mut check, root);
    endings::check(&mut check, root);
    reach::check(&mut check, root);
    check.faults
}

/// One run over one scenario.
struct Check<'a> {
    file: &'a str,
    /// The file as written, to find a place inside one of its texts.
    text: &'a str,
    scenario: &'a Scenario,
    ids: Ids<'a>,
    flags: Flags<'a>,
    faults: Vec<Diagnostic>,
}

/// Flags by what is done with them.
#[derive(Default)]
struct Flags<'a> {
    set: BTreeSet<&'a str>,
    /// By an option, which is all that an option may ask about.
    set_by_option: BTreeSet<&'a str>,
    read: BTreeSet<&'a str>,
}

impl Check<'_> {
    fn push(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    fn error(&self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::error(code, self.file, span)
    }

    fn warning(&self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::warning(code, self.file, span)
    }

    /// The last round with the leader, kept small enough to count with.
    fn rounds(&self) -> u32 {
        self.scenario.rounds.min(60)
    }

    /// The last round of the empty chair.
    fn last_round(&self) -> u32 {
        self.rounds() + self.scenario.empty_chair.min(8)
    }

    /// Notes a number outside its range.
    fn number(
        &mut self,
        node: &Node,
        field: &'static str,
        found: impl Into<i64>,
        range: RangeInclusive<i64>,
    ) {
        self.number_at(place(node, field), field, found.into(), range);
    }

    fn number_at(&mut self, span: Span, field: &str, found: i64, range: RangeInclusive<i64>) {
        if !range.contains(&found) {
            let hint = Message::new("hint-number-between")
                .with("least", range.start().to_string())
                .with("most", range.end().to_string());
            self.push(self.error("S0201", span).with("field", field).with("found", found).hint(hint));
        }
    }

    /// Notes a list of the wrong length.
    fn count(&mut self, node: &Node, field: &'static str, found: usize, range: RangeInclusive<usize>) {
        if !range.contains(&found) {
            let hint =
                Message::new("hint-count-between").with("least", *range.start()).with("most", *range.end());
            let fault = self.error("S0202", key(node, field)).with("field", field).with("found", found);
            self.push(fault.hint(hint));
        }
    }

    /// Notes bounds between which nothing lies.
    fn bounds(&mut self, node: &Node, at_least: i64, at_most: i64, range: RangeInclusive<i64>) {
        self.number(node, "at_least", at_least, range.clone());
        self.number(node, "at_most", at_most, range);
        if at_least > at_most {
            let fault = self.error("S0203", place(node, "at_least"));
            self.push(
                fault.with("least", at_least).with("most", at_most).hint(Message::new("hint-swap-bounds")),
            );
        }
    }
}

/// Where a field's value stands; if it is not written, where its struct begins.
fn place(node: &Node, field: &str) -> Span {
    node.field(field).map_or_else(|| shape::head(node), |value| value.span.clone())
}

/// Where a field's name stands; if it is not written, where its struct begins. For values too long to underline.
fn key(node: &Node, field: &str) -> Span {
    node.field_entry(field).map_or_else(|| shape::head(node), |entry| entry.name.span.clone())
}

/// The values of a list in a field.
fn items<'n>(node: &'n Node, field: &str) -> &'n [Node] {
    node.field(field).map_or(&[], Node::items)
}

/// A hint at the nearest of some names, or at all of them.
fn meant<'n>(found: &str, names: impl IntoIterator<Item = &'n str> + Clone) -> Message {
    match shape::nearest(found, names.clone()) {
        Some(near) => Message::new("hint-did-you-mean").with("name", near),
        None => {
            // An id that is used twice is one name.
            let mut seen = BTreeSet::new();
            let names: Vec<_> = names.into_iter().filter(|name| seen.insert(*name)).collect();
            if names.is_empty() {
                Message::new("hint-there-are-none")
            } else {
                Message::new("hint-known-names").with("names", shape::brief_list(&names))
            }
        }
    }
}

/// Every code that a scenario file can give: notation, shape and meaning.
pub fn all_codes() -> impl Iterator<Item = (&'static str, Severity)> {
    ron_tree::CODES.iter().chain(shape::CODES).chain(CODES).copied()
}
