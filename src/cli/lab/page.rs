//! The table of a validation: as plain text for the terminal, and as the page that `--out` writes.

use std::fmt::Write;

use crate::{
    cli::{Context, table::table},
    lab::{
        study::{Expect, Kind},
        validate::{FRAGILE_PERCENT, Part, Row, rows},
    },
    sim::MODEL_VERSION,
    terms::Message,
};

/// Between these lines of a page stands the first result of the hold-outs, which is never written over.
const FIRST_START: &str = "<!-- The first result of the hold-outs. It is kept as it is. -->";
const FIRST_END: &str = "<!-- End of the first result. -->";

/// What a page is made of.
pub(super) struct Run<'a> {
    /// Parts of the main studies.
    pub(super) main: &'a [Part],
    /// Parts of the hold-outs.
    pub(super) hold_out: &'a [Part],
    /// Teams in a cell at most, disturbed models, and teams in a cell under each.
    pub(super) sizes: [u64; 3],
}

/// A figure as tables show it: three digits that count.
pub(super) fn figure(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    // A minus sign, and no difference that is none.
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| c == '0' || c == '.') => rest.to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

/// What was expected, as tables show it.
fn expected(expect: Expect) -> String {
    match expect {
        Expect::Anything => "–".to_owned(),
        Expect::Above(bound) => format!("> {}", figure(bound)),
        Expect::Below(bound) => format!("< {}", figure(bound)),
        Expect::Within(least, most) => format!("{} … {}", figure(least), figure(most)),
    }
}

fn measured(part: &Part) -> String {
    let estimate = part.found.estimate;
    format!("{} ({} … {})", figure(estimate.value), figure(estimate.low), figure(estimate.high))
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Published => "lab-kind-published",
        Kind::Hypothesis => "lab-kind-hypothesis",
        Kind::Reported => "lab-kind-reported",
    }
}

fn verdict_word(part: &Part) -> &'static str {
    match (part.finding.expect, part.missed(), part.finding.known_miss.is_empty()) {
        (Expect::Anything, ..) => "lab-reported",
        (_, false, _) => "lab-holds",
        (_, true, false) => "lab-missed-known",
        (_, true, true) => "lab-missed",
    }
}

/// Published rows that hold, and all of them.
pub(super) fn published(parts: &[Part]) -> (usize, usize) {
    let rows = rows(parts);
    let published: Vec<_> = rows.iter().filter(|row| row.kind == Kind::Published).collect();
    (published.iter().filter(|row| row.holds).count(), published.len())
}

/// The same as one sentence.
pub(super) fn summary(context: &Context, id: &'static str, parts: &[Part]) -> String {
    let (hold, all) = published(parts);
    context.words.text(&Message::new(id).with("hold", hold).with("all", all))
}

/// The plain table.
pub(super) fn plain(context: &Context, parts: &[Part]) -> String {
    let say = |id: &'static str| context.words.say(id);
    let mut lines = Vec::new();
    for row in rows(parts) {
        for part in row.parts {
            lines.push(vec![
                part.finding.id.clone(),
                say(kind_word(part.finding.kind)),
                expected(part.finding.expect),
                measured(part),
                say(verdict_word(part)),
                part.steady.map_or_else(String::new, |steady| format!("{steady:.0} %")),
                part.finding.claim.clone(),
            ]);
        }
    }
    let heading = [
        "lab-column-id",
        "lab-column-kind",
        "lab-column-expected",
        "lab-column-measured",
        "lab-column-verdict",
        "lab-column-steady",
        "lab-column-claim",
    ];
    table(heading.map(say).to_vec(), lines)
}

/// The page. `before` is what the file held before; a first result of the hold-outs in it is taken over. None but a
/// whole run makes a first result.
pub(super) fn page(context: &Context, run: &Run<'_>, before: Option<&str>, whole: bool) -> String {
    let say = |id: &'static str| context.words.say(id);
    let [runs, models, model_runs] = run.sizes.map(|size| i64::try_from(size).unwrap_or(i64::MAX));
    let intro = Message::new("lab-page-intro")
        .with("version", i64::from(MODEL_VERSION))
        .with("runs", runs)
        .with("models", models)
        .with("model_runs", model_runs);
    let mut page = format!("# {}\n\n{}\n\n", say("lab-page-title"), context.words.text(&intro));
    line(&mut page, &format!("- {}", summary(context, "lab-page-main", run.main)));
    line(&mut page, &format!("- {}\n", summary(context, "lab-page-hold-out", run.hold_out)));
    line(&mut page, &format!("{}\n", say("lab-page-rules")));

    line(&mut page, &format!("## {}\n", say("lab-page-rows")));
    overview(context, &mut page, run);
    line(&mut page, &format!("## {}\n", say("lab-page-parts")));
    details(context, &mut page, run.main);
    misses(context, &mut page, run);
    line(&mut page, &format!("## {}\n", say("lab-page-held")));
    line(&mut page, &format!("{}\n", say("lab-page-held-about")));
    details(context, &mut page, run.hold_out);

    line(&mut page, &format!("## {}\n", say("lab-page-first")));
    line(&mut page, &format!("{}\n", say("lab-page-first-about")));
    line(&mut page, FIRST_START);
    match before.and_then(first_result) {
        Some(first) => page.push_str(first),
        None if whole => {
            line(&mut page, &format!("\n{}\n", summary(context, "lab-page-hold-out", run.hold_out)));
            details(context, &mut page, run.hold_out);
        }
        None => line(&mut page, &format!("\n{}\n", say("lab-page-none-yet"))),
    }
    line(&mut page, FIRST_END);
    page
}

/// The first result of the hold-outs that a page holds.
fn first_result(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(&format!("{FIRST_START}\n"))?;
    let (first, _) = rest.split_once(FIRST_END)?;
    Some(first).filter(|first| first.contains('|'))
}

fn line(page: &mut String, text: &str) {
    page.push_str(text);
    page.push('\n');
}

fn cells(page: &mut String, cells: &[String]) {
    // Writing to a string cannot fail.
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

fn heading(context: &Context, page: &mut String, ids: &[&'static str]) {
    cells(page, &ids.iter().map(|id| context.words.say(id)).collect::<Vec<_>>());
    cells(page, &vec!["---".to_owned(); ids.len()]);
}

/// One line for each finding: does it hold, here and there, and how much hangs on the numbers.
fn overview(context: &Context, page: &mut String, run: &Run<'_>) {
    let say = |id: &'static str| context.words.say(id);
    heading(
        context,
        page,
        &["lab-column-id", "lab-column-kind", "lab-column-main", "lab-column-hold-out", "lab-column-steady"],
    );
    let held = rows(run.hold_out);
    let word = |row: &Row<'_>| match (row.kind, row.holds) {
        (Kind::Reported, _) => say("lab-reported"),
        (_, true) => say("lab-holds"),
        (_, false) => say("lab-missed"),
    };
    for row in rows(run.main) {
        let other = held.iter().find(|other| other.id == row.id);
        cells(
            page,
            &[
                row.id.to_owned(),
                say(kind_word(row.kind)),
                word(&row),
                other.map_or_else(|| "–".to_owned(), &word),
                steady(context, row.steady),
            ],
        );
    }
    page.push('\n');
}

fn steady(context: &Context, share: Option<f64>) -> String {
    let Some(share) = share else { return "–".to_owned() };
    if share < FRAGILE_PERCENT {
        let share = Message::new("lab-fragile").with("share", format!("{share:.0}"));
        context.words.text(&share)
    } else {
        format!("{share:.0} %")
    }
}

/// Every part of every finding, with its figures.
fn details(context: &Context, page: &mut String, parts: &[Part]) {
    let say = |id: &'static str| context.words.say(id);
    heading(
        context,
        page,
        &[
            "lab-column-id",
            "lab-column-claim",
            "lab-column-source",
            "lab-column-kind",
            "lab-column-expected",
            "lab-column-measured",
            "lab-column-verdict",
            "lab-column-steady",
            "lab-column-study",
        ],
    );
    for part in rows(parts).into_iter().flat_map(|row| row.parts) {
        cells(
            page,
            &[
                part.finding.id.clone(),
                part.finding.claim.replace('|', "\\|"),
                part.finding.source.join(", "),
                say(kind_word(part.finding.kind)),
                expected(part.finding.expect),
                measured(part),
                say(verdict_word(part)),
                steady(context, part.steady),
                format!("`{}`", part.study),
            ],
        );
    }
    page.push('\n');
}

/// What was missed, and why, as far as it is known.
fn misses(context: &Context, page: &mut String, run: &Run<'_>) {
    line(page, &format!("## {}\n", context.words.say("lab-page-misses")));
    let missed: Vec<_> = run.main.iter().chain(run.hold_out).filter(|part| part.missed()).collect();
    if missed.is_empty() {
        line(page, &format!("{}\n", context.words.say("lab-page-no-misses")));
        return;
    }
    for part in missed {
        let why = if part.finding.known_miss.is_empty() {
            context.words.say("lab-page-unexplained")
        } else {
            part.finding.known_miss.clone()
        };
        let message = Message::new("lab-page-miss")
            .with("id", part.finding.id.as_str())
            .with("claim", part.finding.claim.as_str())
            .with("study", part.study.as_str())
            .with("measured", measured(part))
            .with("expected", expected(part.finding.expect))
            .with("why", why);
        line(page, &format!("- {}", context.words.text(&message)));
    }
    page.push('\n');
}
