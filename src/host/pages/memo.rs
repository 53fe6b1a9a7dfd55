//! What pages of a session have in common and what is costly to make again for each: drawings of people, titles of
//! rounds, sentences, and the words beside every range.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Mutex, OnceLock, PoisonError},
};

use crate::{terms::Message, words::Words};

/// Most sentences that are kept. A page why has some three hundred, and what is said of one team is said of the next.
const LINES_MAX: usize = 1024;

/// Made once for a session, in one language.
#[derive(Debug)]
pub struct Memo {
    cast: OnceLock<String>,
    /// “Week 4 of 10”, of every round in order.
    rounds: OnceLock<Vec<String>>,
    /// Sentences with something filled in, by what they say.
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

    /// The text of a message. To fill in a sentence takes ten times as long as to find it.
    pub(super) fn told<'w>(&self, words: &'w Words, message: &Message) -> Cow<'w, str> {
        if message.args.is_empty() {
            return words.told(message);
        }
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = lines.get(message) {
            return Cow::Owned(line.clone());
        }
        let line = match words.told(message) {
            Cow::Borrowed(plain) => return Cow::Borrowed(plain),
            Cow::Owned(line) => line,
        };
        // What is said of one round is not said again in the next.
        if lines.len() >= LINES_MAX {
            lines.clear();
        }
        lines.insert(message.clone(), line.clone());
        Cow::Owned(line)
    }

    /// The words for a best reading, in whole points.
    pub(super) fn best(&self, words: &Words, best: i64) -> Cow<'_, str> {
        let say = || words.text(&Message::new("web-best").with("best", best));
        let kept = usize::try_from(best).ok().and_then(|best| self.best.get(best));
        kept.map_or_else(|| Cow::Owned(say()), |kept| Cow::Borrowed(kept.get_or_init(say).as_str()))
    }
}
