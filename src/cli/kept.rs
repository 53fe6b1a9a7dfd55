//! Journals that arguments name, and trouble with them: the sentence and the way out.

use std::{io, path::Path};

use super::{Context, Trouble};
use crate::{
    session::{HeadError, JournalError, ReplayError},
    store::{StoreError, Stored},
    terms::Message,
};

/// Where a host keeps the sessions that arguments name by their codes.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Where {
    #[cfg(feature = "host")]
    #[command(flatten)]
    kept: super::host::Kept,
}

/// The bytes of a journal that an argument names: a file, or a session that a host has kept, by its code.
pub(super) fn journal(context: &Context, from: &Where, argument: &Path) -> anyhow::Result<Vec<u8>> {
    #[cfg(feature = "host")]
    if let Some(text) = super::sessions::journal(context, &from.kept, argument)? {
        return Ok(text.into_bytes());
    }
    let _ = (context, from);
    Ok(Stored::read(argument).map_err(Trouble::from)?)
}

/// A journal that cannot be read.
pub(super) fn damaged(argument: &Path, error: JournalError) -> Trouble {
    Trouble::from(StoreError::Journal { path: argument.to_owned(), error })
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        let hint = match &error {
            StoreError::Exists { .. } => Some(Message::new("store-exists-hint")),
            StoreError::NotFound { .. } => Some(Message::new("store-not-found-hint")),
            StoreError::Locked { .. } => Some(Message::new("store-locked-hint")),
            StoreError::Io { error, .. } if error.kind() == io::ErrorKind::IsADirectory => {
                Some(Message::new("store-folder-hint"))
            }
            StoreError::Io { .. } | StoreError::Broken { .. } => Some(Message::new("store-io-hint")),
            StoreError::Journal { error, .. } => Some(of_journal(error)),
            StoreError::TooLarge { .. } => None,
        };
        Self { message: error.message(), hint }
    }
}

impl From<HeadError> for Trouble {
    fn from(error: HeadError) -> Self {
        let hint = match &error {
            HeadError::SessionVersion { .. } | HeadError::ModelVersion { .. } => {
                Some(Message::new("session-other-version-hint"))
            }
            HeadError::NoShortCut
            | HeadError::Seconds { .. }
            | HeadError::Faulty { .. }
            | HeadError::Unusable { .. }
            | HeadError::NoSuchLeader { .. }
            | HeadError::Groups { .. } => None,
        };
        Self { message: error.message(), hint }
    }
}

impl From<ReplayError> for Trouble {
    fn from(error: ReplayError) -> Self {
        match error {
            ReplayError::Head(error) => error.into(),
            ReplayError::Differs(difference) => {
                Self::new(difference.message()).hint(Message::new("replay-differs-hint"))
            }
        }
    }
}

fn of_journal(error: &JournalError) -> Message {
    match error {
        JournalError::NotAJournal => Message::new("journal-none-hint"),
        JournalError::Format { .. } => Message::new("session-other-version-hint"),
        JournalError::HeadCut | JournalError::Damaged { line: 1 } | JournalError::TooLong { line: 1 } => {
            Message::new("journal-head-hint")
        }
        JournalError::Damaged { line } | JournalError::TooLong { line } => {
            Message::new("journal-damaged-hint").with("line", *line)
        }
    }
}
