//! Playthroughs that an author can read: choose, spend, expect. One file each in `tests/playthroughs/SCENARIO/`.

use std::{collections::BTreeMap, fs, path::Path};

use footlights::{
    leader::Game,
    scenario::{Condition, Does},
    sim::{
        Detail, Luck, Move, Placement, Plan, Setup, Sight, TargetIx, chair_percent, deal::mean, holds, price,
    },
    terms::Id,
};
use serde::Deserialize;

use super::support::setup;

/// A game as someone might play it, with what must be so along the way.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Playthrough {
    /// What it shows, in a sentence.
    about: String,
    /// The seed.
    seed: u64,
    /// What is done in each round; rounds without an entry are led by nobody.
    rounds: Vec<Round>,
    /// What must be so at the very end.
    #[serde(default)]
    at_the_end: Vec<Condition>,
    /// Which ending is told.
    ending: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Round {
    /// Options by card. Cards that are on the table and not named stay unanswered.
    #[serde(default)]
    choose: BTreeMap<Id, Id>,
    /// Attention, as an option would say it.
    #[serde(default)]
    spend: Vec<Does>,
    /// What must be so after the round.
    #[serde(default)]
    expect: Vec<Condition>,
}

fn placement(setup: &Setup, does: &Does) -> Placement {
    let does = setup.does(does).unwrap();
    Placement {
        practice: does.practice,
        target: does.target,
        about: does.about,
        choice: does.choice,
        units: (does.units / 1000).max(price(does.practice)) * price(does.practice).min(1) * 1000,
    }
}

fn play(path: &Path, id: &str) {
    let text = fs::read_to_string(path).unwrap();
    let script: Playthrough = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(&text)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(!script.about.is_empty());
    let setup = setup(id);
    let mut game = Game::new(&setup, Luck::new(script.seed));
    let mut missed: Vec<String> = Vec::new();
    let mut must = |game: &Game<'_>, conditions: &[Condition], when: &str| {
        for condition in conditions {
            let test = setup.test(condition).unwrap();
            if !holds(&setup, &game.state, &test) {
                missed.push(format!("{when}: {condition:?}{}", actually(game, condition)));
            }
        }
    };
    let mut rounds = script.rounds.iter();
    while !game.state.public.over(&setup) {
        let number = game.state.public.round + 1;
        let mut plan = Plan::default();
        let round = if game.state.public.chair_empty(&setup) { None } else { rounds.next() };
        if let Some(round) = round {
            let sight = Sight::of(&setup, &game.state);
            let table: Vec<&str> =
                sight.hand.iter().map(|card| setup.scenario.cards[card.card].id.as_str()).collect();
            for (card, option) in &round.choose {
                let card = setup.scenario.cards.iter().position(|written| written.id == *card).unwrap();
                let options = &setup.scenario.cards[card].options;
                let option = options.iter().position(|written| written.id == *option).unwrap();
                let wanted = Move::Answer { card, option };
                let refusal = sight.allows(&plan, &wanted).err();
                assert_eq!(refusal, None, "{}: round {number}: {wanted:?}, with {table:?}", path.display());
                plan.add(wanted);
            }
            for does in &round.spend {
                let wanted = Move::Place(placement(&setup, does));
                let refusal = sight.allows(&plan, &wanted).err();
                assert_eq!(refusal, None, "{}: round {number}: {does:?}", path.display());
                plan.add(wanted);
            }
        }
        game.play(plan, Detail::Lean);
        if let Some(round) = round {
            must(&game, &round.expect, &format!("after round {number}"));
        }
    }
    must(&game, &script.at_the_end, "at the end");
    let told = setup
        .endings
        .iter()
        .position(|test| test.as_ref().is_none_or(|test| holds(&setup, &game.state, test)));
    let told = &setup.scenario.endings[told.unwrap()].id;
    if *told != script.ending {
        missed.push(format!("at the end: the ending is {told}, not {}", script.ending));
    }
    assert!(missed.is_empty(), "{}:\n{}", path.display(), missed.join("\n"));
}

/// What is so instead, where it is a figure.
fn actually(game: &Game<'_>, condition: &Condition) -> String {
    let world = &game.state.hidden.world;
    let value = match condition {
        Condition::Member { of, level, .. } => {
            game.setup.member(of).map(|member| world.level(member, *level))
        }
        Condition::Team { level, .. } => Some(mean(&game.state.public, |member| world.level(member, *level))),
        Condition::EmptyChair { .. } => Some(chair_percent(game.setup, &game.state.public) * 100),
        _ => None,
    };
    value.map_or(String::new(), |value| format!(" (it is {})", value / 1000))
}

#[test]
fn playthroughs_come_out_as_their_authors_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/playthroughs");
    let mut played = 0;
    let mut failed = Vec::new();
    for scenario in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let id = scenario.file_name().unwrap().to_str().unwrap().to_owned();
        for file in fs::read_dir(&scenario).unwrap().map(|entry| entry.unwrap().path()) {
            if let Err(missed) = std::panic::catch_unwind(|| play(&file, &id)) {
                failed.push(missed.downcast_ref::<String>().cloned().unwrap_or_default());
            }
            played += 1;
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    assert!(played >= 4, "{played} playthroughs");
}

#[test]
fn a_target_is_what_the_script_says() {
    let setup = setup("first-week");
    let text = "(practice: Listen, target: Member(\"dilek\"))";
    let does: Does = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .unwrap();
    let dilek = setup.member(&Id::from("dilek")).unwrap();
    assert_eq!(placement(&setup, &does).target, TargetIx::Member(dilek));
}
