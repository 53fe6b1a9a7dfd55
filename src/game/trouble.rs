//! What went wrong, for the person in front of the window: a sentence, and a way out.

use crate::{
    content::Unavailable,
    session::{HeadError, ReplayError},
    store::StoreError,
    terms::Message,
};

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened.
    pub message: Message,
    /// What can be done.
    pub hint: Option<Message>,
}

impl Trouble {
    /// A sentence with arguments.
    pub fn of(message: Message) -> Self {
        Self { message, hint: None }
    }

    /// A sentence without.
    pub fn said(id: &'static str) -> Self {
        Self::of(Message::new(id))
    }

    /// With a way out.
    pub fn hint(mut self, id: &'static str) -> Self {
        self.hint = Some(Message::new(id));
        self
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::of(error.message()).hint("game-store-hint")
    }
}

impl From<HeadError> for Trouble {
    fn from(error: HeadError) -> Self {
        Self::of(error.message())
    }
}

impl From<ReplayError> for Trouble {
    fn from(error: ReplayError) -> Self {
        Self::of(error.message())
    }
}

impl From<Unavailable> for Trouble {
    fn from(error: Unavailable) -> Self {
        Self { message: error.message, hint: error.hint }
    }
}
