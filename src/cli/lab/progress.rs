//! How far a long run is, on a terminal; silent anywhere else.

use std::{
    io::{self, IsTerminal, Write},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{cli::Context, terms::Message};

/// How often the line is written.
const EVERY: Duration = Duration::from_millis(200);

/// A line on stderr that says how much is done.
pub(super) struct Progress<'a> {
    context: &'a Context,
    all: u64,
    done: AtomicU64,
    /// When it was last written; none if nobody watches.
    written: Option<Mutex<Instant>>,
}

impl<'a> Progress<'a> {
    /// A line for so much work.
    pub(super) fn new(context: &'a Context, all: u64) -> Self {
        let watched = io::stderr().is_terminal() && !context.global.quiet;
        Self { context, all, done: AtomicU64::new(0), written: watched.then(|| Mutex::new(Instant::now())) }
    }

    /// So much more is done.
    pub(super) fn add(&self, more: u64) {
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        let Some(written) = &self.written else { return };
        // Whoever finds another thread writing leaves it to that one.
        let Ok(mut written) = written.try_lock() else { return };
        if written.elapsed() >= EVERY || done == self.all {
            *written = Instant::now();
            let percent = i64::try_from(done * 100 / self.all.max(1)).unwrap_or(100).min(100);
            let text = self.context.words.text(&Message::new("lab-progress").with("percent", percent));
            let _ = write!(io::stderr(), "\r\u{1b}[K{text}");
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.written.is_some() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
