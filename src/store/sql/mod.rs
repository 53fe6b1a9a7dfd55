//! Journals of a host in a database: SQLite in the data folder, or PostgreSQL by its URL, with the same statements.
//!
//! One task writes for all sessions. Whatever has come in while it was busy goes into one transaction, so that a room
//! of three hundred costs a handful of flushes and not three hundred. Nothing is reported as kept before its
//! transaction is.

mod open;
mod progress;
mod write;

use std::{path::PathBuf, sync::Arc};

use sqlx::{PgPool, Row, SqlitePool};
use tokio::sync::{mpsc, oneshot, watch};

use crate::terms::Message;
use open::{VERSION, Way};
pub use progress::{Change, Permit, Progress};
use progress::{Job, Take};

/// Most changes that wait to be written, over all sessions; whoever comes then waits.
pub const QUEUE_MAX: usize = 4_096;
/// Name of the database in the data folder.
pub const FILE: &str = "sessions.db";

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

use either;

/// The store of a host.
#[derive(Clone, Debug)]
pub struct Store {
    pool: Pool,
    queue: mpsc::Sender<Job>,
    trouble: watch::Receiver<Option<Message>>,
}

impl Store {
    /// Opens a store, and makes it if there is none.
    ///
    /// # Errors
    /// See [`SqlError`].
    pub async fn open(place: &Place) -> Result<Self, SqlError> {
        let way = Way::to(place)?;
        let pool = way.pool().await?;
        open::make_tables(&pool).await?;
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let (tell, trouble) = watch::channel(None);
        tokio::spawn(write::write(way, waiting, tell));
        Ok(Self { pool, queue, trouble })
    }

    /// Takes a place in the queue; waits while it is full.
    ///
    /// # Errors
    /// The writer has gone.
    pub async fn reserve(&self) -> Result<Permit, SqlError> {
        self.queue.clone().reserve_owned().await.map(Permit).map_err(|_| SqlError::Closed)
    }

    /// Why nothing can be written now, if that is so: what was handed over is tried again until it can.
    pub fn trouble(&self) -> watch::Receiver<Option<Message>> {
        self.trouble.clone()
    }

    /// Takes a session over for a host, by the names of the host that has had it and of the one that takes it. False
    /// if another has it, or was quicker. To be done before the journal is read: nobody else writes to it after.
    ///
    /// # Errors
    /// The writer has gone.
    pub async fn take(&self, listed: &Listed, by: &str) -> Result<bool, SqlError> {
        let (done, taken) = oneshot::channel();
        let take = Take {
            session: Arc::from(listed.id.as_str()),
            from: listed.held_by.clone(),
            by: by.to_owned(),
            done,
        };
        self.queue.send(Job::Take(take)).await.map_err(|_| SqlError::Closed)?;
        taken.await.map_err(|_| SqlError::Closed)
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
        let Self { pool, queue, .. } = self;
        drop(queue);
        either!(&pool, pool => pool.close().await);
    }
}

fn detail(error: &SqlError) -> String {
    match error {
        SqlError::Database(error) => told(error),
        other => other.to_string(),
    }
}
