//! The empty chair: a week without the leader. There is nothing to do but watch.

use maud::{Markup, html};

use super::{
    book::{Book, text},
    draw, face, parts, past, stage,
};
use crate::{
    report::{ledger, points::whole, sentence::signed},
    session::{
        Phase, View,
        view::{MemberView, Week},
    },
    terms::{Level, Message},
};

/// Rounds in a row that a team's own best is the mean of, as the score measures it.
const OWN_BEST: usize = 4;

/// Something that was settled without the leader: by whom, what, and why they could.
struct Decision<'a> {
    who: Option<&'a MemberView>,
    what: String,
    why: String,
}

pub(super) fn show(book: &Book<'_>, view: &View) -> Markup {
    let Some(week) = book.view.last_week() else { return html! {} };
    let round = &book.view.round;
    let alone = week.round.saturating_sub(round.rounds);
    let decisions = decisions(book, &week);
    let rest: Vec<&Message> =
        week.happened.iter().filter(|message| decided(book, message).is_none()).collect();
    let open: Vec<_> = book.view.questions.iter().filter(|question| question.open).collect();
    html! {
        article class="paper story" aria-labelledby="chair" {
            p class="quiet" { (book.tell(&book.of_round("chair-over").with("alone", i64::from(alone)))) }
            h2 id="chair" { (book.say("chair-heading")) }
            @if alone == 1 { p { (book.tell(&book.of_round("chair-gone").with("count", i64::from(round.empty_chair)))) } }
            @if decisions.is_empty() { p class="quiet" { (book.say("chair-nothing")) } }
            @for decision in decisions.iter().chain(&carried(book, &week)) { (told(decision)) }
            (moved(book, &week))
            @if !rest.is_empty() {
                h3 { (book.say("chair-besides")) }
                ul class="plain" { @for message in rest { li { (book.tell(message)) } } }
            }
            @if !open.is_empty() {
                h3 { (book.say("chair-open")) }
                ul class="plain" {
                    @for question in open {
                        @let work = book.work(&question.about).map(|work| work.title.clone()).unwrap_or_default();
                        li { (book.tell(&Message::new("chair-open-question").with("question", question.text.as_str()).with("work", work))) }
                    }
                }
            }
            @for line in &week.said { (past::said(book, line)) }
        }
        (parts::ready(book.place, view, true, &stage::next(book, Phase::EmptyChair)))
        p class="quiet" { (book.say("chair-watch")) }
    }
}

fn told(decision: &Decision<'_>) -> Markup {
    html! {
        div class="speaks" {
            @match decision.who {
                Some(member) => { (face::portrait(member)) }
                None => { span class="portrait company-sign" aria-hidden="true" { i {} i {} i {} } }
            }
            div { p { b { (decision.what) } } p { (decision.why) } }
        }
    }
}

/// Whether a happening is a decision: a question settled, or a situation that somebody took up.
fn decided<'m>(book: &Book<'_>, message: &'m Message) -> Option<&'m str> {
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

fn decisions<'a>(book: &Book<'a>, week: &Week) -> Vec<Decision<'a>> {
    let mut all = Vec::new();
    for message in &week.happened {
        let Some(how) = decided(book, message) else { continue };
        if how == "card" {
            let Some(card) = text(message, "card").and_then(|title| book.card_titled(title)) else {
                continue;
            };
            let who = card.settled_by.as_ref().and_then(|by| book.member(by));
            let name = who.map(|who| who.name.clone()).unwrap_or_default();
            let what = Message::new("chair-took-up")
                .with("name", name.as_str())
                .with("card", card.title.as_str());
            let why = Message::new("chair-why-card")
                .with("name", name)
                .with("what", card.unanswered.as_str());
            all.push(Decision { who, what: book.tell(&what), why: book.tell(&why) });
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
        all.push(Decision { who, what: book.tell(&what), why: book.tell(&why) });
    }
    all
}

/// Who carries the work on, how far it came, and by what right they decide about it.
fn carried<'a>(book: &Book<'a>, week: &Week) -> Vec<Decision<'a>> {
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
        let what = book.tell(&message("chair-carries"));
        all.push(Decision { who, what, why: book.tell(&message("chair-carries-why")) });
    }
    all
}

/// What moved the team most, as far as one can know from afar.
fn moved(book: &Book<'_>, week: &Week) -> Markup {
    let table = ledger::team(week);
    let mut lines = table.lines.iter();
    let Some(line) = lines.find(|line| !line.unlearnt && line.points.iter().any(|points| *points != 0))
    else {
        return html! {};
    };
    let figures: Vec<String> = Level::HEADLINE
        .into_iter()
        .zip(&line.points)
        .filter(|(_, points)| **points != 0)
        .map(|(level, points)| {
            book.tell(&Message::new("play-caption").with("level", level.id()).with("points", signed(*points)))
        })
        .collect();
    html! {
        h3 { (book.say("chair-moved")) }
        p { b { (book.tell(&line.what)) } br; span class="quiet" { (figures.join(", ")) } }
    }
}

/// Their own best with the leader: the highest mean of [`OWN_BEST`] rounds in a row, and of how many it is.
fn own_best(book: &Book<'_>) -> Option<(i64, usize)> {
    let output = &book.view.output;
    let with = (book.view.round.rounds as usize).min(output.len());
    let width = with.clamp(1, OWN_BEST);
    let means = output[..with].windows(width).map(|some| some.iter().sum::<i64>() / width as i64);
    means.max().map(|best| (best, width))
}

/// What gets done: a bar for each round, and the line of their own best.
pub(super) fn output(book: &Book<'_>) -> Markup {
    let round = &book.view.round;
    let best = own_best(book);
    let rows = (1_u32..).zip(&book.view.output);
    html! {
        section class="panel" aria-labelledby="output" {
            div class="panel-head" { h2 id="output" { (book.say("chair-output")) } span { (book.say("chair-output-unit")) } }
            ul class="output" {
                @for (number, value) in rows {
                    @let percent = whole(*value, 10);
                    li class=(if number > round.rounds { "alone" } else { "" }) {
                        span { (crate::report::sentence::capital(&book.round(number))) }
                        (draw::progress(percent * 2 / 3, best.filter(|_| number > round.rounds).map(|(best, _)| whole(best, 10) * 2 / 3)))
                        b { (percent) " %" }
                    }
                }
            }
            @if let Some((best, of)) = best {
                p class="quiet" { (book.tell(&Message::new("web-own-best").with("best", whole(best, 10)).with("of", book.tell(&book.of_round("chair-best").with("count", of))))) }
            }
            p class="quiet" { (book.say("chair-authority")) }
        }
    }
}
