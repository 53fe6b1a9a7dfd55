//! The people of the room, each with what the facilitator can do for them.

use maud::{Markup, html};

use super::{
    Place,
    parts::{self, Sends},
    room::state_mark,
    url,
};
use crate::{
    report::room::State,
    session::{
        Act, NAME_CHARS_MAX, SeatKind, View,
        view::{FacilitatorView, SeatRow},
    },
    terms::Message,
};

/// The automated leader that is offered first: one that does a bit of everything and startles nobody.
const STEADY: &str = "steady";

pub(super) fn show(place: &Place<'_>, view: &View, body: &FacilitatorView) -> Markup {
    let people: Vec<&SeatRow> =
        body.seats.iter().filter(|row| row.seat.kind != SeatKind::Facilitator).collect();
    html! {
        section class="panel" aria-labelledby="people" {
            div class="panel-head" { h2 id="people" { (place.say("web-people")) } span { (people.len()) } }
            @if people.is_empty() { p class="quiet" { (place.say("web-people-none")) } }
            @for row in people { (self::row(place, view, body, row)) }
        }
    }
}

fn row(place: &Place<'_>, view: &View, body: &FacilitatorView, row: &SeatRow) -> Markup {
    let seat = &row.seat;
    let state = State::of(row);
    let group = seat.group.and_then(|group| body.groups.iter().find(|one| one.group == group));
    html! {
        details class="seat-row" id=(url::row(seat.id)) {
            summary {
                (state_mark(state))
                b { (seat.name) }
                span class="quiet" {
                    (place.tell(&state.told()))
                    // In a League a group goes by the name of who leads it.
                    @if let Some(group) = group { @if body.groups.len() > 1 && group.name != seat.name { ", " (group.name) } }
                    @if let Some(leader) = &seat.automated {
                        ", " (place.tell(&Message::new("web-led-by").with("leader", place.leader(leader))))
                    }
                    @if row.without { ", " (place.say("web-without")) }
                }
            }
            @if seat.help {
                @let act = Act::Help { seat: seat.id, raised: false };
                (parts::button(place, Sends::Room, &format!("helped-{}", seat.id), view.frame.at, &act, "btn small", &place.say("web-helped")))
            }
            (rename(place, view, row))
            form id={ "elsewhere-" (seat.id) } method="post" action={ (url::room_elsewhere(place.code)) "#given" } hx-post=(url::room_elsewhere(place.code)) hx-target="#room" hx-swap="outerHTML" {
                input type="hidden" name="csrf" value=(place.csrf);
                input type="hidden" name="seat" value=(seat.id);
                button type="submit" class="btn" { (place.say("web-elsewhere-for")) span class="unseen" { ": " (seat.name) } }
            }
            @if seat.kind == SeatKind::Leader { (automate(place, view, row)) }
            details class="confirm" id={ "release-more-" (seat.id) } {
                summary class="btn small" { (place.say("web-release")) }
                p { (place.tell(&Message::new("web-release-text").with("name", seat.name.as_str()))) }
                (parts::button(place, Sends::Room, &format!("release-{}", seat.id), view.frame.at, &Act::Release(seat.id), "btn", &place.say("web-release-yes")))
            }
        }
    }
}

fn rename(place: &Place<'_>, view: &View, row: &SeatRow) -> Markup {
    let seat = &row.seat;
    let id = format!("name-{}", seat.id);
    let inside = html! {
        label for=(id) { (place.say("web-rename-label")) }
        input type="text" id=(id) name="name" required maxlength=(NAME_CHARS_MAX) value=(seat.name) autocomplete="off";
        button type="submit" class="btn" { (place.say("web-rename")) }
    };
    let act = Act::Rename { seat: seat.id, name: String::new() };
    parts::form(place, Sends::Room, &format!("rename-{}", seat.id), view.frame.at, &act, &["name"], &inside)
}

/// Lets an automated leader sit in, or the person again.
fn automate(place: &Place<'_>, view: &View, row: &SeatRow) -> Markup {
    let seat = &row.seat;
    let form = |key: &str, act: &Act, chosen: &[&str], inside: &Markup| {
        parts::form(place, Sends::Room, &format!("{key}-{}", seat.id), view.frame.at, act, chosen, inside)
    };
    let told = |id: &'static str, leader: &str| {
        place.tell(&Message::new(id).with("name", seat.name.as_str()).with("leader", leader))
    };
    if let Some(leader) = &seat.automated {
        let act = Act::Automate { seat: seat.id, leader: None };
        let inside = html! {
            p { (told("web-sits-in", place.leader(leader))) }
            button type="submit" class="btn" { (place.say("web-own-again")) }
        };
        return form("own", &act, &[], &inside);
    }
    let leaders = &place.prepared.leaders;
    let usual = leaders.keys().find(|id| id.as_str() == STEADY).or(leaders.keys().next());
    let Some(usual) = usual else { return html! {} };
    let id = format!("leader-{}", seat.id);
    let inside = html! {
        label for=(id) { (place.say("web-sit-in-label")) }
        select id=(id) name="leader" {
            @for (leader, by) in leaders { option value=(leader) selected[leader == usual] { (by.name) } }
        }
        button type="submit" class="btn" { (place.say("web-sit-in-yes")) }
    };
    let act = Act::Automate { seat: seat.id, leader: Some(usual.clone()) };
    html! {
        details class="confirm" id={ "sit-in-" (seat.id) } {
            summary class="btn small" { (place.say("web-sit-in")) }
            p { (told("web-sit-in-text", "")) }
            (form("automate", &act, &["leader"], &inside))
        }
    }
}
