//! The store of a host: the same on SQLite and on PostgreSQL.

use std::{
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use footlights::store::sql::{Change, Key, KeyKind, Listed, New, Place, Progress, SqlError, Store, What};

use crate::{
    host_support::{LONG, bytes_in, runtime},
    shell::Folder,
};

struct Writer {
    store: Store,
    session: Arc<str>,
    number: u64,
    progress: Arc<Progress>,
}

impl Writer {
    fn new(store: &Store, session: &str) -> Self {
        Self { store: store.clone(), session: session.into(), number: 0, progress: Arc::default() }
    }

    async fn send(&mut self, what: What) {
        self.number += 1;
        let (session, progress) = (self.session.clone(), self.progress.clone());
        let permit = self.store.reserve().await.unwrap();
        permit.send(Change { session, what: vec![what], number: self.number, progress });
    }

    async fn kept(&self) -> bool {
        tokio::time::timeout(LONG, self.progress.kept(self.number)).await.unwrap()
    }
}

fn new(id: &str, code: &str) -> What {
    What::New(Box::new(New {
        listed: Listed {
            id: id.to_owned(),
            code: code.to_owned(),
            title: "A harbour at night".to_owned(),
            mode: "league".to_owned(),
            made_ms: 7,
            touched_ms: 0,
            patience_s: 60,
            held_by: String::new(),
        },
        head: "head\n".to_owned(),
    }))
}

fn entries(first: u64, last: u64, lines: &str) -> What {
    What::Entries { first, last, at_ms: 1_000 + last, lines: lines.to_owned() }
}

/// What holds whatever the database.
async fn holds(place: &Place) {
    let store = Store::open(place).await.unwrap();
    assert_eq!(store.sessions().await.unwrap(), []);
    let mut one = Writer::new(&store, "one");
    let mut two = Writer::new(&store, "two");
    one.send(new("one", "BCDFGH")).await;
    two.send(new("two", "JKMNPQ")).await;
    for n in 1..=200 {
        one.send(entries(n, n, &format!("line {n} of Wilhelmina\n"))).await;
    }
    two.send(entries(1, 2, "a\nb\n")).await;
    let key = Key { hash: "feed".to_owned(), seat: 3, kind: KeyKind::Seat };
    let link = Key { hash: "f00d".to_owned(), seat: 1, kind: KeyKind::Link };
    one.send(What::Key(key.clone())).await;
    one.send(What::Key(link.clone())).await;
    assert!(one.kept().await && two.kept().await);
    assert_eq!(one.progress.changes(), 203);

    let listed = store.sessions().await.unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[0].touched_ms, listed[1].touched_ms), (1_200, 1_002));
    let journal = store.journal("one").await.unwrap();
    assert_eq!(journal.lines().count(), 201);
    assert!(journal.starts_with("head\nline 1 of") && journal.ends_with("line 200 of Wilhelmina\n"));
    assert_eq!(store.journal("two").await.unwrap(), "head\na\nb\n");
    assert_eq!(store.journal("three").await.unwrap(), "");
    assert_eq!(store.keys("one").await.unwrap(), [link, key.clone()]);

    one.send(What::Revoke { seat: 1, kind: Some(KeyKind::Link) }).await;
    one.send(What::Patience(90)).await;
    assert!(one.kept().await);
    let listed = store.sessions().await.unwrap();
    assert!(store.take(&listed[0], "me").await.unwrap());
    assert_eq!(store.keys("one").await.unwrap(), [key]);
    let listed = store.sessions().await.unwrap();
    assert_eq!((listed[0].patience_s, listed[0].held_by.as_str()), (90, "me"));

    // Somebody else goes on with the session as well: what is there stays, and nothing more is taken for kept.
    // Each time the connection is dropped, and what this host had by it is its own again on the next.
    for n in 3..23 {
        let mut other = Writer::new(&store, "two");
        other.send(entries(1, 1, "something else\n")).await;
        assert!(!other.kept().await && other.progress.is_broken());
        two.send(entries(n, n, "c\n")).await;
        assert!(two.kept().await, "entry {n}");
    }
    let two = format!("head\na\nb\n{}", "c\n".repeat(20));
    assert_eq!(store.journal("two").await.unwrap(), two);

    // It is all there for whoever opens it next.
    store.clone().close().await;
    let store = Store::open(place).await.unwrap();
    assert_eq!(store.journal("two").await.unwrap(), two);
    store.delete("one").await.unwrap();
    let left: Vec<_> = store.sessions().await.unwrap().into_iter().map(|listed| listed.id).collect();
    assert_eq!(left, ["two"]);
    assert_eq!(
        (store.journal("one").await.unwrap(), store.keys("one").await.unwrap()),
        (String::new(), vec![])
    );
    store.close().await;
}

#[test]
fn sqlite_keeps_what_is_confirmed() {
    let folder = Folder::new();
    runtime().block_on(holds(&Place::File(folder.0.join("sessions.db"))));
}

#[test]
fn what_is_deleted_is_in_no_file() {
    let folder = Folder::new();
    let place = Place::File(folder.0.join("sessions.db"));
    runtime().block_on(async {
        let store = Store::open(&place).await.unwrap();
        let mut gone = Writer::new(&store, "gone");
        let mut stays = Writer::new(&store, "stays");
        gone.send(new("gone", "BCDFGH")).await;
        stays.send(new("stays", "JKMNPQ")).await;
        for n in 1..=300 {
            // Of all sizes: in a page with others, and over several pages.
            let long = "Wilhelmina ".repeat(n as usize * 7);
            gone.send(entries(n, n, &format!("{long}\n"))).await;
            gone.kept().await;
            stays.send(entries(n, n, "Nobody\n")).await;
        }
        gone.send(What::Key(Key { hash: "feedfeed".to_owned(), seat: 3, kind: KeyKind::Seat })).await;
        gone.kept().await;
        stays.kept().await;
        let found = |what: &str| {
            bytes_in(&folder.0)
                .iter()
                .any(|(_, bytes)| bytes.windows(what.len()).any(|window| window == what.as_bytes()))
        };
        assert!(found("Wilhelmina") && found("feedfeed") && found("BCDFGH"));
        // The store stays open, as under a host that runs.
        store.delete("gone").await.unwrap();
        for what in ["Wilhelmina", "feedfeed", "BCDFGH", "gone"] {
            assert!(!found(what), "{what} is still there");
        }
        assert_eq!(store.journal("stays").await.unwrap().lines().count(), 301);
    });
}

#[test]
fn a_url_that_is_none_of_postgres_is_refused() {
    let opened = runtime().block_on(Store::open(&Place::Url("mysql://root:secret@localhost".to_owned())));
    let error = opened.unwrap_err();
    assert!(matches!(error, SqlError::Url));
    assert!(!format!("{error} {:?}", error.message()).contains("secret"));
}

#[test]
fn a_store_that_fails_for_a_while_loses_nothing() {
    let folder = Folder::new();
    let path = folder.0.join("sessions.db");
    runtime().block_on(async {
        let store = Store::open(&Place::File(path.clone())).await.unwrap();
        let mut trouble = store.trouble();
        let mut one = Writer::new(&store, "one");
        one.send(new("one", "BCDFGH")).await;
        assert!(one.kept().await && trouble.borrow().is_none());
        // As where a disk is full: whatever is written is refused.
        let away = |from: &str, to: &str| {
            let done = sqlx::query(sqlx::AssertSqlSafe(format!("ALTER TABLE {from} RENAME TO {to}")));
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
            async move {
                let mut other = sqlx::ConnectOptions::connect(&options).await.unwrap();
                done.execute(&mut other).await.unwrap();
            }
        };
        away("entries", "elsewhere").await;
        one.send(entries(1, 1, "a\n")).await;
        tokio::time::timeout(LONG, trouble.wait_for(Option::is_some)).await.unwrap().unwrap();
        one.send(entries(2, 2, "b\n")).await;
        assert_eq!(one.progress.changes(), 1);
        away("elsewhere", "entries").await;
        tokio::time::timeout(LONG, trouble.wait_for(Option::is_none)).await.unwrap().unwrap();
        assert!(one.kept().await);
        assert_eq!(store.journal("one").await.unwrap(), "head\na\nb\n");
    });
}

#[test]
fn one_of_two_hosts_takes_a_session_over() {
    let folder = Folder::new();
    let place = Place::File(folder.0.join("sessions.db"));
    runtime().block_on(async {
        let (here, there) = (Store::open(&place).await.unwrap(), Store::open(&place).await.unwrap());
        let mut one = Writer::new(&here, "one");
        one.send(new("one", "BCDFGH")).await;
        assert!(one.kept().await);
        // Both have seen the same list.
        let listed = here.sessions().await.unwrap();
        assert!(there.take(&listed[0], "there").await.unwrap());
        assert!(!here.take(&listed[0], "here").await.unwrap());
        assert_eq!(here.sessions().await.unwrap()[0].held_by, "there");
    });
}

/// A PostgreSQL of the test's own, gone with it.
struct Cluster {
    server: Child,
    folder: Folder,
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Cluster {
    /// Starts one; none where PostgreSQL is not installed.
    fn start() -> Option<Self> {
        let (initdb, postgres) = (program("initdb")?, program("postgres")?);
        let folder = Folder::for_others();
        // It refuses to run as root; then it runs as somebody who owns nothing else.
        let as_other = (unix_user() == 0).then(nobody);
        if let Some((user, group)) = as_other {
            chown(&folder.0, Some(user), Some(group)).unwrap();
        }
        let by = |program: &Path| {
            let mut command = Command::new(program);
            if let Some((user, group)) = as_other {
                command.uid(user).gid(group);
            }
            command.current_dir(&folder.0).stdout(Stdio::null()).stderr(Stdio::null()).env("LC_ALL", "C");
            command
        };
        let data = folder.0.join("data");
        let made = by(&initdb).args(["-U", "test", "-A", "trust", "-D"]).arg(&data).status().unwrap();
        assert!(made.success(), "initdb failed");
        let server = by(&postgres)
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder.0)
            .args(["-c", "listen_addresses=", "-c", "fsync=off"])
            .spawn()
            .unwrap();
        Some(Self { server, folder })
    }

    fn url(&self) -> String {
        let socket = self.folder.0.display().to_string().replace('/', "%2F");
        format!("postgres://test@localhost/postgres?host={socket}")
    }
}

/// A program of PostgreSQL: on the path, or where Debian keeps those of each version.
fn program(name: &str) -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(versions.map(|version| version.path().join("bin")));
    folders.map(|folder| folder.join(name)).find(|path| path.is_file())
}

fn unix_user() -> u32 {
    use std::os::unix::fs::MetadataExt;
    let folder = Folder::new();
    std::fs::metadata(&folder.0).unwrap().uid()
}

/// A user that is not root, from the list of users.
fn nobody() -> (u32, u32) {
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let user = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut parts = line.split(':').skip(2).map(|part| part.parse().ok());
        Some((parts.next()??, parts.next()??))
    };
    user("postgres").or_else(|| user("nobody")).unwrap()
}

#[test]
fn postgres_keeps_the_same() {
    let Some(cluster) = Cluster::start() else {
        let must = std::env::var("FOOTLIGHTS_POSTGRES").is_ok_and(|value| value == "must");
        assert!(!must, "PostgreSQL is not installed, and must be");
        eprintln!("PostgreSQL is not installed: its half of the store was not tested");
        return;
    };
    runtime().block_on(async {
        let place = Place::Url(cluster.url());
        // It takes connections a moment after it was started.
        let begun = Instant::now();
        while let Err(error) = Store::open(&place).await {
            assert!(begun.elapsed() < LONG, "{error}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        holds(&place).await;

        // A session is of one host at a time, on whatever machine the other is; it is let go of however the first ends.
        let (here, there) = (Store::open(&place).await.unwrap(), Store::open(&place).await.unwrap());
        let mut one = Writer::new(&here, "three");
        one.send(new("three", "BCDFGK")).await;
        assert!(one.kept().await);
        let listed = there.sessions().await.unwrap();
        let three = listed.iter().find(|listed| listed.id == "three").unwrap();
        assert!(!there.take(three, "there").await.unwrap());
        drop((one, here));
        let begun = Instant::now();
        while !there.take(three, "there").await.unwrap() {
            assert!(begun.elapsed() < LONG);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }

        // What is cut off comes back by itself, with what was under way.
        let mut one = Writer::new(&there, "three");
        let mut trouble = there.trouble();
        let options: sqlx::postgres::PgConnectOptions = cluster.url().parse().unwrap();
        let mut other = sqlx::ConnectOptions::connect(&options).await.unwrap();
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()";
        sqlx::query(cut).execute(&mut other).await.unwrap();
        one.number = 0;
        one.send(entries(1, 1, "a\n")).await;
        assert!(one.kept().await && trouble.borrow_and_update().is_none());
        assert_eq!(there.journal("three").await.unwrap(), "head\na\n");
    });
}
