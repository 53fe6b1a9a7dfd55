//! What a scenario means, beyond its notation.
use super::Scenario;
use crate::{ron_tree::Node, terms::Diagnostic};
pub(super) fn check(_file: &str, _scenario: &Scenario, _root: &Node) -> Vec<Diagnostic> {
    Vec::new()
}
