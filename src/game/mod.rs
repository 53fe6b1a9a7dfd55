//! The window: Bevy draws the stage, egui the pages, and both draw one view of a session.
//!
//! Start reading at [`run`]; then [`screens`] (what is on a page), [`client`] (the game behind it), [`stage`] (the
//! picture).

pub mod address;
mod app;
pub mod client;
mod compose;
pub mod figure;
pub mod hosting;
mod icon;
pub mod icons;
mod keys;
pub mod library;
pub mod line;
pub mod paint;
mod probe;
pub mod report;
pub mod screens;
pub mod seats;
pub mod settings;
pub mod stage;
mod staging;
pub mod team;
pub mod theme;
pub mod trouble;

pub use app::{Joining, Options, run};
pub use probe::window as probe;
