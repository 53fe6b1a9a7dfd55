//! Footlights: a team, a leader, and what their choices do to one another.
//!
//! The library is built in floors; `tests/tidy.rs` holds which floor may look at which.
//! Start reading at [`scenario`] (what an author writes), [`sim`] (what the model does with it) and
//! [`session`] (how people take part).

pub mod cli;
pub mod content;
#[cfg(feature = "game")]
pub mod game;
#[cfg(feature = "host")]
pub mod host;
pub mod lab;
pub mod leader;
pub mod report;
pub mod ron_tree;
pub mod scenario;
pub mod session;
pub mod sim;
pub mod store;
pub mod terms;
pub mod wire;
pub mod words;
