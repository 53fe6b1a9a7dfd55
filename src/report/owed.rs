//! What a leader owes somebody: a promise, or something that they raised.

use super::{sentence, work};
use crate::{
    session::view::{DebtView, RoundView},
    terms::Message,
    words::Words,
};

/// What it is; and by when it is due, with what keeps it where it was a promise. `name` is to whom.
pub fn told(words: &Words, round: &RoundView, name: &str, debt: &DebtView) -> Option<[String; 2]> {
    let (id, what) = match (&debt.promise, &debt.concern) {
        (Some(what), _) => ("open-promise", what.clone()),
        (None, Some(raised)) => ("open-concern", words.text(raised)),
        (None, None) => return None,
    };
    let what = Message::new(id).with("name", name).with("what", what.trim_end_matches('.'));
    let ways: Vec<String> = debt.kept_by.iter().map(|practice| words.practice(*practice)).collect();
    let kept = match (&debt.promise, ways.is_empty()) {
        (None, _) => "none",
        (Some(_), true) => "answer",
        (Some(_), false) => "practices",
    };
    let due = Message::new("open-due")
        .with("round", round.name.as_str())
        .with("due", i64::from(debt.due))
        .with("alone", work::alone(round, debt.due))
        .with("kept", kept)
        .with("practices", sentence::either(words, &ways));
    Some([words.text(&what), words.text(&due)])
}
