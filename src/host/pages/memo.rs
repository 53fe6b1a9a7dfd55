//! What pages of a session have in common and what is costly to make again for each: drawings of people, titles of
//! rounds, and the words beside every range.

use std::sync::OnceLock;

use crate::{terms::Message, words::Words};

/// Made once for a session, in one language.
#[derive(Debug)]
pub struct Memo {
    cast: OnceLock<String>,
    /// “Week 4 of 10”, of every round in order.
    rounds: OnceLock<Vec<String>>,
    /// “best reading 54”, by the reading in whole points.
    best: [OnceLock<String>; 101],
}

impl Default for Memo {
    fn default() -> Self {
        Self { cast: OnceLock::new(), rounds: OnceLock::new(), best: [const { OnceLock::new() }; 101] }
    }
}

impl Memo {
    /// The drawings of all people.
    pub(super) fn cast(&self, draw: impl FnOnce() -> String) -> &str {
        self.cast.get_or_init(draw)
    }

    /// The titles of all rounds.
    pub(super) fn rounds(&self, name: impl FnOnce() -> Vec<String>) -> &[String] {
        self.rounds.get_or_init(name)
    }

    /// The words for a best reading, in whole points.
    pub(super) fn best(&self, words: &Words, best: i64) -> String {
        let say = || words.text(&Message::new("web-best").with("best", best));
        let kept = usize::try_from(best).ok().and_then(|best| self.best.get(best));
        kept.map_or_else(say, |kept| kept.get_or_init(say).clone())
    }
}
