//! `footlights sessions`: what a host has kept, and deleting it for good.

use std::process::ExitCode;

use super::{
    Context, Trouble,
    host::{Kept, runtime},
    table::table,
};
use crate::{
    host::keys::read_code,
    store::{
        Hold,
        sql::{Listed, Place, SqlError, Store},
    },
    terms::Message,
};

/// Sessions that a host has kept
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List them, the latest first
    List {
        #[command(flatten)]
        kept: Kept,
        /// As a JSON document
        #[arg(long)]
        json: bool,
    },
    /// Delete one for good: nothing of it is left in the file
    Delete {
        /// Its code
        code: String,
        #[command(flatten)]
        kept: Kept,
    },
}

/// The document of `--json`.
#[derive(serde::Serialize)]
struct Document {
    format: &'static str,
    sessions: Vec<Row>,
}

#[derive(serde::Serialize)]
struct Row {
    code: String,
    title: String,
    mode: String,
    made_ms: i64,
    touched_ms: i64,
    open: bool,
}

impl Command {
    /// Runs it.
    pub(super) fn run(&self, context: &Context) -> anyhow::Result<ExitCode> {
        runtime()?.block_on(async {
            match self {
                Self::List { kept, json } => list(context, kept, *json).await,
                Self::Delete { code, kept } => delete(context, kept, code).await,
            }
        })
    }
}

async fn list(context: &Context, kept: &Kept, json: bool) -> anyhow::Result<ExitCode> {
    let place = kept.place(context)?;
    let data = context.data_dir()?;
    let found = match open(&place).await? {
        Some(store) => store.sessions().await.map_err(Trouble::from)?,
        None => Vec::new(),
    };
    let rows = found.into_iter().map(|Listed { code, title, mode, made_ms, touched_ms, held_by, .. }| {
        let open = Hold::is_held(&data, &held_by);
        Row { code, title, mode, made_ms, touched_ms, open }
    });
    let rows: Vec<Row> = rows.collect();
    if json {
        context.print_json(&Document { format: "footlights.sessions/1", sessions: rows })?;
        return Ok(ExitCode::SUCCESS);
    }
    if rows.is_empty() {
        let place = match &place {
            Place::File(path) => path.display().to_string(),
            // A URL may hold a password.
            Place::Url(_) => "PostgreSQL".to_owned(),
        };
        context.talk(&Message::new("sessions-none").with("place", place));
        return Ok(ExitCode::SUCCESS);
    }
    let say = |id: &'static str| context.words.say(id);
    let heads = ["code", "title", "mode", "made", "touched", "open"];
    let heads = heads.map(|head| context.words.text(&Message::new(format!("sessions-{head}")))).to_vec();
    let cells = rows.into_iter().map(|row| {
        let open = if row.open { say("sessions-yes") } else { String::new() };
        vec![row.code, row.title, row.mode, moment(row.made_ms), moment(row.touched_ms), open]
    });
    context.print(table(heads, cells.collect()))?;
    Ok(ExitCode::SUCCESS)
}

async fn delete(context: &Context, kept: &Kept, code: &str) -> anyhow::Result<ExitCode> {
    let (store, listed) = find(context, kept, code).await?;
    if Hold::is_held(&context.data_dir()?, &listed.held_by) {
        return Err(Trouble::from(SqlError::Held { code: listed.code }).into());
    }
    store.delete(&listed.id).await.map_err(Trouble::from)?;
    store.close().await;
    context.talk(&Message::new("store-deleted").with("code", listed.code));
    Ok(ExitCode::SUCCESS)
}

/// The journal of a kept session, if that is what an argument names: six letters, and no file of that name.
pub(super) fn journal(
    context: &Context,
    kept: &Kept,
    argument: &std::path::Path,
) -> anyhow::Result<Option<String>> {
    let Some(code) = argument.to_str().and_then(read_code).filter(|_| !argument.exists()) else {
        return Ok(None);
    };
    runtime()?.block_on(async {
        let (store, listed) = find(context, kept, &code).await?;
        Ok(Some(store.journal(&listed.id).await.map_err(Trouble::from)?))
    })
}

async fn find(context: &Context, kept: &Kept, code: &str) -> anyhow::Result<(Store, Listed)> {
    let unknown = || {
        let message = Message::new("store-no-session").with("code", code);
        Trouble::new(message).hint(Message::new("store-no-session-hint"))
    };
    let wanted = read_code(code).ok_or_else(unknown)?;
    let store = open(&kept.place(context)?).await?.ok_or_else(unknown)?;
    let all = store.sessions().await.map_err(Trouble::from)?;
    let listed = all.into_iter().find(|listed| listed.code == wanted).ok_or_else(unknown)?;
    Ok((store, listed))
}

/// The store, if there is one: to look for sessions makes none.
async fn open(place: &Place) -> anyhow::Result<Option<Store>> {
    if matches!(place, Place::File(path) if !path.exists()) {
        return Ok(None);
    }
    Ok(Some(Store::open(place).await.map_err(Trouble::from)?))
}

/// A moment as `2026-11-22 13:05`, in coordinated universal time.
fn moment(ms: i64) -> String {
    let minutes = ms.div_euclid(60_000);
    let (days, minute) = (minutes.div_euclid(1_440), minutes.rem_euclid(1_440));
    let (year, month, day) = date(days);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", minute / 60, minute % 60)
}

/// The date of a day, counted from 1970.
fn date(days: i64) -> (i64, u8, u8) {
    let epoch = time::OffsetDateTime::UNIX_EPOCH.date();
    let date = epoch.checked_add(time::Duration::days(days)).unwrap_or(epoch);
    (i64::from(date.year()), u8::from(date.month()), date.day())
}
