//! A game as it was played: what both an automated playthrough and a session can hand over.

use std::borrow::Cow;

use crate::{
    leader::{Game, Leader, RoundMeans, fork::Played},
    sim::{Record, Setup, State},
};

/// Who led the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Led<'a> {
    /// Id of the automated leader; empty if a person led.
    pub id: &'a str,
    /// Name of the leader; empty if a person led.
    pub name: &'a str,
    /// What kind of leader this is, in a sentence or two; empty if a person led.
    pub about: &'a str,
}

impl<'a> Led<'a> {
    /// An automated leader.
    pub fn by(leader: &'a Leader) -> Self {
        Self { id: leader.id.as_str(), name: &leader.name, about: &leader.about }
    }
}

/// A game with everything it left behind. It holds hidden truths: it is for the end of a game, never for a view.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The fixed side.
    pub setup: &'a Setup,
    /// The seed of the game.
    pub seed: u64,
    /// Who led it.
    pub led: Led<'a>,
    /// The state at the start of each round played.
    pub past: Cow<'a, [State]>,
    /// The state at the end.
    pub state: &'a State,
    /// What each round left behind, in order; as many as `past`.
    pub records: Cow<'a, [Record]>,
    /// True means after each round, and its output.
    pub history: Cow<'a, [RoundMeans]>,
}

impl<'a> Told<'a> {
    /// A game that an automated leader played with [`crate::sim::Detail::Full`].
    pub fn of(game: &'a Game<'a>, leader: &'a Leader, seed: u64) -> Self {
        Self {
            setup: game.setup,
            seed,
            led: Led::by(leader),
            past: Cow::Borrowed(&game.past),
            state: &game.state,
            records: Cow::Borrowed(&game.records),
            history: Cow::Borrowed(&game.history),
        }
    }

    /// A game played again, with where it ended.
    pub fn again(game: Game<'a>, state: &'a State, led: Led<'a>, seed: u64) -> Self {
        let Game { setup, past, records, history, .. } = game;
        Self { setup, seed, led, past: past.into(), state, records: records.into(), history: history.into() }
    }

    /// The same game, to fork from.
    pub fn played(&self) -> Played<'_> {
        Played {
            setup: self.setup,
            past: &self.past,
            records: &self.records,
            history: &self.history,
            end: self.state,
        }
    }

    /// The state after the round at this place in `records`.
    pub fn after(&self, round: usize) -> &State {
        self.past.get(round + 1).unwrap_or(self.state)
    }
}
