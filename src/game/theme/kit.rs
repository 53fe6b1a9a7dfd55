//! What every screen draws with: words, text size, motion, and how the page is laid out.

use std::sync::Arc;

use bevy_egui::egui::{
    Align, Color32, Galley, Label, Layout as Flow, Pos2, Rect, Response, Ui, UiBuilder, Vec2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{Face, Size};
use crate::{terms::Message, words::Words};

/// Smallest type on any screen, in points.
const LEAST_POINTS: f32 = 13.0;
/// Size of the window, in points, at which a unit is a point.
const FULL: Vec2 = vec2(1280.0, 720.0);
/// The same for the compact layout.
const SMALL: Vec2 = vec2(1024.0, 640.0);
/// From this text factor on the instruments share their place as tabs.
const TABS_FROM: f32 = 1.12;
/// From this text factor on the stage is a strip.
const STRIP_FROM: f32 = 1.5;

/// How much smaller than it should be a line of text is set at most, where it does not fit.
const SMALLEST: f32 = 0.7;

/// How a page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// All side by side.
    Wide,
    /// A small window: attention and work share a place.
    Compact,
    /// Large text: they share a place, and the stage is a strip.
    Strip,
}

/// How the window and the settings ask for things to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Factor on type, 0.8–2.
    pub text: f32,
    /// No travel, no idle: states cross-fade.
    pub reduced: bool,
    /// Points of the window in a unit.
    pub unit: f32,
    /// How pages are laid out.
    pub layout: Layout,
}

impl Style {
    /// For a window of a size in points, and a text factor.
    pub fn of(window: Vec2, text: f32, reduced: bool) -> Self {
        let fits = |base: Vec2| (window.x / base.x).min(window.y / base.y);
        let small = fits(FULL) < 0.92;
        let layout = if text >= STRIP_FROM {
            Layout::Strip
        } else if small || text >= TABS_FROM {
            Layout::Compact
        } else {
            Layout::Wide
        };
        let unit = if small { fits(SMALL).max(0.8) } else { fits(FULL) };
        Self { text, reduced, unit, layout }
    }

    /// Factor on type in units: text never falls below [`LEAST_POINTS`].
    pub(super) fn type_size(&self, size: f32) -> f32 {
        // The name of the game is large enough for everybody.
        let text = if size > Size::Page.size() { self.text.min(1.0) } else { self.text };
        (size * text).max(self.least())
    }

    /// The smallest type, in units.
    pub(super) fn least(&self) -> f32 {
        LEAST_POINTS / self.unit.max(0.1)
    }
}

/// What a screen draws with.
#[derive(Clone, Copy, Debug)]
pub struct Kit<'a> {
    /// The words of the language in use.
    pub words: &'a Words,
    /// How to draw.
    pub style: Style,
}

impl<'a> Kit<'a> {
    /// The words of a message without arguments.
    pub fn say(&self, id: &'static str) -> String {
        self.words.say(id)
    }

    /// The words of a message.
    pub fn tell(&self, message: &Message) -> String {
        self.words.text(message)
    }

    /// A length that goes with the size of text, such as the height of a row.
    pub fn grown(&self, length: f32) -> f32 {
        length * self.style.text.max(1.0)
    }

    /// Line height of a size.
    pub fn line(&self, size: Size) -> f32 {
        size.line() * self.style.type_size(size.size()) / size.size()
    }

    /// The format of a run of text.
    pub fn format(&self, size: Size, face: Face, colour: Color32) -> TextFormat {
        TextFormat {
            font_id: face.at(self.style.type_size(size.size())),
            color: colour,
            line_height: Some(self.line(size)),
            valign: Align::Center,
            ..TextFormat::default()
        }
    }

    /// A text of one format, wrapped at a width.
    pub fn job(&self, text: &str, size: Size, face: Face, colour: Color32, width: f32) -> LayoutJob {
        let mut job = LayoutJob::single_section(text.to_owned(), self.format(size, face, colour));
        job.wrap.max_width = width;
        job
    }

    /// A text of one format in one line, cut with an ellipsis where it does not fit.
    pub fn one_line(&self, text: &str, size: Size, face: Face, colour: Color32, width: f32) -> LayoutJob {
        let mut job = self.job(text, size, face, colour, width);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        job
    }

    /// A text of one format in one line. Where it does not fit it is set smaller, though not under seven tenths and
    /// never under the smallest type, before it is cut.
    pub fn fitted(
        &self,
        ui: &Ui,
        text: &str,
        size: Size,
        face: Face,
        colour: Color32,
        width: f32,
    ) -> LayoutJob {
        let mut job = self.one_line(text, size, face, colour, width);
        let wide = self.width(ui, text, size, face);
        if wide > width {
            for section in &mut job.sections {
                let set = &mut section.format.font_id.size;
                *set = (*set * (width / wide * 0.99).max(SMALLEST)).max(self.style.least());
            }
        }
        job
    }

    /// Lays a text out.
    pub fn galley(&self, ui: &Ui, job: LayoutJob) -> Arc<Galley> {
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// Width of a text in one line.
    pub fn width(&self, ui: &Ui, text: &str, size: Size, face: Face) -> f32 {
        self.galley(ui, self.job(text, size, face, Color32::WHITE, f32::INFINITY)).size().x
    }

    /// Puts a text at its left top and returns what it covers.
    pub fn put(&self, ui: &mut Ui, at: Pos2, job: LayoutJob) -> Rect {
        let galley = self.galley(ui, job);
        let rect = Rect::from_min_size(at, galley.size());
        label(ui, rect, galley);
        rect
    }

    /// Puts a text so that it ends at its right top.
    pub fn put_right(&self, ui: &mut Ui, at: Pos2, job: LayoutJob) -> Rect {
        let galley = self.galley(ui, job);
        let rect = Rect::from_min_size(at - vec2(galley.size().x, 0.0), galley.size());
        label(ui, rect, galley);
        rect
    }

    /// Puts a text in the middle of a rectangle.
    pub fn put_centre(&self, ui: &mut Ui, rect: Rect, job: LayoutJob) -> Rect {
        let galley = self.galley(ui, job);
        let rect = Rect::from_center_size(rect.center(), galley.size());
        label(ui, rect, galley);
        rect
    }

    /// Puts a text at the left of a rectangle, in the middle of its height.
    pub fn put_middle(&self, ui: &mut Ui, rect: Rect, job: LayoutJob) -> Rect {
        let galley = self.galley(ui, job);
        let at = Pos2::new(rect.left(), rect.center().y - galley.size().y / 2.0);
        let rect = Rect::from_min_size(at, galley.size());
        label(ui, rect, galley);
        rect
    }

    /// Adds a text to the flow of a ui.
    pub fn add(&self, ui: &mut Ui, text: &str, size: Size, face: Face, colour: Color32) -> Response {
        let job = self.job(text, size, face, colour, ui.available_width());
        ui.add(Label::new(job).selectable(false).wrap())
    }
}

/// A label that readers of the screen and tests can find. It takes no room from the flow of the ui it stands in.
fn label(ui: &mut Ui, rect: Rect, galley: Arc<Galley>) {
    let flow = Flow::top_down(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(flow));
    child.add(Label::new(galley).selectable(false).extend());
}
