//! Whose change is explained: people, the whole team, pieces of work, the sponsor.

use bevy_egui::egui::{Id as UiId, Key, Rect, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::WhyDesk;
use crate::{
    game::{
        screens::{book::Book, face, pressed},
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{LAMP, QUIET, RAISED, TEXT},
            widgets::{Weight, button, pressable, ring},
        },
    },
    session::view::{Subject, Week},
    terms::Message,
};

/// Under this height of a page its tabs take no more than one line, in units.
const LOW: f32 = 480.0;
/// Gap between two tabs.
const GAP: f32 = 4.0;

/// Everything that a week can be explained for, in the order of the tabs.
pub(super) fn subjects(book: &Book<'_>, week: &Week) -> Vec<Subject> {
    let people = week.estimates.iter().filter(|estimates| book.member(&estimates.member).is_some());
    let mut all: Vec<Subject> =
        people.map(|estimates| Subject::Member { member: estimates.member.clone() }).collect();
    all.push(Subject::Team);
    all.extend(week.work.iter().map(|work| Subject::Work { work: work.work.clone() }));
    all.push(Subject::Sponsor);
    all
}

fn name(kit: &Kit<'_>, book: &Book<'_>, subject: &Subject) -> String {
    match subject {
        Subject::Member { member } => book.name(member),
        Subject::Team => kit.say("why-team"),
        Subject::Work { work } => book.work(work).map(|work| work.title.clone()).unwrap_or_default(),
        Subject::Sponsor => book.view.briefing.sponsor.name.clone(),
    }
}

/// Lays the tabs out in lines. The first line is the room given, the others begin at `left`. Where there would be
/// more than two lines, one tab with a way to either side takes their place. Returns where they end.
pub(in crate::game::screens) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    week: &Week,
    room: Rect,
    left: f32,
    why: &mut WhyDesk,
) -> f32 {
    let all = subjects(book, week);
    let tall = kit.line(Size::Row).max(26.0) + 14.0;
    let faces = kit.style.layout == Layout::Wide;
    let texts: Vec<String> = all.iter().map(|subject| name(kit, book, subject)).collect();
    let widths: Vec<f32> = all
        .iter()
        .zip(&texts)
        .map(|(subject, text)| {
            let face = if faces && matches!(subject, Subject::Member { .. }) { 36.0 } else { 0.0 };
            (kit.width(ui, text, Size::Row, Face::Bold) + face + 20.0).min(room.right() - left)
        })
        .collect();
    let mut places = Vec::new();
    let (mut x, mut y, mut lines) = (room.left(), room.top(), 1);
    // Work and sponsor begin a line of their own where all do not fit in one.
    let whole = widths.iter().map(|width| width + GAP).sum::<f32>() - GAP <= room.width();
    for (width, subject) in widths.iter().zip(&all) {
        let first = matches!(subject, Subject::Work { .. })
            && all.iter().find(|one| matches!(one, Subject::Work { .. })) == Some(subject);
        if (x + width > room.right() || (first && !whole)) && x > left {
            x = left;
            y += tall + 4.0;
            lines += 1;
        }
        places.push(Rect::from_min_size(pos2(x, y), vec2(*width, tall)));
        x += width + GAP;
    }
    // A low page keeps its height for the causes.
    let low = lines > 1 && room.height() < LOW;
    // Nothing found room beside the heading: the first line stays empty, which is no line of tabs.
    if low || lines > 3 || (lines > 2 && places.first().is_some_and(|first| first.top() <= room.top())) {
        return stepper(ui, kit, &all, &texts, room, left, tall, why);
    }
    // One line beside a heading stands at the right, as the buttons of the other pages do.
    if lines == 1 && room.left() > left {
        let rest = room.right() - (x - GAP);
        for place in &mut places {
            *place = place.translate(vec2(rest, 0.0));
        }
    }
    for ((subject, text), place) in all.iter().zip(&texts).zip(&places) {
        tab(ui, kit, book, subject, text, *place, faces, why);
    }
    places.last().map_or(room.top(), |last| last.bottom())
}

#[expect(clippy::too_many_arguments, reason = "a tab has a subject, a name and a place")]
fn tab(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    subject: &Subject,
    text: &str,
    rect: Rect,
    faces: bool,
    why: &mut WhyDesk,
) {
    let open = why.subject.as_ref() == Some(subject);
    let response = pressable(ui, rect, UiId::new(("subject", text)), ui.is_enabled(), text);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), open, text));
    if open {
        ui.painter().rect(rect, 6, RAISED, Stroke::new(2.0, LAMP), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6, RAISED);
    }
    ring(ui, &response, rect, 6, Ground::Dark);
    let mut left = rect.left() + 10.0;
    if let (true, Subject::Member { member }) = (faces, subject)
        && let Some(member) = book.member(member)
    {
        face::portrait(ui, pos2(rect.left() + 22.0, rect.center().y), 16.0, member);
        left = rect.left() + 44.0;
    }
    let (face, colour) =
        if open { (Face::Bold, TEXT) } else { (Face::Text, if response.hovered() { TEXT } else { QUIET }) };
    let job = kit.one_line(text, Size::Row, face, colour, rect.right() - left - 4.0);
    kit.put_middle(ui, rect.with_min_x(left), job);
    if response.clicked() {
        why.choose(subject.clone());
    }
}

/// One tab, and a way to either side.
#[expect(clippy::too_many_arguments, reason = "as above")]
fn stepper(
    ui: &mut Ui,
    kit: &Kit<'_>,
    all: &[Subject],
    texts: &[String],
    room: Rect,
    left: f32,
    tall: f32,
    why: &mut WhyDesk,
) -> f32 {
    let at = all.iter().position(|subject| why.subject.as_ref() == Some(subject)).unwrap_or(0);
    let line = if room.width() > kit.grown(320.0) {
        Rect::from_min_size(room.min, vec2(room.width(), tall))
    } else {
        Rect::from_min_max(
            pos2(left, room.top() + tall + 4.0),
            pos2(room.right(), room.top() + tall * 2.0 + 4.0),
        )
    };
    let (before, after) = (kit.say("why-before"), kit.say("why-after"));
    let wide = |ui: &Ui, text: &str| kit.width(ui, text, Size::Row, Face::Bold) + 26.0;
    let back = line.with_max_x(line.left() + wide(ui, &before));
    let on = line.with_min_x(line.right() - wide(ui, &after));
    if button(ui, kit, back, &before, Weight::Control, true).clicked() {
        why.choose(all[(at + all.len() - 1) % all.len()].clone());
    }
    if button(ui, kit, on, &after, Weight::Control, true).clicked() {
        why.choose(all[(at + 1) % all.len()].clone());
    }
    let middle =
        Rect::from_min_max(pos2(back.right() + 8.0, line.top()), pos2(on.left() - 8.0, line.bottom()));
    let text = kit.tell(
        &Message::new("why-step")
            .with("name", texts[at].as_str())
            .with("number", at + 1)
            .with("all", all.len()),
    );
    let job = kit.one_line(&text, Size::Row, Face::Bold, TEXT, middle.width());
    kit.put_centre(ui, middle, job);
    line.bottom()
}

/// Left and Right where nothing has the keyboard: the next subject.
pub(super) fn arrows(ui: &Ui, book: &Book<'_>, week: &Week, why: &mut WhyDesk) {
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let all = subjects(book, week);
    let at = all.iter().position(|subject| why.subject.as_ref() == Some(subject)).unwrap_or(0);
    if pressed(ui, Key::ArrowRight) {
        why.choose(all[(at + 1) % all.len()].clone());
    } else if pressed(ui, Key::ArrowLeft) {
        why.choose(all[(at + all.len() - 1) % all.len()].clone());
    }
}
