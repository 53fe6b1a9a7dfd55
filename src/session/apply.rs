//! `apply`: a command becomes events, or a refusal that leaves everything as it was.

use super::{
    command::{Act, COMMITMENT_CHARS_MAX, Command, EXTEND_SECONDS_MAX, MoveById, NAME_CHARS_MAX, SeatId},
    event::Event,
    head::{DropOut, Mode, Pacing},
    ids::Ids,
    journal::Entry,
    phase::{Closes, Phase},
    refusal::Refusal,
    room::{ENTRIES_MAX, Logged, Outcome, Session},
    seat::{SEATS_MAX, Seat, SeatKind},
    undo::undo,
    view::Commitment,
};
use crate::{
    sim::Move,
    terms::{Id, Practice, Stance},
};

/// Takes a command in at a time of the session's clock. A command that was accepted before is answered as
/// before and does nothing.
///
/// # Errors
/// A refusal; nothing has changed then.
pub fn apply(session: &mut Session, command: &Command, now_ms: u64) -> Result<Vec<Event>, Refusal> {
    if let Some(events) = session.answered_before(command)? {
        return Ok(events);
    }
    if session.log.len() >= ENTRIES_MAX {
        return Err(Refusal::Full);
    }
    let now_ms = now_ms.max(session.now_ms);
    let outcome = match command.act {
        Act::UndoTo { entry } => undo(session, command.seat, entry)?,
        _ => act(session, command, now_ms)?,
    };
    enter(session, command, now_ms, outcome.events.clone());
    let n = session.log.len() as u64;
    let Outcome { events, hashes, kept } = outcome;
    let entry = Entry { n, now_ms, command: command.clone(), events: events.clone(), hashes, kept };
    session.fresh.push(entry);
    Ok(events)
}

fn enter(session: &mut Session, command: &Command, now_ms: u64, events: Vec<Event>) {
    session.spent.insert((command.seat, command.id.clone()), session.log.len());
    session.log.push(Logged { command: command.clone(), now_ms, events, voided: false });
    session.now_ms = now_ms;
}

/// Everything but undo. Each arm checks first and changes after, so that a refusal changes nothing.
pub(super) fn act(session: &mut Session, command: &Command, now_ms: u64) -> Result<Outcome, Refusal> {
    let by = command.seat;
    if let Act::Join { name, kind, group } = &command.act {
        return join(session, by, name, kind, *group);
    }
    if by != SeatId::HOUSE && !session.seats.contains_key(&by) {
        return Err(Refusal::NoSuchSeat);
    }
    if command.act.needs_stamp() {
        if session.paused_ms.is_some() {
            return Err(Refusal::Paused);
        }
        check_stamp(session, command)?;
    }
    let mut out = Outcome::default();
    match &command.act {
        // Both are handled before.
        Act::Join { .. } | Act::UndoTo { .. } => return Err(Refusal::WrongPhase),
        Act::Leave => {
            let seat = seat_mut(session, by)?;
            seat.present = false;
            out.events.push(Event::Left { seat: by });
        }
        Act::Rate { practices } => rate(session, by, practices, &mut out)?,
        Act::Play(wanted) => play(session, by, wanted, &mut out)?,
        Act::Ready => {
            let group = own_group(session, by)?;
            if session.seats[&by].ready {
                return Err(Refusal::AlreadyReady);
            }
            if !session.awaited(group).any(|seat| seat.id == by) {
                return Err(Refusal::NotYours);
            }
            ready(session, by, &mut out);
            close_if_done(session, group, now_ms, &mut out);
        }
        // People answer in Ensemble only, which fills this phase.
        Act::Respond { .. } => return Err(Refusal::NotInThisMode),
        Act::Commit { what, by: when, with } => {
            let group = own_group(session, by)?;
            if session.groups[group].phase != Phase::Debrief {
                return Err(Refusal::WrongPhase);
            }
            check_text(what, 1, COMMITMENT_CHARS_MAX)?;
            check_text(when, 0, COMMITMENT_CHARS_MAX)?;
            check_text(with, 0, COMMITMENT_CHARS_MAX)?;
            let kept = Commitment { what: what.clone(), by: when.clone(), with: with.clone() };
            session.groups[group].commitments.insert(by, kept);
            out.events.push(Event::Committed { seat: by });
        }
        Act::StandIn { seat } => stand_in(session, by, *seat, now_ms, &mut out)?,
        Act::Expire { group } => {
            let place = group_place(session, *group)?;
            if by != SeatId::HOUSE {
                return Err(Refusal::NotYours);
            }
            if session.groups[place].until_ms.is_none_or(|until| now_ms < until) {
                return Err(Refusal::NoTimer);
            }
            move_on(session, place, now_ms, &mut out);
        }
        Act::Advance { group } => {
            runs(session, by)?;
            let places: Vec<usize> = match group {
                Some(group) => vec![group_place(session, *group)?],
                None => (0..session.groups.len()).collect(),
            };
            let open = |place: &usize| session.groups[*place].phase.rule().closes != Closes::Never;
            let open: Vec<usize> = places.into_iter().filter(open).collect();
            if open.is_empty() {
                return Err(Refusal::WrongPhase);
            }
            for place in open {
                move_on(session, place, now_ms, &mut out);
            }
        }
        Act::Reveal => {
            runs(session, by)?;
            if session.revealed {
                return Err(Refusal::AlreadyRevealed);
            }
            if !session.finished() {
                return Err(Refusal::WrongPhase);
            }
            session.revealed = true;
            out.events.push(Event::Revealed);
        }
        Act::Pause
        | Act::Resume
        | Act::Extend { .. }
        | Act::DropTimer
        | Act::DropPolicy(_)
        | Act::Release(_)
        | Act::Rename { .. }
        | Act::Automate { .. } => run_room(session, by, &command.act, now_ms, &mut out)?,
    }
    Ok(out)
}

/// Acts that run the room and belong to no phase.
fn run_room(
    session: &mut Session,
    by: SeatId,
    act: &Act,
    now_ms: u64,
    out: &mut Outcome,
) -> Result<(), Refusal> {
    let own = matches!(act, Act::Rename { seat, .. } | Act::Release(seat) if *seat == by);
    if !own {
        runs(session, by)?;
    }
    match act {
        Act::Pause => {
            if session.paused_ms.is_some() {
                return Err(Refusal::Paused);
            }
            session.paused_ms = Some(now_ms);
            out.events.push(Event::Paused);
        }
        Act::Resume => {
            let since = session.paused_ms.take().ok_or(Refusal::NotPaused)?;
            for group in &mut session.groups {
                group.until_ms = group.until_ms.map(|until| until.saturating_add(now_ms - since));
            }
            out.events.push(Event::Resumed);
        }
        Act::Extend { seconds } => {
            if *seconds == 0 || *seconds > EXTEND_SECONDS_MAX {
                return Err(Refusal::OutOfRange);
            }
            timers(session, out, |until| Some(until.saturating_add(u64::from(*seconds) * 1000)))?;
        }
        Act::DropTimer => timers(session, out, |_| None)?,
        Act::DropPolicy(policy) => {
            if let DropOut::Leader(leader) = policy {
                known_leader(session, leader)?;
            }
            session.drop_out = policy.clone();
            out.events.push(Event::DropPolicy(policy.clone()));
        }
        Act::Release(id) => {
            let group = session.seats.remove(id).ok_or(Refusal::NoSuchSeat)?.group;
            out.events.push(Event::Released { seat: *id });
            if let Some(group) = group {
                close_if_done(session, group, now_ms, out);
            }
        }
        Act::Rename { seat, name } => {
            check_name(name)?;
            seat_mut(session, *seat)?.name = name.clone();
            out.events.push(Event::Renamed { seat: *seat });
        }
        Act::Automate { seat, leader } => {
            if let Some(leader) = leader {
                known_leader(session, leader)?;
            }
            let found = seat_mut(session, *seat)?;
            if found.kind != SeatKind::Leader {
                return Err(Refusal::NotYours);
            }
            found.automated = leader.clone();
            found.standing_in = false;
            out.events.push(Event::Automated { seat: *seat, leader: leader.clone() });
        }
        _ => return Err(Refusal::WrongPhase),
    }
    Ok(())
}

fn join(
    session: &mut Session,
    by: SeatId,
    name: &str,
    kind: &SeatKind,
    group: u32,
) -> Result<Outcome, Refusal> {
    if by == SeatId::HOUSE {
        return Err(Refusal::NotYours);
    }
    check_name(name)?;
    let mut out = Outcome::default();
    out.events.push(Event::Joined { seat: by });
    let place = match kind {
        SeatKind::Facilitator => None,
        SeatKind::Leader | SeatKind::Member(_) | SeatKind::Observer => Some(group_place(session, group)?),
    };
    if let Some(seat) = session.seats.get_mut(&by) {
        if seat.kind != *kind || seat.group != place || seat.present {
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
    if session.seats.len() >= SEATS_MAX {
        return Err(Refusal::TooManySeats);
    }
    let mode = session.prepared.head.mode;
    let taken = |same: &dyn Fn(&Seat) -> bool| session.seats.values().any(same);
    let sits = |seat: &Seat| seat.kind == *kind && seat.group == place;
    match kind {
        SeatKind::Member(_) if mode != Mode::Ensemble => return Err(Refusal::NotInThisMode),
        SeatKind::Member(id) => {
            if !session.prepared.setup.scenario.members.iter().any(|member| member.id == *id) {
                return Err(Refusal::NoSuchSeat);
            }
            if taken(&sits) {
                return Err(Refusal::SeatTaken);
            }
        }
        SeatKind::Leader if mode != Mode::Council && taken(&sits) => return Err(Refusal::SeatTaken),
        SeatKind::Facilitator if taken(&sits) => return Err(Refusal::SeatTaken),
        SeatKind::Leader | SeatKind::Facilitator | SeatKind::Observer => {}
    }
    session.seats.insert(
        by,
        Seat {
            id: by,
            kind: kind.clone(),
            group: place,
            name: name.to_owned(),
            present: true,
            automated: None,
            standing_in: false,
            without: false,
            ready: false,
        },
    );
    Ok(out)
}

fn rate(
    session: &mut Session,
    by: SeatId,
    practices: &std::collections::BTreeMap<Practice, u8>,
    out: &mut Outcome,
) -> Result<(), Refusal> {
    let group = own_group(session, by)?;
    if session.seats[&by].kind != SeatKind::Leader {
        return Err(Refusal::NotYours);
    }
    let phase = session.groups[group].phase;
    let eight: Vec<Practice> =
        Practice::ALL.into_iter().filter(|practice| practice.stance() == Stance::Empowering).collect();
    if !practices.keys().eq(eight.iter()) || practices.values().any(|figure| *figure > 100) {
        return Err(Refusal::OutOfRange);
    }
    let mut ratings = session.groups[group].ratings.get(&by).cloned().unwrap_or_default();
    match phase {
        Phase::Briefing => ratings.before = Some(practices.clone()),
        Phase::Debrief => ratings.after = Some(practices.clone()),
        _ => return Err(Refusal::WrongPhase),
    }
    session.groups[group].ratings.insert(by, ratings);
    out.events.push(Event::Rated { seat: by });
    Ok(())
}

fn play(session: &mut Session, by: SeatId, wanted: &MoveById, out: &mut Outcome) -> Result<(), Refusal> {
    let group = own_group(session, by)?;
    let seat = &session.seats[&by];
    if seat.kind != SeatKind::Leader {
        return Err(Refusal::NotYours);
    }
    let answers = matches!(wanted, MoveById::Answer { .. } | MoveById::Unanswer { .. });
    match session.groups[group].phase {
        Phase::Situations if answers => {}
        Phase::Attention => {}
        _ => return Err(Refusal::WrongPhase),
    }
    if seat.ready {
        return Err(Refusal::AlreadyReady);
    }
    let wanted: Move = Ids::of(&session.prepared).resolve(wanted)?;
    let sight = session.sight(group);
    sight.allows(&session.groups[group].plan, &wanted)?;
    session.groups[group].plan.add(wanted);
    out.events.push(Event::Planned { group: group as u32 });
    Ok(())
}

/// Does what the session says of a seat whose person is away.
fn stand_in(
    session: &mut Session,
    by: SeatId,
    id: SeatId,
    now_ms: u64,
    out: &mut Outcome,
) -> Result<(), Refusal> {
    if by != SeatId::HOUSE {
        runs(session, by)?;
    }
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

fn ready(session: &mut Session, id: SeatId, out: &mut Outcome) {
    if let Some(seat) = session.seats.get_mut(&id) {
        seat.ready = true;
    }
    out.events.push(Event::Ready { seat: id });
}

/// Moves a group on if nobody is left to wait for, somebody has been waited for, and the pacing lets it.
fn close_if_done(session: &mut Session, group: usize, now_ms: u64, out: &mut Outcome) {
    let facilitated = session.prepared.head.pacing == Pacing::Facilitated;
    let closes = session.groups[group].phase.rule().closes != Closes::Never;
    // A group that nobody is in does not play on by itself.
    let acted = session.seats.values().any(|seat| seat.group == Some(group) && seat.ready);
    if !facilitated && closes && acted && session.awaited(group).next().is_none() {
        move_on(session, group, now_ms, out);
    }
}

/// Closes the phase of a group, whoever is ready.
fn move_on(session: &mut Session, place: usize, now_ms: u64, out: &mut Outcome) {
    let number = place as u32;
    let prepared = session.prepared.clone();
    let moved = session.groups[place].advance(&prepared, number, session.keep);
    for seat in session.seats.values_mut().filter(|seat| seat.group == Some(place)) {
        seat.ready = false;
    }
    out.events.extend(moved.played.iter().map(|round| Event::Played { group: number, round: *round }));
    out.events.extend(moved.opened.iter().map(|at| Event::Opened { group: number, at: *at }));
    out.hashes.extend(moved.hashes);
    out.kept.extend(moved.kept);
    let group = &mut session.groups[place];
    let before = group.until_ms;
    group.until_ms = match prepared.head.pacing {
        Pacing::Timed { seconds } if group.phase.rule().closes != Closes::Never => {
            Some(now_ms.saturating_add(u64::from(seconds) * 1000))
        }
        _ => None,
    };
    if group.until_ms != before {
        out.events.push(Event::Timer { group: number, until_ms: group.until_ms });
    }
}

fn timers(
    session: &mut Session,
    out: &mut Outcome,
    change: impl Fn(u64) -> Option<u64>,
) -> Result<(), Refusal> {
    if session.groups.iter().all(|group| group.until_ms.is_none()) {
        return Err(Refusal::NoTimer);
    }
    for (number, group) in session.groups.iter_mut().enumerate() {
        if let Some(until) = group.until_ms {
            group.until_ms = change(until);
            out.events.push(Event::Timer { group: number as u32, until_ms: group.until_ms });
        }
    }
    Ok(())
}

fn check_stamp(session: &Session, command: &Command) -> Result<(), Refusal> {
    let at = command.at.ok_or(Refusal::NeedsStamp)?;
    // Who has no group speaks of the group that the act names, or of the first.
    let group = match &command.act {
        Act::Expire { group } | Act::Advance { group: Some(group) } => group_place(session, *group)?,
        Act::StandIn { seat } => session.group_of(*seat).ok_or(Refusal::NoSuchSeat)?,
        _ => session.group_of(command.seat).unwrap_or(0),
    };
    let now = session.groups[group].at();
    if at == now { Ok(()) } else { Err(Refusal::Stale { now }) }
}

pub(super) fn runs(session: &Session, by: SeatId) -> Result<(), Refusal> {
    if session.may_run(by) { Ok(()) } else { Err(Refusal::NotYours) }
}

fn own_group(session: &Session, by: SeatId) -> Result<usize, Refusal> {
    session.group_of(by).ok_or(Refusal::NotYours)
}

fn group_place(session: &Session, group: u32) -> Result<usize, Refusal> {
    let place = usize::try_from(group).ok().filter(|place| *place < session.groups.len());
    place.ok_or(Refusal::NoSuchGroup)
}

fn seat_mut(session: &mut Session, id: SeatId) -> Result<&mut Seat, Refusal> {
    session.seats.get_mut(&id).ok_or(Refusal::NoSuchSeat)
}

fn known_leader(session: &Session, leader: &Id) -> Result<(), Refusal> {
    if session.prepared.leaders.contains_key(leader) { Ok(()) } else { Err(Refusal::NoSuchLeader) }
}

fn check_text(text: &str, chars_min: usize, chars_max: usize) -> Result<(), Refusal> {
    let chars = text.chars().count();
    let whole =
        (chars_min..=chars_max).contains(&chars) && !text.chars().any(|c| c.is_control() && c != '\n');
    if whole && (chars_min == 0 || !text.trim().is_empty()) { Ok(()) } else { Err(Refusal::BadText) }
}

/// A name stands on one line.
fn check_name(name: &str) -> Result<(), Refusal> {
    if name.contains('\n') { Err(Refusal::BadText) } else { check_text(name, 1, NAME_CHARS_MAX) }
}
