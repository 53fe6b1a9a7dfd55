//! Names and titles in place of numbers, and the words in braces that an author writes for them.

use std::collections::BTreeMap;

use crate::{
    scenario::Scenario,
    sim::{Setup, TargetIx},
    terms::{Message, Pronouns},
    words::Words,
};

/// What can be said of the people and things of a scenario.
#[derive(Debug)]
pub struct Names<'a> {
    setup: &'a Setup,
    scenario: &'a Scenario,
    said: BTreeMap<String, String>,
    promises: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// Gathers them in the language of `words`.
    pub fn of(setup: &'a Setup, words: &Words) -> Self {
        let scenario = &*setup.scenario;
        let mut said = BTreeMap::new();
        for member in &scenario.members {
            let full = if member.full_name.is_empty() { &member.name } else { &member.full_name };
            person(words, &mut said, member.id.as_str(), [&member.name, full, &member.role], member.pronouns);
        }
        let sponsor = &scenario.sponsor;
        person(words, &mut said, "sponsor", [&sponsor.name, &sponsor.name, &sponsor.role], sponsor.pronouns);
        said.insert("round".to_owned(), scenario.round.name.clone());
        let written =
            || scenario.cards.iter().flat_map(|card| &card.options).flat_map(|option| &option.promises);
        let promises = setup
            .promises
            .iter()
            .map(|terms| written().find(|p| p.id == terms.id).map_or("", |promise| promise.what.as_str()))
            .collect();
        Self { setup, scenario, said, promises }
    }

    /// Fills in what stands in braces; what is unknown stays as it is.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            match after.split_once('}').and_then(|(key, after)| Some((self.said.get(key)?, after))) {
                Some((said, after)) => {
                    filled.push_str(said);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled + rest
    }

    /// Name of a member.
    pub fn member(&self, member: usize) -> &'a str {
        &self.scenario.members[member].name
    }

    /// A pronoun of a member: `subject`, `object` or `possessive`.
    pub fn pronoun(&self, member: usize, case: &str) -> &str {
        let key = format!("{}.{case}", self.scenario.members[member].id);
        self.said.get(&key).map_or("", String::as_str)
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

fn person(
    words: &Words,
    said: &mut BTreeMap<String, String>,
    id: &str,
    texts: [&str; 3],
    pronouns: Pronouns,
) {
    for (key, text) in ["name", "full_name", "role"].into_iter().zip(texts) {
        said.insert(format!("{id}.{key}"), text.to_owned());
    }
    let pronouns = match pronouns {
        Pronouns::She => "she",
        Pronouns::He => "he",
        Pronouns::They => "they",
    };
    for case in ["subject", "object", "possessive"] {
        let text = words.text(&Message::new(format!("pronoun-{pronouns}-{case}")));
        said.insert(format!("{id}.{case}"), text);
    }
}
