//! The show and its plugin without a window: what moves, for how long, and what is drawn again.

use std::time::Duration;

use bevy::{prelude::*, time::TimeUpdateStrategy, window::RequestRedraw};

use super::{
    cast::{Actor, Cast, LeaderOnStage},
    cue::{StageCue, StageCueKind},
    motion::{LIGHT, WALK},
    picture::picture,
    plugin::{Idle, Motion, OnStage, StagePlaces, StageRect, plugin},
    scene::weeks::Weeks,
    sheet::{Part, Placed, Sheet},
    show::{Set, Show},
};
use crate::{
    game::figure::{Energy, Mood},
    scenario::{Backdrop, Figure, work::Prop},
};

const STEP: f64 = 0.05;

fn cast(count: usize, place: f32) -> Cast {
    let actor = |i: usize| Actor {
        id: format!("m{i}").into(),
        figure: Figure::default(),
        mood: Mood::Steady,
        energy: Energy::Settled,
        innovation: 0.7,
        loyalty: 0.7,
        held_idea: false,
        left: false,
        leaving: false,
        apart_from: Vec::new(),
    };
    Cast {
        people: (0..count).map(actor).collect(),
        leader: LeaderOnStage::At(place),
        storm: false,
        weeks: Weeks { count: 10, now: 4, extra: 4, played: 0 },
        work: vec![Prop::Board, Prop::Switchboard, Prop::Stand],
        speaker: None,
        selected: None,
        backdrop: Backdrop::Town,
    }
}

fn pass(show: &mut Show, seconds: f64) {
    for _ in 0..(seconds / STEP).round() as usize {
        show.pass(STEP, true, show.reduced);
    }
}

fn sheet(show: &Show, part: Part) -> Option<Placed> {
    picture(show).sheets.into_iter().find(|placed| placed.part == part)
}

#[test]
fn the_leader_walks_for_a_second_and_a_half_and_strides_in_front() {
    let mut show = Show::new(Set::Week, cast(6, 0.0));
    let stride = |show: &Show| match sheet(show, Part::Leader).unwrap().sheet {
        Sheet::Leader(gait) => gait.stride,
        other => panic!("{other:?}"),
    };
    assert!(stride(&show) < 1e-9 && !show.moves());
    let start = sheet(&show, Part::Leader).unwrap().at.0;
    show.turn_to(Set::Week, &cast(6, 1.0));
    pass(&mut show, WALK / 2.0);
    let middle = sheet(&show, Part::Leader).unwrap().at.0;
    pass(&mut show, WALK / 2.0);
    let end = sheet(&show, Part::Leader).unwrap().at.0;
    assert!((start - 48.0).abs() < 1e-6 && (end - 610.0).abs() < 1e-6, "{start} {end}");
    assert!(start + 100.0 < middle && middle < end - 100.0, "{middle}");
    assert!(stride(&show) > 0.999 && !show.moves());
    assert!(sheet(&show, Part::FanBehind).is_none() && sheet(&show, Part::Path).is_some());
}

#[test]
fn reduced_motion_travels_nowhere_and_is_over_at_once() {
    let mut show = Show::new(Set::Week, cast(6, 0.0));
    show.reduced = true;
    show.turn_to(Set::Week, &cast(6, 1.0));
    let places = |show: &Show| -> Vec<(Part, (f64, f64))> {
        let still = |placed: &Placed| (placed.part, placed.at);
        picture(show).sheets.iter().map(still).filter(|(part, _)| matches!(part, Part::Person(_))).collect()
    };
    pass(&mut show, STEP);
    let first = places(&show);
    let leader = sheet(&show, Part::Leader).unwrap().at;
    pass(&mut show, 0.2);
    assert_eq!(places(&show), first, "nobody travels");
    assert_eq!(sheet(&show, Part::Leader).unwrap().at, leader);
    assert!(!show.moves(), "over after 150 ms");
    let before = picture(&show).sheets;
    pass(&mut show, 5.0);
    assert_eq!(picture(&show).sheets, before, "nothing idles");
}

#[test]
fn who_leaves_walks_off_after_the_thread_has_parted_and_the_gap_stays() {
    let mut show = Show::new(Set::Week, cast(6, 0.2));
    let places: Vec<f64> = show.players.iter().map(|player| player.spot(0.0).x).collect();
    let mut next = cast(6, 0.2);
    next.people[2].left = true;
    show.turn_to(Set::Week, &next);
    pass(&mut show, LIGHT * 0.8);
    assert!((show.players[2].spot(show.now).x - places[2]).abs() < 1.0, "still there");
    assert!(show.players[2].bond.value(show.now) < 0.35, "parted first");
    pass(&mut show, 5.0);
    assert!(!show.moves());
    let shown = picture(&show);
    assert!(shown.people[2].is_none(), "a gap");
    for (i, stands) in shown.people.iter().enumerate().filter(|(i, _)| *i != 2) {
        assert!((stands.unwrap().spot.x - places[i]).abs() < 1e-6, "{i} does not close up");
    }
    assert!(shown.sheets.iter().all(|placed| placed.part != Part::Person(2)));
    // Undone, they are back.
    show.turn_to(Set::Week, &cast(6, 0.2));
    pass(&mut show, 2.0);
    assert!(picture(&show).people[2].is_some());
}

#[test]
fn a_sheet_is_drawn_from_nothing_that_only_breathes() {
    let mut show = Show::new(Set::Week, cast(8, 0.3));
    pass(&mut show, 2.0);
    let before = picture(&show).sheets;
    pass(&mut show, 0.1);
    let after = picture(&show).sheets;
    let changed: Vec<Part> = before
        .iter()
        .filter(|old| {
            let new = after.iter().find(|new| new.part == old.part);
            new.is_none_or(|new| new.sheet != old.sheet)
        })
        .map(|old| old.part)
        .collect();
    // Sparks rise, and somebody may blink. Nothing else is drawn again.
    assert!(changed.iter().all(|part| matches!(part, Part::Sparks | Part::Person(_))), "{changed:?}");
    assert!(changed.iter().filter(|part| matches!(part, Part::Person(_))).count() < 4, "{changed:?}");
}

#[test]
fn flashes_keep_a_second_apart() {
    let mut show = Show::new(Set::Week, cast(6, 0.3));
    for member in 0..4 {
        show.cue(&StageCue { member: Some(member), kind: StageCueKind::Idea });
    }
    show.cue(&StageCue { member: Some(99), kind: StageCueKind::Idea });
    let starts: Vec<f64> = show.reactions.iter().map(|reaction| reaction.start).collect();
    assert_eq!(starts.len(), 4, "nobody has place 99");
    assert!(starts.windows(2).all(|two| two[1] - two[0] >= 1.0), "{starts:?}");
    pass(&mut show, 6.0);
    assert!(!show.moves());
}

fn app(reduced: bool) -> App {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, plugin))
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_secs_f64(STEP)))
        .insert_resource(Motion { reduced })
        .insert_resource(OnStage(cast(6, 0.0)))
        .insert_resource(StageRect {
            on_screen: Some(URect::new(0, 52, 880, 510)),
            shown: Rect::new(0.0, 52.0, 880.0, 510.0),
            set: Set::Week,
        });
    app
}

/// Runs for so long, and says in how many frames another one was asked for.
fn redraws(app: &mut App, seconds: f64) -> usize {
    let mut asked = 0;
    for _ in 0..(seconds / STEP).round() as usize {
        app.update();
        let mut messages = app.world_mut().resource_mut::<Messages<RequestRedraw>>();
        asked += usize::from(messages.drain().count() > 0);
    }
    asked
}

#[test]
fn ten_seconds_without_input_and_nothing_is_redrawn() {
    let mut app = app(false);
    assert!(redraws(&mut app, 8.0) > 150, "it breathes");
    redraws(&mut app, 4.0);
    assert!(app.world().resource::<Idle>().resting);
    assert_eq!(redraws(&mut app, 5.0), 0);
    // A new cast wakes it, and it rests again.
    app.world_mut().resource_mut::<OnStage>().0 = cast(6, 1.0);
    assert!(redraws(&mut app, 1.0) > 15);
    redraws(&mut app, 12.0);
    assert_eq!(redraws(&mut app, 3.0), 0);
}

#[test]
fn with_reduced_motion_only_a_change_is_redrawn() {
    let mut app = app(true);
    redraws(&mut app, 1.0);
    assert_eq!(redraws(&mut app, 3.0), 0);
    app.world_mut().resource_mut::<OnStage>().0 = cast(6, 1.0);
    let asked = redraws(&mut app, 2.0);
    assert!((1..=6).contains(&asked), "{asked}");
}

#[test]
fn people_are_where_the_screens_are_told_they_are() {
    let mut app = app(false);
    redraws(&mut app, 0.5);
    let places = app.world().resource::<StagePlaces>().clone();
    assert_eq!(places.people.len(), 6);
    for (i, place) in places.people.iter().enumerate() {
        let place = place.unwrap();
        assert!(place.head.y < place.chest.y && place.chest.y < place.feet.y, "{place:?}");
        assert!(place.hit.contains(place.chest));
        assert_eq!(places.hit(place.head), Some(i));
    }
    app.world_mut().resource_mut::<StageRect>().on_screen = None;
    redraws(&mut app, 0.2);
    assert_eq!(*app.world().resource::<StagePlaces>(), StagePlaces::default());
}
