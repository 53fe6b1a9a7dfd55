//! Plain text in lines of a fixed width.

/// Width of a line, in characters.
pub const WIDTH_CHARS: usize = 78;

/// A text under way: paragraphs are broken at spaces, and one empty line stands between blocks.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// A heading with a line of `mark` under it.
    pub fn heading(&mut self, title: &str, mark: char) {
        self.gap();
        self.line("", "", title);
        let width = title.chars().count().min(WIDTH_CHARS);
        self.text.extend(std::iter::repeat_n(mark, width));
        self.text.push('\n');
    }

    /// An empty line, unless there is one already or nothing stands above.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// One paragraph after an empty line; line ends in `text` count as spaces. Nothing if there is no text.
    pub fn paragraph(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.gap();
            self.line("", "", text);
        }
    }

    /// The paragraphs of an author's text, which line ends set apart.
    pub fn paragraphs(&mut self, text: &str) {
        text.split('\n').for_each(|paragraph| self.paragraph(paragraph));
    }

    /// One block right below the last: `first` before its first line, `rest` before the others. A word longer
    /// than a line is broken.
    pub fn line(&mut self, first: &str, rest: &str, text: &str) {
        let mut line = first.to_owned();
        let mut width = line.chars().count();
        let mut empty = true;
        for word in text.split_whitespace() {
            let mut word = word;
            let mut long = word.chars().count();
            if !empty && width + 1 + long > WIDTH_CHARS {
                self.end(&line);
                rest.clone_into(&mut line);
                width = line.chars().count();
                empty = true;
            }
            if !empty {
                line.push(' ');
                width += 1;
            }
            while width + long > WIDTH_CHARS {
                let room = WIDTH_CHARS.saturating_sub(width).max(1);
                let cut = word.char_indices().nth(room).map_or(word.len(), |(at, _)| at);
                line.push_str(&word[..cut]);
                self.end(&line);
                word = &word[cut..];
                long = word.chars().count();
                rest.clone_into(&mut line);
                width = line.chars().count();
            }
            line.push_str(word);
            width += long;
            empty = false;
        }
        self.end(&line);
    }

    /// The text, ending in one line end.
    pub fn finish(self) -> String {
        self.text.trim_end().to_owned() + "\n"
    }

    fn end(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_too_wide_and_no_word_is_lost() {
        let mut page = Page::default();
        page.heading("A heading", '=');
        page.paragraph(&"word ".repeat(60));
        page.line("+3  ", "    ", &"x".repeat(200));
        let text = page.finish();
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH_CHARS), "{text}");
        assert_eq!(text.matches("word").count(), 60);
        assert_eq!(text.matches('x').count(), 200);
    }

    #[test]
    fn one_empty_line_stands_between_blocks() {
        let mut page = Page::default();
        page.paragraphs("one\n\ntwo");
        page.gap();
        page.gap();
        page.line("", "", "three");
        assert_eq!(page.finish(), "one\n\ntwo\n\nthree\n");
    }
}
