//! The shelf: what can be played, what it is about, and games played before.

use bevy_egui::egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::{Ask, Desk, Page, Scene, entered, face};
use crate::{
    game::{
        library::Playable,
        theme::{
            Face, Ground, Kit, Size,
            palette::{PAPER, QUIET, TEXT},
            surface::{Fading, curtain, upon},
            widgets::{Weight, button, panel, paper, plate, pressable, ring, rule},
        },
    },
    session::Pacing,
    terms::Message,
};

/// Width of the list.
const LIST: f32 = 380.0;

/// What can move a session in a room on.
const PACES: [(&str, Pacing); 3] = [
    ("host-own", Pacing::Own),
    ("host-facilitated", Pacing::Facilitated),
    ("host-timed", Pacing::Timed { seconds: TIMED_SECONDS }),
];
/// Seconds for a part of a round where a session is timed.
const TIMED_SECONDS: u32 = 300;

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let full = ui.max_rect();
    curtain(ui, full);
    let inner = full.shrink2(vec2(24.0, 18.0));
    let hosting = desk.page == Page::Host;
    let heading = kit.say(if hosting { "host-heading" } else { "choose-heading" });
    let heading = kit.job(&heading, Size::Page, Face::Display, TEXT, inner.width());
    let told = kit.put(ui, inner.min, heading);
    let back = kit.grown(40.0);
    let at = pos2(inner.right() - kit.grown(120.0), inner.top() - 4.0);
    let rect = Rect::from_min_size(at, vec2(kit.grown(120.0), back));
    if button(ui, kit, rect, &kit.say("choose-back"), Weight::Control, true).clicked() {
        asks.push(Ask::Go(Page::Title));
    }
    let top = told.bottom().max(rect.bottom()) + 14.0;
    let width = (LIST * kit.style.text.max(1.0)).min(inner.width() * 0.42);
    let list = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.left() + width, inner.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
        ScrollArea::vertical().id_salt("shelf").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            shelf(ui, kit, scene, desk);
            if hosting {
                rooms(ui, kit, scene, asks);
            } else {
                games(ui, kit, scene, asks);
            }
        });
    });
    let detail = Rect::from_min_max(pos2(list.right() + 20.0, top), inner.max);
    if let Some(playable) = scene.shelf.get(desk.chosen) {
        about(ui, kit, scene, playable, detail, desk, asks);
    }
}

fn shelf(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, desk: &mut Desk) {
    for (place, playable) in scene.shelf.iter().enumerate() {
        let scenario = &playable.scenario;
        let line = kit.tell(
            &Message::new("choose-line")
                .with("minutes", i64::from(playable.minutes(false)))
                .with("people", scenario.members.len())
                .with("rounds", i64::from(scenario.rounds))
                .with("round", scenario.round.name.as_str()),
        );
        let width = ui.available_width() - 40.0;
        let title = kit.job(&scenario.title, Size::Body, Face::Bold, TEXT, width);
        let line = kit.job(&line, Size::Quiet, Face::Text, QUIET, width);
        let tall = kit.galley(ui, title.clone()).size().y + kit.galley(ui, line.clone()).size().y + 22.0;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - 6.0, tall), Sense::hover());
        let rect = rect.shrink(3.0);
        let response = ui.interact(rect, ui.id().with(("scenario", place)), Sense::click());
        let chosen = desk.chosen == place;
        response.widget_info(|| {
            WidgetInfo::selected(WidgetType::RadioButton, true, chosen, scenario.title.as_str())
        });
        plate(ui, rect, chosen);
        ring(ui, &response, rect, 6, Ground::Dark);
        let inner = rect.shrink2(vec2(14.0, 8.0));
        let told = kit.put(ui, inner.min, title);
        kit.put(ui, pos2(inner.left(), told.bottom()), line);
        if response.clicked() || response.gained_focus() {
            desk.chosen = place;
        }
    }
}

/// Games begun before: those that go on, and those whose debrief can be read again.
fn games(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, asks: &mut Vec<Ask>) {
    if scene.kept.is_empty() {
        return;
    }
    ui.add_space(8.0);
    kit.add(ui, &kit.say("choose-kept"), Size::Quiet, Face::Text, QUIET);
    for (place, kept) in scene.kept.iter().enumerate() {
        let told = kit.tell(
            &Message::new("choose-game")
                .with("title", kept.title.as_str())
                .with("round", kept.round_name.as_str())
                .with("number", i64::from(kept.at.round))
                .with("phase", kept.at.phase.id()),
        );
        if line(ui, kit, ("kept", place), &told, true) {
            asks.push(Ask::Continue(place));
        }
    }
}

/// Sessions that were opened here: their host is started again where it does not run any more.
fn rooms(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, asks: &mut Vec<Ask>) {
    let mut rooms = scene.seats.iter().enumerate().filter(|(_, seat)| seat.runs && seat.own).peekable();
    if rooms.peek().is_none() {
        return;
    }
    ui.add_space(8.0);
    kit.add(ui, &kit.say("host-again"), Size::Quiet, Face::Text, QUIET);
    for (place, seat) in rooms {
        let told = format!("{} · {}", seat.title, seat.address.code);
        if line(ui, kit, ("room", place), &told, !scene.opening) {
            asks.push(Ask::Return(place));
        }
    }
}

/// A line of a list that can be pressed. Returns whether it was.
fn line(ui: &mut Ui, kit: &Kit<'_>, id: (&'static str, usize), told: &str, enabled: bool) -> bool {
    let wide = ui.available_width() - 6.0;
    let job = kit.job(told, Size::Row, Face::Text, TEXT, wide - 28.0);
    let tall = kit.galley(ui, job.clone()).size().y + 14.0;
    let (rect, _) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
    let rect = rect.shrink(2.0);
    let response = pressable(ui, rect, ui.id().with(id), enabled, told);
    panel(ui, rect);
    ring(ui, &response, rect, 6, Ground::Dark);
    kit.put_middle(ui, rect.shrink2(vec2(12.0, 0.0)), job);
    response.clicked()
}

fn about(
    ui: &mut Ui,
    kit: &Kit<'_>,
    scene: &Scene<'_>,
    playable: &Playable,
    rect: Rect,
    desk: &mut Desk,
    asks: &mut Vec<Ask>,
) {
    let (place, hosting) = (desk.chosen, desk.page == Page::Host);
    paper(ui, rect);
    let scenario = &playable.scenario;
    let ink = Ground::Paper;
    let inner = rect.shrink(22.0);
    let tall = kit.grown(46.0);
    let paces = if hosting { kit.line(Size::Quiet) + tall + 18.0 } else { 0.0 };
    let body = Rect::from_min_max(inner.min, pos2(inner.right(), inner.bottom() - tall - 14.0 - paces));
    upon(ui, body, PAPER, |ui| {
        ScrollArea::vertical().id_salt("about").auto_shrink(false).faded(ui, PAPER, |ui| {
            ui.set_width((body.width() - 16.0).min(kit.grown(640.0)));
            ui.spacing_mut().item_spacing.y = 3.0;
            kit.add(ui, &scenario.title, Size::Page, Face::Display, ink.text());
            let by = kit.tell(&Message::new("choose-by").with("author", scenario.author.as_str()));
            kit.add(ui, &by, Size::Quiet, Face::Text, ink.quiet());
            ui.add_space(6.0);
            kit.add(ui, &scenario.summary, Size::Card, Face::Text, ink.text());
            ui.add_space(8.0);
            team(ui, kit, playable);
            ui.add_space(10.0);
            kit.add(ui, &kit.say("choose-objectives"), Size::Body, Face::Bold, ink.text());
            lines(ui, kit, &scenario.objectives);
            if !scenario.content_notes.is_empty() {
                ui.add_space(10.0);
                kit.add(ui, &kit.say("choose-notes"), Size::Body, Face::Bold, ink.text());
                lines(ui, kit, &scenario.content_notes);
            }
        });
    });
    rule(ui, inner.left(), inner.right(), body.bottom() + 6.0, ink);
    let pacing = PACES[desk.pacing.min(PACES.len() - 1)].1;
    if hosting {
        let at = pos2(inner.left(), body.bottom() + 12.0);
        self::paces(ui, kit, Rect::from_min_size(at, vec2(inner.width(), paces - 10.0)), &mut desk.pacing);
    }
    let ask = |short: bool| match hosting {
        true => Ask::OpenRoom { scenario: place, short, pacing },
        false => Ask::Begin { scenario: place, short },
    };
    let ready = !scene.opening;
    let begin = match (hosting, ready) {
        (true, false) => "host-opening",
        (true, true) => "host-open",
        (false, _) => "choose-begin",
    };
    let begin = Message::new(begin).with("minutes", i64::from(playable.minutes(false)));
    let width = ((inner.width() - 12.0) / 2.0).min(kit.grown(300.0));
    let at = pos2(inner.left(), inner.bottom() - tall);
    let first = Rect::from_min_size(at, vec2(width, tall));
    let pressed = button(ui, kit, first, &kit.tell(&begin), Weight::Primary, ready).clicked();
    if ready && (pressed || entered(ui)) {
        asks.push(ask(false));
    }
    if playable.has_short() {
        let rounds = playable.scenario.short.as_ref().map_or(0, |short| short.rounds);
        let short = Message::new("choose-short")
            .with("rounds", i64::from(rounds))
            .with("round", playable.scenario.round.name.as_str())
            .with("minutes", i64::from(playable.minutes(true)));
        let second = first.translate(vec2(width + 12.0, 0.0));
        if button(ui, kit, second, &kit.tell(&short), Weight::Control, ready).clicked() {
            asks.push(ask(true));
        }
    }
}

/// What moves a session on.
fn paces(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, chosen: &mut usize) {
    let name = kit.job(&kit.say("host-pacing"), Size::Quiet, Face::Text, Ground::Paper.quiet(), rect.width());
    let told = kit.put(ui, rect.min, name);
    let gap = 8.0;
    let wide = (rect.width() - gap * (PACES.len() - 1) as f32) / PACES.len() as f32;
    for (place, (name, _)) in PACES.into_iter().enumerate() {
        let at = pos2(rect.left() + (wide + gap) * place as f32, told.bottom() + 4.0);
        let part = Rect::from_min_max(at, pos2(at.x + wide, rect.bottom()));
        let text = kit.say(name);
        let open = *chosen == place;
        let response = ui.interact(part, ui.id().with(("pace", place)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, open, text.as_str()));
        plate(ui, part, open);
        ring(ui, &response, part, 6, Ground::Paper);
        kit.put_centre(ui, part, kit.one_line(&text, Size::Row, Face::Bold, TEXT, wide - 16.0));
        if response.clicked() {
            *chosen = place;
        }
    }
}

/// Radius of a face.
const FACE: f32 = 33.0;

/// Who one would lead: their faces, with names and roles where there is room for them.
fn team(ui: &mut Ui, kit: &Kit<'_>, playable: &Playable) {
    let ink = Ground::Paper;
    let members = &playable.scenario.members;
    let wide = ui.available_width();
    let least = (FACE * 2.0 + 20.0).max(kit.grown(84.0));
    let across = ((wide / least) as usize).clamp(1, members.len().max(1));
    let each = (wide / across as f32).min(kit.grown(128.0));
    for row in members.chunks(across) {
        let names = row.iter().map(|member| {
            let name = kit.job(&member.name, Size::Row, Face::Bold, ink.text(), each - 8.0);
            let role = kit.job(&member.role, Size::Least, Face::Text, ink.quiet(), each - 8.0);
            (name, role)
        });
        let names: Vec<_> = names.collect();
        let tall = names.iter().map(|(name, role)| {
            kit.galley(ui, name.clone()).size().y + kit.galley(ui, role.clone()).size().y
        });
        let tall = tall.fold(0.0, f32::max) + FACE * 2.0 + 14.0;
        let (area, _) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
        for (place, (member, (name, role))) in row.iter().zip(names).enumerate() {
            let left = area.left() + each * place as f32;
            let centre = pos2(left + FACE + 1.0, area.top() + FACE + 4.0);
            face::likeness(ui, centre, FACE, (member.id.as_str(), &member.name), &member.figure);
            let told = kit.put(ui, pos2(left, centre.y + FACE + 3.0), name);
            kit.put(ui, pos2(left, told.bottom()), role);
        }
    }
}

/// Lines of a list on paper.
fn lines(ui: &mut Ui, kit: &Kit<'_>, lines: &[String]) {
    let ink = Ground::Paper;
    for line in lines {
        let width = ui.available_width() - 18.0;
        let job = kit.job(line, Size::Body, Face::Text, ink.text(), width);
        let tall = kit.galley(ui, job.clone()).size().y;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        let dot = pos2(rect.left() + 5.0, rect.top() + kit.line(Size::Body) / 2.0);
        ui.painter().circle_filled(dot, 2.2, ink.quiet());
        kit.put(ui, pos2(rect.left() + 18.0, rect.top()), job);
    }
}
