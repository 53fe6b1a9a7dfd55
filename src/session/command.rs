//! The one way in: what a seat, the facilitator or the house wants.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::{
    head::{DropOut, LateJoin, Pacing},
    phase::Stamp,
    seat::SeatKind,
};
use crate::{
    scenario::Target,
    terms::{Id, Practice},
};

/// Longest id of a command, in bytes.
pub const COMMAND_ID_BYTES_MAX: usize = 64;
/// Longest name of a seat, in characters.
pub const NAME_CHARS_MAX: usize = 40;
/// Longest text of a commitment, in characters, for each of its three parts.
pub const COMMITMENT_CHARS_MAX: usize = 400;
/// Longest extension of a timer, in seconds.
pub const EXTEND_SECONDS_MAX: u32 = 3_600;

/// A seat of a session. Number 0 is the house: the program that runs the session, for timers and policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(pub u32);

impl SeatId {
    /// The program that runs the session.
    pub const HOUSE: Self = Self(0);
}

impl fmt::Display for SeatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What somebody wants. Whoever carries it has made sure that it comes from that seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// Chosen by the sender, new for each thing wanted: 1–[`COMMAND_ID_BYTES_MAX`] printable ASCII characters.
    /// Sending it twice does nothing twice.
    pub id: String,
    /// Who wants it.
    pub seat: SeatId,
    /// The moment it was made for; needed by acts that belong to a phase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Stamp>,
    /// What is wanted.
    pub act: Act,
}

/// One thing that can be wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// Takes the seat, or comes back to it.
    Join {
        /// What the person is to be called.
        name: String,
        /// What kind of seat.
        kind: SeatKind,
        /// In which group, from 0. None: for a leader a group that nobody has taken yet, in League a new one if there is
        /// none; for anybody else the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<u32>,
    },
    /// The person is gone; the seat is kept.
    Leave,
    /// How they mean to lead (in the briefing) or think they led (in the debrief).
    Rate {
        /// A figure from 0 to 100 for each of the eight empowering practices.
        practices: BTreeMap<Practice, u8>,
    },
    /// A move of the leader.
    Play(MoveById),
    /// Done with this phase.
    Ready,
    /// Not done with it after all, as long as somebody else is waited for.
    Unready,
    /// How a member was led.
    Respond {
        /// 0 hold back, 1 steady, 2 extra mile.
        effort: u8,
        /// 0 silent, 1 a concern, 2 an idea.
        voice: u8,
        /// Heard, trusted, valued: 0 to 100 each.
        felt: [u8; 3],
    },
    /// One thing to do differently at work.
    Commit {
        /// What.
        what: String,
        /// By when.
        by: String,
        /// With whom.
        with: String,
    },
    /// Takes back what was played after an entry of the journal, up to one step on by a facilitator or a timer.
    UndoTo {
        /// The last entry that stays, by its number.
        entry: u64,
        /// In this group alone, from 0; none for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<u32>,
    },
    /// Stops the clock and all play.
    Pause,
    /// Goes on.
    Resume,
    /// Closes the phase of a group, or of all that are at the moment that the command was made for.
    Advance {
        /// The group, from 0; none for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<u32>,
    },
    /// Gives more time.
    Extend {
        /// Seconds. Range: 1–[`EXTEND_SECONDS_MAX`].
        seconds: u32,
    },
    /// Takes the timer of this phase away.
    DropTimer,
    /// Gives all who are still waited for so much time and no more: a timer where there was none, a shorter one where
    /// there was one.
    LastCall {
        /// Seconds. Range: 1–[`EXTEND_SECONDS_MAX`].
        seconds: u32,
    },
    /// Another pacing from now on.
    Pace(Pacing),
    /// Says what becomes of those who come late from now on.
    LateJoin(LateJoin),
    /// Opens or closes the door: through a closed one nobody new comes in. Whoever has a seat can come back to it.
    Door {
        /// Whether it is open.
        open: bool,
    },
    /// Ends the session: groups go to the debrief where they are.
    End,
    /// Asks the facilitator over, or says that it is settled.
    Help {
        /// The seat that asks.
        seat: SeatId,
        /// Whether it asks now.
        raised: bool,
    },
    /// Time is up (from the house).
    Expire {
        /// The group, from 0.
        group: u32,
    },
    /// An absent seat has been waited for long enough: what the session says of absent seats is done (from the
    /// house).
    StandIn {
        /// The seat.
        seat: SeatId,
    },
    /// Says what becomes of dropped seats from now on.
    DropPolicy(DropOut),
    /// Shows the results in the debrief: the score, and in League how the room compares.
    Reveal,
    /// Frees a seat for somebody else.
    Release(SeatId),
    /// Gives a seat another name.
    Rename {
        /// The seat.
        seat: SeatId,
        /// The name.
        name: String,
    },
    /// Gives a group another name.
    RenameGroup {
        /// The group, from 0.
        group: u32,
        /// The name.
        name: String,
    },
    /// Lets an automated leader play a seat, or a person again.
    Automate {
        /// The seat.
        seat: SeatId,
        /// Which leader; none for the person.
        leader: Option<Id>,
    },
}

/// A move by the ids of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MoveById {
    /// Takes an option of a card on the table, or another one.
    Answer {
        /// The card.
        card: Id,
        /// The option.
        option: Id,
    },
    /// Takes an answer back.
    Unanswer {
        /// The card.
        card: Id,
    },
    /// Spends attention.
    Place(PlaceById),
    /// Takes a placement back, by its place in the plan, from 0.
    TakeBack {
        /// Its place.
        place: u32,
    },
}

/// Attention on a practice, by the ids of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceById {
    /// The practice.
    pub practice: Practice,
    /// At whom or what.
    pub target: Target,
    /// The workstream it is about, where the practice needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Id>,
    /// The choice taken, where a question is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Id>,
    /// Units of attention.
    pub units: u32,
}

impl Act {
    /// Whether the act belongs to a moment of the game and needs its stamp.
    pub const fn needs_stamp(&self) -> bool {
        matches!(
            self,
            Self::Rate { .. }
                | Self::Play(_)
                | Self::Ready
                | Self::Unready
                | Self::Respond { .. }
                | Self::Commit { .. }
                | Self::Advance { .. }
                | Self::Expire { .. }
                | Self::StandIn { .. }
        )
    }

    /// Whether it moves a group or all on, whatever their seats are at: a step that a facilitator takes back as one.
    pub const fn moves_on(&self) -> bool {
        matches!(self, Self::Advance { .. } | Self::Expire { .. })
    }

    /// Whether `UndoTo` takes it back: what was played, not who is there or how the room is run.
    pub const fn is_played(&self) -> bool {
        self.needs_stamp()
    }
}
