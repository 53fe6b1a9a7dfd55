//! Sections that close: how it ended, the evidence, what to take home, and last the score.

use maud::{Markup, html};

use super::{Page, paragraphs};
use crate::{
    report::debrief::{Debrief, EvidenceRow},
    sim::FindingKind,
    terms::Message,
};

pub(super) fn ending(page: &Page<'_>, debrief: &Debrief) -> Markup {
    html! {
        section {
            p class="soft" { (page.say("debrief-ending-title")) }
            h2 { (debrief.ending.title) }
            (paragraphs(&debrief.ending.text))
        }
    }
}

pub(super) fn evidence(page: &Page<'_>, debrief: &Debrief) -> Markup {
    html! {
        section class="evidence" {
            h2 { (page.say("debrief-evidence-title")) }
            @if debrief.evidence.is_empty() {
                p { (page.say("debrief-evidence-none")) }
            } @else {
                p class="lead" { (page.say("debrief-evidence-lead")) }
                div class="grid" { @for finding in &debrief.evidence { (self::finding(page, finding)) } }
            }
        }
    }
}

fn finding(page: &Page<'_>, finding: &EvidenceRow) -> Markup {
    let kind = match finding.kind {
        FindingKind::Experiment => "experiment",
        FindingKind::Field => "field",
        FindingKind::MetaAnalysis => "meta",
        FindingKind::Vendor => "vendor",
    };
    let met = Message::new("debrief-evidence-met").with("met", finding.met.join("; "));
    let limits = Message::new("debrief-evidence-limits").with("limits", finding.limits.as_str());
    html! {
        article class="paper" {
            h3 { (finding.finding) }
            p { (page.text(&met)) }
            p { (page.text(&limits)) @if finding.weak { " " (page.say("debrief-evidence-weak")) } }
            p class="soft" {
                (finding.id) " · " (page.text(&Message::new("debrief-kind").with("kind", kind))) " · " (finding.source)
                @if !finding.doi.is_empty() { " · " (page.text(&Message::new("debrief-evidence-doi").with("doi", finding.doi.as_str()))) }
                " · " (finding.numbers)
            }
        }
    }
}

pub(super) fn own(page: &Page<'_>, debrief: &Debrief) -> Markup {
    html! {
        section {
            h2 { (page.say("debrief-own-title")) }
            @if !debrief.questions.is_empty() {
                h3 { (page.say("debrief-questions-title")) }
                ul { @for question in &debrief.questions { li { (question) } } }
            }
            h3 { (page.say("debrief-commitment-title")) }
            @match &debrief.commitment {
                Some(commitment) => {
                    dl {
                        dt { (page.say("debrief-commitment-what")) } dd { (commitment.what) }
                        dt { (page.say("debrief-commitment-by")) } dd { (commitment.by) }
                        dt { (page.say("debrief-commitment-with")) } dd { (commitment.with) }
                    }
                }
                None => {
                    p { (page.say("debrief-commitment-none")) }
                    div class="write" {}
                    div class="write" {}
                }
            }
        }
    }
}

pub(super) fn score(page: &Page<'_>, debrief: &Debrief) -> Markup {
    let Some(score) = debrief.score else { return html! {} };
    let rows = [
        ("debrief-score-results", score.results),
        ("debrief-score-people", score.people),
        ("debrief-score-ideas", score.ideas),
        ("debrief-score-chair", score.empty_chair),
        ("debrief-score-total", score.total),
    ];
    html! {
        section class="score" {
            h2 { (page.say("debrief-score-title")) }
            p class="lead" { (page.say("debrief-score-lead")) }
            table {
                caption { (page.say("debrief-score-caption")) }
                tbody {
                    @for (name, points) in rows {
                        tr {
                            th scope="row" { (page.say(name)) }
                            td class="n" { b { (points) } }
                            td { svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" { rect width=(points.clamp(0, 100)) height="4" rx="1" fill="currentColor" {} } }
                        }
                    }
                }
            }
        }
    }
}
