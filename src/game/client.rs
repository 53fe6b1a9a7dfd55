//! The game in play: a session in this process, its journal on disk, and the view that the screens draw.
//!
//! The window is a client like any other. It reads a [`View`] and sends [`Act`]s; that the session happens to be in
//! the same process shows nowhere else.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use bevy::prelude::Resource;

use super::trouble::Trouble;
use crate::{
    session::{
        Act, Command, Event, MoveById, Phase, Prepared, SeatId, SeatKind, Session, SessionHead, View, apply,
        resume,
        view::{LeaderView, Week},
    },
    store::{Opened, Stored},
    terms::{Id, Practice},
};

/// The one seat of a game played alone.
const SEAT: SeatId = SeatId(1);

/// A game in play.
#[derive(Debug, Resource)]
pub struct Client {
    session: Session,
    /// None once the disk has refused: the game goes on without, and the screens say so.
    stored: Option<Stored>,
    path: PathBuf,
    view: View,
    /// The rounds played, with their ledgers: the pages that look back draw them again and again.
    weeks: Vec<Week>,
    /// Entries that undo goes back to before, the latest last: what was played in this round.
    done: Vec<u64>,
}

impl Client {
    /// Begins a game in a new journal.
    ///
    /// # Errors
    /// The head cannot be played, or the journal cannot be written.
    pub fn begin(head: SessionHead, path: PathBuf, name: &str) -> Result<Self, Trouble> {
        let stored = Stored::create(&path, &head)?;
        let session = Session::new(Prepared::new(head)?);
        Self::take_seat(session, stored, path, name)
    }

    /// Goes on with a journal.
    ///
    /// # Errors
    /// The journal cannot be read, is open elsewhere, or was made by another version.
    pub fn resume(path: PathBuf, name: &str) -> Result<Self, Trouble> {
        let Opened { stored, journal } = Stored::open(&path)?;
        let session = resume(&journal)?;
        let mut client = Self::take_seat(session, stored, path, name)?;
        let standing = client.session.standing();
        let at = client.at();
        client.done = journal
            .entries
            .iter()
            .filter(|entry| standing.contains(&entry.n) && matches!(entry.command.act, Act::Play(_)))
            .filter(|entry| entry.command.at.is_some_and(|made| Some(made.round) == at))
            .map(|entry| entry.n)
            .collect();
        Ok(client)
    }

    fn take_seat(session: Session, stored: Stored, path: PathBuf, name: &str) -> Result<Self, Trouble> {
        let mut session = session;
        let known = session.seats.contains_key(&SEAT);
        let view = if known { View::of(&session, SEAT) } else { None };
        let view = match view {
            Some(view) => view,
            None => {
                let act = Act::Join { name: name.to_owned(), kind: SeatKind::Leader, group: None };
                let command = Command { id: "join".to_owned(), seat: SEAT, at: None, act };
                apply(&mut session, &command, now_ms()).map_err(|refusal| Trouble::of(refusal.message()))?;
                View::of(&session, SEAT).ok_or_else(|| Trouble::said("refusal-no-such-seat"))?
            }
        };
        let weeks = session.groups[0].weeks(&session.prepared);
        let mut client = Self { session, stored: Some(stored), path, view, weeks, done: Vec::new() };
        client.keep()?;
        client.settle()?;
        Ok(client)
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

    /// Where the journal is.
    pub fn path(&self) -> &PathBuf {
        &self.path
    }

    /// The session itself, for the debrief, which is made from the whole of it.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What the game is played on.
    pub fn prepared(&self) -> &Arc<Prepared> {
        &self.session.prepared
    }

    /// The rounds played, with their ledgers.
    pub fn weeks(&self) -> &[Week] {
        &self.weeks
    }

    /// A round played, by its number from 1.
    pub fn week(&self, round: u32) -> Option<&Week> {
        self.weeks().iter().find(|week| week.round == round)
    }

    /// The text of a card as it lay on the table in a round, from 1; as it was written if it did not lie there.
    pub fn card_text(&self, round: u32, card: &Id) -> Option<String> {
        let prepared = self.prepared();
        let written = prepared.setup.scenario.cards.iter().position(|written| written.id == *card)?;
        let past = self.session.groups[0].rounds().get(usize::try_from(round).ok()?.checked_sub(1)?);
        let dealt = past.and_then(|past| past.dealt.iter().find(|dealt| dealt.card == written));
        let written = &prepared.setup.scenario.cards[written];
        let variant = dealt.and_then(|dealt| dealt.variant).and_then(|variant| written.variants.get(variant));
        Some(prepared.filler.fill(variant.map_or(&written.text, |variant| &variant.text)))
    }

    fn at(&self) -> Option<u32> {
        self.session.at(SEAT).map(|stamp| stamp.round)
    }

    /// Does something.
    ///
    /// # Errors
    /// It was refused, or the journal could not be written; in the first case nothing has changed.
    pub fn act(&mut self, act: Act) -> Result<(), Trouble> {
        let played = matches!(act, Act::Play(_));
        let events = self.apply(act)?;
        if played {
            self.done.push(self.session.entries());
        }
        if events.iter().any(|event| matches!(event, Event::Opened { .. })) {
            self.done.clear();
        }
        self.settle()
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
        !self.done.is_empty()
    }

    /// Takes back the latest move of this round.
    ///
    /// # Errors
    /// As [`Self::act`].
    pub fn undo(&mut self) -> Result<(), Trouble> {
        let Some(last) = self.done.pop() else { return Ok(()) };
        self.apply(Act::UndoTo { entry: last - 1, group: None })?;
        self.settle()
    }

    /// Alone, answers and attention share a page: the first of the two phases is closed at once, and answers may
    /// still change in the second.
    fn settle(&mut self) -> Result<(), Trouble> {
        if self.phase() == Phase::Situations {
            self.apply(Act::Ready)?;
        }
        Ok(())
    }

    fn apply(&mut self, act: Act) -> Result<Vec<Event>, Trouble> {
        let mut id = format!("window-{}", self.session.entries() + 1);
        while self.session.is_spent(SEAT, &id) {
            id.push('+');
        }
        let at = if act.needs_stamp() { self.session.at(SEAT) } else { None };
        let command = Command { id, seat: SEAT, at, act };
        let events =
            apply(&mut self.session, &command, now_ms()).map_err(|refusal| Trouble::of(refusal.message()))?;
        if let Some(view) = View::of(&self.session, SEAT) {
            self.view = view;
        }
        let group = &self.session.groups[0];
        self.weeks.truncate(group.rounds().len());
        for round in self.weeks.len()..group.rounds().len() {
            self.weeks.extend(group.week(&self.session.prepared, round as u32 + 1));
        }
        self.keep()?;
        Ok(events)
    }

    /// Writes what was accepted. The first failure is told; after it the game goes on unsaved.
    fn keep(&mut self) -> Result<(), Trouble> {
        let entries = self.session.take_entries();
        let Some(stored) = self.stored.as_mut() else { return Ok(()) };
        if let Err(error) = stored.append(&entries) {
            self.stored = None;
            return Err(Trouble::from(error).hint("game-unsaved"));
        }
        Ok(())
    }
}

/// The clock of the session. A clock before 1970 counts as 1970; the session keeps it from going back.
pub fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
