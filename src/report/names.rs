//! The names of a scenario in the words of a language sheet.

use std::borrow::Cow;

pub use crate::session::Names;

use crate::{
    scenario::{Filler, PronounWords},
    sim::Setup,
    terms::Message,
    words::Words,
};

/// Gathers them in the language of `words`.
pub fn names<'a>(setup: &'a Setup, words: &Words) -> Names<'a> {
    let say = |id: &str| words.text(&Message::new(id.to_owned()));
    let filler = Filler::new(&setup.scenario, &PronounWords::from_sheet(say));
    Names::new(setup, Cow::Owned(filler))
}
