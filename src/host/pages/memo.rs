//! What pages of a session have in common and what is costly to make again for each: drawings of people, titles of
//! rounds, lines of which there are few, and the words beside every range.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Mutex, OnceLock, PoisonError},
};

use crate::{terms::Message, words::Words};

/// Most lines that are kept.
const LINES_MAX: usize = 256;

/// Made once for a session, in one language.
#[derive(Debug)]
pub struct Memo {
    cast: OnceLock<String>,
    /// “Week 4 of 10”, of every round in order.
    rounds: OnceLock<Vec<String>>,
    /// Lines by what they say.
    lines: Mutex<BTreeMap<Message, String>>,
    /// “best reading 54”, by the reading in whole points.
    best: [OnceLock<String>; 101],
}

impl Default for Memo {
    fn default() -> Self {
        Self {
            cast: OnceLock::new(),
            rounds: OnceLock::new(),
            lines: Mutex::default(),
            best: [const { OnceLock::new() }; 101],
        }
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

    /// A line of which there are few that differ: beside work, on the buttons of a card.
    pub(super) fn line(&self, words: &Words, message: &Message) -> String {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = lines.get(message) {
            return line.clone();
        }
        let line = words.text(message);
        if lines.len() < LINES_MAX {
            lines.insert(message.clone(), line.clone());
        }
        line
    }

    /// The words for a best reading, in whole points.
    pub(super) fn best(&self, words: &Words, best: i64) -> Cow<'_, str> {
        let say = || words.text(&Message::new("web-best").with("best", best));
        let kept = usize::try_from(best).ok().and_then(|best| self.best.get(best));
        kept.map_or_else(|| Cow::Owned(say()), |kept| Cow::Borrowed(kept.get_or_init(say).as_str()))
    }
}
