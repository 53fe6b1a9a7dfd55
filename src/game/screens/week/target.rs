//! Choosing an aim: at whom or what a practice goes, about which work, with which choice.

use bevy_egui::egui::{Id as UiId, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};

use super::{Keyboard, WeekDesk};
use crate::{
    game::{
        screens::Ask,
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{PANEL, QUIET, TEXT},
            surface::{Fading, upon},
            widgets::{Weight, button, button_as, ring_inside, told},
        },
    },
    report::book::Book,
    session::{
        Act, MoveById, PlaceById, Target,
        view::{LeaderView, PracticeView, TargetKind},
    },
    terms::{Id, Message, Practice},
};

/// Something to choose, and what it comes to.
struct Choice {
    text: String,
    pick: Pick,
}

/// What comes of choosing.
enum Pick {
    /// Attention goes there.
    Place(PlaceById),
    /// A person, whose work is to be chosen next.
    Person(Id),
}

/// Equal placements of a practice, as one thing that can be taken back.
struct Taken {
    text: String,
    count: usize,
    /// Where the latest of them stands in the plan.
    place: usize,
}

/// What of a practice stands in the plan: equal placements are one entry, or two buttons would say the same.
fn taken(view: &LeaderView, kit: &Kit<'_>, practice: Practice) -> Vec<Taken> {
    let mut all: Vec<(&PlaceById, Taken)> = Vec::new();
    for (place, by) in view.plan.placements.iter().enumerate().filter(|(_, by)| by.practice == practice) {
        if let Some((_, same)) = all.iter_mut().find(|(known, _)| *known == by) {
            (same.count, same.place) = (same.count + 1, place);
        } else {
            all.push((by, Taken { text: aim(view, kit, by), count: 1, place }));
        }
    }
    all.into_iter().map(|(_, taken)| taken).collect()
}

/// Whether a practice goes to a person for a piece of work, so that both are to be chosen.
const fn in_two_steps(practice: Practice) -> bool {
    matches!(practice, Practice::Delegate | Practice::Assign)
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
    // Beside the heading where there is one: not where a practice lies once one is back, for a second press to take.
    let up = if kit.style.layout == Layout::Wide { tall + 1.0 } else { 0.0 };
    let at = Rect::from_min_size(pos2(inner.right() - wide, inner.top() - up), vec2(wide, tall));
    let room = at.left() - inner.left() - 12.0;
    let head = kit.one_line(&name, Size::Body, Face::Bold, TEXT, room);
    let headed = kit.put(ui, inner.min, head);
    let text = kit.tell(&Message::new(format!("for-{}", practice.id())));
    let text = kit.job(&text, Size::Quiet, Face::Text, QUIET, room);
    let said = kit.put(ui, pos2(inner.left(), headed.bottom()), text);
    let body = inner.with_min_y(said.bottom().max(at.bottom()) + 2.0);
    let taken = taken(view, kit, practice);
    let pointed = week.selected.clone();
    let open = if about.price <= view.attention.left {
        choices(view, kit, about, pointed.as_ref())
    } else {
        [Vec::new(), Vec::new(), Vec::new()]
    };
    let mut done = None;
    upon(ui, body, PANEL, |ui| {
        ScrollArea::vertical().id_salt(("aims", practice.id())).auto_shrink(false).faded(ui, PANEL, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            ui.add_space(2.0);
            if open.iter().all(Vec::is_empty) && taken.is_empty() {
                let why = if about.price > view.attention.left { "target-none-left" } else { "target-none" };
                kit.add(ui, &kit.say(why), Size::Row, Face::Text, QUIET);
            }
            let width = ui.available_width();
            // What can be taken back comes last, so that an aim keeps its place on the screen.
            let apart = !open[0].is_empty();
            let mut number = 0;
            let mut chip = |ui: &mut Ui, text: &str, week: &mut WeekDesk| {
                let response = chip(ui, kit, text, width, (practice.id(), number));
                number += 1;
                if week.keyboard == Some(Keyboard::Aims) {
                    response.request_focus();
                    week.keyboard = None;
                }
                response
            };
            for (row, choices) in open.into_iter().enumerate() {
                if choices.is_empty() {
                    continue;
                }
                ui.horizontal_wrapped(|ui| {
                    if row == 1 && apart {
                        let other = kit.say("target-somebody-else");
                        let (part, _) = ui.allocate_exact_size(
                            vec2(kit.width(ui, &other, Size::Quiet, Face::Text).min(width), tall),
                            Sense::hover(),
                        );
                        kit.put_middle(ui, part, kit.job(&other, Size::Quiet, Face::Text, QUIET, width));
                    }
                    for choice in choices {
                        let response = chip(ui, &choice.text, week);
                        if !response.clicked() {
                            continue;
                        }
                        match choice.pick {
                            Pick::Place(place) => {
                                asks.push(Ask::Act(Act::Play(MoveById::Place(place))));
                                done = Some(response);
                            }
                            Pick::Person(member) => {
                                week.selected = Some(member);
                                week.keyboard = response.has_focus().then_some(Keyboard::Aims);
                            }
                        }
                    }
                });
            }
            if !taken.is_empty() {
                ui.horizontal_wrapped(|ui| {
                    for by in &taken {
                        let text = kit.tell(
                            &Message::new("target-take-back")
                                .with("aim", by.text.as_str())
                                .with("count", by.count),
                        );
                        let response = chip(ui, &text, week);
                        if response.clicked() {
                            let place = u32::try_from(by.place).unwrap_or(u32::MAX);
                            asks.push(Ask::Act(Act::Play(MoveById::TakeBack { place })));
                            done = Some(response);
                        }
                    }
                });
            }
            // Room for the ring about the last.
            ui.add_space(2.0);
        });
    });
    // The way back comes last, as one reads.
    let response = button(ui, kit, at, &back, Weight::Control, true);
    if response.clicked() {
        done = Some(response);
    }
    if let Some(response) = done {
        week.aiming = None;
        week.keyboard = response.has_focus().then_some(Keyboard::Practice(practice));
    }
}

fn chip(ui: &mut Ui, kit: &Kit<'_>, text: &str, width: f32, id: (&str, usize)) -> Response {
    let wide = (kit.width(ui, text, Size::Row, Face::Bold) + 24.0).min(width);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, kit.line(Size::Row) + 10.0), Sense::hover());
    let response = button_as(ui, kit, rect, UiId::new(("aim", id)), text, Weight::Control, true);
    ring_inside(ui, &response, rect, 6, Ground::Dark);
    response
}

/// Everything that a practice can be aimed at now: what concerns the person pointed at, other people, the rest.
fn choices(view: &LeaderView, kit: &Kit<'_>, about: &PracticeView, pointed: Option<&Id>) -> [Vec<Choice>; 3] {
    let practice = about.practice;
    let units = u32::try_from(about.price).unwrap_or(0);
    let place = |target, about, choice| Pick::Place(PlaceById { practice, target, about, choice, units });
    let (mut first, mut people, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let planned = |target: &Target| {
        about.price == 0
            && view.plan.placements.iter().any(|by| by.practice == practice && by.target == *target)
    };
    for kind in &about.targets {
        match kind {
            TargetKind::Member => {
                for member in view.members.iter().filter(|member| member.left.is_none()) {
                    let target = Target::Member(member.id.clone());
                    if !in_two_steps(practice) {
                        // In one order, whoever is pointed at: a name that moves is a name that is missed.
                        people.push(Choice { text: member.name.clone(), pick: place(target, None, None) });
                        continue;
                    }
                    if pointed != Some(&member.id) {
                        people.push(Choice {
                            text: member.name.clone(),
                            pick: Pick::Person(member.id.clone()),
                        });
                        continue;
                    }
                    for work in view.work.iter().filter(|work| work.done.is_none()) {
                        let hands = practice == Practice::Delegate;
                        let id = if hands { "target-hand-over" } else { "target-with-work" };
                        let word = Message::new("authority-word").with("authority", work.handed.id());
                        let message = Message::new(id)
                            .with("name", member.name.as_str())
                            .with("work", work.title.as_str())
                            .with("word", kit.tell(&word));
                        let pick = place(target.clone(), Some(work.id.clone()), None);
                        first.push(Choice { text: kit.tell(&message), pick });
                    }
                }
            }
            TargetKind::Team if !planned(&Target::Team) => {
                all.push(Choice { text: kit.say("target-team"), pick: place(Target::Team, None, None) });
            }
            TargetKind::Team => {}
            TargetKind::Work => {
                for work in view.work.iter().filter(|work| work.done.is_none()) {
                    let target = Target::Work(work.id.clone());
                    if !planned(&target) {
                        all.push(Choice { text: work.title.clone(), pick: place(target, None, None) });
                    }
                }
            }
            TargetKind::Decision => {
                for question in view.questions.iter().filter(|question| question.open) {
                    let target = Target::Decision(question.id.clone());
                    if practice != Practice::DecideAlone {
                        all.push(Choice { text: question.text.clone(), pick: place(target, None, None) });
                        continue;
                    }
                    for choice in &question.choices {
                        let message = Message::new("target-decide")
                            .with("choice", choice.text.as_str())
                            .with("range", told(choice.range));
                        let pick = place(target.clone(), None, Some(choice.id.clone()));
                        all.push(Choice { text: kit.tell(&message), pick });
                    }
                }
            }
        }
    }
    if in_two_steps(practice) {
        return [first, people, all];
    }
    people.append(&mut all);
    [Vec::new(), Vec::new(), people]
}

/// An aim in a word, for the row of a practice.
pub(in crate::game) fn short(view: &LeaderView, kit: &Kit<'_>, target: &Target) -> String {
    Book { words: kit.words, view, weeks: &[] }.target(target)
}

/// A placement's aim at length.
pub(in crate::game) fn aim(view: &LeaderView, kit: &Kit<'_>, placed: &PlaceById) -> String {
    Book { words: kit.words, view, weeks: &[] }.aim(placed)
}
