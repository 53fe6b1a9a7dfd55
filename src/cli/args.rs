//! The options that every subcommand takes.

use std::path::PathBuf;
#[cfg(feature = "game")]
use std::{ffi::OsString, path::Path};

/// Options that every subcommand takes.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Say more on stderr; twice for every detail
    #[arg(short, long, global = true, action = clap::ArgAction::Count, conflicts_with = "quiet")]
    pub verbose: u8,
    /// Say nothing on stderr but errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Write a log to this file as well
    #[arg(long, global = true, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// Language of the words, as a tag
    #[arg(long, global = true, value_name = "TAG", default_value = crate::words::FALLBACK_LANG)]
    pub lang: String,
    /// Folder for journals and everything else that is kept [env: FOOTLIGHTS_DATA]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Folder whose scenarios, leaders, model and words replace the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub assets: Option<PathBuf>,
}

impl Global {
    /// The same options for another process of this program, which shares the folder of this one.
    #[cfg(feature = "game")]
    pub fn again(&self, data: &Path) -> Vec<OsString> {
        let mut all: Vec<OsString> =
            vec!["--data".into(), data.into(), "--lang".into(), self.lang.clone().into()];
        if let Some(assets) = &self.assets {
            all.extend(["--assets".into(), assets.into()]);
        }
        if self.verbose > 0 {
            all.push(format!("-{}", "v".repeat(usize::from(self.verbose))).into());
        }
        all
    }
}
