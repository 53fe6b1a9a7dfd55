//! Notes that explain a part of the page to a leader the first time it matters. Without scripts they
//! lie there folded; the script opens the first that was not read yet, and remembers which were.

use maud::{Markup, html};

use super::book::Book;
use crate::{
    report::mark::Mark,
    session::{Phase, View},
    terms::Message,
};

/// The message with the text. Where the window speaks of its keys or its plates a page has words of its own.
fn text(mark: Mark) -> Message {
    Message::new(match mark {
        Mark::Range | Mark::Lamp | Mark::Why => format!("web-mark-{}", mark.id()),
        _ => format!("mark-{}-text", mark.id()),
    })
}

/// Whether it is time for it.
fn is_due(mark: Mark, book: &Book<'_>, view: &View) -> bool {
    let round = &book.view.round;
    match mark {
        Mark::Card | Mark::Range | Mark::Stage | Mark::Attention | Mark::Play => round.number == 1,
        // Nothing has moved before.
        Mark::Work | Mark::Lamp => round.number == 2,
        Mark::Why | Mark::Unlearnt => book.view.weeks.len() == 1 && view.frame.at.phase == Phase::Why,
        Mark::Owed => !book.view.debts.is_empty(),
        Mark::Chair => round.number == round.rounds + 1,
        Mark::WhatIf => true,
    }
}

/// The notes of a part that are due.
pub(super) fn show(book: &Book<'_>, view: &View, marks: &[Mark]) -> Markup {
    html! {
        @for mark in marks.iter().filter(|mark| is_due(**mark, book, view)) {
            details class="mark paper" id={ "mark-" (mark.id()) } {
                summary { b { (book.tell(&mark.heading())) } }
                p { (book.tell(&text(*mark))) }
            }
        }
    }
}
