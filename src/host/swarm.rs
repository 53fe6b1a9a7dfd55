//! Simulated players, for load and rehearsal: four of five are browsers as far as the host can tell (pages, forms, a
//! stream of news), the fifth speaks as the game does.
//!
//! In a round every seat sends one choice and waits for the view that has it. What is measured is the time between the
//! two, and what the host took of the processor meanwhile, where it runs on the same machine.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use futures_util::{SinkExt, StreamExt};
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::{
    net::{TcpStream, lookup_host},
    sync::Barrier,
    task::JoinSet,
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message as Frame, client::IntoClientRequest},
};

use super::pages::url;
use crate::{
    session::{Act, MoveById, Phase, Stamp},
    terms::{Id, Message},
    wire::{Entry, ToHost, ToSeat, WIRE_VERSION},
};

/// Of so many players one speaks as the game does.
const GAMES_ONE_IN: usize = 5;
/// Players that come in at once; a class does not come through the door in one.
const DOOR: usize = 16;
/// How long a player waits for an answer, in seconds.
const PATIENCE_SECONDS: u64 = 30;
/// The document's name and version.
pub const FORMAT: &str = "footlights.swarm/1";

/// What is measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Players that came in.
    pub players: usize,
    /// Rounds.
    pub rounds: usize,
    /// Players or answers that failed.
    pub errors: usize,
    /// Time from a choice to the view that has it, in milliseconds: of half of all it was shorter.
    pub p50_ms: f64,
    /// Of 95 in a hundred.
    pub p95_ms: f64,
    /// Of 99 in a hundred.
    pub p99_ms: f64,
    /// Time of the processor that the host took for a round, in milliseconds; none where it runs elsewhere.
    pub server_ms_per_round: Option<f64>,
    /// Memory of the host at the end, in MiB; none where it runs elsewhere.
    pub server_mib: Option<f64>,
}

/// Why there is no swarm.
#[derive(Debug, thiserror::Error)]
pub enum SwarmError {
    /// The link is none to join by, or an encrypted one.
    #[error("not a link to join by: {0}")]
    Link(String),
    /// Nobody answers there.
    #[error("{at}: {error}")]
    Connect {
        /// Where.
        at: String,
        /// What the system says.
        error: std::io::Error,
    },
}

impl SwarmError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Link(link) => Message::new("swarm-link").with("link", link.as_str()),
            Self::Connect { at, error } => {
                Message::new("swarm-connect").with("at", at.as_str()).with("why", error.to_string())
            }
        }
    }
}

/// A player that cannot go on.
#[derive(Debug)]
struct Failed(&'static str);

/// Plays rounds in the session of a link.
///
/// # Errors
/// See [`SwarmError`]. Players that fail later are counted.
pub async fn swarm(link: &str, players: usize, rounds: usize) -> Result<Report, SwarmError> {
    let (host, code) = parts(link).ok_or_else(|| SwarmError::Link(link.to_owned()))?;
    let connect = |error| SwarmError::Connect { at: host.clone(), error };
    let at = lookup_host(&host).await.map_err(connect)?.next();
    let at = at.ok_or_else(|| SwarmError::Link(link.to_owned()))?;
    TcpStream::connect(at).await.map_err(connect)?;
    let mut seated: Vec<Player> = Vec::new();
    let mut errors = 0;
    let mut coming = JoinSet::new();
    for number in 0..players {
        if coming.len() >= DOOR {
            take(coming.join_next().await, &mut seated, &mut errors);
        }
        let (host, code) = (host.clone(), code.clone());
        coming.spawn(async move {
            let game = number % GAMES_ONE_IN == GAMES_ONE_IN - 1;
            let come = Player::come(at, host, code, number, game);
            timeout(Duration::from_secs(PATIENCE_SECONDS), come)
                .await
                .unwrap_or(Err(Failed("late at the door")))
        });
    }
    while let Some(done) = coming.join_next().await {
        take(Some(done), &mut seated, &mut errors);
    }
    let players = seated.len();
    let server = Server::find(at.port());
    let failed = Arc::new(AtomicUsize::new(errors));
    let start = Arc::new(Barrier::new(players.max(1)));
    let before = server.as_ref().and_then(Server::used);
    let mut playing = JoinSet::new();
    for mut player in seated {
        let (start, failed) = (start.clone(), failed.clone());
        playing.spawn(async move {
            let mut times = Vec::with_capacity(rounds);
            for round in 0..rounds {
                start.wait().await;
                let begun = Instant::now();
                let choose = timeout(Duration::from_secs(PATIENCE_SECONDS), player.choose(round)).await;
                match choose.unwrap_or(Err(Failed("no view"))) {
                    Ok(()) => times.push(begun.elapsed()),
                    Err(Failed(why)) => {
                        tracing::warn!(why, "a player fails");
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
            times
        });
    }
    let mut times: Vec<Duration> = Vec::new();
    while let Some(done) = playing.join_next().await {
        times.extend(done.unwrap_or_default());
    }
    times.sort();
    let used = before.zip(server.as_ref().and_then(Server::used));
    let per_round = used.map(|(before, after)| (after - before) / rounds.max(1) as f64);
    Ok(Report {
        format: FORMAT,
        players,
        rounds,
        errors: failed.load(Ordering::Relaxed),
        p50_ms: percentile(&times, 50),
        p95_ms: percentile(&times, 95),
        p99_ms: percentile(&times, 99),
        server_ms_per_round: per_round,
        server_mib: server.as_ref().and_then(Server::resident),
    })
}

fn take(
    done: Option<Result<Result<Player, Failed>, tokio::task::JoinError>>,
    seated: &mut Vec<Player>,
    errors: &mut usize,
) {
    match done {
        Some(Ok(Ok(player))) => seated.push(player),
        Some(Ok(Err(Failed(why)))) => {
            tracing::warn!(why, "a player does not come in");
            *errors += 1;
        }
        Some(Err(_)) => *errors += 1,
        None => {}
    }
}

fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}

/// Host with its port, and code, of a link such as `http://10.0.0.5:7300/j/BCDFGH`.
fn parts(link: &str) -> Option<(String, String)> {
    let rest = link.strip_prefix("http://")?;
    let (host, path) = rest.split_once('/')?;
    let code = super::keys::read_code(path.trim_end_matches('/').strip_prefix("j/")?)?;
    let host = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
    Some((host, code))
}

enum Player {
    Browser(Box<Browser>),
    Game(Box<Game>),
}

impl Player {
    async fn come(
        at: SocketAddr,
        host: String,
        code: String,
        number: usize,
        game: bool,
    ) -> Result<Self, Failed> {
        Ok(if game {
            Self::Game(Box::new(Game::come(at, &host, &code, number).await?))
        } else {
            Self::Browser(Box::new(Browser::come(at, host, code, number).await?))
        })
    }

    async fn choose(&mut self, round: usize) -> Result<(), Failed> {
        match self {
            Self::Browser(browser) => browser.choose(round).await,
            Self::Game(game) => game.choose(round).await,
        }
    }
}

/// Pages, forms and a stream.
struct Browser {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    code: String,
    cookie: String,
    news: Incoming,
    /// What of the stream has come and is not read yet.
    heard: String,
    page: String,
    sent: usize,
}

impl Browser {
    async fn come(at: SocketAddr, host: String, code: String, number: usize) -> Result<Self, Failed> {
        let mut sender = connect(at).await?;
        let form = send(&mut sender, &host, "GET", &url::join(&code), "", None).await?;
        let form = text(form).await?;
        let csrf = value(&form, "csrf").ok_or(Failed("no form to join"))?;
        let fields = [("csrf", csrf), ("name", format!("Player {number}"))];
        let joined = send(&mut sender, &host, "POST", &url::join(&code), "", Some(&fields)).await?;
        let cookie = joined.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).ok_or(Failed("no seat"))?.to_owned();
        text(joined).await?;
        let page = send(&mut sender, &host, "GET", &url::seat(&code), &cookie, None).await?;
        let page = text(page).await?;
        let mut stream = connect(at).await?;
        let news = send(&mut stream, &host, "GET", &url::seat_stream(&code), &cookie, None).await?;
        let mut browser =
            Self { sender, host, code, cookie, news: news.into_body(), heard: String::new(), page, sent: 0 };
        browser.next_page().await?;
        // Out of the briefing, to where there is something to choose.
        browser.press(&[("do", "ready".to_owned())]).await?;
        Ok(browser)
    }

    async fn choose(&mut self, round: usize) -> Result<(), Failed> {
        let card = value(&self.page, "card").ok_or(Failed("no card on the page"))?;
        let options = values(&self.page, "option");
        let option = options.get(round % 2).or(options.first()).ok_or(Failed("no option on the page"))?;
        let fields = [("do", "answer".to_owned()), ("card", card), ("option", option.clone())];
        self.press(&fields).await
    }

    /// Sends a form of the page, and waits for the page that comes of it.
    async fn press(&mut self, fields: &[(&str, String)]) -> Result<(), Failed> {
        self.sent += 1;
        let known = |name: &'static str| value(&self.page, name).ok_or(Failed("no such field"));
        let mut all = vec![
            ("csrf", known("csrf")?),
            ("command", format!("swarm-{}", self.sent)),
            ("round", known("round")?),
            ("phase", known("phase")?),
        ];
        all.extend(fields.iter().cloned());
        let path = url::seat_do(&self.code);
        let done = send(&mut self.sender, &self.host, "POST", &path, &self.cookie, Some(&all)).await?;
        if done.status() != 200 {
            return Err(Failed("a choice was refused"));
        }
        let page = text(done).await?;
        // An answer to what was done has news; a refusal has the same page with a notice.
        if revision(&page) <= revision(&self.page) {
            return Err(Failed("a choice was refused"));
        }
        self.page = page;
        Ok(())
    }

    async fn next_page(&mut self) -> Result<(), Failed> {
        loop {
            if let Some((event, rest)) = self.heard.split_once("\n\n") {
                let main = event.starts_with("event: main");
                if main {
                    self.page = event.to_owned();
                }
                self.heard = rest.to_owned();
                if main {
                    return Ok(());
                }
                continue;
            }
            let frame = self.news.frame().await.ok_or(Failed("the stream has ended"))?;
            let data = frame.map_err(|_| Failed("the stream broke"))?.into_data().unwrap_or_default();
            self.heard.push_str(&String::from_utf8_lossy(&data));
        }
    }
}

async fn connect(at: SocketAddr) -> Result<SendRequest<Full<Bytes>>, Failed> {
    let socket = TcpStream::connect(at).await.map_err(|_| Failed("no connection"))?;
    let _ = socket.set_nodelay(true);
    let (sender, connection) =
        http1::handshake(TokioIo::new(socket)).await.map_err(|_| Failed("no connection"))?;
    tokio::spawn(connection);
    Ok(sender)
}

async fn send(
    sender: &mut SendRequest<Full<Bytes>>,
    host: &str,
    method: &str,
    path: &str,
    cookie: &str,
    fields: Option<&[(&str, String)]>,
) -> Result<Response<Incoming>, Failed> {
    let body =
        form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.unwrap_or_default()).finish();
    let mut request = Request::builder().method(method).uri(path).header("host", host);
    if !cookie.is_empty() {
        request = request.header("cookie", cookie);
    }
    if fields.is_some() {
        request =
            request.header("content-type", "application/x-www-form-urlencoded").header("hx-request", "true");
    }
    let request = request.body(Full::new(Bytes::from(body))).map_err(|_| Failed("no request"))?;
    sender.ready().await.map_err(|_| Failed("the connection broke"))?;
    sender.send_request(request).await.map_err(|_| Failed("no answer"))
}

async fn text(response: Response<Incoming>) -> Result<String, Failed> {
    let body = response.into_body().collect().await.map_err(|_| Failed("half an answer"))?;
    Ok(String::from_utf8_lossy(&body.to_bytes()).into_owned())
}

/// How new a page is.
fn revision(page: &str) -> u64 {
    let from = page.split("data-revision=\"").nth(1).and_then(|rest| rest.split('"').next());
    from.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The value of the first field of a name on a page.
fn value(page: &str, name: &str) -> Option<String> {
    values(page, name).into_iter().next()
}

/// The values of all fields of a name up to where fields of another card begin.
fn values(page: &str, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\" value=\"");
    let parts = page.split(&mark).skip(1);
    parts.filter_map(|part| part.split('"').next()).map(str::to_owned).collect()
}

/// A socket, as the game has it.
struct Game {
    socket: WebSocketStream<TcpStream>,
    at: Stamp,
    card: Id,
    options: Vec<Id>,
    revision: u64,
    sent: usize,
}

impl Game {
    async fn come(at: SocketAddr, host: &str, code: &str, number: usize) -> Result<Self, Failed> {
        let request = format!("ws://{host}/ws/{code}").into_client_request();
        let request = request.map_err(|_| Failed("no request"))?;
        let socket = TcpStream::connect(at).await.map_err(|_| Failed("no connection"))?;
        let _ = socket.set_nodelay(true);
        let (socket, _) = client_async(request, socket).await.map_err(|_| Failed("no socket"))?;
        let stamp = Stamp { round: 1, phase: Phase::Briefing };
        let (card, options) = (Id::from("none"), Vec::new());
        let mut game = Self { socket, at: stamp, card, options, revision: 0, sent: 0 };
        let by = Entry::Join { name: format!("Player {number}"), group: None };
        game.say(&ToHost::Hello { wire: WIRE_VERSION, by }).await?;
        game.next_view().await?;
        game.act(Act::Ready).await?;
        Ok(game)
    }

    async fn choose(&mut self, round: usize) -> Result<(), Failed> {
        let option = self.options.get(round % 2).or(self.options.first()).ok_or(Failed("no option"))?.clone();
        self.act(Act::Play(MoveById::Answer { card: self.card.clone(), option })).await
    }

    async fn act(&mut self, act: Act) -> Result<(), Failed> {
        self.sent += 1;
        self.say(&ToHost::Do { id: format!("swarm-{}", self.sent), at: Some(self.at), act }).await?;
        self.next_view().await
    }

    async fn say(&mut self, said: &ToHost) -> Result<(), Failed> {
        let text = serde_json::to_string(said).map_err(|_| Failed("nothing to say"))?;
        self.socket.send(Frame::text(text)).await.map_err(|_| Failed("the socket broke"))
    }

    async fn next_view(&mut self) -> Result<(), Failed> {
        loop {
            let frame =
                self.socket.next().await.and_then(Result::ok).ok_or(Failed("the socket has ended"))?;
            let Frame::Text(text) = frame else { continue };
            match serde_json::from_str(&text).map_err(|_| Failed("not understood"))? {
                ToSeat::View { view, .. } if view.frame.revision > self.revision => {
                    self.revision = view.frame.revision;
                    self.at = view.frame.at;
                    let card = view.leader().and_then(|leader| leader.cards.first());
                    if let Some(card) = card {
                        self.card = card.id.clone();
                        self.options = card.options.iter().map(|option| option.id.clone()).collect();
                    }
                    return Ok(());
                }
                ToSeat::Refused { .. } => return Err(Failed("a choice was refused")),
                ToSeat::Bye { .. } => return Err(Failed("sent away")),
                _ => {}
            }
        }
    }
}

/// The host's process, where it runs on this machine and the system tells about processes.
struct Server {
    process: u32,
}

impl Server {
    /// Who listens on a port: by the socket's number among the open files of all processes.
    fn find(port: u16) -> Option<Self> {
        let mark = format!(":{port:04X}");
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(std::fs::read_to_string);
        let listening = tables.iter().flatten().flat_map(|table| table.lines()).find_map(|line| {
            let parts: Vec<&str> = line.split_whitespace().collect();
            let listens = parts.get(1)?.ends_with(&mark) && *parts.get(3)? == "0A";
            listens.then(|| parts.get(9).map(|inode| format!("socket:[{inode}]")))?
        })?;
        let numbers = std::fs::read_dir("/proc").ok()?.flatten();
        let mut processes = numbers.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let process = processes.find(|process| {
            let files = std::fs::read_dir(format!("/proc/{process}/fd")).into_iter().flatten().flatten();
            let mut links = files.filter_map(|file| std::fs::read_link(file.path()).ok());
            links.any(|link| link.to_str() == Some(&listening))
        })?;
        Some(Self { process })
    }

    /// Time of the processor so far, in milliseconds.
    fn used(&self) -> Option<f64> {
        // In nanoseconds, summed over the threads: the process's own file counts in hundredths of a second.
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.process)).ok()?.flatten();
        let nanos = tasks.filter_map(|task| {
            let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<u64>().ok()
        });
        Some(nanos.sum::<u64>() as f64 / 1e6)
    }

    /// Memory, in MiB.
    fn resident(&self) -> Option<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.process)).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
    }
}
