//! What a game and a host say to one another over a WebSocket: one JSON message a frame.
//!
//! The first message is the game's [`ToHost::Hello`]. A host that does not speak the game's version says so in a
//! sentence and closes. After that a view comes first, and then whenever there is something new to see an update of it, or
//! a whole one where more has changed: of these at most one in 100 ms.

use serde::{Deserialize, Serialize};

use crate::{
    report::{
        debrief::{Compared, Debrief, WhatIf},
        league::League,
    },
    session::{
        Act, Event, Refusal, SeatId, Stamp, View,
        view::{Update, Week},
    },
    terms::Message,
};

/// Version of these messages. Rises when a game of the version before could not go on.
pub const WIRE_VERSION: u32 = 1;

/// What a game says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "snake_case", deny_unknown_fields)]
pub enum ToHost {
    /// First of all.
    Hello {
        /// [`WIRE_VERSION`] of the game.
        wire: u32,
        /// How it comes by a seat.
        by: Entry,
    },
    /// Wants something done.
    Do {
        /// Id of the command, new for each thing wanted.
        id: String,
        /// The moment it was made for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Stamp>,
        /// What is wanted.
        act: Act,
    },
    /// Asks for a round played.
    Week {
        /// The round, from 1.
        round: u32,
    },
    /// Asks for the debrief.
    Debrief,
    /// Asks what another way would have come to.
    WhatIf {
        /// The decision, by its number in the debrief.
        decision: usize,
        /// The option, by its place among the others.
        other: usize,
    },
    /// Asks for a code to go on with on another device.
    Elsewhere,
    /// Is still there.
    Ping,
    /// Asks the host to stop: from its own machine, and from who runs a session.
    Stop,
}

/// How a game comes by a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Entry {
    /// With the key that it was given before.
    Key(String),
    /// With a code to go on with a seat from elsewhere.
    Code(String),
    /// With what the link to a seat has, or the one for who runs the session.
    Link(String),
    /// By taking a new seat.
    Join {
        /// What the person is to be called.
        name: String,
        /// In which group, from 0; none for the next that is free.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<u32>,
    },
}

/// What a host says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "snake_case")]
pub enum ToSeat {
    /// The seat is yours.
    Hello {
        /// [`WIRE_VERSION`] of the host.
        wire: u32,
        /// Its release.
        release: String,
        /// The seat.
        seat: SeatId,
        /// The key to come back with; only where a new one was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
    },
    /// All that the seat may see.
    View {
        /// The view.
        view: Box<View>,
        /// The session's clock, in milliseconds: what a timer has left is measured from it.
        now_ms: u64,
    },
    /// The little that changes within a phase, for a game that has a view: see [`View::take`].
    Update {
        /// What has changed.
        update: Update,
        /// The session's clock, in milliseconds.
        now_ms: u64,
    },
    /// Nothing can be kept now, so nothing is taken in; none once it can again. The connection stays open meanwhile.
    Trouble {
        /// What is wrong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Told>,
    },
    /// A command was done, and is kept.
    Done {
        /// Its id.
        id: String,
        /// What came of it.
        events: Vec<Event>,
    },
    /// A command was refused; nothing has changed.
    Refused {
        /// Its id.
        id: String,
        /// Why; none where it was not the session that refused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refusal: Option<Refusal>,
        /// The same for people.
        told: Told,
    },
    /// A round played; none if there is no such round.
    Week {
        /// The round.
        week: Option<Box<Week>>,
    },
    /// The debrief; none before the end.
    Debrief {
        /// The debrief.
        debrief: Option<Box<Debrief>>,
        /// What every other way would have changed by the end.
        compared: Vec<Compared>,
        /// The room compared, once results are shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        league: Option<Box<League>>,
        /// The place of the seat's own game in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<usize>,
    },
    /// What another way would have come to.
    WhatIf {
        /// The decision that was asked about.
        decision: usize,
        /// The option.
        other: usize,
        /// It; none if there is no such decision or option.
        what_if: Option<Box<WhatIf>>,
    },
    /// A code to go on with on another device, good once and for ten minutes.
    Elsewhere {
        /// The code.
        code: String,
        /// The address to open there.
        link: String,
    },
    /// The host closes the connection.
    Bye {
        /// Why.
        told: Told,
    },
}

/// A sentence for people: the message, and its words in the host's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The message.
    pub message: Message,
    /// Its words.
    pub text: String,
}

/// Name and version of [`Opened`].
pub const OPENED_FORMAT: &str = "footlights.host/1";

/// What a host tells of a session that it has opened: a line of `footlights host --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// [`OPENED_FORMAT`].
    pub format: String,
    /// Title of the scenario.
    pub title: String,
    /// The session's code.
    pub code: String,
    /// Every address of the host, the likeliest first.
    pub addresses: Vec<String>,
    /// The link for those who join.
    pub join: String,
    /// The link for who runs the session, or sits in its one seat. It is a secret.
    pub secret: String,
}
