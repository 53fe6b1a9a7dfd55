//! The first row and the last of a ledger, and what its fills mean.

use bevy_egui::egui::{Rect, Stroke, StrokeKind, Ui, pos2, text::LayoutJob, vec2};

use super::{
    Heading, colour, drop,
    grid::{Grid, take},
};
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::{INK, INK_QUIET, PAPER},
        widgets::{chain, rule, signed},
    },
    report::ledger::{Fill, Measure, Reading, Table},
    terms::Message,
};

/// What stands at the left of the first row and of the last.
pub(super) struct Two {
    title: LayoutJob,
    note: LayoutJob,
    tall: f32,
}

impl Two {
    pub fn of(ui: &Ui, kit: &Kit<'_>, grid: &Grid, title: &str, note: &'static str) -> Self {
        let title = kit.job(title, Size::Body, Face::Bold, INK, grid.names);
        let note = kit.job(&kit.say(note), Size::Quiet, Face::Text, INK_QUIET, grid.names);
        let tall = kit.galley(ui, title.clone()).size().y + kit.galley(ui, note.clone()).size().y;
        Self { title, note, tall }
    }

    pub fn put(self, ui: &mut Ui, kit: &Kit<'_>, rect: Rect) {
        let told = kit.put(ui, pos2(rect.left(), rect.center().y - self.tall / 2.0), self.title);
        kit.put(ui, pos2(rect.left(), told.bottom()), self.note);
    }

    /// Height of the row, with the readings beside it.
    pub fn row(&self, kit: &Kit<'_>) -> f32 {
        self.tall.max(kit.line(Size::Panel) + kit.line(Size::Quiet)) + 14.0
    }
}

/// A range with its best reading, in a column.
#[expect(clippy::too_many_arguments, reason = "a reading stands in a grid, in a row, in a column")]
pub(super) fn reading(
    ui: &mut Ui,
    kit: &Kit<'_>,
    grid: &Grid,
    rect: Rect,
    at: usize,
    of: Measure,
    reading: Reading,
    change: Option<i64>,
    whole: Option<i64>,
) {
    let ink = colour(of);
    let middle = rect.center().y;
    let range = Rect::from_min_max(
        pos2(grid.x(at, reading.low), middle - 7.0),
        pos2(grid.x(at, reading.high), middle + 7.0),
    );
    if reading.low < reading.high {
        ui.painter().rect(
            range,
            7,
            ink.lerp_to_gamma(PAPER, 0.6),
            Stroke::new(1.0, ink.lerp_to_gamma(PAPER, 0.35)),
            StrokeKind::Inside,
        );
        // What is most likely lies within what is likely, as on every band.
        let best = grid.x(at, reading.best);
        let inner = Rect::from_min_max(
            pos2(best + (range.left() - best) * 0.55, range.top()),
            pos2(best + (range.right() - best) * 0.55, range.bottom()),
        );
        ui.painter().rect_filled(inner, 7, ink.lerp_to_gamma(PAPER, 0.35));
    }
    ui.painter().vline(grid.x(at, reading.best), middle - 11.0..=middle + 11.0, Stroke::new(3.0, ink));
    let size = if change.is_some() { Size::Panel } else { Size::Card };
    let (figure, beside) = match of {
        Measure::Level(_) => {
            (format!("{}\u{2013}{}", reading.low, reading.high), best(kit, reading.best, change))
        }
        Measure::Hours => {
            (kit.tell(&Message::new("ledger-hour").with("hours", reading.best)), out_of(kit, whole, change))
        }
        Measure::Confidence => (reading.best.to_string(), out_of(kit, Some(100), change)),
    };
    let right = grid.columns[at].figures;
    let tall = kit.line(size) + kit.line(Size::Quiet) - 2.0;
    let job = kit.job(&figure, size, Face::Bold, INK, f32::INFINITY);
    let told = kit.put_right(ui, pos2(right, middle - tall / 2.0), job);
    let job = kit.job(&beside, Size::Quiet, Face::Text, INK_QUIET, f32::INFINITY);
    kit.put_right(ui, pos2(right, told.bottom() - 2.0), job);
}

/// “best 48 (−4)”.
pub(super) fn best(kit: &Kit<'_>, best: i64, change: Option<i64>) -> String {
    let message = Message::new("ledger-best")
        .with("best", best)
        .with("changed", if change.is_some() { "yes" } else { "no" });
    kit.tell(&message.with("change", change.map(signed).unwrap_or_default()))
}

/// “of 205 (+12)”.
fn out_of(kit: &Kit<'_>, whole: Option<i64>, change: Option<i64>) -> String {
    let message = Message::new("ledger-of")
        .with("whole", whole.unwrap_or(0))
        .with("ends", if whole.is_some() { "yes" } else { "no" })
        .with("changed", if change.is_some() { "yes" } else { "no" });
    kit.tell(&message.with("change", change.map(signed).unwrap_or_default()))
}

pub(super) fn end_words(ui: &Ui, kit: &Kit<'_>, grid: &Grid, heading: Heading<'_>, table: &Table<'_>) -> Two {
    let width = |reading: Reading| reading.high - reading.low;
    let (before, after) = table
        .columns
        .iter()
        .fold((0, 0), |(before, after), column| (before + width(column.start), after + width(column.end)));
    let note = match (before, after) {
        (0, 0) => "ledger-end-known",
        _ if after < before => "ledger-end-narrower",
        _ if after > before => "ledger-end-wider",
        _ => "ledger-end-same",
    };
    let title = kit.tell(&Message::new("ledger-end").with("round", heading.round));
    Two::of(ui, kit, grid, &title, note)
}

pub(super) fn end(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, heading: Heading<'_>, table: &Table<'_>) {
    let two = end_words(ui, kit, grid, heading, table);
    let rect = take(ui, grid, two.row(kit));
    ui.painter().hline(grid.left..=grid.right, rect.top(), Stroke::new(1.5, INK));
    two.put(ui, kit, rect);
    for (at, column) in table.columns.iter().enumerate() {
        drop(ui, grid, at, column.end.best, column.measure, rect.top(), rect.center().y - 11.0);
        let change = column.end.best - column.start.best;
        reading(ui, kit, grid, rect, at, column.measure, column.end, Some(change), heading.of);
    }
    rule(ui, grid.left, grid.right, rect.bottom() - 1.0, Ground::Paper);
}

fn legend_keys(ui: &Ui, kit: &Kit<'_>) -> f32 {
    Fill::ALL.iter().map(|fill| kit.width(ui, &kit.say(fill.meaning()), Size::Quiet, Face::Text) + 44.0).sum()
}

pub(super) fn legend_height(ui: &Ui, kit: &Kit<'_>, grid: &Grid) -> f32 {
    let keys = legend_keys(ui, kit);
    let room = grid.right - grid.left - keys;
    let text = kit.say("ledger-legend");
    let line = kit.line(Size::Quiet);
    if kit.width(ui, &text, Size::Quiet, Face::Text) <= room {
        return line + 12.0;
    }
    let job = kit.job(&text, Size::Quiet, Face::Text, INK_QUIET, grid.right - grid.left);
    kit.galley(ui, job).size().y + line + 12.0
}

pub(super) fn legend(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, tall: f32) {
    let rect = take(ui, grid, tall);
    let line = kit.line(Size::Quiet);
    let mut x = rect.left();
    let top = rect.top() + 8.0;
    for fill in Fill::ALL {
        let key = Rect::from_center_size(pos2(x + 9.0, top + line / 2.0), vec2(17.0, 13.0));
        chain(ui.painter(), key, fill, INK);
        let job = kit.job(&kit.say(fill.meaning()), Size::Quiet, Face::Text, INK_QUIET, f32::INFINITY);
        x = kit.put(ui, pos2(x + 24.0, top), job).right() + 20.0;
    }
    let beside = tall <= line + 13.0;
    let (at, room) = if beside {
        (pos2(x + 8.0, top), rect.right() - x - 8.0)
    } else {
        (pos2(rect.left(), top + line), rect.width())
    };
    let job = kit.job(&kit.say("ledger-legend"), Size::Quiet, Face::Text, INK_QUIET, room + 2.0);
    kit.put(ui, at, job);
}
