//! What a balance report has to tell: figures by id for programs, a verdict in sentences, and a page to read.

mod html;
mod verdict;

use serde::Serialize;

pub use html::page;
pub use verdict::verdict;

use crate::{
    lab::balance::{Ahead, Balance, PARTS, Spread, UseSeen, Ways},
    sim::{Length, MODEL_VERSION, Setup},
    terms::Id,
};

/// The format's name and version, first in the document.
pub const FORMAT: &str = "footlights.balance/1";
/// Parts of the score by id, the total last.
pub const PART_IDS: [&str; PARTS] = ["results", "people", "ideas", "empty_chair", "total"];
/// Minutes that a round takes longer in Council than alone: each proposes, gives a reason, signals support.
pub const COUNCIL_MORE_MINUTES: u32 = 4;
/// Minutes that a round takes longer in Ensemble: members answer how they were led.
pub const ENSEMBLE_MORE_MINUTES: u32 = 2;

/// The report as one document. Parts of the score in points, shares from 0 to 1.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// Version of the model.
    pub model_version: u32,
    /// Id of the scenario.
    pub scenario: String,
    /// Whether it was the author's short cut.
    pub short: bool,
    /// The seed.
    pub seed: u64,
    /// Runs of each leader that does not look ahead.
    pub runs: u64,
    /// Runs of each that were looked into closely.
    pub close_runs: u64,
    /// Minutes by mode.
    pub minutes: Minutes,
    /// By leader.
    pub leaders: Vec<LeaderDocument>,
    /// The best style against the next, by part.
    pub ahead: Vec<AheadDocument>,
    /// By card.
    pub cards: Vec<CardDocument>,
    /// By practice.
    pub practices: Vec<PracticeDocument>,
    /// By ending.
    pub endings: Vec<EndingDocument>,
    /// Options that dominate another.
    pub dominating: Vec<DominatesDocument>,
    /// Ids of cards whose options come to the same.
    pub idle_cards: Vec<String>,
    /// Cards that never came.
    pub cards_never: Vec<NeverDocument>,
    /// Endings that were never told.
    pub endings_never: Vec<NeverDocument>,
}

/// Minutes that a whole game takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// Alone.
    pub solo: u32,
    /// Everybody their own copy, side by side.
    pub league: u32,
    /// Several lead together.
    pub council: u32,
    /// The team answers back.
    pub ensemble: u32,
}

impl Minutes {
    /// By the author's minutes for a round.
    pub fn of(setup: &Setup) -> Self {
        let a_round = setup.scenario.minutes_per_round;
        let all = |minutes: u32| setup.rounds.saturating_mul(minutes);
        Self {
            solo: all(a_round),
            league: all(a_round),
            council: all(a_round + COUNCIL_MORE_MINUTES),
            ensemble: all(a_round + ENSEMBLE_MORE_MINUTES),
        }
    }
}

/// One leader.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::Led` say")]
pub struct LeaderDocument {
    pub id: String,
    pub looks_ahead: bool,
    pub runs: u64,
    pub score: std::collections::BTreeMap<&'static str, SpreadDocument>,
    pub leavers: f64,
    pub left_any: f64,
}

/// A distribution.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::Spread` say")]
pub struct SpreadDocument {
    pub mean: f64,
    pub low: f64,
    pub middle: f64,
    pub high: f64,
}

/// The best against the next.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::Ahead` say")]
pub struct AheadDocument {
    pub part: &'static str,
    pub best: String,
    pub next: String,
    pub by: f64,
    pub half_interval: f64,
    pub win: bool,
}

/// One card.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::CardSeen` say")]
pub struct CardDocument {
    pub id: String,
    pub came: f64,
    pub unanswered: u64,
    pub options: Vec<UseDocument>,
}

/// One option, or the uses of a practice.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::UseSeen` say")]
pub struct UseDocument {
    pub id: String,
    pub offered: u64,
    pub taken: u64,
    pub paid: u64,
    pub failed: u64,
}

/// One practice.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::PracticeSeen` say")]
pub struct PracticeDocument {
    pub id: &'static str,
    pub units: f64,
    pub uses: u64,
    pub paid: u64,
    pub failed: u64,
}

/// One ending.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "an id and the share of runs told with it")]
pub struct EndingDocument {
    pub id: String,
    pub told: f64,
}

/// One option that dominates another.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::Dominates` say")]
pub struct DominatesDocument {
    pub card: String,
    pub option: String,
    pub over: String,
    pub matched: u64,
    pub better: u64,
}

/// What never came, and what would bring it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields say what those of `lab::balance::Ways` say")]
pub struct NeverDocument {
    pub id: String,
    pub found: Vec<WayDocument>,
    pub written: Vec<WayDocument>,
}

/// A choice that brings something: without an option, leaving the card unanswered.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "a card, an option or null, and the number of games in which it was found")]
pub struct WayDocument {
    pub card: String,
    pub option: Option<String>,
    pub games: Option<u64>,
}

/// The document of a report.
pub fn document(setup: &Setup, balance: &Balance) -> Document {
    let s = &*setup.scenario;
    let card = |card: usize| s.cards[card].id.to_string();
    let option = |card: usize, option: usize| s.cards[card].options[option].id.to_string();
    let leader = |place: usize| balance.leaders[place].id.clone();
    let used = |id: String, seen: &UseSeen| UseDocument {
        id,
        offered: seen.offered,
        taken: seen.taken,
        paid: seen.paid,
        failed: seen.failed,
    };
    let never = |ways: &Ways, id: &Id| NeverDocument {
        id: id.to_string(),
        found: (ways.found.iter())
            .map(|(place, chosen, games)| WayDocument {
                card: card(*place),
                option: Some(option(*place, *chosen)),
                games: Some(*games),
            })
            .collect(),
        written: (ways.written.iter())
            .map(|(place, chosen)| WayDocument {
                card: card(*place),
                option: chosen.map(|chosen| option(*place, chosen)),
                games: None,
            })
            .collect(),
    };
    let ahead = |(part, ahead): (&'static str, &Ahead)| AheadDocument {
        part,
        best: leader(ahead.best),
        next: leader(ahead.next),
        by: rounded(ahead.by),
        half_interval: rounded(ahead.half),
        win: ahead.is_win(),
    };
    Document {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION"),
        model_version: MODEL_VERSION,
        scenario: s.id.to_string(),
        short: setup.length == Length::Short,
        seed: balance.seed,
        runs: balance.runs,
        close_runs: balance.close,
        minutes: Minutes::of(setup),
        leaders: (balance.leaders.iter())
            .map(|led| LeaderDocument {
                id: led.id.clone(),
                looks_ahead: led.looks_ahead,
                runs: led.runs,
                score: PART_IDS.into_iter().zip(led.parts.map(spread)).collect(),
                leavers: rounded(led.leavers),
                left_any: rounded(led.left_any),
            })
            .collect(),
        ahead: PART_IDS.into_iter().zip(&balance.ahead).map(ahead).collect(),
        cards: (balance.cards.iter().enumerate())
            .map(|(place, seen)| CardDocument {
                id: card(place),
                came: rounded(seen.came),
                unanswered: seen.unanswered,
                options: (seen.options.iter().enumerate())
                    .map(|(chosen, seen)| used(option(place, chosen), seen))
                    .collect(),
            })
            .collect(),
        practices: (balance.practices.iter())
            .map(|seen| PracticeDocument {
                id: seen.practice.id(),
                units: rounded(seen.units),
                uses: seen.uses.taken,
                paid: seen.uses.paid,
                failed: seen.uses.failed,
            })
            .collect(),
        endings: (s.endings.iter().zip(&balance.endings))
            .map(|(ending, told)| EndingDocument { id: ending.id.to_string(), told: rounded(*told) })
            .collect(),
        dominating: (balance.dominating.iter())
            .map(|found| DominatesDocument {
                card: card(found.card),
                option: option(found.card, found.option),
                over: option(found.card, found.over),
                matched: found.matched,
                better: found.better,
            })
            .collect(),
        idle_cards: balance.idle.iter().map(|place| card(*place)).collect(),
        cards_never: balance.cards_never.iter().map(|ways| never(ways, &s.cards[ways.what].id)).collect(),
        endings_never: balance
            .endings_never
            .iter()
            .map(|ways| never(ways, &s.endings[ways.what].id))
            .collect(),
    }
}

fn spread(spread: Spread) -> SpreadDocument {
    let Spread { mean, low, middle, high } = spread;
    SpreadDocument { mean: rounded(mean), low: rounded(low), middle: rounded(middle), high: rounded(high) }
}

/// To three decimals: more is noise.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
