//! The words in braces that an author writes for names and pronouns (`{amara.name}`), filled in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Scenario;
use crate::terms::Pronouns;

/// The pronouns of a language: subject, object and possessive of each kind. They are words, so they come from
/// a language sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PronounWords {
    /// Example: she, her, her
    pub she: [String; 3],
    /// Example: he, him, his
    pub he: [String; 3],
    /// Example: they, them, their
    pub they: [String; 3],
}

impl PronounWords {
    /// Reads them from a sheet: `say` is asked for `pronoun-she-subject` and its eight siblings.
    pub fn from_sheet(say: impl Fn(&str) -> String) -> Self {
        let of = |kind: &str| {
            ["subject", "object", "possessive"].map(|case| say(&format!("pronoun-{kind}-{case}")))
        };
        Self { she: of("she"), he: of("he"), they: of("they") }
    }

    fn of(&self, pronouns: Pronouns) -> &[String; 3] {
        match pronouns {
            Pronouns::She => &self.she,
            Pronouns::He => &self.he,
            Pronouns::They => &self.they,
        }
    }
}

const CASES: [&str; 3] = ["subject", "object", "possessive"];

/// What can be said of somebody, by the word in braces.
#[derive(Clone, Debug)]
pub struct Filler {
    said: BTreeMap<String, String>,
    /// Subject, object and possessive of each person: asked for by the hundred where an account is told.
    pronouns: BTreeMap<String, [String; 3]>,
}

impl Filler {
    /// Everything that a text of this scenario may name.
    pub fn new(scenario: &Scenario, words: &PronounWords) -> Self {
        let (mut said, mut pronouns_of) = (BTreeMap::new(), BTreeMap::new());
        let mut person = |id: &str, texts: [&str; 3], pronouns: Pronouns| {
            for (key, text) in ["name", "full_name", "role"].into_iter().zip(texts) {
                said.insert(format!("{id}.{key}"), text.to_owned());
            }
            for (key, text) in CASES.into_iter().zip(words.of(pronouns)) {
                said.insert(format!("{id}.{key}"), text.clone());
            }
            pronouns_of.insert(id.to_owned(), words.of(pronouns).clone());
        };
        for member in &scenario.members {
            let full = if member.full_name.is_empty() { &member.name } else { &member.full_name };
            person(member.id.as_str(), [&member.name, full, &member.role], member.pronouns);
        }
        let sponsor = &scenario.sponsor;
        person("sponsor", [&sponsor.name, &sponsor.name, &sponsor.role], sponsor.pronouns);
        said.insert("round".to_owned(), scenario.round.name.clone());
        Self { said, pronouns: pronouns_of }
    }

    /// The pronouns of a person: subject, object and possessive; none if there is no such person.
    pub fn pronouns(&self, id: &str) -> Option<[&str; 3]> {
        Some(self.pronouns.get(id)?.each_ref().map(String::as_str))
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
}
