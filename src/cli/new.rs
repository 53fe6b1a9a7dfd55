//! `footlights new`: a commented starter scenario to write over.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{Context, Trouble, context::shown};
use crate::terms::{Id, Message};

/// A small scenario that passes `check` and teaches by its comments.
const STARTER: &str = include_str!("../../assets/starter.ron");
/// The id that stands in the starter, replaced by one made from the file's name.
const STARTER_ID: &str = "a-small-beginning";

/// Write a commented starter scenario, ready to be changed
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write, such as my-firm.ron; it must not exist yet
    file: PathBuf,
}

/// Writes the file.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let file = file_for(&args.file)?;
    let path = shown(&file);
    let Some(id) = id_for(&file) else {
        let message = Message::new("cli-new-no-id").with("path", path);
        return Err(Trouble::new(message).hint(Message::new("cli-new-no-id-hint")).into());
    };
    let text = STARTER.replace(STARTER_ID, &id);
    // `create_new` looks and creates in one step, so nothing that is there can be lost.
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&file)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| trouble(&error, &path))?;
    // Quoted where a shell would take it apart: the sentence is there to be copied.
    let path = if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path };
    context.talk(&Message::new("cli-new-written").with("path", path));
    if context.content.scenario(&id).is_ok() {
        context.talk(&Message::new("cli-new-built-in").with("id", id));
    }
    Ok(ExitCode::SUCCESS)
}

/// The file to write: a name without an ending gets the one by which `check` and `play` know a scenario.
fn file_for(named: &Path) -> Result<PathBuf, Trouble> {
    match named.extension() {
        None => Ok(named.with_extension("ron")),
        Some(ending) if ending.eq_ignore_ascii_case("ron") => Ok(named.to_owned()),
        Some(_) => {
            let hint = Message::new("cli-new-rename-hint").with("name", shown(&named.with_extension("ron")));
            Err(Trouble::new(Message::new("cli-new-not-ron").with("path", shown(named))).hint(hint))
        }
    }
}

/// An id from a file's name: other ASCII characters than letters and digits become hyphens. None if it would not be the
/// name any more, which the first check would warn of.
fn id_for(path: &Path) -> Option<String> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !stem.is_ascii() {
        return None;
    }
    let parts = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut id = parts.collect::<Vec<_>>().join("-");
    id.truncate(Id::CHARS_MAX);
    let id = id.trim_end_matches('-');
    Id::from(id).is_well_formed().then(|| id.to_owned())
}

fn trouble(error: &io::Error, path: &str) -> Trouble {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Trouble::new(Message::new("cli-new-exists").with("path", path))
            .hint(Message::new("cli-new-exists-hint"));
    }
    let message = Message::new("cli-new-unwritable").with("path", path).with("why", error.to_string());
    Trouble::new(message).hint(Message::new("cli-new-unwritable-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_from_the_name_of_the_file() {
        assert_eq!(id_for(Path::new("there/My Firm (2).ron")).as_deref(), Some("my-firm-2"));
        assert_eq!(id_for(Path::new("night_shift.ron")).as_deref(), Some("night-shift"));
        assert_eq!(id_for(Path::new("2026.ron")), None);
        assert_eq!(id_for(Path::new("ünï.ron")), None);
        assert_eq!(id_for(Path::new(&"long-".repeat(30))).map(|id| id.len()), Some(39));
    }
}
