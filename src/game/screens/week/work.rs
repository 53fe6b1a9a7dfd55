//! Work: how far each piece is and whose it is; and what is open: questions, promises, concerns.

use bevy_egui::egui::{Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{Now, Tab, WeekDesk, attention, ready};
use crate::{
    game::{
        client::Client,
        screens::{Ask, Mark},
        theme::{
            Face, Ground, Kit, Size,
            palette::{LAMP, PANEL, QUIET, TEXT},
            surface::{Fading, upon},
            widgets::{Weight, bar, button, panel, ring, tab},
        },
    },
    report::{
        self,
        owed::{self, Owed},
    },
    session::Authority,
    session::view::{LeaderView, QuestionView, StreamView},
    terms::{Id, Message},
};

/// Work, or what is open, with the button that plays the week.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    client: &Client,
    view: &LeaderView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    panel(ui, rect);
    let tall = 26.0;
    let half = rect.width() / 2.0;
    let top = rect.shrink2(vec2(6.0, 4.0));
    let parts = [
        (Tab::Work, "work", behind(view)),
        (Tab::Open, "open", Message::new("open-count").with("count", open_count(view))),
    ];
    for (place, (which, name, beside)) in parts.into_iter().enumerate() {
        let at = pos2(top.left() + (half - 6.0) * place as f32, top.top());
        let part = Rect::from_min_size(at, vec2(half - 8.0, tall));
        let open = (week.beside == Tab::Open) == (which == Tab::Open);
        if tab(ui, kit, part, &kit.tell(&Message::new(name)), &kit.tell(&beside), open).clicked() {
            week.beside = which;
        }
        if which == Tab::Open {
            week.spots.push((Mark::Owed, part));
        }
    }
    if week.beside != Tab::Open {
        week.spots.push((Mark::Work, rect));
    }
    let inner = rect.shrink2(vec2(14.0, 8.0));
    let first = top.top() + tall + 4.0;
    // Under the bar of a room the button gives way a little: three pieces of work have room all the same.
    let foot = (inner.bottom() - 5.0 - THREE_TALL - first).clamp(33.0, 40.0);
    let body =
        Rect::from_min_max(pos2(inner.left(), first), pos2(inner.right(), inner.bottom() - foot - 5.0));
    list(ui, kit, view, body, week.beside);
    let button = Rect::from_min_max(pos2(rect.left() + 12.0, inner.bottom() - foot), inner.max);
    week.spots.push((Mark::Play, button.expand(4.0)));
    play(ui, kit, client, view, button, asks);
}

/// Attention, work and what is open under tabs.
pub(super) fn tabs(
    ui: &mut Ui,
    kit: &Kit<'_>,
    client: &Client,
    view: &LeaderView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let tall = kit.line(Size::Row) + 12.0;
    let parts = [
        (Tab::Attention, "attention", attention::left(view)),
        (Tab::Work, "work", behind(view)),
        (Tab::Open, "open", Message::new("open-count").with("count", open_count(view))),
    ];
    let mut left = inner.left();
    let mut parts = parts.map(|(which, name, beside)| {
        let (name, beside) = (kit.tell(&Message::new(name)), kit.tell(&beside));
        let named = kit.width(ui, &name, Size::Row, Face::Bold) + 34.0;
        let whole = named + kit.width(ui, &beside, Size::Row, Face::Text);
        (which, name, beside, named, whole)
    });
    // Where all of it does not fit, what is said beside a name is left to the tab that is open; then to none.
    for round in 0..2 {
        let all: f32 = parts.iter().map(|part| part.4 + 2.0).sum();
        if all <= inner.width() {
            break;
        }
        for (which, _, beside, named, whole) in &mut parts {
            if *which != week.tab || round == 1 {
                beside.clear();
                *whole = *named;
            }
        }
    }
    for (which, name, beside, _, whole) in parts {
        let part = Rect::from_min_size(pos2(left, inner.top()), vec2(whole, tall));
        if tab(ui, kit, part, &name, &beside, week.tab == which).clicked() {
            week.tab = which;
        }
        // Where they share a place, work and what is open are explained at the way to them.
        match which {
            Tab::Work => week.spots.push((Mark::Work, part)),
            Tab::Open => week.spots.push((Mark::Owed, part)),
            Tab::Attention => {}
        }
        left = part.right() + 2.0;
    }
    // Beside the tabs where there is room, else under the panel.
    let room = inner.right() - left - 10.0;
    let beside = room >= kit.grown(200.0);
    let foot = if beside { 0.0 } else { kit.line(Size::Row) + 20.0 };
    let body = Rect::from_min_max(
        pos2(inner.left(), inner.top() + tall - 1.0),
        pos2(inner.right(), inner.bottom() - foot),
    );
    panel(ui, body);
    if week.tab == Tab::Attention {
        week.spots.push((Mark::Attention, body));
    }
    match week.tab {
        Tab::Attention => attention::body_of(ui, kit, view, body.shrink(4.0), week, asks),
        Tab::Work | Tab::Open => list(ui, kit, view, body.shrink2(vec2(12.0, 8.0)), week.tab),
    }
    let button = if beside {
        Rect::from_min_max(
            pos2(left + 10.0, inner.top() - 2.0),
            pos2(inner.right(), inner.top() + tall - 5.0),
        )
    } else {
        Rect::from_min_max(pos2(inner.left(), body.bottom() + 6.0), inner.max)
    };
    week.spots.push((Mark::Play, button.expand(3.0)));
    play(ui, kit, client, view, button, asks);
}

/// Height of three pieces of work at the usual size of text, in points.
const THREE_TALL: f32 = 104.0;

/// Undo, where there is something, and the button that plays the week.
fn play(ui: &mut Ui, kit: &Kit<'_>, client: &Client, view: &LeaderView, rect: Rect, asks: &mut Vec<Ask>) {
    let text = kit.say("week-undo");
    let wide = kit.width(ui, &text, Size::Row, Face::Bold) + 26.0;
    let mut right = rect;
    if client.can_undo() {
        let part = rect.with_max_x(rect.left() + wide);
        if button(ui, kit, part, &text, Weight::Control, true).clicked() {
            asks.push(Ask::Undo);
        }
        right = rect.with_min_x(part.right() + 8.0);
    }
    ready(ui, kit, view, Now::of(client), right, asks);
}

/// How much work is behind its plan.
fn behind(view: &LeaderView) -> Message {
    let late = view.work.iter().filter(|work| planned(work).is_some_and(|plan| share(work) + 0.02 < plan));
    Message::new("work-behind").with("count", late.count())
}

fn open_count(view: &LeaderView) -> usize {
    view.questions.iter().filter(|question| question.open).count() + owed::all(view).count()
}

/// How far a piece of work is: 1 is all of it.
pub(in crate::game::screens) fn share(work: &StreamView) -> f32 {
    work.share as f32 / 1000.0
}

/// Where it should be by now.
pub(in crate::game::screens) fn planned(work: &StreamView) -> Option<f32> {
    work.expected.map(|expected| expected as f32 / 1000.0)
}

fn list(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect, tab: Tab) {
    upon(ui, rect, PANEL, |ui| {
        ScrollArea::vertical().id_salt(("matters", tab == Tab::Open)).auto_shrink(false).faded(
            ui,
            PANEL,
            |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                if tab != Tab::Open {
                    for work in &view.work {
                        stream(ui, kit, view, work);
                    }
                    return;
                }
                for question in view.questions.iter().filter(|question| question.open) {
                    self::question(ui, kit, view, question);
                }
                for owed in owed::all(view) {
                    self::owed(ui, kit, view, owed);
                }
                if open_count(view) == 0 {
                    kit.add(ui, &kit.say("open-none"), Size::Row, Face::Text, QUIET);
                }
            },
        );
    });
}

/// A piece of work before anything of it is done: its head alone.
pub(in crate::game::screens) fn named(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, work: &StreamView) {
    let size = vec2(ui.available_width(), kit.line(Size::Row));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let told = head(ui, kit, view, work, rect);
    let name = format!("{}. {told}", work.title);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, ui.is_enabled(), &name));
}

/// Who owns a piece of work, by name.
fn owner<'v>(view: &'v LeaderView, work: &StreamView) -> Option<&'v str> {
    let owner = view.members.iter().find(|member| Some(&member.id) == work.owner.as_ref())?;
    Some(&owner.name)
}

/// Its title, and beside it whose it is and by when; returns the latter.
fn head(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, work: &StreamView, rect: Rect) -> String {
    let line_of = |id: &'static str| kit.tell(&report::work::line(id, &view.round, work, owner(view, work)));
    let wide = kit.width(ui, &work.title, Size::Row, Face::Bold);
    let room = (rect.width() - wide - 8.0).max(rect.width() * 0.35);
    let whole = line_of("work-line");
    // Beside a long title the same in fewer letters, before any of it is cut.
    let fits = kit.width(ui, &whole, Size::Least, Face::Text) <= room;
    let beside = if fits { whole.clone() } else { line_of("work-line-short") };
    let beside = kit.fitted(ui, &beside, Size::Least, Face::Text, QUIET, room);
    let used = kit.galley(ui, beside.clone()).size().x;
    let title = kit.one_line(&work.title, Size::Row, Face::Bold, TEXT, rect.width() - used - 8.0);
    kit.put(ui, rect.min, title);
    kit.put_right(ui, pos2(rect.right(), rect.top() + 2.0), beside);
    whole
}

pub(in crate::game::screens) fn stream(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, work: &StreamView) {
    let line = kit.line(Size::Row);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), line + 12.5), Sense::focusable_noninteractive());
    let name = owner(view, work);
    let whole = head(ui, kit, view, work, rect);
    let track =
        Rect::from_min_size(pos2(rect.left(), rect.top() + line + 2.0), vec2(rect.width() - 2.0, 8.0));
    bar(ui.painter(), track, share(work), planned(work));
    let told = told(kit, work, name);
    let there = |id: &Id| {
        let member = view.members.iter().find(|member| member.id == *id && member.left.is_none())?;
        Some(member.name.clone())
    };
    let crew = report::work::crew(kit.words, work, there);
    let step = step(kit, work).filter(|_| name.is_some());
    response.widget_info(|| {
        let more = [step.as_deref(), crew.as_deref()].into_iter().flatten();
        let told =
            more.fold(format!("{}. {whole}. {told}", work.title), |told, more| format!("{told} {more}"));
        WidgetInfo::labeled(WidgetType::Label, ui.is_enabled(), told)
    });
    ring(ui, &response, rect, 4, Ground::Dark);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let explain = |ui: &mut Ui| {
        ui.set_max_width(kit.grown(320.0));
        kit.add(ui, &told, Size::Quiet, Face::Text, TEXT);
        if let Some(step) = &step {
            kit.add(ui, step, Size::Quiet, Face::Text, QUIET);
            steps(ui, kit, work);
        }
        if let Some(crew) = &crew {
            ui.add_space(4.0);
            kit.add(ui, crew, Size::Quiet, Face::Text, TEXT);
        }
    };
    if response.has_focus() {
        response.show_tooltip_ui(explain);
    } else {
        response.on_hover_ui(explain);
    }
}

/// What the words beside a title mean: how far its owner may decide.
fn told(kit: &Kit<'_>, work: &StreamView, owner: Option<&str>) -> String {
    let Some(owner) = owner else { return kit.say("authority-nobody") };
    kit.tell(&Message::new("authority").with("owner", owner).with("authority", work.authority.id()))
}

/// Which step between the leader and the owner that is.
fn step(kit: &Kit<'_>, work: &StreamView) -> Option<String> {
    let place = Authority::ALL.iter().position(|authority| *authority == work.authority)?;
    let step = Message::new("authority-step").with("step", place + 1).with("steps", Authority::ALL.len());
    Some(kit.tell(&step))
}

/// The words for all the steps in their order, the work's own marked.
fn steps(ui: &mut Ui, kit: &Kit<'_>, work: &StreamView) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for authority in Authority::ALL {
            let word = kit.tell(&Message::new("authority-word").with("authority", authority.id()));
            let (face, colour) =
                if authority == work.authority { (Face::Bold, LAMP) } else { (Face::Text, QUIET) };
            kit.add(ui, &word, Size::Quiet, face, colour);
        }
    });
}

/// Hours that were added to a piece of work since it was planned, and the hours planned; none where it is as planned
/// or has no end.
pub(in crate::game::screens) fn added(work: &StreamView) -> Option<(i64, i64)> {
    let by = (work.effort + 500) / 1000 - (work.planned + 500) / 1000;
    (!work.standing && by != 0).then_some((by, (work.planned + 500) / 1000))
}

fn question(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, question: &QuestionView) {
    kit.add(ui, &question.text, Size::Row, Face::Bold, TEXT);
    let about = view.work.iter().find(|work| work.id == question.about);
    let line = kit.tell(
        &Message::new("open-question")
            .with("work", about.map(|work| work.title.clone()).unwrap_or_default())
            .with("round", view.round.name.as_str())
            .with("due", i64::from(question.due))
            .with("alone", report::work::alone(&view.round, question.due)),
    );
    kit.add(ui, &line, Size::Quiet, Face::Text, QUIET);
    ui.add_space(4.0);
}

fn owed(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, owed: Owed<'_>) {
    let to = view.members.iter().find(|member| member.id == owed.debt.to);
    let name = to.map(|member| member.name.clone()).unwrap_or_default();
    let Some([what, due]) = owed::told(kit.words, &view.round, &name, owed) else { return };
    kit.add(ui, &what, Size::Row, Face::Text, TEXT);
    kit.add(ui, &due, Size::Quiet, Face::Text, QUIET);
    ui.add_space(4.0);
}
