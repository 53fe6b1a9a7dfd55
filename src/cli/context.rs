//! What every subcommand is handed: words, content, the data folder, and where to write.

use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use super::{Global, Trouble};
use crate::{
    content::{Content, nearest},
    terms::Message,
    words::{FALLBACK_LANG, Words},
};

/// What every subcommand is handed.
#[derive(Debug)]
pub struct Context {
    /// The words of the language asked for, with English behind them.
    pub words: Words,
    /// What is shipped, or what `--assets` put in its place.
    pub content: Content,
    /// The options that every subcommand takes.
    pub global: Global,
}

impl Context {
    pub(super) fn new(global: &Global) -> anyhow::Result<Self> {
        let content = match &global.assets {
            Some(dir) => Content::from_dir(dir)?,
            None => Content::embedded(),
        };
        let words = words(&content, &global.lang)?;
        Ok(Self { words, content, global: global.clone() })
    }

    /// The folder for journals and everything else that is kept; it may not exist yet.
    ///
    /// # Errors
    /// None was named, and this account has no home folder to put one in.
    pub fn data_dir(&self) -> anyhow::Result<PathBuf> {
        if let Some(dir) = &self.global.data {
            return Ok(dir.clone());
        }
        // Set but empty counts as unset, as with NO_COLOR; clap would take it for an argument left out.
        if let Some(dir) = std::env::var_os("FOOTLIGHTS_DATA").filter(|dir| !dir.is_empty()) {
            return Ok(dir.into());
        }
        match directories::ProjectDirs::from("", "", "footlights") {
            Some(dirs) => Ok(dirs.data_dir().to_owned()),
            None => {
                Err(Trouble::new(Message::new("cli-no-home")).hint(Message::new("cli-no-home-hint")).into())
            }
        }
    }

    /// The folder for journals; it may not exist yet.
    ///
    /// # Errors
    /// As [`Self::data_dir`].
    pub fn journals_dir(&self) -> anyhow::Result<PathBuf> {
        Ok(self.data_dir()?.join("journals"))
    }

    /// Writes data to stdout.
    ///
    /// # Errors
    /// Stdout does not take it. A reader who has gone ends the program quietly (see `cli::trouble`).
    pub fn print(&self, text: impl AsRef<str>) -> anyhow::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_ref().as_bytes())?;
        Ok(stdout.flush()?)
    }

    /// Writes a JSON document to stdout, with a line end. A document is a struct whose first field is `format`;
    /// `serde_json::json!` would sort its fields.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn print_json(&self, document: &impl serde::Serialize) -> anyhow::Result<()> {
        self.print(format!("{}\n", serde_json::to_string_pretty(document)?))
    }

    /// Says something to the person on stderr, unless they asked for quiet.
    pub fn talk(&self, message: &Message) {
        if !self.global.quiet {
            // Nobody is there to be told that nobody is there.
            let _ = writeln!(io::stderr(), "{}", self.words.text(message));
        }
    }

    /// Whether what goes to stdout may be coloured: a terminal, and no NO_COLOR.
    pub fn colour(&self) -> bool {
        io::stdout().is_terminal() && !no_color()
    }

    /// Whether a person is watching stdout: progress is shown to nobody else.
    pub fn watched(&self) -> bool {
        io::stdout().is_terminal()
    }
}

/// Whether NO_COLOR asks for plain output (set, and not empty).
pub(super) fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// The words of a language: of exactly this tag, or of the language without its region, with English behind.
fn words(content: &Content, tag: &str) -> anyhow::Result<Words> {
    let english = load(content, FALLBACK_LANG)?;
    let tag = tag.replace('_', "-");
    let general = tag.split('-').next().unwrap_or_default();
    let langs = content.langs();
    // Tags do not depend on case.
    let held = |tag: &str| langs.iter().copied().find(|lang| lang.eq_ignore_ascii_case(tag));
    let Some(lang) = held(&tag).or_else(|| held(general)) else {
        let trouble = Trouble::new(Message::new("cli-no-lang").with("tag", tag.as_str()));
        let hint = match nearest(&tag, langs.iter().copied()) {
            Some(lang) => Message::new("content-did-you-mean").with("name", lang),
            None => {
                Message::new("cli-langs-are").with("langs", langs.into_iter().collect::<Vec<_>>().join(", "))
            }
        };
        return Err(trouble.hint(hint).into());
    };
    if lang == FALLBACK_LANG { Ok(english) } else { Ok(load(content, lang)?.or(english)) }
}

/// Reads the sheets of one language.
pub(super) fn load(content: &Content, lang: &str) -> anyhow::Result<Words> {
    let sheets: Vec<_> = content.sheets(lang).into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
    Words::load(lang, &sheets).map_err(|error| {
        let message = Message::new("cli-bad-sheet").with("what", error.to_string());
        Trouble::new(message).hint(Message::new("cli-bad-sheet-hint")).into()
    })
}

/// A path as a person may read it.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}
