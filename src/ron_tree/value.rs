//! Single values: words, numbers, texts, characters.

use super::{
    Kind, Node, TokenKind, escape, number,
    parser::{Parser, Word},
};
use crate::terms::Message;

impl Parser<'_> {
    /// A value of one token, other than a word.
    pub(super) fn atom(&mut self, kind: TokenKind) -> Node {
        let span = self.span();
        let text = self.slice(&span);
        let kind = match kind {
            TokenKind::Number => self.number(text),
            TokenKind::String => Kind::String(unescaped(&text[1..text.len() - 1])),
            TokenKind::RawString => Kind::String(raw_inside(text).to_owned()),
            TokenKind::OpenString => {
                Kind::String(text.trim_start_matches(['b', 'r', '#']).trim_start_matches('"').to_owned())
            }
            TokenKind::OtherString => Kind::String(
                text.trim_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii_punctuation()).to_owned(),
            ),
            TokenKind::ByteString => Kind::Bytes(escape::unescape(&text[2..text.len() - 1], true).bytes),
            TokenKind::RawByteString => Kind::Bytes(raw_inside(text).as_bytes().to_vec()),
            TokenKind::Char => escape::character(&text[1..text.len() - 1]).map_or(Kind::Missing, Kind::Char),
            TokenKind::Byte => {
                escape::byte(&text[2..text.len() - 1]).map_or(Kind::Missing, |b| Kind::Integer(b.into()))
            }
            _ => Kind::Missing,
        };
        self.bump();
        Node { kind, span }
    }

    fn number(&mut self, text: &str) -> Kind {
        let unsigned = text.trim_start_matches(['+', '-']);
        if is_not_finite(unsigned) {
            self.not_finite();
            return Kind::Missing;
        }
        match number::read(text) {
            Ok(kind) => kind,
            Err(wrong) => {
                let (code, hint) = match wrong {
                    number::Wrong::TooLarge => ("R0505", "hint-number-range"),
                    number::Wrong::Malformed if text.contains("..") => ("R0506", "hint-two-numbers"),
                    number::Wrong::Malformed => ("R0506", "hint-number"),
                };
                let fault = self.fault(code, self.span()).with("found", text).hint(Message::new(hint));
                self.push_fault(fault);
                Kind::Missing
            }
        }
    }

    pub(super) fn not_finite(&mut self) {
        let span = self.span();
        let fault = self
            .fault("R0504", span.clone())
            .with("found", self.slice(&span))
            .hint(Message::new("hint-finite-number"));
        self.push_fault(fault);
    }

    /// A word that stands alone: `true`, `None`, a variant, or what people write for these elsewhere.
    pub(super) fn plain_word(&mut self, word: &Word) -> Node {
        let span = word.span.clone();
        let kind = match word.text.as_str() {
            _ if word.raw => {
                self.check_name(word);
                Kind::Word(word.text.clone())
            }
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "None" => Kind::None,
            "Some" => {
                self.fault_at("R0508", &span, "hint-some");
                Kind::Missing
            }
            "null" | "nil" | "undefined" | "NULL" | "none" => {
                let fault = self
                    .fault("R0502", span.clone())
                    .with("found", word.text.as_str())
                    .hint(Message::new("hint-leave-out"));
                self.push_fault(fault);
                Kind::None
            }
            "True" | "TRUE" | "False" | "FALSE" => {
                let right = word.text.to_ascii_lowercase();
                let fault = self
                    .fault("R0503", span.clone())
                    .with("found", word.text.as_str())
                    .hint(Message::new("hint-write").with("right", right.as_str()));
                self.push_fault(fault);
                Kind::Bool(right == "true")
            }
            text if is_not_finite(text) => {
                let fault = self
                    .fault("R0504", span.clone())
                    .with("found", text)
                    .hint(Message::new("hint-finite-number"));
                self.push_fault(fault);
                Kind::Missing
            }
            text => {
                self.check_name(word);
                Kind::Word(text.to_owned())
            }
        };
        Node { kind, span }
    }
}

/// The names that `ron` reads as numbers which are no finite number.
pub(super) fn is_not_finite(text: &str) -> bool {
    matches!(text, "inf" | "inff32" | "inff64" | "NaN" | "NaNf32" | "NaNf64")
}

fn unescaped(raw: &str) -> String {
    if raw.contains('\\') {
        String::from_utf8_lossy(&escape::unescape(raw, false).bytes).into_owned()
    } else {
        raw.to_owned()
    }
}

fn raw_inside(text: &str) -> &str {
    let after = text.trim_start_matches(['b', 'r']);
    let hashes = after.len() - after.trim_start_matches('#').len();
    after.get(hashes + 1..after.len() - hashes - 1).unwrap_or_default()
}
