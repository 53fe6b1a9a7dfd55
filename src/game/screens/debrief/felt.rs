//! How it felt to be led: each person with what they felt, what they say, and what they kept to themselves; beside
//! them, what the leader could not see.

use bevy_egui::egui::{Rect, Sense, Ui, pos2, vec2};

use super::{On, Sheet, block, column, hidden, narrow};
use crate::{
    game::{
        screens::face,
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{INK, INK_QUIET},
            widgets::{mark, rule},
        },
    },
    report::{debrief::PersonRow, points::shown, sentence::capital},
    terms::{Level, Message},
};

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, rect: Rect) {
    if narrow(kit) {
        column(ui, rect, On::Night, "felt", |ui| {
            people(ui, kit, sheet, if kit.style.layout == Layout::Strip { 1 } else { 2 });
            block(ui, On::Panel, |ui| hidden::show(ui, kit, sheet));
        });
        return;
    }
    let right = rect.with_min_x(rect.right() - 424.0);
    column(ui, rect.with_max_x(right.left() - 12.0), On::Night, "people", |ui| people(ui, kit, sheet, 2));
    column(ui, right, On::Panel, "hidden", |ui| hidden::show(ui, kit, sheet));
}

fn people(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, across: usize) {
    let room = ui.available_rect_before_wrap();
    let gap = 10.0;
    let wide = (room.width() - gap * (across - 1) as f32) / across as f32;
    let mut bottoms = vec![room.top(); across];
    for person in &sheet.debrief.people {
        // Each goes under the shortest column, the first of equals.
        let shortest =
            (1..across).fold(0, |least, place| if bottoms[place] < bottoms[least] { place } else { least });
        let left = room.left() + (wide + gap) * shortest as f32;
        let part = Rect::from_min_max(pos2(left, bottoms[shortest]), pos2(left + wide, f32::INFINITY));
        ui.scope_builder(
            bevy_egui::egui::UiBuilder::new().max_rect(part).id_salt(person.id.as_str()),
            |ui| {
                block(ui, On::Paper, |ui| self::person(ui, kit, sheet, person));
                bottoms[shortest] = ui.cursor().top();
            },
        );
    }
    let bottom = bottoms.into_iter().fold(room.top(), f32::max);
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), bottom)));
}

fn person(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, person: &PersonRow) {
    let radius = 25.0;
    let left = radius * 2.0 + 14.0;
    let width = ui.available_width() - left;
    let beside = match (&person.felt, person.left) {
        (_, Some(round)) => kit.tell(
            &Message::new("after-left").with("role", person.role.as_str()).with("when", sheet.within(round)),
        ),
        (Some(felt), None) => felt.words.clone(),
        (None, None) => person.role.clone(),
    };
    let name = kit.job(&person.name, Size::Body, Face::Bold, INK, width);
    let beside = kit.job(&beside, Size::Quiet, Face::Text, INK_QUIET, width);
    let tall = kit.galley(ui, name.clone()).size().y + kit.galley(ui, beside.clone()).size().y;
    let (area, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), tall.max(radius * 2.0) + 4.0), Sense::hover());
    if let Some(member) = sheet.book.member(&person.id) {
        face::portrait(ui, area.min + vec2(radius, radius), radius, member);
    }
    let at = area.left_top() + vec2(left, (area.height() - tall) / 2.0 - 2.0);
    let told = kit.put(ui, at, name);
    kit.put(ui, pos2(at.x, told.bottom()), beside);
    ui.add_space(6.0);
    match &person.quote {
        Some(quote) => {
            let text = kit.tell(&Message::new("debrief-quote").with("text", quote.text.as_str()));
            kit.add(ui, &text, Size::Card, Face::Italic, INK);
            if quote.on_leaving {
                kit.add(ui, &kit.say("debrief-on-leaving"), Size::Quiet, Face::Text, INK_QUIET);
            }
        }
        None => {
            kit.add(ui, &kit.say("debrief-no-quote"), Size::Body, Face::Text, INK_QUIET);
        }
    }
    ui.add_space(6.0);
    if let Some(felt) = &person.felt {
        if person.left.is_some() {
            kit.add(ui, &capital(&felt.words), Size::Quiet, Face::Text, INK_QUIET);
        }
        kit.add(ui, &capital(&felt.answer), Size::Quiet, Face::Text, INK_QUIET);
    }
    if let Some(levels) = person.levels {
        self::levels(ui, kit, levels);
    }
    rule(ui, ui.max_rect().left(), ui.max_rect().right(), ui.cursor().top() + 4.0, Ground::Paper);
    ui.add_space(9.0);
    if let Some(private) = &person.private {
        let message = Message::new("debrief-private")
            .with("learnt", if private.learnt { "yes" } else { "no" })
            .with("what", private.what.as_str());
        kit.add(ui, &kit.tell(&message), Size::Row, Face::Text, INK);
        ui.add_space(4.0);
    }
    kit.add(ui, &person.motives_text, Size::Row, Face::Text, INK);
}

/// How they truly were at the end.
fn levels(ui: &mut Ui, kit: &Kit<'_>, levels: [i64; 3]) {
    ui.add_space(2.0);
    let tall = kit.line(Size::Quiet) + 2.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let job = kit.one_line(&kit.say("after-at-end"), Size::Quiet, Face::Text, INK_QUIET, area.width() * 0.5);
    let mut x = kit.put_middle(ui, area, job).right() + 12.0;
    for (level, figure) in Level::HEADLINE.into_iter().zip(levels) {
        let size = kit.grown(7.0).min(9.0);
        mark(ui.painter(), pos2(x + size, area.center().y), level, Ground::Paper.level(level), size);
        let job = kit.job(&shown(figure).to_string(), Size::Quiet, Face::Bold, INK, f32::INFINITY);
        x = kit.put_middle(ui, area.with_min_x(x + size * 2.0 + 6.0), job).right() + 14.0;
    }
}
