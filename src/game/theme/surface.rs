//! What things lie on: a surface that says its colour to what scrolls on it, and the closed curtain behind a page.

use bevy_egui::egui::{Color32, Frame, Mesh, Rect, Shape, Ui, UiBuilder, UiKind, UiStackInfo, pos2};

use super::{
    palette::{CURTAIN, LAMP, NIGHT, PAPER},
    widgets::on_paper,
};

/// Room that the ring about the outermost thing takes.
const RING: f32 = 6.0;

/// A ui of its own for a part of a page that cannot draw beyond it. What scrolls in it fades into `fill` at an edge
/// beyond which there is more.
pub fn upon<R>(ui: &mut Ui, rect: Rect, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let info = UiStackInfo::new(UiKind::GenericArea).with_frame(Frame::new().fill(fill));
    ui.scope_builder(UiBuilder::new().max_rect(rect).ui_stack_info(info), |ui| {
        ui.set_clip_rect(rect.expand(RING).intersect(ui.clip_rect()));
        if fill == PAPER {
            on_paper(ui);
        }
        add(ui)
    })
    .inner
}

/// Width of a fold, in units.
const FOLD: f32 = 34.0;
/// Across a fold: place and how much of the cloth's colour is seen there.
const ACROSS: [(f32, f32); 5] = [(0.0, 0.20), (0.28, 0.62), (0.42, 0.70), (0.74, 0.30), (1.0, 0.20)];
/// Height of the light at the foot of the cloth, as a share of it.
const GLOW: f32 = 0.34;

/// The closed curtain, in the little light that the house leaves on it: behind a page that is to be filled in before
/// anything is shown.
pub fn curtain(ui: &Ui, rect: Rect) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0, NIGHT);
    let mut mesh = Mesh::default();
    let folds = (rect.width() / FOLD).ceil().max(1.0);
    let wide = rect.width() / folds;
    for fold in 0..folds as u32 {
        let left = rect.left() + wide * fold as f32;
        for (place, light) in ACROSS {
            let x = left + wide * place;
            // The middle of the cloth is nearest to the lamps.
            let off = ((x - rect.center().x) / (rect.width() / 2.0)).abs();
            let light = light * (1.0 - 0.45 * off);
            let first = mesh.vertices.len() as u32;
            mesh.colored_vertex(pos2(x, rect.top()), NIGHT.lerp_to_gamma(CURTAIN, light * 0.62));
            mesh.colored_vertex(pos2(x, rect.bottom()), NIGHT.lerp_to_gamma(CURTAIN, light));
            if place > 0.0 {
                mesh.add_triangle(first - 2, first - 1, first);
                mesh.add_triangle(first - 1, first + 1, first);
            }
        }
    }
    let first = mesh.vertices.len() as u32;
    let top = rect.bottom() - rect.height() * GLOW;
    for (x, strength) in [(rect.left(), 0.0), (rect.center().x, 0.13), (rect.right(), 0.0)] {
        mesh.colored_vertex(pos2(x, top), Color32::TRANSPARENT);
        mesh.colored_vertex(pos2(x, rect.bottom()), LAMP.gamma_multiply(strength));
    }
    for at in [first, first + 2] {
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 1, at + 3, at + 2);
    }
    painter.add(Shape::mesh(mesh));
}
