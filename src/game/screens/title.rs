//! The title: go on with the latest game, or begin one.

use bevy_egui::egui::{Rect, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    Ask, Desk, Overlay, Page, Scene,
    desk::{Crop, StageSpot},
    entered,
    menu::begin_with,
};
use crate::{
    game::theme::{
        Face, Kit, Size,
        palette::{CURTAIN_TEXT, LAMP_INK, QUIET},
        widgets::{Weight, button},
    },
    terms::Message,
};

/// Left edge of the words.
const LEFT: f32 = 72.0;
/// Width of the menu.
const MENU: f32 = 320.0;

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let full = ui.max_rect();
    desk.stage = Some(StageSpot { rect: full, crop: Crop::Title });
    let latest = scene.kept.iter().position(|kept| !kept.finished());
    let high = |weight| match weight {
        Weight::Primary => kit.line(Size::Panel) + kit.line(Size::Quiet) + 18.0,
        Weight::Control | Weight::Line => kit.line(Size::Row) + 22.0,
    };
    let lines = 6.0 - if latest.is_some() { 0.0 } else { 1.0 };
    let whole = kit.line(Size::Title) + high(Weight::Primary) + lines * high(Weight::Line);
    // Where room is short the line under the name gives way, then the air between the lines.
    let roomy = whole + kit.line(Size::Panel) * 3.0 + 160.0 <= full.height();
    let row = if roomy { high(Weight::Line) } else { kit.line(Size::Row) + 8.0 };
    let top = full.top() + if roomy { (full.height() - 560.0).max(0.0) * 0.5 + 30.0 } else { 44.0 };
    let wordmark = kit.job(&kit.say("title-name"), Size::Title, Face::Display, CURTAIN_TEXT, f32::INFINITY);
    let named = kit.put(ui, pos2(full.left() + LEFT - 2.0, top), wordmark);
    let mut y = named.bottom() + 10.0;
    if roomy {
        let line = kit.job(&kit.say("title-line"), Size::Panel, Face::Text, QUIET, MENU + 30.0);
        y = kit.put(ui, pos2(full.left() + LEFT + 2.0, named.bottom() + 12.0), line).bottom() + 32.0;
    }
    if let Some(place) = latest {
        let kept = &scene.kept[place];
        let rect = Rect::from_min_size(pos2(full.left() + LEFT, y), vec2(MENU, high(Weight::Primary)));
        let name = kit.say("title-continue");
        let at = kit.tell(
            &Message::new("title-continue-at")
                .with("title", kept.title.as_str())
                .with("round", kept.round_name.as_str())
                .with("number", i64::from(kept.at.round))
                .with("phase", kept.at.phase.id()),
        );
        let response = button(ui, kit, rect, "", Weight::Primary, true);
        begin_with(ui, &response);
        let told = format!("{name}: {at}");
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, told.as_str()));
        let inner = rect.shrink2(vec2(17.0, 8.0));
        let head = kit.job(&name, Size::Panel, Face::Bold, LAMP_INK, f32::INFINITY);
        let head = kit.put(ui, inner.min, head);
        let beside = kit.one_line(&at, Size::Quiet, Face::Text, LAMP_INK, inner.width());
        kit.put(ui, pos2(inner.left(), head.bottom()), beside);
        if response.clicked() || entered(ui) {
            asks.push(Ask::Continue(place));
        }
        y = rect.bottom() + if roomy { 14.0 } else { 4.0 };
    }
    let play = if latest.is_some() { Weight::Line } else { Weight::Primary };
    let lines = [
        ("title-new", Ask::Go(Page::Choose), play),
        ("title-join", Ask::Go(Page::Join), Weight::Line),
        ("title-host", Ask::Go(Page::Host), Weight::Line),
        ("title-settings", Ask::Lay(Some(Overlay::Settings)), Weight::Line),
        ("title-help", Ask::Lay(Some(Overlay::Help)), Weight::Line),
        ("title-quit", Ask::Quit, Weight::Line),
    ];
    for (name, ask, weight) in lines {
        let tall = if weight == Weight::Primary { high(weight) } else { row };
        let rect = Rect::from_min_size(pos2(full.left() + LEFT, y), vec2(MENU, tall));
        let response = button(ui, kit, rect, &kit.say(name), weight, true);
        if weight == Weight::Primary {
            begin_with(ui, &response);
        }
        if response.clicked() || (weight == Weight::Primary && entered(ui)) {
            asks.push(ask);
        }
        y = rect.bottom() + if weight == Weight::Primary && roomy { 14.0 } else { 2.0 };
    }
    if !roomy {
        return;
    }
    let foot = kit.tell(&Message::new("title-foot").with("text", i64::from(scene.settings.text)));
    let job = kit.job(&foot, Size::Quiet, Face::Text, QUIET, MENU + 40.0);
    // It ends above the edge of the boards, however many lines it takes.
    let tall = kit.galley(ui, job.clone()).size().y;
    let at = pos2(full.left() + LEFT + 2.0, full.bottom() - 44.0 - tall);
    if at.y > y + 8.0 {
        kit.put(ui, at, job);
    }
}
