//! A file as tokens. Every byte belongs to exactly one, so that nothing is lost.

use super::escape;
use crate::terms::{Diagnostic, Message, Span};

/// A kind of bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `(` and `)`
    Round,
    /// `[` and `]`
    Square,
    /// `{` and `}`
    Curly,
}

impl Bracket {
    /// The opening bracket.
    pub const fn open(self) -> &'static str {
        match self {
            Self::Round => "(",
            Self::Square => "[",
            Self::Curly => "{",
        }
    }

    /// The closing bracket.
    pub const fn close(self) -> &'static str {
        match self {
            Self::Round => ")",
            Self::Square => "]",
            Self::Curly => "}",
        }
    }
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
    /// The line it begins on, from 0.
    pub line: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Blanks and line ends.
    Blank,
    /// `// …`
    LineComment,
    /// `/* … */`, which may nest
    BlockComment,
    /// An opening bracket.
    Open(Bracket),
    /// A closing bracket.
    Close(Bracket),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `=`
    Equals,
    /// A name or a word; also with hyphens and dots inside, which only a text may have.
    Word,
    /// Something that begins like a number.
    Number,
    /// `"…"`
    String,
    /// `r"…"`, `r#"…"#`
    RawString,
    /// A text that has no closing quotation mark.
    OpenString,
    /// A text in typographic or single quotation marks.
    OtherString,
    /// `b"…"`
    ByteString,
    /// `br"…"`
    RawByteString,
    /// `'x'`
    Char,
    /// `b'x'`
    Byte,
    /// `#!`, which begins a line for the reader of the file
    HashBang,
    /// Anything else.
    Unknown,
}

impl TokenKind {
    /// Whether it carries no value: blanks and comments.
    pub const fn is_trivia(self) -> bool {
        matches!(self, Self::Blank | Self::LineComment | Self::BlockComment)
    }
}

pub(super) struct Lexed {
    pub tokens: Vec<Token>,
    pub faults: Vec<Diagnostic>,
}

pub(super) fn lex(file: &str, text: &str) -> Lexed {
    let mut lexer = Lexer {
        file,
        text,
        at: 0,
        line: 0,
        tokens: Vec::new(),
        faults: Vec::new(),
        one_line_until: 0,
        line_end: 0,
    };
    while lexer.at < text.len() {
        lexer.token();
    }
    Lexed { tokens: lexer.tokens, faults: lexer.faults }
}

/// Blanks as `ron` knows them.
const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

/// Characters that look like a blank, or like nothing, and are none for `ron`.
const fn is_odd_blank(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

const fn is_double_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»')
}

const fn is_single_mark(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‹' | '›' | '`')
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

struct Lexer<'a> {
    file: &'a str,
    text: &'a str,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
    faults: Vec<Diagnostic>,
    /// Texts that begin before this end on their own line. It is set where a text turned out to lack its closing
    /// mark, so that no stretch of the file is searched for one again and again.
    one_line_until: usize,
    /// End of the current line, found once for each line.
    line_end: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The rest of the current line, without its end.
    fn rest_of_line(&mut self) -> &'a str {
        if self.line_end <= self.at {
            self.line_end = self.rest().find('\n').map_or(self.text.len(), |len| self.at + len);
        }
        &self.text[self.at..self.line_end]
    }

    fn push(&mut self, kind: TokenKind, len: usize) {
        let span = self.at..self.at + len;
        self.tokens.push(Token { kind, span: span.clone(), line: self.line });
        self.line += self.text[span.clone()].bytes().filter(|b| *b == b'\n').count();
        self.at = span.end;
    }

    fn fault(&mut self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::error(code, self.file, span)
    }

    fn token(&mut self) {
        use Bracket::{Curly, Round, Square};
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        match c {
            '(' => self.push(TokenKind::Open(Round), 1),
            ')' => self.push(TokenKind::Close(Round), 1),
            '[' => self.push(TokenKind::Open(Square), 1),
            ']' => self.push(TokenKind::Close(Square), 1),
            '{' => self.push(TokenKind::Open(Curly), 1),
            '}' => self.push(TokenKind::Close(Curly), 1),
            ',' => self.push(TokenKind::Comma, 1),
            ':' => self.push(TokenKind::Colon, 1),
            ';' => self.push(TokenKind::Semicolon, 1),
            '=' => self.push(TokenKind::Equals, 1),
            '"' => self.string(0),
            '\'' => self.single_quoted(),
            '/' if rest.starts_with("//") => {
                let len = self.rest_of_line().len();
                self.push(TokenKind::LineComment, len);
            }
            '/' if rest.starts_with("/*") => self.block_comment(),
            '#' if rest.starts_with("#!") => self.push(TokenKind::HashBang, 2),
            '#' => self.hash(),
            '-' if rest.starts_with("--") => self.wrong_comment("--"),
            'r' if raw_mark(&rest[1..]).is_some() => self.raw_string(1, TokenKind::RawString),
            'b' if rest[1..].starts_with('r') && raw_mark(&rest[2..]).is_some() => {
                self.raw_string(2, TokenKind::RawByteString);
            }
            'b' if rest[1..].starts_with('"') => self.string(1),
            'b' if rest[1..].starts_with('\'') => self.byte(),
            '0'..='9' | '+' | '-' | '.' => self.push(TokenKind::Number, number_len(rest)),
            c if is_blank(c) => self.push(TokenKind::Blank, len_while(rest, is_blank)),
            c if is_odd_blank(c) || c.is_control() => self.odd_blank(c),
            c if is_double_mark(c) => self.typographic(c, is_double_mark, '"'),
            c if is_single_mark(c) => self.typographic(c, is_single_mark, '\''),
            c if is_word(c) => self.push(TokenKind::Word, word_len(rest)),
            c => self.push(TokenKind::Unknown, c.len_utf8()),
        }
    }

    fn odd_blank(&mut self, c: char) {
        let span = self.at..self.at + c.len_utf8();
        let code = format!("U+{:04X}", u32::from(c));
        let fault = match c {
            '\u{feff}' if self.at == 0 => {
                Diagnostic::warning("R0104", self.file, span).hint(Message::new("hint-save-without-bom"))
            }
            c if c.is_control() => {
                self.fault("R0105", span).with("char", code).hint(Message::new("hint-delete-char"))
            }
            _ => self.fault("R0107", span).with("char", code).hint(Message::new("hint-plain-blank")),
        };
        self.faults.push(fault);
        self.push(TokenKind::Blank, c.len_utf8());
    }

    fn block_comment(&mut self) {
        let rest = self.rest().as_bytes();
        let mut depth = 0_usize;
        let mut i = 0;
        while i < rest.len() {
            match rest.get(i..i + 2) {
                Some(b"/*") => depth += 1,
                Some(b"*/") => depth -= 1,
                _ => {
                    i += 1;
                    continue;
                }
            }
            i += 2;
            if depth == 0 {
                self.push(TokenKind::BlockComment, i);
                return;
            }
        }
        let fault = self.fault("R0701", self.at..self.at + 2).hint(Message::new("hint-close-comment"));
        self.faults.push(fault);
        self.push(TokenKind::BlockComment, rest.len());
    }

    /// `#`: a colour without quotation marks, or a comment in the habit of other languages.
    fn hash(&mut self) {
        let rest = self.rest();
        let digits = len_while(&rest[1..], |c| c.is_ascii_hexdigit());
        if matches!(digits, 3 | 6) && !rest[1 + digits..].starts_with(is_word) {
            self.push(TokenKind::Unknown, 1 + digits);
        } else {
            self.wrong_comment("#");
        }
    }

    fn wrong_comment(&mut self, mark: &'static str) {
        let span = self.at..self.at + mark.len();
        let fault = self.fault("R0702", span).with("found", mark).hint(Message::new("hint-comment"));
        self.faults.push(fault);
        let len = self.rest_of_line().len();
        self.push(TokenKind::LineComment, len);
    }

    /// `"…"` or, with a prefix of 1, `b"…"`.
    fn string(&mut self, prefix: usize) {
        let rest = self.rest();
        let start = prefix + 1;
        let on_line = self.rest_of_line().len();
        let searched = if self.at < self.one_line_until { &rest[..on_line] } else { rest };
        let closed = closing_quote(searched, start).filter(|len| {
            // A text may run over lines. If what follows its end at once is neither blank nor bracket nor comma,
            // then that end is really the beginning of the next text, and a mark is missing further up.
            let follows = rest[*len..].chars().next();
            *len <= on_line
                || follows
                    .is_none_or(|c| is_blank(c) || matches!(c, ',' | ')' | ']' | '}' | ':' | ';' | '=' | '/'))
        });
        if let Some(len) = closed {
            self.inside_text(start..len - 1, prefix == 1);
            let kind = if prefix == 1 { TokenKind::ByteString } else { TokenKind::String };
            return self.push(kind, len);
        }
        let searched_to = closing_quote(searched, start).unwrap_or(searched.len());
        self.one_line_until = self.one_line_until.max(self.at + searched_to);
        self.open_string(start);
    }

    /// A text without a closing mark ends with its line, before the comma and the brackets that stand there.
    fn open_string(&mut self, start: usize) {
        let line = self.rest_of_line();
        let end = open_text_end(line, start);
        let body = &line[start..end];
        let fault = match body.chars().next_back().filter(|c| is_double_mark(*c)) {
            Some(mark) => {
                let at = self.at + end;
                self.fault("R0201", at - mark.len_utf8()..at)
                    .with("found", mark.to_string())
                    .hint(Message::new("hint-straight-quotes"))
            }
            None => self.fault("R0202", self.at..self.at + start).hint(Message::new("hint-close-quote")),
        };
        self.faults.push(fault);
        self.push(TokenKind::OpenString, end);
    }

    /// Faults inside a text that is closed.
    fn inside_text(&mut self, inside: Span, binary: bool) {
        let raw = &self.rest()[inside.clone()];
        let base = self.at + inside.start;
        if raw.contains('\\') {
            for wrong in escape::unescape(raw, binary).wrong {
                let span = base + wrong.start..base + wrong.end;
                let fault = self
                    .fault("R0205", span.clone())
                    .with("found", &self.text[span])
                    .hint(Message::new("hint-escapes"));
                self.faults.push(fault);
            }
        }
        self.controls_inside(raw, base);
    }

    fn controls_inside(&mut self, raw: &str, base: usize) {
        for (i, c) in raw.char_indices().filter(|(_, c)| c.is_control() && !matches!(c, '\n' | '\r')) {
            let span = base + i..base + i + c.len_utf8();
            let fault = if c == '\t' {
                Diagnostic::warning("R0106", self.file, span).hint(Message::new("hint-blank-for-tab"))
            } else {
                self.fault("R0105", span)
                    .with("char", format!("U+{:04X}", u32::from(c)))
                    .hint(Message::new("hint-delete-char"))
            };
            self.faults.push(fault);
        }
    }

    fn raw_string(&mut self, prefix: usize, kind: TokenKind) {
        let rest = self.rest();
        let hashes = len_while(&rest[prefix..], |c| c == '#');
        let start = prefix + hashes + 1;
        let end_mark = format!("\"{}", "#".repeat(hashes));
        let Some(len) = rest[start..].find(&end_mark) else {
            let fault = self.fault("R0202", self.at..self.at + start).hint(Message::new("hint-close-quote"));
            self.faults.push(fault);
            return self.push(TokenKind::OpenString, rest.len());
        };
        self.controls_inside(&rest[start..start + len], self.at + start);
        self.push(kind, start + len + end_mark.len());
    }

    /// `'x'`, or a text in single quotation marks.
    fn single_quoted(&mut self) {
        let line = self.rest_of_line();
        if let Some(len) = char_len(line, 1)
            && escape::character(&line[1..len - 1]).is_some()
        {
            return self.push(TokenKind::Char, len);
        }
        let len = last_mark(line, 1, |c| c == '\'').unwrap_or_else(|| open_text_end(line, 1));
        let fault = self.fault("R0203", self.at..self.at + 1).hint(Message::new("hint-double-quotes"));
        self.faults.push(fault);
        self.push(TokenKind::OtherString, len);
    }

    fn byte(&mut self) {
        let line = self.rest_of_line();
        match char_len(line, 2) {
            Some(len) if escape::byte(&line[2..len - 1]).is_some() => self.push(TokenKind::Byte, len),
            _ => self.push(TokenKind::Word, 1),
        }
    }

    fn typographic(&mut self, mark: char, same: fn(char) -> bool, straight: char) {
        let line = self.rest_of_line();
        let start = mark.len_utf8();
        let len = last_mark(line, start, |c| c == straight || same(c))
            .unwrap_or_else(|| open_text_end(line, start));
        let fault = self
            .fault("R0201", self.at..self.at + start)
            .with("found", mark.to_string())
            .hint(Message::new("hint-straight-quotes"));
        self.faults.push(fault);
        self.push(TokenKind::OtherString, len);
    }
}

fn len_while(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}

/// The `#…"` with which a raw text begins.
fn raw_mark(text: &str) -> Option<()> {
    text[len_while(text, |c| c == '#')..].starts_with('"').then_some(())
}

/// The end of a text that began before `start`, closing mark included.
fn closing_quote(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut i = start;
    loop {
        match bytes.get(i)? {
            b'"' => return Some(i + 1),
            b'\\' => i += 2,
            _ => i += 1,
        }
    }
}

/// The end of a character literal whose content begins at `start`: one character, or one escape.
fn char_len(line: &str, start: usize) -> Option<usize> {
    let first = line[start..].chars().next()?;
    let content = if first == '\\' {
        let after = start + 1 + line[start + 1..].chars().next()?.len_utf8();
        after + line[after..].find('\'')?
    } else {
        start + first.len_utf8()
    };
    line[content..].starts_with('\'').then_some(content + 1)
}

/// The end of a text in other marks: the first closing mark after which a value can end, or else the last one.
fn last_mark(line: &str, start: usize, closes: impl Fn(char) -> bool) -> Option<usize> {
    let mut last = None;
    for (i, c) in line[start..].char_indices().filter(|(_, c)| closes(*c)) {
        let end = start + i + c.len_utf8();
        last = Some(end);
        let mut after = line[end..].trim_start().chars();
        if after.next().is_none_or(|c| matches!(c, ',' | ')' | ']' | '}' | ':' | ';')) {
            break;
        }
    }
    last
}

/// The end of a text without a closing mark: the end of the line, without blanks, comma and the closing brackets
/// that were not opened in it.
fn open_text_end(line: &str, start: usize) -> usize {
    let mut body = line[start..].trim_end_matches(is_blank);
    loop {
        let before = body.len();
        body = body.trim_end_matches(is_blank);
        body = body.strip_suffix([',', ';']).unwrap_or(body);
        for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
            if body.ends_with(close) && body.matches(close).count() > body.matches(open).count() {
                body = &body[..body.len() - 1];
            }
        }
        // More than this many closing brackets on one line would make the counting above slow.
        if body.len() == before || line.len() - body.len() > 64 {
            return start + body.len();
        }
    }
}

/// A word, hyphens and dots inside it included; `r#` before it belongs to it.
fn word_len(text: &str) -> usize {
    let mut len = if text.starts_with("r#") { 2 } else { 0 };
    loop {
        len += len_while(&text[len..], is_word);
        let mut after = text[len..].chars();
        match (after.next(), after.next()) {
            (Some('-' | '.' | '+'), Some(c)) if is_word(c) => len += 1,
            _ => return len,
        }
    }
}

fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let hex = text[sign..].starts_with("0x");
    let mut len = sign;
    while let Some(c) = text[len..].chars().next() {
        let exponent_sign =
            !hex && matches!(c, '+' | '-') && len > sign && matches!(bytes[len - 1], b'e' | b'E');
        if !(is_word(c) || c == '.' || exponent_sign) {
            break;
        }
        len += c.len_utf8();
    }
    len.max(1)
}
