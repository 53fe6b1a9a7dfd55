//! The picture as layers: pure functions that draw on a canvas in the units of the stage drawing (880 × 510 for the
//! week, 1280 × 720 for the title). What is lit how much comes from [`light::Lighting`]; nothing here knows a clock.

pub mod bonds;
pub mod brush;
pub mod flat;
pub mod ideas;
pub mod leader;
pub mod light;
pub mod set;
pub mod weather;
pub mod weeks;
pub mod work;
