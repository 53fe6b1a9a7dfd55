//! The signs of the practices, for a page.

use bevy_egui::egui::{Color32, Painter, Pos2, Ui, vec2};
use kurbo::Point;

use super::{
    figure::icons,
    paint::{Canvas, Rgba},
};
use crate::terms::Practice;

/// Paints a sign, `size` units high, around a middle.
pub fn paint(ui: &Ui, centre: Pos2, practice: Practice, colour: Color32, size: f32) {
    paint_on(ui.painter(), centre, practice, colour, size);
}

/// The same with a painter of another layer.
pub fn paint_on(painter: &Painter, centre: Pos2, practice: Practice, colour: Color32, size: f32) {
    let mut canvas = Canvas::new(1.0 / painter.ctx().pixels_per_point());
    let [r, g, b, _] = colour.to_array().map(|part| f32::from(part) / 255.0);
    icons::practice(&mut canvas, practice, Point::ZERO, f64::from(size), Rgba([r, g, b, 1.0]));
    let offset = centre - vec2(size, size) / 2.0 - Pos2::ZERO;
    painter.add(canvas.to_egui(offset, 1.0));
}
