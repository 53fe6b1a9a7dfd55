//! Sections about the course of the game: ratings, timeline, turns, and every decision another way.

use maud::{Markup, html};

use super::{
    Page, by, by_tenths,
    charts::{self, mark},
};
use crate::{
    report::{
        debrief::{Compared, Debrief, RoundRow, There, Turn, WhatIf},
        points::{shown, whole},
        sentence::{signed_tenths, tenths},
    },
    terms::{Level, Message},
};

pub(super) fn ratings(page: &Page<'_>, debrief: &Debrief) -> Markup {
    let Some(rows) = &debrief.ratings else {
        // Nobody asks an automated leader.
        if debrief.frame.automated {
            return html! {};
        }
        return html! {
            section {
                h2 { (page.say("debrief-ratings-title")) }
                p { (page.say("debrief-ratings-none")) }
            }
        };
    };
    let figure = |figure: Option<u8>| figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string());
    html! {
        section {
            h2 { (page.say("debrief-ratings-title")) }
            p class="lead" { (page.say("debrief-ratings-lead")) }
            table {
                caption { (page.say("debrief-ratings-caption")) }
                thead {
                    tr {
                        th scope="col" { (page.say("debrief-col-practice")) }
                        th scope="col" class="n" { (page.say("debrief-col-before")) }
                        th scope="col" class="n" { (page.say("debrief-col-after")) }
                        th scope="col" class="n" { (page.say("debrief-col-own")) }
                        th scope="col" class="n" { (page.say("debrief-col-used")) }
                        th scope="col" { (page.say("debrief-col-verdict")) }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (row.short) }
                            td class="n" { (figure(row.before)) }
                            td class="n" { (figure(row.after)) }
                            td class="n" { (row.own_percent) " %" }
                            td class="n" { (row.used_percent) " %" }
                            td { (row.verdict_text) }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn timeline(page: &Page<'_>, debrief: &Debrief) -> Markup {
    html! {
        section {
            h2 { (page.say("debrief-timeline-title")) }
            p class="lead" { (page.say("debrief-timeline-lead")) }
            (charts::timeline_key(page))
            div class="grid" {
                @for place in 0..Level::HEADLINE.len() { div class="paper" { (charts::timeline(page, debrief, place)) } }
                div class="paper" { (charts::output(page, debrief)) }
            }
            table class="long" {
                caption { (page.of_round("debrief-timeline-caption")) }
                thead {
                    tr {
                        th scope="col" { (super::capital(&page.round)) }
                        @for level in Level::HEADLINE {
                            th scope="col" class="n" { (page.level(level)) }
                        }
                        th scope="col" class="n" { (page.say("debrief-output")) }
                        th scope="col" class="n" { (page.say("debrief-there")) }
                    }
                }
                tbody {
                    @for row in &debrief.rounds {
                        tr class=(if row.chair { "chair" } else { "" }) {
                            th scope="row" { (row.label) @if row.round == debrief.frame.rounds + 1 { " " span class="soft" { (page.chair) } } }
                            @for place in 0..3 { (level_cell(page, row, place)) }
                            td class="n" { (whole(row.output, 10)) " %" }
                            td class="n" { (row.there) }
                        }
                    }
                }
            }
        }
    }
}

fn level_cell(page: &Page<'_>, row: &RoundRow, place: usize) -> Markup {
    html! {
        td class="n" {
            b { (shown(row.truth[place])) }
            @if let Some(levels) = &row.believed {
                small { (page.say("debrief-believed")) " " (shown(levels[place].low)) "–" (shown(levels[place].high)) }
            }
        }
    }
}

pub(super) fn turns(page: &Page<'_>, debrief: &Debrief) -> Markup {
    if !debrief.replayed {
        return html! {};
    }
    html! {
        section class="fresh" {
            h2 { (page.say("debrief-turns-title")) }
            @if debrief.turns.is_empty() {
                p { (page.say("debrief-turns-none")) }
            } @else {
                p class="lead" { (page.of_round("debrief-turns-lead")) }
                @for turn in &debrief.turns { (self::turn(page, debrief, turn)) }
            }
        }
    }
}

fn turn(page: &Page<'_>, debrief: &Debrief, turn: &Turn) -> Markup {
    html! {
        article class="turn" {
            h3 {
                span class="disc" { (turn.letter) }
                span { (page.when(debrief, turn.round)) @if !turn.title.is_empty() { ": " (turn.title) } }
            }
            blockquote { (turn.what) }
            p class="soft" { (turn.moved_text) }
            @match &turn.what_if {
                Some(what_if) => { (self::what_if(page, debrief, what_if)) }
                None => { p { (page.say("debrief-turn-no-choice")) } }
            }
        }
    }
}

pub(super) fn what_if(page: &Page<'_>, debrief: &Debrief, shown_if: &WhatIf) -> Markup {
    let rows: Vec<&RoundRow> =
        debrief.rounds.iter().filter(|row| shown_if.rounds.contains(&row.round)).collect();
    let lucks =
        Message::new("debrief-col-lucks").with("lucks", i64::try_from(shown_if.lucks).unwrap_or(i64::MAX));
    let value = |of: usize, line: &[i64]| {
        let last = line.last().copied().unwrap_or(0);
        match of {
            0..3 => tenths(last, 1000),
            _ => format!("{} %", tenths(line.iter().sum::<i64>() / line.len().max(1) as i64, 10)),
        }
    };
    html! {
        div class="if" {
            h4 { (page.say("debrief-what-if")) }
            blockquote { (shown_if.instead) }
            ul { @for sentence in &shown_if.told { li { (sentence) } } }
            (charts::what_if_key(page))
            div class="grid small" {
                @for line in &shown_if.lines { (charts::what_if(page, line, &rows)) }
            }
            table {
                caption { (page.say("debrief-what-if-caption")) }
                thead {
                    tr {
                        th scope="col" { (page.say("debrief-col-measure")) }
                        th scope="col" class="n" { (page.say("debrief-col-was")) }
                        th scope="col" class="n" { (page.say("debrief-col-would")) }
                        th scope="col" class="n" { (page.say("debrief-col-by")) }
                        th scope="col" class="n" { (page.text(&lucks)) }
                    }
                }
                tbody {
                    @for (of, line) in shown_if.lines.iter().enumerate() {
                        @let unit = if line.level.is_some() { 1000 } else { 10 };
                        @let between = Message::new("debrief-between").with("low", signed_tenths(line.by_low, unit)).with("high", signed_tenths(line.by_high, unit));
                        tr {
                            th scope="row" { @match line.level { Some(level) => { (page.level(level)) } None => { (page.say("debrief-output-mean")) } } }
                            td class="n" { (value(of, &line.was)) }
                            td class="n" { (value(of, &line.would)) }
                            td class="n" { (by_tenths(line.by, unit)) @if of == 3 { " %" } }
                            td class="n" { (page.text(&between)) }
                        }
                    }
                }
            }
            @if !shown_if.ledger.is_empty() {
                table {
                    caption { (page.of_round("debrief-ledger-caption")) }
                    tbody {
                        @for row in &shown_if.ledger {
                            tr {
                                td class="soft there" {
                                    span { (page.say(match row.there {
                                        There::New => "debrief-ledger-new",
                                        There::Gone => "debrief-ledger-gone",
                                        There::Both => "debrief-ledger-both",
                                    })) }
                                }
                                th scope="row" { (row.what) }
                                td class="n" { (by(row.points)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn decisions(page: &Page<'_>, debrief: &Debrief, compared: &[Compared]) -> Markup {
    if compared.is_empty() {
        return html! {};
    }
    html! {
        section class="fresh" {
            h2 { (page.say("debrief-decisions-title")) }
            p class="lead" { (page.of_round("debrief-decisions-lead")) }
            table class="many" {
                caption { (page.say("debrief-decisions-caption")) }
                thead {
                    tr {
                        th scope="col" { (page.say("debrief-col-instead")) }
                        @for level in Level::HEADLINE {
                            th scope="col" class="n" { (mark(Some(level))) " " (page.level(level)) }
                        }
                        th scope="col" class="n" { (mark(None)) " " (page.say("debrief-output")) }
                    }
                }
                @for decision in &debrief.decisions {
                    tbody {
                        tr class="group" {
                            th scope="rowgroup" colspan="5" {
                                (page.when(debrief, decision.round)) ". " (decision.title)
                                p class="soft plain" { (page.text(&Message::new("debrief-you-did").with("taken", decision.taken.as_str()))) }
                            }
                        }
                        @for row in compared.iter().filter(|row| row.decision == decision.number) {
                            tr {
                                th scope="row" { (decision.others.get(row.other).map_or("", String::as_str)) }
                                @for (of, points) in row.by.iter().enumerate() {
                                    td class="n" { (by_tenths(*points, if of < 3 { 1000 } else { 10 })) @if of == 3 { " %" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
