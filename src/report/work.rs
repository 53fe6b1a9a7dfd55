//! Work as it stands, in a line: whose it is, how far they may decide, by when it is due, and who is on it.

use super::sentence;
use crate::{
    session::view::{RoundView, StreamView},
    terms::{Id, Message},
    words::Words,
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

/// Who works on it, its owner first; none where that says no more than whose it is. `name` has nothing for whoever is
/// not there.
pub fn crew(words: &Words, work: &StreamView, name: impl Fn(&Id) -> Option<String>) -> Option<String> {
    let besides = work.crew.iter().filter(|id| work.owner.as_ref() != Some(id));
    let on_it: Vec<&Id> = work.owner.iter().chain(besides).collect();
    let names: Vec<String> = on_it.iter().filter_map(|id| name(id)).collect();
    if names.is_empty() || (names.len() == 1 && work.owner.as_ref().and_then(&name).is_some()) {
        return None;
    }
    Some(words.text(&Message::new("work-crew").with("names", sentence::list(words, &names))))
}

/// Which of the rounds without the leader a round is, from 1; 0 for one with.
pub fn alone(round: &RoundView, number: u32) -> i64 {
    i64::from(number.saturating_sub(round.rounds))
}
