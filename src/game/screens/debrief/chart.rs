//! Charts over the rounds of a game: a frame with both axes, bands, lines, and points in the shape of their
//! indicator.

use bevy_egui::egui::{Align2, Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2};

use crate::{
    game::theme::{
        Face, Kit, Size,
        palette::{HAIRLINE, PANEL, QUIET, RAISED, TEXT, WORK},
        widgets,
    },
    terms::Level,
};

/// Width of a line.
pub(super) const LINE: f32 = 2.6;

/// The frame of a chart: from rounds and figures to places on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    /// What lies inside the axes.
    pub rect: Rect,
    /// The figure at the bottom.
    pub low: f32,
    /// The figure at the top.
    pub high: f32,
    /// Rounds across.
    pub count: usize,
}

impl Plot {
    /// A frame inside a rectangle, with room for the ticks at the left and below.
    pub fn within(ui: &Ui, kit: &Kit<'_>, rect: Rect, (low, high): (f32, f32), count: usize) -> Self {
        let left = kit.width(ui, "100", Size::Least, Face::Text) + 8.0;
        let below = kit.line(Size::Least) + 4.0;
        let inner = Rect::from_min_max(
            pos2(rect.left() + left, rect.top()),
            pos2(rect.right(), rect.bottom() - below),
        );
        Self { rect: inner, low, high, count }
    }

    fn step(&self) -> f32 {
        self.rect.width() / self.count.max(1) as f32
    }

    /// Middle of a round, by its place from 0.
    pub fn x(&self, place: usize) -> f32 {
        self.rect.left() + self.step() * (place as f32 + 0.5)
    }

    /// Height of a figure.
    pub fn y(&self, figure: f32) -> f32 {
        let share = (figure.clamp(self.low, self.high) - self.low) / (self.high - self.low).max(1.0);
        self.rect.bottom() - self.rect.height() * share
    }

    /// The round at a place across.
    pub fn place(&self, x: f32) -> usize {
        let place = ((x - self.rect.left()) / self.step().max(0.1)).floor().max(0.0) as usize;
        place.min(self.count.saturating_sub(1))
    }

    /// Everything from a round on.
    pub fn from(&self, place: usize) -> Rect {
        self.rect.with_min_x(self.rect.left() + self.step() * place as f32)
    }

    /// A figure of a round.
    pub fn at(&self, place: usize, figure: f32) -> Pos2 {
        pos2(self.x(place), self.y(figure))
    }

    /// Both axes: figures at the left with a line across, names of rounds below.
    pub fn axes(&self, ui: &Ui, kit: &Kit<'_>, step: i64, labels: &[&str]) {
        let painter = ui.painter();
        let first = (self.low as i64).div_euclid(step) * step;
        for tick in (first..=self.high as i64).step_by(step.max(1) as usize) {
            let figure = tick as f32;
            if figure < self.low || figure > self.high {
                continue;
            }
            painter.hline(self.rect.x_range(), self.y(figure), Stroke::new(1.0, HAIRLINE));
            note(
                ui,
                kit,
                pos2(self.rect.left() - 6.0, self.y(figure)),
                Align2::RIGHT_CENTER,
                &tick.to_string(),
                QUIET,
            );
        }
        // Names that would run into each other are left out, every second or third stays.
        let wide =
            labels.iter().map(|label| kit.width(ui, label, Size::Least, Face::Text)).fold(0.0, f32::max);
        let every = (((wide + 5.0) / self.step().max(1.0)).ceil() as usize).max(1);
        for (place, label) in labels.iter().enumerate().filter(|(place, _)| place % every == 0) {
            let at = pos2(self.x(place), self.rect.bottom() + 3.0);
            note(ui, kit, at, Align2::CENTER_TOP, label, QUIET);
        }
    }

    /// The rounds without the leader.
    pub fn chair(&self, ui: &Ui, kit: &Kit<'_>, from: usize, name: Option<&str>) {
        if from >= self.count {
            return;
        }
        let rect = self.from(from);
        ui.painter().rect_filled(rect, 0, RAISED);
        let Some(name) = name else { return };
        let stroke = Stroke::new(2.0, QUIET);
        let seat = rect.min + bevy_egui::egui::vec2(11.0, 18.0);
        ui.painter().vline(seat.x, seat.y - 12.0..=seat.y + 7.0, stroke);
        ui.painter().hline(seat.x..=seat.x + 9.0, seat.y - 2.0, stroke);
        ui.painter().vline(seat.x + 9.0, seat.y - 2.0..=seat.y + 7.0, stroke);
        if kit.width(ui, name, Size::Least, Face::Text) + 32.0 < rect.width() {
            note(ui, kit, seat + bevy_egui::egui::vec2(17.0, -1.0), Align2::LEFT_CENTER, name, QUIET);
        }
    }

    /// What lies between two lines.
    pub fn band(&self, painter: &Painter, from: usize, low: &[f32], high: &[f32], colour: Color32) {
        let mut mesh = Mesh::default();
        for (place, (low, high)) in low.iter().zip(high).enumerate() {
            mesh.colored_vertex(self.at(from + place, *low), colour);
            mesh.colored_vertex(self.at(from + place, *high), colour);
            if place > 0 {
                let last = place as u32 * 2;
                mesh.add_triangle(last - 2, last - 1, last);
                mesh.add_triangle(last - 1, last + 1, last);
            }
        }
        painter.add(Shape::mesh(mesh));
    }

    /// A line from round to round.
    pub fn line(
        &self,
        painter: &Painter,
        from: usize,
        figures: &[f32],
        stroke: Stroke,
        dash: Option<(f32, f32)>,
    ) {
        let points: Vec<Pos2> =
            figures.iter().enumerate().map(|(place, figure)| self.at(from + place, *figure)).collect();
        match dash {
            Some((dash, gap)) => painter.extend(Shape::dashed_line(&points, stroke, dash, gap)),
            None => {
                painter.add(Shape::line(points, stroke));
            }
        }
    }
}

/// A text in a chart.
pub(super) fn note(ui: &Ui, kit: &Kit<'_>, at: Pos2, anchor: Align2, text: &str, colour: Color32) {
    let galley = kit.galley(ui, kit.job(text, Size::Least, Face::Text, colour, f32::INFINITY));
    let place = anchor.anchor_size(at, galley.size());
    ui.painter().galley(place.min, galley, colour);
}

/// A point in the shape of its indicator: disc, star, ring; a square for output.
pub(super) fn point(painter: &Painter, level: Option<Level>, at: Pos2, colour: Color32, size: f32) {
    match level {
        Some(Level::Morale) => {
            painter.circle_filled(at, 3.8 * size, colour);
        }
        Some(Level::Innovation) => {
            painter.add(widgets::star(at, 6.6 * size, 5.6 * size, colour));
        }
        Some(Level::Loyalty) => {
            painter.circle(at, 3.6 * size, PANEL, Stroke::new(2.0, colour));
        }
        _ => {
            painter.rect_filled(
                Rect::from_center_size(at, bevy_egui::egui::vec2(6.0, 6.0) * size),
                0,
                colour,
            );
        }
    }
}

/// A letter on a disc.
pub(super) fn letter(ui: &Ui, kit: &Kit<'_>, at: Pos2, letter: char) {
    use crate::game::theme::palette::LAMP_INK;
    let radius = (kit.line(Size::Row) / 2.0 + 1.0).max(11.0);
    ui.painter().circle_filled(at, radius, TEXT);
    let galley = kit.galley(ui, kit.job(&letter.to_string(), Size::Row, Face::Bold, LAMP_INK, f32::INFINITY));
    ui.painter().galley(at - galley.size() / 2.0, galley, LAMP_INK);
}

/// Colour of an indicator on dark; that of work for output.
pub(super) fn colour(level: Option<Level>) -> Color32 {
    level.map_or(WORK, |level| crate::game::theme::Ground::Dark.level(level))
}

/// The ends of an axis that holds all figures, in steps of ten, `span` wide at least.
pub(super) fn ends(figures: impl Iterator<Item = f32>, span: f32) -> (f32, f32) {
    let (mut low, mut high) = (f32::MAX, f32::MIN);
    for figure in figures {
        low = low.min(figure);
        high = high.max(figure);
    }
    if low > high {
        return (0.0, 100.0);
    }
    (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
    while high - low < span {
        high += 10.0;
        if high - low < span {
            low -= 10.0;
        }
    }
    if low < 0.0 { (0.0, high - low) } else { (low, high) }
}
