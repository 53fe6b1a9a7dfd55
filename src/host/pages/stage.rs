//! The stage in a strip: who is there and how they seem, what is known of the team, where the leader stands, and the
//! weeks as footlights.

use maud::{Markup, html};

use super::{
    book::Book,
    face,
    parts::{self, Said},
    url,
};
use crate::{
    report::points::shown,
    session::{Phase, view::MemberView},
    terms::{Level, Message},
};

/// Each name leads to what is said of the person on the page `people`, if there is one.
pub(super) fn show(book: &Book<'_>, people: Option<&str>) -> Markup {
    let view = book.view;
    let before = view.weeks.last().map(|week| week.team.map(|span| shown(span.before.best)));
    html! {
        section class="stage a-stage" aria-labelledby="stage" {
            h2 id="stage" class="unseen" { (book.say("web-stage")) }
            div class="boards" {
                ul class="company" { @for member in &view.members { (person(book, member, people)) } }
                (lamps(book))
            }
            div class="reading" {
                @if let Some(team) = view.team {
                    dl class="indicators" {
                        @for (place, level) in Level::HEADLINE.into_iter().enumerate() {
                            @let name = book.tell(&Message::new(format!("indicator-{}", level.id())));
                            (parts::indicator(book.place, level, &name, team[place], before.map(|all| all[place])))
                        }
                    }
                }
                p class="stand" { (book.tell(&Message::new("stand").with("stands", stands(view.place)))) }
            }
        }
    }
}

/// One person, and the way to what is said of them.
fn person(book: &Book<'_>, member: &MemberView, page: Option<&str>) -> Markup {
    if member.left.is_some() {
        return html! {
            li class="gone" { span class="gap" {} span class="plate" { b { (member.name) } " " span { (book.say("plates-gone")) } } }
        };
    }
    let shown = html! {
        (face::bust(member))
        span class="plate" { b { (member.name) } " " span { (book.mood(member)) } }
    };
    html! {
        li { @if let Some(page) = page { a href={ (page) "#person-" (member.id) } { (shown) } } @else { (shown) } }
    }
}

/// Where the leader stands, as the messages call it.
fn stands(place: i64) -> &'static str {
    match place {
        ..200 => "behind",
        200..400 => "nearer-behind",
        400..600 => "beside",
        600..800 => "nearer-front",
        _ => "front",
    }
}

/// The weeks: played ones are lit and lead back to them.
fn lamps(book: &Book<'_>) -> Markup {
    let round = &book.view.round;
    let played = book.view.weeks.len();
    let all = 1..=round.rounds + round.empty_chair;
    let titles = book.place.memo.rounds(|| all.clone().map(|number| book.round_title(number)).collect());
    html! {
        ol class="lamps" aria-label=(book.say("web-lamps")) {
            @for (number, title) in all.zip(titles) {
                @let lit = book.view.weeks.iter().any(|week| week.round == number);
                @let alone = number > round.rounds;
                @let class = match (lit, number == round.number && played < number as usize, alone) {
                    (true, _, _) => "lit",
                    (_, true, _) => "now",
                    (_, _, true) => "alone",
                    _ => "dark",
                };
                li class=(class) {
                    @if lit {
                        a href=(url::week(book.place.code, number)) { span class="unseen" { (title) } }
                    } @else {
                        span class="unseen" { (title) }
                    }
                }
            }
        }
    }
}

/// What comes after a round, for the button that goes there.
pub(super) fn next<'a>(book: &Book<'a>, phase: Phase) -> Said<'a> {
    let round = &book.view.round;
    let message = match phase {
        Phase::EmptyChair => {
            let alone = round.number.saturating_sub(round.rounds);
            book.of_round("chair-next")
                .with("last", if alone >= round.empty_chair { "yes" } else { "no" })
                .with("number", i64::from(alone + 1))
        }
        _ => book
            .of_round("why-next")
            .with("last", if round.number >= round.rounds { "yes" } else { "no" })
            .with("number", i64::from(round.number + 1)),
    };
    book.tell(&message)
}
