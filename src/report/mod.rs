//! What a game has to tell: why people moved, the story of a playthrough, its figures for programs, and what the
//! window and the browser both make of a view.
//!
//! Most of it reads a [`Told`], a game as it was played, whoever led it. Nothing here changes a game.

pub mod balance;
pub mod beats;
pub mod book;
pub mod chair;
pub mod debrief;
pub mod deeds;
pub mod export;
pub mod html;
pub mod league;
pub mod ledger;
pub mod mark;
pub mod names;
pub mod owed;
pub mod page;
pub mod pivots;
pub mod play;
pub mod points;
pub mod room;
pub mod sentence;
pub mod story;
mod told;
pub mod why;
pub mod work;

pub use told::{Led, Told};
