//! What is taken home, and what is deleted: reports, tables, the journal.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

use super::{Seated, fields, page, see};
use crate::{
    host::{Host, forms, keys::read_code, pages, room::Room},
    report::{html, league::Export},
    session::{SeatId, SeatKind},
    terms::Message,
};

/// A file to keep.
fn file(name: &str, mime: &'static str, bytes: impl Into<axum::body::Body>) -> Response {
    let name = format!("attachment; filename=\"{name}\"");
    let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
    let headers: [(HeaderName, HeaderValue); 2] =
        [(CONTENT_TYPE, HeaderValue::from_static(mime)), (CONTENT_DISPOSITION, name)];
    (headers, bytes.into()).into_response()
}

const HTML: &str = "text/html; charset=utf-8";

pub(in crate::host) async fn own_report(State(host): State<Arc<Host>>, seated: Seated) -> Response {
    report_of(&host, &seated.room, seated.seat, &pages::url::seat(&seated.room.code)).await
}

async fn report_of(host: &Arc<Host>, room: &Room, seat: SeatId, back: &str) -> Response {
    match room.debrief(seat, &host.maker).await {
        Ok(Some((debrief, played))) => {
            let page = html::page(&debrief, &played.compared, host.words());
            file(&format!("footlights-{}-{seat}.html", room.code), HTML, page)
        }
        Ok(None) => see(back),
        Err(error) => host.failed(&error),
    }
}

/// Whether a seat runs its room; what to answer if not.
pub(super) fn runs(host: &Host, seated: &Seated) -> Result<(), Box<Response>> {
    if seated.room.facilitator() == Some(seated.seat) {
        return Ok(());
    }
    Err(Box::new(host.trouble(StatusCode::FORBIDDEN, &Message::new("refusal-not-yours"))))
}

pub(in crate::host) async fn report(
    State(host): State<Arc<Host>>,
    seated: Seated,
    Path((_, group)): Path<(String, String)>,
) -> Response {
    if let Err(no) = runs(&host, &seated) {
        return *no;
    }
    let group = group.strip_suffix(".html").and_then(|group| group.parse::<usize>().ok());
    let leader = seated.room.look(|session| {
        let mut seats = session.seats.values();
        seats.find(|seat| seat.group == group && seat.kind == SeatKind::Leader).map(|seat| seat.id)
    });
    match leader.await {
        Ok(Some(leader)) if group.is_some() => {
            report_of(&host, &seated.room, leader, &pages::url::room(&seated.room.code)).await
        }
        Ok(_) => host.trouble(StatusCode::NOT_FOUND, &Message::new("host-nothing-here")),
        Err(error) => host.failed(&error),
    }
}

pub(in crate::host) async fn rounds(State(host): State<Arc<Host>>, seated: Seated) -> Response {
    if let Err(no) = runs(&host, &seated) {
        return *no;
    }
    match seated.room.look(Export::of).await {
        Ok(Export { rounds, .. }) => {
            file(&format!("footlights-{}.csv", seated.room.code), "text/csv; charset=utf-8", rounds)
        }
        Err(error) => host.failed(&error),
    }
}

pub(in crate::host) async fn journal(State(host): State<Arc<Host>>, seated: Seated) -> Response {
    if let Err(no) = runs(&host, &seated) {
        return *no;
    }
    match seated.room.journal().await {
        Ok(text) => file(&format!("footlights-{}.jsonl", seated.room.code), "application/jsonl", text),
        Err(error) => host.failed(&error),
    }
}

/// Deletes the session for good, once its code has been typed again.
pub(in crate::host) async fn delete(State(host): State<Arc<Host>>, seated: Seated, body: Bytes) -> Response {
    if let Err(no) = runs(&host, &seated) {
        return *no;
    }
    let fields = fields(&body);
    if !seated.sent(&fields) {
        return host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"));
    }
    let typed = forms::value(&fields, "code").and_then(read_code);
    if typed.as_deref() != Some(&*seated.room.code) {
        let notice = Message::new("host-delete-code");
        let page = super::room::shown(&host, &seated, false, None, Some(&notice)).await;
        return (StatusCode::CONFLICT, page).into_response();
    }
    match host.delete(&seated.room).await {
        Ok(()) => {
            let heading = host.words().say("host-deleted-heading");
            page(host.door(|door| pages::door::done(door, &heading, &Message::new("host-deleted"))))
        }
        Err(error) => host.failed(&error),
    }
}
