//! What the house does by itself: it lets automated leaders play, watches timers, notes who
//! is gone, and sees to it that nobody is stuck behind them. All of it enters the journal like anything else.

use std::{
    sync::{Arc, Weak, atomic::Ordering},
    time::Duration,
};

use tokio::time::{MissedTickBehavior, interval};

use super::{
    hall::Hall,
    news::Touched,
    room::{Core, Room, RoomError, now_ms},
};
use crate::session::{Act, DropOut, SeatId, Session, Stamp, apply};

/// How often timers are looked at, in milliseconds.
const TICK_MS: u64 = 250;
/// Ticks between two looks at who is gone.
const PRESENCE_TICKS: u64 = 4;
/// How long after the last sign of life somebody counts as gone, in milliseconds, whose page gives such signs.
pub const AWAY_MS: u64 = 20_000;
/// The same for a page without scripts, which gives none while it is read.
pub const READING_MS: u64 = 10 * 60_000;
/// Most commands of automated leaders that follow on one command: a guard against leaders that never come to an end.
const AUTOMATED_MAX: usize = 20_000;

impl Room {
    /// Does what follows by itself from what has just been done.
    pub(super) fn settle(&self, core: &mut Core, now_ms: u64, touched: &mut Touched) {
        // Nobody automated waits for what another plans.
        if core.settled && touched.plans_alone() {
            return;
        }
        core.settled = false;
        for _ in 0..AUTOMATED_MAX {
            // Asking for the next automated command looks at every group.
            let automated = core.session.seats.values().any(|seat| seat.automated.is_some());
            let Some(command) = automated.then(|| core.session.next_automated()).flatten() else {
                core.settled = true;
                return;
            };
            match apply(&mut core.session, &command, now_ms) {
                Ok(events) => touched.add(&core.session, &core.marks, &events),
                Err(refusal) => {
                    tracing::warn!(code = %self.code, ?refusal, "an automated leader is refused");
                    return;
                }
            }
        }
    }

    /// Looks after timers, and from time to time after who is there.
    pub(super) async fn tick(&self, presence: bool) -> Result<(), RoomError> {
        let now = now_ms();
        if self.timer_ms.load(Ordering::Relaxed) <= now {
            self.by_the_house(|core| expired(&core.session, now)).await?;
        }
        if presence {
            let gone = self.gone(now);
            if !gone.is_empty() {
                self.by_the_house(|_| gone.into_iter().map(|seat| (seat, None, Act::Leave)).collect())
                    .await?;
            }
            let waiting = self.read().session.drop_out != DropOut::Wait;
            if waiting && !self.overdue(now).is_empty() {
                let wanted = |core: &mut Core| stand_ins(&core.session, overdue(core, now));
                self.by_the_house(wanted).await?;
            }
        }
        Ok(())
    }

    /// Seats whose person was there and has not been heard of for a while.
    fn gone(&self, now: u64) -> Vec<SeatId> {
        let present: Vec<SeatId> = {
            let core = self.read();
            core.session.seats.values().filter(|seat| seat.present).map(|seat| seat.id).collect()
        };
        present.into_iter().filter(|seat| !self.line(*seat).there(now)).collect()
    }

    fn overdue(&self, now: u64) -> Vec<SeatId> {
        overdue(&self.read(), now)
    }

    /// Notes that a seat was heard of. Whoever was gone is back with it.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn arrive(&self, seat: SeatId) -> Result<(), RoomError> {
        self.line(seat).seen();
        let back = {
            let core = self.read();
            core.session.seats.get(&seat).filter(|seat| !seat.present).cloned()
        };
        let Some(seat) = back else { return Ok(()) };
        let group = seat.group.map(|group| group as u32);
        let act = Act::Join { name: seat.name, kind: seat.kind, group };
        self.by_the_house(|_| vec![(seat.id, None, act)]).await
    }
}

/// Groups whose time is up.
fn expired(session: &Session, now: u64) -> Vec<(SeatId, Option<Stamp>, Act)> {
    let groups = session.groups.iter().zip(0_u32..);
    groups
        .filter(|(group, _)| group.until_ms.is_some_and(|until| until <= now))
        .map(|(group, number)| (SeatId::HOUSE, Some(group.at()), Act::Expire { group: number }))
        .collect()
}

/// Absent seats that their group waits for, and has waited for long enough.
fn overdue(core: &Core, now: u64) -> Vec<SeatId> {
    let session = &core.session;
    if session.paused_ms.is_some() {
        return Vec::new();
    }
    let patience = u64::from(core.patience_s) * 1_000;
    let long = |seat: &SeatId| core.away.get(seat).is_none_or(|since| since + patience <= now);
    session.left_behind().into_iter().filter(long).collect()
}

fn stand_ins(session: &Session, seats: Vec<SeatId>) -> Vec<(SeatId, Option<Stamp>, Act)> {
    seats.into_iter().map(|seat| (SeatId::HOUSE, session.at(seat), Act::StandIn { seat })).collect()
}

/// Looks after all rooms of a hall until there is none any more.
pub(super) async fn keep(hall: Weak<Hall>) {
    let mut ticks = interval(Duration::from_millis(TICK_MS));
    // A laptop that slept has one tick to catch up with, not a night of them.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    for count in 0_u64.. {
        ticks.tick().await;
        let Some(hall) = hall.upgrade() else { return };
        for room in hall.rooms() {
            if let Err(error) = Arc::clone(&room).tick(count % PRESENCE_TICKS == 0).await {
                tracing::debug!(code = %room.code, %error, "the house cannot act");
            }
        }
    }
}
