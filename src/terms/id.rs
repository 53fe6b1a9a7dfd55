//! The id that an author gives to a thing.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// An author's id: lower-case letters, digits and hyphens, starting with a letter, 1–40 characters.
///
/// Reading one does not check its shape; the scenario checks do, with a place. A view has hundreds of them, so a short
/// one is held in place and a long one shared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(SmolStr);

impl Id {
    /// Longest id, in characters.
    pub const CHARS_MAX: usize = 40;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The well-formed id that this one comes nearest to; none if nothing of it can stay.
    pub fn mended(&self) -> Option<Self> {
        let mut id = String::new();
        for c in self.0.trim().chars().flat_map(char::to_lowercase) {
            if c.is_ascii_lowercase() || !id.is_empty() && c.is_ascii_digit() {
                id.push(c);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        let id = id.trim_end_matches('-');
        let id = id.get(..Self::CHARS_MAX).unwrap_or(id).trim_end_matches('-');
        (!id.is_empty()).then(|| Self(id.into()))
    }

    /// Whether the id has the shape that ids must have.
    pub fn is_well_formed(&self) -> bool {
        let id = self.0.as_bytes();
        id.len() <= Self::CHARS_MAX
            && id.first().is_some_and(u8::is_ascii_lowercase)
            && id.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
    }
}

impl From<&str> for Id {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl From<String> for Id {
    fn from(id: String) -> Self {
        Self(id.into())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
