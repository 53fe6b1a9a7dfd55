//! Ids of the scenario for places in the model's lists, and back: commands and views know ids only.

use super::{
    command::{MoveById, PlaceById},
    head::Prepared,
};
use crate::{
    scenario::{Filler, Scenario, Target},
    sim::{Move, Placement, Refusal, Setup, TargetIx, fixed::ONE},
    terms::Id,
};

/// Looks ids up, and names places.
#[derive(Clone, Copy, Debug)]
pub struct Ids<'a> {
    /// The game's fixed side.
    pub setup: &'a Setup,
    prepared: &'a Prepared,
}

impl<'a> Ids<'a> {
    /// The ids of a prepared head.
    pub fn of(prepared: &'a Prepared) -> Self {
        Self { setup: &prepared.setup, prepared }
    }

    /// The scenario as written.
    pub fn scenario(&self) -> &'a Scenario {
        &self.setup.scenario
    }

    /// An author's text with names and pronouns filled in.
    pub fn fill(&self, text: &str) -> String {
        self.prepared.filler.fill(text)
    }

    /// What fills in names and pronouns.
    pub fn filler(&self) -> &'a Filler {
        &self.prepared.filler
    }

    /// Id of a card.
    pub fn card(&self, place: usize) -> Id {
        self.scenario().cards[place].id.clone()
    }

    /// Id of a member.
    pub fn member(&self, place: usize) -> Id {
        self.scenario().members[place].id.clone()
    }

    /// Name of a member.
    pub fn name(&self, place: usize) -> &'a str {
        &self.scenario().members[place].name
    }

    /// Id of a workstream.
    pub fn stream(&self, place: usize) -> Id {
        self.scenario().work[place].id.clone()
    }

    /// Id of a choice of a question.
    pub fn choice(&self, question: usize, choice: usize) -> Id {
        self.scenario().decisions[question].choices[choice].id.clone()
    }

    /// Id of an option of a card.
    pub fn option(&self, card: usize, option: usize) -> Id {
        self.scenario().cards[card].options[option].id.clone()
    }

    /// A target by id.
    pub fn target(&self, target: TargetIx) -> Target {
        match target {
            TargetIx::Member(member) => Target::Member(self.member(member)),
            TargetIx::Team => Target::Team,
            TargetIx::Work(stream) => Target::Work(self.stream(stream)),
            TargetIx::Decision(question) => Target::Decision(self.scenario().decisions[question].id.clone()),
        }
    }

    /// A placement by ids.
    pub fn placement(&self, placed: &Placement) -> PlaceById {
        let choice = match (placed.target, placed.choice) {
            (TargetIx::Decision(question), Some(choice)) => Some(self.choice(question, choice)),
            _ => None,
        };
        PlaceById {
            practice: placed.practice,
            target: self.target(placed.target),
            about: placed.about.map(|stream| self.stream(stream)),
            choice,
            units: u32::try_from(placed.units / ONE).unwrap_or(0),
        }
    }

    /// A move by ids, for a seat to send.
    pub fn to_ids(&self, wanted: &Move) -> MoveById {
        match wanted {
            Move::Answer { card, option } => MoveById::Answer {
                card: self.scenario().cards[*card].id.clone(),
                option: self.option(*card, *option),
            },
            Move::Unanswer { card } => MoveById::Unanswer { card: self.scenario().cards[*card].id.clone() },
            Move::Place(placed) => MoveById::Place(self.placement(placed)),
            Move::TakeBack(place) => MoveById::TakeBack { place: u32::try_from(*place).unwrap_or(u32::MAX) },
        }
    }

    /// A move as the model takes it.
    ///
    /// # Errors
    /// An id that names nothing.
    pub fn resolve(&self, wanted: &MoveById) -> Result<Move, Refusal> {
        let scenario = self.scenario();
        let card_of =
            |id: &Id| scenario.cards.iter().position(|card| card.id == *id).ok_or(Refusal::NoSuchCard);
        match wanted {
            MoveById::Answer { card, option } => {
                let card = card_of(card)?;
                let options = &scenario.cards[card].options;
                let option =
                    options.iter().position(|known| known.id == *option).ok_or(Refusal::NoSuchOption)?;
                Ok(Move::Answer { card, option })
            }
            MoveById::Unanswer { card } => Ok(Move::Unanswer { card: card_of(card)? }),
            MoveById::Place(place) => self.resolve_place(place).map(Move::Place),
            MoveById::TakeBack { place } => {
                Ok(Move::TakeBack(usize::try_from(*place).map_err(|_| Refusal::NothingThere)?))
            }
        }
    }

    fn resolve_place(&self, place: &PlaceById) -> Result<Placement, Refusal> {
        let scenario = self.scenario();
        let stream_of =
            |id: &Id| scenario.work.iter().position(|stream| stream.id == *id).ok_or(Refusal::NoSuchTarget);
        let target = match &place.target {
            Target::Member(id) => {
                let member = scenario.members.iter().position(|member| member.id == *id);
                TargetIx::Member(member.ok_or(Refusal::NoSuchTarget)?)
            }
            Target::Team => TargetIx::Team,
            Target::Work(id) => TargetIx::Work(stream_of(id)?),
            Target::Decision(id) => {
                let decision = scenario.decisions.iter().position(|decision| decision.id == *id);
                TargetIx::Decision(decision.ok_or(Refusal::NoSuchTarget)?)
            }
        };
        let choice = match (&place.choice, target) {
            (None, _) => None,
            (Some(id), TargetIx::Decision(question)) => {
                let choices = &scenario.decisions[question].choices;
                let choice = choices.iter().position(|choice| choice.id == *id);
                Some(choice.ok_or(Refusal::NoSuchTarget)?)
            }
            // Only a question has choices.
            (Some(_), _) => return Err(Refusal::NoSuchTarget),
        };
        Ok(Placement {
            practice: place.practice,
            target,
            about: place.about.as_ref().map(stream_of).transpose()?,
            choice,
            units: i64::from(place.units) * ONE,
        })
    }
}
