//! Ranges are honest: an 80 % range covers the truth in 75–85 % of member-rounds where people speak freely.

use footlights::{
    leader::{Game, Leader},
    sim::{Detail, Luck, Sight, fixed::POINT},
    terms::Level,
};
use rayon::prelude::*;

use super::support::{LEADERS, SCENARIOS, leader, setup};

const GAMES: u64 = 1000;
/// How far the planner looks ahead here: a tenth of what it is shipped with, for it plays as many games as the others.
const LOOKS_AHEAD: u32 = 30;

/// Every automated leader that is shipped.
fn all_leaders() -> Vec<Leader> {
    let planner = Leader { looks_ahead: LOOKS_AHEAD, ..leader("planner") };
    LEADERS.map(leader).into_iter().chain([planner]).collect()
}

/// Member-rounds at voice 60 and more, and those in which the range covers the truth, by headline level.
fn coverage(id: &str, leader: &Leader) -> [[u64; 2]; 3] {
    let setup = setup(id);
    (0..GAMES)
        .into_par_iter()
        .map(|seed| {
            let mut counts = [[0; 2]; 3];
            let mut game = Game::new(&setup, Luck::new(seed));
            while !game.state.public.over(&setup) {
                let plan = leader.plan_on(&setup, &Sight::of(&setup, &game.state));
                game.play(plan, Detail::Lean);
                for member in game.state.public.present() {
                    if game.state.hidden.world.level(member, Level::Voice) < 60 * POINT {
                        continue;
                    }
                    for (count, level) in counts.iter_mut().zip(Level::HEADLINE) {
                        let range = game.state.seat.reading(member, level).range();
                        let truth = game.state.hidden.world.level(member, level);
                        count[0] += 1;
                        count[1] += u64::from((range.low..=range.high).contains(&truth));
                    }
                }
            }
            counts
        })
        .reduce(Default::default, |mut a, b| {
            for (a, b) in a.iter_mut().flatten().zip(b.iter().flatten()) {
                *a += b;
            }
            a
        })
}

#[test]
fn ranges_cover_the_truth() {
    for leader in all_leaders() {
        let name = leader.id.as_str();
        let mut all = [[0; 2]; 3];
        for id in SCENARIOS {
            let counts = coverage(id, &leader);
            println!(
                "{id} {name}: {:?}",
                counts.map(|[seen, held]| (seen, held as f64 * 100.0 / seen as f64))
            );
            for (sum, count) in all.iter_mut().flatten().zip(counts.iter().flatten()) {
                *sum += count;
            }
        }
        for ([seen, held], level) in all.iter().zip(Level::HEADLINE) {
            let percent = *held as f64 * 100.0 / *seen as f64;
            assert!((75.0..=85.0).contains(&percent), "{name}, {}: {percent:.1} % of {seen}", level.id());
        }
    }
}

#[test]
fn where_people_do_not_speak_freely_the_picture_is_rosy() {
    let (setup, leader) = (setup("inherited-team"), leader("directive"));
    let (mut off, mut count) = (0, 0);
    for seed in 0..100 {
        let mut game = Game::new(&setup, Luck::new(seed));
        game.play_out(&leader, Detail::Lean);
        for member in game.state.public.present() {
            if game.state.hidden.world.level(member, Level::Voice) < 40 * POINT {
                off += game.state.seat.believed.level(member, Level::Morale)
                    - game.state.hidden.world.level(member, Level::Morale);
                count += 1;
            }
        }
    }
    let mean = off / count.max(1);
    assert!(count > 100 && mean > 2 * POINT, "mean error {mean} thousandths over {count}");
}

#[test]
fn listening_narrows_and_time_widens() {
    use footlights::sim::{Placement, Plan, TargetIx, play, start};
    use footlights::terms::Practice;
    let setup = setup("first-week");
    let begin = start(&setup, Luck::new(5));
    let width = |state: &footlights::sim::State| {
        let range = state.seat.reading(1, Level::Morale).range();
        range.high - range.low
    };
    let (mut heard, mut left) = (begin.clone(), begin.clone());
    let listen = Placement {
        practice: Practice::Listen,
        target: TargetIx::Member(1),
        about: None,
        choice: None,
        units: 2000,
    };
    play(&setup, &mut heard, &Plan { placements: vec![listen], ..Plan::default() }, Detail::Lean);
    play(&setup, &mut left, &Plan::default(), Detail::Lean);
    assert!(width(&heard) < width(&left), "{} and {}", width(&heard), width(&left));
    let narrow = width(&heard);
    play(&setup, &mut heard, &Plan::default(), Detail::Lean);
    assert!(width(&heard) > narrow);
}

#[test]
fn two_looks_in_one_round_are_two_draws() {
    use footlights::sim::{Observation, Placement, Plan, TargetIx, play, start};
    use footlights::terms::Practice;
    let setup = setup("first-week");
    let mut state = start(&setup, Luck::new(5));
    let on = |practice, target| Placement { practice, target, about: Some(0), choice: None, units: 1000 };
    let member = setup.streams[0].owner;
    let placements = vec![
        on(Practice::Listen, TargetIx::Member(member)),
        on(Practice::Listen, TargetIx::Member(member)),
        on(Practice::Inspect, TargetIx::Work(0)),
        on(Practice::Coach, TargetIx::Member(member)),
    ];
    play(&setup, &mut state, &Plan { placements, ..Plan::default() }, Detail::Lean);
    let (mut heard, mut close) = (Vec::new(), Vec::new());
    for seen in &state.seat.log {
        match seen {
            Observation::Heard { member: who, levels, .. } if *who == member => heard.push(*levels),
            Observation::Close { member: who, strain, .. } if *who == member => close.push(*strain),
            _ => {}
        }
    }
    assert!(heard.len() == 2 && heard[0] != heard[1], "{heard:?}");
    assert!(close.len() == 2 && close[0] != close[1], "{close:?}");
}
