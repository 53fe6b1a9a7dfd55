//! Ids: their shape, that each names one thing, and what they refer to.

use std::{collections::BTreeMap, path::Path};

use super::{Check, items, meant, place};
use crate::{
    ron_tree::Node,
    scenario::Scenario,
    terms::{Id, Message, Span},
};

/// What there is, by kind.
#[derive(Default)]
pub(super) struct Ids<'a> {
    pub members: Vec<&'a str>,
    pub work: Vec<&'a str>,
    pub decisions: BTreeMap<&'a str, Vec<&'a str>>,
    pub areas: Vec<&'a str>,
    pub cards: Vec<&'a str>,
    pub shocks: Vec<&'a str>,
    pub promises: Vec<&'a str>,
}

/// What an id is meant to name.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Member,
    Work,
    Decision,
    Area,
    Card,
    CardOrShock,
    Promise,
}

impl Ids<'_> {
    fn of(&self, of: Of) -> Vec<&str> {
        match of {
            Of::Member => self.members.clone(),
            Of::Work => self.work.clone(),
            Of::Decision => self.decisions.keys().copied().collect(),
            Of::Area => self.areas.clone(),
            Of::Card => self.cards.clone(),
            Of::CardOrShock => self.cards.iter().chain(&self.shocks).copied().collect(),
            Of::Promise => self.promises.clone(),
        }
    }
}

/// Gathers all ids, and notes those that are malformed or used twice.
pub(super) fn index<'a>(check: &mut Check<'a>, root: &Node) {
    let scenario: &'a Scenario = check.scenario;
    check.shape_of_id(&scenario.id, place(root, "id"));
    check.file_name(root);
    let mut seen = BTreeMap::new();
    for (area, node) in scenario.areas.iter().zip(items(root, "areas")) {
        check.new_id(area, node.span.clone(), &mut seen);
    }
    check.unique(root, "members", scenario.members.iter().map(|m| &m.id));
    check.unique(root, "work", scenario.work.iter().map(|w| &w.id));
    check.unique(root, "decisions", scenario.decisions.iter().map(|d| &d.id));
    check.unique(root, "endings", scenario.endings.iter().map(|e| &e.id));
    // Cards and shocks can both follow up, so they share their names.
    let mut seen = BTreeMap::new();
    for (id, node) in scenario.cards.iter().map(|c| &c.id).zip(items(root, "cards")) {
        check.new_id(id, place(node, "id"), &mut seen);
    }
    for (id, node) in scenario.shocks.iter().map(|s| &s.id).zip(items(root, "shocks")) {
        check.new_id(id, place(node, "id"), &mut seen);
    }
    let mut promises = BTreeMap::new();
    for (card, node) in scenario.cards.iter().zip(items(root, "cards")) {
        check.unique(node, "options", card.options.iter().map(|o| &o.id));
        for (option, node) in card.options.iter().zip(items(node, "options")) {
            for (promise, node) in option.promises.iter().zip(items(node, "promises")) {
                check.new_id(&promise.id, place(node, "id"), &mut promises);
            }
        }
    }
    for (decision, node) in scenario.decisions.iter().zip(items(root, "decisions")) {
        check.unique(node, "choices", decision.choices.iter().map(|c| &c.id));
    }
    let ids = &mut check.ids;
    ids.members = scenario.members.iter().map(|m| m.id.as_str()).collect();
    ids.work = scenario.work.iter().map(|w| w.id.as_str()).collect();
    ids.areas = scenario.areas.iter().map(Id::as_str).collect();
    ids.cards = scenario.cards.iter().map(|c| c.id.as_str()).collect();
    ids.shocks = scenario.shocks.iter().map(|s| s.id.as_str()).collect();
    ids.decisions = scenario
        .decisions
        .iter()
        .map(|d| (d.id.as_str(), d.choices.iter().map(|c| c.id.as_str()).collect()))
        .collect();
    ids.promises = promises.into_keys().collect();
}

impl<'a> Check<'a> {
    fn unique(&mut self, node: &Node, field: &str, ids: impl Iterator<Item = &'a Id>) {
        let mut seen = BTreeMap::new();
        for (id, node) in ids.zip(items(node, field)) {
            self.new_id(id, place(node, "id"), &mut seen);
        }
    }

    fn new_id(&mut self, id: &'a Id, span: Span, seen: &mut BTreeMap<&'a str, ()>) {
        self.shape_of_id(id, span.clone());
        if seen.insert(id.as_str(), ()).is_some() {
            let fault = self.error("S0102", span).with("id", id.as_str());
            self.push(fault.hint(Message::new("hint-other-id")));
        }
    }

    /// Notes an id that does not have the shape of one.
    pub(super) fn shape_of_id(&mut self, id: &Id, span: Span) {
        if !id.is_well_formed() {
            let mut fault = self.error("S0101", span).with("id", id.as_str());
            if let Some(mended) = id.mended() {
                fault = fault.hint(Message::new("hint-did-you-mean").with("name", mended.as_str()));
            }
            self.push(fault.hint(Message::new("hint-id").with("most", Id::CHARS_MAX)));
        }
    }

    fn file_name(&mut self, root: &Node) {
        let stem = Path::new(self.file).file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        // What is read from a pipe or an editor has no name to compare.
        let is_file = Path::new(self.file).extension().is_some_and(|e| e == "ron");
        // "My firm.ron" is a fair name for `my-firm`.
        let as_id = stem.to_lowercase().replace([' ', '_'], "-");
        if is_file && as_id != self.scenario.id.as_str() {
            let fault = self.warning("S0111", place(root, "id"));
            let fault = fault.with("id", self.scenario.id.as_str()).with("file", stem);
            self.push(fault.hint(Message::new("hint-same-name")));
        }
    }

    /// Notes an id that names nothing of its kind. Whether it names something.
    pub(super) fn refers(&mut self, id: &Id, of: Of, span: Span) -> bool {
        let known = self.ids.of(of);
        if known.contains(&id.as_str()) {
            return true;
        }
        // What is named as its malformed id will be called once that is mended has been said there.
        if known.iter().any(|known| becomes(known, id)) {
            return true;
        }
        let code = match of {
            Of::Member => "S0103",
            Of::Work => "S0104",
            Of::Decision => "S0105",
            Of::Area => "S0107",
            Of::Card => "S0108",
            Of::CardOrShock => "S0109",
            Of::Promise => "S0110",
        };
        let hint = meant(id.as_str(), known.iter().copied());
        let fault = self.error(code, span).with("id", id.as_str()).hint(hint);
        self.push(fault);
        false
    }

    /// Notes a choice that its decision does not have.
    pub(super) fn refers_to_choice(&mut self, decision: &Id, choice: &Id, span: Span) {
        let Some(choices) = self.ids.decisions.get(decision.as_str()) else { return };
        if !choices.contains(&choice.as_str()) && !choices.iter().any(|known| becomes(known, choice)) {
            let hint = meant(choice.as_str(), choices.iter().copied());
            let fault =
                self.error("S0106", span).with("id", choice.as_str()).with("decision", decision.as_str());
            self.push(fault.hint(hint));
        }
    }
}

/// Whether an id is malformed, and another is what it comes to when it is mended.
pub(super) fn becomes(malformed: &str, id: &Id) -> bool {
    let known = Id::from(malformed);
    !known.is_well_formed() && known.mended().as_ref() == Some(id)
}
