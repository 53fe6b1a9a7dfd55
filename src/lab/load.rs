//! Loading a study that somebody wrote: the notation as for a scenario, then what the study means.

use std::{collections::BTreeSet, ops::RangeInclusive, path::Path};

use super::{
    columns::{RUN, run_column},
    study::{Amount, Drawn, Expect, Finding, Led, Study, Team, Term},
};
use crate::{
    leader,
    ron_tree::{Node, Tree},
    scenario::{
        Read, read,
        shape::{brief_list, head, nearest},
    },
    terms::{
        Diagnostic, Id, Message,
        Severity::{self, Error, Warning},
        Span,
    },
};

/// Every code that the meaning of a study can give, with its severity.
pub const CODES: &[(&str, Severity)] = &[
    // Ids and texts.
    ("T0101", Error),   // id not well formed
    ("T0102", Warning), // id differs from the file's name
    ("T0103", Error),   // empty text
    ("T0104", Error),   // id used twice
    ("T0105", Error),   // unknown version of the format
    // Numbers.
    ("T0201", Error), // out of range
    ("T0202", Error), // from above to
    ("T0203", Error), // too few or too many
    // What is named and not there.
    ("T0301", Error), // unknown scenario
    ("T0302", Error), // unknown leader
    ("T0303", Error), // unknown column
    ("T0304", Error), // a finding names no team of the study
    ("T0305", Error), // a finding names no leader of the study
    // What comes to nothing.
    ("T0401", Error),   // a scenario's team described as if it were generated
    ("T0402", Error),   // a short cut of a generated team
    ("T0403", Warning), // fewer runs than an interval needs
    ("T0404", Warning), // a known miss without an expectation
];

/// Most runs of a study for each team and leader.
pub const RUNS_MAX: u64 = 1_000_000;
/// Runs below which an interval says little.
pub const RUNS_FEW: u64 = 100;
/// Most teams in a study.
pub const TEAMS_MAX: usize = 24;
/// Most leaders.
pub const LEADERS_MAX: usize = 16;
/// Most findings.
pub const FINDINGS_MAX: usize = 40;
/// Most terms on one side of a finding.
pub const TERMS_MAX: usize = 8;

/// What every measure and level may be.
const LEVEL: RangeInclusive<i64> = 0..=100;

/// The names that a study can use beside paths.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Ids of shipped scenarios.
    pub scenarios: Vec<String>,
    /// Names of shipped leaders.
    pub leaders: Vec<String>,
}

/// What came of reading a study: the study if it can be run, and every fault found.
#[derive(Clone, Debug)]
pub struct LoadedStudy {
    /// The study; none if a fault is an error.
    pub study: Option<Study>,
    /// What is wrong, in order of place.
    pub faults: Vec<Diagnostic>,
}

/// Reads a study and checks what it means. It cannot fail: it gives what there is, and the faults. Scenarios and
/// leaders named by a path are looked for when the study is made ready.
pub fn load(file_name: &str, text: &str, known: &Known) -> LoadedStudy {
    load_tree(Tree::parse(file_name, text), known)
}

/// The same for a file whose notation has been read.
pub fn load_tree(tree: Tree, known: &Known) -> LoadedStudy {
    let Read { value, tree, mut faults } = read::<Study>(tree, "Study");
    if let (Some(study), Some(root)) = (&value, tree.root()) {
        let mut check = Check { file: tree.file(), known, faults: Vec::new() };
        check.study(study, root);
        faults.extend(check.faults);
        faults.sort_by(|a, b| (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code)));
    }
    let usable = faults.iter().all(|fault| fault.severity != Error);
    LoadedStudy { study: value.filter(|_| usable), faults }
}

/// Every code that a file of any kind can give: what a scenario and a leader can, and what a study can.
pub fn all_codes() -> impl Iterator<Item = (&'static str, Severity)> {
    leader::all_codes().chain(CODES.iter().copied())
}

/// One run over one study. The tree beside the typed value says where; both are of one text.
struct Check<'a> {
    file: &'a str,
    known: &'a Known,
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

    fn study(&mut self, study: &Study, root: &Node) {
        if study.format != 1 {
            let hint = Message::new("hint-write").with("right", "1");
            self.note("T0105", place(root, "format"), |f| {
                f.with("found", i64::from(study.format)).hint(hint)
            });
        }
        self.id(&study.id, place(root, "id"));
        self.file_name(&study.id, root);
        self.text(root, "title", &study.title);
        self.count(root, "teams", study.teams.len(), 1..=TEAMS_MAX);
        self.count(root, "leaders", study.leaders.len(), 1..=LEADERS_MAX);
        self.count(root, "findings", study.findings.len(), 0..=FINDINGS_MAX);
        let runs = i64::try_from(study.runs).unwrap_or(i64::MAX);
        self.number(place(root, "runs"), "runs", runs, 1..=RUNS_MAX as i64);
        if (1..RUNS_FEW).contains(&study.runs) && !study.findings.is_empty() {
            let hint = Message::new("hint-more-runs").with("least", RUNS_FEW as i64);
            self.note("T0403", place(root, "runs"), |f| f.with("found", runs).hint(hint));
        }
        if let Some(node) = root.field("answers") {
            self.number(place(node, "carried"), "carried", study.answers.carried, LEVEL);
            self.number(place(node, "shared"), "shared", study.answers.shared, LEVEL);
        }
        let mut seen = BTreeSet::new();
        for (team, node) in study.teams.iter().zip(items(root, "teams")) {
            self.new_id(&team.id, place(node, "id"), &mut seen);
            self.team(team, node);
        }
        let mut seen = BTreeSet::new();
        for (led, node) in study.leaders.iter().zip(items(root, "leaders")) {
            self.led(led, node, &mut seen);
        }
        for (finding, node) in study.findings.iter().zip(items(root, "findings")) {
            self.finding(study, finding, node);
        }
    }

    fn id(&mut self, id: &Id, span: Span) {
        if !id.is_well_formed() {
            let hint = Message::new("hint-id").with("most", Id::CHARS_MAX);
            self.note("T0101", span, |fault| fault.with("id", id.as_str()).hint(hint));
        }
    }

    fn new_id(&mut self, id: &Id, span: Span, seen: &mut BTreeSet<Id>) {
        self.id(id, span.clone());
        if !seen.insert(id.clone()) {
            self.note("T0104", span, |f| f.with("id", id.as_str()).hint(Message::new("hint-other-id")));
        }
    }

    fn file_name(&mut self, id: &Id, root: &Node) {
        let file = Path::new(self.file);
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let is_file = file.extension().is_some_and(|ending| ending == "ron");
        if is_file && stem.to_lowercase().replace([' ', '_'], "-") != id.as_str() {
            self.note("T0102", place(root, "id"), |fault| {
                fault.with("id", id.as_str()).with("file", stem).hint(Message::new("hint-same-name"))
            });
        }
    }

    fn text(&mut self, node: &Node, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            let hint = Message::new("hint-write-something");
            self.note("T0103", place(node, field), |fault| fault.with("field", field).hint(hint));
        }
    }

    fn count(&mut self, node: &Node, field: &'static str, found: usize, range: RangeInclusive<usize>) {
        if !range.contains(&found) {
            let hint =
                Message::new("hint-count-between").with("least", *range.start()).with("most", *range.end());
            self.note("T0203", key(node, field), |f| f.with("field", field).with("found", found).hint(hint));
        }
    }

    fn number(&mut self, span: Span, field: &str, found: i64, range: RangeInclusive<i64>) {
        if !range.contains(&found) {
            let hint = Message::new("hint-number-between")
                .with("least", range.start().to_string())
                .with("most", range.end().to_string());
            self.note("T0201", span, |fault| fault.with("field", field).with("found", found).hint(hint));
        }
    }

    /// An amount, where it is written.
    fn amount(&mut self, node: Option<&Node>, field: &str, amount: Amount, range: RangeInclusive<i64>) {
        let Some(node) = node else { return };
        let numbers = node.items();
        let span = |number: usize| numbers.get(number).map_or_else(|| head(node), |node| node.span.clone());
        match amount {
            Amount::Fixed(value) => self.number(span(0), field, value, range),
            Amount::Between(least, most) => {
                self.number(span(0), field, least, range.clone());
                self.number(span(1), field, most, range);
                if least > most {
                    self.note("T0202", span(0), |fault| {
                        let fault = fault.with("least", least).with("most", most);
                        fault.hint(Message::new("hint-swap-bounds"))
                    });
                }
            }
        }
    }

    fn team(&mut self, team: &Team, node: &Node) {
        let entries = |field: &str| node.field(field).map_or(&[][..], Node::entries);
        for ((field, amount), entry) in team.setting.iter().zip(sorted(entries("setting"), &team.setting)) {
            self.amount(entry, &format!("{field:?}"), *amount, LEVEL);
        }
        for ((level, amount), entry) in team.start.iter().zip(sorted(entries("start"), &team.start)) {
            self.amount(entry, &format!("{level:?}"), *amount, LEVEL);
        }
        for (field, amount, range) in amounts(team) {
            self.amount(node.field(field), field, amount, range);
        }
        match &team.scenario {
            Some(name) => {
                let own = ["id", "scenario", "short", "setting"];
                for field in node.fields().iter().filter(|field| !own.contains(&field.name.text.as_str())) {
                    let name = field.name.text.clone();
                    let hint = Message::new("hint-delete-field").with("field", name.as_str());
                    self.note("T0401", field.name.span.clone(), |f| {
                        f.with("field", name.as_str()).hint(hint)
                    });
                }
                if !is_path(name) && !self.known.scenarios.contains(name) {
                    let hint = meant(name, self.known.scenarios.iter().map(String::as_str));
                    self.note("T0301", place(node, "scenario"), |f| f.with("id", name.as_str()).hint(hint));
                }
            }
            None if team.short => {
                let hint = Message::new("hint-delete-field").with("field", "short");
                self.note("T0402", place(node, "short"), |fault| fault.hint(hint));
            }
            None => {}
        }
    }

    fn led(&mut self, led: &Led, node: &Node, seen: &mut BTreeSet<Id>) {
        let inner = node.items().first().unwrap_or(node);
        match led {
            Led::Named(name) => {
                if !seen.insert(led.id()) {
                    let hint = Message::new("hint-delete-one");
                    self.note("T0104", inner.span.clone(), |f| f.with("id", led.id().as_str()).hint(hint));
                }
                if !is_path(name) && !self.known.leaders.contains(name) {
                    let hint = meant(name, self.known.leaders.iter().map(String::as_str));
                    self.note("T0302", inner.span.clone(), |f| f.with("id", name.as_str()).hint(hint));
                }
            }
            Led::Style(written) => {
                self.new_id(&written.id, place(inner, "id"), seen);
                self.faults.extend(leader::check_inside(self.file, written, inner));
            }
            Led::Drawn(drawn) => {
                self.new_id(&drawn.id, place(inner, "id"), seen);
                self.drawn(drawn, inner);
            }
        }
    }

    fn drawn(&mut self, drawn: &Drawn, node: &Node) {
        self.count(node, "rates", drawn.rates.len(), 1..=crate::terms::Practice::COUNT);
        for entry in node.field("rates").map_or(&[][..], Node::entries) {
            if let (Some(practice), Some(found)) = (entry.key.name(), entry.value.as_i64()) {
                self.number(entry.value.span.clone(), practice, found, 0..=300);
            }
        }
        for (field, found) in
            [("loading", drawn.loading), ("spread", drawn.spread), ("activity", drawn.activity)]
        {
            self.number(place(node, field), field, found, LEVEL);
        }
    }

    fn finding(&mut self, study: &Study, finding: &Finding, node: &Node) {
        self.text(node, "id", &finding.id);
        self.text(node, "claim", &finding.claim);
        self.count(node, "of", finding.of.len(), 1..=TERMS_MAX);
        self.count(node, "less", finding.less.len(), 0..=TERMS_MAX);
        if let Expect::Within(least, most) = finding.expect
            && least > most
        {
            self.note("T0202", place(node, "expect"), |fault| {
                let fault = fault.with("least", least.to_string()).with("most", most.to_string());
                fault.hint(Message::new("hint-swap-bounds"))
            });
        }
        if finding.expect == Expect::Anything && !finding.known_miss.is_empty() {
            let hint = Message::new("hint-expect");
            self.note("T0404", place(node, "known_miss"), |fault| fault.hint(hint));
        }
        let of = finding.of.iter().zip(items(node, "of"));
        for (term, node) in of.chain(finding.less.iter().zip(items(node, "less"))) {
            self.term(study, term, node);
        }
    }

    fn term(&mut self, study: &Study, term: &Term, node: &Node) {
        let (columns, leaders): (&[&str], &[&str]) = match term {
            Term::Mean { .. } => (&["column"], &["leader"]),
            Term::Effect { .. } | Term::Ratio { .. } => (&["column"], &["leader", "against"]),
            Term::Correlation { .. } => (&["x", "y"], &["leader"]),
        };
        for (name, field) in term.columns().into_iter().zip(columns) {
            if run_column(name).is_none() {
                let hint = meant(name, RUN.iter().copied());
                self.note("T0303", place(node, field), |fault| fault.with("name", name).hint(hint));
            }
        }
        for (id, field) in term.leaders().into_iter().zip(leaders) {
            let ids: Vec<Id> = study.leaders.iter().map(Led::id).collect();
            if !ids.contains(id) {
                let hint = meant(id.as_str(), ids.iter().map(Id::as_str));
                self.note("T0305", place(node, field), |fault| fault.with("id", id.as_str()).hint(hint));
            }
        }
        if !study.teams.iter().any(|team| team.id == *term.team()) {
            let id = term.team().as_str();
            let hint = meant(id, study.teams.iter().map(|team| team.id.as_str()));
            self.note("T0304", place(node, "team"), |fault| fault.with("id", id).hint(hint));
        }
    }
}

/// The amounts of a generated team, by field, with what each may be.
pub(super) fn amounts(team: &Team) -> Vec<(&'static str, Amount, RangeInclusive<i64>)> {
    let mut amounts = vec![
        ("members", team.members, 3..=12),
        ("rounds", team.rounds, 4..=60),
        ("hours", team.hours, 4..=80),
        ("empty_chair", team.empty_chair, 2..=8),
        ("attention", team.attention, 1..=12),
        ("readiness", team.readiness, LEVEL),
        ("skill_spread", team.skill_spread, 0..=40),
        ("level_spread", team.level_spread, 0..=15),
        ("structure", team.structure, LEVEL),
        ("private", team.private, LEVEL),
        ("conflicts", team.conflicts, 0..=6),
        ("questions", team.questions, 0..=8),
        ("question_rounds", team.question_rounds, 1..=20),
        ("knowledge", team.knowledge, LEVEL),
        ("knowledge_spread", team.knowledge_spread, LEVEL),
        ("leader_knows", team.leader_knows, LEVEL),
        ("workload", team.workload, 40..=140),
        ("interdependence", team.interdependence, LEVEL),
        ("authority", team.authority, 0..=6),
        ("cards", team.cards, 0..=3),
        ("shocks", team.shocks, 0..=8),
    ];
    amounts.extend(team.skills.map(|skills| ("skills", skills, LEVEL)));
    amounts
}

/// The values of a map's entries in the order of the typed map: by the variant that each key names.
fn sorted<'n, K: Ord + Copy + std::fmt::Debug, V>(
    entries: &'n [crate::ron_tree::Entry],
    typed: &std::collections::BTreeMap<K, V>,
) -> Vec<Option<&'n Node>> {
    let of = |key: &K| {
        let name = format!("{key:?}");
        entries.iter().find(|entry| entry.key.name() == Some(name.as_str())).map(|entry| &entry.value)
    };
    typed.keys().map(of).collect()
}

/// Whether a name is a path rather than that of something shipped; as on the command line.
fn is_path(name: &str) -> bool {
    name.contains(['/', std::path::MAIN_SEPARATOR]) || name.to_ascii_lowercase().ends_with(".ron")
}

/// A hint at the nearest of some names, or at all of them.
fn meant<'n>(found: &str, names: impl IntoIterator<Item = &'n str> + Clone) -> Message {
    match nearest(found, names.clone()) {
        Some(near) => Message::new("hint-did-you-mean").with("name", near),
        None => {
            let names: Vec<_> = names.into_iter().collect();
            Message::new("hint-known-names").with("names", brief_list(&names))
        }
    }
}

/// Where a field's value stands; if it is not written, where its struct begins.
fn place(node: &Node, field: &str) -> Span {
    node.field(field).map_or_else(|| head(node), |value| value.span.clone())
}

/// Where a field's name stands; if it is not written, where its struct begins.
fn key(node: &Node, field: &str) -> Span {
    node.field_entry(field).map_or_else(|| head(node), |entry| entry.name.span.clone())
}

/// The values of a list in a field.
fn items<'n>(node: &'n Node, field: &str) -> &'n [Node] {
    node.field(field).map_or(&[], Node::items)
}
