//! The planner knows what its seat knows, and does better with it than any fixed style.

use std::sync::Arc;

use footlights::{
    leader::{Briefing, Game, Leader, Planner, planner::one_strong_run},
    sim::{Detail, Luck, Setup, Sight, fingerprint, score, start},
};
use rayon::prelude::*;

use super::support::{LEADERS, SCENARIOS, leader, scenario, setup, setup_of};

/// Games a leader plays here.
const SEEDS: u64 = 24;

fn planner(looks_ahead: u32) -> Leader {
    Leader { looks_ahead, ..leader("planner") }
}

fn mean_total(setup: &Setup, leader: &Leader) -> f64 {
    let totals: Vec<i64> = (0..SEEDS)
        .into_par_iter()
        .map(|seed| {
            let mut game = Game::new(setup, Luck::new(seed));
            game.play_out(leader, Detail::Lean);
            score(setup, &game.state).total
        })
        .collect();
    totals.iter().sum::<i64>() as f64 / SEEDS as f64 / 1000.0
}

#[test]
fn it_is_better_on_average_than_every_fixed_style_on_every_scenario() {
    for id in SCENARIOS {
        let setup = setup(id);
        let own = mean_total(&setup, &planner(300));
        for name in LEADERS {
            let other = mean_total(&setup, &leader(name));
            assert!(own > other, "{id}: the planner comes to {own:.2}, {name} to {other:.2}");
        }
    }
}

#[test]
fn what_is_hidden_changes_nothing_of_what_it_decides() {
    for id in SCENARIOS {
        let real = setup(id);
        // Another deck, other events, other people behind the same names, other answers to the questions.
        let mut other = scenario(id);
        other.cards.reverse();
        other.cards.truncate(3);
        // What follows from them goes with the rest of the deck and the events.
        for card in &mut other.cards {
            card.options.iter_mut().for_each(|option| option.then.clear());
            card.unanswered.then.clear();
        }
        other.shocks.clear();
        other.voices.clear();
        other.endings.truncate(1);
        for member in &mut other.members {
            member.private = None;
            member.need_for_structure = 100 - member.need_for_structure;
            member.start.clear();
            member.skills.clear();
            member.motives.clear();
            member.knows.clear();
        }
        for decision in &mut other.decisions {
            decision.choices.iter_mut().for_each(|choice| choice.quality = 100 - choice.quality);
        }
        other.relations.clear();
        let swapped = setup_of(other);
        let leader = planner(60);
        for seed in 0..3 {
            let mut game = Game::new(&real, Luck::new(seed));
            for _ in 0..3 {
                let sight = Sight::of(&real, &game.state);
                let plan = Planner::new(&leader, &real).plan(&sight);
                assert_eq!(plan, Planner::new(&leader, &swapped).plan(&sight), "{id}, seed {seed}");
                game.play(plan, Detail::Lean);
            }
        }
        let briefings =
            [Briefing::of(&real), Briefing::of(&swapped)].map(|briefing| format!("{briefing:?}").len());
        assert!(briefings[0] > 0);
    }
}

#[test]
fn another_luck_behind_the_same_sight_changes_nothing() {
    let setup = setup("inherited-team");
    let leader = planner(60);
    let mut state = start(&setup, Luck::new(5));
    let sight = Sight::of(&setup, &state);
    let plan = leader.plan_on(&setup, &sight);
    state.hidden = start(&setup, Luck::new(99)).hidden;
    assert_eq!(Sight::of(&setup, &state), sight);
    assert_eq!(leader.plan_on(&setup, &Sight::of(&setup, &state)), plan);
}

#[test]
fn every_move_it_makes_is_open_to_it() {
    for id in SCENARIOS {
        let setup = setup(id);
        let leader = planner(30);
        let mut game = Game::new(&setup, Luck::new(11));
        while !game.state.public.chair_empty(&setup) {
            let sight = Sight::of(&setup, &game.state);
            let plan = leader.plan_on(&setup, &sight);
            let mut so_far = footlights::sim::Plan::default();
            let answers = plan.answers.iter().map(|(card, option)| (*card, *option));
            let answers = answers.map(|(card, option)| footlights::sim::Move::Answer { card, option });
            let placed = plan.placements.iter().map(|placed| footlights::sim::Move::Place(*placed));
            for wanted in answers.chain(placed) {
                assert_eq!(sight.allows(&so_far, &wanted), Ok(()), "{id}: {wanted:?}");
                so_far.add(wanted);
            }
            game.play(plan, Detail::Lean);
        }
    }
}

#[test]
fn it_plays_the_same_game_again_and_offers_it_as_a_line() {
    let setup = Arc::new(setup("first-week"));
    let leader = planner(40);
    let mut game = Game::new(&setup, Luck::new(3));
    game.play_out(&leader, Detail::Full);
    let line = one_strong_run(&setup, Luck::new(3), &leader);
    assert_eq!(line.history, game.history);
    assert_eq!(line.score, score(&setup, &game.state));
    let mut lean = Game::new(&setup, Luck::new(3));
    lean.play_out(&leader, Detail::Lean);
    assert_eq!(fingerprint(&setup, &lean.state), fingerprint(&setup, &game.state));
}

#[test]
fn a_budget_of_one_is_enough_to_play() {
    let setup = setup("first-week");
    let mut game = Game::new(&setup, Luck::new(1));
    game.play_out(&planner(1), Detail::Lean);
    assert!(game.state.public.over(&setup));
}
