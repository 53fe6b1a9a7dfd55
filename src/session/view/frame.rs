//! What every kind of seat sees of the room, and what its runner sees.

use serde::{Deserialize, Serialize};

use super::stage::{ObserverView, RoundView};
use crate::{
    session::{
        command::SeatId,
        head::{DropOut, Mode, Pacing},
        ids::Ids,
        phase::{MustAct, Phase, Stamp},
        room::Session,
        seat::{Seat, SeatKind},
    },
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
    /// Where its group is; for a facilitator, the first group. It goes into every command that needs a stamp.
    pub at: Stamp,
    /// Who must act before the phase can close.
    pub awaited: Vec<Awaited>,
    /// Whether all play is stopped.
    pub paused: bool,
    /// The timer of the phase, if one runs.
    pub timer: Option<TimerView>,
    /// Whether this seat may undo, pause and advance.
    pub runs_room: bool,
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
    /// What the person is called.
    pub name: String,
    /// Whether it is done with the phase.
    pub ready: bool,
    /// The automated leader that plays it, if one does.
    pub automated: Option<Id>,
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
}

impl Frame {
    pub(super) fn of(session: &Session, seat: &Seat) -> Self {
        let place = seat.group.unwrap_or(0);
        let group = &session.groups[place];
        let groups = match seat.group {
            Some(group) => group..group + 1,
            None => 0..session.groups.len(),
        };
        let awaited = groups
            .flat_map(|group| session.awaited(group))
            .map(|seat| Awaited { seat: seat.id, name: seat.name.clone(), present: seat.present })
            .collect();
        Self {
            revision: session.entries(),
            mode: session.prepared.head.mode,
            pacing: session.prepared.head.pacing,
            seat: SeatView {
                id: seat.id,
                kind: seat.kind.clone(),
                group: seat.group.map(|group| group as u32),
                name: seat.name.clone(),
                ready: seat.ready,
                automated: seat.automated.clone(),
            },
            at: group.at(),
            awaited,
            paused: session.paused_ms.is_some(),
            timer: group.until_ms.map(|until_ms| TimerView { until_ms, now_ms: session.now_ms }),
            runs_room: session.may_run(seat.id),
        }
    }
}

/// What the facilitator sees: who is there, where the groups are, what has been recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacilitatorView {
    /// Title of the scenario.
    pub title: String,
    /// What the author says to the facilitator.
    pub note: String,
    /// Questions for the debrief.
    pub questions: Vec<String>,
    /// What becomes of dropped seats.
    pub drop_out: DropOut,
    /// Whether the score is shown.
    pub revealed: bool,
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

/// A group in the list.
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
    /// The round.
    pub round: RoundView,
    /// Cards answered of those on the table.
    pub answered: [u32; 2],
    /// What everybody could see.
    pub stage: ObserverView,
}

impl FacilitatorView {
    pub(super) fn of(session: &Session, ids: Ids<'_>) -> Self {
        let scenario = ids.scenario();
        let awaits: Vec<SeatId> =
            (0..session.groups.len()).flat_map(|group| session.awaited(group)).map(|seat| seat.id).collect();
        let seats = session
            .seats
            .values()
            .map(|seat| SeatRow {
                seat: Frame::of(session, seat).seat,
                present: seat.present,
                awaited: awaits.contains(&seat.id),
                without: seat.without,
            })
            .collect();
        let groups = session
            .groups
            .iter()
            .enumerate()
            .map(|(place, group)| {
                let on_table = match group.phase {
                    Phase::Situations | Phase::Attention => group.state.public.hand.len(),
                    _ => 0,
                };
                GroupRow {
                    group: place as u32,
                    name: group.name.clone(),
                    at: group.at(),
                    waits: group.phase.must_act(session.prepared.head.mode) != MustAct::Nobody,
                    round: RoundView::of(ids, group),
                    answered: [group.plan.answers.len() as u32, on_table as u32],
                    stage: ObserverView::of(ids, group),
                }
            })
            .collect();
        Self {
            title: scenario.title.clone(),
            note: ids.fill(&scenario.facilitator_note),
            questions: scenario.questions.iter().map(|question| ids.fill(question)).collect(),
            drop_out: session.drop_out.clone(),
            revealed: session.revealed,
            seats,
            groups,
        }
    }
}
