//! `footlights check`: every fault of the files an author writes, with its place and a way out.

mod places;
mod render;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use serde::Serialize;

use self::places::Places;
use super::{Context, EXIT_FAULTS, Trouble, context::shown};
use crate::{
    content::read_bytes,
    lab, leader,
    ron_tree::{Node, Tree},
    scenario,
    terms::{Diagnostic, Message, Severity},
};

/// Check scenarios, leaders and studies: every fault with its place and a way out
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 no faults or warnings only, 1 faults, 2 could not run.")]
pub struct Args {
    /// Files, and folders whose *.ron files are checked, those in folders inside too
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document {
    format: &'static str,
    faults: Vec<Fault>,
}

/// One fault in it.
#[derive(Serialize)]
struct Fault {
    severity: Severity,
    code: &'static str,
    file: String,
    line: usize,
    column: usize,
    message: String,
    hints: Vec<String>,
}

/// One file, read and checked.
struct Checked {
    text: String,
    faults: Vec<Diagnostic>,
}

/// Checks the files and prints their faults.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let mut files = Vec::new();
    for path in &args.paths {
        gather(path, &mut files)?;
    }
    // A file named twice, or named beside its folder, is checked once.
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    let mut checked = Vec::new();
    for file in &files {
        checked.push(check(context, &shown(file), read_bytes(file)?));
    }
    if args.json {
        let faults = checked.iter().flat_map(|file| as_json(context, file)).collect();
        context.print_json(&Document { format: "footlights.check/1", faults })?;
    } else {
        for file in &checked {
            let places = Places::of(&file.text);
            for fault in &file.faults {
                context.print(render::render(&context.words, &places, fault, context.colour()))?;
            }
        }
    }
    let count = |severity| {
        checked.iter().flat_map(|file| &file.faults).filter(|fault| fault.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    context.talk(
        &Message::new("cli-check-summary")
            .with("files", files.len())
            .with("errors", errors)
            .with("warnings", warnings),
    );
    // Meaning is looked at only once a file can be read.
    let unread = |fault: &&Diagnostic| fault.severity == Severity::Error && fault.code.starts_with('R');
    if checked.iter().flat_map(|file| &file.faults).any(|fault| unread(&fault)) {
        context.talk(&Message::new("cli-check-unread"));
    }
    Ok(if errors > 0 { ExitCode::from(EXIT_FAULTS) } else { ExitCode::SUCCESS })
}

/// Faults as a terminal shows them, for subcommands that refuse a faulty file.
pub(super) fn rendered(context: &Context, text: &str, faults: &[Diagnostic]) -> String {
    let places = Places::of(text);
    faults.iter().map(|fault| render::render(&context.words, &places, fault, context.colour())).collect()
}

/// Checks a file by the kind its root names. Any other root is a fault, which the scenario's reader notes.
fn check(context: &Context, file: &str, bytes: Vec<u8>) -> Checked {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let tree = Tree::parse(file, &text);
            let faults = match tree.root().and_then(Node::name) {
                Some("Leader") => leader::load_tree(tree).faults,
                Some("Study") => lab::load_tree(tree, &super::lab::known(context)).faults,
                _ => scenario::load_tree(tree).faults,
            };
            Checked { text, faults }
        }
        // A letter that was not saved as UTF-8 has a place like any other mistake.
        Err(error) => {
            let tree = Tree::parse_bytes(file, error.as_bytes());
            Checked { text: tree.text().to_owned(), faults: tree.faults().to_vec() }
        }
    }
}

/// Adds a file, or every `*.ron` in a folder and the folders inside, in order of path.
fn gather(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        // Whether it can be read shows when it is.
        files.push(path.to_owned());
        return Ok(());
    }
    let before = files.len();
    walk(path, files).map_err(|error| {
        let message = Message::new("content-unreadable").with("path", shown(path));
        Trouble::new(message.with("why", error.to_string())).hint(Message::new("content-unreadable-hint"))
    })?;
    files[before..].sort();
    if files.len() == before {
        let message = Message::new("cli-check-nothing").with("path", shown(path));
        return Err(Trouble::new(message).hint(Message::new("cli-check-nothing-hint")).into());
    }
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // A linked folder is not followed: it could lead back to where we are.
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), files)?;
        } else if entry.path().extension().is_some_and(|ending| ending == "ron") {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn as_json(context: &Context, file: &Checked) -> Vec<Fault> {
    let places = Places::of(&file.text);
    let fault = |fault: &Diagnostic| {
        let (line, column) = places.line_and_column(fault.span.start);
        Fault {
            severity: fault.severity,
            code: fault.code,
            file: fault.file.clone(),
            line,
            column,
            message: context.words.text(&fault.message),
            hints: fault.hints.iter().map(|hint| context.words.text(hint)).collect(),
        }
    };
    file.faults.iter().map(fault).collect()
}
