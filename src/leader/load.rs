//! Loading a leader that somebody wrote: the notation as for a scenario, then what the leader means.

use std::{collections::BTreeMap, ops::RangeInclusive, path::Path};

use super::{Bounds, Leader, Rule, Sense, planner::ROLLOUTS_MAX};
use crate::{
    ron_tree::{Node, Tree},
    scenario::{Read, check as scenario_check, read, shape::head},
    terms::{
        Diagnostic, Id, Level, Message, Practice, SettingField,
        Severity::{self, Error, Warning},
        Span,
    },
};

/// Every code that the meaning of a leader can give, with its severity.
pub const CODES: &[(&str, Severity)] = &[
    // Id and texts.
    ("L0101", Error),   // id not well formed
    ("L0102", Warning), // id differs from the file's name
    ("L0103", Error),   // empty text
    ("L0104", Error),   // too many characters
    // Numbers.
    ("L0201", Error), // out of range
    ("L0202", Error), // at_least above at_most
    // What comes to nothing.
    ("L0301", Warning), // present, and likes nothing
    ("L0302", Warning), // a rule that adds nothing
    ("L0303", Warning), // absent, and likes something
    ("L0304", Warning), // a rule without a condition
    ("L0305", Warning), // a rule that never holds
    ("L0306", Warning), // steps back whatever happens
];

/// Longest name, in characters: it has to fit into a list.
pub const NAME_CHARS_MAX: usize = 40;
/// Longest description, in characters.
pub const ABOUT_CHARS_MAX: usize = 300;

/// What likings, and what takes off them, may be.
const LIKING: RangeInclusive<i64> = 0..=100;
/// What a rule may add.
const ADDED: RangeInclusive<i64> = -100..=100;
/// What most figures that a leader notices may be.
const FIGURE: RangeInclusive<i64> = 0..=100;
/// Authority, from *tell* to *delegate fully*.
const AUTHORITY: RangeInclusive<i64> = 0..=6;
/// Games tried out before a round.
const LOOKS_AHEAD: RangeInclusive<i64> = 0..=ROLLOUTS_MAX as i64;
/// Rounds that a scenario can have.
const ROUND: RangeInclusive<i64> = 1..=60;

/// What came of reading a leader: the leader if it can play, and every fault found.
#[derive(Clone, Debug)]
pub struct LoadedLeader {
    /// The leader; none if a fault is an error.
    pub leader: Option<Leader>,
    /// What is wrong, in order of place.
    pub faults: Vec<Diagnostic>,
}

/// Reads a leader and checks what it means. It cannot fail: it gives what there is, and the faults. `file_name` is
/// the name that faults carry; if it ends in `.ron`, the id is compared with it.
pub fn load(file_name: &str, text: &str) -> LoadedLeader {
    load_tree(Tree::parse(file_name, text))
}

/// The same for a file whose notation has been read.
pub fn load_tree(tree: Tree) -> LoadedLeader {
    let Read { value, tree, mut faults } = read::<Leader>(tree, "Leader");
    if let (Some(leader), Some(root)) = (&value, tree.root()) {
        let mut check = Check { file: tree.file(), faults: Vec::new() };
        check.leader(leader, root);
        faults.extend(check.faults);
        faults.sort_by(|a, b| (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code)));
    }
    let usable = faults.iter().all(|fault| fault.severity != Error);
    LoadedLeader { leader: value.filter(|_| usable), faults }
}

/// What is wrong with a leader that stands inside another file. `node` is where it stands; its id is its own, and not
/// that of the file.
pub fn check_inside(file_name: &str, leader: &Leader, node: &Node) -> Vec<Diagnostic> {
    let mut check = Check { file: file_name, faults: Vec::new() };
    check.leader(leader, node);
    check.faults.retain(|fault| fault.code != "L0102");
    check.faults
}

/// Every code that a file of any kind can give: what a scenario can, and what a leader can.
pub fn all_codes() -> impl Iterator<Item = (&'static str, Severity)> {
    scenario_check::all_codes().chain(CODES.iter().copied())
}

/// One run over one leader. The tree beside the typed value says where; both are of one text.
struct Check<'a> {
    file: &'a str,
    faults: Vec<Diagnostic>,
}

impl Check<'_> {
    fn note(&mut self, code: &'static str, span: Span, with: impl FnOnce(Diagnostic) -> Diagnostic) {
        let is_error = CODES.iter().any(|(known, severity)| *known == code && *severity == Error);
        let fault = if is_error {
            Diagnostic::error(code, self.file, span)
        } else {
            Diagnostic::warning(code, self.file, span)
        };
        self.faults.push(with(fault));
    }

    fn leader(&mut self, leader: &Leader, root: &Node) {
        self.id(&leader.id, root);
        self.text(root, "name", &leader.name, NAME_CHARS_MAX);
        self.text(root, "about", &leader.about, ABOUT_CHARS_MAX);
        self.amounts(root, "likes", LIKING);
        self.number(root, "variety", leader.variety, LIKING);
        self.number(root, "spread", leader.spread, LIKING);
        self.number(root, "looks_ahead", i64::from(leader.looks_ahead), LOOKS_AHEAD);
        for (rule, node) in leader.rules.iter().zip(root.field("rules").map_or(&[][..], Node::items)) {
            self.rule(rule, node);
        }
        self.whole(leader, root);
    }

    fn id(&mut self, id: &Id, root: &Node) {
        if !id.is_well_formed() {
            let hint = Message::new("hint-id").with("most", Id::CHARS_MAX);
            self.note("L0101", place(root, "id"), |fault| fault.with("id", id.as_str()).hint(hint));
        }
        let file = Path::new(self.file);
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        // What is read from a pipe or an editor has no name to compare; `My leader.ron` is a fair one for `my-leader`.
        let is_file = file.extension().is_some_and(|ending| ending == "ron");
        if is_file && stem.to_lowercase().replace([' ', '_'], "-") != id.as_str() {
            self.note("L0102", place(root, "id"), |fault| {
                fault.with("id", id.as_str()).with("file", stem).hint(Message::new("hint-same-name"))
            });
        }
    }

    fn text(&mut self, root: &Node, field: &'static str, text: &str, most: usize) {
        let chars = text.chars().count();
        if text.trim().is_empty() {
            self.note("L0103", place(root, field), |fault| {
                fault.with("field", field).hint(Message::new("hint-write-something"))
            });
        } else if chars > most {
            self.note("L0104", key(root, field), |fault| {
                let hint = Message::new("hint-cut").with("by", chars - most);
                fault.with("field", field).with("found", chars).with("most", most).hint(hint)
            });
        }
    }

    fn rule(&mut self, rule: &Rule, node: &Node) {
        self.amounts(node, "add", ADDED);
        if rule.add.values().all(|add| *add == 0) {
            self.note("L0302", key(node, "add"), |fault| fault.hint(Message::new("hint-rule-add")));
        }
        if rule.when.is_empty() {
            self.note("L0304", place(node, "when"), |fault| fault.hint(Message::new("hint-rule-when")));
        }
        let before = self.faults.len();
        for (sense, node) in rule.when.iter().zip(node.field("when").map_or(&[][..], Node::items)) {
            if let (Some((bounds, range)), Some(node)) = (bounds(*sense), node.items().last()) {
                self.bounds(bounds, range, node);
            }
        }
        // What has a fault of its own inside need not be called impossible as well.
        if self.faults.len() == before && contradicts_itself(&rule.when) {
            self.note("L0305", key(node, "when"), |fault| fault.hint(Message::new("hint-contradiction")));
        }
    }

    /// Notes bounds that are written and outside what the figure can be, or between which nothing lies.
    fn bounds(&mut self, bounds: Bounds, range: RangeInclusive<i64>, node: &Node) {
        for (field, value) in [("at_least", bounds.at_least), ("at_most", bounds.at_most)] {
            // What is left out means no bound, whatever the figure.
            if node.field(field).is_some() {
                self.number(node, field, value, range.clone());
            }
        }
        if bounds.at_least > bounds.at_most {
            self.note("L0202", place(node, "at_least"), |fault| {
                let fault = fault.with("least", bounds.at_least).with("most", bounds.at_most);
                fault.hint(Message::new("hint-swap-bounds"))
            });
        }
    }

    /// Notes amounts by practice that are out of range.
    fn amounts(&mut self, node: &Node, field: &str, range: RangeInclusive<i64>) {
        for entry in node.field(field).map_or(&[][..], Node::entries) {
            if let (Some(practice), Some(found)) = (entry.key.name(), entry.value.as_i64()) {
                self.number_at(entry.value.span.clone(), practice, found, range.clone());
            }
        }
    }

    fn number(&mut self, node: &Node, field: &'static str, found: i64, range: RangeInclusive<i64>) {
        self.number_at(place(node, field), field, found, range);
    }

    fn number_at(&mut self, span: Span, field: &str, found: i64, range: RangeInclusive<i64>) {
        if !range.contains(&found) {
            let hint = Message::new("hint-number-between")
                .with("least", range.start().to_string())
                .with("most", range.end().to_string());
            self.note("L0201", span, |fault| fault.with("field", field).with("found", found).hint(hint));
        }
    }

    /// What the parts come to together.
    fn whole(&mut self, leader: &Leader, root: &Node) {
        let added = leader.rules.iter().flat_map(|rule| rule.add.values());
        let likes_something = leader.likes.values().chain(added).any(|liking| *liking > 0);
        if leader.present && !likes_something {
            self.note("L0301", key(root, "likes"), |fault| fault.hint(Message::new("hint-like-something")));
        }
        if !leader.present && likes_something {
            self.note("L0303", place(root, "present"), |fault| fault.hint(Message::new("hint-be-present")));
        }
        let by_rule = leader.rules.iter().any(|rule| rule.add.contains_key(&Practice::StepBack));
        let entries = root.field("likes").map_or(&[][..], Node::entries);
        let step_back = entries.iter().find(|entry| entry.key.name() == Some("StepBack"));
        if let Some(entry) = step_back
            && !by_rule
            && leader.likes.get(&Practice::StepBack).is_some_and(|liking| *liking > 0)
        {
            self.note("L0306", entry.key.span.clone(), |fault| fault.hint(Message::new("hint-step-back")));
        }
    }
}

/// The figure that a sense compares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Figure {
    Setting(SettingField),
    Level(Level),
    Readiness,
    Authority,
    Unknown,
    Since,
    Round,
}

fn figure(sense: Sense) -> Option<(Figure, Bounds)> {
    Some(match sense {
        Sense::Setting(field, bounds) => (Figure::Setting(field), bounds),
        Sense::Level(level, bounds) => (Figure::Level(level), bounds),
        Sense::Readiness(bounds) => (Figure::Readiness, bounds),
        Sense::Authority(bounds) => (Figure::Authority, bounds),
        Sense::Unknown(bounds) => (Figure::Unknown, bounds),
        Sense::Since(bounds) => (Figure::Since, bounds),
        Sense::Round(bounds) => (Figure::Round, bounds),
        Sense::Behind
        | Sense::Question
        | Sense::QuestionDue
        | Sense::Owed
        | Sense::NotOwner
        | Sense::Sign => return None,
    })
}

/// The bounds of a sense, and what its figure can be.
fn bounds(sense: Sense) -> Option<(Bounds, RangeInclusive<i64>)> {
    let (figure, bounds) = figure(sense)?;
    let range = match figure {
        Figure::Authority => AUTHORITY,
        Figure::Round => ROUND,
        Figure::Setting(_) | Figure::Level(_) | Figure::Readiness | Figure::Unknown | Figure::Since => FIGURE,
    };
    Some((bounds, range))
}

/// Whether two of the senses compare one figure with bounds that have nothing in common.
fn contradicts_itself(senses: &[Sense]) -> bool {
    let mut left: BTreeMap<Figure, (i64, i64)> = BTreeMap::new();
    senses.iter().filter_map(|sense| figure(*sense)).any(|(figure, bounds)| {
        let (least, most) = left.entry(figure).or_insert((i64::MIN, i64::MAX));
        (*least, *most) = ((*least).max(bounds.at_least), (*most).min(bounds.at_most));
        *least > *most
    })
}

/// Where a field's value stands; if it is not written, where its struct begins.
fn place(node: &Node, field: &str) -> Span {
    node.field(field).map_or_else(|| head(node), |value| value.span.clone())
}

/// Where a field's name stands; if it is not written, where its struct begins. For values too long to underline.
fn key(node: &Node, field: &str) -> Span {
    node.field_entry(field).map_or_else(|| head(node), |entry| entry.name.span.clone())
}
