//! The week plays out, told as captions: news, what came of what was done, what happened, what was said, and at each
//! person the cause that moved them most.

use maud::{Markup, html};

use super::{
    book::{Book, text},
    face, parts,
};
use crate::{
    report::{
        ledger::{self, Column, Measure, Ranked},
        sentence::signed,
    },
    session::{View, view::Week},
    terms::{Id, Message},
};

/// Something that is told at one moment.
struct Beat {
    who: Option<Id>,
    /// A few words above; empty if none.
    over: String,
    text: String,
    /// Whether somebody says it.
    quoted: bool,
}

pub(super) fn show(book: &Book<'_>, view: &View) -> Markup {
    let Some(week) = book.view.last_week() else { return html! {} };
    let beats = beats(book, &week);
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

fn told(book: &Book<'_>, beat: &Beat) -> Markup {
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

fn beats(book: &Book<'_>, week: &Week) -> Vec<Beat> {
    let mut all = Vec::new();
    for news in &book.view.news {
        all.push(Beat { who: None, over: news.title.clone(), text: news.text.clone(), quoted: false });
    }
    for (card, option) in &week.plan.answers {
        let (Some(card), Some(answer)) = (book.card(card), book.option(card, option)) else { continue };
        let after = if answer.after.is_empty() { &answer.text } else { &answer.after };
        all.push(Beat {
            who: Some(card.speaker.clone()),
            over: book.fill(&card.title),
            text: book.fill(after),
            quoted: false,
        });
    }
    for message in week.happened.iter().filter(|message| message.id != "view-happened-shock") {
        let speaker = || {
            text(message, "card").and_then(|title| book.card_titled(title)).map(|card| card.speaker.clone())
        };
        let who = book.about(message).map(|member| member.id.clone()).or_else(speaker);
        all.push(Beat { who, over: String::new(), text: book.tell(message), quoted: false });
    }
    for line in &week.said {
        all.push(Beat {
            who: Some(line.who.clone()),
            over: book.name(&line.who),
            text: line.text.clone(),
            quoted: true,
        });
    }
    for estimates in &week.estimates {
        let Some((columns, most)) = ledger::most(week, &estimates.member) else { continue };
        all.push(Beat {
            who: Some(estimates.member.clone()),
            over: book.name(&estimates.member),
            text: cause(book, &columns, &most),
            quoted: false,
        });
    }
    all
}

/// What moved a person most, with the figure that it moved most.
fn cause(book: &Book<'_>, columns: &[Column], cause: &Ranked<'_>) -> String {
    let most = columns.iter().zip(&cause.points).max_by_key(|(_, points)| points.abs());
    let (level, points) = match most {
        Some((column, points)) => match column.measure {
            Measure::Level(level) => (level.id(), *points),
            Measure::Hours | Measure::Confidence => ("", *points),
        },
        None => ("", 0),
    };
    let message = Message::new("play-cause")
        .with("what", book.tell(&cause.line.what))
        .with("level", level)
        .with("points", signed(points));
    book.tell(&message)
}
