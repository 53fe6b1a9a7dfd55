//! A fault in something an author wrote, as data: the terminal, an editor and `--json` render the same value.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Arg, Message};

/// A range of bytes in a file.
pub type Span = Range<usize>;

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but something in it is probably not meant.
    Warning,
}

/// One fault: what is wrong, where, and how to mend it.
///
/// The sentence is the message `fault-CODE` of the language sheet (code in lower case) with the arguments of
/// `message`; `footlights explain CODE` shows `explain-CODE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A letter and four digits: R for the notation (RON), S for scenarios, L for leaders.
    pub code: &'static str,
    /// The file as the user named it.
    pub file: String,
    /// The smallest place that is wrong.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
    /// How to mend it.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// An error at a place; its sentence is `fault-CODE`.
    pub fn error(code: &'static str, file: &str, span: Span) -> Self {
        Self::new(Severity::Error, code, file, span)
    }

    /// A warning at a place; its sentence is `fault-CODE`.
    pub fn warning(code: &'static str, file: &str, span: Span) -> Self {
        Self::new(Severity::Warning, code, file, span)
    }

    fn new(severity: Severity, code: &'static str, file: &str, span: Span) -> Self {
        let message = Message::new(format!("fault-{}", code.to_ascii_lowercase()));
        Self { severity, code, file: file.to_owned(), span, message, hints: Vec::new() }
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }
}
