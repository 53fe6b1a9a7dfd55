//! What went wrong, told to a person: a sentence, a way out, an exit status.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{EXIT_COULD_NOT_RUN, context};
use crate::{
    content::{Content, Unavailable},
    terms::Message,
    words::{FALLBACK_LANG, Words},
};

/// Why a subcommand could not do its work, with the way out.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", .message.id)]
pub struct Trouble {
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

impl Trouble {
    /// Trouble without a way out yet.
    pub fn new(message: Message) -> Self {
        Self { message, hint: None }
    }

    /// Adds the way out.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl From<Unavailable> for Trouble {
    fn from(error: Unavailable) -> Self {
        Self { message: error.message, hint: error.hint }
    }
}

/// Tells the person and gives the exit status. Without words of their own yet, they are told in English.
pub(super) fn report(words: Option<&Words>, error: &anyhow::Error) -> ExitCode {
    if error.chain().any(is_broken_pipe) {
        // Whoever read us has seen enough (`footlights print … | head`): not an error.
        return ExitCode::SUCCESS;
    }
    tracing::debug!(?error, "could not run");
    let english = words.is_none().then(|| context::load(&Content::embedded(), FALLBACK_LANG).ok()).flatten();
    let trouble = error
        .downcast_ref::<Trouble>()
        .cloned()
        .or_else(|| error.downcast_ref::<Unavailable>().cloned().map(Trouble::from));
    let text = match (trouble, words.or(english.as_ref())) {
        (Some(Trouble { message, hint }), Some(words)) => {
            let sentence = Message::new("cli-error").with("what", words.text(&message));
            let hint = hint.map(|hint| Message::new("cli-hint").with("what", words.text(&hint)));
            hint.map_or_else(
                || words.text(&sentence),
                |hint| format!("{}\n{}", words.text(&sentence), words.text(&hint)),
            )
        }
        _ => format!("error: {error:#}"),
    };
    let _ = writeln!(io::stderr(), "{text}");
    ExitCode::from(EXIT_COULD_NOT_RUN)
}

fn is_broken_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    let kind = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    cause.downcast_ref::<io::Error>().is_some_and(kind)
        || cause
            .downcast_ref::<serde_json::Error>()
            .is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
}
