//! Loading a scenario: the typed value, and what is wrong with it.

use ron::{Options, extensions::Extensions};

use super::Scenario;
use crate::terms::Diagnostic;

/// What came of reading a file: the scenario if it can be used, and every fault found.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The scenario; none if a fault is an error.
    pub scenario: Option<Scenario>,
    /// What is wrong, in order of place.
    pub faults: Vec<Diagnostic>,
}

/// Reads a scenario. It cannot fail: it gives what there is, and the faults.
pub fn load(file_name: &str, text: &str) -> Loaded {
    match Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str::<Scenario>(text) {
        Ok(scenario) => Loaded { scenario: Some(scenario), faults: Vec::new() },
        Err(error) => {
            let span = offset(text, error.span.start)..offset(text, error.span.end);
            let fault = Diagnostic::error("R0001", file_name, span).with("what", error.code.to_string());
            Loaded { scenario: None, faults: vec![fault] }
        }
    }
}

/// The byte at a line and column, both from 1.
fn offset(text: &str, at: ron::error::Position) -> usize {
    let line = text.split_inclusive('\n').take(at.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = text.get(line..).unwrap_or_default();
    let column = rest.char_indices().nth(at.col.saturating_sub(1)).map_or(rest.len(), |(byte, _)| byte);
    line + column
}
