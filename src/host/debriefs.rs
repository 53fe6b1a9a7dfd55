//! Debriefs of a room: what has to be played again for one is worked out once a seat, away from the room's lock.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    sync::{OnceCell, Semaphore},
    task::spawn_blocking,
};

use super::room::{Room, RoomError};
use crate::{
    report::{
        debrief::{self, Compared, Debrief, WhatIf},
        league::League,
    },
    session::{SeatId, Session},
    sim::Evidence,
    words::Words,
};

/// What playing games again has come to, by seat, and what they have come to beside each other.
#[derive(Debug, Default)]
pub struct Debriefs {
    seats: Mutex<BTreeMap<SeatId, Once>>,
    /// As of that entry: when results are shown everybody asks at once.
    league: Mutex<Option<(u64, Arc<League>)>>,
}

/// Worked out once, whoever asks meanwhile; none if it cannot be.
type Once = Arc<OnceCell<Option<Arc<Played>>>>;

/// A game played again: its debrief as it was then, and every other way compared.
#[derive(Debug)]
pub struct Played {
    debrief: Debrief,
    /// What every other option would have changed by the end.
    pub compared: Vec<Compared>,
}

/// What debriefs are made with.
#[derive(Debug)]
pub struct Maker {
    /// The words.
    pub words: Arc<Words>,
    /// The findings behind the model.
    pub evidence: Evidence,
    /// So many games are played again at once.
    pub busy: Semaphore,
}

impl Room {
    /// The debrief of a seat, with every other way compared; none before the end, and for a seat that does not lead.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn debrief(
        &self,
        seat: SeatId,
        maker: &Arc<Maker>,
    ) -> Result<Option<(Debrief, Arc<Played>)>, RoomError> {
        let of = |session: &Session| {
            let group = session.group_of(seat)?;
            Debrief::without_replay(session, group, Some(seat), &maker.words, &maker.evidence)
        };
        let Some(mut now) = self.look(of).await? else { return Ok(None) };
        let Some(played) = self.played(seat, maker).await else { return Ok(None) };
        now.take_replay(&played.debrief);
        Ok(Some((now, played)))
    }

    async fn played(&self, seat: SeatId, maker: &Arc<Maker>) -> Option<Arc<Played>> {
        let cell = self.debriefs.cell(seat);
        let made = cell.get_or_init(|| async {
            let _turn = maker.busy.acquire().await.ok()?;
            let apart = {
                let core = self.read();
                core.session.apart(core.session.group_of(seat)?)?
            };
            let maker = maker.clone();
            let played = spawn_blocking(move || {
                let debrief = Debrief::of(&apart, 0, Some(seat), &maker.words, &maker.evidence)?;
                let compared = debrief::compared(&debrief::told(&apart, 0, Some(seat))?, &maker.words);
                Some(Arc::new(Played { debrief, compared }))
            });
            played.await.ok().flatten()
        });
        made.await.clone()
    }

    /// The room compared, with the place of the seat's own game in it; none before results are shown.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn league(&self, seat: SeatId) -> Result<Option<(Arc<League>, Option<usize>)>, RoomError> {
        self.look(|session| {
            let league = self.debriefs.league(session)?;
            let own = session.group_of(seat).and_then(|group| league.place(group));
            Some((league, own))
        })
        .await
    }

    /// What one other way would have come to; none if there is no such decision or option.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn what_if(
        &self,
        seat: SeatId,
        maker: &Arc<Maker>,
        decision: usize,
        other: usize,
    ) -> Result<Option<WhatIf>, RoomError> {
        let apart =
            self.look(|session| session.group_of(seat).and_then(|group| session.apart(group))).await?;
        let Some(apart) = apart else { return Ok(None) };
        let Ok(_turn) = maker.busy.acquire().await else { return Ok(None) };
        let maker = maker.clone();
        let found = spawn_blocking(move || {
            let told = debrief::told(&apart, 0, Some(seat))?;
            debrief::what_if(&told, &maker.words, decision, other)
        });
        Ok(found.await.ok().flatten())
    }
}

impl Debriefs {
    fn cell(&self, seat: SeatId) -> Once {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner).entry(seat).or_default().clone()
    }

    fn league(&self, session: &Session) -> Option<Arc<League>> {
        let mut kept = self.league.lock().unwrap_or_else(PoisonError::into_inner);
        let now = session.entries();
        if kept.as_ref().is_none_or(|(entry, _)| *entry != now) {
            *kept = League::of(session).map(|league| (now, Arc::new(league)));
        }
        kept.as_ref().map(|(_, league)| league.clone())
    }
}
