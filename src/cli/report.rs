//! `footlights report`: the debrief of a finished game as one HTML file, to read, print and keep.

use std::{
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{Context, Trouble, context::shown, kept};
use crate::{
    report::{
        debrief::{self, Compared, Debrief},
        html,
    },
    session::{Archive, HeadError, Journal, Phase, Read, ReplayError, SeatId, resume},
    sim::Evidence,
    terms::Message,
    words::Words,
};

/// The debrief of a finished game as one HTML file
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A journal, or the code of a session that a host has kept
    journal: PathBuf,
    /// Write to this file and not to stdout; it must not be there yet
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Which group, counted from 1 [default: 1]
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true, value_parser = clap::value_parser!(u32).range(1..))]
    group: u32,
    /// Whose debrief, by number of the seat [default: the group's first leader]
    #[arg(long, value_name = "N")]
    seat: Option<u32>,
    #[command(flatten)]
    from: kept::Where,
}

/// Writes the report.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let page = page(context, args)?;
    match &args.out {
        None => context.print(page)?,
        Some(path) => {
            write(path, &page).map_err(|error| in_the_way(path, &error))?;
            context.talk(&Message::new("report-written").with("path", shown(path)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn page(context: &Context, args: &Args) -> anyhow::Result<String> {
    let path = &args.journal;
    let bytes = kept::journal(context, &args.from, path)?;
    let broken = |error| kept::damaged(path, error);
    let journal = Journal::read(&bytes, Read::Entries).map_err(broken)?;
    if journal.torn {
        context.talk(&Message::new("journal-torn").with("path", shown(path)));
    }
    let evidence = Evidence::from_ron(&context.content.model("evidence")?.text)?;
    let (group, seat) = (args.group as usize - 1, args.seat.map(SeatId));
    let words = &context.words;
    let unfinished = || {
        let message = Message::new("report-unfinished").with("path", shown(path));
        Trouble::new(message).hint(Message::new("report-unfinished-hint"))
    };
    match resume(&journal) {
        Ok(session) => {
            match session.groups.get(group) {
                None => return Err(absent(path, "report-no-group", args.group).into()),
                Some(left) if left.phase != Phase::Debrief => return Err(unfinished().into()),
                Some(_) => {}
            }
            let debrief = Debrief::of(&session, group, seat, words, &evidence)
                .ok_or_else(|| absent(path, "report-no-seat", args.seat.unwrap_or(0)))?;
            let compared: Vec<Compared> = debrief::told(&session, group, seat)
                .map_or_else(Vec::new, |told| debrief::compared(&told, words));
            Ok(html::page(&debrief, &compared, words))
        }
        // What can no longer be played again can still be shown.
        Err(ReplayError::Head(HeadError::ModelVersion { .. } | HeadError::SessionVersion { .. })) => {
            context.talk(&Message::new("report-not-replayed"));
            let journal = Journal::read(&bytes, Read::All).map_err(broken)?;
            let archive = Archive::of(&journal);
            match archive.groups.get(group) {
                None => return Err(absent(path, "report-no-group", args.group).into()),
                Some(left) if left.end.is_none() => return Err(unfinished().into()),
                Some(left) if seat.is_some_and(|seat| !left.leaders.contains_key(&seat)) => {
                    return Err(absent(path, "report-no-seat", args.seat.unwrap_or(0)).into());
                }
                Some(_) => {}
            }
            let sheets: Vec<_> =
                archive.head.sheets.iter().map(|sheet| (sheet.name.as_str(), &*sheet.text)).collect();
            // Sheets that can no longer be read are no reason to show nothing: today's words stand in.
            let own = Words::load(&archive.head.lang, &sheets).ok();
            let debrief =
                Debrief::of_archive(&archive, group, seat, words, own.as_ref().unwrap_or(words), &evidence);
            let debrief = debrief.ok_or_else(|| {
                let message = Message::new("report-unreadable").with("path", shown(path));
                Trouble::new(message).hint(Message::new("report-unreadable-hint"))
            })?;
            Ok(html::page(&debrief, &[], words))
        }
        Err(error) => Err(Trouble::from(error).into()),
    }
}

fn absent(path: &Path, id: &'static str, number: u32) -> Trouble {
    Trouble::new(Message::new(id).with("path", shown(path)).with("number", i64::from(number)))
}

/// Writes a new file; one that is there already is left alone.
fn write(path: &Path, text: &str) -> io::Result<()> {
    File::create_new(path)?.write_all(text.as_bytes())
}

fn in_the_way(path: &Path, error: &io::Error) -> Trouble {
    if error.kind() == io::ErrorKind::AlreadyExists {
        let message = Message::new("report-exists").with("path", shown(path));
        return Trouble::new(message).hint(Message::new("report-exists-hint"));
    }
    Trouble::new(Message::new("report-write").with("path", shown(path)).with("why", error.to_string()))
}
