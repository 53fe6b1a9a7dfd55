//! Reading content from disk: texts within a limit, and a folder laid over what is built in.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{Source, Unavailable, stem};
use crate::terms::Message;

/// Largest text read from disk, in bytes. The longest scenario anybody has written is a tenth of it.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Reads a text file.
///
/// # Errors
/// It cannot be opened, is larger than [`FILE_BYTES_MAX`], or is not text in UTF-8.
pub fn read_text(path: &Path) -> Result<String, Unavailable> {
    String::from_utf8(read_bytes(path)?).map_err(|_| {
        Unavailable::new(named("content-not-text", path)).hint(Message::new("content-not-text-hint"))
    })
}

/// Reads a file that should be text, whatever is in it.
///
/// # Errors
/// It cannot be opened, is no regular file, or is larger than [`FILE_BYTES_MAX`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Unavailable> {
    let mut bytes = Vec::new();
    let found = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !found.is_file() && !found.is_dir() {
        // Opening a pipe waits for whoever writes to it, for ever if nobody does.
        return Err(
            Unavailable::new(named("content-no-file", path)).hint(Message::new("content-no-file-hint"))
        );
    }
    File::open(path)
        .and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len > FILE_BYTES_MAX) {
        let message = named("content-too-large", path).with("mib", 4_i64);
        return Err(Unavailable::new(message).hint(Message::new("content-too-large-hint")));
    }
    Ok(bytes)
}

/// Lays the files of a folder over `files`, with all folders in it.
pub(super) fn overlay(
    path: &Path,
    place: &str,
    ending: &str,
    files: &mut BTreeMap<String, Source>,
) -> Result<(), Unavailable> {
    for entry in fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        let entry = entry.map_err(|error| unreadable(path, &error))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let place = format!("{place}/{name}");
        // A linked folder is not followed: it could lead back to where we are.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            overlay(&path, &place, ending, files)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            let text = Cow::Owned(read_text(&path)?);
            let file = path.display().to_string();
            files.insert(place.clone(), Source { id: stem(&place), file, text });
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: &io::Error) -> Unavailable {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Unavailable::new(named("content-not-found", path)).hint(Message::new("content-not-found-hint"))
        }
        io::ErrorKind::IsADirectory => {
            Unavailable::new(named("content-is-folder", path)).hint(Message::new("content-is-folder-hint"))
        }
        _ => Unavailable::new(named("content-unreadable", path).with("why", error.to_string()))
            .hint(Message::new("content-unreadable-hint")),
    }
}

fn named(id: &'static str, path: &Path) -> Message {
    Message::new(id).with("path", path.display().to_string())
}
