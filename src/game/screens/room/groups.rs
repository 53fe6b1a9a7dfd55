//! Every group on a card of its own: where it is, who leads it, and what everybody could see of it.

use bevy_egui::egui::{
    CornerRadius, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, text::LayoutJob,
    vec2,
};

use super::{
    super::{Ask, room_bar},
    Room,
};
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::{NIGHT, PAPER, QUIET, TEXT, WORK},
        surface::{Fading, curtain},
        widgets::{Weight, bar, button_as, dashed, panel, paper, ring},
    },
    report::room::{self, Stage, State},
    session::{
        Act, Phase,
        view::{FacilitatorView, GroupRow, SeatRow},
    },
};

/// Least width of a group's card, in units.
const CARD: f32 = 268.0;
/// Distance between two, in units.
const GAP: f32 = 12.0;
/// Room about what stands on a card, in units.
const ABOUT: f32 = 16.0;
/// Up to so many groups, what their cards say is set large: it is read from where one stands.
const FEW: usize = 6;
/// Output that fills the bar, in percent of plan; the browser's bar ends there too.
const OUTPUT_MOST: f32 = 150.0;

/// All groups; in the debrief, what to ask the room as well.
pub(super) fn show(ui: &mut Ui, room: Room<'_>, rect: Rect, asks: &mut Vec<Ask>) {
    let Room { kit, frame, body, stage, .. } = room;
    let ended = frame.ended;
    let all: Vec<&GroupRow> = room::led(body).collect();
    let lobby = stage == Stage::Lobby && !ended;
    if lobby {
        // Nothing is shown yet: the house waits.
        curtain(ui, rect);
    }
    if all.is_empty() {
        if !lobby {
            panel(ui, rect);
        }
        let none = kit.say(if ended { "room-ended-empty" } else { "room-nobody" });
        let job = kit.job(&none, Size::Card, Face::Text, TEXT, rect.width() - 48.0);
        kit.put_centre(ui, rect, job);
        return;
    }
    let rect = if lobby { rect.shrink(ABOUT) } else { rect };
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        let area = ScrollArea::vertical().id_salt("groups").auto_shrink(false);
        let add = |ui: &mut Ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(0.0, GAP);
            cards(ui, room, &all, asks);
            if stage == Stage::Debrief && !body.questions.is_empty() {
                questions(ui, kit, body, rect.bottom());
            }
        };
        if lobby {
            // A fade has one colour, and the cloth has many.
            area.show(ui, add);
        } else {
            area.faded(ui, NIGHT, add);
        }
    });
}

fn cards(ui: &mut Ui, room: Room<'_>, all: &[&GroupRow], asks: &mut Vec<Ask>) {
    let Room { kit, there, frame, stage, .. } = room;
    let least = kit.grown(CARD);
    let wide = ui.available_width();
    let across = (((wide + GAP) / (least + GAP)) as usize).max(1);
    // In the lobby a name is all there is to say, and cards as wide as the room would say no more.
    let across = if stage == Stage::Lobby { across } else { across.min(all.len()) };
    let wide = (wide - GAP * (across - 1) as f32) / across as f32;
    // Groups at different moments have each their own clock; one for all stands above.
    let mut ends = all.iter().filter_map(|group| group.until_ms);
    let first = ends.next();
    let own = !frame.paused && !ends.all(|end| Some(end) == first);
    let clock = |group: &GroupRow| {
        let left = group.until_ms.filter(|_| own).map(|end| there.seconds_until(end).unwrap_or(0));
        left.map(room_bar::clock)
    };
    let all: Vec<Card<'_>> = all.iter().map(|group| Card::of(ui, room, group, clock(group), wide)).collect();
    let tall = all.iter().map(|card| card.tall).fold(0.0, f32::max);
    for row in all.chunks(across) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        for (place, card) in row.iter().enumerate() {
            let at = pos2(area.left() + (wide + GAP) * place as f32, area.top());
            card.show(ui, room, asks, Rect::from_min_size(at, vec2(wide, tall)));
        }
    }
}

/// One card, measured before it is drawn: all cards of a row are as tall as the tallest.
struct Card<'a> {
    group: &'a GroupRow,
    /// Where it is, who is at it, what is going on.
    lines: Vec<String>,
    /// Whether the way is drawn: it is, once somebody is on it.
    way: bool,
    /// Sizes of its name and of its words.
    sizes: [Size; 2],
    tall: f32,
}

impl<'a> Card<'a> {
    fn of(ui: &Ui, room: Room<'_>, group: &'a GroupRow, clock: Option<String>, wide: f32) -> Self {
        let Room { kit, body, stage, .. } = room;
        let phase = kit.tell(&room::phase(body, group.at));
        let place = [room::round(body, group).map(|round| kit.tell(&round)), Some(phase), clock];
        let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let seats: Vec<&SeatRow> = room::seats(body, group).collect();
        let named = seats.iter().any(|row| row.seat.name != group.name);
        let seats =
            named.then(|| seats.iter().map(|row| row.seat.name.as_str()).collect::<Vec<_>>().join(", "));
        let way = stage != Stage::Lobby;
        let mut lines = if way { vec![place] } else { Vec::new() };
        lines.extend(seats);
        lines.push(kit.tell(&room::doing(body, group)));
        let inner = wide - ABOUT * 2.0;
        let sizes = if room::led(body).count() <= FEW {
            [Size::Page, Size::Body]
        } else {
            [Size::Panel, Size::Quiet]
        };
        let line = |text: &String| kit.galley(ui, words(kit, text, sizes[1], inner)).size().y + 3.0;
        let mut tall = 12.0 + kit.line(sizes[0]) + 6.0 + lines.iter().map(line).sum::<f32>() + 12.0;
        if way {
            tall += step(sizes[0]) + 10.0;
        }
        if body.groups.iter().any(|group| group.output.is_some()) && way {
            // All of them keep the place of the bar, so that it is found at the same height.
            tall += kit.line(sizes[1]) + 22.0;
        }
        Self { group, lines, way, sizes, tall }
    }

    fn show(&self, ui: &mut Ui, Room { kit, body, .. }: Room<'_>, asks: &mut Vec<Ask>, rect: Rect) {
        panel(ui, rect);
        let state = State::of_group(body, self.group);
        if matches!(state, State::Help | State::Gone) {
            ui.painter().rect_stroke(rect, 8, Stroke::new(2.0, TEXT), StrokeKind::Inside);
        }
        let [large, small] = self.sizes;
        let inner = rect.shrink2(vec2(ABOUT, 12.0));
        let head = kit.line(large);
        let told = kit.tell(&state.told());
        let told = kit.one_line(&told, small, Face::Bold, TEXT, inner.width() / 2.0);
        let from = inner.top() + (head - kit.line(small)) / 2.0;
        let told = kit.put_right(ui, pos2(inner.right(), from), told);
        lamp(ui, kit, state, pos2(told.left() - kit.grown(13.0), told.center().y));
        let room = told.left() - kit.grown(28.0) - inner.left();
        let name = kit.one_line(&self.group.name, large, Face::Display, TEXT, room);
        kit.put(ui, inner.min, name);
        let mut y = inner.top() + head + 6.0;
        if self.way {
            let step = step(large);
            way(ui, body, self.group, Rect::from_min_size(pos2(inner.left(), y), vec2(inner.width(), step)));
            y += step + 10.0;
        }
        for line in &self.lines {
            y = kit.put(ui, pos2(inner.left(), y), words(kit, line, small, inner.width())).bottom() + 3.0;
        }
        if let Some(row) = room::seats(body, self.group).find(|row| row.seat.help) {
            let text = kit.say("web-helped");
            let size = vec2(kit.width(ui, &text, Size::Quiet, Face::Bold) + 26.0, kit.grown(32.0));
            let at = Rect::from_min_size(
                inner.right_top() + vec2(-size.x, head + if self.way { 28.0 } else { 4.0 }),
                size,
            );
            let id = ui.id().with(("helped", row.seat.id));
            let response = button_as(ui, kit, at, id, &text, Weight::Control, ui.is_enabled());
            ring(ui, &response, at, 6, Ground::Dark);
            if response.clicked() {
                asks.push(Ask::Act(Act::Help { seat: row.seat.id, raised: false }));
            }
        }
        if let Some((percent, told)) = room::output(self.group)
            && self.way
        {
            let at = pos2(inner.left(), inner.bottom() - kit.line(small) - 14.0);
            kit.put(ui, at, kit.one_line(&kit.tell(&told), small, Face::Text, QUIET, inner.width()));
            let gauge = inner.with_min_y(inner.bottom() - 8.0);
            bar(ui.painter(), gauge, percent as f32 / OUTPUT_MOST, Some(100.0 / OUTPUT_MOST));
        }
    }
}

/// Height of a step of the way beside a name of a size, in units.
fn step(name: Size) -> f32 {
    if name == Size::Page { 10.0 } else { 7.0 }
}

fn words(kit: &Kit<'_>, text: &str, size: Size, wide: f32) -> LayoutJob {
    kit.job(text, size, Face::Text, QUIET, wide)
}

/// The way through the session, a step for each round: what has been played, where the group is, and, set off, the
/// rounds without the leader.
fn way(ui: &Ui, body: &FacilitatorView, group: &GroupRow, rect: Rect) {
    let painter = ui.painter();
    let (led, alone) = (body.rounds as usize, body.empty_chair as usize);
    let apart = if led + alone > 24 { 1.5 } else { 4.0 };
    let wide = (rect.width() - apart * (led + alone) as f32) / (led + alone).max(1) as f32;
    let over = group.at.phase == Phase::Debrief && !group.broken_off;
    for step in 0..led + alone {
        // The empty chair stands a little way off.
        let off = if step < led { 0.0 } else { apart };
        let left = rect.left() + (wide + apart) * step as f32 + off;
        let at = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, rect.height()));
        let here = !over && group.at.phase != Phase::Briefing && group.at.round as usize == step + 1;
        if over || (step < group.played as usize && !here) {
            painter.rect_filled(at, CornerRadius::same(3), WORK);
        } else if step >= led {
            dashed(painter, at, Stroke::new(1.0, QUIET));
        } else {
            painter.rect_filled(at, CornerRadius::same(3), Ground::Dark.track());
        }
        if here {
            painter.rect_stroke(at, CornerRadius::same(3), Stroke::new(2.0, TEXT), StrokeKind::Inside);
        }
    }
}

/// What the author would ask the room, on paper: it is read out.
fn questions(ui: &mut Ui, kit: &Kit<'_>, body: &FacilitatorView, bottom: f32) {
    let wide = ui.available_width();
    let inner = wide - 48.0;
    let heading =
        kit.job(&kit.say("room-questions"), Size::Panel, Face::Display, Ground::Paper.text(), inner);
    let jobs =
        body.questions.iter().map(|text| kit.job(text, Size::Card, Face::Text, Ground::Paper.text(), inner));
    let jobs: Vec<_> = std::iter::once(heading).chain(jobs).collect();
    let tall = jobs.iter().map(|job| kit.galley(ui, job.clone()).size().y + 10.0).sum::<f32>() + 38.0;
    let tall = tall.max(bottom - ui.cursor().top() - 4.0);
    let (area, _) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
    paper(ui, area);
    let mut at = area.min + vec2(24.0, 20.0);
    for job in jobs {
        at.y = kit.put(ui, at, job).bottom() + 10.0;
    }
}

/// A shape for each state: never colour alone.
fn lamp(ui: &Ui, kit: &Kit<'_>, state: State, at: Pos2) {
    let painter = ui.painter();
    let of = |points: f32| kit.grown(points);
    let by = |x: f32, y: f32| at + vec2(of(x), of(y));
    let thin = Stroke::new(of(1.4), TEXT);
    match state {
        State::Ready => {
            painter.circle_filled(at, of(6.0), TEXT);
            let tick = vec![by(-2.8, 0.2), by(-0.8, 2.4), by(3.0, -2.4)];
            painter.line(tick, Stroke::new(of(1.6), NIGHT));
        }
        State::Deciding => {
            painter.circle_stroke(at, of(5.4), thin);
            painter.circle_filled(at, of(2.2), TEXT);
        }
        State::Watching => {
            painter.circle_stroke(at, of(5.4), thin);
            painter.line(vec![by(0.0, -3.0), at, by(2.4, 0.0)], thin);
        }
        State::Gone | State::Free => {
            painter.circle_stroke(at, of(5.4), Stroke::new(of(1.2), QUIET));
        }
        State::Help => {
            painter.circle_filled(at, of(6.4), PAPER);
            painter.line_segment([by(0.0, -3.6), by(0.0, 0.8)], Stroke::new(of(1.8), NIGHT));
            painter.circle_filled(by(0.0, 3.2), of(1.1), NIGHT);
        }
    }
}
