//! The first step: one's own rating, and then how it ended, what became of people, and the figures that everybody
//! may see.

use bevy_egui::egui::{Rect, Sense, Ui, pos2, vec2};

use super::{DebriefDesk, On, Sheet, block, column, heading, narrow, right_middle};
use crate::{
    game::{
        screens::{briefing, face},
        theme::{
            Face, Ground, Kit, Size,
            palette::{INK, INK_QUIET, QUIET, TEXT},
            surface::curtain,
            widgets::{bar, rule},
        },
    },
    report::{debrief::PersonRow, points::whole},
    terms::Message,
};

/// Widest the rating grows.
const RATING: f32 = 780.0;

/// Asks for the rating, before anything is opened: the curtain is closed behind it.
pub(super) fn rate(ui: &mut Ui, kit: &Kit<'_>, full: Rect, rect: Rect, desk: &mut DebriefDesk) {
    curtain(ui, full);
    let wide = kit.grown(RATING).min(rect.width());
    let part = Rect::from_center_size(rect.center(), vec2(wide, rect.height()));
    column(ui, part, On::Paper, "rating", |ui| {
        kit.add(ui, &kit.say("after-rate"), Size::Page, Face::Display, INK);
        kit.add(ui, &kit.say("after-rate-text"), Size::Body, Face::Text, INK);
        ui.add_space(12.0);
        // The rows share what is left of the page.
        let left = part.bottom() - 16.0 - ui.cursor().top() - kit.line(Size::Least) - 34.0;
        let tall = (left / briefing::rated().count() as f32 / kit.style.text.max(1.0)).clamp(34.0, 58.0);
        briefing::rate(ui, kit, &mut desk.rated, briefing::Rows { steps: 320.0, tall, size: Size::Body });
    });
}

/// How it ended.
pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, rect: Rect) {
    if narrow(kit) {
        column(ui, rect, On::Night, "ended", |ui| {
            block(ui, On::Paper, |ui| told(ui, kit, sheet));
            block(ui, On::Paper, |ui| people(ui, kit, sheet));
            block(ui, On::Panel, |ui| figures(ui, kit, sheet));
        });
        return;
    }
    let right = rect.with_min_x(rect.right() - 324.0);
    let left = rect.with_max_x(right.left() - 12.0);
    let split = left.left() + left.width() * 0.44;
    column(ui, left.with_max_x(split - 6.0), On::Paper, "told", |ui| told(ui, kit, sheet));
    column(ui, left.with_min_x(split + 6.0), On::Paper, "epilogues", |ui| people(ui, kit, sheet));
    column(ui, right, On::Panel, "figures", |ui| figures(ui, kit, sheet));
}

fn told(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    let frame = &sheet.debrief.frame;
    let over = Message::new("after-over")
        .with("title", frame.title.as_str())
        .with("round", frame.round.as_str())
        .with("rounds", i64::from(frame.rounds))
        .with("alone", i64::from(frame.chair_rounds));
    kit.add(ui, &kit.tell(&over), Size::Quiet, Face::Text, INK_QUIET);
    kit.add(ui, &sheet.debrief.ending.title, Size::Page, Face::Display, INK);
    ui.add_space(6.0);
    for part in sheet.debrief.ending.text.split('\n').filter(|part| !part.trim().is_empty()) {
        kit.add(ui, part, Size::Card, Face::Text, INK);
        ui.add_space(8.0);
    }
    rule(ui, ui.max_rect().left(), ui.max_rect().right(), ui.cursor().top() + 2.0, Ground::Paper);
    ui.add_space(10.0);
    kit.add(ui, &kit.say("briefing-goal"), Size::Quiet, Face::Text, INK_QUIET);
    kit.add(ui, &frame.goal, Size::Body, Face::Text, INK);
}

fn people(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    heading(ui, kit, &kit.say("after-epilogues"), Ground::Paper);
    for person in &sheet.debrief.people {
        rule(ui, ui.max_rect().left(), ui.max_rect().right(), ui.cursor().top() + 3.0, Ground::Paper);
        ui.add_space(9.0);
        epilogue(ui, kit, sheet, person);
    }
}

fn epilogue(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, person: &PersonRow) {
    let radius = 24.0;
    let left = radius * 2.0 + 14.0;
    let width = ui.available_width() - left;
    let role = match person.left {
        Some(round) => kit.tell(
            &Message::new("after-left").with("role", person.role.as_str()).with("when", sheet.within(round)),
        ),
        None => person.role.clone(),
    };
    let text = person.epilogue.clone().unwrap_or_else(|| kit.say("after-no-epilogue"));
    let jobs = [
        kit.job(&person.name, Size::Body, Face::Bold, INK, width),
        kit.job(&role, Size::Quiet, Face::Text, INK_QUIET, width),
        kit.job(&text, Size::Body, Face::Text, INK, width),
    ];
    let tall: f32 = jobs.iter().map(|job| kit.galley(ui, job.clone()).size().y).sum();
    let (area, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), tall.max(radius * 2.0) + 4.0), Sense::hover());
    if let Some(member) = sheet.book.member(&person.id) {
        face::portrait(ui, area.min + vec2(radius, radius + 1.0), radius, member);
    }
    let mut y = area.top();
    for job in jobs {
        y = kit.put(ui, pos2(area.left() + left, y), job).bottom();
    }
}

/// What everybody may see: work, output, who is there, what was thought of.
fn figures(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    let view = sheet.book.view;
    heading(ui, kit, &kit.say("after-figures"), Ground::Dark);
    ui.add_space(4.0);
    for stream in &view.work {
        let share = stream.progress as f32 / stream.effort.max(1) as f32;
        let state = match (stream.done, stream.due, stream.standing) {
            (_, _, true) => Message::new("after-work")
                .with("state", "standing")
                .with("percent", (share * 100.0).round() as i64),
            (Some(done), Some(due), _) if done > due => {
                Message::new("after-work").with("state", "late").with("when", sheet.within(done))
            }
            (Some(done), ..) => {
                Message::new("after-work").with("state", "done").with("when", sheet.within(done))
            }
            (None, ..) => Message::new("after-work")
                .with("state", "open")
                .with("percent", (share * 100.0).round() as i64),
        };
        kit.add(ui, &stream.title, Size::Body, Face::Bold, TEXT);
        kit.add(ui, &kit.tell(&state), Size::Quiet, Face::Text, QUIET);
        if !stream.standing {
            ui.add_space(3.0);
            let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
            bar(ui.painter(), area, share, None);
        }
        ui.add_space(10.0);
    }
    let with = (view.round.rounds as usize).min(view.output.len());
    let mean = |some: &[i64]| whole(some.iter().sum::<i64>() / some.len().max(1) as i64, 10);
    let stayed = view.members.iter().filter(|member| member.left.is_none()).count();
    let rows = [
        ("after-output-with", format!("{} %", mean(&view.output[..with]))),
        ("after-output-alone", format!("{} %", mean(&view.output[with..]))),
        (
            "after-stayed",
            kit.tell(&Message::new("after-of").with("some", stayed).with("all", view.members.len())),
        ),
        ("after-ideas-voiced", whole(view.ideas[0], 1000).to_string()),
        ("after-ideas-tried", whole(view.ideas[1], 1000).to_string()),
        ("after-ideas-adopted", whole(view.ideas[2], 1000).to_string()),
        ("after-confidence", ((view.sponsor_confidence + 500) / 1000).to_string()),
    ];
    for (name, figure) in rows {
        let name = Message::new(name).with("sponsor", view.briefing.sponsor.name.as_str());
        row(ui, kit, &kit.tell(&name), &figure);
    }
    ui.add_space(6.0);
    kit.add(ui, &kit.say("after-figures-note"), Size::Quiet, Face::Text, QUIET);
}

/// A name, and its figure at the right.
pub(super) fn row(ui: &mut Ui, kit: &Kit<'_>, name: &str, figure: &str) {
    let wide = kit.width(ui, figure, Size::Row, Face::Bold);
    let job = kit.job(name, Size::Row, Face::Text, TEXT, ui.available_width() - wide - 12.0);
    let tall = kit.galley(ui, job.clone()).size().y + 8.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    rule(ui, area.left(), area.right(), area.top(), Ground::Dark);
    kit.put_middle(ui, area, job);
    let job = kit.job(figure, Size::Row, Face::Bold, TEXT, f32::INFINITY);
    right_middle(ui, kit, area, job);
}
