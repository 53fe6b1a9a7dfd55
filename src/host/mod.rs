//! The host: a session in a room, for the game and for any browser.

pub mod forms;
pub mod pages;
