//! Past weeks: what was done, what happened, what was said, and why.

use maud::{Markup, html};

use super::{book::Book, face, url, why};
use crate::session::view::{Line, Week};

/// The ways to the weeks played.
pub(super) fn list(book: &Book<'_>) -> Markup {
    if book.view.weeks.is_empty() {
        return html! {};
    }
    html! {
        section class="panel" id="weeks" aria-labelledby="weeks-title" {
            h2 id="weeks-title" { (book.say("past-heading")) }
            ul class="links" {
                @for week in &book.view.weeks {
                    li { a class="btn small" href=(url::week(book.place.code, week.round)) { (crate::report::sentence::capital(&book.round(week.round))) } }
                }
            }
        }
    }
}

/// One of them, with its ledger.
pub(super) fn show(book: &Book<'_>, week: &Week) -> Markup {
    let rounds: Vec<u32> = book.view.weeks.iter().map(|week| week.round).collect();
    html! {
        nav class="turn" aria-label=(book.say("past-heading")) {
            a class="btn" href=(url::seat(book.place.code)) { (book.say("web-back-to-game")) }
            @for round in rounds {
                @if round == week.round { span class="btn here" aria-current="page" { (crate::report::sentence::capital(&book.round(round))) } }
                @else { a class="btn" href=(url::week(book.place.code, round)) { (crate::report::sentence::capital(&book.round(round))) } }
            }
        }
        div class="halves" {
            article class="paper story" aria-labelledby="past-title" {
                h2 id="past-title" { (book.tell(&crate::terms::Message::new("past-title").with("round", book.round(week.round)))) }
                h3 { (book.say("past-did")) }
                (did(book, week))
                h3 { (book.say("past-happened")) }
                @if week.happened.is_empty() { p class="quiet" { (book.say("past-happened-nothing")) } }
                @else { ul class="plain" { @for message in &week.happened { li { (book.tell(message)) } } } }
                h3 { (book.say("past-said")) }
                @if week.said.is_empty() { p class="quiet" { (book.say("past-said-nothing")) } }
                @for line in &week.said { (said(book, line)) }
            }
            div { (why::show(book, week)) }
        }
    }
}

/// Options taken, and what attention went to.
fn did(book: &Book<'_>, week: &Week) -> Markup {
    if week.round > book.view.round.rounds {
        return html! { p class="quiet" { (book.say("past-did-away")) } };
    }
    if week.plan.answers.is_empty() && week.plan.placements.is_empty() {
        return html! { p class="quiet" { (book.say("past-did-nothing")) } };
    }
    html! {
        ul class="plain" {
            @for card in &week.met.cards {
                @if let Some(taken) = &card.taken {
                    li { span class="quiet" { (card.title) ":" } " " (taken.text) }
                }
            }
            @for placed in &week.plan.placements { li { (book.deed(placed)) } }
        }
    }
}

/// A line somebody said, beside their face.
pub(super) fn said(book: &Book<'_>, line: &Line) -> Markup {
    html! {
        div class="speaks" {
            @match book.member(&line.who) {
                Some(member) => { (face::portrait(member)) }
                None => { (face::sponsor(book.view)) }
            }
            div {
                p class="quiet" { b { (book.name(&line.who)) } }
                p class="said" { (book.quote(&line.text)) }
            }
        }
    }
}
