//! `footlights host`: sessions for people in a room, served to browsers and games.

use std::{
    io::{self, IsTerminal, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
};

use clap::ValueEnum;
use tokio::runtime::{Builder, Runtime};

use super::{Context, Trouble};
use crate::{
    host::{self, Config, Host, HostError, Listen, Opened, Opening, Running, qr},
    session::{DropOut, Length, Mode, Pacing, TIMER_SECONDS},
    store::sql::{self, Place, SqlError},
    terms::Message,
    wire,
    words::Words,
};

/// Host a session for a room, to be joined from the game and from any browser
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is played: an id or a path; without it, the page that opens has the choice
    scenario: Option<String>,
    /// How people play together
    #[arg(long, value_enum, default_value_t = ModeArg::League)]
    mode: ModeArg,
    /// Where to listen: an address, a port, or both [default: all addresses, and the first free port from 7300 on]
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// The address that people reach the host by, if it is not its own
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Minutes for each part of a week; without it everybody has their own pace
    #[arg(long, value_name = "N", conflicts_with = "facilitated")]
    minutes: Option<u32>,
    /// The facilitator moves everybody on
    #[arg(long)]
    facilitated: bool,
    /// The author’s short cut
    #[arg(long)]
    short: bool,
    /// A certificate, as PEM, for an encrypted connection
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Its key, as PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Print what was opened as JSON, a line for each session, and nothing else
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    kept: Kept,
    /// Bring back every session that is kept
    #[arg(long, conflicts_with = "scenario")]
    resume: bool,
}

/// Where sessions are kept.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Kept {
    /// Sessions are kept in PostgreSQL and not in the data folder [env: FOOTLIGHTS_DATABASE]
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

impl Kept {
    /// The place that is meant.
    pub fn place(&self, context: &Context) -> anyhow::Result<Place> {
        let named = || std::env::var("FOOTLIGHTS_DATABASE").ok().filter(|url| !url.is_empty());
        match self.database.clone().or_else(named) {
            Some(url) => Ok(Place::Url(url)),
            None => Ok(Place::File(context.data_dir()?.join(sql::FILE))),
        }
    }
}

/// How people play together.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ModeArg {
    /// One person leads one team
    Solo,
    /// Everybody leads a team of their own, with the same luck
    League,
    /// Several lead one team together
    Council,
    /// One leads, the others are the team
    Ensemble,
}

/// Runs a host until it is stopped.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let opening = match &args.scenario {
        None => None,
        Some(named) => Some(opening(context, args, named)?),
    };
    let listen = listen(args.listen.as_deref())?;
    let config = Config {
        content: context.content.clone(),
        words: words(context)?,
        data: context.data_dir()?,
        store: args.kept.place(context)?,
        listen,
        public: args.public_url.clone(),
        tls: args.tls_cert.clone().zip(args.tls_key.clone()),
        alone: false,
    };
    let runtime = runtime()?;
    runtime.block_on(async {
        let running = host::start(config).await.map_err(Trouble::from)?;
        if args.resume {
            say_back(context, &running.host, args.json).await?;
        }
        if let Some(opening) = &opening {
            let opened = running.host.open(opening).await.map_err(Trouble::from)?;
            say_open(context, &running.host, &opened, args.json)?;
        } else if !(args.resume && args.json) {
            // The link of an earlier run opens nothing any more: its key was that run's own.
            tell(context, &Message::new("host-says-start").with("link", running.host.start_link()))?;
        }
        if !args.json {
            tell(context, &Message::new("host-says-stop"))?;
        }
        until_stopped(running).await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Hosts for one person on this machine alone, and opens their browser where they choose what to play.
pub(super) fn in_the_browser(context: &Context) -> anyhow::Result<ExitCode> {
    let config = Config {
        content: context.content.clone(),
        words: words(context)?,
        data: context.data_dir()?,
        store: Kept::default().place(context)?,
        listen: Listen { ip: Ipv4Addr::LOCALHOST.into(), port: None },
        public: None,
        tls: None,
        alone: true,
    };
    runtime()?.block_on(async {
        let running = host::start(config).await.map_err(Trouble::from)?;
        let link = running.host.start_link();
        tell(context, &Message::new("host-says-alone").with("link", link.as_str()))?;
        tell(context, &Message::new("host-says-stop"))?;
        if let Err(error) = open::that_detached(&link) {
            // The link is on the screen; somebody may open it by hand, on this machine or through a tunnel.
            tracing::info!(%error, "no browser could be opened");
        }
        until_stopped(running).await;
        Ok(ExitCode::SUCCESS)
    })
}

/// A runtime for a host, or for what looks into its store.
///
/// One thread answers everybody, and what takes long is done beside it. A choice costs some eighty microseconds: a hall
/// of three hundred keeps the thread busy for a fortieth of a second. With one per core the threads spend a quarter more,
/// and everybody waits longer, because each gives back memory that the other took, and they wait for each other there.
pub(super) fn runtime() -> io::Result<Runtime> {
    Builder::new_multi_thread().worker_threads(1).enable_all().build()
}

async fn until_stopped(running: Running) {
    #[cfg(unix)]
    let ended = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => {
                terminated.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let ended = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = ended => {}
        () = running.asked_to_stop() => {}
    }
    running.stop().await;
}

fn opening(context: &Context, args: &Args, scenario: &str) -> anyhow::Result<Opening> {
    let mode = match args.mode {
        ModeArg::Solo => Mode::Solo,
        ModeArg::League => Mode::League,
        ModeArg::Council => Mode::Council,
        ModeArg::Ensemble => Mode::Ensemble,
    };
    let pacing = match args.minutes {
        _ if args.facilitated => Pacing::Facilitated,
        None => Pacing::Own,
        Some(minutes) => {
            let (least, most) = (*TIMER_SECONDS.start(), *TIMER_SECONDS.end());
            Pacing::Timed { seconds: minutes.saturating_mul(60).clamp(least, most) }
        }
    };
    Ok(Opening {
        scenario: context.content.find_scenario(scenario)?,
        mode,
        pacing,
        length: if args.short { Length::Short } else { Length::Full },
        drop_out: DropOut::Wait,
        facilitated: true,
    })
}

/// An address, a port, or both.
fn listen(text: Option<&str>) -> anyhow::Result<Listen> {
    let everywhere = IpAddr::from(Ipv4Addr::UNSPECIFIED);
    let Some(text) = text else { return Ok(Listen { ip: everywhere, port: None }) };
    if let Ok(port) = text.parse::<u16>() {
        return Ok(Listen { ip: everywhere, port: Some(port) });
    }
    if let Ok(ip) = text.parse::<IpAddr>() {
        return Ok(Listen { ip, port: None });
    }
    match text.parse::<SocketAddr>() {
        Ok(at) => Ok(Listen { ip: at.ip(), port: Some(at.port()) }),
        Err(error) => {
            let message = Message::new("host-no-listen").with("at", text).with("why", error.to_string());
            Err(Trouble::new(message).hint(Message::new("host-no-listen-hint")).into())
        }
    }
}

/// Words of its own for the host, which outlives what the command line reads.
fn words(context: &Context) -> anyhow::Result<Words> {
    let again = Context::new(&context.global)?;
    Ok(again.words)
}

/// Everything that who starts a host has to know goes to stdout: it is what the command is for.
fn tell(context: &Context, message: &Message) -> anyhow::Result<()> {
    context.print(format!("{}\n", context.words.text(message)))
}

fn say_open(context: &Context, host: &Host, opened: &Opened, json: bool) -> anyhow::Result<()> {
    let text = |id: &'static str| Message::new(id);
    let base = host.base();
    let link = opened.join_link(&base);
    if json {
        let opened = wire::Opened {
            format: wire::OPENED_FORMAT.to_owned(),
            title: opened.title.clone(),
            code: opened.room.code.clone(),
            addresses: host.addresses(),
            join: link,
            secret: opened.secret_link(&base),
        };
        return context.print(format!("{}\n", serde_json::to_string(&opened)?));
    }
    tell(context, &text("host-says-title").with("title", opened.title.as_str()))?;
    tell(context, &text("host-says-join"))?;
    for address in host.addresses() {
        context.print(format!("  {address}\n"))?;
    }
    tell(context, &text("host-says-code").with("code", opened.room.code.as_str()))?;
    tell(context, &text("host-says-link").with("link", link.as_str()))?;
    if io::stdout().is_terminal() {
        context.print(format!("{}\n", qr::text(&link)))?;
    }
    let secret = opened.secret_link(&base);
    let whose = if opened.facilitated { "host-says-facilitator" } else { "host-says-seat" };
    tell(context, &text(whose).with("link", secret.as_str()))?;
    if !base.starts_with("https://") {
        context.talk(&text("host-says-plain"));
    }
    Ok(())
}

async fn say_back(context: &Context, host: &Host, json: bool) -> anyhow::Result<()> {
    let (back, not) = host.resume().await.map_err(Trouble::from)?;
    for (listed, error) in not {
        let message = Message::new("host-says-not-back")
            .with("title", listed.title)
            .with("code", listed.code)
            .with("why", context.words.text(&error.message()));
        // Not to be missed for a wish for quiet: somebody waits for this session.
        writeln!(io::stderr(), "{}", context.words.text(&message))?;
    }
    if !json {
        tell(context, &Message::new("host-says-back").with("count", back.len()))?;
    }
    for opened in &back {
        say_open(context, host, opened, json)?;
    }
    Ok(())
}

impl From<HostError> for Trouble {
    fn from(error: HostError) -> Self {
        let hint = match &error {
            HostError::Content(error) => error.hint.clone(),
            HostError::Listen { .. } => Some(Message::new("host-no-listen-hint")),
            HostError::Tls { .. } => Some(Message::new("host-no-tls-hint")),
            HostError::Public(_) => Some(Message::new("host-no-public-hint")),
            _ => None,
        };
        Self { message: error.message(), hint }
    }
}

impl From<SqlError> for Trouble {
    fn from(error: SqlError) -> Self {
        let hint = match &error {
            SqlError::Held { .. } => Some(Message::new("store-held-hint")),
            _ => None,
        };
        Self { message: error.message(), hint }
    }
}
