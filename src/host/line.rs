//! Connections of one seat: who is there, what wakes them, and what of a page they have already.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
};

use tokio::sync::watch;

use super::{
    guard::Bucket,
    house::{AWAY_MS, READING_MS},
    news::Drawn,
    room::now_ms,
};

/// The connections of one seat.
#[derive(Debug)]
pub(super) struct Line {
    wake: watch::Sender<u64>,
    links: AtomicUsize,
    seen_ms: AtomicU64,
    /// Whether the page that was asked for last has not opened a stream: it may have no scripts.
    bare: AtomicBool,
    commands: Mutex<Bucket>,
    pages: Mutex<BTreeMap<String, Page>>,
    /// What the seat's page was last drawn from, as long as somebody looks at it.
    drawn: Mutex<Option<Drawn>>,
}

/// A page that is open, with a stream of its own.
#[derive(Debug, Default)]
struct Page {
    streams: usize,
    /// Forms under way whose answers have the news in them.
    forms: usize,
    /// The latest news that a form was answered with, by the view's revision.
    answered: Option<u64>,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            wake: watch::Sender::new(0),
            links: AtomicUsize::new(0),
            seen_ms: AtomicU64::new(now_ms()),
            bare: AtomicBool::new(false),
            commands: Mutex::new(Bucket::of_commands()),
            pages: Mutex::default(),
            drawn: Mutex::default(),
        }
    }
}

impl Line {
    /// Whether anybody is connected, or was heard of lately. Moments are in milliseconds since 1970.
    pub fn there(&self, now_ms: u64) -> bool {
        let patience = if self.bare.load(Ordering::Relaxed) { READING_MS } else { AWAY_MS };
        self.links() > 0 || self.seen_ms.load(Ordering::Relaxed) + patience >= now_ms
    }

    /// Notes that a whole page was asked for: until it opens a stream nobody knows whether it will.
    pub fn turned(&self) {
        self.bare.store(true, Ordering::Relaxed);
    }

    /// Notes that the seat was heard of.
    pub fn seen(&self) {
        self.seen_ms.store(now_ms(), Ordering::Relaxed);
    }

    /// Connections now.
    pub fn links(&self) -> usize {
        self.links.load(Ordering::Relaxed)
    }

    /// Whether anybody wants to be told.
    pub fn is_heard(&self) -> bool {
        self.wake.receiver_count() > 0
    }

    /// Tells every connection that there may be something new.
    pub fn wake(&self) {
        self.wake.send_modify(|count| *count += 1);
    }

    /// Whether the seat has not sent more than anybody can press.
    pub fn may_send(&self) -> bool {
        self.commands.lock().unwrap_or_else(PoisonError::into_inner).take(now_ms())
    }

    /// What the seat's page was last drawn from.
    pub fn drawn(&self) -> MutexGuard<'_, Option<Drawn>> {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pages(&self) -> MutexGuard<'_, BTreeMap<String, Page>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A live connection of a seat: as long as there is one, somebody is there.
#[derive(Debug)]
pub struct Linked {
    line: Arc<Line>,
    /// The page that it is for, by the name that the page has given itself.
    page: Option<String>,
}

impl Linked {
    pub(super) fn new(line: Arc<Line>, page: Option<String>) -> Self {
        line.links.fetch_add(1, Ordering::Relaxed);
        line.bare.store(false, Ordering::Relaxed);
        if let Some(page) = &page {
            line.pages().entry(page.clone()).or_default().streams += 1;
        }
        Self { line, page }
    }

    /// Told whenever there may be something new to see.
    pub fn wakes(&self) -> watch::Receiver<u64> {
        self.line.wake.subscribe()
    }

    fn of_page<T>(&self, found: impl FnOnce(&Page) -> T) -> Option<T> {
        Some(found(self.line.pages().get(self.page.as_ref()?)?))
    }

    /// Whether a form of the page that this connection is for is under way, and will be answered with the news.
    pub fn is_answered(&self) -> bool {
        self.of_page(|page| page.forms > 0).unwrap_or(false)
    }

    /// What the page has from the answer to a form, by the view's revision.
    pub fn answered(&self) -> Option<u64> {
        self.of_page(|page| page.answered).flatten()
    }

    /// Connections of the seat, this one included.
    pub fn links(&self) -> usize {
        self.line.links()
    }
}

impl Drop for Linked {
    fn drop(&mut self) {
        self.line.seen();
        if let Some(name) = &self.page {
            let mut pages = self.line.pages();
            if let Some(page) = pages.get_mut(name) {
                page.streams -= 1;
                if page.streams == 0 {
                    pages.remove(name);
                }
            }
        }
        if self.line.links.fetch_sub(1, Ordering::Relaxed) == 1 {
            *self.line.drawn() = None;
        }
    }
}

/// A form under way from a page whose script takes the news with the answer: the page's stream keeps still meanwhile.
/// If it comes to nothing, because whoever sent it has gone, the stream goes on.
#[derive(Debug)]
pub struct Answering {
    line: Arc<Line>,
    page: String,
}

impl Answering {
    pub(super) fn new(line: Arc<Line>, page: String) -> Self {
        if let Some(page) = line.pages().get_mut(&page) {
            page.forms += 1;
        }
        Self { line, page }
    }

    /// It is answered with the news up to a revision.
    pub fn with(self, revision: u64) {
        if let Some(page) = self.line.pages().get_mut(&self.page) {
            page.answered = page.answered.max(Some(revision));
        }
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        let streams = match self.line.pages().get_mut(&self.page) {
            // The page may have opened its stream after the form was sent.
            Some(page) => {
                page.forms = page.forms.saturating_sub(1);
                page.streams
            }
            None => 0,
        };
        if streams > 0 {
            self.line.wake();
        }
    }
}
