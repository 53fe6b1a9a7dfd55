//! What is answered at which address; `pages::url` has the addresses.

mod assets;
mod join;
mod records;
mod room;
mod seat;
mod socket;
mod start;
mod stream;

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequestParts, RawPathParams, Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE},
        request::Parts,
    },
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use cookie::{Cookie, SameSite, time::Duration};
use maud::Markup;

use super::{
    Host, guard,
    keys::{Secret, fresh_id, read_code},
    listen::Peer,
    pages::{self, Place},
    room::{Room, RoomError, now_ms},
};
use crate::{
    session::{Refusal, SeatId},
    terms::Message,
};

/// Name of the cookie with a key; its path says of which seat.
const COOKIE_NAME: &str = "footlights";
/// How long a browser keeps a key, in days.
const COOKIE_DAYS: i64 = 30;

/// All routes.
pub(super) fn router(host: Arc<Host>) -> Router {
    Router::new()
        .route("/", get(join::home))
        .route("/enter", post(join::enter))
        .route("/j/{code}", get(join::form).post(join::join))
        .route("/continue", get(join::continue_form).post(join::continue_here))
        .route("/continue/{code}/{key}", get(join::continue_link))
        .route("/s/{code}", get(seat::page))
        .route("/s/{code}/stream", get(stream::seat))
        .route("/s/{code}/beside/stream", get(stream::beside))
        .route("/s/{code}/do", post(seat::act))
        .route("/s/{code}/week/{round}", get(seat::week))
        .route("/s/{code}/week/{round}/why/{number}", get(seat::why))
        .route("/s/{code}/team", get(seat::team))
        .route("/s/{code}/debrief", get(seat::debrief))
        .route("/s/{code}/what-if", get(seat::what_if))
        .route("/s/{code}/report.html", get(records::own_report))
        .route("/s/{code}/elsewhere", get(seat::elsewhere).post(seat::elsewhere_code))
        .route("/s/{code}/{secret}", get(seat::by_link))
        .route("/f/{code}", get(room::page))
        .route("/f/{code}/stream", get(stream::room))
        .route("/f/{code}/do", post(room::act))
        .route("/f/{code}/elsewhere", post(room::elsewhere))
        .route("/f/{code}/report/{group}", get(records::report))
        .route("/f/{code}/rounds.csv", get(records::rounds))
        .route("/f/{code}/journal", get(records::journal))
        .route("/f/{code}/end", post(room::end))
        .route("/f/{code}/last-call", post(room::last_call))
        .route("/f/{code}/patience", post(room::patience))
        .route("/f/{code}/delete", post(records::delete))
        .route("/f/{code}/{secret}", get(room::by_link))
        .route("/start", get(start::page).post(start::begin))
        .route("/start/{secret}", get(start::by_link))
        .route("/ws/{code}", get(socket::open))
        .route("/assets/{*path}", get(assets::file))
        .fallback(nothing)
        .layer(DefaultBodyLimit::max(guard::FORM_BYTES_MAX))
        .layer(middleware::from_fn_with_state(host.clone(), from_own_pages))
        .layer(middleware::from_fn(guard::headers))
        .with_state(host)
}

/// Whatever changes something must come from one of our own pages.
async fn from_own_pages(State(host): State<Arc<Host>>, request: Request, next: middleware::Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if !safe && !guard::same_origin(request.headers(), host.public.as_deref()) {
        tracing::warn!("a form from another page is refused");
        return host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"));
    }
    next.run(request).await
}

async fn nothing(State(host): State<Arc<Host>>) -> Response {
    host.trouble(StatusCode::NOT_FOUND, &Message::new("host-nothing-here"))
}

/// Fields of a form, in order.
pub(super) type Fields = Vec<(String, String)>;

/// Reads a form; whatever is not one has no fields.
pub(super) fn fields(body: &Bytes) -> Fields {
    let pairs = form_urlencoded::parse(body).take(super::forms::FIELDS_MAX + 1);
    // Browsers end lines of text areas as a network does.
    pairs.map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n"))).collect()
}

/// Whether a form has the token that goes with a key.
fn has_token(fields: &Fields, token: &str) -> bool {
    super::forms::value(fields, "csrf") == Some(token)
}

/// A seat that a request comes from: the room is there, and the browser has a key to it.
#[derive(Clone, Debug)]
pub(super) struct Seated {
    pub room: Arc<Room>,
    pub seat: SeatId,
    pub secret: Secret,
}

impl Seated {
    /// What pages of this seat are drawn with.
    pub fn place<T>(&self, host: &Host, draw: impl FnOnce(&Place<'_>) -> T) -> T {
        let csrf = self.secret.csrf(&self.room.code);
        // Without luck there is no id: a form of that page is refused, and the next page has one.
        let command = fresh_id().unwrap_or_default();
        draw(&Place {
            words: host.words(),
            code: &self.room.code,
            csrf: &csrf,
            command: &command,
            now_ms: now_ms(),
            prepared: &self.room.prepared,
            evidence: &host.maker.evidence,
            memo: &self.room.memo,
        })
    }

    /// Whether a form comes from a page of this seat.
    pub fn sent(&self, fields: &Fields) -> bool {
        has_token(fields, &self.secret.csrf(&self.room.code))
    }
}

impl FromRequestParts<Arc<Host>> for Seated {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, host: &Arc<Host>) -> Result<Self, Response> {
        let room = InRoom::from_request_parts(parts, host).await?.0;
        let known = key_of(&parts.headers).and_then(|secret| Some((room.seat_of(&secret)?, secret)));
        let Some((seat, secret)) = known else {
            return Err(host.no_seat(&room.code, parts));
        };
        if let Err(error) = room.arrive(seat).await {
            return Err(host.failed(&error));
        }
        Ok(Self { room, seat, secret })
    }
}

/// The room that an address names.
#[derive(Clone, Debug)]
pub(super) struct InRoom(pub Arc<Room>);

impl FromRequestParts<Arc<Host>> for InRoom {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, host: &Arc<Host>) -> Result<Self, Response> {
        let params = RawPathParams::from_request_parts(parts, host).await.map_err(|_| host.no_room())?;
        let code = params.iter().find(|(name, _)| *name == "code").and_then(|(_, code)| read_code(code));
        if let Some(room) = code.and_then(|code| host.hall.find(&code)) {
            return Ok(Self(room));
        }
        let from = parts.extensions.get::<Peer>().map(|peer| peer.0);
        Err(host.wrong_code(from))
    }
}

/// The key that a browser brings along. Its path has told the browser which one.
fn key_of(headers: &HeaderMap) -> Option<Secret> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == COOKIE_NAME)
        .and_then(|cookie| Secret::read(cookie.value()))
}

impl Host {
    /// A cookie with a key, for one place and what lies below it.
    fn cookie(&self, path: String, secret: &Secret) -> HeaderValue {
        let cookie = Cookie::build((COOKIE_NAME, secret.text().to_owned()))
            .path(path)
            .http_only(true)
            .secure(self.secure)
            .same_site(SameSite::Lax)
            .max_age(Duration::days(COOKIE_DAYS));
        // A key and a path of ours have only characters that a header may have.
        HeaderValue::from_str(&cookie.build().to_string()).unwrap_or(HeaderValue::from_static(""))
    }

    /// Gives a browser a key and sends it to an address without one.
    fn let_in(&self, place: String, secret: &Secret) -> Response {
        let mut response = see(&place);
        response.headers_mut().insert(SET_COOKIE, self.cookie(place, secret));
        response
    }

    /// The same for a seat, whose key goes to the door as well: whoever comes back by the link that they joined by is
    /// asked for nothing.
    fn seat_in(&self, code: &str, secret: &Secret) -> Response {
        let mut response = self.let_in(pages::url::seat(code), secret);
        response.headers_mut().append(SET_COOKIE, self.cookie(pages::url::join(code), secret));
        response
    }

    /// A page that says what is wrong.
    pub(super) fn trouble(&self, status: StatusCode, message: &Message) -> Response {
        let html = self.door(|door| pages::door::trouble(door, message, None));
        (status, page(html)).into_response()
    }

    /// Nobody sits there by the key that came along, or none came: a page that is open is told so, whoever runs the room
    /// needs their link, and anybody else comes in by the door.
    fn no_seat(&self, code: &str, parts: &Parts) -> Response {
        let (path, join) = (parts.uri.path(), pages::url::join(code));
        if path.ends_with("/stream") {
            return stream::gone(&self.words().text(&Message::new("host-key-old")));
        }
        if by_script(&parts.headers) {
            // A script would put the form to join by into the page of the seat.
            return ([("hx-redirect", join)], "").into_response();
        }
        if path.starts_with(&pages::url::room(code)) {
            return self.trouble(StatusCode::FORBIDDEN, &Message::new("host-room-link"));
        }
        see(&join)
    }

    fn no_room(&self) -> Response {
        self.trouble(StatusCode::NOT_FOUND, &Message::new("host-no-room"))
    }

    /// There is no such code; who tries too many is told to wait.
    fn wrong_code(&self, from: Option<std::net::IpAddr>) -> Response {
        if from.is_none_or(|from| self.wrong.allowed(from)) {
            return self.no_room();
        }
        self.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-code-too-many"))
    }

    /// The same for what a form of a page has asked for: with a script the page stays as it is, and says so.
    fn failed_for(&self, error: &RoomError, script: bool) -> Response {
        match error {
            RoomError::Waits | RoomError::Unsure | RoomError::Broken if script => {
                (StatusCode::SERVICE_UNAVAILABLE, self.words().text(&error.message())).into_response()
            }
            error => self.failed(error),
        }
    }

    fn failed(&self, error: &RoomError) -> Response {
        let status = match error {
            RoomError::Refused(Refusal::NoSuchSeat) => StatusCode::NOT_FOUND,
            RoomError::Refused(_) | RoomError::Code(_) => StatusCode::CONFLICT,
            RoomError::Waits
            | RoomError::Unsure
            | RoomError::Broken
            | RoomError::Store(_)
            | RoomError::NoLuck(_) => StatusCode::SERVICE_UNAVAILABLE,
        };
        self.trouble(status, &error.message())
    }
}

/// A page as an answer.
fn page(markup: Markup) -> Response {
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    ([(CONTENT_TYPE, html)], markup.into_string()).into_response()
}

/// Look there.
fn see(place: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, header(place))]).into_response()
}

/// An address in a header: ours have only characters that one may have.
fn header(place: &str) -> HeaderValue {
    HeaderValue::from_str(place).unwrap_or(HeaderValue::from_static("/"))
}

/// Whether a script asks, and takes a part of a page for an answer.
fn by_script(headers: &HeaderMap) -> bool {
    headers.contains_key("hx-request")
}
