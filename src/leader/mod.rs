//! Automated leaders, and the forks that *what if* and *fit* are made of.
//!
//! A leader sees a [`crate::sim::Sight`] and nothing behind it.

pub mod fork;
mod imagine;
pub mod load;
pub mod planner;
mod ready;
mod run;
mod style;

pub use imagine::Briefing;
pub use load::{LoadedLeader, all_codes, check_inside, load, load_tree};
pub use planner::Planner;
pub use ready::Ready;
pub use run::{Game, RoundMeans};
pub use style::{Bounds, Leader, LeaderError, Rule, Sense};
