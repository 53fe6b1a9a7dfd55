//! The pages: pure functions of what a seat may see, of words, and of what the server knows of the moment.
//!
//! A page is whole, or its swappable part: what a stream sends and htmx puts in its place. Everything works as plain
//! links and forms; scripts add that it happens by itself. Nothing here knows the server. [`url`] has every address,
//! [`assets`] every file that a page asks for.

pub mod assets;
mod attention;
mod book;
mod briefing;
mod cards;
mod chair;
pub mod debrief;
pub mod door;
mod draw;
mod face;
mod hair;
mod league;
mod matters;
mod parts;
mod past;
mod people;
mod play;
pub mod room;
mod room_seats;
mod shell;
mod stage;
pub mod url;
mod watch;
mod why;

use maud::{Markup, html};

use crate::{
    session::{
        Evidence, Phase, Prepared, View,
        view::{Body, LeaderView, Week},
    },
    terms::Message,
    words::Words,
};
use book::Book;
use parts::Told;
use shell::Shell;

/// What a page of a seat, or of the facilitator, is told beside the view.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The words.
    pub words: &'a Words,
    /// The session's code.
    pub code: &'a str,
    /// The token against forged forms.
    pub csrf: &'a str,
    /// A fresh id for commands. Range: 1–40 printable ASCII characters.
    pub command: &'a str,
    /// The session's clock now, in milliseconds: what a timer has left is measured from it.
    pub now_ms: u64,
    /// What the session is played on: titles of past situations, automated leaders by name.
    pub prepared: &'a Prepared,
    /// Findings behind the model.
    pub evidence: &'a Evidence,
}

impl Place<'_> {
    fn say(&self, id: &'static str) -> String {
        self.words.say(id)
    }

    fn tell(&self, message: &Message) -> String {
        self.words.text(message)
    }
}

/// A seat's page.
pub fn seat(place: &Place<'_>, view: &View, notice: Option<&Message>) -> Markup {
    let shell = Shell {
        words: place.words,
        title: &title(place, view),
        stream: Some((url::since(&url::seat_stream(place.code), view), "#seat")),
        // A page without scripts looks again by itself while there is nothing to do but wait.
        again: view.frame.seat.ready || view.leader().is_none(),
        report: false,
    };
    shell.page(&seat_main(place, view, notice))
}

/// The part of a seat's page that a stream swaps: the element `#seat`.
pub fn seat_main(place: &Place<'_>, view: &View, notice: Option<&Message>) -> Markup {
    match &view.body {
        Body::Leader(leader) => {
            let last = leader.last_week();
            let book = Book::new(place, leader, last.as_slice());
            let inside = leading(&book, view);
            parts::seat(place, view, Told::Leader(&book), notice, inside)
        }
        Body::Observer(stage) => {
            let inside = watch::show(place, stage);
            parts::seat(place, view, Told::Watching(&stage.title, &stage.round), notice, inside)
        }
        // The facilitator has a page of their own; a link to it is all that a seat's page can show them.
        Body::Facilitator(room) => {
            let inside =
                html! { p { a class="btn" href=(url::room(place.code)) { (place.say("web-to-room")) } } };
            parts::seat(place, view, Told::Room(&room.title), notice, inside)
        }
    }
}

/// A past week of a leader, with its ledger; none if the seat is not a leader's.
pub fn week(place: &Place<'_>, view: &View, week: &Week) -> Option<Markup> {
    let leader = view.leader()?;
    let book = Book::new(place, leader, std::slice::from_ref(week));
    let heading = format!("{} · {}", book.round_title(week.round), leader.briefing.title);
    let shell = Shell { words: place.words, title: &heading, stream: None, again: false, report: false };
    Some(shell.page(&parts::seat(place, view, Told::Leader(&book), None, past::show(&book, week))))
}

/// Whether two views of a seat come to the same page, but for when they were made: a stream need not send the later
/// one.
pub fn same(before: &View, after: &View) -> bool {
    let timer = |view: &View| view.frame.timer.map(|timer| timer.until_ms);
    if timer(before) != timer(after) {
        return false;
    }
    let (old, new) = (&before.frame, &after.frame);
    before.body == after.body
        && old.seat == new.seat
        && old.at == new.at
        && old.awaited == new.awaited
        && old.paused == new.paused
        && old.runs_room == new.runs_room
}

fn title(place: &Place<'_>, view: &View) -> String {
    match &view.body {
        Body::Leader(leader) => {
            let book = Book::new(place, leader, &[]);
            format!("{} · {}", book.now(view), leader.briefing.title)
        }
        Body::Observer(stage) => stage.title.clone(),
        Body::Facilitator(room) => room.title.clone(),
    }
}

/// What a leader's page has below its bar, by phase.
fn leading(book: &Book<'_>, view: &View) -> Markup {
    let at = view.frame.at.phase;
    let waits = parts::waiting(book.place, view);
    let pit = |book: &Book<'_>| pit(book, view);
    match at {
        Phase::Briefing => html! {
            div class="desk" {
                (stage::show(book))
                div class="a-cards" { (briefing::show(book, view)) (waits) }
                div class="a-pit" { (matters::work(book)) }
            }
        },
        Phase::Situations => html! {
            div class="desk" {
                (stage::show(book))
                div class="a-cards" { (cards::show(book, view)) (cards::on(book, view)) (waits) }
                (pit(book))
            }
        },
        Phase::Attention | Phase::Responses => html! {
            div class="desk" {
                (stage::show(book))
                div class="a-main" { (attention::show(book, view)) (waits) }
                div class="a-cards" { (cards::show(book, view)) }
                (pit(book))
            }
        },
        Phase::PlayOut => html! {
            div class="desk" {
                (stage::show(book))
                div class="a-cards" { (play::show(book, view)) (waits) }
                (pit(book))
            }
        },
        Phase::Why => match book.view.last_week() {
            Some(week) => html! {
                (face::cast(&book.view.members))
                (why::show(book, &week))
                (why::on(book, view))
                (waits)
                (pit(book))
            },
            None => waits,
        },
        Phase::EmptyChair => html! {
            div class="desk" {
                (stage::show(book))
                div class="a-cards" { (chair::show(book, view)) (waits) }
                div class="a-pit" { div class="rows" { (chair::output(book)) div { (matters::work(book)) (past::list(book)) } } (people::show(book)) }
            }
        },
        Phase::Debrief => html! {
            div class="sheet paper" {
                h2 { (book.place.say("after-heading")) }
                p { (book.place.say("web-debrief-ready")) }
                p { a class="btn lamp" href=(url::debrief(book.place.code)) { (book.place.say("web-debrief-open")) } }
            }
        },
    }
}

/// What a leader can look up at any time.
fn pit(book: &Book<'_>, view: &View) -> Markup {
    html! {
        div class="a-pit" {
            div class="rows" {
                (matters::work(book))
                div {
                    @if matches!(view.frame.at.phase, Phase::Situations) { (attention::told(book)) }
                    (matters::open(book))
                    (past::list(book))
                }
            }
            (people::show(book))
        }
    }
}

/// Whether a leader's page is about the debrief: then [`debrief::page`] is the one to show.
pub fn is_debrief(view: &View) -> bool {
    let leader: Option<&LeaderView> = view.leader();
    leader.is_some() && view.frame.at.phase == Phase::Debrief
}
