//! The journal as text: what a line holds, how it is written, and how it is read back.
//!
//! Lines of JSON. The first is the head and begins with `"format"`; each other is one accepted command with what
//! came of it. Every line ends with a checksum over itself and the one before, so that a torn last line is
//! recognised, and a changed, lost or moved one as well.

use std::{fmt, path::Path};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    command::Command,
    event::Event,
    head::SessionHead,
    view::{EndDebrief, RoundDebrief},
};
use crate::terms::Message;

/// The format's name and version; the first thing in a journal.
pub const JOURNAL_FORMAT: &str = "footlights.journal/2";
/// Version of what a game leaves: [`Left`].
pub const SNAPSHOT_VERSION: u32 = 2;
/// Longest line, in bytes. A head with a scenario of the largest size read fits; so does any round.
pub const LINE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A fingerprint, written in hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub u64);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        u64::from_str_radix(&text, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadLine {
    /// [`JOURNAL_FORMAT`].
    pub format: String,
    /// The head.
    pub head: SessionHead,
}

/// One accepted command and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1, without gaps.
    pub n: u64,
    /// The session's clock when it was accepted, in milliseconds; never less than the entry before.
    pub now_ms: u64,
    /// The command.
    pub command: Command,
    /// What came of it.
    pub events: Vec<Event>,
    /// Fingerprints of the rounds that it played and the games that it ended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hashes: Vec<RoundHash>,
    /// What those games leave to be looked at. It stands in lines of its own before the entry's, so that a
    /// replay can pass over it.
    #[serde(skip)]
    pub kept: Vec<Kept>,
}

/// The fingerprint of a round, or of the end of a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundHash {
    /// The group, from 0.
    pub group: u32,
    /// The round, from 1; none for the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// Fingerprint of the state after it.
    pub hash: Hash,
}

/// What is kept to be looked at without playing again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// A game that is over, or was broken off.
    End(Box<Left>),
}

/// What a game leaves: all that a debrief, a comparison and an export are made of, whatever the model becomes. A round
/// in play leaves its hash alone; it is played again from the entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// [`SNAPSHOT_VERSION`].
    pub version: u32,
    /// The group, from 0.
    pub group: u32,
    /// Its rounds, in order.
    pub rounds: Vec<RoundDebrief>,
    /// How it ended.
    pub end: EndDebrief,
}

/// A journal that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// It is empty, or its first line is none of a journal.
    #[error("not a journal")]
    NotAJournal,
    /// It breaks off within its first line. A journal is never created so: it was cut afterwards.
    #[error("cut within its first line")]
    HeadCut,
    /// Its format has another version.
    #[error("format {found}")]
    Format {
        /// What it names.
        found: String,
    },
    /// A line before the last is damaged, or the order of lines is.
    #[error("line {line} is damaged")]
    Damaged {
        /// The line, from 1.
        line: usize,
    },
    /// A line is longer than any that is written.
    #[error("line {line} is too long")]
    TooLong {
        /// The line, from 1.
        line: usize,
    },
}

impl JournalError {
    /// The sentence for people, about the journal in this file.
    pub fn message(&self, path: &Path) -> Message {
        let message = match self {
            Self::NotAJournal => Message::new("journal-none"),
            Self::HeadCut => Message::new("journal-head-cut"),
            Self::Format { found } => {
                Message::new("journal-other-format").with("found", found.as_str()).with("own", JOURNAL_FORMAT)
            }
            Self::Damaged { line } => Message::new("journal-damaged").with("line", *line),
            Self::TooLong { line } => Message::new("journal-too-long")
                .with("line", *line)
                .with("mib", LINE_BYTES_MAX / (1024 * 1024)),
        };
        message.with("path", path.display().to_string())
    }
}

/// Writes lines: keeps the checksum that the next one goes on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain(u64);

impl Default for Chain {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

const SUM: &str = ",\"sum\":\"";
/// Length of what a line ends with: the checksum's name, sixteen digits, a quotation mark and a brace.
const TAIL_BYTES: usize = SUM.len() + 16 + 2;

impl Chain {
    fn over(self, bytes: &[u8]) -> Self {
        // FNV-1a over words of eight bytes, the rest and the length last: it guards against accidents, and a
        // replay spends most of its time in it.
        let step = |sum: u64, word: u64| {
            let sum = (sum ^ word).wrapping_mul(0x0000_0100_0000_01B3);
            sum ^ (sum >> 29)
        };
        let (words, rest) = bytes.as_chunks::<8>();
        let sum = words.iter().fold(self.0, |sum, word| step(sum, u64::from_le_bytes(*word)));
        let sum = rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)));
        Self(step(sum, bytes.len() as u64))
    }

    /// The first line, with its line end.
    pub fn head(&mut self, head: &SessionHead) -> String {
        self.line(&HeadLine { format: JOURNAL_FORMAT.to_owned(), head: head.clone() })
    }

    /// The lines of an entry, each with its line end: what it keeps, then the entry itself.
    pub fn entry(&mut self, entry: &Entry) -> String {
        let mut lines: String = entry.kept.iter().map(|kept| self.line(&KeptLine { kept })).collect();
        lines.push_str(&self.line(entry));
        lines
    }

    fn line(&mut self, value: &impl Serialize) -> String {
        // Writing fails only for a key that is no text or where the writer fails. A string never does, and every map
        // in a line has ids, practices or levels for keys; a float that is no number would be written as null.
        let mut text = serde_json::to_string(value).expect("what a journal holds can be written as JSON");
        text.pop();
        *self = self.over(text.as_bytes());
        text.push_str(&format!("{SUM}{:016x}\"}}\n", self.0));
        text
    }

    /// What a line without its line end says before its checksum, if the checksum is right.
    fn check(&mut self, line: &[u8]) -> Option<()> {
        let (body, tail) = line.split_at_checked(line.len().checked_sub(TAIL_BYTES)?)?;
        let sum = std::str::from_utf8(tail).ok()?.strip_prefix(SUM)?.strip_suffix("\"}")?;
        let next = self.over(body);
        if u64::from_str_radix(sum, 16).ok()? != next.0 {
            return None;
        }
        *self = next;
        Some(())
    }

    /// Reads a line without its line end; none if it is not what was written.
    fn read<T: DeserializeOwned>(&mut self, line: &[u8]) -> Option<T> {
        self.check(line)?;
        serde_json::from_slice(line).ok()
    }
}

/// The line before an entry.
#[derive(Serialize)]
struct KeptLine<'a> {
    kept: &'a Kept,
}

/// The same, read.
#[derive(Deserialize)]
struct KeptRead {
    kept: Kept,
}

/// How such a line begins.
const KEPT: &[u8] = b"{\"kept\":";

/// How much of a journal is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// The entries; what rounds left is passed over. Enough to replay and to go on.
    Entries,
    /// Everything.
    All,
}

/// A journal as read.
#[derive(Clone, Debug)]
pub struct Journal {
    /// The head.
    pub head: SessionHead,
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// Bytes up to the end of the last whole entry.
    pub whole_bytes: usize,
    /// Whether something came after that which was not written to its end.
    pub torn: bool,
    /// Where the checksums go on from.
    pub chain: Chain,
}

impl Journal {
    /// Reads a journal. A torn end is left out; the rest must be whole.
    ///
    /// # Errors
    /// See [`JournalError`].
    pub fn read(bytes: &[u8], read: Read) -> Result<Self, JournalError> {
        let mut chain = Chain::default();
        let bytes = without_blank_end(bytes);
        let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').enumerate().peekable();
        let first = lines.next().map(|(_, line)| line).unwrap_or_default();
        let Some(body) = first.strip_suffix(b"\n") else {
            let begun = first.starts_with(HEAD);
            return Err(if begun { JournalError::HeadCut } else { JournalError::NotAJournal });
        };
        if body.len() > LINE_BYTES_MAX {
            return Err(JournalError::TooLong { line: 1 });
        }
        let format = format_of(body).ok_or(JournalError::NotAJournal)?;
        if format != JOURNAL_FORMAT {
            return Err(JournalError::Format { found: format });
        }
        let head: HeadLine = chain.read(body).ok_or(JournalError::Damaged { line: 1 })?;
        let mut journal =
            Self { head: head.head, entries: Vec::new(), whole_bytes: first.len(), torn: false, chain };
        let (mut kept, mut pending_bytes) = (Vec::new(), 0);
        while let Some((place, line)) = lines.next() {
            let body = line.strip_suffix(b"\n").unwrap_or_default();
            if body.len() > LINE_BYTES_MAX {
                return Err(JournalError::TooLong { line: place + 1 });
            }
            pending_bytes += line.len();
            let good = if body.starts_with(KEPT) {
                match read {
                    Read::Entries => chain.check(body).is_some(),
                    Read::All => chain.read(body).map(|line: KeptRead| kept.push(line.kept)).is_some(),
                }
            } else {
                let entry: Option<Entry> = chain.read(body);
                let next = journal.entries.len() as u64 + 1;
                entry
                    .filter(|entry| entry.n == next)
                    .map(|entry| {
                        let kept = std::mem::take(&mut kept);
                        journal.entries.push(Entry { kept, ..entry });
                        journal.whole_bytes += std::mem::take(&mut pending_bytes);
                        journal.chain = chain;
                    })
                    .is_some()
            };
            // A line torn off has no end; one that has an end and is wrong was changed afterwards.
            if !good && (lines.peek().is_some() || line.ends_with(b"\n")) {
                return Err(JournalError::Damaged { line: place + 1 });
            }
        }
        // The last line was torn, or the entry that what came last belongs to was never written.
        journal.torn = pending_bytes > 0;
        Ok(journal)
    }
}

/// How the first line begins, in every version.
const HEAD: &[u8] = b"{\"format\":\"footlights.journal/";

/// The bytes without blank lines at the end, which an editor may have added when somebody looked at the file.
fn without_blank_end(bytes: &[u8]) -> &[u8] {
    let end = bytes.trim_ascii_end().len();
    if bytes.get(end) == Some(&b'\n') { &bytes[..=end] } else { bytes }
}

/// The format that a first line names, whatever else is in it.
fn format_of(line: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    let begins = line.starts_with(HEAD);
    // A head of another version has fields that this one does not know; its name is enough to say so.
    if !begins {
        return None;
    }
    match serde_json::from_slice::<Named>(line) {
        Ok(named) => Some(named.format),
        Err(_) => Some(JOURNAL_FORMAT.to_owned()),
    }
}
