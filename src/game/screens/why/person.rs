//! Beside the ledger: whom it is about, what they said, and what comes next.

use bevy_egui::egui::{Rect, ScrollArea, Ui, pos2, vec2};

use super::{Sheet, WhyDesk};
use crate::{
    game::{
        screens::{
            book::{Book, within},
            face,
            week::work,
        },
        theme::{
            Face, Ground, Kit, Size,
            palette::{PAPER, QUIET, TEXT},
            surface::{Fading, upon},
            widgets::{Weight, button, panel, paper},
        },
    },
    session::view::{Line, MemberView, Subject, Week},
    terms::Message,
};

/// What a member said in the week, the last thing first.
fn said<'w>(week: &'w Week, who: &crate::terms::Id) -> Option<&'w Line> {
    week.said.iter().rev().find(|line| line.who == *who)
}

/// A line in quotation marks, and by whom if that does not show otherwise.
fn quote(kit: &Kit<'_>, book: &Book<'_>, line: &Line, named: bool) -> String {
    let message = Message::new("pages-quote")
        .with("text", line.text.as_str())
        .with("name", book.name(&line.who))
        .with("named", if named { "yes" } else { "no" });
    kit.tell(&message)
}

/// Name, role and quote in a sentence or two: where there is no column for them.
pub(super) fn beside(kit: &Kit<'_>, book: &Book<'_>, week: &Week, subject: &Subject) -> Option<String> {
    match subject {
        Subject::Member { member } => said(week, member).map(|line| quote(kit, book, line, true)),
        Subject::Team => week.said.last().map(|line| quote(kit, book, line, true)),
        Subject::Work { .. } => grown(kit, book, subject),
        Subject::Sponsor => None,
    }
}

/// Why a piece of work is larger or smaller than it was planned, where it is.
fn grown(kit: &Kit<'_>, book: &Book<'_>, subject: &Subject) -> Option<String> {
    let Subject::Work { work } = subject else { return None };
    let (by, planned) = work::added(book.work(work)?)?;
    let message = Message::new("work-grown")
        .with("way", if by > 0 { "more" } else { "less" })
        .with("hours", by.abs())
        .with("planned", planned);
    Some(kit.tell(&message))
}

/// The column beside the ledger. Returns whether what comes next was asked for.
pub(super) fn column(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    week: &Week,
    rect: Rect,
    why: &mut WhyDesk,
    next: Option<&str>,
) -> bool {
    let Some(subject) = why.subject.clone() else { return false };
    let (name, role, words) = match &subject {
        Subject::Member { member } => {
            let Some(view) = book.member(member) else { return false };
            let role = kit.tell(
                &Message::new("why-person")
                    .with("role", view.role.as_str())
                    .with("owns", owned(book, view).join(", "))
                    .with("count", owned(book, view).len())
                    .with("left", i64::from(view.left.unwrap_or(0)))
                    .with("gone", view.left.map(|round| book.round(round)).unwrap_or_default()),
            );
            (view.full_name.clone(), role, said(week, member).map(|line| quote(kit, book, line, false)))
        }
        Subject::Team => {
            let there = book.view.members.iter().filter(|member| member.left.is_none()).count();
            let size = kit.tell(&Message::new("why-team-size").with("count", there));
            // As they are now, so not under an earlier week.
            let latest = book.client.weeks().last().is_some_and(|last| last.round == week.round);
            let role = if latest { format!("{size}. {}", book.ideas()) } else { size };
            (kit.say("why-team"), role, week.said.last().map(|line| quote(kit, book, line, true)))
        }
        Subject::Work { work } => {
            let Some(stream) = book.work(work) else { return false };
            let said = stream.owner.as_ref().and_then(|owner| said(week, owner));
            let owner = stream.owner.as_ref().map(|owner| book.name(owner));
            let message = Message::new("why-work-owner")
                .with("owned", if owner.is_some() { "yes" } else { "no" })
                .with("owner", owner.unwrap_or_default());
            let mut role = kit.tell(&message);
            if let Some(grown) = grown(kit, book, &subject) {
                role.push_str(&format!(". {grown}"));
            }
            (stream.title.clone(), role, said.map(|line| quote(kit, book, line, true)))
        }
        Subject::Sponsor => {
            let sponsor = &book.view.briefing.sponsor;
            let words = Message::new("why-sponsor-said").with("text", sponsor.words.as_str());
            (sponsor.name.clone(), sponsor.role.clone(), Some(kit.tell(&words)))
        }
    };
    let name = kit.job(&name, Size::Page, Face::Display, TEXT, rect.width());
    let named = kit.put(ui, rect.min, name);
    let role = kit.job(&role, Size::Row, Face::Text, QUIET, rect.width());
    let told = kit.put(ui, pos2(rect.left(), named.bottom()), role);
    let foot = buttons_height(kit, next);
    let buttons = rect.with_min_y(rect.bottom() - foot);
    let go = stacked(ui, kit, buttons, why, next);
    let mut picture =
        Rect::from_min_max(pos2(rect.left(), told.bottom() + 10.0), pos2(rect.right(), buttons.top() - 12.0));
    if let Some(words) = words {
        let room = picture.height() * 0.45;
        let job = kit.job(&words, Size::Body, Face::Italic, Ground::Paper.text(), rect.width() - 28.0);
        let tall = (kit.galley(ui, job).size().y + 24.0).min(room);
        let slip = picture.with_min_y(picture.bottom() - tall);
        why.voice.push(slip);
        paper(ui, slip);
        upon(ui, slip.shrink2(vec2(14.0, 12.0)), PAPER, |ui| {
            ScrollArea::vertical().id_salt(("said", words.as_str())).auto_shrink(false).faded(
                ui,
                PAPER,
                |ui| {
                    kit.add(ui, &words, Size::Body, Face::Italic, Ground::Paper.text());
                },
            );
        });
        picture = picture.with_max_y(slip.top() - 12.0);
    }
    if picture.height() < 60.0 {
        return go;
    }
    match &subject {
        Subject::Member { member } => {
            if let Some(member) = book.member(member) {
                face::figure(ui, picture, member);
                why.voice.push(picture.with_max_y(picture.top() + picture.height() * 0.6));
            }
        }
        Subject::Team => company(
            ui,
            kit,
            picture,
            &book.view.members.iter().filter(|member| member.left.is_none()).collect::<Vec<_>>(),
        ),
        Subject::Work { work } => {
            let Some(stream) = book.work(work) else { return go };
            let crew: Vec<&MemberView> = stream.crew.iter().filter_map(|id| book.member(id)).collect();
            let row = kit.line(Size::Row) + 30.0;
            let below = picture.with_min_y(picture.bottom() - row);
            panel(ui, below);
            within(ui, below.shrink2(vec2(12.0, 6.0)), |ui| work::stream(ui, kit, book.view, stream));
            company(ui, kit, picture.with_max_y(below.top() - 10.0), &crew);
        }
        Subject::Sponsor => face::sponsor_figure(ui, picture, book.view),
    }
    go
}

/// Titles of what a member owns.
fn owned(book: &Book<'_>, member: &MemberView) -> Vec<String> {
    let own = book.view.work.iter().filter(|work| work.owner.as_ref() == Some(&member.id));
    own.map(|work| work.title.clone()).collect()
}

/// Several people in a frame, three across.
fn company(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, people: &[&MemberView]) {
    panel(ui, rect);
    let inner = rect.shrink(14.0);
    let across = people.len().clamp(1, if people.len() > 4 { 3 } else { 2 });
    let down = people.len().div_ceil(across).max(1);
    let cell = vec2(inner.width() / across as f32, inner.height() / down as f32);
    let line = kit.line(Size::Quiet);
    for (place, member) in people.iter().enumerate() {
        let at = inner.min + vec2(cell.x * (place % across) as f32, cell.y * (place / across) as f32);
        let part = Rect::from_min_size(at, cell);
        let radius = ((cell.y - line - 14.0).min(cell.x - 14.0) / 2.0).min(46.0);
        if radius < 8.0 {
            continue;
        }
        let centre = pos2(part.center().x, part.center().y - line / 2.0 - 2.0);
        face::portrait(ui, centre, radius, member);
        let job = kit.one_line(&member.name, Size::Quiet, Face::Text, TEXT, cell.x - 4.0);
        let wide = kit.galley(ui, job.clone()).size().x;
        kit.put(ui, pos2(part.center().x - wide / 2.0, centre.y + radius + 4.0), job);
    }
}

fn button_height(kit: &Kit<'_>) -> f32 {
    kit.grown(42.0)
}

fn buttons_height(kit: &Kit<'_>, next: Option<&str>) -> f32 {
    let count = 1 + usize::from(next.is_some());
    (button_height(kit) + 6.0) * count as f32 - 6.0
}

fn stacked(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, why: &mut WhyDesk, next: Option<&str>) -> bool {
    let tall = button_height(kit);
    let study = Rect::from_min_size(rect.min, vec2(rect.width(), tall));
    if button(ui, kit, study, &kit.say("why-study"), Weight::Control, true).clicked() {
        why.sheet = Some(Sheet::Study);
    }
    let Some(next) = next else { return false };
    let on = Rect::from_min_max(pos2(rect.left(), rect.bottom() - tall), rect.max);
    button(ui, kit, on, next, Weight::Primary, true).clicked()
}

/// The buttons side by side, under the ledger.
pub(in crate::game::screens) fn foot(
    ui: &mut Ui,
    kit: &Kit<'_>,
    rect: Rect,
    why: &mut WhyDesk,
    next: Option<&str>,
) -> bool {
    let text = kit.say("why-study");
    let wide = kit.width(ui, &text, Size::Row, Face::Bold) + 40.0;
    let study = rect.with_max_x(rect.left() + wide.min(rect.width() * 0.5));
    if button(ui, kit, study, &text, Weight::Control, true).clicked() {
        why.sheet = Some(Sheet::Study);
    }
    let Some(next) = next else { return false };
    let wide = (kit.width(ui, next, Size::Body, Face::Bold) + 60.0)
        .clamp(220.0, rect.width() - study.width() - 12.0);
    button(ui, kit, rect.with_min_x(rect.right() - wide), next, Weight::Primary, true).clicked()
}
