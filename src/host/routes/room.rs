//! The facilitator's page: who is there, where everybody is, and the room's switches.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use maud::Markup;

use super::{Fields, InRoom, Seated, by_script, fields, page as answer, records::runs, see};
use crate::{
    host::{
        Host, forms, pages,
        qr::{self, Given},
        room::{Room, RoomError},
    },
    session::{Act, Command, Refusal, SeatId, View},
    terms::Message,
};

/// A link to the facilitator's page: the key goes into a cookie, and out of the address.
pub(in crate::host) async fn by_link(
    State(host): State<Arc<Host>>,
    InRoom(room): InRoom,
    Path((_, secret)): Path<(String, String)>,
) -> Response {
    super::seat::exchange(&host, &room, &secret, pages::url::room(&room.code)).await
}

pub(in crate::host) async fn page(State(host): State<Arc<Host>>, seated: Seated) -> Response {
    if let Err(no) = runs(&host, &seated) {
        return *no;
    }
    shown(&host, &seated, false, None, None).await
}

/// How long a last call lasts, in seconds.
const LAST_CALL_SECONDS: u32 = 60;

/// What the page is drawn with beside the view.
struct Drawn {
    link: String,
    qr: String,
    addresses: Vec<String>,
    ended: bool,
    patience_s: u32,
}

impl Drawn {
    fn of(host: &Host, room: &Room) -> Self {
        let link = format!("{}{}", host.base(), pages::url::join(&room.code));
        let addresses = host.addresses().into_iter().skip(1).collect();
        Self { qr: qr::svg(&link), link, addresses, ended: room.ended(), patience_s: room.patience() }
    }

    fn shown<'a>(&'a self, given: Option<(&'a str, pages::door::Given<'a>)>) -> pages::room::Room<'a> {
        pages::room::Room {
            link: &self.link,
            qr: &self.qr,
            addresses: &self.addresses,
            given,
            ended: self.ended,
            patience_s: self.patience_s,
        }
    }
}

pub(super) async fn shown(
    host: &Host,
    seated: &Seated,
    part: bool,
    given: Option<(SeatId, Given)>,
    notice: Option<&Message>,
) -> Response {
    let view = match seated.room.view(seated.seat).await {
        Ok(view) => view,
        Err(error) => return host.failed(&error),
    };
    let drawn = Drawn::of(host, &seated.room);
    let names = given.as_ref().map(|(seat, _)| seated.room.name(*seat));
    let given = names.as_deref().zip(given.as_ref().map(|(_, given)| given.shown()));
    let room = drawn.shown(given);
    let html = seated.place(host, |place| match part {
        true => pages::room::part(place, &view, &room, notice),
        false => pages::room::page(place, &view, &room, notice),
    });
    html.map_or_else(|| see(pages::url::HOME), answer)
}

/// The part of the page that a stream swaps.
pub(super) fn main(host: &Host, seated: &Seated, view: &View) -> Option<Markup> {
    let drawn = Drawn::of(host, &seated.room);
    seated.place(host, |place| pages::room::part(place, view, &drawn.shown(None), None))
}

pub(in crate::host) async fn act(
    State(host): State<Arc<Host>>,
    seated: Seated,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Err(no) = runs(&host, &seated) {
        return *no;
    }
    let fields = fields(&body);
    if !seated.sent(&fields) {
        return host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"));
    }
    let (at, id, act) = match forms::act(&fields) {
        Ok(read) => read,
        Err(error) => return host.trouble(StatusCode::BAD_REQUEST, &error.message()),
    };
    let command = Command { id, seat: seated.seat, at, act };
    let notice = match seated.room.submit(&command).await {
        Ok(_) => None,
        Err(RoomError::Refused(refusal)) => Some(refusal.message()),
        Err(error) => return host.failed_for(&error, by_script(&headers)),
    };
    let script = by_script(&headers);
    match notice {
        None if script && seated.room.links(seated.seat) > 0 => StatusCode::NO_CONTENT.into_response(),
        None if !script => see(&pages::url::room(&seated.room.code)),
        notice => shown(&host, &seated, script, None, notice.as_ref()).await,
    }
}

/// A code with which somebody goes on with their seat on another device.
pub(in crate::host) async fn elsewhere(
    State(host): State<Arc<Host>>,
    seated: Seated,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Err(no) = runs(&host, &seated) {
        return *no;
    }
    let fields = fields(&body);
    let seat = forms::value(&fields, "seat").and_then(|seat| seat.parse().ok()).map(SeatId);
    if !seated.sent(&fields) {
        return host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"));
    }
    let Some(seat) = seat else {
        return host.trouble(StatusCode::BAD_REQUEST, &Message::new("refusal-no-such-seat"));
    };
    match seated.room.elsewhere(seat) {
        Ok(code) => {
            let given = host.given(&seated.room.code, &code);
            shown(&host, &seated, by_script(&headers), Some((seat, given)), None).await
        }
        Err(error) => host.failed(&error),
    }
}

/// Ends the session: nobody joins any more, and what is open stands still. Records stay.
pub(in crate::host) async fn end(State(host): State<Arc<Host>>, seated: Seated, body: Bytes) -> Response {
    switched(&host, &seated, &body, Act::End).await
}

/// Says that little time is left.
pub(in crate::host) async fn last_call(
    State(host): State<Arc<Host>>,
    seated: Seated,
    body: Bytes,
) -> Response {
    switched(&host, &seated, &body, Act::LastCall { seconds: LAST_CALL_SECONDS }).await
}

/// Says how long absent seats are waited for.
pub(in crate::host) async fn patience(
    State(host): State<Arc<Host>>,
    seated: Seated,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = fields(&body);
    if let Err(no) = may(&host, &seated, &fields) {
        return *no;
    }
    let seconds = forms::value(&fields, "seconds").and_then(|seconds| seconds.parse().ok());
    let done = match seconds {
        Some(seconds) => seated.room.set_patience(seconds).await,
        None => Err(RoomError::Refused(Refusal::OutOfRange)),
    };
    match done {
        // For a script the page stays as it is, with what is set now.
        Ok(()) if by_script(&headers) => shown(&host, &seated, true, None, None).await,
        Err(RoomError::Refused(refusal)) if by_script(&headers) => {
            shown(&host, &seated, true, None, Some(&refusal.message())).await
        }
        done => after(&host, &seated, done).await,
    }
}

async fn switched(host: &Host, seated: &Seated, body: &Bytes, act: Act) -> Response {
    if let Err(no) = may(host, seated, &fields(body)) {
        return *no;
    }
    let done = seated.room.press(seated.seat, act).await;
    after(host, seated, done.map(|_| ())).await
}

/// Whether a form comes from the facilitator's own page; what to answer if not.
fn may(host: &Host, seated: &Seated, fields: &Fields) -> Result<(), Box<Response>> {
    runs(host, seated)?;
    if seated.sent(fields) {
        return Ok(());
    }
    Err(Box::new(host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"))))
}

async fn after(host: &Host, seated: &Seated, done: Result<(), RoomError>) -> Response {
    match done {
        Ok(()) => see(&pages::url::room(&seated.room.code)),
        Err(RoomError::Refused(refusal)) => shown(host, seated, false, None, Some(&refusal.message())).await,
        Err(error) => host.failed(&error),
    }
}
