//! Integration tests: one module per subject, one binary, so that it is linked once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod cli;
mod content;
mod docs;
mod journal;
mod play_cli;
mod rooms;
mod session;
mod words;
