//! News for a page: server-sent events, each with what of the page has changed: `main` with all of it, `part` with the
//! elements that look another way within a phase, `moment` with where the game is for a page beside it, `trouble` with a sentence for as long as nothing can be kept, `gone`
//! with one when there is no seat any more.
//!
//! A stream sends at most one event in 100 ms, made when it is sent and not before, and never of what is not kept yet.
//! What a browser does not take in fast enough is not piled up: the next event has all of it.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::{RawQuery, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use futures_util::stream::unfold;
use tokio::{
    sync::watch,
    time::{Instant, sleep, sleep_until},
};

use super::Seated;
use crate::{
    host::{Host, guard, line::Linked, listen::stopping, news::News, pages, room::RoomError},
    session::{Refusal, SeatKind},
    terms::Message,
};

/// Least time between two events of a seat, in milliseconds.
pub(in crate::host) const SEAT_MS: u64 = 100;
/// The same for the facilitator, whose page has the whole room in it.
const ROOM_MS: u64 = 500;
/// Longest name of a page, in bytes.
const PAGE_BYTES_MAX: usize = 40;
/// Most fields that are looked at in an address.
const FIELDS_MAX: usize = 8;
/// A line without meaning is sent after so long without news, in seconds, so that nobody in between hangs up.
const QUIET_SECONDS: u64 = 15;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Seat,
    Beside,
    Room,
}

struct Stream {
    host: Arc<Host>,
    seated: Seated,
    linked: Linked,
    wakes: watch::Receiver<u64>,
    trouble: watch::Receiver<Option<Message>>,
    stop: watch::Receiver<bool>,
    page: Page,
    /// What the page has already, by the view's revision.
    has: Option<u64>,
    next: Instant,
    over: bool,
}

pub(in crate::host) async fn seat(
    State(host): State<Arc<Host>>,
    seated: Seated,
    query: RawQuery,
    headers: HeaderMap,
) -> Response {
    stream(host, seated, Page::Seat, &query, &headers)
}

pub(in crate::host) async fn beside(
    State(host): State<Arc<Host>>,
    seated: Seated,
    query: RawQuery,
    headers: HeaderMap,
) -> Response {
    stream(host, seated, Page::Beside, &query, &headers)
}

pub(in crate::host) async fn room(
    State(host): State<Arc<Host>>,
    seated: Seated,
    query: RawQuery,
    headers: HeaderMap,
) -> Response {
    stream(host, seated, Page::Room, &query, &headers)
}

fn stream(host: Arc<Host>, seated: Seated, page: Page, query: &RawQuery, headers: &HeaderMap) -> Response {
    let asked: Vec<_> =
        form_urlencoded::parse(query.0.as_deref().unwrap_or_default().as_bytes()).take(FIELDS_MAX).collect();
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map(|(_, value)| &**value);
    let named = value("page").filter(|name| name.len() <= PAGE_BYTES_MAX).map(str::to_owned);
    let linked = seated.room.link(seated.seat, named);
    if linked.links() > guard::LINKS_PER_SEAT_MAX {
        return host.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-too-many-links"));
    }
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let has = last.or_else(|| value("since")?.parse().ok());
    let (wakes, stop, next) = (linked.wakes(), host.stopping.clone(), Instant::now());
    let mut trouble = seated.room.trouble();
    if trouble.borrow().is_some() {
        trouble.mark_changed();
    }
    let stream = Stream { host, seated, linked, wakes, trouble, stop, page, has, next, over: false };
    let body = Body::from_stream(unfold(stream, |mut stream| async {
        let event = stream.next().await?;
        Some((Ok::<_, Infallible>(event), stream))
    }));
    events(body)
}

/// A stream with one event: that there is no seat any more.
pub(super) fn gone(why: &str) -> Response {
    events(Body::from(event("gone", None, why)))
}

fn events(body: Body) -> Response {
    let headers = [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")]
        .map(|(name, value)| (name, HeaderValue::from_static(value)));
    (headers, body).into_response()
}

impl Stream {
    async fn next(&mut self) -> Option<Bytes> {
        if self.over {
            return None;
        }
        loop {
            sleep_until(self.next).await;
            self.wakes.borrow_and_update();
            if !self.linked.is_answered() {
                match self.made().await {
                    Ok(Some(event)) => {
                        let pause = if self.page == Page::Room { ROOM_MS } else { SEAT_MS };
                        self.next = Instant::now() + Duration::from_millis(pause);
                        return Some(event);
                    }
                    // It is woken again once that is kept.
                    Ok(None) | Err(RoomError::Unsure) => {}
                    Err(error) => {
                        self.over = true;
                        let told = match error {
                            RoomError::Refused(Refusal::NoSuchSeat) => Message::new("host-key-old"),
                            error => error.message(),
                        };
                        return Some(event("gone", None, &self.host.words().text(&told)));
                    }
                }
            }
            tokio::select! {
                changed = self.wakes.changed() => changed.ok()?,
                Ok(()) = self.trouble.changed() => {
                    let why = self.trouble.borrow_and_update().clone();
                    return Some(event("trouble", None, &why.map_or_else(String::new, |why| self.waits(&why))));
                }
                () = stopping(&mut self.stop) => return None,
                () = sleep(Duration::from_secs(QUIET_SECONDS)) => return Some(Bytes::from_static(b":\n\n")),
            }
        }
    }

    /// That nothing can be kept now; who runs the room is told why.
    fn waits(&self, why: &Message) -> String {
        let words = self.host.words();
        let waits = words.text(&RoomError::Waits.message());
        if self.page == Page::Room { format!("{waits} {}", words.text(why)) } else { waits }
    }

    /// The event with what is new; none if nothing is.
    async fn made(&mut self) -> Result<Option<Bytes>, RoomError> {
        // A key that was taken back opens no news either.
        if self.seated.room.seat_of(&self.seated.secret) != Some(self.seated.seat) {
            return Err(RoomError::Refused(Refusal::NoSuchSeat));
        }
        if self.has.is_some() {
            self.has = self.has.max(self.linked.answered());
        }
        let news = self.seated.room.news(self.seated.seat, self.has).await?;
        let (view, part) = match &news {
            News::Nothing => return Ok(None),
            News::Part(part) => (&part.view, Some(part)),
            News::Whole(view) => (view, None),
        };
        if self.page == Page::Room && view.frame.seat.kind != SeatKind::Facilitator {
            return Err(RoomError::Refused(Refusal::NotYours));
        }
        let (name, html) = match self.page {
            Page::Seat => self.seated.place(&self.host, |place| pages::changed(place, view, part)),
            Page::Beside => ("moment", self.seated.place(&self.host, |place| pages::moment(place, view))),
            Page::Room => {
                let html = super::room::main(&self.host, &self.seated, view);
                ("main", html.ok_or(RoomError::Refused(Refusal::NotYours))?)
            }
        };
        let revision = view.frame.revision;
        self.has = Some(revision);
        Ok(Some(event(name, Some(revision), &html.into_string())))
    }
}

/// An event as it goes over the wire.
fn event(name: &str, id: Option<u64>, data: &str) -> Bytes {
    let mut text = String::with_capacity(data.len() + data.len() / 32 + 64);
    text.push_str("event: ");
    text.push_str(name);
    if let Some(id) = id {
        text.push_str(&format!("\nid: {id}"));
    }
    for line in data.split(['\n', '\r']) {
        text.push_str("\ndata: ");
        text.push_str(line);
    }
    text.push_str("\n\n");
    Bytes::from(text)
}
