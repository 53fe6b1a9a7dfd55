//! Names in place of ids, and the words in braces that an author writes for names and pronouns.

use std::collections::BTreeMap;

use crate::{
    scenario::{Filler, PronounWords, Scenario},
    terms::{Id, Message},
    words::Words,
};

/// What can be said of somebody, by the word in braces (`amara.name`).
pub(super) struct Names<'a> {
    names: BTreeMap<&'a str, &'a str>,
    titles: BTreeMap<&'a str, &'a str>,
    choices: BTreeMap<(&'a str, &'a str), &'a str>,
    promises: BTreeMap<&'a str, &'a str>,
    filler: Filler,
}

impl<'a> Names<'a> {
    pub(super) fn of(words: &Words, scenario: &'a Scenario) -> Self {
        let say = |id: &str| words.text(&Message::new(id.to_owned()));
        let filler = Filler::new(scenario, &PronounWords::from_sheet(say));
        let members = scenario.members.iter().map(|member| (member.id.as_str(), member.name.as_str()));
        let cards = scenario.cards.iter().map(|card| (card.id.as_str(), card.title.as_str()));
        let shocks = scenario.shocks.iter().map(|shock| (shock.id.as_str(), shock.title.as_str()));
        let work = scenario.work.iter().map(|stream| (stream.id.as_str(), stream.title.as_str()));
        let titles = cards.chain(shocks).chain(work).collect();
        let choices = scenario.decisions.iter().flat_map(|asked| {
            let texts = asked.choices.iter().map(|choice| (choice.id.as_str(), choice.text.as_str()));
            texts.map(|(id, text)| ((asked.id.as_str(), id), text))
        });
        let options = scenario.cards.iter().flat_map(|card| &card.options);
        let promises = options.flat_map(|option| &option.promises);
        let promises = promises.map(|promise| (promise.id.as_str(), promise.what.as_str())).collect();
        Self { names: members.collect(), titles, choices: choices.collect(), promises, filler }
    }

    /// The name of a member, or the id if there is no such member.
    pub(super) fn name(&self, id: &Id) -> String {
        (*self.names.get(id.as_str()).unwrap_or(&id.as_str())).to_owned()
    }

    /// The title of a card, an event or a workstream. An open question goes by its id, which stands beside it in the
    /// facilitator's pages: whole questions would drown the lines that name them.
    pub(super) fn title(&self, id: &Id) -> String {
        (*self.titles.get(id.as_str()).unwrap_or(&id.as_str())).to_owned()
    }

    /// The text of a choice of an open question, or its id.
    pub(super) fn choice(&self, question: &Id, choice: &Id) -> String {
        let key = (question.as_str(), choice.as_str());
        (*self.choices.get(&key).unwrap_or(&choice.as_str())).to_owned()
    }

    /// What was promised, or the id if there is no such promise.
    pub(super) fn promise(&self, id: &Id) -> String {
        (*self.promises.get(id.as_str()).unwrap_or(&id.as_str())).to_owned()
    }

    /// Fills in what stands in braces; what is unknown stays as it is.
    pub(super) fn fill(&self, text: &str) -> String {
        self.filler.fill(text)
    }
}
