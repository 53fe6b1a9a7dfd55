//! One group's game: where it is, the plan, what has been played, and what it leaves for the debrief.
//!
//! A game is a function of its seed and its plans. So a group keeps plans, figures and what the leader saw, and plays
//! a round again where more of it is asked for: three hundred of them have to fit into one small machine.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use super::{
    command::SeatId,
    head::Prepared,
    ids::Ids,
    journal::{Hash, Kept, Left, RoundHash, SNAPSHOT_VERSION},
    phase::{Closes, MustAct, Phase, Stamp},
    room::Keep,
    view::{Commitment, EndDebrief, Met, Ratings, RoundDebrief, Week, WhyLines},
};
use crate::{
    leader::{Game, Leader, RoundMeans},
    sim::{self, Dealt, Detail, Luck, Plan, Record, Setup, Sight, State},
    terms::Id,
};

/// A group and its game.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// The seat that it is named after, if it is: their names change together.
    pub named_after: Option<SeatId>,
    /// What it is doing.
    pub phase: Phase,
    /// The round it is in, from 0. In `PlayOut` and `Why` the state is already past that round.
    pub round: u32,
    /// When the time of the phase is up, on the session's clock.
    pub until_ms: Option<u64>,
    /// Whether that is the facilitator's last call.
    pub last_call: bool,
    state: State,
    /// The plan of this round as far as it stands.
    pub plan: Plan,
    /// What has made the plan in this phase, in order: each move's entry and who made it.
    pub(super) moves: Vec<(u64, SeatId)>,
    /// Whether the session was ended before the game was over.
    pub broken_off: bool,
    /// What the end leaves for the debrief; none before, and none if nothing was played.
    pub end: Option<EndDebrief>,
    /// Self-ratings by seat.
    pub ratings: BTreeMap<SeatId, Ratings>,
    /// Commitments by seat.
    pub commitments: BTreeMap<SeatId, Commitment>,
    pub(super) follows: Follows,
    rounds: Vec<PastRound>,
    /// Why everything changed in the last round, as long as somebody may look at it; it follows from the plans.
    last: Last,
}

/// What has been worked out from the state as it is now. It is kept nowhere else, and gone when the state changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Follows {
    /// What the leader's seats see.
    sight: OnceLock<Box<Sight>>,
    /// What a leader that looks ahead means to do in this round.
    pub(super) looked_ahead: OnceLock<(Id, Plan)>,
}

/// What the last round was made of, until somebody asks why; then the account of that, which is much smaller.
#[derive(Debug, Default)]
struct Last(Mutex<Told>);

#[derive(Clone, Debug, Default)]
enum Told {
    #[default]
    Unknown,
    Round(Box<LastRound>),
    Lines(WhyLines, Met),
}

impl Last {
    fn told(&self) -> MutexGuard<'_, Told> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Last {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.told().clone()))
    }
}

/// A round played.
#[derive(Clone, Debug)]
pub struct PastRound {
    /// What was done.
    pub plan: Plan,
    /// The cards that lay on the table.
    pub dealt: Vec<Dealt>,
    /// True means after it, and its output.
    pub means: RoundMeans,
    /// The automated leader that led it; none if a person did.
    pub led: Option<Id>,
    /// What the leader can look back on, without its ledger: see [`Group::week`]. None if hashes only are kept.
    pub week: Option<Arc<Week>>,
}

/// What the last round was made of.
#[derive(Clone, Debug)]
struct LastRound {
    before: State,
    after: State,
    record: Record,
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
    /// What the game leaves, for the journal.
    pub kept: Vec<Kept>,
}

/// What moving on needs to know beside the group itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mover<'a> {
    pub prepared: &'a Prepared,
    /// Number of the group, from 0.
    pub group: u32,
    pub keep: Keep,
    /// The automated leader that leads alone, if one does.
    pub led: Option<&'a Id>,
}

impl Group {
    /// A group before its first round.
    pub fn new(prepared: &Prepared, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            named_after: None,
            phase: Phase::Briefing,
            round: 0,
            until_ms: None,
            last_call: false,
            state: start(prepared),
            plan: Plan::default(),
            moves: Vec::new(),
            broken_off: false,
            end: None,
            ratings: BTreeMap::new(),
            commitments: BTreeMap::new(),
            follows: Follows::default(),
            rounds: Vec::new(),
            last: Last::default(),
        }
    }

    /// Where the group is.
    pub fn at(&self) -> Stamp {
        Stamp { round: self.round + 1, phase: self.phase }
    }

    /// The rounds played.
    pub fn rounds(&self) -> &[PastRound] {
        &self.rounds
    }

    /// A round played, from 1, with its ledger. None if it has not been played.
    pub fn week(&self, prepared: &Prepared, round: u32) -> Option<Week> {
        let place = usize::try_from(round).ok()?.checked_sub(1)?;
        let past = self.rounds.get(place)?;
        if let Some(week) = past.week.as_ref().filter(|_| place + 1 == self.rounds.len()) {
            let (why, met) = self.why(prepared)?;
            return Some(Week { why, met, ..Week::clone(week) });
        }
        let LastRound { before, after, record } = &self.retraced(prepared, place);
        Some(Week::whole(Ids::of(prepared), before, after, past, record))
    }

    /// All rounds played, with their ledgers.
    pub fn weeks(&self, prepared: &Prepared) -> Vec<Week> {
        let mut weeks = Vec::new();
        self.retrace(prepared, |before, after, past, record| {
            weeks.push(Week::whole(Ids::of(prepared), before, after, past, record));
        });
        weeks
    }

    /// What each round leaves for the debrief. It holds hidden truths: it is for the end of a game.
    pub fn debriefs(&self, prepared: &Prepared) -> Vec<RoundDebrief> {
        let mut debriefs = Vec::new();
        self.retrace(prepared, |before, after, past, record| {
            debriefs.push(RoundDebrief::of(Ids::of(prepared), before, after, past, record));
        });
        debriefs
    }

    /// The game played again from its plans, with everything that it leaves behind.
    pub fn again<'a>(&self, prepared: &'a Prepared) -> Game<'a> {
        let mut game = Game::new(&prepared.setup, Luck::new(prepared.head.seed));
        for past in &self.rounds {
            game.play(past.plan.clone(), Detail::Full);
        }
        game
    }

    /// Why everything changed in the last round, and the texts that go with it; none before the first.
    pub(super) fn why(&self, prepared: &Prepared) -> Option<(WhyLines, Met)> {
        let place = self.rounds.len().checked_sub(1)?;
        let mut told = self.last.told();
        let account = |round: &LastRound| {
            let past = &self.rounds[place];
            Week::account(Ids::of(prepared), &round.before, &round.after, past, &round.record)
        };
        let (lines, met) = match &*told {
            Told::Lines(lines, met) => return Some((lines.clone(), met.clone())),
            Told::Round(round) => account(round),
            Told::Unknown => account(&self.retraced(prepared, place)),
        };
        *told = Told::Lines(lines.clone(), met.clone());
        Some((lines, met))
    }

    /// A round in full, by its place.
    fn retraced(&self, prepared: &Prepared, place: usize) -> LastRound {
        let setup = &prepared.setup;
        let mut state = start(prepared);
        for past in &self.rounds[..place] {
            sim::play_out(setup, &mut state, &past.plan, Detail::Lean);
            sim::deal(setup, &mut state);
        }
        let before = state.clone();
        let record = sim::play_out(setup, &mut state, &self.rounds[place].plan, Detail::Full);
        LastRound { before, after: state, record }
    }

    fn retrace(&self, prepared: &Prepared, mut each: impl FnMut(&State, &State, &PastRound, &Record)) {
        let setup = &prepared.setup;
        let mut state = start(prepared);
        for past in &self.rounds {
            let before = state.clone();
            let record = sim::play_out(setup, &mut state, &past.plan, Detail::Full);
            each(&before, &state, past, &record);
            sim::deal(setup, &mut state);
        }
    }

    /// Closes the phase and opens the next, and those after it that close at once.
    pub(super) fn advance(&mut self, by: Mover<'_>) -> Moved {
        let mut moved = Moved::default();
        self.moves.clear();
        loop {
            self.open_next(by, &mut moved);
            moved.opened.push(self.at());
            let waits = self.phase.must_act(by.prepared.head.mode) != MustAct::Nobody;
            if waits || self.phase.rule().closes != Closes::AtOnce {
                return moved;
            }
        }
    }

    /// Plays on to a moment with an automated leader, for somebody who comes late.
    pub(super) fn catch_up(&mut self, by: Mover<'_>, leader: &Leader, to: Stamp) -> Moved {
        let mut moved = Moved::default();
        let by = Mover { led: Some(&leader.id), ..by };
        while self.at() < to && self.phase != Phase::Debrief {
            if self.phase == Phase::Attention {
                self.plan = leader.plan_on(&by.prepared.setup, self.sight(&by.prepared.setup));
            }
            let one = self.advance(by);
            moved.opened = one.opened;
            moved.played.extend(one.played);
            moved.hashes.extend(one.hashes);
            moved.kept.extend(one.kept);
        }
        moved
    }

    /// Goes to the debrief from wherever the group is. If nothing was played there is nothing to look back on.
    pub(super) fn break_off(&mut self, by: Mover<'_>) -> Moved {
        let mut moved = Moved::default();
        if matches!(self.phase, Phase::PlayOut | Phase::Why | Phase::EmptyChair) {
            sim::deal(&by.prepared.setup, self.state_mut());
        }
        self.broken_off = !self.state.public.over(&by.prepared.setup);
        self.plan = Plan::default();
        self.moves.clear();
        self.round = u32::try_from(self.rounds.len().saturating_sub(1)).unwrap_or(u32::MAX);
        self.phase = Phase::Debrief;
        if !self.rounds.is_empty() {
            self.close_book(by, &mut moved);
        }
        moved.opened.push(self.at());
        moved
    }

    fn open_next(&mut self, by: Mover<'_>, moved: &mut Moved) {
        let setup = &by.prepared.setup;
        match self.phase {
            Phase::Briefing => self.phase = Phase::Situations,
            Phase::Situations => self.phase = Phase::Attention,
            Phase::Attention => self.phase = Phase::Responses,
            Phase::Responses => {
                self.phase = Phase::PlayOut;
                self.play(by, moved);
            }
            Phase::PlayOut => self.phase = Phase::Why,
            Phase::Why | Phase::EmptyChair => {
                sim::deal(setup, self.state_mut());
                if self.state.public.over(setup) {
                    self.phase = Phase::Debrief;
                    self.close_book(by, moved);
                    return;
                }
                self.round += 1;
                if self.state.public.chair_empty(setup) {
                    self.phase = Phase::EmptyChair;
                    self.play(by, moved);
                } else {
                    self.phase = Phase::Situations;
                    // Why is looked at before the next round begins, or on the page of that week.
                    self.last = Last::default();
                }
            }
            Phase::Debrief => {}
        }
    }

    /// What the leader's seats see.
    pub(super) fn sight(&self, setup: &Setup) -> &Sight {
        self.follows.sight.get_or_init(|| Box::new(Sight::of(setup, &self.state)))
    }

    /// The model's state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The same, to be changed: what followed from it is forgotten.
    pub fn state_mut(&mut self) -> &mut State {
        self.follows = Follows::default();
        &mut self.state
    }

    fn play(&mut self, by: Mover<'_>, moved: &mut Moved) {
        let Mover { prepared, group, keep, led } = by;
        let setup = &prepared.setup;
        let plan = std::mem::take(&mut self.plan);
        moved.played.push(self.round + 1);
        let dealt = self.state.public.hand.clone();
        // Without the leader nobody leads, whoever holds the seat.
        let led = led.filter(|_| !self.state.public.chair_empty(setup)).cloned();
        let before = (keep == Keep::All).then(|| self.state.clone());
        let detail = if before.is_some() { Detail::Full } else { Detail::Lean };
        let record = sim::play_out(setup, self.state_mut(), &plan, detail);
        let means = RoundMeans {
            levels: sim::headline_means(&self.state),
            output: self.state.public.output.last().copied().unwrap_or(0),
        };
        moved.hashes.push(self.hash(prepared, group, Some(self.round + 1)));
        let mut past = PastRound { plan, dealt, means, led, week: None };
        self.last = Last::default();
        if let Some(before) = before {
            let week = Week::of(Ids::of(prepared), &before, &self.state, &past, &record);
            past.week = Some(Arc::new(week));
            let last = LastRound { before, after: self.state.clone(), record };
            self.last = Last(Mutex::new(Told::Round(Box::new(last))));
        }
        self.rounds.push(past);
    }

    fn close_book(&mut self, by: Mover<'_>, moved: &mut Moved) {
        let Mover { prepared, group, keep, .. } = by;
        self.last = Last::default();
        moved.hashes.push(self.hash(prepared, group, None));
        if keep == Keep::All {
            let cut = self.broken_off.then_some(self.rounds.len());
            let end = EndDebrief::of(Ids::of(prepared), &self.state, cut);
            self.end = Some(end.clone());
            let rounds = self.debriefs(prepared);
            let left = Left { version: SNAPSHOT_VERSION, group, rounds, end };
            moved.kept.push(Kept::End(Box::new(left)));
        }
    }

    /// After the game has been played again with hashes only: what the leader looks back on, taken from before where
    /// it is the same.
    pub(super) fn take_weeks(&mut self, prepared: &Prepared, before: &mut Self) {
        let same = |(now, was): &(&PastRound, &PastRound)| now.plan == was.plan && now.led == was.led;
        let same = self.rounds.iter().zip(&before.rounds).take_while(same).count();
        for (now, was) in self.rounds[..same].iter_mut().zip(&mut before.rounds) {
            now.week = was.week.take();
        }
        for place in same..self.rounds.len() {
            let LastRound { before, after, record } = self.retraced(prepared, place);
            let week = Week::of(Ids::of(prepared), &before, &after, &self.rounds[place], &record);
            self.rounds[place].week = Some(Arc::new(week));
        }
    }

    fn hash(&self, prepared: &Prepared, group: u32, round: Option<u32>) -> RoundHash {
        RoundHash { group, round, hash: Hash(sim::fingerprint(&prepared.setup, &self.state)) }
    }
}

/// The same luck for every group: what differs is who leads.
fn start(prepared: &Prepared) -> State {
    sim::start(&prepared.setup, Luck::new(prepared.head.seed))
}
