//! The story of a game: plain text for people, told to the leader in the second person, as the authors write.
//!
//! It is told from the outside, after the end, so it knows the truth; where the leader could only believe
//! something else, it says so. Figures are few; authors' texts are filled in, never rewritten.

mod ending;
mod opening;
mod pivots;
mod round;
mod swings;
mod uses;

use super::{
    Told,
    names::{Names, names},
    page::Page,
    sentence::list,
};
use crate::{terms::Message, words::Words};

/// Tells a game from the briefing to the score.
pub fn story(told: &Told<'_>, words: &Words) -> String {
    let names = names(told.setup, words);
    let mut teller = Teller { told, words, names: &names, page: Page::default() };
    opening::tell(&mut teller);
    for round in 0..told.records.len() {
        round::tell(&mut teller, round);
    }
    ending::tell(&mut teller);
    teller.page.finish()
}

/// What every chapter needs.
struct Teller<'a> {
    told: &'a Told<'a>,
    words: &'a Words,
    names: &'a Names<'a>,
    page: Page,
}

impl Teller<'_> {
    /// A message as a paragraph.
    fn says(&mut self, message: &Message) {
        let text = self.words.text(message);
        self.page.paragraph(&text);
    }

    /// A message as a block right below the last.
    fn adds(&mut self, message: &Message) {
        let text = self.words.text(message);
        self.page.line("", "", &text);
    }

    /// A message as the heading of a chapter.
    fn titled(&mut self, id: &'static str) {
        let title = self.words.text(&Message::new(id));
        self.page.heading(&title, '-');
    }

    /// An author's text as paragraphs.
    fn tells(&mut self, text: &str) {
        let text = self.names.fill(text);
        self.page.paragraphs(&text);
    }

    /// Something that a member says.
    fn quotes(&mut self, member: usize, line: &str) {
        let message = Message::new("story-says")
            .with("name", self.names.member(member))
            .with("line", self.names.fill(line));
        let text = self.words.text(&message);
        self.page.gap();
        self.page.line("    ", "    ", &text);
    }

    /// Things in a row: “a”, “a and b”, “a, b and c”.
    fn list(&self, things: &[String]) -> String {
        list(self.words, things)
    }

    /// Names of members in a row.
    fn members(&self, members: &[usize]) -> String {
        let members: Vec<String> =
            members.iter().map(|member| self.names.member(*member).to_owned()).collect();
        self.list(&members)
    }

    /// A message that says which round it is, in the author's word for a round.
    fn of_round(&self, id: &'static str, round: u32) -> Message {
        Message::new(id).with("round", self.names.round()).with("number", i64::from(round) + 1)
    }
}
