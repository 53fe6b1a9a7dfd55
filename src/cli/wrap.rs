//! Text broken into lines for paper and terminals.

/// Width of a printed line, in characters.
pub(super) const WIDTH_CHARS: usize = 80;

/// Breaks a paragraph at spaces into lines of at most [`WIDTH_CHARS`], the first after `first`, the others after
/// `rest`. Line ends and runs of spaces in `text` count as one space; a word longer than a line keeps its length.
pub(super) fn wrap(first: &str, rest: &str, text: &str) -> String {
    let mut lines = String::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH_CHARS {
            lines.push_str(&line);
            lines.push('\n');
            line = rest.to_owned();
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push_str(&line);
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_keep_their_indent() {
        let text = "word ".repeat(40);
        let wrapped = wrap("- ", "  ", &text);
        assert!(wrapped.lines().all(|line| line.chars().count() <= WIDTH_CHARS), "{wrapped}");
        assert!(wrapped.lines().skip(1).all(|line| line.starts_with("  word")), "{wrapped}");
        assert_eq!(wrapped.split_whitespace().count(), 41);
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let long = "x".repeat(100);
        assert_eq!(wrap("", "", &format!("a {long} b")), format!("a\n{long}\nb\n"));
    }
}
