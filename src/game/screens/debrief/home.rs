//! What one takes home: the author's questions, one thing to do differently, the evidence and its limits, and last
//! the score.

use bevy_egui::egui::{Rect, Sense, Ui, pos2, vec2};

use super::{DebriefDesk, On, Sheet, block, column, heading, narrow};
use crate::{
    game::{
        screens::Ask,
        theme::{
            Face, Ground, Kit, Size, field,
            palette::{INK, INK_QUIET, QUIET, TEXT},
            widgets::{Weight, bar, button, rule},
        },
    },
    report::debrief::EvidenceRow,
    session::{Act, COMMITMENT_CHARS_MAX, FindingKind},
    terms::Message,
};

pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    sheet: &Sheet<'_>,
    rect: Rect,
    desk: &mut DebriefDesk,
    asks: &mut Vec<Ask>,
) {
    if narrow(kit) {
        column(ui, rect, On::Night, "home", |ui| {
            block(ui, On::Paper, |ui| questions(ui, kit, sheet));
            block(ui, On::Panel, |ui| commitment(ui, kit, sheet, desk, asks));
            block(ui, On::Panel, |ui| evidence(ui, kit, sheet));
            block(ui, On::Panel, |ui| score(ui, kit, sheet, desk, asks));
        });
        return;
    }
    let each = (rect.width() - 24.0) / 3.0;
    let part = |place: f32| {
        Rect::from_min_size(pos2(rect.left() + (each + 12.0) * place, rect.top()), vec2(each, rect.height()))
    };
    let right = part(2.0);
    column(ui, part(0.0), On::Paper, "questions", |ui| questions(ui, kit, sheet));
    column(ui, part(1.0), On::Panel, "evidence", |ui| evidence(ui, kit, sheet));
    let split = right.bottom() - 236.0;
    column(ui, right.with_max_y(split - 12.0), On::Panel, "commitment", |ui| {
        commitment(ui, kit, sheet, desk, asks)
    });
    column(ui, right.with_min_y(split), On::Panel, "score", |ui| score(ui, kit, sheet, desk, asks));
}

fn questions(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    heading(ui, kit, &kit.say("debrief-questions-title"), Ground::Paper);
    kit.add(ui, &kit.say("after-questions-lead"), Size::Quiet, Face::Text, INK_QUIET);
    for question in &sheet.debrief.questions {
        rule(ui, ui.max_rect().left(), ui.max_rect().right(), ui.cursor().top() + 5.0, Ground::Paper);
        ui.add_space(12.0);
        kit.add(ui, question, Size::Card, Face::Text, INK);
    }
}

/// What, by when, with whom.
fn commitment(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, desk: &mut DebriefDesk, asks: &mut Vec<Ask>) {
    heading(ui, kit, &kit.say("debrief-commitment-title"), Ground::Dark);
    let kept = sheet.debrief.commitment.as_ref();
    let kept = kept.map(|kept| [kept.what.clone(), kept.by.clone(), kept.with.clone()]);
    let typed = desk.commitment.get_or_insert_with(|| kept.clone().unwrap_or_default());
    let names = ["debrief-commitment-what", "debrief-commitment-by", "debrief-commitment-with"];
    for (place, name) in names.into_iter().enumerate() {
        let rows = if place == 0 { 3 } else { 1 };
        field(ui, kit, &kit.say(name), &mut typed[place], rows, COMMITMENT_CHARS_MAX);
    }
    let same = kept.as_ref() == Some(typed);
    // What is kept already can still be pressed, so that the keyboard stays where it is.
    let ready = !typed[0].trim().is_empty();
    let text = kit.tell(&Message::new("after-keep").with("state", if same { "kept" } else { "new" }));
    let size = vec2(kit.width(ui, &text, Size::Row, Face::Bold) + 36.0, kit.line(Size::Row) + 18.0);
    ui.add_space(6.0);
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), size.y + 4.0), Sense::hover());
    let part = Rect::from_min_size(area.min, size);
    let response = button(ui, kit, part, &text, Weight::Control, ready && ui.is_enabled());
    if response.clicked() && !same {
        if response.has_focus() {
            // The button goes by its text: the next one is another.
            let kept = kit.tell(&Message::new("after-keep").with("state", "kept"));
            let id = ui.id().with(("button", kept.as_str()));
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let [what, by, with] = typed.clone();
        asks.push(Ask::Act(Act::Commit { what, by, with }));
    }
}

fn evidence(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    heading(ui, kit, &kit.say("debrief-evidence-title"), Ground::Dark);
    let lead =
        if sheet.debrief.evidence.is_empty() { "debrief-evidence-none" } else { "debrief-evidence-lead" };
    kit.add(ui, &kit.tell(&Message::new(lead)), Size::Quiet, Face::Text, QUIET);
    for row in &sheet.debrief.evidence {
        rule(ui, ui.max_rect().left(), ui.max_rect().right(), ui.cursor().top() + 6.0, Ground::Dark);
        ui.add_space(12.0);
        finding(ui, kit, row);
    }
}

fn finding(ui: &mut Ui, kit: &Kit<'_>, row: &EvidenceRow) {
    let kind = match row.kind {
        FindingKind::Experiment => "experiment",
        FindingKind::Field => "field",
        FindingKind::MetaAnalysis => "meta",
        FindingKind::Vendor => "vendor",
    };
    let kind = Message::new("why-finding")
        .with("id", row.id.as_str())
        .with("kind", kind)
        .with("weak", if row.weak { "yes" } else { "no" });
    kit.add(ui, &kit.tell(&kind), Size::Quiet, Face::Text, QUIET);
    kit.add(ui, &row.finding, Size::Body, Face::Text, TEXT);
    let met = Message::new("debrief-evidence-met").with("met", row.met.join("; "));
    let limits = Message::new("debrief-evidence-limits").with("limits", row.limits.as_str());
    for message in [met, limits] {
        kit.add(ui, &kit.tell(&message), Size::Quiet, Face::Text, TEXT);
    }
    let mut source = row.source.clone();
    if !row.doi.is_empty() {
        source.push_str(" · ");
        source.push_str(&kit.tell(&Message::new("debrief-evidence-doi").with("doi", row.doi.as_str())));
    }
    kit.add(ui, &source, Size::Quiet, Face::Text, QUIET);
}

/// The score, once it is asked for.
fn score(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, desk: &mut DebriefDesk, asks: &mut Vec<Ask>) {
    heading(ui, kit, &kit.say("debrief-score-title"), Ground::Dark);
    let revealed = sheet.book.client.revealed();
    let Some(score) = sheet.debrief.score.filter(|_| desk.scored) else {
        if sheet.book.client.there().is_some() && !sheet.book.client.view().frame.runs_room {
            // In a room it is shown to all at once, by who runs it.
            kit.add(ui, &kit.say("web-score-hidden"), Size::Row, Face::Text, QUIET);
            return;
        }
        kit.add(ui, &kit.say("after-score-hidden"), Size::Row, Face::Text, QUIET);
        ui.add_space(8.0);
        let text = kit.say("after-score-show");
        let size = vec2(kit.width(ui, &text, Size::Row, Face::Bold) + 36.0, kit.line(Size::Row) + 18.0);
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), size.y + 4.0), Sense::hover());
        let part = Rect::from_min_size(area.min, size);
        if button(ui, kit, part, &text, Weight::Control, ui.is_enabled()).clicked() {
            desk.scored = true;
            if !revealed {
                asks.push(Ask::Act(Act::Reveal));
            }
        }
        return;
    };
    let rows = [
        ("debrief-score-results", score.results),
        ("debrief-score-people", score.people),
        ("debrief-score-ideas", score.ideas),
        ("debrief-score-chair", score.empty_chair),
    ];
    let named = rows.map(|(name, points)| (kit.tell(&Message::new(name)), points));
    let total = kit.say("debrief-score-total");
    let texts = named.iter().map(|(name, _)| name).chain([&total]);
    let wide = texts.map(|name| kit.width(ui, name, Size::Row, Face::Bold)).fold(0.0, f32::max) + 14.0;
    let figures = kit.width(ui, "100", Size::Panel, Face::Bold) + 12.0;
    let line = |ui: &mut Ui, name: &str, points: i64, face: Face| {
        let size = Size::Row;
        let (area, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), kit.line(size) + 6.0), Sense::hover());
        kit.put_middle(ui, area, kit.one_line(name, Size::Row, face, TEXT, wide));
        let run = Rect::from_center_size(area.center(), vec2(area.width(), 8.0));
        let run = Rect::from_min_max(
            pos2(area.left() + wide, run.top()),
            pos2(area.right() - figures, run.bottom()),
        );
        bar(ui.painter(), run, points as f32 / 100.0, None);
        let job = kit.job(&points.to_string(), size, Face::Bold, TEXT, f32::INFINITY);
        kit.put_right(ui, pos2(area.right(), area.center().y - kit.line(size) / 2.0), job);
    };
    for (name, points) in &named {
        line(ui, name, *points, Face::Text);
    }
    rule(ui, ui.max_rect().left(), ui.max_rect().right(), ui.cursor().top() + 2.0, Ground::Dark);
    ui.add_space(4.0);
    line(ui, &total, score.total, Face::Bold);
    kit.add(ui, &kit.say("debrief-score-lead"), Size::Quiet, Face::Text, QUIET);
}
