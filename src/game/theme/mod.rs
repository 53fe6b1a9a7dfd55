//! The look: colours, type, and the few things that every screen is put together from.
//!
//! Lengths are in *units*: points at 1280 × 720. The window's size scales the unit; the text factor of the settings
//! multiplies type alone.

mod field;
pub mod fonts;
mod kit;
pub mod palette;
pub mod surface;
pub mod widgets;

pub use field::field;
pub use fonts::{Face, Size};
pub use kit::{Kit, Layout, Style};
pub use palette::Ground;

use bevy_egui::egui::{
    Context, CornerRadius, Stroke, Theme,
    style::{ScrollFadeStyle, ScrollStyle, WidgetVisuals},
};

/// Longest time between pressing and letting go of what is to be pressed, in seconds.
const LONGEST_PRESS: f64 = 30.0;

/// Puts fonts and the few egui defaults that are used anywhere in place: text edits, scroll bars, selections.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    ctx.set_theme(Theme::Dark);
    // A press that is held is a press: by default a slow hand, or a slow picture, would have pressed nothing.
    ctx.options_mut(|options| options.input_options.max_click_duration = LONGEST_PRESS);
    ctx.all_styles_mut(|style| {
        style.spacing.item_spacing = [8.0, 4.0].into();
        style.spacing.scroll = ScrollStyle {
            bar_width: 6.0,
            floating: false,
            bar_inner_margin: 6.0,
            bar_outer_margin: 2.0,
            handle_min_length: 28.0,
            // Fades are drawn by `surface`, in light.
            fade: ScrollFadeStyle { strength: 0.0, size: 0.0 },
            ..ScrollStyle::solid()
        };
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.25;
        style.spacing.menu_margin = 10.into();
        let visuals = &mut style.visuals;
        visuals.panel_fill = palette::NIGHT;
        visuals.window_fill = palette::PANEL;
        visuals.extreme_bg_color = palette::TRACK;
        visuals.override_text_color = None;
        visuals.selection.bg_fill = palette::LAMP.gamma_multiply(0.35);
        visuals.selection.stroke = Stroke::new(1.0, palette::LAMP);
        visuals.text_cursor.stroke = Stroke::new(2.0, palette::LAMP);
        let radius = CornerRadius::same(3);
        let widget = |fill, line| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, line),
            corner_radius: radius,
            fg_stroke: Stroke::new(1.0, palette::TEXT),
            expansion: 0.0,
        };
        visuals.widgets.noninteractive = widget(palette::PANEL, palette::HAIRLINE);
        visuals.widgets.inactive = widget(palette::EDGE, palette::EDGE);
        visuals.widgets.hovered = widget(palette::QUIET, palette::QUIET);
        visuals.widgets.active = widget(palette::LAMP, palette::LAMP);
        visuals.widgets.open = widget(palette::RAISED, palette::EDGE);
    });
}

/// Fits what egui sets by itself, such as a hint beside the pointer, to the size of text: it is set as a row is.
pub fn fit(ctx: &Context, fitted: &Style) {
    ctx.all_styles_mut(|style| {
        for font in style.text_styles.values_mut() {
            *font = Face::Text.at(fitted.type_size(Size::Row.size()));
        }
        style.spacing.tooltip_width = HINT * fitted.text.max(1.0);
    });
}

/// Widest a hint beside the pointer becomes at a text factor of 1.
const HINT: f32 = 320.0;
