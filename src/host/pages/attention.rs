//! Attention: what it can be spent on, at whom or what, what has been spent, and what is left.

use std::{borrow::Cow, sync::LazyLock};

use maud::{Markup, html};

use super::{
    book::Book,
    draw,
    parts::{self, Plain, Said, Sends, span},
};
use crate::{
    host::forms,
    report::ledger::reading,
    session::{
        Act, MoveById, PlaceById, Target, View,
        view::{LeaderView, PlanView, PracticeView, StreamView, TargetKind},
    },
    terms::{Message, Practice},
};

/// Practices by what they are mostly with.
const COLUMNS: [(&str, &[Practice]); 3] = [
    (
        "attention-person",
        &[
            Practice::Listen,
            Practice::Understand,
            Practice::Coach,
            Practice::Recognise,
            Practice::Delegate,
            Practice::Assign,
        ],
    ),
    (
        "attention-team",
        &[Practice::Vision, Practice::Consensus, Practice::OwnUp, Practice::Push, Practice::DecideAlone],
    ),
    ("attention-work", &[Practice::Inspect, Practice::TakeOver, Practice::Front, Practice::StepBack]),
];

/// Ids of what each practice is called and what it is for, put together once.
static NAMES: LazyLock<[[String; 2]; Practice::COUNT]> =
    LazyLock::new(|| Practice::ALL.map(|practice| ["do", "for"].map(|of| format!("{of}-{}", practice.id()))));

/// What is left, in words.
fn left<'a>(book: &Book<'a>) -> Said<'a> {
    let attention = book.view.attention;
    book.tell(&Message::new("attention-left").with("left", attention.left).with("units", attention.units))
}

/// A disc for each unit: full while it is free.
fn coins(book: &Book<'_>) -> Markup {
    let attention = book.view.attention;
    html! {
        span class="coins" aria-hidden="true" {
            @for unit in 0..attention.units { i class=(if unit < attention.units - attention.left { "spent" } else { "free" }) {} }
        }
    }
}

fn head(book: &Book<'_>) -> Markup {
    html! {
        div id="attention-head" class="panel-head" { h2 id="attention" { (book.say("attention")) } (coins(book)) span { (left(book)) } }
    }
}

/// How much attention there will be, where it cannot be spent yet.
pub(super) fn told(book: &Book<'_>) -> Markup {
    html! {
        section class="panel" aria-labelledby="attention" {
            (head(book))
            p class="quiet" { (book.say("web-attention-later")) }
        }
    }
}

pub(super) fn show(book: &Book<'_>, view: &View) -> Markup {
    let open = parts::open(view);
    html! {
        section class="panel attention" aria-labelledby="attention" {
            (head(book))
            (placed(book, view, open))
            div class="columns" {
                @for (name, practices) in COLUMNS {
                    section {
                        h3 { (book.say(name)) }
                        @for practice in practices {
                            @if let Some(about) = book.view.practices.iter().find(|about| about.practice == *practice) { (self::practice(book, view, about, open)) }
                        }
                    }
                }
            }
        }
        (parts::undo(book.place, view))
        (on(book, view))
    }
}

/// The way on to the week.
pub(super) fn on(book: &Book<'_>, view: &View) -> Markup {
    let answers = &book.view.plan.answers;
    let unanswered = book.view.cards.iter().filter(|card| !answers.contains_key(&card.id)).count();
    let play = match unanswered {
        0 => Message::new("week-play"),
        open => Message::new("week-play-open").with("open", open),
    };
    parts::ready(book.place, view, true, &book.tell(&play))
}

/// What of attention looks another way than under an earlier plan.
pub(super) fn changed(book: &Book<'_>, view: &View, before: &PlanView) -> Markup {
    let now = &book.view.plan;
    if before.placements == now.placements {
        return html! {};
    }
    let open = parts::open(view);
    let units = |plan: &PlanView| plan.placements.iter().map(|by| i64::from(by.units)).sum::<i64>();
    let left = book.view.attention.left;
    let was_left = left + units(now) - units(before);
    let at = |plan: &PlanView, practice: Practice| -> Vec<PlaceById> {
        plan.placements.iter().filter(|by| by.practice == practice).cloned().collect()
    };
    let differs = |about: &&PracticeView| {
        (about.price > left) != (about.price > was_left)
            || at(before, about.practice) != at(now, about.practice)
    };
    html! {
        (head(book))
        (placed(book, view, open))
        @for about in book.view.practices.iter().filter(differs) { (practice(book, view, about, open)) }
    }
}

/// What attention goes to so far, each with the way to take it back.
fn placed(book: &Book<'_>, view: &View, open: bool) -> Markup {
    let placements = &book.view.plan.placements;
    if placements.is_empty() {
        return html! { p id="placed" class="quiet" { (book.say("web-placed-none")) } };
    }
    html! {
        ul id="placed" class="placed" aria-label=(book.say("web-placed")) {
            @for (place, by) in (0_u32..).zip(placements) {
                li {
                    (draw::sign(by.practice))
                    span { (book.deed(by)) }
                    @if open {
                        @let act = Act::Play(MoveById::TakeBack { place });
                        @let inside = html! { button type="submit" class="btn small" { (book.say("web-take-back")) span class="unseen" { ": " (book.deed(by)) } } };
                        (parts::form(book.place, Sends::Seat, &format!("back-{place}"), view.frame.at, &act, &[], &inside))
                    }
                }
            }
        }
    }
}

fn practice(book: &Book<'_>, view: &View, about: &PracticeView, open: bool) -> Markup {
    let practice = about.practice;
    let placed: Vec<String> = book
        .view
        .plan
        .placements
        .iter()
        .filter(|by| by.practice == practice)
        .map(|by| book.target(&by.target))
        .collect();
    let price = Message::new("attention-price").with("units", about.price);
    html! {
        details class=(if placed.is_empty() { "practice" } else { "practice on" }) id={ "practice-" (practice.id()) } {
            summary {
                (draw::sign(practice))
                b { (book.say(&NAMES[practice as usize][0])) }
                span class="aim" { (placed.join(", ")) }
                span class="cost" { (book.tell(&price)) }
            }
            p class="quiet" { (book.say(&NAMES[practice as usize][1])) }
            @if open {
                @if about.price > book.view.attention.left { p { (book.say("target-none-left")) } }
                @else { (aims(book, view, about)) }
            }
        }
    }
}

/// Something to aim at, as a button.
struct Chip<'a> {
    aim: String,
    text: Said<'a>,
}

/// A piece of work that is given to somebody, and with what authority where that comes with it.
fn handed<'a>(book: &Book<'a>, practice: Practice, work: &StreamView) -> Said<'a> {
    if practice != Practice::Delegate {
        return Plain(work.title.clone().into());
    }
    let word = Message::new("authority-word").with("authority", work.handed.id());
    let told = Message::new("web-hand-over").with("work", work.title.as_str());
    book.tell(&told.with("word", book.tell(&word)))
}

fn aims(book: &Book<'_>, view: &View, about: &PracticeView) -> Markup {
    let practice = about.practice;
    let chips = chips(book, about);
    let hands_over = matches!(practice, Practice::Delegate | Practice::Assign)
        && about.targets.contains(&TargetKind::Member);
    let work: Vec<_> = book.view.work.iter().filter(|work| work.done.is_none()).collect();
    let people: Vec<_> = book.view.members.iter().filter(|member| member.left.is_none()).collect();
    let handing = hands_over && !work.is_empty() && !people.is_empty();
    if chips.is_empty() && !handing {
        return html! { p { (book.say("target-none")) } };
    }
    let units = u32::try_from(about.price).unwrap_or(0);
    let act = |target, about| {
        Act::Play(MoveById::Place(PlaceById { practice, target, about, choice: None, units }))
    };
    html! {
        @if handing {
            @let inside = html! {
                label for={ "who-" (practice.id()) } { (book.say("web-to-whom")) }
                select id={ "who-" (practice.id()) } name="aim" {
                    @for member in &people { option value=(forms::aim(&Target::Member(member.id.clone()), None)) { (member.name) } }
                }
                label for={ "what-" (practice.id()) } { (book.say("web-which-work")) }
                select id={ "what-" (practice.id()) } name="about" {
                    @for work in &work { option value=(work.id) { (handed(book, practice, work)) } }
                }
                button type="submit" class="btn" { (book.say(&NAMES[practice as usize][0])) }
            };
            @let key = format!("hand-{}", practice.id());
            div class="handing" { (parts::form(book.place, Sends::Seat, &key, view.frame.at, &act(Target::Team, work.first().map(|work| work.id.clone())), &["aim", "about"], &inside)) }
        }
        @if !chips.is_empty() {
            @let inside = html! {
                @for chip in &chips { button type="submit" class="btn chip" name="aim" value=(chip.aim) { (chip.text) } }
            };
            @let key = format!("place-{}", practice.id());
            div class="chips" { (parts::form(book.place, Sends::Seat, &key, view.frame.at, &act(Target::Team, None), &["aim"], &inside)) }
        }
    }
}

/// Everything that a practice can be aimed at now in one press.
fn chips<'a>(book: &Book<'a>, about: &PracticeView) -> Vec<Chip<'a>> {
    let view: &'a LeaderView = book.view;
    let practice = about.practice;
    let written = |text: &'a str| Plain(Cow::Borrowed(text));
    // What is free does no more when it is done twice.
    let planned = |target: &Target| {
        about.price == 0
            && view.plan.placements.iter().any(|by| by.practice == practice && by.target == *target)
    };
    let mut all = Vec::new();
    let mut add = |target: Target, text: Said<'a>| {
        if !planned(&target) {
            all.push(Chip { aim: forms::aim(&target, None), text });
        }
    };
    for kind in &about.targets {
        match kind {
            TargetKind::Member if matches!(practice, Practice::Delegate | Practice::Assign) => {}
            TargetKind::Member => {
                for member in view.members.iter().filter(|member| member.left.is_none()) {
                    add(Target::Member(member.id.clone()), written(&member.name));
                }
            }
            TargetKind::Team => add(Target::Team, book.say("target-team")),
            TargetKind::Work => {
                for work in view.work.iter().filter(|work| work.done.is_none()) {
                    add(Target::Work(work.id.clone()), written(&work.title));
                }
            }
            TargetKind::Decision => {
                for question in view.questions.iter().filter(|question| question.open) {
                    if practice != Practice::DecideAlone {
                        add(Target::Decision(question.id.clone()), written(&question.text));
                    }
                }
            }
        }
    }
    if about.targets.contains(&TargetKind::Decision) && practice == Practice::DecideAlone {
        for question in view.questions.iter().filter(|question| question.open) {
            for choice in &question.choices {
                let text = Message::new("target-decide")
                    .with("choice", choice.text.as_str())
                    .with("range", span(reading(choice.range)));
                let target = Target::Decision(question.id.clone());
                all.push(Chip { aim: forms::aim(&target, Some(&choice.id)), text: book.tell(&text) });
            }
        }
    }
    all
}
