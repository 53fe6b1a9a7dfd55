//! Past weeks: what was done, what happened, what was said, and why.

use bevy_egui::egui::{Id as UiId, Key, Rect, ScrollArea, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    Ask, Overlay,
    book::Book,
    entered, face, pressed,
    why::{self, WhyDesk},
};
use crate::{
    game::theme::{
        Face, Ground, Kit, Layout, Size,
        palette::{GILT, HAIRLINE, INK, INK_QUIET, LAMP, LAMP_INK, NIGHT, PAPER, PLATE, QUIET, RAISED, TEXT},
        surface::{Fading, upon},
        widgets::{Weight, button, paper, pressable, ring, tab},
    },
    session::view::Week,
    terms::Message,
};

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub struct PastDesk {
    /// The week on show, from 1; the last one if none was chosen.
    pub round: Option<u32>,
    /// Its causes.
    pub why: WhyDesk,
    /// Whether what happened is shown in place of the causes, where they share a place.
    pub events: bool,
}

/// Draws the page over another. Returns whether Escape was used up.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    desk: &mut PastDesk,
    asks: &mut Vec<Ask>,
) -> bool {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0, NIGHT);
    let weeks = book.client.weeks();
    let chosen = desk.round.and_then(|round| book.client.week(round)).or(weeks.last());
    let sheeted = desk.why.sheet.is_some();
    ui.scope(|ui| {
        if sheeted {
            ui.disable();
        }
        page(ui, kit, book, chosen, full, desk, asks);
    });
    let Some(week) = chosen else { return false };
    if sheeted {
        why::over(ui, kit, book, week, &mut desk.why);
    }
    why::escape(ui, &mut desk.why)
}

fn page(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    chosen: Option<&Week>,
    full: Rect,
    desk: &mut PastDesk,
    asks: &mut Vec<Ask>,
) {
    let (body, line) = headed(kit, full);
    let title = kit.job(&kit.say("past-heading"), Size::Page, Face::Display, TEXT, line.width());
    let told = kit.put_middle(ui, line, title);
    let text = kit.say("people-back");
    let wide = kit.width(ui, &text, Size::Body, Face::Bold) + 44.0;
    let back = line.with_min_x(line.right() - wide);
    let others = kit.say("people-heading");
    let beside = kit.width(ui, &others, Size::Row, Face::Bold) + 34.0;
    let part = Rect::from_min_max(
        pos2(back.left() - 8.0 - beside, line.top()),
        pos2(back.left() - 8.0, line.bottom()),
    );
    if button(ui, kit, part, &others, Weight::Control, true).clicked() {
        asks.push(Ask::Lay(Some(Overlay::Team)));
    }
    if button(ui, kit, back, &text, Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Lay(None));
    }
    let Some(week) = chosen else {
        none(ui, kit, body.with_min_y(line.bottom()));
        return;
    };
    let lamps =
        Rect::from_min_max(pos2(told.right() + 24.0, line.top()), pos2(part.left() - 16.0, line.bottom()));
    let below = footlights(ui, kit, book, week, lamps, body, desk);
    desk.why.turn_to(book, week, true);
    let rest = body.with_min_y(below + 10.0);
    if kit.style.layout == Layout::Wide {
        let split = rest.left() + 330.0;
        events(ui, kit, book, week, rest.with_max_x(split));
        let right = rest.with_min_x(split + 12.0);
        let bottom = why::tabs(ui, kit, book, week, right, right.left(), &mut desk.why);
        why::account(ui, kit, book, week, right.with_min_y(bottom + 8.0), &mut desk.why);
        return;
    }
    let tall = kit.line(Size::Row) + 12.0;
    for (place, (events, name)) in [(false, "past-why"), (true, "past-events")].into_iter().enumerate() {
        let wide = rest.width() / 2.0;
        let part = Rect::from_min_size(rest.min + vec2(wide * place as f32, 0.0), vec2(wide - 4.0, tall));
        if tab(ui, kit, part, &kit.tell(&Message::new(name)), "", desk.events == events).clicked() {
            desk.events = events;
        }
    }
    let rest = rest.with_min_y(rest.top() + tall + 6.0);
    if desk.events {
        events(ui, kit, book, week, rest);
        return;
    }
    let bottom = why::tabs(ui, kit, book, week, rest, rest.left(), &mut desk.why);
    let foot = kit.grown(36.0).min(52.0);
    let row = rest.with_min_y(rest.bottom() - foot);
    why::account(
        ui,
        kit,
        book,
        week,
        Rect::from_min_max(pos2(rest.left(), bottom + 8.0), pos2(rest.right(), row.top() - 8.0)),
        &mut desk.why,
    );
    why::foot(ui, kit, row, &mut desk.why, None);
}

/// The room of a page that lies over the game, and its first line: where the bar's is, so that nothing jumps from one
/// page to the next.
pub(super) fn headed(kit: &Kit<'_>, full: Rect) -> (Rect, Rect) {
    let body = Rect::from_min_max(full.min + vec2(16.0, 7.0), full.max - vec2(16.0, 12.0));
    (body, body.with_max_y(body.top() + kit.grown(38.0).min(60.0)))
}

/// A page with nothing on it yet says what will be.
fn none(ui: &mut Ui, kit: &Kit<'_>, room: Rect) {
    let wide = kit.grown(440.0).min(room.width() - 40.0);
    let head = kit.job(&kit.say("past-none"), Size::Page, Face::Display, INK, wide - 44.0);
    let text = kit.job(&kit.say("past-none-text"), Size::Card, Face::Text, INK, wide - 44.0);
    let tall = [&head, &text].map(|job| kit.galley(ui, job.clone()).size().y).iter().sum::<f32>();
    let rect = Rect::from_center_size(room.center(), vec2(wide, tall + 50.0));
    paper(ui, rect);
    let told = kit.put(ui, rect.min + vec2(22.0, 20.0), head);
    kit.put(ui, pos2(rect.left() + 22.0, told.bottom() + 6.0), text);
}

/// The weeks as footlights: those played are lit. Returns where they end.
fn footlights(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    week: &Week,
    room: Rect,
    page: Rect,
    desk: &mut PastDesk,
) -> f32 {
    let round = &book.view.round;
    let weeks = book.client.weeks();
    let all = round.rounds + round.empty_chair;
    let each = (kit.width(ui, "+88", Size::Row, Face::Bold) + 18.0).max(34.0);
    // Beside the heading where all of them find room there, else in lines of their own.
    let (area, fits) = if each * all as f32 + 10.0 <= room.width() {
        (room, true)
    } else {
        (Rect::from_min_max(pos2(page.left(), room.bottom() + 8.0), page.max), false)
    };
    let tall = room.height().min(kit.line(Size::Row) + 16.0);
    let (mut x, mut y) = (area.left(), if fits { area.center().y - tall / 2.0 } else { area.top() });
    let mut chosen = None;
    for number in 1..=all {
        if x + each > area.right() {
            x = area.left();
            y += tall + 4.0;
        }
        if number == round.rounds + 1 {
            x += 10.0;
        }
        let part = Rect::from_min_size(pos2(x, y), vec2(each - 4.0, tall));
        x += each;
        let played = weeks.iter().any(|week| week.round == number);
        let open = week.round == number;
        let alone = number > round.rounds;
        let text = if alone { format!("+{}", number - round.rounds) } else { number.to_string() };
        let centre = part.center();
        let radius = (part.width().min(part.height()) / 2.0 - 1.0).max(10.0);
        let (fill, edge, ink) = match (played, open) {
            (_, true) => (LAMP, LAMP, LAMP_INK),
            (true, false) => (RAISED, GILT, TEXT),
            (false, false) => (PLATE, HAIRLINE, QUIET),
        };
        if played {
            let name = book.round(number);
            let response = pressable(ui, part, UiId::new(("footlight", number)), ui.is_enabled(), &name);
            response
                .widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), open, &name));
            ring(
                ui,
                &response,
                Rect::from_center_size(centre, vec2(radius, radius) * 2.0),
                radius as u8,
                Ground::Dark,
            );
            if response.clicked() || response.gained_focus() {
                chosen = Some(number);
            }
        }
        ui.painter().circle(centre, radius, fill, Stroke::new(1.5, edge));
        let galley = kit.galley(ui, kit.job(&text, Size::Row, Face::Bold, ink, f32::INFINITY));
        ui.painter().galley(centre - galley.size() / 2.0, galley, ink);
    }
    let step = i64::from(pressed(ui, Key::PageDown)) - i64::from(pressed(ui, Key::PageUp));
    if step != 0 {
        let next = (i64::from(week.round) + step).clamp(1, weeks.len().max(1) as i64);
        chosen = u32::try_from(next).ok();
    }
    if chosen.is_some() {
        desk.round = chosen;
    }
    if fits { room.bottom() } else { y + tall }
}

/// What was done, what happened, what was said.
fn events(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, week: &Week, rect: Rect) {
    paper(ui, rect);
    upon(ui, rect.shrink2(vec2(18.0, 14.0)), PAPER, |ui| {
        ScrollArea::vertical().id_salt(("events", week.round)).auto_shrink(false).faded(ui, PAPER, |ui| {
            ui.set_max_width(ui.available_width() - 6.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = book.round(week.round);
            let title = kit.tell(&Message::new("past-title").with("round", title));
            kit.add(ui, &title, Size::Card, Face::Bold, INK);
            section(ui, kit, "past-did");
            did(ui, kit, book, week);
            section(ui, kit, "past-happened");
            for message in &week.happened {
                kit.add(ui, &kit.tell(message), Size::Body, Face::Text, INK);
                ui.add_space(3.0);
            }
            if week.happened.is_empty() {
                kit.add(ui, &kit.say("past-happened-nothing"), Size::Body, Face::Text, INK_QUIET);
            }
            section(ui, kit, "past-said");
            for line in &week.said {
                said(ui, kit, book, line);
            }
            if week.said.is_empty() {
                kit.add(ui, &kit.say("past-said-nothing"), Size::Body, Face::Text, INK_QUIET);
            }
        });
    });
}

fn section(ui: &mut Ui, kit: &Kit<'_>, name: &'static str) {
    ui.add_space(10.0);
    let at = ui.cursor().top() - 4.0;
    crate::game::theme::widgets::rule(ui, ui.max_rect().left(), ui.max_rect().right(), at, Ground::Paper);
    kit.add(ui, &kit.say(name), Size::Panel, Face::Display, INK);
    ui.add_space(2.0);
}

/// Options taken, and what attention went to.
fn did(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, week: &Week) {
    if week.round > book.view.round.rounds {
        kit.add(ui, &kit.say("past-did-away"), Size::Body, Face::Text, INK_QUIET);
        return;
    }
    for card in &week.met.cards {
        if let Some(taken) = &card.taken {
            kit.add(ui, &card.title, Size::Quiet, Face::Text, INK_QUIET);
            kit.add(ui, &taken.text, Size::Body, Face::Text, INK);
            ui.add_space(4.0);
        }
    }
    for placed in &week.plan.placements {
        kit.add(ui, &book.deed(placed), Size::Body, Face::Text, INK);
    }
    if week.plan.answers.is_empty() && week.plan.placements.is_empty() {
        kit.add(ui, &kit.say("past-did-nothing"), Size::Body, Face::Text, INK_QUIET);
    }
}

/// A line somebody said, beside their face.
pub(super) fn said(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, line: &crate::session::view::Line) {
    let radius = 15.0;
    let left = radius * 2.0 + 9.0;
    let width = ui.available_width() - left;
    let quote =
        Message::new("pages-quote").with("text", line.text.as_str()).with("named", "no").with("name", "");
    let name = kit.job(&book.name(&line.who), Size::Quiet, Face::Bold, INK_QUIET, width);
    let text = kit.job(&kit.tell(&quote), Size::Body, Face::Italic, INK, width);
    let tall = kit.line(Size::Quiet) + kit.galley(ui, text.clone()).size().y;
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), tall.max(radius * 2.0) + 6.0),
        bevy_egui::egui::Sense::hover(),
    );
    match book.member(&line.who) {
        Some(member) => face::portrait(ui, rect.min + vec2(radius, radius + 2.0), radius, member),
        None => face::sponsor(ui, rect.min + vec2(radius, radius + 2.0), radius, book.view),
    }
    let named = kit.put(ui, rect.min + vec2(left, 0.0), name);
    kit.put(ui, pos2(rect.left() + left, named.bottom()), text);
}
