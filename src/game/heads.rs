//! Portraits of people, for a page: a round frame with a head in it.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    sync::Arc,
};

use bevy_egui::egui::{self, Id, Rect, Shape, Ui, Vec2};
use kurbo::Point;

use super::{
    figure::{self, Energy, Mood, Pose, Tint},
    paint::{Canvas, Colour},
};
use crate::session::Figure;

/// What a head stands before.
const GROUND: Colour = Colour([0x4A, 0x26, 0x38]);

/// Paints a head in a round frame. The shapes are made once for a person, a mood and a size.
pub fn paint(ui: &Ui, rect: Rect, figure: &Figure, mood: Mood) {
    let pixel = 1.0 / ui.ctx().pixels_per_point();
    let radius = rect.width().min(rect.height()) / 2.0;
    let mesh = kept(ui, &(format!("{figure:?}"), mood as u8, radius.to_bits(), pixel.to_bits()), || {
        let mut canvas = Canvas::new(pixel);
        let pose = Pose::of(mood, Energy::Settled, 0);
        let radius = f64::from(radius);
        figure::portrait(&mut canvas, Point::new(radius, radius), radius, figure, &pose, Tint::Lit([1.0; 3]), GROUND);
        canvas
    });
    place(ui, &mesh, rect.center() - Vec2::splat(radius) - egui::Pos2::ZERO);
}

/// Paints a whole person with the feet at the middle of a rectangle's lower edge, as high as the rectangle allows.
pub fn paint_whole(ui: &Ui, rect: Rect, figure: &Figure, pose: &Pose) {
    let pixel = 1.0 / ui.ctx().pixels_per_point();
    let scale = rect.height() / 224.0;
    let mesh = kept(ui, &(format!("{figure:?}{pose:?}"), scale.to_bits(), pixel.to_bits()), || {
        let mut canvas = Canvas::new(pixel);
        let at = kurbo::Affine::scale(f64::from(scale));
        figure::draw(&mut canvas, at, figure, pose, Tint::Lit([1.0; 3]));
        canvas
    });
    place(ui, &mesh, rect.center_bottom() - egui::Pos2::ZERO);
}

/// The shapes of what was painted before, or now for the first time.
fn kept(ui: &Ui, what: &impl Hash, make: impl FnOnce() -> Canvas) -> Arc<egui::Mesh> {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    let id = Id::new(("figure", hasher.finish()));
    if let Some(mesh) = ui.data(|data| data.get_temp::<Arc<egui::Mesh>>(id)) {
        return mesh;
    }
    let mesh = Arc::new(make().to_egui(Vec2::ZERO, 1.0));
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&mesh)));
    mesh
}

fn place(ui: &Ui, mesh: &Arc<egui::Mesh>, at: Vec2) {
    let mut mesh = egui::Mesh::clone(mesh);
    mesh.translate(at);
    ui.painter().add(Shape::mesh(mesh));
}
