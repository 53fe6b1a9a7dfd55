//! The empty chair: what was settled in a round without the leader, by whom, and why they could.

use super::{
    book::{Book, text},
    ledger,
};
use crate::{
    session::{
        Authority,
        view::{LeaderView, MemberView, Week},
    },
    terms::{Id, Message},
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
        let hours = hours_of(week, &stream.id);
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
        // By what right is said once; later, how it went the round before.
        let before = book.view.weeks.iter().find(|past| past.round + 1 == week.round);
        let why = match before.filter(|past| past.round > book.view.round.rounds) {
            Some(past) => Message::new("chair-carries-since")
                .with("round", book.view.round.name.as_str())
                .with("before", hours_of(past, &stream.id)),
            None => message("chair-carries-why"),
        };
        all.push(Decision { who, what, why: book.words.text(&why) });
    }
    all
}

/// Hours by which a piece of work came on in a round; none of what is no work.
fn hours_of(week: &Week, work: &Id) -> i64 {
    let columns = ledger::work(week, work).map(|table| table.columns).unwrap_or_default();
    columns.iter().map(|column| column.end.best - column.start.best).sum()
}

/// What the work hangs on without the leader, in a sentence or two.
pub fn foot(view: &LeaderView) -> Message {
    let mut open = view.work.iter().filter(|work| work.done.is_none());
    let waits = open.clone().any(|work| work.owner.is_none() || work.authority <= Authority::Agree);
    let finished = view.work.iter().any(|work| work.done.is_some());
    let message = Message::new("chair-foot");
    match (open.next(), open.next()) {
        (Some(last), None) if finished && last.standing => {
            message.with("case", "rest").with("work", last.title.as_str())
        }
        _ => message.with("case", if waits { "waits" } else { "free" }).with("work", ""),
    }
}

/// The cause that moved the team most in a round, as far as one can know from afar. That people return to their usual
/// selves says least: it is told where nothing else moved them.
pub fn moved<'t, 'w>(table: &'t ledger::Table<'w>) -> Option<&'t ledger::Line<'w>> {
    let counts = |line: &&ledger::Line<'_>| line.happened() && line.points.iter().any(|points| *points != 0);
    let mut lines = table.lines.iter().filter(counts);
    lines.clone().find(|line| !line.moment.is_settling()).or_else(|| lines.next())
}

/// Their own best with the leader: the highest mean of [`OWN_BEST`] rounds in a row, and of how many it is.
pub fn own_best(view: &LeaderView) -> Option<(i64, usize)> {
    let output = &view.output;
    let with = (view.round.rounds as usize).min(output.len());
    let width = with.clamp(1, OWN_BEST);
    let means = output[..with].windows(width).map(|some| some.iter().sum::<i64>() / width as i64);
    means.max().map(|best| (best, width))
}
