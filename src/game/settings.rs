//! What a person has set for themselves, kept from one start to the next.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use bevy::prelude::Resource;
use serde::{Deserialize, Serialize};

use super::screens::Mark;

/// Name of the file in the data folder.
const FILE: &str = "settings.ron";

/// Text sizes offered, in percent.
pub const TEXT_SIZES: [u16; 8] = [80, 90, 100, 115, 130, 150, 175, 200];

/// What can be set.
#[derive(Clone, Debug, PartialEq, Eq, Resource, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Text size, in percent. Range: 80–200. Default: 100.
    pub text: u16,
    /// Whether states cross-fade instead of moving. Default: false.
    pub reduced_motion: bool,
    /// Whether the window fills the screen. Default: false.
    pub full_screen: bool,
    /// Whether parts of the page explain themselves the first time they matter. Default: true.
    pub marks: bool,
    /// Notes that have been read. Default: none.
    pub seen: BTreeSet<Mark>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { text: 100, reduced_motion: false, full_screen: false, marks: true, seen: BTreeSet::new() }
    }
}

impl Settings {
    /// What is kept in a folder; the defaults where there is nothing, or nothing that can be read.
    pub fn load(folder: &Path) -> Self {
        let read = fs::read_to_string(file(folder)).ok();
        let mut settings: Self = read.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
        settings.text = settings.text.clamp(TEXT_SIZES[0], TEXT_SIZES[TEXT_SIZES.len() - 1]);
        settings
    }

    /// Keeps them. The file appears whole or not at all.
    ///
    /// # Errors
    /// The system refuses.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default());
        let draft = file(folder).with_extension("draft");
        fs::write(&draft, text.map_err(io::Error::other)?)?;
        fs::rename(draft, file(folder))
    }

    /// Factor on type.
    pub fn text_factor(&self) -> f32 {
        f32::from(self.text) / 100.0
    }

    /// The next text size up or down.
    pub fn resized(&self, up: bool) -> u16 {
        let mut sizes = TEXT_SIZES.into_iter();
        let found =
            if up { sizes.find(|size| *size > self.text) } else { sizes.rfind(|size| *size < self.text) };
        found.unwrap_or(self.text)
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}
