//! The model: one team over a few rounds, deterministic and explainable.
//!
//! No clock, file, network or platform maths; whole numbers in thousandths; luck by address. [`start`] makes
//! a [`State`] from a [`Setup`] and a [`Luck`]; [`play`] plays a round with a [`Plan`]; [`Sight`] is what a
//! leader may know of it. `docs/model.md` says in words what the equations here say in code.

mod acts;
pub mod beliefs;
pub mod coefficients;
mod compile;
pub mod deal;
mod debts;
pub mod drift;
pub mod effects;
pub mod evidence;
pub mod fixed;
mod hash;
pub mod ledger;
mod look;
pub mod luck;
mod outlook;
mod people;
pub mod questions;
mod round;
mod score;
mod setup;
mod sight;
pub mod sources;
mod start;
mod state;
mod voices;
mod work;

pub use acts::handed;
pub use beliefs::{Known, Observation, Range, Reading, Seat};
pub use coefficients::{CoefficientError, Coefficients, MODEL_VERSION};
pub use deal::{Level3, chair_percent, deal, headline_means, holds};
pub use evidence::{Evidence, EvidenceError, Finding, FindingKind};
pub use hash::fingerprint;
pub use ledger::{Cause, Drift, Entry, Source, Subject};
pub use luck::Luck;
pub use outlook::{Outlook, QuestionSeen, Seen, WorkSeen};
pub use round::{Detail, Happening, Record, Response, Scratch, play, play_lean, play_out, uses};
pub use score::{Score, directing_share, profile, score};
pub use setup::{
    CardSetup, DoesSetup, Knowing, Length, Levels, MemberSetup, Next, OptionSetup, PromiseSetup,
    PromiseTerms, Setup, SetupError, TargetIx, Test, WhenSetup,
};
pub use sight::{
    CardSight, MemberSight, OptionSight, QuestionSight, Refusal, Sight, StreamSight, price, suits,
};
pub use start::start;
pub use state::{
    Concern, Dealt, Debt, Hidden, How, Move, Owed, Passing, Placement, Plan, Public, Question, State, Stream,
    World,
};
