//! Between the pages and the stage: who is on it and where it is drawn, from what the pages show; and back to the
//! pages, where people stand.

use bevy::{math::URect, prelude::*, window::PrimaryWindow};
use bevy_egui::egui;

use super::{
    client::Client,
    figure::{Energy, Mood},
    library::Playable,
    screens::{
        Desk, Page,
        desk::{Beat, BeatKind, Crop, StageSpot},
    },
    settings::Settings,
    stage::{
        Actor, Cast, LeaderOnStage, Motion, OnStage, Set, StageCue, StageCueKind, StagePlaces, StageRect,
        StageSystems,
    },
    theme::Style,
};
use crate::session::Phase;

/// The opening of the week's drawing, top and bottom.
const OPENING: (f32, f32) = (52.0, 450.0);
/// What a strip shows of it: heads and hands stand in the middle of this.
const STRIP: (f32, f32) = (150.0, 400.0);

/// Who stands on the stage while no game is played.
#[derive(Resource, Default)]
pub struct Company(Cast);

impl Company {
    /// The largest team on the shelf, on a good evening.
    pub fn of(shelf: &[Playable]) -> Self {
        let Some(most) = shelf.iter().max_by_key(|playable| playable.scenario.members.len()) else {
            return Self::default();
        };
        let people = most.scenario.members.iter().enumerate().map(|(place, member)| Actor {
            id: member.id.clone(),
            figure: member.figure.clone(),
            mood: if place % 3 == 1 { Mood::Bright } else { Mood::Steady },
            energy: if place % 3 == 1 { Energy::Lifted } else { Energy::Settled },
            innovation: [0.6, 0.8, 0.7][place % 3],
            loyalty: 0.75,
            held_idea: false,
            left: false,
            leaving: false,
            apart_from: Vec::new(),
        });
        let people = people.collect();
        Self(Cast { people, leader: LeaderOnStage::At(0.0), ..Cast::default() })
    }
}

/// Connects pages and stage.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, (cast, place, cue).before(StageSystems::Direct))
        .add_systems(Update, places.after(StageSystems::Draw));
}

/// Who is on the stage: the game's people, or the company of the title.
fn cast(
    desk: Res<Desk>,
    client: Option<Res<Client>>,
    company: Res<Company>,
    settings: Res<Settings>,
    mut stage: ResMut<OnStage>,
    mut motion: ResMut<Motion>,
    mut storms: Local<Storms>,
) {
    motion.set_if_neq(Motion { reduced: settings.reduced_motion });
    let game = client.as_ref().filter(|_| desk.page == Page::Game);
    let Some((client, view)) = game.and_then(|client| Some((client, client.leader()?))) else {
        stage.set_if_neq(OnStage(company.0.clone()));
        return;
    };
    let mut cast = Cast::of(view);
    let of = |id: &crate::terms::Id| view.members.iter().position(|member| member.id == *id);
    cast.selected = desk.week.selected.as_ref().and_then(of);
    let told = matches!(client.phase(), Phase::PlayOut | Phase::Why);
    cast.storm = if told {
        // The setting is that of the next week already.
        storms.told(client.weeks().last().map_or(0, |week| week.round))
    } else {
        let planning = matches!(client.phase(), Phase::Situations | Phase::Attention | Phase::Responses);
        storms.planned(view.round.number, cast.storm, !planning || desk.week.seen_all(view))
    };
    // Nobody walks across the person that a beat is about: the leader goes where the week has led once all is told.
    if client.phase() == Phase::PlayOut && desk.telling(client) && same_people(&stage.0, &cast) {
        cast.leader = stage.0.leader;
    }
    let on_top = desk.week.card.checked_sub(view.news.len()).and_then(|card| view.cards.get(card));
    cast.speaker = match (&desk.beat, client.phase()) {
        (Some(beat), Phase::PlayOut) => beat.member.as_ref().and_then(of),
        _ => on_top.and_then(|card| of(&card.speaker)),
    };
    stage.set_if_neq(OnStage(cast));
}

fn same_people(one: &Cast, other: &Cast) -> bool {
    one.people.len() == other.people.len() && one.people.iter().zip(&other.people).all(|(a, b)| a.id == b.id)
}

/// In which rounds it storms. A round whose setting is a storm begins before it: what lies on the table has not
/// happened yet, so the storm breaks with the last of it, unless it has stormed before.
#[derive(Default)]
struct Storms {
    /// The latest rounds that were planned, and whether the setting of each was a storm.
    setting: [(u32, bool); 2],
    /// The round in which it has broken.
    broken: u32,
}

impl Storms {
    /// Whether it storms while a round is planned.
    fn planned(&mut self, round: u32, setting: bool, seen_all: bool) -> bool {
        let [before, now] = &mut self.setting;
        if now.0 != round {
            *before = *now;
        }
        *now = (round, setting);
        let lasts = before.1 && before.0 + 1 == round;
        if setting && (seen_all || lasts) {
            self.broken = round;
        }
        setting && self.broken == round
    }

    /// Whether it stormed in a round that is told.
    fn told(&self, round: u32) -> bool {
        self.setting.contains(&(round, true))
    }
}

/// Where the stage is drawn: where the page left room for it.
fn place(
    desk: Res<Desk>,
    settings: Res<Settings>,
    window: Single<&Window, With<PrimaryWindow>>,
    mut rect: ResMut<StageRect>,
) {
    let Some(StageSpot { rect: spot, crop }) = desk.stage else {
        rect.set_if_neq(StageRect::default());
        return;
    };
    let pixels = pixels(&window, &settings);
    let corner = |at: egui::Pos2| (Vec2::new(at.x, at.y) * pixels).round().as_uvec2();
    let on_screen = URect::from_corners(corner(spot.min), corner(spot.max).min(window.physical_size()));
    let shape = spot.width() / spot.height().max(1.0);
    let shown = match crop {
        Crop::Whole => {
            // A flatter one is cropped from above: the weeks stand along the lower edge.
            let width = Set::Week.size().0;
            Rect::new(0.0, OPENING.0.max(OPENING.1 - width / shape), width, OPENING.1)
        }
        Crop::Strip => Rect::new(0.0, STRIP.0, Set::Week.size().0, STRIP.1),
        Crop::Title => {
            // A narrower window is cropped from the right, a flatter one from above.
            let (width, height) = Set::Title.size();
            let shown = Vec2::new((height * shape).min(width), (width / shape).min(height));
            Rect::new(0.0, height - shown.y, shown.x, height)
        }
    };
    let set = if crop == Crop::Title { Set::Title } else { Set::Week };
    rect.set_if_neq(StageRect { on_screen: Some(on_screen), shown, set });
}

/// Physical pixels in a unit of the page.
fn pixels(window: &Window, settings: &Settings) -> f32 {
    let size = egui::vec2(window.width(), window.height());
    let style = Style::of(size, settings.text_factor(), settings.reduced_motion);
    style.unit * window.scale_factor()
}

/// Tells the people on the page where they stand.
fn places(
    stage: Res<OnStage>,
    places: Res<StagePlaces>,
    settings: Res<Settings>,
    window: Single<&Window, With<PrimaryWindow>>,
    mut desk: ResMut<Desk>,
) {
    if !places.is_changed() && !stage.is_changed() {
        return;
    }
    let pixels = pixels(&window, &settings);
    let at = |point: Vec2| egui::pos2(point.x / pixels, point.y / pixels);
    desk.people = stage
        .0
        .people
        .iter()
        .zip(&places.people)
        .filter_map(|(actor, place)| {
            let hit = place.as_ref()?.hit;
            Some((actor.id.clone(), egui::Rect::from_min_max(at(hit.min), at(hit.max))))
        })
        .collect();
    desk.leader = places.leader.map(|place| egui::Rect::from_min_max(at(place.hit.min), at(place.hit.max)));
}

/// A beat of the play-out is seen at the person it concerns.
fn cue(
    desk: Res<Desk>,
    stage: Res<OnStage>,
    mut last: Local<Option<Beat>>,
    mut cues: MessageWriter<StageCue>,
) {
    if *last == desk.beat {
        return;
    }
    last.clone_from(&desk.beat);
    let Some(beat) = &desk.beat else { return };
    let kind = match beat.kind {
        BeatKind::Gain => StageCueKind::Gain,
        BeatKind::Loss => StageCueKind::Loss,
        BeatKind::Spoke | BeatKind::Happened => StageCueKind::Spoke,
        BeatKind::Idea => StageCueKind::Idea,
        BeatKind::Left => StageCueKind::Left,
        BeatKind::Shock => StageCueKind::Shock,
    };
    let member = beat.member.as_ref().and_then(|id| stage.0.place_of(id));
    cues.write(StageCue { member, kind });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storm_breaks_with_the_last_that_lies_on_the_table() {
        let mut storms = Storms::default();
        assert!(!storms.planned(3, false, true));
        assert!(!storms.planned(4, true, false), "the forecast has a sun");
        assert!(storms.planned(4, true, true));
        assert!(storms.planned(4, true, false), "once it has broken it stays");
        // The week is told, and the setting is that of the next.
        assert!(storms.told(4) && !storms.told(3));
        assert!(storms.planned(5, true, false), "it has stormed all night");
        assert!(!storms.planned(6, false, true));
    }
}
