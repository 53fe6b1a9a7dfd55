//! Running the room: pausing, pacing, timers, the door, names, and the end.

use rayon::iter::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

use super::{
    apply::{check_name, close_if_done, group_place, known_leader, moved_to, runs, seat_mut, set_timer},
    command::{Act, EXTEND_SECONDS_MAX, SeatId},
    event::Event,
    game::{Moved, Mover},
    head::{DropOut, LateJoin, Mode, Pacing, TIMER_SECONDS},
    join::stand_in,
    phase::{Closes, Phase},
    refusal::Refusal,
    room::{Outcome, Session},
    seat::SeatKind,
};

/// Acts that run the room and belong to no phase. What a seat does for itself is its own.
pub(super) fn run_room(
    session: &mut Session,
    by: SeatId,
    act: &Act,
    now_ms: u64,
    out: &mut Outcome,
) -> Result<(), Refusal> {
    let own = match act {
        Act::Leave => true,
        Act::Rename { seat, .. } | Act::Release(seat) | Act::Help { seat, .. } => *seat == by,
        _ => false,
    };
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
        Act::LastCall { seconds } => last_call(session, *seconds, now_ms, out)?,
        Act::Pace(pacing) => pace(session, *pacing, now_ms, out)?,
        Act::LateJoin(late) => {
            if let LateJoin::Led(leader) = late {
                known_leader(session, leader)?;
            }
            session.late_join = late.clone();
            out.events.push(Event::LateJoin(late.clone()));
        }
        Act::Door { open } => {
            session.door_open = *open;
            out.events.push(Event::Door { open: *open });
        }
        Act::End => end(session, now_ms, out)?,
        Act::Reveal => {
            if session.revealed {
                return Err(Refusal::AlreadyRevealed);
            }
            if !session.finished() {
                return Err(Refusal::WrongPhase);
            }
            session.revealed = true;
            out.events.push(Event::Revealed);
        }
        Act::Leave => {
            let seat = seat_mut(session, by)?;
            if !seat.present {
                return Err(Refusal::AlreadyAway);
            }
            seat.present = false;
            out.events.push(Event::Left { seat: by });
        }
        Act::Help { seat, raised } => {
            seat_mut(session, *seat)?.help = *raised;
            out.events.push(Event::Help { seat: *seat, raised: *raised });
        }
        Act::StandIn { seat } => stand_in(session, *seat, now_ms, out)?,
        Act::DropPolicy(policy) => {
            if let DropOut::Leader(leader) = policy {
                known_leader(session, leader)?;
            }
            session.drop_out.clone_from(policy);
            out.events.push(Event::DropPolicy(policy.clone()));
        }
        Act::Release(id) => {
            let group = session.seats.remove(id).ok_or(Refusal::NoSuchSeat)?.group;
            out.events.push(Event::Released { seat: *id });
            if let Some(place) = group {
                close_if_done(session, place, now_ms, out);
                if session.is_idle(place) && session.groups[place].until_ms.take().is_some() {
                    session.groups[place].last_call = false;
                    out.events.push(Event::Timer { group: place as u32, until_ms: None });
                }
            }
        }
        Act::Rename { seat, name } => {
            check_name(name)?;
            let found = seat_mut(session, *seat)?;
            found.name.clone_from(name);
            let group = found.group;
            out.events.push(Event::Renamed { seat: *seat });
            // A team that is called after somebody does not give away the name that was to be hidden.
            if let Some(place) = group.filter(|place| session.groups[*place].named_after == Some(*seat)) {
                session.groups[place].name.clone_from(name);
                out.events.push(Event::GroupRenamed { group: place as u32, name: name.clone() });
            }
        }
        Act::RenameGroup { group, name } => {
            check_name(name)?;
            let place = group_place(session, *group)?;
            session.groups[place].named_after = None;
            session.groups[place].name.clone_from(name);
            out.events.push(Event::GroupRenamed { group: *group, name: name.clone() });
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
        // Acts of play, and what is handled before.
        Act::Join { .. }
        | Act::Rate { .. }
        | Act::Play(_)
        | Act::Ready
        | Act::Unready
        | Act::Respond { .. }
        | Act::Commit { .. }
        | Act::UndoTo { .. }
        | Act::Advance { .. }
        | Act::Expire { .. } => return Err(Refusal::WrongPhase),
    }
    Ok(())
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
            group.last_call &= group.until_ms.is_some();
            out.events.push(Event::Timer { group: number as u32, until_ms: group.until_ms });
        }
    }
    Ok(())
}

fn last_call(session: &mut Session, seconds: u32, now_ms: u64, out: &mut Outcome) -> Result<(), Refusal> {
    if seconds == 0 || seconds > EXTEND_SECONDS_MAX {
        return Err(Refusal::OutOfRange);
    }
    if session.paused_ms.is_some() {
        return Err(Refusal::Paused);
    }
    let until = now_ms.saturating_add(u64::from(seconds) * 1000);
    let called: Vec<usize> = (0..session.groups.len())
        .filter(|place| session.groups[*place].phase.rule().closes != Closes::Never)
        .filter(|place| !session.is_idle(*place) && session.awaited(*place).next().is_some())
        .filter(|place| session.groups[*place].until_ms.is_none_or(|there| there > until))
        .collect();
    if called.is_empty() {
        return Err(Refusal::NobodyAwaited);
    }
    for place in called {
        let group = &mut session.groups[place];
        (group.until_ms, group.last_call) = (Some(until), true);
        out.events.push(Event::Timer { group: place as u32, until_ms: Some(until) });
    }
    Ok(())
}

fn pace(session: &mut Session, pacing: Pacing, now_ms: u64, out: &mut Outcome) -> Result<(), Refusal> {
    // Who plays alone at their own pace runs the room by it.
    if session.prepared.head.mode == Mode::Solo {
        return Err(Refusal::NotInThisMode);
    }
    if session.paused_ms.is_some() {
        return Err(Refusal::Paused);
    }
    if let Pacing::Timed { seconds } = pacing
        && !TIMER_SECONDS.contains(&seconds)
    {
        return Err(Refusal::OutOfRange);
    }
    session.pacing = pacing;
    out.events.push(Event::Paced(pacing));
    for place in 0..session.groups.len() {
        if !session.is_idle(place) {
            set_timer(session, place, now_ms, out);
        }
        // Where all are ready there is nothing more to wait for.
        close_if_done(session, place, now_ms, out);
    }
    Ok(())
}

/// Ends the session where it stands.
fn end(session: &mut Session, now_ms: u64, out: &mut Outcome) -> Result<(), Refusal> {
    if session.ended {
        return Err(Refusal::Ended);
    }
    session.ended = true;
    session.paused_ms = None;
    out.events.push(Event::Ended);
    let prepared = session.prepared.clone();
    let keep = session.keep;
    let all = session.groups.par_iter_mut().enumerate();
    let moved: Vec<(usize, Moved)> = all
        .filter(|(_, group)| group.phase != Phase::Debrief)
        .map(|(place, group)| {
            (place, group.break_off(Mover { prepared: &prepared, group: place as u32, keep, led: None }))
        })
        .collect();
    for (place, moved) in moved {
        moved_to(session, place, moved, now_ms, out);
    }
    Ok(())
}
