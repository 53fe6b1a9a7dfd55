//! Work as it stands, in a line: whose it is, how far they may decide, and by when it is due.

use crate::{
    session::view::{RoundView, StreamView},
    terms::Message,
};

/// The line beside a workstream's title, as the message `id` says it.
pub fn line(id: &'static str, round: &RoundView, work: &StreamView, owner: Option<&str>) -> Message {
    let state = match (work.done, work.due) {
        (Some(_), _) => "done",
        (None, Some(_)) => "due",
        (None, None) => "standing",
    };
    // Nobody is there to decide with once the leader has gone.
    let authority = if round.number > round.rounds { "gone" } else { work.authority.id() };
    let due = work.done.or(work.due).unwrap_or(0);
    Message::new(id)
        .with("owner", owner.unwrap_or_default())
        .with("owned", if owner.is_some() { "yes" } else { "no" })
        .with("authority", authority)
        .with("state", state)
        .with("round", round.name.as_str())
        .with("due", i64::from(due))
        .with("alone", alone(round, due))
}

/// Which of the rounds without the leader a round is, from 1; 0 for one with.
pub fn alone(round: &RoundView, number: u32) -> i64 {
    i64::from(number.saturating_sub(round.rounds))
}
