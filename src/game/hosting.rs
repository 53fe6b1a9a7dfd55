//! A host started from the game: `footlights host` as a process of its own, which outlives the window.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, Sender, TryRecvError, channel},
    thread,
    time::Duration,
};

use super::{line::Wake, trouble::Trouble};
use crate::{session::Pacing, terms::Message, wire::Opened};

/// Name of the file in the data folder that the host writes what it has to say to.
const LOG: &str = "host.log";
/// Longest part of it that is told, in characters.
const TOLD_CHARS_MAX: usize = 300;
/// How long a host may take to bring a session back, in seconds.
const BACK_SECONDS: u64 = 30;
/// Most that is read of what it tells at its start, in bytes.
const SAID_BYTES_MAX: u64 = 1 << 20;

/// A host that is being started.
#[derive(Debug)]
pub struct Starting {
    said: std::sync::Mutex<Receiver<Result<Opened, Gone>>>,
    // Dropping it neither stops the host nor waits for it.
    child: Child,
}

/// Why there is no session.
#[derive(Debug)]
enum Gone {
    /// In the words of the host.
    Said(String),
    /// The host does not know of it.
    Unknown,
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
    let mut args = vec![scenario.to_owned()];
    if short {
        args.push("--short".to_owned());
    }
    match pacing {
        Pacing::Own => {}
        Pacing::Facilitated => args.push("--facilitated".to_owned()),
        Pacing::Timed { seconds } => {
            args.extend(["--minutes".to_owned(), seconds.div_ceil(60).to_string()]);
        }
    }
    launch(global, data, &args, None, wake)
}

/// Starts a host that brings back what was kept, for the session with a code.
///
/// # Errors
/// As [`start`].
pub fn bring_back(global: &[OsString], data: &Path, code: &str, wake: Wake) -> Result<Starting, Trouble> {
    launch(global, data, &["--resume".to_owned()], Some(code.to_owned()), wake)
}

/// Starts a host; `wanted` is the code of the session that is waited for, or any.
fn launch(
    global: &[OsString],
    data: &Path,
    args: &[String],
    wanted: Option<String>,
    wake: Wake,
) -> Result<Starting, Trouble> {
    let failed = |error: std::io::Error| {
        Trouble::of(Message::new("hosting-not-started").with("why", error.to_string())).hint("hosting-hint")
    };
    fs::create_dir_all(data).map_err(failed)?;
    let log = data.join(LOG);
    let mut command = Command::new(env::current_exe().map_err(failed)?);
    command.args(global).args(["host", "--json"]).args(args);
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
    if wanted.is_some() {
        // A host that has brought back what it has says nothing of what it has not.
        let (tell, wake) = (tell.clone(), wake.clone());
        let patience = thread::Builder::new().name("host-wait".to_owned()).spawn(move || {
            thread::sleep(Duration::from_secs(BACK_SECONDS));
            say(&tell, Err(Gone::Unknown), &wake);
        });
        patience.map_err(failed)?;
    }
    let reader = thread::Builder::new().name("host".to_owned()).spawn(move || {
        let mut out = out.map(|out| BufReader::new(out.take(SAID_BYTES_MAX)));
        loop {
            let mut line = String::new();
            let read = out.as_mut().map_or(Ok(0), |out| out.read_line(&mut line));
            let opened = match read {
                Ok(_) => serde_json::from_str::<Opened>(&line).map_err(|_| Gone::Said(last_words(&log))),
                Err(error) => Err(Gone::Said(error.to_string())),
            };
            let other = |opened: &Opened| wanted.as_ref().is_some_and(|code| *code != opened.code);
            if !opened.as_ref().is_ok_and(other) {
                return say(&tell, opened, &wake);
            }
        }
    });
    reader.map_err(failed)?;
    Ok(Starting { said: std::sync::Mutex::new(said), child })
}

fn say(tell: &Sender<Result<Opened, Gone>>, opened: Result<Opened, Gone>, wake: &Wake) {
    // Nobody listens any more once one of the two has said something.
    let _ = tell.send(opened);
    wake();
}

impl Starting {
    /// What the host has opened, once it has.
    ///
    /// # Errors
    /// It could not, for the reason told.
    pub fn opened(&mut self) -> Result<Option<Opened>, Trouble> {
        let trouble = |why: String| {
            Trouble::of(Message::new("hosting-not-started").with("why", why)).hint("hosting-hint")
        };
        let said = self.said.lock().map(|said| said.try_recv());
        match said {
            Ok(Ok(Ok(opened))) => Ok(Some(opened)),
            Ok(Ok(Err(Gone::Said(why)))) => Err(trouble(why)),
            Ok(Ok(Err(Gone::Unknown))) => {
                // It serves nothing that was asked for.
                let _ = self.child.kill();
                Err(Trouble::said("hosting-not-back").hint("hosting-not-back-hint"))
            }
            Ok(Err(TryRecvError::Empty)) => Ok(None),
            Ok(Err(TryRecvError::Disconnected)) | Err(_) => Err(trouble(String::new())),
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
