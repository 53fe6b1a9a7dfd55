//! What lies over the game: the menu, and what went wrong.

use bevy_egui::egui::{InputState, Key, Rect, Response, Ui, pos2, vec2};

use super::{Ask, Overlay, Page, Scene, entered, middle};
use crate::game::{
    theme::{
        Face, Ground, Kit, Size, palette,
        widgets::{Weight, button, panel, paper},
    },
    trouble::Trouble,
};
use crate::terms::Message;

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, asks: &mut Vec<Ask>) {
    let mut lines = vec![
        ("menu-on", Ask::Lay(None), Weight::Primary),
        ("menu-settings", Ask::Lay(Some(Overlay::Settings)), Weight::Control),
        ("menu-help", Ask::Lay(Some(Overlay::Help)), Weight::Control),
        ("menu-title", Ask::Go(Page::Title), Weight::Control),
        ("menu-quit", Ask::Quit, Weight::Control),
    ];
    if scene.client.is_some_and(|client| client.there().is_some()) {
        lines.insert(3, ("web-elsewhere", Ask::Elsewhere, Weight::Control));
    }
    let row = kit.line(Size::Row) + 24.0 / kit.style.text.max(1.0);
    let width = kit.grown(340.0);
    let height = kit.line(Size::Page) + kit.line(Size::Quiet) * 2.0 + lines.len() as f32 * (row + 8.0) + 56.0;
    let rect = middle(ui.max_rect(), vec2(width, height));
    panel(ui, rect);
    let inner = rect.shrink(20.0);
    let heading = kit.job(&kit.say("menu-heading"), Size::Page, Face::Display, palette::TEXT, inner.width());
    let told = kit.put(ui, inner.min, heading);
    let kept = kit.job(&kit.say("menu-kept"), Size::Quiet, Face::Text, palette::QUIET, inner.width());
    let mut y = kit.put(ui, pos2(inner.left(), told.bottom()), kept).bottom() + 14.0;
    for (name, ask, weight) in lines {
        let line = Rect::from_min_size(pos2(inner.left(), y), vec2(inner.width(), row));
        let response = button(ui, kit, line, &kit.say(name), weight, true);
        if weight == Weight::Primary {
            begin_with(ui, &response);
        }
        if response.clicked() || (weight == Weight::Primary && entered(ui)) {
            asks.push(ask);
        }
        y += row + 8.0;
    }
}

/// A code to go on with on another device.
pub(super) fn elsewhere(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, asks: &mut Vec<Ask>) {
    let Some((client, there)) = scene.client.and_then(|client| Some((client, client.there()?))) else {
        return;
    };
    let rect = middle(ui.max_rect(), vec2(kit.grown(560.0), kit.grown(320.0)));
    paper(ui, rect);
    let inner = rect.shrink(22.0);
    let ink = Ground::Paper;
    let heading = kit.job(&kit.say("web-elsewhere"), Size::Page, Face::Display, ink.text(), inner.width());
    let mut y = kit.put(ui, inner.min, heading).bottom() + 6.0;
    let name = client.view().frame.seat.name.as_str();
    let about = kit.tell(&Message::new("web-elsewhere-text").with("name", name));
    let job = kit.job(&about, Size::Body, Face::Text, ink.text(), inner.width());
    y = kit.put(ui, pos2(inner.left(), y), job).bottom() + 12.0;
    match there.continued() {
        Some(given) => {
            let code = kit.job(&given.code, Size::Title, Face::Bold, ink.text(), inner.width());
            y = kit.put(ui, pos2(inner.left(), y), code).bottom() + 4.0;
            let link = kit.job(&given.link, Size::Quiet, Face::Text, ink.quiet(), inner.width());
            kit.put(ui, pos2(inner.left(), y), link);
        }
        None => {
            let waits = kit.job(&kit.say("join-opening"), Size::Body, Face::Text, ink.quiet(), inner.width());
            kit.put(ui, pos2(inner.left(), y), waits);
        }
    }
    let tall = kit.grown(42.0);
    let at = Rect::from_min_size(pos2(inner.right() - 160.0, inner.bottom() - tall), vec2(160.0, tall));
    if button(ui, kit, at, &kit.say("settings-done"), Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Lay(None));
    }
}

/// In a list of buttons an arrow begins with this one where nothing has the keyboard yet; from there egui goes on.
pub(super) fn begin_with(ui: &Ui, first: &Response) {
    let arrow = |input: &InputState| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp);
    if ui.memory(|memory| memory.focused().is_none()) && ui.is_enabled() && ui.input(arrow) {
        first.request_focus();
    }
}

/// A sentence, a way out, and one button.
pub(super) fn trouble(ui: &mut Ui, kit: &Kit<'_>, trouble: &Trouble, asks: &mut Vec<Ask>) {
    let ink = Ground::Paper;
    let wide = kit.grown(520.0).min(ui.max_rect().width() - 24.0) - 44.0;
    let heading = kit.job(&kit.say("trouble-heading"), Size::Page, Face::Display, ink.text(), wide);
    let told = kit.job(&kit.tell(&trouble.message), Size::Card, Face::Text, ink.text(), wide);
    let hint = trouble.hint.as_ref();
    let hint = hint.map(|hint| kit.job(&kit.tell(hint), Size::Body, Face::Text, ink.quiet(), wide));
    let tall = kit.grown(42.0);
    // As tall as what it says.
    let lines = [Some(&heading), Some(&told), hint.as_ref()];
    let said: f32 = lines.into_iter().flatten().map(|job| kit.galley(ui, job.clone()).size().y + 6.0).sum();
    let rect = middle(ui.max_rect(), vec2(wide + 44.0, said + tall + 56.0));
    paper(ui, rect);
    let inner = rect.shrink(22.0);
    let mut y = inner.top();
    for job in [Some(heading), Some(told), hint].into_iter().flatten() {
        y = kit.put(ui, pos2(inner.left(), y), job).bottom() + 6.0;
    }
    let at = pos2(inner.right() - 160.0, inner.bottom() - tall);
    let rect = Rect::from_min_size(at, vec2(160.0, tall));
    if button(ui, kit, rect, &kit.say("trouble-read"), Weight::Primary, true).clicked() || entered(ui) {
        asks.push(Ask::Read);
    }
}
