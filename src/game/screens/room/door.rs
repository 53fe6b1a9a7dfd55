//! How people join, on paper: address, code, and a picture to point a camera at.

use bevy_egui::egui::{Color32, Label, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, vec2};
use qrcode::{Color as Cell, EcLevel, QrCode};

use crate::game::{
    client::There,
    theme::{
        Face, Kit, Size,
        palette::{INK, INK_QUIET, PAPER},
        surface::{Fading, upon},
        widgets::paper,
    },
};

/// Smallest side of the picture that a camera is pointed at, and its largest, in units.
const QR: (f32, f32) = (150.0, 320.0);

/// How people join: address, code, picture.
pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, there: &There, rect: Rect) {
    paper(ui, rect);
    let inner = rect.shrink(20.0);
    upon(ui, inner, PAPER, |ui| {
        ScrollArea::vertical().id_salt("joining").auto_shrink(false).faded(ui, PAPER, |ui| {
            ui.set_width(inner.width() - 14.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            kit.add(ui, &kit.say("web-joining"), Size::Panel, Face::Display, INK);
            kit.add(ui, &kit.say("room-open-this"), Size::Body, Face::Text, INK_QUIET);
            kit.add(ui, &there.address().base, Size::Card, Face::Bold, INK);
            ui.add_space(6.0);
            kit.add(ui, &kit.say("room-and-enter"), Size::Body, Face::Text, INK_QUIET);
            let code: String = there.address().code.chars().flat_map(|letter| [letter, '\u{2009}']).collect();
            let wide = ui.available_width();
            let code = kit.fitted(ui, code.trim_end(), Size::Title, Face::Bold, INK, wide);
            ui.add(Label::new(code).selectable(false).extend());
            ui.add_space(8.0);
            // As large as leaves the line below it in sight.
            let below = inner.bottom() - ui.cursor().top() - kit.line(Size::Quiet) - 14.0;
            let side = below.clamp(QR.0, QR.1).min(wide);
            let (area, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
            qr(ui, kit, &there.address().join_link(), area);
            ui.add_space(6.0);
            kit.add(ui, &kit.say("room-point"), Size::Quiet, Face::Text, INK_QUIET);
        });
    });
}

/// A link to point a camera at: black on white, because cameras expect it so.
fn qr(ui: &mut Ui, kit: &Kit<'_>, link: &str, rect: Rect) {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::M) else { return };
    let named = ui.interact(rect, ui.id().with("qr"), Sense::hover());
    let name = kit.say("web-qr");
    named.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name.as_str()));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, Color32::WHITE);
    // A margin of four cells belongs to it.
    let across = code.width() + 8;
    let cell = (rect.width() / across as f32).max(1.0);
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Cell::Dark {
            let at = vec2((place % code.width() + 4) as f32, (place / code.width() + 4) as f32) * cell;
            painter.rect_filled(Rect::from_min_size(rect.min + at, vec2(cell, cell)), 0, Color32::BLACK);
        }
    }
}
