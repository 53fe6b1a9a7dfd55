//! What every kind of seat sees of the room, and what its runner sees.

use serde::{Deserialize, Serialize};

use crate::{
    session::{
        command::SeatId,
        game::Group,
        head::{DropOut, LateJoin, Mode, Pacing},
        ids::Ids,
        phase::{MustAct, Phase, Stamp},
        room::{LastAdvance, Session},
        seat::{Seat, SeatKind},
    },
    sim::fixed::ONE,
    terms::Id,
};

/// Where a seat is, and who is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Number of the last entry: a view with a greater one is newer.
    pub revision: u64,
    /// How people play together.
    pub mode: Mode,
    /// What moves the session on.
    pub pacing: Pacing,
    /// The seat.
    pub seat: SeatView,
    /// Where its group is; for a facilitator, the group that is furthest behind. It goes into every command that needs a
    /// stamp.
    pub at: Stamp,
    /// Who must act before the phase can close; for a facilitator, who is waited for in any group.
    pub awaited: Vec<Awaited>,
    /// Whether all play is stopped.
    pub paused: bool,
    /// The timer of the phase, if one runs.
    pub timer: Option<TimerView>,
    /// Whether the session was ended. A group in the debrief without one had played nothing.
    pub ended: bool,
    /// Whether this seat may undo, pause and advance.
    pub runs_room: bool,
    /// The entry that an undo names to take back the latest own move of this phase; none if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<u64>,
}

/// The seat itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    /// Its number.
    pub id: SeatId,
    /// What it is for.
    pub kind: SeatKind,
    /// Its group, from 0.
    pub group: Option<u32>,
    /// Name of the group; empty if it has none.
    pub group_name: String,
    /// What the person is called.
    pub name: String,
    /// Whether it is done with the phase.
    pub ready: bool,
    /// The automated leader that plays it, if one does.
    pub automated: Option<Id>,
    /// Whether it asks for the facilitator.
    pub help: bool,
}

/// Somebody who is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Awaited {
    /// The seat.
    pub seat: SeatId,
    /// What the person is called.
    pub name: String,
    /// Whether the person is there.
    pub present: bool,
}

/// A timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerView {
    /// When time is up, on the session's clock.
    pub until_ms: u64,
    /// The clock at the last entry.
    pub now_ms: u64,
    /// Whether it is the facilitator's last call.
    pub last_call: bool,
}

impl Frame {
    pub(super) fn of(session: &Session, seat: &Seat) -> Self {
        let group = seat.group.map(|group| &session.groups[group]);
        let waits = |one: &&Seat| (seat.group.is_none() || one.group == seat.group) && session.waits_for(one);
        let awaited = session.seats.values().filter(waits).map(|seat| Awaited {
            seat: seat.id,
            name: seat.name.clone(),
            present: seat.present,
        });
        let timer = |group: &Group| {
            let until_ms = group.until_ms?;
            Some(TimerView { until_ms, now_ms: session.now_ms, last_call: group.last_call })
        };
        // A facilitator's timer is the one that runs out first.
        let first = || session.groups.iter().filter_map(timer).min_by_key(|timer| timer.until_ms);
        Self {
            revision: session.entries(),
            mode: session.prepared.head.mode,
            pacing: session.pacing,
            seat: SeatView::of(session, seat),
            at: group.map_or_else(|| session.front(), Group::at),
            awaited: awaited.collect(),
            paused: session.paused_ms.is_some(),
            timer: group.map_or_else(first, timer),
            ended: session.ended,
            runs_room: session.may_run(seat.id),
            undo: session.undo_of(seat),
        }
    }
}

impl SeatView {
    fn of(session: &Session, seat: &Seat) -> Self {
        let group = seat.group.map(|group| &session.groups[group]);
        Self {
            id: seat.id,
            kind: seat.kind.clone(),
            group: seat.group.map(|group| group as u32),
            group_name: group.map_or_else(String::new, |group| group.name.clone()),
            name: seat.name.clone(),
            ready: seat.ready,
            automated: seat.automated.clone(),
            help: seat.help,
        }
    }
}

/// What the facilitator sees: who is there, where the groups are, what has been recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacilitatorView {
    /// Title of the scenario.
    pub title: String,
    /// Rounds with the leader.
    pub rounds: u32,
    /// Rounds of the empty chair.
    pub empty_chair: u32,
    /// What a round is called.
    pub round_name: String,
    /// What the author says to the facilitator.
    pub note: String,
    /// Questions for the debrief.
    pub questions: Vec<String>,
    /// Automated leaders that may sit in.
    pub leaders: Vec<Id>,
    /// What becomes of dropped seats.
    pub drop_out: DropOut,
    /// What becomes of those who come late.
    pub late_join: LateJoin,
    /// Whether somebody new may come in.
    pub door_open: bool,
    /// Whether there is something to reveal: every group that is led is in the debrief.
    pub finished: bool,
    /// Whether results are shown.
    pub revealed: bool,
    /// What could be taken back.
    pub last_advance: Option<LastAdvance>,
    /// All seats.
    pub seats: Vec<SeatRow>,
    /// All groups.
    pub groups: Vec<GroupRow>,
}

/// A seat in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatRow {
    /// The seat.
    pub seat: SeatView,
    /// Whether the person is there.
    pub present: bool,
    /// Whether the group waits for it.
    pub awaited: bool,
    /// Whether it is done without until its person is back.
    pub without: bool,
}

/// A group in the list. What everybody could see of its game is [`super::View::stage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRow {
    /// Its number, from 0.
    pub group: u32,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub at: Stamp,
    /// Whether the phase waits for anybody.
    pub waits: bool,
    /// Whether nobody leads it and nothing has been played.
    pub idle: bool,
    /// Whether the session was ended before its game was over.
    pub broken_off: bool,
    /// When the time of its phase is up, on the session's clock.
    pub until_ms: Option<u64>,
    /// Rounds played.
    pub played: u32,
    /// Rounds of them that an automated leader led.
    pub led: u32,
    /// Cards answered of those on the table.
    pub answered: [u32; 2],
    /// Attention placed of what there is, in units.
    pub attention: [i64; 2],
    /// The sponsor's confidence, which everybody can see.
    pub sponsor: i64,
    /// Output of the last round, in thousandths of plan; none before the first.
    pub output: Option<i64>,
    /// How many of the team have left.
    pub left: u32,
}

impl FacilitatorView {
    pub(super) fn of(session: &Session, ids: Ids<'_>) -> Self {
        let scenario = ids.scenario();
        let row = |seat: &Seat| SeatRow {
            seat: SeatView::of(session, seat),
            present: seat.present,
            awaited: session.waits_for(seat),
            without: seat.without,
        };
        Self {
            title: scenario.title.clone(),
            rounds: ids.setup.rounds,
            empty_chair: ids.setup.chair,
            round_name: scenario.round.name.clone(),
            note: ids.fill(&scenario.facilitator_note),
            questions: scenario.questions.iter().map(|question| ids.fill(question)).collect(),
            leaders: session.prepared.leaders.keys().cloned().collect(),
            drop_out: session.drop_out.clone(),
            late_join: session.late_join.clone(),
            door_open: session.door_open,
            finished: session.finished(),
            revealed: session.revealed,
            last_advance: session.last_advance(),
            seats: session.seats.values().map(row).collect(),
            groups: (0..session.groups.len()).map(|place| GroupRow::of(session, ids, place)).collect(),
        }
    }
}

impl GroupRow {
    fn of(session: &Session, ids: Ids<'_>, place: usize) -> Self {
        let group = &session.groups[place];
        let public = &group.state().public;
        let on_table = match group.phase {
            Phase::Situations | Phase::Attention => public.hand.len(),
            _ => 0,
        };
        let placed: i64 = group.plan.placements.iter().map(|placed| placed.units).sum();
        Self {
            group: place as u32,
            name: group.name.clone(),
            at: group.at(),
            waits: group.phase.must_act(session.prepared.head.mode) != MustAct::Nobody,
            idle: session.is_idle(place),
            broken_off: group.broken_off,
            until_ms: group.until_ms,
            played: group.rounds().len() as u32,
            led: group.rounds().iter().filter(|past| past.led.is_some()).count() as u32,
            answered: [group.plan.answers.len() as u32, on_table as u32],
            attention: [placed / ONE, ids.setup.attention / ONE],
            sponsor: public.sponsor,
            output: public.output.last().copied(),
            left: public.left.iter().flatten().count() as u32,
        }
    }
}
