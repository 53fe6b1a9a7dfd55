//! Portraits of people, for a page: a round frame with a head in it.

use bevy_egui::egui::{Rect, Ui};

use super::theme::palette::CURTAIN;
use crate::session::Figure;

/// Paints a head in a round frame.
pub fn paint(ui: &Ui, rect: Rect, figure: &Figure, mood: &str) {
    let _ = (figure, mood);
    ui.painter().circle_filled(rect.center(), rect.width() / 2.0, CURTAIN);
}
