//! What pages of a session have in common and what is costly to make again for each: drawings of people, and the words
//! beside every range.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use super::face::Mood;
use crate::{
    terms::{Id, Message},
    words::Words,
};

/// Made once for a session, in one language.
#[derive(Debug)]
pub struct Memo {
    figures: RwLock<BTreeMap<(Id, Mood), Arc<str>>>,
    /// “best reading 54”, by the reading in whole points.
    best: [OnceLock<String>; 101],
}

impl Default for Memo {
    fn default() -> Self {
        Self { figures: RwLock::default(), best: [const { OnceLock::new() }; 101] }
    }
}

impl Memo {
    /// The drawing of a person in a mood.
    pub(super) fn figure(&self, id: &Id, mood: Mood, draw: impl FnOnce() -> String) -> Arc<str> {
        let key = (id.clone(), mood);
        if let Some(drawn) = self.figures.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return drawn.clone();
        }
        let drawn: Arc<str> = draw().into();
        self.figures.write().unwrap_or_else(PoisonError::into_inner).insert(key, drawn.clone());
        drawn
    }

    /// The words for a best reading, in whole points.
    pub(super) fn best(&self, words: &Words, best: i64) -> String {
        let say = || words.text(&Message::new("web-best").with("best", best));
        let kept = usize::try_from(best).ok().and_then(|best| self.best.get(best));
        kept.map_or_else(say, |kept| kept.get_or_init(say).clone())
    }
}
