//! Journals of a host in a database: SQLite in the data folder, or PostgreSQL by its URL, with the same statements.
//!
//! One task writes for all sessions. Whatever has come in while it was busy goes into one transaction, so that a room
//! of three hundred costs a handful of flushes and not three hundred. Nothing is reported as kept before its
//! transaction is.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use sqlx::{
    PgPool, Row, SqlitePool,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{mpsc, watch};

use crate::terms::Message;

/// Most changes that wait to be written, over all sessions; whoever comes then waits.
pub const QUEUE_MAX: usize = 4_096;
/// Most changes in one transaction.
const BATCH_MAX: usize = 1_024;
/// How often a transaction that failed is tried again, and after how many milliseconds the first time; twice as long
/// each time after.
const TRIES: u32 = 5;
const RETRY_MS: u64 = 100;
/// How long a connection waits for another process to finish writing, in seconds.
const BUSY_SECONDS: u64 = 10;
/// Connections: one writes, the others read.
const CONNECTIONS: u32 = 4;
/// Name of the database in the data folder.
pub const FILE: &str = "sessions.db";

/// Statements that make the tables. Both databases read them alike.
const TABLES: [&str; 4] = [
    "CREATE TABLE IF NOT EXISTS footlights (version BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sessions (
        id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, mode TEXT NOT NULL,
        made_ms BIGINT NOT NULL, patience_s BIGINT NOT NULL, held_by TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS entries (
        session TEXT NOT NULL REFERENCES sessions (id), first BIGINT NOT NULL, at_ms BIGINT NOT NULL,
        lines TEXT NOT NULL, PRIMARY KEY (session, first))",
    "CREATE TABLE IF NOT EXISTS keys (
        session TEXT NOT NULL REFERENCES sessions (id), hash TEXT NOT NULL, seat BIGINT NOT NULL,
        kind TEXT NOT NULL, PRIMARY KEY (session, hash))",
];
/// Version of the tables.
const VERSION: i64 = 1;

/// Where sessions are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// SQLite, in this file.
    File(PathBuf),
    /// PostgreSQL, at this URL. It may hold a password: it is never shown.
    Url(String),
}

/// Why sessions cannot be kept or had.
#[derive(Debug, thiserror::Error)]
pub enum SqlError {
    /// The URL is none of PostgreSQL.
    #[error("not a PostgreSQL URL")]
    Url,
    /// The tables are of another version.
    #[error("tables of version {found}")]
    Version {
        /// The version found.
        found: i64,
    },
    /// Another host has this session open.
    #[error("session {code} is held")]
    Held {
        /// Its code.
        code: String,
    },
    /// The folder cannot be made.
    #[error("{path}: {error}")]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The database refuses.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    /// What is in the database is not what was to be written there: somebody else wrote to the session.
    #[error("the session was written to by somebody else")]
    Conflict,
    /// The writer has gone.
    #[error("the store is closed")]
    Closed,
}

impl SqlError {
    /// The sentence for people. What a database says may hold a password, so it is told without its URL.
    pub fn message(&self) -> Message {
        match self {
            Self::Url => Message::new("store-not-postgres"),
            Self::Version { found } => {
                Message::new("store-tables").with("found", *found).with("own", VERSION)
            }
            Self::Held { code } => Message::new("store-held").with("code", code.as_str()),
            Self::Folder { path, error } => Message::new("store-io")
                .with("path", path.display().to_string())
                .with("why", error.to_string()),
            Self::Database(error) => Message::new("store-database").with("why", told(error)),
            Self::Conflict => Message::new("store-conflict"),
            Self::Closed => Message::new("store-closed"),
        }
    }
}

/// What a database says, without what it was told.
fn told(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::Configuration(_) => "configuration".to_owned(),
        other => other.to_string(),
    }
}

/// A session as the store lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id: random, and the same for ever.
    pub id: String,
    /// The code that it is joined by.
    pub code: String,
    /// Title of the scenario.
    pub title: String,
    /// How people play together, by the mode's id.
    pub mode: String,
    /// When it was made, in milliseconds since 1970.
    pub made_ms: i64,
    /// When it was last written to, in the same.
    pub touched_ms: i64,
    /// How long an absent seat is waited for, in seconds.
    pub patience_s: i64,
    /// Which host has it, or had it last.
    pub held_by: String,
}

/// A session to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// What stands in the list.
    pub listed: Listed,
    /// The first line of its journal.
    pub head: String,
}

/// What a key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A seat, from a browser or a game that sits in it.
    Seat,
    /// A link that gives a seat's key to whoever has it.
    Link,
}

impl KeyKind {
    const fn id(self) -> &'static str {
        match self {
            Self::Seat => "seat",
            Self::Link => "link",
        }
    }
}

/// A key, known by its hash alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// SHA-256 of the key, in hex.
    pub hash: String,
    /// The seat, by number.
    pub seat: u32,
    /// What it opens.
    pub kind: KeyKind,
}

/// A change to be written.
#[derive(Clone, Debug)]
pub enum What {
    /// A session begins.
    New(Box<New>),
    /// Entries of its journal, as lines, the first by its number.
    Entries {
        /// Number of the first.
        first: u64,
        /// Number of the last.
        last: u64,
        /// When, in milliseconds since 1970.
        at_ms: u64,
        /// Their lines, each with its line end.
        lines: String,
    },
    /// A key is given out.
    Key(Key),
    /// All keys of one kind of a seat no longer open anything.
    Revoke {
        /// The seat.
        seat: u32,
        /// Which; none for all.
        kind: Option<KeyKind>,
    },
    /// Absent seats are waited for so long, in seconds.
    Patience(u32),
    /// A host takes the session over.
    Hold(String),
}

/// How far a session is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Number of the last change that is on the disk; changes of a session count from 1.
    pub changes: u64,
    /// Whether writing has failed for good: what came after is not kept, and must not be shown to anybody.
    pub broken: bool,
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
    pub progress: Arc<watch::Sender<Progress>>,
}

/// A place in the queue, held before anything is changed, so that nothing is changed that finds no place.
#[derive(Debug)]
pub struct Permit(mpsc::OwnedPermit<Change>);

impl Permit {
    /// Hands a change over.
    pub fn send(self, change: Change) {
        self.0.send(change);
    }
}

#[derive(Clone, Debug)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// The same for both databases: the statements are alike, their types are not.
macro_rules! either {
    ($pool:expr, $name:ident => $body:expr) => {
        match $pool {
            Pool::Sqlite($name) => $body,
            Pool::Postgres($name) => $body,
        }
    };
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
                .bind($session)
                .bind(&key.hash)
                .bind(i64::from(key.seat))
                .bind(key.kind.id())
                .execute(&mut *$tx)
                .await?;
            }
            What::Revoke { seat, kind } => {
                sqlx::query("DELETE FROM keys WHERE session = $1 AND seat = $2 AND kind LIKE $3")
                    .bind($session)
                    .bind(i64::from(*seat))
                    .bind(kind.map_or("%", KeyKind::id))
                    .execute(&mut *$tx)
                    .await?;
            }
            What::Patience(seconds) => {
                sqlx::query("UPDATE sessions SET patience_s = $2 WHERE id = $1")
                    .bind($session)
                    .bind(i64::from(*seconds))
                    .execute(&mut *$tx)
                    .await?;
            }
            What::Hold(by) => {
                sqlx::query("UPDATE sessions SET held_by = $2 WHERE id = $1")
                    .bind($session)
                    .bind(by)
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
        .bind($session)
        .bind($first)
        .bind($at)
        .bind($lines)
        .execute(&mut *$tx)
        .await?;
        if done.rows_affected() == 0 {
            // An earlier try may have come through although its answer did not.
            let there = sqlx::query("SELECT lines FROM entries WHERE session = $1 AND first = $2")
                .bind($session)
                .bind($first)
                .fetch_one(&mut *$tx)
                .await?;
            if there.try_get::<String, _>(0)? != *$lines {
                return Err(SqlError::Conflict);
            }
        }
    };
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The store of a host.
#[derive(Clone, Debug)]
pub struct Store {
    pool: Pool,
    queue: mpsc::Sender<Change>,
}

impl Store {
    /// Opens a store, and makes it if there is none.
    ///
    /// # Errors
    /// See [`SqlError`].
    pub async fn open(place: &Place) -> Result<Self, SqlError> {
        let pool = match place {
            Place::File(path) => Pool::Sqlite(sqlite(path).await?),
            Place::Url(url) => Pool::Postgres(postgres(url).await?),
        };
        make_tables(&pool).await?;
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(write(pool.clone(), waiting));
        Ok(Self { pool, queue })
    }

    /// Takes a place in the queue; waits while it is full.
    ///
    /// # Errors
    /// The writer has gone.
    pub async fn reserve(&self) -> Result<Permit, SqlError> {
        self.queue.clone().reserve_owned().await.map(Permit).map_err(|_| SqlError::Closed)
    }

    /// All sessions, the latest first.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn sessions(&self) -> Result<Vec<Listed>, SqlError> {
        either!(&self.pool, pool => {
            let rows = sqlx::query(
                "SELECT id, code, title, mode, made_ms, patience_s, held_by,
                    (SELECT MAX(at_ms) FROM entries WHERE session = sessions.id) AS touched
                 FROM sessions ORDER BY made_ms DESC, id",
            )
            .fetch_all(pool)
            .await?;
            rows.iter()
                .map(|row| {
                    Ok(Listed {
                        id: row.try_get(0)?,
                        code: row.try_get(1)?,
                        title: row.try_get(2)?,
                        mode: row.try_get(3)?,
                        made_ms: row.try_get(4)?,
                        patience_s: row.try_get(5)?,
                        held_by: row.try_get(6)?,
                        touched_ms: row.try_get::<Option<i64>, _>(7)?.unwrap_or_default(),
                    })
                })
                .collect()
        })
    }

    /// The journal of a session as text: what `replay` and `report` read. Empty if there is no such session.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn journal(&self, session: &str) -> Result<String, SqlError> {
        either!(&self.pool, pool => {
            let rows = sqlx::query("SELECT lines FROM entries WHERE session = $1 ORDER BY first")
                .bind(session)
                .fetch_all(pool)
                .await?;
            let mut text = String::new();
            for row in rows {
                text.push_str(row.try_get(0)?);
            }
            Ok(text)
        })
    }

    /// The keys of a session.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn keys(&self, session: &str) -> Result<Vec<Key>, SqlError> {
        either!(&self.pool, pool => {
            let rows = sqlx::query("SELECT hash, seat, kind FROM keys WHERE session = $1 ORDER BY seat, hash")
                .bind(session)
                .fetch_all(pool)
                .await?;
            rows.iter()
                .map(|row| {
                    let kind: String = row.try_get(2)?;
                    Ok(Key {
                        hash: row.try_get(0)?,
                        seat: u32::try_from(row.try_get::<i64, _>(1)?).unwrap_or(0),
                        kind: if kind == KeyKind::Link.id() { KeyKind::Link } else { KeyKind::Seat },
                    })
                })
                .collect()
        })
    }

    /// Deletes a session for good: nothing of it is left in the file, nor in the log beside it.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn delete(&self, session: &str) -> Result<(), SqlError> {
        either!(&self.pool, pool => {
            let mut tx = pool.begin().await?;
            for sql in [
                "DELETE FROM keys WHERE session = $1",
                "DELETE FROM entries WHERE session = $1",
                "DELETE FROM sessions WHERE id = $1",
            ] {
                sqlx::query(sql).bind(session).execute(&mut *tx).await?;
            }
            tx.commit().await?;
        });
        match &self.pool {
            Pool::Sqlite(pool) => {
                // `secure_delete` has written over what was freed; the log still holds it, and so do pages that the
                // vacuum leaves behind until the log is cut again.
                let mut one = pool.acquire().await?;
                for sql in ["PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"] {
                    sqlx::query(sql).execute(&mut *one).await?;
                }
            }
            Pool::Postgres(pool) => {
                for sql in ["VACUUM FULL keys", "VACUUM FULL entries", "VACUUM FULL sessions"] {
                    sqlx::query(sql).execute(pool).await?;
                }
            }
        }
        Ok(())
    }

    /// Closes the store; what is in the queue is written first if the writer still runs.
    pub async fn close(self) {
        let Self { pool, queue } = self;
        drop(queue);
        either!(&pool, pool => pool.close().await);
    }
}

async fn sqlite(path: &Path) -> Result<SqlitePool, SqlError> {
    if let Some(folder) = path.parent() {
        private_folder(folder).map_err(|error| SqlError::Folder { path: folder.to_owned(), error })?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(BUSY_SECONDS))
        .pragma("secure_delete", "ON");
    Ok(SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await?)
}

/// Makes a folder that nobody else on the machine can look into.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut make = std::fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.create(folder)
}

async fn postgres(url: &str) -> Result<PgPool, SqlError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(SqlError::Url);
    }
    Ok(PgPoolOptions::new().max_connections(CONNECTIONS).connect(url).await?)
}

async fn make_tables(pool: &Pool) -> Result<(), SqlError> {
    either!(pool, pool => {
        for sql in TABLES {
            sqlx::query(sql).execute(pool).await?;
        }
        let found = sqlx::query("SELECT version FROM footlights").fetch_optional(pool).await?;
        match found.map(|row| row.try_get::<i64, _>(0)).transpose()? {
            Some(VERSION) => Ok(()),
            Some(found) => Err(SqlError::Version { found }),
            None => {
                sqlx::query("INSERT INTO footlights (version) VALUES ($1)").bind(VERSION).execute(pool).await?;
                Ok(())
            }
        }
    })
}

/// Writes what comes in until nobody can send any more.
async fn write(pool: Pool, mut waiting: mpsc::Receiver<Change>) {
    let mut batch = Vec::new();
    loop {
        batch.clear();
        if waiting.recv_many(&mut batch, BATCH_MAX).await == 0 {
            return;
        }
        let kept = commit_with_retries(&pool, &batch).await;
        if let Err(error) = &kept {
            tracing::error!(why = %error.message().id, detail = %detail(error), "sessions cannot be written");
        }
        let mut last: BTreeMap<&str, (&Arc<watch::Sender<Progress>>, u64)> = BTreeMap::new();
        for change in &batch {
            last.insert(&change.session, (&change.progress, change.number));
        }
        for (progress, number) in last.into_values() {
            progress.send_modify(|progress| match kept {
                Ok(()) if !progress.broken => progress.changes = number,
                Ok(()) => {}
                Err(_) => progress.broken = true,
            });
        }
    }
}

fn detail(error: &SqlError) -> String {
    match error {
        SqlError::Database(error) => told(error),
        other => other.to_string(),
    }
}

async fn commit_with_retries(pool: &Pool, batch: &[Change]) -> Result<(), SqlError> {
    // After a failure nothing more of that session may be written, or its journal would have a gap.
    let whole = |change: &&Change| !change.progress.borrow().broken;
    let merged = merged(batch.iter().filter(whole));
    let mut tried = 0;
    loop {
        let failed = match commit(pool, &merged).await {
            Err(SqlError::Database(error)) if tried + 1 < TRIES => error,
            done => return done,
        };
        tracing::warn!(why = %told(&failed), "a transaction failed and is tried again");
        tokio::time::sleep(Duration::from_millis(RETRY_MS << tried)).await;
        tried += 1;
    }
}

/// Changes in order, with entries of one session that follow one another put together: one row for a burst.
fn merged<'a>(batch: impl Iterator<Item = &'a Change>) -> Vec<(&'a str, What)> {
    let mut all: Vec<(&str, What)> = Vec::new();
    // Where the latest entries of each session are, as long as nothing else of that session came after them.
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for change in batch {
        for what in &change.what {
            let session = &*change.session;
            if let What::Entries { first, last, at_ms, lines } = what
                && let Some(place) = open.get(session)
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

async fn commit(pool: &Pool, changes: &[(&str, What)]) -> Result<(), SqlError> {
    match pool {
        Pool::Sqlite(pool) => {
            // A reader that became a writer half way would be refused where it could have waited.
            let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
            for (session, what) in changes {
                put!(what, *session, tx);
            }
            tx.commit().await?;
        }
        Pool::Postgres(pool) => {
            let mut tx = pool.begin().await?;
            for (session, what) in changes {
                put!(what, *session, tx);
            }
            tx.commit().await?;
        }
    }
    Ok(())
}
