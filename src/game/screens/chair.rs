//! The empty chair: a week without the leader. There is nothing to do but watch.

use bevy_egui::egui::{Align2, Color32, CornerRadius, Rect, ScrollArea, Shape, Stroke, Ui, pos2, vec2};

use super::{
    Ask, Desk, Mark,
    book::Book,
    desk::StageSpot,
    entered, face, past,
    week::{Parts, Tab, WeekDesk, bar, plates, work},
};
use crate::{
    game::theme::{
        Face, Ground, Kit, Layout, Size,
        palette::{EDGE, HAIRLINE, INK, INK_QUIET, NIGHT, PANEL, PAPER, QUIET, SLIP_EDGE, TEXT, WORK},
        surface::{Fading, upon},
        widgets::{Weight, button, panel, paper, rule, signed, tab},
    },
    report::{
        chair::{self, Decision, OWN_BEST, asked, carried, decided, decisions, own_best},
        ledger,
        points::whole,
    },
    session::{
        Act,
        view::{LeaderView, Week},
    },
    terms::{Level, Message},
};

/// Draws the page.
pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let parts = Parts::of(kit, ui.max_rect());
    parts.ground(ui);
    desk.stage = Some(StageSpot { rect: parts.stage, crop: Parts::crop(kit) });
    bar::show(ui, kit, book.view, parts.bar, asks);
    plates::show(ui, kit, book.view, parts.plates, &mut desk.week);
    if let Some(week) = book.client.weeks().last() {
        card(ui, kit, book, week, parts.card, asks);
        desk.spots.push((Mark::Chair, parts.card.shrink(5.0)));
    }
    desk.keep.extend(desk.people.iter().map(|(_, rect)| (*rect, 1.0)));
    desk.keep.extend([(parts.plates, 1.0), (parts.pit, 1.0), (parts.bar, 3.0)]);
    pit(ui, kit, book.view, parts.pit, &mut desk.week);
}

/// What they decided, what is still open, one thing that was said, and the way on.
fn card(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, week: &Week, rect: Rect, asks: &mut Vec<Ask>) {
    let foot = kit.grown(42.0).min(62.0);
    let inner = rect.shrink2(vec2(12.0, 14.0));
    let sheet = inner.with_max_y(inner.bottom() - foot - 14.0);
    paper(ui, sheet);
    let round = &book.view.round;
    let alone = week.round.saturating_sub(round.rounds);
    let body = sheet.shrink2(vec2(18.0, 14.0));
    let told = decisions(book, week);
    let open = still_open(kit, book);
    upon(ui, body.expand2(vec2(4.0, 2.0)), PAPER, |ui| {
        ScrollArea::vertical().id_salt(("chair", week.round)).auto_shrink(false).faded(ui, PAPER, |ui| {
            ui.set_max_width(ui.available_width() - 4.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            let over =
                Message::new("chair-over").with("alone", i64::from(alone)).with("round", round.name.as_str());
            kit.add(ui, &kit.tell(&over), Size::Quiet, Face::Text, INK_QUIET);
            kit.add(ui, &kit.say("chair-heading"), Size::Page, Face::Display, INK);
            ui.add_space(6.0);
            if alone == 1 {
                let gone = Message::new("chair-gone")
                    .with("round", round.name.as_str())
                    .with("count", i64::from(round.empty_chair));
                kit.add(ui, &kit.tell(&gone), Size::Card, Face::Text, INK);
                ui.add_space(8.0);
            }
            for told in &told {
                decision(ui, kit, told);
            }
            if told.is_empty() && asked(book, week) {
                divide(ui);
                kit.add(ui, &kit.say("chair-nothing"), Size::Body, Face::Text, INK_QUIET);
                ui.add_space(4.0);
            }
            for carried in carried(book, week) {
                decision(ui, kit, &carried);
            }
            moved(ui, kit, week);
            rest(ui, kit, book, week);
            if !open.is_empty() {
                dashes(ui);
                kit.add(ui, &kit.say("chair-open"), Size::Quiet, Face::Text, INK_QUIET);
                for open in &open {
                    kit.add(ui, open, Size::Card, Face::Text, INK);
                }
                ui.add_space(8.0);
            }
            if !week.said.is_empty() {
                dashes(ui);
            }
            for line in &week.said {
                past::said(ui, kit, book, line);
            }
        });
    });
    let row = inner.with_min_y(inner.bottom() - foot);
    let last = alone >= round.empty_chair;
    let next = Message::new("chair-next")
        .with("last", if last { "yes" } else { "no" })
        .with("round", round.name.as_str())
        .with("number", i64::from(alone + 1));
    let next = kit.tell(&next);
    let wide =
        (kit.width(ui, &next, Size::Body, Face::Bold) + 40.0).clamp(row.width() * 0.5, row.width() * 0.68);
    let left = row.left() + wide + 12.0;
    let beside = kit.job(&kit.say("chair-watch"), Size::Quiet, Face::Text, QUIET, row.right() - left);
    // What is said beside the button is left out where it would be taller than that.
    let fits = kit.galley(ui, beside.clone()).size().y <= row.height();
    let go = if fits { row.with_max_x(row.left() + wide) } else { row };
    if button(ui, kit, go, &next, Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Act(Act::Ready));
    }
    if fits {
        kit.put_middle(ui, row.with_min_x(left), beside);
    }
}

fn divide(ui: &mut Ui) {
    let at = ui.cursor().top() + 3.0;
    rule(ui, ui.max_rect().left(), ui.max_rect().right(), at, Ground::Paper);
    ui.add_space(10.0);
}

fn dashes(ui: &mut Ui) {
    let (rect, y) = (ui.max_rect(), ui.cursor().top() + 2.0);
    let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
    ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.0, SLIP_EDGE), 4.0, 3.0));
    ui.add_space(10.0);
}

/// A decision beside the face of whoever took it.
fn decision(ui: &mut Ui, kit: &Kit<'_>, decision: &Decision<'_>) {
    divide(ui);
    let radius = 22.0;
    let left = radius * 2.0 + 12.0;
    let width = ui.available_width() - left;
    let what = kit.job(&decision.what, Size::Card, Face::Bold, INK, width);
    let why = kit.job(&decision.why, Size::Body, Face::Text, INK, width);
    let of = |ui: &Ui, job| kit.galley(ui, job).size().y;
    let tall = (of(ui, what.clone()) + of(ui, why.clone()) + 2.0).max(radius * 2.0) + 8.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), bevy_egui::egui::Sense::hover());
    let centre = rect.min + vec2(radius, radius + 2.0);
    match decision.who {
        Some(member) => face::portrait(ui, centre, radius, member),
        // Nobody in particular: three together.
        None => {
            for (dx, dy) in [(-8.0, 5.0), (8.0, 5.0), (0.0, -8.0)] {
                ui.painter().circle(centre + vec2(dx, dy), 8.0, SLIP_EDGE, Stroke::new(1.5, PAPER));
            }
        }
    }
    let told = kit.put(ui, rect.min + vec2(left, 0.0), what);
    kit.put(ui, pos2(rect.left() + left, told.bottom() + 2.0), why);
}

/// What else happened, in short lines.
fn rest(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, week: &Week) {
    let other = week.happened.iter().filter(|message| decided(book, message).is_none());
    let lines: Vec<String> = other.map(|message| kit.tell(message)).collect();
    if lines.is_empty() {
        return;
    }
    divide(ui);
    kit.add(ui, &kit.say("chair-besides"), Size::Quiet, Face::Text, INK_QUIET);
    for line in lines {
        kit.add(ui, &line, Size::Body, Face::Text, INK);
    }
    ui.add_space(8.0);
}

/// What moved the team most, as far as one can know from afar.
fn moved(ui: &mut Ui, kit: &Kit<'_>, week: &Week) {
    let table = ledger::team(week);
    let Some(line) = chair::moved(&table) else { return };
    divide(ui);
    kit.add(ui, &kit.say("chair-moved"), Size::Quiet, Face::Text, INK_QUIET);
    kit.add(ui, &kit.tell(&line.what), Size::Body, Face::Bold, INK);
    let figures: Vec<String> = Level::HEADLINE
        .into_iter()
        .zip(&line.points)
        .filter(|(_, points)| **points != 0)
        .map(|(level, points)| {
            kit.tell(&Message::new("play-caption").with("level", level.id()).with("points", signed(*points)))
        })
        .collect();
    kit.add(ui, &figures.join(", "), Size::Quiet, Face::Text, INK_QUIET);
    ui.add_space(6.0);
}

/// Questions that nobody has settled.
fn still_open(kit: &Kit<'_>, book: &Book<'_>) -> Vec<String> {
    let open = book.view.questions.iter().filter(|question| question.open);
    open.map(|question| {
        let about = book.work(&question.about).map(|work| work.title.clone()).unwrap_or_default();
        kit.tell(
            &Message::new("chair-open-question").with("question", question.text.as_str()).with("work", about),
        )
    })
    .collect()
}

/// Output and work side by side, or one of them under tabs.
pub(super) fn pit(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect, week: &mut WeekDesk) {
    if kit.style.layout == Layout::Wide {
        let inner = rect.shrink2(vec2(12.0, 8.0));
        let split = inner.center().x;
        let (left, right) = (inner.with_max_x(split - 4.0), inner.with_min_x(split + 4.0));
        panel(ui, left);
        panel(ui, right);
        let body = titled(ui, kit, left, "chair-output", "chair-output-unit");
        output(ui, kit, view, body);
        let body = titled(ui, kit, right, "work", "chair-work-notch");
        streams(ui, kit, view, body);
        return;
    }
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let tall = kit.line(Size::Row) + 12.0;
    let wide = inner.width() / 2.0;
    for (place, (which, name)) in
        [(Tab::Attention, "chair-output"), (Tab::Work, "work")].into_iter().enumerate()
    {
        let part = Rect::from_min_size(inner.min + vec2(wide * place as f32, 0.0), vec2(wide - 4.0, tall));
        let open = (week.tab == Tab::Work) == (which == Tab::Work);
        let response = tab(ui, kit, part, &kit.tell(&Message::new(name)), "", open);
        if response.clicked() {
            week.tab = which;
        }
    }
    let body = inner.with_min_y(inner.top() + tall - 1.0);
    panel(ui, body);
    let body = body.shrink2(vec2(12.0, 8.0));
    if week.tab == Tab::Work {
        streams(ui, kit, view, body);
    } else {
        output(ui, kit, view, body);
    }
}

fn titled(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, title: &'static str, beside: &'static str) -> Rect {
    let inner = rect.shrink2(vec2(14.0, 9.0));
    let job = kit.one_line(&kit.say(title), Size::Panel, Face::Display, TEXT, inner.width());
    let told = kit.put(ui, inner.min, job);
    let room = inner.right() - told.right() - 10.0;
    let job = kit.one_line(&kit.say(beside), Size::Least, Face::Text, QUIET, room);
    kit.put_right(ui, pos2(inner.right(), told.center().y - kit.line(Size::Least) / 2.0), job);
    inner.with_min_y(told.bottom() + 6.0)
}

fn streams(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect) {
    upon(ui, rect, PANEL, |ui| {
        ScrollArea::vertical().id_salt("streams").auto_shrink(false).faded(ui, PANEL, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for stream in &view.work {
                work::stream(ui, kit, view, stream);
            }
            if view.round.number > view.round.rounds {
                kit.add(ui, &kit.tell(&chair::foot(view)), Size::Quiet, Face::Text, QUIET);
            }
        });
    });
}

/// Rounds in a row that a team's own best is the mean of; fewer where fewer were played. The score measures by the
/// A bar for each round: those with the leader, those without, those to come; and the line of their own best.
fn output(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect) {
    let round = &view.round;
    let count = (round.rounds + round.empty_chair) as usize;
    let alone = view.output.len() > round.rounds as usize || round.number > round.rounds;
    let (best, of) = own_best(view).filter(|_| alone).unzip();
    let caption = if alone { kit.line(Size::Least) + 2.0 } else { 0.0 };
    let ticks = kit.line(Size::Least);
    let chart = Rect::from_min_max(
        pos2(rect.left(), rect.top() + caption),
        pos2(rect.right(), rect.bottom() - ticks - 1.0),
    );
    if chart.height() < 20.0 {
        return;
    }
    let top = view.output.iter().copied().chain(best).max().unwrap_or(1000).max(1000) as f32 * 1.05;
    let y = |value: i64| chart.bottom() - chart.height() * (value as f32 / top).clamp(0.0, 1.0);
    let gap = 14.0;
    let step = (chart.width() - gap) / count.max(1) as f32;
    let wide = (step * 0.7).min(34.0);
    let x = |place: usize| {
        let later = if place >= round.rounds as usize { gap } else { 0.0 };
        chart.left() + step * (place as f32 + 0.5) + later
    };
    let painter = ui.painter().clone();
    // Ticks that would run into each other are left out, every second or third stays.
    let least = kit.width(ui, "+10", Size::Least, Face::Text) + 4.0;
    let every = ((least / step).ceil() as usize).max(1);
    for place in 0..count {
        let without = place >= round.rounds as usize;
        let bar = |top: f32| {
            Rect::from_min_max(pos2(x(place) - wide / 2.0, top), pos2(x(place) + wide / 2.0, chart.bottom()))
        };
        match view.output.get(place) {
            Some(value) => {
                let colour: Color32 = if without { TEXT } else { WORK.gamma_multiply(0.7) };
                let bar = bar(y(*value).min(chart.bottom() - 2.0));
                painter.rect_filled(bar, CornerRadius { nw: 3, ne: 3, sw: 0, se: 0 }, colour);
                figure(ui, kit, bar, *value);
            }
            None => {
                let ghost = bar(y(best.unwrap_or(1000)));
                crate::game::theme::widgets::dashed(
                    &painter,
                    ghost,
                    Stroke::new(1.0, if without { EDGE } else { HAIRLINE }),
                );
            }
        }
        let number = if without { place + 1 - round.rounds as usize } else { place + 1 };
        if (number - 1) % every == 0 {
            let text = if without { format!("+{number}") } else { number.to_string() };
            let colour = if without { TEXT } else { QUIET };
            let galley = kit.galley(ui, kit.job(&text, Size::Least, Face::Text, colour, f32::INFINITY));
            let at = Align2::CENTER_TOP.anchor_size(pos2(x(place), chart.bottom() + 1.0), galley.size());
            painter.galley(at.min, galley, colour);
        }
    }
    painter.hline(chart.x_range(), chart.bottom(), Stroke::new(1.0, HAIRLINE));
    if let Some(best) = best {
        let first = x(round.rounds as usize) - step / 2.0;
        let line = [pos2(first, y(best)), pos2(chart.right(), y(best))];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.4, TEXT), 5.0, 4.0));
        let split = first - gap / 2.0;
        painter.vline(split, chart.top()..=chart.bottom(), Stroke::new(1.0, HAIRLINE));
        let text = kit.tell(
            &Message::new("chair-best")
                .with("count", of.unwrap_or(OWN_BEST))
                .with("all", if of.is_some_and(|of| of >= round.rounds as usize) { "yes" } else { "no" })
                .with("percent", whole(best, 10))
                .with("round", round.name.as_str()),
        );
        let job = kit.one_line(&text, Size::Least, Face::Text, TEXT, chart.width());
        kit.put_right(ui, pos2(chart.right(), rect.top() - 1.0), job);
    }
}

/// What a bar comes to, in it at its top; nothing where it has no room for that.
fn figure(ui: &Ui, kit: &Kit<'_>, bar: Rect, value: i64) {
    let text = whole(value, 10).to_string();
    let galley = kit.galley(ui, kit.job(&text, Size::Least, Face::Bold, NIGHT, f32::INFINITY));
    if galley.size().x + 2.0 <= bar.width() && galley.size().y + 2.0 <= bar.height() {
        let at = Align2::CENTER_TOP.anchor_size(pos2(bar.center().x, bar.top() + 1.0), galley.size());
        ui.painter().galley(at.min, galley, NIGHT);
    }
}
