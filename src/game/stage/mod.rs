//! The stage: people, light, threads and sparks, drawn by Bevy under the pages.
//!
//! The screens say who is on it ([`OnStage`]), where on the window it is ([`StageRect`]), and what happens to whom
//! ([`StageCue`]); they read where people stand ([`StagePlaces`]). What follows is worked out in floors of its own:
//! [`cast`] (what is shown, as data), [`placing`] (who stands and looks where), [`scene`] (how each part is drawn),
//! `show` (what is on its way), `picture` (the sheets of one moment), `plugin` (those sheets as meshes).
//!
//! A sheet is drawn again only when what it is drawn from has changed, and nothing asks for another frame unless
//! something moves.

pub mod cast;
mod cue;
mod material;
mod motion;
mod pass;
mod picture;
pub mod placing;
mod plugin;
pub mod scene;
mod sheet;
mod show;
#[cfg(test)]
mod tests;

pub use cast::{Actor, Cast, LeaderOnStage};
pub use cue::{StageCue, StageCueKind};
pub use plugin::{
    Idle, Motion, OnStage, StageCamera, StagePlace, StagePlaces, StageRect, StageSystems, plugin,
};
pub use show::Set;
