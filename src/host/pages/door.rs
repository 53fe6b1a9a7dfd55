//! Pages before a seat: a code, a name, a way to go on elsewhere, and what to say when something is wrong.

use maud::{Markup, PreEscaped, html};

use super::{Place, beside, draw, shell::Shell, url};
use crate::{
    session::{NAME_CHARS_MAX, View, view::Body},
    terms::Message,
    words::Words,
};

/// What a page before a seat is told.
#[derive(Clone, Copy, Debug)]
pub struct Door<'a> {
    /// The words.
    pub words: &'a Words,
    /// The token against forged forms.
    pub csrf: &'a str,
}

/// A session to join.
#[derive(Clone, Copy, Debug)]
pub struct Joinable<'a> {
    /// Its code.
    pub code: &'a str,
    /// Title of the scenario.
    pub title: &'a str,
    /// Subjects that may be hard for someone.
    pub notes: &'a [String],
    /// Groups to choose from, by number and name; none where nobody chooses.
    pub groups: &'a [(u32, String)],
    /// Days after which the session is deleted; none if the facilitator does it.
    pub kept_days: Option<u32>,
    /// Whether somebody may lead.
    pub lead: bool,
    /// Whether somebody may watch.
    pub watch: bool,
}

/// A code to continue elsewhere, as it was given.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// What is typed. Six characters.
    pub key: &'a str,
    /// The link with it.
    pub link: &'a str,
    /// The link as a QR code: an SVG that the server has made itself.
    pub qr: &'a str,
    /// Minutes for which it holds.
    pub minutes: u32,
}

/// A page before a seat, with what somebody else has drawn in it.
pub fn sheet(door: &Door<'_>, title: &str, notice: Option<&Message>, inside: &Markup) -> Markup {
    door.page(title, notice, inside)
}

impl Door<'_> {
    fn page(&self, title: &str, notice: Option<&Message>, inside: &Markup) -> Markup {
        let shell = Shell { words: self.words, title, stream: None, join: "", again: false, report: false };
        shell.page(&self.sheet(title, notice, inside))
    }

    fn sheet(&self, title: &str, notice: Option<&Message>, inside: &Markup) -> Markup {
        html! {
            div class="door" {
                header class="door-head" {
                    (draw::lantern())
                    p class="wordmark" { (self.words.say("title-name")) }
                    p class="quiet" { (self.words.say("title-line")) }
                }
                main id="main" tabindex="-1" {
                    div class="paper narrow" {
                        h1 { (title) }
                        @if let Some(notice) = notice { p class="notice" role="alert" { (self.words.text(notice)) } }
                        (inside)
                    }
                }
            }
        }
    }

    fn token(&self) -> Markup {
        html! { input type="hidden" name="csrf" value=(self.csrf); }
    }
}

/// Where a code is entered.
pub fn enter(door: &Door<'_>, notice: Option<&Message>) -> Markup {
    let words = door.words;
    let inside = html! {
        form method="post" action=(url::ENTER) {
            (door.token())
            label for="code" { (words.say("web-code")) }
            input class="code" type="text" id="code" name="code" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint";
            p class="quiet" id="code-hint" { (words.say("web-code-hint")) }
            button type="submit" class="btn lamp wide" { (words.say("web-enter")) }
        }
        p { a href=(url::CONTINUE) { (words.say("web-have-key")) } }
    };
    door.page(&words.say("web-enter-heading"), notice, &inside)
}

/// The form for a name. `typed` is what was typed before it was refused.
pub fn join(door: &Door<'_>, session: Joinable<'_>, typed: &str, notice: Option<&Message>) -> Markup {
    let words = door.words;
    let kept = match session.kept_days {
        Some(days) => Message::new("web-kept-days").with("days", i64::from(days)),
        None => Message::new("web-kept-until"),
    };
    let inside = html! {
        p class="quiet" { (words.text(&Message::new("web-join-code").with("code", session.code))) }
        form method="post" action=(url::join(session.code)) {
            (door.token())
            label for="name" { (words.say("web-name")) }
            input type="text" id="name" name="name" required maxlength=(NAME_CHARS_MAX) value=(typed) autocomplete="nickname" aria-describedby="name-hint";
            p class="quiet" id="name-hint" { (words.say("web-name-hint")) }
            @if !session.groups.is_empty() && session.lead {
                fieldset class="pick" {
                    legend { (words.say("web-group")) }
                    @for (place, (number, name)) in session.groups.iter().enumerate() {
                        span {
                            input type="radio" id={ "group-" (number) } name="group" value=(number) required checked[place == 0];
                            label for={ "group-" (number) } { (name) }
                        }
                    }
                }
            }
            p class="kept" { (words.say("web-kept-what")) br; (words.text(&kept)) }
            @if !session.notes.is_empty() {
                div class="kept" { p { b { (words.say("choose-notes")) } } ul class="plain" { @for note in session.notes { li { (note) } } } }
            }
            @if session.lead { button type="submit" class="btn lamp wide" { (words.say("web-join")) } }
            @if session.watch {
                p class="kept" { (words.say(if session.lead { "web-watch-choice" } else { "web-watch-text" })) }
                button type="submit" class=(if session.lead { "btn wide" } else { "btn lamp wide" }) name="watch" value="yes" { (words.say("web-watch")) }
            }
        }
    };
    let closed = html! { p { a class="btn" href=(url::HOME) { (words.say("web-enter-heading")) } } };
    let open = session.lead || session.watch;
    door.page(session.title, notice, if open { &inside } else { &closed })
}

/// Where a code for continuing is entered.
pub fn key(door: &Door<'_>, code: &str, notice: Option<&Message>) -> Markup {
    let words = door.words;
    let inside = html! {
        p { (words.say("web-key-text")) }
        form method="post" action=(url::CONTINUE) {
            (door.token())
            label for="code" { (words.say("web-code")) }
            input class="code" type="text" id="code" name="code" required maxlength="12" value=(code) autocomplete="off" autocapitalize="characters" spellcheck="false";
            label for="key" { (words.say("web-key")) }
            input class="code" type="text" id="key" name="key" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false";
            button type="submit" class="btn lamp wide" { (words.say("web-key-go")) }
        }
    };
    door.page(&words.say("web-elsewhere"), notice, &inside)
}

/// What a link to continue elsewhere opens: a press, so that a preview of the link does not use it up.
pub fn take_over(door: &Door<'_>, code: &str, key: &str) -> Markup {
    let words = door.words;
    let inside = html! {
        p { (words.say("web-key-take")) }
        form method="post" action=(url::CONTINUE) {
            (door.token())
            input type="hidden" name="code" value=(code);
            input type="hidden" name="key" value=(key);
            button type="submit" class="btn lamp wide" { (words.say("web-key-go")) }
        }
    };
    door.page(&words.say("web-elsewhere"), None, &inside)
}

/// Continue elsewhere: what it is, or the code that was given.
pub fn elsewhere(
    place: &Place<'_>,
    view: &View,
    given: Option<Given<'_>>,
    notice: Option<&Message>,
) -> Markup {
    let door = Door { words: place.words, csrf: place.csrf };
    let runs = matches!(view.body, Body::Facilitator(_));
    let back = if runs { url::room(place.code) } else { url::seat(place.code) };
    let inside = html! {
        p { (place.tell(&Message::new("web-elsewhere-text").with("name", view.frame.seat.name.as_str()))) }
        @match given {
            Some(given) => { (handed(place.words, place.code, given)) }
            None => {
                form method="post" action=(url::elsewhere(place.code)) {
                    input type="hidden" name="csrf" value=(place.csrf);
                    button type="submit" class="btn lamp wide" { (place.say("web-elsewhere-give")) }
                }
            }
        }
        p { a class="btn" href=(back) { (place.say("web-back-to-game")) } }
    };
    let title = place.say("web-elsewhere");
    let shell = Shell {
        words: place.words,
        title: &title,
        stream: if runs { None } else { beside::stream(place, view) },
        join: &url::join(place.code),
        again: false,
        report: false,
    };
    shell.page(&html! {
        @if !runs { (beside::moment(place, view)) }
        (door.sheet(&title, notice, &html! { @if !runs { (beside::went_on(place, view)) } (inside) }))
    })
}

/// A code that was given: to point a camera at, to type, to send.
pub(super) fn handed(words: &Words, code: &str, given: Given<'_>) -> Markup {
    html! {
        div class="handed" role="status" {
            div class="qr" role="img" aria-label=(words.say("web-qr")) { (PreEscaped(given.qr)) }
            dl class="codes" {
                div { dt { (words.say("web-code")) } dd class="big-code" { (code) } }
                div { dt { (words.say("web-key")) } dd class="big-code own-code" { (given.key) } }
            }
            p class="link" { (given.link) }
            p class="quiet" { (words.text(&Message::new("web-elsewhere-holds").with("minutes", i64::from(given.minutes)))) }
        }
    }
}

/// Something is wrong, said in a sentence, with a way on.
pub fn trouble(door: &Door<'_>, message: &Message, back: Option<&str>) -> Markup {
    let words = door.words;
    // A page whose form this answers stays as it is and says this line of it alone: see `seat.js`.
    let inside = html! {
        p id="trouble" { (words.text(message)) }
        p { a class="btn lamp" href=(back.unwrap_or(url::HOME)) { (words.say(if back.is_some() { "web-back" } else { "web-enter-heading" })) } }
    };
    door.page(&words.say("trouble-heading"), None, &inside)
}

/// That something is done for good, with the way back to the start.
pub fn done(door: &Door<'_>, heading: &str, message: &Message) -> Markup {
    let words = door.words;
    let inside = html! {
        p { (words.text(message)) }
        p { a class="btn" href=(url::HOME) { (words.say("web-enter-heading")) } }
    };
    door.page(heading, None, &inside)
}

/// Addresses in a list.
pub(super) fn addresses(addresses: &[String]) -> Markup {
    html! { ul class="plain" { @for address in addresses { li class="link" { (address) } } } }
}
