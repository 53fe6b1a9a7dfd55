//! The planner: a leader who tries out what it could do in games that fit what it sees, and does what came out best.
//!
//! It is handed a [`Sight`] and a [`Briefing`] and nothing else, and its draws are its own: swapping the seed, what is
//! hidden or the deck of the real game changes nothing of what it decides.

use rayon::prelude::*;

use super::{
    Game, Leader, RoundMeans,
    imagine::{Briefing, Imagined},
    ready::Ready,
};
use crate::{
    sim::{Detail, Luck, Outlook, Plan, Score, Scratch, Setup, Sight, State, play_lean, score},
    terms::{Practice, Stance},
};

/// Most rollouts for one round.
pub const ROLLOUTS_MAX: u32 = 100_000;
/// How far the ways of going on lean towards empowering or directing, in points of liking.
const LEANINGS: [i64; 5] = [0, 25, 60, -25, -60];
/// How much more a practice is liked when a round's plan is to favour it.
const FAVOUR: i64 = 60;

/// A leader that looks ahead, made ready for a scenario.
#[derive(Debug)]
pub struct Planner<'a> {
    rollouts: u32,
    briefing: Briefing,
    /// Ways of going on after the round that is being planned.
    ways: Vec<Ready<'a>>,
}

/// What could be done in a round, and how the game would be led from then on.
#[derive(Clone, Debug)]
struct Attempt {
    plan: Plan,
    way: usize,
    /// Sum of the totals of its rollouts.
    total: i64,
}

impl<'a> Planner<'a> {
    /// A planner on the public side of a scenario. Of the leader, its likings and rules say how it goes on in its
    /// imagination, and `looks_ahead` how many rollouts a round is given.
    pub fn new(leader: &'a Leader, setup: &Setup) -> Self {
        let own = leader.ready();
        let ways = LEANINGS.map(|by| {
            own.liking_more(|practice| match practice.stance() {
                Stance::Empowering => by,
                Stance::Directing => -by,
                Stance::Back => 0,
            })
        });
        Self {
            rollouts: leader.looks_ahead.min(ROLLOUTS_MAX),
            briefing: Briefing::of(setup),
            ways: ways.into(),
        }
    }

    /// What the planner does in a round. A function of the briefing and the sight.
    pub fn plan(&self, sight: &Sight) -> Plan {
        if sight.over || sight.chair_empty {
            return Plan::default();
        }
        let imagined = Imagined::of(&self.briefing, sight);
        let start = imagined.sample(0);
        let seen = Outlook::of(&imagined.setup, &start);
        let mut search = Search { planner: self, imagined: &imagined, left: self.rollouts };

        // First: how to go on. Then: what to favour now. Last: each card once more, one after the other.
        let third = self.rollouts / 3;
        let ways = (0..self.ways.len()).map(|way| Attempt::new(self.ways[way].plan(&seen), way));
        let mut best = search.best(ways.collect(), third);
        let way = best.way;
        let favouring = Practice::ALL.map(|favoured| {
            let more = |practice| if practice == favoured { FAVOUR } else { 0 };
            let plan = self.ways[way].liking_more(more).plan(&seen);
            // Answers stay as they are: they are tried one by one.
            Attempt::new(Plan { answers: best.plan.answers.clone(), ..plan }, way)
        });
        best = search.best(std::iter::once(best).chain(favouring).collect(), third);
        for (card, on_table) in sight.hand.iter().enumerate() {
            let answers =
                on_table.options.iter().enumerate().filter(|(_, option)| option.offered).map(|(o, _)| o);
            let other = |option: usize| {
                let mut attempt = best.clone();
                attempt.plan.answers.insert(card, option);
                attempt
            };
            let attempts = std::iter::once(best.clone()).chain(answers.map(other)).collect();
            let share = search.left / (sight.hand.len() - card) as u32;
            best = search.best(attempts, share);
        }
        // In the imagination cards are numbered as they lie on the table.
        let answers = best.plan.answers.iter().map(|(place, option)| (sight.hand[*place].card, *option));
        Plan { answers: answers.collect(), placements: best.plan.placements }
    }
}

impl Attempt {
    const fn new(plan: Plan, way: usize) -> Self {
        Self { plan, way, total: 0 }
    }
}

/// The search of one round.
struct Search<'a> {
    planner: &'a Planner<'a>,
    imagined: &'a Imagined<'a>,
    left: u32,
}

impl Search<'_> {
    /// The best of some attempts: all play the same imagined games, and the worse half drops out, until the budget is
    /// spent or one is left. The earlier of equals.
    fn best(&mut self, mut attempts: Vec<Attempt>, budget: u32) -> Attempt {
        let mut known: Vec<Attempt> = Vec::new();
        attempts.retain(|attempt| {
            let new = known.iter().all(|other| (&other.plan, other.way) != (&attempt.plan, attempt.way));
            if new {
                known.push(Attempt::new(attempt.plan.clone(), attempt.way));
            }
            new
        });
        let mut alive = known;
        let budget = budget.min(self.left);
        alive.truncate(budget.max(1) as usize);
        let stages = alive.len().next_power_of_two().trailing_zeros();
        let mut played = 0;
        for stage in (0..stages).rev() {
            let games = (budget / stages / alive.len() as u32).max(1);
            if games * alive.len() as u32 > self.left {
                break;
            }
            self.left -= games * alive.len() as u32;
            self.play(&mut alive, played, games);
            played += u64::from(games);
            alive.sort_by_key(|attempt| std::cmp::Reverse(attempt.total));
            alive.truncate((alive.len().div_ceil(2)).min(1 << stage));
        }
        alive.into_iter().next().unwrap_or_else(|| Attempt::new(Plan::default(), 0))
    }

    /// Plays imagined games with every attempt and adds up what they come to.
    fn play(&self, attempts: &mut [Attempt], first: u64, games: u32) {
        let totals = (first..first + u64::from(games))
            .into_par_iter()
            .map_init(Scratch::default, |scratch, number| {
                let start = self.imagined.sample(number);
                let total = |attempt: &Attempt| self.rollout(start.clone(), attempt, scratch);
                attempts.iter().map(total).collect::<Vec<i64>>()
            })
            .reduce_with(|a, b| a.iter().zip(&b).map(|(a, b)| a + b).collect());
        for (attempt, total) in attempts.iter_mut().zip(totals.unwrap_or_default()) {
            attempt.total += total;
        }
    }

    /// One imagined game played to its end.
    fn rollout(&self, mut state: State, attempt: &Attempt, scratch: &mut Scratch) -> i64 {
        let setup = &self.imagined.setup;
        play_lean(setup, &mut state, &attempt.plan, scratch);
        let way = &self.planner.ways[attempt.way];
        while !state.public.over(setup) {
            let plan = way.plan(&Outlook::of(setup, &state));
            play_lean(setup, &mut state, &plan, scratch);
        }
        score(setup, &state).total
    }
}

/// How a strong leader would have fared in a game: a line to lay beside one's own.
#[derive(Clone, Debug)]
pub struct StrongRun {
    /// True means after each round, those of the empty chair included.
    pub history: Vec<RoundMeans>,
    /// What it came to.
    pub score: Score,
    /// The state at the end.
    pub end: Box<State>,
}

/// Plays a game with a leader that looks ahead, from the same seed.
pub fn one_strong_run(setup: &Setup, luck: Luck, leader: &Leader) -> StrongRun {
    let mut game = Game::new(setup, luck);
    game.play_out(leader, Detail::Lean);
    StrongRun { score: score(setup, &game.state), history: game.history, end: Box::new(game.state) }
}
