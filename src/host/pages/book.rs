//! What pages are told from: a game in words, and the place that a page stands at.

use std::ops::Deref;

use super::{Place, face::Mood};
use crate::{
    report::book,
    session::{
        Phase, View,
        view::{LeaderView, MemberView, Week},
    },
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

    pub fn say(&self, id: &'static str) -> String {
        self.place.say(id)
    }

    pub fn tell(&self, message: &Message) -> String {
        self.place.tell(message)
    }

    pub fn mood(&self, member: &MemberView) -> String {
        self.tell(&Message::new("mood").with("mood", Mood::of(member).id()))
    }

    /// Where in the game this is.
    pub fn now(&self, view: &View) -> String {
        match view.frame.at.phase {
            Phase::Briefing => self.say("briefing-before"),
            Phase::Debrief => self.say("after-heading"),
            _ => self.round_title(self.view.round.number),
        }
    }

    /// Something said, in quotation marks.
    pub fn quote(&self, text: &str) -> String {
        self.tell(&Message::new("pages-quote").with("text", text).with("named", "no").with("name", ""))
    }
}
