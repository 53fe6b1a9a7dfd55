//! Sessions, groups and seats: one way in (a command), one way out (a view), and the journal between.
//!
//! A session is a function of its head and its commands. [`apply`] takes a [`Command`] in and gives [`Event`]s or
//! a [`Refusal`]; [`View::of`] is all that a seat may see; [`Session::take_entries`] is what the journal keeps.
//! There is no clock, file or socket here: time comes in as an argument. `docs/session.md` has the tables.

mod apply;
mod archive;
pub mod cause;
mod command;
mod event;
mod game;
mod head;
mod ids;
mod join;
mod journal;
mod names;
mod phase;
mod refusal;
mod replay;
mod room;
mod run;
mod seat;
pub mod shares;
mod undo;
pub mod view;

pub use apply::apply;
pub use archive::{Archive, ArchivedGroup};
pub use command::{
    Act, COMMAND_ID_BYTES_MAX, COMMITMENT_CHARS_MAX, Command, EXTEND_SECONDS_MAX, MoveById, NAME_CHARS_MAX,
    PlaceById, SeatId,
};
pub use event::Event;
pub use game::{Group, PastRound};
pub use head::{
    DropOut, GROUPS_MAX, HeadError, LateJoin, Mode, NamedText, Pacing, Prepared, SESSION_VERSION,
    SessionHead, TIMER_SECONDS, Texts,
};
pub use ids::Ids;
pub use journal::{
    Chain, Entry, Hash, HeadLine, JOURNAL_FORMAT, Journal, JournalError, Kept, LINE_BYTES_MAX, Left, Read,
    RoundHash, SNAPSHOT_VERSION,
};
pub use names::Names;
pub use phase::{Absent, Closes, MustAct, Phase, RULES, Rule, Stamp};
pub use refusal::Refusal;
pub use replay::{Difference, ReplayError, Replayed, resume, verify, verify_on};
pub use room::{ENTRIES_MAX, Keep, LastAdvance, Session};
pub use seat::{SEATS_MAX, Seat, SeatKind};
pub use view::View;

// What stands in views and commands and is defined further down: a client needs no other floor.
pub use crate::{
    scenario::{
        Authority, Figure, Prop, Target,
        person::{Aid, Beard, Below, Clothing, Dye, Hair},
    },
    sim::{Drift, Evidence, Finding, FindingKind, Length},
};
