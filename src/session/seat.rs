//! Seats: a person, or an automated leader, with a place in a group.

use serde::{Deserialize, Serialize};

use super::command::SeatId;
use crate::terms::Id;

/// Most seats in a session.
pub const SEATS_MAX: usize = 512;

/// What a seat is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatKind {
    /// Leads the group's team, alone or with others.
    Leader,
    /// Is a member of the team (Ensemble).
    Member(Id),
    /// Watches.
    Observer,
    /// Runs the session.
    Facilitator,
}

/// A seat and who sits in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its number.
    pub id: SeatId,
    /// What it is for.
    pub kind: SeatKind,
    /// Its group, from 0; none for a facilitator.
    pub group: Option<usize>,
    /// What the person is called.
    pub name: String,
    /// Whether the person is there.
    pub present: bool,
    /// The automated leader that plays the seat, if one does.
    pub automated: Option<Id>,
    /// Whether it is automated only until its person is back.
    pub standing_in: bool,
    /// Whether nobody waits for it until its person is back.
    pub without: bool,
    /// Whether it is done with the phase.
    pub ready: bool,
    /// Whether it asks for the facilitator.
    pub help: bool,
}
