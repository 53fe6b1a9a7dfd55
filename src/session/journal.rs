//! The journal as text: what a line holds, how it is written, and how it is read back.
//!
//! Lines of JSON. The first is the head and begins with `"format"`; each other is one accepted command with what
//! came of it. Every line ends with a checksum over itself and the one before, so that a torn last line is
//! recognised, and a changed, lost or moved one as well.

use std::fmt;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    command::Command,
    event::Event,
    head::SessionHead,
    view::{EndDebrief, RoundDebrief, Week},
};
use crate::{sim::State, terms::Message};

/// The format's name and version; the first thing in a journal.
pub const JOURNAL_FORMAT: &str = "footlights.journal/1";
/// Version of what a snapshot holds.
pub const SNAPSHOT_VERSION: u32 = 1;
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

/// One accepted command and what came of it. `R` is what is read of a round: all of it, or its hash alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<R = RoundRecord, E = EndRecord> {
    /// Its number, from 1, without gaps.
    pub n: u64,
    /// The session's clock when it was accepted, in milliseconds; never less than the entry before.
    pub now_ms: u64,
    /// The command.
    pub command: Command,
    /// What came of it.
    pub events: Vec<Event>,
    /// Rounds that it played.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<R>,
    /// Games that it ended.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<E>,
}

/// What a round leaves in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRecord {
    /// The group, from 0.
    pub group: u32,
    /// The round, from 1.
    pub round: u32,
    /// Fingerprint of the state after it.
    pub hash: Hash,
    /// The state and the seats' data; none where only hashes are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Snapshot>,
}

/// The state after a round with what the seats saw of it: enough to show a session without playing it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// [`SNAPSHOT_VERSION`].
    pub version: u32,
    /// The state, before the next round is dealt.
    pub state: Box<State>,
    /// What the leader saw.
    pub week: Box<Week>,
    /// What the debrief shows.
    pub debrief: Box<RoundDebrief>,
}

impl Snapshot {
    /// Takes a snapshot.
    pub fn of(state: &State, week: &Week, debrief: &RoundDebrief) -> Self {
        Self {
            version: SNAPSHOT_VERSION,
            state: Box::new(state.clone()),
            week: Box::new(week.clone()),
            debrief: Box::new(debrief.clone()),
        }
    }
}

/// What the end of a game leaves in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndRecord {
    /// The group, from 0.
    pub group: u32,
    /// Fingerprint of the final state.
    pub hash: Hash,
    /// What the debrief shows; none where only hashes are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debrief: Option<EndDebrief>,
}

/// A round or an end of which only the hash is read; the rest is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashOnly {
    /// The group, from 0.
    pub group: u32,
    /// The round, from 1; none at the end.
    #[serde(default)]
    pub round: Option<u32>,
    /// The fingerprint.
    pub hash: Hash,
}

/// A journal that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// It is empty, or its first line is none of a journal.
    #[error("not a journal")]
    NotAJournal,
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
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAJournal => Message::new("journal-none"),
            Self::Format { found } => {
                Message::new("journal-other-format").with("found", found.as_str()).with("own", JOURNAL_FORMAT)
            }
            Self::Damaged { line } => Message::new("journal-damaged").with("line", *line),
            Self::TooLong { line } => Message::new("journal-too-long")
                .with("line", *line)
                .with("mib", LINE_BYTES_MAX / (1024 * 1024)),
        }
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
        let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        Self(bytes.iter().fold(self.0, step))
    }

    /// The first line, with its line end.
    pub fn head(&mut self, head: &SessionHead) -> String {
        self.line(&HeadLine { format: JOURNAL_FORMAT.to_owned(), head: head.clone() })
    }

    /// The line of an entry, with its line end.
    pub fn entry(&mut self, entry: &Entry) -> String {
        self.line(entry)
    }

    fn line(&mut self, value: &impl Serialize) -> String {
        // Nothing in a line has a key that is no text or a float that is no number.
        let mut text = serde_json::to_string(value).expect("what a journal holds can be written as JSON");
        text.pop();
        *self = self.over(text.as_bytes());
        text.push_str(&format!("{SUM}{:016x}\"}}\n", self.0));
        text
    }

    /// Reads a line without its line end; none if it is not what was written.
    fn read<T: DeserializeOwned>(&mut self, line: &[u8]) -> Option<T> {
        let (body, tail) = line.split_at_checked(line.len().checked_sub(TAIL_BYTES)?)?;
        let tail = std::str::from_utf8(tail).ok()?;
        let sum = tail.strip_prefix(SUM)?.strip_suffix("\"}")?;
        let next = self.over(body);
        if u64::from_str_radix(sum, 16).ok()? != next.0 {
            return None;
        }
        let value = serde_json::from_slice(line).ok()?;
        *self = next;
        Some(value)
    }
}

/// A journal as read.
#[derive(Clone, Debug)]
pub struct Journal<R = RoundRecord, E = EndRecord> {
    /// The head.
    pub head: SessionHead,
    /// The entries, in order.
    pub entries: Vec<Entry<R, E>>,
    /// Bytes up to the end of the last whole line.
    pub whole_bytes: usize,
    /// Whether something torn came after that.
    pub torn: bool,
    /// Where the checksums go on from.
    pub chain: Chain,
}

/// A journal of which only the hashes of rounds are read.
pub type LeanJournal = Journal<HashOnly, HashOnly>;

impl<R: DeserializeOwned, E: DeserializeOwned> Journal<R, E> {
    /// Reads a journal. A torn last line is left out; the rest must be whole.
    ///
    /// # Errors
    /// See [`JournalError`].
    pub fn read(bytes: &[u8]) -> Result<Self, JournalError> {
        let mut chain = Chain::default();
        let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').enumerate().peekable();
        let first = lines.next().map(|(_, line)| line).unwrap_or_default();
        let Some(body) = first.strip_suffix(b"\n") else { return Err(JournalError::NotAJournal) };
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
        while let Some((place, line)) = lines.next() {
            let last = lines.peek().is_none();
            let body = line.strip_suffix(b"\n");
            if line.len() > LINE_BYTES_MAX && body.is_some() {
                return Err(JournalError::TooLong { line: place + 1 });
            }
            let entry: Option<Entry<R, E>> = body.and_then(|body| journal.chain.read(body));
            match entry {
                Some(entry) if entry.n == journal.entries.len() as u64 + 1 => {
                    journal.whole_bytes += line.len();
                    journal.entries.push(entry);
                }
                None if last => journal.torn = true,
                _ => return Err(JournalError::Damaged { line: place + 1 }),
            }
        }
        Ok(journal)
    }
}

/// The format that a first line names, whatever else is in it.
fn format_of(line: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    let begins = line.starts_with(b"{\"format\":\"footlights.journal/");
    // A head of another version has fields that this one does not know; its name is enough to say so.
    if !begins {
        return None;
    }
    match serde_json::from_slice::<Named>(line) {
        Ok(named) => Some(named.format),
        Err(_) => Some(JOURNAL_FORMAT.to_owned()),
    }
}
