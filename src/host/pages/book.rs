//! What pages are told from: a game in words, and the place that a page stands at.

use std::ops::Deref;

use super::{Place, face::Mood, parts::Said};
use crate::{
    report::book,
    session::view::{LeaderView, MemberView, Week},
    terms::Message,
};

/// A leader's page under way: the game in words, and where the page stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Book<'a> {
    pub place: &'a Place<'a>,
    told: book::Book<'a>,
}

impl<'a> Deref for Book<'a> {
    type Target = book::Book<'a>;

    fn deref(&self) -> &Self::Target {
        &self.told
    }
}

impl<'a> Book<'a> {
    /// A page that looks back on some weeks, or on none.
    pub fn new(place: &'a Place<'a>, view: &'a LeaderView, weeks: &'a [Week]) -> Self {
        Self { place, told: book::Book { words: place.words, view, weeks } }
    }

    pub fn say(&self, id: &'static str) -> Said<'a> {
        self.place.say(id)
    }

    pub fn tell(&self, message: &Message) -> Said<'a> {
        self.place.tell(message)
    }

    pub fn mood(&self, member: &MemberView) -> Said<'a> {
        self.tell(&Message::new("mood").with("mood", Mood::of(member).id()))
    }

    /// Something said, in quotation marks.
    pub fn quote(&self, text: &str) -> Said<'a> {
        self.tell(&Message::new("pages-quote").with("text", text).with("named", "no").with("name", ""))
    }
}
