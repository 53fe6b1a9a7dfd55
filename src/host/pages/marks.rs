//! Notes that explain a part of the page the first time it matters, for somebody who plays alone. Without scripts they
//! lie there folded; the script opens the first that was not read yet, and remembers which were.

use maud::{Markup, html};

use super::book::Book;
use crate::{
    session::{Mode, Phase, View},
    terms::Message,
};

/// A part of the page that is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A situation and its options.
    Card,
    /// What is known of people.
    Range,
    /// Attention.
    Attention,
    /// Work and what is open.
    Work,
    /// The button that plays the week.
    Play,
    /// Where the leader stands.
    Lamp,
    /// The ledger.
    Why,
    /// Its last line.
    Unlearnt,
    /// Something owed.
    Owed,
    /// The empty chair.
    Chair,
    /// What if.
    WhatIf,
}

impl Mark {
    const fn id(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Range => "range",
            Self::Attention => "attention",
            Self::Work => "work",
            Self::Play => "play",
            Self::Lamp => "lamp",
            Self::Why => "why",
            Self::Unlearnt => "unlearnt",
            Self::Owed => "owed",
            Self::Chair => "chair",
            Self::WhatIf => "what-if",
        }
    }

    /// The message with the text. Where the game speaks of its keys or its plates a page has words of its own.
    const fn text(self) -> &'static str {
        match self {
            Self::Card => "mark-card-text",
            Self::Range => "web-mark-range",
            Self::Attention => "mark-attention-text",
            Self::Work => "mark-work-text",
            Self::Play => "mark-play-text",
            Self::Lamp => "web-mark-lamp",
            Self::Why => "web-mark-why",
            Self::Unlearnt => "mark-unlearnt-text",
            Self::Owed => "mark-owed-text",
            Self::Chair => "mark-chair-text",
            Self::WhatIf => "mark-what-if-text",
        }
    }

    /// Whether it is time for it.
    fn is_due(self, book: &Book<'_>, view: &View) -> bool {
        let round = &book.view.round;
        match self {
            Self::Card | Self::Range | Self::Attention | Self::Work | Self::Play | Self::Lamp => {
                round.number == 1
            }
            Self::Why | Self::Unlearnt => book.view.weeks.len() == 1 && view.frame.at.phase == Phase::Why,
            Self::Owed => !book.view.debts.is_empty(),
            Self::Chair => round.number == round.rounds + 1,
            Self::WhatIf => true,
        }
    }
}

/// The notes of a part that are due.
pub(super) fn show(book: &Book<'_>, view: &View, marks: &[Mark]) -> Markup {
    if view.frame.mode != Mode::Solo {
        return html! {};
    }
    html! {
        @for mark in marks.iter().filter(|mark| mark.is_due(book, view)) {
            details class="mark paper" id={ "mark-" (mark.id()) } {
                summary { b { (book.tell(&Message::new(format!("mark-{}", mark.id())))) } }
                p { (book.say(mark.text())) }
            }
        }
    }
}
