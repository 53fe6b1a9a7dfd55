//! The room, for who runs it: how people join, who is there, where everybody is, and what moves the session on.

use bevy_egui::egui::{
    Color32, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2,
    vec2,
};
use qrcode::{Color as Cell, EcLevel, QrCode};

use super::{Ask, Desk, Overlay, entered, middle};
use crate::{
    game::{
        client::{Client, There},
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{INK, INK_QUIET, LAMP, NIGHT, PAPER, QUIET, TEXT},
            surface::{Fading, upon},
            widgets::{Weight, button, panel, paper},
        },
    },
    report::room::{self, Stage, State, Step},
    session::{
        Act, Pacing,
        view::{FacilitatorView, Frame, GroupRow},
    },
    terms::Message,
};

/// Seconds that a press gives.
const MORE_SECONDS: u32 = 120;
/// How long a last call lasts, in seconds.
const LAST_CALL_SECONDS: u32 = 60;
/// Smallest side of the picture that a camera is pointed at.
const QR_LEAST: f32 = 150.0;
/// Width of a group's card.
const CARD: f32 = 268.0;

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomDesk {
    /// What is asked about before it is done.
    pub asked: Option<Asked>,
}

/// What is asked about before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Everybody goes on.
    Advance,
    /// The session ends.
    End,
    /// The host stops.
    Stop,
}

pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    client: &Client,
    there: &There,
    body: &FacilitatorView,
    desk: &mut Desk,
    asks: &mut Vec<Ask>,
) {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0, NIGHT);
    let frame = &client.view().frame;
    let stage = Stage::of(body);
    // What was asked in this frame is answered in a later one: the key that asks does not say yes as well.
    let asked = desk.room.asked;
    let over = ui;
    let ui = &mut over.new_child(UiBuilder::new().id_salt("room").max_rect(full));
    if asked.is_some() {
        ui.disable();
    }
    let inner = full.shrink2(vec2(20.0, 14.0));
    let below = heading(ui, kit, frame, body, stage, inner, asks);
    let foot = kit.grown(46.0);
    let row = inner.with_min_y(inner.bottom() - foot);
    let main = Rect::from_min_max(pos2(inner.left(), below + 12.0), pos2(inner.right(), row.top() - 12.0));
    if frame.ended {
        // Nobody comes any more: how people join has gone.
        groups(ui, kit, body, true, main);
    } else {
        let share = if kit.style.layout == Layout::Strip { 0.46 } else { 0.36 };
        let split = main.left() + (main.width() * share).min(kit.grown(440.0));
        joining(ui, kit, there, stage, main.with_max_x(split));
        groups(ui, kit, body, false, main.with_min_x(split + 16.0));
    }
    controls(ui, kit, frame, body, stage, row, &mut desk.room, asks);
    if let Some(asked) = asked {
        ask(over, kit, frame, body, stage, asked, &mut desk.room, asks);
    }
}

/// What is played, how far it is, who is here, and the menu. Returns where it ends.
fn heading(
    ui: &mut Ui,
    kit: &Kit<'_>,
    frame: &Frame,
    body: &FacilitatorView,
    stage: Stage,
    rect: Rect,
    asks: &mut Vec<Ask>,
) -> f32 {
    let menu = kit.say("bar-menu");
    let wide = kit.width(ui, &menu, Size::Row, Face::Bold) + 34.0;
    let tall = kit.line(Size::Row) + 16.0;
    let at = Rect::from_min_size(pos2(rect.right() - wide, rect.top()), vec2(wide, tall));
    if button(ui, kit, at, &menu, Weight::Control, true).clicked() {
        asks.push(Ask::Lay(Some(Overlay::Menu)));
    }
    let room = at.left() - rect.left() - 16.0;
    let title = kit.one_line(&body.title, Size::Page, Face::Display, TEXT, room);
    let told = kit.put(ui, rect.min, title);
    let pace = Message::new("room-pacing").with(
        "pacing",
        match frame.pacing {
            Pacing::Own => "own",
            Pacing::Facilitated => "facilitated",
            Pacing::Timed { .. } => "timed",
        },
    );
    let line = if frame.ended {
        kit.say("web-room-ended")
    } else {
        [stage.told(), room::people(body), pace].map(|message| kit.tell(&message)).join("  ·  ")
    };
    let line = kit.one_line(&line, Size::Row, Face::Text, QUIET, room);
    kit.put(ui, pos2(rect.left(), told.bottom() + 2.0), line).bottom().max(at.bottom())
}

/// How people join: code, picture, address. Large while the door is what matters.
fn joining(ui: &mut Ui, kit: &Kit<'_>, there: &There, stage: Stage, rect: Rect) {
    paper(ui, rect);
    let inner = rect.shrink(20.0);
    upon(ui, inner, PAPER, |ui| {
        ScrollArea::vertical().id_salt("joining").auto_shrink(false).faded(ui, PAPER, |ui| {
            ui.set_width(inner.width() - 14.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            kit.add(ui, &kit.say("web-joining"), Size::Panel, Face::Display, INK);
            kit.add(ui, &kit.say("room-open-this"), Size::Body, Face::Text, INK_QUIET);
            kit.add(ui, &there.address().base, Size::Card, Face::Bold, INK);
            ui.add_space(6.0);
            kit.add(ui, &kit.say("room-and-enter"), Size::Body, Face::Text, INK_QUIET);
            let code: String = there.address().code.chars().flat_map(|letter| [letter, '\u{2009}']).collect();
            kit.add(ui, code.trim_end(), Size::Title, Face::Bold, INK);
            ui.add_space(8.0);
            // As large as leaves the line below it in sight; while people come that is what matters.
            let below = inner.bottom() - ui.cursor().top() - kit.line(Size::Quiet) - 14.0;
            let most = if stage == Stage::Lobby { 320.0 } else { 200.0 };
            let side = below.clamp(QR_LEAST, most).min(ui.available_width());
            let (area, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
            qr(ui, kit, &there.address().join_link(), area);
            ui.add_space(6.0);
            kit.add(ui, &kit.say("room-point"), Size::Quiet, Face::Text, INK_QUIET);
        });
    });
}

/// A link to point a camera at: black on white, because cameras expect it so.
fn qr(ui: &mut Ui, kit: &Kit<'_>, link: &str, rect: Rect) {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::M) else { return };
    let named = ui.interact(rect, ui.id().with("qr"), Sense::hover());
    let name = kit.say("web-qr");
    named.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name.as_str()));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, Color32::WHITE);
    // A margin of four cells belongs to it.
    let across = code.width() + 8;
    let cell = (rect.width() / across as f32).max(1.0);
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Cell::Dark {
            let at = vec2((place % code.width() + 4) as f32, (place / code.width() + 4) as f32) * cell;
            painter.rect_filled(Rect::from_min_size(rect.min + at, vec2(cell, cell)), 0, Color32::BLACK);
        }
    }
}

/// Every group: where it is, who leads it, what everybody could see of it.
fn groups(ui: &mut Ui, kit: &Kit<'_>, body: &FacilitatorView, ended: bool, rect: Rect) {
    let all: Vec<&GroupRow> = room::led(body).collect();
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ScrollArea::vertical().id_salt("groups").auto_shrink(false).faded(ui, NIGHT, |ui| {
            ui.set_width(rect.width() - 14.0);
            ui.spacing_mut().item_spacing = vec2(0.0, 12.0);
            if all.is_empty() {
                // Their place is free: as tall as what says how they come.
                let tall = (rect.height() - 2.0).max(kit.line(Size::Body) * 3.0);
                let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
                panel(ui, area.shrink(1.0));
                let none = kit.say(if ended { "room-ended-empty" } else { "room-nobody" });
                let job = kit.job(&none, Size::Card, Face::Text, QUIET, area.width() - 48.0);
                kit.put_centre(ui, area, job);
                return;
            }
            let gap = 12.0;
            let least = kit.grown(CARD);
            let across = (((ui.available_width() + gap) / (least + gap)) as usize).max(1);
            let wide = (ui.available_width() - gap * (across - 1) as f32) / across as f32;
            let tall = kit.line(Size::Body) + kit.line(Size::Quiet) * 3.0 + 34.0;
            for row in all.chunks(across) {
                let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
                for (place, group) in row.iter().enumerate() {
                    let at = pos2(area.left() + (wide + gap) * place as f32, area.top());
                    self::group(ui, kit, body, group, Rect::from_min_size(at, vec2(wide, tall)));
                }
            }
        });
    });
}

/// A shape for each state: never colour alone.
fn lamp(ui: &Ui, state: State, at: Pos2) {
    let painter = ui.painter();
    match state {
        State::Ready => {
            painter.circle_filled(at, 6.0, TEXT);
            let tick = [at + vec2(-2.8, 0.2), at + vec2(-0.8, 2.4), at + vec2(3.0, -2.4)];
            painter.line(tick.to_vec(), Stroke::new(1.6, NIGHT));
        }
        State::Deciding => {
            painter.circle_stroke(at, 5.4, Stroke::new(1.4, TEXT));
            painter.circle_filled(at, 2.2, TEXT);
        }
        State::Watching => {
            painter.circle_stroke(at, 5.4, Stroke::new(1.4, TEXT));
            painter.line(vec![at + vec2(0.0, -3.0), at, at + vec2(2.4, 0.0)], Stroke::new(1.4, TEXT));
        }
        State::Gone | State::Free => {
            painter.circle_stroke(at, 5.4, Stroke::new(1.2, QUIET));
        }
        State::Help => {
            painter.circle_filled(at, 6.4, LAMP);
            painter.line_segment([at + vec2(0.0, -3.6), at + vec2(0.0, 0.8)], Stroke::new(1.8, NIGHT));
            painter.circle_filled(at + vec2(0.0, 3.2), 1.1, NIGHT);
        }
    }
}

fn group(ui: &mut Ui, kit: &Kit<'_>, body: &FacilitatorView, group: &GroupRow, rect: Rect) {
    panel(ui, rect);
    let inner = rect.shrink2(vec2(14.0, 11.0));
    let state = State::of_group(body, group);
    lamp(ui, state, pos2(inner.left() + 7.0, inner.top() + kit.line(Size::Body) / 2.0));
    let left = inner.left() + 22.0;
    let width = inner.right() - left;
    let name =
        kit.put(ui, pos2(left, inner.top()), kit.one_line(&group.name, Size::Body, Face::Bold, TEXT, width));
    let phase = kit.tell(&Message::new("web-phase").with("phase", group.at.phase.id()));
    let place = room::round(body, group)
        .map_or_else(|| phase.clone(), |round| format!("{} · {phase}", kit.tell(&round)));
    let mut lines = vec![place, kit.tell(&Message::new("room-state").with("state", state.id()))];
    lines.extend(room::output(group).map(|(_, told)| kit.tell(&told)));
    let mut y = name.bottom() + 2.0;
    for line in lines {
        let job = kit.one_line(&line, Size::Quiet, Face::Text, QUIET, width);
        y = kit.put(ui, pos2(left, y), job).bottom();
    }
}

/// What moves the room: rarely used to the left, the one that goes on to the right.
#[expect(clippy::too_many_arguments, reason = "a row of buttons needs all that they stand on")]
fn controls(
    ui: &mut Ui,
    kit: &Kit<'_>,
    frame: &Frame,
    body: &FacilitatorView,
    stage: Stage,
    rect: Rect,
    desk: &mut RoomDesk,
    asks: &mut Vec<Ask>,
) {
    let mut left = rect.left();
    let mut small = |ui: &mut Ui, text: String| {
        let wide = kit.width(ui, &text, Size::Row, Face::Bold) + 30.0;
        let at = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, rect.height()));
        left = at.right() + 8.0;
        button(ui, kit, at, &text, Weight::Control, ui.is_enabled()).clicked()
    };
    let over = frame.ended;
    if small(ui, kit.say("room-stop")) {
        desk.asked = Some(Asked::Stop);
    }
    if !over && small(ui, kit.say("web-end")) {
        desk.asked = Some(Asked::End);
    }
    if !over && stage == Stage::Play && !frame.paused {
        if small(ui, kit.say("web-last-call")) {
            asks.push(Ask::Act(Act::LastCall { seconds: LAST_CALL_SECONDS }));
        }
        if let Some(last) = &body.last_advance
            && small(ui, kit.say("web-undo"))
        {
            asks.push(Ask::Act(Act::UndoTo { entry: last.entry, group: last.group }));
        }
    }
    if frame.timer.is_some() && !frame.paused {
        let more = Message::new("web-more-time").with("minutes", i64::from(MORE_SECONDS / 60));
        if small(ui, kit.tell(&more)) {
            asks.push(Ask::Act(Act::Extend { seconds: MORE_SECONDS }));
        }
        if small(ui, kit.say("web-no-clock")) {
            asks.push(Ask::Act(Act::DropTimer));
        }
    }
    if !over && !frame.paused && small(ui, kit.say("web-pause")) {
        asks.push(Ask::Act(Act::Pause));
    }
    let step = Step::next(body);
    let (text, act) = if frame.paused {
        (kit.say("web-resume"), Some(Act::Resume))
    } else if let Some(step) = step {
        (kit.tell(&step.text(stage, frame)), Some(Act::Advance { group: None }))
    } else if over && room::led(body).next().is_none() {
        (String::new(), None)
    } else if room::led(body).next().is_none() {
        (kit.say("web-people-none"), None)
    } else if !body.revealed {
        (kit.say("web-reveal"), Some(Act::Reveal))
    } else {
        (kit.say("web-revealed"), None)
    };
    let wide = kit.width(ui, &text, Size::Body, Face::Bold) + 48.0;
    let wide = wide.min((rect.right() - left).max(kit.grown(120.0)));
    let at = Rect::from_min_max(pos2(rect.right() - wide, rect.top()), rect.max);
    let Some(act) = act.filter(|_| !over || frame.paused || step.is_none()) else {
        let job = kit.one_line(&text, Size::Row, Face::Text, QUIET, wide);
        kit.put_right(ui, pos2(rect.right(), rect.center().y - kit.line(Size::Row) / 2.0), job);
        return;
    };
    let pressed = button(ui, kit, at, &text, Weight::Primary, ui.is_enabled()).clicked();
    if pressed || (desk.asked.is_none() && entered(ui)) {
        if matches!(act, Act::Advance { .. }) {
            desk.asked = Some(Asked::Advance);
        } else {
            asks.push(Ask::Act(act));
        }
    }
}

/// Asks before what cannot be taken back lightly.
#[expect(clippy::too_many_arguments, reason = "a row of buttons needs all that they stand on")]
fn ask(
    ui: &mut Ui,
    kit: &Kit<'_>,
    frame: &Frame,
    body: &FacilitatorView,
    stage: Stage,
    asked: Asked,
    desk: &mut RoomDesk,
    asks: &mut Vec<Ask>,
) {
    let step = Step::next(body);
    let (told, yes, act) = match asked {
        Asked::Advance => {
            let Some(step) = step.filter(|_| !frame.paused) else {
                desk.asked = None;
                return;
            };
            (step.asked(stage), "web-advance-yes", Ask::Act(Act::Advance { group: None }))
        }
        Asked::End => (Message::new("web-end-text"), "web-end-yes", Ask::Act(Act::End)),
        Asked::Stop => (Message::new("room-stop-text"), "room-stop-yes", Ask::StopHost),
    };
    ui.painter().rect_filled(ui.max_rect(), 0, NIGHT.gamma_multiply(0.72));
    let mut text = kit.tell(&told);
    if let Some(stays) = step.filter(|_| asked == Asked::Advance).and_then(Step::stays) {
        text = format!("{text} {}", kit.tell(&stays));
    }
    let wide = kit.grown(520.0).min(ui.max_rect().width() - 24.0) - 44.0;
    let job = kit.job(&text, Size::Card, Face::Text, Ground::Paper.text(), wide);
    let tall = kit.grown(42.0);
    let rect = middle(ui.max_rect(), vec2(wide + 44.0, kit.galley(ui, job.clone()).size().y + tall + 66.0));
    paper(ui, rect);
    ui.painter().rect_stroke(rect, 6, Stroke::new(1.0, INK_QUIET), StrokeKind::Inside);
    let inner = rect.shrink(22.0);
    kit.put(ui, inner.min, job);
    let half = (inner.width() - 12.0) / 2.0;
    let back = Rect::from_min_size(pos2(inner.left(), inner.bottom() - tall), vec2(half, tall));
    let on = back.translate(vec2(half + 12.0, 0.0));
    if button(ui, kit, back, &kit.say("web-back"), Weight::Control, true).clicked() {
        desk.asked = None;
    }
    if button(ui, kit, on, &kit.say(yes), Weight::Primary, true).clicked() || entered(ui) {
        desk.asked = None;
        asks.push(act);
    }
}
