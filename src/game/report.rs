//! The report of a finished game as a file: one page of HTML that needs nothing else.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::{
    client::{Client, now_ms},
    trouble::Trouble,
};
use crate::{
    report::{debrief::Debrief, html},
    terms::Message,
    words::Words,
};

/// Milliseconds of a day.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Most reports of one game and day.
const NAMES_MAX: u32 = 1000;

/// Writes the report of a game into the folder `reports` of the data folder, and says where. It is named after the
/// scenario and the day; nothing that is there is written over.
///
/// # Errors
/// The folder or the file cannot be written.
pub fn save(client: &Client, debrief: &Debrief, words: &Words, data: &Path) -> Result<PathBuf, Trouble> {
    let compared = client.compared(words);
    let text = html::page(debrief, &compared, words);
    let folder = data.join("reports");
    let scenario = client.leader().map_or("", |view| view.briefing.scenario.as_str());
    let name = format!("{scenario}-{}", day(now_ms()));
    write_new(&folder, &name, &text).map_err(|error| {
        let message = Message::new("game-report")
            .with("path", folder.display().to_string())
            .with("why", error.to_string());
        Trouble::of(message).hint("game-store-hint")
    })
}

/// Writes a text under the first free of `name.html`, `name-2.html` and so on.
fn write_new(folder: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for number in 1..NAMES_MAX {
        let name = if number == 1 { format!("{name}.html") } else { format!("{name}-{number}.html") };
        let path = folder.join(name);
        match File::create_new(&path) {
            Ok(mut file) => return file.write_all(text.as_bytes()).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The day of a moment in UTC, as `2026-03-09`. After Howard Hinnant's `civil_from_days`: years begin in March, so
/// that the odd day is the last.
fn day(ms: u64) -> String {
    let days = ms / DAY_MS + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn days_are_named_as_on_a_calendar() {
        for (days, name) in
            [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_516, "2026-03-04")]
        {
            assert_eq!(day(days * DAY_MS + 5), name);
        }
    }

    #[test]
    fn nothing_is_written_over() {
        let folder = std::env::temp_dir().join(format!("footlights-reports-{}", std::process::id()));
        let first = write_new(&folder, "a", "one").unwrap();
        let second = write_new(&folder, "a", "two").unwrap();
        assert_ne!(first, second);
        assert_eq!(fs::read_to_string(first).unwrap(), "one");
        fs::remove_dir_all(folder).unwrap();
    }
}
