//! A journal in a file: nothing is acknowledged before it is on the disk, nothing written is changed.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use crate::{
    session::{Chain, Entry, Journal, JournalError, Read as Reading, SessionHead},
    terms::Message,
};

/// Largest journal, in bytes. A solo game has less than a megabyte.
pub const JOURNAL_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// A journal file that is open for adding, and locked against other processes.
#[derive(Debug)]
pub struct Stored {
    file: File,
    path: PathBuf,
    chain: Chain,
    bytes: u64,
    /// Most bytes that it may have.
    most: u64,
    /// Set when a write failed: what is in the file after the last acknowledged line is unknown then.
    broken: bool,
}

/// A journal that was opened to go on.
#[derive(Debug)]
pub struct Opened {
    /// The file, ready for the next entry.
    pub stored: Stored,
    /// What is in it.
    pub journal: Journal,
}

/// Why a journal file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It is there already, and is left as it is.
    #[error("{path} is there already")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// There is no such file.
    #[error("there is no {path}")]
    NotFound {
        /// The file.
        path: PathBuf,
    },
    /// Another process has it open.
    #[error("{path} is in use")]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// It is larger than [`JOURNAL_BYTES_MAX`], or would become so.
    #[error("{path} is too large")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// An earlier write failed; the file must be opened again.
    #[error("{path} could not be written before")]
    Broken {
        /// The file.
        path: PathBuf,
    },
    /// It is no journal, or damaged.
    #[error("{path}: {error}")]
    Journal {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: JournalError,
    },
    /// The system refuses.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl StoreError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        let at = |id: &'static str, path: &Path| Message::new(id).with("path", path.display().to_string());
        match self {
            Self::Exists { path } => at("store-exists", path),
            Self::NotFound { path } => at("store-not-found", path),
            Self::Locked { path } => at("store-locked", path),
            Self::TooLarge { path } => {
                let mib = i64::try_from(JOURNAL_BYTES_MAX / (1024 * 1024)).unwrap_or(i64::MAX);
                at("store-too-large", path).with("mib", mib)
            }
            Self::Broken { path } => at("store-broken", path),
            Self::Journal { path, error } => error.message(path),
            Self::Io { path, error } if error.kind() == io::ErrorKind::IsADirectory => {
                at("content-is-folder", path)
            }
            Self::Io { path, error } => at("store-io", path).with("why", error.to_string()),
        }
    }
}

impl Stored {
    /// Starts a journal in a new file. The file appears with its whole first line or not at all.
    ///
    /// # Errors
    /// A file of that name is there already; the system refuses.
    pub fn create(path: &Path, head: &SessionHead) -> Result<Self, StoreError> {
        let io = |error| io_error(path, error);
        if path.exists() {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        let mut chain = Chain::default();
        let line = chain.head(head);
        let draft = draft_of(path);
        let mut file = OpenOptions::new().read(true).write(true).create_new(true).open(&draft).map_err(io)?;
        let written = lock(&file, path)
            .and_then(|()| file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(io))
            // A link fails where the name is taken, which a rename would not.
            .and_then(|()| match fs::hard_link(&draft, path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    Err(StoreError::Exists { path: path.to_owned() })
                }
                Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                    // A file system without links; the name was free a moment ago.
                    fs::rename(&draft, path).map_err(io)
                }
                linked => linked.map_err(io),
            });
        // After a rename it is gone already.
        let _ = fs::remove_file(&draft);
        written?;
        sync_folder(path).map_err(io)?;
        Ok(Self {
            file,
            path: path.to_owned(),
            chain,
            bytes: line.len() as u64,
            most: JOURNAL_BYTES_MAX,
            broken: false,
        })
    }

    /// Opens a journal to go on. A torn last line, which nobody was told of, is cut off.
    ///
    /// # Errors
    /// There is none, another process has it open, it is damaged, too large, or the system refuses.
    pub fn open(path: &Path) -> Result<Opened, StoreError> {
        let io = |error| io_error(path, error);
        let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(io)?;
        lock(&file, path)?;
        let bytes = read_all(&mut file, path)?;
        let journal: Journal = Journal::read(&bytes, Reading::Entries)
            .map_err(|error| StoreError::Journal { path: path.to_owned(), error })?;
        let whole = journal.whole_bytes as u64;
        // What is torn, and blank lines after the last whole one.
        if bytes.len() as u64 > whole {
            file.set_len(whole).and_then(|()| file.sync_all()).map_err(io)?;
        }
        file.seek(SeekFrom::Start(whole)).map_err(io)?;
        let chain = journal.chain;
        let stored =
            Self { file, path: path.to_owned(), chain, bytes: whole, most: JOURNAL_BYTES_MAX, broken: false };
        Ok(Opened { stored, journal })
    }

    /// Reads the bytes of a journal without opening it for adding.
    ///
    /// # Errors
    /// There is none, it is too large, or the system refuses.
    pub fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
        let mut file = File::open(path).map_err(|error| io_error(path, error))?;
        read_all(&mut file, path)
    }

    /// Adds entries, in order. When this returns they are on the disk.
    ///
    /// # Errors
    /// The file would become too large, or the system refuses. Nothing more can be added then; what was
    /// acknowledged before is still there.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError::Broken { path: self.path.clone() });
        }
        let mut chain = self.chain;
        let lines: String = entries.iter().map(|entry| chain.entry(entry)).collect();
        if self.bytes + lines.len() as u64 > self.most {
            return Err(StoreError::TooLarge { path: self.path.clone() });
        }
        // In one write and one flush: a torn line can only be the last that anybody reads.
        if let Err(error) = self.file.write_all(lines.as_bytes()).and_then(|()| self.file.sync_data()) {
            self.broken = true;
            return Err(io_error(&self.path, error));
        }
        self.chain = chain;
        self.bytes += lines.len() as u64;
        Ok(())
    }

    /// Holds the file to fewer bytes than [`JOURNAL_BYTES_MAX`]: where a disk is small, or to try the limit.
    pub fn hold_to(&mut self, bytes: u64) {
        self.most = bytes.min(JOURNAL_BYTES_MAX);
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn draft_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.draft", std::process::id()));
    path.with_file_name(name)
}

fn lock(file: &File, path: &Path) -> Result<(), StoreError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked { path: path.to_owned() }),
        Err(TryLockError::Error(error)) => Err(io_error(path, error)),
    }
}

fn read_all(file: &mut File, path: &Path) -> Result<Vec<u8>, StoreError> {
    // Not read to find out that it is too large; a file that grows meanwhile is cut short below.
    if file.metadata().map_err(|error| io_error(path, error))?.len() > JOURNAL_BYTES_MAX {
        return Err(StoreError::TooLarge { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    file.take(JOURNAL_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| io_error(path, error))?;
    if bytes.len() as u64 > JOURNAL_BYTES_MAX {
        return Err(StoreError::TooLarge { path: path.to_owned() });
    }
    Ok(bytes)
}

/// Makes the new name itself last. Not every system lets a folder be opened; there it lasts by itself.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn io_error(path: &Path, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::NotFound => StoreError::NotFound { path: path.to_owned() },
        io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
        _ => StoreError::Io { path: path.to_owned(), error },
    }
}
