//! Parts that many pages have: forms, the bar, the clock, ranges in words, who is waited for.

use std::{borrow::Cow, ops::Deref};

use maud::{Markup, Render, html};

use super::{Place, beside, book::Book, draw, url};
use crate::{
    host::forms,
    report::ledger::{Reading, reading},
    session::{
        Act, Pacing, Phase, RULES, Stamp, View,
        view::{Body, Frame, RangeView, RoundView, TimerView},
    },
    terms::{Arg, Level, Message},
};

/// Whose page it is.
pub(super) enum Told<'a> {
    /// A leader's.
    Leader(&'a Book<'a>),
    /// A leader's, beside the game.
    Beside(&'a Book<'a>),
    /// Of somebody who watches, or who runs the room: the title.
    Other(&'a str),
}

/// Where a form goes, and what its answer takes the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sends {
    /// From a seat.
    Seat,
    /// From a page beside the game, which is left for where the game is.
    Beside,
    /// From the facilitator's page.
    Room,
}

/// A form for an act, with what a person chooses in it. `chosen` names the fields that come from there. `key` is the
/// form's id: it stays the same while the page is about the same thing, so that what was typed survives a swap.
pub(super) fn form(
    place: &Place<'_>,
    sends: Sends,
    key: &str,
    at: Stamp,
    act: &Act,
    chosen: &[&str],
    inside: &Markup,
) -> Markup {
    let (to, swaps) = match sends {
        Sends::Seat => (url::seat_do(place.code), Some("#seat")),
        Sends::Beside => (url::seat_do(place.code), None),
        Sends::Room => (url::room_do(place.code), Some("#room")),
    };
    let fields = forms::fields(act);
    html! {
        form id=(key) method="post" action=(to) hx-post=[swaps.map(|_| &to)] hx-target=[swaps] hx-swap=[swaps.map(|_| "outerHTML")] {
            input type="hidden" name="csrf" value=(place.csrf);
            input type="hidden" name="command" value=(place.command);
            @if act.needs_stamp() {
                input type="hidden" name="round" value=(at.round);
                input type="hidden" name="phase" value=(at.phase.id());
            }
            @for (name, value) in fields.iter().filter(|(name, _)| !chosen.contains(name)) {
                input type="hidden" name=(name) value=(value);
            }
            (inside)
        }
    }
}

/// A form that is one button.
pub(super) fn button(
    place: &Place<'_>,
    sends: Sends,
    key: &str,
    at: Stamp,
    act: &Act,
    class: &str,
    text: &str,
) -> Markup {
    form(place, sends, key, at, act, &[], &html! { button type="submit" class=(class) { (text) } })
}

/// The button that says “done here”.
pub(super) fn ready(place: &Place<'_>, view: &View, lamp: bool, text: &str) -> Markup {
    if view.frame.seat.ready || view.frame.paused {
        return html! {};
    }
    let class = if lamp { "btn lamp wide" } else { "btn wide" };
    button(place, Sends::Seat, "ready", view.frame.at, &Act::Ready, class, text)
}

/// The way to take back one's latest move of this phase; empty, but there, where there is none.
pub(super) fn undo(place: &Place<'_>, view: &View) -> Markup {
    let frame = &view.frame;
    html! {
        div id="undo" {
            @if let (Some(entry), true) = (frame.undo, open(view)) {
                @let act = Act::UndoTo { entry, group: frame.seat.group };
                (button(place, Sends::Seat, "undo-last", frame.at, &act, "btn", &place.say("web-undo-last")))
            }
        }
    }
}

/// Whether a seat can act now.
pub(super) fn open(view: &View) -> bool {
    !view.frame.seat.ready && !view.frame.paused
}

/// A seat's page around what it shows: bar, notices, pause.
pub(super) fn seat(
    place: &Place<'_>,
    view: &View,
    told: Told<'_>,
    notice: Option<&Message>,
    inside: Markup,
) -> Markup {
    let frame = &view.frame;
    let (title, leads, beside) = match told {
        Told::Leader(book) => (book.view.briefing.title.as_str(), Some(book), false),
        Told::Beside(book) => (book.view.briefing.title.as_str(), Some(book), true),
        Told::Other(title) => (title, None, false),
    };
    html! {
        div id="seat" class={ "seat " (frame.at.phase.id()) } data-revision=(frame.revision) data-at=(moment(frame)) data-step=(step(frame)) data-ended=[frame.ended.then_some("yes")] data-shown=[is_shown(view).then_some("yes")] data-say=(spoken(place, view)) {
            header class="bar" {
                div class="bar-title" {
                    (draw::lantern())
                    h1 { (title) }
                    p { (now(place, view)) }
                }
                @if let Some(book) = leads { (links(book, frame.at.phase)) }
            }
            @if beside { (beside::moment(place, view)) } @else { (strip(place, frame)) }
            main id="main" tabindex="-1" {
                @if beside { (beside::went_on(place, view)) }
                @if let Some(notice) = notice { p class="notice" role="alert" { (place.tell(notice)) } }
                @if frame.ended { p class="notice" { (place.say("web-seat-ended")) } }
                @if let (Some(leader), true) = (&frame.seat.automated, leads.is_some()) {
                    @let name = place.prepared.leaders.get(leader).map_or(leader.as_str(), |leader| &leader.name);
                    p class="notice automated" { (place.tell(&Message::new("web-automated").with("leader", name))) }
                }
                (inside)
            }
            footer class="below" {
                p { (place.tell(&Message::new("web-seat-of").with("name", frame.seat.name.as_str()))) }
                @if !frame.runs_room && !frame.ended {
                    @let act = Act::Help { seat: frame.seat.id, raised: !frame.seat.help };
                    @let text = if frame.seat.help { "room-help-down" } else { "room-help-up" };
                    @let sends = if beside { Sends::Beside } else { Sends::Seat };
                    (button(place, sends, "help", frame.at, &act, "btn small", &place.say(text)))
                }
                a href=(url::elsewhere(place.code)) { (place.say("web-elsewhere")) }
            }
        }
    }
}

/// Where in the game this is; empty for who runs the room, where groups may be at different places.
pub(super) fn now<'a>(place: &Place<'a>, view: &View) -> Said<'a> {
    match (view.frame.at.phase, round(view)) {
        (Phase::Briefing, Some(_)) => place.say("briefing-before"),
        (Phase::Debrief, Some(_)) => place.say("after-heading"),
        (_, Some(round)) => place.tell(&round_title(round)),
        (_, None) => Plain::default(),
    }
}

/// What is said of a moment to who cannot see it: “Week 2 of 4. The situations”.
pub(super) fn spoken(place: &Place<'_>, view: &View) -> String {
    let named = round(view).map_or("", |round| &round.name);
    let phase = Message::new("web-phase-of").with("phase", view.frame.at.phase.id()).with("round", named);
    // The debrief is no moment among others.
    let now = if view.frame.at.phase == Phase::Debrief { Plain::default() } else { now(place, view) };
    [&*now, if now.is_empty() { "" } else { ". " }, &*place.tell(&phase)].concat()
}

fn round(view: &View) -> Option<&RoundView> {
    match &view.body {
        Body::Leader(leader) => Some(&leader.round),
        Body::Observer(stage) => Some(&stage.round),
        Body::Facilitator(_) => None,
    }
}

/// Whether the results of all are shown.
pub(super) fn is_shown(view: &View) -> bool {
    view.leader().and_then(|leader| leader.debrief.as_ref()).is_some_and(|debrief| debrief.revealed)
}

/// What stays in sight however far a page is scrolled: that everything is paused, and what is left of the time.
pub(super) fn strip(place: &Place<'_>, frame: &Frame) -> Markup {
    if !frame.paused && frame.timer.is_none() {
        return html! {};
    }
    html! {
        section class="strip" aria-label=(place.say("web-strip")) {
            @if frame.paused { p class="paused" role="status" { (place.say("web-paused")) } }
            (clock(place, frame))
        }
    }
}

/// The number of a moment: later ones have greater numbers.
fn step(frame: &Frame) -> u32 {
    frame.at.round * RULES.len() as u32 + frame.at.phase as u32
}

/// The moment that a page is about.
pub(super) fn moment(frame: &Frame) -> String {
    format!("{}-{}", frame.at.round, frame.at.phase.id())
}

/// The ways to what can be looked up. The briefing and the debrief tell of the team where they stand, and the debrief of
/// the work too. Otherwise the team has a page of its own, and so have past weeks.
fn links(book: &Book<'_>, at: Phase) -> Markup {
    let here = url::seat(book.place.code);
    let first = book.view.weeks.first();
    let (over, scene) = (at == Phase::Debrief, at == Phase::PlayOut);
    html! {
        @if !over || first.is_some() {
            nav aria-label=(book.say("web-nav")) {
                @if !over {
                    @let team = if at == Phase::Briefing { format!("{here}#team") } else { url::team(book.place.code) };
                    a href=(team) { (book.say("people-heading")) }
                    a href={ (here) "#work" } { (book.say("work")) }
                }
                @if let Some(first) = first {
                    @let weeks = if over || scene { url::week(book.place.code, first.round) } else { format!("{here}#weeks") };
                    a href=(weeks) { (book.say("past-heading")) }
                }
            }
        }
    }
}

fn round_title(round: &RoundView) -> Message {
    Message::new("bar-round")
        .with("round", round.name.as_str())
        .with("number", i64::from(round.number))
        .with("rounds", i64::from(round.rounds))
        .with("alone", i64::from(round.number.saturating_sub(round.rounds)))
}

/// What is left of the time, counted down by the script; a page without it says what was left when it was made.
pub(super) fn clock(place: &Place<'_>, frame: &Frame) -> Markup {
    let Some(timer) = frame.timer else { return html! {} };
    let left_ms = left_ms(place, timer);
    html! {
        p id="clock" class="clock" data-left=(left_ms) data-runs=(if frame.paused { "no" } else { "yes" })
            data-say-last=(place.say("web-last-seconds")) data-say-over=(place.say("web-time-over")) {
            span class="of" { (place.say("web-time-left")) " " }
            time { (minutes(left_ms)) }
            b class="last" { " " (place.say("web-last-call-now")) }
        }
    }
}

/// What a timer has left, in milliseconds.
pub(super) fn left_ms(place: &Place<'_>, timer: TimerView) -> u64 {
    timer.until_ms.saturating_sub(place.now_ms.max(timer.now_ms))
}

/// “4:05”.
pub(super) fn minutes(left_ms: u64) -> String {
    let seconds = left_ms.div_ceil(1000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Who is waited for, once one is done oneself.
pub(super) fn waiting(place: &Place<'_>, view: &View) -> Markup {
    let frame = &view.frame;
    if !frame.seat.ready {
        return html! {};
    }
    let others: Vec<&str> = frame.awaited.iter().map(|one| one.name.as_str()).collect();
    let away: Vec<&str> =
        frame.awaited.iter().filter(|one| !one.present).map(|one| one.name.as_str()).collect();
    let list = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        crate::report::sentence::list(place.words, &names)
    };
    html! {
        section id="waits" class="panel waiting" tabindex="-1" aria-labelledby="waiting" {
            h2 id="waiting" { (place.say("web-done")) }
            @if frame.pacing == Pacing::Facilitated {
                p { (place.say("web-wait-facilitator")) }
            } @else if others.is_empty() {
                p { (place.say("web-wait-all")) }
            }
            @if !others.is_empty() {
                p { (place.tell(&Message::new("web-wait-for").with("names", list(&others)))) }
                @if !away.is_empty() { p class="quiet" { (place.tell(&Message::new("web-away").with("names", list(&away)).with("count", away.len()))) } }
            }
            @if matches!(frame.at.phase, Phase::Briefing | Phase::Situations | Phase::Attention) && !frame.paused {
                (button(place, Sends::Seat, "unready", frame.at, &Act::Unready, "btn", &place.say("room-unready")))
            }
            noscript { p { a class="btn" href=(url::seat(place.code)) { (place.say("web-look-again")) } } }
        }
    }
}

/// “54–69”.
pub(super) fn span(range: Reading) -> String {
    if range.low == range.high { range.best.to_string() } else { format!("{}–{}", range.low, range.high) }
}

/// An indicator with its range: mark, name, band, figures.
pub(super) fn indicator(
    place: &Place<'_>,
    level: Level,
    name: &str,
    range: RangeView,
    before: Option<i64>,
) -> Markup {
    let range = reading(range);
    html! {
        div class="indicator" {
            dt { (draw::mark(level)) (Plain(name)) }
            dd {
                (draw::band(level, range, before))
                span class="span" { (range.low) @if range.low < range.high { "–" (range.high) } }
                span class="unseen" { ", " (Plain(place.memo.best(place.words, range.best))) }
            }
        }
    }
}

/// An author's text as paragraphs.
pub(super) fn paragraphs(text: &str) -> Markup {
    html! { @for part in text.split('\n').filter(|part| !part.trim().is_empty()) { p { (Plain(part)) } } }
}

/// A text for a page. Most have nothing to escape; to see that takes a fraction of copying them letter by letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plain<T>(pub T);

/// Words from the sheet.
pub(super) type Said<'a> = Plain<Cow<'a, str>>;

impl<T: AsRef<str>> Render for Plain<T> {
    fn render_to(&self, page: &mut String) {
        let text = self.0.as_ref();
        let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
        if text.bytes().fold(false, |any, byte| any | special(byte)) {
            text.render_to(page);
        } else {
            page.push_str(text);
        }
    }
}

impl<T: AsRef<str>> Deref for Plain<T> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_ref()
    }
}

impl From<Said<'_>> for Arg {
    fn from(text: Said<'_>) -> Self {
        text.0.into_owned().into()
    }
}
