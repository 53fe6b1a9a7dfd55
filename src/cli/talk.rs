//! The log: to stderr as loud as `-v` and `-q` say, and to a file with `--log`.

use std::{
    fs::OpenOptions,
    io::{self, IsTerminal},
    sync::Mutex,
};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{Layer, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use super::{Global, Trouble, context};
use crate::terms::Message;

/// Starts the log of this process.
pub(super) fn start(global: &Global) -> anyhow::Result<()> {
    // What libraries say is of use to whoever looks for a fault, and to nobody else.
    let (loud, others) = match (global.quiet, global.verbose) {
        (true, _) => (LevelFilter::ERROR, LevelFilter::OFF),
        (false, 0) => (LevelFilter::WARN, LevelFilter::ERROR),
        (false, 1) => (LevelFilter::INFO, LevelFilter::WARN),
        (false, 2) => (LevelFilter::DEBUG, LevelFilter::INFO),
        (false, _) => (LevelFilter::TRACE, LevelFilter::DEBUG),
    };
    let own = |level| Targets::new().with_default(others).with_target("footlights", level);
    let terminal = io::stderr().is_terminal();
    let person = fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(terminal && !context::no_color())
        .without_time()
        .with_target(global.verbose > 1)
        .with_filter(own(loud));
    let file = match &global.log {
        None => None,
        Some(path) => {
            let file = OpenOptions::new().create(true).append(true).open(path).map_err(|error| {
                let message = Message::new("cli-no-log").with("path", context::shown(path));
                Trouble::new(message.with("why", error.to_string())).hint(Message::new("cli-no-log-hint"))
            })?;
            // The file is read after something went wrong, so it holds more than the person was told.
            let level = loud.max(LevelFilter::INFO);
            Some(fmt::layer().with_writer(Mutex::new(file)).with_ansi(false).with_filter(own(level)))
        }
    };
    // A second start in one process (a test) keeps the first log.
    let _ = tracing_subscriber::registry().with(person).with(file).try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "footlights starts");
    Ok(())
}
