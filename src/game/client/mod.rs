//! The game in play, for the screens: a view, the weeks played, and a way to want something.
//!
//! A client reads a [`View`] and sends [`Act`]s. Whether the session is in this process ([`here`]) or at a host
//! ([`there`]) shows nowhere but in what only a room has.

mod here;
mod there;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use bevy::prelude::Resource;

pub use there::{Connection, Continued, There};

use self::here::Here;
use super::trouble::Trouble;
use crate::{
    report::{
        debrief::{Compared, Debrief, WhatIf},
        league::League,
    },
    session::{
        Act, Evidence, Mode, MoveById, Phase, SessionHead, View,
        view::{LeaderView, Week},
    },
    terms::{Id, Practice},
    words::Words,
};

/// A game in play.
#[derive(Debug, Resource)]
pub struct Client {
    seat: Seat,
    view: View,
    /// The rounds played, with their ledgers: the pages that look back draw them again and again.
    weeks: Vec<Week>,
}

/// Where the session is.
#[derive(Debug)]
enum Seat {
    Here(Box<Here>),
    There(Box<There>),
}

/// What another way would have come to, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It is known; none if there is no such decision or option.
    Known(Option<Box<WhatIf>>),
    /// It is being worked out at the host.
    Coming,
}

impl Client {
    /// Begins a game in a new journal.
    ///
    /// # Errors
    /// The head cannot be played, or the journal cannot be written.
    pub fn begin(head: SessionHead, path: PathBuf, name: &str) -> Result<Self, Trouble> {
        Here::begin(head, path, name).and_then(Self::of_here)
    }

    /// Goes on with a journal.
    ///
    /// # Errors
    /// The journal cannot be read, is open elsewhere, or was made by another version.
    pub fn resume(path: PathBuf, name: &str) -> Result<Self, Trouble> {
        Here::resume(path, name).and_then(Self::of_here)
    }

    fn of_here(here: Here) -> Result<Self, Trouble> {
        let view = here.view().ok_or_else(|| Trouble::said("refusal-no-such-seat"))?;
        let weeks = here.weeks();
        Ok(Self { seat: Seat::Here(Box::new(here)), view, weeks })
    }

    /// A seat at a host, once its first view is there; before that it is given back.
    pub fn seated(there: There) -> Result<Self, Box<There>> {
        let mut there = Box::new(there);
        match there.take_view(&[]) {
            Some((view, weeks)) => Ok(Self { seat: Seat::There(there), view, weeks }),
            None => Err(there),
        }
    }

    /// A seat at a host that has said so much and never answers: for tests of the screens.
    #[cfg(test)]
    pub fn showing(said: impl IntoIterator<Item = crate::wire::ToSeat>) -> Self {
        let there = There::showing(said);
        Self::seated(there).unwrap_or_else(|_| unreachable!("a view was said, with its weeks"))
    }

    /// What the seat may see.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The same, as a leader sees it.
    pub fn leader(&self) -> Option<&LeaderView> {
        self.view.leader()
    }

    /// What the game is doing.
    pub fn phase(&self) -> Phase {
        self.view.frame.at.phase
    }

    /// The seat at a host, if that is where the session is.
    pub fn there(&self) -> Option<&There> {
        match &self.seat {
            Seat::Here(_) => None,
            Seat::There(there) => Some(there),
        }
    }

    /// Where the journal is, if it is here.
    pub fn path(&self) -> Option<&PathBuf> {
        match &self.seat {
            Seat::Here(here) => Some(here.path()),
            Seat::There(_) => None,
        }
    }

    /// The rounds played, with their ledgers.
    pub fn weeks(&self) -> &[Week] {
        &self.weeks
    }

    /// A round played, by its number from 1.
    pub fn week(&self, round: u32) -> Option<&Week> {
        self.weeks().iter().find(|week| week.round == round)
    }

    /// Whether results have been revealed. Alone they could be seen from the start, and are not before they are asked
    /// for.
    pub fn revealed(&self) -> bool {
        match &self.seat {
            Seat::Here(here) => here.revealed(),
            Seat::There(_) => {
                let debrief = self.leader().and_then(|view| view.debrief.as_ref());
                self.view.frame.mode != Mode::Solo && debrief.is_some_and(|debrief| debrief.revealed)
            }
        }
    }

    /// Whether situations and attention share a page, so that moving from one to the other is nobody's business: they
    /// do where nobody else is waited for.
    pub fn plans_at_once(&self) -> bool {
        self.there().is_none_or(|_| there::plans_at_once(&self.view))
    }

    /// Takes in what a host has told since it was last asked.
    ///
    /// # Errors
    /// Something was refused, or it is over: see [`Connection::Over`].
    pub fn hear(&mut self) -> Result<(), Trouble> {
        let Seat::There(there) = &mut self.seat else { return Ok(()) };
        let heard = there.hear();
        if let Some((view, weeks)) = there.take_view(&self.weeks) {
            (self.view, self.weeks) = (view, weeks);
        }
        heard
    }

    /// Does something.
    ///
    /// # Errors
    /// It was refused, or the journal could not be written; in the first case nothing has changed. What a host refuses
    /// is told later, by [`Self::hear`].
    pub fn act(&mut self, act: Act) -> Result<(), Trouble> {
        match &mut self.seat {
            Seat::Here(here) => {
                let done = here.act(act);
                self.look();
                done
            }
            Seat::There(there) => {
                there.act(&self.view, act);
                Ok(())
            }
        }
    }

    /// Takes an option, or takes it back where it was taken already.
    ///
    /// # Errors
    /// As [`Self::act`].
    pub fn answer(&mut self, card: &Id, option: &Id) -> Result<(), Trouble> {
        let taken = self.leader().and_then(|view| view.plan.answers.get(card)) == Some(option);
        let card = card.clone();
        self.act(Act::Play(if taken {
            MoveById::Unanswer { card }
        } else {
            MoveById::Answer { card, option: option.clone() }
        }))
    }

    /// Rates how one leads, 0–100 for each of the eight.
    ///
    /// # Errors
    /// As [`Self::act`].
    pub fn rate(&mut self, practices: BTreeMap<Practice, u8>) -> Result<(), Trouble> {
        self.act(Act::Rate { practices })
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        match &self.seat {
            Seat::Here(here) => here.can_undo(),
            Seat::There(_) => self.view.frame.undo.is_some(),
        }
    }

    /// Takes back the latest move of this round.
    ///
    /// # Errors
    /// As [`Self::act`].
    pub fn undo(&mut self) -> Result<(), Trouble> {
        match &mut self.seat {
            Seat::Here(here) => {
                let done = here.undo();
                self.look();
                done
            }
            Seat::There(there) => {
                if let Some(entry) = self.view.frame.undo {
                    there.act(&self.view, Act::UndoTo { entry, group: self.view.frame.seat.group });
                }
                Ok(())
            }
        }
    }

    /// Asks for a code to go on with on another device; it is told by [`There::continued`].
    pub fn ask_for_code(&mut self) {
        if let Seat::There(there) = &mut self.seat {
            there.ask_for_code();
        }
    }

    /// Asks the host to stop, if this seat may.
    pub fn stop_host(&self) {
        if let Seat::There(there) = &self.seat {
            there.stop_host();
        }
    }

    /// Takes what a session in this process has come to.
    fn look(&mut self) {
        let Seat::Here(here) = &self.seat else { return };
        if let Some(view) = here.view() {
            self.view = view;
        }
        here.catch_up(&mut self.weeks);
    }

    /// Number that rises whenever the debrief may have changed; none as long as there is none to be had.
    pub fn debrief_number(&self) -> Option<u64> {
        match &self.seat {
            Seat::Here(_) => Some(self.view.frame.revision),
            Seat::There(there) => there.debrief_number(),
        }
    }

    /// The debrief; none before the end. In this process it is made, which takes a moment if there was none before.
    pub fn debrief(&self, words: &Words, evidence: &Evidence, before: Option<&Debrief>) -> Option<Debrief> {
        match &self.seat {
            Seat::Here(here) => here.debrief(words, evidence, before),
            Seat::There(there) => there.debrief().cloned(),
        }
    }

    /// What every other way would have changed by the end.
    pub fn compared(&self, words: &Words) -> Vec<Compared> {
        match &self.seat {
            Seat::Here(here) => here.compared(words),
            Seat::There(there) => there.compared().to_vec(),
        }
    }

    /// The room compared, and the place of one's own game in it; none outside a room and before results are shown.
    pub fn league(&self) -> Option<(&League, Option<usize>)> {
        self.there().and_then(There::league)
    }

    /// What another way would have come to. At a host it has to be asked for first: see [`Self::want`].
    pub fn what_if(&self, words: &Words, decision: usize, other: usize) -> Answer {
        match &self.seat {
            Seat::Here(here) => Answer::Known(here.what_if(words, decision, other).map(Box::new)),
            Seat::There(there) => there.what_if(decision, other),
        }
    }

    /// Asks for what another way would have come to, where that is not known here.
    pub fn want(&mut self, decision: usize, other: usize) {
        if let Seat::There(there) = &mut self.seat {
            there.want(decision, other);
        }
    }
}

/// The clock of the session. A clock before 1970 counts as 1970; the session keeps it from going back.
pub fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
