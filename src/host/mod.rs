//! The host: sessions over a network, for the game and for any browser.
//!
//! [`start`] opens the store and the door; everything that comes in goes through a [`room::Room`] of the [`hall::Hall`].
//! `routes/` answers requests, `pages/` draws, `forms` reads what pages send, what a game speaks is [`crate::wire`].

pub mod debriefs;
pub mod forms;
pub mod guard;
pub mod hall;
mod house;
pub mod keys;
pub mod line;
mod listen;
pub mod news;
pub mod open;
pub mod pages;
pub mod qr;
pub mod room;
mod routes;
pub mod seats;
pub mod swarm;

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    thread,
};

use axum::http::uri::Authority;
use tokio::sync::{Semaphore, watch};

use crate::{
    content::{Content, Unavailable},
    session::{HeadError, JournalError, ReplayError},
    sim::Evidence,
    store::{
        Hold,
        sql::{Place, SqlError, Store},
    },
    terms::Message,
    words::Words,
};
pub use open::{Opened, Opening, ROOMS_MAX};

/// The port that a host listens on if it is free; else one of the next, or any.
pub const PORT: u16 = 7_300;
/// So many ports after [`PORT`] are tried before the system chooses one.
const PORTS_TRIED: u16 = 20;

/// What a host is started with.
#[derive(Debug)]
pub struct Config {
    /// What is shipped.
    pub content: Content,
    /// The words of its pages.
    pub words: Words,
    /// Folder for everything that is kept on this machine.
    pub data: PathBuf,
    /// Where sessions are kept.
    pub store: Place,
    /// Where it listens. Without a port, the first that is free from [`PORT`] on.
    pub listen: Listen,
    /// The address that people reach it by, if it is not its own: scheme, host and port, without a path.
    pub public: Option<String>,
    /// Certificate and key, both as PEM, if it speaks TLS.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// Whether it is for one person at this machine: sessions are Solo, and nobody runs them.
    pub alone: bool,
}

/// Where a host listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listen {
    /// The address; unspecified for all of them.
    pub ip: IpAddr,
    /// The port; none for a free one.
    pub port: Option<u16>,
}

/// Why a host cannot start, or not open a session.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// The store.
    #[error(transparent)]
    Store(#[from] SqlError),
    /// What is shipped, or was named, cannot be had.
    #[error(transparent)]
    Content(#[from] Unavailable),
    /// The head of a session cannot be played.
    #[error(transparent)]
    Head(#[from] HeadError),
    /// A kept journal is damaged.
    #[error("{0}")]
    Journal(JournalError),
    /// A kept journal cannot be played again.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// A room refuses.
    #[error(transparent)]
    Room(#[from] room::RoomError),
    /// No keys can be drawn.
    #[error(transparent)]
    NoLuck(#[from] keys::NoLuck),
    /// A mode that cannot be hosted yet.
    #[error("not in this mode")]
    Mode,
    /// As many sessions are open as can be.
    #[error("{ROOMS_MAX} sessions are open")]
    Full,
    /// Another program has the session open.
    #[error("held elsewhere")]
    Held,
    /// It was stopped in the middle.
    #[error("stopped")]
    Stopped,
    /// The findings cannot be read.
    #[error("evidence: {0}")]
    Evidence(String),
    /// Nobody can be listened to there.
    #[error("{at}: {error}")]
    Listen {
        /// Where.
        at: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// Certificate or key cannot be used.
    #[error("{path}: {why}")]
    Tls {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The public address is none.
    #[error("not an address: {0}")]
    Public(String),
    /// The data folder cannot be written.
    #[error("{path}: {error}")]
    Data {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
}

impl HostError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Content(error) => error.message.clone(),
            Self::Head(error) => error.message(),
            Self::Journal(_) => Message::new("host-journal-damaged"),
            Self::Replay(error) => error.message(),
            Self::Room(error) => error.message(),
            Self::NoLuck(_) => Message::new("host-no-luck"),
            Self::Mode => Message::new("host-mode-later"),
            Self::Full => Message::new("host-full").with("most", ROOMS_MAX),
            Self::Held => Message::new("host-held"),
            Self::Stopped => Message::new("host-stopped"),
            Self::Evidence(why) => {
                Message::new("session-unusable").with("file", "evidence").with("why", why.as_str())
            }
            Self::Listen { at, error } => {
                Message::new("host-no-listen").with("at", at.as_str()).with("why", error.to_string())
            }
            Self::Tls { path, why } => {
                Message::new("host-no-tls").with("path", path.display().to_string()).with("why", why.as_str())
            }
            Self::Public(url) => Message::new("host-no-public").with("url", url.as_str()),
            Self::Data { path, error } => Message::new("store-io")
                .with("path", path.display().to_string())
                .with("why", error.to_string()),
        }
    }
}

/// What all requests share.
#[derive(Debug)]
pub struct Host {
    /// The rooms.
    pub hall: Arc<Hall>,
    /// Where they are kept.
    pub store: Store,
    /// What debriefs are made with; the words of the pages are among it.
    pub maker: Arc<debriefs::Maker>,
    pub(crate) content: Content,
    pub(crate) data: PathBuf,
    hold: Hold,
    /// Whether it speaks TLS, so that cookies are for that alone.
    secure: bool,
    public: Option<String>,
    /// Where it listens.
    at: SocketAddr,
    alone: bool,
    wrong: guard::Wrong,
    /// Says that it stops.
    stopping: watch::Receiver<bool>,
    stop: watch::Sender<bool>,
    /// Goes with the forms of who has no key yet.
    door: keys::Secret,
    /// What the link has with which sessions are begun.
    key: keys::Secret,
}

use hall::Hall;

impl Host {
    /// The words of the pages.
    pub fn words(&self) -> &Arc<Words> {
        &self.maker.words
    }

    /// Begins to stop: nothing more is taken in.
    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// The address that people are told first: scheme, host and port.
    pub fn base(&self) -> String {
        self.public.clone().or_else(|| self.addresses().into_iter().next()).unwrap_or_default()
    }

    /// Every address that the host can be reached by, as far as it knows, the likeliest first.
    pub fn addresses(&self) -> Vec<String> {
        let scheme = if self.secure { "https" } else { "http" };
        let port = self.at.port();
        let url = |ip: IpAddr| format!("{scheme}://{}", SocketAddr::new(ip, port));
        let mut all: Vec<String> = self.public.iter().cloned().collect();
        if self.at.ip().is_unspecified() {
            all.extend(listen::own_addresses(self.at.is_ipv6()).into_iter().map(url));
        } else {
            all.push(url(self.at.ip()));
        }
        all
    }

    /// The link with which sessions are begun. It is a secret.
    pub fn start_link(&self) -> String {
        format!("{}/start/{}", self.base(), self.key.text())
    }
}

impl Opened {
    /// The link for those who join.
    pub fn join_link(&self, base: &str) -> String {
        format!("{base}/j/{}", self.room.code)
    }

    /// The link for who runs the session, or sits in its one seat. It is a secret.
    pub fn secret_link(&self, base: &str) -> String {
        let place = if self.facilitated { "f" } else { "s" };
        format!("{base}/{place}/{}/{}", self.room.code, self.link.text())
    }
}

/// A host that runs.
#[derive(Debug)]
pub struct Running {
    /// What all requests share.
    pub host: Arc<Host>,
    done: tokio::task::JoinHandle<()>,
}

impl Running {
    /// Where it listens.
    pub fn at(&self) -> SocketAddr {
        self.host.at
    }

    /// Waits until somebody has asked the host to stop.
    pub async fn asked_to_stop(&self) {
        listen::stopping(&mut self.host.stopping.clone()).await;
    }

    /// Stops taking anything in, and waits until what is under way is done.
    pub async fn stop(self) {
        self.host.stop();
        let _ = self.done.await;
        self.host.store.clone().close().await;
    }
}

/// Starts a host in the runtime that this is called in.
///
/// # Errors
/// See [`HostError`].
pub async fn start(config: Config) -> Result<Running, HostError> {
    let Config { content, words, data, store, listen, public, tls, alone } = config;
    let public = public.map(|url| base_of(&url)).transpose()?;
    let evidence = Evidence::from_ron(&content.model("evidence")?.text)
        .map_err(|error| HostError::Evidence(error.to_string()))?;
    let tls = tls.map(|(cert, key)| listen::tls(&cert, &key)).transpose()?;
    let store = Store::open(&store).await?;
    let hold = Hold::take(&data, keys::fresh_id()?)
        .map_err(|error| HostError::Data { path: data.clone(), error })?;
    let (listener, at) = listen::bind(listen)?;
    // Two sockets for each browser come to more than most systems allow at first.
    let _ = rlimit::increase_nofile_limit(guard::FILES);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let maker = debriefs::Maker { words: Arc::new(words), evidence, busy: Semaphore::new(cores) };
    let (stop, stopped) = watch::channel(false);
    let host = Arc::new(Host {
        hall: Arc::new(Hall::default()),
        store,
        maker: Arc::new(maker),
        content,
        data,
        hold,
        secure: tls.is_some() || public.as_ref().is_some_and(|url| url.starts_with("https://")),
        public,
        at,
        alone,
        wrong: guard::Wrong::default(),
        stopping: stopped.clone(),
        stop,
        door: keys::Secret::draw()?,
        key: keys::Secret::draw()?,
    });
    tokio::spawn(house::keep(Arc::downgrade(&host.hall)));
    let done = tokio::spawn(listen::serve(listener, tls, routes::router(host.clone()), stopped));
    Ok(Running { host, done })
}

/// Scheme, host and port of an address that somebody gave, without what stands behind.
fn base_of(url: &str) -> Result<String, HostError> {
    let bad = || HostError::Public(url.to_owned());
    let (scheme, rest) = url.trim_end_matches('/').split_once("://").ok_or_else(bad)?;
    let known = scheme == "http" || scheme == "https";
    if !known || rest.parse::<Authority>().is_err() { Err(bad()) } else { Ok(format!("{scheme}://{rest}")) }
}
