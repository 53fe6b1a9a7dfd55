//! Surfaces, buttons, marks and ranges: what every screen is put together from.

use bevy_egui::egui::{
    Color32, CornerRadius, CursorIcon, Id, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind,
    Ui, WidgetInfo, WidgetType, epaint::PathShape, pos2, vec2,
};

use super::{
    Face, Ground, Kit, Layout, Size,
    palette::{
        EDGE, HAIRLINE, LAMP, LAMP_INK, PANEL, PAPER, PIT, PLATE, QUIET, RAISED, SLIP, SLIP_EDGE, TEXT, TICK,
    },
};
use crate::{report::ledger::Fill, session::view::RangeView, terms::Level};

/// Distance of the ring from what has the keyboard, in units.
const RING_GAP: f32 = 2.0;
/// Width of the ring, in units.
const RING: f32 = 3.0;

/// How much a button wants to be pressed. There is one primary button on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// What comes next.
    Primary,
    /// Anything else.
    Control,
    /// A line of a menu: no edge until it is pointed at.
    Line,
}

/// Words of the story.
pub fn paper(ui: &Ui, rect: Rect) {
    ui.painter().rect_filled(rect, 6, PAPER);
}

/// A group of instruments.
pub fn panel(ui: &Ui, rect: Rect) {
    ui.painter().rect(rect, 8, PANEL, Stroke::new(1.0, HAIRLINE), StrokeKind::Inside);
}

/// Makes scroll bars suit paper, for the rest of a ui.
pub fn on_paper(ui: &mut Ui) {
    let visuals = ui.visuals_mut();
    visuals.extreme_bg_color = Ground::Paper.track();
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        widget.bg_fill = Ground::Paper.quiet();
    }
}

/// The plate under a person.
pub fn plate(ui: &Ui, rect: Rect, selected: bool) {
    let stroke = if selected { Stroke::new(2.0, LAMP) } else { Stroke::new(1.0, HAIRLINE) };
    ui.painter().rect(rect, 6, PLATE, stroke, StrokeKind::Inside);
}

/// The ring around what has the keyboard.
pub fn ring(ui: &Ui, response: &Response, rect: Rect, radius: u8, ground: Ground) {
    if response.has_focus() {
        let painter = ui.painter();
        let radius = CornerRadius::same(radius + 2);
        painter.rect_stroke(
            rect.expand(RING_GAP),
            radius,
            Stroke::new(RING, ground.focus()),
            StrokeKind::Outside,
        );
    }
}

/// The same ring on the inside of what has the keyboard: where its neighbours stand close, or where an area that scrolls
/// would cut it off.
pub fn ring_inside(ui: &Ui, response: &Response, rect: Rect, radius: u8, ground: Ground) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, Stroke::new(RING, ground.focus()), StrokeKind::Inside);
    }
}

/// What can be pressed: pointer, name for readers of the screen, keyboard.
pub fn pressable(ui: &Ui, rect: Rect, id: Id, enabled: bool, name: &str) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    if enabled && response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    if response.gained_focus() {
        // Whatever has the keyboard is in sight.
        response.scroll_to_me(None);
    }
    response
}

/// A button with its text in the middle.
pub fn button(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, text: &str, weight: Weight, enabled: bool) -> Response {
    let id = ui.id().with(("button", text));
    let response = button_as(ui, kit, rect, id, text, weight, enabled);
    ring(ui, &response, rect, 6, Ground::Dark);
    response
}

/// The same with an id of its own, for buttons that may say the same; the ring about it is left to the caller.
pub fn button_as(
    ui: &mut Ui,
    kit: &Kit<'_>,
    rect: Rect,
    id: Id,
    text: &str,
    weight: Weight,
    enabled: bool,
) -> Response {
    let response = pressable(ui, rect, id, enabled, text);
    let lit = response.hovered() || response.is_pointer_button_down_on();
    let (fill, edge, colour) = match (weight, enabled) {
        (Weight::Primary, true) => (if lit { lighter(LAMP) } else { LAMP }, LAMP, LAMP_INK),
        (Weight::Control, true) => (if lit { lighter(RAISED) } else { RAISED }, EDGE, TEXT),
        (Weight::Line, true) => (if lit { RAISED } else { Color32::TRANSPARENT }, Color32::TRANSPARENT, TEXT),
        (_, false) => (PANEL, HAIRLINE, QUIET),
    };
    ui.painter().rect(rect, 6, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let size = if weight == Weight::Primary { Size::Body } else { Size::Row };
    let room = rect.width() - if weight == Weight::Line { 23.0 } else { 12.0 };
    let galley = kit.galley(ui, kit.fitted(ui, text, size, Face::Bold, colour, room));
    let at = if weight == Weight::Line {
        pos2(rect.left() + 17.0, rect.center().y - galley.size().y / 2.0)
    } else {
        // The larger letters of what comes next stand on the line of their neighbours'.
        let up = if weight == Weight::Primary { 1.0 } else { 0.0 };
        rect.center() - galley.size() / 2.0 - vec2(0.0, up)
    };
    ui.painter().galley(at, galley, colour);
    response
}

/// A colour pointed at.
fn lighter(colour: Color32) -> Color32 {
    colour.lerp_to_gamma(Color32::WHITE, 0.12)
}

/// A slip on paper that can be chosen: a figure to press, what is done, what it costs. Returns its height.
pub struct Slip<'a> {
    /// The figure on the keyboard, from 1.
    pub key: usize,
    /// What the leader does or says.
    pub text: &'a str,
    /// What it costs.
    pub price: &'a str,
    /// Whether it is the one taken.
    pub taken: bool,
    /// Whether it is set a size smaller, to leave the story its room.
    pub tight: bool,
}

impl Slip<'_> {
    const KEY: f32 = 23.0;

    fn pad(&self) -> f32 {
        if self.tight { 6.0 } else { 9.0 }
    }

    fn inner(&self, kit: &Kit<'_>, width: f32) -> (f32, f32) {
        let key = kit.grown(Self::KEY);
        // The words keep a little more room at the right than the figure has at the left.
        (key, width - 2.0 * self.pad() - key - 14.0)
    }

    fn size(&self, kit: &Kit<'_>) -> Size {
        if kit.style.layout == Layout::Wide && !self.tight { Size::Body } else { Size::Row }
    }

    fn price_size(&self) -> Size {
        if self.tight { Size::Least } else { Size::Quiet }
    }

    /// Height of the slip at a width.
    pub fn height(&self, ui: &Ui, kit: &Kit<'_>, width: f32) -> f32 {
        let (_, inner) = self.inner(kit, width);
        let of = |text, size, face| kit.galley(ui, kit.job(text, size, face, TEXT, inner)).size().y;
        of(self.text, self.size(kit), Face::Bold)
            + of(self.price, self.price_size(), Face::Text)
            + 2.0 * self.pad()
            - 2.0
    }

    /// Draws it at a left top.
    pub fn show(&self, ui: &mut Ui, kit: &Kit<'_>, at: Pos2, width: f32, id: Id, enabled: bool) -> Response {
        let rect = Rect::from_min_size(at, vec2(width, self.height(ui, kit, width)));
        let response = pressable(ui, rect, id, enabled, self.text);
        let lit = enabled && (response.hovered() || response.is_pointer_button_down_on());
        let fill = if lit { lighter(SLIP) } else { SLIP };
        let edge =
            if self.taken { Stroke::new(2.0, Ground::Paper.text()) } else { Stroke::new(1.0, SLIP_EDGE) };
        let painter = ui.painter();
        painter.rect(rect, 6, fill, edge, StrokeKind::Inside);
        let (key, inner) = self.inner(kit, width);
        let pad = self.pad();
        let centre = pos2(rect.left() + pad + key / 2.0, rect.top() + pad + key / 2.0 - 1.0);
        let (disc, figure) = if self.taken {
            (Ground::Paper.text(), SLIP)
        } else {
            (Color32::TRANSPARENT, Ground::Paper.text())
        };
        painter.circle(centre, key / 2.0, disc, Stroke::new(1.2, Ground::Paper.text()));
        let digit = self.key.to_string();
        let job = kit.job(&digit, Size::Row, Face::Bold, figure, f32::INFINITY);
        let galley = kit.galley(ui, job);
        ui.painter().galley(centre - galley.size() / 2.0, galley, figure);
        ring(ui, &response, rect, 6, Ground::Paper);
        let left = rect.left() + pad + key + 10.0;
        let text = kit.job(self.text, self.size(kit), Face::Bold, Ground::Paper.text(), inner);
        let told = kit.put(ui, pos2(left, rect.top() + pad - 1.0), text);
        let price = kit.job(self.price, self.price_size(), Face::Text, Ground::Paper.quiet(), inner);
        kit.put(ui, pos2(left, told.bottom()), price);
        response
    }
}

/// The mark of a headline indicator, `size` units from its middle to its edge.
pub fn mark(painter: &Painter, centre: Pos2, level: Level, colour: Color32, size: f32) {
    let s = size / 8.0;
    match level {
        Level::Morale => {
            painter.circle_filled(centre, 3.6 * s, colour);
            for ray in 0..8 {
                let (sin, cos) = (std::f32::consts::FRAC_PI_4 * ray as f32).sin_cos();
                let at = |r: f32| centre + vec2(cos, sin) * r * s;
                painter.line_segment([at(6.2), at(8.0)], Stroke::new(1.5 * s, colour));
            }
        }
        Level::Innovation => {
            painter.add(star(centre, 8.0 * s, 6.6 * s, colour));
        }
        Level::Loyalty => {
            for side in [-3.0, 3.0] {
                painter.circle_stroke(centre + vec2(side * s, 0.0), 4.2 * s, Stroke::new(1.7 * s, colour));
            }
        }
        _ => {
            painter.circle_filled(centre, 3.0 * s, colour);
        }
    }
}

/// A four-pointed star. It is not convex, so it is put together from four kites.
pub fn star(centre: Pos2, tall: f32, wide: f32, colour: Color32) -> Shape {
    let tips = [vec2(0.0, -tall), vec2(wide, 0.0), vec2(0.0, tall), vec2(-wide, 0.0)];
    let waist = 0.19 * wide;
    let waists = [vec2(waist, -waist), vec2(waist, waist), vec2(-waist, waist), vec2(-waist, -waist)];
    let kite = |tip: usize| {
        let points = vec![centre, centre + waists[(tip + 3) % 4], centre + tips[tip], centre + waists[tip]];
        Shape::Path(PathShape::convex_polygon(points, colour, Stroke::NONE))
    };
    Shape::Vec((0..4).map(kite).collect())
}

/// How a range is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// The level, for its colour.
    pub level: Level,
    /// What is known, in thousandths of a point.
    pub range: RangeView,
    /// Last round's best reading, in the same unit: a small triangle below.
    pub before: Option<i64>,
    /// What it stands on.
    pub ground: Ground,
}

impl Band {
    /// Draws the track over the whole of `rect`, and the band in it.
    pub fn paint(&self, painter: &Painter, rect: Rect) {
        let colour = self.ground.level(self.level);
        let round = CornerRadius::same((rect.height() / 2.0) as u8);
        let x = |value: i64| rect.left() + rect.width() * points(value).clamp(0.0, 100.0) / 100.0;
        let (low, best, high) = (x(self.range.low), x(self.range.best), x(self.range.high));
        let part = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to.max(from + 2.0), rect.y_range());
        painter.rect_filled(rect, round, self.ground.track());
        painter.rect_filled(part(low, high), round, colour.gamma_multiply(0.5));
        let inner = part(low + (best - low) * 0.45, best + (high - best) * 0.55);
        painter.rect_filled(inner, round, colour.gamma_multiply(0.75));
        let tick = if self.ground == Ground::Dark { TICK } else { Ground::Paper.text() };
        let (wide, over) = if rect.height() > 5.0 { (3.0, 3.0) } else { (2.0, 1.0) };
        let tall = rect.y_range().expand(over);
        painter.rect_filled(Rect::from_x_y_ranges(best - wide / 2.0..=best + wide / 2.0, tall), 1, tick);
        if let Some(before) = self.before {
            let (at, top) = (x(before), rect.bottom() + 3.0);
            let points = vec![pos2(at, top), pos2(at + 4.0, top + 5.0), pos2(at - 4.0, top + 5.0)];
            painter.add(PathShape::convex_polygon(points, self.ground.quiet(), Stroke::NONE));
        }
    }

    /// The range in words: “54–69”.
    pub fn told(&self) -> String {
        told(self.range)
    }
}

/// Thousandths of a point as points.
pub fn points(thousandths: i64) -> f32 {
    thousandths as f32 / 1000.0
}

/// Thousandths of a point as whole points.
pub fn whole(thousandths: i64) -> i64 {
    (thousandths + 500).div_euclid(1000)
}

/// A range in words: “54–69”.
pub fn told(range: RangeView) -> String {
    format!("{}–{}", whole(range.low), whole(range.high))
}

/// A tab over a panel; returns what came of it.
pub fn tab(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, name: &str, beside: &str, open: bool) -> Response {
    let id = ui.id().with(("tab", name));
    let response = ui.interact(rect, id, Sense::click());
    let told = format!("{name} {beside}");
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, open, told.as_str()));
    let painter = ui.painter();
    let radius = CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 };
    if open {
        painter.rect(rect, radius, PANEL, Stroke::new(1.0, HAIRLINE), StrokeKind::Inside);
        let top = Rect::from_min_size(rect.min, vec2(rect.width(), 3.0));
        painter.rect_filled(top, radius, LAMP);
    } else if response.hovered() {
        painter.rect_filled(rect, radius, PIT);
    }
    ring(ui, &response, rect, 6, Ground::Dark);
    let colour = if open { TEXT } else { QUIET };
    let mut job = kit.job(name, Size::Row, Face::Bold, colour, f32::INFINITY);
    job.append(beside, 6.0, kit.format(Size::Row, Face::Text, QUIET));
    let galley = kit.galley(ui, job);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response
}

/// A bar of work or score, and a dashed stretch up to where it should be.
pub fn bar(painter: &Painter, rect: Rect, share: f32, planned: Option<f32>) {
    let round = CornerRadius::same((rect.height() / 2.0) as u8);
    let x = |share: f32| rect.left() + rect.width() * share.clamp(0.0, 1.0);
    painter.rect_filled(rect, round, Ground::Dark.track());
    let done = Rect::from_x_y_ranges(rect.left()..=x(share).max(rect.left() + 2.0), rect.y_range());
    painter.rect_filled(done, round, super::palette::WORK);
    let Some(planned) = planned else { return };
    if share < planned {
        let gap = Rect::from_x_y_ranges(x(share) + 1.0..=x(planned), rect.y_range());
        dashed(painter, gap, Stroke::new(1.0, super::palette::WORK));
    }
    // Clear of the words above.
    let notch = rect.top() - 1.0..=rect.bottom() + 4.0;
    painter.vline(x(planned), notch, Stroke::new(2.0, TEXT));
}

/// The edge of a rectangle in dashes.
pub fn dashed(painter: &Painter, rect: Rect, stroke: Stroke) {
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, stroke, 3.0, 2.5));
}

/// A line across.
pub fn rule(ui: &Ui, left: f32, right: f32, y: f32, ground: Ground) {
    ui.painter().hline(left..=right, y, Stroke::new(1.0, ground.hairline()));
}

/// Least width of a piece that is hatched, in units.
const HATCHED_FROM: f32 = 9.0;

/// A piece of a chain of causes: solid, hatched, pale or dotted, so that it does not hang on colour.
pub fn chain(painter: &Painter, rect: Rect, fill: Fill, colour: Color32) {
    match fill {
        Fill::Gain => {
            painter.rect_filled(rect, 2, colour);
        }
        Fill::Loss => {
            // Strokes would fill a narrow piece: it stays hollow.
            if rect.width() >= HATCHED_FROM {
                hatch(painter, rect, colour);
            }
            painter.rect_stroke(rect, 2, Stroke::new(1.5, colour), StrokeKind::Inside);
        }
        Fill::Misread => {
            // A narrow loss is hollow as well.
            painter.rect_filled(rect, 2, colour.gamma_multiply(0.28));
            painter.rect_stroke(rect, 2, Stroke::new(1.5, colour), StrokeKind::Inside);
        }
        Fill::Unlearnt => {
            let step = 5.0;
            let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
            let mut y = rect.top() + step / 2.0;
            while y < rect.bottom() {
                let mut x = rect.left() + step / 2.0;
                while x < rect.right() {
                    inside.circle_filled(pos2(x, y), 1.15, colour);
                    x += step;
                }
                y += step;
            }
            let corners =
                [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(Shape::dashed_line(&corners, Stroke::new(1.4, colour), 1.6, 2.6));
        }
    }
}

/// Strokes from lower left to upper right over a rectangle.
fn hatch(painter: &Painter, rect: Rect, colour: Color32) {
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let stroke = Stroke::new(1.5, colour);
    let mut x = rect.left() - rect.height() + 4.0;
    while x < rect.right() {
        inside.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += 6.0;
    }
}

/// An amount with its sign: “+3”, “−8”, “0”.
pub fn signed(amount: i64) -> String {
    match amount {
        1.. => format!("+{amount}"),
        0 => "0".to_owned(),
        _ => format!("\u{2212}{}", amount.unsigned_abs()),
    }
}
