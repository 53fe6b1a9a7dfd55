//! Marks: short notes that explain a part of the page the first time it matters, at the place they are about.

use std::collections::BTreeSet;

use super::Ask;
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::LAMP,
        widgets::{Weight, button, paper},
    },
    report::mark::Mark,
    terms::Message,
};
use bevy_egui::egui::{Id as UiId, InputState, Key, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// Width of a note.
const WIDE: f32 = 284.0;
/// Distance from what it is about, and from the edge of the page.
const GAP: f32 = 12.0;
/// By how much more it has to cost before a note makes way: some hundred square units of a person.
const MAKES_WAY: f32 = 3000.0;
/// Distance between two places that are tried for a note.
const STEP: f32 = 8.0;
/// As far as a note is tied to what it is about with a line; the frame alone says it from farther away.
const TIED: f32 = 240.0;
/// As near as a line crosses nothing worth a thought.
const NEAR: f32 = 44.0;
/// What a line must not cross: what is missed so much where something lies on it.
const CROSSED: f32 = 3.0;

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
    keep: &[(Rect, f32)],
    seen: Option<&BTreeSet<Mark>>,
    asks: &mut Vec<Ask>,
) {
    let due = seen
        .and_then(|seen| spots.iter().filter(|(mark, _)| !seen.contains(mark)).min_by_key(|(mark, _)| *mark));
    ui.data_mut(|data| data.insert_temp(up(), due.map(|(mark, _)| *mark)));
    let Some((mark, about)) = due else { return };
    let page = ui.max_rect();
    let about = about.intersect(page).shrink(2.0);
    let ink = Ground::Paper;
    let wide = kit.grown(WIDE).min(page.width() * 0.5);
    let inner = wide - 32.0;
    let head = kit.tell(&mark.heading());
    let text = kit.tell(&Message::new(format!("mark-{}-text", mark.id())));
    let head = kit.job(&head, Size::Body, Face::Bold, ink.text(), inner);
    let text = kit.job(&text, Size::Body, Face::Text, ink.text(), inner);
    let press = kit.grown(36.0);
    let tall = kit.galley(ui, head.clone()).size().y + kit.galley(ui, text.clone()).size().y + press + 42.0;
    let size = vec2(wide, tall);
    // Found once and kept while the page stays as it is: a note does not follow those who walk on the stage, and only
    // makes way for whom it would come to hide.
    let key = UiId::new((
        "place of a note",
        *mark,
        whole(about),
        whole(page),
        whole(Rect::from_min_size(pos2(0.0, 0.0), size)),
    ));
    let kept: Option<(Pos2, f32)> = ui.data(|data| data.get_temp(key));
    let kept = kept.filter(|(at, was)| cost(about, size, keep, *at) < was + MAKES_WAY);
    let (at, cost) = kept.unwrap_or_else(|| beside(page, about, size, keep));
    ui.data_mut(|data| data.insert_temp(key, (at, cost)));
    let rect = Rect::from_min_size(at, size);
    ui.painter().rect_stroke(about, 8, Stroke::new(2.0, LAMP), StrokeKind::Inside);
    tie(ui, rect, about, keep);
    paper(ui, rect);
    ui.painter().rect_stroke(rect, 6, Stroke::new(2.0, LAMP), StrokeKind::Inside);
    let at = rect.min + vec2(16.0, 12.0);
    let told = kit.put(ui, at, head);
    kit.put(ui, pos2(at.x, told.bottom() + 2.0), text);
    let size = vec2(kit.grown(104.0), press);
    let done = Rect::from_min_size(rect.max - size - vec2(14.0, 12.0), size);
    let response = button(ui, kit, done, &kit.say("mark-read"), Weight::Primary, true);
    let free = ui.memory(|memory| memory.focused().is_none());
    // What the note tells to press is done: its answer would lie under the note.
    let obeyed = |input: &InputState| *mark == Mark::Lamp && input.key_pressed(Key::L);
    let keys = |input: &InputState| {
        input.key_pressed(Key::Escape) || free && input.key_pressed(Key::Enter) || obeyed(input)
    };
    if response.clicked() || ui.input(keys) {
        asks.push(Ask::Seen(*mark));
    }
}

/// A rectangle in whole units: a key that small changes of the page do not move.
fn whole(rect: Rect) -> [i32; 4] {
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(|at| at.round() as i32)
}

/// A line from a note to what it is about, where that is near and nobody and no words are in between.
fn tie(ui: &Ui, note: Rect, about: Rect, keep: &[(Rect, f32)]) {
    let near = |from: Rect, to: Rect| {
        pos2(to.center().x.clamp(from.left(), from.right()), to.center().y.clamp(from.top(), from.bottom()))
    };
    let end = near(about, note);
    let start = near(note, Rect::from_center_size(end, Vec2::ZERO));
    let way = (end - start).length();
    let crosses = |of: &Rect| (1..16).any(|step| of.contains(start.lerp(end, step as f32 / 16.0)));
    let clear = || way < NEAR || keep.iter().all(|(of, missed)| *missed < CROSSED || !crosses(of));
    if way > 3.0 && way < TIED && !note.contains(end) && clear() {
        ui.painter().line_segment([start, end], Stroke::new(2.0, LAMP));
        ui.painter().circle_filled(end, 4.0, LAMP);
    }
}

/// What it costs to put a note somewhere: what it hides of what it is about and of what it must not lie on, and the way
/// between them.
fn cost(about: Rect, size: Vec2, keep: &[(Rect, f32)], at: Pos2) -> f32 {
    let note = Rect::from_min_size(at, size).expand(GAP * 0.5);
    let hidden = |of: Rect| {
        let both = note.intersect(of);
        both.width().max(0.0) * both.height().max(0.0)
    };
    let others: f32 = keep.iter().map(|(of, missed)| hidden(*of) * missed).sum();
    let reach = about.distance_to_pos(note.center()) + about.center().distance(note.center()) * 0.25;
    hidden(about) * 6.0 + others + reach * 12.0
}

/// A place for a note inside the page, where it costs least, and what it costs there.
fn beside(page: Rect, about: Rect, size: Vec2, keep: &[(Rect, f32)]) -> (Pos2, f32) {
    let page = page.shrink(GAP);
    let tried = |from: f32, to: f32, length: f32| {
        let room = (to - from - length).max(0.0);
        (0..=(room / STEP) as u32).map(move |step| from + step as f32 * STEP)
    };
    let mut best = (page.min, f32::MAX);
    for y in tried(page.top(), page.bottom(), size.y) {
        for x in tried(page.left(), page.right(), size.x) {
            let at = pos2(x, y);
            let cost = cost(about, size, keep, at);
            if cost < best.1 {
                best = (at, cost);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    #[test]
    fn a_note_lies_on_nothing_while_there_is_room() {
        let page = rect(0.0, 0.0, 1280.0, 720.0);
        // Plates, instruments, a card, people on the left of the stage; the right of it is free.
        let (plates, pit) = (rect(0.0, 450.0, 880.0, 506.0), rect(0.0, 506.0, 880.0, 720.0));
        let (card, people) = (rect(892.0, 66.0, 1268.0, 650.0), rect(120.0, 160.0, 560.0, 410.0));
        let keep = [(plates, 1.0), (pit, 1.0), (card, 4.0), (people, 1.0)];
        for about in [plates, pit, rect(568.0, 514.0, 868.0, 712.0), people] {
            let note =
                Rect::from_min_size(beside(page, about, vec2(284.0, 190.0), &keep).0, vec2(284.0, 190.0));
            assert!(page.contains_rect(note), "{note:?}");
            for (other, _) in keep {
                assert!(!other.shrink(1.0).intersects(note), "{note:?} for {about:?} lies on {other:?}");
            }
        }
    }

    #[test]
    fn where_all_is_full_a_note_spares_what_it_is_about_and_the_story() {
        let page = rect(0.0, 0.0, 690.0, 720.0);
        let (upper, lower) = (rect(0.0, 0.0, 690.0, 330.0), rect(0.0, 330.0, 690.0, 720.0));
        for about in [upper, lower] {
            let keep = [(upper, 1.0), (lower, 1.0)];
            let note =
                Rect::from_min_size(beside(page, about, vec2(430.0, 270.0), &keep).0, vec2(430.0, 270.0));
            assert!(!about.shrink(8.0).intersects(note), "{note:?} hides {about:?}");
        }
    }
}
