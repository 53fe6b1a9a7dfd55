//! Journals kept: one file each, only ever added to; those of a host in a database.

mod file;
#[cfg(feature = "host")]
mod hold;
#[cfg(feature = "host")]
pub mod sql;

pub use file::{JOURNAL_BYTES_MAX, Opened, StoreError, Stored};
#[cfg(feature = "host")]
pub use hold::Hold;
