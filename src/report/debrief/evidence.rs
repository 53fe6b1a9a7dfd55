//! The findings behind the effects that a game has met.

use std::collections::{BTreeMap, BTreeSet};

use super::{EvidenceRow, kept::Kept};
use crate::{
    sim::{Evidence, coefficients::CoefficientFile},
    terms::{Message, Practice},
};

/// Drifts of the ledger and the beginnings or endings of the numbers behind them.
const DRIFTS: [(&str, &str); 6] = [
    ("neglect", "neglect_"),
    ("ownership", "_by_ownership"),
    ("clarity", "_by_clarity"),
    ("trust", "_by_trust"),
    ("voice", "_by_voice"),
    ("strain", "_by_strain"),
];

pub(super) fn of(kept: &Kept<'_>, evidence: &Evidence) -> Vec<EvidenceRow> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    // Coefficients of another version are not worth refusing a debrief for: it cites nothing then.
    let Ok(file) = options.from_str::<CoefficientFile>(kept.coefficients) else { return Vec::new() };
    let mut met: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut meet = |sources: &BTreeSet<&str>, name: String| {
        for source in evidence.findings().iter().filter(|finding| sources.contains(finding.id.as_str())) {
            met.entry(source.id.as_str()).or_default().push(name.clone());
        }
    };
    let used = |practice: &Practice| kept.end.profile.get(practice).is_some_and(|share| *share > 0);
    for practice in Practice::ALL.into_iter().filter(used) {
        let rows = file.effects.iter().filter(|row| row.practice == practice);
        meet(&rows.flat_map(|row| row.source.iter().map(String::as_str)).collect(), kept.practice(practice));
    }
    for (drift, numbers) in DRIFTS {
        let at_work = kept.debriefs.iter().flat_map(|round| &round.drifts).any(|of| of.id() == drift);
        if !at_work {
            continue;
        }
        let of =
            |id: &str| if numbers.starts_with('_') { id.ends_with(numbers) } else { id.starts_with(numbers) };
        let rows = file.values.iter().filter(|value| of(&value.id));
        let name = Message::new("debrief-drift").with("drift", drift);
        meet(&rows.flat_map(|row| row.source.iter().map(String::as_str)).collect(), kept.words.text(&name));
    }
    let row = |finding: &crate::sim::Finding| {
        Some(EvidenceRow {
            id: finding.id.clone(),
            kind: finding.kind,
            finding: finding.finding.clone(),
            numbers: if finding.numbers.is_empty() { &finding.no_numbers } else { &finding.numbers }.clone(),
            source: finding.source.clone(),
            doi: finding.doi.clone(),
            weak: finding.weak,
            limits: finding.limits.clone(),
            met: met.get(finding.id.as_str())?.clone(),
        })
    };
    evidence.findings().iter().filter_map(row).collect()
}
