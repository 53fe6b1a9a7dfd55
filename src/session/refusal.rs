//! Why a command is refused. The room is unchanged then.

use serde::{Deserialize, Serialize};

use super::{head::GROUPS_MAX, phase::Stamp};
use crate::{sim, terms::Message};

/// Why a command is refused; the sentence is a message of `session.ftl`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The id of the command is empty, too long, or not printable ASCII.
    BadId,
    /// The id was used for something else.
    IdSpent,
    /// No such seat.
    NoSuchSeat,
    /// No such group.
    NoSuchGroup,
    /// Somebody sits there.
    SeatTaken,
    /// The session has as many groups as it can have.
    TooManyGroups,
    /// Nobody new comes in.
    DoorClosed,
    /// The others are too far on to begin; watching is open.
    TooLate,
    /// The session was ended.
    Ended,
    /// That moved several groups on, so it cannot be taken back for one alone.
    MovedTogether,
    /// The session has as many seats as it can have.
    TooManySeats,
    /// The mode has no such seat, or no such act.
    NotInThisMode,
    /// That is for another kind of seat.
    NotYours,
    /// The moment it was made for is missing.
    NeedsStamp,
    /// It was made for another moment; this is where the group is.
    Stale {
        /// Where the group is.
        now: Stamp,
    },
    /// Not in this phase.
    WrongPhase,
    /// Everything is stopped.
    Paused,
    /// Nothing is stopped.
    NotPaused,
    /// The seat is done with this phase.
    AlreadyReady,
    /// The seat is not done with this phase.
    NotReady,
    /// Time is not up, or no timer runs.
    NoTimer,
    /// The person is there, so nobody stands in.
    NotAway,
    /// The person is away already.
    AlreadyAway,
    /// Nobody is waited for.
    NobodyAwaited,
    /// The session waits for absent seats.
    PolicyWaits,
    /// A figure is out of its range.
    OutOfRange,
    /// A text is empty or too long.
    BadText,
    /// No automated leader of that id is part of the session.
    NoSuchLeader,
    /// There is no such entry, or it no longer counts.
    NoSuchEntry,
    /// That would take back more than one step: there was another since whoever asked last looked.
    MovedOnSince,
    /// The truth has been shown: nothing can be taken back.
    TooLateToUndo,
    /// The score is shown already.
    AlreadyRevealed,
    /// The session has as many entries as it can have.
    Full,
    /// The move is not open to the leader.
    Move(sim::Refusal),
}

impl Refusal {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::BadId => Message::new("refusal-bad-id"),
            Self::IdSpent => Message::new("refusal-id-spent"),
            Self::NoSuchSeat => Message::new("refusal-no-such-seat"),
            Self::NoSuchGroup => Message::new("refusal-no-such-group"),
            Self::SeatTaken => Message::new("refusal-seat-taken"),
            Self::TooManyGroups => Message::new("refusal-too-many-groups").with("most", GROUPS_MAX),
            Self::DoorClosed => Message::new("refusal-door-closed"),
            Self::TooLate => Message::new("refusal-too-late"),
            Self::Ended => Message::new("refusal-ended"),
            Self::MovedTogether => Message::new("refusal-moved-together"),
            Self::TooManySeats => Message::new("refusal-too-many-seats"),
            Self::NotInThisMode => Message::new("refusal-not-in-this-mode"),
            Self::NotYours => Message::new("refusal-not-yours"),
            Self::NeedsStamp => Message::new("refusal-needs-stamp"),
            Self::Stale { now } => Message::new("refusal-stale")
                .with("round", i64::from(now.round))
                .with("phase", now.phase.id()),
            Self::WrongPhase => Message::new("refusal-wrong-phase"),
            Self::Paused => Message::new("refusal-paused"),
            Self::NotPaused => Message::new("refusal-not-paused"),
            Self::AlreadyReady => Message::new("refusal-already-ready"),
            Self::NotReady => Message::new("refusal-not-ready"),
            Self::NoTimer => Message::new("refusal-no-timer"),
            Self::NotAway => Message::new("refusal-not-away"),
            Self::AlreadyAway => Message::new("refusal-already-away"),
            Self::NobodyAwaited => Message::new("refusal-nobody-awaited"),
            Self::PolicyWaits => Message::new("refusal-policy-waits"),
            Self::OutOfRange => Message::new("refusal-out-of-range"),
            Self::BadText => Message::new("refusal-bad-text"),
            Self::NoSuchLeader => Message::new("refusal-no-such-leader"),
            Self::NoSuchEntry => Message::new("refusal-no-such-entry"),
            Self::MovedOnSince => Message::new("refusal-moved-on-since"),
            Self::TooLateToUndo => Message::new("refusal-too-late-to-undo"),
            Self::AlreadyRevealed => Message::new("refusal-already-revealed"),
            Self::Full => Message::new("refusal-full"),
            Self::Move(refusal) => match refusal {
                sim::Refusal::NotNow => Message::new("refusal-not-now"),
                sim::Refusal::NoSuchCard => Message::new("refusal-no-such-card"),
                sim::Refusal::NoSuchOption => Message::new("refusal-no-such-option"),
                sim::Refusal::NoSuchTarget => Message::new("refusal-no-such-target"),
                sim::Refusal::WrongTarget => Message::new("refusal-wrong-target"),
                sim::Refusal::NeedsWork => Message::new("refusal-needs-work"),
                sim::Refusal::NoAttention => Message::new("refusal-no-attention"),
                sim::Refusal::WrongUnits => Message::new("refusal-wrong-units"),
                sim::Refusal::NothingThere => Message::new("refusal-nothing-there"),
                sim::Refusal::Planned => Message::new("refusal-planned"),
            },
        }
    }
}

impl From<sim::Refusal> for Refusal {
    fn from(refusal: sim::Refusal) -> Self {
        Self::Move(refusal)
    }
}
