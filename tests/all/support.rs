//! What several tests need: shipped content ready to play, and seeded players.

use std::sync::Arc;

use footlights::{
    content::Content,
    leader::{Game, Leader},
    scenario::Scenario,
    sim::{
        Coefficients, Detail, Length, Luck, Move, Placement, Plan, Setup, Sight, TargetIx, luck::Purpose,
        price, suits,
    },
    terms::Practice,
};

/// The five shipped leaders.
pub const LEADERS: [&str; 5] = ["directive", "empowering", "situational", "steady", "absent"];
/// The shipped scenarios.
pub const SCENARIOS: [&str; 2] = ["first-week", "inherited-team"];

pub fn scenario(id: &str) -> Scenario {
    let text = Content::embedded().scenario(id).unwrap().text.clone();
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(&text)
        .unwrap()
}

pub fn coefficients() -> Coefficients {
    Coefficients::from_ron(&Content::embedded().model("coefficients").unwrap().text).unwrap()
}

pub fn leader(name: &str) -> Leader {
    Leader::from_ron(&Content::embedded().leader(name).unwrap().text).unwrap()
}

pub fn setup_of(scenario: Scenario) -> Setup {
    Setup::new(Arc::new(scenario), Arc::new(coefficients()), Length::Full).unwrap()
}

pub fn setup(id: &str) -> Setup {
    setup_of(scenario(id))
}

/// A plan made of random legal moves: a function of the numbers given.
pub fn random_plan(setup: &Setup, sight: &Sight, number: u64) -> Plan {
    let luck = Luck::new(number);
    let mut use_number = 0;
    let mut below = |bound: usize| {
        use_number += 1;
        luck.below(sight.round, 1, Purpose::Leader, use_number, bound as i64) as usize
    };
    let mut plan = Plan::default();
    for card in &sight.hand {
        let option = below(card.options.len() + 1);
        let wanted = Move::Answer { card: card.card, option };
        if sight.allows(&plan, &wanted).is_ok() {
            plan.add(wanted);
        }
    }
    for _ in 0..12 {
        let practice = Practice::ALL[below(Practice::COUNT)];
        let target = match below(4) {
            0 => TargetIx::Team,
            1 => TargetIx::Member(below(setup.members.len())),
            2 => TargetIx::Work(below(setup.streams.len())),
            _ => TargetIx::Decision(below(setup.decisions.len().max(1))),
        };
        let about = (below(2) == 0).then(|| below(setup.streams.len()));
        let units = price(practice) * 1000;
        let wanted = Move::Place(Placement { practice, target, about, choice: None, units });
        if suits(practice, target) && sight.allows(&plan, &wanted).is_ok() {
            plan.add(wanted);
        }
    }
    plan
}

/// A whole game of random legal moves.
pub fn random_game(setup: &Setup, seed: u64, player: u64, detail: Detail) -> Game<'_> {
    let mut game = Game::new(setup, Luck::new(seed));
    while !game.state.public.over(setup) {
        let plan = random_plan(setup, &Sight::of(setup, &game.state), player);
        game.play(plan, detail);
    }
    game
}
