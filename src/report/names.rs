//! Names and titles in place of numbers, and the words in braces that an author writes for them.

use crate::{
    scenario::{Filler, PronounWords, Scenario},
    sim::{Setup, TargetIx},
    terms::Message,
    words::Words,
};

/// What can be said of the people and things of a scenario.
#[derive(Debug)]
pub struct Names<'a> {
    setup: &'a Setup,
    scenario: &'a Scenario,
    filler: Filler,
    promises: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// Gathers them in the language of `words`.
    pub fn of(setup: &'a Setup, words: &Words) -> Self {
        let scenario = &*setup.scenario;
        let say = |id: &str| words.text(&Message::new(id.to_owned()));
        let filler = Filler::new(scenario, &PronounWords::from_sheet(say));
        let written =
            || scenario.cards.iter().flat_map(|card| &card.options).flat_map(|option| &option.promises);
        let promises = setup
            .promises
            .iter()
            .map(|terms| written().find(|p| p.id == terms.id).map_or("", |promise| promise.what.as_str()))
            .collect();
        Self { setup, scenario, filler, promises }
    }

    /// Fills in what stands in braces; what is unknown stays as it is.
    pub fn fill(&self, text: &str) -> String {
        self.filler.fill(text)
    }

    /// Name of a member.
    pub fn member(&self, member: usize) -> &'a str {
        &self.scenario.members[member].name
    }

    /// A pronoun of a member: `subject`, `object` or `possessive`.
    pub fn pronoun(&self, member: usize, case: &str) -> &str {
        let key = format!("{}.{case}", self.scenario.members[member].id);
        self.filler.word(&key).unwrap_or_default()
    }

    /// Title of a workstream.
    pub fn work(&self, stream: usize) -> &'a str {
        &self.scenario.work[stream].title
    }

    /// Title of a card.
    pub fn card(&self, card: usize) -> &'a str {
        &self.scenario.cards[card].title
    }

    /// Title of a shock.
    pub fn shock(&self, shock: usize) -> &'a str {
        &self.scenario.shocks[shock].title
    }

    /// What was promised, without the full stop.
    pub fn promise(&self, promise: usize) -> String {
        self.fill(self.promises[promise]).trim_end_matches('.').to_owned()
    }

    /// What a round is called.
    pub fn round(&self) -> &'a str {
        &self.scenario.round.name
    }

    /// The kind of an aim, as messages select on it, and the name or title of what is aimed at.
    pub fn aim(&self, target: TargetIx) -> (&'static str, String) {
        match target {
            TargetIx::Member(member) => ("member", self.member(member).to_owned()),
            TargetIx::Team => ("team", String::new()),
            TargetIx::Work(stream) => ("work", self.work(stream).to_owned()),
            TargetIx::Decision(question) => {
                ("question", self.work(self.setup.decisions[question].about).to_owned())
            }
        }
    }
}
