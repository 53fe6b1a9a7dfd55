//! What can be played, and the games that were begun: one journal each, in the data folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use rand::{TryRng, rngs::SysRng};

use super::{
    client::{Client, now_ms},
    trouble::Trouble,
};
use crate::{
    content::{Content, Source},
    scenario::{PronounWords, Scenario, load},
    session::{Journal, Length, NamedText, Phase, Read, SessionHead, Stamp, Texts, resume},
    store::Stored,
    terms::{Id, Message},
    words::{FALLBACK_LANG, Words},
};

/// Most games that are listed; older ones stay on the disk.
pub const GAMES_MAX: usize = 60;

/// A scenario on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Playable {
    /// The scenario, read and without errors.
    pub scenario: Scenario,
    /// The file that it is in.
    pub source: Source,
}

impl Playable {
    /// Minutes that a game takes alone, debrief included; of the short cut if asked for and there is one.
    pub fn minutes(&self, short: bool) -> u32 {
        let scenario = &self.scenario;
        let rounds = match (&scenario.short, short) {
            (Some(cut), true) => cut.rounds,
            _ => scenario.rounds,
        };
        // Briefing, empty chair and debrief take about as long as three rounds.
        (rounds + 3) * scenario.minutes_per_round
    }

    /// Whether the author made a short cut.
    pub fn has_short(&self) -> bool {
        self.scenario.short.is_some()
    }
}

/// A game that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its journal.
    pub path: PathBuf,
    /// Title of the scenario.
    pub title: String,
    /// Where it is.
    pub at: Stamp,
    /// What a round is called.
    pub round_name: String,
    /// When it was last played.
    pub touched: SystemTime,
}

impl Kept {
    /// Whether it has been played to its end.
    pub fn finished(&self) -> bool {
        self.at.phase == Phase::Debrief
    }
}

/// What can be played, shortest first: the tutorial comes first by being the shortest.
pub fn playable(content: &Content) -> Vec<Playable> {
    let read = |source: &&Source| {
        let scenario = load(&source.file, &source.text).scenario?;
        Some(Playable { scenario, source: (*source).clone() })
    };
    let mut all: Vec<_> = content.scenarios().iter().filter_map(read).collect();
    all.sort_by_key(|playable| (playable.minutes(false), playable.scenario.title.clone()));
    all
}

/// Games in a folder, the latest first. What is no journal, or another program's, is passed over.
pub fn kept(folder: &Path) -> Vec<Kept> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<(SystemTime, PathBuf)> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == ENDING))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    files.sort_by(|a, b| b.cmp(a));
    files.truncate(GAMES_MAX);
    files.into_iter().filter_map(|(touched, path)| of_file(path, touched)).collect()
}

fn of_file(path: PathBuf, touched: SystemTime) -> Option<Kept> {
    let bytes = Stored::read(&path).ok()?;
    let journal = Journal::read(&bytes, Read::Entries).ok()?;
    let session = resume(&journal).ok()?;
    let scenario = &session.prepared.setup.scenario;
    Some(Kept {
        title: scenario.title.clone(),
        at: session.groups.first()?.at(),
        round_name: scenario.round.name.clone(),
        path,
        touched,
    })
}

/// Ending of journals.
const ENDING: &str = "jsonl";

/// Begins a game of a scenario.
///
/// # Errors
/// No luck can be drawn, or the folder cannot be written.
pub fn begin(
    content: &Content,
    words: &Words,
    folder: &Path,
    playable: &Playable,
    short: bool,
) -> Result<Client, Trouble> {
    let seed = SysRng
        .try_next_u64()
        .map_err(|error| Trouble::of(Message::new("game-no-luck").with("why", error.to_string())))?;
    let head = SessionHead::alone(
        texts(content, words, &playable.source)?,
        seed,
        if short { Length::Short } else { Length::Full },
        words.say("play-group"),
    );
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let path = free_name(folder, &playable.scenario.id);
    Client::begin(head, path, &words.say("game-you"))
}

fn unwritable(folder: &Path, error: &io::Error) -> Trouble {
    let message =
        Message::new("game-folder").with("path", folder.display().to_string()).with("why", error.to_string());
    Trouble::of(message).hint("game-store-hint")
}

/// The texts that a game is played on; they go into its journal.
pub(super) fn texts(content: &Content, words: &Words, scenario: &Source) -> Result<Texts, Trouble> {
    let named = |source: &Source| NamedText { name: source.file.clone(), text: source.text.clone() };
    let lang = words.lang();
    let mut sheets = content.sheets(&lang);
    if lang != FALLBACK_LANG {
        sheets.extend(content.sheets(FALLBACK_LANG));
    }
    Ok(Texts {
        scenario: named(scenario),
        coefficients: named(content.model("coefficients")?),
        // One of them plays the game once more in the debrief.
        leaders: content.leaders().into_iter().map(named).collect(),
        sheets: sheets.into_iter().map(named).collect(),
        lang,
        pronouns: PronounWords::from_sheet(|id| words.text(&Message::new(id.to_owned()))),
    })
}

/// A name that no game has: the scenario and the moment.
fn free_name(folder: &Path, scenario: &Id) -> PathBuf {
    let moment = now_ms();
    let name = |at: u64| folder.join(format!("{scenario}-{at}.{ENDING}"));
    (moment..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(moment))
}
