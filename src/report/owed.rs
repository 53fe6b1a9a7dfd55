//! What a leader owes somebody: a promise, or something that they raised.

use super::{sentence, work};
use crate::{
    session::view::{CardView, DebtView, LeaderView, PlanView, RoundView},
    terms::Message,
    words::Words,
};

/// Something owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed<'a> {
    /// What, and to whom.
    pub debt: &'a DebtView,
    /// Whether it is owed only once the week is played as it is planned.
    pub planned: bool,
}

/// Everything owed as things stand.
pub fn now(view: &LeaderView) -> impl Iterator<Item = Owed<'_>> + Clone {
    view.debts.iter().map(|debt| Owed { debt, planned: false })
}

/// Everything owed, and what will be by the plan.
pub fn all(view: &LeaderView) -> impl Iterator<Item = Owed<'_>> + Clone {
    now(view).chain(planned(&view.cards, &view.plan))
}

/// What will be owed by a plan for the cards on the table.
pub fn planned<'a>(cards: &'a [CardView], plan: &'a PlanView) -> impl Iterator<Item = Owed<'a>> + Clone {
    let taken = cards.iter().filter_map(|card| {
        let option = plan.answers.get(&card.id)?;
        card.options.iter().find(|offered| offered.id == *option)
    });
    taken.flat_map(|option| &option.promises).map(|debt| Owed { debt, planned: true })
}

/// What it is; and by when it is due, with what keeps it where it was a promise. `name` is to whom.
pub fn told(words: &Words, round: &RoundView, name: &str, owed: Owed<'_>) -> Option<[String; 2]> {
    let Owed { debt, planned } = owed;
    let (id, what) = match (&debt.promise, &debt.concern) {
        (Some(what), _) if planned => ("open-promise-planned", what.clone()),
        (Some(what), _) => ("open-promise", what.clone()),
        (None, Some(raised)) => ("open-concern", words.text(raised)),
        (None, None) => return None,
    };
    let what = Message::new(id).with("name", name).with("what", what.trim_end_matches('.'));
    let ways: Vec<String> = debt.kept_by.iter().map(|practice| words.practice(*practice)).collect();
    let kept = match (&debt.promise, ways.is_empty()) {
        (None, _) => "find",
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
