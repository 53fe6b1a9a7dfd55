//! What if: any past decision another way, on the same luck, with the band over others.

use std::time::Instant;

use bevy_egui::egui::{
    Key, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{
    On, Sheet, block,
    chart::{self, LINE, Plot},
    column, heading, narrow,
};
use crate::{
    game::{
        client::Answer,
        screens::{Desk, Mark, pressed},
        theme::{
            Face, Ground, Kit, Size,
            palette::{EDGE, HAIRLINE, LAMP, PANEL, QUIET, RAISED, TEXT},
            widgets::{mark, pressable, ring, signed},
        },
    },
    report::debrief::{Decision, There, WhatIf, WhatIfLine},
    terms::{Level, Message},
};

/// Keys of the other options.
const KEYS: [(Key, char); 8] = [
    (Key::A, 'A'),
    (Key::B, 'B'),
    (Key::C, 'C'),
    (Key::D, 'D'),
    (Key::E, 'E'),
    (Key::F, 'F'),
    (Key::G, 'G'),
    (Key::H, 'H'),
];

/// What the page of other choices remembers.
#[derive(Clone, Debug, Default)]
pub struct WhatIfDesk {
    /// The decision, by its number.
    pub decision: Option<usize>,
    /// The other option, by its place.
    pub other: Option<usize>,
    /// The frame in which it was asked for; none once it is answered.
    asked: Option<u64>,
    /// Whether the answer has just come and is to be shown where it is out of sight.
    fresh: bool,
    /// What it would have come to.
    pub answer: Option<WhatIf>,
}

impl WhatIfDesk {
    /// Turns to a decision.
    pub fn choose(&mut self, decision: usize) {
        if self.decision != Some(decision) {
            *self = Self { decision: Some(decision), ..Self::default() };
        }
    }

    /// The decision and the option whose answer is waited for.
    pub fn wanted(&self) -> Option<(usize, usize)> {
        self.asked.and(self.decision.zip(self.other))
    }

    fn ask(&mut self, other: usize, frame: u64) {
        if self.other != Some(other) || self.answer.is_none() {
            (self.other, self.asked, self.answer) = (Some(other), Some(frame), None);
        }
    }
}

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, rect: Rect, desk: &mut Desk) {
    let decisions = &sheet.debrief.decisions;
    if decisions.is_empty() {
        column(ui, rect, On::Panel, "none", |ui| {
            kit.add(ui, &kit.say("debrief-not-replayed"), Size::Body, Face::Text, TEXT);
        });
        return;
    }
    let what_if = &mut desk.debrief.what_if;
    if what_if.decision.is_none_or(|number| number >= decisions.len()) {
        what_if.choose(0);
    }
    answer(ui, kit, sheet, what_if);
    arrows(ui, decisions.len(), what_if);
    let open = &decisions[what_if.decision.unwrap_or(0)];
    let frame = ui.ctx().cumulative_frame_nr();
    if narrow(kit) {
        column(ui, rect, On::Night, "what if", |ui| {
            block(ui, On::Panel, |ui| list(ui, kit, sheet, what_if, true));
            let at = ui.cursor().min;
            block(ui, On::Panel, |ui| options(ui, kit, sheet, open, what_if, frame));
            let used = Rect::from_min_max(at, pos2(rect.right() - 14.0, ui.cursor().top() - 10.0));
            desk.spots.push((Mark::WhatIf, used.intersect(rect)));
            let at = ui.cursor().min;
            block(ui, On::Panel, |ui| result(ui, kit, sheet, what_if));
            if std::mem::take(&mut what_if.fresh) {
                let told =
                    Rect::from_min_max(at - vec2(0.0, 8.0), pos2(at.x + 10.0, at.y + rect.height() - 10.0));
                ui.scroll_to_rect(told, Some(bevy_egui::egui::Align::TOP));
            }
        });
        return;
    }
    let left = rect.with_max_x(rect.left() + 272.0);
    let middle = Rect::from_min_max(
        pos2(left.right() + 12.0, rect.top()),
        pos2(left.right() + 12.0 + 316.0, rect.bottom()),
    );
    let right = rect.with_min_x(middle.right() + 12.0);
    column(ui, left, On::Panel, "decisions", |ui| list(ui, kit, sheet, what_if, false));
    let (mut chosen, mut told) = (middle.bottom(), right.bottom());
    column(ui, middle, On::Panel, &format!("options {}", open.number), |ui| {
        options(ui, kit, sheet, open, what_if, frame);
        chosen = ui.cursor().top();
    });
    column(ui, right, On::Panel, "result", |ui| {
        result(ui, kit, sheet, what_if);
        told = ui.cursor().top();
    });
    // Below the choices, or below what comes of them, there is room for the note.
    let used = |part: Rect, bottom: f32| part.with_max_y((bottom + 8.0).clamp(part.top(), part.bottom()));
    desk.spots.push((Mark::WhatIf, used(middle, chosen)));
    desk.keep.extend([(left, 1.0), (used(right, told), 1.0)]);
}

/// Plays it again, in the frame after it was asked for: until then the page says so.
fn answer(ui: &Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, desk: &mut WhatIfDesk) {
    let (Some(asked), Some(decision), Some(other)) = (desk.asked, desk.decision, desk.other) else { return };
    if ui.ctx().cumulative_frame_nr() > asked {
        let since = Instant::now();
        // Until a host has answered, its news wake the window.
        let Answer::Known(answer) = sheet.book.client.what_if(kit.words, decision, other) else { return };
        (desk.asked, desk.answer, desk.fresh) = (None, answer.map(|answer| *answer), true);
        tracing::info!(ms = since.elapsed().as_millis(), "played again");
    }
    ui.ctx().request_repaint();
}

fn arrows(ui: &Ui, count: usize, desk: &mut WhatIfDesk) {
    let free = ui.memory(|memory| memory.focused().is_none());
    if !free {
        return;
    }
    let by = i64::from(pressed(ui, Key::ArrowDown)) - i64::from(pressed(ui, Key::ArrowUp));
    if by != 0 {
        let place = desk.decision.unwrap_or(0) as i64 + by;
        desk.choose(place.clamp(0, count as i64 - 1) as usize);
    }
}

/// Something that can be chosen: an edge in the lamp's colour once it is.
fn choice(
    ui: &mut Ui,
    rect: Rect,
    id: impl std::hash::Hash + std::fmt::Debug,
    open: bool,
    name: &str,
) -> Response {
    let response = pressable(ui, rect, ui.id().with(id), ui.is_enabled(), name);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), open, name));
    let lit = response.hovered() || response.is_pointer_button_down_on();
    let stroke =
        if open { Stroke::new(2.0, LAMP) } else { Stroke::new(1.0, if lit { EDGE } else { HAIRLINE }) };
    let fill = if open || lit { RAISED } else { PANEL };
    ui.painter().rect(rect, 6, fill, stroke, StrokeKind::Inside);
    ring(ui, &response, rect.shrink(4.0), 4, Ground::Dark);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// Least that a chart reaches over: fractions of a point look like fractions of a point.
const SPAN: f32 = 20.0;
/// Lines for what was done, in the list of decisions: all of it stands beside the one that is chosen.
const TAKEN_ROWS: usize = 2;

/// Every decision, round by round; where room is short only those of the round that is open.
fn list(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, desk: &mut WhatIfDesk, short: bool) {
    heading(ui, kit, &kit.say("after-decisions"), Ground::Dark);
    let decisions = &sheet.debrief.decisions;
    let only = desk.decision.and_then(|number| decisions.get(number)).map(|decision| decision.round);
    let only = only.filter(|_| short);
    if let Some(open) = only {
        rounds(ui, kit, sheet, open, desk);
    }
    let mut round = 0;
    for decision in decisions.iter().filter(|decision| only.is_none_or(|round| decision.round == round)) {
        if decision.round != round {
            round = decision.round;
            ui.add_space(6.0);
            kit.add(ui, &sheet.when(kit, round), Size::Quiet, Face::Bold, QUIET);
        }
        let open = desk.decision == Some(decision.number);
        let width = ui.available_width() - 24.0;
        let title = kit.job(&decision.title, Size::Row, Face::Bold, TEXT, width);
        let mut taken = kit.job(&decision.taken, Size::Quiet, Face::Text, QUIET, width);
        taken.wrap.max_rows = TAKEN_ROWS;
        let tall =
            [&title, &taken].map(|job| kit.galley(ui, job.clone()).size().y).iter().sum::<f32>() + 12.0;
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        let name = format!("{}: {}", sheet.when(kit, decision.round), decision.title);
        let response = choice(ui, area, ("decision", decision.number), open, &name);
        if response.clicked() {
            desk.choose(decision.number);
        }
        if open
            && desk.other.is_none()
            && !short
            && !response.has_focus()
            && ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp))
        {
            ui.scroll_to_rect(area, None);
        }
        let told = kit.put(ui, area.min + vec2(12.0, 6.0), title);
        kit.put(ui, pos2(area.left() + 12.0, told.bottom()), taken);
        ui.add_space(4.0);
    }
}

/// The rounds to choose from, in rows of their names.
fn rounds(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, open: u32, desk: &mut WhatIfDesk) {
    let mut all: Vec<(u32, usize)> = Vec::new();
    for decision in &sheet.debrief.decisions {
        if all.last().is_none_or(|(round, _)| *round != decision.round) {
            all.push((decision.round, decision.number));
        }
    }
    let tall = kit.line(Size::Row) + 14.0;
    let (mut area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let mut x = area.left();
    for (round, first) in all {
        let label = sheet.debrief.label(round).to_owned();
        let wide = (kit.width(ui, &label, Size::Row, Face::Bold) + 24.0).max(40.0);
        if x + wide > area.right() && x > area.left() {
            (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
            x = area.left();
        }
        let part = Rect::from_min_size(pos2(x, area.top()), vec2(wide, tall - 4.0));
        x = part.right() + 6.0;
        if choice(ui, part, ("round", round), round == open, &sheet.when(kit, round)).clicked() {
            desk.choose(first);
        }
        kit.put_centre(ui, part, kit.job(&label, Size::Row, Face::Bold, TEXT, f32::INFINITY));
    }
}

/// What was done, and what else could have been.
fn options(
    ui: &mut Ui,
    kit: &Kit<'_>,
    sheet: &Sheet<'_>,
    decision: &Decision,
    desk: &mut WhatIfDesk,
    frame: u64,
) {
    kit.add(ui, &sheet.when(kit, decision.round), Size::Quiet, Face::Text, QUIET);
    heading(ui, kit, &decision.title, Ground::Dark);
    kit.add(ui, &kit.say("after-taken"), Size::Quiet, Face::Bold, QUIET);
    kit.add(ui, &decision.taken, Size::Body, Face::Text, TEXT);
    ui.add_space(10.0);
    kit.add(ui, &kit.say("after-instead"), Size::Quiet, Face::Bold, QUIET);
    ui.add_space(2.0);
    if decision.others.is_empty() {
        kit.add(ui, &kit.say("after-no-other"), Size::Body, Face::Text, QUIET);
    }
    for (place, other) in decision.others.iter().enumerate() {
        let key = KEYS.get(place);
        let left = kit.line(Size::Row) + 20.0;
        let job = kit.job(other, Size::Row, Face::Text, TEXT, ui.available_width() - left - 10.0);
        let tall = kit.galley(ui, job.clone()).size().y + 16.0;
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall.max(36.0)), Sense::hover());
        let open = desk.other == Some(place);
        let response = choice(ui, area, ("other", decision.number, place), open, other);
        if let Some((_, letter)) = key {
            let centre = pos2(area.left() + left / 2.0 + 1.0, area.center().y);
            let (fill, ink) = if open { (TEXT, PANEL) } else { (PANEL, TEXT) };
            ui.painter().circle(centre, kit.line(Size::Row) / 2.0 + 1.0, fill, Stroke::new(1.2, TEXT));
            let galley =
                kit.galley(ui, kit.job(&letter.to_string(), Size::Row, Face::Bold, ink, f32::INFINITY));
            ui.painter().galley(centre - galley.size() / 2.0, galley, ink);
        }
        kit.put_middle(ui, area.with_min_x(area.left() + left), job);
        if response.clicked() || key.is_some_and(|(key, _)| pressed(ui, *key)) {
            desk.ask(place, frame);
            ui.ctx().request_repaint();
        }
        ui.add_space(5.0);
    }
}

/// What it would have come to.
fn result(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, desk: &WhatIfDesk) {
    if desk.asked.is_some() {
        heading(ui, kit, &kit.say("after-again-note"), Ground::Dark);
        return;
    }
    let Some(what_if) = &desk.answer else {
        let id = if desk.other.is_some() { "after-impossible" } else { "after-choose" };
        heading(ui, kit, &kit.say("after-what-if"), Ground::Dark);
        kit.add(ui, &kit.tell(&Message::new(id)), Size::Body, Face::Text, QUIET);
        ui.add_space(14.0);
        as_it_was(ui, kit, sheet);
        return;
    };
    for (place, told) in what_if.told.iter().enumerate() {
        let (size, face) = if place == 0 { (Size::Body, Face::Bold) } else { (Size::Row, Face::Text) };
        kit.add(ui, told, size, face, TEXT);
    }
    ui.add_space(8.0);
    key(ui, kit, what_if);
    ui.add_space(6.0);
    let across = 2;
    let gap = 14.0;
    let wide = (ui.available_width() - gap) / across as f32;
    let tall = kit.line(Size::Row) + kit.line(Size::Least) + 112.0;
    for pair in what_if.lines.chunks(across) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        for (place, line) in pair.iter().enumerate() {
            let at = pos2(area.left() + (wide + gap) * place as f32, area.top());
            self::line(ui, kit, sheet, Rect::from_min_size(at, vec2(wide, tall)), what_if, line);
        }
        ui.add_space(8.0);
    }
    if what_if.ledger.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let caption = Message::new("debrief-ledger-caption").with("round", sheet.debrief.frame.round.as_str());
    kit.add(ui, &kit.tell(&caption), Size::Row, Face::Bold, TEXT);
    for row in &what_if.ledger {
        let there = match row.there {
            There::New => "debrief-ledger-new",
            There::Gone => "debrief-ledger-gone",
            There::Both => "debrief-ledger-both",
        };
        let text = Message::new("after-ledger")
            .with("there", kit.tell(&Message::new(there)))
            .with("what", row.what.as_str());
        super::ending::row(ui, kit, &kit.tell(&text), &signed(row.points));
    }
}

/// The game as it was, until another choice is laid over it.
fn as_it_was(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    let rows = &sheet.debrief.rounds;
    if rows.len() < 2 {
        return;
    }
    kit.add(ui, &kit.say("after-as-it-was"), Size::Quiet, Face::Bold, QUIET);
    ui.add_space(4.0);
    let levels: Vec<Option<Level>> = Level::HEADLINE.into_iter().map(Some).chain([None]).collect();
    let gap = 14.0;
    let wide = (ui.available_width() - gap) / 2.0;
    let tall = kit.line(Size::Row) + kit.line(Size::Least) + 112.0;
    for pair in levels.chunks(2) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        for (place, level) in pair.iter().enumerate() {
            let at = pos2(area.left() + (wide + gap) * place as f32, area.top());
            let rect = Rect::from_min_size(at, vec2(wide, tall));
            let figures: Vec<f32> = rows
                .iter()
                .map(|row| match level {
                    Some(level) => {
                        let place = Level::HEADLINE.iter().position(|of| of == level).unwrap_or(0);
                        row.truth[place] as f32 / 1000.0
                    }
                    None => row.output as f32 / 10.0,
                })
                .collect();
            let last = figures.last().map_or(0, |last| last.round() as i64);
            let area = measure(ui, kit, rect, *level, &last.to_string());
            let (bottom, top) = chart::ends(figures.iter().copied(), SPAN);
            let plot = Plot::within(ui, kit, area, (bottom, top), rows.len());
            let chairs = rows.iter().position(|row| row.chair).unwrap_or(plot.count);
            plot.chair(ui, kit, chairs, None);
            let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
            plot.axes(ui, kit, ticks(bottom, top), &labels);
            drawn(ui, &plot, *level, &figures);
        }
        ui.add_space(8.0);
    }
}

/// The name of a measure, and a figure beside it. Returns what is left of the rectangle below.
fn measure(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, level: Option<Level>, figure: &str) -> Rect {
    let name = match level {
        Some(level) => kit.tell(&Message::new(format!("indicator-{}", level.id()))),
        None => kit.say("after-output"),
    };
    let size = kit.grown(8.0).min(11.0);
    let mut x = rect.left();
    if let Some(level) = level {
        let centre = pos2(x + size, rect.top() + kit.line(Size::Row) / 2.0);
        mark(ui.painter(), centre, level, chart::colour(Some(level)), size);
        x += size * 2.0 + 8.0;
    }
    let figure = kit.job(figure, Size::Row, Face::Bold, TEXT, f32::INFINITY);
    let figure = kit.put_right(ui, rect.right_top(), figure);
    let job = kit.one_line(&name, Size::Row, Face::Bold, TEXT, figure.left() - x - 6.0);
    kit.put(ui, pos2(x, rect.top()), job);
    rect.with_min_y(rect.top() + kit.line(Size::Row) + 4.0)
}

/// Distance of the ticks of an axis.
fn ticks(bottom: f32, top: f32) -> i64 {
    if top - bottom > 60.0 {
        40
    } else if top - bottom > 30.0 {
        20
    } else {
        10
    }
}

/// What was so: a line with its points.
fn drawn(ui: &Ui, plot: &Plot, level: Option<Level>, figures: &[f32]) {
    let colour = chart::colour(level);
    plot.line(ui.painter(), 0, figures, Stroke::new(LINE, colour), None);
    for (place, figure) in figures.iter().enumerate() {
        chart::point(ui.painter(), level, plot.at(place, *figure), colour, 0.8);
    }
}

/// What the lines mean.
fn key(ui: &mut Ui, kit: &Kit<'_>, what_if: &WhatIf) {
    let lucks = Message::new("after-key-lucks").with("lucks", i64::try_from(what_if.lucks).unwrap_or(0));
    let texts = [kit.say("debrief-was"), kit.say("debrief-would"), kit.tell(&lucks)];
    let tall = kit.line(Size::Quiet);
    let mut x = ui.cursor().left();
    let right = ui.max_rect().right();
    let (mut area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let shown = if what_if.lucks == 0 { 2 } else { texts.len() };
    for (place, text) in texts[..shown].iter().enumerate() {
        let wide = 42.0 + kit.width(ui, text, Size::Quiet, Face::Text);
        if x + wide > right && x > area.left() {
            (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
            x = area.left();
        }
        let ends = [pos2(x, area.center().y), pos2(x + 30.0, area.center().y)];
        match place {
            0 => {
                ui.painter().line_segment(ends, Stroke::new(LINE, TEXT));
            }
            1 => ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(2.0, TEXT), 6.0, 4.0)),
            _ => {
                let band = Rect::from_center_size(pos2(x + 15.0, area.center().y), vec2(30.0, 12.0));
                let edge = Stroke::new(1.0, TEXT.gamma_multiply(0.6));
                ui.painter().rect(band, 0, TEXT.gamma_multiply(0.3), edge, StrokeKind::Inside);
            }
        }
        let job = kit.one_line(text, Size::Quiet, Face::Text, QUIET, right - x - 38.0);
        kit.put_middle(ui, Rect::from_min_max(pos2(x + 38.0, area.top()), area.max), job);
        x += wide + 18.0;
    }
}

/// One measure: as it was, as it would have been, and the band over other lucks.
fn line(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, rect: Rect, what_if: &WhatIf, line: &WhatIfLine) {
    use crate::report::sentence::signed_tenths;
    let unit = if line.level.is_some() { 1000 } else { 10 };
    let colour = chart::colour(line.level);
    let area = measure(ui, kit, rect, line.level, &signed_tenths(line.by, unit));
    let figures = |all: &[i64]| -> Vec<f32> { all.iter().map(|of| *of as f32 / unit as f32).collect() };
    let plus = |by: &[i64]| -> Vec<f32> {
        line.was.iter().zip(by).map(|(was, by)| (was + by) as f32 / unit as f32).collect()
    };
    let (was, would, low, high) =
        (figures(&line.was), figures(&line.would), plus(&line.low), plus(&line.high));
    let all = was.iter().chain(&would).chain(&low).chain(&high).copied();
    let rounds = &sheet.debrief.rounds;
    let chairs = what_if.rounds.iter().position(|round| *round > sheet.debrief.frame.rounds);
    let (bottom, top) = chart::ends(all, SPAN);
    let plot = Plot::within(ui, kit, area, (bottom, top), what_if.rounds.len());
    plot.chair(ui, kit, chairs.unwrap_or(plot.count), None);
    let labels: Vec<&str> = what_if
        .rounds
        .iter()
        .map(|round| rounds.iter().find(|row| row.round == *round).map_or("", |row| row.label.as_str()))
        .collect();
    plot.axes(ui, kit, ticks(bottom, top), &labels);
    let painter = ui.painter();
    plot.band(painter, 0, &low, &high, colour.gamma_multiply(0.22));
    drawn(ui, &plot, line.level, &was);
    plot.line(painter, 0, &would, Stroke::new(2.0, TEXT), Some((6.0, 4.0)));
    if let [only] = would[..] {
        painter.circle_stroke(plot.at(0, only), 5.0, Stroke::new(2.0, TEXT));
    }
}
