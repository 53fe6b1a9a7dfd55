//! Attention: what it can be spent on, what has been spent, and what is left.

use bevy_egui::egui::{
    Id as UiId, LayerId, Order, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::{Keyboard, Now, WeekDesk, target};
use crate::{
    game::{
        icons,
        screens::{Ask, Mark},
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{EDGE, LAMP, PANEL, PLACED, QUIET, RAISED, TEXT},
            surface::{Fading, upon},
            widgets::{panel, ring_inside},
        },
    },
    session::{
        Act, MoveById, PlaceById, Target,
        view::{LeaderView, PracticeView, TargetKind},
    },
    terms::{Message, Practice},
};

/// Practices by what they are mostly with, in three columns.
const COLUMNS: [(&str, &[Practice]); 3] = [
    (
        "attention-person",
        &[
            Practice::Listen,
            Practice::Understand,
            Practice::Coach,
            Practice::Recognise,
            Practice::Delegate,
            Practice::Assign,
        ],
    ),
    (
        "attention-team",
        &[Practice::Vision, Practice::Consensus, Practice::OwnUp, Practice::Push, Practice::DecideAlone],
    ),
    ("attention-work", &[Practice::Inspect, Practice::TakeOver, Practice::Front, Practice::StepBack]),
];

pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    panel(ui, rect);
    week.spots.push((Mark::Attention, rect));
    let inner = rect.shrink2(vec2(14.0, 8.0));
    let head = kit.job(&kit.say("attention"), Size::Panel, Face::Display, TEXT, inner.width());
    let told = kit.put(ui, inner.min, head);
    let middle = told.center().y + 1.0;
    let mut x = told.right() + 18.0;
    x = coins(ui, view, x, middle);
    let left = kit.tell(&left(view));
    let job = kit.job(&left, Size::Row, Face::Text, TEXT, f32::INFINITY);
    let tall = kit.line(Size::Row);
    kit.put(ui, pos2(x + 6.0, middle - tall / 2.0), job);
    let body = Rect::from_min_max(pos2(rect.left() + 6.0, told.bottom() + 1.0), rect.max - vec2(6.0, 4.0));
    body_of(ui, kit, view, body, week, asks);
}

/// What is left, in words.
pub(super) fn left(view: &LeaderView) -> Message {
    Message::new("attention-left").with("left", view.attention.left).with("units", view.attention.units)
}

/// A disc for each unit: full while it is free. Returns where they end.
fn coins(ui: &Ui, view: &LeaderView, mut x: f32, y: f32) -> f32 {
    let spent = view.attention.units - view.attention.left;
    for unit in 0..view.attention.units {
        let at = pos2(x + 8.0, y);
        if unit < spent {
            ui.painter().circle_stroke(at, 7.2, Stroke::new(1.4, EDGE));
        } else {
            ui.painter().circle_filled(at, 8.0, LAMP);
        }
        x += 23.0;
    }
    x
}

/// The practices, or the choice of an aim for one of them.
pub(super) fn body_of(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    if week.now == Now::Situations {
        week.aiming = None;
        let job =
            kit.job(&kit.say("room-attention-later"), Size::Body, Face::Text, QUIET, rect.width() - 40.0);
        kit.put_centre(ui, rect, job);
        return;
    }
    if let Some(practice) = week.aiming
        && let Some(about) = view.practices.iter().find(|about| about.practice == practice)
    {
        target::show(ui, kit, view, about, rect, week, asks);
        return;
    }
    // As many columns as have room for the longest name.
    let longest = COLUMNS.iter().flat_map(|(_, practices)| *practices).map(|practice| {
        let name = kit.tell(&Message::new(format!("do-{}", practice.id())));
        kit.width(ui, &name, Size::Row, Face::Text)
    });
    let longest = longest.fold(0.0, f32::max) + kit.line(Size::Row) + 56.0;
    let most = if kit.style.layout == Layout::Strip { 2 } else { 3 };
    let columns = if kit.style.layout == Layout::Wide {
        most
    } else {
        ((rect.width() / longest) as usize).clamp(1, most)
    };
    upon(ui, rect, PANEL, |ui| {
        ScrollArea::vertical().id_salt("practices").auto_shrink(false).faded(ui, PANEL, |ui| {
            let width = ui.available_width() / columns as f32;
            let line = kit.line(Size::Row);
            let loose = if kit.style.layout == Layout::Wide { 23.4 } else { line + 6.0 };
            // Closer where all six then fit.
            let fits = (rect.height() - kit.line(Size::Quiet)) / 6.0 - 0.1;
            let row = match kit.style.layout {
                Layout::Wide | Layout::Compact if fits > line => fits.min(loose),
                _ => loose,
            };
            // Blocks beside each other are as tall as the tallest of them.
            let tall = |block: usize| {
                let line = COLUMNS.iter().skip(block * columns).take(columns);
                let most = line.map(|(_, practices)| practices.len()).max().unwrap_or(0);
                kit.line(Size::Quiet) + row * most as f32
            };
            let blocks = COLUMNS.len().div_ceil(columns);
            let whole: f32 = (0..blocks).map(tall).sum();
            let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), whole), Sense::hover());
            for (place, (name, practices)) in COLUMNS.into_iter().enumerate() {
                let above: f32 = (0..place / columns).map(tall).sum();
                let at = pos2(area.left() + width * (place % columns) as f32, area.top() + above);
                let name = kit.job(&kit.tell(&Message::new(name)), Size::Quiet, Face::Text, QUIET, width);
                let mut y = kit.put(ui, at + vec2(8.0, 0.0), name).bottom();
                for practice in practices {
                    let Some(about) = view.practices.iter().find(|about| about.practice == *practice) else {
                        continue;
                    };
                    let part = Rect::from_min_size(pos2(at.x, y), vec2(width - 11.0, row - 1.0));
                    self::row(ui, kit, view, about, part, week, asks);
                    y += row;
                }
            }
        });
    });
}

/// A practice: its sign, its name, at whom it is aimed, what it costs.
fn row(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    about: &PracticeView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    let practice = about.practice;
    let placed: Vec<&PlaceById> =
        view.plan.placements.iter().filter(|place| place.practice == practice).collect();
    let name = kit.tell(&Message::new(format!("do-{}", practice.id())));
    let affordable = about.price <= view.attention.left;
    let response = ui.interact(rect, UiId::new(("practice", practice.id())), Sense::click_and_drag());
    let on = !placed.is_empty();
    let told = format!("{name} {}", kit.tell(&price(about)));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), on, told.as_str()));
    let lit = response.hovered();
    if on || lit {
        ui.painter().rect_filled(rect, 5, if on { PLACED } else { RAISED });
    }
    if on {
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 2, LAMP);
    }
    if week.keyboard == Some(Keyboard::Practice(practice)) {
        response.request_focus();
        week.keyboard = None;
    }
    ring_inside(ui, &response, rect, 5, Ground::Dark);
    let ink = match (on, affordable || on) {
        (true, _) => LAMP,
        (false, true) => TEXT,
        (false, false) => EDGE,
    };
    let sign = (kit.line(Size::Row) * 0.85).min(rect.height());
    let centre = pos2(rect.left() + 8.0 + sign / 2.0, rect.center().y);
    icons::paint(
        ui,
        centre,
        practice,
        if on {
            LAMP
        } else if affordable {
            QUIET
        } else {
            EDGE
        },
        sign,
    );
    let left = centre.x + sign / 2.0 + 7.0;
    let face = if on { Face::Bold } else { Face::Text };
    let aims = aims(kit, view, &placed);
    // A disc for each unit, as long as the names have room beside them.
    let crowded = on && {
        let words = kit.width(ui, &name, Size::Row, face) + kit.width(ui, &aims, Size::Least, Face::Text);
        let discs = kit.grown(12.5) * (about.price * placed.len() as i64) as f32;
        left + words + discs + 16.0 > rect.right()
    };
    let discs = if crowded { 1 } else { placed.len() };
    let right = cost(ui, kit, about, discs, rect.right() - 8.0, rect.center().y);
    let job = kit.one_line(&name, Size::Row, face, if on { TEXT } else { ink }, right - left);
    let named = kit.put_middle(ui, rect.with_min_x(left), job);
    if on {
        let room = right - named.right() - 8.0;
        // Names where all of them fit, else how many; of one name as much as there is room for.
        let fits = placed.len() == 1 || kit.width(ui, &aims, Size::Least, Face::Text) <= room;
        let told =
            if fits { aims } else { kit.tell(&Message::new("attention-aims").with("count", placed.len())) };
        if room > 12.0 && !told.is_empty() {
            let job = kit.one_line(&told, Size::Least, Face::Text, LAMP, room);
            let wide = kit.galley(ui, job.clone()).size().x;
            kit.put_middle(ui, rect.with_min_x(right - wide), job);
        }
    }
    let hover = kit.tell(&Message::new(format!("for-{}", practice.id())));
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(kit.grown(300.0));
        kit.add(ui, &hover, Size::Quiet, Face::Text, TEXT);
        for placed in &placed {
            kit.add(ui, &target::aim(view, kit, placed), Size::Quiet, Face::Bold, LAMP);
        }
    });
    if affordable && about.targets.contains(&TargetKind::Member) {
        dragged(ui, &response, about, week, asks);
    }
    if response.clicked() {
        week.aiming = Some(practice);
        if matches!(practice, Practice::Delegate | Practice::Assign) {
            // To whom comes first, and which work then: not at once to whoever happens to be pointed at.
            week.selected = None;
        }
        week.keyboard = response.has_focus().then_some(Keyboard::Aims);
    }
}

/// A practice that is carried to a person: its sign follows the pointer, and whoever is under it is framed.
fn dragged(ui: &Ui, response: &Response, about: &PracticeView, week: &mut WeekDesk, asks: &mut Vec<Ask>) {
    if !response.dragged() && !response.drag_stopped() {
        return;
    }
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let under = week.reach.iter().find(|(_, rect)| rect.contains(at)).cloned();
    if response.dragged() {
        let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, response.id));
        if let Some((_, rect)) = &under {
            painter.rect_stroke(*rect, 6, Stroke::new(2.0, LAMP), StrokeKind::Inside);
        }
        painter.circle_filled(at, 15.0, PLACED);
        icons::paint_on(&painter, at, about.practice, LAMP, 20.0);
        return;
    }
    let Some((member, _)) = under else { return };
    if matches!(about.practice, Practice::Delegate | Practice::Assign) {
        // Which work is still to be said.
        week.selected = Some(member);
        week.aiming = Some(about.practice);
        return;
    }
    asks.push(Ask::Act(Act::Play(MoveById::Place(PlaceById {
        practice: about.practice,
        target: Target::Member(member),
        about: None,
        choice: None,
        units: u32::try_from(about.price).unwrap_or(0),
    }))));
}

/// At whom or what a practice is aimed, each once and how often.
fn aims(kit: &Kit<'_>, view: &LeaderView, placed: &[&PlaceById]) -> String {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for placed in placed {
        let name = target::short(view, kit, &placed.target);
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counted.push((name, 1)),
        }
    }
    let names = counted.into_iter().map(|(name, count)| match count {
        1 => name,
        _ => format!("{name} {}", kit.tell(&Message::new("attention-aims").with("count", count))),
    });
    names.collect::<Vec<_>>().join(", ")
}

fn price(about: &PracticeView) -> Message {
    Message::new("attention-price").with("units", about.price)
}

/// Small discs from the right: what a practice costs, or what has been spent on it. Returns where they begin.
fn cost(ui: &mut Ui, kit: &Kit<'_>, about: &PracticeView, placed: usize, right: f32, y: f32) -> f32 {
    if about.price == 0 {
        let job = kit.job(&kit.say("attention-free"), Size::Least, Face::Text, QUIET, f32::INFINITY);
        let galley = kit.galley(ui, job);
        let at = pos2(right - galley.size().x, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley.clone(), QUIET);
        return at.x - 6.0;
    }
    let mut x = right;
    let radius = kit.grown(4.5).min(8.0);
    for _ in 0..about.price * placed.max(1) as i64 {
        x -= radius;
        if placed > 0 {
            ui.painter().circle_filled(pos2(x, y), radius, LAMP);
        } else {
            ui.painter().circle_stroke(pos2(x, y), radius - 0.7, Stroke::new(1.3, EDGE));
        }
        x -= radius + 3.5;
    }
    x
}
