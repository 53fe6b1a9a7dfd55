//! The room compared, after the score is shown: the same weeks of every game, how each was led, and who chose what.
//! Games have no names; one's own is marked.

use maud::{Markup, html};

use super::{Place, draw::hue, draw::mark, parts::Said};
use crate::{
    report::{
        league::{Band, CardRow, GameRow, League},
        points::whole,
        sentence::{capital, signed_tenths},
    },
    terms::{Level, Message},
};

/// Measures of a chart: the three indicators, then output.
const MEASURES: [Option<Level>; 4] =
    [Some(Level::Morale), Some(Level::Innovation), Some(Level::Loyalty), None];
/// Parts of a figure in one point of an axis: thousandths of a point, and thousandths of plan in a percent.
const UNITS: [i64; 4] = [1000, 1000, 1000, 10];
/// Size of a chart, in its own units.
const WIDE: i64 = 440;
const TALL: i64 = 190;
const LEFT: i64 = 34;
const FOOT: i64 = 22;

/// The room; nothing if there was only one game.
pub(super) fn show(place: &Place<'_>, league: &League, own: Option<usize>) -> Markup {
    if league.games.len() < 2 {
        return html! {};
    }
    let lead = Message::new("web-league-lead")
        .with("games", league.games.len())
        .with("round", league.round.as_str());
    html! {
        section class="fresh league" aria-labelledby="league" {
            h2 id="league" { (place.say("web-league")) }
            p class="lead" { (place.tell(&lead)) }
            ul class="key" {
                li { svg viewBox="0 0 36 14" aria-hidden="true" { path class="own" d="M0,7H36" {} } (place.say("web-league-own")) }
                li { svg viewBox="0 0 36 14" aria-hidden="true" { path class="other" d="M0,7H36" {} } (place.say("web-league-others")) }
                li { svg viewBox="0 0 36 14" aria-hidden="true" { rect class="half" y="1" width="36" height="12" {} } (place.say("web-league-half")) }
            }
            div class="grid" { @for of in 0..MEASURES.len() { div class="paper" { (chart(place, league, own, of)) } } }
            (ends(place, league, own))
            (styles(place, league, own))
            @for card in &league.cards { (choices(place, card, own)) }
            @if !league.cards.is_empty() { p class="soft" { (place.say("web-league-followed")) } }
        }
    }
}

fn name<'a>(place: &Place<'a>, of: usize) -> Said<'a> {
    match MEASURES[of] {
        Some(level) => place.tell(&Message::new(format!("debrief-level-{}", level.id()))),
        None => place.say("debrief-output"),
    }
}

/// A figure of a game in a round.
fn figure(game: &GameRow, at: usize, of: usize) -> Option<i64> {
    let week = game.weeks.get(at)?;
    Some(week.levels.get(of).copied().unwrap_or(week.output))
}

fn chart(place: &Place<'_>, league: &League, own: Option<usize>, of: usize) -> Markup {
    let unit = UNITS[of];
    let all = league.weeks.iter().map(|week| week.bands[of]);
    let low = all.clone().map(|band| whole(band.least, unit)).min().unwrap_or(0).div_euclid(10) * 10;
    let high = (all.map(|band| whole(band.most, unit)).max().unwrap_or(100) + 9).div_euclid(10) * 10;
    let room = (high - low).max(10);
    let last = i64::try_from(league.weeks.len().saturating_sub(1).max(1)).unwrap_or(1);
    let x = |at: usize| LEFT + 8 + (WIDE - LEFT - 20) * i64::try_from(at).unwrap_or(0) / last;
    let y = |value: i64| {
        let over = (value - low * unit).clamp(0, room * unit);
        TALL - FOOT - (TALL - FOOT - 12) * over / (room * unit)
    };
    let line = |game: &GameRow| {
        let points =
            (0..game.weeks.len()).filter_map(|at| Some(format!("{},{}", x(at), y(figure(game, at, of)?))));
        points.collect::<Vec<_>>().join(" ")
    };
    let edge = |pick: fn(&Band) -> i64| {
        league
            .weeks
            .iter()
            .enumerate()
            .map(move |(at, week)| format!("{},{}", x(at), y(pick(&week.bands[of]))))
    };
    let half: Vec<String> = edge(|band| band.upper)
        .chain(edge(|band| band.lower).collect::<Vec<_>>().into_iter().rev())
        .collect();
    let step = if room > 60 { 20 } else { 10 };
    let ticks = (low..=low + room).filter(|tick| tick % step == 0);
    let alt = Message::new("web-league-alt").with("measure", name(place, of));
    html! {
        figure {
            figcaption { @if let Some(level) = MEASURES[of] { (mark(level)) } (name(place, of)) }
            svg class={ "room-chart " (MEASURES[of].map_or("hue-o", hue)) } viewBox={ "0 0 " (WIDE) " " (TALL) } role="img" aria-label=(place.tell(&alt)) {
                @for tick in ticks {
                    line class="rule" x1=(LEFT) x2=(WIDE - 6) y1=(y(tick * unit)) y2=(y(tick * unit)) {}
                    text class="s" x=(LEFT - 6) y=(y(tick * unit) + 4) text-anchor="end" { (tick) }
                }
                @for (at, week) in league.weeks.iter().enumerate() {
                    @if league.weeks.len() <= 12 || at % 2 == 0 { text class="s" x=(x(at)) y=(TALL - 4) text-anchor="middle" { (label(league, week.round)) } }
                }
                polygon class="half" points=(half.join(" ")) {}
                @for game in league.games.iter().enumerate().filter(|(at, _)| Some(*at) != own).map(|(_, game)| game) { polyline class="other" points=(line(game)) {} }
                @if let Some(game) = own.and_then(|own| league.games.get(own)) { polyline class="own" points=(line(game)) {} }
            }
        }
    }
}

/// What a round is called on an axis.
fn label(league: &League, round: u32) -> String {
    if round > league.rounds { format!("+{}", round - league.rounds) } else { round.to_string() }
}

/// Where the games ended up, and one's own among them.
fn ends(place: &Place<'_>, league: &League, own: Option<usize>) -> Markup {
    let Some(last) = league.weeks.last() else { return html! {} };
    let own = own.and_then(|own| league.games.get(own));
    html! {
        table {
            caption { (place.say("web-league-ends")) }
            thead {
                tr {
                    th scope="col" { (place.say("debrief-col-measure")) }
                    th scope="col" class="n" { (place.say("web-league-you")) }
                    th scope="col" class="n" { (place.say("web-league-least")) }
                    th scope="col" class="n" { (place.say("web-league-middle")) }
                    th scope="col" class="n" { (place.say("web-league-most")) }
                }
            }
            tbody {
                @for of in 0..MEASURES.len() {
                    @let band = last.bands[of];
                    tr {
                        th scope="row" { (name(place, of)) }
                        td class="n" { b { @match own.and_then(|game| figure(game, game.weeks.len().checked_sub(1)?, of)) { Some(value) => { (whole(value, UNITS[of])) } None => { "–" } } } }
                        @for value in [band.least, band.middle, band.most] { td class="n" { (whole(value, UNITS[of])) } }
                    }
                }
            }
        }
    }
}

/// How each game was led, from the one that stood in front least to the one that did most.
fn styles(place: &Place<'_>, league: &League, own: Option<usize>) -> Markup {
    let ending = |at: usize| {
        league
            .endings
            .iter()
            .find(|row| row.games.contains(&at))
            .map(|row| row.title.clone())
            .unwrap_or_default()
    };
    html! {
        table {
            caption { (place.say("web-league-styles")) }
            thead {
                tr {
                    th scope="col" { (place.say("web-league-game")) }
                    th scope="col" class="n" { (place.say("web-league-front")) }
                    th scope="col" { (place.say("web-league-mostly")) }
                    th scope="col" { (place.say("debrief-ending-title")) }
                    th scope="col" class="n" { (place.say("web-league-left")) }
                }
            }
            tbody {
                @for (at, game) in league.games.iter().enumerate() {
                    tr class=(if Some(at) == own { "mine" } else { "" }) {
                        th scope="row" { (at + 1) @if Some(at) == own { " " b { (place.say("web-league-you")) } } }
                        td class="n" { (game.directing) " %" }
                        td { (game.told(place.words, &league.round)) }
                        td { (ending(at)) }
                        td class="n" { (game.left) }
                    }
                }
            }
        }
    }
}

/// Who chose what on a card, and what followed.
fn choices(place: &Place<'_>, card: &CardRow, own: Option<usize>) -> Markup {
    let met = Message::new("web-league-met").with("games", card.met);
    html! {
        table {
            caption { (card.title) " " span class="soft plain" { (place.tell(&met)) } }
            thead {
                tr {
                    th scope="col" { (place.say("debrief-col-choice")) }
                    th scope="col" class="n" { (place.say("web-league-games")) }
                    @for level in Level::HEADLINE { th scope="col" class="n" { (mark(level)) " " (place.tell(&Message::new(format!("debrief-level-{}", level.id())))) } }
                }
            }
            tbody {
                @for choice in &card.choices {
                    @let mine = own.is_some_and(|own| choice.games.contains(&own));
                    tr class=(if mine { "mine" } else { "" }) {
                        th scope="row" {
                            @if choice.option.is_none() { (capital(&place.say("web-league-unanswered"))) } @else { (choice.text) }
                            @if mine { " " b { (place.say("web-league-you")) } }
                        }
                        td class="n" { (choice.games.len()) }
                        @match &choice.followed {
                            Some(followed) => { @for mean in followed.mean { td class="n" { (signed_tenths(mean, 1000)) } } }
                            None => { @for _ in Level::HEADLINE { td class="n" { "–" } } }
                        }
                    }
                }
            }
        }
    }
}
