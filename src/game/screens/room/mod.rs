//! The room, for who runs it: how people join, who is there, where everybody is, and what moves the session on.

use bevy_egui::egui::{Key, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::{Ask, Desk, Overlay, entered, middle, pressed};
use crate::{
    game::{
        client::{Client, There},
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{INK_QUIET, NIGHT, QUIET, TEXT},
            widgets::{Weight, button, paper},
        },
    },
    report::room::{self, Stage, Step},
    session::{
        Act, Pacing,
        view::{FacilitatorView, Frame},
    },
    terms::Message,
};

mod door;
mod groups;

/// Seconds that a press gives.
const MORE_SECONDS: u32 = 120;
/// How long a last call lasts, in seconds.
const LAST_CALL_SECONDS: u32 = 60;

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
    /// The latest step is taken back.
    Undo,
    /// The score is shown.
    Reveal,
    /// The session ends.
    End,
    /// The host stops.
    Stop,
}

/// What every part of the page stands on.
#[derive(Clone, Copy)]
struct Room<'a> {
    kit: &'a Kit<'a>,
    there: &'a There,
    frame: &'a Frame,
    body: &'a FacilitatorView,
    stage: Stage,
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
    let room = Room { kit, there, frame: &client.view().frame, body, stage: Stage::of(body) };
    // What was asked in this frame is answered in a later one: the key that asks does not say yes as well.
    let asked = desk.room.asked;
    let over = ui;
    let ui = &mut over.new_child(UiBuilder::new().id_salt("room").max_rect(full));
    if asked.is_some() {
        ui.disable();
    }
    let inner = full.shrink2(vec2(20.0, 14.0));
    let below = heading(ui, room, inner, asks);
    let foot = kit.grown(46.0);
    let row = inner.with_min_y(inner.bottom() - foot);
    let main = Rect::from_min_max(pos2(inner.left(), below + 12.0), pos2(inner.right(), row.top() - 12.0));
    if room.frame.ended {
        // Nobody comes any more: how people join has gone.
        groups::show(ui, room, main, asks);
    } else {
        // While people come, how they do it is what matters; later it is there for whoever is late.
        let (share, most) = match (room.stage, kit.style.layout) {
            (Stage::Lobby, Layout::Strip) => (0.46, 440.0),
            (Stage::Lobby, _) => (0.36, 440.0),
            (_, Layout::Strip) => (0.36, 300.0),
            _ => (0.26, 300.0),
        };
        let split = main.left() + (main.width() * share).min(kit.grown(most));
        door::show(ui, kit, there, main.with_max_x(split));
        groups::show(ui, room, main.with_min_x(split + 16.0), asks);
    }
    controls(ui, room, row, &mut desk.room, asks);
    if let Some(asked) = asked {
        ask(over, room, asked, &mut desk.room, asks);
    }
}

/// What is played, how far it is, who is here, and the menu. Returns where it ends.
fn heading(ui: &mut Ui, room: Room<'_>, rect: Rect, asks: &mut Vec<Ask>) -> f32 {
    let Room { kit, frame, body, stage, .. } = room;
    let menu = kit.say("bar-menu");
    let wide = kit.width(ui, &menu, Size::Row, Face::Bold) + 34.0;
    let tall = kit.line(Size::Row) + 16.0;
    let at = Rect::from_min_size(pos2(rect.right() - wide, rect.top()), vec2(wide, tall));
    if button(ui, kit, at, &menu, Weight::Control, true).clicked() {
        asks.push(Ask::Lay(Some(Overlay::Menu)));
    }
    let wide = at.left() - rect.left() - 16.0;
    let title = kit.one_line(&body.title, Size::Page, Face::Display, TEXT, wide);
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
    let line = kit.one_line(&line, Size::Row, Face::Text, QUIET, wide);
    kit.put(ui, pos2(rect.left(), told.bottom() + 2.0), line).bottom().max(at.bottom())
}

/// What moves the room: rarely used to the left, the one that goes on to the right.
fn controls(ui: &mut Ui, room: Room<'_>, rect: Rect, desk: &mut RoomDesk, asks: &mut Vec<Ask>) {
    let Room { kit, frame, body, stage, .. } = room;
    if frame.paused {
        paper(ui, rect.expand2(vec2(10.0, 7.0)));
    }
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
        if body.last_advance.is_some() && small(ui, kit.say("web-undo")) {
            desk.asked = Some(Asked::Undo);
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
    // Once everybody is in the debrief nothing runs that could be stopped.
    if !over && !frame.paused && stage != Stage::Debrief {
        let asked = small(ui, kit.say("web-pause"));
        if asked || pressed(ui, Key::P) {
            asks.push(Ask::Act(Act::Pause));
        }
    } else if frame.paused && pressed(ui, Key::P) {
        asks.push(Ask::Act(Act::Resume));
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
        match act {
            Act::Advance { .. } => desk.asked = Some(Asked::Advance),
            Act::Reveal => desk.asked = Some(Asked::Reveal),
            act => asks.push(Ask::Act(act)),
        }
    }
}

/// Asks before what cannot be taken back lightly.
fn ask(ui: &mut Ui, room: Room<'_>, asked: Asked, desk: &mut RoomDesk, asks: &mut Vec<Ask>) {
    let Room { kit, frame, body, stage, .. } = room;
    let (told, yes, act) = match asked {
        Asked::Advance => {
            let Some(step) = Step::next(body).filter(|_| !frame.paused) else {
                desk.asked = None;
                return;
            };
            let told = [step.who(), Some(step.asked(stage)), step.stays()];
            (told.into_iter().flatten().collect(), "web-advance-yes", Ask::Act(Act::Advance { group: None }))
        }
        Asked::Undo => {
            let Some(last) = body.last_advance.as_ref().filter(|_| !frame.paused) else {
                desk.asked = None;
                return;
            };
            let act = Act::UndoTo { entry: last.entry, group: last.group };
            let told = room::back(body, last, |message| kit.tell(message));
            (told.to_vec(), "web-undo-yes", Ask::Act(act))
        }
        Asked::Reveal => (vec![room::reveal_asked(frame.mode)], "web-reveal-yes", Ask::Act(Act::Reveal)),
        Asked::End => (vec![Message::new("web-end-text")], "web-end-yes", Ask::Act(Act::End)),
        Asked::Stop => (vec![Message::new("room-stop-text")], "room-stop-yes", Ask::StopHost),
    };
    ui.painter().rect_filled(ui.max_rect(), 0, NIGHT.gamma_multiply(0.72));
    let text = told.iter().map(|message| kit.tell(message)).collect::<Vec<_>>().join(" ");
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
