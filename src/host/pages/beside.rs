//! Pages beside the game: the team, a past week, how to go on elsewhere, the debrief. The game may go on under who reads one of them: the page
//! stays as it is, keeps pause and clock in sight, and says where the game is by now.

use maud::{Markup, html};

use super::{
    Place,
    book::Book,
    face,
    parts::{self, Told},
    shell::Shell,
    url,
};
use crate::session::View;

/// The news of a page beside the game, and what they swap.
pub(super) fn stream(place: &Place<'_>, view: &View) -> Option<(String, &'static str)> {
    Some((url::since(&url::beside_stream(place.code), view, place.command), "#moment"))
}

/// A page about the team, with everybody's face.
pub(super) fn page(book: &Book<'_>, view: &View, heading: &str, inside: Markup) -> Markup {
    let place = book.place;
    let shell = Shell {
        words: place.words,
        title: heading,
        stream: stream(place, view),
        join: &url::join(place.code),
        again: false,
        report: false,
    };
    let inside = parts::seat(place, view, Told::Beside(book), None, inside);
    shell.page(&html! { (face::cast(place, book.view)) (inside) })
}

/// What stays in sight, and where the game is: what the stream swaps.
pub(super) fn moment(place: &Place<'_>, view: &View) -> Markup {
    let shown = parts::is_shown(view);
    html! {
        div id="moment" data-at=(parts::moment(&view.frame)) data-shown=[shown.then_some("yes")] data-say=(parts::spoken(place, view)) {
            (parts::strip(place, &view.frame))
        }
    }
}

/// That the game is at another moment by now, with the way there. The script shows it, and says which.
pub(super) fn went_on(place: &Place<'_>, view: &View) -> Markup {
    html! {
        div id="went-on" class="notice went-on" data-at=(parts::moment(&view.frame)) hidden {
            p { (place.say("web-went-on")) " " b {} }
            a class="btn lamp" href=(url::seat(place.code)) { (place.say("web-back-to-game")) }
        }
    }
}
