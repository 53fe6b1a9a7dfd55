//! The bar over a game in a room: who one is there, how the line stands, who is waited for, and the clock.

use bevy_egui::egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::Ask;
use crate::{
    game::{
        client::{Client, Connection, There},
        theme::{
            Face, Kit, Size,
            palette::{HAIRLINE, LAMP, NIGHT, QUIET, TEXT},
            widgets::{Weight, button},
        },
    },
    session::{Act, Pacing, Phase, view::Frame},
    terms::Message,
};

/// From so many seconds on the clock is in the colour of the lamp.
const SHORT_SECONDS: u64 = 20;
/// Most names that are said of those who are waited for.
const NAMES_MAX: usize = 3;

/// How high it is.
pub fn height(kit: &Kit<'_>) -> f32 {
    kit.line(Size::Row) + 14.0
}

/// Draws it.
pub fn show(ui: &mut Ui, kit: &Kit<'_>, client: &Client, there: &There, rect: Rect, asks: &mut Vec<Ask>) {
    let painter = ui.painter();
    painter.rect_filled(rect, 0, NIGHT);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, HAIRLINE));
    let inner = rect.shrink2(vec2(16.0, 3.0));
    let frame = &client.view().frame;
    let own = format!("{} · {}", there.address().code, frame.seat.name);
    let own = kit.one_line(&own, Size::Quiet, Face::Text, QUIET, inner.width() * 0.25);
    let left = kit.put_middle(ui, inner, own).right() + 24.0;
    let mut right = inner.right();
    if !frame.runs_room {
        let text = kit.say(if frame.seat.help { "room-help-down" } else { "room-help-up" });
        let wide = kit.width(ui, &text, Size::Quiet, Face::Bold) + 26.0;
        let at = Rect::from_min_max(pos2(right - wide, inner.top()), pos2(right, inner.bottom()));
        if button(ui, kit, at, &text, Weight::Control, there.connection() == Connection::Up).clicked() {
            asks.push(Ask::Act(Act::Help { seat: frame.seat.id, raised: !frame.seat.help }));
        }
        right = at.left() - 16.0;
    }
    if let Some(seconds) = left_of(frame, there) {
        let text = clock(seconds);
        let colour = if seconds <= SHORT_SECONDS { LAMP } else { TEXT };
        let wide = kit.width(ui, "00:00", Size::Row, Face::Bold);
        let at = Rect::from_min_max(pos2(right - wide, inner.top()), pos2(right, inner.bottom()));
        let told = kit.put_middle(ui, at, kit.job(&text, Size::Row, Face::Bold, colour, f32::INFINITY));
        let name = format!("{} {text}", kit.say("web-time-left"));
        let clock = ui.interact(told, ui.id().with("clock"), Sense::hover());
        clock.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name.as_str()));
        right = at.left() - 16.0;
    }
    let (message, loud) = told(client, there);
    let text = kit.tell(&message);
    let colour = if loud { LAMP } else { TEXT };
    let face = if loud { Face::Bold } else { Face::Text };
    let room = Rect::from_min_max(pos2(left, inner.top()), pos2(right, inner.bottom()));
    let put = kit.put_middle(ui, room, kit.one_line(&text, Size::Row, face, colour, room.width()));
    // A reader of the screen says it whenever it changes.
    let live = ui.interact(put, ui.id().with("state of the room"), Sense::hover());
    live.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text.as_str()));
    live.on_hover_text(text);
}

/// Seconds as a clock shows them.
pub fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Seconds that the phase has left, if a clock runs.
fn left_of(frame: &Frame, there: &There) -> Option<u64> {
    let timer = frame.timer.filter(|_| !frame.paused)?;
    Some(there.seconds_until(timer.until_ms).unwrap_or(0))
}

/// What matters most now, and whether it is not to be missed.
fn told(client: &Client, there: &There) -> (Message, bool) {
    let frame = &client.view().frame;
    if there.connection() == Connection::Lost {
        return (Message::new("room-lost"), true);
    }
    if let Some(trouble) = there.trouble() {
        return (trouble.clone(), true);
    }
    if frame.paused {
        return (Message::new(if frame.runs_room { "web-paused-room" } else { "web-paused" }), true);
    }
    if frame.timer.is_some_and(|timer| timer.last_call) {
        return (Message::new("room-last-call"), true);
    }
    if frame.runs_room {
        if frame.ended {
            return (Message::new("web-room-ended"), false);
        }
        let awaited = frame.awaited.len();
        return (Message::new("room-awaited").with("count", awaited), false);
    }
    if let Some(leader) = &frame.seat.automated {
        return (Message::new("web-automated").with("leader", leader.as_str()), true);
    }
    if frame.seat.ready && frame.at.phase != Phase::Debrief {
        return (waits(frame), true);
    }
    if frame.at.phase == Phase::Debrief && !client.revealed() {
        return (Message::new("web-score-hidden"), false);
    }
    (Message::new("room-all-well"), false)
}

/// Who is waited for.
fn waits(frame: &Frame) -> Message {
    let others: Vec<&str> =
        frame.awaited.iter().filter(|one| one.seat != frame.seat.id).map(|one| one.name.as_str()).collect();
    if !others.is_empty() && others.len() <= NAMES_MAX {
        return Message::new("room-wait-for").with("names", others.join(", "));
    }
    let id = if frame.pacing == Pacing::Facilitated { "room-wait-facilitator" } else { "room-wait-all" };
    Message::new(id).with("count", others.len())
}
