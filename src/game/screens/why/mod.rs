//! Why: every change of the week as one can know it, taken apart into causes that add up.

mod person;
mod sheet;
mod tabs;

use bevy_egui::egui::{Key, Rect, Stroke, Ui, pos2, vec2};

use super::{
    Ask, Desk, Mark,
    book::Book,
    entered,
    ledger::{self, Heading, LedgerDesk},
    pressed,
};
use crate::{
    game::theme::{
        Face, Kit, Layout, Size,
        palette::{HAIRLINE, NIGHT, PIT, QUIET, TEXT},
        widgets::{Weight, button},
    },
    report::ledger::of as ledger_of,
    session::{
        Act,
        view::{Subject, Week},
    },
    terms::Message,
};

pub(super) use person::foot;
pub use sheet::Sheet;
pub(super) use sheet::over;
pub(super) use tabs::show as tabs;

/// What an account of a week remembers.
#[derive(Clone, Debug, Default)]
pub struct WhyDesk {
    /// The week that the rest is about.
    round: u32,
    /// Whose change is explained.
    pub subject: Option<Subject>,
    /// The ledger.
    pub ledger: LedgerDesk,
    /// What lies over it.
    pub sheet: Option<Sheet>,
    /// Where it was drawn last.
    paper: Option<Rect>,
    /// What was said and the face of who said it, where they lie in this frame.
    voice: Vec<Rect>,
}

impl WhyDesk {
    /// Turns to a week: what was remembered of another is of no use, but for whom it was about if that is to be kept.
    pub fn turn_to(&mut self, book: &Book<'_>, week: &Week, keep: bool) {
        if self.round != week.round {
            let subject = self.subject.take().filter(|_| keep || self.round == 0);
            *self = Self { round: week.round, subject, ..Self::default() };
        }
        let known = self.subject.as_ref().is_some_and(|subject| ledger_of(week, subject).is_some());
        if !known {
            self.subject = Some(most_moved(book, week));
        }
    }

    fn choose(&mut self, subject: Subject) {
        if self.subject.as_ref() != Some(&subject) {
            self.subject = Some(subject);
            self.ledger = LedgerDesk { minor: self.ledger.minor, ..LedgerDesk::default() };
        }
    }
}

/// Whom to begin with: the person whose best readings moved most.
fn most_moved(book: &Book<'_>, week: &Week) -> Subject {
    let moved = |estimates: &&crate::session::view::Estimates| -> i64 {
        estimates.headline.iter().map(|span| (span.after.best - span.before.best).abs()).sum()
    };
    let there = week.estimates.iter().filter(|estimates| book.member(&estimates.member).is_some());
    there
        .max_by_key(moved)
        .map_or(Subject::Team, |estimates| Subject::Member { member: estimates.member.clone() })
}

/// Draws the page of the week that has just been played.
pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0, NIGHT);
    let Some(week) = book.client.weeks().last() else { return };
    desk.why.turn_to(book, week, false);
    desk.why.voice.clear();
    let sheeted = desk.why.sheet.is_some();
    ui.scope(|ui| {
        if sheeted {
            ui.disable();
        }
        page(ui, kit, book, week, full, desk, asks);
    });
    if sheeted {
        over(ui, kit, book, week, &mut desk.why);
    } else {
        // The ledger, and its last lines: where they lie hangs on how many causes there are, so the note stands beside.
        // The frame of a note lies on the edge of the paper.
        let ledger = desk.why.paper.map_or(full, |paper| paper.expand(2.0));
        desk.spots.extend([(Mark::Why, ledger), (Mark::Unlearnt, ledger)]);
        desk.keep.extend(desk.why.voice.iter().map(|rect| (*rect, 3.0)));
        desk.keep.push((full.with_max_y(full.top() + 112.0), 1.0));
        desk.keep.push((full.with_min_y(full.bottom() - kit.grown(112.0)), 1.0));
    }
    desk.escaped = escape(ui, &mut desk.why);
}

/// Closes the sheet with Escape; or lets go of the keyboard first, so that the amber button answers to Enter again.
pub(super) fn escape(ui: &Ui, why: &mut WhyDesk) -> bool {
    if why.sheet.is_some() && ui.input(|input| input.key_pressed(Key::Escape)) {
        why.sheet = None;
        return true;
    }
    false
}

fn page(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    week: &Week,
    full: Rect,
    desk: &mut Desk,
    asks: &mut Vec<Ask>,
) {
    let heading = heading(kit, book, week);
    let bar = full.with_max_y(full.top() + 52.0);
    let place = ui.painter().add(bevy_egui::egui::Shape::Noop);
    let title = kit.job(&kit.say("why-heading"), Size::Page, Face::Display, TEXT, f32::INFINITY);
    let tall = kit.line(Size::Row).max(40.0 - 14.0) + 14.0;
    let first =
        Rect::from_min_size(pos2(full.left() + 16.0, full.top() + 6.0), vec2(full.width() - 32.0, tall));
    let told = kit.put_middle(ui, first, title);
    let beside = kit.one_line(&heading, Size::Body, Face::Text, QUIET, full.width() * 0.34);
    let beside = kit.put_middle(ui, first.with_min_x(told.right() + 14.0), beside);
    let menu = kit.say("bar-menu");
    let wide = kit.width(ui, &menu, Size::Row, Face::Bold) + 30.0;
    let at = Rect::from_min_max(
        pos2(first.right() - wide, first.top() + 2.0),
        pos2(first.right(), first.bottom() - 2.0),
    );
    let flow =
        Rect::from_min_max(pos2(beside.right() + 20.0, first.top()), pos2(at.left() - 8.0, full.bottom()));
    let bottom =
        tabs(ui, kit, book, week, flow, full.left() + 16.0, &mut desk.why).max(bar.bottom() - 6.0) + 6.0;
    if button(ui, kit, at, &menu, Weight::Control, true).clicked() {
        asks.push(Ask::Lay(Some(super::Overlay::Menu)));
    }
    let bar = bar.with_max_y(bottom);
    ui.painter().set(place, bevy_egui::egui::Shape::rect_filled(bar, 0, PIT));
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, Stroke::new(1.0, HAIRLINE));
    let below = full.with_min_y(bar.bottom());
    let next = next(kit, book);
    let body = below.shrink2(vec2(16.0, 14.0));
    let go = if kit.style.layout == Layout::Wide {
        let split = body.left() + 284.0;
        let left = body.with_max_x(split);
        let go = person::column(ui, kit, book, week, left, &mut desk.why, Some(&next));
        account(ui, kit, book, week, body.with_min_x(split + 16.0), &mut desk.why);
        go
    } else {
        let foot = kit.grown(40.0).min(58.0);
        let row = body.with_min_y(body.bottom() - foot);
        account(ui, kit, book, week, body.with_max_y(row.top() - 10.0), &mut desk.why);
        person::foot(ui, kit, row, &mut desk.why, Some(&next))
    };
    if go || entered(ui) {
        asks.push(Ask::Act(Act::Ready));
    }
}

/// Where in the game this is: “Week 4 of 10”.
fn heading(kit: &Kit<'_>, book: &Book<'_>, week: &Week) -> String {
    let round = &book.view.round;
    let message = Message::new("bar-round")
        .with("round", round.name.as_str())
        .with("number", i64::from(week.round))
        .with("rounds", i64::from(round.rounds))
        .with("alone", i64::from(week.round.saturating_sub(round.rounds)));
    kit.tell(&message)
}

/// What comes next.
fn next(kit: &Kit<'_>, book: &Book<'_>) -> String {
    let round = &book.view.round;
    let message = Message::new("why-next")
        .with("last", if round.number >= round.rounds { "yes" } else { "no" })
        .with("round", round.name.as_str())
        .with("number", i64::from(round.number + 1));
    kit.tell(&message)
}

/// The ledger of the chosen subject, on paper. Keys: E opens the study, Enter on a row the moment it came from.
pub(super) fn account(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    week: &Week,
    rect: Rect,
    why: &mut WhyDesk,
) {
    let Some(subject) = why.subject.clone() else { return };
    let Some(table) = ledger_of(week, &subject) else { return };
    why.paper = Some(rect);
    let title = title(kit, book, week, &subject);
    let of = match &subject {
        Subject::Work { work } => {
            book.work(work).filter(|work| !work.standing).map(|work| work.effort / 1000)
        }
        _ => None,
    };
    let beside =
        (kit.style.layout != Layout::Wide).then(|| person::beside(kit, book, week, &subject)).flatten();
    let round = book.view.round.name.clone();
    let (round, number) = (round.as_str(), week.round);
    let heading = Heading { title: &title, round, number, of, beside: beside.as_deref() };
    let drawn = ledger::show(ui, kit, rect, heading, &table, &mut why.ledger);
    if drawn.opened.is_some() {
        why.sheet = Some(Sheet::Moment);
    }
    if let Some(free) = drawn.free
        && let Some(line) = ledger::lines(&table, why.ledger.minor).nth(why.ledger.row)
    {
        sheet::inline(ui, kit, book, week, line, free);
    }
    if pressed(ui, Key::E) {
        why.sheet = Some(Sheet::Study);
    }
    tabs::arrows(ui, book, week, why);
}

fn title(kit: &Kit<'_>, book: &Book<'_>, week: &Week, subject: &Subject) -> String {
    let (kind, name) = match subject {
        Subject::Member { member } => ("member", book.name(member)),
        Subject::Team => ("team", String::new()),
        Subject::Work { work } => {
            ("work", book.work(work).map(|work| work.title.clone()).unwrap_or_default())
        }
        Subject::Sponsor => ("sponsor", book.view.briefing.sponsor.name.clone()),
    };
    let latest = book.client.weeks().last().is_some_and(|last| last.round == week.round);
    let message = Message::new("why-title")
        .with("kind", kind)
        .with("name", name)
        .with("round", book.view.round.name.as_str())
        .with("latest", if latest { "yes" } else { "no" });
    kit.tell(&message)
}
