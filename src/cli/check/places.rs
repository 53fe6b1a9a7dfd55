//! From bytes to lines and columns, as an author counts them.

use std::ops::Range;

use crate::terms::Span;

/// The lines of a text.
pub(super) struct Places<'a> {
    text: &'a str,
    /// The byte at which each line starts.
    starts: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Finds the lines of a text.
    pub(super) fn of(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line(byte);
        (line, self.text[self.starts[line - 1]..byte].chars().count() + 1)
    }

    /// The part of the text that shows a span: its lines with one before and one after; the line it starts with,
    /// from 1; and the span within it. A part keeps the cost of showing a fault apart from the length of the file.
    pub(super) fn around(&self, span: &Span) -> (&'a str, usize, Range<usize>) {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.ceil_char_boundary(span.end).max(start);
        let first = self.line(start).saturating_sub(1).max(1);
        let from = self.starts[first - 1];
        let to = self.starts.get(self.line(end) + 1).copied().unwrap_or(self.text.len());
        (&self.text[from..to], first, start - from..end - from)
    }

    /// The line of a byte, from 1.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_from_one() {
        let places = Places::of("é: ü\nsecond\n");
        assert_eq!(places.line_and_column(0), (1, 1));
        assert_eq!(places.line_and_column(4), (1, 4));
        assert_eq!(places.line_and_column(7), (2, 1));
        assert_eq!(places.line_and_column(14), (3, 1));
        assert_eq!(places.line_and_column(999), (3, 1));
    }

    #[test]
    fn a_span_is_shown_with_its_neighbours() {
        let places = Places::of("one\ntwo\nthree\nfour\nfive\n");
        assert_eq!(places.around(&(8..13)), ("two\nthree\nfour\n", 2, 4..9));
        assert_eq!(places.around(&(0..3)), ("one\ntwo\n", 1, 0..3));
        assert_eq!(places.around(&(24..99)), ("five\n", 5, 5..5));
    }

    #[test]
    fn no_span_makes_it_panic() {
        for text in ["", "\n", "é", "a\r\nü\r\n"] {
            let places = Places::of(text);
            for start in 0..8 {
                for end in 0..8 {
                    let (part, line, span) = places.around(&(start..end));
                    assert!(line >= 1 && part.get(span).is_some());
                    places.line_and_column(start);
                }
            }
        }
    }
}
