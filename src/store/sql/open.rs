//! Connections: how either database is opened, and the tables made.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, Row, SqliteConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Place, Pool, SqlError};

/// How long a connection waits for another process to finish writing, in seconds.
const BUSY_SECONDS: u64 = 10;
/// Connections that read; one more writes.
const READERS: u32 = 3;

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
pub(super) const VERSION: i64 = 1;

/// How a database is reached.
#[derive(Clone, Debug)]
pub(super) enum Way {
    Sqlite(Box<SqliteConnectOptions>),
    Postgres(Box<PgConnectOptions>),
}

impl Way {
    /// Looks at where sessions are to be kept. The folder of a file is made if there is none.
    pub fn to(place: &Place) -> Result<Self, SqlError> {
        match place {
            Place::File(path) => {
                if let Some(folder) = path.parent() {
                    private_folder(folder)
                        .map_err(|error| SqlError::Folder { path: folder.to_owned(), error })?;
                }
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(BUSY_SECONDS))
                    .pragma("secure_delete", "ON");
                Ok(Self::Sqlite(Box::new(options)))
            }
            Place::Url(url) => {
                if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
                    return Err(SqlError::Url);
                }
                Ok(Self::Postgres(Box::new(url.parse()?)))
            }
        }
    }

    /// Connections to read by.
    pub async fn pool(&self) -> Result<Pool, SqlError> {
        Ok(match self {
            Self::Sqlite(options) => Pool::Sqlite(
                SqlitePoolOptions::new().max_connections(READERS).connect_with((**options).clone()).await?,
            ),
            Self::Postgres(options) => Pool::Postgres(
                PgPoolOptions::new().max_connections(READERS).connect_with((**options).clone()).await?,
            ),
        })
    }
}

/// The connection that writes.
pub(super) async fn sqlite(options: &SqliteConnectOptions) -> Result<SqliteConnection, sqlx::Error> {
    options.connect().await
}

/// Makes a folder that nobody else on the machine can look into.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut make = std::fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.create(folder)
}

/// Makes the tables where there are none.
pub(super) async fn make_tables(pool: &Pool) -> Result<(), SqlError> {
    super::either!(pool, pool => {
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
