//! Undo: what was played after an entry no longer counts. The entries stay, and their ids stay spent.
//!
//! Who runs the room may take back one step after the other, as far as they like; a leader, the latest of their own moves of the phase at hand.

use std::collections::BTreeSet;

use super::{
    apply::{act_again, group_place, runs},
    command::{Act, SeatId},
    event::Event,
    game::Group,
    ids::Ids,
    phase::Phase,
    refusal::Refusal,
    room::{Keep, Logged, Outcome, Session, Touches},
    seat::{Seat, SeatKind},
};
use crate::sim::Plan;

/// Takes back what was played after an entry, in one group or in all.
pub(super) fn undo(
    session: &mut Session,
    by: SeatId,
    entry: u64,
    group: Option<u32>,
) -> Result<Outcome, Refusal> {
    if by != SeatId::HOUSE && !session.seats.contains_key(&by) {
        return Err(Refusal::NoSuchSeat);
    }
    if session.paused_ms.is_some() {
        return Err(Refusal::Paused);
    }
    let only = group.map(|group| group_place(session, group)).transpose()?;
    let keep_to = usize::try_from(entry).map_err(|_| Refusal::NoSuchEntry)?;
    if keep_to == 0 || keep_to > session.log.len() || session.log[keep_to - 1].voided {
        return Err(Refusal::NoSuchEntry);
    }
    // In the debrief the truth is on the table; playing on from before would be playing with it in hand.
    let shown = |group: &Group| group.phase == Phase::Debrief;
    let late = match only {
        Some(place) => shown(&session.groups[place]),
        None => session.groups.iter().any(shown),
    };
    if late {
        return Err(Refusal::TooLateToUndo);
    }
    let mut voids = vec![false; session.log.len()];
    for (place, logged) in session.log.iter().enumerate().skip(keep_to) {
        let played = !logged.voided && logged.command.act.is_played();
        voids[place] = played
            && match (only, logged.touches) {
                (None, _) => true,
                (Some(only), Touches::Group(group)) => only == group,
                // What moved others as well cannot be taken back for one.
                (Some(_), Touches::All) => return Err(Refusal::MovedTogether),
                (Some(_), Touches::Room) => false,
            };
    }
    if !voids.contains(&true) {
        return Err(Refusal::NoSuchEntry);
    }
    let steps =
        session.log.iter().zip(&voids).filter(|(logged, void)| **void && logged.command.act.moves_on());
    if steps.count() > 1 {
        // Whoever asked had not seen the latest of them yet.
        return Err(Refusal::MovedOnSince);
    }
    let plans = plans_alone(session, &voids, only);
    if !plans.is_some_and(|place| own(session, by, place, &voids)) {
        runs(session, by)?;
    }
    if let Some(place) = plans {
        replan(session, place, &voids);
        return Ok(undone(session, &voids, entry, Some(place)));
    }
    let rebuilt = rebuild(session, &mut voids, only);
    let Session { groups, seats, prepared, keep, .. } = session;
    for (place, mut again) in rebuilt.groups.into_iter().enumerate() {
        let Some(group) = groups.get_mut(place).filter(|_| only.is_none_or(|only| only == place)) else {
            continue;
        };
        if *keep == Keep::All {
            again.take_weeks(prepared, group);
        }
        *group = again;
    }
    if only.is_none() {
        *seats = rebuilt.seats;
    } else {
        seats.extend(rebuilt.seats.into_iter().filter(|(_, seat)| seat.group == only));
    }
    Ok(undone(session, &voids, entry, only))
}

/// Notes what no longer counts, and says so.
fn undone(session: &mut Session, voids: &[bool], entry: u64, only: Option<usize>) -> Outcome {
    for (logged, voided) in session.log.iter_mut().zip(voids) {
        logged.voided |= voided;
    }
    for place in 0..session.groups.len() {
        if only.is_none_or(|only| only == place) {
            session.groups[place].moves = moves(session, place);
        }
    }
    let voided = voids.iter().enumerate().filter(|(_, void)| **void).map(|(place, _)| place as u64 + 1);
    let mut out = Outcome::default();
    out.events.push(Event::Undone { to: entry, voided: voided.collect() });
    let opened =
        session.groups.iter().enumerate().filter(|(place, _)| only.is_none_or(|only| only == *place));
    out.events.extend(opened.map(|(group, at)| Event::Opened { group: group as u32, at: at.at() }));
    out
}

/// The moves of the phase at hand that still count, each with its entry and who made it.
fn moves(session: &Session, place: usize) -> Vec<(u64, SeatId)> {
    let at = Some(session.groups[place].at());
    let of_phase = |logged: &Logged| {
        !logged.voided
            && logged.touches == Touches::Group(place)
            && matches!(logged.command.act, Act::Play(_))
            && logged.command.at == at
    };
    let all = session.log.iter().zip(1_u64..);
    all.filter(|(logged, _)| of_phase(logged)).map(|(logged, entry)| (entry, logged.command.seat)).collect()
}

/// The group that all of this is about, if it is nothing but moves of its phase at hand: then its plan is made anew and
/// nothing is played again. Who was done in between and no longer is has changed nothing.
fn plans_alone(session: &Session, voids: &[bool], only: Option<usize>) -> Option<usize> {
    let mut place = only;
    let mut done = BTreeSet::new();
    for (logged, _) in session.log.iter().zip(voids).filter(|(_, void)| **void) {
        let Touches::Group(group) = logged.touches else { return None };
        let same = *place.get_or_insert(group) == group;
        let now = logged.command.at == Some(session.groups[group].at());
        let by = logged.command.seat;
        let alone = match logged.command.act {
            Act::Play(_) => true,
            Act::Ready => {
                done.insert(by);
                session.seats.get(&by).is_some_and(|seat| !seat.ready)
            }
            Act::Unready => done.contains(&by),
            _ => false,
        };
        if !(same && now && alone) {
            return None;
        }
    }
    // Without a group named all of them are opened anew, as it is told.
    place.filter(|_| only.is_some() || session.groups.len() == 1)
}

/// Whether a leader takes back moves of their own and nothing else.
fn own(session: &Session, by: SeatId, place: usize, voids: &[bool]) -> bool {
    let leads = |seat: &&Seat| seat.kind == SeatKind::Leader && seat.group == Some(place) && !seat.ready;
    let all = session.log.iter().zip(voids).filter(|(_, void)| **void);
    session.seats.get(&by).as_ref().is_some_and(leads)
        && all.into_iter().all(|(logged, _)| logged.command.seat == by)
}

/// The plan of the round as what still counts has made it.
fn replan(session: &mut Session, place: usize, voids: &[bool]) {
    let round = session.groups[place].at().round;
    let counts = |logged: &&Logged| {
        logged.touches == Touches::Group(place) && logged.command.at.is_some_and(|at| at.round == round)
    };
    let ids = Ids::of(&session.prepared);
    let mut plan = Plan::default();
    let standing = session.log.iter().zip(voids).filter(|(logged, void)| !logged.voided && !**void);
    for logged in standing.map(|(logged, _)| logged).filter(counts) {
        if let Act::Play(wanted) = &logged.command.act
            && let Ok(wanted) = ids.resolve(wanted)
        {
            plan.add(wanted);
        }
    }
    session.groups[place].plan = plan;
}

impl Session {
    /// The entry that [`Act::UndoTo`] has to name for a leader to take back the latest of their own moves of the phase at
    /// hand; none if there is none, or the seat is done with the phase.
    pub fn undo_of(&self, seat: &Seat) -> Option<u64> {
        let (entry, by) = *self.groups.get(seat.group?)?.moves.last()?;
        if by != seat.id || seat.ready || self.paused_ms.is_some() {
            return None;
        }
        let mut before = self.log[..usize::try_from(entry).ok()?.checked_sub(1)?].iter();
        before.rposition(|logged| !logged.voided).map(|place| place as u64 + 1)
    }
}

/// The session as if the voided commands had never come. A command that is refused without them (time given to a
/// phase that never opened) is voided with them.
fn rebuild(session: &Session, voids: &mut [bool], only: Option<usize>) -> Session {
    let mut fresh = Session::keeping(session.prepared.clone(), Keep::HashesOnly);
    for (place, logged) in session.log.iter().enumerate() {
        let Logged { command, now_ms, voided, touches, .. } = logged;
        let undo = matches!(command.act, Act::UndoTo { .. });
        if *voided || undo || voids[place] {
            continue;
        }
        match act_again(&mut fresh, logged) {
            Ok(_) => fresh.now_ms = *now_ms,
            Err(_) if only.is_none_or(|only| *touches == Touches::Group(only)) => voids[place] = true,
            Err(_) => {}
        }
    }
    fresh
}
