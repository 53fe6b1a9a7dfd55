//! A study made ready: scenarios and leaders found, and all its runs played in order.

use std::{borrow::Cow, sync::Arc};

use rayon::prelude::*;

use super::{
    drawn::Rates,
    generate::{apply_setting, generate},
    run::{Keep, Measured, Player, measure},
    study::{Drawn, Led, Study, Team},
};
use crate::{
    leader::{Leader, Planner},
    scenario::Scenario,
    sim::{Coefficients, Length, Luck, Setup, SetupError},
    terms::Id,
};

/// Seeds that are played at a time: all that is held in memory, however many runs a study has.
const CHUNK: u64 = 256;

/// A study, ready to run.
#[derive(Clone, Debug)]
pub struct Ready {
    /// As it was written.
    pub study: Study,
    teams: Vec<Kind>,
    leaders: Vec<Lead>,
    coefficients: Arc<Coefficients>,
}

/// What is played.
#[derive(Clone, Debug)]
enum Kind {
    Generated(Team),
    Written(Box<Setup>, Team),
}

/// Who leads.
#[derive(Clone, Debug)]
enum Lead {
    Style(Leader),
    Drawn(Drawn),
}

/// One run, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Place of the team in the study.
    pub team: usize,
    /// Place of the leader.
    pub leader: usize,
    /// Number of the run, from 0.
    pub run: u64,
    /// Its seed.
    pub seed: u64,
    /// What came of it.
    pub measured: Measured,
}

/// Why a study cannot be made ready.
#[derive(Debug, thiserror::Error)]
pub enum NotReady<E> {
    /// A scenario or a leader that it names cannot be had.
    #[error(transparent)]
    Missing(E),
    /// A scenario cannot be set up.
    #[error("the team `{team}` cannot be set up: {error}")]
    Setup {
        /// The team.
        team: Id,
        /// Why.
        error: SetupError,
    },
}

impl Ready {
    /// Finds what the study names.
    ///
    /// # Errors
    /// A scenario or leader is not there, or a scenario cannot be played as asked (it has no short cut).
    pub fn new<E>(
        study: Study,
        coefficients: Arc<Coefficients>,
        scenario: impl Fn(&str) -> Result<Scenario, E>,
        leader: impl Fn(&str) -> Result<Leader, E>,
    ) -> Result<Self, NotReady<E>> {
        let mut teams = Vec::new();
        for team in &study.teams {
            teams.push(match &team.scenario {
                None => Kind::Generated(team.clone()),
                Some(name) => {
                    let written = Arc::new(scenario(name).map_err(NotReady::Missing)?);
                    let length = if team.short { Length::Short } else { Length::Full };
                    let setup = Setup::new(written, coefficients.clone(), length)
                        .map_err(|error| NotReady::Setup { team: team.id.clone(), error })?;
                    Kind::Written(Box::new(setup), team.clone())
                }
            });
        }
        let mut leaders = Vec::new();
        for led in &study.leaders {
            leaders.push(match led {
                Led::Named(name) => Lead::Style(leader(name).map_err(NotReady::Missing)?),
                Led::Style(leader) => Lead::Style(leader.clone()),
                Led::Drawn(drawn) => Lead::Drawn(drawn.clone()),
            });
        }
        Ok(Self { study, teams, leaders, coefficients })
    }

    /// The same study under other numbers of the model.
    ///
    /// # Errors
    /// A scenario cannot be set up.
    pub fn under(&self, coefficients: &Arc<Coefficients>) -> Result<Self, SetupError> {
        let mut other = self.clone();
        other.coefficients = coefficients.clone();
        for kind in &mut other.teams {
            if let Kind::Written(setup, _) = kind {
                **setup = Setup::new(setup.scenario.clone(), coefficients.clone(), setup.length)?;
            }
        }
        Ok(other)
    }

    /// How many rows there are for so many seeds.
    pub fn rows(&self, runs: u64) -> u64 {
        runs * self.teams.len() as u64 * self.leaders.len() as u64
    }

    /// Plays the runs with seeds from the study's first on, for those teams and leaders that `wanted` asks for, and
    /// hands out the rows in order: by team, seed, leader. The rows are the same whatever the number of threads.
    ///
    /// # Errors
    /// What `sink` says; the rest is not played.
    pub fn play<E>(
        &self,
        runs: u64,
        keep: Keep,
        wanted: impl Fn(usize, usize) -> bool + Sync,
        mut sink: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        for team in 0..self.teams.len() {
            let mut from = 0;
            while from < runs {
                let to = (from + CHUNK).min(runs);
                let rows: Vec<Vec<Row>> =
                    (from..to).into_par_iter().map(|run| self.of_seed(team, run, keep, &wanted)).collect();
                rows.into_iter().flatten().try_for_each(&mut sink)?;
                from = to;
            }
        }
        Ok(())
    }

    /// The same on one thread, for whoever runs many studies at a time.
    pub fn play_alone(
        &self,
        runs: u64,
        keep: Keep,
        wanted: impl Fn(usize, usize) -> bool,
        mut sink: impl FnMut(Row),
    ) {
        for team in 0..self.teams.len() {
            for run in 0..runs {
                self.of_seed(team, run, keep, &wanted).into_iter().for_each(&mut sink);
            }
        }
    }

    /// The runs of one team and seed, under each leader.
    fn of_seed(&self, team: usize, run: u64, keep: Keep, wanted: impl Fn(usize, usize) -> bool) -> Vec<Row> {
        let seed = self.study.seed.wrapping_add(run);
        let luck = Luck::new(seed);
        let mut setup: Option<Cow<'_, Setup>> = None;
        let mut rows = Vec::new();
        for (place, lead) in self.leaders.iter().enumerate() {
            if !wanted(team, place) {
                continue;
            }
            let setup = match &setup {
                Some(setup) => setup,
                None => match self.setup(team, luck) {
                    Some(made) => setup.insert(made),
                    None => return rows,
                },
            };
            let player = match lead {
                Lead::Style(leader) if leader.looks_ahead > 0 => {
                    Player::Ahead(Box::new(Planner::new(leader, setup)))
                }
                Lead::Style(leader) => Player::Style(leader.ready()),
                Lead::Drawn(drawn) => Player::Rates(Rates::draw(drawn, luck)),
            };
            let measured = measure(setup, luck, &player, keep);
            rows.push(Row { team, leader: place, run, seed, measured });
        }
        rows
    }

    /// The setup of a team for a seed. A generated team can always be set up: a test draws thousands within the limits
    /// that the checks hold a study to.
    fn setup(&self, team: usize, luck: Luck) -> Option<Cow<'_, Setup>> {
        match &self.teams[team] {
            Kind::Generated(team) => {
                let scenario = Arc::new(generate(team, luck));
                Setup::new(scenario, self.coefficients.clone(), Length::Full).ok().map(Cow::Owned)
            }
            Kind::Written(setup, team) if team.setting.is_empty() => Some(Cow::Borrowed(setup)),
            Kind::Written(setup, team) => {
                let mut setup = setup.clone();
                let mut setting = setup.scenario.setting.clone();
                apply_setting(&mut setting, &team.setting, luck);
                setup.set_setting(&setting);
                Some(Cow::Owned(*setup))
            }
        }
    }
}
