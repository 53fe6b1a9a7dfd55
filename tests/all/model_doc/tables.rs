//! The tables of `docs/model.md`, made from the files of the model.

use std::collections::{BTreeMap, BTreeSet};

use footlights::{
    sim::{
        FindingKind,
        coefficients::{Aim, Aspect, EffectRow, Modifier, Reach},
        evidence::DESIGN,
    },
    terms::{Level, Practice},
};

use super::Model;

/// Every table, by the name of its place on the page.
pub fn all(model: &Model) -> Vec<(String, String)> {
    let mut tables: Vec<_> = Practice::ALL
        .into_iter()
        .map(|practice| (practice.id().to_owned(), effects(model, practice)))
        .collect();
    tables.push(("coefficients".to_owned(), coefficients(model)));
    tables.push(("evidence".to_owned(), evidence(model)));
    tables.push(("own claims".to_owned(), own_claims(model)));
    tables
}

/// What one practice does, row by row.
fn effects(model: &Model, practice: Practice) -> String {
    let mut text = String::from(
        "| who | what | a unit pushes | times | because | source |\n|---|---|---|---|---|---|\n",
    );
    for row in model.file.effects.iter().filter(|row| row.practice == practice) {
        let by: Vec<_> = row.by.iter().map(|by| factor(*by)).collect();
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            whom(row),
            aspect(row.aspect),
            signed(row.push),
            if by.is_empty() { "–".to_owned() } else { by.join(" × ") },
            row.meaning,
            row.source.join(", "),
        ));
    }
    text
}

fn whom(row: &EffectRow) -> String {
    let whom = match row.reach {
        Reach::Target => match row.aim {
            Some(Aim::Member) => return "the person, if aimed at one".to_owned(),
            Some(Aim::Team) => return "everybody, if aimed at the team".to_owned(),
            Some(Aim::Work) => return "owner and crew, if aimed at work".to_owned(),
            Some(Aim::Decision) => return "everybody, if aimed at a question".to_owned(),
            None => "whom it is aimed at",
        },
        Reach::Others => "the others",
        Reach::Bypassed => "the owner it goes past",
        Reach::Team => "the team as a whole, once",
    };
    match row.aim {
        None => whom.to_owned(),
        Some(Aim::Member) => format!("{whom}, if aimed at a person"),
        Some(Aim::Team) => format!("{whom}, if aimed at the team"),
        Some(Aim::Work) => format!("{whom}, if aimed at work"),
        Some(Aim::Decision) => format!("{whom}, if aimed at a question"),
    }
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Level(level) => match level {
            Level::Morale => "morale",
            Level::Innovation => "innovation",
            Level::Loyalty => "loyalty",
            Level::Trust => "trust",
            Level::Voice => "voice",
            Level::Ownership => "ownership",
            Level::Clarity => "clarity",
            Level::Strain => "strain",
            Level::Confidence => "confidence",
        },
        Aspect::Skill => "skill",
        Aspect::Shared => "shared understanding",
        Aspect::Alignment => "alignment",
        Aspect::Conflict => "their conflicts",
        Aspect::Sponsor => "sponsor’s confidence",
        Aspect::Hours => "hours of work",
        Aspect::Care => "hours of rework avoided",
    }
}

/// The names that the page explains under “What makes a practice count more or less”.
fn factor(modifier: Modifier) -> String {
    match modifier {
        Modifier::Fit(motive) => return format!("fit ({})", motive.id()),
        Modifier::Able => "able",
        Modifier::Green => "green",
        Modifier::Unclear => "unclear",
        Modifier::Clear => "clear",
        Modifier::Calm => "calm",
        Modifier::Severe => "severe",
        Modifier::Crisis => "crisis",
        Modifier::Urgent => "urgent",
        Modifier::Familiar => "familiar",
        Modifier::Trusting => "trusting",
        Modifier::Distrusting => "distrusting",
        Modifier::Overloaded => "overloaded",
        Modifier::Deserved => "deserved",
        Modifier::Undeserved => "undeserved",
        Modifier::Stale => "stale",
        Modifier::Reputed => "reputation",
        Modifier::Structured => "structured",
        Modifier::Told => "told",
        Modifier::Trifle => "trifle",
        Modifier::Repetition => "repetition",
        Modifier::Ceiling => "ceiling",
    }
    .to_owned()
}

/// Thousandths as a decimal number, without zeros that say nothing.
fn thousandths(value: i64) -> String {
    let sign = if value < 0 { "−" } else { "" };
    let (whole, rest) = (value.abs() / 1000, value.abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{rest:03}").trim_end_matches('0'))
}

fn signed(value: i64) -> String {
    if value > 0 { format!("+{}", thousandths(value)) } else { thousandths(value) }
}

/// A value and its unit as a person reads them: the file counts in thousandths, the page does not.
fn figure(value: i64, unit: &str) -> (String, String) {
    let Some(rest) = unit.strip_prefix("thousandths") else { return (value.to_string(), unit.to_owned()) };
    let rest = rest.trim_start().strip_prefix("of ").unwrap_or(rest.trim_start());
    let whole =
        [("a point", "points"), ("a unit", "units"), ("an hour", "hours"), ("an idea in", "ideas in")];
    let unit = whole
        .iter()
        .find_map(|(one, many)| rest.strip_prefix(one).map(|rest| format!("{many}{rest}")))
        .unwrap_or_else(|| if rest.is_empty() { "factor".to_owned() } else { rest.to_owned() });
    (thousandths(value), unit)
}

fn coefficients(model: &Model) -> String {
    let mut text = String::from("| name | value | unit | meaning | source |\n|---|---|---|---|---|\n");
    for value in &model.file.values {
        let (number, unit) = figure(value.value, &value.unit);
        text.push_str(&format!(
            "| `{}` | {number} | {unit} | {} | {} |\n",
            value.id,
            value.meaning,
            value.source.join(", ")
        ));
    }
    text
}

/// What cites each source: coefficients by name, practices.
fn cited_by(model: &Model) -> BTreeMap<&str, (Vec<&str>, BTreeSet<Practice>)> {
    let mut cited: BTreeMap<&str, (Vec<&str>, BTreeSet<Practice>)> = BTreeMap::new();
    for value in &model.file.values {
        for source in &value.source {
            cited.entry(source).or_default().0.push(&value.id);
        }
    }
    for row in &model.file.effects {
        for source in &row.source {
            cited.entry(source).or_default().1.insert(row.practice);
        }
    }
    cited
}

/// Every finding in the order of the file, as a short section: a table would be too wide to read.
fn evidence(model: &Model) -> String {
    let cited = cited_by(model);
    let mut text = String::new();
    for finding in model.evidence.findings() {
        let kind = match finding.kind {
            FindingKind::Experiment => "experiment",
            FindingKind::Field => "field study",
            FindingKind::MetaAnalysis => "meta-analysis",
            FindingKind::Vendor => "a vendor’s figures",
        };
        let weak = if finding.weak { ", weak" } else { "" };
        let numbers = if finding.numbers.is_empty() { &finding.no_numbers } else { &finding.numbers };
        let doi = if finding.doi.is_empty() { String::new() } else { format!(", doi {}", finding.doi) };
        text.push_str(&format!("**{}** ({kind}{weak}). {}\n\n", finding.id, finding.finding));
        text.push_str(&format!("- *Sizes:* {}\n", sentence(numbers)));
        text.push_str(&format!("- *Source:* {}\n", sentence(&format!("{}{doi}", finding.source))));
        text.push_str(&format!("- *Limits:* {}\n", sentence(&finding.limits)));
        let used = match cited.get(finding.id.as_str()) {
            None => "by nothing; it stands here for comparison".to_owned(),
            Some((values, practices)) => {
                let values = values.iter().map(|id| format!("`{id}`"));
                let practices = practices.iter().map(|practice| practice.id().replace('_', " "));
                practices.chain(values).collect::<Vec<_>>().join(", ")
            }
        };
        text.push_str(&format!("- *Cited:* {}\n\n", sentence(&used)));
    }
    text.trim_end().to_owned() + "\n"
}

fn sentence(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

/// How much of the model rests on nothing but our own judgement.
fn own_claims(model: &Model) -> String {
    let own = |sources: &[String]| sources.iter().all(|source| source == DESIGN);
    let values = model.file.values.iter().filter(|value| own(&value.source)).count();
    let effects = model.file.effects.iter().filter(|row| own(&row.source)).count();
    format!(
        "Of the {} named numbers {values} cite no finding at all, and of the {} effects of practices {effects}.\n",
        model.file.values.len(),
        model.file.effects.len(),
    )
}
