//! Sections about the leader's style and the people: practices, how it felt, what was hidden.

use maud::{Markup, html};

use super::{Page, by, by_tenths, charts, signed};
use crate::{
    report::{
        debrief::{Debrief, OpenedLine, PersonRow, QuestionRow, StanceIn, StyleRow},
        points::shown,
    },
    sim::fixed::POINT,
    terms::Message,
};

pub(super) fn style(page: &Page<'_>, debrief: &Debrief) -> Markup {
    let style = &debrief.style;
    let fitted = style.practices.iter().any(|row| row.fit.is_some());
    let used = style.practices.iter().any(|row| row.percent > 0);
    let stances = [
        (StanceIn::Behind, "debrief-stance-behind"),
        (StanceIn::Front, "debrief-stance-front"),
        (StanceIn::Back, "debrief-stance-back"),
    ];
    html! {
        section {
            h2 { (page.say("debrief-style-title")) }
            p { (style.summary) }
            @if used { div class="radar" {
                div class="paper" {
                    (charts::radar(page, style))
                    (charts::radar_key(page, style))
                    @if fitted { p class="soft" { (page.of_round("debrief-radar-note")) } }
                }
                table {
                    caption { (page.say("debrief-style-caption")) }
                    thead {
                        tr {
                            th scope="col" { (page.say("debrief-col-practice")) }
                            th scope="col" class="n" { (page.say("debrief-col-share")) }
                            th scope="col" class="n" { (page.say("debrief-col-uses")) }
                            th scope="col" class="n" { (page.say("debrief-col-fit")) }
                            th scope="col" class="n" { (page.say("debrief-col-fit-output")) }
                        }
                    }
                    @for (stance, name) in stances {
                        tbody {
                            tr class="group" { th scope="rowgroup" colspan="5" { (page.say(name)) } }
                            @for row in style.practices.iter().filter(|row| row.stance == stance) { (practice(page, row)) }
                        }
                    }
                }
            } }
        }
    }
}

fn practice(page: &Page<'_>, row: &StyleRow) -> Markup {
    html! {
        tr {
            th scope="row" { (row.short) }
            @match (row.percent, row.fit) {
                (0, None) => { td class="n" colspan="4" { span class="soft" { (page.say("debrief-not-used")) } } }
                (percent, Some(fit)) => {
                    td class="n" { (percent) " %" }
                    td class="n" { (fit.uses) }
                    td class="n" { (by_tenths(fit.levels, POINT)) }
                    td class="n" { (by_tenths(fit.output, 10)) " %" }
                }
                (percent, None) => {
                    td class="n" { (percent) " %" }
                    td class="n" colspan="3" { "–" }
                }
            }
        }
    }
}

pub(super) fn people(page: &Page<'_>, debrief: &Debrief) -> Markup {
    html! {
        section class="fresh" {
            h2 { (page.say("debrief-people-title")) }
            p class="lead" { (page.say("debrief-people-lead")) }
            div class="grid" { @for person in &debrief.people { (self::person(page, debrief, person)) } }
        }
    }
}

fn person(page: &Page<'_>, debrief: &Debrief, person: &PersonRow) -> Markup {
    html! {
        article class="paper person" {
            h3 { (person.name) }
            p class="role" {
                (person.role)
                @if let Some(left) = person.left {
                    ", " (page.text(&Message::new("debrief-left-in").with("round", page.round.as_str()).with("label", debrief.label(left))))
                }
            }
            @match &person.quote {
                Some(quote) => {
                    blockquote class="quote" { (page.text(&Message::new("debrief-quote").with("text", quote.text.as_str()))) }
                    @if quote.on_leaving { p class="soft" { (page.say("debrief-on-leaving")) } }
                }
                None => { p class="soft" { (page.say("debrief-no-quote")) } }
            }
            @if let Some(felt) = &person.felt {
                @let figures = Message::new("debrief-figures")
                    .with("heard", shown(felt.heard))
                    .with("trusted", shown(felt.trusted))
                    .with("valued", shown(felt.valued));
                p {
                    b { (super::capital(&felt.words)) } br;
                    (super::capital(&felt.answer)) br;
                    span class="soft" { (page.text(&figures)) }
                }
            }
            p { (person.motives_text) }
            @if let Some(private) = &person.private {
                p { (page.text(&Message::new("debrief-private").with("learnt", if private.learnt { "yes" } else { "no" }).with("what", private.what.as_str()))) }
            }
            @if let Some(epilogue) = &person.epilogue { p { (epilogue) } }
        }
    }
}

pub(super) fn hidden(page: &Page<'_>, debrief: &Debrief) -> Markup {
    html! {
        section class="fresh" {
            h2 { (page.say("debrief-hidden-title")) }
            h3 { (page.say("debrief-opened-title")) }
            @if debrief.opened.is_empty() {
                p { (page.say("debrief-opened-none")) }
            } @else {
                p class="lead" { (page.say("debrief-opened-lead")) }
                table {
                    caption { (page.of_round("debrief-opened-caption")) }
                    thead {
                        tr {
                            th scope="col" { (page.say("debrief-col-line")) }
                            th scope="col" { (page.say("debrief-col-behind")) }
                        }
                    }
                    @for round in &debrief.opened {
                        tbody {
                            tr class="group" { th scope="rowgroup" colspan="2" { (page.when(debrief, round.round)) } }
                            @for line in &round.lines { (opened(page, line)) }
                        }
                    }
                }
            }
            @if !debrief.secrets.is_empty() {
                h3 { (page.say("debrief-secrets-title")) }
                ul {
                    @for secret in &debrief.secrets { li { (page.when(debrief, secret.round)) ". " (secret.what) } }
                }
            }
            @if !debrief.hidden_questions.is_empty() {
                h3 { (page.say("debrief-questions-hidden-title")) }
                p class="lead" { (page.say("debrief-questions-hidden-lead")) }
                @for question in &debrief.hidden_questions { (self::question(page, question)) }
            }
        }
    }
}

fn opened(page: &Page<'_>, line: &OpenedLine) -> Markup {
    let name =
        Message::new("debrief-opened-line").with("name", line.name.as_str()).with("level", line.level.id());
    html! {
        tr {
            th scope="row" { (page.text(&name)) " " (by(line.points)) }
            td {
                @for part in &line.parts {
                    div class="part" { span class="amount" { (signed(part.points)) } span { (super::capital(&part.what)) } }
                }
            }
        }
    }
}

fn question(page: &Page<'_>, question: &QuestionRow) -> Markup {
    html! {
        table {
            caption { (question.question) " " span class="soft plain" { (question.told) } }
            thead {
                tr {
                    th scope="col" { (page.say("debrief-col-choice")) }
                    th scope="col" class="n" { (page.say("debrief-col-quality")) }
                }
            }
            tbody {
                @for choice in &question.choices {
                    tr {
                        th scope="row" { @if choice.taken { b { (choice.text) } " (" (page.say("debrief-taken")) ")" } @else { (choice.text) } }
                        td class="n" { (shown(choice.quality)) }
                    }
                }
            }
        }
    }
}
