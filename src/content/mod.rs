//! Shipped content: scenarios, leaders, coefficients and language sheets, embedded or read from a folder.
//!
//! This floor hands out texts and their names. What a text means is decided above.

mod read;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use include_dir::{Dir, include_dir};

use crate::terms::Message;

pub use read::{FILE_BYTES_MAX, read_bytes, read_text};

static EMBEDDED: Dir<'static> = include_dir!("$OUT_DIR/content");

/// Folders of the layout, with the ending of the files in them.
const FOLDERS: [(&str, &str); 5] =
    [(SCENARIOS, "ron"), (LEADERS, "ron"), (MODEL, "ron"), (STUDIES, "ron"), (LANG, "ftl")];
const SCENARIOS: &str = "scenarios";
const LEADERS: &str = "leaders";
const MODEL: &str = "model";
const STUDIES: &str = "studies";
const LANG: &str = "lang";

/// Everything shipped, by its place in the layout (`scenarios/first-week.ron`).
#[derive(Clone, Debug)]
pub struct Content {
    dir: Option<PathBuf>,
    files: BTreeMap<String, Source>,
}

/// A text and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name without folder and ending: the id of what is in it.
    pub id: String,
    /// The file as faults name it: its place in the layout if embedded, else the path that was read.
    pub file: String,
    /// What is in it.
    pub text: Cow<'static, str>,
}

/// Content that cannot be had: why, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .message.id)]
pub struct Unavailable {
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

impl Unavailable {
    fn new(message: Message) -> Self {
        Self { message, hint: None }
    }

    fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl Content {
    /// What is built into the program.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        Self { dir: None, files }
    }

    /// What is built in, with every file that `dir` has in the same place taken from there instead.
    ///
    /// # Errors
    /// `dir` is no folder, or something in it cannot be read.
    pub fn from_dir(dir: &Path) -> Result<Self, Unavailable> {
        let mut content = Self::embedded();
        if !dir.is_dir() {
            return Err(Unavailable::new(
                Message::new("content-no-folder").with("path", dir.display().to_string()),
            )
            .hint(Message::new("content-no-folder-hint")));
        }
        for (folder, ending) in FOLDERS {
            let path = dir.join(folder);
            if path.exists() {
                read::overlay(&path, folder, ending, &mut content.files)?;
            }
        }
        content.dir = Some(dir.to_owned());
        Ok(content)
    }

    /// The folder that replaces what is built in, if there is one.
    pub fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// All scenarios, by id.
    pub fn scenarios(&self) -> Vec<&Source> {
        self.folder(SCENARIOS)
    }

    /// The scenario with this id.
    ///
    /// # Errors
    /// There is none; the hint names the nearest.
    pub fn scenario(&self, id: &str) -> Result<&Source, Unavailable> {
        self.named(SCENARIOS, id)
            .ok_or_else(|| unknown("content-no-scenario", "content-scenarios-are", id, &self.scenarios()))
    }

    /// What a SCENARIO argument names: a shipped id, or a path. What has a folder or ends in `.ron` is a path;
    /// anything else is an id, whatever lies in the working directory.
    ///
    /// # Errors
    /// An unknown id, or a file that cannot be read.
    pub fn find_scenario(&self, argument: &str) -> Result<Source, Unavailable> {
        if is_path(argument) { read_source(argument) } else { self.scenario(argument).cloned() }
    }

    /// All leaders, by name.
    pub fn leaders(&self) -> Vec<&Source> {
        self.folder(LEADERS)
    }

    /// The leader with this name.
    ///
    /// # Errors
    /// There is none; the hint names the nearest.
    pub fn leader(&self, name: &str) -> Result<&Source, Unavailable> {
        self.named(LEADERS, name)
            .ok_or_else(|| unknown("content-no-leader", "content-leaders-are", name, &self.leaders()))
    }

    /// What a `--leader` argument names: a shipped name, or a path, told apart as in [`Self::find_scenario`].
    ///
    /// # Errors
    /// An unknown name, or a file that cannot be read.
    pub fn find_leader(&self, argument: &str) -> Result<Source, Unavailable> {
        if !is_path(argument) {
            return self.leader(argument).cloned();
        }
        read_source(argument).map_err(|error| {
            if error.message.id == "content-not-found" {
                return Unavailable::new(error.message).hint(Message::new("content-no-leader-file-hint"));
            }
            error
        })
    }

    /// All studies in a folder of theirs (`""` for the top one), in order of name.
    pub fn studies(&self, folder: &str) -> Vec<&Source> {
        if folder.is_empty() { self.folder(STUDIES) } else { self.folder(&format!("{STUDIES}/{folder}")) }
    }

    /// What a STUDY argument names: a shipped id (with its folder, if it lies in one), or a path, told apart as in
    /// [`Self::find_scenario`].
    ///
    /// # Errors
    /// An unknown id, or a file that cannot be read.
    pub fn find_study(&self, argument: &str) -> Result<Source, Unavailable> {
        if let Some(shipped) = self.named(STUDIES, argument) {
            return Ok(shipped.clone());
        }
        if is_path(argument) {
            return read_source(argument);
        }
        Err(unknown("content-no-study", "content-studies-are", argument, &self.studies("")))
    }

    /// A file of the model: coefficients, evidence.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn model(&self, name: &str) -> Result<&Source, Unavailable> {
        self.named(MODEL, name)
            .ok_or_else(|| unknown("content-no-model", "content-models-are", name, &self.folder(MODEL)))
    }

    /// The language sheets of one language, in order of name; empty if there are none.
    pub fn sheets(&self, lang: &str) -> Vec<&Source> {
        self.folder(&format!("{LANG}/{lang}"))
    }

    /// The languages that have sheets, by tag.
    pub fn langs(&self) -> BTreeSet<&str> {
        let inside = |place: &'_ String| place.starts_with(LANG);
        self.files.keys().filter(|place| inside(place)).filter_map(|place| place.split('/').nth(1)).collect()
    }

    fn folder(&self, folder: &str) -> Vec<&Source> {
        let inside = |place: &str| place.rsplit_once('/').is_some_and(|(parent, _)| parent == folder);
        self.files.iter().filter(|(place, _)| inside(place)).map(|(_, source)| source).collect()
    }

    fn named(&self, folder: &str, name: &str) -> Option<&Source> {
        self.files.get(&format!("{folder}/{name}.ron"))
    }
}

/// Whether an argument is a path rather than the id of something shipped.
pub fn is_path(argument: &str) -> bool {
    argument.contains(['/', std::path::MAIN_SEPARATOR]) || argument.to_ascii_lowercase().ends_with(".ron")
}

/// The name most like `wanted`, if one is like enough to have been meant.
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let like = |name: &str| (strsim::jaro_winkler(&wanted, &name.to_lowercase()) * 1000.0) as u32;
    names
        .into_iter()
        .map(|name| (like(name), name))
        .filter(|(like, _)| *like >= 800)
        .max()
        .map(|(_, name)| name)
}

fn unknown(message: &'static str, all: &'static str, name: &str, known: &[&Source]) -> Unavailable {
    let error = Unavailable::new(Message::new(message).with("name", name));
    let ids = || known.iter().map(|source| source.id.as_str());
    match nearest(name, ids()) {
        Some(nearest) => error.hint(Message::new("content-did-you-mean").with("name", nearest)),
        None => error.hint(Message::new(all).with("names", ids().collect::<Vec<_>>().join(", "))),
    }
}

fn read_source(path: &str) -> Result<Source, Unavailable> {
    let text = read_text(Path::new(path))?;
    Ok(Source { id: stem(path), file: path.to_owned(), text: Cow::Owned(text) })
}

fn stem(place: &str) -> String {
    Path::new(place).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn collect(dir: &Dir<'static>, files: &mut BTreeMap<String, Source>) {
    for file in dir.files() {
        // Separators as in the layout, whatever the platform that built the program.
        let place = file.path().to_string_lossy().replace('\\', "/");
        let text = String::from_utf8_lossy(file.contents());
        files.insert(place.clone(), Source { id: stem(&place), file: place, text });
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}
