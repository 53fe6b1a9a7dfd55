//! The team as the leader knows them: ranges, skills, what moves them, what they carry, what is between.

use std::sync::LazyLock;

use maud::{Markup, html};

use super::{
    book::Book,
    face, matters,
    parts::{self, Said},
    url,
};
use crate::{
    report::{
        owed,
        points::{self, shown},
    },
    session::view::{MemberView, RangeView},
    terms::{Level, Message},
};

/// Ids of the names of levels, put together once.
static LEVELS: LazyLock<[String; Level::COUNT]> =
    LazyLock::new(|| Level::ALL.map(|level| format!("people-level-{}", level.id())));

/// The page, with the way back.
pub(super) fn page(book: &Book<'_>) -> Markup {
    html! {
        nav class="turn" aria-label=(book.say("people-heading")) {
            a class="btn" href=(url::seat(book.place.code)) { (book.say("web-back-to-game")) }
        }
        section class="panel sheet" id="team" aria-labelledby="team-title" {
            div class="panel-head" { h2 id="team-title" { (book.say("people-heading")) } span { (book.say("web-team-hint")) } }
            @for member in &book.view.members { (person(book, member)) }
        }
    }
}

fn person(book: &Book<'_>, member: &MemberView) -> Markup {
    let headline = |level: &Level| Level::HEADLINE.contains(level);
    let before = |level: Level| {
        let week = book.view.weeks.last()?;
        let estimates = week.estimates.iter().find(|estimates| estimates.member == member.id)?;
        Some(shown(estimates.before[level as usize]))
    };
    html! {
        details class="person" id={ "person-" (member.id) } {
            summary {
                (face::portrait(member))
                span class="names" {
                    b { (member.name) }
                    span class="quiet" {
                        @match member.left {
                            Some(round) => { (book.tell(&Message::new("people-left").with("round", book.round(round)))) }
                            None => { (member.role) }
                        }
                    }
                }
                @if member.left.is_none() { span class="mood" { (book.mood(member)) } }
            }
            h3 class="full" { (member.full_name) }
            p class="quiet" { (touch(book, member)) }
            p class="said" { (book.quote(&member.introduction)) }
            dl class="indicators" {
                @for known in member.levels.iter().filter(|known| headline(&known.level)) { (level(book, known.level, known.range, before(known.level))) }
            }
            dl class="indicators rest" {
                @for known in member.levels.iter().filter(|known| !headline(&known.level)) { (level(book, known.level, known.range, before(known.level))) }
            }
            @if !member.skills.is_empty() {
                h4 { (book.say("people-skills")) }
                dl class="indicators rest" {
                    @for skill in &member.skills { (parts::indicator(book.place, Level::Confidence, &titled(skill.area.as_str()), skill.range, None)) }
                }
            }
            h4 { (book.say("people-motives")) }
            @match &member.motives {
                Some(motives) => {
                    ul class="plain" {
                        @for (motive, share) in points::motives(motives) {
                            li { (book.tell(&Message::new("people-motive").with("motive", motive.id()).with("share", share))) }
                        }
                    }
                }
                None => { p class="quiet" { (book.say("people-motives-unlearnt")) } }
            }
            h4 { (book.say("people-private")) }
            @match &member.private {
                Some(what) => { p { (what) } }
                None => { p class="quiet" { (book.say("people-private-unlearnt")) } }
            }
            (between(book, member))
            (said(book, member))
        }
    }
}

fn level(book: &Book<'_>, level: Level, range: RangeView, before: Option<i64>) -> Markup {
    let name = book.say(LEVELS[level as usize].as_str());
    parts::indicator(book.place, level, &name, range, before)
}

/// When the leader was last in touch, and how often they listened.
fn touch<'a>(book: &Book<'a>, member: &MemberView) -> Said<'a> {
    if let Some(round) = member.left {
        return book.tell(&Message::new("people-left").with("round", book.round(round)));
    }
    let rounds = member.since_hours / book.view.round.hours.max(1);
    let message = book
        .of_round("people-touch")
        .with("rounds", rounds)
        .with("heard", i64::from(member.heard))
        .with("sign", if member.sign { "yes" } else { "no" });
    book.tell(&message)
}

/// Conflicts that are known of, and what is owed.
fn between(book: &Book<'_>, member: &MemberView) -> Markup {
    let owed: Vec<_> = owed::now(book.view).filter(|owed| owed.debt.to == member.id).collect();
    html! {
        @if !member.conflicts.is_empty() {
            h4 { (book.say("people-conflicts")) }
            ul class="plain" {
                @for conflict in &member.conflicts {
                    @let strength = match shown(conflict.strength) { ..25 => "slight", 25..50 => "plain", _ => "strong" };
                    li { (book.tell(&Message::new("people-conflict").with("name", book.name(&conflict.with)).with("strength", strength))) }
                }
            }
        }
        @if !owed.is_empty() {
            h4 { (book.say("people-owed")) }
            ul class="plain" { @for owed in owed { (matters::owed(book, owed)) } }
        }
    }
}

/// What they said in past weeks, the last first.
fn said(book: &Book<'_>, member: &MemberView) -> Markup {
    let lines: Vec<_> = book
        .view
        .weeks
        .iter()
        .rev()
        .flat_map(|week| week.said.iter().map(move |line| (week.round, line)))
        .filter(|(_, line)| line.who == member.id)
        .collect();
    html! {
        h4 { (book.say("people-said")) }
        @if lines.is_empty() { p class="quiet" { (book.say("people-said-nothing")) } }
        @for (round, line) in lines {
            p class="said" { (book.quote(&line.text)) " " span class="quiet" { (book.round(round)) } }
        }
    }
}

/// An id that an author chose, as a word that begins a line.
fn titled(id: &str) -> String {
    crate::report::sentence::capital(&id.replace(['-', '_'], " "))
}
