//! A session in this process, with its journal on disk.

use std::path::PathBuf;

use super::now_ms;
use crate::{
    game::trouble::Trouble,
    report::debrief::{self, Compared, Debrief, WhatIf},
    session::{
        Act, Command, Event, Evidence, Phase, Prepared, SeatId, SeatKind, Session, SessionHead, View, apply,
        resume, view::Week,
    },
    store::{Opened, Stored},
    words::Words,
};

/// The one seat of a game played alone.
const SEAT: SeatId = SeatId(1);

/// A session and its journal.
#[derive(Debug)]
pub(super) struct Here {
    session: Session,
    /// None once the disk has refused: the game goes on without, and the screens say so.
    stored: Option<Stored>,
    path: PathBuf,
    /// Entries that undo goes back to before, the latest last: what was played in this round.
    done: Vec<u64>,
}

impl Here {
    pub fn begin(head: SessionHead, path: PathBuf, name: &str) -> Result<Self, Trouble> {
        let stored = Stored::create(&path, &head)?;
        let session = Session::new(Prepared::new(head)?);
        Self::take_seat(session, stored, path, name)
    }

    pub fn resume(path: PathBuf, name: &str) -> Result<Self, Trouble> {
        let Opened { stored, journal } = Stored::open(&path)?;
        let session = resume(&journal)?;
        let mut here = Self::take_seat(session, stored, path, name)?;
        let standing = here.session.standing();
        let at = here.round();
        here.done = journal
            .entries
            .iter()
            .filter(|entry| standing.contains(&entry.n) && matches!(entry.command.act, Act::Play(_)))
            .filter(|entry| entry.command.at.is_some_and(|made| Some(made.round) == at))
            .map(|entry| entry.n)
            .collect();
        Ok(here)
    }

    fn take_seat(session: Session, stored: Stored, path: PathBuf, name: &str) -> Result<Self, Trouble> {
        let mut session = session;
        if !session.seats.contains_key(&SEAT) {
            let act = Act::Join { name: name.to_owned(), kind: SeatKind::Leader, group: None };
            let command = Command { id: "join".to_owned(), seat: SEAT, at: None, act };
            apply(&mut session, &command, now_ms()).map_err(|refusal| Trouble::of(refusal.message()))?;
        }
        let mut here = Self { session, stored: Some(stored), path, done: Vec::new() };
        here.keep()?;
        here.settle()?;
        Ok(here)
    }

    pub fn view(&self) -> Option<View> {
        View::of(&self.session, SEAT)
    }

    pub fn revealed(&self) -> bool {
        self.session.revealed
    }

    pub fn path(&self) -> &PathBuf {
        &self.path
    }

    pub fn weeks(&self) -> Vec<Week> {
        self.session.groups[0].weeks(&self.session.prepared)
    }

    /// Brings the weeks up to those played.
    pub fn catch_up(&self, weeks: &mut Vec<Week>) {
        let group = &self.session.groups[0];
        weeks.truncate(group.rounds().len());
        for round in weeks.len()..group.rounds().len() {
            weeks.extend(group.week(&self.session.prepared, round as u32 + 1));
        }
    }

    fn round(&self) -> Option<u32> {
        self.session.at(SEAT).map(|stamp| stamp.round)
    }

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

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn undo(&mut self) -> Result<(), Trouble> {
        let Some(last) = self.done.pop() else { return Ok(()) };
        self.apply(Act::UndoTo { entry: last - 1, group: None })?;
        self.settle()
    }

    /// Alone, answers and attention share a page: the first of the two phases is closed at once, and answers may
    /// still change in the second.
    fn settle(&mut self) -> Result<(), Trouble> {
        if self.session.at(SEAT).is_some_and(|stamp| stamp.phase == Phase::Situations) {
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

    pub fn debrief(&self, words: &Words, evidence: &Evidence, before: Option<&Debrief>) -> Option<Debrief> {
        let Some(before) = before else { return Debrief::of(&self.session, 0, None, words, evidence) };
        // What only playing again can tell is the same as before.
        let mut now = Debrief::without_replay(&self.session, 0, None, words, evidence)?;
        now.take_replay(before);
        Some(now)
    }

    pub fn compared(&self, words: &Words) -> Vec<Compared> {
        debrief::told(&self.session, 0, None).map_or_else(Vec::new, |told| debrief::compared(&told, words))
    }

    pub fn what_if(&self, words: &Words, decision: usize, other: usize) -> Option<WhatIf> {
        debrief::what_if(&debrief::told(&self.session, 0, None)?, words, decision, other)
    }
}
