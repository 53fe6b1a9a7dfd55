//! Integration tests: one module per subject, one binary, so that it is linked once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod balance;
mod beliefs;
#[cfg(all(feature = "game", feature = "host"))]
mod browser;
mod cli;
mod content;
mod debrief;
mod docs;
mod faults;
mod fixed;
mod forks;
mod hall;
#[cfg(feature = "host")]
mod host_cli;
#[cfg(feature = "host")]
mod host_http;
#[cfg(feature = "host")]
mod host_room;
#[cfg(all(feature = "host", unix))]
mod host_store;
#[cfg(feature = "host")]
mod host_support;
mod journal;
mod lab;
mod leaders;
mod league;
mod ledger;
mod model;
mod model_doc;
mod odd;
#[cfg(feature = "host")]
mod pages;
mod planner;
mod play_cli;
mod playthroughs;
mod report;
mod ron_tree;
mod rooms;
#[cfg(all(feature = "game", feature = "host"))]
mod seat;
mod session;
mod shell;
#[cfg(feature = "game")]
mod stage;
mod support;
mod time;
#[cfg(feature = "game")]
mod window;
mod words;
