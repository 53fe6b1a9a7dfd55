//! The debrief: own rating first, then everything that the report has, with decisions to try another way, the room
//! compared, one thing to take home, and the score last.

use maud::{Markup, PreEscaped, html};

use super::{
    Place, beside,
    book::Book,
    briefing, league, marks,
    parts::{self, Sends, Told},
    shell::Shell,
    url,
};
use crate::{
    report::{
        debrief::{Compared, Debrief, Decision, WhatIf},
        html::{self as report, Section},
        league::League,
        mark::Mark,
    },
    session::{
        Act, COMMITMENT_CHARS_MAX, View,
        view::{Commitment, LeaderView},
    },
    terms::Message,
};

/// What a debrief is made of.
#[derive(Clone, Copy, Debug)]
pub struct Debriefed<'a> {
    /// The debrief of the seat.
    pub debrief: &'a Debrief,
    /// Other options of its decisions; empty leaves the section out.
    pub compared: &'a [Compared],
    /// The room compared, and the place of the own game in it; none where there is no room, or before results are shown.
    pub league: Option<(&'a League, Option<usize>)>,
    /// Whether it is opened though nothing was rated.
    pub opened: bool,
}

/// Sections before the decisions, each with its id and what the list of contents calls it.
const BEFORE: [(Section, &str, &str); 6] = [
    (Section::Ending, "ending", "debrief-ending-title"),
    (Section::Ratings, "ratings", "debrief-ratings-title"),
    (Section::Timeline, "timeline", "debrief-timeline-title"),
    (Section::Turns, "turns", "debrief-turns-title"),
    (Section::Style, "style", "debrief-style-title"),
    (Section::People, "felt", "debrief-people-title"),
];

/// Sections between the room and what is one's own.
const AFTER: [(Section, &str, &str); 3] = [
    (Section::Hidden, "hidden", "debrief-hidden-title"),
    (Section::Decisions, "decisions", "debrief-decisions-title"),
    (Section::Evidence, "evidence", "debrief-evidence-title"),
];

/// The score, the last of all.
const SCORE: (Section, &str, &str) = (Section::Score, "score", "debrief-score-title");

/// The whole page; none if the seat is not a leader's.
pub fn page(place: &Place<'_>, view: &View, told: Debriefed<'_>, notice: Option<&Message>) -> Option<Markup> {
    let leader = view.leader()?;
    let title = [&*place.say("after-heading"), " · ", &leader.briefing.title].concat();
    let shell = Shell {
        words: place.words,
        title: &title,
        stream: beside::stream(place, view),
        join: &url::join(place.code),
        again: false,
        report: true,
    };
    Some(shell.page(&main(place, view, leader, told, notice)))
}

fn main(
    place: &Place<'_>,
    view: &View,
    leader: &LeaderView,
    told: Debriefed<'_>,
    notice: Option<&Message>,
) -> Markup {
    let book = Book::new(place, leader, &[]);
    let asks = leader.ratings.after.is_none() && !told.opened;
    let inside = if asks { rate(place, view) } else { opened(place, view, leader, told) };
    parts::seat(place, view, Told::Beside(&book), notice, inside)
}

/// The question before anything is opened.
fn rate(place: &Place<'_>, view: &View) -> Markup {
    html! {
        section class="paper story narrow" aria-labelledby="rate-title" {
            h2 id="rate-title" { (place.say("after-rate")) }
            p { (place.say("web-rate-text")) }
            (briefing::rating(place, Sends::Beside, view, None, true))
            p { a href={ (url::debrief(place.code)) "?open=1" } { (place.say("web-without-rating")) } }
        }
    }
}

fn opened(place: &Place<'_>, view: &View, leader: &LeaderView, told: Debriefed<'_>) -> Markup {
    let words = place.words;
    let draw = |section| report::section(section, told.debrief, told.compared, words);
    let drawn = |(section, id, title): (Section, &'static str, &'static str)| {
        (id, title, draw(section).into_string())
    };
    let part = |(id, _, drawn): &(&str, &str, String)| html! { div id=(id) { (PreEscaped(drawn)) } };
    let there = |all: &(&str, &str, String)| !all.2.is_empty();
    let before: Vec<_> = BEFORE.map(drawn).into_iter().filter(there).collect();
    let after: Vec<_> = AFTER.map(drawn).into_iter().filter(there).collect();
    let score = Some(drawn(SCORE)).filter(there);
    let room = told.league.filter(|(room, _)| room.games.len() > 1);
    let mut contents: Vec<(&str, &str)> = before.iter().map(|(id, title, _)| (*id, *title)).collect();
    contents.extend((!told.debrief.decisions.is_empty()).then_some(("what-if-title", "after-what-if")));
    contents.extend(room.map(|_| ("league", "web-league")));
    contents.extend(after.iter().map(|(id, title, _)| (*id, *title)));
    contents.push(("own-title", "debrief-own-title"));
    contents.extend(score.as_ref().map(|(id, title, _)| (*id, *title)));
    html! {
        div class="report paper" {
            (draw(Section::Patterns))
            nav class="contents" aria-labelledby="contents" {
                h2 id="contents" { (place.say("web-contents")) }
                ol { @for (id, title) in contents { li { a href={ "#" (id) } { (place.say(title)) } } } }
            }
            p { a class="btn" href=(url::report(place.code)) { (place.say("after-save")) } }
            @for section in &before { (part(section)) }
            (marks::show(&Book::new(place, leader, &[]), view, &[Mark::WhatIf]))
            (what_if_asked(place, told.debrief))
            @if let Some((room, own)) = room { (league::show(place, room, own)) }
            @for section in &after { (part(section)) }
            (own(place, view, leader, told.debrief))
            @if told.debrief.score.is_none() { p class="quiet" { (place.say("web-score-hidden")) } }
            @if let Some(score) = &score { (part(score)) }
        }
    }
}

/// Every past decision, with what else could have been done.
fn what_if_asked(place: &Place<'_>, debrief: &Debrief) -> Markup {
    if debrief.decisions.is_empty() {
        return html! {};
    }
    html! {
        section class="asks" aria-labelledby="what-if-title" {
            h2 id="what-if-title" { (place.say("after-what-if")) }
            p class="lead" { (place.say("after-choose")) }
            @for decision in &debrief.decisions {
                details class="decision" id={ "decision-" (decision.number) } {
                    summary { span class="soft" { (when(place, debrief, decision)) } " " b { (decision.title) } }
                    p { (place.tell(&Message::new("debrief-you-did").with("taken", decision.taken.as_str()))) }
                    @if decision.others.is_empty() { p { (place.say("after-no-other")) } }
                    @else {
                        p class="soft" { (place.say("after-instead")) }
                        ul class="others" {
                            @for (other, text) in decision.others.iter().enumerate() {
                                li { a href={ (url::what_if(place.code)) "?decision=" (decision.number) "&other=" (other) } hx-get={ (url::what_if(place.code)) "?decision=" (decision.number) "&other=" (other) } hx-target={ "#other-" (decision.number) } { (text) } }
                            }
                        }
                    }
                    div id={ "other-" (decision.number) } aria-live="polite" {}
                }
            }
        }
    }
}

/// “Week 4”.
fn when(place: &Place<'_>, debrief: &Debrief, decision: &Decision) -> String {
    let message = Message::new("debrief-round")
        .with("round", debrief.frame.round.as_str())
        .with("label", debrief.label(decision.round));
    crate::report::sentence::capital(&place.tell(&message))
}

/// One decision another way: what htmx puts below it.
pub fn what_if_part(place: &Place<'_>, debrief: &Debrief, what_if: &WhatIf) -> Markup {
    html! {
        h3 class="unseen" { (place.say("after-what-if")) }
        (report::other_way(debrief, what_if, place.words))
    }
}

/// The same as a page of its own, for who has no scripts; none if the seat is not a leader's.
pub fn what_if(
    place: &Place<'_>,
    view: &View,
    debrief: &Debrief,
    decision: &Decision,
    what_if: &WhatIf,
) -> Option<Markup> {
    let leader = view.leader()?;
    let book = Book::new(place, leader, &[]);
    let title = [&*place.say("after-what-if"), " · ", &leader.briefing.title].concat();
    let shell =
        Shell { words: place.words, title: &title, stream: None, join: "", again: false, report: true };
    let inside = html! {
        div class="report paper" {
            (report::section(Section::Patterns, debrief, &[], place.words))
            section {
                h2 { (when(place, debrief, decision)) ": " (decision.title) }
                p { (place.tell(&Message::new("debrief-you-did").with("taken", decision.taken.as_str()))) }
                h3 class="unseen" { (place.say("after-what-if")) }
                (report::other_way(debrief, what_if, place.words))
                p { a class="btn" href={ (url::debrief(place.code)) "?open=1#decision-" (decision.number) } { (place.say("web-back-to-debrief")) } }
            }
        }
    };
    Some(shell.page(&parts::seat(place, view, Told::Beside(&book), None, inside)))
}

/// The author's questions, and one thing to do differently.
fn own(place: &Place<'_>, view: &View, leader: &LeaderView, debrief: &Debrief) -> Markup {
    let kept = leader.commitment.as_ref();
    let act = Act::Commit { what: String::new(), by: String::new(), with: String::new() };
    let typed = |of: fn(&Commitment) -> &String| kept.map_or("", |kept| of(kept).as_str());
    let inside = html! {
        label for="commit-what" { (place.say("debrief-commitment-what")) }
        textarea id="commit-what" name="what" rows="3" maxlength=(COMMITMENT_CHARS_MAX) required { (typed(|kept| &kept.what)) }
        label for="commit-by" { (place.say("debrief-commitment-by")) }
        input type="text" id="commit-by" name="by" maxlength=(COMMITMENT_CHARS_MAX) value=(typed(|kept| &kept.by)) autocomplete="off";
        label for="commit-with" { (place.say("debrief-commitment-with")) }
        input type="text" id="commit-with" name="with" maxlength=(COMMITMENT_CHARS_MAX) value=(typed(|kept| &kept.with)) autocomplete="off";
        @if kept.is_some() { p class="soft" role="status" { (place.tell(&Message::new("after-keep").with("state", "kept"))) } }
        div { button type="submit" class="btn lamp" { (place.tell(&Message::new("after-keep").with("state", "new"))) } }
    };
    html! {
        section class="own" aria-labelledby="own-title" {
            h2 id="own-title" { (place.say("debrief-own-title")) }
            @if !debrief.questions.is_empty() {
                h3 { (place.say("debrief-questions-title")) }
                p class="lead" { (place.say("after-questions-lead")) }
                ul { @for question in &debrief.questions { li { (question) } } }
            }
            h3 { (place.say("debrief-commitment-title")) }
            (parts::form(place, Sends::Beside, "commit", view.frame.at, &act, &["what", "by", "with"], &inside))
        }
    }
}
