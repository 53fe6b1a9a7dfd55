//! A session: its groups and seats, and what has been done so far.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{
    command::{Act, Command, MoveById, SeatId},
    event::Event,
    game::Group,
    head::{DropOut, LateJoin, Mode, Pacing, Prepared},
    ids::Ids,
    journal::{Entry, Kept, RoundHash},
    phase::{Closes, MustAct, Phase, Stamp},
    refusal::Refusal,
    seat::{Seat, SeatKind},
};
use crate::{
    leader::Leader,
    sim::{Move, Plan, Sight},
};

/// Most entries in a session: a workshop of 300 seats over a day has a tenth of it.
pub const ENTRIES_MAX: usize = 200_000;

/// How much a session keeps beside the state itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// All that views, debriefs and reports are made of.
    #[default]
    All,
    /// The hashes alone: for replaying fast. Views show no past then.
    HashesOnly,
}

/// A session in play. [`super::apply`] is the one way to change it.
#[derive(Clone, Debug)]
pub struct Session {
    /// What it is played on.
    pub prepared: Arc<Prepared>,
    /// Its groups.
    pub groups: Vec<Group>,
    /// Its seats, by number.
    pub seats: BTreeMap<SeatId, Seat>,
    /// Since when all play is stopped, on the session's clock.
    pub paused_ms: Option<u64>,
    /// What moves it on.
    pub pacing: Pacing,
    /// What becomes of dropped seats.
    pub drop_out: DropOut,
    /// What becomes of those who come late.
    pub late_join: LateJoin,
    /// Whether somebody new may come in.
    pub door_open: bool,
    /// Whether results are shown. See [`Session::shows_results`].
    pub revealed: bool,
    /// Whether it was ended.
    pub ended: bool,
    /// The clock at the last accepted command.
    pub now_ms: u64,
    /// Accepted commands in order; the entry's number is its place plus one.
    pub(super) log: Vec<Logged>,
    /// What became of every id that was accepted.
    pub(super) spent: BTreeMap<SeatId, BTreeMap<Box<str>, u32>>,
    /// Entries accepted since they were last taken.
    pub(super) fresh: Vec<Entry>,
    pub(super) keep: Keep,
}

/// An accepted command.
#[derive(Clone, Debug)]
pub(super) struct Logged {
    pub command: Command,
    pub now_ms: u64,
    pub events: Vec<Event>,
    /// Whose game it is about.
    pub touches: Touches,
    /// Whether an undo took it back.
    pub voided: bool,
}

/// Whose game a command is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touches {
    /// Nobody's: it is about the room.
    Room,
    /// That of one group.
    Group(usize),
    /// Those of several.
    All,
}

/// The last time that a facilitator, or time being up, moved a group or all on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastAdvance {
    /// The entry that [`Act::UndoTo`] has to name to take it back.
    pub entry: u64,
    /// The group that it moved, from 0; none for all.
    pub group: Option<u32>,
    /// Where they were before.
    pub from: Stamp,
    /// Moves, ratings and the like that seats have made since, and that would be taken back with it.
    pub since: u32,
}

/// How far those are who play themselves and are there.
struct Pace {
    /// The last of them; none if there is none, or all are done.
    last: Option<Stamp>,
    /// Groups that somebody there leads.
    led: BTreeSet<usize>,
    /// Whether anybody of them is done.
    done: bool,
}

/// What applying a command has come to, before it is entered.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub events: Vec<Event>,
    pub hashes: Vec<RoundHash>,
    pub kept: Vec<Kept>,
}

impl Session {
    /// A session before anybody has joined.
    pub fn new(prepared: Arc<Prepared>) -> Self {
        Self::keeping(prepared, Keep::All)
    }

    /// The same, keeping no more than is asked for.
    pub fn keeping(prepared: Arc<Prepared>, keep: Keep) -> Self {
        let groups = prepared.head.groups.iter().map(|name| Group::new(&prepared, name)).collect();
        Self { groups, ..Self::bare(prepared, keep) }
    }

    /// One without groups.
    fn bare(prepared: Arc<Prepared>, keep: Keep) -> Self {
        let head = &prepared.head;
        let (pacing, drop_out, late_join) = (head.pacing, head.drop_out.clone(), head.late_join.clone());
        Self {
            prepared,
            groups: Vec::new(),
            seats: BTreeMap::new(),
            paused_ms: None,
            pacing,
            drop_out,
            late_join,
            door_open: true,
            revealed: false,
            ended: false,
            now_ms: 0,
            log: Vec::new(),
            spent: BTreeMap::new(),
            fresh: Vec::new(),
            keep,
        }
    }

    /// One group by itself, as the first of a session of its own, with the seats in it: for work on it that takes
    /// longer than the session can be held up. It has no past to undo. None if there is no such group.
    pub fn apart(&self, group: usize) -> Option<Self> {
        let sits = |seat: &&Seat| seat.group == Some(group);
        let seats = self.seats.values().filter(sits);
        Some(Self {
            groups: vec![self.groups.get(group)?.clone()],
            seats: seats.map(|seat| (seat.id, Seat { group: Some(0), ..seat.clone() })).collect(),
            revealed: self.revealed,
            now_ms: self.now_ms,
            ..Self::bare(self.prepared.clone(), self.keep)
        })
    }

    /// Number of the last entry; 0 before the first.
    pub fn entries(&self) -> u64 {
        self.log.len() as u64
    }

    /// Takes the entries accepted since this was last called, for the journal. Nothing is acknowledged to a
    /// client before they are kept.
    pub fn take_entries(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.fresh)
    }

    /// Whether every group that anybody has led is in the debrief, and one is.
    pub fn finished(&self) -> bool {
        let done = |group: &Group| group.phase == Phase::Debrief;
        self.groups.iter().any(done)
            && self.groups.iter().enumerate().all(|(place, group)| done(group) || self.is_idle(place))
    }

    /// Whether a group has never been led: nobody has its seat, and nothing was played.
    pub fn is_idle(&self, group: usize) -> bool {
        let at = &self.groups[group];
        at.phase == Phase::Briefing && !self.leaders(group).any(|_| true)
    }

    /// The leader's seats of a group.
    pub fn leaders(&self, group: usize) -> impl Iterator<Item = &Seat> {
        self.seats.values().filter(move |seat| seat.group == Some(group) && seat.kind == SeatKind::Leader)
    }

    /// Whether the score and the comparison are shown. Alone at one's own pace there is nobody to reveal them.
    pub fn shows_results(&self) -> bool {
        let head = &self.prepared.head;
        self.revealed || (head.mode == Mode::Solo && head.pacing == Pacing::Own)
    }

    /// Where the last of the groups is: what the facilitator's commands for all are made for. The groups in the
    /// debrief and those that nobody leads do not count while there are others.
    pub fn front(&self) -> Stamp {
        let playing = self
            .groups
            .iter()
            .enumerate()
            .filter(|(place, group)| group.phase.rule().closes != Closes::Never && !self.is_idle(*place));
        let last = playing.map(|(_, group)| group.at()).min();
        let any = || self.groups.iter().map(Group::at).min();
        last.or_else(any).unwrap_or(Stamp { round: 1, phase: Phase::Briefing })
    }

    /// What there is to take back, for a facilitator; none once the truth is on the table.
    pub fn last_advance(&self) -> Option<LastAdvance> {
        let counts = |logged: &Logged| !logged.voided;
        let at = self.log.iter().rposition(|logged| counts(logged) && logged.command.act.moves_on())?;
        let logged = &self.log[at];
        let group = match logged.touches {
            Touches::Group(group) => Some(group),
            Touches::All | Touches::Room => None,
        };
        let shown = |group: &Group| group.phase == Phase::Debrief;
        let late = match group {
            Some(group) => shown(&self.groups[group]),
            None => self.groups.iter().any(shown),
        };
        if late {
            return None;
        }
        let concerns = |touches: Touches| match touches {
            Touches::Room => false,
            Touches::All => true,
            Touches::Group(of) => group.is_none_or(|group| group == of),
        };
        let played =
            |logged: &&Logged| counts(logged) && logged.command.act.is_played() && concerns(logged.touches);
        let since = self.log[at + 1..].iter().filter(played).count();
        let before = self.log[..at].iter().rposition(counts)?;
        Some(LastAdvance {
            entry: before as u64 + 1,
            group: group.map(|group| group as u32),
            from: logged.command.at?,
            since: u32::try_from(since).unwrap_or(u32::MAX),
        })
    }

    /// The group of a seat.
    pub fn group_of(&self, seat: SeatId) -> Option<usize> {
        self.seats.get(&seat)?.group
    }

    /// Where a seat's group is.
    pub fn at(&self, seat: SeatId) -> Option<Stamp> {
        Some(self.groups[self.group_of(seat)?].at())
    }

    /// What the leader's seats of a group see.
    pub fn sight(&self, group: usize) -> &Sight {
        self.groups[group].sight(&self.prepared.setup)
    }

    /// Whether an id is spent, for a seat.
    pub fn is_spent(&self, seat: SeatId, id: &str) -> bool {
        self.spent.get(&seat).is_some_and(|ids| ids.contains_key(id))
    }

    /// Seats that a group waits for.
    pub fn awaited(&self, group: usize) -> impl Iterator<Item = &Seat> {
        self.seats.values().filter(move |seat| seat.group == Some(group) && self.waits_for(seat))
    }

    /// Whether the group of a seat waits for it.
    pub fn waits_for(&self, seat: &Seat) -> bool {
        let Some(group) = seat.group else { return false };
        if seat.ready || seat.without {
            return false;
        }
        let must_act = self.groups[group].phase.must_act(self.prepared.head.mode);
        match (&seat.kind, must_act) {
            (SeatKind::Leader, MustAct::Leader) | (SeatKind::Member(_), MustAct::Members) => true,
            (SeatKind::Leader | SeatKind::Member(_) | SeatKind::Observer | SeatKind::Facilitator, _) => false,
        }
    }

    /// The next command of an automated seat, if one has something to do: the caller applies it like any other,
    /// so that it stands in the journal.
    pub fn next_automated(&self) -> Option<Command> {
        if self.paused_ms.is_some() {
            return None;
        }
        let pace = self.pace();
        let automated = self.seats.values().filter(|seat| seat.automated.is_some());
        let mut awaited = automated.filter(|seat| self.waits_for(seat) && self.keeps(&pace, seat));
        let (seat, act) = awaited.find_map(|seat| Some((seat, self.automated_act(seat, seat.group?)?)))?;
        let mut id = format!("auto-{}", self.log.len() + 1);
        while self.is_spent(seat.id, &id) {
            id.push('+');
        }
        Some(Command { id, seat: seat.id, at: self.at(seat.id), act })
    }

    /// How far those are who play themselves and are there.
    fn pace(&self) -> Pace {
        let mut pace = Pace { last: None, led: BTreeSet::new(), done: false };
        for seat in self.seats.values() {
            let Some(group) = seat.group else { continue };
            if seat.kind != SeatKind::Leader || !seat.present || seat.automated.is_some() {
                continue;
            }
            pace.led.insert(group);
            let at = &self.groups[group];
            if at.phase.rule().closes == Closes::Never {
                pace.done = true;
            } else {
                pace.last = Some(pace.last.map_or(at.at(), |last| last.min(at.at())));
            }
        }
        pace
    }

    /// Whether it is time for somebody else to act for a seat. Whoever sits in goes along with the last of those who play
    /// themselves: a game is not over before its person is back from the door. With nobody left who plays, only what
    /// was asked for goes on, and what everybody else is done with.
    fn keeps(&self, pace: &Pace, seat: &Seat) -> bool {
        let Some(group) = seat.group else { return false };
        let alone = self.pacing != Pacing::Facilitated && !pace.led.contains(&group);
        if !alone {
            return true;
        }
        match pace.last {
            Some(last) => self.groups[group].at() <= last,
            None => pace.done || (seat.automated.is_some() && !seat.standing_in),
        }
    }

    /// Absent seats that it is time to act for, if they were away long enough: their groups wait for them, and they have
    /// not gone further than those who are there.
    pub fn left_behind(&self) -> Vec<SeatId> {
        let pace = self.pace();
        let acts = |seat: &&Seat| matches!(seat.kind, SeatKind::Leader | SeatKind::Member(_));
        let absent =
            self.seats.values().filter(|seat| !seat.present && seat.automated.is_none()).filter(acts);
        absent.filter(|seat| self.waits_for(seat) && self.keeps(&pace, seat)).map(|seat| seat.id).collect()
    }

    fn automated_act(&self, seat: &Seat, group: usize) -> Option<Act> {
        let leader = self.prepared.leaders.get(seat.automated.as_ref()?)?;
        let ids = Ids::of(&self.prepared);
        let now = &self.groups[group];
        if !matches!(now.phase, Phase::Situations | Phase::Attention) {
            return Some(Act::Ready);
        }
        // The whole plan is made anew each time: the same sight gives the same plan, and what is already in it is
        // skipped. A person may have planned before the leader sat in: what stands is kept.
        let sight = self.sight(group);
        let wanted = self.wanted(leader, group, sight);
        let act = |wanted: Move| -> Option<MoveById> {
            sight.allows(&now.plan, &wanted).is_ok().then(|| ids.to_ids(&wanted))
        };
        let next = if now.phase == Phase::Situations {
            wanted
                .answers
                .iter()
                .filter(|(card, _)| !now.plan.answers.contains_key(card))
                .find_map(|(card, option)| act(Move::Answer { card: *card, option: *option }))
        } else {
            let placed = &now.plan.placements;
            // Attention that is left is spent.
            let mut left = placed.clone();
            wanted
                .placements
                .iter()
                .filter(|place| match left.iter().position(|there| there == *place) {
                    Some(there) => {
                        left.swap_remove(there);
                        false
                    }
                    None => true,
                })
                .collect::<Vec<_>>()
                .into_iter()
                .find_map(|place| act(Move::Place(*place)))
        };
        Some(next.map_or(Act::Ready, Act::Play))
    }

    /// What an automated leader would do in this round. Looking ahead takes its time, so that is done once a round.
    fn wanted(&self, leader: &Leader, group: usize, sight: &Sight) -> Plan {
        let plan = || leader.plan_on(&self.prepared.setup, sight);
        if leader.looks_ahead == 0 {
            return plan();
        }
        let (by, planned) =
            self.groups[group].follows.looked_ahead.get_or_init(|| (leader.id.clone(), plan()));
        if *by == leader.id { planned.clone() } else { plan() }
    }

    /// Whether a seat may run the room: the facilitator, the house, and who plays alone at their own pace.
    pub(super) fn may_run(&self, seat: SeatId) -> bool {
        if seat == SeatId::HOUSE {
            return true;
        }
        let head = &self.prepared.head;
        self.seats.get(&seat).is_some_and(|seat| match seat.kind {
            SeatKind::Facilitator => true,
            SeatKind::Leader => head.mode == Mode::Solo && head.pacing == Pacing::Own,
            SeatKind::Member(_) | SeatKind::Observer => false,
        })
    }

    /// The entries that still count, by number, for whoever lists what can be undone.
    pub fn standing(&self) -> BTreeSet<u64> {
        let counts = |(place, logged): (usize, &Logged)| (!logged.voided).then_some(place as u64 + 1);
        self.log.iter().enumerate().filter_map(counts).collect()
    }

    /// Checks an id and whether it was used before.
    pub(super) fn answered_before(&self, command: &Command) -> Result<Option<Vec<Event>>, Refusal> {
        let id = &command.id;
        let printable = id.bytes().all(|byte| byte.is_ascii_graphic());
        if id.is_empty() || id.len() > super::command::COMMAND_ID_BYTES_MAX || !printable {
            return Err(Refusal::BadId);
        }
        let spent = self.spent.get(&command.seat).and_then(|ids| ids.get(id.as_str()));
        let Some(place) = spent else { return Ok(None) };
        let before = &self.log[*place as usize];
        if before.command == *command { Ok(Some(before.events.clone())) } else { Err(Refusal::IdSpent) }
    }
}
