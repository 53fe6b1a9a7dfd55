//! Undo: what was played after an entry no longer counts. The entries stay, and their ids stay spent.

use super::{
    apply::{act, runs},
    command::{Act, SeatId},
    event::Event,
    phase::Phase,
    refusal::Refusal,
    room::{Logged, Outcome, Session},
};

/// Takes back what was played after an entry: by the room's runner for all groups.
pub(super) fn undo(session: &mut Session, by: SeatId, entry: u64) -> Result<Outcome, Refusal> {
    if by != SeatId::HOUSE && !session.seats.contains_key(&by) {
        return Err(Refusal::NoSuchSeat);
    }
    runs(session, by)?;
    if session.paused_ms.is_some() {
        return Err(Refusal::Paused);
    }
    let keep_to = usize::try_from(entry).map_err(|_| Refusal::NoSuchEntry)?;
    if keep_to == 0 || keep_to > session.log.len() || session.log[keep_to - 1].voided {
        return Err(Refusal::NoSuchEntry);
    }
    // In the debrief the truth is on the table; playing on from before would be playing with it in hand.
    if session.groups.iter().any(|group| group.phase == Phase::Debrief) {
        return Err(Refusal::TooLateToUndo);
    }
    let played = |logged: &Logged| !logged.voided && logged.command.act.is_played();
    let mut voided: Vec<usize> =
        (keep_to..session.log.len()).filter(|place| played(&session.log[*place])).collect();
    if voided.is_empty() {
        return Err(Refusal::NoSuchEntry);
    }
    let rebuilt = rebuild(session, &mut voided);
    let Session { groups, seats, paused_ms, drop_out, revealed, .. } = rebuilt;
    (session.groups, session.seats) = (groups, seats);
    (session.paused_ms, session.drop_out, session.revealed) = (paused_ms, drop_out, revealed);
    for place in &voided {
        session.log[*place].voided = true;
    }
    let voided = voided.iter().map(|place| *place as u64 + 1).collect();
    let mut out = Outcome::default();
    out.events.push(Event::Undone { to: entry, voided });
    let opened = session.groups.iter().enumerate();
    out.events.extend(opened.map(|(group, at)| Event::Opened { group: group as u32, at: at.at() }));
    Ok(out)
}

/// The session as if the voided commands had never come. A command that is refused without them (a score
/// revealed before the end) is voided with them.
fn rebuild(session: &Session, voided: &mut Vec<usize>) -> Session {
    let mut fresh = Session::keeping(session.prepared.clone(), session.keep);
    for (place, logged) in session.log.iter().enumerate() {
        let undo = matches!(logged.command.act, Act::UndoTo { .. });
        if logged.voided || undo || voided.contains(&place) {
            continue;
        }
        match act(&mut fresh, &logged.command, logged.now_ms) {
            Ok(_) => fresh.now_ms = logged.now_ms,
            Err(_) => voided.push(place),
        }
    }
    voided.sort_unstable();
    fresh
}
