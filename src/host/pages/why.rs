//! Why: for every person, the team, the work and the sponsor, a ledger that adds up. Each cause opens to the moment it
//! came from and to the studies behind it.
//!
//! A page has the ledger of whoever moved most. The others come when they are opened: a hall that goes on to why at once
//! is sent a third of what all of them take.

use std::collections::BTreeSet;

use maud::{Markup, Render, html};

use super::{
    book::Book,
    draw::{hue, mark},
    face,
    parts::{self, Plain, Said},
    stage, url,
};
use crate::{
    report::{
        ledger::{self, Column, Fill, Line, Measure, Table},
        sentence::signed,
    },
    session::{
        Finding, FindingKind, Phase, View,
        view::{Moment, Subject, Week},
    },
    terms::{Level, Message},
};

/// Width of the bars' drawing, in points of a column's own scale.
const BARS: i64 = 100;

/// Everything that a week can be explained for, people first.
fn subjects(book: &Book<'_>, week: &Week) -> Vec<Subject> {
    let people = week.estimates.iter().filter(|estimates| book.member(&estimates.member).is_some());
    let mut all: Vec<Subject> =
        people.map(|estimates| Subject::Member { member: estimates.member.clone() }).collect();
    all.push(Subject::Team);
    all.extend(week.work.iter().map(|work| Subject::Work { work: work.work.clone() }));
    all.push(Subject::Sponsor);
    all
}

/// Whom to begin with: the person whose best readings moved most.
fn most_moved(book: &Book<'_>, week: &Week) -> Subject {
    let there = week.estimates.iter().filter(|estimates| book.member(&estimates.member).is_some());
    let most = there.max_by_key(|estimates| {
        estimates.headline.iter().map(|span| (span.after.best - span.before.best).abs()).sum::<i64>()
    });
    most.map_or(Subject::Team, |estimates| Subject::Member { member: estimates.member.clone() })
}

/// The ledgers of a week, each with its subject.
fn tables<'w>(book: &Book<'_>, week: &'w Week) -> Vec<(Subject, Table<'w>)> {
    let table = |subject: Subject| ledger::of(week, &subject).map(|table| (subject, table));
    subjects(book, week).into_iter().filter_map(table).collect()
}

/// The ledgers of a week: one that lies open, and the ways to the others.
pub(super) fn show(book: &Book<'_>, week: &Week) -> Markup {
    let first = most_moved(book, week);
    let tables = tables(book, week);
    let studies = Studies::of(book, &tables);
    let ledgers = Ledgers { book, week, studies: &studies };
    let accounts = html! {
        @for (number, (subject, table)) in tables.iter().enumerate() {
            @let open = *subject == first;
            details class="paper account" id={ "why-" (number) } open[open] {
                (ledgers.head(subject, table))
                @if open { (ledgers.inside(subject, table, number)) } @else { (later(book, week, number)) }
            }
        }
    };
    section(book, &accounts, &studies)
}

/// One of the ledgers, by its number: what comes when it is opened. None if there is no such one.
pub(super) fn part(book: &Book<'_>, week: &Week, number: usize) -> Option<Markup> {
    let tables = tables(book, week);
    let (subject, table) = tables.get(number)?;
    let studies = Studies::of(book, &tables);
    Some(Ledgers { book, week, studies: &studies }.inside(subject, table, number))
}

/// The same by itself, for who has no scripts.
pub(super) fn alone(book: &Book<'_>, week: &Week, number: usize) -> Option<Markup> {
    let all = tables(book, week);
    let (subject, table) = all.get(number)?;
    let studies = Studies::of(book, std::slice::from_ref(all.get(number)?));
    let ledgers = Ledgers { book, week, studies: &studies };
    let account = html! {
        details class="paper account" open {
            (ledgers.head(subject, table))
            (ledgers.inside(subject, table, number))
        }
    };
    Some(html! {
        nav class="turn" aria-label=(book.say("past-heading")) {
            a class="btn" href=(url::seat(book.place.code)) { (book.say("web-back-to-game")) }
            a class="btn" href=(url::week(book.place.code, week.round)) { (crate::report::sentence::capital(&book.round(week.round))) }
        }
        (section(book, &account, &studies))
    })
}

fn section(book: &Book<'_>, accounts: &Markup, studies: &Studies<'_>) -> Markup {
    html! {
        section class="why" aria-labelledby="why" {
            (patterns())
            div class="why-head" {
                h2 id="why" { (book.say("why-heading")) }
                p { (book.say("ledger-about")) }
            }
            (accounts)
            (legend(book))
            (studies.show(book))
        }
    }
}

/// What stands in a ledger until it is opened.
fn later(book: &Book<'_>, week: &Week, number: usize) -> Markup {
    let to = url::why(book.place.code, week.round, number);
    html! {
        p class="later" hx-get=(to) hx-trigger="toggle from:closest details once" hx-swap="outerHTML" {
            a href=(to) { (book.say("web-why-later")) }
        }
    }
}

/// The findings behind a week's causes, each once: what a cause leads to.
struct Studies<'a>(Vec<(&'a Finding, Said<'a>)>);

impl<'a> Studies<'a> {
    fn of(book: &Book<'a>, tables: &[(Subject, Table<'_>)]) -> Self {
        let mut ids = BTreeSet::new();
        let lines = tables.iter().flat_map(|(_, table)| &table.lines);
        let first = lines.flat_map(|line| &line.evidence).filter(|id| ids.insert(id.as_str()));
        let found = first.filter_map(|id| book.place.evidence.find(id));
        Self(found.map(|finding| (finding, head(book, finding))).collect())
    }

    fn find(&self, id: &str) -> Option<&(&'a Finding, Said<'a>)> {
        self.0.iter().find(|(finding, _)| finding.id == id)
    }

    /// The ways to those that a cause cites.
    fn ways(&self, book: &Book<'_>, line: &Line<'_>) -> Markup {
        html! {
            p { b { (book.say("why-study-heading")) } }
            @if !line.evidence.iter().any(|id| self.find(id).is_some()) { p { (book.say(if line.unlearnt() { "why-study-unlearnt" } else { "why-study-none" })) } }
            @else {
                ul class="plain" {
                    @for (finding, head) in line.evidence.iter().filter_map(|id| self.find(id)) {
                        li { a href={ "#study-" (finding.id) } { (head) } }
                    }
                }
            }
        }
    }

    fn show(&self, book: &Book<'_>) -> Markup {
        html! {
            @if !self.0.is_empty() {
                section class="paper studies" aria-labelledby="studies" {
                    h3 id="studies" { (book.say("web-studies")) }
                    @for (finding, head) in &self.0 { (study(book, finding, head)) }
                }
            }
        }
    }
}

/// What the fills mean.
fn legend(book: &Book<'_>) -> Markup {
    html! {
        ul class="legend paper" {
            @for fill in Fill::ALL {
                li { svg class="key-fill hue-o" width="18" height="12" aria-hidden="true" { (bar("hue-o", fill, Length::Units(1), Length::Units(16))) } (book.say(fill.meaning())) }
            }
            li class="quiet" { (book.say("ledger-legend")) }
        }
    }
}

/// Name of a subject, for its row.
fn name<'a>(book: &Book<'a>, subject: &Subject) -> Said<'a> {
    match subject {
        Subject::Member { member } => Plain(book.name(member).into()),
        Subject::Team => book.say("why-team"),
        Subject::Work { work } => {
            Plain(book.work(work).map(|work| work.title.clone()).unwrap_or_default().into())
        }
        Subject::Sponsor => Plain(book.view.briefing.sponsor.name.clone().into()),
    }
}

fn title<'a>(book: &Book<'a>, subject: &Subject, latest: bool) -> Said<'a> {
    let kind = match subject {
        Subject::Member { .. } => "member",
        Subject::Team => "team",
        Subject::Work { .. } => "work",
        Subject::Sponsor => "sponsor",
    };
    let message = book
        .of_round("why-title")
        .with("kind", kind)
        .with("name", name(book, subject))
        .with("latest", if latest { "yes" } else { "no" });
    book.tell(&message)
}

fn measure<'a>(book: &Book<'a>, measure: Measure) -> Said<'a> {
    book.tell(&match measure {
        Measure::Level(level) => Message::new(format!("indicator-{}", level.id())),
        Measure::Hours => Message::new("ledger-hours"),
        Measure::Confidence => Message::new("ledger-confidence"),
    })
}

fn hue_of(measure: Measure) -> &'static str {
    match measure {
        Measure::Level(level) => hue(level),
        Measure::Hours | Measure::Confidence => "hue-o",
    }
}

fn mark_of(of: Measure) -> Markup {
    match of {
        Measure::Level(level) => mark(level),
        Measure::Hours | Measure::Confidence => mark(Level::Confidence),
    }
}

/// The scale of a column: from the least figure in it to the greatest, with a little room.
#[derive(Clone, Copy)]
struct Scale {
    low: i64,
    wide: i64,
}

impl Scale {
    fn of(column: &Column, table: &Table<'_>, at: usize) -> Self {
        let mut run = column.start.best;
        let (mut low, mut high) =
            (column.start.low.min(column.end.low), column.start.high.max(column.end.high));
        for line in table.lines.iter().chain(&table.minor) {
            run += line.points.get(at).copied().unwrap_or(0);
            (low, high) = (low.min(run), high.max(run));
        }
        Self { low: low - 2, wide: (high - low + 4).max(12) }
    }

    fn at(self, points: i64) -> Length {
        self.wide(points - self.low)
    }

    fn wide(self, points: i64) -> Length {
        Length::Tenths(points * BARS * 10 / self.wide)
    }
}

/// A length in a drawing.
#[derive(Clone, Copy)]
enum Length {
    /// Of the drawing's width, in tenths of a percent.
    Tenths(i64),
    /// In the drawing's own units.
    Units(i64),
}

impl Render for Length {
    fn render_to(&self, page: &mut String) {
        match self {
            Self::Tenths(tenths) => {
                (tenths / 10).render_to(page);
                page.push('.');
                (tenths % 10).render_to(page);
                page.push('%');
            }
            Self::Units(units) => units.render_to(page),
        }
    }
}

/// Hatching and dots in each colour, once in a page.
fn patterns() -> Markup {
    html! {
        svg class="cast inked" width="0" height="0" aria-hidden="true" {
            defs {
                @for hue in [hue(Level::Morale), hue(Level::Innovation), hue(Level::Loyalty), hue(Level::Confidence)] {
                    g class=(hue) {
                        pattern id={ "hatch-" (hue) } width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" { rect class="ink" width="1.7" height="5" {} }
                        pattern id={ "dots-" (hue) } width="5" height="5" patternUnits="userSpaceOnUse" { circle class="ink" cx="2.5" cy="2.5" r="1.15" {} }
                    }
                }
            }
        }
    }
}

/// A bar: gain solid, loss hatched, not learnt dotted.
fn bar(hue: &str, fill: Fill, x: Length, width: Length) -> Markup {
    html! {
        @match fill {
            Fill::Gain => { rect class="ink" x=(x) y="1" width=(width) height="10" rx="2" {} }
            Fill::Loss => { rect class="edge" x=(x) y="1.5" width=(width) height="9" rx="2" fill={ "url(#hatch-" (hue) ")" } {} }
            Fill::Misread => { rect class="edge pale" x=(x) y="1.5" width=(width) height="9" rx="2" {} }
            Fill::Unlearnt => { rect class="edge dotted" x=(x) y="1.5" width=(width) height="9" rx="2" fill={ "url(#dots-" (hue) ")" } {} }
        }
    }
}

/// What the ledgers of a week are told from.
struct Ledgers<'a> {
    book: &'a Book<'a>,
    week: &'a Week,
    studies: &'a Studies<'a>,
}

impl Ledgers<'_> {
    /// What a closed one says: by how much things moved.
    fn head(&self, subject: &Subject, table: &Table<'_>) -> Markup {
        let book = self.book;
        html! {
            summary {
                @match subject {
                    Subject::Member { member } => { @if let Some(member) = book.member(member) { (face::portrait(member)) } }
                    Subject::Sponsor => { (face::sponsor(book.view)) }
                    _ => {}
                }
                h3 { (name(book, subject)) }
                span class="moved" {
                    @for column in &table.columns {
                        @let by = column.end.best - column.start.best;
                        span class=(hue_of(column.measure)) {
                            (mark_of(column.measure))
                            span class="unseen" { (measure(book, column.measure)) " " }
                            (signed(by))
                        }
                    }
                }
            }
        }
    }

    /// What an open one has: why.
    fn inside(&self, subject: &Subject, table: &Table<'_>, number: usize) -> Markup {
        let Self { book, week, .. } = *self;
        let latest = book.view.weeks.last().is_some_and(|last| last.round == week.round);
        html! {
            p class="title" { (title(book, subject, latest)) }
            @if latest && *subject == Subject::Team { p class="quiet" { (Plain(book.ideas())) } }
            @if let Subject::Member { member } = subject {
                @if let Some(line) = week.said.iter().rev().find(|line| line.who == *member) { p class="said" { (book.quote(&line.text)) } }
            }
            (self.ledger(subject, table, number))
        }
    }

    fn ledger(&self, subject: &Subject, table: &Table<'_>, number: usize) -> Markup {
        let book = self.book;
        let scales: Vec<Scale> =
            table.columns.iter().enumerate().map(|(at, column)| Scale::of(column, table, at)).collect();
        let whole = match subject {
            Subject::Work { work } => book
                .work(work)
                .filter(|work| !work.standing)
                .map(|work| crate::report::points::shown(work.effort)),
            _ => None,
        };
        let sure = table.columns.iter().all(|column| column.start.low == column.start.high);
        let mut run: Vec<i64> = table.columns.iter().map(|column| column.start.best).collect();
        let lines: Vec<(Vec<i64>, &Line<'_>)> = table
            .lines
            .iter()
            .map(|line| {
                let from = run.clone();
                for (run, points) in run.iter_mut().zip(&line.points) {
                    *run += points;
                }
                (from, line)
            })
            .collect();
        html! {
            table class={ "ledger of-" (table.columns.len()) } {
                caption class="unseen" { (book.say("ledger-about")) }
                thead {
                    tr {
                        th scope="col" { span class="unseen" { (book.say("debrief-col-line")) } }
                        @for column in &table.columns { th scope="col" { (mark_of(column.measure)) (measure(book, column.measure)) } }
                    }
                }
                tbody {
                    tr class="end" {
                        th scope="row" {
                            b { (book.tell(&book.of_round("ledger-start"))) }
                            span class="quiet" { (book.say(if sure { "ledger-start-known" } else { "ledger-start-note" })) }
                        }
                        @for (column, scale) in table.columns.iter().zip(&scales) { (reading(book, column, *scale, false, whole)) }
                    }
                    @for (place, (from, line)) in lines.iter().enumerate() {
                        (self.row(table, &scales, from, line, (number, place)))
                    }
                    tr class="end last" {
                        th scope="row" {
                            b { (book.tell(&book.of_round("ledger-end"))) }
                            span class="quiet" { (book.say(widths(table))) }
                        }
                        @for (column, scale) in table.columns.iter().zip(&scales) { (reading(book, column, *scale, true, whole)) }
                    }
                }
            }
            @if table.lines.is_empty() { p class="quiet" { (book.say("ledger-nothing")) } }
            @if !table.minor.is_empty() {
                details class="minor" {
                    summary { (book.tell(&Message::new("ledger-minor").with("shown", "no").with("count", table.minor.len()))) }
                    ul class="plain" { @for line in &table.minor { li { (book.tell(&line.what)) ". " span class="quiet" { (book.tell(&line.how)) } } } }
                }
            }
        }
    }

    /// One cause. It opens to its moment and to the studies.
    fn row(
        &self,
        table: &Table<'_>,
        scales: &[Scale],
        from: &[i64],
        line: &Line<'_>,
        (number, place): (usize, usize),
    ) -> Markup {
        let Self { book, week, .. } = *self;
        html! {
            tr class=(if line.unlearnt() { "unlearnt" } else { "" }) {
                th scope="row" {
                    details class="cause" id={ "cause-" (week.round) "-" (number) "-" (place) } {
                        summary {
                            span class="what" { (book.tell(&line.what)) }
                            span class="quiet" { (book.tell(&line.how)) }
                        }
                        (self.behind(line))
                    }
                }
                @for (at, ((column, points), scale)) in table.columns.iter().zip(&line.points).zip(scales).enumerate() {
                    td class=(hue_of(column.measure)) {
                        @if *points != 0 {
                            svg class="bars" aria-hidden="true" {
                                @let low = from[at].min(from[at] + points);
                                (bar(hue_of(column.measure), line.fill(*points), scale.at(low), scale.wide(points.abs())))
                            }
                        }
                        span class=(if *points == 0 { "figure nil" } else { "figure" }) { (signed(*points)) }
                    }
                }
            }
        }
    }

    /// What lies behind a cause: where it came from, what made it larger or smaller, and the evidence with its limits.
    fn behind(&self, line: &Line<'_>) -> Markup {
        let Self { book, week, studies } = *self;
        html! {
            div class="behind" {
                (scene(book, week, &line.moment))
                @if !line.factors.is_empty() {
                    p { b { (book.say("why-factors")) } }
                    ul class="plain" {
                        @for factor in &line.factors {
                            li { (book.tell(&Message::new("why-factor").with("what", book.tell(&factor.told())).with("way", factor.way()))) }
                        }
                    }
                }
                (studies.ways(book, line))
            }
        }
    }
}

/// The moment that a cause came from.
fn scene(book: &Book<'_>, week: &Week, moment: &Moment) -> Markup {
    let scene = book.moment(week, moment);
    html! {
        p class="quiet" { (scene.place) }
        p { b { (scene.title) } }
        @if !scene.text.is_empty() { p { (scene.text) } }
        @if let Some((text, price)) = &scene.taken {
            p { span class="quiet" { (book.say("why-taken")) ": " } (text) br; span class="quiet" { (price) } }
        }
        @if !scene.after.is_empty() { p { (scene.after) } }
    }
}

/// Whether the ranges are narrower or wider than they were.
fn widths(table: &Table<'_>) -> &'static str {
    let (before, after) = table.columns.iter().fold((0, 0), |(before, after), column| {
        (before + column.start.high - column.start.low, after + column.end.high - column.end.low)
    });
    match (before, after) {
        (0, 0) => "ledger-end-known",
        _ if after < before => "ledger-end-narrower",
        _ if after > before => "ledger-end-wider",
        _ => "ledger-end-same",
    }
}

/// A range with its best reading, at the start or at the end.
fn reading(book: &Book<'_>, column: &Column, scale: Scale, end: bool, whole: Option<i64>) -> Markup {
    let range = if end { column.end } else { column.start };
    let change = end.then(|| column.end.best - column.start.best);
    let changed = if change.is_some() { "yes" } else { "no" };
    let change = change.map(signed).unwrap_or_default();
    let of = |whole: Option<i64>| {
        Message::new("ledger-of")
            .with("whole", whole.unwrap_or(0))
            .with("ends", if whole.is_some() { "yes" } else { "no" })
            .with("changed", changed)
            .with("change", change.as_str())
    };
    let (figure, beside) = match column.measure {
        Measure::Level(_) => {
            let best = Message::new("ledger-best").with("best", range.best).with("changed", changed);
            (Plain(parts::span(range).into()), best.with("change", change.as_str()))
        }
        Measure::Hours => (book.tell(&Message::new("ledger-hour").with("hours", range.best)), of(whole)),
        Measure::Confidence => (Plain(range.best.to_string().into()), of(Some(100))),
    };
    html! {
        td class=(hue_of(column.measure)) {
            svg class="bars" aria-hidden="true" {
                @if range.low < range.high { rect class="likely" x=(scale.at(range.low)) y="2" width=(scale.wide(range.high - range.low)) height="8" rx="4" {} }
                svg x=(scale.at(range.best)) width="3" height="12" overflow="visible" { rect class="ink" x="-1.5" width="3" height="12" {} }
            }
            span class="figure" { b { (figure) } span class="quiet" { (book.tell(&beside)) } }
        }
    }
}

/// What a finding is called, and how it was come by.
fn head<'a>(book: &Book<'a>, finding: &Finding) -> Said<'a> {
    let kind = match finding.kind {
        FindingKind::Experiment => "experiment",
        FindingKind::Field => "field",
        FindingKind::MetaAnalysis => "meta",
        FindingKind::Vendor => "vendor",
    };
    let message = Message::new("why-finding")
        .with("id", finding.id.as_str())
        .with("kind", kind)
        .with("weak", if finding.weak { "yes" } else { "no" });
    book.tell(&message)
}

/// A finding with its limits.
fn study(book: &Book<'_>, finding: &Finding, head: &Said<'_>) -> Markup {
    let numbers = if finding.numbers.is_empty() { &finding.no_numbers } else { &finding.numbers };
    html! {
        div class="finding" id={ "study-" (finding.id) } {
            h4 { (head) }
            p { (finding.finding) }
            dl {
                @for (name, text) in [("why-finding-numbers", numbers), ("why-finding-limits", &finding.limits), ("why-finding-source", &finding.source), ("why-finding-doi", &finding.doi)] {
                    @if !text.is_empty() { dt { (book.say(name)) } dd { (text) } }
                }
            }
        }
    }
}

/// The way on from why.
pub(super) fn on(book: &Book<'_>, view: &View) -> Markup {
    parts::ready(book.place, view, true, &stage::next(book, Phase::Why))
}
