//! Names and titles in place of numbers, and the words in braces that an author writes for them.

use std::borrow::Cow;

use crate::{
    scenario::{Filler, Scenario},
    sim::{Setup, TargetIx},
    terms::Message,
};

/// What can be said of the people and things of a scenario.
#[derive(Clone, Debug)]
pub struct Names<'a> {
    setup: &'a Setup,
    scenario: &'a Scenario,
    filler: Cow<'a, Filler>,
}

impl<'a> Names<'a> {
    /// The names of a scenario, in the language of the filler.
    pub fn new(setup: &'a Setup, filler: Cow<'a, Filler>) -> Self {
        Self { setup, scenario: &setup.scenario, filler }
    }

    /// Fills in what stands in braces; what is unknown stays as it is.
    pub fn fill(&self, text: &str) -> String {
        self.filler.fill(text)
    }

    /// Name of a member.
    pub fn member(&self, member: usize) -> &'a str {
        &self.scenario.members[member].name
    }

    /// The pronouns of a member: subject, object and possessive.
    pub fn pronouns(&self, member: usize) -> [&str; 3] {
        self.filler.pronouns(self.scenario.members[member].id.as_str()).unwrap_or_default()
    }

    /// Adds the pronouns of a member to a message: `subject`, `object` and `possessive`.
    #[must_use]
    pub fn pointing(&self, message: Message, member: usize) -> Message {
        let [subject, object, possessive] = self.pronouns(member);
        message.with("subject", subject).with("object", object).with("possessive", possessive)
    }

    /// Title of a workstream.
    pub fn work(&self, stream: usize) -> &'a str {
        &self.scenario.work[stream].title
    }

    /// Title of a card.
    pub fn card(&self, card: usize) -> String {
        self.fill(&self.scenario.cards[card].title)
    }

    /// Title of a shock.
    pub fn shock(&self, shock: usize) -> String {
        self.fill(&self.scenario.shocks[shock].title)
    }

    /// What was promised, without the full stop.
    pub fn promise(&self, promise: usize) -> String {
        let written = self.scenario.cards.iter().flat_map(|card| &card.options).flat_map(|o| &o.promises);
        let what = self.setup.promises.get(promise).and_then(|terms| {
            let mut written = written;
            written.find(|promise| promise.id == terms.id).map(|promise| promise.what.as_str())
        });
        self.fill(what.unwrap_or_default()).trim_end_matches('.').to_owned()
    }

    /// What a round is called.
    pub fn round(&self) -> &'a str {
        &self.scenario.round.name
    }

    /// The kind of an aim, as messages select on it, and the name or title of what is aimed at.
    pub fn aim(&self, target: TargetIx) -> (&'static str, &'a str) {
        match target {
            TargetIx::Member(member) => ("member", self.member(member)),
            TargetIx::Team => ("team", ""),
            TargetIx::Work(stream) => ("work", self.work(stream)),
            TargetIx::Decision(question) => ("question", self.work(self.setup.decisions[question].about)),
        }
    }
}
