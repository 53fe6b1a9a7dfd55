//! One run: a team, a leader, a seed, played to the end and measured.

use super::{columns::PERSON, drawn::Rates};
use crate::{
    leader::{Planner, Ready},
    sim::{
        Luck, Outlook, Plan, Scratch, Setup, Sight, State, directing_share, fixed::ONE, play_lean, profile,
        questions::accuracy, score, start,
    },
    terms::{Level, Practice, Stance},
};

/// Rounds over which the output before the leader leaves is taken.
const END_ROUNDS: usize = 4;

/// Whoever leads a run.
#[derive(Debug)]
pub enum Player<'a> {
    /// A leader as data.
    Style(Ready<'a>),
    /// One that looks ahead.
    Ahead(Box<Planner<'a>>),
    /// One of a population.
    Rates(Rates),
}

impl Player<'_> {
    fn plan(&self, setup: &Setup, state: &State) -> Plan {
        match self {
            Self::Style(leader) => leader.plan(&Outlook::of(setup, state)),
            Self::Ahead(planner) => planner.plan(&Sight::of(setup, state)),
            Self::Rates(rates) => rates.plan(&Sight::of(setup, state)),
        }
    }
}

/// What is kept of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// A row for each round.
    pub rounds: bool,
    /// A row for each member.
    pub members: bool,
    /// Whether the empty chair is left out: nobody asks what comes of it.
    pub without_chair: bool,
}

/// A run, measured. Figures that a run has none of (accuracy without questions) are NaN.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Figures in the order of [`super::columns::RUN`].
    pub run: Vec<f64>,
    /// For each round, figures in the order of [`super::columns::ROUND`].
    pub rounds: Vec<Vec<f64>>,
    /// For each member, figures in the order of [`super::columns::MEMBER`].
    pub members: Vec<Vec<f64>>,
}

/// What is measured before the first round.
struct First {
    readiness: f64,
    shared: i64,
}

/// Plays a run to the end of the empty chair.
pub fn measure(setup: &Setup, luck: Luck, player: &Player<'_>, keep: Keep) -> Measured {
    let mut state = start(setup, luck);
    let first = First { readiness: readiness(setup, &state), shared: state.hidden.world.shared };
    let mut rounds = Vec::new();
    let mut led = None;
    let mut scratch = Scratch::default();
    while !state.public.over(setup) {
        let plan = if state.public.chair_empty(setup) { Plan::default() } else { player.plan(setup, &state) };
        play_lean(setup, &mut state, &plan, &mut scratch);
        if keep.rounds {
            rounds.push(round(setup, &state));
        }
        if state.public.round == setup.rounds {
            if keep.without_chair {
                break;
            }
            led = Some(state.clone());
        }
    }
    let led = led.as_ref().unwrap_or(&state);
    let run = run(setup, &first, led, &state);
    let members = if keep.members { members(setup, led) } else { Vec::new() };
    Measured { run, rounds, members }
}

/// Thousandths as a number.
fn points(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

/// Mean of some thousandths; NaN of none.
fn mean(values: impl Iterator<Item = i64>) -> f64 {
    let (mut sum, mut count) = (0, 0);
    for value in values {
        sum += value;
        count += 1;
    }
    if count == 0 { f64::NAN } else { sum as f64 / f64::from(count) / 1000.0 }
}

fn mean_level(state: &State, level: Level) -> f64 {
    mean(state.public.present().map(|member| state.hidden.world.level(member, level)))
}

/// Output in percent of plan, from thousandths of it.
fn output(rounds: &[i64]) -> f64 {
    mean(rounds.iter().copied()) * 100.0
}

/// Skill gained by a member, over all areas.
fn skill_gain(setup: &Setup, state: &State, member: usize) -> i64 {
    let areas = setup.scenario.areas.len();
    (member * areas..(member + 1) * areas)
        .map(|place| state.hidden.world.skill[place] - state.hidden.skill_start[place])
        .sum()
}

fn readiness(setup: &Setup, first: &State) -> f64 {
    let areas = setup.scenario.areas.len();
    mean((0..setup.members.len()).map(|member| {
        let skills = &first.hidden.world.skill[member * areas..(member + 1) * areas];
        let skill = skills.iter().sum::<i64>() / areas.max(1) as i64;
        (2 * skill + first.hidden.world.level(member, Level::Confidence)) / 3
    }))
}

/// Accuracy of what was settled, in percent, and rounds it took; what was due after the leader left is left out.
fn questions(setup: &Setup, led: &State) -> (f64, f64) {
    let settled: Vec<_> = (led.public.questions.iter().enumerate())
        .filter_map(|(place, question)| question.settled.map(|(choice, _, round)| (place, choice, round)))
        .collect();
    let accurate = mean(settled.iter().map(|(place, choice, _)| accuracy(&led.hidden, *place, *choice)));
    let after = settled
        .iter()
        .map(|(place, _, round)| i64::from(round - setup.decisions[*place].opens.min(*round)) * ONE);
    (accurate, mean(after))
}

fn run(setup: &Setup, first: &First, led: &State, end: &State) -> Vec<f64> {
    let score = score(setup, end);
    let n = setup.members.len() as f64;
    let rounds = setup.rounds as usize;
    let mut run = vec![n, f64::from(setup.rounds), setup.hours as f64];
    run.extend(setup.setting.map(points));
    run.push(first.readiness);
    run.extend([score.results, score.people, score.ideas, score.empty_chair, score.total].map(points));
    run.extend(Level::ALL.map(|level| mean_level(led, level)));
    let skill = mean(led.public.present().map(|member| skill_gain(setup, led, member)));
    let shared = points(led.hidden.world.shared - first.shared);
    run.extend([skill, shared, skill + shared]);
    let quarter = (rounds / 4).max(1);
    let outputs = &end.public.output;
    let (with, without) = outputs.split_at(rounds.min(outputs.len()));
    let last = output(&with[with.len().saturating_sub(END_ROUNDS)..]);
    let chair = output(without);
    run.extend([
        output(with),
        output(&with[..quarter]),
        output(&with[with.len() - quarter..]),
        last,
        chair,
        last - chair,
    ]);
    let (made, back) = (led.public.streams.iter())
        .fold((0, 0), |(made, back), stream| (made + stream.progress + stream.rework, back + stream.rework));
    run.push(back as f64 * 100.0 / made.max(1) as f64);
    run.extend(led.public.ideas.map(|ideas| points(ideas) / n));
    let (accurate, after) = questions(setup, led);
    run.extend([accurate, after]);
    let left = led.public.left.iter().filter(|left| left.is_some()).count() as f64;
    run.extend([left, left * 100.0 / n, points(led.public.sponsor)]);
    let used = |practice: Practice| points(led.public.used[practice as usize]) / f64::from(setup.rounds);
    let sum = |of: &dyn Fn(Practice) -> bool| -> f64 {
        Practice::ALL.into_iter().filter(|practice| of(*practice)).map(used).sum()
    };
    run.extend(Practice::ALL.map(used));
    run.push(sum(&|practice| practice.stance() == Stance::Empowering));
    run.push(sum(&|practice| practice.stance() == Stance::Directing));
    run.push(sum(&|practice| PERSON.contains(&practice)));
    run.push(sum(&|_| true));
    run.push(directing_share(&profile(&led.public.used)) as f64 / (ONE * ONE) as f64);
    run
}

fn round(setup: &Setup, state: &State) -> Vec<f64> {
    let there = state.public.present().count() as f64;
    let mut round = vec![f64::from(u8::from(state.public.round <= setup.rounds)), there];
    round.extend(Level::ALL.map(|level| mean_level(state, level)));
    round.push(output(&state.public.output[state.public.output.len().saturating_sub(1)..]));
    round.extend([points(state.hidden.world.shared), points(state.hidden.world.alignment)]);
    round.extend(state.public.ideas.map(|ideas| points(ideas) / setup.members.len() as f64));
    round.push(points(state.public.sponsor));
    round
}

/// Members at the end of the leadership. Whoever has left fills in no questionnaire: their levels are NaN.
fn members(setup: &Setup, led: &State) -> Vec<Vec<f64>> {
    (0..setup.members.len())
        .map(|member| {
            let left = led.public.left[member];
            let mut figures: Vec<f64> = (Level::ALL.iter())
                .map(|level| match left {
                    None => points(led.hidden.world.level(member, *level)),
                    Some(_) => f64::NAN,
                })
                .collect();
            figures.push(points(skill_gain(setup, led, member)));
            figures.push(left.map_or(f64::NAN, |round| f64::from(round + 1)));
            figures
        })
        .collect()
}
