//! The week plays out: beat after beat in the card's column, each seen at the person it concerns on the stage.

use bevy_egui::egui::{Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{
    Ask, Desk,
    book::Book,
    chair,
    desk::StageSpot,
    entered, face, pressed,
    week::{Parts, bar, plates},
};
use crate::{
    game::theme::{
        Face, Ground, Kit, Layout, Size,
        palette::{INK, INK_QUIET, PAPER, PLATE, QUIET, SLIP_EDGE, TEXT},
        surface::{Fading, upon},
        widgets::{Weight, button, paper, rule},
    },
    report::beats,
    session::{Act, view::Week},
    terms::Message,
};

/// How long the whole takes, in seconds, at least and at most; what is told decides where between.
const WHOLE: (f64, f64) = (6.0, 10.0);
/// Seconds for a beat, where few of them would drag.
const BEAT_MAX: f64 = 1.5;
/// Seconds in which a beat appears.
const FADE: f64 = 0.18;

/// What the page remembers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlayDesk {
    /// The week that plays.
    round: u32,
    /// When it began, on egui's clock; none once it has been skipped.
    began: Option<f64>,
}

impl PlayDesk {
    /// Whether this is what is remembered of a week.
    pub fn is_of(&self, round: u32) -> bool {
        self.round == round
    }
}

/// Draws the page.
pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let parts = Parts::of(kit, ui.max_rect());
    parts.ground(ui);
    desk.stage = Some(StageSpot { rect: parts.stage, crop: Parts::crop(kit) });
    bar::show(ui, kit, book.view, parts.bar, asks);
    plates::show(ui, kit, book.view, parts.plates, &mut desk.week);
    chair::pit(ui, kit, book.view, parts.pit, &mut desk.week);
    let Some(week) = book.client.weeks().last() else { return };
    let told = beats::of(book, week);
    let now = ui.input(|input| input.time);
    if desk.play.round != week.round {
        let began = (!kit.style.reduced).then_some(now);
        desk.play = PlayDesk { round: week.round, began };
    }
    let each = (WHOLE.1 / told.len().max(1) as f64).min(BEAT_MAX);
    let each = if each * (told.len() as f64) < WHOLE.0 {
        (WHOLE.0 / told.len().max(1) as f64).min(BEAT_MAX)
    } else {
        each
    };
    let passed = desk.play.began.map(|began| now - began);
    let running = passed.is_some_and(|passed| passed < each * told.len() as f64);
    let shown = match passed {
        Some(passed) if running => ((passed / each) as usize + 1).min(told.len()),
        _ => told.len(),
    };
    if running {
        ui.ctx().request_repaint();
        let beat = told.get(shown - 1);
        desk.beat = beat.map(|told| super::Beat { member: told.who.clone(), kind: told.kind });
        if let Some(told) = beat {
            caption(ui, kit, parts.stage, told, desk);
        }
    }
    let fresh = passed.filter(|_| running).map_or(1.0, |passed| ((passed % each) / FADE).min(1.0) as f32);
    let skipped = card(ui, kit, book, week, parts.card, &told[..shown], fresh, running, asks);
    if running && (skipped || pressed(ui, Key::Space) || entered(ui)) {
        desk.play.began = None;
    }
}

/// What has been told so far, and the button. Returns whether the rest is to be told at once.
#[expect(clippy::too_many_arguments, reason = "a card tells a week so far")]
fn card(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    week: &Week,
    rect: Rect,
    told: &[beats::Beat],
    fresh: f32,
    running: bool,
    asks: &mut Vec<Ask>,
) -> bool {
    let foot = kit.grown(42.0).min(62.0);
    let inner = rect.shrink2(vec2(12.0, 14.0));
    let sheet = inner.with_max_y(inner.bottom() - foot - 14.0);
    paper(ui, sheet);
    upon(ui, sheet.shrink2(vec2(14.0, 12.0)), PAPER, |ui| {
        let scroll = ScrollArea::vertical()
            .id_salt(("played", week.round))
            .auto_shrink(false)
            .stick_to_bottom(running);
        scroll.faded(ui, PAPER, |ui| {
            ui.set_max_width(ui.available_width() - 4.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let round = book.round(week.round);
            kit.add(
                ui,
                &kit.tell(&Message::new("play-over").with("round", round)),
                Size::Quiet,
                Face::Text,
                INK_QUIET,
            );
            let name = book.view.round.name.as_str();
            let heading = kit.tell(&Message::new("play-heading").with("round", name));
            kit.add(ui, &heading, Size::Page, Face::Display, INK);
            ui.add_space(6.0);
            for (place, beat) in told.iter().enumerate() {
                let latest = running && place + 1 == told.len();
                self::told(ui, kit, book, beat, if latest { fresh } else { 1.0 });
            }
            if told.is_empty() {
                kit.add(ui, &kit.say("play-nothing"), Size::Card, Face::Text, INK);
            }
        });
    });
    let row = inner.with_min_y(inner.bottom() - foot);
    if running {
        let wide = row.width() * 0.5;
        let skip = row.with_max_x(row.left() + wide);
        let clicked = button(ui, kit, skip, &kit.say("play-skip"), Weight::Control, true).clicked();
        let left = skip.right() + 12.0;
        let job = kit.job(&kit.say("play-skip-keys"), Size::Quiet, Face::Text, QUIET, row.right() - left);
        kit.put_middle(ui, row.with_min_x(left), job);
        return clicked;
    }
    if button(ui, kit, row, &kit.say("play-why"), Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Act(Act::Ready));
    }
    false
}

/// One beat: the face of whom it concerns, a few words above, the words.
fn told(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, told: &beats::Beat, opacity: f32) {
    let radius = 18.0;
    let left = radius * 2.0 + 12.0;
    let width = ui.available_width() - left;
    let (face, text) = if told.quoted {
        let quote =
            Message::new("pages-quote").with("text", told.text.as_str()).with("named", "no").with("name", "");
        (Face::Italic, kit.tell(&quote))
    } else {
        (Face::Text, told.text.clone())
    };
    let over =
        (!told.over.is_empty()).then(|| kit.job(&told.over, Size::Quiet, Face::Bold, INK_QUIET, width));
    let text = kit.job(&text, Size::Body, face, INK, width);
    let above = over.as_ref().map_or(0.0, |over| kit.galley(ui, over.clone()).size().y);
    let tall = (above + kit.galley(ui, text.clone()).size().y).max(radius * 2.0) + 16.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    rule(ui, rect.left(), rect.right(), rect.top(), Ground::Paper);
    ui.scope(|ui| {
        ui.set_opacity(opacity);
        let top = rect.top() + 8.0;
        let centre = pos2(rect.left() + radius, top + radius);
        match told.who.as_ref().and_then(|who| book.member(who)) {
            Some(member) => face::portrait(ui, centre, radius, member),
            // News: a sheet with three lines on it.
            None => {
                let sheet = Rect::from_center_size(centre, vec2(22.0, 28.0));
                ui.painter().rect_stroke(sheet, 2, Stroke::new(1.5, SLIP_EDGE), StrokeKind::Inside);
                for line in 1..=3 {
                    let y = sheet.top() + 7.0 * line as f32;
                    let end = if line == 3 { sheet.center().x } else { sheet.right() - 5.0 };
                    ui.painter().hline(sheet.left() + 5.0..=end, y, Stroke::new(1.5, SLIP_EDGE));
                }
            }
        }
        // A line alone stands beside the middle of the face.
        let words = above + kit.galley(ui, text.clone()).size().y;
        let mut y = top + ((radius * 2.0 - words) / 2.0).max(0.0);
        if let Some(over) = over {
            y = kit.put(ui, pos2(rect.left() + left, y), over).bottom();
        }
        kit.put(ui, pos2(rect.left() + left, y), text);
    });
}

/// The beat in a few words, near the person on the stage, where it is known where they stand.
fn caption(ui: &mut Ui, kit: &Kit<'_>, stage: Rect, told: &beats::Beat, desk: &Desk) {
    // On a strip it would hide those beside them; the words stand in the card as well.
    if kit.style.layout == Layout::Strip {
        return;
    }
    let place = told.who.as_ref().and_then(|member| desk.people.iter().find(|(id, _)| id == member));
    let Some((_, place)) = place else { return };
    // What somebody says is heard to its end.
    let (face, share, rows) = if told.quoted { (Face::Italic, 0.4, 6) } else { (Face::Bold, 0.32, 3) };
    let most = (stage.width() * share).min(kit.grown(320.0));
    let mut job = kit.job(&told.caption(kit.words), Size::Row, face, TEXT, most);
    job.wrap.max_rows = rows;
    let galley = kit.galley(ui, job);
    let size = galley.size() + vec2(20.0, 12.0);
    let half = size / 2.0;
    let low = stage.min + half + vec2(6.0, 6.0);
    let high = stage.max - half - vec2(6.0, 6.0);
    if low.x > high.x || low.y > high.y {
        return;
    }
    let centre = pos2(place.center().x, place.top() - half.y - 6.0).clamp(low, high);
    let rect = Rect::from_center_size(centre, size);
    ui.painter().rect(rect, 6, PLATE.gamma_multiply(0.92), Stroke::new(1.0, SLIP_EDGE), StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(10.0, 6.0), galley, TEXT);
}
