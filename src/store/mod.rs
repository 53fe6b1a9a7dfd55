//! Journals kept: one file each, only ever added to.

mod file;

pub use file::{JOURNAL_BYTES_MAX, Opened, StoreError, Stored};
