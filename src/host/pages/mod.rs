//! The pages: pure functions of what a seat may see, of words, and of what the server knows of the moment.
//!
//! A page is whole, or its swappable part: what a stream sends and htmx puts in its place. Everything works as plain
//! links and forms; scripts add that it happens by itself. Nothing here knows the server. [`url`] has every address,
//! [`assets`] every file that a page asks for.

pub mod assets;
mod attention;
mod beside;
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
mod marks;
mod matters;
mod memo;
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

use super::news::Part;
use crate::{
    report::{mark::Mark, owed},
    session::{
        Evidence, Phase, Prepared, View,
        view::{Body, LeaderView, Week},
    },
    terms::{Id, Message},
    words::Words,
};
use book::Book;
pub use memo::Memo;
use parts::{Plain, Said, Told};
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
    /// What its pages have in common.
    pub memo: &'a Memo,
}

impl<'a> Place<'a> {
    fn say(&self, id: &'static str) -> Said<'a> {
        Plain(self.words.told(&Message::new(id)))
    }

    fn tell(&self, message: &Message) -> Said<'a> {
        Plain(self.memo.told(self.words, message))
    }

    /// What an automated leader is called.
    fn leader<'p>(&'p self, id: &'p Id) -> &'p str {
        self.prepared.leaders.get(id).map_or(id.as_str(), |leader| &leader.name)
    }
}

/// A seat's page.
pub fn seat(place: &Place<'_>, view: &View, notice: Option<&Message>) -> Markup {
    let shell = Shell {
        words: place.words,
        title: &title(place, view),
        stream: Some((url::since(&url::seat_stream(place.code), view, place.command), "#seat")),
        join: &url::join(place.code),
        // A page without scripts looks again by itself while there is nothing to do but wait.
        again: view.frame.seat.ready || view.leader().is_none(),
        report: false,
    };
    let cast = view.leader().map(|leader| face::cast(place, leader));
    shell.page(&html! { @if let Some(cast) = cast { (cast) } (seat_main(place, view, notice)) })
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
            parts::seat(place, view, Told::Other(&stage.title), notice, inside)
        }
        // The facilitator has a page of their own; a link to it is all that a seat's page can show them.
        Body::Facilitator(room) => {
            let inside =
                html! { p { a class="btn" href=(url::room(place.code)) { (place.say("web-to-room")) } } };
            parts::seat(place, view, Told::Other(&room.title), notice, inside)
        }
    }
}

/// A past week of a leader, with its ledger; none if the seat is not a leader's.
pub fn week(place: &Place<'_>, view: &View, week: &Week) -> Option<Markup> {
    let leader = view.leader()?;
    let book = Book::new(place, leader, std::slice::from_ref(week));
    let heading = format!("{} · {}", book.round_title(week.round), leader.briefing.title);
    Some(beside::page(&book, view, &heading, past::show(&book, week)))
}

/// One of the ledgers of a week, by its number, as it comes to a page where it is opened; none if there is no such one.
pub fn why_part(place: &Place<'_>, view: &View, week: &Week, number: usize) -> Option<Markup> {
    why::part(&Book::new(place, view.leader()?, std::slice::from_ref(week)), week, number)
}

/// The same as a page of its own, for who has no scripts.
pub fn why(place: &Place<'_>, view: &View, week: &Week, number: usize) -> Option<Markup> {
    let leader = view.leader()?;
    let book = Book::new(place, leader, std::slice::from_ref(week));
    let heading = [&*book.say("why-heading"), " · ", &leader.briefing.title].concat();
    Some(beside::page(&book, view, &heading, why::alone(&book, week, number)?))
}

/// All that a leader knows of their team; none if the seat is not a leader's.
pub fn team(place: &Place<'_>, view: &View) -> Option<Markup> {
    let leader = view.leader()?;
    let book = Book::new(place, leader, &[]);
    let heading = [&*book.say("people-heading"), " · ", &leader.briefing.title].concat();
    Some(beside::page(&book, view, &heading, people::page(&book)))
}

/// What a page beside the game is told of where the game is: the element `#moment`.
pub fn moment(place: &Place<'_>, view: &View) -> Markup {
    beside::moment(place, view)
}

/// What of a seat's page has changed, and what that is called: a `part` where that is enough, or all of it, the `main`.
pub fn changed(place: &Place<'_>, view: &View, part: Option<&Part>) -> (&'static str, Markup) {
    match part.and_then(|part| seat_part(place, part)) {
        Some(part) => ("part", part),
        None => ("main", seat_main(place, view, None)),
    }
}

/// What of a leader's page has changed within a phase, by a page that has an earlier plan: elements that take the place
/// of those with the same ids, in one `#part` that says for which page they are. None if the page has to be made anew.
pub fn seat_part(place: &Place<'_>, part: &Part) -> Option<Markup> {
    let view = &*part.view;
    let (frame, book) = (&view.frame, Book::new(place, view.leader()?, &[]));
    let promised =
        owed::planned(&book.view.cards, &part.before).ne(owed::planned(&book.view.cards, &book.view.plan));
    let planned = match frame.at.phase {
        _ if part.before == book.view.plan => html! {},
        Phase::Situations => html! {
            (cards::changed(&book, view, &part.before))
            (parts::undo(place, view))
            (cards::on(&book, view))
        },
        Phase::Attention => html! {
            (attention::changed(&book, view, &part.before))
            (cards::changed(&book, view, &part.before))
            (parts::undo(place, view))
            (attention::on(&book, view))
        },
        _ => return None,
    };
    Some(html! {
        div id="part" data-revision=(frame.revision) data-since=(part.since) data-at=(parts::moment(frame)) data-command=(place.command) {
            (parts::clock(place, frame))
            (planned)
            @if promised { (matters::open(&book)) }
            (parts::waiting(place, view))
        }
    })
}

fn title(place: &Place<'_>, view: &View) -> String {
    match &view.body {
        Body::Leader(leader) => [&*parts::now(place, view), " · ", &leader.briefing.title].concat(),
        Body::Observer(stage) => stage.title.clone(),
        Body::Facilitator(room) => room.title.clone(),
    }
}

/// What a leader's page has below its bar, by phase.
fn leading(book: &Book<'_>, view: &View) -> Markup {
    let at = view.frame.at.phase;
    let waits = parts::waiting(book.place, view);
    let team = url::team(book.place.code);
    let pit = |book: &Book<'_>| pit(book, view);
    let marks = |marks: &[Mark]| marks::show(book, view, marks);
    match at {
        Phase::Briefing => html! {
            div class="desk" {
                (stage::show(book, Some("")))
                div class="a-main" { (briefing::show(book)) }
                div class="a-cards" { (briefing::begin(book, view)) (waits) }
                div class="a-pit" { (matters::work(book)) }
            }
        },
        Phase::Situations => html! {
            div class="desk" {
                (stage::show(book, Some(&team)))
                div class="a-cards" { (marks(&[Mark::Card, Mark::Range, Mark::Lamp])) (cards::show(book, view)) (parts::undo(book.place, view)) (cards::on(book, view)) (waits) }
                (pit(book))
            }
        },
        Phase::Attention | Phase::Responses => html! {
            div class="desk two" {
                div class="col" {
                    (stage::show(book, Some(&team)))
                    div class="a-main" { (marks(&[Mark::Attention, Mark::Work, Mark::Play, Mark::Owed])) (attention::show(book, view)) (waits) }
                }
                div class="col" {
                    div class="a-cards" { (cards::show(book, view)) }
                    (pit(book))
                }
            }
        },
        Phase::PlayOut => html! {
            div class="desk" {
                (stage::show(book, None))
                div class="a-cards" { (play::show(book, view)) (waits) }
                // A scene, as in the window; who wants to look somebody up does so where it says why, a press away.
                div class="a-pit" { (matters::work(book)) }
            }
        },
        Phase::Why => match book.view.last_week() {
            Some(week) => html! {
                (marks(&[Mark::Why, Mark::Unlearnt]))
                (why::show(book, &week))
                (why::on(book, view))
                (waits)
                (pit(book))
            },
            None => waits,
        },
        Phase::EmptyChair => html! {
            div class="desk" {
                (stage::show(book, Some(&team)))
                div class="a-cards" { (marks(&[Mark::Chair])) (chair::show(book, view)) (waits) }
                div class="a-pit" { div class="rows" { (chair::output(book)) div { (matters::work(book)) (past::list(book)) } } }
            }
        },
        // It was ended before anything was played: there is nothing to look back on, and the notice says why.
        Phase::Debrief if book.view.debrief.is_none() => html! {
            div class="sheet paper" {
                h2 { (book.place.say("web-nothing-played")) }
                p { (book.place.say("web-nothing-played-text")) }
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
        }
    }
}

/// Whether a leader's page is about the debrief: then [`debrief::page`] is the one to show. A session that was ended
/// before a round was played has none.
pub fn is_debrief(view: &View) -> bool {
    let leader: Option<&LeaderView> = view.leader();
    view.frame.at.phase == Phase::Debrief && leader.is_some_and(|leader| leader.debrief.is_some())
}
