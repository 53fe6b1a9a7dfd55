//! `apply`: a command becomes events, or a refusal that leaves everything as it was. Here are the acts of play;
//! `join` has coming and going, `run` the acts that run the room.

use std::collections::BTreeMap;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

use super::{
    command::{Act, COMMITMENT_CHARS_MAX, Command, MoveById, NAME_CHARS_MAX, SeatId},
    event::Event,
    game::{Moved, Mover},
    head::Pacing,
    ids::Ids,
    join::{Place, join, place_of},
    journal::Entry,
    phase::{Closes, Phase},
    refusal::Refusal,
    room::{ENTRIES_MAX, Logged, Outcome, Session, Touches},
    run::run_room,
    seat::{Seat, SeatKind},
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
    let touches = touches(session, command);
    let outcome = match command.act {
        Act::UndoTo { entry, group } => undo(session, command.seat, entry, group)?,
        _ => act(session, command, now_ms)?,
    };
    let Outcome { events, hashes, kept } = outcome;
    let place = u32::try_from(session.log.len()).unwrap_or(u32::MAX);
    session.spent.entry(command.seat).or_default().insert(command.id.as_str().into(), place);
    let logged = Logged { command: command.clone(), now_ms, events: events.clone(), touches, voided: false };
    session.log.push(logged);
    session.now_ms = now_ms;
    let n = session.log.len() as u64;
    session.fresh.push(Entry { n, now_ms, command: command.clone(), events: events.clone(), hashes, kept });
    Ok(events)
}

/// Whose game a command is about.
fn touches(session: &Session, command: &Command) -> Touches {
    let group = |group: Option<usize>| group.map_or(Touches::Room, Touches::Group);
    match &command.act {
        Act::Advance { group: None } => Touches::All,
        Act::Advance { group: Some(of) } | Act::Expire { group: of } => group(usize::try_from(*of).ok()),
        Act::StandIn { seat } => group(session.group_of(*seat)),
        act if act.is_played() => group(session.group_of(command.seat)),
        _ => Touches::Room,
    }
}

/// Everything but undo. Each arm checks first and changes after, so that a refusal changes nothing.
pub(super) fn act(session: &mut Session, command: &Command, now_ms: u64) -> Result<Outcome, Refusal> {
    if let Act::Join { name, kind, group } = &command.act {
        let place = place_of(session, command.seat, kind, *group)?;
        return join(session, command.seat, name, kind, place, now_ms);
    }
    act_on(session, command, now_ms)
}

/// The same when it is played again, where whoever came in has the place that was found for them then.
pub(super) fn act_again(session: &mut Session, logged: &Logged) -> Result<Outcome, Refusal> {
    let Logged { command, now_ms, events, .. } = logged;
    if let Act::Join { name, kind, .. } = &command.act {
        let made = events.iter().any(|event| matches!(event, Event::GroupMade { .. }));
        let joined = events.iter().find_map(|event| match event {
            Event::Joined { group, .. } => *group,
            _ => None,
        });
        let place = match joined {
            _ if made => Place::New,
            Some(group) => Place::Group(group_place(session, group)?),
            None => Place::Room,
        };
        return join(session, command.seat, name, kind, place, *now_ms);
    }
    act_on(session, command, *now_ms)
}

fn act_on(session: &mut Session, command: &Command, now_ms: u64) -> Result<Outcome, Refusal> {
    let by = command.seat;
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
        Act::Unready => {
            own_group(session, by)?;
            let seat = seat_mut(session, by)?;
            if !seat.ready {
                return Err(Refusal::NotReady);
            }
            seat.ready = false;
            out.events.push(Event::Unready { seat: by });
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
                // Whoever is somewhere else is not moved on by mistake, and a team that nobody has is not led by nobody.
                None => {
                    let there = |place: &usize| {
                        Some(session.groups[*place].at()) == command.at && !session.is_idle(*place)
                    };
                    (0..session.groups.len()).filter(there).collect()
                }
            };
            let open = |place: &usize| session.groups[*place].phase.rule().closes != Closes::Never;
            let open: Vec<usize> = places.into_iter().filter(open).collect();
            if open.is_empty() {
                return Err(Refusal::WrongPhase);
            }
            move_all(session, &open, now_ms, &mut out);
        }
        act => run_room(session, by, act, now_ms, &mut out)?,
    }
    Ok(out)
}

fn rate(
    session: &mut Session,
    by: SeatId,
    practices: &BTreeMap<Practice, u8>,
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
    session.sight(group).allows(&session.groups[group].plan, &wanted)?;
    let entry = session.entries() + 1;
    session.groups[group].plan.add(wanted);
    session.groups[group].moves.push((entry, by));
    out.events.push(Event::Planned { group: group as u32 });
    Ok(())
}

pub(super) fn ready(session: &mut Session, id: SeatId, out: &mut Outcome) {
    if let Some(seat) = session.seats.get_mut(&id) {
        seat.ready = true;
    }
    out.events.push(Event::Ready { seat: id });
}

/// Moves a group on if nobody is left to wait for, somebody has been waited for, and the pacing lets it.
pub(super) fn close_if_done(session: &mut Session, group: usize, now_ms: u64, out: &mut Outcome) {
    let facilitated = session.pacing == Pacing::Facilitated;
    let closes = session.groups[group].phase.rule().closes != Closes::Never;
    // A group that nobody is in does not play on by itself.
    let acted = session.seats.values().any(|seat| seat.group == Some(group) && seat.ready);
    if !facilitated && closes && acted && session.awaited(group).next().is_none() {
        move_on(session, group, now_ms, out);
    }
}

/// Closes the phase of a group, whoever is ready.
pub(super) fn move_on(session: &mut Session, place: usize, now_ms: u64, out: &mut Outcome) {
    let prepared = session.prepared.clone();
    let led = leads(session, place);
    let mover = Mover { prepared: &prepared, group: place as u32, keep: session.keep, led: led.as_ref() };
    let moved = session.groups[place].advance(mover);
    moved_to(session, place, moved, now_ms, out);
}

/// The same for several groups. Their games know nothing of one another, so they are played at the same time.
fn move_all(session: &mut Session, places: &[usize], now_ms: u64, out: &mut Outcome) {
    let prepared = session.prepared.clone();
    let keep = session.keep;
    let led: BTreeMap<usize, Option<Id>> =
        places.iter().map(|place| (*place, leads(session, *place))).collect();
    let all = session.groups.par_iter_mut().enumerate();
    let moved: Vec<(usize, Moved)> = all
        .filter_map(|(place, group)| {
            let led = led.get(&place)?.as_ref();
            Some((place, group.advance(Mover { prepared: &prepared, group: place as u32, keep, led })))
        })
        .collect();
    for (place, moved) in moved {
        moved_to(session, place, moved, now_ms, out);
    }
}

/// The automated leader that leads a group alone, if one does.
fn leads(session: &Session, place: usize) -> Option<Id> {
    let first = session.leaders(place).next()?.automated.clone();
    first.filter(|_| session.leaders(place).all(|seat| seat.automated.is_some()))
}

/// What comes with another phase: nobody is ready, and a new time runs.
pub(super) fn moved_to(session: &mut Session, place: usize, moved: Moved, now_ms: u64, out: &mut Outcome) {
    let number = place as u32;
    for seat in session.seats.values_mut().filter(|seat| seat.group == Some(place)) {
        seat.ready = false;
    }
    out.events.extend(moved.played.iter().map(|round| Event::Played { group: number, round: *round }));
    out.events.extend(moved.opened.iter().map(|at| Event::Opened { group: number, at: *at }));
    out.hashes.extend(moved.hashes);
    out.kept.extend(moved.kept);
    set_timer(session, place, now_ms, out);
}

/// The time that a phase of a group has under the pacing, from now.
pub(super) fn set_timer(session: &mut Session, place: usize, now_ms: u64, out: &mut Outcome) {
    let group = &mut session.groups[place];
    let before = group.until_ms;
    group.last_call = false;
    group.until_ms = match session.pacing {
        Pacing::Timed { seconds } if group.phase.rule().closes != Closes::Never => {
            Some(now_ms.saturating_add(u64::from(seconds) * 1000))
        }
        _ => None,
    };
    if group.until_ms != before {
        out.events.push(Event::Timer { group: place as u32, until_ms: group.until_ms });
    }
}

fn check_stamp(session: &Session, command: &Command) -> Result<(), Refusal> {
    let at = command.at.ok_or(Refusal::NeedsStamp)?;
    // Who has no group speaks of the group that the act names, or of all that are there.
    let group = match &command.act {
        Act::Expire { group } | Act::Advance { group: Some(group) } => Some(group_place(session, *group)?),
        Act::Advance { group: None } => None,
        Act::StandIn { seat } => Some(session.group_of(*seat).ok_or(Refusal::NoSuchSeat)?),
        _ => session.group_of(command.seat),
    };
    let now = match group {
        Some(group) => session.groups[group].at(),
        None if session.groups.iter().any(|group| group.at() == at) => at,
        None => session.front(),
    };
    if at == now { Ok(()) } else { Err(Refusal::Stale { now }) }
}

pub(super) fn runs(session: &Session, by: SeatId) -> Result<(), Refusal> {
    if session.may_run(by) { Ok(()) } else { Err(Refusal::NotYours) }
}

pub(super) fn own_group(session: &Session, by: SeatId) -> Result<usize, Refusal> {
    session.group_of(by).ok_or(Refusal::NotYours)
}

pub(super) fn group_place(session: &Session, group: u32) -> Result<usize, Refusal> {
    let place = usize::try_from(group).ok().filter(|place| *place < session.groups.len());
    place.ok_or(Refusal::NoSuchGroup)
}

pub(super) fn seat_mut(session: &mut Session, id: SeatId) -> Result<&mut Seat, Refusal> {
    session.seats.get_mut(&id).ok_or(Refusal::NoSuchSeat)
}

pub(super) fn known_leader(session: &Session, leader: &Id) -> Result<(), Refusal> {
    if session.prepared.leaders.contains_key(leader) { Ok(()) } else { Err(Refusal::NoSuchLeader) }
}

pub(super) fn check_text(text: &str, chars_min: usize, chars_max: usize) -> Result<(), Refusal> {
    let chars = text.chars().count();
    let whole =
        (chars_min..=chars_max).contains(&chars) && !text.chars().any(|c| c.is_control() && c != '\n');
    if whole && (chars_min == 0 || !text.trim().is_empty()) { Ok(()) } else { Err(Refusal::BadText) }
}

/// A name stands on one line.
pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    if name.contains('\n') { Err(Refusal::BadText) } else { check_text(name, 1, NAME_CHARS_MAX) }
}
