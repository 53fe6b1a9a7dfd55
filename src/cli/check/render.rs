//! One fault for a terminal: file:line:column, the text underlined, the sentence, the way out.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, normalize_untrusted_str};

use super::places::Places;
use crate::{
    terms::{Diagnostic, Severity},
    words::Words,
};

/// Renders a fault, with a blank line after it.
pub(super) fn render(words: &Words, places: &Places<'_>, fault: &Diagnostic, colour: bool) -> String {
    let (part, line, span) = places.around(&fault.span);
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let snippet = Snippet::source(part)
        .path(fault.file.as_str())
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(span));
    let hints =
        fault.hints.iter().map(|hint| Level::HELP.message(normalize_untrusted_str(&words.text(hint))));
    let report = [level
        .primary_title(normalize_untrusted_str(&words.text(&fault.message)))
        .id(fault.code)
        .element(snippet)
        .elements(hints)];
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n\n", renderer.render(&report))
}
