//! What the screens remember between frames: where one is, what is open, where the stage is to be drawn.

use bevy::prelude::Resource;
use bevy_egui::egui::Rect;

use super::{super::client::Client, briefing::BriefingDesk, marks::Mark, week::WeekDesk};
use crate::terms::Id;

/// A page of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The title.
    #[default]
    Title,
    /// The shelf of scenarios.
    Choose,
    /// The game; which page of it hangs on its phase.
    Game,
}

/// Something over a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Go on, settings, help, leave.
    Menu,
    /// Text size, motion.
    Settings,
    /// How it is played, and the keys.
    Help,
    /// The team, person by person: what is known of them.
    Team,
    /// The weeks played, and why.
    Past,
}

/// Which part of the stage's drawing is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crop {
    /// All of it.
    Whole,
    /// A strip: heads and hands.
    Strip,
    /// The title: taller, without plates.
    Title,
}

/// Where the stage is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageSpot {
    /// In units of the page.
    pub rect: Rect,
    /// Which part of the drawing.
    pub crop: Crop,
}

/// What the screens remember.
#[derive(Clone, Debug, Default, Resource)]
pub struct Desk {
    /// Where one is.
    pub page: Page,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// Where the stage was left free in this frame.
    pub stage: Option<StageSpot>,
    /// Parts of the page that can explain themselves in this frame.
    pub spots: Vec<(Mark, Rect)>,
    /// Where people stand on the stage, in units of the page, as last drawn.
    pub people: Vec<(Id, Rect)>,
    /// The scenario pointed at on the shelf.
    pub chosen: usize,
    /// What the briefing remembers.
    pub briefing: BriefingDesk,
    /// What the week's page remembers.
    pub week: WeekDesk,
}

impl Desk {
    /// Where one is, in a few words: for the log.
    pub fn told(&self, client: Option<&Client>, note: bool) -> String {
        let mut told = match (self.page, client) {
            (Page::Title, _) | (Page::Game, None) => "title".to_owned(),
            (Page::Choose, _) => "choose".to_owned(),
            (Page::Game, Some(client)) => {
                let at = client.view().frame.at;
                format!("{} {}", at.phase.id(), at.round)
            }
        };
        if told.starts_with("briefing") && self.briefing.sheet() > 0 {
            told.push_str(&format!(" sheet {}", self.briefing.sheet() + 1));
        }
        if self.page == Page::Game && self.week.aiming.is_some() {
            told.push_str(" aiming");
        }
        if note {
            told.push_str(" with a note");
        }
        if let Some(overlay) = self.overlay {
            told.push_str(&format!(" under {overlay:?}").to_lowercase());
        }
        told
    }
}
