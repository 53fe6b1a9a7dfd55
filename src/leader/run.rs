//! A game led to its end by an automated leader, on the model directly.

use super::{Leader, Planner};
use crate::sim::{
    Detail, Level3, Luck, Outlook, Plan, Record, Scratch, Setup, Sight, State, play, play_lean, start,
};

/// A game in progress, with what it has left behind.
#[derive(Clone, Debug)]
pub struct Game<'a> {
    /// The fixed side.
    pub setup: &'a Setup,
    /// The state now.
    pub state: State,
    /// The state at the start of each round played, the first included.
    pub past: Vec<State>,
    /// The plan of each round played.
    pub plans: Vec<Plan>,
    /// What each round left behind; empty with [`Detail::Lean`].
    pub records: Vec<Record>,
    /// True means of the headline levels after each round.
    pub history: Vec<RoundMeans>,
    scratch: Scratch,
}

/// True team means after a round, in thousandths of a point, and its output in thousandths of plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundMeans {
    /// Morale, innovation, loyalty over those who are there.
    pub levels: Level3,
    /// Output of the round.
    pub output: i64,
}

impl<'a> Game<'a> {
    /// Starts a game.
    pub fn new(setup: &'a Setup, luck: Luck) -> Self {
        Self {
            setup,
            state: start(setup, luck),
            past: Vec::new(),
            plans: Vec::new(),
            records: Vec::new(),
            history: Vec::new(),
            scratch: Scratch::default(),
        }
    }

    /// Plays one round with a plan.
    pub fn play(&mut self, plan: Plan, detail: Detail) {
        let record = match detail {
            Detail::Full => {
                self.past.push(self.state.clone());
                Some(play(self.setup, &mut self.state, &plan, detail))
            }
            Detail::Lean => {
                play_lean(self.setup, &mut self.state, &plan, &mut self.scratch);
                None
            }
        };
        self.history.push(RoundMeans {
            levels: crate::sim::headline_means(&self.state),
            output: self.state.public.output.last().copied().unwrap_or(0),
        });
        if let Some(record) = record {
            self.records.push(record);
            self.plans.push(plan);
        }
    }

    /// Plays to the end of the empty chair with a leader.
    pub fn play_out(&mut self, leader: &Leader, detail: Detail) {
        let ready = leader.ready();
        let planner = (leader.looks_ahead > 0).then(|| Planner::new(leader, self.setup));
        while !self.state.public.over(self.setup) {
            let plan = match &planner {
                Some(planner) => planner.plan(&Sight::of(self.setup, &self.state)),
                None => ready.plan(&Outlook::of(self.setup, &self.state)),
            };
            self.play(plan, detail);
        }
    }
}
