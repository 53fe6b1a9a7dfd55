//! Conditions: what they refer to, their bounds, and those that can never hold.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, ids::Of, place, shape::nearest};
use crate::{
    ron_tree::Node,
    scenario::{Condition, Known},
    terms::{Id, Message, Span},
};

/// What a condition decides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Whether a card comes.
    Card,
    /// Which text is told during the game.
    Text,
    /// How it ends.
    End,
}

impl Check<'_> {
    /// Checks a condition on the state.
    pub(super) fn condition(&mut self, condition: &Condition, node: &Node, used: Use) {
        self.condition_beside(condition, node, used, None);
    }

    /// Checks the condition of a card, which does not come when its speaker has left.
    pub(super) fn card_condition(&mut self, condition: &Condition, node: &Node, speaker: &Id) {
        self.condition_beside(condition, node, Use::Card, Some(speaker));
    }

    fn condition_beside(&mut self, condition: &Condition, node: &Node, used: Use, speaker: Option<&Id>) {
        let before = self.faults.len();
        self.parts(condition, node, used, used == Use::Card);
        // What has a fault of its own inside need not be called impossible as well.
        if self.faults.len() == before && Facts::new(speaker).absorb(condition, true) {
            let fault = self.error("S0406", super::shape::head(node));
            self.push(fault.hint(Message::new("hint-contradiction")));
        }
    }

    fn parts(&mut self, condition: &Condition, node: &Node, used: Use, required: bool) {
        let inner = node.items();
        let first = |n: usize| inner.get(n).map_or_else(|| super::shape::head(node), |n| n.span.clone());
        match condition {
            Condition::All(parts) => {
                for (part, node) in parts.iter().zip(inner.first().map_or(&[][..], Node::items)) {
                    self.parts(part, node, used, required);
                }
            }
            Condition::Any(parts) => {
                for (part, node) in parts.iter().zip(inner.first().map_or(&[][..], Node::items)) {
                    self.parts(part, node, used, required && parts.len() == 1);
                }
            }
            Condition::Not(part) => {
                if let Some(node) = inner.first() {
                    self.parts(part, node, used, false);
                }
            }
            Condition::Flag(flag) => self.flag_is_set(flag, first(0), required),
            Condition::Member { of, at_least, at_most, .. } => {
                self.refers(of, Of::Member, place(node, "of"));
                self.bounds(node, *at_least, *at_most, 0..=100);
            }
            Condition::Team { at_least, at_most, .. } | Condition::Sponsor { at_least, at_most } => {
                self.bounds(node, *at_least, *at_most, 0..=100);
            }
            Condition::Conflict { between, at_least } => {
                self.pair_of_members(&between.0, &between.1, node);
                self.number(node, "at_least", *at_least, 1..=100);
            }
            Condition::Work { of, at_least, at_most } => {
                self.refers(of, Of::Work, place(node, "of"));
                self.bounds(node, *at_least, *at_most, 0..=100);
            }
            Condition::Late(work) => {
                self.refers(work, Of::Work, first(0));
            }
            Condition::Left(member) => {
                self.refers(member, Of::Member, first(0));
            }
            Condition::Decided(decision) => {
                self.refers(decision, Of::Decision, first(0));
            }
            Condition::Chose(decision, choice) => {
                if self.refers(decision, Of::Decision, first(0)) {
                    self.refers_to_choice(decision, choice, first(1));
                }
            }
            Condition::EmptyChair { at_least, at_most } => {
                self.bounds(node, *at_least, *at_most, 0..=200);
                if used != Use::End {
                    let fault = self.error("S0803", super::shape::head(node));
                    self.push(fault.hint(Message::new("hint-empty-chair")));
                }
            }
            Condition::Leavers { at_least, at_most } => self.bounds(node, *at_least, *at_most, 0..=12),
        }
    }

    fn flag_is_set(&mut self, flag: &Id, span: Span, required: bool) {
        if self.flags.set.contains(flag.as_str()) {
            return;
        }
        let hint = match nearest(flag.as_str(), self.flags.set.iter().copied()) {
            Some(near) => Message::new("hint-did-you-mean").with("name", near),
            None => Message::new("hint-set-flag").with("flag", flag.as_str()),
        };
        let fault = if required { self.error("S0405", span) } else { self.warning("S0409", span) };
        self.push(fault.with("flag", flag.as_str()).hint(hint));
    }

    /// Checks what an option asks of the leader's knowledge. Whether it can ever hold.
    pub(super) fn known(&mut self, known: &Known, node: &Node, speaker: &Id) -> bool {
        let before = self.faults.len();
        self.known_parts(known, node);
        if self.faults.len() > before {
            return true;
        }
        let mut facts = Facts::new(Some(speaker));
        facts.option_flags = Some(&self.flags.set_by_option);
        let open = |m: &&crate::scenario::Member| m.private.is_none();
        facts.without_private = self.scenario.members.iter().filter(open).map(|m| m.id.as_str()).collect();
        let never = facts.absorb_known(known, true);
        if never {
            let fault = self.error("S0407", super::shape::head(node));
            self.push(fault.hint(Message::new("hint-known")));
        }
        !never
    }

    fn known_parts(&mut self, known: &Known, node: &Node) {
        let inner = node.items();
        let first = || inner.first().map_or_else(|| super::shape::head(node), |n| n.span.clone());
        match known {
            Known::All(parts) | Known::Any(parts) => {
                for (part, node) in parts.iter().zip(inner.first().map_or(&[][..], Node::items)) {
                    self.known_parts(part, node);
                }
            }
            Known::Not(part) => {
                if let Some(node) = inner.first() {
                    self.known_parts(part, node);
                }
            }
            // A flag that no option sets is found with the contradictions.
            Known::Flag(_) => {}
            Known::Private(member) | Known::Motives(member) | Known::Heard(member) | Known::Left(member) => {
                self.refers(member, Of::Member, first());
            }
            Known::Believed { of, at_least, at_most, .. } => {
                self.refers(of, Of::Member, place(node, "of"));
                self.bounds(node, *at_least, *at_most, 0..=100);
            }
            Known::Decided(decision) => {
                self.refers(decision, Of::Decision, first());
            }
        }
    }
}

/// What must be so at the same time. `absorb` gives true as soon as that cannot be.
#[derive(Clone, Default)]
struct Facts<'a> {
    /// Yes-or-no facts, by kind and id.
    plain: BTreeMap<(u8, &'a str), bool>,
    /// Bounds, by what they bound.
    ranges: BTreeMap<String, (i64, i64)>,
    choices: BTreeMap<&'a str, &'a str>,
    /// Who is there, since the card is.
    speaker: Option<&'a str>,
    option_flags: Option<&'a BTreeSet<&'a str>>,
    without_private: Vec<&'a str>,
}

const FLAG: u8 = 0;
const LEFT: u8 = 1;
const DECIDED: u8 = 2;
const PRIVATE: u8 = 3;
const MOTIVES: u8 = 4;
const HEARD: u8 = 5;

impl<'a> Facts<'a> {
    fn new(speaker: Option<&'a Id>) -> Self {
        Self { speaker: speaker.map(Id::as_str), ..Self::default() }
    }

    fn plain(&mut self, kind: u8, id: &'a Id, holds: bool) -> bool {
        if kind == LEFT && holds && self.speaker == Some(id.as_str()) {
            return true;
        }
        *self.plain.entry((kind, id.as_str())).or_insert(holds) != holds
    }

    fn range(&mut self, of: String, least: i64, most: i64, holds: bool) -> bool {
        // The opposite of a range is two ranges; that is not followed further.
        if !holds {
            return false;
        }
        let range = self.ranges.entry(of).or_insert((i64::MIN, i64::MAX));
        *range = (range.0.max(least), range.1.min(most));
        range.0 > range.1
    }

    fn absorb(&mut self, condition: &'a Condition, holds: bool) -> bool {
        match condition {
            Condition::All(parts) if holds => parts.iter().any(|part| self.absorb(part, true)),
            Condition::Any(parts) if !holds => parts.iter().any(|part| self.absorb(part, false)),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().all(|part| self.clone().absorb(part, holds))
            }
            Condition::Not(part) => self.absorb(part, !holds),
            Condition::Flag(flag) => self.plain(FLAG, flag, holds),
            Condition::Left(member) => self.plain(LEFT, member, holds),
            Condition::Decided(decision) => self.plain(DECIDED, decision, holds),
            Condition::Chose(decision, choice) => {
                holds
                    && (*self.choices.entry(decision.as_str()).or_insert(choice.as_str()) != choice.as_str()
                        || self.plain(DECIDED, decision, true))
            }
            Condition::Member { of, level, at_least, at_most } => {
                self.range(format!("{of}.{}", level.id()), *at_least, *at_most, holds)
            }
            Condition::Team { level, at_least, at_most } => {
                self.range(format!(".{}", level.id()), *at_least, *at_most, holds)
            }
            Condition::Work { of, at_least, at_most } => {
                self.range(format!("work {of}"), *at_least, *at_most, holds)
            }
            Condition::Sponsor { at_least, at_most } => {
                self.range("sponsor".to_owned(), *at_least, *at_most, holds)
            }
            Condition::EmptyChair { at_least, at_most } => {
                self.range("chair".to_owned(), *at_least, *at_most, holds)
            }
            Condition::Leavers { at_least, at_most } => {
                self.range("leavers".to_owned(), *at_least, *at_most, holds)
            }
            Condition::Conflict { .. } | Condition::Late(_) => false,
        }
    }

    fn absorb_known(&mut self, known: &'a Known, holds: bool) -> bool {
        match known {
            Known::All(parts) if holds => parts.iter().any(|part| self.absorb_known(part, true)),
            Known::Any(parts) if !holds => parts.iter().any(|part| self.absorb_known(part, false)),
            Known::All(parts) | Known::Any(parts) => {
                parts.iter().all(|part| self.clone().absorb_known(part, holds))
            }
            Known::Not(part) => self.absorb_known(part, !holds),
            Known::Flag(flag) => {
                let never = holds && self.option_flags.is_some_and(|set| !set.contains(flag.as_str()));
                never || self.plain(FLAG, flag, holds)
            }
            Known::Private(member) => {
                let never = holds && self.without_private.contains(&member.as_str());
                never || self.plain(PRIVATE, member, holds)
            }
            Known::Motives(member) => self.plain(MOTIVES, member, holds),
            Known::Heard(member) => self.plain(HEARD, member, holds),
            Known::Left(member) => self.plain(LEFT, member, holds),
            Known::Decided(decision) => self.plain(DECIDED, decision, holds),
            Known::Believed { of, level, at_least, at_most } => {
                self.range(format!("{of}.{}", level.id()), *at_least, *at_most, holds)
            }
        }
    }
}
