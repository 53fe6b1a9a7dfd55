//! The team, person by person: all that is known of them, and what is not.

use bevy_egui::egui::{
    Id as UiId, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{Ask, Overlay, book::Book, entered, face, pressed};
use crate::{
    game::theme::{
        Face, Ground, Kit, Layout, Size,
        palette::{INK, LAMP, NIGHT, PANEL, PAPER, QUIET, RAISED, TEXT},
        surface::{Fading, upon},
        widgets::{Band, Weight, button, mark, panel, paper, pressable, ring, told, whole},
    },
    report::{owed, points},
    session::view::{MemberView, RangeView},
    terms::{Id, Level, Message},
};

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub struct PeopleDesk {
    /// The person on show.
    pub member: Option<Id>,
}

/// Draws the page over another.
pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, desk: &mut PeopleDesk, asks: &mut Vec<Ask>) {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0, NIGHT);
    let (body, line) = super::past::headed(kit, full);
    let members = &book.view.members;
    let at =
        desk.member.as_ref().and_then(|id| members.iter().position(|member| member.id == *id)).unwrap_or(0);
    let top = heading(ui, kit, line, !book.client.weeks().is_empty(), asks);
    let below = body.with_min_y(top);
    if let Some(member) = members.get(at) {
        let chosen = if kit.style.layout == Layout::Wide {
            let list = below.with_max_x(below.left() + 216.0);
            let chosen = column(ui, kit, book, list, at);
            let figure = Rect::from_min_max(
                pos2(list.right() + 16.0, below.top()),
                pos2(list.right() + 316.0, below.bottom()),
            );
            frame(ui, kit, member, figure);
            known(ui, kit, book, member, below.with_min_x(figure.right() + 16.0), false);
            chosen
        } else {
            let (chosen, bottom) = row(ui, kit, book, below, at);
            known(ui, kit, book, member, below.with_min_y(bottom + 10.0), true);
            chosen
        };
        if let Some(chosen) = chosen.or_else(|| arrows(ui, at, members.len())) {
            desk.member = members.get(chosen).map(|member| member.id.clone());
        }
    }
}

/// The heading and the way back. Returns where the rest begins.
fn heading(ui: &mut Ui, kit: &Kit<'_>, line: Rect, played: bool, asks: &mut Vec<Ask>) -> f32 {
    let job = kit.job(&kit.say("people-heading"), Size::Page, Face::Display, TEXT, line.width());
    kit.put_middle(ui, line, job);
    let text = kit.say("people-back");
    let wide = kit.width(ui, &text, Size::Body, Face::Bold) + 44.0;
    let back = line.with_min_x(line.right() - wide);
    let others = kit.say("people-past");
    let beside = kit.width(ui, &others, Size::Row, Face::Bold) + 34.0;
    let part = Rect::from_min_max(
        pos2(back.left() - 8.0 - beside, line.top()),
        pos2(back.left() - 8.0, line.bottom()),
    );
    // Before the first round is over there is nothing to look back on.
    if played && button(ui, kit, part, &others, Weight::Control, true).clicked() {
        asks.push(Ask::Lay(Some(Overlay::Past)));
    }
    if button(ui, kit, back, &text, Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Lay(None));
    }
    line.bottom() + 12.0
}

/// Arrow keys where nothing has the keyboard.
fn arrows(ui: &Ui, at: usize, count: usize) -> Option<usize> {
    if ui.memory(|memory| memory.focused().is_some()) {
        return None;
    }
    if pressed(ui, Key::ArrowDown) || pressed(ui, Key::ArrowRight) {
        return Some((at + 1) % count.max(1));
    }
    if pressed(ui, Key::ArrowUp) || pressed(ui, Key::ArrowLeft) {
        return Some((at + count.max(1) - 1) % count.max(1));
    }
    None
}

/// The role, or that somebody left.
fn role(kit: &Kit<'_>, book: &Book<'_>, member: &MemberView) -> String {
    match member.left {
        Some(round) => kit.tell(&Message::new("people-left").with("round", book.round(round))),
        None => member.role.clone(),
    }
}

fn column(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, rect: Rect, at: usize) -> Option<usize> {
    let mut chosen = None;
    upon(ui, rect, NIGHT, |ui| {
        ScrollArea::vertical().id_salt("people").auto_shrink(false).faded(ui, NIGHT, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let tall = kit.line(Size::Row) + kit.line(Size::Least) + 14.0;
            for (place, member) in book.view.members.iter().enumerate() {
                let (part, _) =
                    ui.allocate_exact_size(vec2(ui.available_width() - 2.0, tall), Sense::hover());
                let response = entry(ui, part, member, place == at);
                let radius = (tall / 2.0 - 4.0).min(20.0);
                face::portrait(ui, pos2(part.left() + 8.0 + radius, part.center().y), radius, member);
                let left = part.left() + radius * 2.0 + 18.0;
                let face = if place == at { Face::Bold } else { Face::Text };
                let job = kit.one_line(&member.name, Size::Row, face, TEXT, part.right() - left - 6.0);
                let named = kit.put(ui, pos2(left, part.top() + 6.0), job);
                let job = kit.one_line(
                    &role(kit, book, member),
                    Size::Least,
                    Face::Text,
                    QUIET,
                    part.right() - left - 6.0,
                );
                kit.put(ui, pos2(left, named.bottom()), job);
                if response {
                    chosen = Some(place);
                }
            }
        });
    });
    chosen
}

/// The frame of an entry. Returns whether it was chosen, by a press or by walking on to it.
fn entry(ui: &mut Ui, rect: Rect, member: &MemberView, open: bool) -> bool {
    let response =
        pressable(ui, rect, UiId::new(("person", member.id.as_str())), ui.is_enabled(), &member.name);
    response
        .widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), open, &member.name));
    if open {
        ui.painter().rect(rect, 6, RAISED, Stroke::new(2.0, LAMP), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6, RAISED);
    }
    ring(ui, &response, rect, 6, Ground::Dark);
    response.clicked() || response.gained_focus()
}

/// Names in lines, where there is no room for a column. Returns whether one was chosen, and where the lines end.
fn row(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, rect: Rect, at: usize) -> (Option<usize>, f32) {
    let tall = kit.line(Size::Row) + 12.0;
    let (mut x, mut y) = (rect.left(), rect.top());
    let mut chosen = None;
    for (place, member) in book.view.members.iter().enumerate() {
        let wide = (kit.width(ui, &member.name, Size::Row, Face::Bold) + 24.0).min(rect.width());
        if x + wide > rect.right() && x > rect.left() {
            x = rect.left();
            y += tall + 4.0;
        }
        let part = Rect::from_min_size(pos2(x, y), vec2(wide, tall));
        if entry(ui, part, member, place == at) {
            chosen = Some(place);
        }
        let (face, colour) = if place == at { (Face::Bold, TEXT) } else { (Face::Text, QUIET) };
        let job = kit.one_line(&member.name, Size::Row, face, colour, wide - 20.0);
        kit.put_middle(ui, part.with_min_x(part.left() + 12.0), job);
        x += wide + 6.0;
    }
    (chosen, y + tall)
}

/// The figure, the name, and what they said of themselves.
fn frame(ui: &mut Ui, kit: &Kit<'_>, member: &MemberView, rect: Rect) {
    let job = kit.job(&member.introduction, Size::Body, Face::Italic, INK, rect.width() - 28.0);
    let said = (kit.galley(ui, job).size().y + 24.0).min(rect.height() * 0.5);
    let slip = rect.with_min_y(rect.bottom() - said);
    paper(ui, slip);
    upon(ui, slip.shrink2(vec2(14.0, 12.0)), PAPER, |ui| {
        ScrollArea::vertical().id_salt(("introduction", member.id.as_str())).auto_shrink(false).faded(
            ui,
            PAPER,
            |ui| {
                kit.add(ui, &member.introduction, Size::Body, Face::Italic, INK);
            },
        );
    });
    face::figure(ui, rect.with_max_y(slip.top() - 10.0), member);
}

/// An id that an author chose, as a word that begins a line.
fn titled(id: &str) -> String {
    let mut letters = id.chars().map(|letter| if letter == '-' || letter == '_' { ' ' } else { letter });
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What is known: levels, skills, motives, troubles, conflicts, what is open, what was said.
fn known(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, member: &MemberView, rect: Rect, introduced: bool) {
    panel(ui, rect);
    upon(ui, rect.shrink2(vec2(18.0, 12.0)), PANEL, |ui| {
        ScrollArea::vertical().id_salt(("known", member.id.as_str())).auto_shrink(false).faded(
            ui,
            PANEL,
            |ui| {
                ui.set_max_width(ui.available_width() - 8.0);
                ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
                name(ui, kit, member, introduced);
                kit.add(ui, &touch(kit, book, member), Size::Row, Face::Text, QUIET);
                if introduced {
                    ui.add_space(6.0);
                    let quote = Message::new("pages-quote")
                        .with("text", member.introduction.as_str())
                        .with("named", "no")
                        .with("name", "");
                    kit.add(ui, &kit.tell(&quote), Size::Body, Face::Italic, TEXT);
                }
                ui.add_space(10.0);
                levels(ui, kit, member);
                section(ui, kit, "people-skills");
                let skills: Vec<(String, RangeView)> =
                    member.skills.iter().map(|skill| (titled(skill.area.as_str()), skill.range)).collect();
                grid(
                    ui,
                    kit,
                    &skills.iter().map(|(name, range)| (None, name.clone(), *range)).collect::<Vec<_>>(),
                );
                motives(ui, kit, member);
                private(ui, kit, member);
                conflicts(ui, kit, book, member);
                between(ui, kit, book, member);
                said(ui, kit, book, member);
            },
        );
    });
}

/// Name and role, with the face where there is no figure beside.
fn name(ui: &mut Ui, kit: &Kit<'_>, member: &MemberView, faced: bool) {
    if !faced {
        kit.add(ui, &member.full_name, Size::Page, Face::Display, TEXT);
        kit.add(ui, &member.role, Size::Row, Face::Text, QUIET);
        return;
    }
    let radius = kit.grown(30.0);
    let left = radius * 2.0 + 14.0;
    let width = ui.available_width() - left;
    let name = kit.job(&member.full_name, Size::Page, Face::Display, TEXT, width);
    let role = kit.job(&member.role, Size::Row, Face::Text, QUIET, width);
    let words = kit.galley(ui, name.clone()).size().y + kit.galley(ui, role.clone()).size().y;
    let tall = words.max(radius * 2.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall + 6.0), Sense::hover());
    face::portrait(ui, rect.min + vec2(radius, radius), radius, member);
    let told = kit.put(ui, rect.min + vec2(left, (tall - words) / 2.0), name);
    kit.put(ui, pos2(rect.left() + left, told.bottom()), role);
}

/// When the leader was last in touch, and how often they listened.
fn touch(kit: &Kit<'_>, book: &Book<'_>, member: &MemberView) -> String {
    if let Some(round) = member.left {
        return kit.tell(&Message::new("people-left").with("round", book.round(round)));
    }
    let rounds = member.since_hours / book.view.round.hours.max(1);
    let message = Message::new("people-touch")
        .with("rounds", rounds)
        .with("round", book.view.round.name.as_str())
        .with("heard", i64::from(member.heard))
        .with("sign", if member.sign { "yes" } else { "no" });
    kit.tell(&message)
}

fn section(ui: &mut Ui, kit: &Kit<'_>, name: &'static str) {
    ui.add_space(12.0);
    kit.add(ui, &kit.say(name), Size::Panel, Face::Display, TEXT);
    ui.add_space(2.0);
}

fn levels(ui: &mut Ui, kit: &Kit<'_>, member: &MemberView) {
    let all: Vec<(Option<Level>, String, RangeView)> = member
        .levels
        .iter()
        .map(|known| {
            let name = kit.tell(&Message::new(format!("people-level-{}", known.level.id())));
            (Some(known.level), name, known.range)
        })
        .collect();
    grid(ui, kit, &all);
}

/// Names, bands and ranges, two across where there is room.
fn grid(ui: &mut Ui, kit: &Kit<'_>, all: &[(Option<Level>, String, RangeView)]) {
    let width = ui.available_width();
    let names =
        all.iter().map(|(_, name, _)| kit.width(ui, name, Size::Row, Face::Text)).fold(0.0, f32::max) + 34.0;
    let figures = kit.width(ui, "100\u{2013}100", Size::Row, Face::Text) + 10.0;
    let across = if width > (names + figures + 110.0) * 2.0 + 24.0 { 2 } else { 1 };
    let each = (width - 24.0 * (across - 1) as f32) / across as f32;
    let tall = kit.line(Size::Row) + 6.0;
    let down = all.len().div_ceil(across);
    let (area, _) = ui.allocate_exact_size(vec2(width, tall * down as f32), Sense::hover());
    for (place, (level, name, range)) in all.iter().enumerate() {
        let at = area.min + vec2((each + 24.0) * (place / down) as f32, tall * (place % down) as f32);
        let part = Rect::from_min_size(at, vec2(each, tall));
        let headline = level.is_some_and(|level| Level::HEADLINE.contains(&level));
        let drawn = level.unwrap_or(Level::Confidence);
        if headline {
            mark(
                ui.painter(),
                pos2(part.left() + 8.0, part.center().y),
                drawn,
                Ground::Dark.level(drawn),
                7.0,
            );
        }
        let face = if headline { Face::Bold } else { Face::Text };
        let job = kit.one_line(name, Size::Row, face, TEXT, names - 26.0);
        kit.put_middle(ui, part.with_min_x(part.left() + 22.0), job);
        let track = Rect::from_min_max(
            pos2(part.left() + names, part.center().y - 4.5),
            pos2((part.right() - figures).max(part.left() + names + 20.0), part.center().y + 4.5),
        );
        Band { level: drawn, range: *range, before: None, ground: Ground::Dark }.paint(ui.painter(), track);
        let job = kit.job(&told(*range), Size::Row, Face::Text, TEXT, f32::INFINITY);
        kit.put_right(ui, pos2(part.right(), part.center().y - kit.line(Size::Row) / 2.0), job);
    }
}

fn line(ui: &mut Ui, kit: &Kit<'_>, text: &str, known: bool) {
    kit.add(ui, text, Size::Row, Face::Text, if known { TEXT } else { QUIET });
}

fn motives(ui: &mut Ui, kit: &Kit<'_>, member: &MemberView) {
    section(ui, kit, "people-motives");
    let Some(motives) = &member.motives else {
        line(ui, kit, &kit.say("people-motives-unlearnt"), false);
        return;
    };
    for (motive, share) in points::motives(motives) {
        let text = Message::new("people-motive").with("motive", motive.id()).with("share", share);
        line(ui, kit, &kit.tell(&text), true);
    }
}

fn private(ui: &mut Ui, kit: &Kit<'_>, member: &MemberView) {
    section(ui, kit, "people-private");
    match &member.private {
        Some(what) => line(ui, kit, what, true),
        None => line(ui, kit, &kit.say("people-private-unlearnt"), false),
    }
}

fn conflicts(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, member: &MemberView) {
    if member.conflicts.is_empty() {
        return;
    }
    section(ui, kit, "people-conflicts");
    for conflict in &member.conflicts {
        let strength = match whole(conflict.strength) {
            ..25 => "slight",
            25..50 => "plain",
            _ => "strong",
        };
        let text = Message::new("people-conflict")
            .with("name", book.name(&conflict.with))
            .with("strength", strength);
        line(ui, kit, &kit.tell(&text), true);
    }
}

fn between(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, member: &MemberView) {
    let mut open = owed::now(book.view).filter(|owed| owed.debt.to == member.id).peekable();
    if open.peek().is_none() {
        return;
    }
    section(ui, kit, "people-owed");
    for [what, due] in open.filter_map(|owed| owed::told(kit.words, &book.view.round, &member.name, owed)) {
        line(ui, kit, &what, true);
        line(ui, kit, &due, false);
    }
}

/// What they said in past weeks, the last first.
fn said(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, member: &MemberView) {
    section(ui, kit, "people-said");
    let mut any = false;
    for week in book.view.weeks.iter().rev() {
        for said in week.said.iter().filter(|said| said.who == member.id) {
            any = true;
            line(ui, kit, &book.round(week.round), false);
            let quote = Message::new("pages-quote")
                .with("text", said.text.as_str())
                .with("named", "no")
                .with("name", "");
            kit.add(ui, &kit.tell(&quote), Size::Body, Face::Italic, TEXT);
            ui.add_space(6.0);
        }
    }
    if !any {
        line(ui, kit, &kit.say("people-said-nothing"), false);
    }
}
