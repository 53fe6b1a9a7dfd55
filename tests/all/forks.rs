//! What if, and fit: the same luck, another choice.

use footlights::{
    leader::{
        Game,
        fork::{Change, fits, possible, what_if},
    },
    sim::{Detail, Luck, Subject},
    terms::Level,
};

use super::support::{leader, setup};

fn played<'a>(setup: &'a footlights::sim::Setup, name: &str, seed: u64) -> Game<'a> {
    let mut game = Game::new(setup, Luck::new(seed));
    game.play_out(&leader(name), Detail::Full);
    game
}

#[test]
fn the_same_choice_again_changes_nothing() {
    let setup = setup("inherited-team");
    let game = played(&setup, "situational", 4);
    let (card, option) = game.plans[3].answers.iter().next().map(|(c, o)| (*c, *o)).unwrap();
    let same = what_if(&game, 3, &Change::Answer { card, option: Some(option) }).unwrap();
    assert_eq!(same.line_was, same.line_would);
    assert_eq!(same.was, same.would);
    assert_eq!(same.substitutions, 0);
    assert!(same.band.iter().all(|band| (band.low, band.middle, band.high) == (0, 0, 0)));
}

#[test]
fn another_choice_moves_its_round_and_keeps_the_luck() {
    let setup = setup("inherited-team");
    let mut moved = 0;
    for seed in 0..6 {
        let game = played(&setup, "situational", seed);
        for round in 0..setup.rounds as usize {
            for (card, option) in game.plans[round].answers.clone() {
                let other =
                    Change::Answer { card, option: Some((option + 1) % setup.cards[card].options.len()) };
                if !possible(&game, round, &other) {
                    assert!(what_if(&game, round, &other).is_none());
                    continue;
                }
                let fork = what_if(&game, round, &other).unwrap();
                assert_eq!(fork.line_would.len(), fork.line_was.len(), "played to the end");
                assert_eq!(fork.band.len(), fork.line_was.len());
                assert!(fork.band.iter().all(|band| band.low <= band.middle && band.middle <= band.high));
                moved += usize::from(fork.line_was != fork.line_would);
                // The ups and downs of that round are the same luck: the same entries by the weather's name,
                // up to what saturation makes of them.
                let weather = |entries: &[footlights::sim::Entry]| -> i64 {
                    entries
                        .iter()
                        .filter(|entry| {
                            matches!(entry.subject, Subject::Member(_, Level::Morale))
                                && entry.cause
                                    == footlights::sim::Cause::Drift(footlights::sim::Drift::Weather)
                        })
                        .map(|entry| entry.amount.signum())
                        .sum()
                };
                assert_eq!(weather(&fork.was), weather(&fork.would));
            }
        }
    }
    assert!(moved > 60, "{moved} forks changed the line");
}

#[test]
fn listening_fits_a_team_that_has_not_been_heard() {
    let setup = setup("inherited-team");
    let (mut sum, mut count) = (0, 0);
    for seed in 0..30 {
        let game = played(&setup, "empowering", seed);
        for fit in fits(&game, 1) {
            if fit.practice == footlights::terms::Practice::Listen {
                sum += fit.levels;
                count += 1;
            }
        }
    }
    assert!(count > 10 && sum / count > 0, "{sum} over {count}");
}
