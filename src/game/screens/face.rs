//! People on a page: a portrait in a round frame, a figure in the light.

use bevy_egui::egui::{Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use crate::{
    game::theme::{
        Face, Kit, Size,
        palette::{HAIRLINE, PLATE, QUIET, RAISED, TEXT},
    },
    session::view::MemberView,
};

/// Head and shoulders in a round frame.
pub(super) fn portrait(ui: &Ui, kit: &Kit<'_>, centre: Pos2, radius: f32, member: &MemberView) {
    ui.painter().circle(centre, radius, RAISED, Stroke::new(1.0, HAIRLINE));
    initial(ui, kit, centre, &member.name, Size::Row);
}

/// The whole person in a frame.
pub(super) fn figure(ui: &Ui, kit: &Kit<'_>, rect: Rect, member: &MemberView) {
    ui.painter().rect(rect, 8, PLATE, Stroke::new(1.0, HAIRLINE), StrokeKind::Inside);
    initial(ui, kit, rect.center(), &member.name, Size::Page);
}

/// Somebody of whom there is no picture: the sponsor.
pub(super) fn initial(ui: &Ui, kit: &Kit<'_>, centre: Pos2, name: &str, size: Size) {
    let first: String = name.chars().take(1).collect();
    let galley = kit.galley(ui, kit.job(&first, size, Face::Bold, if size == Size::Row { QUIET } else { TEXT }, f32::INFINITY));
    let half = galley.size() / 2.0;
    ui.painter().galley(centre - vec2(half.x, half.y), galley, QUIET);
}
