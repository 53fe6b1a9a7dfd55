//! The cast on the stage against the view it is made from.

use footlights::{
    game::{
        figure::{Energy, Mood},
        stage::{Cast, LeaderOnStage},
    },
    session::{View, view::LeaderView},
    terms::{Level, SettingField},
};

use super::rooms::{LEADER, SEED, automated, play_on};

const POINT: i64 = 1000;

fn views(leader: &str) -> Vec<LeaderView> {
    let mut session = automated(SEED, leader);
    let mut views = Vec::new();
    play_on(&mut session, |session| {
        views.push(View::of(session, LEADER).unwrap().leader().unwrap().clone());
        true
    });
    views
}

fn set(view: &mut LeaderView, member: usize, level: Level, [low, best, high]: [i64; 3]) {
    let known = view.members[member].levels.iter_mut().find(|known| known.level == level).unwrap();
    (known.range.low, known.range.best, known.range.high) = (low * POINT, best * POINT, high * POINT);
}

#[test]
fn the_cast_follows_the_view_through_a_whole_game() {
    let (mut behind, mut ahead, mut chair) = (0, 0, 0);
    for view in views("directive").iter().chain(&views("empowering")) {
        let cast = Cast::of(view);
        assert_eq!(cast.people.len(), view.members.len());
        assert_eq!(cast.work.len(), view.work.len());
        for (actor, member) in cast.people.iter().zip(&view.members) {
            let best = |level: Level| member.levels.iter().find(|l| l.level == level).unwrap().range.best;
            assert_eq!(actor.id, member.id);
            assert_eq!(actor.mood, Mood::of(best(Level::Morale) / POINT));
            assert_eq!(actor.energy, Energy::of(best(Level::Strain) / POINT));
            assert!((actor.loyalty - best(Level::Loyalty) as f32 / 100_000.0).abs() < 1e-6);
            assert_eq!(actor.left, member.left.is_some());
        }
        let weeks = cast.weeks;
        assert_eq!((weeks.count, weeks.extra), (view.round.rounds, view.round.empty_chair));
        assert_eq!(weeks.now + weeks.played, view.round.number);
        match cast.leader {
            LeaderOnStage::Chair => chair += 1,
            LeaderOnStage::At(place) if place < 0.5 => behind += 1,
            LeaderOnStage::At(_) => ahead += 1,
        }
    }
    assert!(behind > 0 && ahead > 0 && chair > 0, "{behind} {ahead} {chair}");
}

#[test]
fn weather_faces_and_ideas_come_from_the_view() {
    let mut view = views("steady").swap_remove(1);
    view.setting.insert(SettingField::Urgency, 70 * POINT);
    view.setting.insert(SettingField::Severity, 69 * POINT);
    assert!(!Cast::of(&view).storm, "one of the two is not enough");
    view.setting.insert(SettingField::Severity, 70 * POINT);
    set(&mut view, 0, Level::Morale, [70, 80, 90]);
    set(&mut view, 1, Level::Morale, [0, 19, 30]);
    set(&mut view, 0, Level::Strain, [60, 70, 80]);
    set(&mut view, 0, Level::Innovation, [60, 70, 80]);
    set(&mut view, 0, Level::Voice, [20, 30, 40]);
    set(&mut view, 1, Level::Innovation, [60, 70, 80]);
    set(&mut view, 1, Level::Voice, [0, 30, 60]);
    view.members[1].sign = true;
    set(&mut view, 1, Level::Loyalty, [60, 70, 80]);
    let cast = Cast::of(&view);
    assert!(cast.storm);
    let [first, second, ..] = cast.people.as_slice() else { panic!("two people") };
    assert_eq!((first.mood, first.energy), (Mood::Bright, Energy::Sagging));
    assert_eq!(second.mood, Mood::Hollow);
    assert!(first.held_idea, "ideas that are known of, and a voice that is known to be low");
    assert!(!second.held_idea, "a voice that is not known is not low");
    assert!(second.leaving && second.bond() < 0.35, "the thread has parted");
    view.members[1].left = Some(2);
    let cast = Cast::of(&view);
    assert!(cast.people[1].left && !cast.people[1].leaving);
}
