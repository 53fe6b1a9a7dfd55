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
    // What is gone on with is told in as many lines as it takes.
    let at = latest.map(|place| &scene.kept[place]).map(|kept| {
        let message = Message::new("title-continue-at")
            .with("title", kept.title.as_str())
            .with("round", kept.round_name.as_str())
            .with("number", i64::from(kept.at.round))
            .with("phase", kept.at.phase.id());
        kit.tell(&message)
    });
    let at_job = at.as_ref().map(|at| kit.job(at, Size::Quiet, Face::Text, LAMP_INK, MENU - 34.0));
    let beside = at_job.as_ref().map_or(0.0, |job| kit.galley(ui, job.clone()).size().y);
    let high = |weight| match weight {
        Weight::Primary => kit.line(Size::Panel) + beside + 20.0,
        Weight::Control | Weight::Line => kit.line(Size::Row) + 22.0,
    };
    let lines = 6.0 - if latest.is_some() { 0.0 } else { 1.0 };
    let line = kit.job(&kit.say("title-line"), Size::Panel, Face::Text, QUIET, MENU + 30.0);
    let told = kit.galley(ui, line.clone()).size().y;
    // Where room is short the air between the lines gives way, then the line under the name.
    let whole =
        |row: f32, air: f32| kit.line(Size::Title) + told + high(Weight::Primary) + lines * (row + 2.0) + air;
    let roomy = whole(high(Weight::Line), 160.0) <= full.height();
    let row = if roomy { high(Weight::Line) } else { kit.line(Size::Row) + 8.0 };
    let lined = roomy || whole(row, 96.0) <= full.height();
    let top = full.top() + if roomy { (full.height() - 560.0).max(0.0) * 0.5 + 30.0 } else { 40.0 };
    let wordmark = kit.job(&kit.say("title-name"), Size::Title, Face::Display, CURTAIN_TEXT, f32::INFINITY);
    let named = kit.put(ui, pos2(full.left() + LEFT - 2.0, top), wordmark);
    // Clear of the letters that reach below the line.
    let mut y = named.bottom() + 18.0;
    if lined {
        let after = if roomy { 32.0 } else { 14.0 };
        y = kit.put(ui, pos2(full.left() + LEFT + 2.0, named.bottom() + 12.0), line).bottom() + after;
    }
    if let (Some(place), Some(at), Some(job)) = (latest, at, at_job) {
        let rect = Rect::from_min_size(pos2(full.left() + LEFT, y), vec2(MENU, high(Weight::Primary)));
        let name = kit.say("title-continue");
        let response = button(ui, kit, rect, "", Weight::Primary, true);
        begin_with(ui, &response);
        let told = format!("{name}: {at}");
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, told.as_str()));
        let inner = rect.shrink2(vec2(17.0, 9.0));
        let head = kit.job(&name, Size::Panel, Face::Bold, LAMP_INK, f32::INFINITY);
        let head = kit.put(ui, inner.min, head);
        kit.put(ui, pos2(inner.left(), head.bottom()), job);
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
        let text = kit.say(name);
        let response = if weight == Weight::Primary {
            // Its words begin where those of the lines below begin.
            let response = button(ui, kit, rect, "", weight, true);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, text.as_str()));
            let job = kit.job(&text, Size::Panel, Face::Bold, LAMP_INK, f32::INFINITY);
            kit.put_middle(ui, rect.with_min_x(rect.left() + 17.0), job);
            begin_with(ui, &response);
            response
        } else {
            button(ui, kit, rect, &text, weight, true)
        };
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
