//! One week as one round, or as five days with the same dose, comes to the same.

use std::sync::Arc;

use footlights::{
    scenario::Scenario,
    sim::{
        Coefficients, Detail, Length, Luck, Placement, Plan, Setup, TargetIx, headline_means, play, start,
    },
    terms::{Level, Practice},
};

use super::support::{coefficients, scenario};

const WEEKS: u32 = 10;
const TEAMS: u64 = 1000;

fn quiet(rounds: u32, hours: i64) -> Setup {
    let mut scenario: Scenario = scenario("first-week");
    scenario.rounds = rounds;
    scenario.round.hours = hours;
    scenario.variation.levels = 15;
    scenario.variation.skills = 15;
    scenario.cards.clear();
    scenario.shocks.clear();
    scenario.decisions.clear();
    scenario.voices.clear();
    scenario.endings.truncate(0);
    scenario.epilogues.clear();
    for member in &mut scenario.members {
        member.knows.clear();
    }
    let weeks_in_round = 40 / hours;
    for stream in &mut scenario.work {
        if stream.standing {
            stream.effort /= weeks_in_round;
        } else {
            stream.effort = 2000;
            stream.due = Some(rounds);
        }
    }
    let coefficients = Coefficients { leaving_chance: 0, ..coefficients() };
    Setup::new(Arc::new(scenario), Arc::new(coefficients), Length::Full).unwrap()
}

/// Five placements for each week: one a day when played by days.
fn week(number: u32) -> Vec<Placement> {
    use Practice::{Assign, Coach, Delegate, Inspect, Listen, OwnUp, Push, Recognise, Vision};
    let member = |place: u32| TargetIx::Member((place % 4) as usize);
    let all = [
        (Listen, member(number)),
        (Coach, member(number + 1)),
        (Recognise, member(number + 2)),
        (Vision, TargetIx::Team),
        (Assign, member(number + 3)),
        (Push, TargetIx::Team),
        (Inspect, TargetIx::Work((number % 2) as usize)),
        (OwnUp, member(number)),
        (Delegate, member(number + 1)),
    ];
    (0..5)
        .map(|day| {
            let (practice, target) = all[((number * 5 + day) % 9) as usize];
            Placement { practice, target, about: Some((number % 2) as usize), choice: None, units: 1000 }
        })
        .collect()
}

/// Means over teams and seeds of morale, innovation, loyalty and trust (points) and progress (hours).
fn means(setup: &Setup, days: u32) -> [f64; 5] {
    let mut sums = [0.0; 5];
    for seed in 0..TEAMS {
        let mut state = start(setup, Luck::new(seed));
        for number in 0..WEEKS {
            let placed = week(number);
            for day in 0..days {
                let placements = if days == 1 { placed.clone() } else { vec![placed[day as usize]] };
                play(setup, &mut state, &Plan { placements, ..Plan::default() }, Detail::Lean);
            }
        }
        let levels = headline_means(&state);
        let n = setup.members.len() as f64;
        let trust: i64 = (0..setup.members.len()).map(|m| state.hidden.world.level(m, Level::Trust)).sum();
        let progress: i64 = state.public.streams.iter().map(|stream| stream.progress).sum();
        for (sum, value) in sums.iter_mut().zip([
            levels[0] as f64 / 1000.0,
            levels[1] as f64 / 1000.0,
            levels[2] as f64 / 1000.0,
            trust as f64 / 1000.0 / n,
            progress as f64 / 1000.0,
        ]) {
            *sum += value / TEAMS as f64;
        }
    }
    sums
}

#[test]
fn a_week_is_five_days() {
    let weeks = means(&quiet(WEEKS, 40), 1);
    let days = means(&quiet(WEEKS * 5, 8), 5);
    for (name, place) in [("morale", 0), ("innovation", 1), ("loyalty", 2), ("trust", 3)] {
        let apart = (weeks[place] - days[place]).abs();
        assert!(apart <= 2.0, "{name}: {:.2} in weeks, {:.2} in days", weeks[place], days[place]);
    }
    let apart = (weeks[4] - days[4]).abs() / weeks[4];
    assert!(apart <= 0.03, "progress: {:.0} in weeks, {:.0} in days", weeks[4], days[4]);
}
