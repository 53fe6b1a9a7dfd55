//! Balance: what happens when every leader plays a scenario many times, and what each choice is worth.
//!
//! Everything is a function of the scenario, the leaders, the number of runs and the seed, whatever the threads.

mod choices;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use choices::{Dominates, MATCHED_LEAST, Ways};

use crate::{
    leader::{Game, Leader},
    sim::{Detail, Luck, Setup, State, WhenSetup, holds, luck::mix, score},
    terms::Practice,
};

/// Runs of each leader, if nothing else is asked for: as many as it takes to say that one wins.
pub const RUNS: u64 = 500;
/// Most runs of each leader.
pub const RUNS_MAX: u64 = 100_000;
/// A leader that looks ahead plays one run of so many: it takes hundreds of times as long.
pub const LOOKS_AHEAD_SHARE: u64 = 10;
/// Of so many runs one is looked into closely: each use against the game without it, each choice against the others.
pub const CLOSE_SHARE: u64 = 10;
/// Fewest runs of those that are not all runs.
pub const RUNS_LEAST: u64 = 20;
/// Parts of the score, the total last.
pub const PARTS: usize = 5;
/// Points by which the levels must differ for a use to pay or to fail, in thousandths.
pub const LEVELS_FELT: i64 = 100;
/// Output by which it must differ, in thousandths of plan.
pub const OUTPUT_FELT: i64 = 5;

/// What came of it.
#[derive(Clone, Debug)]
pub struct Balance {
    /// Runs of each leader.
    pub runs: u64,
    /// The seed that the runs' seeds were made of.
    pub seed: u64,
    /// Runs of each leader that were looked into closely.
    pub close: u64,
    /// By leader.
    pub leaders: Vec<Led>,
    /// The two best of those that do not look ahead: by total, and by each part in order.
    pub ahead: [Ahead; PARTS],
    /// By card.
    pub cards: Vec<CardSeen>,
    /// By practice in canonical order.
    pub practices: Vec<PracticeSeen>,
    /// Share of runs told with each ending, in order.
    pub endings: Vec<f64>,
    /// Options that dominate another of the same card.
    pub dominating: Vec<Dominates>,
    /// Cards whose options come to the same.
    pub idle: Vec<usize>,
    /// Cards that came in no run, with what would bring them.
    pub cards_never: Vec<Ways>,
    /// Endings told in no run, with what would bring them.
    pub endings_never: Vec<Ways>,
}

/// How one leader fared.
#[derive(Clone, Debug)]
pub struct Led {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it looks ahead: the ceiling, not a style.
    pub looks_ahead: bool,
    /// Runs it played.
    pub runs: u64,
    /// Results, people, ideas, empty chair, total.
    pub parts: [Spread; PARTS],
    /// Members who left, in a game on average.
    pub leavers: f64,
    /// Share of games in which somebody left.
    pub left_any: f64,
    /// Units of each practice in a game, on average.
    pub used: [f64; Practice::COUNT],
}

/// A distribution, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// One in ten lies below.
    pub low: f64,
    /// The middle.
    pub middle: f64,
    /// One in ten lies above.
    pub high: f64,
}

/// The best leader against the next, over matched seeds.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    /// The best, by its place among the leaders.
    pub best: usize,
    /// The next.
    pub next: usize,
    /// Mean difference, in points.
    pub by: f64,
    /// Half of its 95 % interval.
    pub half: f64,
}

impl Ahead {
    /// Whether it is a win: the difference exceeds its interval.
    pub fn is_win(&self) -> bool {
        self.by > self.half
    }
}

/// What became of a card.
#[derive(Clone, Debug, Default)]
pub struct CardSeen {
    /// Share of runs in which it came.
    pub came: f64,
    /// Its options, from the runs that were looked into.
    pub options: Vec<UseSeen>,
    /// Times it was left unanswered there.
    pub unanswered: u64,
}

/// What became of an option or a practice, in the runs that were looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UseSeen {
    /// Times it could have been taken.
    pub offered: u64,
    /// Times it was.
    pub taken: u64,
    /// Times it paid: levels or output rose by it, and neither fell.
    pub paid: u64,
    /// Times it failed: levels or output fell by it, and neither rose.
    pub failed: u64,
}

impl UseSeen {
    fn judge(&mut self, levels: i64, output: i64) {
        let up = levels > LEVELS_FELT || output > OUTPUT_FELT;
        let down = levels < -LEVELS_FELT || output < -OUTPUT_FELT;
        self.paid += u64::from(up && !down);
        self.failed += u64::from(down && !up);
    }

    fn add(&mut self, other: Self) {
        self.offered += other.offered;
        self.taken += other.taken;
        self.paid += other.paid;
        self.failed += other.failed;
    }
}

/// What became of a practice.
#[derive(Clone, Copy, Debug)]
pub struct PracticeSeen {
    /// The practice.
    pub practice: Practice,
    /// Units in a game, over all styles.
    pub units: f64,
    /// Its uses, by options and attention alike.
    pub uses: UseSeen,
}

/// One run, as far as it is kept.
struct Run {
    parts: [i64; PARTS],
    left: u64,
    came: Vec<bool>,
    ending: Option<usize>,
    used: [i64; Practice::COUNT],
}

/// Plays everything. `progress` is told of games done, out of [`games`].
pub fn measure(
    setup: &Setup,
    leaders: &[Leader],
    runs: u64,
    seed: u64,
    progress: &(dyn Fn(u64) + Sync),
) -> Balance {
    let luck = |run: u64| Luck::new(mix(seed ^ mix(run)));
    let jobs: Vec<(usize, u64)> = (leaders.iter().enumerate())
        .flat_map(|(place, leader)| (0..runs_of(leader, runs)).map(move |run| (place, run)))
        .collect();
    let played: Vec<Run> = jobs
        .par_iter()
        .map(|(place, run)| {
            let mut game = Game::new(setup, luck(*run));
            game.play_out(&leaders[*place], Detail::Lean);
            progress(1);
            kept(setup, &game.state)
        })
        .collect();
    let mut by_leader: Vec<Vec<&Run>> = vec![Vec::new(); leaders.len()];
    for ((place, _), run) in jobs.iter().zip(&played) {
        by_leader[*place].push(run);
    }
    let led = leaders.iter().zip(&by_leader).map(|(leader, runs)| led(leader, runs)).collect();
    let all = played.len().max(1) as f64;
    let share = |of: &dyn Fn(&Run) -> bool| played.iter().filter(|run| of(run)).count() as f64 / all;
    let came: Vec<f64> = (0..setup.cards.len()).map(|card| share(&|run| run.came[card])).collect();
    let endings: Vec<f64> =
        (0..setup.endings.len()).map(|ending| share(&|run| run.ending == Some(ending))).collect();

    let close = close_runs(runs);
    let mut never = choices::Never::of(&came, &endings);
    // What the author leaves out of the short cut is not missing from it.
    never.cards.retain(|card| !matches!(setup.cards[*card].when, WhenSetup::Never));
    let styles: Vec<&Leader> = leaders.iter().filter(|leader| leader.looks_ahead == 0).collect();
    let close_jobs: Vec<(&Leader, u64)> =
        styles.iter().flat_map(|leader| (0..close).map(move |run| (*leader, run))).collect();
    // One chunk at a time, so that what is held does not grow with the number of runs.
    let mut seen = choices::Seen::new(setup);
    for chunk in close_jobs.chunks(64) {
        let looked: Vec<choices::Seen> = chunk
            .par_iter()
            .map(|(leader, run)| {
                let mut game = Game::new(setup, luck(*run));
                game.play_out(leader, Detail::Full);
                let looked = choices::look_into(&game, &never);
                progress(1);
                looked
            })
            .collect();
        looked.into_iter().for_each(|looked| seen.add(looked));
    }
    let style_runs: Vec<&Run> = (leaders.iter().zip(&by_leader))
        .filter(|(leader, _)| leader.looks_ahead == 0)
        .flat_map(|(_, runs)| runs.iter().copied())
        .collect();
    let practices = Practice::ALL.map(|practice| PracticeSeen {
        practice,
        units: mean(style_runs.iter().map(|run| run.used[practice as usize])),
        uses: seen.practices[practice as usize],
    });
    Balance {
        runs,
        seed,
        close,
        ahead: std::array::from_fn(|part| ahead(leaders, &by_leader, part)),
        leaders: led,
        cards: (seen.cards.iter().zip(&came))
            .map(|(seen, came)| CardSeen { came: *came, ..seen.clone() })
            .collect(),
        practices: practices.into(),
        dominating: seen.dominating(),
        idle: seen.idle(),
        cards_never: never.cards.iter().map(|card| seen.ways_to_card(setup, *card)).collect(),
        endings_never: never.endings.iter().map(|ending| seen.ways_to_ending(*ending)).collect(),
        endings,
    }
}

/// Games that [`measure`] plays, each look into one counted as another.
pub fn games(leaders: &[Leader], runs: u64) -> u64 {
    let styles = leaders.iter().filter(|leader| leader.looks_ahead == 0).count() as u64;
    leaders.iter().map(|leader| runs_of(leader, runs)).sum::<u64>() + styles * close_runs(runs)
}

fn runs_of(leader: &Leader, runs: u64) -> u64 {
    if leader.looks_ahead == 0 { runs } else { (runs / LOOKS_AHEAD_SHARE).clamp(RUNS_LEAST, 200).min(runs) }
}

fn close_runs(runs: u64) -> u64 {
    (runs / CLOSE_SHARE).max(RUNS_LEAST).min(runs)
}

fn kept(setup: &Setup, state: &State) -> Run {
    let score = score(setup, state);
    Run {
        parts: [score.results, score.people, score.ideas, score.empty_chair, score.total],
        left: state.public.left.iter().filter(|left| left.is_some()).count() as u64,
        came: state.public.dealt.clone(),
        ending: ending(setup, state),
        used: state.public.used,
    }
}

/// The ending that is told: the first whose condition holds.
fn ending(setup: &Setup, state: &State) -> Option<usize> {
    setup.endings.iter().position(|needs| needs.as_ref().is_none_or(|test| holds(setup, state, test)))
}

fn led(leader: &Leader, runs: &[&Run]) -> Led {
    let n = runs.len().max(1) as f64;
    Led {
        id: leader.id.to_string(),
        name: leader.name.clone(),
        looks_ahead: leader.looks_ahead > 0,
        runs: runs.len() as u64,
        parts: std::array::from_fn(|part| spread(runs.iter().map(|run| run.parts[part]).collect())),
        leavers: runs.iter().map(|run| run.left).sum::<u64>() as f64 / n,
        left_any: runs.iter().filter(|run| run.left > 0).count() as f64 / n,
        used: std::array::from_fn(|practice| mean(runs.iter().map(|run| run.used[practice]))),
    }
}

/// Mean of thousandths, as a number.
fn mean(values: impl Iterator<Item = i64>) -> f64 {
    let (sum, count) = values.fold((0, 0_i64), |(sum, count), value| (sum + value, count + 1));
    sum as f64 / count.max(1) as f64 / 1000.0
}

fn spread(mut values: Vec<i64>) -> Spread {
    values.sort_unstable();
    let at = |tenths: usize| {
        let place = values.len().saturating_sub(1) * tenths / 10;
        values.get(place).copied().unwrap_or(0) as f64 / 1000.0
    };
    Spread { mean: mean(values.iter().copied()), low: at(1), middle: at(5), high: at(9) }
}

/// The two best styles in a part, paired over the seeds that both played.
fn ahead(leaders: &[Leader], runs: &[Vec<&Run>], part: usize) -> Ahead {
    let mean_of = |place: usize| mean(runs[place].iter().map(|run| run.parts[part]));
    let mut order: Vec<(usize, f64)> = (0..leaders.len())
        .filter(|place| leaders[*place].looks_ahead == 0)
        .map(|place| (place, mean_of(place)))
        .collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = order.first().map_or(0, |(place, _)| *place);
    let next = order.get(1).map_or(best, |(place, _)| *place);
    let differences: Vec<f64> = runs[best]
        .iter()
        .zip(&runs[next])
        .map(|(a, b)| (a.parts[part] - b.parts[part]) as f64 / 1000.0)
        .collect();
    let n = differences.len().max(2) as f64;
    let by = differences.iter().sum::<f64>() / n;
    let variance = differences.iter().map(|difference| (difference - by).powi(2)).sum::<f64>() / (n - 1.0);
    Ahead { best, next, by, half: 1.96 * (variance / n).sqrt() }
}

/// Counts by what was chosen.
type Chosen = BTreeMap<(usize, usize), u64>;
