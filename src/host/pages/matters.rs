//! Work as it stands, and what is open: questions, promises, things raised.

use maud::{Markup, html};

use super::{Place, book::Book, draw};
use crate::{
    report::{
        owed::{self, Owed},
        points::whole,
        work,
    },
    session::view::{QuestionView, RoundView, StreamView},
    terms::{Id, Message},
};

/// One piece of work.
pub(super) fn stream(
    place: &Place<'_>,
    round: &RoundView,
    work: &StreamView,
    name: impl Fn(&Id) -> Option<String>,
) -> Markup {
    let owner = work.owner.as_ref().and_then(&name);
    let (share, planned) = (whole(work.share, 10), work.expected.map(|expected| whole(expected, 10)));
    let told = Message::new("web-work-share")
        .with("done", share)
        .with("planned", planned.unwrap_or(0))
        .with("due", if planned.is_some() { "yes" } else { "no" });
    html! {
        li class="stream" {
            b { (work.title) }
            span class="quiet" { (place.tell(&work::line("web-work-line", round, work, owner.as_deref()))) }
            (draw::progress(share, planned))
            @if let Some(crew) = work::crew(place.words, work, name) { span class="quiet crew" { (crew) } }
            span class="unseen" { (place.tell(&told)) }
        }
    }
}

pub(super) fn work(book: &Book<'_>) -> Markup {
    html! {
        section class="panel" id="work" aria-labelledby="work-title" {
            div class="panel-head" { h2 id="work-title" { (book.say("work")) } span { (book.say("chair-work-notch")) } }
            ul class="streams" {
                @for work in &book.view.work {
                    (stream(book.place, &book.view.round, work, |id| Some(book.there(id)?.name.clone())))
                }
            }
        }
    }
}

pub(super) fn open(book: &Book<'_>) -> Markup {
    let questions: Vec<&QuestionView> = book.view.questions.iter().filter(|question| question.open).collect();
    let count = questions.len() + owed::all(book.view).count();
    html! {
        section class="panel" id="open" aria-labelledby="open-title" {
            div class="panel-head" { h2 id="open-title" { (book.say("open")) } span { (book.tell(&Message::new("open-count").with("count", count))) } }
            @if count == 0 { p class="quiet" { (book.say("open-none")) } }
            @else {
                ul class="open-list" {
                    @for question in questions { (self::question(book, question)) }
                    @for owed in owed::all(book.view) { (self::owed(book, owed)) }
                }
            }
        }
    }
}

fn question(book: &Book<'_>, question: &QuestionView) -> Markup {
    let about = book.work(&question.about).map(|work| work.title.clone()).unwrap_or_default();
    let line = book
        .of_round("open-question")
        .with("work", about)
        .with("due", i64::from(question.due))
        .with("alone", work::alone(&book.view.round, question.due));
    html! { li { b { (question.text) } " " span class="quiet" { (book.tell(&line)) } } }
}

/// Something owed, and by when.
pub(super) fn owed(book: &Book<'_>, owed: Owed<'_>) -> Markup {
    let told = owed::told(book.place.words, &book.view.round, &book.name(&owed.debt.to), owed);
    html! { @if let Some([what, due]) = told { li { (what) " " span class="quiet" { (due) } } } }
}
