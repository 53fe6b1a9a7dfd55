//! Loading what an author wrote: the typed value from `ron`, the places from the tree.

use std::collections::BTreeSet;

use ron::{Options, extensions::Extensions};
use serde::de::DeserializeOwned;

use super::{Scenario, check, shape};
use crate::{
    ron_tree::{Node, Tree},
    terms::{Diagnostic, Message, Severity},
};

/// The roots that a file can have. Each is dispatched by its name to the floor that knows it.
pub const ROOTS: &[&str] = &["Scenario", "Leader", "Study"];

/// What came of reading a file: the scenario if it can be used, and every fault found.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The scenario; none if a fault is an error.
    pub scenario: Option<Scenario>,
    /// What is wrong, in order of place.
    pub faults: Vec<Diagnostic>,
}

/// What came of reading the notation of a file, before anyone asks what it means.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// The value; none if a fault is an error.
    pub value: Option<T>,
    /// The tree, for the places of later checks.
    pub tree: Tree,
    /// What is wrong with notation and shape, in order of place.
    pub faults: Vec<Diagnostic>,
}

/// Reads a scenario and checks what it means. It cannot fail: it gives what there is, and the faults.
pub fn load(file_name: &str, text: &str) -> Loaded {
    load_tree(Tree::parse(file_name, text))
}

/// The same for a file whose notation has been read.
pub fn load_tree(tree: Tree) -> Loaded {
    let Read { value, tree, mut faults } = read::<Scenario>(tree, "Scenario");
    if let (Some(scenario), Some(root)) = (&value, tree.root()) {
        faults.extend(check::check(tree.file(), tree.text(), scenario, root));
        sort(&mut faults);
    }
    let usable = faults.iter().all(|f| f.severity != Severity::Error);
    Loaded { scenario: value.filter(|_| usable), faults }
}

/// Reads the shape and the value of any file that an author writes. `root` is the name its root must have.
pub fn read<T: DeserializeOwned>(tree: Tree, root: &'static str) -> Read<T> {
    let (file_name, text) = (tree.file(), tree.text());
    let mut faults = tree.faults().to_vec();
    if let Some(node) = tree.root() {
        let wrong = wrong_root(file_name, node, root);
        // A file whose root only lacks its name is still what it is.
        if wrong.is_none() || node.name().is_none() && !node.fields().is_empty() {
            let found = shape::faults::<T>(&tree, node);
            faults.extend(without_echoes(&tree, found));
        }
        faults.extend(wrong);
    }
    let mut value = None;
    if faults.iter().all(|f| f.severity != Severity::Error) {
        // `ron` stops at a byte order mark, which the tree only warns of.
        let without_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mark = text.len() - without_mark.len();
        match Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str::<T>(without_mark)
        {
            Ok(read) => value = Some(read),
            Err(error) => faults.push(
                Diagnostic::error(
                    "R0999",
                    file_name,
                    mark + offset(without_mark, error.span.start)
                        ..mark + offset(without_mark, error.span.end),
                )
                .with("what", error.code.to_string())
                .hint(Message::new("hint-look-before")),
            ),
        }
    }
    sort(&mut faults);
    faults.truncate(crate::ron_tree::FAULTS_MAX);
    Read { value, tree, faults }
}

/// Leaves out what is most likely the echo of a fault in the notation: all of it where brackets do not match, and
/// otherwise missing fields, which may have been swallowed, and what stands on the line of such a fault.
fn without_echoes(tree: &Tree, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let errors: Vec<_> = tree.faults().iter().filter(|f| f.severity == Severity::Error).collect();
    if errors.iter().any(|f| matches!(f.code, "R0108" | "R0301" | "R0302" | "R0303" | "R0304")) {
        return Vec::new();
    }
    if !errors.is_empty() {
        let line = |at: usize| tree.tokens().partition_point(|t| t.span.start <= at).checked_sub(1);
        let line = |at: usize| line(at).and_then(|i| tree.tokens().get(i)).map(|t| t.line);
        let lines: BTreeSet<_> = errors.iter().map(|f| line(f.span.start)).collect();
        found.retain(|f| f.code != "R0903" && !lines.contains(&line(f.span.start)));
    }
    found
}

fn wrong_root(file_name: &str, node: &Node, expected: &'static str) -> Option<Diagnostic> {
    let found = node.name();
    if found == Some(expected) {
        return None;
    }
    Some(
        Diagnostic::error("R0901", file_name, shape::head(node))
            // The sheet has a sentence of its own for `none`.
            .with("found", found.unwrap_or("none"))
            .with("expected", expected)
            .hint(Message::new("hint-root").with("expected", expected).with("roots", ROOTS.join(", "))),
    )
}

fn sort(faults: &mut [Diagnostic]) {
    faults.sort_by(|a, b| (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code)));
}

/// The byte at a line and column, both from 1.
fn offset(text: &str, at: ron::error::Position) -> usize {
    let line = text.split_inclusive('\n').take(at.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = text.get(line..).unwrap_or_default();
    let column = rest.char_indices().nth(at.col.saturating_sub(1)).map_or(rest.len(), |(byte, _)| byte);
    line + column
}
