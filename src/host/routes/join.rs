//! The way in: a code, a name, a code from elsewhere.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, Method, StatusCode},
    response::{IntoResponse, Response},
};

use super::{Fields, InRoom, fields, has_token, key_of, page as answer, see};
use crate::{
    host::{
        Host, forms,
        keys::read_code,
        listen::Peer,
        pages::{
            self,
            door::{self, Door, Joinable},
        },
        room::{Room, RoomError},
    },
    session::{Mode, Refusal, SeatKind},
    terms::Message,
};

/// What the token of forms before a seat is made for, in place of a code.
const DOOR: &str = "door";

impl Host {
    /// What pages before a seat are drawn with.
    pub(super) fn door<T>(&self, draw: impl FnOnce(&Door<'_>) -> T) -> T {
        draw(&Door { words: self.words(), csrf: &self.door.csrf(DOOR) })
    }

    fn sent_from_door(&self, fields: &Fields) -> bool {
        has_token(fields, &self.door.csrf(DOOR))
    }

    fn stale_door(&self) -> Response {
        // A page from before the host was started anew, more often than a forged one.
        self.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"))
    }
}

pub(in crate::host) async fn home(State(host): State<Arc<Host>>) -> Response {
    answer(host.door(|door| door::enter(door, None)))
}

pub(in crate::host) async fn enter(
    State(host): State<Arc<Host>>,
    peer: axum::Extension<Peer>,
    body: Bytes,
) -> Response {
    let fields = fields(&body);
    if !host.sent_from_door(&fields) {
        return host.stale_door();
    }
    let typed = forms::value(&fields, "code").unwrap_or_default();
    let found = read_code(typed).filter(|code| host.hall.find(code).is_some());
    if let Some(code) = found {
        return see(&pages::url::join(&code));
    }
    if !host.wrong.allowed(peer.0.0) {
        return host.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-code-too-many"));
    }
    let notice = Message::new("host-no-room");
    let page = answer(host.door(|door| door::enter(door, Some(&notice))));
    (StatusCode::NOT_FOUND, page).into_response()
}

/// The form for a name; whoever has a seat already goes to it.
pub(in crate::host) async fn form(
    State(host): State<Arc<Host>>,
    InRoom(room): InRoom,
    headers: HeaderMap,
) -> Response {
    if key_of(&headers).and_then(|secret| room.seat_of(&secret)).is_some() {
        return see(&pages::url::seat(&room.code));
    }
    answer(asked(&host, &room, "", None, false))
}

fn asked(host: &Host, room: &Room, typed: &str, notice: Option<&Message>, watch: bool) -> maud::Markup {
    let scenario = &room.prepared.setup.scenario;
    let head = &room.prepared.head;
    // In League everybody has a group of their own, so there is nothing to choose.
    let groups: Vec<(u32, String)> = match head.mode {
        Mode::Solo | Mode::League => Vec::new(),
        Mode::Council | Mode::Ensemble => (0..).zip(head.groups.iter().cloned()).collect(),
    };
    let joinable = Joinable {
        code: &room.code,
        title: &scenario.title,
        notes: &scenario.content_notes,
        groups: &groups,
        kept_days: None,
        watch,
    };
    host.door(|door| door::join(door, joinable, typed, notice))
}

/// Who plays alone is alone.
fn groups_are_watched(room: &Room) -> bool {
    room.prepared.head.mode != Mode::Solo
}

pub(in crate::host) async fn join(
    State(host): State<Arc<Host>>,
    InRoom(room): InRoom,
    headers: HeaderMap,
    method: Method,
    body: Bytes,
) -> Response {
    let fields = fields(&body);
    if method != Method::POST || !host.sent_from_door(&fields) {
        return host.stale_door();
    }
    // The form sent twice, or sent again by the browser's back button: one seat is enough.
    if key_of(&headers).and_then(|secret| room.seat_of(&secret)).is_some() {
        return see(&pages::url::seat(&room.code));
    }
    if !room.may_join() {
        return host.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-too-fast"));
    }
    let joining = match forms::joining(&fields) {
        Ok(joining) => joining,
        Err(error) => return host.trouble(StatusCode::BAD_REQUEST, &error.message()),
    };
    let kind = if joining.watch && groups_are_watched(&room) { SeatKind::Observer } else { SeatKind::Leader };
    match room.join(&joining.name, kind, joining.group).await {
        Ok((_, secret)) => host.seat_in(&room.code, &secret),
        Err(RoomError::Refused(refusal)) => {
            let notice = match refusal {
                Refusal::TooManySeats | Refusal::TooManyGroups | Refusal::SeatTaken => {
                    Message::new("host-room-full")
                }
                other => other.message(),
            };
            // Who watches has somebody to watch, and takes nobody's place.
            let can_watch = matches!(
                refusal,
                Refusal::TooLate | Refusal::SeatTaken | Refusal::TooManyGroups | Refusal::Ended
            ) && groups_are_watched(&room);
            let page = answer(asked(&host, &room, &joining.name, Some(&notice), can_watch));
            (StatusCode::CONFLICT, page).into_response()
        }
        Err(error) => host.failed(&error),
    }
}

pub(in crate::host) async fn continue_form(State(host): State<Arc<Host>>) -> Response {
    answer(host.door(|door| door::key(door, "", None)))
}

/// What the link of a code opens: a page with one button, so that a look at the link does not use the code up.
pub(in crate::host) async fn continue_link(
    State(host): State<Arc<Host>>,
    InRoom(room): InRoom,
    Path((_, key)): Path<(String, String)>,
) -> Response {
    match read_code(&key) {
        Some(key) => answer(host.door(|door| door::take_over(door, &room.code, &key))),
        None => host.trouble(StatusCode::NOT_FOUND, &Message::new("host-code-unknown")),
    }
}

pub(in crate::host) async fn continue_here(
    State(host): State<Arc<Host>>,
    peer: axum::Extension<Peer>,
    body: Bytes,
) -> Response {
    let fields = fields(&body);
    if !host.sent_from_door(&fields) {
        return host.stale_door();
    }
    let code = forms::value(&fields, "code").unwrap_or_default();
    let key = forms::value(&fields, "key").unwrap_or_default();
    let again = |status: StatusCode, notice: Message| {
        let page = answer(host.door(|door| door::key(door, code, Some(&notice))));
        (status, page).into_response()
    };
    let Some(room) = read_code(code).and_then(|code| host.hall.find(&code)) else {
        return if host.wrong.allowed(peer.0.0) {
            again(StatusCode::NOT_FOUND, Message::new("host-no-room"))
        } else {
            host.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-code-too-many"))
        };
    };
    match room.continue_here(key).await {
        Ok((seat, secret)) => {
            if room.facilitator() == Some(seat) {
                return host.let_in(pages::url::room(&room.code), &secret);
            }
            host.seat_in(&room.code, &secret)
        }
        Err(error @ RoomError::Code(_)) => again(StatusCode::NOT_FOUND, error.message()),
        Err(error) => host.failed(&error),
    }
}
