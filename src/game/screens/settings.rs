//! Settings: text size, motion, the window, the tutorial's marks.

use bevy_egui::egui::{Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{Ask, entered, middle};
use crate::{
    game::{
        settings::{Settings, TEXT_SIZES},
        theme::{
            Face, Ground, Kit, Size,
            palette::{EDGE, LAMP, LAMP_INK, PLATE, QUIET, RAISED, TEXT},
            widgets::{Weight, button, panel, ring},
        },
    },
    terms::Message,
};

/// Name, what it is about, whether it is on, and how it is set.
type Switch = (&'static str, &'static str, bool, fn(&mut Settings, bool));

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, settings: &Settings, asks: &mut Vec<Ask>) {
    let row = kit.grown(62.0);
    let height = kit.line(Size::Page) + row * 4.0 + kit.grown(42.0) + 92.0;
    let rect = middle(ui.max_rect(), vec2(kit.grown(600.0), height));
    panel(ui, rect);
    let inner = rect.shrink(22.0);
    let heading = kit.job(&kit.say("settings-heading"), Size::Page, Face::Display, TEXT, inner.width());
    let mut y = kit.put(ui, inner.min, heading).bottom() + 10.0;
    let line = |y: f32| Rect::from_min_size(pos2(inner.left(), y), vec2(inner.width(), row));

    let sizes = line(y);
    name(ui, kit, sizes, "settings-text", "settings-text-about");
    if let Some(text) = text_size(ui, kit, sizes, settings.text) {
        asks.push(Ask::Set(Settings { text, ..settings.clone() }));
    }
    y += row + 6.0;
    let switches: [Switch; 3] = [
        ("settings-motion", "settings-motion-about", settings.reduced_motion, |to, on| {
            to.reduced_motion = on
        }),
        ("settings-screen", "settings-screen-about", settings.full_screen, |to, on| to.full_screen = on),
        ("settings-marks", "settings-marks-about", settings.marks, |to, on| {
            to.marks = on;
            to.seen.clear();
        }),
    ];
    for (id, about, on, set) in switches {
        let rect = line(y);
        name(ui, kit, rect, id, about);
        if switch(ui, kit, rect, &kit.tell(&Message::new(id)), on) {
            let mut settings = settings.clone();
            set(&mut settings, !on);
            asks.push(Ask::Set(settings));
        }
        y += row + 6.0;
    }
    let tall = kit.grown(42.0);
    let done = Rect::from_min_size(pos2(inner.right() - 160.0, inner.bottom() - tall), vec2(160.0, tall));
    if button(ui, kit, done, &kit.say("settings-done"), Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Lay(None));
    }
}

fn name(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, id: &'static str, about: &'static str) {
    let width = rect.width() * 0.58;
    let told = kit.put(ui, rect.min, kit.job(&kit.say(id), Size::Body, Face::Bold, TEXT, width));
    let about = kit.job(&kit.say(about), Size::Quiet, Face::Text, QUIET, width);
    kit.put(ui, pos2(rect.left(), told.bottom()), about);
}

/// Smaller, the size, larger.
fn text_size(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, now: u16) -> Option<u16> {
    let side = kit.grown(40.0);
    let at = |left: f32| Rect::from_min_size(pos2(left, rect.top() + 4.0), vec2(side, side));
    let right = rect.right();
    let settings = Settings { text: now, ..Settings::default() };
    let smaller = settings.resized(false);
    let larger = settings.resized(true);
    let mut wanted = None;
    let left = at(right - side * 2.0 - kit.grown(84.0));
    let (least, most) = (TEXT_SIZES[0], TEXT_SIZES[TEXT_SIZES.len() - 1]);
    if button(ui, kit, left, &kit.say("settings-smaller"), Weight::Control, now > least).clicked() {
        wanted = Some(smaller);
    }
    let shown = kit.tell(&Message::new("settings-percent").with("percent", i64::from(now)));
    let between = Rect::from_min_max(left.right_top(), pos2(right - side, left.bottom()));
    kit.put_centre(ui, between, kit.job(&shown, Size::Body, Face::Bold, TEXT, f32::INFINITY));
    if button(ui, kit, at(right - side), &kit.say("settings-larger"), Weight::Control, now < most).clicked() {
        wanted = Some(larger);
    }
    wanted
}

/// On or off, in a word and a place. Returns whether it was pressed.
fn switch(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, name: &str, on: bool) -> bool {
    let (wide, tall) = (kit.grown(92.0), kit.grown(36.0));
    let rect = Rect::from_min_size(pos2(rect.right() - wide, rect.top() + 4.0), vec2(wide, tall));
    let response = ui.interact(rect, Id::new(("switch", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, on, name));
    let fill = if response.hovered() { RAISED } else { PLATE };
    ui.painter().rect(rect, 6, fill, Stroke::new(1.0, EDGE), StrokeKind::Inside);
    let half = rect.width() / 2.0;
    let knob = if on { rect.with_min_x(rect.left() + half) } else { rect.with_max_x(rect.left() + half) };
    ui.painter().rect_filled(knob.shrink(3.0), 4, if on { LAMP } else { EDGE });
    ring(ui, &response, rect, 6, Ground::Dark);
    for (place, word, set) in [(0.25, "settings-off", false), (0.75, "settings-on", true)] {
        let lit = set == on;
        let colour = match (lit, on) {
            (true, true) => LAMP_INK,
            (true, false) => PLATE,
            _ => QUIET,
        };
        let part = Rect::from_center_size(
            pos2(rect.left() + rect.width() * place, rect.center().y),
            vec2(half, rect.height()),
        );
        kit.put_centre(ui, part, kit.job(&kit.say(word), Size::Quiet, Face::Bold, colour, f32::INFINITY));
    }
    response.clicked()
}
