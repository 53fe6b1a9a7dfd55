//! A lossless, error-recovering syntax tree of RON, with spans and comments.
//!
//! `ron` stops at the first fault and knows no places; this tree goes on after a fault, keeps every byte of the
//! file as a token, and knows where everything stands. It knows nothing of what a scenario is. What it accepts
//! without an error, `ron` (with `implicit_some`) reads to the same value, once a byte order mark is taken off; a
//! property test holds that.
//!
//! Invariants: the tokens, one after the other, are the file; time is linear in the file; nesting is bounded by
//! [`DEPTH_MAX`]; no input panics.

pub mod codes;
pub mod edit;
mod escape;
mod foreign;
mod lexer;
mod node;
mod number;
mod parser;
mod recover;
mod value;

pub use codes::CODES;
pub use edit::{Edit, apply, quote};
pub use lexer::{Bracket, Token, TokenKind};
pub use node::{Entry, Field, Kind, Name, Node};

use crate::terms::{Diagnostic, Severity, Span};

/// Longest file that is read, in bytes. A long scenario has about 150 000.
pub const FILE_BYTES_MAX: usize = 2_000_000;
/// Deepest nesting of brackets; a scenario needs about ten. `ron` itself gives up at 128 of its own levels, of
/// which one bracket can take two.
pub const DEPTH_MAX: usize = 48;
/// Most faults that one file is given; what follows is mostly the echo of what came first.
pub const FAULTS_MAX: usize = 200;

/// A file as tokens, tree and faults.
#[derive(Clone, Debug)]
pub struct Tree {
    file: String,
    text: String,
    tokens: Vec<Token>,
    root: Option<Node>,
    faults: Vec<Diagnostic>,
}

impl Tree {
    /// Reads a file. It always gives a tree: faults are listed, and what could be read stands in the tree.
    ///
    /// `file` is the name that faults carry.
    pub fn parse(file: &str, text: &str) -> Self {
        if text.len() > FILE_BYTES_MAX {
            let fault = Diagnostic::error("R0102", file, 0..0)
                .with("bytes", text.len())
                .with("most", FILE_BYTES_MAX)
                .hint(crate::terms::Message::new("hint-split-file"));
            return Self {
                file: file.to_owned(),
                text: text.to_owned(),
                tokens: vec![Token { kind: TokenKind::Unknown, span: 0..text.len(), line: 0 }],
                root: None,
                faults: vec![fault],
            };
        }
        if let Some(kind) = foreign::kind(text.as_bytes()) {
            return Self::foreign(file, text, kind);
        }
        let lexed = lexer::lex(file, text);
        let parsed = parser::parse(file, text, &lexed.tokens);
        let mut faults = without_echoes(lexed.faults, &parsed.explained);
        faults.extend(parsed.faults);
        faults.sort_by_key(|f| (f.span.start, f.span.end));
        faults.truncate(FAULTS_MAX);
        Self { file: file.to_owned(), text: text.to_owned(), tokens: lexed.tokens, root: parsed.root, faults }
    }

    /// A file of another kind, of which nothing is read.
    fn foreign(file: &str, text: &str, kind: &'static str) -> Self {
        let fault = Diagnostic::error("R0111", file, 0..0)
            .with("kind", kind)
            .hint(crate::terms::Message::new("hint-save-as-text"));
        Self {
            file: file.to_owned(),
            text: text.to_owned(),
            tokens: vec![Token { kind: TokenKind::Unknown, span: 0..text.len(), line: 0 }],
            root: None,
            faults: vec![fault],
        }
    }

    /// Reads a file from its bytes; bytes that are no UTF-8 are a fault of their own (R0101), and are read as
    /// replacement characters. Spans then count bytes of [`Tree::text`].
    pub fn parse_bytes(file: &str, bytes: &[u8]) -> Self {
        let Err(wrong) = std::str::from_utf8(bytes) else {
            return Self::parse(file, &String::from_utf8_lossy(bytes));
        };
        // Of a file that is no text at all, only that is said.
        if let Some(kind) = foreign::kind(bytes) {
            return Self::foreign(file, &String::from_utf8_lossy(bytes), kind);
        }
        let at = wrong.valid_up_to();
        let mut tree = Self::parse(file, &String::from_utf8_lossy(bytes));
        let fault = Diagnostic::error("R0101", file, at..at + '\u{fffd}'.len_utf8())
            .hint(crate::terms::Message::new("hint-save-utf8"));
        // The replacement characters themselves would only repeat what is said here.
        tree.faults.retain(|f| tree.text.get(f.span.clone()) != Some("\u{fffd}"));
        tree.faults.insert(0, fault);
        tree
    }

    /// The file as its faults name it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every token in order, blanks and comments among them. Their texts, one after the other, are the file.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The comments, in order.
    pub fn comments(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|t| matches!(t.kind, TokenKind::LineComment | TokenKind::BlockComment))
    }

    /// The value of the file; `None` if there is nothing that could be one.
    pub fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// All faults, by place.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// Whether any fault is an error. Without one, `ron` reads the file, once a byte order mark is taken off.
    pub fn has_errors(&self) -> bool {
        self.faults.iter().any(|f| f.severity == Severity::Error)
    }

    /// The text with one node's text replaced; nothing else changes, not even blanks or comments.
    pub fn replace(&self, node: &Node, with: &str) -> String {
        apply(&self.text, &[Edit { span: node.span.clone(), text: with.to_owned() }]).unwrap_or_default()
    }
}

/// Drops the lexer's faults inside places which the parser has already explained as a whole (text without
/// quotation marks, say). Both lists are in order, so this is one pass.
fn without_echoes(mut faults: Vec<Diagnostic>, explained: &[Span]) -> Vec<Diagnostic> {
    let mut next = 0;
    faults.sort_by_key(|f| f.span.start);
    faults.retain(|fault| {
        while explained.get(next).is_some_and(|span| span.end <= fault.span.start) {
            next += 1;
        }
        explained.get(next).is_none_or(|span| span.start > fault.span.start)
    });
    faults
}
