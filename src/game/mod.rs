//! The window: what stands on the stage and how it is drawn.

pub mod figure;
pub mod paint;
pub mod stage;
