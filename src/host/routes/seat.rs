//! A seat in a browser: its page, what it sends, what it looks up.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{InRoom, Seated, by_script, fields, page as answer, see};
use crate::{
    host::{
        Host, forms,
        keys::Secret,
        line::Answering,
        news::News,
        pages::{self, debrief::Debriefed},
        qr::Given,
        room::{Room, RoomError},
    },
    session::{Act, Command, Refusal, SeatKind, View, view::Week},
    store::sql::KeyKind,
    terms::Message,
};

/// Whether somebody has just come in under another name than the one they typed.
#[derive(Debug, Deserialize)]
pub(in crate::host) struct Came {
    #[serde(default)]
    named: u8,
}

pub(in crate::host) async fn page(
    State(host): State<Arc<Host>>,
    seated: Seated,
    query: Result<Query<Came>, QueryRejection>,
) -> Response {
    let view = match seated.room.view(seated.seat).await {
        Ok(view) => view,
        Err(error) => return host.failed(&error),
    };
    if view.frame.seat.kind == SeatKind::Facilitator {
        return see(&pages::url::room(&seated.room.code));
    }
    if pages::is_debrief(&view) {
        return see(&pages::url::debrief(&seated.room.code));
    }
    seated.room.turned(seated.seat);
    let named = query.is_ok_and(|query| query.named > 0);
    let notice = named.then(|| Message::new("web-named").with("name", view.frame.seat.name.as_str()));
    answer(seated.place(&host, |place| pages::seat(place, &view, notice.as_ref())))
}

/// A link to a seat: the key goes into a cookie, and out of the address.
pub(in crate::host) async fn by_link(
    State(host): State<Arc<Host>>,
    InRoom(room): InRoom,
    Path((_, secret)): Path<(String, String)>,
) -> Response {
    exchange(&host, &room, &secret, pages::url::seat(&room.code)).await
}

/// Gives whoever has a link a key of their own.
pub(super) async fn exchange(host: &Host, room: &Room, secret: &str, place: String) -> Response {
    let seat = Secret::read(secret).and_then(|secret| room.seat_of_link(&secret));
    let Some(seat) = seat else {
        return host.trouble(StatusCode::NOT_FOUND, &Message::new("host-link-old"));
    };
    match room.give_key(seat, KeyKind::Seat).await {
        Ok(secret) => host.let_in(place, &secret),
        Err(error) => host.failed(&error),
    }
}

pub(in crate::host) async fn act(
    State(host): State<Arc<Host>>,
    seated: Seated,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = fields(&body);
    if !seated.sent(&fields) {
        return host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"));
    }
    let (at, id, act) = match forms::act(&fields) {
        Ok(read) => read,
        Err(error) => return host.trouble(StatusCode::BAD_REQUEST, &error.message()),
    };
    if !seated.room.may_send(seated.seat) {
        return host.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-too-fast"));
    }
    let from = by_script(&headers).then(|| Sent::of(&headers));
    let page = from.as_ref().and_then(|from| from.page.clone());
    let answering = page.map(|page| seated.room.answering(seated.seat, page));
    // Whoever is done here looks at who is waited for, which stands below everything else.
    let waits = matches!(act, Act::Ready);
    let command = Command { id, seat: seated.seat, at, act };
    let notice = match seated.room.submit(&command).await {
        Ok(_) => None,
        Err(RoomError::Refused(refusal)) => Some(refused(&seated.room, &command.act, &refusal)),
        Err(error) => return host.failed_for(&error, from.is_some()),
    };
    done(&host, &seated, from, answering, notice.as_ref(), waits).await
}

/// Why something was not done, in the words of what is played.
fn refused(room: &Room, act: &Act, refusal: &Refusal) -> Message {
    let Refusal::Stale { now } = refusal else { return refusal.message() };
    // Rounds without the leader count on from those with.
    let setup = &room.prepared.setup;
    Message::new("web-stale")
        .with("ready", if matches!(act, Act::Ready) { "yes" } else { "no" })
        .with("round", setup.scenario.round.name.as_str())
        .with("number", i64::from(now.round))
        .with("alone", i64::from(now.round.saturating_sub(setup.rounds)))
        .with("phase", now.phase.id())
}

/// What the script of a page says of the page that a form was sent from.
struct Sent {
    /// The revision that the page has.
    has: Option<u64>,
    /// The name of the page.
    page: Option<String>,
}

impl Sent {
    fn of(headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        Self {
            has: text("footlights-has").and_then(|has| has.parse().ok()),
            page: text("footlights-page").map(str::to_owned),
        }
    }
}

/// The answer to a form: for a script what has changed of the page, which its stream then need not send; else the page.
async fn done(
    host: &Host,
    seated: &Seated,
    from: Option<Sent>,
    answering: Option<Answering>,
    notice: Option<&Message>,
    waits: bool,
) -> Response {
    let Some(from) = from else {
        if notice.is_none() {
            let seat = pages::url::seat(&seated.room.code);
            return see(&if waits { format!("{seat}#waits") } else { seat });
        }
        return match seated.room.view(seated.seat).await {
            Ok(view) => answer(seated.place(host, |place| pages::seat(place, &view, notice))),
            Err(error) => host.failed(&error),
        };
    };
    // With a notice the page is made anew, whatever it has.
    let news = seated.room.news(seated.seat, from.has.filter(|_| notice.is_none())).await;
    let (view, part) = match news {
        Ok(News::Whole(view)) => (view, None),
        Ok(News::Part(part)) => (part.view.clone(), Some(part)),
        // A form sent twice: its page may not have had the answer to the first.
        Ok(News::Nothing) => match seated.room.view(seated.seat).await {
            Ok(view) => (view, None),
            Err(error) => return host.failed(&error),
        },
        // The seat was given free.
        Err(RoomError::Refused(Refusal::NoSuchSeat)) => return see(&pages::url::join(&seated.room.code)),
        Err(error) => return host.failed(&error),
    };
    if pages::is_debrief(&view) {
        // The debrief has a page of its own.
        return ([("hx-redirect", pages::url::debrief(&seated.room.code))], "").into_response();
    }
    let html = seated.place(host, |place| match notice {
        Some(_) => pages::seat_main(place, &view, notice),
        None => pages::changed(place, &view, part.as_ref()).1,
    });
    if let Some(answering) = answering {
        answering.with(view.frame.revision);
    }
    answer(html)
}

pub(in crate::host) async fn week(
    State(host): State<Arc<Host>>,
    seated: Seated,
    Path((_, round)): Path<(String, u32)>,
) -> Response {
    let found = seated.room.look(|session| {
        let view = View::of(session, seated.seat)?;
        Some((view, View::week(session, seated.seat, round)?))
    });
    match found.await {
        Ok(found) => found
            .and_then(|(view, week)| seated.place(&host, |place| pages::week(place, &view, &week)))
            .map_or_else(|| host.trouble(StatusCode::NOT_FOUND, &Message::new("host-nothing-here")), answer),
        Err(error) => host.failed(&error),
    }
}

pub(in crate::host) async fn why(
    State(host): State<Arc<Host>>,
    seated: Seated,
    headers: HeaderMap,
    Path((_, round, number)): Path<(String, u32, usize)>,
) -> Response {
    let found = seated.room.look(|session| {
        let view = View::of(session, seated.seat)?;
        Some((view, View::week(session, seated.seat, round)?))
    });
    let page = |(view, week): (View, Week)| {
        seated.place(&host, |place| {
            let of = if by_script(&headers) { pages::why_part } else { pages::why };
            of(place, &view, &week, number)
        })
    };
    match found.await {
        Ok(found) => found
            .and_then(page)
            .map_or_else(|| host.trouble(StatusCode::NOT_FOUND, &Message::new("host-nothing-here")), answer),
        Err(error) => host.failed(&error),
    }
}

pub(in crate::host) async fn team(State(host): State<Arc<Host>>, seated: Seated) -> Response {
    let found = seated.room.look(|session| View::of(session, seated.seat));
    match found.await {
        Ok(found) => found
            .and_then(|view| seated.place(&host, |place| pages::team(place, &view)))
            .map_or_else(|| host.trouble(StatusCode::NOT_FOUND, &Message::new("host-nothing-here")), answer),
        Err(error) => host.failed(&error),
    }
}

#[derive(Debug, Deserialize)]
pub(in crate::host) struct Opened {
    #[serde(default)]
    open: u8,
}

pub(in crate::host) async fn debrief(
    State(host): State<Arc<Host>>,
    seated: Seated,
    query: Result<Query<Opened>, QueryRejection>,
) -> Response {
    let open = query.is_ok_and(|query| query.open > 0);
    shown(&host, &seated, open, None).await
}

async fn shown(host: &Arc<Host>, seated: &Seated, open: bool, notice: Option<&Message>) -> Response {
    let made = async {
        let view = seated.room.view(seated.seat).await?;
        let debrief = seated.room.debrief(seated.seat, &host.maker).await?;
        let league = seated.room.league(seated.seat).await?;
        Ok::<_, RoomError>((view, debrief, league))
    };
    match made.await {
        Ok((view, Some((debrief, played)), league)) => {
            let league = league.as_ref().map(|(league, own)| (&**league, *own));
            let told = Debriefed { debrief: &debrief, compared: &played.compared, league, opened: open };
            seated
                .place(host, |place| pages::debrief::page(place, &view, told, notice))
                .map_or_else(|| see(&pages::url::seat(&seated.room.code)), answer)
        }
        // It cannot be made now, but there is one: the seat's page would lead back here.
        Ok((view, None, _)) if pages::is_debrief(&view) => host.failed(&RoomError::Broken),
        Ok((_, None, _)) => see(&pages::url::seat(&seated.room.code)),
        Err(error) => host.failed(&error),
    }
}

#[derive(Debug, Deserialize)]
pub(in crate::host) struct Asked {
    decision: usize,
    other: usize,
}

pub(in crate::host) async fn what_if(
    State(host): State<Arc<Host>>,
    seated: Seated,
    headers: HeaderMap,
    query: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let nothing = || host.trouble(StatusCode::NOT_FOUND, &Message::new("host-nothing-here"));
    let Ok(Query(Asked { decision, other })) = query else { return nothing() };
    if !seated.room.may_send(seated.seat) {
        return host.trouble(StatusCode::TOO_MANY_REQUESTS, &Message::new("host-too-fast"));
    }
    let room = &seated.room;
    let made = async {
        let Some(found) = room.what_if(seated.seat, &host.maker, decision, other).await? else {
            return Ok(None);
        };
        let Some((debrief, _)) = room.debrief(seated.seat, &host.maker).await? else { return Ok(None) };
        Ok::<_, RoomError>(Some((found, debrief, room.view(seated.seat).await?)))
    };
    let (found, debrief, view) = match made.await {
        Ok(Some(made)) => made,
        Ok(None) => return nothing(),
        Err(error) => return host.failed(&error),
    };
    let page = seated.place(&host, |place| {
        if by_script(&headers) {
            return Some(pages::debrief::what_if_part(place, &debrief, &found));
        }
        let decision = debrief.decisions.iter().find(|made| made.number == decision)?;
        pages::debrief::what_if(place, &view, &debrief, decision, &found)
    });
    page.map_or_else(nothing, answer)
}

pub(in crate::host) async fn elsewhere(State(host): State<Arc<Host>>, seated: Seated) -> Response {
    handed(&host, &seated, None).await
}

/// The page about going on elsewhere, with a code if one was given.
async fn handed(host: &Host, seated: &Seated, given: Option<&Given>) -> Response {
    match seated.room.view(seated.seat).await {
        Ok(view) => {
            let given = given.map(Given::shown);
            answer(seated.place(host, |place| pages::door::elsewhere(place, &view, given, None)))
        }
        Err(error) => host.failed(&error),
    }
}

pub(in crate::host) async fn elsewhere_code(
    State(host): State<Arc<Host>>,
    seated: Seated,
    body: Bytes,
) -> Response {
    if !seated.sent(&fields(&body)) {
        return host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"));
    }
    match seated.room.elsewhere(seated.seat) {
        Ok(code) => handed(&host, &seated, Some(&host.given(&seated.room.code, &code))).await,
        Err(error) => host.failed(&error),
    }
}
