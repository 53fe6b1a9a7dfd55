//! What was met in a round, in the author's words: for whoever looks back on it without the scenario at hand.

use std::{ops::Deref, sync::Arc};

use serde::{Deserialize, Serialize};

use super::why::{Moment, WhyLine};
use crate::{
    session::{game::PastRound, ids::Ids},
    terms::Id,
};

/// Texts of a round that causes, captions and past weeks are told with. They do not change, so everybody who looks at
/// them has the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met(Arc<Texts>);

/// What is in [`Met`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// The cards that lay on the table, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<MetCard>,
    /// What came from outside, of all that is named as a cause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shocks: Vec<MetShock>,
    /// What was promised, of all that was kept or broken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<MetPromise>,
}

/// A card as it lay on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetCard {
    /// The card.
    pub id: Id,
    /// Who came with it.
    pub speaker: Id,
    /// Its title.
    pub title: String,
    /// Time and place.
    pub place: String,
    /// What it said, in the variant that was shown.
    pub text: String,
    /// What the leader took; none if nothing. What the other options would have led to stays unsaid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<MetOption>,
    /// What becomes of it unanswered, as it stood under the card.
    pub unanswered: String,
    /// Who settled it unanswered; none if nobody did, and where it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_by: Option<Id>,
}

/// An option that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetOption {
    /// What it said.
    pub text: String,
    /// What it was said to cost.
    pub price: String,
    /// What was said or seen at once; empty if nothing.
    pub after: String,
}

/// Something from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetShock {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What happened.
    pub text: String,
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetPromise {
    /// Its id.
    pub id: Id,
    /// What was promised.
    pub what: String,
}

impl Met {
    /// What was met in a round, and what its ledger names.
    pub(super) fn of(ids: Ids<'_>, past: &PastRound, chair: bool, why: &[WhyLine]) -> Self {
        let scenario = ids.scenario();
        let card = |dealt: &crate::sim::Dealt| {
            let written = &scenario.cards[dealt.card];
            let variant = dealt.variant.and_then(|variant| written.variants.get(variant));
            let option = past.plan.answers.get(&dealt.card).filter(|_| !chair);
            let taken = option.map(|option| &written.options[*option]);
            MetCard {
                id: written.id.clone(),
                speaker: written.speaker.clone(),
                title: ids.fill(&written.title),
                place: ids.fill(&written.place),
                text: ids.fill(variant.map_or(&written.text, |variant| &variant.text)),
                taken: taken.map(|option| MetOption {
                    text: ids.fill(&option.text),
                    price: ids.fill(&option.price),
                    after: ids.fill(&option.after),
                }),
                unanswered: ids.fill(&written.unanswered.text),
                settled_by: written.unanswered.settled_by.clone().filter(|_| taken.is_none()),
            }
        };
        let named = |shock: &Id| {
            why.iter().any(|line| matches!(&line.moment, Moment::Shock { shock: by } if by == shock))
        };
        let owed = |promise: &Id| {
            let word =
                |moment: &Moment| matches!(moment, Moment::Word { promise: Some(by), .. } if by == promise);
            why.iter().any(|line| word(&line.moment))
        };
        let promises =
            scenario.cards.iter().flat_map(|card| &card.options).flat_map(|option| &option.promises);
        Self(Arc::new(Texts {
            cards: past.dealt.iter().map(card).collect(),
            shocks: scenario
                .shocks
                .iter()
                .filter(|shock| named(&shock.id))
                .map(|shock| MetShock {
                    id: shock.id.clone(),
                    title: ids.fill(&shock.title),
                    text: ids.fill(&shock.text),
                })
                .collect(),
            promises: promises
                .filter(|promise| owed(&promise.id))
                .map(|promise| MetPromise { id: promise.id.clone(), what: ids.fill(&promise.what) })
                .collect(),
        }))
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.shocks.is_empty() && self.promises.is_empty()
    }

    /// A card, by its id.
    pub fn card(&self, id: &Id) -> Option<&MetCard> {
        self.cards.iter().find(|card| card.id == *id)
    }
}

impl Deref for Met {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        &self.0
    }
}

impl Serialize for Met {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Met {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Texts::deserialize(deserializer).map(|texts| Self(Arc::new(texts)))
    }
}
