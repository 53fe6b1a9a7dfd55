//! People on a page: a portrait in a round frame, a figure in the light.
//!
//! A figure is a few thousand triangles: each is made once for its size and mood, and egui keeps it.

use std::sync::Arc;

use bevy_egui::egui::{
    Color32, Id as UiId, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};
use kurbo::{Affine, Point};

use crate::{
    game::{
        figure::{self, Energy, Mood, Pose, Tint},
        paint::{Canvas, Colour},
        team,
        theme::palette::HAIRLINE,
    },
    scenario::Figure,
    session::view::{LeaderView, MemberView},
    terms::Level,
};

/// The sponsor among ids: no member has it.
const SPONSOR: &str = "sponsor";
/// Behind a head.
const GROUND: Colour = Colour::hex(0x5B_2A_3A);
/// The wall behind a figure, above and below.
const WALL: (Color32, Color32) = (Color32::from_rgb(0x1B, 0x14, 0x30), Color32::from_rgb(0x4B, 0x2F, 0x50));
/// The boards, behind and in front.
const BOARDS: (Color32, Color32) = (Color32::from_rgb(0x43, 0x28, 0x3A), Color32::from_rgb(0x6B, 0x3F, 0x37));
/// Where the wall meets the boards, from the top of the frame.
const HORIZON: f32 = 0.77;
/// The light of the rig.
const CONE: Color32 = Color32::from_rgb(0xFF, 0xE6, 0xB4);

/// What falls on everybody here alike.
const LIGHT: Tint = Tint::Lit([1.03, 0.98, 0.91]);

/// How somebody stands, as far as one can know.
fn pose(member: &MemberView) -> Pose {
    let points = |level| team::level(member, level).best / 1000;
    let habit = member.id.as_str().bytes().map(usize::from).sum();
    Pose::of(Mood::of(points(Level::Morale)), Energy::of(points(Level::Strain)), habit)
}

/// A mesh that egui keeps, made anew only for another key.
fn kept(ui: &Ui, key: UiId, make: impl FnOnce() -> Mesh) -> Arc<Mesh> {
    if let Some(mesh) = ui.data(|data| data.get_temp::<Arc<Mesh>>(key)) {
        return mesh;
    }
    let mesh = Arc::new(make());
    ui.data_mut(|data| data.insert_temp(key, mesh.clone()));
    mesh
}

/// Puts a mesh made around the origin somewhere.
fn put(painter: &Painter, mesh: &Mesh, at: Pos2) {
    let mut mesh = mesh.clone();
    mesh.translate(at.to_vec2());
    painter.add(Shape::mesh(mesh));
}

/// Head and shoulders in a round frame.
pub(super) fn portrait(ui: &Ui, centre: Pos2, radius: f32, member: &MemberView) {
    head(ui, centre, radius, (member.id.as_str(), &member.name), &member.figure, pose(member));
}

/// The same for somebody of whom nothing is known yet: as they look on a good day. `named` is their id and their name.
pub(super) fn likeness(ui: &Ui, centre: Pos2, radius: f32, named: (&str, &str), figure: &Figure) {
    let habit = named.0.bytes().map(usize::from).sum();
    head(ui, centre, radius, named, figure, Pose::of(Mood::Steady, Energy::Settled, habit));
}

/// The sponsor, as confident as everybody can see.
pub(super) fn sponsor(ui: &Ui, centre: Pos2, radius: f32, view: &LeaderView) {
    let sponsor = &view.briefing.sponsor;
    head(ui, centre, radius, (SPONSOR, &sponsor.name), &sponsor.figure, sponsor_pose(view));
}

fn sponsor_pose(view: &LeaderView) -> Pose {
    let confidence = Mood::of(view.sponsor_confidence / 1000);
    Pose::of(confidence, Energy::Settled, view.briefing.sponsor.name.len())
}

fn head(ui: &Ui, centre: Pos2, radius: f32, named: (&str, &str), figure: &Figure, pose: Pose) {
    let pixels = ui.pixels_per_point();
    // In points, and so not the same for the same size in pixels.
    let size = ((radius * 16.0) as i64, (pixels * 64.0) as i64);
    let key = UiId::new(("portrait", named.0, named.1, pose.mood as u8, size));
    let mesh = kept(ui, key, || {
        let mut canvas = Canvas::new(1.0 / pixels);
        figure::portrait(&mut canvas, Point::ZERO, f64::from(radius), figure, &pose, LIGHT, GROUND);
        canvas.to_egui(vec2(0.0, 0.0), 1.0)
    });
    put(ui.painter(), &mesh, centre);
    ui.painter().circle_stroke(centre, radius, Stroke::new(1.0, HAIRLINE));
}

/// The whole person in a frame, in the light of the rig.
pub(super) fn figure(ui: &Ui, rect: Rect, member: &MemberView) {
    whole(ui, rect, (member.id.as_str(), &member.name), &member.figure, pose(member));
}

/// The whole sponsor.
pub(super) fn sponsor_figure(ui: &Ui, rect: Rect, view: &LeaderView) {
    let sponsor = &view.briefing.sponsor;
    whole(ui, rect, (SPONSOR, &sponsor.name), &sponsor.figure, sponsor_pose(view));
}

fn whole(ui: &Ui, rect: Rect, named: (&str, &str), figure: &Figure, pose: Pose) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let split = rect.top() + rect.height() * HORIZON;
    gradient(&painter, rect.with_max_y(split), WALL.0, WALL.1);
    gradient(&painter, rect.with_min_y(split), BOARDS.0, BOARDS.1);
    let foot = rect.bottom() - rect.height() * 0.09;
    // Everybody gets the same scale, so that a tall person is tall; the frame decides which.
    let scale = ((foot - rect.top()) * 0.86 / 216.0).min(rect.width() / 128.0);
    let middle = rect.center().x;
    cone(&painter, rect, middle, foot, rect.width() * 0.3);
    shadow(&painter, pos2(middle, foot + 2.0), vec2(46.0 * scale, 7.0 * scale));
    let pixels = ui.pixels_per_point();
    let key = UiId::new((
        "figure",
        named.0,
        named.1,
        pose.mood as u8,
        pose.energy as u8,
        ((scale * 256.0) as i64, (pixels * 64.0) as i64),
    ));
    let mesh = kept(ui, key, || {
        let mut canvas = Canvas::new(1.0 / pixels);
        figure::draw(&mut canvas, Affine::scale(f64::from(scale)), figure, &pose, LIGHT);
        canvas.to_egui(vec2(0.0, 0.0), 1.0)
    });
    put(&painter, &mesh, pos2(middle, foot));
    ui.painter().rect_stroke(rect, 2, Stroke::new(1.0, HAIRLINE), StrokeKind::Inside);
}

/// From one colour at the top to another at the bottom.
fn gradient(painter: &Painter, rect: Rect, top: Color32, bottom: Color32) {
    let mut mesh = Mesh::default();
    for (at, colour) in [
        (rect.left_top(), top),
        (rect.right_top(), top),
        (rect.left_bottom(), bottom),
        (rect.right_bottom(), bottom),
    ] {
        mesh.colored_vertex(at, colour);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 3, 2);
    painter.add(Shape::mesh(mesh));
}

/// Light from above: bright in the middle, nothing at its edges.
fn cone(painter: &Painter, rect: Rect, middle: f32, foot: f32, half: f32) {
    let (bright, low, none) = (CONE.gamma_multiply(0.34), CONE.gamma_multiply(0.12), Color32::TRANSPARENT);
    let narrow = half * 0.2;
    let mut mesh = Mesh::default();
    for (x, y, colour) in [
        (middle - narrow, rect.top(), none),
        (middle, rect.top(), bright),
        (middle + narrow, rect.top(), none),
        (middle - half, foot, none),
        (middle, foot, low),
        (middle + half, foot, none),
    ] {
        mesh.colored_vertex(pos2(x, y), colour);
    }
    for [a, b, c] in [[0, 1, 3], [1, 4, 3], [2, 1, 5], [1, 4, 5]] {
        mesh.add_triangle(a, b, c);
    }
    painter.add(Shape::mesh(mesh));
}

/// Where somebody stands: light on the boards, and a shadow in it.
fn shadow(painter: &Painter, centre: Pos2, radius: bevy_egui::egui::Vec2) {
    use bevy_egui::egui::epaint::EllipseShape;
    painter.add(EllipseShape::filled(centre, radius * 1.7, CONE.gamma_multiply(0.12)));
    painter.add(EllipseShape::filled(centre, radius, Color32::from_black_alpha(110)));
}
