//! Where things stand across the paper of a ledger, and how long a point is.

use bevy_egui::egui::{Rect, Sense, Ui, pos2, vec2};

use super::ends::best;
use crate::{
    game::theme::{Face, Kit, Size},
    report::ledger::{Column, Table},
};

/// Units for a point, where the table leaves room for it.
const POINT_MAX: f32 = 6.0;
/// Gap between two columns.
const GAP: f32 = 22.0;
/// Room for the bars of a column, at least and at most where there are three.
const BARS: (f32, f32) = (46.0, 84.0);

/// Where things stand across the paper.
pub(super) struct Grid {
    pub left: f32,
    pub right: f32,
    pub names: f32,
    pub columns: Vec<ColumnGrid>,
    pub scale: f32,
}

pub(super) struct ColumnGrid {
    pub bars: f32,
    pub figures: f32,
    pub low: f32,
}

impl Grid {
    pub fn of(ui: &Ui, kit: &Kit<'_>, table: &Table<'_>, width: f32, left: f32) -> Self {
        let count = table.columns.len().max(1);
        let end = kit.width(ui, "100\u{2013}100", Size::Panel, Face::Bold);
        let best = kit.width(ui, &best(kit, 100, Some(-88)), Size::Quiet, Face::Text);
        let figures = end.max(best) + 12.0;
        let names = (width * 0.38).max(kit.grown(150.0));
        let each = ((width - names) / count as f32).min(if count == 1 { 470.0 } else { f32::INFINITY });
        let most = if count == 1 { 300.0 } else { BARS.1 };
        let bars = (each - figures - GAP).clamp(BARS.0, most);
        let each = bars + figures + GAP;
        // The last figures keep a little away from the edge of the row that is pointed at.
        let names = width - each * count as f32 - 6.0;
        let domains: Vec<(i64, i64)> =
            table.columns.iter().enumerate().map(|(at, column)| domain(table, at, column)).collect();
        let room = |(low, high): &(i64, i64)| bars / ((high - low).max(1) as f32);
        let scale = domains.iter().map(room).fold(POINT_MAX, f32::min);
        let column = |(at, (low, _)): (usize, &(i64, i64))| {
            let from = left + names + each * at as f32 + GAP;
            ColumnGrid { bars: from, figures: from + bars + figures, low: *low as f32 }
        };
        let columns = domains.iter().enumerate().map(column).collect();
        Self { left, right: left + width, names: names - 8.0, columns, scale }
    }

    pub fn x(&self, column: usize, value: i64) -> f32 {
        let grid = &self.columns[column];
        grid.bars + (value as f32 - grid.low) * self.scale
    }
}

/// Everything that a column has to show, from the least to the most.
fn domain(table: &Table<'_>, at: usize, column: &Column) -> (i64, i64) {
    let (mut low, mut high) = (column.start.low.min(column.end.low), column.start.high.max(column.end.high));
    let mut value = column.start.best;
    for line in &table.lines {
        value += line.points.get(at).copied().unwrap_or(0);
        low = low.min(value);
        high = high.max(value);
    }
    (low, high)
}

/// A row of the flow that is painted by hand.
pub(super) fn take(ui: &mut Ui, grid: &Grid, tall: f32) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    Rect::from_min_max(pos2(grid.left, rect.top()), pos2(grid.right, rect.bottom()))
}
