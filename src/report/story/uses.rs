//! What the leader did with their attention, in words.

use super::Teller;
use crate::{report::deeds::did, sim::Placement};

/// Tells attention spent in a round as one sentence; nothing if none was.
pub(super) fn attention(teller: &mut Teller<'_>, round: u32, placed: &[Placement], cards: bool) {
    let before = &teller.told.past[round as usize].public;
    let did = did(teller.words, teller.names, before, placed);
    if did.is_empty() {
        return;
    }
    let message = teller
        .of_round("story-attention", round)
        .with("cards", if cards { "some" } else { "none" })
        .with("turn", i64::from(round % 4))
        .with("did", did);
    teller.says(&message);
}
