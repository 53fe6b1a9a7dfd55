//! What a command came to, for whoever shows it: notices without secrets. What is seen stands in the views.

use serde::{Deserialize, Serialize};

use super::{
    command::SeatId,
    head::{DropOut, LateJoin, Pacing},
    phase::Stamp,
};
use crate::terms::Id;

/// One thing that came of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A seat was taken, or its person is back.
    Joined {
        /// The seat.
        seat: SeatId,
        /// Its group; none for a facilitator.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<u32>,
    },
    /// There is one group more.
    GroupMade {
        /// Its number.
        group: u32,
        /// Its name.
        name: String,
    },
    /// The rounds that somebody missed were led by an automated leader.
    CaughtUp {
        /// The group.
        group: u32,
        /// How many rounds.
        rounds: u32,
        /// The leader.
        leader: Id,
    },
    /// A group has another name.
    GroupRenamed {
        /// The group.
        group: u32,
        /// The name.
        name: String,
    },
    /// A person is gone.
    Left {
        /// The seat.
        seat: SeatId,
    },
    /// A seat is free again.
    Released {
        /// The seat.
        seat: SeatId,
    },
    /// A seat has another name.
    Renamed {
        /// The seat.
        seat: SeatId,
    },
    /// A seat is played by an automated leader, or by its person again.
    Automated {
        /// The seat.
        seat: SeatId,
        /// The leader.
        leader: Option<Id>,
    },
    /// An absent seat is done without until its person is back.
    Without {
        /// The seat.
        seat: SeatId,
    },
    /// A self-rating was taken in.
    Rated {
        /// The seat.
        seat: SeatId,
    },
    /// The plan of a group has changed.
    Planned {
        /// The group.
        group: u32,
    },
    /// A seat is done with the phase.
    Ready {
        /// The seat.
        seat: SeatId,
    },
    /// A seat is not done with the phase after all.
    Unready {
        /// The seat.
        seat: SeatId,
    },
    /// A round was played out.
    Played {
        /// The group.
        group: u32,
        /// The round, from 1.
        round: u32,
    },
    /// A group is in another phase.
    Opened {
        /// The group.
        group: u32,
        /// Where it is now.
        at: Stamp,
    },
    /// A commitment was taken in.
    Committed {
        /// The seat.
        seat: SeatId,
    },
    /// Entries of the journal no longer count.
    Undone {
        /// The last entry before them.
        to: u64,
        /// Their numbers.
        voided: Vec<u64>,
    },
    /// All play is stopped.
    Paused,
    /// Play goes on.
    Resumed,
    /// The time of groups is up at another moment, or never.
    Timer {
        /// The group.
        group: u32,
        /// Milliseconds since the epoch of the session's clock.
        until_ms: Option<u64>,
    },
    /// Dropped seats are treated so from now on.
    DropPolicy(DropOut),
    /// The pacing is another from now on.
    Paced(Pacing),
    /// Those who come late are treated so from now on.
    LateJoin(LateJoin),
    /// The door was opened or closed.
    Door {
        /// Whether it is open.
        open: bool,
    },
    /// A seat asks for the facilitator, or no longer does.
    Help {
        /// The seat.
        seat: SeatId,
        /// Whether it asks.
        raised: bool,
    },
    /// Results are shown.
    Revealed,
    /// The session was ended.
    Ended,
}
