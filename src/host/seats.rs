//! Who comes into a room, and by which key.

use std::{collections::BTreeSet, sync::PoisonError};

use super::{
    keys::Secret,
    news::Touched,
    room::{Core, Room, RoomError, now_ms},
};
use crate::{
    session::{Act, NAME_CHARS_MAX, Refusal, SeatId, SeatKind, apply},
    store::sql::{Key, KeyKind, What},
};

/// Most keys that open one seat: browsers and games that have sat in it. The oldest goes.
pub const KEYS_PER_SEAT_MAX: usize = 8;

impl Room {
    /// Whether seats are not taken faster than people come through a door.
    pub fn may_join(&self) -> bool {
        self.joins.lock().unwrap_or_else(PoisonError::into_inner).take(now_ms())
    }

    /// Takes a seat; the session finds the group where none is named. Whoever comes under a name that somebody has gets
    /// a number behind it, so that nobody is taken for somebody else.
    ///
    /// # Errors
    /// It is refused; the room cannot be kept.
    pub async fn join(
        &self,
        name: &str,
        kind: SeatKind,
        group: Option<u32>,
    ) -> Result<(SeatId, Secret), RoomError> {
        let permit = self.permit().await?;
        let secret = Secret::draw()?;
        let (seat, change) = {
            let mut core = self.write();
            let now = now_ms();
            let seat = SeatId(core.last_seat + 1);
            let act = Act::Join { name: core.free_name(name.trim()), kind, group };
            let command = core.command(seat, None, act);
            let events = apply(&mut core.session, &command, now)?;
            let mut touched = Touched::default();
            touched.add(&core.session, &core.marks, &events);
            self.settle(&mut core, now, &mut touched);
            core.last_seat = seat.0;
            let key = core.remember(seat, &secret, KeyKind::Seat);
            (seat, self.hand_over(&mut core, permit, vec![What::Key(key)], &touched))
        };
        self.kept(change).await?;
        Ok((seat, secret))
    }

    /// Another key to a seat.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn give_key(&self, seat: SeatId, kind: KeyKind) -> Result<Secret, RoomError> {
        let permit = self.permit().await?;
        let secret = Secret::draw()?;
        let change = {
            let mut core = self.write();
            let mut what = Vec::new();
            let own = core.keys.values().filter(|held| **held == (seat, kind)).count();
            // One link to a seat at a time, and no more browsers than somebody can have at hand.
            if kind == KeyKind::Link || own >= KEYS_PER_SEAT_MAX {
                core.keys.retain(|_, held| *held != (seat, kind));
                what.push(What::Revoke { seat: seat.0, kind: Some(kind) });
            }
            what.push(What::Key(core.remember(seat, &secret, kind)));
            self.hand_over(&mut core, permit, what, &Touched::default())
        };
        self.kept(change).await?;
        Ok(secret)
    }

    /// The seat that a key opens.
    pub fn seat_of(&self, secret: &Secret) -> Option<SeatId> {
        self.opened_by(secret, KeyKind::Seat)
    }

    /// The seat that a link opens.
    pub fn seat_of_link(&self, secret: &Secret) -> Option<SeatId> {
        self.opened_by(secret, KeyKind::Link)
    }

    fn opened_by(&self, secret: &Secret, kind: KeyKind) -> Option<SeatId> {
        let core = self.read();
        let (seat, found) = core.keys.get(&secret.hash())?;
        (*found == kind && core.session.seats.contains_key(seat)).then_some(*seat)
    }

    /// The seat of the facilitator, if the room has one.
    pub fn facilitator(&self) -> Option<SeatId> {
        let core = self.read();
        core.session.seats.values().find(|seat| seat.kind == SeatKind::Facilitator).map(|seat| seat.id)
    }

    /// A code with which a seat goes on on another device.
    ///
    /// # Errors
    /// There is no such seat; no code can be drawn.
    pub fn elsewhere(&self, seat: SeatId) -> Result<String, RoomError> {
        if !self.read().session.seats.contains_key(&seat) {
            return Err(Refusal::NoSuchSeat.into());
        }
        Ok(self.codes().issue(seat, now_ms())?)
    }

    /// Goes on here with the seat that a code is for.
    ///
    /// # Errors
    /// The code is none; the room cannot be kept.
    pub async fn continue_here(&self, code: &str) -> Result<(SeatId, Secret), RoomError> {
        let seat = self.codes().redeem(code, now_ms()).map_err(RoomError::Code)?;
        let secret = self.give_key(seat, KeyKind::Seat).await?;
        Ok((seat, secret))
    }
}

impl Core {
    /// A name that nobody in the room has, whatever its capitals.
    fn free_name(&self, name: &str) -> String {
        let taken: BTreeSet<String> =
            self.session.seats.values().map(|seat| seat.name.to_lowercase()).collect();
        if !taken.contains(&name.to_lowercase()) {
            return name.to_owned();
        }
        // One number more than there are seats is always free.
        let numbered = (2..=taken.len() + 2).map(|number| {
            let number = format!(" {number}");
            let short: String = name.chars().take(NAME_CHARS_MAX.saturating_sub(number.len())).collect();
            format!("{}{number}", short.trim_end())
        });
        let mut numbered = numbered.filter(|name| !taken.contains(&name.to_lowercase()));
        numbered.next().unwrap_or_else(|| name.to_owned())
    }

    fn remember(&mut self, seat: SeatId, secret: &Secret, kind: KeyKind) -> Key {
        let hash = secret.hash();
        self.keys.insert(hash.clone(), (seat, kind));
        Key { hash, seat: seat.0, kind }
    }
}
