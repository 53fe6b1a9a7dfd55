//! What must hold in every game, whoever plays it.

use footlights::{
    leader::Game,
    sim::{Detail, Luck, Plan, Record, Setup, Sight, State, Subject, fingerprint, fixed::FULL, holds, play},
    terms::Level,
};
use proptest::prelude::*;

use super::support::{SCENARIOS, leader, random_game, random_plan, scenario, setup, setup_of};

/// Runs `check` on every round of a game of random moves: state before, record, state after.
fn each_round(setup: &Setup, seed: u64, player: u64, mut check: impl FnMut(&State, &Record, &State)) {
    let game = random_game(setup, seed, player, Detail::Full);
    for (round, record) in game.records.iter().enumerate() {
        check(&game.past[round], record, game.past.get(round + 1).unwrap_or(&game.state));
    }
}

fn sum(entries: &[footlights::sim::Entry], subject: Subject) -> i64 {
    entries.iter().filter(|entry| entry.subject == subject).map(|entry| entry.amount).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn both_ledgers_add_up_to_the_thousandth(seed: u64, player: u64, which in 0..2_usize) {
        let setup = setup(SCENARIOS[which]);
        each_round(&setup, seed, player, |before, record, after| {
            for member in before.public.present() {
                for level in [Level::Morale, Level::Innovation, Level::Loyalty, Level::Trust] {
                    let subject = Subject::Member(member, level);
                    let change = after.hidden.world.level(member, level) - before.hidden.world.level(member, level);
                    assert_eq!(change, sum(&record.truth, subject), "truth, {member} {level:?}");
                    let change = after.seat.believed.level(member, level) - before.seat.believed.level(member, level);
                    assert_eq!(change, sum(&record.seen, subject), "seen, {member} {level:?}");
                }
            }
            for stream in 0..setup.streams.len() {
                let change = after.public.streams[stream].progress - before.public.streams[stream].progress;
                assert_eq!(change, sum(&record.truth, Subject::Work(stream)), "work {stream}");
            }
            let change = after.public.sponsor - before.public.sponsor;
            assert_eq!(change, sum(&record.truth, Subject::Sponsor), "sponsor");
        });
    }

    #[test]
    fn nothing_leaves_its_bounds(seed: u64, player: u64, which in 0..2_usize) {
        let setup = setup(SCENARIOS[which]);
        each_round(&setup, seed, player, |_, record, after| {
            for world in [&after.hidden.world, &after.seat.believed] {
                let mut values: Vec<i64> = world.levels.iter().flatten().copied().collect();
                values.extend(world.skill.iter().chain(&world.credit).chain(&world.intent).chain(&world.conflict));
                values.extend([world.shared, world.alignment, after.public.sponsor, after.public.stale]);
                assert!(values.iter().all(|value| (0..=FULL).contains(value)), "{values:?}");
            }
            assert!((0..=1000).contains(&after.public.place));
            assert!(after.public.output.iter().all(|output| (0..3000).contains(output)));
            for dealt in &after.public.hand {
                let needs = &setup.cards[dealt.card].needs;
                assert!(needs.as_ref().is_none_or(|test| holds(&setup, after, test)), "a card came uncalled");
            }
            for response in record.responses.iter().flatten() {
                assert!(response.effort <= 2 && response.voice <= 2);
            }
        });
    }

    #[test]
    fn same_seed_and_choices_same_game(seed: u64, player: u64, which in 0..2_usize) {
        let setup = setup(SCENARIOS[which]);
        let full = random_game(&setup, seed, player, Detail::Full);
        let lean = random_game(&setup, seed, player, Detail::Lean);
        prop_assert_eq!(fingerprint(&setup, &full.state), fingerprint(&setup, &lean.state));
        prop_assert_eq!(&full.state, &lean.state);
    }

    #[test]
    fn the_order_of_clicks_does_not_matter(seed: u64, player: u64) {
        let setup = setup("inherited-team");
        let mut forward = Game::new(&setup, Luck::new(seed));
        let mut backward = Game::new(&setup, Luck::new(seed));
        for _ in 0..4 {
            let plan = random_plan(&setup, &Sight::of(&setup, &forward.state), player);
            let mut reversed = plan.clone();
            reversed.placements.reverse();
            forward.play(plan, Detail::Lean);
            backward.play(reversed, Detail::Lean);
        }
        prop_assert_eq!(forward.state, backward.state);
    }

    #[test]
    fn games_that_differ_in_one_round_meet_the_same_outside_events(
        seed: u64, player: u64, other: u64, round in 0..9_usize
    ) {
        let setup = setup("inherited-team");
        let played = random_game(&setup, seed, player, Detail::Full);
        let mut fork = Game::new(&setup, Luck::new(seed));
        let mut shocks = Vec::new();
        while !fork.state.public.over(&setup) {
            let at = fork.past.len();
            let number = if at == round { other } else { player };
            if at <= round {
                prop_assert_eq!(&fork.state, &played.past[at], "identical before the fork");
            }
            let outside = |state: &State| -> Vec<usize> {
                let follows = |shock: &usize| setup.shocks[*shock].window.is_some();
                let all = state.public.news.iter().chain(&state.hidden.secrets).copied();
                all.filter(follows).filter(|shock| setup.shocks[*shock].private_to.is_none()).collect()
            };
            shocks.push((outside(&fork.state), outside(&played.past[at])));
            let plan = random_plan(&setup, &Sight::of(&setup, &fork.state), number);
            fork.play(plan, Detail::Full);
        }
        for (at, (fork, played)) in shocks.into_iter().enumerate() {
            prop_assert_eq!(fork, played, "round {}", at);
        }
    }
}

#[test]
fn adding_a_member_changes_nobody_elses_draws() {
    let small = scenario("inherited-team");
    let mut large = small.clone();
    let mut newcomer = small.members[0].clone();
    newcomer.id = "newcomer".into();
    large.members.push(newcomer);
    let (small, large) = (setup_of(small), setup_of(large));
    for seed in 0..50 {
        let (a, b) = (Game::new(&small, Luck::new(seed)), Game::new(&large, Luck::new(seed)));
        for member in 0..small.members.len() {
            assert_eq!(
                a.state.hidden.world.levels[member], b.state.hidden.world.levels[member],
                "seed {seed}"
            );
            assert_eq!(
                a.state.hidden.world.motives[member], b.state.hidden.world.motives[member],
                "seed {seed}"
            );
        }
        assert_eq!(a.state.hidden.qualities, b.state.hidden.qualities);
    }
}

#[test]
fn no_script_of_answers_wins_twice_because_people_and_cards_vary() {
    let setup = setup("inherited-team");
    let deals = |seed: u64| {
        let game = random_game(&setup, seed, 1, Detail::Full);
        game.past
            .iter()
            .map(|state| state.public.hand.iter().map(|dealt| dealt.card).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let different = (0..20).filter(|seed| deals(*seed) != deals(*seed + 100)).count();
    assert!(different >= 18, "{different} of 20 pairs of seeds differ in their cards");
}

#[test]
fn attention_and_an_option_run_through_the_same_equations() {
    // The same practice at the same person, once by a card's option and once with attention, pushes the same.
    let setup = setup("first-week");
    let (card, option, does) = setup
        .cards
        .iter()
        .enumerate()
        .filter(|(_, card)| card.when == footlights::sim::WhenSetup::Round(0))
        .flat_map(|(card, setup)| {
            setup.options.iter().enumerate().map(move |(option, answer)| (card, option, answer))
        })
        .find(|(_, _, answer)| {
            answer.does.len() == 1 && matches!(answer.does[0].target, footlights::sim::TargetIx::Member(_))
        })
        .map(|(card, option, answer)| (card, option, answer.does[0]))
        .expect("the first week has a plain option");
    let footlights::sim::TargetIx::Member(member) = does.target else { unreachable!("found so") };
    let by_use = |record: &Record| -> Vec<(Level, i64)> {
        record
            .truth
            .iter()
            .filter_map(|entry| match (entry.subject, entry.cause) {
                (Subject::Member(who, level), footlights::sim::Cause::Use { practice, .. })
                    if who == member && practice == does.practice =>
                {
                    Some((level, entry.amount))
                }
                _ => None,
            })
            .collect()
    };
    let start = Game::new(&setup, Luck::new(3)).state;
    let mut answered = Plan::default();
    answered.answers.insert(card, option);
    let mut placed = Plan::default();
    placed.placements.push(footlights::sim::Placement {
        practice: does.practice,
        target: does.target,
        about: does.about,
        choice: does.choice,
        units: does.units,
    });
    let answered = play(&setup, &mut start.clone(), &answered, Detail::Full);
    let placed = play(&setup, &mut start.clone(), &placed, Detail::Full);
    let (answered, placed) = (by_use(&answered), by_use(&placed));
    assert!(!answered.is_empty());
    for ((level, a), (other, b)) in answered.iter().zip(&placed) {
        // Leaving the card unanswered pushes too, so shares of the saturated sum differ a little.
        assert!(level == other && (a - b).abs() <= a.abs() / 8 + 20, "{level:?}: {a} and {b}");
    }
}

#[test]
fn every_leader_reaches_the_end_of_every_scenario() {
    for id in SCENARIOS {
        let setup = setup(id);
        for name in super::support::LEADERS {
            for seed in 0..20 {
                let mut game = Game::new(&setup, Luck::new(seed));
                game.play_out(&leader(name), Detail::Full);
                assert_eq!(game.state.public.output.len(), setup.rounds_all() as usize, "{id} {name} {seed}");
            }
        }
    }
}

#[test]
fn finished_work_is_handed_to_nobody() {
    use footlights::sim::{Move, Placement, Refusal, TargetIx};
    use footlights::terms::Practice;
    let setup = setup("inherited-team");
    let mut state = Game::new(&setup, Luck::new(3)).state;
    let stream = setup.streams.iter().position(|stream| !stream.standing).unwrap();
    let member = (setup.streams[stream].owner + 1) % setup.members.len();
    state.public.streams[stream].done = Some(0);
    let placed = Placement {
        practice: Practice::Delegate,
        target: TargetIx::Member(member),
        about: Some(stream),
        choice: None,
        units: 1000,
    };
    let allowed = Sight::of(&setup, &state).allows(&Plan::default(), &Move::Place(placed));
    assert_eq!(allowed, Err(Refusal::NoSuchTarget));
    // An option of a card may still name it: its owner stays who they were.
    let owner = state.public.streams[stream].owner;
    play(&setup, &mut state, &Plan { placements: vec![placed], ..Plan::default() }, Detail::Lean);
    assert_eq!(state.public.streams[stream].owner, owner);
}

#[test]
fn a_card_comes_once_and_not_at_all_where_it_is_left_out() {
    use footlights::sim::{Happening, Next, WhenSetup};
    let mut setup = setup("inherited-team");
    let follow_ups: Vec<usize> = (0..setup.cards.len())
        .filter(|card| setup.cards[*card].when == WhenSetup::FollowUp && setup.cards[*card].needs.is_none())
        .collect();
    let [answered, left_out, open] = follow_ups[..3] else { panic!("too few follow-ups: {follow_ups:?}") };
    setup.cards[left_out].when = WhenSetup::Never;
    let mut state = Game::new(&setup, Luck::new(3)).state;
    state.public.dealt[answered] = true;
    state.hidden.pending = vec![(1, Next::Card(answered)), (1, Next::Card(left_out))];
    let (mut dealt, mut unanswered) = (Vec::new(), Vec::new());
    while !state.public.over(&setup) {
        let chair = state.public.chair_empty(&setup);
        if state.public.round == setup.rounds {
            state.public.dealt[open] = false;
            state.hidden.pending.push((setup.rounds, Next::Card(open)));
        }
        dealt.extend(state.public.hand.iter().map(|dealt| dealt.card));
        let record = play(&setup, &mut state, &Plan::default(), Detail::Full);
        unanswered.extend(record.happenings.into_iter().filter_map(|what| match what {
            Happening::Unanswered(card) if chair => Some(card),
            _ => None,
        }));
    }
    for card in [answered, left_out] {
        assert!(!dealt.contains(&card) && !unanswered.contains(&card), "{card}: {dealt:?} {unanswered:?}");
    }
    assert!(unanswered.contains(&open), "what had not come resolves as unanswered: {unanswered:?}");
}

/// Every way to change one number or one yes in a value, by the path to it.
fn changed(value: &serde_json::Value, path: &str, out: &mut Vec<(String, serde_json::Value)>) {
    use serde_json::Value;
    let mut inside = |key: String, inner: &Value, put: &dyn Fn(Value) -> Value| {
        let mut inner_out = Vec::new();
        changed(inner, &format!("{path}/{key}"), &mut inner_out);
        out.extend(inner_out.into_iter().map(|(at, inner)| (at, put(inner))));
    };
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let put = |new: Value| {
                    let mut fields = fields.clone();
                    fields.insert(key.clone(), new);
                    Value::Object(fields)
                };
                inside(key.clone(), inner, &put);
            }
        }
        // The first of a list stands for all of it.
        Value::Array(items) if !items.is_empty() => {
            let put = |new: Value| {
                let mut items = items.clone();
                items[0] = new;
                Value::Array(items)
            };
            inside("0".to_owned(), &items[0], &put);
        }
        Value::Bool(yes) => out.push((path.to_owned(), Value::Bool(!yes))),
        Value::Number(number) => {
            let other = match number.as_u64() {
                Some(number) => Value::from(number ^ 1),
                None => Value::from(number.as_i64().unwrap() + 1),
            };
            out.push((path.to_owned(), other));
        }
        _ => {}
    }
}

#[test]
fn the_fingerprint_sees_every_field_of_a_state() {
    let setup = setup("inherited-team");
    let game = random_game(&setup, 11, 5, Detail::Full);
    let mut seen = std::collections::BTreeSet::new();
    for state in &game.past[1..] {
        let print = fingerprint(&setup, state);
        let mut all = Vec::new();
        changed(&serde_json::to_value(state).unwrap(), "", &mut all);
        for (path, other) in all.into_iter().filter(|(path, _)| !path.starts_with("/seat/log/")) {
            let other: State = serde_json::from_value(other).unwrap();
            assert_ne!(fingerprint(&setup, &other), print, "{path}");
            seen.insert(path);
        }
    }
    assert!(seen.len() >= 60, "{seen:#?}");
}

#[test]
fn nothing_is_divided_by_a_coefficient_of_nought() {
    use footlights::{
        content::Content,
        sim::{CoefficientError, Coefficients},
    };
    let text = Content::embedded().model("coefficients").unwrap().text.clone().into_owned();
    for name in ["repetition_dose", "saturation"] {
        let at = text.find(&format!("id: \"{name}\", value: ")).unwrap();
        let value = at + text[at..].find("value: ").unwrap() + "value: ".len();
        let end = value + text[value..].find(',').unwrap();
        let nought = format!("{}0{}", &text[..value], &text[end..]);
        assert_eq!(Coefficients::from_ron(&nought), Err(CoefficientError::NotPositive(name)));
    }
}

#[test]
fn what_a_leader_expects_reads_nothing_that_they_have_not_learnt() {
    // The same game but for what only the author knows of people: one round, and the leader expects the same of it.
    use footlights::sim::{Placement, TargetIx, deal, play_out};
    use footlights::terms::Practice;
    let plain = setup("inherited-team");
    let mut other = plain.clone();
    for member in &mut other.members {
        member.structure = FULL - member.structure;
        member.motives.reverse();
        if let Some(private) = &mut member.private {
            private.weight = 10 - private.weight / 1000;
        }
    }
    let start = Game::new(&plain, Luck::new(3)).state;
    let place = |practice, member: usize| Placement {
        practice,
        target: TargetIx::Member(member),
        about: plain.streams.iter().position(|stream| stream.owner == member),
        choice: None,
        units: 1000,
    };
    let placements = (0..plain.members.len())
        .flat_map(|member| [place(Practice::Assign, member), place(Practice::Recognise, member)])
        .collect();
    let plan = Plan { placements, ..Plan::default() };
    let mut expected = Vec::new();
    for setup in [&plain, &other] {
        let mut state = start.clone();
        let record = play_out(setup, &mut state, &plan, Detail::Full);
        deal(setup, &mut state);
        expected.push(
            record
                .seen
                .into_iter()
                .filter(|e| e.cause != footlights::sim::Cause::Unlearnt)
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(expected[0], expected[1]);
}

#[test]
fn a_card_that_finds_no_room_comes_in_the_next_round() {
    use footlights::sim::{WhenSetup, deal::HAND_MAX};
    let mut setup = setup("inherited-team");
    let plain: Vec<usize> =
        (0..setup.cards.len()).filter(|card| setup.cards[*card].needs.is_none()).collect();
    for (place, card) in setup.cards.iter_mut().enumerate() {
        let fixed = plain.iter().take(HAND_MAX + 1).any(|card| *card == place);
        card.when = if fixed { WhenSetup::Round(0) } else { WhenSetup::FollowUp };
    }
    let mut game = Game::new(&setup, Luck::new(3));
    let on_table = |state: &State| state.public.hand.iter().map(|dealt| dealt.card).collect::<Vec<_>>();
    assert_eq!(on_table(&game.state), plain[..HAND_MAX]);
    game.play(Plan::default(), Detail::Lean);
    assert_eq!(on_table(&game.state), [plain[HAND_MAX]]);
}
