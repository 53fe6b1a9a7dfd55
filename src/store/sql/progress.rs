//! How far a session is kept, and who waits for that.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{mpsc, oneshot};

use super::What;

/// What is done once a change is kept, or once it is sure that it never will be.
type Then = Box<dyn FnOnce(bool) + Send>;

/// How far a session is kept. Changes of a session count from 1.
#[derive(Default)]
pub struct Progress(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    changes: u64,
    broken: bool,
    /// Who waits, by the change waited for: a commit wakes those whose change it was, and nobody else.
    then: BTreeMap<u64, Vec<Then>>,
}

impl Progress {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Number of the last change that is on the disk.
    pub fn changes(&self) -> u64 {
        self.inner().changes
    }

    /// Whether writing has failed for good: what came after is not kept, and must not be shown to anybody.
    pub fn is_broken(&self) -> bool {
        self.inner().broken
    }

    /// Does something as soon as a change is on the disk, or is known never to be; at once if that is so already.
    /// It must not take long, nor wait: everybody else's changes stand behind it.
    pub fn then(&self, change: u64, then: impl FnOnce(bool) + Send + 'static) {
        let mut inner = self.inner();
        let kept = inner.changes >= change;
        if kept || inner.broken {
            drop(inner);
            then(kept);
        } else {
            inner.then.entry(change).or_default().push(Box::new(then));
        }
    }

    /// Waits until a change is on the disk; false if it never will be.
    pub async fn kept(&self, change: u64) -> bool {
        {
            let inner = self.inner();
            if inner.changes >= change || inner.broken {
                return inner.changes >= change;
            }
        }
        let (tell, told) = oneshot::channel();
        self.then(change, |kept| {
            // Whoever has gone needs no answer.
            let _ = tell.send(kept);
        });
        told.await.unwrap_or(false)
    }

    /// Everything up to a change is on the disk.
    pub(super) fn tell(&self, change: u64) {
        let done = {
            let mut inner = self.inner();
            if inner.broken || inner.changes >= change {
                return;
            }
            inner.changes = change;
            let later = inner.then.split_off(&(change + 1));
            std::mem::replace(&mut inner.then, later)
        };
        done.into_values().flatten().for_each(|then| then(true));
    }

    /// Nothing more will be on the disk.
    pub(super) fn give_up(&self) {
        let done = {
            let mut inner = self.inner();
            inner.broken = true;
            std::mem::take(&mut inner.then)
        };
        done.into_values().flatten().for_each(|then| then(false));
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.inner();
        f.debug_struct("Progress").field("changes", &inner.changes).field("broken", &inner.broken).finish()
    }
}

/// A change with the session that it belongs to and who waits for it.
#[derive(Debug)]
pub struct Change {
    /// Id of the session.
    pub session: Arc<str>,
    /// What.
    pub what: Vec<What>,
    /// Its number among those of the session.
    pub number: u64,
    /// Told once it is kept.
    pub progress: Arc<Progress>,
}

/// What the task that writes is asked for.
#[derive(Debug)]
pub(super) enum Job {
    /// To write a change.
    Write(Change),
    /// To take a session over for this host.
    Take(Take),
}

/// A session to be taken over.
#[derive(Debug)]
pub(super) struct Take {
    pub session: Arc<str>,
    /// Which host has had it.
    pub from: String,
    /// Which has it from now on.
    pub by: String,
    pub done: oneshot::Sender<bool>,
}

/// A place in the queue, held before anything is changed, so that nothing is changed that finds no place.
#[derive(Debug)]
pub struct Permit(pub(super) mpsc::OwnedPermit<Job>);

impl Permit {
    /// Hands a change over.
    pub fn send(self, change: Change) {
        self.0.send(Job::Write(change));
    }
}
