//! The log: to stderr as loud as `-v` and `-q` say, and to a file with `--log`.

use std::{
    fs::OpenOptions,
    io::{self, IsTerminal},
    sync::Mutex,
};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{Layer, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use super::{Global, Trouble, context};
use crate::terms::Message;

/// Starts the log of this process.
pub(super) fn start(global: &Global) -> anyhow::Result<()> {
    let loud = match (global.quiet, global.verbose) {
        (true, _) => LevelFilter::ERROR,
        (false, 0) => LevelFilter::WARN,
        (false, 1) => LevelFilter::INFO,
        (false, 2) => LevelFilter::DEBUG,
        (false, _) => LevelFilter::TRACE,
    };
    let terminal = io::stderr().is_terminal();
    let person = fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(terminal && !context::no_color())
        .without_time()
        .with_target(global.verbose > 1)
        .with_filter(loud);
    let file = match &global.log {
        None => None,
        Some(path) => {
            let file = OpenOptions::new().create(true).append(true).open(path).map_err(|error| {
                let message = Message::new("cli-no-log").with("path", context::shown(path));
                Trouble::new(message.with("why", error.to_string())).hint(Message::new("cli-no-log-hint"))
            })?;
            // The file is read after something went wrong, so it holds more than the person was told.
            let level = loud.max(LevelFilter::INFO);
            Some(fmt::layer().with_writer(Mutex::new(file)).with_ansi(false).with_filter(level))
        }
    };
    // A second start in one process (a test) keeps the first log.
    let _ = tracing_subscriber::registry().with(person).with(file).try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "footlights starts");
    Ok(())
}
