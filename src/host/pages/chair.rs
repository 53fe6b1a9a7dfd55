//! The empty chair: a week without the leader. There is nothing to do but watch.

use maud::{Markup, html};

use super::{book::Book, draw, face, parts, past, stage};
use crate::{
    report::{chair, ledger, points::whole, sentence::signed},
    session::{Phase, View, view::Week},
    terms::{Level, Message},
};

pub(super) fn show(book: &Book<'_>, view: &View) -> Markup {
    let Some(week) = book.view.last_week() else { return html! {} };
    let round = &book.view.round;
    let alone = week.round.saturating_sub(round.rounds);
    let decisions = chair::decisions(book, &week);
    let rest: Vec<&Message> =
        week.happened.iter().filter(|message| chair::decided(book, message).is_none()).collect();
    let open: Vec<_> = book.view.questions.iter().filter(|question| question.open).collect();
    html! {
        article class="paper story" aria-labelledby="chair" {
            p class="quiet" { (book.tell(&book.of_round("chair-over").with("alone", i64::from(alone)))) }
            h2 id="chair" { (book.say("chair-heading")) }
            @if alone == 1 { p { (book.tell(&book.of_round("chair-gone").with("count", i64::from(round.empty_chair)))) } }
            @if decisions.is_empty() && chair::asked(book, &week) { p class="quiet" { (book.say("chair-nothing")) } }
            @for decision in decisions.iter().chain(&chair::carried(book, &week)) { (told(decision)) }
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

fn told(decision: &chair::Decision<'_>) -> Markup {
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

/// What moved the team most, as far as one can know from afar.
fn moved(book: &Book<'_>, week: &Week) -> Markup {
    let table = ledger::team(week);
    let Some(line) = chair::moved(&table) else { return html! {} };
    let figures: Vec<_> = Level::HEADLINE
        .into_iter()
        .zip(&line.points)
        .filter(|(_, points)| **points != 0)
        .map(|(level, points)| {
            book.tell(&Message::new("play-caption").with("level", level.id()).with("points", signed(*points)))
                .0
        })
        .collect();
    html! {
        h3 { (book.say("chair-moved")) }
        p { b { (book.tell(&line.what)) } br; span class="quiet" { (figures.join(", ")) } }
    }
}

/// What gets done: a bar for each round, and the line of their own best.
pub(super) fn output(book: &Book<'_>) -> Markup {
    let round = &book.view.round;
    let best = chair::own_best(book.view);
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
                p class="quiet" { (book.tell(&book.of_round("web-own-best").with("best", whole(best, 10)).with("count", of).with("all", if of >= round.rounds as usize { "yes" } else { "no" }))) }
            }
            p class="quiet" { (book.tell(&chair::foot(book.view))) }
        }
    }
}
