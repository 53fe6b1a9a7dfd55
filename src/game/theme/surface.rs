//! What things lie on: what scrolls fades into its surface, and the closed curtain behind a page.

use bevy_egui::egui::{
    Color32, Mesh, Painter, Pos2, Rect, ScrollArea, Shape, Stroke, Ui, UiBuilder,
    ecolor::{gamma_u8_from_linear_f32, linear_f32_from_gamma_u8},
    pos2,
    scroll_area::ScrollAreaOutput,
    vec2,
};

use super::{
    palette::{CURTAIN, INK, LAMP, NIGHT, PAPER, TEXT},
    widgets::on_paper,
};

/// Room that the ring about the outermost thing takes.
const RING: f32 = 6.0;

/// A ui of its own for a part of a page on a surface of one colour, that cannot draw beyond it.
pub fn upon<R>(ui: &mut Ui, rect: Rect, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.expand(RING).intersect(ui.clip_rect()));
        if fill == PAPER {
            on_paper(ui);
        }
        add(ui)
    })
    .inner
}

/// Height over which what goes on beyond an edge fades, in units, and as a share of what is seen at most.
const FADE: (f32, f32) = (28.0, 0.3);
/// Strips that a fade is put together from: colours run in steps for the eye, light does not.
const STRIPS: u32 = 8;

/// Areas that show where there is more of them.
pub trait Fading {
    /// Shows the area. At an edge beyond which there is more, it fades into `fill`, the colour it lies on.
    fn faded<R>(self, ui: &mut Ui, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;
}

impl Fading for ScrollArea {
    fn faded<R>(self, ui: &mut Ui, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        let output = self.show(ui, add);
        // Under something else everything is dimmed, and egui dims what is half transparent so that it shines.
        if !ui.is_enabled() {
            return output;
        }
        let seen = output.inner_rect;
        let above = output.state.offset.y;
        let below = output.content_size.y - seen.height() - above;
        let tall = FADE.0.min(seen.height() * FADE.1);
        let wide = seen.expand2(vec2(RING, 0.0));
        // The nearer the end, the less of a fade.
        fade(ui.painter(), wide.with_max_y(seen.top() + tall), fill, above / tall, true);
        fade(ui.painter(), wide.with_min_y(seen.bottom() - tall), fill, below / tall, false);
        if below > GOES_ON && seen.height() > MARKED_FROM {
            // At the foot of the bar, where no words are.
            let scroll = &ui.spacing().scroll;
            let bar = seen.right() + scroll.bar_inner_margin + scroll.bar_width / 2.0;
            goes_on(ui.painter(), pos2(bar, seen.bottom() - 4.0), fill);
        }
        output
    }
}

/// Height of an area from which on it is marked that it goes on below, in units.
const MARKED_FROM: f32 = 90.0;

/// So much below an edge is marked; less is the room about a last line.
const GOES_ON: f32 = 8.0;

/// A small arrow down, at the foot of the bar: there is more below.
fn goes_on(painter: &Painter, at: Pos2, fill: Color32) {
    let (ink, half) = (if fill == PAPER { INK } else { TEXT }, vec2(6.0, 4.5));
    painter.circle_filled(at - vec2(0.0, 3.0), 9.0, fill);
    let points = vec![at + vec2(-half.x, -half.y), at, at + vec2(half.x, -half.y)];
    painter.line(points, Stroke::new(2.0, ink));
}

/// One fade: all of the colour at the edge, none of it at the other side.
fn fade(painter: &Painter, rect: Rect, fill: Color32, strength: f32, top: bool) {
    let strength = strength.clamp(0.0, 1.0);
    if strength < 0.05 {
        return;
    }
    let mut mesh = Mesh::default();
    for strip in 0..=STRIPS {
        let share = strip as f32 / STRIPS as f32;
        let y = if top { rect.top() + rect.height() * share } else { rect.bottom() - rect.height() * share };
        let left = 1.0 - share;
        let colour = veil(fill, strength * left * left * (3.0 - 2.0 * left));
        mesh.colored_vertex(pos2(rect.left(), y), colour);
        mesh.colored_vertex(pos2(rect.right(), y), colour);
        if strip > 0 {
            let first = strip * 2;
            mesh.add_triangle(first - 2, first - 1, first);
            mesh.add_triangle(first - 1, first + 1, first);
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// A colour that covers `share` of what is under it. The window blends light and not its code, so that a colour that
/// was thinned out as egui does it would come out too dark.
fn veil(colour: Color32, share: f32) -> Color32 {
    let thin = |value: u8| gamma_u8_from_linear_f32(linear_f32_from_gamma_u8(value) * share);
    let [r, g, b, _] = colour.to_array();
    Color32::from_rgba_premultiplied(thin(r), thin(g), thin(b), (share * 255.0).round() as u8)
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
