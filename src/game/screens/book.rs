//! What the pages that look back are drawn from.

use std::ops::Deref;

use bevy_egui::egui::{Rect, Ui, UiBuilder};

pub use crate::report::book::{Scene as Told, text};
use crate::{
    game::client::Client,
    report::book,
    session::{Evidence, view::LeaderView},
    words::Words,
};

/// A game under way, in words, and what stands behind them.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    told: book::Book<'a>,
    /// The game in play.
    pub client: &'a Client,
    /// Findings behind the model; none if the file of them could not be read.
    pub evidence: Option<&'a Evidence>,
}

impl<'a> Book<'a> {
    /// Of what a client's leader may see.
    pub fn new(
        words: &'a Words,
        client: &'a Client,
        view: &'a LeaderView,
        evidence: Option<&'a Evidence>,
    ) -> Self {
        let told = book::Book { words, view, weeks: client.weeks() };
        Self { told, client, evidence }
    }
}

impl<'a> Deref for Book<'a> {
    type Target = book::Book<'a>;

    fn deref(&self) -> &Self::Target {
        &self.told
    }
}

/// A ui of its own for a part of a page, that cannot draw beyond it.
pub fn within<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.expand(5.0).intersect(ui.clip_rect()));
        add(ui)
    })
    .inner
}
