//! The signs of the practices, for a page.

use bevy_egui::egui::{Color32, Painter, Pos2};

use crate::terms::Practice;

/// Paints a sign, `size` units high, around a middle.
pub fn paint(painter: &Painter, centre: Pos2, practice: Practice, colour: Color32, size: f32) {
    let _ = practice;
    painter.circle_stroke(centre, size * 0.4, (1.7, colour));
}
