//! The facilitator's page: who is here, where every group is, and what moves the room on. Nothing of what one person
//! felt is on it.

use maud::{Markup, PreEscaped, html};

use super::{
    Place,
    door::{self, Given},
    draw,
    parts::{self, Said, Sends},
    room_seats,
    shell::Shell,
    url,
};
use crate::{
    host::{forms, room::PATIENCE_SECONDS_MAX},
    report::room::{self, Stage, State, Step},
    session::{
        Act, DropOut, EXTEND_SECONDS_MAX, LastAdvance, LateJoin, Mode, Phase, View,
        view::{Body, FacilitatorView, GroupRow, SeatRow, TimerView},
    },
    terms::Message,
};

/// Seconds that a press gives. Range: 1–[`EXTEND_SECONDS_MAX`].
const MORE_SECONDS: u32 = 120;
const _: () = assert!(MORE_SECONDS <= EXTEND_SECONDS_MAX);

/// What the facilitator's page is told beside the view.
#[derive(Clone, Copy, Debug)]
pub struct Room<'a> {
    /// The link that people join by.
    pub link: &'a str,
    /// The link as a QR code: an SVG that the server has made itself.
    pub qr: &'a str,
    /// Other addresses of the host.
    pub addresses: &'a [String],
    /// A code to continue elsewhere that was just given, and for whom.
    pub given: Option<(&'a str, Given<'a>)>,
    /// Whether the session was ended: nobody joins, records stay.
    pub ended: bool,
    /// How long absent seats are waited for, in seconds. Range: 0–[`PATIENCE_SECONDS_MAX`].
    pub patience_s: u32,
}

/// The whole page; none if the view is not a facilitator's.
pub fn page(place: &Place<'_>, view: &View, room: &Room<'_>, notice: Option<&Message>) -> Option<Markup> {
    let Body::Facilitator(body) = &view.body else { return None };
    let shell = Shell {
        words: place.words,
        title: &body.title,
        stream: Some((url::since(&url::room_stream(place.code), view, place.command), "#room")),
        join: &url::room(place.code),
        again: true,
        report: false,
    };
    Some(shell.page(&part(place, view, room, notice)?))
}

/// The part that a stream swaps: the element `#room`. None if the view is not a facilitator's.
pub fn part(place: &Place<'_>, view: &View, room: &Room<'_>, notice: Option<&Message>) -> Option<Markup> {
    let Body::Facilitator(body) = &view.body else { return None };
    let stage = Stage::of(body);
    Some(html! {
        div id="room" class={ "room " (stage.id()) } data-revision=(view.frame.revision) data-at=(stage.id()) data-say=(place.tell(&stage.told())) {
            (bar(place, view, body, stage))
            (strip(place, view, body))
            main id="main" tabindex="-1" {
                @if let Some(notice) = notice { p class="notice" role="alert" { (place.tell(notice)) } }
                @if room.ended { p class="notice" { (place.say("web-room-ended")) } }
                @if let Some((name, given)) = room.given {
                    section class="paper given" tabindex="-1" aria-labelledby="given" {
                        h2 id="given" { (place.tell(&Message::new("web-given-for").with("name", name))) }
                        (door::handed(place.words, place.code, given))
                        p { a class="btn" href=(url::room(place.code)) { (place.say("web-given-done")) } }
                    }
                }
                div class="console" {
                    div class="groups-side" {
                        @if stage == Stage::Lobby { (joining(place, room, true)) }
                        (legend(place, body))
                        section aria-labelledby="groups" {
                            h2 id="groups" class="unseen" { (place.say("web-groups")) }
                            div class={ "groups" @if body.groups.len() > 6 { " many" } } {
                                @for group in &body.groups { (self::group(place, view, body, group)) }
                            }
                        }
                    }
                    div class="side" {
                        @if stage != Stage::Lobby { (joining(place, room, false)) }
                        (room_seats::show(place, view, body))
                        @if !room.ended {
                            (policy(place, view, body, room))
                            (newcomers(place, view, body))
                        }
                        (notes(place, body))
                        (records(place, body, room))
                    }
                }
            }
            (foot(place, view, body, stage))
        }
    })
}

fn bar(place: &Place<'_>, view: &View, body: &FacilitatorView, stage: Stage) -> Markup {
    let mode = match view.frame.mode {
        Mode::Solo => "solo",
        Mode::League => "league",
        Mode::Council => "council",
        Mode::Ensemble => "ensemble",
    };
    let about = Message::new("web-room-mode").with("mode", mode).with("groups", body.groups.len());
    html! {
        header class="bar" {
            div class="bar-title" { (draw::lantern()) h1 { (body.title) } p { (place.tell(&about)) } }
            p class="room-code" { (place.code) }
            p { (place.tell(&room::people(body))) }
            ol class="stages" aria-label=(place.say("web-room-stages")) {
                @for (at, name) in [(Stage::Lobby, "web-lobby"), (Stage::Play, "web-play"), (Stage::Debrief, "after-heading")] {
                    @if at == stage { li aria-current="step" { (place.say(name)) } } @else { li { (place.say(name)) } }
                }
            }
        }
    }
}

/// What stays in sight: the pause, and the clock where it is the same for all. Groups that are at different moments have
/// each their own, on their own cards.
fn strip(place: &Place<'_>, view: &View, body: &FacilitatorView) -> Markup {
    let mut ends = body.groups.iter().filter_map(|group| group.until_ms);
    let first = ends.next();
    let one = ends.all(|end| Some(end) == first);
    let frame = &view.frame;
    html! {
        @if frame.paused || (first.is_some() && one) {
            section class="strip" aria-label=(place.say("web-strip")) {
                @if frame.paused { p class="paused" role="status" { (place.say("web-paused-room")) } }
                @if one { (parts::clock(place, frame)) }
            }
        }
    }
}

/// What a group's own clock has left.
fn clock(place: &Place<'_>, view: &View, group: &GroupRow) -> Markup {
    let (Some(until_ms), Some(timer)) = (group.until_ms, view.frame.timer) else { return html! {} };
    let left_ms = parts::left_ms(place, TimerView { until_ms, ..timer });
    html! {
        span class="clock own" data-left=(left_ms) data-runs=(if view.frame.paused { "no" } else { "yes" }) {
            span class="unseen" { (place.say("web-time-left")) " " }
            time { (parts::minutes(left_ms)) }
        }
    }
}

/// How people join.
fn joining(place: &Place<'_>, room: &Room<'_>, large: bool) -> Markup {
    let inside = html! {
        div class="joining" {
            div class="qr" role="img" aria-label=(place.say("web-qr")) { (PreEscaped(room.qr)) }
            div {
                p class="big-code" { (place.code) }
                p class="link" { (room.link) }
                @if !room.addresses.is_empty() {
                    p class="quiet" { (place.say("web-addresses")) }
                    (door::addresses(room.addresses))
                }
            }
        }
    };
    html! {
        @if large {
            section class="paper lobby-sheet" aria-labelledby="joining" { h2 id="joining" { (place.say("web-joining")) } (inside) }
        } @else {
            details class="panel" id="joining-more" { summary { h2 { (place.say("web-joining-more")) } } (inside) }
        }
    }
}

/// A mark for a state: never colour alone.
pub(super) fn state_mark(state: State) -> Markup {
    html! {
        svg class={ "state " (state.id()) } viewBox="0 0 16 16" aria-hidden="true" {
            @match state {
                State::Ready => { circle class="solid" cx="8" cy="8" r="7" {} path class="tick" d="M4.6 8.4l2.4 2.4 4.6-5.2" {} }
                State::Deciding => { circle class="ring" cx="8" cy="8" r="6.2" {} circle class="solid" cx="8" cy="8" r="2.4" {} }
                State::Watching => { circle class="ring" cx="8" cy="8" r="6.2" {} path class="ring" d="M8 4.6V8h2.8" {} }
                State::Help => { circle class="solid" cx="8" cy="8" r="7" {} path class="tick" d="M8 4.2v4.6M8 11.2v.6" {} }
                State::Gone | State::Free => { circle class="ring gone" cx="8" cy="8" r="6.2" {} }
            }
        }
    }
}

fn legend(place: &Place<'_>, body: &FacilitatorView) -> Markup {
    html! {
        ul class="legend" {
            @for state in State::SHOWN { li { (state_mark(state)) (place.tell(&state.told())) } }
            @if body.groups.iter().any(|group| group.output.is_some()) {
                li class="quiet" { (place.tell(&Message::new("web-output-lines").with("round", body.round_name.as_str()))) }
            }
        }
    }
}

/// One group: where it is, who is waited for, and what everybody could see of it.
fn group(place: &Place<'_>, view: &View, body: &FacilitatorView, group: &GroupRow) -> Markup {
    let seats: Vec<&SeatRow> = room::seats(body, group).collect();
    let over = group.at.phase == Phase::Debrief;
    let state = State::of_group(body, group);
    let needs = matches!(state, State::Gone | State::Help) || (state == State::Free && !over);
    let phase = room::phase(body, group.at);
    html! {
        article class={ "panel group" @if needs { " needs" } } {
            div class="group-head" {
                h3 { (group.name) }
                span class="quiet" { @if let Some(round) = room::round(body, group) { (place.tell(&round)) " · " } (place.tell(&phase)) }
                span class="group-state" { (state_mark(state)) (place.tell(&state.told())) }
                @if !over { (clock(place, view, group)) }
            }
            ul class="group-seats" {
                @for row in &seats {
                    @let state = State::of(row);
                    li { (state_mark(state)) (row.seat.name) span class="unseen" { ", " (place.tell(&state.told())) } }
                }
                @if seats.is_empty() && !over { li class="quiet" { (place.say("web-group-empty")) } }
            }
            (output(place, group))
            p class="told" { (place.tell(&room::doing(body, group))) }
            @if !over && view.frame.runs_room && !view.frame.paused {
                details class="confirm" id={ "step-in-" (group.group) } {
                    summary class="btn small" { (place.say("web-step-in")) }
                    p { (place.tell(&Message::new("web-advance-one").with("group", group.name.as_str()))) }
                    (advance(place, view, group, Some(group.group)))
                }
            }
        }
    }
}

/// The way on for a group, made for where that group is.
fn advance(place: &Place<'_>, view: &View, group: &GroupRow, only: Option<u32>) -> Markup {
    let key = only.map_or_else(|| "advance".to_owned(), |group| format!("advance-{group}"));
    let at = if only.is_some() { group.at } else { view.frame.at };
    let class = if only.is_some() { "btn" } else { "btn lamp" };
    parts::button(
        place,
        Sends::Room,
        &key,
        at,
        &Act::Advance { group: only },
        class,
        &place.say("web-advance-yes"),
    )
}

/// Output of the last round: what everybody could see.
fn output(place: &Place<'_>, group: &GroupRow) -> Markup {
    const WIDTH: i64 = 120;
    const MOST: i64 = 150;
    let Some((percent, told)) = room::output(group) else { return html! {} };
    let wide = |percent: i64| percent.clamp(0, MOST) * WIDTH / MOST;
    html! {
        div class="spark" {
            svg viewBox="-3 0 126 12" aria-hidden="true" {
                polyline points={ "0,6 " (wide(percent)) ",6" } {}
                line class="plan" x1=(wide(100)) x2=(wide(100)) y1="1" y2="11" {}
                circle cx=(wide(percent)) cy="6" r="3" {}
            }
            span { (place.tell(&told)) }
        }
    }
}

/// What becomes of dropped seats.
fn policy(place: &Place<'_>, view: &View, body: &FacilitatorView, room: &Room<'_>) -> Markup {
    let mut all = vec![DropOut::Wait, DropOut::Default, DropOut::Without];
    all.extend(place.prepared.leaders.keys().cloned().map(DropOut::Leader));
    let text = |policy: &DropOut| {
        let (id, leader) = match policy {
            DropOut::Wait => ("wait", ""),
            DropOut::Default => ("default", ""),
            DropOut::Without => ("without", ""),
            DropOut::Leader(id) => ("leader", place.leader(id)),
        };
        place.tell(&Message::new("web-policy-is").with("policy", id).with("leader", leader))
    };
    let inside = html! {
        label for="policy-choice" { (place.say("web-policy-label")) }
        select id="policy-choice" name="policy" {
            @for policy in &all { option value=(forms::policy_word(policy)) selected[*policy == body.drop_out] { (text(policy)) } }
        }
        button type="submit" class="btn" { (place.say("web-policy-set")) }
    };
    html! {
        details class="panel" id="policy-more" {
            summary { h2 { (place.say("web-policy")) } }
            p class="quiet" { (place.tell(&Message::new("web-policy-now").with("now", text(&body.drop_out)))) }
            (parts::form(place, Sends::Room, "policy", view.frame.at, &Act::DropPolicy(body.drop_out.clone()), &["policy"], &inside))
            p class="quiet" { (place.tell(&Message::new("web-patience-now").with("seconds", i64::from(room.patience_s)))) }
            @let to = url::room_patience(place.code);
            form id="patience" method="post" action=(to) hx-post=(to) hx-target="#room" hx-swap="outerHTML" {
                input type="hidden" name="csrf" value=(place.csrf);
                label for="patience-seconds" { (place.say("host-patience")) }
                input type="number" id="patience-seconds" name="seconds" min="0" max=(PATIENCE_SECONDS_MAX) value=(room.patience_s) required;
                button type="submit" class="btn" { (place.say("web-patience-set")) }
            }
        }
    }
}

/// Who may come in from now on, and what becomes of whoever comes late.
fn newcomers(place: &Place<'_>, view: &View, body: &FacilitatorView) -> Markup {
    let mut all = vec![LateJoin::Begin];
    all.extend(place.prepared.leaders.keys().cloned().map(LateJoin::Led));
    all.push(LateJoin::Watch);
    let text = |late: &LateJoin| {
        let (id, leader) = match late {
            LateJoin::Begin => ("begin", ""),
            LateJoin::Watch => ("watch", ""),
            LateJoin::Led(id) => ("leader", place.leader(id)),
        };
        let message = Message::new("web-late-is").with("late", id).with("leader", leader);
        place.tell(&message.with("round", body.round_name.as_str()))
    };
    let inside = html! {
        label for="late-choice" { (place.say("web-late-label")) }
        select id="late-choice" name="late" {
            @for late in &all { option value=(forms::late_word(late)) selected[*late == body.late_join] { (text(late)) } }
        }
        button type="submit" class="btn" { (place.say("web-late-set")) }
    };
    let door = if body.door_open { "open" } else { "closed" };
    let turn = Act::Door { open: !body.door_open };
    let told = |id: &'static str| place.tell(&Message::new(id).with("door", door));
    html! {
        details class="panel" id="late-more" {
            summary { h2 { (place.say("web-late")) } }
            p { (told("web-door-now")) }
            (parts::button(place, Sends::Room, "door", view.frame.at, &turn, "btn", &told("web-door-turn")))
            // Who plays alone is alone: nobody comes late to it, and nobody watches.
            @if view.frame.mode != Mode::Solo {
                p class="quiet" { (place.tell(&Message::new("web-late-now").with("now", text(&body.late_join)))) }
                (parts::form(place, Sends::Room, "late", view.frame.at, &Act::LateJoin(body.late_join.clone()), &["late"], &inside))
                p class="quiet" { (place.say("web-late-watch")) }
            }
        }
    }
}

/// What the author says to the facilitator.
fn notes(place: &Place<'_>, body: &FacilitatorView) -> Markup {
    html! {
        details class="panel" id="notes" {
            summary { h2 { (place.say("web-notes")) } }
            (parts::paragraphs(&body.note))
            @if !body.questions.is_empty() {
                h3 { (place.say("debrief-questions-title")) }
                ul class="plain" { @for question in &body.questions { li { (question) } } }
            }
        }
    }
}

/// What stays of the session, and how it goes.
fn records(place: &Place<'_>, body: &FacilitatorView, room: &Room<'_>) -> Markup {
    html! {
        details class="panel" id="records" {
            summary { h2 { (place.say("web-records")) } }
            ul class="plain" {
                @for group in body.groups.iter().filter(|group| group.at.phase == Phase::Debrief) {
                    li { a href=(url::room_report(place.code, group.group)) { (place.tell(&Message::new("web-record-report").with("group", group.name.as_str()))) } }
                }
                li { a href=(url::room_csv(place.code)) { (place.say("web-record-csv")) } }
                li { a href=(url::room_journal(place.code)) { (place.say("web-record-journal")) } }
            }
            p class="quiet" { (place.say("web-record-names")) }
            @if !room.ended {
                details class="confirm" id="end-more" {
                    summary class="btn small" { (place.say("web-end")) }
                    p { (place.say("web-end-text")) }
                    form method="post" action=(url::room_end(place.code)) {
                        input type="hidden" name="csrf" value=(place.csrf);
                        button type="submit" class="btn" { (place.say("web-end-yes")) }
                    }
                }
            }
            details class="confirm" id="delete-more" {
                summary class="btn small" { (place.say("web-delete")) }
                p { (place.say("web-delete-text")) }
                form method="post" action=(url::room_delete(place.code)) {
                    input type="hidden" name="csrf" value=(place.csrf);
                    label for="delete-code" { (place.say("web-delete-code")) }
                    input type="text" id="delete-code" name="code" required maxlength="12" autocomplete="off";
                    button type="submit" class="btn" { (place.say("web-delete-yes")) }
                }
            }
        }
    }
}

/// What moves the room.
fn foot(place: &Place<'_>, view: &View, body: &FacilitatorView, stage: Stage) -> Markup {
    let frame = &view.frame;
    let button = |key: &str, act: &Act, class: &str, text: Said<'_>| {
        parts::button(place, Sends::Room, key, frame.at, act, class, &text)
    };
    let timed = frame.timer.is_some() && !frame.paused;
    html! {
        footer class={ "foot" @if frame.paused { " paper" } } {
            @if frame.paused {
                (button("resume", &Act::Resume, "btn lamp", place.say("web-resume")))
            } @else {
                // Once everybody is in the debrief nothing runs that could be stopped.
                @if stage != Stage::Debrief && !frame.ended { (button("pause", &Act::Pause, "btn", place.say("web-pause"))) }
                @if timed {
                    (button("more", &Act::Extend { seconds: MORE_SECONDS }, "btn", place.tell(&Message::new("web-more-time").with("minutes", i64::from(MORE_SECONDS / 60)))))
                    (button("no-clock", &Act::DropTimer, "btn", place.say("web-no-clock")))
                }
                @if stage == Stage::Play {
                    form method="post" action=(url::room_last_call(place.code)) {
                        input type="hidden" name="csrf" value=(place.csrf);
                        input type="hidden" name="command" value=(place.command);
                        button type="submit" class="btn" { (place.say("web-last-call")) }
                    }
                    @if let Some(last) = &body.last_advance { (undo(place, view, body, last)) }
                }
                @if stage == Stage::Debrief && !body.revealed && body.groups.iter().any(|group| group.played > 0) {
                    details class="confirm" id="reveal-more" {
                        summary class="btn lamp" { (place.say("web-reveal")) }
                        div class="ask paper" {
                            p { (place.tell(&room::reveal_asked(frame.mode))) }
                            (button("reveal", &Act::Reveal, "btn lamp", place.say("web-reveal-yes")))
                        }
                    }
                }
                @if body.revealed { p class="quiet" { (place.say("web-revealed")) } }
                @if body.groups.iter().any(|group| !group.idle && group.at.phase != Phase::Debrief) { (on(place, view, body, stage)) }
            }
        }
    }
}

/// The way back to before the latest step: where to, for whom, and what it costs.
fn undo(place: &Place<'_>, view: &View, body: &FacilitatorView, last: &LastAdvance) -> Markup {
    let act = Act::UndoTo { entry: last.entry, group: last.group };
    let told = room::back(body, last, |message| place.tell(message).0.into_owned())
        .map(|message| place.tell(&message).0.into_owned());
    html! {
        details class="confirm" id="undo-more" {
            summary class="btn" { (place.say("web-undo")) }
            div class="ask paper" {
                p { (told.join(" ")) }
                (parts::button(place, Sends::Room, "undo", view.frame.at, &act, "btn", &place.say("web-undo-yes")))
            }
        }
    }
}

/// The one amber button: it says how many are ready, and asks again.
fn on(place: &Place<'_>, view: &View, body: &FacilitatorView, stage: Stage) -> Markup {
    let (Some(step), Some(first)) = (Step::next(body), body.groups.first()) else {
        return html! { p class="quiet" { (place.say("web-people-none")) } };
    };
    html! {
        details class="confirm advance" id="advance-more" {
            summary class="btn lamp" { (place.tell(&step.text(stage, &view.frame))) }
            div class="ask paper" {
                p { @if let Some(who) = step.who() { (place.tell(&who)) " " } (place.tell(&step.asked(stage))) @if let Some(stays) = step.stays() { " " (place.tell(&stays)) } }
                (advance(place, view, first, None))
            }
        }
    }
}
