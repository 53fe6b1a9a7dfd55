//! A line to write in.

use bevy_egui::egui::{
    CornerRadius, Frame, Id, Margin, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    WidgetInfo, WidgetType, vec2,
};

use super::{
    Face, Ground, Kit, Size,
    palette::{EDGE, PLATE, QUIET, TEXT},
};

/// A line to write in, or several, with its name above. It takes no more than `most` characters.
pub fn field(
    ui: &mut Ui,
    kit: &Kit<'_>,
    name: &str,
    text: &mut String,
    rows: usize,
    most: usize,
) -> Response {
    ui.add_space(4.0);
    kit.add(ui, name, Size::Quiet, Face::Text, QUIET);
    let tall = kit.line(Size::Body) * rows as f32 + 16.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let format = kit.format(Size::Body, Face::Text, TEXT);
    let id = Id::new(("field", name));
    ui.painter().rect(area, 6, PLATE, Stroke::new(1.0, EDGE), StrokeKind::Inside);
    let inner = area.shrink2(vec2(12.0, 8.0));
    let response = ui
        .scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.set_clip_rect(inner.expand(2.0).intersect(ui.clip_rect()));
            let edit = if rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
            let edit = edit
                .id(id)
                .font(format.font_id.clone())
                .text_color(TEXT)
                .char_limit(most)
                .frame(Frame::NONE)
                .margin(Margin::ZERO)
                .desired_rows(rows)
                .desired_width(inner.width());
            ui.add_sized(inner.size(), edit)
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, name));
    if response.has_focus() {
        let stroke = Stroke::new(3.0, Ground::Dark.focus());
        ui.painter().rect_stroke(area.expand(2.0), CornerRadius::same(8), stroke, StrokeKind::Inside);
    }
    ui.add_space(2.0);
    response
}
