//! The card's column: news and situations, one on top, with what can be done about it.

use bevy_egui::egui::{
    Id as UiId, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::{Keyboard, WeekDesk};
use crate::{
    game::{
        screens::{Ask, face, pressed},
        theme::{
            Face, Ground, Kit, Size,
            palette::{PAPER, QUIET, SLIP, SLIP_EDGE},
            surface::{Fading, upon},
            widgets::{Slip, Weight, button_as, paper, pressable, ring, rule},
        },
    },
    session::view::{CardView, LeaderView, NewsView},
    terms::Message,
};

/// Keys of the options.
const KEYS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

/// What lies on top.
enum Top<'a> {
    News(&'a NewsView),
    Card(&'a CardView),
    Nothing,
}

pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    let pages = view.news.len() + view.cards.len();
    week.card = week.card.min(pages.saturating_sub(1));
    let inner = rect.shrink2(vec2(12.0, 14.0));
    let (next, wide) = next(ui, kit, week, pages, inner.width());
    let back =
        if week.card > 0 { kit.width(ui, &kit.say("card-back"), Size::Row, Face::Bold) + 26.0 } else { 0.0 };
    let turns = if back > 0.0 { back + 6.0 + wide } else { wide };
    let room = inner.width() - if pages > 1 { turns + 12.0 } else { 0.0 };
    let count = kit.job(&count(kit, view, week, pages), Size::Quiet, Face::Text, QUIET, room);
    let foot = kit.galley(ui, count.clone()).size().y.max(kit.grown(42.0).min(60.0));
    let sheet = inner.with_max_y(inner.bottom() - foot - 14.0);
    paper(ui, sheet);
    let top = match week.card.checked_sub(view.news.len()) {
        None => view.news.get(week.card).map_or(Top::Nothing, Top::News),
        Some(place) => view.cards.get(place).map_or(Top::Nothing, Top::Card),
    };
    let page = sheet.shrink2(vec2(18.0, 16.0));
    match top {
        Top::News(news) => {
            let from = kit.say("card-news");
            // What else lies on the table stands under the last of them, or the others would not be read.
            let last = week.card + 1 == view.news.len();
            if let Some((place, keyboard)) = text(ui, kit, page, (&from, &news.title, &news.text), last, view)
            {
                week.card = view.news.len() + place;
                week.keyboard = keyboard.then_some(Keyboard::Card);
            }
        }
        Top::Card(card) => situation(ui, kit, view, card, page, week, asks),
        Top::Nothing => {
            text(ui, kit, page, ("", &kit.say("card-none"), &kit.say("card-none-text")), true, view);
        }
    }
    let row = inner.with_min_y(inner.bottom() - foot);
    if pages > 1 {
        turn(ui, kit, row.with_max_x(row.left() + turns), (&next, wide), (pages, back), week);
    }
    kit.put_middle(ui, row.with_min_x(row.right() - room), count);
}

/// A sheet that only tells. Under the last of the news stands what else lies on the table. Returns the situation that
/// was chosen there, by its place, and whether the keyboard chose it.
fn text(
    ui: &mut Ui,
    kit: &Kit<'_>,
    rect: Rect,
    (from, title, body): (&str, &str, &str),
    last: bool,
    view: &LeaderView,
) -> Option<(usize, bool)> {
    upon(ui, rect, PAPER, |ui| {
        ScrollArea::vertical()
            .id_salt(("sheet", title))
            .auto_shrink(false)
            .faded(ui, PAPER, |ui| {
                head(ui, kit, from, title);
                kit.add(ui, body, Size::Card, Face::Text, Ground::Paper.text());
                if view.cards.is_empty() || !last { None } else { table(ui, kit, view) }
            })
            .inner
    })
}

/// What lies on the table this round: who wants something, about what, and whether it is answered.
fn table(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView) -> Option<(usize, bool)> {
    let ink = Ground::Paper;
    let mut chosen = None;
    ui.add_space(18.0);
    let line = Message::new("card-table").with("round", view.round.name.as_str());
    kit.add(ui, &kit.tell(&line), Size::Quiet, Face::Text, ink.quiet());
    let radius = kit.line(Size::Row).max(19.0);
    for (place, card) in view.cards.iter().enumerate() {
        let width = ui.available_width() - 6.0;
        let left = radius * 2.0 + 14.0;
        let answered = view.plan.answers.contains_key(&card.id);
        let title = kit.job(&card.title, Size::Body, Face::Bold, ink.text(), width - left);
        let beside = if answered { kit.say("card-answered") } else { card.place.clone() };
        let beside = kit.job(&beside, Size::Quiet, Face::Text, ink.quiet(), width - left);
        let words = kit.galley(ui, title.clone()).size().y + kit.galley(ui, beside.clone()).size().y;
        let tall = words.max(radius * 2.0) + 14.0;
        let (area, _) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
        rule(ui, area.left(), area.right(), area.top(), ink);
        let spot = area.shrink2(vec2(0.0, 3.0));
        let id = UiId::new(("on the table", card.id.as_str()));
        let response = pressable(ui, spot, id, ui.is_enabled(), &card.title);
        if response.hovered() {
            ui.painter().rect_filled(spot, 5, SLIP);
        }
        ring(ui, &response, spot.shrink(3.0), 5, ink);
        if let Some(speaker) = view.members.iter().find(|member| member.id == card.speaker) {
            face::portrait(ui, pos2(area.left() + radius + 2.0, area.center().y), radius, speaker);
        } else {
            face::sponsor(ui, pos2(area.left() + radius + 2.0, area.center().y), radius, view);
        }
        let told = kit.put(ui, pos2(area.left() + left, area.center().y - words / 2.0), title);
        kit.put(ui, pos2(area.left() + left, told.bottom()), beside);
        if response.clicked() {
            chosen = Some((place, response.has_focus()));
        }
    }
    chosen
}

fn head(ui: &mut Ui, kit: &Kit<'_>, from: &str, title: &str) {
    ui.spacing_mut().item_spacing.y = 2.0;
    if !from.is_empty() {
        kit.add(ui, from, Size::Quiet, Face::Text, Ground::Paper.quiet());
    }
    kit.add(ui, title, Size::Page, Face::Display, Ground::Paper.text());
    ui.add_space(6.0);
}

/// A moment with a person, and what can be done. The options stay in sight while there is room for that; the text
/// scrolls where it must.
fn situation(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    card: &CardView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    let taken = view.plan.answers.get(&card.id);
    let width = rect.width();
    let tall = |size: Size| {
        let words = kit.job(&card.text, size, Face::Text, Ground::Paper.text(), width);
        kit.galley(ui, words).size().y
    };
    let title = kit.job(&card.title, Size::Page, Face::Display, Ground::Paper.text(), width);
    let place = kit.job(&card.place, Size::Quiet, Face::Text, Ground::Paper.text(), width);
    let headed = kit.galley(ui, title).size().y + kit.galley(ui, place).size().y + 12.0;
    arrived(ui, card, rect.with_max_y(rect.top() + headed - 6.0), week);
    let slips = |tight: bool| -> Vec<Slip<'_>> {
        card.options
            .iter()
            .enumerate()
            .map(|(place, option)| Slip {
                key: place + 1,
                text: &option.text,
                price: &option.price,
                taken: taken == Some(&option.id),
                tight,
            })
            .collect()
    };
    // Options follow the text. Where all does not fit, text and options are set smaller step by step; where that
    // does not help, the options stay at the foot and the text scrolls above.
    let steps = [
        (Size::Card, false),
        (Size::Body, false),
        (Size::Body, true),
        (Size::Row, true),
        (Size::Quiet, true),
    ];
    let mut set = None;
    for (size, tight) in steps {
        let slips = slips(tight);
        let gap = if tight { 5.0 } else { 8.0 };
        let heights: Vec<f32> = slips.iter().map(|slip| slip.height(ui, kit, width)).collect();
        let all: f32 = heights.iter().sum::<f32>() + gap * heights.len().saturating_sub(1) as f32;
        let room = rect.height() - headed - 14.0 - all;
        let told = tall(size);
        let fits = told <= room;
        set = Some((slips, gap, heights, all, size, told, fits));
        if fits {
            break;
        }
    }
    let Some((slips, mut gap, heights, mut all, size, told, fits)) = set else { return };
    let mut before = 14.0;
    if fits {
        // What is left over makes air about the options.
        let spare = (rect.height() - headed - told - before - all).max(0.0);
        let more = (spare / (heights.len() + 1) as f32).min(5.0);
        gap += more;
        before += more;
        all += more * heights.len().saturating_sub(1) as f32;
    }
    let options_top = if fits { rect.top() + headed + told + before } else { rect.bottom() - all };
    if !fits && rect.height() - all - 10.0 < headed + LINES * kit.line(size) {
        // No room for a few lines above them: all of it scrolls together.
        upon(ui, rect.expand2(vec2(0.0, 6.0)), PAPER, |ui| {
            let area = ScrollArea::vertical().id_salt(("whole", card.id.as_str())).auto_shrink(false);
            let mut below = 0;
            area.faded(ui, PAPER, |ui| {
                head(ui, kit, &card.place, &card.title);
                kit.add(ui, &card.text, size, Face::Text, Ground::Paper.text());
                ui.add_space(8.0);
                ui.spacing_mut().item_spacing.y = gap;
                let width = ui.available_width() - 6.0;
                for (place, slip) in slips.iter().enumerate() {
                    let tall = slip.height(ui, kit, width);
                    let (part, _) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
                    option(ui, kit, card, place, slip, part, asks);
                    below += usize::from(part.center().y > rect.bottom());
                }
                // Room for the ring about the last.
                ui.add_space(6.0);
            });
            if below > 0 {
                let more = kit.tell(&Message::new("card-below").with("count", below));
                let job = kit.job(&more, Size::Quiet, Face::Bold, Ground::Paper.text(), f32::INFINITY);
                let size = kit.galley(ui, job.clone()).size() + vec2(20.0, 6.0);
                let at = pos2(rect.right() - size.x / 2.0 - 14.0, rect.bottom() - size.y / 2.0 + 4.0);
                let slip = Rect::from_center_size(at, size);
                ui.painter().rect(slip, 6, SLIP, Stroke::new(1.0, SLIP_EDGE), StrokeKind::Inside);
                kit.put_centre(ui, slip, job);
            }
        });
        return;
    }
    let body = rect.with_max_y((options_top - 10.0).max(rect.top() + 60.0));
    upon(ui, body, PAPER, |ui| {
        ScrollArea::vertical().id_salt(("card", card.id.as_str())).auto_shrink(false).faded(
            ui,
            PAPER,
            |ui| {
                head(ui, kit, &card.place, &card.title);
                kit.add(ui, &card.text, size, Face::Text, Ground::Paper.text());
            },
        );
    });
    let pinned = Rect::from_min_max(pos2(rect.left(), options_top), rect.max).expand(6.0);
    ui.scope_builder(UiBuilder::new().max_rect(pinned), |ui| {
        ui.set_clip_rect(pinned.intersect(ui.clip_rect()));
        let mut y = options_top.max(rect.top() + 66.0);
        for ((place, slip), tall) in slips.iter().enumerate().zip(&heights) {
            option(
                ui,
                kit,
                card,
                place,
                slip,
                Rect::from_min_size(pos2(rect.left(), y), vec2(width, *tall)),
                asks,
            );
            y += tall + gap;
        }
    });
}

/// The heading takes the keyboard from the list that the situation was chosen from: from there Tab leads to the
/// options, and Enter takes none of them.
fn arrived(ui: &Ui, card: &CardView, rect: Rect, week: &mut WeekDesk) {
    let id = UiId::new(("situation", card.id.as_str()));
    let comes = week.keyboard == Some(Keyboard::Card);
    if !comes && !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, ui.is_enabled(), card.title.as_str()));
    if comes {
        response.request_focus();
        week.keyboard = None;
    }
    ring(ui, &response, rect, 4, Ground::Paper);
}

/// Lines of the text that are in sight at least while the options stay where they are.
const LINES: f32 = 3.0;

/// One option, to be taken by click or by its key.
fn option(
    ui: &mut Ui,
    kit: &Kit<'_>,
    card: &CardView,
    place: usize,
    slip: &Slip<'_>,
    rect: Rect,
    asks: &mut Vec<Ask>,
) {
    let id = UiId::new(("option", card.id.as_str(), place));
    let response = slip.show(ui, kit, rect.min, rect.width(), id, ui.is_enabled());
    if response.clicked() || KEYS.get(place).is_some_and(|key| pressed(ui, *key)) {
        let option = card.options[place].id.clone();
        asks.push(Ask::Answer { card: card.id.clone(), option });
    }
}

/// The button that turns to the next sheet, and its width.
fn next(ui: &Ui, kit: &Kit<'_>, week: &WeekDesk, pages: usize, width: f32) -> (String, f32) {
    let text = if week.card + 1 < pages { kit.say("card-next") } else { kit.say("card-first") };
    let wide = (kit.width(ui, &text, Size::Row, Face::Bold) + 40.0).min(width * 0.5);
    (text, wide)
}

/// Which sheet this is, and what happens if it stays unanswered.
fn count(kit: &Kit<'_>, view: &LeaderView, week: &WeekDesk, pages: usize) -> String {
    let Some(place) = week.card.checked_sub(view.news.len()) else {
        return kit.tell(&Message::new("card-count-news").with("number", week.card + 1).with("pages", pages));
    };
    let Some(card) = view.cards.get(place) else { return kit.say("card-count-none") };
    kit.tell(
        &Message::new("card-count")
            .with("number", place + 1)
            .with("cards", view.cards.len())
            .with("answered", if view.plan.answers.contains_key(&card.id) { "yes" } else { "no" })
            .with("unanswered", card.unanswered.as_str()),
    )
}

/// The ways to the next sheet and, as wide as `back`, to the one before, where there is one. The next stays in its place:
/// whoever presses twice comes two sheets on.
fn turn(
    ui: &mut Ui,
    kit: &Kit<'_>,
    rect: Rect,
    (next, wide): (&str, f32),
    (pages, back): (usize, f32),
    week: &mut WeekDesk,
) {
    let tall = rect.height().min(kit.grown(42.0));
    let at = |left: f32, wide: f32| {
        Rect::from_center_size(pos2(left + wide / 2.0, rect.center().y), vec2(wide, tall))
    };
    let mut pressed_at = |place: Rect, id: &str, text: &str, key: Key| {
        // One button for the keyboard, whatever it says.
        let response = button_as(ui, kit, place, UiId::new(id), text, Weight::Control, true);
        ring(ui, &response, place, 6, Ground::Dark);
        response.clicked() || pressed(ui, key)
    };
    let on = pressed_at(at(rect.left(), wide), "next sheet", next, Key::N);
    let before = back > 0.0
        && pressed_at(at(rect.right() - back, back), "sheet before", &kit.say("card-back"), Key::B);
    if on {
        week.card = (week.card + 1) % pages;
    } else if before {
        week.card -= 1;
    }
}
