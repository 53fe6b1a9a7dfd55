//! The lab: many games on the model directly, to find out what it does. No sessions, no windows, no words.
//!
//! A [`study::Study`] is data: teams × leaders × matched seeds, with what should come of them. [`load`] reads and
//! checks one, [`ready::Ready`] plays it in order, [`csv`] writes its table, [`finding::Tally`] works out its findings.
//! [`validate`] does that for the studies that confront the model with the literature.

pub mod balance;
pub mod columns;
pub mod csv;
mod drawn;
pub mod finding;
mod generate;
pub mod load;
pub mod ready;
mod run;
pub mod stats;
pub mod study;
pub mod validate;

pub use generate::generate;
pub use load::{Known, LoadedStudy, all_codes, load, load_tree};
pub use run::{Keep, Measured};
