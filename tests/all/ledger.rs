//! Ledger tables: whole figures that add up, sentences that are filled in, and an honest range for the team.

use footlights::{
    content::Content,
    leader::Game,
    report::ledger::{self, Measure, Table},
    session::{
        Phase, Session, Target, View,
        view::{Factor, LeaderView, Moment, Subject},
    },
    sim::{Detail, Drift, Luck, fixed::POINT},
    terms::{Id, Level},
    words::Words,
};

use super::{
    rooms::{LEADER, automated_on, play_on},
    support::{LEADERS, SCENARIOS, leader, setup},
};

fn english() -> Words {
    let content = Content::embedded();
    let sheets: Vec<_> = content.sheets("en").into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
    Words::load("en", &sheets).unwrap()
}

/// Lets every shipped leader play every shipped scenario, and shows each view after a round.
fn every_week(seeds: &[u64], mut look: impl FnMut(&Session, &LeaderView)) {
    for scenario in SCENARIOS {
        for leader in LEADERS {
            for seed in seeds {
                let mut session = automated_on(scenario, *seed, leader);
                let mut played = 0;
                play_on(&mut session, |session| {
                    let view = View::of(session, LEADER).unwrap();
                    let view = view.leader().unwrap();
                    if view.weeks.len() > played && session.groups[0].phase != Phase::Debrief {
                        played = view.weeks.len();
                        look(session, view);
                    }
                    true
                });
                assert!(played > 3);
            }
        }
    }
}

fn adds_up(table: &Table<'_>) {
    for (place, column) in table.columns.iter().enumerate() {
        let sum: i64 = table.lines.iter().map(|line| line.points[place]).sum();
        assert_eq!(column.start.best + sum, column.end.best, "{:?}", column.measure);
        for reading in [column.start, column.end] {
            assert!(reading.low <= reading.best && reading.best <= reading.high);
        }
    }
    let size = |points: &[i64]| points.iter().map(|point| point.abs()).sum::<i64>();
    for pair in table.lines.windows(2) {
        assert!(!pair[0].unlearnt(), "what is not learnt comes last, and once");
        assert!(pair[0].happened() || !pair[1].happened(), "what happened comes before what did not");
        let alike = pair[0].happened() == pair[1].happened() && !pair[1].unlearnt();
        assert!(!alike || size(&pair[0].points) >= size(&pair[1].points));
    }
    assert!(table.minor.iter().all(|line| size(&line.points) == 0 && !line.moment.is_own()));
}

#[test]
fn every_table_of_every_week_adds_up() {
    let words = english();
    let filled = |text: &str| !text.contains(['[', ']', '{', '}']) && !text.contains("“”");
    let evidence = Content::embedded();
    let evidence = footlights::sim::Evidence::from_ron(&evidence.model("evidence").unwrap().text).unwrap();
    let (mut tables, mut leavers, mut cited) = (0, 0, 0);
    every_week(&[1, 8], |session, view| {
        let week = view.last_week().unwrap();
        let round = View::week(session, LEADER, week.round).unwrap();
        assert_eq!(round, week, "a past week is kept whole");
        let mut all = vec![ledger::team(&week), ledger::sponsor(&week)];
        leavers += all[0].lines.iter().filter(|line| matches!(line.moment, Moment::Left { .. })).count();
        for estimates in &week.estimates {
            all.push(ledger::member(&week, &estimates.member).unwrap());
        }
        for stream in &week.work {
            all.push(ledger::work(&week, &stream.work).unwrap());
        }
        for table in &all {
            adds_up(table);
            tables += 1;
            for line in table.lines.iter().chain(&table.minor) {
                let factors = line.factors.iter().map(Factor::told);
                for message in [line.what.clone(), line.how.clone()].into_iter().chain(factors) {
                    let text = words.text(&message);
                    assert!(filled(&text) && !text.is_empty(), "{text}");
                }
                for id in &line.evidence {
                    assert!(evidence.find(id).is_some(), "{id} is no finding");
                    cited += 1;
                }
            }
        }
        assert!(ledger::member(&week, &Id::from("nobody")).is_none());
        assert!(ledger::work(&week, &Id::from("nothing")).is_none());
        let now = ledger::team_ranges(view).unwrap();
        for (place, column) in all[0].columns.iter().enumerate() {
            assert_eq!(column.measure, Measure::Level(Level::HEADLINE[place]));
            assert_eq!(column.end, now[place], "the last week ends where the next begins");
        }
    });
    assert!(tables > 1000 && cited > 1000, "{tables} tables, {cited} citations");
    assert!(leavers > 0, "nobody left in any of these games, so that line was not tested");
}

#[test]
fn first_surprises_are_mostly_first_readings() {
    // Points of surprise in all: readings put right, and what is not learnt, in the first week and in all that follow.
    let mut surprises = [[0, 0], [0, 0]];
    every_week(&[2, 5], |_, view| {
        let week = view.last_week().unwrap();
        for estimates in &week.estimates {
            let table = ledger::member(&week, &estimates.member).unwrap();
            for line in table.lines.iter().filter(|line| !line.happened()) {
                let points: i64 = line.points.iter().map(|points| points.abs()).sum();
                surprises[usize::from(week.round > 1)][usize::from(line.unlearnt())] += points;
            }
        }
    });
    let [[read, unlearnt], [later_read, later_unlearnt]] = surprises;
    assert!(read > 2 * unlearnt, "in the first week {read} points misread, {unlearnt} not learnt");
    assert!(later_unlearnt > 0, "nothing is left to learn");
    assert!(
        read * later_unlearnt > later_read * unlearnt,
        "who has looked longer is misread less: {surprises:?}"
    );
}

#[test]
fn a_moment_leads_to_what_was_done() {
    let (mut choices, mut attention, mut missed) = (0, 0, 0);
    every_week(&[3], |_, view| {
        let week = view.last_week().unwrap();
        for line in &week.why {
            match &line.moment {
                Moment::Choice { card, option } => {
                    assert_eq!(week.plan.answers.get(card), Some(option));
                    choices += 1;
                }
                Moment::Attention { practice, target } => {
                    let placed = &week.plan.placements;
                    assert!(placed.iter().any(|p| p.practice == *practice && p.target == *target));
                    attention += 1;
                }
                Moment::Word { made, .. } => assert!(*made < week.round),
                // Nobody is told that nobody came who was met in this very round.
                Moment::Drift { drift: Drift::Neglect } => {
                    let Subject::Member { member } = &line.subject else { continue };
                    let met = |target: &Target| match target {
                        Target::Member(whom) => whom == member,
                        Target::Team | Target::Decision(_) => true,
                        Target::Work(_) => false,
                    };
                    let placed = &week.plan.placements;
                    assert!(!placed.iter().any(|place| met(&place.target)), "{member} was met");
                    missed += 1;
                }
                Moment::Unlearnt => assert!(line.factors.is_empty() && line.evidence.is_empty()),
                _ => {}
            }
        }
        let streams = week.why.iter().filter(|line| matches!(line.subject, Subject::Work { .. })).count();
        assert!(streams > 0, "work has lines of its own");
    });
    assert!(choices > 100 && attention > 100, "{choices} choices, {attention} of attention");
    assert!(missed > 20, "{missed} times nobody came");
}

/// The range of the team's mean covers the truth about as often as it says, where the team mostly speaks freely.
/// Where it does not, every reading is rosy, and so is their mean.
#[test]
fn the_range_of_the_team_is_honest() {
    let mut covered = [[0_i64; 2]; 3];
    for scenario in SCENARIOS {
        let setup = setup(scenario);
        for name in LEADERS {
            for seed in 0..100 {
                let mut game = Game::new(&setup, Luck::new(seed));
                game.play_out(&leader(name), Detail::Full);
                for state in game.past.iter().skip(1) {
                    let there: Vec<usize> = state.public.present().collect();
                    let mean = |level: Level| -> i64 {
                        let sum: i64 = there.iter().map(|m| state.hidden.world.level(*m, level)).sum();
                        sum / there.len() as i64
                    };
                    if mean(Level::Voice) < 55 * POINT {
                        continue;
                    }
                    let team = state.seat.team(&state.public).unwrap();
                    for (place, level) in Level::HEADLINE.into_iter().enumerate() {
                        let held = (team[place].low..=team[place].high).contains(&mean(level));
                        covered[place][0] += i64::from(held);
                        covered[place][1] += 1;
                    }
                }
            }
        }
    }
    let [within, all] = covered.iter().fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]]);
    println!("{covered:?}, {within} of {all}");
    assert!(all > 3000, "{all} readings are too few to tell");
    assert!((750..=850).contains(&(within * 1000 / all)), "{covered:?}");
    for ([within, all], level) in covered.iter().zip(Level::HEADLINE) {
        assert!((650..=900).contains(&(within * 1000 / all)), "{level:?}: {within} of {all}");
    }
}
