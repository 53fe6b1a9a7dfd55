//! What people write for RON, and how reading goes on after it.

use super::{
    Bracket, Field, Kind, Name, Node, TokenKind,
    parser::{Opened, Parser},
};
use crate::terms::Message;

impl Parser<'_> {
    /// Whether another thing stands inside the current brackets. Reads their closing bracket if not.
    pub(super) fn another(&mut self) -> bool {
        loop {
            let Some(opened) = self.open.last() else { return false };
            let bracket = opened.bracket;
            match self.indented() {
                Indented::EndsOuter => {
                    self.unclosed();
                    return false;
                }
                Indented::Stray => {
                    self.stray();
                    self.eat(TokenKind::Comma);
                    continue;
                }
                Indented::Nothing => {}
            }
            match self.peek() {
                None => {
                    self.unclosed();
                    return false;
                }
                Some(TokenKind::Close(found)) if found == bracket => {
                    self.closed = true;
                    self.bump();
                    return false;
                }
                Some(TokenKind::Close(found)) => match self.judge_close(found) {
                    Close::Stray => {
                        self.stray();
                        // The comma behind it belonged to what the bracket seemed to end.
                        self.eat(TokenKind::Comma);
                    }
                    Close::Wrong => {
                        self.wrong_close(found);
                        return false;
                    }
                    Close::EndsOuter => {
                        self.unclosed();
                        return false;
                    }
                },
                Some(TokenKind::Comma | TokenKind::Semicolon) => self.stray(),
                Some(TokenKind::Word) if self.field_of_outer() => {
                    self.unclosed();
                    return false;
                }
                Some(_) => return true,
            }
        }
    }

    /// What the indentation says of the current token, where brackets are known not to match.
    fn indented(&self) -> Indented {
        let Some((inner, outer)) = self.open.split_last().filter(|_| self.by_indent()) else {
            return Indented::Nothing;
        };
        let line = self.line_at(0);
        if inner.line == line {
            return Indented::Nothing;
        }
        let (here, opened) = (self.indent(line), self.indent(inner.line));
        match self.peek() {
            Some(TokenKind::Close(_)) if !self.is_first_on_line() => Indented::Stray,
            Some(TokenKind::Close(found)) if here < opened => {
                let fits = |o: &Opened| o.bracket == found && self.indent(o.line) == here;
                if outer.iter().any(fits) { Indented::EndsOuter } else { Indented::Nothing }
            }
            Some(TokenKind::Word | TokenKind::Open(_)) if self.is_first_on_line() && !outer.is_empty() => {
                let fits = self.is_loose_field() || self.peek() != Some(TokenKind::Word);
                if fits && here <= opened { Indented::EndsOuter } else { Indented::Nothing }
            }
            _ => Indented::Nothing,
        }
    }

    /// Whether a field on a new line follows the values of a list: then the list was never closed.
    fn field_of_outer(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        // With indentation to go by, a field further in than the list is a thing whose bracket is missing.
        !self.by_indent()
            && self.open.last().is_some_and(|o| o.bracket == Bracket::Square)
            && self.is_loose_field()
            && self.open.len() > 1
            && before.is_some_and(|t| !matches!(t.kind, TokenKind::Open(_)) && t.line < self.line_at(0))
    }

    /// Whether a field begins here, in a place where only values belong.
    fn is_loose_field(&self) -> bool {
        self.peek_at(1) == Some(TokenKind::Colon)
            && self.word().is_some_and(|w| w.text.starts_with(|c: char| c.is_ascii_lowercase()))
    }

    /// Fields right inside the square brackets of a list: the round brackets around them are missing.
    pub(super) fn loose_fields(&mut self) -> Option<Node> {
        if !self.is_loose_field() {
            return None;
        }
        let start = self.span();
        self.fault_at("R0304", &start, "hint-round-around");
        let mut fields = Vec::new();
        while self.is_loose_field() {
            let Some(name) = self.field_name() else { break };
            let value = self.value_after(&name);
            fields.push(Field { name, value });
            self.separator();
        }
        let end = self.last_end();
        // Often only the opening one is missing.
        if self.eat(TokenKind::Close(Bracket::Round)) {
            self.eat(TokenKind::Comma);
        }
        Some(Node { kind: Kind::Struct { name: None, fields }, span: start.start..end })
    }

    /// What a closing bracket of another kind than the innermost open one means.
    fn judge_close(&self, found: Bracket) -> Close {
        let Some((inner, outer)) = self.open.split_last() else { return Close::Stray };
        if self.peek_at(1) == Some(TokenKind::Close(inner.bracket)) && self.line_at(0) == self.line_at(1) {
            return Close::Stray;
        }
        let line = self.line_at(0);
        // At the beginning of a line, as far in as the line of the innermost bracket: it is meant for that one.
        let level = self.by_indent() && self.is_first_on_line() && inner.line != line;
        if level && self.indent(line) == self.indent(inner.line) {
            return Close::Wrong;
        }
        match outer.iter().rev().find(|o| o.bracket == found) {
            Some(matching) if inner.line == line && matching.line != line => Close::Wrong,
            Some(_) => Close::EndsOuter,
            None if self.peek_at(1) == Some(TokenKind::Comma)
                && self.peek_at(2) == Some(TokenKind::Word)
                && (inner.line != line || self.line_at(2) == line) =>
            {
                Close::Stray
            }
            None => Close::Wrong,
        }
    }

    fn unclosed(&mut self) {
        self.closed = false;
        let Some(opened) = self.open.last() else { return };
        let (span, bracket) = (opened.span.clone(), opened.bracket);
        let hint = self.opened_hint("hint-close-bracket", opened);
        let fault = self.fault("R0301", span).with("bracket", bracket.open()).hint(hint);
        self.push_fault(fault);
    }

    fn wrong_close(&mut self, found: Bracket) {
        self.closed = true;
        let Some(opened) = self.open.last() else { return };
        // Which of the two is wrong shows in what stands between them; if it does not, the closing one is named.
        let opened_at = opened.span.start;
        let opening_is_wrong = self.suited(opened) == Some(found);
        let (span, hint) = if opening_is_wrong {
            let hint = Message::new("hint-opening-bracket-is")
                .with("bracket", found.open())
                .with("line", self.line_at(0) + 1);
            (opened.span.clone(), hint)
        } else {
            (self.span(), self.opened_hint("hint-closing-bracket-is", opened))
        };
        let fault = self
            .fault("R0303", span)
            .with("open", opened.bracket.open())
            .with("found", found.close())
            .hint(hint);
        if opening_is_wrong {
            self.forget_since(opened_at);
        }
        self.push_fault(fault);
        self.bump();
    }

    /// The kind of bracket that suits what follows an opening one, if it shows.
    fn suited(&self, opened: &Opened) -> Option<Bracket> {
        let at = self.tokens.partition_point(|t| t.span.start <= opened.span.start);
        let kind = |ahead: usize| self.tokens.get(at + ahead).map(|t| t.kind);
        let named = at.checked_sub(2).and_then(|i| self.tokens.get(i)).map(|t| t.kind);
        match (kind(0)?, kind(1)?) {
            (TokenKind::Word, TokenKind::Colon) => Some(Bracket::Round),
            (TokenKind::String, TokenKind::Colon) => Some(Bracket::Curly),
            // Two values in round brackets are a pair, such as `between`; `Word(` has a name before it.
            _ if opened.bracket == Bracket::Round && named == Some(TokenKind::Word) => None,
            _ => Some(Bracket::Square),
        }
    }

    /// A bracket, comma or semicolon that belongs to nothing.
    pub(super) fn stray(&mut self) {
        let span = self.span();
        let fault = match self.peek() {
            Some(TokenKind::Close(bracket)) => self
                .fault("R0302", span)
                .with("bracket", bracket.close())
                .hint(Message::new("hint-delete-bracket").with("open", bracket.open())),
            Some(TokenKind::Semicolon) => self.fault("R0402", span).hint(Message::new("hint-comma")),
            _ => self.fault("R0407", span).hint(Message::new("hint-delete-comma")),
        };
        self.push_fault(fault);
        self.bump();
    }

    /// What stands between two things: a comma, or the end.
    pub(super) fn separator(&mut self) {
        loop {
            match self.peek() {
                None | Some(TokenKind::Close(_)) => return,
                Some(TokenKind::Comma) => return self.bump(),
                Some(TokenKind::Semicolon) => {
                    self.stray();
                    // `;,` is one mistake, not two.
                    self.eat(TokenKind::Comma);
                    return;
                }
                Some(TokenKind::Colon) => self.colon_after_value(),
                Some(TokenKind::Unknown | TokenKind::HashBang | TokenKind::Equals) => {
                    self.out_of_place();
                    self.bump();
                }
                Some(kind) if self.quote_inside(kind) => {}
                // What comes next belongs further out; that this bracket is not closed will be said.
                Some(_) if self.field_of_outer() || matches!(self.indented(), Indented::EndsOuter) => return,
                // What ended a list without its bracket has taken the comma along.
                Some(_)
                    if self.at.checked_sub(1).is_some_and(|i| self.tokens[i].kind == TokenKind::Comma) =>
                {
                    return;
                }
                Some(_) => {
                    let end = self.last_end();
                    return self.fault_at("R0401", &(end..end), "hint-comma-here");
                }
            }
        }
    }

    /// `skills: "maps": 70},`: what was read as a value is a name, and the bracket before it is missing. The rest
    /// of the line is what would have stood in it.
    fn colon_after_value(&mut self) {
        self.out_of_place();
        let start = self.span().end;
        let line = self.line_at(0);
        self.bump();
        while self.line_at(0) == line {
            match self.peek() {
                Some(TokenKind::Close(found)) => {
                    let own_line = self.open.iter().rev().find(|o| o.bracket == found).map(|o| o.line);
                    if own_line == Some(line) {
                        break;
                    }
                }
                Some(TokenKind::Comma) => {
                    let field = self.peek_at(2) == Some(TokenKind::Colon)
                        && self.open.last().is_some_and(|o| o.line == line);
                    if field || self.line_at(1) != line {
                        break;
                    }
                }
                _ => {}
            }
            self.bump();
        }
        self.explained.push(start..self.last_end());
    }

    /// `"He said "hello" to me"`: words right behind a text, on its line, are the text's own.
    fn quote_inside(&mut self, kind: TokenKind) -> bool {
        let after_text = self.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        let Some(text) = after_text.filter(|t| t.kind == TokenKind::String) else { return false };
        let same_line = self.line_of_end(text.span.end) == self.line_at(0);
        let is_field = self.peek_at(1) == Some(TokenKind::Colon);
        if !same_line || is_field || kind != TokenKind::Word || self.span().start != text.span.end {
            return false;
        }
        let mark = text.span.end - 1..text.span.end;
        self.fault_at("R0206", &mark, "hint-escape-quote");
        let start = mark.end;
        let line = self.line_at(0);
        // Up to the last text on this line, which holds the mark that was meant to close it.
        while self.line_at(0) == line && !self.ends_value(0) {
            self.bump();
        }
        self.explained.push(start..self.last_end());
        true
    }

    /// The line on which a text ends that may have begun further up.
    fn line_of_end(&self, end: usize) -> usize {
        let token = &self.tokens[self.at - 1];
        token.line + self.slice(&(token.span.start..end)).bytes().filter(|b| *b == b'\n').count()
    }

    pub(super) fn out_of_place(&mut self) {
        let span = self.span();
        let fault = self
            .fault("R0801", span.clone())
            .with("found", self.slice(&span))
            .hint(Message::new("hint-delete-char-or-quote"));
        self.push_fault(fault);
    }

    /// The name of a field, and the colon after it; nothing is read if this is no field.
    pub(super) fn field_name(&mut self) -> Option<Name> {
        let span = self.span();
        let next = self.peek_at(1);
        let sign = matches!(next, Some(TokenKind::Colon | TokenKind::Equals));
        let name = match self.peek()? {
            TokenKind::Word => {
                let word = self.word()?;
                let is_name = word.raw || word.text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
                let no_colon = is_name
                    && self.line_at(0) == self.line_at(1)
                    && matches!(
                        next,
                        Some(
                            TokenKind::String
                                | TokenKind::Number
                                | TokenKind::OtherString
                                | TokenKind::OpenString
                                | TokenKind::Open(Bracket::Square | Bracket::Curly)
                        )
                    );
                if !sign && !no_colon {
                    return None;
                }
                self.check_name(&word);
                Name { text: word.text, span }
            }
            TokenKind::String | TokenKind::OtherString if sign => {
                let node = self.atom(self.peek()?);
                self.at -= 1;
                let text = node.as_str().unwrap_or_default().to_owned();
                let fault = self
                    .fault("R0501", span.clone())
                    .with("field", text.as_str())
                    .hint(Message::new("hint-write").with("right", text.as_str()));
                self.push_fault(fault);
                Name { text, span }
            }
            _ => return None,
        };
        self.bump();
        if !self.colon() {
            let end = name.span.end;
            let fault = self
                .fault("R0404", end..end)
                .with("field", name.text.as_str())
                .hint(Message::new("hint-colon"));
            self.push_fault(fault);
        }
        Some(name)
    }

    /// The colon after a name or a key; `=` counts, with a fault. False if there is neither.
    pub(super) fn colon(&mut self) -> bool {
        if self.eat(TokenKind::Colon) {
            // `:=` is one mistake.
            if self.peek() == Some(TokenKind::Equals) {
                let span = self.span();
                self.fault_at("R0403", &span, "hint-colon-for-equals");
                self.bump();
            }
            return true;
        }
        if self.peek() == Some(TokenKind::Equals) {
            let span = self.span();
            self.fault_at("R0403", &span, "hint-colon-for-equals");
            self.bump();
            return true;
        }
        false
    }

    /// Words without quotation marks where a value belongs: `title: The archive moves,`.
    pub(super) fn unquoted(&mut self, field: Option<&Name>) -> Option<Node> {
        let first = self.peek()?;
        let begins = matches!(first, TokenKind::Word | TokenKind::Unknown)
            || first == TokenKind::Number && self.peek_at(1) == Some(TokenKind::Word);
        if !begins {
            return None;
        }
        let line = self.line_at(0);
        let same_line = |ahead: usize| self.line_at(ahead) == line;
        // A single word may be a variant. A word with a hyphen, a letter that names cannot have, or a second word
        // on the same line make it a text.
        let plain_next = same_line(1)
            && matches!(self.peek_at(1), Some(TokenKind::Word | TokenKind::Number | TokenKind::Unknown))
            && self.peek_at(2) != Some(TokenKind::Colon)
            && !(field.is_none() && self.is_variant(0) && self.is_variant(1));
        let odd_word = field.is_some()
            && self.word().is_some_and(|w| {
                !w.raw && w.text.contains(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            })
            && !matches!(self.peek_at(1), Some(TokenKind::Open(_)));
        let odd_sign = field.is_some() && first == TokenKind::Unknown;
        let quote_behind = matches!(self.peek_at(1), Some(TokenKind::String | TokenKind::OpenString))
            && self.tokens.get(self.at + 1).is_some_and(|t| t.span.start == self.span().end);
        if !(plain_next || odd_word || odd_sign || quote_behind) {
            return None;
        }
        let start = self.span().start;
        let mut quote = None;
        while self.line_at(0) == line && !self.ends_value(0) {
            if matches!(self.peek(), Some(TokenKind::String | TokenKind::OpenString)) {
                quote = quote.or(Some(self.span().start));
            }
            self.bump();
        }
        let span = start..self.last_end();
        if span.is_empty() {
            return None;
        }
        if let Some(quote) = quote.filter(|at| *at > start) {
            // The mark that is there closes the text; the one that opens it is missing.
            self.fault_at("R0207", &(start..quote), "hint-open-quote");
            self.explained.push(span.clone());
            let text = self.slice(&(start..quote)).to_owned();
            return Some(Node { kind: Kind::String(text), span });
        }
        let text = self.slice(&span).to_owned();
        let fault = self.fault("R0204", span.clone()).with("found", text.as_str()).hint(unquoted_hint(&text));
        self.push_fault(fault);
        self.explained.push(span.clone());
        Some(Node { kind: Kind::String(text), span })
    }

    /// Whether a word is written like a variant; two of these in a list lack a comma rather than marks.
    fn is_variant(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_some_and(|t| {
            t.kind == TokenKind::Word && self.slice(&t.span).starts_with(|c: char| c.is_ascii_uppercase())
        })
    }

    /// Whether a value without marks ends here: at a closing bracket, or at a comma that a field or a new line
    /// follows.
    fn ends_value(&self, ahead: usize) -> bool {
        match self.peek_at(ahead) {
            None | Some(TokenKind::Close(_) | TokenKind::Semicolon) => true,
            Some(TokenKind::Comma) => {
                self.line_at(ahead + 1) != self.line_at(ahead)
                    || self.peek_at(ahead + 2) == Some(TokenKind::Colon)
                    || !matches!(self.peek_at(ahead + 1), Some(TokenKind::Word | TokenKind::Unknown))
            }
            _ => false,
        }
    }
}

/// The way out of words without marks: most are a text, but a number with its unit, and choices with “and” between
/// them, are not.
fn unquoted_hint(text: &str) -> Message {
    let mut words = text.split_whitespace();
    let number = words.next().filter(|first| first.parse::<i64>().is_ok());
    if let Some(number) = number.filter(|_| words.next().is_some()) {
        let hint = Message::new("hint-number-or-text").with("number", number);
        return hint.with("text", super::quote(text));
    }
    let (joins, choices): (Vec<&str>, Vec<&str>) = text
        .split([' ', ','])
        .filter(|w| !w.is_empty())
        .partition(|w| matches!(*w, "and" | "or" | "&" | "+"));
    let is_choice = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let right = if !joins.is_empty() && choices.len() > 1 && choices.iter().all(is_choice) {
        choices.join(", ")
    } else {
        super::quote(text)
    };
    Message::new("hint-write").with("right", right)
}

enum Indented {
    /// It says nothing against the brackets.
    Nothing,
    /// The innermost bracket was never closed.
    EndsOuter,
    /// A closing bracket without its opening one.
    Stray,
}

enum Close {
    /// It belongs to nothing.
    Stray,
    /// It is meant to close the innermost bracket, and is of the wrong kind.
    Wrong,
    /// It closes something further out; the innermost bracket was never closed.
    EndsOuter,
}
