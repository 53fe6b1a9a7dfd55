//! What lies on the table: news and situations, on paper, with what can be done and what it costs.

use maud::{Markup, html};

use super::{
    book::Book,
    face,
    parts::{self, Plain, Sends},
};
use crate::{
    session::{
        Act, MoveById, Phase, View,
        view::{CardView, LeaderView, NewsView, PlanView},
    },
    terms::{Id, Message},
};

pub(super) fn show(book: &Book<'_>, view: &View) -> Markup {
    let leader = book.view;
    let on_top = on_top(leader, &leader.plan, view);
    html! {
        @for news in &leader.news { (self::news(book, news)) }
        @for (place, card) in leader.cards.iter().enumerate() { (situation(book, view, card, place + 1, on_top == Some(&card.id))) }
        @if leader.cards.is_empty() {
            div class="paper card" { h2 { (book.say("card-none")) } p { (book.say("card-none-text")) } }
        }
    }
}

/// The card that lies open under a plan: in the situations the first one unanswered; with attention to spend all are put
/// aside.
fn on_top<'a>(leader: &'a LeaderView, plan: &PlanView, view: &View) -> Option<&'a Id> {
    if view.frame.at.phase != Phase::Situations {
        return None;
    }
    let open = leader.cards.iter().find(|card| !plan.answers.contains_key(&card.id));
    open.or(leader.cards.first()).map(|card| &card.id)
}

/// The cards that look another way than under an earlier plan.
pub(super) fn changed(book: &Book<'_>, view: &View, before: &PlanView) -> Markup {
    let leader = book.view;
    let (was, now) = (on_top(leader, before, view), on_top(leader, &leader.plan, view));
    let differs = |card: &CardView| {
        before.answers.get(&card.id) != leader.plan.answers.get(&card.id)
            || (was == Some(&card.id)) != (now == Some(&card.id))
    };
    html! {
        @for (place, card) in leader.cards.iter().enumerate().filter(|(_, card)| differs(card)) {
            (situation(book, view, card, place + 1, now == Some(&card.id)))
        }
    }
}

pub(super) fn news(book: &Book<'_>, news: &NewsView) -> Markup {
    html! {
        article class="paper card news" {
            p class="quiet" { (book.say("card-news")) }
            h2 { (news.title) }
            (parts::paragraphs(&news.text))
        }
    }
}

fn situation(book: &Book<'_>, view: &View, card: &CardView, number: usize, on_top: bool) -> Markup {
    let taken = book.view.plan.answers.get(&card.id);
    let answer = taken.and_then(|taken| card.options.iter().find(|option| option.id == *taken));
    let open = parts::open(view);
    let clock = if view.frame.timer.is_some() { "yes" } else { "no" };
    let foot = Message::new("web-card-foot")
        .with("number", number)
        .with("cards", book.view.cards.len())
        .with("clock", clock)
        .with("unanswered", card.unanswered.as_str());
    html! {
        article id={ "situation-" (card.id) } class="paper card" {
            details id={ "card-" (card.id) } open[on_top] {
                summary {
                    @match book.member(&card.speaker) { Some(speaker) => { (face::portrait(speaker)) } None => { (face::sponsor(book.view)) } }
                    span class="quiet" { (card.place) }
                    h2 { (card.title) }
                    @if let Some(answer) = answer {
                        span class="taken" { span class="quiet" { (book.say("why-taken")) ": " } (Plain(&answer.text)) }
                    } @else {
                        span class="taken open" { (book.say("web-card-open")) }
                    }
                }
                (parts::paragraphs(&card.text))
                @if open { (options(book, view, card, taken)) } @else { (told(book, card, taken)) }
                p class="foot quiet" { (book.tell(&foot)) }
            }
        }
    }
}

/// The options to choose from.
fn options(book: &Book<'_>, view: &View, card: &CardView, taken: Option<&Id>) -> Markup {
    let place = book.place;
    let first = card.options.first().map(|option| option.id.clone());
    let Some(option) = first else { return html! {} };
    let act = Act::Play(MoveById::Answer { card: card.id.clone(), option });
    let lamp = view.frame.at.phase == Phase::Situations;
    let inside = html! {
        fieldset class="options" {
            legend class="unseen" { (place.tell(&Message::new("web-options").with("card", card.title.as_str()))) }
            @for (number, option) in (1..).zip(&card.options) {
                @let id = format!("option-{}-{}", card.id, option.id);
                @let is_taken = taken == Some(&option.id);
                div class="option" {
                    input type="radio" id=(id) name="option" value=(option.id) class={ "o" (number) @if is_taken { " is-taken" } } required checked[is_taken] aria-describedby={ (id) "-price" };
                    label for=(id) {
                        span class="key" aria-hidden="true" { (number) }
                        @if is_taken { span class="chosen" { (place.say("web-chosen")) } " " }
                        span class="what" { (Plain(&option.text)) }
                    }
                    p class="price" id={ (id) "-price" } { (Plain(&option.price)) }
                }
            }
        }
        div class="thumb" {
            @if taken.is_some() { button type="submit" class="btn" form={ "back-" (card.id) } { (book.say("web-take-back")) } }
            button type="submit" class=(if lamp { "btn lamp choose" } else { "btn choose" }) {
                @let answered = if taken.is_some() { "yes" } else { "no" };
                span class="p0" { (place.tell(&Message::new("web-choose").with("answered", answered))) }
                @for (number, option) in (1_usize..).zip(&card.options) {
                    @let says = match taken { Some(taken) if *taken == option.id => "same", Some(_) => "other", None => "new" };
                    span class={ "p" (number) } { (place.tell(&Message::new("web-choose-number").with("number", number).with("answer", says))) }
                }
            }
        }
    };
    let key = format!("answer-{}", card.id);
    let class = if taken.is_some() { "choice answered" } else { "choice" };
    html! {
        div class=(class) { (parts::form(place, Sends::Seat, &key, view.frame.at, &act, &["option"], &inside)) }
        @if taken.is_some() {
            @let back = Act::Play(MoveById::Unanswer { card: card.id.clone() });
            (parts::form(place, Sends::Seat, &format!("back-{}", card.id), view.frame.at, &back, &[], &html! {}))
        }
    }
}

/// The options to read, once one is done here.
fn told(book: &Book<'_>, card: &CardView, taken: Option<&Id>) -> Markup {
    html! {
        ul class="options" {
            @for option in &card.options {
                li class=(if taken == Some(&option.id) { "option is-taken" } else { "option" }) {
                    @if taken == Some(&option.id) { span class="chosen" { (book.say("web-chosen")) } " " }
                    span class="what" { (Plain(&option.text)) }
                    p class="price" { (Plain(&option.price)) }
                }
            }
        }
    }
}

/// The way on to attention.
pub(super) fn on(book: &Book<'_>, view: &View) -> Markup {
    let left = book.view.cards.len().saturating_sub(book.view.plan.answers.len());
    let text = book.tell(&Message::new("web-to-attention").with("left", left));
    parts::ready(book.place, view, left == 0, &text)
}
