//! The ledger on paper: what was known at the start, one row for each cause, what is known at the end. Each bar
//! begins where the one above it ended.

mod ends;
mod grid;

use bevy_egui::egui::{
    FocusDirection, Id as UiId, Key, Rect, Response, ScrollArea, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use crate::{
    game::theme::{
        Face, Ground, Kit, Layout, Size,
        palette::{INK, INK_QUIET, PAPER, SLIP},
        surface::{Fading, upon},
        widgets::{self, chain, mark, pressable, ring, rule, signed},
    },
    report::ledger::{Fill, Line, Measure, Table},
    terms::Message,
};
use ends::{Two, end, end_words, legend, legend_height, reading};
use grid::{Grid, take};

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
    /// Which round it is about, from 1: each begins at its top.
    pub number: u32,
    /// Planned hours of a piece of work, if it is about one and that has an end.
    pub of: Option<i64>,
    /// Something said beside, above the table: where the person's column is hidden.
    pub beside: Option<&'a str>,
}

/// What came of drawing a ledger.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Drawn {
    /// The row that was opened.
    pub opened: Option<usize>,
    /// Paper left free below the table, where there is enough of it for something to be said.
    pub free: Option<Rect>,
}

/// Paper that is worth writing on, in units of height.
const FREE: f32 = 108.0;

/// Draws the ledger on paper.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    rect: Rect,
    heading: Heading<'_>,
    table: &Table<'_>,
    desk: &mut LedgerDesk,
) -> Drawn {
    widgets::paper(ui, rect);
    let pad = if rect.width() < 700.0 { 16.0 } else { PAD };
    let inner = Rect::from_min_max(
        pos2(rect.left() + pad, rect.top() + 16.0),
        pos2(rect.right() - pad, rect.bottom() - 10.0),
    );
    let mut drawn = Drawn::default();
    let all = kit.style.layout == Layout::Strip;
    upon(ui, rect.shrink(2.0).intersect(inner.expand2(vec2(14.0, 0.0))), PAPER, |ui| {
        ui.set_clip_rect(rect.shrink(2.0).intersect(ui.clip_rect()));
        let mut body = |ui: &mut Ui, wide: f32| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let left = inner.left();
            let grid = Grid::of(ui, kit, table, wide, left);
            head(ui, kit, &grid, heading, table);
            let keys = legend_height(ui, kit, &grid);
            let end_tall = end_words(ui, kit, &grid, heading, table).row(kit);
            start(ui, kit, &grid, heading, table);
            let mut chain = Chain::of(table);
            if all {
                causes(ui, kit, &grid, table, desk, &mut chain);
                unlearnt(ui, kit, &grid, table, desk, &mut chain);
                end(ui, kit, &grid, heading, table);
                legend(ui, kit, &grid, keys);
            } else {
                // Where it began, what is not learnt and where it ended stay in sight; the causes between scroll
                // where they must, and stand closer before they do.
                let below = |pad: f32| -> f32 {
                    let last = table.lines.iter().filter(|line| line.unlearnt());
                    last.map(|line| row_height(ui, kit, &grid, line, pad)).sum::<f32>() + end_tall
                };
                let whole = |pad: f32| -> f32 {
                    let rows: f32 =
                        known(table, desk.minor).map(|line| row_height(ui, kit, &grid, line, pad)).sum();
                    rows + if minor(table).next().is_none() { 0.0 } else { more_height(kit) }
                };
                let left_over = |pad: f32| inner.bottom() - ui.cursor().top() - keys - below(pad);
                chain.pad = if whole(ROOMY) <= left_over(ROOMY) { ROOMY } else { CLOSE };
                let room = left_over(chain.pad).max(60.0);
                ScrollArea::vertical()
                    .id_salt(("causes", heading.title, heading.number))
                    .max_height(room)
                    .auto_shrink([false, true])
                    .faded(ui, PAPER, |ui| causes(ui, kit, &grid, table, desk, &mut chain));
                unlearnt(ui, kit, &grid, table, desk, &mut chain);
                end(ui, kit, &grid, heading, table);
                let below = ui.cursor().top();
                let foot = inner.bottom() - keys;
                if foot - below > kit.grown(FREE) {
                    drawn.free =
                        Some(Rect::from_min_max(pos2(left, below + 14.0), pos2(left + wide, foot - 12.0)));
                }
                ui.add_space((foot - below).max(0.0));
                legend(ui, kit, &grid, keys);
            }
            arrows(ui, &chain.responses, desk);
            drawn.opened = chain.opened;
        };
        let wide = inner.width() - 6.0;
        if all {
            ScrollArea::vertical()
                .id_salt(("ledger", heading.title, heading.number))
                .auto_shrink(false)
                .faded(ui, PAPER, |ui| body(ui, wide - 12.0));
        } else {
            body(ui, wide);
        }
    });
    drawn
}

fn head(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, heading: Heading<'_>, table: &Table<'_>) {
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

/// Room in a row beside its words, in units: where there is enough, and where there is not.
const ROOMY: f32 = 12.5;
const CLOSE: f32 = 6.0;

/// Causes as they are drawn, one after the other.
struct Chain {
    /// Where each column has come to, in whole points.
    run: Vec<i64>,
    responses: Vec<Response>,
    /// The row that was opened.
    opened: Option<usize>,
    /// Room in a row beside its words.
    pad: f32,
}

impl Chain {
    fn of(table: &Table<'_>) -> Self {
        let run = table.columns.iter().map(|column| column.start.best).collect();
        Self { run, responses: Vec::new(), opened: None, pad: ROOMY }
    }

    fn add(
        &mut self,
        ui: &mut Ui,
        kit: &Kit<'_>,
        grid: &Grid,
        table: &Table<'_>,
        line: &Line<'_>,
        desk: &mut LedgerDesk,
    ) {
        let place = self.responses.len();
        let response = row(ui, kit, grid, table, line, desk.row == place, self);
        if response.has_focus() || response.clicked() {
            desk.row = place;
        }
        if response.clicked() {
            self.opened = Some(place);
        }
        self.responses.push(response);
    }
}

/// Where it began.
fn start(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, heading: Heading<'_>, table: &Table<'_>) {
    let title = kit.tell(&Message::new("ledger-start").with("round", heading.round));
    let sure = table.columns.iter().all(|column| column.start.low == column.start.high);
    let two = Two::of(ui, kit, grid, &title, if sure { "ledger-start-known" } else { "ledger-start-note" });
    let rect = take(ui, grid, two.row(kit));
    rule(ui, grid.left, grid.right, rect.top(), Ground::Paper);
    two.put(ui, kit, rect);
    for (at, column) in table.columns.iter().enumerate() {
        reading(ui, kit, grid, rect, at, column.measure, column.start, None, heading.of);
        drop(ui, grid, at, column.start.best, column.measure, rect.center().y + 12.0, rect.bottom());
    }
}

/// Every cause that is known.
fn causes(
    ui: &mut Ui,
    kit: &Kit<'_>,
    grid: &Grid,
    table: &Table<'_>,
    desk: &mut LedgerDesk,
    chain: &mut Chain,
) {
    for line in known(table, desk.minor) {
        chain.add(ui, kit, grid, table, line, desk);
    }
    if lines(table, desk.minor).next().is_none() {
        let rect = take(ui, grid, two_lines(kit) + 10.0);
        rule(ui, grid.left, grid.right, rect.top(), Ground::Paper);
        let job = kit.job(&kit.say("ledger-nothing"), Size::Body, Face::Text, INK_QUIET, grid.names);
        kit.put_middle(ui, rect, job);
    }
    if minor(table).next().is_some() {
        more(ui, kit, grid, table, desk, &chain.run);
    }
}

/// What is not learnt yet.
fn unlearnt(
    ui: &mut Ui,
    kit: &Kit<'_>,
    grid: &Grid,
    table: &Table<'_>,
    desk: &mut LedgerDesk,
    chain: &mut Chain,
) {
    for line in table.lines.iter().filter(|line| line.unlearnt()) {
        chain.add(ui, kit, grid, table, line, desk);
    }
}

/// Whether a cause is folded away: it comes to nothing in whole figures, and there is another that does not. Where
/// nothing moved by a whole point, what the leader did is shown all the same.
fn folds(table: &Table<'_>) -> impl Fn(&Line<'_>) -> bool {
    let moves = |line: &Line<'_>| line.points.iter().any(|points| *points != 0);
    let any = table.lines.iter().any(|line| !line.unlearnt() && moves(line));
    move |line| any && !moves(line)
}

/// The causes that are folded away.
fn minor<'t, 'w>(table: &'t Table<'w>) -> impl Iterator<Item = &'t Line<'w>> {
    let folds = folds(table);
    table.lines.iter().filter(move |line| !line.unlearnt() && folds(line)).chain(&table.minor)
}

/// The causes on show: those that count, and the rest if asked for.
fn known<'t, 'w>(table: &'t Table<'w>, all: bool) -> impl Iterator<Item = &'t Line<'w>> {
    let folds = folds(table);
    let counts = table.lines.iter().filter(move |line| !line.unlearnt() && !folds(line));
    counts.chain(minor(table).filter(move |_| all))
}

/// All lines on show, as they follow one another.
pub(super) fn lines<'t, 'w>(table: &'t Table<'w>, minor: bool) -> impl Iterator<Item = &'t Line<'w>> {
    known(table, minor).chain(table.lines.iter().filter(|line| line.unlearnt()))
}

/// Up and Down where nothing has the keyboard yet: the row pointed at takes it. From there on egui walks.
fn arrows(ui: &Ui, responses: &[Response], desk: &LedgerDesk) {
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
        // Or egui would walk on from there at once.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}

fn two_lines(kit: &Kit<'_>) -> f32 {
    kit.line(Size::Card) + kit.line(Size::Quiet)
}

/// Height of a row. It is measured in the bolder face, so that nothing jumps as the selection moves.
fn row_height(ui: &Ui, kit: &Kit<'_>, grid: &Grid, line: &Line<'_>, pad: f32) -> f32 {
    let of = |text: &str, size, face| kit.galley(ui, kit.job(text, size, face, INK, grid.names)).size().y;
    of(&kit.tell(&line.what), Size::Card, Face::Bold)
        + of(&kit.tell(&line.how), Size::Quiet, Face::Text)
        + pad
}

/// A cause.
fn row(
    ui: &mut Ui,
    kit: &Kit<'_>,
    grid: &Grid,
    table: &Table<'_>,
    line: &Line<'_>,
    selected: bool,
    causes: &mut Chain,
) -> Response {
    let (place, pad) = (causes.responses.len(), causes.pad);
    let run = &mut causes.run;
    let bold = selected || line.unlearnt();
    let what = kit.tell(&line.what);
    let how = kit.tell(&line.how);
    let title = kit.job(&what, Size::Card, if bold { Face::Bold } else { Face::Text }, INK, grid.names);
    let note = kit.job(&how, Size::Quiet, Face::Text, INK_QUIET, grid.names);
    let rect = take(ui, grid, row_height(ui, kit, grid, line, pad));
    let figures: Vec<String> = table
        .columns
        .iter()
        .zip(&line.points)
        .map(|(column, points)| format!("{} {}", kit.tell(&measure(column.measure)), signed(*points)))
        .collect();
    let name = kit.tell(
        &Message::new("ledger-row")
            .with("what", what.as_str())
            .with("how", how.as_str())
            .with("figures", figures.join(", ")),
    );
    // Less to the right, where a scroll bar may stand: the ring has to show on all sides.
    let slip = Rect::from_min_max(rect.min + vec2(-12.0, 1.5), rect.max + vec2(4.0, -1.5));
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
    let told = kit.put(ui, pos2(rect.left(), rect.top() + pad / 2.0), title);
    kit.put(ui, pos2(rect.left(), told.bottom()), note);
    for (at, (column, points)) in table.columns.iter().zip(&line.points).enumerate() {
        let from = run[at];
        let to = from + points;
        run[at] = to;
        let middle = rect.center().y;
        let (above, below) = (middle - BAR / 2.0, middle + BAR / 2.0);
        let ink = colour(column.measure);
        drop(
            ui,
            grid,
            at,
            from,
            column.measure,
            rect.top(),
            if *points == 0 { rect.bottom() } else { above },
        );
        if *points != 0 {
            let (x0, x1) = (grid.x(at, from.min(to)), grid.x(at, from.max(to)));
            let fill = line.fill(*points);
            // What is not solid needs room for its inside.
            let least = if fill == Fill::Gain { 3.0 } else { 5.0 };
            let bar = Rect::from_min_max(pos2(x0, above), pos2(x1.max(x0 + least), below));
            chain(ui.painter(), bar, fill, ink);
            drop(ui, grid, at, to, column.measure, below, rect.bottom());
        }
        let (face, ink) = if *points == 0 { (Face::Text, INK_QUIET) } else { (Face::Bold, INK) };
        let job = kit.job(&signed(*points), Size::Card, face, ink, f32::INFINITY);
        kit.put_right(ui, pos2(grid.columns[at].figures, middle - kit.line(Size::Card) / 2.0), job);
    }
    response
}

/// A dashed line from one bar down to the next.
fn drop(ui: &Ui, grid: &Grid, at: usize, value: i64, of: Measure, from: f32, to: f32) {
    let x = grid.x(at, value);
    let stroke = Stroke::new(1.0, colour(of).gamma_multiply(0.55));
    ui.painter().extend(Shape::dashed_line(&[pos2(x, from), pos2(x, to)], stroke, 2.0, 3.0));
}

fn more_height(kit: &Kit<'_>) -> f32 {
    kit.line(Size::Quiet) + 10.0
}

/// Shows or hides what comes to nothing in whole figures.
fn more(ui: &mut Ui, kit: &Kit<'_>, grid: &Grid, table: &Table<'_>, desk: &mut LedgerDesk, run: &[i64]) {
    let rect = take(ui, grid, more_height(kit));
    rule(ui, grid.left, grid.right, rect.top(), Ground::Paper);
    let text = kit.tell(
        &Message::new("ledger-minor")
            .with("count", minor(table).count())
            .with("shown", if desk.minor { "yes" } else { "no" }),
    );
    let response =
        pressable(ui, rect.shrink2(vec2(0.0, 2.0)), UiId::new("minor causes"), ui.is_enabled(), &text);
    ring(ui, &response, rect.shrink2(vec2(0.0, 4.0)), 4, Ground::Paper);
    let face = if response.hovered() { Face::Bold } else { Face::Text };
    let job = kit.one_line(&text, Size::Quiet, face, INK_QUIET, grid.right - grid.left);
    kit.put_middle(ui, rect, job);
    for (at, column) in table.columns.iter().enumerate() {
        drop(ui, grid, at, run[at], column.measure, rect.top(), rect.bottom());
    }
    if response.clicked() {
        desk.minor = !desk.minor;
    }
}
