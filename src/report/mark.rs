//! Marks: short notes that explain a part of a page the first time it matters, in the window and in a browser.

use serde::{Deserialize, Serialize};

use crate::terms::Message;

/// A part of the page that explains itself once, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// A situation and its options.
    Card,
    /// A plate: what is known of a person.
    Range,
    /// The people on the stage: faces, sparks, threads.
    Stage,
    /// Attention.
    Attention,
    /// Work and what is open.
    Work,
    /// The button that plays the week.
    Play,
    /// Where the leader stands.
    Lamp,
    /// The ledger.
    Why,
    /// Its last line.
    Unlearnt,
    /// Something owed.
    Owed,
    /// The empty chair.
    Chair,
    /// What if.
    WhatIf,
}

impl Mark {
    /// Its name in messages, `mark-` and this, and in what is remembered of it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Range => "range",
            Self::Stage => "stage",
            Self::Attention => "attention",
            Self::Work => "work",
            Self::Play => "play",
            Self::Lamp => "lamp",
            Self::Why => "why",
            Self::Unlearnt => "unlearnt",
            Self::Owed => "owed",
            Self::Chair => "chair",
            Self::WhatIf => "what-if",
        }
    }

    /// The heading of its note.
    pub fn heading(self) -> Message {
        Message::new(format!("mark-{}", self.id()))
    }
}
