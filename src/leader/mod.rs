//! Automated leaders, and the forks that *what if* and *fit* are made of.
//!
//! A leader sees a [`crate::sim::Sight`] and nothing behind it.

pub mod fork;
pub mod load;
mod run;
mod style;

pub use load::{LoadedLeader, all_codes, check_inside, load};
pub use run::{Game, RoundMeans};
pub use style::{Bounds, Leader, LeaderError, Rule, Sense};
