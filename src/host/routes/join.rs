//! The way in: a code, a name, a code from elsewhere.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, Method, StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};

use super::{Fields, InRoom, fields, has_token, header, key_of, page as answer, see};
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
    session::{Mode, NAME_CHARS_MAX, Refusal, SEATS_MAX, SeatKind},
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
    // It may be the other code, with which somebody goes on elsewhere; whether it is, is not said to who only tries.
    let notice = Message::new("web-enter-unknown");
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
    match Open::of(&room, None).await {
        Ok(open) => answer(asked(&host, &room, "", None, open)),
        Err(error) => host.failed(&error),
    }
}

/// What somebody who comes now can be.
struct Open {
    lead: bool,
    watch: bool,
    /// Why they cannot lead, or not come in at all.
    why: Option<Refusal>,
}

impl Open {
    /// As the room stands, and as it has just refused somebody who would have led.
    async fn of(room: &Room, refused: Option<Refusal>) -> Result<Self, RoomError> {
        let found = room.look(|session| {
            let alone = session.prepared.head.mode == Mode::Solo;
            let led = session.seats.values().any(|seat| seat.kind == SeatKind::Leader);
            let full = session.seats.len() >= SEATS_MAX;
            let why = match refused {
                _ if !session.door_open => Some(Refusal::DoorClosed),
                _ if full => Some(Refusal::TooManySeats),
                _ if session.ended => Some(Refusal::Ended),
                _ if alone && led => Some(Refusal::SeatTaken),
                // Another name, or another group, may do.
                Some(Refusal::BadText | Refusal::NoSuchGroup) => None,
                other => other,
            };
            // Who plays alone is alone; who watches has somebody to watch.
            let watch = !alone && !full && session.door_open && !session.groups.is_empty();
            Self { lead: why.is_none(), watch, why }
        });
        found.await
    }
}

fn asked(host: &Host, room: &Room, typed: &str, notice: Option<&Message>, open: Open) -> maud::Markup {
    let why = open.why.map(|why| match why {
        Refusal::TooManySeats | Refusal::TooManyGroups | Refusal::SeatTaken => Message::new("host-room-full"),
        other => other.message(),
    });
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
        lead: open.lead,
        watch: open.watch,
    };
    host.door(|door| door::join(door, joinable, typed, notice.or(why.as_ref())))
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
    let watch = joining.watch && room.prepared.head.mode != Mode::Solo;
    let kind = if watch { SeatKind::Observer } else { SeatKind::Leader };
    let group = joining.group.filter(|_| !watch);
    match room.join(&joining.name, kind, group).await {
        Ok((seat, secret)) => {
            let mut response = host.seat_in(&room.code, &secret);
            // Somebody has that name already: they are told what they are called.
            if room.name(seat) != joining.name.trim() {
                let place = format!("{}?named=1", pages::url::seat(&room.code));
                response.headers_mut().insert(LOCATION, header(&place));
            }
            response
        }
        Err(RoomError::Refused(refusal)) => {
            let notice = match refusal {
                Refusal::BadText if joining.name.trim().is_empty() => Some(Message::new("web-name-none")),
                Refusal::BadText => Some(Message::new("web-name-bad").with("most", NAME_CHARS_MAX)),
                _ => None,
            };
            match Open::of(&room, Some(refusal)).await {
                Ok(open) => {
                    let page = answer(asked(&host, &room, &joining.name, notice.as_ref(), open));
                    (StatusCode::CONFLICT, page).into_response()
                }
                Err(error) => host.failed(&error),
            }
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
