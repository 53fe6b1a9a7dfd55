//! Undo: what was played after an entry no longer counts. The entries stay, and their ids stay spent.

use super::{
    apply::{act_again, group_place, runs},
    command::{Act, SeatId},
    event::Event,
    game::Group,
    phase::Phase,
    refusal::Refusal,
    room::{Keep, Logged, Outcome, Session, Touches},
};

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
    runs(session, by)?;
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
    for (logged, voided) in session.log.iter_mut().zip(&voids) {
        logged.voided |= voided;
    }
    let voided = voids.iter().enumerate().filter(|(_, void)| **void).map(|(place, _)| place as u64 + 1);
    let mut out = Outcome::default();
    out.events.push(Event::Undone { to: entry, voided: voided.collect() });
    let opened =
        session.groups.iter().enumerate().filter(|(place, _)| only.is_none_or(|only| only == *place));
    out.events.extend(opened.map(|(group, at)| Event::Opened { group: group as u32, at: at.at() }));
    Ok(out)
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
