//! How the leader led: the share of each practice, and in front or from behind.

use super::{Style, StyleRow, kept::Kept};
use crate::{
    report::{points::percents, sentence::list},
    terms::{Message, Practice, Stance},
};

pub(super) fn of(kept: &Kept<'_>) -> Style {
    let uses = kept.used();
    let used: Vec<i64> =
        Practice::ALL.iter().map(|practice| uses.get(practice).copied().unwrap_or(0)).collect();
    let shares = percents(&used);
    let directing: i64 = Practice::ALL
        .iter()
        .zip(&shares)
        .filter(|(practice, _)| practice.stance() == Stance::Directing)
        .map(|(_, share)| share)
        .sum();
    let kind = match directing {
        _ if used.iter().all(|used| *used == 0) => "none",
        0..=12 => "hardly",
        13..=37 => "some",
        38..=62 => "half",
        _ => "mostly",
    };
    let summary = Message::new("debrief-style-summary").with("kind", kind).with("directing", directing);
    let mut summary = kept.words.text(&summary);
    let stood_in: Vec<String> = kept.stood_in().iter().map(u32::to_string).collect();
    if !stood_in.is_empty() {
        let told = Message::new("debrief-stood-in")
            .with("round", kept.scenario.round.name.as_str())
            .with("count", stood_in.len())
            .with("rounds", list(kept.words, &stood_in));
        summary = format!("{summary} {}", kept.words.text(&told));
    }
    Style {
        practices: Practice::ALL
            .into_iter()
            .zip(shares)
            .map(|(practice, percent)| StyleRow {
                practice,
                name: kept.practice(practice),
                short: kept.short(practice),
                stance: practice.stance().into(),
                percent,
                fit: None,
            })
            .collect(),
        directing_percent: directing,
        summary,
    }
}
