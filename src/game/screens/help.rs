//! Help: how a week goes, and the keys.

use bevy_egui::egui::{Key, Rect, ScrollArea, Ui, pos2, vec2};

use super::{Ask, entered, middle, pressed};
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::PAPER,
        surface::{Fading, upon},
        widgets::{Weight, button, paper, rule},
    },
    scenario::work::Authority,
    terms::Message,
};

/// What is explained, in this order; each has a heading `help-ID` and a text `help-ID-text`.
const PARTS: [&str; 7] = ["week", "stage", "range", "attention", "lamp", "why", "chair"];
/// How far the owner of a piece of work may decide, least first: the words that stand beside it.
const AUTHORITY: [Authority; 7] = Authority::ALL;
/// Keys; each has a message `key-ID` for what is pressed and `key-ID-does`.
const KEYS: [&str; 9] = ["options", "tab", "arrows", "enter", "escape", "why", "undo", "stand", "text"];

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, asks: &mut Vec<Ask>) {
    let rect = middle(ui.max_rect(), vec2(940.0, 640.0));
    paper(ui, rect);
    let inner = rect.shrink(24.0);
    let ink = Ground::Paper;
    let heading = kit.job(&kit.say("help-heading"), Size::Page, Face::Display, ink.text(), inner.width());
    let told = kit.put(ui, inner.min, heading);
    let tall = kit.grown(42.0);
    let body = Rect::from_min_max(
        pos2(inner.left(), told.bottom() + 8.0),
        pos2(inner.right(), inner.bottom() - tall - 12.0),
    );
    rule(ui, body.left(), body.right(), body.top(), ink);
    upon(ui, body.with_min_y(body.top() + 6.0), PAPER, |ui| {
        ScrollArea::vertical().auto_shrink(false).faded(ui, PAPER, |ui| {
            ui.set_width(body.width() - 16.0);
            let by = scrolled(ui, body.height());
            if by != 0.0 {
                ui.scroll_with_delta(vec2(0.0, -by));
            }
            ui.spacing_mut().item_spacing.y = 2.0;
            for part in PARTS {
                let say = |id: String| kit.tell(&Message::new(id));
                kit.add(ui, &say(format!("help-{part}")), Size::Body, Face::Bold, ink.text());
                kit.add(ui, &say(format!("help-{part}-text")), Size::Body, Face::Text, ink.text());
                ui.add_space(8.0);
            }
            kit.add(ui, &kit.say("help-authority"), Size::Body, Face::Bold, ink.text());
            kit.add(ui, &kit.say("help-authority-text"), Size::Body, Face::Text, ink.text());
            for authority in AUTHORITY {
                let say = |id: &'static str| kit.tell(&Message::new(id).with("authority", authority.id()));
                two(ui, kit, &say("authority-word"), &say("authority-means"));
            }
            ui.add_space(8.0);
            kit.add(ui, &kit.say("help-keys"), Size::Body, Face::Bold, ink.text());
            for key in KEYS {
                keys(ui, kit, key);
            }
        });
    });
    let done = Rect::from_min_size(pos2(inner.right() - 160.0, inner.bottom() - tall), vec2(160.0, tall));
    if button(ui, kit, done, &kit.say("help-done"), Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Lay(None));
    }
}

/// How far the keys ask to go down, in units.
fn scrolled(ui: &Ui, page: f32) -> f32 {
    let keys = [
        (Key::ArrowDown, 60.0),
        (Key::ArrowUp, -60.0),
        (Key::PageDown, page * 0.9),
        (Key::PageUp, page * -0.9),
        (Key::Space, page * 0.9),
    ];
    keys.into_iter().filter(|(key, _)| pressed(ui, *key)).map(|(_, by)| by).sum()
}

fn keys(ui: &mut Ui, kit: &Kit<'_>, key: &str) {
    let say = |id: String| kit.tell(&Message::new(id));
    two(ui, kit, &say(format!("key-{key}")), &say(format!("key-{key}-does")));
}

/// A word, and what it means beside it.
fn two(ui: &mut Ui, kit: &Kit<'_>, word: &str, means: &str) {
    let ink = Ground::Paper;
    let column = kit.grown(190.0).min(ui.available_width() * 0.4);
    let word = kit.job(word, Size::Row, Face::Bold, ink.text(), column - 10.0);
    let width = ui.available_width() - column;
    let means = kit.job(means, Size::Row, Face::Text, ink.text(), width);
    let tall = kit.galley(ui, word.clone()).size().y.max(kit.galley(ui, means.clone()).size().y);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), bevy_egui::egui::Sense::hover());
    kit.put(ui, rect.min, word);
    kit.put(ui, pos2(rect.left() + column, rect.top()), means);
}
