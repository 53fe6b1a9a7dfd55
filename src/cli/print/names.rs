//! Names in place of ids, and the words in braces that an author writes for names and pronouns.

use std::collections::BTreeMap;

use crate::{
    scenario::Scenario,
    terms::{Id, Message, Pronouns},
    words::Words,
};

/// What can be said of somebody, by the word in braces (`amara.name`).
pub(super) struct Names<'a> {
    names: BTreeMap<&'a str, &'a str>,
    titles: BTreeMap<&'a str, &'a str>,
    said: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    pub(super) fn of(words: &Words, scenario: &'a Scenario) -> Self {
        let mut said = BTreeMap::new();
        for member in &scenario.members {
            let full = if member.full_name.is_empty() { &member.name } else { &member.full_name };
            person(words, &mut said, member.id.as_str(), [&member.name, full, &member.role], member.pronouns);
        }
        let sponsor = &scenario.sponsor;
        person(words, &mut said, "sponsor", [&sponsor.name, &sponsor.name, &sponsor.role], sponsor.pronouns);
        said.insert("round".to_owned(), scenario.round.name.clone());
        let members = scenario.members.iter().map(|member| (member.id.as_str(), member.name.as_str()));
        let cards = scenario.cards.iter().map(|card| (card.id.as_str(), card.title.as_str()));
        let shocks = scenario.shocks.iter().map(|shock| (shock.id.as_str(), shock.title.as_str()));
        let work = scenario.work.iter().map(|stream| (stream.id.as_str(), stream.title.as_str()));
        let questions = scenario.decisions.iter().map(|asked| (asked.id.as_str(), asked.question.as_str()));
        let titles = cards.chain(shocks).chain(work).chain(questions).collect();
        Self { names: members.collect(), titles, said }
    }

    /// The name of a member, or the id if there is no such member.
    pub(super) fn name(&self, id: &Id) -> String {
        (*self.names.get(id.as_str()).unwrap_or(&id.as_str())).to_owned()
    }

    /// The title of a card, an event, a workstream or a question, or the id if there is none.
    pub(super) fn title(&self, id: &Id) -> String {
        (*self.titles.get(id.as_str()).unwrap_or(&id.as_str())).to_owned()
    }

    /// Fills in what stands in braces; what is unknown stays as it is.
    pub(super) fn fill(&self, text: &str) -> String {
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
