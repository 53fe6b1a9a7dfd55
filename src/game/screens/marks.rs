//! Marks: short notes that explain a part of the page the first time it matters, at the place they are about.

use std::collections::BTreeSet;

use bevy_egui::egui::{Id as UiId, InputState, Key, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use serde::{Deserialize, Serialize};

use super::Ask;
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::LAMP,
        widgets::{Weight, button, paper},
    },
    terms::Message,
};

/// A part of the page that explains itself once, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// A situation and its options.
    Card,
    /// A plate: what is known of a person.
    Range,
    /// Attention.
    Attention,
    /// Work and what is open.
    Work,
    /// The button that plays the week.
    Play,
    /// Where the leader stands.
    Lamp,
    /// The ledger.
    Why,
    /// Its last line.
    Unlearnt,
    /// Something owed.
    Owed,
    /// The empty chair.
    Chair,
    /// What if.
    WhatIf,
}

impl Mark {
    const fn id(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Range => "range",
            Self::Attention => "attention",
            Self::Work => "work",
            Self::Play => "play",
            Self::Lamp => "lamp",
            Self::Why => "why",
            Self::Unlearnt => "unlearnt",
            Self::Owed => "owed",
            Self::Chair => "chair",
            Self::WhatIf => "what-if",
        }
    }
}

/// Width of a note.
const WIDE: f32 = 300.0;
/// Distance from what it is about.
const GAP: f32 = 12.0;

fn up() -> UiId {
    UiId::new("a mark is up")
}

/// The note that is up, if one is: it takes Enter before the page does.
pub fn is_up(ui: &Ui) -> Option<Mark> {
    ui.data(|data| data.get_temp(up()).unwrap_or(None))
}

/// Shows the first note that is due, beside its part.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    spots: &[(Mark, Rect)],
    seen: Option<&BTreeSet<Mark>>,
    asks: &mut Vec<Ask>,
) {
    let due = seen
        .and_then(|seen| spots.iter().filter(|(mark, _)| !seen.contains(mark)).min_by_key(|(mark, _)| *mark));
    ui.data_mut(|data| data.insert_temp(up(), due.map(|(mark, _)| *mark)));
    let Some((mark, about)) = due else { return };
    let page = ui.max_rect();
    let about = about.intersect(page).shrink(2.0);
    ui.painter().rect_stroke(about, 8, Stroke::new(2.0, LAMP), StrokeKind::Inside);
    let ink = Ground::Paper;
    let wide = kit.grown(WIDE).min(page.width() * 0.5);
    let inner = wide - 32.0;
    let head = kit.tell(&Message::new(format!("mark-{}", mark.id())));
    let text = kit.tell(&Message::new(format!("mark-{}-text", mark.id())));
    let head = kit.job(&head, Size::Body, Face::Bold, ink.text(), inner);
    let text = kit.job(&text, Size::Body, Face::Text, ink.text(), inner);
    let press = kit.grown(36.0);
    let tall = kit.galley(ui, head.clone()).size().y + kit.galley(ui, text.clone()).size().y + press + 42.0;
    let rect = Rect::from_min_size(beside(page, about, vec2(wide, tall)), vec2(wide, tall));
    paper(ui, rect);
    ui.painter().rect_stroke(rect, 6, Stroke::new(2.0, LAMP), StrokeKind::Outside);
    let at = rect.min + vec2(16.0, 12.0);
    let told = kit.put(ui, at, head);
    kit.put(ui, pos2(at.x, told.bottom() + 2.0), text);
    let size = vec2(kit.grown(104.0), press);
    let done = Rect::from_min_size(rect.max - size - vec2(14.0, 12.0), size);
    let response = button(ui, kit, done, &kit.say("mark-read"), Weight::Primary, true);
    let free = ui.memory(|memory| memory.focused().is_none());
    let keys = |input: &InputState| input.key_pressed(Key::Escape) || free && input.key_pressed(Key::Enter);
    if response.clicked() || ui.input(keys) {
        asks.push(Ask::Seen(*mark));
    }
}

/// A place for a note: on the side with the most room, inside the page.
fn beside(page: Rect, about: Rect, size: Vec2) -> Pos2 {
    let room = [
        (
            about.left() - page.left() - size.x,
            pos2(about.left() - GAP - size.x, about.center().y - size.y / 2.0),
        ),
        (page.right() - about.right() - size.x, pos2(about.right() + GAP, about.center().y - size.y / 2.0)),
        (
            about.top() - page.top() - size.y,
            pos2(about.center().x - size.x / 2.0, about.top() - GAP - size.y),
        ),
        (
            page.bottom() - about.bottom() - size.y,
            pos2(about.center().x - size.x / 2.0, about.bottom() + GAP),
        ),
    ];
    let most = room.into_iter().max_by(|a, b| a.0.total_cmp(&b.0));
    let (spare, at) = most.unwrap_or((0.0, about.center()));
    let at = if spare < GAP { about.center() - size / 2.0 } else { at };
    let last = page.max - size - vec2(8.0, 8.0);
    at.max(page.min + vec2(8.0, 8.0)).min(last)
}
