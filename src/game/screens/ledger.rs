//! The ledger on paper: what was known at the start, one row for each cause, what is known at the end. Each bar
//! begins where the one above it ended.

use bevy_egui::egui::{Id as UiId, Rect, Response, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::book::within;
use crate::{
    game::theme::{
        Face, Ground, Kit, Layout, Size,
        palette::{INK, INK_QUIET, SLIP},
        widgets::{self, Fill, chain, mark, pressable, ring, rule, signed},
    },
    report::ledger::{Column, Line, Measure, Reading, Table},
    terms::Message,
};

/// Units for a point, where the table leaves room for it.
const POINT_MAX: f32 = 3.6;
/// Gap between two columns.
const GAP: f32 = 22.0;
/// Room for the bars of a column, at least and at most where there are three.
const BARS: (f32, f32) = (46.0, 84.0);
/// Height of a bar.
const BAR: f32 = 18.0;
/// Padding of paper.
const PAD: f32 = 24.0;

/// What the ledger remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerDesk {
    /// The cause pointed at, in the order of the rows.
    pub row: usize,
    /// Whether causes that come to nothing in whole figures are shown.
    pub minor: bool,
}

/// What a ledger is headed with.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// What it explains.
    pub title: &'a str,
    /// What a round is called.
    pub round: &'a str,
    /// Planned hours of a piece of work, if it is about one and that has an end.
    pub of: Option<i64>,
    /// Something said beside, above the table: where the person's column is hidden.
    pub beside: Option<&'a str>,
}

/// Where things stand across the paper.
struct Grid {
    left: f32,
    right: f32,
    names: f32,
    columns: Vec<ColumnGrid>,
    scale: f32,
}

struct ColumnGrid {
    bars: f32,
    figures: f32,
    low: f32,
}

impl Grid {
    fn of(ui: &Ui, kit: &Kit<'_>, table: &Table, width: f32, left: f32) -> Self {
        let count = table.columns.len().max(1);
        let end = kit.width(ui, "100\u{2013}100", Size::Panel, Face::Bold);
        let best = kit.width(ui, &best(kit, 100, Some(-88)), Size::Quiet, Face::Text);
        let figures = end.max(best) + 12.0;
        let names = (width * 0.42).max(kit.grown(150.0));
        let each = ((width - names) / count as f32).min(if count == 1 { 470.0 } else { f32::INFINITY });
        let most = if count == 1 { 300.0 } else { BARS.1 };
        let bars = (each - figures - GAP).clamp(BARS.0, most);
        let each = bars + figures + GAP;
        let names = width - each * count as f32;
        let domains: Vec<(i64, i64)> = table.columns.iter().enumerate().map(|(at, column)| domain(table, at, column)).collect();
        let room = |(low, high): &(i64, i64)| bars / ((high - low).max(1) as f32);
        let scale = domains.iter().map(room).fold(POINT_MAX, f32::min);
        let column = |(at, (low, _)): (usize, &(i64, i64))| {
            let from = left + names + each * at as f32 + GAP;
            ColumnGrid { bars: from, figures: from + bars + figures, low: *low as f32 }
        };
        let columns = domains.iter().enumerate().map(column).collect();
        Self { left, right: left + width, names: names - 8.0, columns, scale }
    }

    fn x(&self, column: usize, value: i64) -> f32 {
        let grid = &self.columns[column];
        grid.bars + (value as f32 - grid.low) * self.scale
    }
}

/// Everything that a column has to show, from the least to the most.
fn domain(table: &Table, at: usize, column: &Column) -> (i64, i64) {
    let (mut low, mut high) = (column.start.low.min(column.end.low), column.start.high.max(column.end.high));
    let mut value = column.start.best;
    for line in &table.lines {
        value += line.points.get(at).copied().unwrap_or(0);
        low = low.min(value);
        high = high.max(value);
    }
    (low, high)
}

/// Draws the ledger on paper. Returns the row that was opened.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    rect: Rect,
    heading: Heading<'_>,
    table: &Table,
    desk: &mut LedgerDesk,
) -> Option<usize> {
    widgets::paper(ui, rect);
    let pad = if rect.width() < 700.0 { 16.0 } else { PAD };
    let inner = Rect::from_min_max(pos2(rect.left() + pad, rect.top() + 12.0), pos2(rect.right() - pad, rect.bottom() - 10.0));
    let mut opened = None;
    let all = kit.style.layout == Layout::Strip;
    within(ui, rect.shrink(2.0).intersect(inner.expand(14.0)), |ui| {
        ui.set_clip_rect(rect.shrink(2.0).intersect(ui.clip_rect()));
        let mut body = |ui: &mut Ui, wide: f32| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let left = inner.left();
            let grid = Grid::of(ui, kit, table, wide, left);
            head(ui, kit, &grid, heading, table);
            let legend = legend_height(ui, kit, &grid);
            let end_tall = end_height(kit);
            if all {
                opened = rows(ui, kit, &grid, heading, table, desk);
                end(ui, kit, &grid, heading, table);
                self::legend(ui, kit, &grid, legend);
            } else {
                let room = (inner.bottom() - ui.cursor().top() - legend - end_tall).max(60.0);
                let mut start_from = 0.0;
                ScrollArea::vertical().id_salt(("causes", heading.title)).max_height(room).auto_shrink([false, true]).show(ui, |ui| {
                    start_from = ui.cursor().top();
                    opened = rows(ui, kit, &grid, heading, table, desk);
                });
                end(ui, kit, &grid, heading, table);
                self::legend(ui, kit, &grid, legend);
            }
        };
        let wide = inner.width() - 6.0;
        if all {
            ScrollArea::vertical().id_salt(("ledger", heading.title)).auto_shrink(false).show(ui, |ui| body(ui, wide - 12.0));
        } else {
            body(ui, wide);
        }
    });
    opened
}

/// A row of the flow that is painted by hand.
fn take(ui: &mut Ui, grid: &Grid, tall: f32) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    Rect::from_min_max(pos2(grid.left, rect.top()), pos2(grid.right, rect.bottom()))
}

fn head(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, heading: Heading<'_>, table: &Table) {
    let width = grid.right - grid.left;
    let title = kit.job(heading.title, Size::Page, Face::Display, INK, width);
    let about = kit.job(&kit.say("ledger-about"), Size::Row, Face::Text, INK_QUIET, width);
    let said = heading.beside.map(|said| kit.job(said, Size::Body, Face::Italic, INK, width));
    let of = |ui: &Ui, job| kit.galley(ui, job).size().y;
    let mut tall = of(ui, title.clone()) + of(ui, about.clone()) + 4.0;
    if let Some(said) = &said {
        tall += of(ui, said.clone()) + 6.0;
    }
    let names = kit.line(Size::Body) + 12.0;
    let rect = take(ui, grid, tall + names);
    let mut y = kit.put(ui, rect.min, title).bottom() + 2.0;
    if let Some(said) = said {
        y = kit.put(ui, pos2(rect.left(), y + 2.0), said).bottom() + 4.0;
    }
    kit.put(ui, pos2(rect.left(), y), about);
    let top = rect.bottom() - names + 6.0;
    for (at, column) in table.columns.iter().enumerate() {
        let middle = top + kit.line(Size::Body) / 2.0;
        let mut x = grid.columns[at].bars;
        if let Measure::Level(level) = column.measure {
            let size = kit.grown(8.0).min(11.0);
            mark(ui.painter(), pos2(x + size, middle), level, Ground::Paper.level(level), size);
            x += size * 2.0 + 7.0;
        }
        let name = kit.tell(&measure(column.measure));
        let job = kit.one_line(&name, Size::Body, Face::Bold, INK, grid.columns[at].figures - x + 4.0);
        kit.put(ui, pos2(x, top), job);
    }
}

/// What a column measures.
fn measure(measure: Measure) -> Message {
    match measure {
        Measure::Level(level) => Message::new(format!("indicator-{}", level.id())),
        Measure::Hours => Message::new("ledger-hours"),
        Measure::Confidence => Message::new("ledger-confidence"),
    }
}

fn colour(measure: Measure) -> bevy_egui::egui::Color32 {
    match measure {
        Measure::Level(level) => Ground::Paper.level(level),
        Measure::Hours | Measure::Confidence => INK_QUIET,
    }
}

/// The start and every cause. Returns the row that was opened.
fn rows(
    ui: &mut Ui,
    kit: &Kit<'_>,
    grid: &Grid,
    heading: Heading<'_>,
    table: &Table,
    desk: &mut LedgerDesk,
) -> Option<usize> {
    let mut opened = None;
    let start = two_lines(kit) + 10.0;
    let rect = take(ui, grid, start);
    rule(ui, grid.left, grid.right, rect.top(), Ground::Paper);
    let title = kit.tell(&Message::new("ledger-start").with("round", heading.round));
    let note = if table.columns.iter().all(|column| column.start.low == column.start.high) { "ledger-start-known" } else { "ledger-start-note" };
    two(ui, kit, grid, rect, &title, &kit.say(note));
    for (at, column) in table.columns.iter().enumerate() {
        reading(ui, kit, grid, rect, at, column.measure, column.start, None, heading.of);
        drop(ui, grid, at, column.start.best, column.measure, rect.center().y + 12.0, rect.bottom());
    }
    let mut run: Vec<i64> = table.columns.iter().map(|column| column.start.best).collect();
    let shown: Vec<&Line> = lines(table, desk.minor).collect();
    let mut responses = Vec::new();
    for (place, line) in shown.iter().enumerate() {
        let (response, open) = row(ui, kit, grid, table, line, place, desk.row == place, &mut run);
        if response.has_focus() || response.clicked() {
            desk.row = place;
        }
        if open {
            opened = Some(place);
        }
        responses.push(response);
    }
    if shown.is_empty() {
        let rect = take(ui, grid, two_lines(kit) + 10.0);
        rule(ui, grid.left, grid.right, rect.top(), Ground::Paper);
        let job = kit.job(&kit.say("ledger-nothing"), Size::Body, Face::Text, INK_QUIET, grid.names);
        kit.put_middle(ui, rect, job);
    }
    if !table.minor.is_empty() {
        more(ui, kit, grid, table, desk);
    }
    arrows(ui, &responses, desk);
    opened
}

/// The lines on show: those that count, and the rest if asked for.
pub(super) fn lines(table: &Table, minor: bool) -> impl Iterator<Item = &Line> {
    let (known, unlearnt): (Vec<_>, Vec<_>) = table.lines.iter().partition(|line| !line.unlearnt);
    let rest = if minor { table.minor.as_slice() } else { &[] };
    known.into_iter().chain(rest).chain(unlearnt)
}

/// Up and Down where nothing has the keyboard yet: the row pointed at takes it. From there on egui walks.
fn arrows(ui: &Ui, responses: &[Response], desk: &LedgerDesk) {
    use bevy_egui::egui::Key;
    let free = ui.memory(|memory| memory.focused().is_none());
    if !free || !ui.is_enabled() {
        return;
    }
    let moved = ui.input(|input| {
        i32::from(input.key_pressed(Key::ArrowDown)) - i32::from(input.key_pressed(Key::ArrowUp))
    });
    if moved != 0
        && let Some(response) = responses.get(desk.row.min(responses.len().saturating_sub(1)))
    {
        response.request_focus();
    }
}

fn two_lines(kit: &Kit<'_>) -> f32 {
    kit.line(Size::Card) + kit.line(Size::Quiet)
}

fn two(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, rect: Rect, title: &str, note: &str) {
    let title = kit.one_line(title, Size::Body, Face::Bold, INK, grid.names);
    let note = kit.one_line(note, Size::Quiet, Face::Text, INK_QUIET, grid.names);
    let tall = kit.line(Size::Body) + kit.line(Size::Quiet);
    let told = kit.put(ui, pos2(rect.left(), rect.center().y - tall / 2.0), title);
    kit.put(ui, pos2(rect.left(), told.bottom()), note);
}

/// A cause.
#[expect(clippy::too_many_arguments, reason = "a row stands in a grid, in a table, in a chain")]
fn row(
    ui: &mut Ui,
    kit: &Kit<'_>,
    grid: &Grid,
    table: &Table,
    line: &Line,
    place: usize,
    selected: bool,
    run: &mut [i64],
) -> (Response, bool) {
    let bold = selected || line.unlearnt;
    let what = kit.tell(&line.what);
    let how = kit.tell(&line.how);
    // Measured in the bolder face, so that nothing jumps as the selection moves.
    let measured = kit.job(&what, Size::Card, Face::Bold, INK, grid.names);
    let title = kit.job(&what, Size::Card, if bold { Face::Bold } else { Face::Text }, INK, grid.names);
    let note = kit.job(&how, Size::Quiet, Face::Text, INK_QUIET, grid.names);
    let tall = kit.galley(ui, measured).size().y + kit.galley(ui, note.clone()).size().y;
    let rect = take(ui, grid, tall + 12.5);
    let figures: Vec<String> = table
        .columns
        .iter()
        .zip(&line.points)
        .map(|(column, points)| format!("{} {}", kit.tell(&measure(column.measure)), signed(*points)))
        .collect();
    let name = kit.tell(&Message::new("ledger-row").with("what", what.as_str()).with("how", how.as_str()).with("figures", figures.join(", ")));
    let slip = rect.expand2(vec2(12.0, -1.5));
    let response = pressable(ui, slip, UiId::new(("cause", place, what.as_str())), ui.is_enabled(), &name);
    if !selected {
        rule(ui, grid.left, grid.right, rect.top(), Ground::Paper);
    }
    if selected {
        ui.painter().rect(slip, 4, SLIP, Stroke::new(2.0, INK), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(slip, 4, SLIP);
    }
    ring(ui, &response, slip, 4, Ground::Paper);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let told = kit.put(ui, pos2(rect.left(), rect.top() + 6.0), title);
    kit.put(ui, pos2(rect.left(), told.bottom()), note);
    for (at, (column, points)) in table.columns.iter().zip(&line.points).enumerate() {
        let from = run[at];
        let to = from + points;
        run[at] = to;
        let middle = rect.center().y;
        let (above, below) = (middle - BAR / 2.0, middle + BAR / 2.0);
        let ink = colour(column.measure);
        drop(ui, grid, at, from, column.measure, rect.top(), if *points == 0 { rect.bottom() } else { above });
        if *points != 0 {
            let (x0, x1) = (grid.x(at, from.min(to)), grid.x(at, from.max(to)));
            let bar = Rect::from_min_max(pos2(x0, above), pos2(x1.max(x0 + 3.0), below));
            let fill = match (line.unlearnt, *points > 0) {
                (true, _) => Fill::Unlearnt,
                (false, true) => Fill::Gain,
                (false, false) => Fill::Loss,
            };
            chain(ui.painter(), bar, fill, ink);
            drop(ui, grid, at, to, column.measure, below, rect.bottom());
        }
        let (face, ink) = if *points == 0 { (Face::Text, INK_QUIET) } else { (Face::Bold, INK) };
        let job = kit.job(&signed(*points), Size::Card, face, ink, f32::INFINITY);
        kit.put_right(ui, pos2(grid.columns[at].figures, middle - kit.line(Size::Card) / 2.0), job);
    }
    let open = response.clicked();
    (response, open)
}

/// A dashed line from one bar down to the next.
fn drop(ui: &Ui, grid: &Grid, at: usize, value: i64, of: Measure, from: f32, to: f32) {
    let x = grid.x(at, value);
    let stroke = Stroke::new(1.0, colour(of).gamma_multiply(0.55));
    ui.painter().extend(Shape::dashed_line(&[pos2(x, from), pos2(x, to)], stroke, 2.0, 3.0));
}

/// Shows or hides what comes to nothing in whole figures.
fn more(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, table: &Table, desk: &mut LedgerDesk) {
    let rect = take(ui, grid, kit.line(Size::Quiet) + 10.0);
    rule(ui, grid.left, grid.right, rect.top(), Ground::Paper);
    let text = kit.tell(
        &Message::new("ledger-minor")
            .with("count", table.minor.len())
            .with("shown", if desk.minor { "yes" } else { "no" }),
    );
    let response = pressable(ui, rect.shrink2(vec2(0.0, 2.0)), UiId::new("minor causes"), ui.is_enabled(), &text);
    ring(ui, &response, rect.shrink2(vec2(0.0, 4.0)), 4, Ground::Paper);
    let face = if response.hovered() { Face::Bold } else { Face::Text };
    let job = kit.one_line(&text, Size::Quiet, face, INK_QUIET, grid.right - grid.left);
    kit.put_middle(ui, rect, job);
    if response.clicked() {
        desk.minor = !desk.minor;
    }
}

/// A range with its best reading, in a column.
#[expect(clippy::too_many_arguments, reason = "a reading stands in a grid, in a row, in a column")]
fn reading(
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
    let range = Rect::from_min_max(pos2(grid.x(at, reading.low), middle - 7.0), pos2(grid.x(at, reading.high), middle + 7.0));
    if reading.low < reading.high {
        ui.painter().rect_filled(range, 7, ink.gamma_multiply(0.32));
    }
    ui.painter().vline(grid.x(at, reading.best), middle - 11.0..=middle + 11.0, Stroke::new(3.0, ink));
    let size = if change.is_some() { Size::Panel } else { Size::Card };
    let (figure, beside) = match of {
        Measure::Level(_) => {
            (format!("{}\u{2013}{}", reading.low, reading.high), best(kit, reading.best, change))
        }
        Measure::Hours => (
            kit.tell(&Message::new("ledger-hour").with("hours", reading.best)),
            out_of(kit, whole, change),
        ),
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
fn best(kit: &Kit<'_>, best: i64, change: Option<i64>) -> String {
    let message = Message::new("ledger-best").with("best", best).with("changed", if change.is_some() { "yes" } else { "no" });
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

fn end_height(kit: &Kit<'_>) -> f32 {
    kit.line(Size::Panel) + kit.line(Size::Quiet) + 16.0
}

fn end(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, heading: Heading<'_>, table: &Table) {
    let rect = take(ui, grid, end_height(kit));
    ui.painter().hline(grid.left..=grid.right, rect.top(), Stroke::new(1.5, INK));
    let width = |reading: Reading| reading.high - reading.low;
    let (before, after) = table.columns.iter().fold((0, 0), |(before, after), column| {
        (before + width(column.start), after + width(column.end))
    });
    let note = match (before, after) {
        (0, 0) => "ledger-end-known",
        _ if after < before => "ledger-end-narrower",
        _ if after > before => "ledger-end-wider",
        _ => "ledger-end-same",
    };
    let title = kit.tell(&Message::new("ledger-end").with("round", heading.round));
    two(ui, kit, grid, rect, &title, &kit.say(note));
    for (at, column) in table.columns.iter().enumerate() {
        drop(ui, grid, at, column.end.best, column.measure, rect.top(), rect.center().y - 11.0);
        let change = column.end.best - column.start.best;
        reading(ui, kit, grid, rect, at, column.measure, column.end, Some(change), heading.of);
    }
    rule(ui, grid.left, grid.right, rect.bottom() - 1.0, Ground::Paper);
}

/// What the fills mean.
const LEGEND: [(Fill, &str); 3] = [
    (Fill::Gain, "ledger-gain"),
    (Fill::Loss, "ledger-loss"),
    (Fill::Unlearnt, "ledger-unlearnt"),
];

fn legend_keys(ui: &Ui, kit: &Kit<'_>) -> f32 {
    LEGEND.iter().map(|(_, name)| kit.width(ui, &kit.say(name), Size::Quiet, Face::Text) + 44.0).sum()
}

fn legend_height(ui: &Ui, kit: &Kit<'_>, grid: &Grid) -> f32 {
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

fn legend(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, tall: f32) {
    let rect = take(ui, grid, tall);
    let line = kit.line(Size::Quiet);
    let mut x = rect.left();
    let top = rect.top() + 8.0;
    for (fill, name) in LEGEND {
        let key = Rect::from_center_size(pos2(x + 9.0, top + line / 2.0), vec2(17.0, 13.0));
        chain(ui.painter(), key, fill, INK);
        let job = kit.job(&kit.say(name), Size::Quiet, Face::Text, INK_QUIET, f32::INFINITY);
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
