//! The model confronted with the literature: main studies and hold-outs, run and judged, and how much hangs on each
//! number of the model.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use rayon::prelude::*;

use super::{
    finding::{Found, Tally},
    ready::Ready,
    run::Keep,
    study::{Expect, Finding, Kind},
};
use crate::sim::{
    CoefficientError, Coefficients, Luck, SetupError,
    coefficients::CoefficientFile,
    luck::{Purpose, id_hash},
};

/// By how much every number of the model is disturbed, up or down, in percent.
pub const DISTURBED_PERCENT: i64 = 20;
/// Share of disturbed models below which a finding is fragile, in percent.
pub const FRAGILE_PERCENT: f64 = 80.0;
/// Columns that only the empty chair can fill.
const OF_THE_CHAIR: [&str; 7] =
    ["results", "people", "ideas", "empty_chair", "total", "output_chair", "chair_drop"];

/// How much is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Most teams in a cell; a study may ask for fewer.
    pub runs: u64,
    /// Disturbed models.
    pub models: u64,
    /// Teams in a cell under each.
    pub model_runs: u64,
}

impl Sizes {
    /// The whole table.
    pub const FULL: Self = Self { runs: u64::MAX, models: 200, model_runs: 500 };
    /// A first look: intervals are wider, and shares of disturbed models coarse.
    pub const QUICK: Self = Self { runs: 400, models: 10, model_runs: 50 };
}

/// One finding with what it came to.
#[derive(Clone, Debug)]
pub struct Part {
    /// Id of its study.
    pub study: String,
    /// The finding as it was written.
    pub finding: Finding,
    /// What it came to.
    pub found: Found,
    /// Share of disturbed models in which its point estimate is as expected, in percent; none if not run.
    pub steady: Option<f64>,
}

impl Part {
    /// Whether an expectation was missed.
    pub fn missed(&self) -> bool {
        !self.found.holds
    }

    /// Whether an expectation was missed that must hold, without a reason being known.
    pub fn fails(&self) -> bool {
        self.missed() && self.finding.kind == Kind::Published && self.finding.known_miss.is_empty()
    }
}

/// One row of the table: all parts of a finding.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Its id, such as `V1`.
    pub id: &'a str,
    /// The strongest kind among its parts.
    pub kind: Kind,
    /// Whether all its published parts hold (of a hypothesis: all its parts).
    pub holds: bool,
    /// The least share of disturbed models over those parts; none if not run.
    pub steady: Option<f64>,
    /// Its parts.
    pub parts: Vec<&'a Part>,
}

/// The rows of a table, in order of their numbers.
pub fn rows(parts: &[Part]) -> Vec<Row<'_>> {
    let mut ids: Vec<&str> = Vec::new();
    for part in parts {
        if !ids.contains(&part.finding.id.as_str()) {
            ids.push(&part.finding.id);
        }
    }
    ids.sort_by_key(|id| {
        let digits: String = id.chars().filter(char::is_ascii_digit).collect();
        (digits.parse::<u32>().unwrap_or(u32::MAX), *id)
    });
    ids.into_iter()
        .map(|id| {
            let parts: Vec<&Part> = parts.iter().filter(|part| part.finding.id == id).collect();
            let kind = parts.iter().map(|part| part.finding.kind).min().unwrap_or_default();
            let gating = || parts.iter().filter(|part| part.finding.kind == kind);
            let steady = gating().filter_map(|part| part.steady).reduce(f64::min);
            Row { id, kind, holds: gating().all(|part| !part.missed()), steady, parts: parts.clone() }
        })
        .collect()
}

/// How many runs [`judge`] and [`steadiness`] play for a study, for whoever shows how far they are.
pub fn work(ready: &Ready, sizes: Sizes) -> u64 {
    ready.rows(ready.study.runs.min(sizes.runs))
}

/// Runs a study and says what its findings come to. `done` is told of every run.
pub fn judge(ready: &Ready, sizes: Sizes, done: impl Fn(u64)) -> Vec<Found> {
    let mut tally = Tally::with_intervals(ready);
    let asked = tally.clone();
    let runs = ready.study.runs.min(sizes.runs);
    let outcome = ready.play(
        runs,
        keep(ready, &tally),
        |team, leader| asked.wants(team, leader),
        |row| {
            tally.add(&row);
            done(1);
            Ok::<_, std::convert::Infallible>(())
        },
    );
    let Ok(()) = outcome;
    tally.found(ready)
}

/// Why the model cannot be disturbed.
#[derive(Debug, thiserror::Error)]
pub enum Undisturbed {
    /// The numbers do not make a model.
    #[error(transparent)]
    Coefficients(#[from] CoefficientError),
    /// A scenario cannot be set up with them.
    #[error(transparent)]
    Setup(#[from] SetupError),
}

/// The share of disturbed models, in percent, in which the point estimate of each finding is as expected; none for a
/// finding without an expectation.
///
/// # Errors
/// The file of numbers does not fit the model.
pub fn steadiness(
    ready: &Ready,
    file: &CoefficientFile,
    sizes: Sizes,
    done: impl Fn(u64) + Sync,
) -> Result<Vec<Option<f64>>, Undisturbed> {
    let asked = |finding: &Finding| finding.expect != Expect::Anything;
    // What is only reported is not played again.
    let mut thin = ready.clone();
    thin.study.findings.retain(asked);
    let held: Vec<AtomicU64> = thin.study.findings.iter().map(|_| AtomicU64::new(0)).collect();
    (0..sizes.models).into_par_iter().try_for_each(|model| -> Result<(), Undisturbed> {
        let coefficients = Arc::new(Coefficients::from_file(disturbed(file, model))?);
        let other = thin.under(&coefficients)?;
        let mut tally = Tally::new(&other, 1);
        let wanted = tally.clone();
        other.play_alone(
            sizes.model_runs.min(ready.study.runs),
            keep(&other, &wanted),
            |team, leader| wanted.wants(team, leader),
            |row| tally.add(&row),
        );
        for (held, found) in held.iter().zip(tally.found(&other)) {
            held.fetch_add(u64::from(found.point_holds), Ordering::Relaxed);
        }
        done(1);
        Ok(())
    })?;
    let mut shares =
        held.into_iter().map(|held| held.into_inner() as f64 * 100.0 / sizes.models.max(1) as f64);
    let share = |finding: &Finding| if asked(finding) { shares.next() } else { None };
    Ok(ready.study.findings.iter().map(share).collect())
}

/// What runs must keep for the findings of a study.
fn keep(ready: &Ready, tally: &Tally) -> Keep {
    let terms = ready.study.findings.iter().flat_map(|finding| finding.of.iter().chain(&finding.less));
    let chair = terms.flat_map(|term| term.columns()).any(|column| OF_THE_CHAIR.contains(&column));
    Keep { rounds: false, members: tally.wants_members(), without_chair: !chair }
}

/// The numbers of the model with every one of them a fifth up or down, by the number of the disturbed model.
fn disturbed(file: &CoefficientFile, model: u64) -> CoefficientFile {
    let luck = Luck::new(model);
    let by = |value: i64, what: &str, number: usize| {
        let up = luck.draw(0, id_hash(what), Purpose::Team, number as u32) & 1 == 1;
        value * (100 + if up { DISTURBED_PERCENT } else { -DISTURBED_PERCENT }) / 100
    };
    let mut file = file.clone();
    for value in &mut file.values {
        value.value = by(value.value, &value.id, 0);
    }
    for (number, row) in file.effects.iter_mut().enumerate() {
        row.push = by(row.push, "effect", number);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::coefficients::NamedValue;

    #[test]
    fn every_number_is_a_fifth_up_or_down() {
        let value = |id: &str| NamedValue {
            id: id.to_owned(),
            value: 1000,
            unit: String::new(),
            meaning: String::new(),
            source: Vec::new(),
        };
        let file =
            CoefficientFile { model_version: 1, values: vec![value("a"), value("b")], effects: Vec::new() };
        let mut ups = 0;
        for model in 0..400 {
            for value in disturbed(&file, model).values {
                assert!([800, 1200].contains(&value.value));
                ups += u32::from(value.value == 1200);
            }
        }
        assert!((340..460).contains(&ups), "{ups} of 800");
        assert_eq!(disturbed(&file, 7), disturbed(&file, 7));
    }
}
