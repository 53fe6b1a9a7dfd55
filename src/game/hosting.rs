//! A host started from the game: `footlights host` as a process of its own, which outlives the window.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, TryRecvError, channel},
    thread,
};

use super::{line::Wake, trouble::Trouble};
use crate::{session::Pacing, terms::Message, wire::Opened};

/// Name of the file in the data folder that the host writes what it has to say to.
const LOG: &str = "host.log";
/// Longest part of it that is told, in characters.
const TOLD_CHARS_MAX: usize = 300;

/// A host that is being started.
#[derive(Debug)]
pub struct Starting {
    said: std::sync::Mutex<Receiver<Result<Opened, String>>>,
    // Dropping it neither stops the host nor waits for it.
    _child: Child,
}

/// Starts a host for one session. `global` are the options that this program was started with.
///
/// # Errors
/// The program cannot be started, or nothing can be written to the data folder.
pub fn start(
    global: &[OsString],
    data: &Path,
    scenario: &str,
    short: bool,
    pacing: Pacing,
    wake: Wake,
) -> Result<Starting, Trouble> {
    let failed = |error: std::io::Error| {
        Trouble::of(Message::new("hosting-not-started").with("why", error.to_string())).hint("hosting-hint")
    };
    fs::create_dir_all(data).map_err(failed)?;
    let log = data.join(LOG);
    let mut command = Command::new(env::current_exe().map_err(failed)?);
    command.args(global).args(["host", scenario, "--json"]);
    if short {
        command.arg("--short");
    }
    match pacing {
        Pacing::Own => {}
        Pacing::Facilitated => {
            command.arg("--facilitated");
        }
        Pacing::Timed { seconds } => {
            command.args(["--minutes", &seconds.div_ceil(60).to_string()]);
        }
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(File::create(&log).map_err(failed)?);
    // What closes this window, or the terminal that it was started from, is none of the host's business.
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const DETACHED_PROCESS: u32 = 0x8;
        const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
        command.creation_flags(DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP);
    }
    let mut child = command.spawn().map_err(failed)?;
    let (tell, said) = channel();
    let out = child.stdout.take();
    let reader = thread::Builder::new().name("host".to_owned()).spawn(move || {
        let mut line = String::new();
        let read = out.map_or(Ok(0), |out| BufReader::new(out.take(1 << 20)).read_line(&mut line));
        let opened = match read {
            Ok(_) => serde_json::from_str(&line).map_err(|_| last_words(&log)),
            Err(error) => Err(error.to_string()),
        };
        let _ = tell.send(opened);
        wake();
    });
    reader.map_err(failed)?;
    Ok(Starting { said: std::sync::Mutex::new(said), _child: child })
}

impl Starting {
    /// What the host has opened, once it has.
    ///
    /// # Errors
    /// It could not, for the reason told.
    pub fn opened(&self) -> Result<Option<Opened>, Trouble> {
        let trouble = |why: String| {
            Trouble::of(Message::new("hosting-not-started").with("why", why)).hint("hosting-hint")
        };
        let Ok(said) = self.said.lock() else { return Err(trouble(String::new())) };
        match said.try_recv() {
            Ok(opened) => opened.map(Some).map_err(trouble),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(trouble(String::new())),
        }
    }
}

/// The last that a host has said before it went.
fn last_words(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let said: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let skip = said.len().saturating_sub(3);
    said[skip..].join(" ").chars().take(TOLD_CHARS_MAX).collect()
}
