//! The line to a host: a WebSocket in a thread of its own, which wakes the window when there is news.
//!
//! A line that breaks is mended by itself, with the key of the seat; what was not answered is said again, which does
//! nothing twice. It ends when the host says goodbye, or when nobody holds its other end.

use std::{
    collections::VecDeque,
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use futures_util::{SinkExt, StreamExt};
use tokio::{
    net::TcpStream,
    runtime::Builder,
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    time::{Instant, sleep, sleep_until, timeout},
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{Error, Message as Frame, protocol::WebSocketConfig},
};

use super::{address::Address, trouble::Trouble};
use crate::{
    terms::Message,
    wire::{Entry, ToHost, ToSeat, WIRE_VERSION},
};

/// How long a host may take to answer the first time, in seconds.
const CONNECT_SECONDS: u64 = 10;
/// The host pings three times in this time; a line that has been silent for so long is broken, in seconds.
const SILENT_SECONDS: u64 = 45;
/// Pauses between attempts to mend a line, in milliseconds; the last one again and again.
const AGAIN_MS: [u64; 5] = [250, 1_000, 2_000, 4_000, 8_000];
/// Largest message that is taken in, in bytes: a debrief of a long game has a few hundred thousand.
const MESSAGE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// What the line tells.
#[derive(Debug)]
pub enum News {
    /// The host has said something.
    Said(Box<ToSeat>),
    /// The line is broken, and is being mended.
    Lost,
    /// It is over.
    Over(Trouble),
    /// A second has passed: see [`Line::tick`].
    Tick,
}

/// Wakes whoever reads the news. It is called from another thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The near end of a line.
pub struct Line {
    say: UnboundedSender<ToHost>,
    news: UnboundedReceiver<News>,
    ticks: Arc<AtomicBool>,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line")
    }
}

impl Line {
    /// Opens a line and asks for a seat. What becomes of it is news.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn open(address: Address, entry: Entry, wake: Wake) -> Result<Self, Trouble> {
        let (say, said) = unbounded_channel();
        let (tell, news) = unbounded_channel();
        let ticks = Arc::new(AtomicBool::new(false));
        let (open, seated) = (VecDeque::new(), false);
        let far = Far { address, entry, said, tell, wake, ticks: ticks.clone(), open, seated };
        thread::Builder::new()
            .name("line".to_owned())
            .spawn(move || far.run())
            .map_err(|error| Trouble::of(Message::new("line-no-thread").with("why", error.to_string())))?;
        Ok(Self { say, news, ticks })
    }

    /// A line with nobody at its other end.
    #[cfg(test)]
    pub fn dead() -> Self {
        Self { say: unbounded_channel().0, news: unbounded_channel().1, ticks: Arc::default() }
    }

    /// Whether every second is news: for as long as a clock is shown.
    pub fn tick(&self, on: bool) {
        self.ticks.store(on, Ordering::Relaxed);
    }

    /// Says something. It is said again after a break, until it is answered.
    pub fn say(&self, what: ToHost) {
        // A line that has ended has said so in its news.
        let _ = self.say.send(what);
    }

    /// The next news, if there is any.
    pub fn hear(&mut self) -> Option<News> {
        self.news.try_recv().ok()
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The far end: the thread.
struct Far {
    address: Address,
    entry: Entry,
    said: UnboundedReceiver<ToHost>,
    tell: UnboundedSender<News>,
    wake: Wake,
    ticks: Arc<AtomicBool>,
    /// Said and not answered yet.
    open: VecDeque<ToHost>,
    /// Whether there has been a seat.
    seated: bool,
}

/// Why a connection ended.
enum End {
    /// It broke, for a reason in the words of the system.
    Broken(String),
    /// Its certificate is not one that this machine trusts, for a reason in the words of what reads it.
    Untrusted(String),
    /// The host has said why.
    Told(Trouble),
    /// Nobody wants it any more.
    Unwanted,
}

impl Far {
    fn run(mut self) {
        let runtime = match Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => {
                let why = Message::new("line-no-thread").with("why", error.to_string());
                return self.news(News::Over(Trouble::of(why)));
            }
        };
        runtime.block_on(async move {
            let mut tries = 0;
            loop {
                match self.connection(&mut tries).await {
                    End::Unwanted => return,
                    End::Told(trouble) => return self.news(News::Over(trouble)),
                    End::Untrusted(why) if !self.seated => {
                        let message = Message::new("line-untrusted")
                            .with("at", self.address.base.as_str())
                            .with("why", why);
                        return self.news(News::Over(Trouble::of(message).hint("line-untrusted-hint")));
                    }
                    End::Broken(why) if !self.seated => {
                        let message = Message::new("line-no-host")
                            .with("at", self.address.base.as_str())
                            .with("why", why);
                        return self.news(News::Over(Trouble::of(message).hint("line-no-host-hint")));
                    }
                    End::Broken(why) | End::Untrusted(why) => {
                        tracing::info!(%why, "the line is broken");
                        self.news(News::Lost);
                    }
                }
                let pause = AGAIN_MS[usize::min(tries, AGAIN_MS.len() - 1)];
                tries += 1;
                sleep(Duration::from_millis(pause)).await;
                if self.tell.is_closed() {
                    return;
                }
            }
        });
    }

    fn news(&self, news: News) {
        let _ = self.tell.send(news);
        (self.wake)();
    }

    /// Connects, takes the seat and talks until it ends.
    async fn connection(&mut self, tries: &mut usize) -> End {
        let config = WebSocketConfig::default()
            .max_message_size(Some(MESSAGE_BYTES_MAX))
            .max_frame_size(Some(MESSAGE_BYTES_MAX));
        let connect = connect_async_with_config(self.address.socket(), Some(config), true);
        let mut socket = match timeout(Duration::from_secs(CONNECT_SECONDS), connect).await {
            Ok(Ok((socket, _))) => socket,
            Ok(Err(error)) => return unanswered(&error),
            Err(_) => return End::Broken(format!("{CONNECT_SECONDS} s")),
        };
        let hello = ToHost::Hello { wire: WIRE_VERSION, by: self.entry.clone() };
        if let Err(end) = send(&mut socket, &hello).await {
            return end;
        }
        let mut heard = Instant::now();
        let mut tick = Instant::now() + Duration::from_secs(1);
        let mut greeted = false;
        loop {
            let silent = heard + Duration::from_secs(SILENT_SECONDS);
            tokio::select! {
                frame = socket.next() => {
                    heard = Instant::now();
                    let text = match frame {
                        Some(Ok(Frame::Text(text))) => text,
                        Some(Ok(Frame::Close(_))) | None => return End::Broken("closed".to_owned()),
                        Some(Ok(_)) => continue,
                        Some(Err(error)) => return End::Broken(error.to_string()),
                    };
                    let said: ToSeat = match serde_json::from_str(&text) {
                        Ok(said) => said,
                        Err(error) => {
                            tracing::warn!(%error, "not understood");
                            return End::Told(Trouble::said("line-not-understood").hint("line-not-understood-hint"));
                        }
                    };
                    match &said {
                        ToSeat::Hello { key, .. } => {
                            (greeted, self.seated, *tries) = (true, true, 0);
                            if let Some(key) = key {
                                self.entry = Entry::Key(key.clone());
                            }
                            for what in &self.open {
                                if let Err(end) = send(&mut socket, what).await {
                                    return end;
                                }
                            }
                        }
                        ToSeat::Bye { told } => {
                            // A host that stops comes back, perhaps; every other goodbye is for good.
                            if self.seated && told.message.id == "host-stopped" {
                                return End::Broken(told.text.clone());
                            }
                            let told = Message::new("line-host-says").with("text", told.text.as_str());
                            return End::Told(Trouble::of(told));
                        }
                        answer => self.answered(answer),
                    }
                    self.news(News::Said(Box::new(said)));
                }
                said = self.said.recv(), if greeted => {
                    let Some(said) = said else { return End::Unwanted };
                    self.open.push_back(said);
                    let Some(said) = self.open.back() else { continue };
                    if let Err(end) = send(&mut socket, said).await {
                        return end;
                    }
                    if matches!(said, ToHost::Stop | ToHost::Ping) {
                        self.open.pop_back();
                    }
                }
                () = sleep_until(tick) => {
                    tick += Duration::from_secs(1);
                    if self.tell.is_closed() {
                        return End::Unwanted;
                    }
                    if self.ticks.load(Ordering::Relaxed) {
                        self.news(News::Tick);
                    }
                }
                () = sleep_until(silent) => return End::Broken(format!("{SILENT_SECONDS} s")),
            }
        }
    }

    /// Takes what is answered from what is open.
    fn answered(&mut self, answer: &ToSeat) {
        let place = self.open.iter().position(|open| match (open, answer) {
            (ToHost::Do { id, .. }, ToSeat::Done { id: done, .. } | ToSeat::Refused { id: done, .. }) => {
                id == done
            }
            (ToHost::Week { round }, ToSeat::Week { week: Some(week) }) => week.round == *round,
            (ToHost::Week { .. }, ToSeat::Week { week: None })
            | (ToHost::Debrief, ToSeat::Debrief { .. })
            | (ToHost::Elsewhere, ToSeat::Elsewhere { .. }) => true,
            (
                ToHost::WhatIf { decision, other },
                ToSeat::WhatIf { decision: asked, other: otherwise, .. },
            ) => (decision, other) == (asked, otherwise),
            _ => false,
        });
        if let Some(place) = place {
            self.open.remove(place);
        }
    }
}

/// Why there is no connection: nobody there, or somebody who is not trusted.
fn unanswered(error: &Error) -> End {
    match error {
        Error::Io(io) if io.get_ref().is_some_and(is_distrust) => End::Untrusted(io.to_string()),
        _ => End::Broken(error.to_string()),
    }
}

fn is_distrust(inner: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    matches!(inner.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)))
}

async fn send(socket: &mut Socket, what: &ToHost) -> Result<(), End> {
    let text = serde_json::to_string(what).map_err(|error| End::Broken(error.to_string()))?;
    socket.send(Frame::Text(text.into())).await.map_err(|error| End::Broken(error.to_string()))
}
