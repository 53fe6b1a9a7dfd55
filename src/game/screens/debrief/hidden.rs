//! What the leader could not see: “something you have not learnt yet” opened, what was hidden about open questions,
//! what only one person knew.

use bevy_egui::egui::{Sense, Ui, pos2, vec2};

use super::{Sheet, heading};
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::{LAMP, QUIET, TEXT},
        widgets::{bar, chain, mark, rule, signed},
    },
    report::{
        debrief::{OpenedLine, QuestionRow},
        ledger::Fill,
        points::shown,
    },
    terms::Message,
};

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    let debrief = sheet.debrief;
    heading(ui, kit, &kit.say("debrief-opened-title"), Ground::Dark);
    let lead = if debrief.opened.is_empty() { "debrief-opened-none" } else { "after-opened-lead" };
    kit.add(ui, &kit.tell(&Message::new(lead)), Size::Quiet, Face::Text, QUIET);
    for round in &debrief.opened {
        ui.add_space(8.0);
        kit.add(ui, &sheet.when(kit, round.round), Size::Quiet, Face::Bold, QUIET);
        for line in &round.lines {
            opened(ui, kit, line);
        }
    }
    if !debrief.hidden_questions.is_empty() {
        ui.add_space(16.0);
        heading(ui, kit, &kit.say("debrief-questions-hidden-title"), Ground::Dark);
        kit.add(ui, &kit.say("debrief-questions-hidden-lead"), Size::Quiet, Face::Text, QUIET);
        for question in &debrief.hidden_questions {
            self::question(ui, kit, question);
        }
    }
    if !debrief.secrets.is_empty() {
        ui.add_space(16.0);
        heading(ui, kit, &kit.say("debrief-secrets-title"), Ground::Dark);
        for secret in &debrief.secrets {
            kit.add(ui, &sheet.when(kit, secret.round), Size::Quiet, Face::Bold, QUIET);
            kit.add(ui, &secret.what, Size::Row, Face::Text, TEXT);
            ui.add_space(4.0);
        }
    }
}

/// A line of the ledger, and what was behind it.
fn opened(ui: &mut Ui, kit: &Kit<'_>, line: &OpenedLine) {
    let figure = signed(line.points);
    let tall = kit.line(Size::Row) + 8.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    rule(ui, area.left(), area.right(), area.top(), Ground::Dark);
    let size = kit.grown(7.0).min(10.0);
    let colour = Ground::Dark.level(line.level);
    mark(ui.painter(), pos2(area.left() + size, area.center().y), line.level, colour, size);
    let name =
        Message::new("debrief-opened-line").with("name", line.name.as_str()).with("level", line.level.id());
    let left = area.left() + size * 2.0 + 8.0;
    let figures = kit.width(ui, "+88", Size::Row, Face::Bold) + 8.0;
    let job =
        kit.one_line(&kit.tell(&name), Size::Row, Face::Bold, TEXT, area.right() - left - figures - 42.0);
    kit.put_middle(ui, area.with_min_x(left), job);
    let job = kit.job(&figure, Size::Row, Face::Bold, TEXT, f32::INFINITY);
    let put = kit.put_right(ui, pos2(area.right(), area.center().y - kit.line(Size::Row) / 2.0), job);
    let dots =
        bevy_egui::egui::Rect::from_center_size(pos2(put.left() - 22.0, area.center().y), vec2(24.0, 12.0));
    chain(ui.painter(), dots, Fill::Unlearnt, colour);
    for part in &line.parts {
        let job = kit.job(&part.what, Size::Quiet, Face::Text, TEXT, area.right() - left - figures);
        let tall = kit.galley(ui, job.clone()).size().y + 3.0;
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        kit.put(ui, pos2(left, area.top()), job);
        let job = kit.job(&signed(part.points), Size::Quiet, Face::Text, TEXT, f32::INFINITY);
        kit.put_right(ui, area.right_top(), job);
    }
    ui.add_space(4.0);
}

/// A question, each of its answers with how good it was, and which was taken.
fn question(ui: &mut Ui, kit: &Kit<'_>, question: &QuestionRow) {
    ui.add_space(8.0);
    kit.add(ui, &question.question, Size::Body, Face::Bold, TEXT);
    kit.add(ui, &question.told, Size::Quiet, Face::Text, QUIET);
    for choice in &question.choices {
        let message = Message::new("after-choice")
            .with("text", choice.text.as_str())
            .with("taken", if choice.taken { "yes" } else { "no" });
        let figure = shown(choice.quality).to_string();
        let wide = kit.width(ui, "100", Size::Row, Face::Bold) + 12.0;
        let face = if choice.taken { Face::Bold } else { Face::Text };
        let job = kit.job(&kit.tell(&message), Size::Row, face, TEXT, ui.available_width() - wide - 14.0);
        let tall = kit.galley(ui, job.clone()).size().y + 16.0;
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        rule(ui, area.left(), area.right(), area.top(), Ground::Dark);
        if choice.taken {
            ui.painter().circle_filled(
                pos2(area.left() + 4.0, area.top() + 4.0 + kit.line(Size::Row) / 2.0),
                3.5,
                LAMP,
            );
        }
        kit.put(ui, area.min + vec2(14.0, 4.0), job);
        let figure = kit.job(&figure, Size::Row, Face::Bold, TEXT, f32::INFINITY);
        kit.put_right(ui, pos2(area.right(), area.top() + 4.0), figure);
        let under = bevy_egui::egui::Rect::from_min_max(
            pos2(area.left() + 14.0, area.bottom() - 8.0),
            pos2(area.right() - wide, area.bottom() - 3.0),
        );
        bar(ui.painter(), under, shown(choice.quality) as f32 / 100.0, None);
    }
}
