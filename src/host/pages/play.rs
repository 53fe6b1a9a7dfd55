//! The week plays out, told as captions: news, what came of what was done, what happened, what was said, and at each
//! person the cause that moved them most.

use maud::{Markup, html};

use super::{book::Book, face, parts};
use crate::{report::beats, session::View, terms::Message};

pub(super) fn show(book: &Book<'_>, view: &View) -> Markup {
    let Some(week) = book.view.last_week() else { return html! {} };
    let beats = beats::of(book, &week);
    html! {
        article class="paper story" aria-labelledby="play" {
            p class="quiet" { (book.tell(&Message::new("play-over").with("round", book.round(week.round)))) }
            h2 id="play" { (book.tell(&book.of_round("play-heading"))) }
            @if beats.is_empty() { p { (book.say("play-nothing")) } }
            ol class="beats" {
                @for beat in &beats { (told(book, beat)) }
            }
        }
        (parts::ready(book.place, view, true, &book.say("play-why")))
    }
}

fn told(book: &Book<'_>, beat: &beats::Beat) -> Markup {
    html! {
        li class="speaks" {
            @match beat.who.as_ref().and_then(|who| book.member(who)) {
                Some(member) => { (face::portrait(member)) }
                None => { span class="portrait sheet-sign" aria-hidden="true" {} }
            }
            div {
                @if !beat.over.is_empty() { p class="quiet" { b { (beat.over) } } }
                @if beat.quoted { p class="said" { (book.quote(&beat.text)) } } @else { p { (beat.text) } }
            }
        }
    }
}
