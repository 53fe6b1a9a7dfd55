//! Simulated players, for load and rehearsal: four of five are browsers as far as the host can tell (pages, forms, a
//! stream of news), the fifth speaks as the game does.
//!
//! In a round every seat sends one choice and waits for the view that has it. What is measured is the time between the
//! two, and what the host took of the processor meanwhile, where it runs on the same machine. With `week` everybody then
//! goes on at once to where the week plays out, from there to where it says why, where browsers open one ledger more, and every browser looks the team up.

mod player;
mod server;

use std::{
    future::Future,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use serde::Serialize;
use tokio::{
    net::{TcpStream, lookup_host},
    sync::{Barrier, Mutex},
    task::JoinSet,
    time::timeout,
};

use super::pages::url;
use crate::terms::Message;
use player::{Browser, Game};
use server::Server;

/// Of so many players one speaks as the game does.
const GAMES_ONE_IN: usize = 5;
/// Players that come in at once; a class does not come through the door in one.
const DOOR: usize = 16;
/// How long a player waits for an answer, in seconds.
const PATIENCE_SECONDS: u64 = 30;
/// The document's name and version.
pub const FORMAT: &str = "footlights.swarm/1";

/// What a swarm does.
#[derive(Clone, Debug)]
pub struct Swarming {
    /// The link to join a session by, or the host's own link to begin sessions with.
    pub link: String,
    /// Sessions that are begun; one where the link is that of a session.
    pub sessions: usize,
    /// The scenario of sessions that are begun, by its id; the first that the host has where none is named.
    pub scenario: Option<String>,
    /// Players in each.
    pub players: usize,
    /// Rounds: in each every player sends one choice and waits for the view that has it.
    pub rounds: usize,
    /// Whether everybody then goes on at once to where the week plays out, and from there to where it says why.
    pub week: bool,
}

/// What is measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Sessions.
    pub sessions: usize,
    /// Players that came in, over all sessions.
    pub players: usize,
    /// Rounds.
    pub rounds: usize,
    /// Players or answers that failed.
    pub errors: usize,
    /// The rounds.
    #[serde(flatten)]
    pub choices: Measured,
    /// The play-out of a week for everybody at once, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<Measured>,
    /// From there to where it says why, everybody at once; browsers open one ledger more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Measured>,
    /// To the page about the team and back, every browser at once. A game has all of that with its view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Measured>,
    /// Memory of the host at the end, in MiB; none where it runs elsewhere.
    pub server_mib: Option<f64>,
}

/// Times from something sent to the view that has it, and what they took.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measured {
    /// In milliseconds: of half of all it was shorter.
    pub p50_ms: f64,
    /// Of 95 in a hundred.
    pub p95_ms: f64,
    /// Of 99 in a hundred.
    pub p99_ms: f64,
    /// Time of the processor that the host took for a round, in milliseconds; none where it runs elsewhere.
    pub server_ms_per_round: Option<f64>,
}

/// Why there is no swarm.
#[derive(Debug, thiserror::Error)]
pub enum SwarmError {
    /// The link is none to join by or to begin with, or an encrypted one.
    #[error("not a link to join by: {0}")]
    Link(String),
    /// The host begins no session.
    #[error("the host begins no session: {0}")]
    Begin(&'static str),
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
            Self::Begin(_) => Message::new("swarm-begin"),
            Self::Connect { at, error } => {
                Message::new("swarm-connect").with("at", at.as_str()).with("why", error.to_string())
            }
        }
    }
}

/// A player that cannot go on.
#[derive(Debug)]
struct Failed(&'static str);

/// Plays.
///
/// # Errors
/// See [`SwarmError`]. Players that fail later are counted.
pub async fn swarm(wanted: &Swarming) -> Result<Report, SwarmError> {
    let link = Link::read(&wanted.link).ok_or_else(|| SwarmError::Link(wanted.link.clone()))?;
    let connect = |error| SwarmError::Connect { at: link.host.clone(), error };
    let at = lookup_host(&link.host).await.map_err(connect)?.next();
    let at = at.ok_or_else(|| SwarmError::Link(wanted.link.clone()))?;
    TcpStream::connect(at).await.map_err(connect)?;
    let codes = match link.to {
        To::Session(code) => vec![code],
        To::Begin(path) => {
            let mut codes = Vec::new();
            for _ in 0..wanted.sessions {
                let begun = begin(at, &link.host, &path, wanted.scenario.as_deref()).await;
                codes.push(begun.map_err(|Failed(why)| SwarmError::Begin(why))?);
            }
            codes
        }
    };
    let (seated, mut errors) = come(at, &link.host, &codes, wanted.players).await;
    let players = seated.len();
    let server = Server::find(at.port());
    let (choices, failed) = together(&server, &seated, wanted.rounds, |player, round| {
        Box::pin(async move { player.choose(round).await })
    })
    .await;
    errors += failed;
    let (mut week, mut why, mut team) = (None, None, None);
    if wanted.week {
        // To where attention is spent; what follows is the week, and why.
        let ready: Does = |player, _| Box::pin(async move { player.ready().await });
        let ask: Does = |player, _| Box::pin(async move { player.ask_why().await });
        for (measured, does) in [(&mut None, ready), (&mut week, ready), (&mut why, ask)] {
            let (found, failed) = together(&server, &seated, 1, does).await;
            *measured = Some(found);
            errors += failed;
        }
        let mut browsers = Vec::new();
        for seat in &seated {
            if matches!(*seat.lock().await, Player::Browser(_)) {
                browsers.push(seat.clone());
            }
        }
        let look: Does = |player, _| Box::pin(async move { player.look_up_team().await });
        let (found, failed) = together(&server, &browsers, 1, look).await;
        team = Some(found);
        errors += failed;
    }
    let server_mib = server.as_ref().and_then(Server::resident);
    let (sessions, rounds) = (codes.len(), wanted.rounds);
    Ok(Report { format: FORMAT, sessions, players, rounds, errors, choices, week, why, team, server_mib })
}

/// Lets players in, a few at a time; how many did not come in.
async fn come(at: SocketAddr, host: &str, codes: &[String], players: usize) -> (Vec<Seat>, usize) {
    let (mut seated, mut errors) = (Vec::new(), 0);
    let mut coming: JoinSet<Result<Player, Failed>> = JoinSet::new();
    let mut take = |done: Option<Result<Result<Player, Failed>, tokio::task::JoinError>>| match done {
        Some(Ok(Ok(player))) => seated.push(Arc::new(Mutex::new(player))),
        Some(Ok(Err(Failed(why)))) => {
            tracing::warn!(why, "a player does not come in");
            errors += 1;
        }
        Some(Err(_)) => errors += 1,
        None => {}
    };
    for number in 0..players {
        for code in codes {
            if coming.len() >= DOOR {
                take(coming.join_next().await);
            }
            let (host, code) = (host.to_owned(), code.clone());
            coming.spawn(async move {
                let game = number % GAMES_ONE_IN == GAMES_ONE_IN - 1;
                let come = Player::come(at, host, code, number, game);
                let patience = Duration::from_secs(PATIENCE_SECONDS);
                timeout(patience, come).await.unwrap_or(Err(Failed("late at the door")))
            });
        }
    }
    while let Some(done) = coming.join_next().await {
        take(Some(done));
    }
    (seated, errors)
}

type Seat = Arc<Mutex<Player>>;
type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), Failed>> + Send + 'a>>;
/// What a player does in a round.
type Does = for<'a> fn(&'a mut Player, usize) -> Doing<'a>;

/// Lets all players do the same at the same time, a few times over; what it took, and how often it failed.
async fn together(server: &Option<Server>, seated: &[Seat], rounds: usize, what: Does) -> (Measured, usize) {
    let failed = Arc::new(AtomicUsize::new(0));
    let start = Arc::new(Barrier::new(seated.len().max(1)));
    let before = server.as_ref().and_then(Server::used);
    let mut playing = JoinSet::new();
    for player in seated {
        let (player, start, failed) = (player.clone(), start.clone(), failed.clone());
        playing.spawn(async move {
            let mut player = player.lock().await;
            let mut times = Vec::with_capacity(rounds);
            for round in 0..rounds {
                start.wait().await;
                let begun = Instant::now();
                let done = timeout(Duration::from_secs(PATIENCE_SECONDS), what(&mut player, round)).await;
                match done.unwrap_or(Err(Failed("no view"))) {
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
    let measured = Measured {
        p50_ms: percentile(&times, 50),
        p95_ms: percentile(&times, 95),
        p99_ms: percentile(&times, 99),
        server_ms_per_round: used.map(|(before, after)| (after - before) / rounds.max(1) as f64),
    };
    (measured, failed.load(Ordering::Relaxed))
}

fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}

/// A link such as `http://10.0.0.5:7300/j/BCDFGH`, or one that sessions are begun with.
struct Link {
    /// Host with its port.
    host: String,
    to: To,
}

enum To {
    /// A session, by its code.
    Session(String),
    /// The page where sessions are begun, by its path with the secret.
    Begin(String),
}

impl Link {
    fn read(link: &str) -> Option<Self> {
        let rest = link.strip_prefix("http://")?;
        let (host, path) = rest.trim_end_matches('/').split_once('/')?;
        let to = match path.split_once('/')? {
            ("j", code) => To::Session(super::keys::read_code(code)?),
            ("start", _) => To::Begin(format!("/{path}")),
            _ => return None,
        };
        let host = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
        Some(Self { host, to })
    }
}

/// Begins a session with the host's own link, as a person would: its page, its form. The code of the session.
async fn begin(at: SocketAddr, host: &str, path: &str, scenario: Option<&str>) -> Result<String, Failed> {
    let mut sender = player::connect(at).await?;
    let given = player::send(&mut sender, host, "GET", path, "", None).await?;
    let cookie = player::cookie(&given).ok_or(Failed("the link to begin with is not known"))?;
    player::text(given).await?;
    let page = player::send(&mut sender, host, "GET", url::START, &cookie, None).await?;
    let page = player::text(page).await?;
    let known = |name: &str| player::value(&page, name).ok_or(Failed("no form to begin with"));
    let fields = [
        ("csrf", known("csrf")?),
        ("scenario", scenario.map_or_else(|| known("scenario"), |id| Ok(id.to_owned()))?),
        ("mode", "league".to_owned()),
        ("length", "full".to_owned()),
        ("pacing", "own".to_owned()),
    ];
    let begun = player::send(&mut sender, host, "POST", url::START, &cookie, Some(&fields)).await?;
    let place = begun.headers().get("location").and_then(|place| place.to_str().ok());
    let code = place.and_then(|place| place.split('/').nth(2)).map(str::to_owned);
    player::text(begun).await?;
    code.ok_or(Failed("no session was begun"))
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

    async fn ready(&mut self) -> Result<(), Failed> {
        match self {
            Self::Browser(browser) => browser.ready().await,
            Self::Game(game) => game.ready().await,
        }
    }

    async fn ask_why(&mut self) -> Result<(), Failed> {
        match self {
            Self::Browser(browser) => browser.ask_why().await,
            // A game has every ledger with its view.
            Self::Game(game) => game.ready().await,
        }
    }

    async fn look_up_team(&mut self) -> Result<(), Failed> {
        match self {
            Self::Browser(browser) => browser.look_up_team().await,
            Self::Game(_) => Ok(()),
        }
    }
}
