//! Scenarios that pass the check and look like nobody's: everything at an end of its range.

use std::{fmt::Write, sync::Arc};

use footlights::{
    content::Content,
    leader::{
        Game,
        fork::{Change, Played, fit_by_practice, what_if},
    },
    scenario as format,
    sim::{
        CoefficientError, Coefficients, Detail, Entry, Length, Luck, Setup, Sight, State, Subject, TargetIx,
        coefficients::{CoefficientFile, PUSH_MAX, VALUE_MAX},
        directing_share, fingerprint,
        fixed::FULL,
        luck::Purpose,
        profile, score, suits,
    },
    terms::{Level, Practice, Severity},
};
use proptest::prelude::*;

use super::support::{SCENARIOS, coefficients, leader, random_game, scenario};

/// What is at which end of its range.
#[derive(Clone, Copy, Debug)]
struct Odd {
    members: usize,
    streams: usize,
    decisions: usize,
    cards: usize,
    shocks: usize,
    rounds: u32,
    chair: u32,
    hours: i64,
    attention: u32,
    par: i64,
    effort: i64,
    /// Levels, skills, knowledge, setting and the sponsor.
    points: i64,
    motive: i64,
    /// What shocks add, as a share of the most they may: −1, 0 or 1.
    sign: i64,
    short: bool,
}

fn odd() -> impl Strategy<Value = Odd> {
    let end = |a: i64, b: i64| prop_oneof![Just(a), Just(b), a..=b];
    let sizes = (
        prop_oneof![Just(2_usize), Just(12), 2..=12_usize],
        prop_oneof![Just(1_usize), Just(8), 1..=8_usize],
        prop_oneof![Just(0_usize), Just(8)],
        prop_oneof![Just(1_usize), Just(12)],
        prop_oneof![Just(0_usize), Just(12)],
    );
    let times = (end(1, 60), end(2, 8), end(4, 80), end(1, 12));
    let figures = (end(20, 200), end(10, 20_000), end(0, 100), end(0, 5), -1..=1_i64);
    (sizes, times, figures, any::<bool>()).prop_map(|(sizes, times, figures, short)| Odd {
        members: sizes.0,
        streams: sizes.1,
        decisions: sizes.2,
        cards: sizes.3,
        shocks: sizes.4,
        rounds: times.0 as u32,
        chair: times.1 as u32,
        hours: times.2,
        attention: times.3 as u32,
        par: figures.0,
        effort: figures.1,
        points: figures.2,
        motive: figures.3,
        sign: figures.4,
        short: short && times.0 >= 6,
    })
}

/// The scenario as an author would write it.
fn written(odd: &Odd) -> String {
    let Odd { points, rounds, effort, sign, .. } = *odd;
    let mut s = String::new();
    let list = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<String>();
    let motives = ["Autonomy", "Mastery", "Purpose", "Belonging", "Recognition", "Security"];
    let motives = list(6, &|at| format!("{}: {}, ", motives[at], odd.motive));
    let levels = ["Morale", "Innovation", "Loyalty", "Trust", "Voice", "Ownership", "Clarity", "Strain"];
    let levels = list(levels.len(), &|at| format!("{}: {points}, ", levels[at]));
    let knows = list(odd.decisions, &|at| format!("\"q{at}\": {points}, "));
    let members = list(odd.members, &|at| {
        format!(
            "(id: \"m{at}\", name: \"M{at}\", role: \"Role\", speaks: \"Plainly.\", introduction: \"Here.\", \
             skills: {{\"area\": {points}}}, start: {{{levels}}}, motives: {{{motives}}}, \
             need_for_structure: {points}, knows: {{{knows}}}, \
             private: (what: \"Something.\", weight: 10, told_at_trust: {points}, eased_by: [Listen])),\n"
        )
    });
    let streams = list(odd.streams, &|at| {
        let kind = if at == 0 { "standing: true".to_owned() } else { format!("due: {rounds}") };
        let owner = at % odd.members;
        format!(
            "(id: \"w{at}\", title: \"W{at}\", area: \"area\", effort: {effort}, complexity: {points}, \
             owner: \"m{owner}\", {kind}),\n"
        )
    });
    let decisions = list(odd.decisions, &|at| {
        format!(
            "(id: \"q{at}\", question: \"Which?\", about: \"w{}\", due: {rounds}, leader_knows: {points}, \
             choices: [(id: \"a\", text: \"A.\", quality: 0), (id: \"b\", text: \"B.\", quality: 100)]),\n",
            at % odd.streams
        )
    });
    let cards = list(odd.cards, &|at| {
        // What follows must have a round left to come in.
        let chained = rounds > 1;
        let when = match at % 3 {
            1 => format!("Pool(weight: 20, from: 1, to: {})", (rounds - 1).max(1)),
            2 if chained => "FollowUp".to_owned(),
            _ => format!("Round({})", at as u32 % rounds + 1),
        };
        let then = match at % 3 {
            1 if chained && at + 1 < odd.cards => format!("then: [(id: \"c{}\", after: 1)], ", at + 1),
            _ => String::new(),
        };
        let decide = if odd.decisions > 0 {
            "(practice: DecideAlone, target: Decision(\"q0\"), intensity: 3, choice: \"a\"), "
        } else {
            ""
        };
        format!(
            "(id: \"c{at}\", title: \"C{at}\", place: \"Here.\", when: {when}, speaker: \"m{}\", text: \"Well?\", \
             options: [\
             (id: \"a\", text: \"A.\", price: \"Time.\", does: [(practice: Delegate, about: \"w0\", intensity: 3)], \
             {then}promises: [(id: \"p{at}\", to: \"m0\", what: \"Something.\", due_in: 1, kept_by: [Listen])]),\
             (id: \"b\", text: \"B.\", price: \"Pace.\", does: [{decide}(practice: Push, target: Team, intensity: 3)])],\
             unanswered: (text: \"It waits.\", {then}settled_by: \"m{}\")),\n",
            at % odd.members,
            (at + 1) % odd.members
        )
    });
    let shocks = list(odd.shocks, &|at| {
        let effect = match at % 6 {
            0 => format!("Member(of: \"m0\", level: Loyalty, by: {})", 20 * sign),
            1 => format!("Team(level: Strain, by: {})", 10 * sign),
            2 => format!("Work(of: \"w0\", by: {})", 30 * sign),
            3 => format!("Setting(of: Severity, by: {}, rounds: 20)", 60 * sign),
            4 => format!("Sponsor(by: {})", 20 * sign),
            _ => format!("Conflict(between: (\"m0\", \"m1\"), by: {})", 40 * sign),
        };
        let private = if at % 2 == 1 { "private_to: \"m1\", " } else { "" };
        format!(
            "(id: \"s{at}\", title: \"S{at}\", text: \"It happens.\", {private}effects: [{effect}], \
             when: Between(from: 1, to: {}, chance: 100)),\n",
            rounds + odd.chair
        )
    });
    let short = if odd.short { "short: (rounds: 2, effort: 20, without: [\"c0\"])," } else { "" };
    write!(
        s,
        "Scenario(format: 1, id: \"odd\", title: \"Odd\", author: \"Nobody\", summary: \"Odd.\", \
         objectives: [\"See.\"], briefing: \"Lead.\", goal: \"An end.\", \
         round: (name: \"round\", hours: {}), rounds: {rounds}, empty_chair: {}, attention: {}, par: {}, {short}\
         setting: (urgency: {points}, severity: {points}, familiarity: {points}, complexity: {points}, \
         dynamism: {points}, power_distance: {points}), variation: (levels: 15, skills: 15, motives: 60), \
         sponsor: (name: \"S\", role: \"Sponsor\", confidence: {points}, words: \"Go.\"), areas: [\"area\"],\n\
         members: [{members}], work: [{streams}], decisions: [{decisions}], cards: [{cards}], shocks: [{shocks}],\n\
         relations: [(between: (\"m0\", \"m1\"), closeness: {points}, conflict: {points})],\n\
         endings: [(id: \"end\", title: \"The end\", text: \"It ends.\")])",
        odd.hours, odd.chair, odd.attention, odd.par
    )
    .unwrap();
    s
}

fn set_up(odd: &Odd) -> Setup {
    let text = written(odd);
    let loaded = format::load("odd.ron", &text);
    let errors: Vec<_> = loaded.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
    let length = if odd.short { Length::Short } else { Length::Full };
    Setup::new(loaded.scenario.unwrap().into(), coefficients().into(), length).unwrap()
}

/// What holds in a game that is over, whatever was played.
fn sound(setup: &Setup, game: &Game<'_>) {
    let state = &game.state;
    assert_eq!(state.public.output.len(), setup.rounds_all() as usize);
    assert!(state.public.output.iter().all(|output| *output >= 0));
    for world in [&state.hidden.world, &state.seat.believed] {
        let levels = world.levels.iter().chain(&world.usual).flatten();
        let lists = world.skill.iter().chain(&world.credit).chain(&world.intent).chain(&world.conflict);
        assert!(levels.chain(lists).chain([&world.shared, &world.alignment]).all(|v| (0..=FULL).contains(v)));
    }
    for member in Sight::of(setup, state).members {
        for range in member.levels.iter().chain(&member.skills) {
            assert!(
                0 <= range.low && range.low <= range.best && range.best <= range.high && range.high <= FULL
            );
        }
    }
    for stream in &state.public.streams {
        assert!(stream.progress >= 0 && stream.rework >= 0 && stream.authority <= 6);
    }
    assert!(state.public.present().count() > 0, "somebody is left to play on");
    let score = score(setup, state);
    for part in [score.results, score.people, score.ideas, score.empty_chair, score.total] {
        assert!((0..=FULL).contains(&part), "{score:?}");
    }
    let shares = profile(&state.public.used);
    let whole: i64 = shares.iter().sum();
    assert!(whole == 1_000_000 || state.public.used == [0; Practice::COUNT], "{shares:?}");
    assert!((0..=1_000_000).contains(&directing_share(&shares)));
}

/// The file of coefficients as it is shipped.
fn shipped() -> CoefficientFile {
    let content = Content::embedded();
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(&content.model("coefficients").unwrap().text)
        .unwrap()
}

/// Coefficients of which about half stand at an end of their range: a function of the number.
fn odd_coefficients(number: u64) -> Coefficients {
    let mut file = shipped();
    let luck = Luck::new(number);
    let mut drawn = 0;
    let mut below = |bound: i64| {
        drawn += 1;
        luck.below(0, 3, Purpose::Leader, drawn, bound)
    };
    for named in &mut file.values {
        match below(4) {
            0 => named.value = VALUE_MAX,
            1 => named.value = 1,
            _ => {}
        }
    }
    for row in &mut file.effects {
        match below(4) {
            0 => row.push = PUSH_MAX,
            1 => row.push = -PUSH_MAX,
            _ => {}
        }
        if below(4) == 0 {
            // However many factors stand on a row.
            row.by.extend(row.by.clone().repeat(6));
        }
    }
    Coefficients::from_file(file).unwrap()
}

/// Both ledgers of a game add up to what changed.
fn adds_up(game: &Game<'_>) {
    for (round, record) in game.records.iter().enumerate() {
        let (before, after) = (&game.past[round], game.past.get(round + 1).unwrap_or(&game.state));
        let sum = |ledger: &[Entry], subject: Subject| -> i64 {
            ledger.iter().filter(|entry| entry.subject == subject).map(|entry| entry.amount).sum()
        };
        let level = |state: &State, member: usize, level: Level| state.hidden.world.level(member, level);
        let seen = |state: &State, member: usize, level: Level| state.seat.believed.level(member, level);
        for member in before.public.present() {
            for of in Level::ALL {
                let subject = Subject::Member(member, of);
                let moved = level(after, member, of) - level(before, member, of);
                assert_eq!(sum(&record.truth, subject), moved, "{subject:?} in round {round}");
            }
            for of in Level::HEADLINE.into_iter().chain([Level::Trust]) {
                let subject = Subject::Member(member, of);
                let moved = seen(after, member, of) - seen(before, member, of);
                assert_eq!(sum(&record.seen, subject), moved, "{subject:?} as seen in round {round}");
            }
        }
        for stream in 0..before.public.streams.len() {
            let progress = |state: &State| state.public.streams[stream].progress;
            assert_eq!(sum(&record.truth, Subject::Work(stream)), progress(after) - progress(before));
        }
    }
}

#[test]
fn a_coefficient_beyond_its_range_is_refused() {
    for (value, fits) in
        [(-1, false), (0, true), (VALUE_MAX, true), (VALUE_MAX + 1, false), (i64::MAX, false)]
    {
        let mut file = shipped();
        file.values[4].value = value;
        let range = CoefficientError::Range(file.values[4].id.clone(), 0, VALUE_MAX);
        assert_eq!(Coefficients::from_file(file).err(), (!fits).then_some(range), "{value}");
    }
    for (push, fits) in [(-PUSH_MAX - 1, false), (-PUSH_MAX, true), (PUSH_MAX, true), (i64::MIN, false)] {
        let mut file = shipped();
        file.effects[0].push = push;
        assert_eq!(Coefficients::from_file(file).is_ok(), fits, "{push}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_coefficients_make_the_model_overflow(number: u64, seed: u64, player: u64, which in 0..2_usize) {
        let odd = Arc::new(odd_coefficients(number));
        let setup = Setup::new(scenario(SCENARIOS[which]).into(), odd, Length::Full).unwrap();
        let game = random_game(&setup, seed, player, Detail::Full);
        sound(&setup, &game);
        adds_up(&game);
        let mut game = Game::new(&setup, Luck::new(seed));
        game.play_out(&leader("directive"), Detail::Full);
        sound(&setup, &game);
        adds_up(&game);
        fit_by_practice(&Played::from(&game));
    }

    #[test]
    fn odd_coefficients_in_an_odd_scenario_play_to_the_end(odd in odd(), number: u64, seed: u64, player: u64) {
        let setup = set_up(&odd);
        let odd = Arc::new(odd_coefficients(number));
        let setup = Setup::new(Arc::clone(&setup.scenario), odd, setup.length).unwrap();
        let game = random_game(&setup, seed, player, Detail::Full);
        sound(&setup, &game);
        adds_up(&game);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_scenario_at_the_ends_of_its_ranges_plays_to_the_end(odd in odd(), seed: u64, player: u64) {
        let setup = set_up(&odd);
        let game = random_game(&setup, seed, player, Detail::Full);
        sound(&setup, &game);
        let again = random_game(&setup, seed, player, Detail::Lean);
        prop_assert_eq!(fingerprint(&setup, &game.state), fingerprint(&setup, &again.state));
        for name in ["situational", "absent"] {
            let mut game = Game::new(&setup, Luck::new(seed));
            game.play_out(&leader(name), Detail::Lean);
            sound(&setup, &game);
        }
    }

    #[test]
    fn forks_of_an_odd_game_are_played_to_the_end(odd in odd(), seed: u64, player: u64) {
        let odd = Odd { rounds: odd.rounds.min(6), members: odd.members.min(6), short: false, ..odd };
        let setup = set_up(&odd);
        let game = random_game(&setup, seed, player, Detail::Full);
        let played = Played::from(&game);
        fit_by_practice(&played);
        let fork = what_if(&played, 0, &Change::Attention(Vec::new())).unwrap();
        prop_assert_eq!(fork.line_would.len(), setup.rounds_all() as usize);
    }
}

/// An option may be aimed where attention may: the check and the model have a table each.
#[test]
fn the_check_and_the_model_agree_on_what_a_practice_can_be_aimed_at() {
    let odd = Odd {
        members: 2,
        streams: 1,
        decisions: 8,
        cards: 1,
        shocks: 0,
        rounds: 4,
        chair: 2,
        hours: 40,
        attention: 5,
        par: 90,
        effort: 100,
        points: 50,
        motive: 1,
        sign: 0,
        short: false,
    };
    let text = written(&odd);
    let targets = [
        ("Member(\"m0\")", TargetIx::Member(0)),
        ("Team", TargetIx::Team),
        ("Work(\"w0\")", TargetIx::Work(0)),
        ("Decision(\"q0\")", TargetIx::Decision(0)),
    ];
    for practice in Practice::ALL {
        for (name, target) in targets {
            let other = text.replace(
                "(practice: Push, target: Team,",
                &format!("(practice: {practice:?}, target: {name},"),
            );
            let faults = format::load("odd.ron", &other).faults;
            let refused = faults.iter().any(|fault| fault.code == "S0501");
            assert_eq!(refused, !suits(practice, target), "{practice:?} at {name}");
        }
    }
}
