//! The briefing: the situation, the people in their own words, and how one means to lead.

use std::collections::BTreeMap;

use bevy_egui::egui::{
    Id as UiId, Key, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{
    Ask, Desk,
    desk::StageSpot,
    entered, face,
    week::{self, Parts},
};
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::{PANEL, PAPER, QUIET, SLIP, TEXT},
        surface::{Fading, upon},
        widgets::{Weight, button, panel, paper, ring, rule},
    },
    session::{Act, view::LeaderView},
    terms::{Message, Practice, Stance},
};

/// Sheets of the briefing.
const SHEETS: usize = 3;
/// Steps of a rating, in points of a hundred.
const STEPS: [u8; 5] = [0, 25, 50, 75, 100];

/// What the briefing remembers.
#[derive(Clone, Debug, Default)]
pub struct BriefingDesk {
    sheet: usize,
    rated: BTreeMap<Practice, u8>,
}

impl BriefingDesk {
    /// Which sheet lies on top, from 0.
    pub fn sheet(&self) -> usize {
        self.sheet
    }
}

/// The eight that are rated.
pub fn rated() -> impl Iterator<Item = Practice> {
    Practice::ALL.into_iter().filter(|practice| practice.stance() == Stance::Empowering)
}

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let parts = Parts::of(kit, ui.max_rect());
    parts.ground(ui);
    desk.stage = Some(StageSpot { rect: parts.stage, crop: Parts::crop(kit) });
    week::bar(ui, kit, view, parts.bar, asks);
    week::plates(ui, kit, view, parts.plates, &mut desk.week);
    goal(ui, kit, view, parts.pit);
    let foot = kit.grown(42.0).min(60.0);
    let inner = parts.card.shrink2(vec2(12.0, 14.0));
    let sheet = inner.with_max_y(inner.bottom() - foot - 14.0);
    paper(ui, sheet);
    let page = sheet.shrink2(vec2(18.0, 16.0));
    match desk.briefing.sheet {
        0 => situation(ui, kit, view, page),
        1 => people(ui, kit, view, page),
        _ => yourself(ui, kit, page, &mut desk.briefing),
    }
    turn(ui, kit, inner.with_min_y(inner.bottom() - foot), desk, asks);
}

/// What is to be reached, and who asks for it.
fn goal(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect) {
    let inner = rect.shrink2(vec2(12.0, 8.0));
    let half = (inner.width() - 8.0) / 2.0;
    let sponsor = &view.briefing.sponsor;
    let by = Message::new("briefing-sponsor")
        .with("name", sponsor.name.as_str())
        .with("role", sponsor.role.as_str());
    let sides = [
        (kit.say("briefing-goal"), String::new(), view.briefing.goal.clone(), Face::Text),
        (kit.say("briefing-asks"), kit.tell(&by), format!("“{}”", sponsor.words), Face::Italic),
    ];
    for (place, (head, beside, text, face)) in sides.into_iter().enumerate() {
        let at = pos2(inner.left() + (half + 8.0) * place as f32, inner.top());
        let part = Rect::from_min_size(at, vec2(half, inner.height()));
        panel(ui, part);
        let body = part.shrink2(vec2(14.0, 10.0));
        upon(ui, body, PANEL, |ui| {
            ScrollArea::vertical().id_salt(("goal", place)).auto_shrink(false).faded(ui, PANEL, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                kit.add(ui, &head, Size::Panel, Face::Display, TEXT);
                if beside.is_empty() {
                    kit.add(ui, &text, Size::Body, face, TEXT);
                    ui.add_space(8.0);
                    for work in &view.work {
                        week::work::named(ui, kit, view, work);
                    }
                    return;
                }
                asks(ui, kit, view, &beside, &text);
            });
        });
    }
}

/// Who asks, with their face, and what they say.
fn asks(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, who: &str, text: &str) {
    let radius = kit.grown(22.0);
    let from = ui.cursor().min;
    face::sponsor(ui, from + vec2(radius, radius + 4.0), radius, view);
    ui.horizontal_top(|ui| {
        ui.add_space(radius * 2.0 + 12.0);
        ui.vertical(|ui| {
            kit.add(ui, who, Size::Quiet, Face::Text, QUIET);
            kit.add(ui, text, Size::Body, Face::Italic, TEXT);
        });
    });
}

fn scroll(ui: &mut Ui, rect: Rect, name: &str, add: impl FnOnce(&mut Ui)) {
    upon(ui, rect, PAPER, |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink(false).faded(ui, PAPER, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            add(ui);
        });
    });
}

fn situation(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect) {
    let ink = Ground::Paper;
    let briefing = &view.briefing;
    scroll(ui, rect, "situation", |ui| {
        kit.add(ui, &kit.say("briefing-before"), Size::Quiet, Face::Text, ink.quiet());
        kit.add(ui, &briefing.title, Size::Page, Face::Display, ink.text());
        ui.add_space(6.0);
        for paragraph in briefing.text.split("\n\n") {
            kit.add(ui, paragraph, Size::Card, Face::Text, ink.text());
            ui.add_space(8.0);
        }
    });
}

fn people(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect) {
    let ink = Ground::Paper;
    scroll(ui, rect, "people", |ui| {
        kit.add(ui, &kit.say("briefing-people"), Size::Page, Face::Display, ink.text());
        ui.add_space(6.0);
        for member in &view.members {
            let wide = kit.grown(44.0);
            let width = ui.available_width() - wide - 14.0;
            let words = format!("“{}”", member.introduction);
            let name = kit.job(&member.full_name, Size::Body, Face::Bold, ink.text(), width);
            let role = kit.job(&member.role, Size::Quiet, Face::Text, ink.quiet(), width);
            let words = kit.job(&words, Size::Body, Face::Italic, ink.text(), width);
            let tall: f32 =
                [&name, &role, &words].into_iter().map(|job| kit.galley(ui, job.clone()).size().y).sum();
            let size = vec2(ui.available_width(), tall.max(wide) + 12.0);
            let (area, _) = ui.allocate_exact_size(size, Sense::hover());
            let middle = area.min + vec2(wide / 2.0, wide / 2.0 + 3.0);
            face::portrait(ui, middle, wide / 2.0, member);
            let left = area.left() + wide + 14.0;
            let mut y = area.top();
            for job in [name, role, words] {
                y = kit.put(ui, pos2(left, y), job).bottom();
            }
            rule(ui, area.left(), area.right(), area.bottom() - 3.0, ink);
        }
    });
}

fn yourself(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, desk: &mut BriefingDesk) {
    let ink = Ground::Paper;
    scroll(ui, rect, "yourself", |ui| {
        kit.add(ui, &kit.say("rating-heading"), Size::Page, Face::Display, ink.text());
        kit.add(ui, &kit.say("rating-text"), Size::Row, Face::Text, ink.text());
        ui.add_space(4.0);
        rate(ui, kit, &mut desk.rated, NARROW);
    });
}

/// How many of the eight are still to be rated, once one of them is.
pub(super) fn missing(rated: &BTreeMap<Practice, u8>) -> usize {
    if rated.is_empty() { 0 } else { self::rated().filter(|practice| !rated.contains_key(practice)).count() }
}

/// How the eight rows are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rows {
    /// Width of the five steps, in units.
    pub steps: f32,
    /// Least height of a row, in units.
    pub tall: f32,
    /// Size of the sentences.
    pub size: Size,
}

/// In the narrow column beside the stage.
const NARROW: Rows = Rows { steps: 134.0, tall: 34.0, size: Size::Row };

/// Eight rows of five steps, on paper, under what the first and the last step mean.
pub(super) fn rate(ui: &mut Ui, kit: &Kit<'_>, rated: &mut BTreeMap<Practice, u8>, rows: Rows) {
    let ink = Ground::Paper;
    // Beside the sentence, or under it where that would leave the sentence no room.
    let wide = ui.available_width();
    let under = kit.grown(rows.steps) > wide * 0.5;
    let steps = if under { (kit.grown(rows.steps) * 1.2).min(wide) } else { kit.grown(rows.steps) };
    scale(ui, kit, steps);
    // Few that are left out are easily overlooked.
    let left_out = (1..=4).contains(&missing(rated));
    for (at, practice) in self::rated().enumerate() {
        let name = kit.tell(&Message::new(format!("rating-{}", practice.id())));
        let width = ui.available_width();
        let room = if under { width } else { width - steps - 12.0 };
        let marked = left_out && !rated.contains_key(&practice);
        let face = if marked { Face::Bold } else { Face::Text };
        let job = kit.job(&name, rows.size, face, ink.text(), room);
        let said = kit.galley(ui, job.clone()).size().y + 8.0;
        let tall = if under { kit.grown(30.0) } else { said.max(kit.grown(rows.tall)) };
        let whole = if under { said + tall } else { tall };
        let (area, _) = ui.allocate_exact_size(vec2(width, whole), Sense::hover());
        if at > 0 {
            rule(ui, area.left(), area.right(), area.top(), ink);
        }
        if marked {
            let tick = Rect::from_min_size(area.min + vec2(-9.0, 7.0), vec2(3.0, area.height() - 14.0));
            ui.painter().rect_filled(tick, 1, ink.text());
        }
        let words = if under { area.with_max_y(area.bottom() - tall) } else { area };
        kit.put_middle(ui, words.with_max_x(area.left() + room), job);
        let area = area.with_min_y(area.bottom() - tall);
        let each = steps / STEPS.len() as f32;
        let size = (each * 0.34).min(kit.grown(14.0));
        // The five are steps of one scale.
        let x = |place: f32| area.right() - steps + each * (place + 0.5);
        let line = x(0.0)..=x(STEPS.len() as f32 - 1.0);
        ui.painter().hline(line, area.center().y, Stroke::new(1.0, ink.hairline()));
        for (place, step) in STEPS.into_iter().enumerate() {
            let at = pos2(x(place as f32), area.center().y);
            let spot = Rect::from_center_size(at, vec2(each - 2.0, each.min(tall)));
            let id = UiId::new(("rating", practice.id(), step));
            let response = ui.interact(spot, id, Sense::click());
            let on = rated.get(&practice) == Some(&step);
            let word = kit.tell(&Message::new("rating-step").with("step", i64::from(step)));
            let told = format!("{name}: {word}");
            response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, on, told.as_str()));
            let fill = match (on, response.hovered()) {
                (true, _) => ink.text(),
                (false, true) => SLIP,
                (false, false) => PAPER,
            };
            let edge = if response.hovered() { 2.4 } else { 1.3 };
            ui.painter().circle(at, size, fill, Stroke::new(edge, ink.text()));
            ring(ui, &response, Rect::from_center_size(at, vec2(size, size) * 2.0), 12, ink);
            if response.clicked() {
                rated.insert(practice, step);
            }
            response.on_hover_text(word);
        }
    }
}

/// What the first and the last step mean, over their columns; what the middle means where there is room.
fn scale(ui: &mut Ui, kit: &Kit<'_>, steps: f32) {
    let ink = Ground::Paper;
    let (area, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), kit.line(Size::Least) + 4.0), Sense::hover());
    let left = area.right() - steps;
    let say = |step: i64| kit.tell(&Message::new("rating-step").with("step", step));
    let job = |step: i64| kit.job(&say(step), Size::Least, Face::Text, ink.quiet(), f32::INFINITY);
    let wide = |step: i64| kit.galley(ui, job(step)).size().x;
    let each = steps / STEPS.len() as f32;
    // Over the middle of its column where that leaves it on the page and clear of the others.
    let middle = |place: f32| left + each * (place + 0.5);
    let first = (middle(0.0) - wide(0) / 2.0).max(left - 8.0);
    let last = (middle(4.0) - wide(100) / 2.0).min(area.right() - wide(100));
    let half = middle(2.0) - wide(50) / 2.0;
    let fits = first + wide(0) + 12.0 < half && half + wide(50) + 12.0 < last;
    kit.put(ui, pos2(first, area.top()), job(0));
    if fits {
        kit.put(ui, pos2(half, area.top()), job(50));
    }
    kit.put(ui, pos2(last, area.top()), job(100));
}

/// Whether all eight are rated.
pub(super) fn complete(ratings: &BTreeMap<Practice, u8>) -> bool {
    rated().all(|practice| ratings.contains_key(&practice))
}

fn turn(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let sheet = desk.briefing.sheet;
    let back = kit.grown(96.0);
    if sheet > 0 {
        let part = rect.with_max_x(rect.left() + back);
        if button(ui, kit, part, &kit.say("briefing-back"), Weight::Control, true).clicked() {
            desk.briefing.sheet -= 1;
        }
    }
    let next = rect.with_min_x(rect.left() + back + 10.0);
    if sheet + 1 < SHEETS {
        let text = kit.say(if sheet == 0 { "briefing-to-people" } else { "briefing-to-you" });
        if button(ui, kit, next, &text, Weight::Primary, true).clicked() || entered(ui) {
            desk.briefing.sheet += 1;
        }
        return;
    }
    let done = complete(&desk.briefing.rated);
    let missing = missing(&desk.briefing.rated);
    let text = if done {
        kit.say("briefing-begin")
    } else {
        kit.tell(&Message::new("briefing-begin-unrated").with("missing", missing))
    };
    let weight = if done { Weight::Primary } else { Weight::Control };
    let pressed = button(ui, kit, next, &text, weight, true).clicked();
    if pressed || (done && entered(ui)) || super::pressed(ui, Key::G) {
        if done {
            asks.push(Ask::Act(Act::Rate { practices: desk.briefing.rated.clone() }));
        }
        asks.push(Ask::Act(Act::Ready));
    }
}
