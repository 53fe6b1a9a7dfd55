//! Words on screen: a message id with arguments becomes text through Fluent sheets.

use std::{borrow::Cow, collections::BTreeSet, fmt};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use thiserror::Error;
use unic_langid::LanguageIdentifier;

use crate::terms::{Arg, Message, Practice};

/// The language every message exists in; other languages fall back to it.
pub const FALLBACK_LANG: &str = "en";

/// The words of one language, and of the language to fall back to where it has none.
pub struct Words {
    lang: LanguageIdentifier,
    bundle: FluentBundle<FluentResource>,
    ids: BTreeSet<String>,
    fallback: Option<Box<Words>>,
}

/// Why sheets could not be read. These faults are found before any words are there, so they bring their own.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WordsError {
    /// The tag is not a language tag.
    #[error("`{0}` is not a language tag; `en` or `pt-BR` would be one")]
    Tag(String),
    /// A sheet has a line that Fluent cannot read.
    #[error("{sheet}:{line}: {what}")]
    Syntax {
        /// Name of the sheet.
        sheet: String,
        /// Line, from 1.
        line: usize,
        /// What the reader says.
        what: String,
    },
    /// Two messages of one language have the same id.
    #[error("{sheet}: the message `{id}` is there already")]
    Duplicate {
        /// Name of the sheet with the second one.
        sheet: String,
        /// The id.
        id: String,
    },
}

impl Words {
    /// Reads the sheets of one language, each given by its name (for faults) and its text.
    ///
    /// # Errors
    /// A tag that is none, a sheet that Fluent cannot read, an id that is there twice.
    pub fn load<N: AsRef<str>, T: AsRef<str>>(lang: &str, sheets: &[(N, T)]) -> Result<Self, WordsError> {
        let lang: LanguageIdentifier = lang.parse().map_err(|_| WordsError::Tag(lang.to_owned()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![lang.clone()]);
        // The marks would turn up as boxes in terminals and as odd characters in exports.
        bundle.set_use_isolating(false);
        let mut ids = BTreeSet::new();
        for (name, text) in sheets {
            let (name, text) = (name.as_ref(), text.as_ref());
            let sheet = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
                let first = errors.into_iter().next();
                let start = first.as_ref().map_or(0, |error| error.pos.start);
                WordsError::Syntax {
                    sheet: name.to_owned(),
                    line: text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1,
                    what: first.map_or_else(String::new, |error| error.kind.to_string()),
                }
            })?;
            for entry in sheet.entries() {
                if let Entry::Message(message) = entry
                    && !ids.insert(message.id.name.to_owned())
                {
                    let id = message.id.name.to_owned();
                    return Err(WordsError::Duplicate { sheet: name.to_owned(), id });
                }
            }
            bundle.add_resource_overriding(sheet);
        }
        Ok(Self { lang, bundle, ids, fallback: None })
    }

    /// Takes from `other` what these words lack.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.fallback = Some(Box::new(other));
        self
    }

    /// The tag of the language.
    pub fn lang(&self) -> String {
        self.lang.to_string()
    }

    /// Whether there are words for a message id, here or in the fallback.
    pub fn has(&self, id: &str) -> bool {
        self.holder(id).is_some()
    }

    /// Every message id with words, here or in the fallback, in order.
    pub fn ids(&self) -> BTreeSet<&str> {
        let mut ids = self.fallback.as_ref().map(|words| words.ids()).unwrap_or_default();
        ids.extend(self.ids.iter().map(String::as_str));
        ids
    }

    /// The name of a practice.
    pub fn practice(&self, practice: Practice) -> String {
        self.text(&Message::new(format!("practice-{}", practice.id())))
    }

    /// The text of a message. A message without words gives its id in brackets, and a warning in the log.
    pub fn text(&self, message: &Message) -> String {
        self.told(message).into_owned()
    }

    /// The same, as it stands in the sheet where there is nothing to fill in or to choose: most messages are plain text.
    pub fn told(&self, message: &Message) -> Cow<'_, str> {
        let Some((words, pattern)) = self.pattern(&message.id) else {
            tracing::warn!(id = %message.id, lang = %self.lang, "no words for this message");
            return format!("[{}]", message.id).into();
        };
        if let [PatternElement::TextElement { value }] = pattern.elements.as_slice() {
            return Cow::Borrowed(value);
        }
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            let value = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::from(text.as_str()),
            };
            args.set(name.as_ref(), value);
        }
        let mut errors = Vec::new();
        let text = words.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        for error in errors {
            tracing::warn!(id = %message.id, %error, "a message could not be filled in");
        }
        text.into()
    }

    /// The text of a message without arguments.
    pub fn say(&self, id: &'static str) -> String {
        self.text(&Message::new(id))
    }

    fn pattern(&self, id: &str) -> Option<(&Self, &Pattern<&str>)> {
        let words = self.holder(id)?;
        Some((words, words.bundle.get_message(id)?.value()?))
    }

    fn holder(&self, id: &str) -> Option<&Self> {
        if self.bundle.has_message(id) { Some(self) } else { self.fallback.as_ref()?.holder(id) }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang()).field("messages", &self.ids.len()).finish()
    }
}
