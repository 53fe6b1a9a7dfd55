//! Where sessions are begun: a page for whoever has the host's own link.

use std::{ops::RangeInclusive, sync::Arc};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use maud::html;

use super::{Fields, fields, has_token, key_of, page as answer, see};
use crate::{
    host::{Host, Opening, forms, keys::Secret, open::SECONDS, pages},
    scenario::{Scenario, load},
    session::{DropOut, Length, Mode, Pacing, TIMER_SECONDS},
    terms::Message,
};

const TOKEN: &str = "start";
/// Minutes that a step can have where a clock runs.
const MINUTES: RangeInclusive<u32> = 1..=*TIMER_SECONDS.end() / 60;

impl Host {
    fn begins(&self, headers: &HeaderMap) -> bool {
        key_of(headers).is_some_and(|secret| self.is_start(&secret))
    }

    fn is_start(&self, secret: &Secret) -> bool {
        // Hashes are compared, so how long it takes says nothing about the key.
        secret.hash() == self.key.hash()
    }

    fn no_start(&self) -> Response {
        self.trouble(StatusCode::FORBIDDEN, &Message::new("host-link-old"))
    }
}

pub(in crate::host) async fn by_link(State(host): State<Arc<Host>>, Path(secret): Path<String>) -> Response {
    match Secret::read(&secret).filter(|secret| host.is_start(secret)) {
        Some(secret) => host.let_in(pages::url::START.to_owned(), &secret),
        None => host.no_start(),
    }
}

pub(in crate::host) async fn page(State(host): State<Arc<Host>>, headers: HeaderMap) -> Response {
    if host.begins(&headers) { answer(form(&host, None)) } else { host.no_start() }
}

/// What can be played, and how: one form.
fn form(host: &Host, notice: Option<&Message>) -> maud::Markup {
    let words = host.words();
    let say = |id: &'static str| words.say(id);
    let scenarios: Vec<_> = host
        .content
        .scenarios()
        .into_iter()
        .filter_map(|source| Some((&source.id, load(&source.file, &source.text).scenario?)))
        .collect();
    let radio = |name: &str, value: &str, text: &str, first: bool| {
        let id = format!("{name}-{value}");
        html! {
            span { input type="radio" id=(id) name=(name) value=(value) checked[first] required; label for=(id) { (text) } }
        }
    };
    let csrf = host.key.csrf(TOKEN);
    let inside = html! {
        form method="post" action=(pages::url::START) {
            input type="hidden" name="csrf" value=(csrf);
            fieldset class="pick" {
                legend { (say("host-start-scenario")) }
                @for (place, (id, scenario)) in scenarios.iter().enumerate() {
                    (radio("scenario", id, &scenario.title, place == 0))
                    p class="quiet" { (scenario.summary) " " (words.text(&length(scenario))) }
                }
            }
            @if !host.alone {
                fieldset class="pick" {
                    legend { (say("host-start-mode")) }
                    (radio("mode", "league", &say("host-mode-league"), true))
                    (radio("mode", "solo", &say("host-mode-solo"), false))
                }
            }
            fieldset class="pick" {
                legend { (say("host-start-length")) }
                (radio("length", "full", &say("host-length-full"), true))
                (radio("length", "short", &say("host-length-short"), false))
            }
            @if !host.alone {
                fieldset class="pick" {
                    legend { (say("host-start-pacing")) }
                    (radio("pacing", "own", &say("host-pacing-own"), true))
                    (radio("pacing", "facilitated", &say("host-pacing-facilitated"), false))
                    (radio("pacing", "timed", &say("host-pacing-timed"), false))
                    label for="minutes" { (say("host-start-minutes")) }
                    input type="number" id="minutes" name="minutes" min=(MINUTES.start()) max=(MINUTES.end()) value=(SECONDS / 60) required;
                }
            }
            button type="submit" class="btn lamp wide" { (say(if host.alone { "host-start-alone" } else { "host-start-go" })) }
        }
        @if !host.hall.is_empty() {
            p { (words.text(&Message::new("host-start-open").with("count", host.hall.len()))) }
        }
    };
    let heading = if host.alone { "host-start-alone-heading" } else { "host-start-heading" };
    host.door(|door| pages::door::sheet(door, &say(heading), notice, &inside))
}

/// How long a scenario takes, as its author says of one person alone.
fn length(scenario: &Scenario) -> Message {
    let minutes = |rounds: u32| i64::from(rounds.saturating_mul(scenario.minutes_per_round));
    Message::new("host-start-length-of")
        .with("minutes", minutes(scenario.rounds))
        .with("rounds", i64::from(scenario.rounds))
        .with("round", scenario.round.name.as_str())
        .with("short", scenario.short.as_ref().map_or(0, |short| minutes(short.rounds)))
}

pub(in crate::host) async fn begin(
    State(host): State<Arc<Host>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = fields(&body);
    if !host.begins(&headers) || !has_token(&fields, &host.key.csrf(TOKEN)) {
        return host.no_start();
    }
    let Some(opening) = opening(&host, &fields) else {
        return host.trouble(StatusCode::BAD_REQUEST, &Message::new("host-start-wrong"));
    };
    match host.open(&opening).await {
        Ok(opened) => see(&opened.secret_link("")),
        Err(error) => answer(form(&host, Some(&error.message()))),
    }
}

fn opening(host: &Host, fields: &Fields) -> Option<Opening> {
    let value = |name| forms::value(fields, name);
    let scenario = host.content.scenario(value("scenario")?).ok()?.clone();
    let length = if value("length")? == "short" { Length::Short } else { Length::Full };
    let drop_out = DropOut::Wait;
    if host.alone {
        let (mode, pacing) = (Mode::Solo, Pacing::Own);
        return Some(Opening { scenario, mode, pacing, length, drop_out, facilitated: false });
    }
    let mode = match value("mode")? {
        "solo" => Mode::Solo,
        "league" => Mode::League,
        _ => return None,
    };
    let pacing = match value("pacing")? {
        "own" => Pacing::Own,
        "facilitated" => Pacing::Facilitated,
        "timed" => {
            let minutes = value("minutes").map_or(Some(SECONDS / 60), |minutes| minutes.parse().ok())?;
            Pacing::Timed { seconds: Some(minutes).filter(|minutes| MINUTES.contains(minutes))? * 60 }
        }
        _ => return None,
    };
    Some(Opening { scenario, mode, pacing, length, drop_out, facilitated: true })
}
