//! Tokens to nodes. A fault is noted, and reading goes on at the next thing that makes sense.

use std::collections::BTreeMap;

use super::{Bracket, DEPTH_MAX, Entry, Field, Kind, Name, Node, Token, TokenKind, value::is_not_finite};
use crate::terms::{Diagnostic, Message, Span};

pub(super) struct Parsed {
    pub root: Option<Node>,
    pub faults: Vec<Diagnostic>,
    /// Places that one fault explains as a whole, in order.
    pub explained: Vec<Span>,
}

/// Reads the tokens. If brackets do not match, they are read once more by indentation, which usually shows where a
/// bracket is missing; the reading with fewer faults counts. A file whose brackets match is never judged by it.
pub(super) fn parse(file: &str, text: &str, tokens: &[Token]) -> Parsed {
    let significant: Vec<&Token> = tokens.iter().filter(|t| !t.kind.is_trivia()).collect();
    let plain = parse_once(file, text, &significant, Vec::new());
    let unmatched = |f: &Diagnostic| matches!(f.code, "R0108" | "R0301" | "R0302" | "R0303" | "R0304");
    if !plain.faults.iter().any(unmatched) {
        return plain;
    }
    let indents = text.split('\n').map(|line| line.len() - line.trim_start().len()).collect();
    let indented = parse_once(file, text, &significant, indents);
    let better = indented.root.is_some() && indented.faults.len() <= plain.faults.len();
    if better && !indented.faults.is_empty() { indented } else { plain }
}

fn parse_once(file: &str, text: &str, tokens: &[&Token], indents: Vec<usize>) -> Parsed {
    let mut parser = Parser {
        file,
        text,
        tokens: tokens.to_vec(),
        indents,
        at: 0,
        open: Vec::new(),
        faults: Vec::new(),
        explained: Vec::new(),
        closed: true,
    };
    let root = parser.file();
    Parsed { root, faults: parser.faults, explained: parser.explained }
}

/// A word of the file, not yet judged.
pub(super) struct Word {
    pub text: String,
    pub span: Span,
    /// Written `r#word`.
    pub raw: bool,
}

pub(super) struct Opened {
    pub bracket: Bracket,
    pub span: Span,
    pub line: usize,
}

pub(super) struct Parser<'a> {
    file: &'a str,
    text: &'a str,
    /// Without blanks and comments.
    pub tokens: Vec<&'a Token>,
    pub at: usize,
    pub open: Vec<Opened>,
    faults: Vec<Diagnostic>,
    pub explained: Vec<Span>,
    /// Whether the brackets that were left last had a closing bracket of their own.
    pub closed: bool,
    /// Blanks at the beginning of each line, if brackets are to be judged by them; else empty.
    indents: Vec<usize>,
}

// The tokens, one at a time.
impl<'a> Parser<'a> {
    pub fn peek(&self) -> Option<TokenKind> {
        self.peek_at(0)
    }

    pub fn peek_at(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|t| t.kind)
    }

    /// The place of the current token, or the end of the file.
    pub fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |t| t.span.clone())
    }

    pub fn line_at(&self, ahead: usize) -> usize {
        self.tokens.get(self.at + ahead).map_or(usize::MAX, |t| t.line)
    }

    /// Whether brackets are judged by indentation.
    pub fn by_indent(&self) -> bool {
        !self.indents.is_empty()
    }

    pub fn indent(&self, line: usize) -> usize {
        self.indents.get(line).copied().unwrap_or_default()
    }

    /// Whether the current token is the first of its line.
    pub fn is_first_on_line(&self) -> bool {
        self.at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_none_or(|t| t.line < self.line_at(0))
    }

    /// Where the last token ended.
    pub fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(0, |t| t.span.end)
    }

    pub fn slice(&self, span: &Span) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    pub fn bump(&mut self) {
        self.at += 1;
    }

    pub fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.peek() == Some(kind);
        if found {
            self.bump();
        }
        found
    }

    pub fn fault(&self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::error(code, self.file, span)
    }

    pub fn push_fault(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    /// Takes back what was said of the inside of a bracket of the wrong kind: it was read as what it is not.
    pub fn forget_since(&mut self, start: usize) {
        let echo = |f: &Diagnostic| matches!(f.code, "R0404" | "R0405" | "R0406" | "R0501");
        self.faults.retain(|f| f.span.start < start || !echo(f));
    }

    pub fn fault_at(&mut self, code: &'static str, span: &Span, hint: &'static str) {
        let fault = self.fault(code, span.clone()).hint(Message::new(hint));
        self.push_fault(fault);
    }

    /// The line of a place, from 1, for hints that point elsewhere.
    pub fn opened_hint(&self, id: &'static str, opened: &Opened) -> Message {
        Message::new(id).with("bracket", opened.bracket.close()).with("line", opened.line + 1)
    }

    pub fn word(&self) -> Option<Word> {
        self.word_at(0)
    }

    fn word_at(&self, ahead: usize) -> Option<Word> {
        let token = self.tokens.get(self.at + ahead).filter(|t| t.kind == TokenKind::Word)?;
        let text = self.slice(&token.span);
        let raw = text.starts_with("r#");
        let text = text.strip_prefix("r#").unwrap_or(text).to_owned();
        Some(Word { text, span: token.span.clone(), raw })
    }

    /// Says so if a word cannot be a name.
    pub fn check_name(&mut self, word: &Word) {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let holds = !word.text.is_empty()
            && word.text.chars().all(|c| plain(c) || word.raw && matches!(c, '.' | '+' | '-'));
        if !holds {
            let fault = self
                .fault("R0507", word.span.clone())
                .with("found", word.text.as_str())
                .hint(Message::new("hint-name"));
            self.push_fault(fault);
        }
    }
}

// The file and its values.
impl Parser<'_> {
    fn file(&mut self) -> Option<Node> {
        self.attributes();
        if self.tokens.is_empty() || self.peek().is_none() {
            let end = self.text.len();
            self.fault_at("R0103", &(end..end), "hint-new");
            return None;
        }
        while matches!(self.peek(), Some(TokenKind::Close(_) | TokenKind::Comma | TokenKind::Semicolon)) {
            self.stray();
        }
        self.peek()?;
        let root = self.value(None);
        self.after_the_end();
        Some(root)
    }

    fn after_the_end(&mut self) {
        if matches!(self.peek(), Some(TokenKind::Comma | TokenKind::Semicolon)) && self.peek_at(1).is_none() {
            let span = self.span();
            return self.fault_at("R0108", &span, "hint-delete-after-end");
        }
        while matches!(self.peek(), Some(TokenKind::Close(_))) {
            self.stray();
        }
        if self.peek().is_some() {
            let start = self.span().start;
            let span = start..self.tokens.last().map_or(start, |t| t.span.end);
            // All of it is one fault; underlining its first line says enough.
            let line = self.slice(&span).lines().next().map_or(0, |l| l.trim_end().len());
            self.fault_at("R0108", &(start..start + line.max(1)), "hint-delete-after-end");
            self.explained.push(start..self.text.len());
            self.at = self.tokens.len();
        }
    }

    /// `#![enable(implicit_some)]`, `#![schema = "…"]`, `#![type = "…"]`.
    fn attributes(&mut self) {
        while self.peek() == Some(TokenKind::HashBang) {
            let start = self.span().start;
            self.bump();
            if !self.attribute() {
                let line =
                    self.slice(&(start..self.text.len())).lines().next().map_or(2, |l| l.trim_end().len());
                self.fault_at("R0110", &(start..start + line), "hint-attribute");
                self.explained.push(start..start + line);
                while self.peek().is_some() && self.span().start < start + line {
                    self.bump();
                }
            }
        }
    }

    fn attribute(&mut self) -> bool {
        use Bracket::{Round, Square};
        if !self.eat(TokenKind::Open(Square)) {
            return false;
        }
        let Some(word) = self.word().filter(|w| !w.raw) else { return false };
        self.bump();
        match word.text.as_str() {
            "enable" => {
                let known = self.eat(TokenKind::Open(Round))
                    && self.word().is_some_and(|w| !w.raw && w.text == "implicit_some");
                self.bump();
                self.eat(TokenKind::Comma);
                known && self.eat(TokenKind::Close(Round)) && self.eat(TokenKind::Close(Square))
            }
            "schema" | "type" => {
                self.eat(TokenKind::Equals)
                    && (self.eat(TokenKind::String) || self.eat(TokenKind::RawString))
                    && self.eat(TokenKind::Close(Square))
            }
            _ => false,
        }
    }

    /// A value. `field` is the name of the field that it is for.
    pub fn value(&mut self, field: Option<&Name>) -> Node {
        if let Some(text) = self.unquoted(field) {
            return text;
        }
        match self.peek() {
            Some(TokenKind::Open(bracket)) => self.bracketed(bracket, None),
            Some(TokenKind::Word) => self.worded(),
            Some(kind) => {
                if matches!(
                    kind,
                    TokenKind::Unknown | TokenKind::HashBang | TokenKind::Equals | TokenKind::Colon
                ) {
                    self.out_of_place();
                }
                self.atom(kind)
            }
            None => Node { kind: Kind::Missing, span: self.span() },
        }
    }

    fn worded(&mut self) -> Node {
        let Some(word) = self.word() else { return Node { kind: Kind::Missing, span: self.span() } };
        self.bump();
        if self.peek() != Some(TokenKind::Open(Bracket::Round)) {
            return self.plain_word(&word);
        }
        if word.text == "Some" && !word.raw {
            return self.some(&word);
        }
        // `ron` reads these words before it looks for a bracket, so they cannot name a struct.
        if !word.raw && (is_not_finite(&word.text) || matches!(word.text.as_str(), "true" | "false" | "None"))
        {
            let fault = self
                .fault("R0507", word.span.clone())
                .with("found", word.text.as_str())
                .hint(Message::new("hint-name"));
            self.push_fault(fault);
        }
        self.check_name(&word);
        self.bracketed(Bracket::Round, Some(Name { text: word.text, span: word.span }))
    }

    fn some(&mut self, word: &Word) -> Node {
        let inner = self.bracketed(Bracket::Round, None);
        let span = word.span.start..inner.span.end;
        let kind = match inner.kind {
            Kind::Tuple { mut items, .. } if items.len() == 1 => match items.pop() {
                Some(item) => Kind::Some(Box::new(item)),
                None => Kind::Missing,
            },
            Kind::Missing => Kind::Missing,
            _ => {
                self.fault_at("R0508", &span, "hint-some");
                Kind::Missing
            }
        };
        Node { kind, span }
    }

    /// A struct, tuple, list or map, from its opening bracket on.
    fn bracketed(&mut self, bracket: Bracket, name: Option<Name>) -> Node {
        let open = self.span();
        let start = name.as_ref().map_or(open.start, |n| n.span.start);
        if self.open.len() >= DEPTH_MAX {
            return self.too_deep(start);
        }
        self.open.push(Opened { bracket, span: open.clone(), line: self.line_at(0) });
        self.bump();
        let kind = match bracket {
            Bracket::Round => self.round(name),
            Bracket::Square => Kind::List(self.list()),
            Bracket::Curly => Kind::Map(self.map()),
        };
        self.open.pop();
        let end = self.last_end().max(open.end);
        let is_unit =
            matches!(&kind, Kind::Tuple { name: None, items } if items.is_empty()) && end == open.start + 2;
        Node { kind: if is_unit { Kind::Unit } else { kind }, span: start..end }
    }

    /// Skips a value without recursion.
    fn too_deep(&mut self, start: usize) -> Node {
        let fault =
            self.fault("R0109", self.span()).with("most", DEPTH_MAX).hint(Message::new("hint-less-deep"));
        self.push_fault(fault);
        let skipped = self.span().start;
        let mut depth = 0_usize;
        while let Some(kind) = self.peek() {
            match kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
            self.bump();
            if depth == 0 {
                break;
            }
        }
        let end = self.last_end();
        self.explained.push(skipped..end);
        Node { kind: Kind::Missing, span: start..end }
    }

    fn list(&mut self) -> Vec<Node> {
        let mut items = Vec::new();
        while self.another() {
            if let Some(fields) = self.loose_fields() {
                items.push(fields);
                continue;
            }
            items.push(self.value(None));
            self.separator();
        }
        items
    }

    fn map(&mut self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        while self.another() {
            let key = self.value(None);
            let value_follows = matches!(
                self.peek(),
                Some(TokenKind::Number | TokenKind::String | TokenKind::Word | TokenKind::Open(_))
            ) && self.line_at(0) == self.line_of(&key.span)
                && self.peek_at(1) != Some(TokenKind::Colon);
            let has_colon = self.colon();
            if !has_colon && value_follows {
                let end = key.span.end;
                let fault = self
                    .fault("R0404", end..end)
                    .with("field", self.slice(&key.span))
                    .hint(Message::new("hint-colon"));
                self.push_fault(fault);
            } else if !has_colon {
                let fault = self
                    .fault("R0405", key.span.clone())
                    .with("field", self.slice(&key.span))
                    .hint(Message::new("hint-give-value"));
                self.push_fault(fault);
                entries.push(Entry {
                    value: Node { kind: Kind::Missing, span: key.span.end..key.span.end },
                    key,
                });
                self.separator();
                continue;
            }
            if let Some(line) = seen.insert(self.key_text(&key), self.line_of(&key.span)) {
                let fault = self
                    .fault("R0602", key.span.clone())
                    .with("key", self.slice(&key.span))
                    .hint(Message::new("hint-first-at").with("line", line + 1));
                self.push_fault(fault);
            }
            let text = self.slice(&key.span).to_owned();
            let value = self.value_after(&Name { text, span: key.span.clone() });
            entries.push(Entry { key, value });
            self.separator();
        }
        entries
    }

    /// A key as it counts: two ways of writing the same key are the same key.
    fn key_text(&self, key: &Node) -> String {
        match &key.kind {
            Kind::String(text) => format!("\"{text}"),
            Kind::Word(word) => word.clone(),
            Kind::Integer(n) => n.to_string(),
            Kind::Char(c) => format!("'{c}"),
            _ => self.slice(&key.span).to_owned(),
        }
    }

    /// The line of something that has just been read.
    pub fn line_of(&self, span: &Span) -> usize {
        let at = self.tokens.partition_point(|t| t.span.start < span.start);
        self.tokens.get(at).map_or(0, |t| t.line)
    }

    /// The inside of round brackets: fields, or values.
    fn round(&mut self, name: Option<Name>) -> Kind {
        let mut fields: Vec<Field> = Vec::new();
        let mut items: Vec<Node> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        while self.another() {
            if let Some(field) = self.field_name() {
                if let Some(line) = seen.insert(field.text.clone(), self.line_of(&field.span)) {
                    let fault = self
                        .fault("R0601", field.span.clone())
                        .with("field", field.text.as_str())
                        .hint(Message::new("hint-first-at").with("line", line + 1));
                    self.push_fault(fault);
                }
                let value = self.value_after(&field);
                fields.push(Field { name: field, value });
            } else {
                items.push(self.value(None));
            }
            self.separator();
        }
        if fields.is_empty() {
            return Kind::Tuple { name, items };
        }
        if self.closed {
            for item in items {
                self.fieldless(&item);
            }
        }
        Kind::Struct { name, fields }
    }

    /// A value among fields.
    fn fieldless(&mut self, item: &Node) {
        let text = self.slice(&item.span);
        let fault = match &item.kind {
            Kind::Missing => return,
            Kind::Word(word) => self
                .fault("R0405", item.span.clone())
                .with("field", word.as_str())
                .hint(Message::new("hint-give-value")),
            _ => {
                let first: String = text.lines().next().unwrap_or_default().chars().take(24).collect();
                let len = first.len();
                self.fault("R0406", item.span.start..item.span.start + len)
                    .with("found", first)
                    .hint(Message::new("hint-name-field"))
            }
        };
        self.push_fault(fault);
    }

    /// The value after a colon; if there is none, says so.
    pub fn value_after(&mut self, field: &Name) -> Node {
        let next_field = self.peek() == Some(TokenKind::Word)
            && self.peek_at(1) == Some(TokenKind::Colon)
            && self.line_at(0) != self.line_of(&field.span);
        let nothing =
            matches!(self.peek(), None | Some(TokenKind::Close(_) | TokenKind::Comma | TokenKind::Semicolon));
        if next_field || nothing {
            let fault = self
                .fault("R0405", field.span.clone())
                .with("field", field.text.as_str())
                .hint(Message::new("hint-give-value"));
            self.push_fault(fault);
            let end = self.last_end();
            return Node { kind: Kind::Missing, span: end..end };
        }
        self.value(Some(field))
    }
}
