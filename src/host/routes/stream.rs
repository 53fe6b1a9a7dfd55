//! News for a page: server-sent events, each the part of the page that has changed.
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
    host::{
        Host, guard,
        listen::stopping,
        pages,
        room::{Linked, RoomError},
    },
    session::{Refusal, SeatKind},
    terms::Message,
};

/// Least time between two events of a seat, in milliseconds.
pub(in crate::host) const SEAT_MS: u64 = 100;
/// The same for the facilitator, whose page has the whole room in it.
const ROOM_MS: u64 = 500;
/// A line without meaning is sent after so long without news, in seconds, so that nobody in between hangs up.
const QUIET_SECONDS: u64 = 15;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Seat,
    Room,
}

struct News {
    host: Arc<Host>,
    seated: Seated,
    linked: Linked,
    wakes: watch::Receiver<u64>,
    stop: watch::Receiver<bool>,
    page: Page,
    /// What the page has already, by the view's revision.
    has: Option<u64>,
    next: Instant,
    first: bool,
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

pub(in crate::host) async fn room(
    State(host): State<Arc<Host>>,
    seated: Seated,
    query: RawQuery,
    headers: HeaderMap,
) -> Response {
    stream(host, seated, Page::Room, &query, &headers)
}

fn stream(host: Arc<Host>, seated: Seated, page: Page, query: &RawQuery, headers: &HeaderMap) -> Response {
    let linked = seated.room.link(seated.seat);
    if linked.links() > guard::LINKS_PER_SEAT_MAX {
        return host.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-too-many-links"));
    }
    let asked = query.0.as_deref().unwrap_or_default().as_bytes();
    let since = form_urlencoded::parse(asked).find(|(name, _)| name == "since");
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let has = last.or_else(|| since.and_then(|(_, value)| value.parse().ok()));
    let (wakes, stop, next) = (linked.wakes(), host.stopping.clone(), Instant::now());
    let news = News { host, seated, linked, wakes, stop, page, has, next, first: true, over: false };
    let body = Body::from_stream(unfold(news, |mut news| async {
        let event = news.next().await?;
        Some((Ok::<_, Infallible>(event), news))
    }));
    let headers = [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")]
        .map(|(name, value)| (name, HeaderValue::from_static(value)));
    (headers, body).into_response()
}

impl News {
    async fn next(&mut self) -> Option<Bytes> {
        if self.over {
            return None;
        }
        loop {
            sleep_until(self.next).await;
            let change = *self.wakes.borrow_and_update();
            if self.first || !self.linked.has(change) {
                match self.made().await {
                    Ok(Some(event)) => {
                        let pause = if self.page == Page::Seat { SEAT_MS } else { ROOM_MS };
                        self.next = Instant::now() + Duration::from_millis(pause);
                        return Some(event);
                    }
                    Ok(None) => {}
                    Err(error) => {
                        self.over = true;
                        return Some(event("gone", None, &self.host.words().text(&error.message())));
                    }
                }
            }
            self.first = false;
            tokio::select! {
                changed = self.wakes.changed() => changed.ok()?,
                () = stopping(&mut self.stop) => return None,
                () = sleep(Duration::from_secs(QUIET_SECONDS)) => return Some(Bytes::from_static(b":\n\n")),
            }
        }
    }

    /// The event with what is new; none if nothing is.
    async fn made(&mut self) -> Result<Option<Bytes>, RoomError> {
        // A key that was taken back opens no news either.
        if self.seated.room.seat_of(&self.seated.secret) != Some(self.seated.seat) {
            return Err(RoomError::Refused(Refusal::NoSuchSeat));
        }
        let first = std::mem::take(&mut self.first);
        if first && self.has == Some(self.seated.room.revision()) {
            return Ok(None);
        }
        let view = self.seated.room.view(self.seated.seat).await?;
        let revision = view.frame.revision;
        if self.page == Page::Room && view.frame.seat.kind != SeatKind::Facilitator {
            return Err(RoomError::Refused(Refusal::NotYours));
        }
        let html = match self.page {
            Page::Seat => self.seated.place(&self.host, |place| pages::seat_main(place, &view, None)),
            Page::Room => super::room::main(&self.host, &self.seated, &view)
                .ok_or(RoomError::Refused(Refusal::NotYours))?,
        };
        self.has = Some(revision);
        Ok(Some(event("main", Some(revision), &html.into_string())))
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
