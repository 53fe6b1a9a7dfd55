//! What happened: what the leader could believe of the team, the truth behind it, output, and the moments on which
//! it turned.

use bevy_egui::egui::{
    Align2, EventFilter, Key, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    text::LayoutJob, vec2,
};

use super::{
    DebriefDesk, On, Sheet, Step, block,
    chart::{self, LINE, Plot},
    column, narrow,
};
use crate::{
    game::{
        screens::pressed,
        theme::{
            Face, Ground, Kit, Size,
            palette::{EDGE, HAIRLINE, LAMP, PANEL, QUIET, RAISED, TEXT, WORK},
            widgets::{Weight, button, mark, panel, pressable, ring, told},
        },
    },
    report::debrief::{Decision, RoundRow, Turn},
    session::view::RangeView,
    terms::{Level, Message},
};

/// What the timeline remembers.
#[derive(Clone, Debug, Default)]
pub struct HappenedDesk {
    /// The round read out, by its place; the last if none was chosen.
    pub place: Option<usize>,
    /// Whether the truth is hidden.
    pub truth_off: bool,
    /// Whether what was believed is hidden.
    pub belief_off: bool,
}

/// Both ends of a range.
const EDGES: [fn(&RangeView) -> i64; 2] = [|range| range.low, |range| range.high];
/// Height of the lines at 100 %, the least of it, and height of the output, in units.
const TALL: f32 = 260.0;
const LEAST: f32 = 150.0;
const OUTPUT: f32 = 46.0;

/// Draws the page. Returns whether the weeks with all their causes were asked for.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    sheet: &Sheet<'_>,
    rect: Rect,
    desk: &mut DebriefDesk,
) -> bool {
    let mut weeks = false;
    if narrow(kit) {
        column(ui, rect, On::Night, "happened", |ui| {
            block(ui, On::Panel, |ui| {
                // All of it is seen at once, with its line of text, wherever that is possible.
                let extra = extra(ui, kit, sheet, ui.available_width());
                let tall = extra + (rect.height() - 24.0 - extra).clamp(LEAST, kit.grown(TALL));
                let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
                weeks = timeline(ui, kit, sheet, area, &mut desk.happened);
            });
            lead(ui, kit, sheet);
            for turn in &sheet.debrief.turns {
                block(ui, On::Panel, |ui| self::turn(ui, kit, sheet, turn, desk));
            }
        });
        return weeks;
    }
    // The moments have the room that their words need, and the chart the rest.
    let count = sheet.debrief.turns.len().max(1);
    let each = (rect.width() - 12.0 * (count - 1) as f32) / count as f32;
    let words = sheet.debrief.turns.iter().map(|turn| Told::of(ui, kit, sheet, turn, each - 44.0).tall);
    let needed = words.fold(0.0, f32::max) + 28.0;
    let turns = rect.with_min_y(rect.bottom() - needed.clamp(120.0, rect.height() * 0.44));
    let upper = rect.with_max_y(turns.top() - 12.0);
    panel(ui, upper);
    weeks |= timeline(ui, kit, sheet, upper.shrink2(vec2(16.0, 12.0)), &mut desk.happened);
    if sheet.debrief.turns.is_empty() {
        column(ui, turns, On::Panel, "turns", |ui| lead(ui, kit, sheet));
    }
    for (place, turn) in sheet.debrief.turns.iter().enumerate() {
        let at = pos2(turns.left() + (each + 12.0) * place as f32, turns.top());
        let part = Rect::from_min_size(at, vec2(each, turns.height()));
        column(ui, part, On::Panel, &format!("turn {}", turn.letter), |ui| {
            self::turn(ui, kit, sheet, turn, desk)
        });
    }
    weeks
}

/// A word on the moments; that there were none, if so.
fn lead(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    let id = match (sheet.debrief.replayed, sheet.debrief.turns.is_empty()) {
        (false, _) => "debrief-not-replayed",
        (true, true) => "debrief-turns-none",
        (true, false) => "debrief-turns-lead",
    };
    let message = Message::new(id).with("round", sheet.debrief.frame.round.as_str());
    kit.add(ui, &kit.tell(&message), Size::Row, Face::Text, QUIET);
    ui.add_space(8.0);
}

/// The words of a moment, laid out, and where they lead.
struct Told<'a> {
    jobs: [LayoutJob; 4],
    heights: Vec<f32>,
    tall: f32,
    left: f32,
    press: f32,
    decision: Option<&'a Decision>,
}

impl<'a> Told<'a> {
    fn of(ui: &Ui, kit: &Kit<'_>, sheet: &Sheet<'a>, turn: &Turn, wide: f32) -> Self {
        let left = kit.line(Size::Row).max(22.0) + 12.0;
        let width = wide - left;
        let message = Message::new("after-turn")
            .with("when", sheet.when(kit, turn.round))
            .with("titled", if turn.title.is_empty() { "no" } else { "yes" })
            .with("title", turn.title.as_str());
        let same = |decision: &&Decision| {
            let what_if = turn.what_if.as_ref();
            decision.round == turn.round
                && what_if
                    .is_some_and(|what_if| decision.taken == what_if.taken || decision.title == turn.title)
        };
        let decision = sheet.debrief.decisions.iter().find(same);
        let open = kit.say("after-turn-open");
        let press = if decision.is_some() { kit.width(ui, &open, Size::Row, Face::Bold) + 26.0 } else { 0.0 };
        let title = kit.job(&kit.tell(&message), Size::Body, Face::Bold, TEXT, width - press - 8.0);
        let what = kit.job(&turn.what, Size::Row, Face::Text, TEXT, width);
        let moved = kit.job(&turn.moved_text, Size::Quiet, Face::Text, QUIET, width);
        let instead = match &turn.what_if {
            Some(what_if) => {
                let told: Vec<&str> = what_if.told.iter().take(1).map(String::as_str).collect();
                Message::new("after-turn-instead")
                    .with("instead", what_if.instead.as_str())
                    .with("told", told.join(" "))
            }
            None => Message::new("after-turn-earlier"),
        };
        let instead = kit.job(&kit.tell(&instead), Size::Quiet, Face::Text, QUIET, width);
        let jobs = [title, what, moved, instead];
        // The button stands beside the title: what follows begins below both.
        let beside = if decision.is_some() { kit.line(Size::Row) + 10.0 } else { 0.0 };
        let heights: Vec<f32> = jobs
            .iter()
            .enumerate()
            .map(|(place, job)| {
                kit.galley(ui, job.clone()).size().y.max(if place == 0 { beside } else { 0.0 }) + 2.0
            })
            .collect();
        Self { tall: heights.iter().sum(), jobs, heights, left, press, decision }
    }
}

/// A moment on which it turned, and the way to its other way.
fn turn(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, turn: &Turn, desk: &mut DebriefDesk) {
    let told = Told::of(ui, kit, sheet, turn, ui.available_width());
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), told.tall), Sense::hover());
    let letter = area.min + vec2(told.left / 2.0 - 4.0, kit.line(Size::Body) / 2.0 + 1.0);
    chart::letter(ui, kit, letter, turn.letter);
    let mut y = area.top();
    for (job, height) in told.jobs.into_iter().zip(told.heights) {
        kit.put(ui, pos2(area.left() + told.left, y), job);
        y += height;
    }
    let Some(decision) = told.decision else { return };
    let open = kit.say("after-turn-open");
    let size = vec2(told.press, kit.line(Size::Row) + 8.0);
    let part = Rect::from_min_size(pos2(area.right() - size.x, area.top()), size);
    if ui.push_id(turn.letter, |ui| button(ui, kit, part, &open, Weight::Control, true)).inner.clicked() {
        desk.what_if.choose(decision.number);
        desk.step = Step::WhatIf;
    }
}

/// What stands around the lines: heading, letters, output, the round read out.
fn extra(ui: &Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, width: f32) -> f32 {
    header_tall(kit) + read_tall(ui, kit, sheet, width) + OUTPUT + kit.line(Size::Least) * 2.0 + 46.0
}

fn header_tall(kit: &Kit<'_>) -> f32 {
    let row = kit.line(Size::Row) + 10.0;
    if narrow(kit) { kit.line(Size::Panel) + row + 8.0 } else { row.max(kit.line(Size::Panel)) + 4.0 }
}

fn read_tall(ui: &Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, width: f32) -> f32 {
    let tall = |row: &RoundRow| {
        kit.galley(ui, kit.job(&read(kit, sheet, row), Size::Row, Face::Text, TEXT, width)).size().y
    };
    sheet.debrief.rounds.iter().map(tall).fold(0.0, f32::max)
}

/// A round in a line of text.
fn read(kit: &Kit<'_>, sheet: &Sheet<'_>, row: &RoundRow) -> String {
    let mut message = Message::new("after-read")
        .with("when", sheet.when(kit, row.round))
        .with("alone", if row.believed.is_some() { "no" } else { "yes" })
        .with("output", (row.output + 5) / 10);
    for (place, level) in Level::HEADLINE.into_iter().enumerate() {
        let range = row.believed.map_or_else(String::new, |believed| told(believed[place]));
        message = message
            .with(level.id(), (row.truth[place] + 500) / 1000)
            .with(["reads-morale", "reads-innovation", "reads-loyalty"][place], range);
    }
    kit.tell(&message)
}

fn timeline(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, rect: Rect, desk: &mut HappenedDesk) -> bool {
    let rows = &sheet.debrief.rounds;
    if rows.is_empty() {
        return false;
    }
    let weeks = header(ui, kit, sheet, rect, desk);
    let names: Vec<String> =
        Level::HEADLINE.map(|level| kit.tell(&Message::new(format!("indicator-{}", level.id())))).to_vec();
    let aside =
        names.iter().map(|name| kit.width(ui, name, Size::Row, Face::Bold)).fold(0.0, f32::max) + 40.0;
    let reading = read_tall(ui, kit, sheet, rect.width());
    let under = rect.with_min_y(rect.bottom() - reading);
    let strip = Rect::from_min_max(
        pos2(rect.left(), under.top() - 10.0 - OUTPUT),
        pos2(rect.right() - aside, under.top() - 10.0),
    );
    let lines = Rect::from_min_max(
        pos2(rect.left(), rect.top() + header_tall(kit) + kit.line(Size::Row).max(22.0)),
        pos2(rect.right() - aside, strip.top() - kit.line(Size::Least) - 6.0),
    );
    let all = rows.iter().flat_map(|row| {
        let believed = row.believed.iter().flatten().flat_map(|range| [range.low, range.high]);
        row.truth.into_iter().chain(believed).map(|figure| figure as f32 / 1000.0)
    });
    let plot = Plot::within(ui, kit, lines, chart::ends(all, 20.0), rows.len());
    let chair = rows.iter().position(|row| row.chair).unwrap_or(rows.len());
    plot.chair(ui, kit, chair, Some(&kit.say("after-chair")));
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    plot.axes(ui, kit, if plot.rect.height() < 150.0 { 20 } else { 10 }, &labels);
    let chosen = choose(ui, kit, sheet, &plot, strip, desk);
    letters(ui, kit, sheet, &plot);
    levels(ui, sheet, &plot, chosen, desk);
    ends(ui, kit, sheet, &plot, &names);
    output(ui, kit, rows, &plot, strip, chosen);
    let job = kit.job(&read(kit, sheet, &rows[chosen]), Size::Row, Face::Text, TEXT, rect.width());
    kit.put(ui, under.min, job);
    weeks
}

/// The heading, what is shown: the truth, what was believed, or both; and the way to the causes of every week. Returns
/// whether that was taken.
fn header(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, rect: Rect, desk: &mut HappenedDesk) -> bool {
    let tall = kit.line(Size::Row) + 10.0;
    let title = kit.job(&kit.say("debrief-timeline-title"), Size::Panel, Face::Display, TEXT, rect.width());
    let title = kit.put(ui, rect.min + vec2(0.0, 2.0), title);
    let (mut x, y) =
        if narrow(kit) { (rect.left(), title.bottom() + 4.0) } else { (title.right() + 24.0, rect.top()) };
    let toggles = [("after-toggle-truth", Key::T, false), ("after-toggle-belief", Key::B, true)];
    for (name, key, belief) in toggles {
        let name = kit.tell(&Message::new(name));
        let wide = kit.width(ui, &name, Size::Row, Face::Text) + 58.0;
        let part = Rect::from_min_size(pos2(x, y), vec2(wide, tall));
        x = part.right() + 8.0;
        let on = if belief { !desk.belief_off } else { !desk.truth_off };
        let response = pressable(ui, part, ui.id().with(("toggle", belief)), ui.is_enabled(), &name);
        response
            .widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, ui.is_enabled(), on, name.as_str()));
        let (fill, edge, ink) = if on {
            (RAISED, Stroke::new(1.0, EDGE), TEXT)
        } else {
            (PANEL, Stroke::new(1.0, HAIRLINE), QUIET)
        };
        ui.painter().rect(part, 6, fill, edge, StrokeKind::Inside);
        ring(ui, &response, part, 6, Ground::Dark);
        let line = [pos2(part.left() + 12.0, part.center().y), pos2(part.left() + 38.0, part.center().y)];
        if belief {
            let band = Rect::from_center_size(pos2(part.left() + 25.0, part.center().y), vec2(26.0, 12.0));
            ui.painter().rect_filled(band, 0, ink.gamma_multiply(0.22));
            ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.4, ink), 2.0, 3.0));
        } else {
            ui.painter().line_segment(line, Stroke::new(LINE, ink));
        }
        kit.put_middle(
            ui,
            part.with_min_x(part.left() + 46.0),
            kit.job(&name, Size::Row, Face::Text, ink, f32::INFINITY),
        );
        if response.clicked() || pressed(ui, key) {
            if belief {
                desk.belief_off = !desk.belief_off;
                desk.truth_off &= !desk.belief_off;
            } else {
                desk.truth_off = !desk.truth_off;
                desk.belief_off &= !desk.truth_off;
            }
        }
    }
    let message = Message::new("after-weeks").with("round", sheet.debrief.frame.round.as_str());
    let name = kit.tell(&message);
    let wide = kit.width(ui, &name, Size::Row, Face::Bold) + 28.0;
    if rect.right() - wide < x {
        return false;
    }
    let part = Rect::from_min_size(pos2(rect.right() - wide, y), vec2(wide, tall));
    button(ui, kit, part, &name, Weight::Control, true).clicked()
}

/// The round read out: pointed at, or chosen with the arrows.
fn choose(
    ui: &mut Ui,
    kit: &Kit<'_>,
    sheet: &Sheet<'_>,
    plot: &Plot,
    strip: Rect,
    desk: &mut HappenedDesk,
) -> usize {
    let rows = &sheet.debrief.rounds;
    let area = plot.rect.with_max_y(strip.bottom());
    let response = ui.interact(area, ui.id().with("timeline"), Sense::click());
    let last = rows.len() - 1;
    let mut place = desk.place.unwrap_or(last).min(last);
    if let Some(at) = response.hover_pos() {
        place = plot.place(at.x);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let free = ui.memory(|memory| memory.focused().is_none()) || response.has_focus();
    if free {
        let by = i64::from(pressed(ui, Key::ArrowRight)) - i64::from(pressed(ui, Key::ArrowLeft));
        place = (place as i64 + by).clamp(0, last as i64) as usize;
    }
    if desk.place != Some(place) && (desk.place.is_some() || place != last) {
        desk.place = Some(place);
    }
    let text = read(kit, sheet, &rows[place]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Slider, ui.is_enabled(), text.as_str()));
    ring(ui, &response, area, 4, Ground::Dark);
    let column = Rect::from_x_y_ranges(plot.from(place).left()..=plot.from(place + 1).left(), area.y_range());
    ui.painter().rect_filled(column, 3, TEXT.gamma_multiply(0.07));
    place
}

fn letters(ui: &Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, plot: &Plot) {
    let turns = &sheet.debrief.turns;
    for (turn, of) in turns.iter().enumerate() {
        let Some(place) = sheet.debrief.rounds.iter().position(|row| row.round == of.round) else { continue };
        // Two in one round stand side by side.
        let before = turns[..turn].iter().filter(|other| other.round == of.round).count() as f32;
        let x = plot.x(place);
        if before == 0.0 {
            let line = [pos2(x, plot.rect.top() - 8.0), pos2(x, plot.rect.bottom())];
            ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.2, TEXT), 1.5, 4.0));
        }
        let size = kit.line(Size::Row).max(20.0) + 4.0;
        chart::letter(ui, kit, pos2(x + before * size, plot.rect.top() - size / 2.0 - 1.0), of.letter);
    }
}

fn levels(ui: &Ui, sheet: &Sheet<'_>, plot: &Plot, chosen: usize, desk: &HappenedDesk) {
    let rows = &sheet.debrief.rounds;
    let painter = ui.painter();
    let points = |figure: i64| figure as f32 / 1000.0;
    let order = [Level::Loyalty, Level::Innovation, Level::Morale];
    let place = |level: Level| Level::HEADLINE.iter().position(|of| *of == level).unwrap_or(0);
    if !desk.belief_off {
        for level in order {
            let believed: Vec<_> =
                rows.iter().map_while(|row| row.believed.map(|all| all[place(level)])).collect();
            let of = |get: fn(&RangeView) -> i64| -> Vec<f32> {
                believed.iter().map(|range| points(get(range))).collect()
            };
            let colour = Ground::Dark.level(level);
            let share = if desk.truth_off { 0.30 } else { 0.22 };
            // Both edges of the band as thin lines: where three bands lie over each other each is still seen.
            for get in EDGES {
                plot.line(painter, 0, &of(get), Stroke::new(1.0, colour.gamma_multiply(0.55)), None);
            }
            plot.band(
                painter,
                0,
                &of(|range| range.low),
                &of(|range| range.high),
                colour.gamma_multiply(share),
            );
            let (wide, dash) = if desk.truth_off { (2.0, (5.0, 3.0)) } else { (1.4, (2.0, 3.5)) };
            plot.line(painter, 0, &of(|range| range.best), Stroke::new(wide, colour), Some(dash));
        }
    }
    if desk.truth_off {
        return;
    }
    for level in order {
        let truth: Vec<f32> = rows.iter().map(|row| points(row.truth[place(level)])).collect();
        let colour = Ground::Dark.level(level);
        plot.line(painter, 0, &truth, Stroke::new(LINE, colour), None);
        for (place, figure) in truth.iter().enumerate() {
            let size = if place == chosen { 1.5 } else { 1.0 };
            chart::point(painter, Some(level), plot.at(place, *figure), colour, size);
        }
    }
}

/// The name of each line at its end, apart from each other.
fn ends(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, plot: &Plot, names: &[String]) {
    let Some(last) = sheet.debrief.rounds.last() else { return };
    let mut all: Vec<(usize, f32)> =
        (0..3).map(|place| (place, plot.y(last.truth[place] as f32 / 1000.0))).collect();
    all.sort_by(|a, b| a.1.total_cmp(&b.1));
    let tall = kit.line(Size::Row) + 1.0;
    for next in 1..all.len() {
        all[next].1 = all[next].1.max(all[next - 1].1 + tall);
    }
    let over = (all.last().map_or(0.0, |(_, y)| *y) - plot.rect.bottom()).max(0.0);
    for (place, y) in all {
        let y = y - over;
        let level = Level::HEADLINE[place];
        mark(ui.painter(), pos2(plot.rect.right() + 18.0, y), level, Ground::Dark.level(level), 8.0);
        let job = kit.job(&names[place], Size::Row, Face::Bold, TEXT, f32::INFINITY);
        kit.put(ui, pos2(plot.rect.right() + 32.0, y - kit.line(Size::Row) / 2.0), job);
    }
}

/// Output round by round, under the lines.
fn output(ui: &mut Ui, kit: &Kit<'_>, rows: &[RoundRow], plot: &Plot, strip: Rect, chosen: usize) {
    let most = rows.iter().map(|row| row.output).max().unwrap_or(0).max(1000) as f32 * 1.06;
    let painter = ui.painter().clone();
    let y = |output: i64| strip.bottom() - strip.height() * (output as f32 / most);
    let wide = (plot.rect.width() / plot.count.max(1) as f32 * 0.46).min(30.0);
    for (place, row) in rows.iter().enumerate() {
        let x = plot.x(place);
        let bar = Rect::from_min_max(
            pos2(x - wide / 2.0, y(row.output).min(strip.bottom() - 2.0)),
            pos2(x + wide / 2.0, strip.bottom()),
        );
        let colour = if place == chosen { LAMP.lerp_to_gamma(WORK, 0.7) } else { WORK.gamma_multiply(0.8) };
        painter.rect_filled(bar, 2, colour);
    }
    painter.hline(plot.rect.x_range(), strip.bottom(), Stroke::new(1.0, HAIRLINE));
    let plan = [pos2(plot.rect.left(), y(1000)), pos2(plot.rect.right(), y(1000))];
    painter.extend(Shape::dashed_line(&plan, Stroke::new(1.0, QUIET), 4.0, 4.0));
    chart::note(
        ui,
        kit,
        pos2(plot.rect.right() + 10.0, y(1000)),
        Align2::LEFT_CENTER,
        &kit.say("after-plan"),
        QUIET,
    );
    chart::note(
        ui,
        kit,
        pos2(plot.rect.right() + 10.0, strip.bottom() - 2.0),
        Align2::LEFT_BOTTOM,
        &kit.say("debrief-output"),
        TEXT,
    );
}
