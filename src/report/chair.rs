//! The empty chair: what was settled in a round without the leader, by whom, and why they could.

use super::{
    book::{Book, text},
    ledger,
};
use crate::{
    session::view::{LeaderView, MemberView, Week},
    terms::Message,
};

/// Rounds in a row that a team's own best is the mean of, as the score measures it.
pub const OWN_BEST: usize = 4;

/// Something that was settled without the leader.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// By whom; none if by all of them together, or by nobody in particular.
    pub who: Option<&'a MemberView>,
    /// What.
    pub what: String,
    /// Why they could.
    pub why: String,
}

/// Whether a happening is a decision: a question settled, or a situation that somebody took up.
pub fn decided<'m>(book: &Book<'_>, message: &'m Message) -> Option<&'m str> {
    match message.id.as_ref() {
        "view-happened-settled" => text(message, "how"),
        "view-happened-unanswered" => {
            let card = book.card_titled(text(message, "card")?)?;
            let by = card.settled_by.as_ref().and_then(|by| book.member(by))?;
            by.left.is_none().then_some("card")
        }
        _ => None,
    }
}

/// Whether a question waited in a round for somebody to settle it: one that is open still, or that was settled in it.
pub fn asked(book: &Book<'_>, week: &Week) -> bool {
    book.view.questions.iter().any(|question| question.open)
        || week.happened.iter().any(|message| decided(book, message).is_some())
}

/// Everything that was settled in a round.
pub fn decisions<'a>(book: &Book<'a>, week: &Week) -> Vec<Decision<'a>> {
    let mut all = Vec::new();
    for message in &week.happened {
        let Some(how) = decided(book, message) else { continue };
        if how == "card" {
            let Some(card) = text(message, "card").and_then(|title| book.card_titled(title)) else {
                continue;
            };
            let who = card.settled_by.as_ref().and_then(|by| book.member(by));
            let name = who.map(|who| who.name.clone()).unwrap_or_default();
            let what =
                Message::new("chair-took-up").with("name", name.as_str()).with("card", card.title.as_str());
            let why =
                Message::new("chair-why-card").with("name", name).with("what", card.unanswered.as_str());
            all.push(Decision { who, what: book.words.text(&what), why: book.words.text(&why) });
            continue;
        }
        let asked = text(message, "question").unwrap_or_default();
        let question = book.view.questions.iter().find(|question| question.text == asked);
        let stream = question.and_then(|question| book.work(&question.about));
        let owner = stream.and_then(|stream| stream.owner.as_ref()).and_then(|owner| book.member(owner));
        let who = if how == "together" { None } else { book.about(message).or(owner) };
        let why = Message::new("chair-why")
            .with("how", how)
            .with("name", who.or(owner).map(|who| who.name.clone()).unwrap_or_default())
            .with("owned", if owner.is_some() { "yes" } else { "no" })
            .with("work", stream.map(|stream| stream.title.clone()).unwrap_or_default())
            .with("authority", stream.map_or("agree", |stream| stream.authority.id()));
        let what = Message::new("chair-settled")
            .with("question", asked)
            .with("choice", text(message, "choice").unwrap_or_default());
        all.push(Decision { who, what: book.words.text(&what), why: book.words.text(&why) });
    }
    all
}

/// Who carries the work on, how far it came, and by what right they decide about it.
pub fn carried<'a>(book: &Book<'a>, week: &Week) -> Vec<Decision<'a>> {
    let mut all = Vec::new();
    for stream in &book.view.work {
        let Some(table) = ledger::work(week, &stream.id) else { continue };
        let hours: i64 = table.columns.iter().map(|column| column.end.best - column.start.best).sum();
        if hours <= 0 {
            continue;
        }
        let who = stream.owner.as_ref().and_then(|owner| book.member(owner));
        let done = stream.done.is_some_and(|done| done == week.round);
        let message = |id: &'static str| {
            Message::new(id)
                .with("owned", if who.is_some() { "yes" } else { "no" })
                .with("name", who.map(|who| who.name.clone()).unwrap_or_default())
                .with("work", stream.title.as_str())
                .with("hours", hours)
                .with("done", if done { "yes" } else { "no" })
                .with("authority", stream.authority.id())
        };
        let what = book.words.text(&message("chair-carries"));
        all.push(Decision { who, what, why: book.words.text(&message("chair-carries-why")) });
    }
    all
}

/// Their own best with the leader: the highest mean of [`OWN_BEST`] rounds in a row, and of how many it is.
pub fn own_best(view: &LeaderView) -> Option<(i64, usize)> {
    let output = &view.output;
    let with = (view.round.rounds as usize).min(output.len());
    let width = with.clamp(1, OWN_BEST);
    let means = output[..with].windows(width).map(|some| some.iter().sum::<i64>() / width as i64);
    means.max().map(|best| (best, width))
}
