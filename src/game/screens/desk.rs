//! What the screens remember between frames: where one is, what is open, where the stage is to be drawn.

use bevy::prelude::Resource;
use bevy_egui::egui::{Id as UiId, Rect};

use super::{
    super::client::Client,
    briefing::BriefingDesk,
    debrief::{DebriefDesk, Step},
    join::JoinDesk,
    past::PastDesk,
    people::PeopleDesk,
    play_out::PlayDesk,
    room::RoomDesk,
    week::WeekDesk,
    why::WhyDesk,
};
pub use crate::report::beats::Kind as BeatKind;
use crate::{report::mark::Mark, session::Phase, terms::Id};

/// A page of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The title.
    #[default]
    Title,
    /// The shelf of scenarios.
    Choose,
    /// The same shelf, for a session in a room.
    Host,
    /// A session in a room, to be joined.
    Join,
    /// The game; which page of it hangs on its phase.
    Game,
}

/// A page with all that makes it another one: phase and round, the sheet of the briefing, the step of the debrief.
pub type Place = (Page, Option<(Phase, u32)>, usize, Option<Step>);

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
    /// A code to go on with on another device.
    Elsewhere,
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

/// What is being told while a week plays out, for the stage to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    /// Whom it concerns; all of them if none.
    pub member: Option<Id>,
    /// What it is.
    pub kind: BeatKind,
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
    /// What a note should not lie on in this frame, and how much it would be missed: it explains one thing and hides
    /// the others as little as it can.
    pub keep: Vec<(Rect, f32)>,
    /// Where people stand on the stage, in units of the page, as last drawn.
    pub people: Vec<(Id, Rect)>,
    /// Where the leader stands there, or the empty chair.
    pub leader: Option<Rect>,
    /// What had the keyboard before something was laid over the page.
    pub keyboard: Option<UiId>,
    /// Whether something lay over the page in the last frame.
    pub covered: bool,
    /// Where one was in the last frame: elsewhere, all begins at its top.
    pub place: Option<Place>,
    /// The scenario pointed at on the shelf.
    pub chosen: usize,
    /// What moves a session on that is to be opened, by its place among the choices.
    pub pacing: usize,
    /// What the page for joining remembers.
    pub join: JoinDesk,
    /// What the page of who runs a room remembers.
    pub room: RoomDesk,
    /// What the briefing remembers.
    pub briefing: BriefingDesk,
    /// What the week's page remembers.
    pub week: WeekDesk,
    /// What the page of causes remembers.
    pub why: WhyDesk,
    /// What the page of past weeks remembers.
    pub past: PastDesk,
    /// What the page of the team remembers.
    pub team: PeopleDesk,
    /// What the play-out remembers.
    pub play: PlayDesk,
    /// What the debrief remembers.
    pub debrief: DebriefDesk,
    /// What is being told in this frame; none outside the play-out and after its end.
    pub beat: Option<Beat>,
    /// Whether Escape was used up by a page in this frame.
    pub escaped: bool,
}

impl Desk {
    /// Where one is.
    pub fn at(&self, client: Option<&Client>) -> Place {
        let at = client.filter(|_| self.page == Page::Game).map(|client| client.view().frame.at);
        let step = self.debrief.opened().then_some(self.debrief.step);
        (self.page, at.map(|at| (at.phase, at.round)), self.briefing.sheet(), step)
    }

    /// Whether a week is being told, beat after beat, or is about to be.
    pub fn telling(&self, client: &Client) -> bool {
        let begun = client.weeks().last().is_some_and(|week| self.play.is_of(week.round));
        self.beat.is_some() || !begun
    }

    /// Where one is, in a few words: for the log.
    pub fn told(&self, client: Option<&Client>, note: Option<Mark>) -> String {
        let mut told = match (self.page, client) {
            (Page::Title, _) | (Page::Game, None) => "title".to_owned(),
            (Page::Choose, _) => "choose".to_owned(),
            (Page::Host, _) => "host".to_owned(),
            (Page::Join, _) => "join".to_owned(),
            (Page::Game, Some(client)) if client.view().frame.runs_room && client.leader().is_none() => {
                format!("room {}", client.view().frame.at.phase.id())
            }
            (Page::Game, Some(client)) => {
                let at = client.view().frame.at;
                format!("{} {}", at.phase.id(), at.round)
            }
        };
        if told.starts_with("briefing") && self.briefing.sheet() > 0 {
            told.push_str(&format!(" sheet {}", self.briefing.sheet() + 1));
        }
        if told.starts_with("debrief") {
            told.push(' ');
            told.push_str(if self.debrief.opened() { self.debrief.step.id() } else { "rating" });
        }
        let view = client.filter(|_| told.starts_with("attention")).and_then(Client::leader);
        if let Some(view) = view {
            let open = view.cards.iter().filter(|card| !view.plan.answers.contains_key(&card.id)).count();
            told.push_str(&format!(" with {open} open"));
        }
        if view.is_some() && self.week.aiming.is_some() {
            told.push_str(" aiming");
        }
        if let Some(mark) = note {
            told.push_str(&format!(" with a note on {mark:?}").to_lowercase());
        }
        if let Some(overlay) = self.overlay {
            told.push_str(&format!(" under {overlay:?}").to_lowercase());
        }
        told
    }
}
