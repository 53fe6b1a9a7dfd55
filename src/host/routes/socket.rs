//! A seat over a WebSocket: what the game speaks. `wire` has the messages.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{CloseFrame, Message as Frame, WebSocket, close_code},
    },
    http::{HeaderMap, StatusCode},
    response::Response,
};
use tokio::{
    sync::watch,
    time::{Instant, sleep_until, timeout},
};

use super::{InRoom, stream::SEAT_MS};
use crate::{
    host::{
        Host, guard,
        keys::Secret,
        line::Linked,
        listen::{Peer, own_addresses, stopping},
        news::Word,
        room::{Room, RoomError, now_ms},
    },
    report::league::League,
    session::{Command, Refusal, SeatId, SeatKind},
    store::sql::KeyKind,
    terms::Message,
    wire::{Entry, ToHost, ToSeat, Told, WIRE_VERSION},
};

/// How long a game may take to say who it is, in seconds.
const HELLO_SECONDS: u64 = 10;
/// A game that has not been heard of for so long is gone, in seconds. It is pinged three times in that time.
const SILENT_SECONDS: u64 = 45;

/// What a view comes to, about, in bytes.
const VIEW_BYTES: usize = 96 * 1024;

/// Bytes that a socket reads at a time. What a seat says is short, and every socket holds as much for as long as it is
/// open: by default that would be more than all the rest of a seat.
const READ_BYTES: usize = 4 * 1024;

pub(in crate::host) async fn open(
    State(host): State<Arc<Host>>,
    InRoom(room): InRoom,
    peer: axum::Extension<Peer>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !guard::own_socket(&headers, host.public.as_deref()) {
        tracing::warn!("a socket for another page is refused");
        return host.trouble(StatusCode::FORBIDDEN, &Message::new("host-foreign-form"));
    }
    let upgrade = upgrade
        .max_message_size(guard::FRAME_BYTES_MAX)
        .max_frame_size(guard::FRAME_BYTES_MAX)
        .read_buffer_size(READ_BYTES);
    upgrade.on_upgrade(move |socket| async move {
        let near = peer.0.0.is_loopback() || own_addresses(peer.0.0.is_ipv6()).contains(&peer.0.0);
        let mut talk = Talk { host, room, socket, near };
        if let Some(told) = talk.run().await {
            talk.bye(told).await;
        }
    })
}

struct Talk {
    host: Arc<Host>,
    room: Arc<Room>,
    socket: WebSocket,
    /// Whether the game runs on the host's own machine.
    near: bool,
}

/// The other end has gone, or nothing can be said to it.
struct Gone;

struct Seat {
    id: SeatId,
    secret: Secret,
    linked: Linked,
    wakes: watch::Receiver<u64>,
}

impl Talk {
    /// Speaks until one of the two has enough; what the host has to say last, if anything.
    async fn run(&mut self) -> Option<Message> {
        let hello = timeout(Duration::from_secs(HELLO_SECONDS), self.hear()).await;
        let Ok(Ok(heard)) = hello else { return Some(Message::new("host-no-hello")) };
        let (seat, fresh) = match heard {
            Ok(ToHost::Hello { wire, .. }) if wire != WIRE_VERSION => {
                let message = Message::new("host-other-wire")
                    .with("found", i64::from(wire))
                    .with("own", i64::from(WIRE_VERSION));
                return Some(message);
            }
            Ok(ToHost::Hello { by, .. }) => match self.enter(by).await {
                Ok(entered) => entered,
                Err(message) => return Some(message),
            },
            Ok(_) => return Some(Message::new("host-no-hello")),
            Err(_) => return Some(Message::new("host-not-understood")),
        };
        let hello = ToSeat::Hello {
            wire: WIRE_VERSION,
            release: env!("CARGO_PKG_VERSION").to_owned(),
            seat: seat.id,
            key: fresh.then(|| seat.secret.text().to_owned()),
        };
        self.say(&hello).await.ok()?;
        self.sit(seat).await
    }

    async fn enter(&mut self, by: Entry) -> Result<(Seat, bool), Message> {
        let told = |error: RoomError| error.message();
        let (id, secret, fresh) = match by {
            Entry::Key(key) => {
                let found = Secret::read(&key).and_then(|secret| Some((self.room.seat_of(&secret)?, secret)));
                let (id, secret) = found.ok_or_else(|| Message::new("host-key-old"))?;
                (id, secret, false)
            }
            Entry::Code(code) => {
                let (id, secret) = self.room.continue_here(&code).await.map_err(told)?;
                (id, secret, true)
            }
            Entry::Link(link) => {
                let seat = Secret::read(&link).and_then(|secret| self.room.seat_of_link(&secret));
                let seat = seat.ok_or_else(|| Message::new("host-link-old"))?;
                let secret = self.room.give_key(seat, KeyKind::Seat).await.map_err(told)?;
                (seat, secret, true)
            }
            Entry::Join { name, group } => {
                if !self.room.may_join() {
                    return Err(Message::new("host-too-fast"));
                }
                let joined = self.room.join(&name, SeatKind::Leader, group).await;
                let (id, secret) = joined.map_err(told)?;
                (id, secret, true)
            }
        };
        let linked = self.room.link(id, None);
        if linked.links() > guard::LINKS_PER_SEAT_MAX {
            return Err(Message::new("host-too-many-links"));
        }
        self.room.arrive(id).await.map_err(told)?;
        let wakes = linked.wakes();
        Ok((Seat { id, secret, linked, wakes }, fresh))
    }

    async fn sit(&mut self, mut seat: Seat) -> Option<Message> {
        let mut has = None;
        let mut trouble = self.room.trouble();
        let mut stop = self.host.stopping.clone();
        let mut next_view = Instant::now();
        let mut heard = Instant::now();
        let mut pinged = heard;
        let mut news = true;
        loop {
            let ping_at = pinged + Duration::from_secs(SILENT_SECONDS / 3);
            tokio::select! {
                said = self.hear() => {
                    heard = Instant::now();
                    match said {
                        Ok(Ok(said)) => self.answer(&seat, said).await.ok()?,
                        Ok(Err(_)) => return Some(Message::new("host-not-understood")),
                        Err(Gone) => return None,
                    }
                }
                changed = seat.wakes.changed(), if !news => {
                    changed.ok()?;
                    news = true;
                }
                () = sleep_until(next_view), if news => {
                    news = false;
                    seat.wakes.borrow_and_update();
                    if self.room.seat_of(&seat.secret) != Some(seat.id) {
                        return Some(Message::new("host-key-old"));
                    }
                    match self.room.word(seat.id, has).await {
                        Ok(Word::Nothing) => {}
                        Ok(Word::Update(update)) => {
                            has = Some(update.frame.revision);
                            self.say(&ToSeat::Update { update: *update, now_ms: now_ms() }).await.ok()?;
                        }
                        Ok(Word::Whole(view)) => {
                            has = Some(view.frame.revision);
                            self.say(&ToSeat::View { view, now_ms: now_ms() }).await.ok()?;
                            next_view = Instant::now() + Duration::from_millis(SEAT_MS);
                        }
                        Err(RoomError::Refused(Refusal::NoSuchSeat)) => return Some(Message::new("host-key-old")),
                        // It is woken again once that is kept.
                        Err(RoomError::Unsure) => {}
                        Err(error) => return Some(error.message()),
                    }
                }
                Ok(()) = trouble.changed() => {
                    let waits = trouble.borrow_and_update().is_some();
                    let told = waits.then(|| self.told(RoomError::Waits.message()));
                    self.say(&ToSeat::Trouble { told }).await.ok()?;
                }
                () = sleep_until(ping_at) => {
                    pinged = Instant::now();
                    if heard.elapsed() > Duration::from_secs(SILENT_SECONDS) {
                        tracing::debug!(seat = %seat.id, links = seat.linked.links(), "a game has gone silent");
                        return None;
                    }
                    self.socket.send(Frame::Ping(Vec::new().into())).await.ok()?;
                }
                () = stopping(&mut stop) => return Some(Message::new("host-stopped")),
            }
        }
    }

    async fn answer(&mut self, seat: &Seat, said: ToHost) -> Result<(), Gone> {
        let answer = match said {
            ToHost::Hello { .. } | ToHost::Ping => return Ok(()),
            ToHost::Stop => {
                if self.near && self.room.facilitator() == Some(seat.id) {
                    tracing::info!("who runs a session has asked the host to stop");
                    self.host.stop();
                }
                return Ok(());
            }
            ToHost::Do { id, at, act } => {
                if !self.room.may_send(seat.id) {
                    let told = self.told(Message::new("host-too-fast"));
                    return self.say(&ToSeat::Refused { id, refusal: None, told }).await;
                }
                let command = Command { id, seat: seat.id, at, act };
                match self.room.submit(&command).await {
                    Ok(events) => ToSeat::Done { id: command.id, events },
                    Err(error) => {
                        let told = self.told(error.message());
                        let refusal = match error {
                            RoomError::Refused(refusal) => Some(refusal),
                            _ => None,
                        };
                        ToSeat::Refused { id: command.id, refusal, told }
                    }
                }
            }
            ToHost::Week { round } => {
                let week = self.room.week(seat.id, round).await.ok().flatten();
                ToSeat::Week { week: week.map(Box::new) }
            }
            ToHost::Debrief => {
                let found = self.room.debrief(seat.id, &self.host.maker).await.ok().flatten();
                let (debrief, compared) = match found {
                    Some((debrief, played)) => (Some(Box::new(debrief)), played.compared.clone()),
                    None => (None, Vec::new()),
                };
                let league = self.room.league(seat.id).await.ok().flatten();
                let own = league.as_ref().and_then(|(_, own)| *own);
                let league = league.map(|(league, _)| Box::new(League::clone(&league)));
                ToSeat::Debrief { debrief, compared, league, own }
            }
            ToHost::WhatIf { decision, other } => {
                let may = self.room.may_send(seat.id);
                let found = match may {
                    true => {
                        self.room.what_if(seat.id, &self.host.maker, decision, other).await.ok().flatten()
                    }
                    false => None,
                };
                ToSeat::WhatIf { decision, other, what_if: found.map(Box::new) }
            }
            ToHost::Elsewhere => match self.room.elsewhere(seat.id) {
                Ok(code) => {
                    let link = self.host.given(&self.room.code, &code).link;
                    ToSeat::Elsewhere { code, link }
                }
                Err(_) => return Err(Gone),
            },
        };
        self.say(&answer).await
    }

    /// The next message, or what it could not be read as.
    async fn hear(&mut self) -> Result<Result<ToHost, serde_json::Error>, Gone> {
        match self.socket.recv().await {
            Some(Ok(Frame::Text(text))) => Ok(serde_json::from_str(&text)),
            Some(Ok(Frame::Ping(_) | Frame::Pong(_))) => Ok(Ok(ToHost::Ping)),
            Some(Ok(Frame::Binary(bytes))) => Ok(serde_json::from_slice(&bytes)),
            Some(Ok(Frame::Close(_)) | Err(_)) | None => Err(Gone),
        }
    }

    async fn say(&mut self, said: &ToSeat) -> Result<(), Gone> {
        let room = if matches!(said, ToSeat::View { .. }) { VIEW_BYTES } else { 0 };
        let mut bytes = Vec::with_capacity(room);
        serde_json::to_writer(&mut bytes, said).map_err(|_| Gone)?;
        let text = bytes::Bytes::from(bytes).try_into().map_err(|_| Gone)?;
        self.socket.send(Frame::Text(text)).await.map_err(|_| Gone)
    }

    fn told(&self, message: Message) -> Told {
        let text = self.host.words().text(&message);
        Told { message, text }
    }

    async fn bye(mut self, message: Message) {
        let told = self.told(message);
        let _ = self.say(&ToSeat::Bye { told }).await;
        let close = CloseFrame { code: close_code::NORMAL, reason: "".into() };
        let _ = self.socket.send(Frame::Close(Some(close))).await;
    }
}
