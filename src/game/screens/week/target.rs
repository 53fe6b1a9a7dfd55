//! Choosing an aim: at whom or what a practice goes, about which work, with which choice.

use bevy_egui::egui::{Rect, Response, ScrollArea, Ui, pos2, vec2};

use super::{Keyboard, WeekDesk};
use crate::{
    game::{
        screens::Ask,
        theme::{
            Face, Kit, Size,
            palette::{PANEL, QUIET, TEXT},
            surface::{Fading, upon},
            widgets::{Weight, button, told},
        },
    },
    report::book::Book,
    session::{
        Act, MoveById, PlaceById, Target,
        view::{LeaderView, PracticeView, TargetKind},
    },
    terms::{Message, Practice},
};

/// Something to choose, and what it comes to.
struct Choice {
    text: String,
    place: PlaceById,
}

pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    about: &PracticeView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    let practice = about.practice;
    let inner = rect.shrink2(vec2(8.0, 2.0));
    let tall = kit.line(Size::Row) + 10.0;
    let name = kit.tell(&Message::new(format!("do-{}", practice.id())));
    let back = kit.say("target-back");
    let wide = kit.width(ui, &back, Size::Row, Face::Bold) + 28.0;
    let at = Rect::from_min_size(pos2(inner.right() - wide, inner.top()), vec2(wide, tall));
    let response = button(ui, kit, at, &back, Weight::Control, true);
    let mut done = response.clicked().then_some(response);
    let room = at.left() - inner.left() - 12.0;
    let head = kit.one_line(&name, Size::Body, Face::Bold, TEXT, room);
    let headed = kit.put(ui, inner.min, head);
    let text = kit.tell(&Message::new(format!("for-{}", practice.id())));
    let text = kit.job(&text, Size::Quiet, Face::Text, QUIET, room);
    let said = kit.put(ui, pos2(inner.left(), headed.bottom()), text);
    let body = inner.with_min_y(said.bottom().max(at.bottom()) + 6.0);
    let placed = view.plan.placements.iter().enumerate().filter(|(_, place)| place.practice == practice);
    let taken: Vec<(usize, String)> = placed.map(|(place, by)| (place, aim(view, kit, by))).collect();
    let open = if about.price <= view.attention.left { choices(view, kit, about) } else { Vec::new() };
    upon(ui, body, PANEL, |ui| {
        ScrollArea::vertical().id_salt(("aims", practice.id())).auto_shrink(false).faded(ui, PANEL, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            if open.is_empty() && taken.is_empty() {
                let why = if about.price > view.attention.left { "target-none-left" } else { "target-none" };
                kit.add(ui, &kit.say(why), Size::Row, Face::Text, QUIET);
            }
            let width = ui.available_width();
            // What can be taken back comes last, so that an aim keeps its place on the screen.
            ui.horizontal_wrapped(|ui| {
                let mut chosen = |ui: &mut Ui, text: &str, weight: Weight, act: MoveById| {
                    let response = chip(ui, kit, text, width, weight);
                    if week.keyboard == Some(Keyboard::Aims) {
                        response.request_focus();
                        week.keyboard = None;
                    }
                    if response.clicked() {
                        asks.push(Ask::Act(Act::Play(act)));
                        done = Some(response);
                    }
                };
                for choice in open {
                    chosen(ui, &choice.text, Weight::Control, MoveById::Place(choice.place));
                }
                for (place, text) in &taken {
                    let text = kit.tell(&Message::new("target-take-back").with("aim", text.as_str()));
                    let place = u32::try_from(*place).unwrap_or(u32::MAX);
                    chosen(ui, &text, Weight::Primary, MoveById::TakeBack { place });
                }
            });
        });
    });
    if let Some(response) = done {
        week.aiming = None;
        week.keyboard = response.has_focus().then_some(Keyboard::Practice(practice));
    }
}

fn chip(ui: &mut Ui, kit: &Kit<'_>, text: &str, width: f32, weight: Weight) -> Response {
    let face = Face::Bold;
    let size = if weight == Weight::Primary { Size::Body } else { Size::Row };
    let wide = (kit.width(ui, text, size, face) + 24.0).min(width);
    let (rect, _) =
        ui.allocate_exact_size(vec2(wide, kit.line(Size::Row) + 10.0), bevy_egui::egui::Sense::hover());
    let response = button(ui, kit, rect, text, weight, true);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// Everything that a practice can be aimed at now, in the order: the person pointed at is not moved to the front, so
/// that a place on the screen keeps its meaning.
fn choices(view: &LeaderView, kit: &Kit<'_>, about: &PracticeView) -> Vec<Choice> {
    let practice = about.practice;
    let units = u32::try_from(about.price).unwrap_or(0);
    let place = |target, about, choice| PlaceById { practice, target, about, choice, units };
    let mut all = Vec::new();
    let planned = |target: &Target| {
        about.price == 0
            && view.plan.placements.iter().any(|by| by.practice == practice && by.target == *target)
    };
    for kind in &about.targets {
        match kind {
            TargetKind::Member => {
                for member in view.members.iter().filter(|member| member.left.is_none()) {
                    let target = Target::Member(member.id.clone());
                    if !matches!(practice, Practice::Delegate | Practice::Assign) {
                        all.push(Choice { text: member.name.clone(), place: place(target, None, None) });
                        continue;
                    }
                    for work in view.work.iter().filter(|work| work.done.is_none()) {
                        let message = Message::new("target-with-work")
                            .with("name", member.name.as_str())
                            .with("work", work.title.as_str());
                        let place = place(target.clone(), Some(work.id.clone()), None);
                        all.push(Choice { text: kit.tell(&message), place });
                    }
                }
            }
            TargetKind::Team if !planned(&Target::Team) => {
                all.push(Choice { text: kit.say("target-team"), place: place(Target::Team, None, None) });
            }
            TargetKind::Team => {}
            TargetKind::Work => {
                for work in view.work.iter().filter(|work| work.done.is_none()) {
                    let target = Target::Work(work.id.clone());
                    if !planned(&target) {
                        all.push(Choice { text: work.title.clone(), place: place(target, None, None) });
                    }
                }
            }
            TargetKind::Decision => {
                for question in view.questions.iter().filter(|question| question.open) {
                    let target = Target::Decision(question.id.clone());
                    if practice != Practice::DecideAlone {
                        all.push(Choice { text: question.text.clone(), place: place(target, None, None) });
                        continue;
                    }
                    for choice in &question.choices {
                        let message = Message::new("target-decide")
                            .with("choice", choice.text.as_str())
                            .with("range", told(choice.range));
                        let place = place(target.clone(), None, Some(choice.id.clone()));
                        all.push(Choice { text: kit.tell(&message), place });
                    }
                }
            }
        }
    }
    all
}

/// An aim in a word, for the row of a practice.
pub(in crate::game) fn short(view: &LeaderView, kit: &Kit<'_>, target: &Target) -> String {
    Book { words: kit.words, view, weeks: &[] }.target(target)
}

/// A placement's aim at length.
pub(in crate::game) fn aim(view: &LeaderView, kit: &Kit<'_>, placed: &PlaceById) -> String {
    Book { words: kit.words, view, weeks: &[] }.aim(placed)
}
