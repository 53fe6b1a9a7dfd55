//! One group's game: where it is, the plan, what has been played, and what it leaves for the debrief.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{
    command::SeatId,
    head::Prepared,
    ids::Ids,
    journal::{Frozen, Hash, Kept, RoundHash, SNAPSHOT_VERSION, Snapshot},
    phase::{Closes, MustAct, Phase, Stamp},
    room::Keep,
    view::{Commitment, EndDebrief, Ratings, RoundDebrief, Week},
};
use crate::{
    leader::RoundMeans,
    sim::{self, Detail, Luck, Plan, Record, State},
    terms::Id,
};

/// A group and its game.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// What it is doing.
    pub phase: Phase,
    /// The round it is in, from 0. In `PlayOut` and `Why` the state is already past that round.
    pub round: u32,
    /// When the time of the phase is up, on the session's clock.
    pub until_ms: Option<u64>,
    /// The model's state.
    pub state: State,
    /// The plan of this round as far as it stands.
    pub plan: Plan,
    /// What each round left for the leader to look back on.
    pub weeks: Vec<Week>,
    /// What each round leaves for the debrief.
    pub debriefs: Vec<RoundDebrief>,
    /// What the end leaves for it.
    pub end: Option<EndDebrief>,
    /// Self-ratings by seat.
    pub ratings: BTreeMap<SeatId, Ratings>,
    /// Commitments by seat.
    pub commitments: BTreeMap<SeatId, Commitment>,
    /// What a leader that looks ahead means to do in this round, once it has been worked out. It follows from the
    /// state, so it is kept nowhere else.
    pub(super) looked_ahead: OnceLock<(Id, Plan)>,
    past: Vec<State>,
    plans: Vec<Plan>,
    records: Vec<Record>,
    history: Vec<RoundMeans>,
}

/// What moving on has come to.
#[derive(Debug, Default)]
pub struct Moved {
    /// Phases opened, in order; the last is where the group is now.
    pub opened: Vec<Stamp>,
    /// Rounds played, from 1.
    pub played: Vec<u32>,
    /// Hashes, for the journal.
    pub hashes: Vec<RoundHash>,
    /// What the rounds leave, for the journal.
    pub kept: Vec<Kept>,
}

impl Group {
    /// A group before its first round.
    pub fn new(prepared: &Prepared, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            phase: Phase::Briefing,
            round: 0,
            until_ms: None,
            // The same luck for every group: what differs is who leads.
            state: sim::start(&prepared.setup, Luck::new(prepared.head.seed)),
            plan: Plan::default(),
            weeks: Vec::new(),
            debriefs: Vec::new(),
            end: None,
            ratings: BTreeMap::new(),
            commitments: BTreeMap::new(),
            looked_ahead: OnceLock::new(),
            past: Vec::new(),
            plans: Vec::new(),
            records: Vec::new(),
            history: Vec::new(),
        }
    }

    /// Where the group is.
    pub fn at(&self) -> Stamp {
        Stamp { round: self.round + 1, phase: self.phase }
    }

    /// The state at the start of each round played; empty unless all is kept.
    pub fn past(&self) -> &[State] {
        &self.past
    }

    /// The plan of each round played.
    pub fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// What each round left behind.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// True means after each round.
    pub fn history(&self) -> &[RoundMeans] {
        &self.history
    }

    /// Closes the phase and opens the next, and those after it that close at once.
    pub(super) fn advance(&mut self, prepared: &Prepared, group: u32, keep: Keep) -> Moved {
        let mut moved = Moved::default();
        loop {
            self.open_next(prepared, group, keep, &mut moved);
            moved.opened.push(self.at());
            let waits = self.phase.must_act(prepared.head.mode) != MustAct::Nobody;
            if waits || self.phase.rule().closes != Closes::AtOnce {
                return moved;
            }
        }
    }

    fn open_next(&mut self, prepared: &Prepared, group: u32, keep: Keep, moved: &mut Moved) {
        let setup = &prepared.setup;
        match self.phase {
            Phase::Briefing => self.phase = Phase::Situations,
            Phase::Situations => self.phase = Phase::Attention,
            Phase::Attention => self.phase = Phase::Responses,
            Phase::Responses => {
                self.phase = Phase::PlayOut;
                self.play(prepared, group, keep, moved);
            }
            Phase::PlayOut => self.phase = Phase::Why,
            Phase::Why | Phase::EmptyChair => {
                sim::deal(setup, &mut self.state);
                if self.state.public.over(setup) {
                    self.phase = Phase::Debrief;
                    self.close_book(prepared, group, keep, moved);
                    return;
                }
                self.round += 1;
                self.looked_ahead = OnceLock::new();
                if self.state.public.chair_empty(setup) {
                    self.phase = Phase::EmptyChair;
                    self.play(prepared, group, keep, moved);
                } else {
                    self.phase = Phase::Situations;
                }
            }
            Phase::Debrief => {}
        }
    }

    fn play(&mut self, prepared: &Prepared, group: u32, keep: Keep, moved: &mut Moved) {
        let setup = &prepared.setup;
        let plan = std::mem::take(&mut self.plan);
        moved.played.push(self.round + 1);
        if keep == Keep::HashesOnly {
            sim::play_out(setup, &mut self.state, &plan, Detail::Lean);
            moved.hashes.push(self.hash(prepared, group, Some(self.round + 1)));
            return;
        }
        let before = self.state.clone();
        let record = sim::play_out(setup, &mut self.state, &plan, Detail::Full);
        self.history.push(RoundMeans {
            levels: sim::headline_means(&self.state),
            output: self.state.public.output.last().copied().unwrap_or(0),
        });
        let ids = Ids::of(prepared);
        let week = Week::of(ids, &before, &self.state, &plan, &record);
        let debrief = RoundDebrief::of(ids, &before, &self.state, &plan, &record);
        moved.hashes.push(self.hash(prepared, group, Some(self.round + 1)));
        moved.kept.push(Kept::Round(Box::new(Snapshot {
            version: SNAPSHOT_VERSION,
            group,
            state: Frozen::State(Box::new(self.state.clone())),
            week: week.clone(),
            debrief: debrief.clone(),
        })));
        self.weeks.push(week);
        self.debriefs.push(debrief);
        self.past.push(before);
        self.plans.push(plan);
        self.records.push(record);
    }

    fn close_book(&mut self, prepared: &Prepared, group: u32, keep: Keep, moved: &mut Moved) {
        moved.hashes.push(self.hash(prepared, group, None));
        if keep == Keep::All {
            let debrief = EndDebrief::of(Ids::of(prepared), &self.state);
            self.end = Some(debrief.clone());
            moved.kept.push(Kept::End { group, debrief: Box::new(debrief) });
        }
    }

    fn hash(&self, prepared: &Prepared, group: u32, round: Option<u32>) -> RoundHash {
        RoundHash { group, round, hash: Hash(sim::fingerprint(&prepared.setup, &self.state)) }
    }
}
