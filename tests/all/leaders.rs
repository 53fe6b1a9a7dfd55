//! Automated leaders end visibly differently, and neither style wins everything.

use std::collections::BTreeMap;

use footlights::{
    leader::Game,
    scenario::Scenario,
    sim::{Cause, Detail, Luck, Setup, Subject, score},
    terms::{Level, Practice, Stance},
};
use rayon::prelude::*;

use super::support::{LEADERS, SCENARIOS, leader, scenario, setup, setup_of};

const SEEDS: u64 = 500;

/// Totals by seed, in points.
fn totals(setup: &Setup, name: &str) -> Vec<f64> {
    let leader = leader(name);
    (0..SEEDS)
        .into_par_iter()
        .map(|seed| {
            let mut game = Game::new(setup, Luck::new(seed));
            game.play_out(&leader, Detail::Lean);
            score(setup, &game.state).total as f64 / 1000.0
        })
        .collect()
}

/// Mean paired difference and half its 95 % interval.
fn paired(a: &[f64], b: &[f64]) -> (f64, f64) {
    let n = a.len() as f64;
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let mean = differences.iter().sum::<f64>() / n;
    let variance = differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, 1.96 * (variance / n).sqrt())
}

#[test]
fn absent_is_last_on_every_scenario() {
    for id in SCENARIOS {
        let setup = setup(id);
        let absent = totals(&setup, "absent");
        for name in LEADERS.into_iter().filter(|name| *name != "absent") {
            let (ahead, half) = paired(&totals(&setup, name), &absent);
            assert!(ahead - half > 0.0, "{id}: {name} is {ahead:.1} ± {half:.1} ahead of absent");
        }
    }
}

#[test]
fn leaders_end_visibly_differently() {
    for id in SCENARIOS {
        let setup = setup(id);
        let by_leader: BTreeMap<_, _> = LEADERS.iter().map(|name| (*name, totals(&setup, name))).collect();
        for (name, other) in [("directive", "empowering"), ("directive", "situational"), ("steady", "absent")]
        {
            let (apart, half) = paired(&by_leader[name], &by_leader[other]);
            assert!(apart.abs() > 2.0 + half, "{id}: {name} and {other} are {apart:.1} ± {half:.1} apart");
        }
    }
}

/// A scenario in which a mistake does harm, time is short, the matter is familiar and the team is new to it.
fn storm(mut scenario: Scenario) -> Scenario {
    scenario.setting.severity = 90;
    scenario.setting.urgency = 90;
    scenario.setting.familiarity = 80;
    for member in &mut scenario.members {
        for area in &scenario.areas {
            let skill = member.skills.entry(area.clone()).or_insert(30);
            *skill = (*skill - 25).max(0);
        }
        let confidence = member.start.entry(Level::Confidence).or_insert(55);
        *confidence = (*confidence - 25).max(1);
    }
    scenario
}

#[test]
fn neither_directive_nor_empowering_wins_everything() {
    let calm = setup("inherited-team");
    let (ahead, half) = paired(&totals(&calm, "empowering"), &totals(&calm, "directive"));
    assert!(ahead - half > 0.0, "an able team with time: empowering is {ahead:.1} ± {half:.1} ahead");
    let storm = setup_of(storm(scenario("first-week")));
    let (ahead, half) = paired(&totals(&storm, "directive"), &totals(&storm, "empowering"));
    assert!(ahead - half > 0.0, "a green team in a storm: directive is {ahead:.1} ± {half:.1} ahead");
}

#[test]
fn the_ledger_names_why_leaders_differ() {
    // What the leader did moves loyalty up under the one and down under the other, by name.
    for id in SCENARIOS {
        let setup = setup(id);
        let moved = |name: &str, stance: Stance| -> i64 {
            let leader = leader(name);
            (0..40)
                .map(|seed| {
                    let mut game = Game::new(&setup, Luck::new(seed));
                    game.play_out(&leader, Detail::Full);
                    game.records
                        .iter()
                        .flat_map(|record| &record.truth)
                        .filter(|entry| match (entry.subject, entry.cause) {
                            (
                                Subject::Member(_, Level::Loyalty | Level::Innovation),
                                Cause::Use { practice, .. },
                            ) => practice.stance() == stance,
                            _ => false,
                        })
                        .map(|entry| entry.amount)
                        .sum::<i64>()
                })
                .sum()
        };
        assert!(moved("empowering", Stance::Empowering) > 0, "{id}");
        assert!(moved("directive", Stance::Directing) < 0, "{id}");
    }
}

#[test]
fn every_practice_is_used_by_some_leader() {
    let setup = setup("inherited-team");
    let mut used = [0; Practice::COUNT];
    for name in LEADERS {
        for seed in 0..20 {
            let mut game = Game::new(&setup, Luck::new(seed));
            game.play_out(&leader(name), Detail::Lean);
            for (sum, units) in used.iter_mut().zip(game.state.public.used) {
                *sum += units;
            }
        }
    }
    for practice in Practice::ALL {
        assert!(used[practice as usize] > 0, "{practice} is never used");
    }
}
