//! A journal played again: to go on from it, or to see that it comes to the same.

use std::sync::Arc;

use super::{
    apply::apply,
    head::{HeadError, Prepared},
    journal::{Entry, Hash, Journal, RoundHash},
    refusal::Refusal,
    room::{Keep, Session},
};
use crate::terms::Message;

/// What a replay found, all of it as the journal says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Commands played again.
    pub commands: usize,
    /// Rounds whose hash is the same.
    pub rounds: usize,
    /// Ended games whose final hash is the same.
    pub ends: usize,
    /// The last hash; none if no round was played.
    pub last: Option<Hash>,
}

/// The first place at which a replay differs from its journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A round, or the end of a game, came out otherwise.
    Hash {
        /// The entry.
        entry: u64,
        /// The group, from 0.
        group: u32,
        /// The round, from 1; none for the end.
        round: Option<u32>,
        /// What the journal says; none if it has no such round.
        journal: Option<Hash>,
        /// What came out; none if no such round was played.
        replayed: Option<Hash>,
    },
    /// A command that was accepted is refused.
    Refused {
        /// The entry.
        entry: u64,
        /// Why.
        refusal: Refusal,
    },
    /// A command came to other events.
    Events {
        /// The entry.
        entry: u64,
    },
}

/// Why a journal cannot be played again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// Its head cannot be played.
    #[error(transparent)]
    Head(#[from] HeadError),
    /// It comes to something else.
    #[error("the journal comes to something else")]
    Differs(Difference),
}

impl ReplayError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Head(error) => error.message(),
            Self::Differs(difference) => difference.message(),
        }
    }
}

impl Difference {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        let hex = |hash: &Option<Hash>| hash.map_or_else(|| "-".to_owned(), |hash| hash.to_string());
        let entry_of = |id: &'static str, entry: &u64| {
            Message::new(id).with("entry", i64::try_from(*entry).unwrap_or(i64::MAX))
        };
        match self {
            Self::Hash { entry, group, round, journal, replayed } => entry_of("replay-differs", entry)
                .with("group", i64::from(*group) + 1)
                .with("round", round.map_or(0, i64::from))
                .with("journal", hex(journal))
                .with("replayed", hex(replayed)),
            Self::Refused { entry, .. } => entry_of("replay-refused", entry),
            Self::Events { entry } => entry_of("replay-events", entry),
        }
    }
}

/// Plays a journal again and compares every hash and every event.
///
/// # Errors
/// The head cannot be played, or the first difference.
pub fn verify(journal: &Journal) -> Result<Replayed, ReplayError> {
    verify_on(Prepared::new(journal.head.clone())?, journal)
}

/// The same on a head that is ready, for many journals with the same head.
///
/// # Errors
/// The first difference.
pub fn verify_on(prepared: Arc<Prepared>, journal: &Journal) -> Result<Replayed, ReplayError> {
    replay(&mut Session::keeping(prepared, Keep::HashesOnly), journal)
}

/// The session that a journal has come to, ready to go on; it is verified on the way.
///
/// # Errors
/// The head cannot be played, or the first difference.
pub fn resume(journal: &Journal) -> Result<Session, ReplayError> {
    let mut session = Session::new(Prepared::new(journal.head.clone())?);
    replay(&mut session, journal)?;
    Ok(session)
}

fn replay(session: &mut Session, journal: &Journal) -> Result<Replayed, ReplayError> {
    let mut done = Replayed::default();
    for entry in &journal.entries {
        step(session, entry, &mut done).map_err(ReplayError::Differs)?;
    }
    Ok(done)
}

fn step(session: &mut Session, entry: &Entry, done: &mut Replayed) -> Result<(), Difference> {
    let n = entry.n;
    let events = apply(session, &entry.command, entry.now_ms)
        .map_err(|refusal| Difference::Refused { entry: n, refusal })?;
    let replayed: Vec<RoundHash> = session.take_entries().into_iter().flat_map(|made| made.hashes).collect();
    for place in 0..entry.hashes.len().max(replayed.len()) {
        let (said, found) = (entry.hashes.get(place), replayed.get(place));
        if said != found {
            let at = said.or(found);
            return Err(Difference::Hash {
                entry: n,
                group: at.map_or(0, |at| at.group),
                round: at.and_then(|at| at.round),
                journal: said.map(|said| said.hash),
                replayed: found.map(|found| found.hash),
            });
        }
    }
    if events != entry.events {
        return Err(Difference::Events { entry: n });
    }
    done.commands += 1;
    done.rounds += entry.hashes.iter().filter(|hash| hash.round.is_some()).count();
    done.ends += entry.hashes.iter().filter(|hash| hash.round.is_none()).count();
    done.last = entry.hashes.last().map(|last| last.hash).or(done.last);
    Ok(())
}
