//! Coming and going: seats are taken, and what becomes of those whose person is late or away.

use super::{
    apply::{check_name, close_if_done, group_place, moved_to, ready, seat_mut, set_timer},
    command::SeatId,
    event::Event,
    game::{Group, Mover},
    head::{DropOut, GROUPS_MAX, LateJoin, Mode},
    phase::{Closes, Phase, Stamp},
    refusal::Refusal,
    room::{Outcome, Session},
    seat::{SEATS_MAX, Seat, SeatKind},
};
use crate::terms::Id;

/// Where somebody sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In no group.
    Room,
    /// In a group that is there.
    Group(usize),
    /// In a group that is made for them.
    New,
}

/// The place that somebody asks for, or that is found for them.
pub(super) fn place_of(
    session: &Session,
    by: SeatId,
    kind: &SeatKind,
    group: Option<u32>,
) -> Result<Place, Refusal> {
    if *kind == SeatKind::Facilitator {
        return Ok(Place::Room);
    }
    if let Some(group) = group {
        return group_place(session, group).map(Place::Group);
    }
    if let Some(group) = session.group_of(by) {
        return Ok(Place::Group(group));
    }
    let first = if session.groups.is_empty() { Err(Refusal::NoSuchGroup) } else { Ok(Place::Group(0)) };
    let mode = session.prepared.head.mode;
    match (kind, mode) {
        (SeatKind::Leader, Mode::Council) => {
            let fewest = (0..session.groups.len()).min_by_key(|place| session.leaders(*place).count());
            fewest.map(Place::Group).ok_or(Refusal::NoSuchGroup)
        }
        (SeatKind::Leader, Mode::League | Mode::Ensemble) => {
            match ((0..session.groups.len()).find(|place| session.is_idle(*place)), mode) {
                (Some(place), _) => Ok(Place::Group(place)),
                (None, Mode::League) => Ok(Place::New),
                (None, _) => Err(Refusal::SeatTaken),
            }
        }
        (SeatKind::Leader, Mode::Solo) | (SeatKind::Member(_) | SeatKind::Observer, _) => first,
        (SeatKind::Facilitator, _) => Ok(Place::Room),
    }
}

/// Takes a seat, or comes back to it.
pub(super) fn join(
    session: &mut Session,
    by: SeatId,
    name: &str,
    kind: &SeatKind,
    place: Place,
    now_ms: u64,
) -> Result<Outcome, Refusal> {
    if by == SeatId::HOUSE {
        return Err(Refusal::NotYours);
    }
    check_name(name)?;
    let at = match place {
        Place::Room => None,
        Place::Group(group) => Some(group),
        Place::New => Some(session.groups.len()),
    };
    let mut out = Outcome::default();
    out.events.push(Event::Joined { seat: by, group: at.map(|group| group as u32) });
    if let Some(seat) = session.seats.get_mut(&by) {
        if seat.kind != *kind || seat.group != at || seat.present {
            return Err(Refusal::SeatTaken);
        }
        seat.present = true;
        seat.without = false;
        if std::mem::take(&mut seat.standing_in) {
            seat.automated = None;
            out.events.push(Event::Automated { seat: by, leader: None });
        }
        return Ok(out);
    }
    allowed(session, kind, place, at)?;
    let late = late(session, kind, place)?;
    if place == Place::New {
        session.groups.push(Group::new(&session.prepared, name));
        let group = session.groups.len() - 1;
        session.groups[group].named_after = Some(by);
        out.events.push(Event::GroupMade { group: group as u32, name: name.to_owned() });
    } else if let (Some(group), SeatKind::Leader) = (at, kind)
        && session.groups[group].named_after.is_some()
    {
        // Whoever takes over does not play under somebody else's name.
        (session.groups[group].named_after, session.groups[group].name) = (Some(by), name.to_owned());
        out.events.push(Event::GroupRenamed { group: group as u32, name: name.to_owned() });
    }
    session.seats.insert(
        by,
        Seat {
            id: by,
            kind: kind.clone(),
            group: at,
            name: name.to_owned(),
            present: true,
            automated: None,
            standing_in: false,
            without: false,
            ready: false,
            help: false,
        },
    );
    if let (Some(group), Some((leader, to))) = (at, late) {
        catch_up(session, group, &leader, to, now_ms, &mut out);
    }
    Ok(out)
}

/// Whether a new seat of this kind may be taken there.
fn allowed(session: &Session, kind: &SeatKind, place: Place, at: Option<usize>) -> Result<(), Refusal> {
    // Who runs the room has the key.
    if !session.door_open && *kind != SeatKind::Facilitator {
        return Err(Refusal::DoorClosed);
    }
    if session.seats.len() >= SEATS_MAX {
        return Err(Refusal::TooManySeats);
    }
    if place == Place::New && session.groups.len() >= GROUPS_MAX {
        return Err(Refusal::TooManyGroups);
    }
    let mode = session.prepared.head.mode;
    let taken = || session.seats.values().any(|seat| seat.kind == *kind && seat.group == at);
    match kind {
        SeatKind::Member(_) if mode != Mode::Ensemble => Err(Refusal::NotInThisMode),
        SeatKind::Member(id) => {
            if !session.prepared.setup.scenario.members.iter().any(|member| member.id == *id) {
                return Err(Refusal::NoSuchSeat);
            }
            if taken() { Err(Refusal::SeatTaken) } else { Ok(()) }
        }
        SeatKind::Leader if session.ended => Err(Refusal::Ended),
        SeatKind::Leader if mode != Mode::Council && taken() => Err(Refusal::SeatTaken),
        SeatKind::Facilitator if taken() => Err(Refusal::SeatTaken),
        SeatKind::Leader | SeatKind::Facilitator | SeatKind::Observer => Ok(()),
    }
}

/// For a leader whose team would begin when others have played: who leads what they missed, and as far as where. None
/// if they begin with the first round.
fn late(session: &Session, kind: &SeatKind, place: Place) -> Result<Option<(Id, Stamp)>, Refusal> {
    let begins = match place {
        Place::New => true,
        Place::Group(group) => session.is_idle(group),
        Place::Room => false,
    };
    let begun = session.groups.iter().any(|group| !group.rounds().is_empty());
    if *kind != SeatKind::Leader || !begins || !begun {
        return Ok(None);
    }
    match &session.late_join {
        LateJoin::Begin => Ok(None),
        LateJoin::Watch => Err(Refusal::TooLate),
        LateJoin::Led(leader) => {
            let to = session.front();
            // Nobody is left to play with, or nothing is left to lead.
            if to.phase.rule().closes == Closes::Never || to.phase == Phase::EmptyChair {
                return Err(Refusal::TooLate);
            }
            Ok(Some((leader.clone(), to)))
        }
    }
}

fn catch_up(session: &mut Session, place: usize, leader: &Id, to: Stamp, now_ms: u64, out: &mut Outcome) {
    let prepared = session.prepared.clone();
    let Some(leads) = prepared.leaders.get(leader) else { return };
    let mover = Mover { prepared: &prepared, group: place as u32, keep: session.keep, led: Some(leader) };
    let moved = session.groups[place].catch_up(mover, leads, to);
    if moved.opened.is_empty() {
        set_timer(session, place, now_ms, out);
        return;
    }
    let rounds = moved.played.len() as u32;
    out.events.push(Event::CaughtUp { group: place as u32, rounds, leader: leader.clone() });
    moved_to(session, place, moved, now_ms, out);
}

/// Does what the session says of a seat whose person is away.
pub(super) fn stand_in(
    session: &mut Session,
    id: SeatId,
    now_ms: u64,
    out: &mut Outcome,
) -> Result<(), Refusal> {
    let seat = session.seats.get(&id).ok_or(Refusal::NoSuchSeat)?;
    let group = seat.group.ok_or(Refusal::NotYours)?;
    if seat.present {
        return Err(Refusal::NotAway);
    }
    if !session.awaited(group).any(|seat| seat.id == id) {
        return Err(Refusal::AlreadyReady);
    }
    match session.drop_out.clone() {
        DropOut::Wait => return Err(Refusal::PolicyWaits),
        DropOut::Default => ready(session, id, out),
        DropOut::Without => {
            seat_mut(session, id)?.without = true;
            out.events.push(Event::Without { seat: id });
        }
        DropOut::Leader(leader) => {
            let seat = seat_mut(session, id)?;
            if seat.kind != SeatKind::Leader {
                return Err(Refusal::NotYours);
            }
            seat.automated = Some(leader.clone());
            seat.standing_in = true;
            out.events.push(Event::Automated { seat: id, leader: Some(leader) });
        }
    }
    close_if_done(session, group, now_ms, out);
    Ok(())
}
