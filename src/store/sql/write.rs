//! The one task that writes, for all sessions: whatever has come in while it was busy goes into one transaction.
//!
//! What a database refuses is tried again, longer and longer after one another, until it is taken or the host ends:
//! nothing that was handed over is dropped, and nothing is reported as kept before it is. Only a session that somebody
//! else has written to is given up, by itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use sqlx::{
    ConnectOptions, Connection, PgConnection, Row, SqliteConnection, postgres::PgConnectOptions,
    sqlite::SqliteConnectOptions,
};
use tokio::sync::{mpsc, watch};

use super::{
    KeyKind, SqlError, What, detail,
    open::{self, Way},
    progress::{Change, Job, Take},
};
use crate::terms::Message;

/// Most changes in one transaction.
const BATCH_MAX: usize = 1_024;
/// After how many milliseconds a transaction that failed is tried again the first time; twice as long each time after.
const RETRY_MS: u64 = 100;
/// Most milliseconds between two tries.
const RETRY_MS_MAX: u64 = 5_000;
/// How often, and after how many milliseconds each time, it is looked whether a connection that was dropped is gone.
const GONE_TRIES: u32 = 100;
const GONE_MS: u64 = 50;
/// So many tries fail before people are told.
const TOLD_AFTER: u32 = 3;

/// What went wrong with a transaction.
enum Failed {
    /// One session cannot be written any more, whatever is tried; the others can.
    Session(Arc<str>, SqlError),
    /// Nothing can be written now.
    All(SqlError),
}

impl From<sqlx::Error> for Failed {
    fn from(error: sqlx::Error) -> Self {
        Self::All(error.into())
    }
}

/// Writes one change in a transaction of either database.
macro_rules! put {
    ($change:expr, $session:expr, $tx:expr) => {
        match $change {
            What::New(new) => {
                let row = &new.listed;
                sqlx::query(
                    "INSERT INTO sessions (id, code, title, mode, made_ms, patience_s, held_by)
                     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
                )
                .bind(&row.id)
                .bind(&row.code)
                .bind(&row.title)
                .bind(&row.mode)
                .bind(row.made_ms)
                .bind(row.patience_s)
                .bind(&row.held_by)
                .execute(&mut *$tx)
                .await?;
                put!(lines 0_i64, row.made_ms, &new.head, $session, $tx);
            }
            What::Entries { first, at_ms, lines, .. } => {
                put!(lines signed(*first), signed(*at_ms), lines, $session, $tx);
            }
            What::Key(key) => {
                sqlx::query(
                    "INSERT INTO keys (session, hash, seat, kind) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (session, hash) DO NOTHING",
                )
                .bind(&**$session)
                .bind(&key.hash)
                .bind(i64::from(key.seat))
                .bind(key.kind.id())
                .execute(&mut *$tx)
                .await?;
            }
            What::Revoke { seat, kind } => {
                sqlx::query("DELETE FROM keys WHERE session = $1 AND seat = $2 AND kind LIKE $3")
                    .bind(&**$session)
                    .bind(i64::from(*seat))
                    .bind(kind.map_or("%", KeyKind::id))
                    .execute(&mut *$tx)
                    .await?;
            }
            What::Patience(seconds) => {
                sqlx::query("UPDATE sessions SET patience_s = $2 WHERE id = $1")
                    .bind(&**$session)
                    .bind(i64::from(*seconds))
                    .execute(&mut *$tx)
                    .await?;
            }
        }
    };
    (lines $first:expr, $at:expr, $lines:expr, $session:expr, $tx:expr) => {
        let done = sqlx::query(
            "INSERT INTO entries (session, first, at_ms, lines) VALUES ($1, $2, $3, $4)
             ON CONFLICT (session, first) DO NOTHING",
        )
        .bind(&**$session)
        .bind($first)
        .bind($at)
        .bind($lines)
        .execute(&mut *$tx)
        .await?;
        if done.rows_affected() == 0 {
            // An earlier try may have come through although its answer did not.
            let there = sqlx::query("SELECT lines FROM entries WHERE session = $1 AND first = $2")
                .bind(&**$session)
                .bind($first)
                .fetch_one(&mut *$tx)
                .await?;
            if there.try_get::<String, _>(0)? != *$lines {
                return Err(Failed::Session((*$session).clone(), SqlError::Conflict));
            }
        }
    };
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The connection that writes; none after it failed, until the next try.
enum Pen {
    Sqlite {
        options: Box<SqliteConnectOptions>,
        line: Option<SqliteConnection>,
    },
    Postgres {
        options: Box<PgConnectOptions>,
        line: Option<PgConnection>,
        /// What the database calls the latest connection.
        backend: Option<Backend>,
        /// Sessions that this host has. The database lets go of them when the connection ends, however it does.
        held: BTreeSet<Arc<str>>,
    },
}

/// What is to be written, each with the session that it belongs to.
type Merged<'a> = [(&'a Arc<str>, What)];

impl Pen {
    fn of(way: Way) -> Self {
        match way {
            Way::Sqlite(options) => Self::Sqlite { options, line: None },
            Way::Postgres(options) => {
                Self::Postgres { options, line: None, backend: None, held: BTreeSet::new() }
            }
        }
    }

    /// Writes all or nothing.
    async fn write(&mut self, changes: &Merged<'_>) -> Result<(), Failed> {
        match self {
            Self::Sqlite { options, line } => {
                let connection = match line {
                    Some(line) => line,
                    None => line.insert(open::sqlite(options).await?),
                };
                // A reader that became a writer half way would be refused where it could have waited.
                let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
                for (session, what) in changes {
                    put!(what, session, tx);
                }
                tx.commit().await?;
            }
            Self::Postgres { options, line, backend, held } => {
                let connection = reached(options, line, backend, held).await?;
                for (session, _) in changes {
                    if !held.contains(*session) {
                        if !lock(connection, session).await? {
                            return Err(Failed::Session((*session).clone(), SqlError::Conflict));
                        }
                        held.insert((*session).clone());
                    }
                }
                let mut tx = connection.begin().await?;
                for (session, what) in changes {
                    put!(what, session, tx);
                }
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// Takes a session over; false if somebody else has it, or was quicker.
    async fn take(&mut self, take: &Take) -> Result<bool, Failed> {
        const SWAP: &str = "UPDATE sessions SET held_by = $3 WHERE id = $1 AND held_by = $2";
        let swapped = match self {
            Self::Sqlite { options, line } => {
                let connection = match line {
                    Some(line) => line,
                    None => line.insert(open::sqlite(options).await?),
                };
                let swap = sqlx::query(SWAP).bind(&*take.session).bind(&take.from).bind(&take.by);
                swap.execute(connection).await?.rows_affected()
            }
            Self::Postgres { options, line, backend, held } => {
                let connection = reached(options, line, backend, held).await?;
                if !lock(connection, &take.session).await? {
                    return Ok(false);
                }
                held.insert(take.session.clone());
                // The lock says who has it; the name in the list only tells people.
                let swap = sqlx::query("UPDATE sessions SET held_by = $2 WHERE id = $1");
                let swap = swap.bind(&*take.session).bind(&take.by);
                swap.execute(connection).await?.rows_affected()
            }
        };
        Ok(swapped == 1)
    }

    /// Hangs up: whatever was wrong with the connection, the next try has a new one.
    fn drop_line(&mut self) {
        match self {
            Self::Sqlite { line, .. } => *line = None,
            Self::Postgres { line, .. } => *line = None,
        }
    }
}

/// A connection as the database knows it: the number of its process, and when that began.
struct Backend(i32, String);

impl Backend {
    async fn of(connection: &mut PgConnection) -> Result<Self, sqlx::Error> {
        const OWN: &str =
            "SELECT pid, backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()";
        let own = sqlx::query(OWN).fetch_one(connection).await?;
        Ok(Self(own.try_get(0)?, own.try_get(1)?))
    }

    /// Waits until it is gone, and sees to it that it goes. A database may take its time to notice that nobody is at the
    /// other end, and until then it keeps what that connection held.
    async fn gone(&self, connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        const END: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2";
        for _ in 0..GONE_TRIES {
            let end = sqlx::query(END).bind(self.0).bind(&self.1);
            if end.fetch_optional(&mut *connection).await?.is_none() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(GONE_MS)).await;
        }
        Ok(())
    }
}

/// The connection, anew if need be, with all sessions held that were held before.
async fn reached<'a>(
    options: &PgConnectOptions,
    line: &'a mut Option<PgConnection>,
    backend: &mut Option<Backend>,
    held: &mut BTreeSet<Arc<str>>,
) -> Result<&'a mut PgConnection, Failed> {
    if line.is_none() {
        let mut fresh = options.connect().await?;
        if let Some(before) = backend.as_ref() {
            before.gone(&mut fresh).await?;
        }
        *backend = Some(Backend::of(&mut fresh).await?);
        for session in held.clone() {
            if !lock(&mut fresh, &session).await? {
                // Another host was quicker while this one could not be heard. Who writes to it is told so.
                held.remove(&session);
            }
        }
        return Ok(line.insert(fresh));
    }
    line.as_mut().ok_or_else(|| Failed::All(SqlError::Closed))
}

/// Takes a session's lock, which ends with the connection; false if another connection has it.
async fn lock(connection: &mut PgConnection, session: &str) -> Result<bool, sqlx::Error> {
    let found = sqlx::query("SELECT pg_try_advisory_lock(hashtextextended('footlights ' || $1, 0))")
        .bind(session)
        .fetch_one(connection)
        .await?;
    found.try_get(0)
}

/// Writes what comes in until nobody can send any more.
pub(super) async fn write(
    way: Way,
    mut waiting: mpsc::Receiver<Job>,
    trouble: watch::Sender<Option<Message>>,
) {
    let mut pen = Pen::of(way);
    let mut jobs = Vec::new();
    loop {
        jobs.clear();
        if waiting.recv_many(&mut jobs, BATCH_MAX).await == 0 {
            return;
        }
        let (mut changes, mut takes) = (Vec::new(), Vec::new());
        for job in jobs.drain(..) {
            match job {
                Job::Write(change) => changes.push(change),
                Job::Take(take) => takes.push(take),
            }
        }
        commit(&mut pen, &mut changes, &waiting, &trouble).await;
        for take in takes {
            let taken = match pen.take(&take).await {
                Ok(taken) => taken,
                Err(Failed::Session(_, error) | Failed::All(error)) => {
                    tracing::warn!(why = %detail(&error), "a session cannot be taken over");
                    pen.drop_line();
                    false
                }
            };
            let _ = take.done.send(taken);
        }
    }
}

/// Writes a batch, however often that takes, and tells who waits for it.
async fn commit(
    pen: &mut Pen,
    batch: &mut Vec<Change>,
    waiting: &mpsc::Receiver<Job>,
    trouble: &watch::Sender<Option<Message>>,
) {
    let mut failed = 0_u32;
    loop {
        batch.retain(|change| !change.progress.is_broken());
        if batch.is_empty() {
            break;
        }
        let (error, given_up) = match pen.write(&merged(batch.iter())).await {
            Ok(()) => break,
            Err(Failed::Session(session, error)) => (error, Some(session)),
            Err(Failed::All(error)) => (error, None),
        };
        if let Some(session) = given_up {
            tracing::error!(why = %detail(&error), "a session cannot be written any more");
            // A transaction that was left in the middle ends with its connection.
            pen.drop_line();
            batch
                .iter()
                .filter(|change| change.session == session)
                .for_each(|change| change.progress.give_up());
            continue;
        }
        failed += 1;
        tracing::warn!(why = %detail(&error), tries = failed, "a transaction failed and is tried again");
        if failed == TOLD_AFTER {
            trouble.send_replace(Some(error.message()));
        }
        pen.drop_line();
        if failed >= TOLD_AFTER && waiting.is_closed() {
            // The host ends: nobody is left who could be told later.
            batch.iter().for_each(|change| change.progress.give_up());
            return;
        }
        let pause = (RETRY_MS << (failed - 1).min(16)).min(RETRY_MS_MAX);
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    if failed >= TOLD_AFTER {
        tracing::info!(tries = failed, "sessions can be written again");
        trouble.send_replace(None);
    }
    for change in batch.drain(..) {
        change.progress.tell(change.number);
    }
}

/// Changes in order, with entries of one session that follow one another put together: one row for a burst.
fn merged<'a>(batch: impl Iterator<Item = &'a Change>) -> Vec<(&'a Arc<str>, What)> {
    let mut all: Vec<(&Arc<str>, What)> = Vec::new();
    // Where the latest entries of each session are, as long as nothing else of that session came after them.
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for change in batch {
        for what in &change.what {
            let session = &change.session;
            if let What::Entries { first, last, at_ms, lines } = what
                && let Some(place) = open.get(&**session)
                && let (_, What::Entries { last: end, at_ms: at, lines: so_far, .. }) = &mut all[*place]
                && *end + 1 == *first
            {
                (*end, *at) = (*last, *at_ms);
                so_far.push_str(lines);
                continue;
            }
            if matches!(what, What::Entries { .. }) {
                open.insert(session, all.len());
            }
            all.push((session, what.clone()));
        }
    }
    all
}
