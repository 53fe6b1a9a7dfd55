//! `footlights explain`: what a fault's code means, at length.

use std::process::ExitCode;

use super::{Context, Trouble};
use crate::{content::nearest, terms::Message};

/// What the sentences of faults name.
const GAPS: &[&str] = &[
    "bracket", "bytes", "card", "char", "count", "decision", "due", "effects", "expected", "field", "file",
    "flag", "found", "id", "key", "kind", "least", "most", "name", "of", "one", "open", "opens", "other",
    "practice", "round", "rounds", "short", "stance", "uses", "wanted", "what",
];

/// Explain a fault by its code, as `check` prints it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The code, such as S0103; capitals do not matter
    code: String,
}

/// Prints the explanation.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let code = args.code.trim().to_ascii_lowercase();
    let id = format!("explain-{code}");
    if !context.words.has(&id) {
        let ids = context.words.ids();
        let codes: Vec<_> = ids.iter().filter_map(|id| id.strip_prefix("explain-")).collect();
        let hint = match nearest(&code, codes.iter().copied()) {
            Some(code) => Message::new("content-did-you-mean").with("name", code.to_ascii_uppercase()),
            None => Message::new("cli-codes-are").with("codes", codes.join(", ").to_ascii_uppercase()),
        };
        let message = Message::new("cli-no-code").with("code", args.code.as_str());
        return Err(Trouble::new(message).hint(hint).into());
    }
    let text = context.words.text(&Message::new(id));
    // The sentence as `check` prints it, with a gap for whatever it names in a file.
    let gaps = GAPS.iter().fold(Message::new(format!("fault-{code}")), |message, gap| message.with(gap, "…"));
    let sentence = context.words.text(&gaps);
    context.print(format!("{}: {sentence}\n\n{text}\n", code.to_ascii_uppercase()))?;
    Ok(ExitCode::SUCCESS)
}
