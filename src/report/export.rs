//! A session as a table: one row for each round of each group, for whoever goes on with it elsewhere.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    session::{
        Archive, ArchivedGroup, Length, Mode, Pacing, SeatId,
        view::{Commitment, EndDebrief, Ratings, RoundDebrief},
    },
    terms::{Id, Level, Practice},
};

/// The document's name and version.
pub const FORMAT: &str = "footlights.session/1";

/// A session as one document: everything that its rounds and ends have left.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    format: &'static str,
    scenario: &'a str,
    mode: Mode,
    pacing: Pacing,
    length: Length,
    revealed: bool,
    groups: Vec<GroupOut<'a>>,
}

#[derive(Debug, Serialize)]
struct GroupOut<'a> {
    group: usize,
    name: &'a str,
    leaders: Vec<LeaderOut<'a>>,
    rounds: &'a [RoundDebrief],
    end: Option<&'a EndDebrief>,
}

#[derive(Debug, Serialize)]
struct LeaderOut<'a> {
    seat: SeatId,
    name: &'a str,
    automated: Option<&'a Id>,
    ratings: Option<&'a Ratings>,
    commitment: Option<&'a Commitment>,
}

impl<'a> Document<'a> {
    /// The document of a session.
    pub fn of(archive: &'a Archive) -> Self {
        let groups = archive.groups.iter().enumerate();
        Self {
            format: FORMAT,
            scenario: &archive.head.scenario.name,
            mode: archive.head.mode,
            pacing: archive.head.pacing,
            length: archive.head.length,
            revealed: archive.revealed,
            groups: groups.map(|(place, group)| GroupOut::of(&archive.names, place, group)).collect(),
        }
    }
}

impl<'a> GroupOut<'a> {
    fn of(names: &'a BTreeMap<SeatId, String>, place: usize, group: &'a ArchivedGroup) -> Self {
        let leaders = group.leaders.iter().map(|(seat, automated)| LeaderOut {
            seat: *seat,
            name: names.get(seat).map_or("", String::as_str),
            automated: automated.as_ref(),
            ratings: group.ratings.get(seat),
            commitment: group.commitments.get(seat),
        });
        Self {
            group: place + 1,
            name: &group.name,
            leaders: leaders.collect(),
            rounds: &group.rounds,
            end: group.end.as_ref(),
        }
    }
}

/// Columns before those of the practices.
const FIXED: [&str; 12] = [
    "group",
    "group_name",
    "seat",
    "leader",
    "round",
    "members",
    "morale",
    "innovation",
    "loyalty",
    "believed_morale",
    "believed_innovation",
    "believed_loyalty",
];

/// The rounds of all groups. Levels are means over those who were there, in points with three digits; practices are
/// units of attention; output is a share of plan.
pub fn csv(archive: &Archive) -> String {
    let mut head: Vec<String> = FIXED.map(str::to_owned).to_vec();
    head.push("output".to_owned());
    head.extend(Practice::ALL.into_iter().map(|practice| format!("units_{}", practice.id())));
    head.push("answers".to_owned());
    let mut text = row(&head);
    for (number, group) in archive.groups.iter().enumerate() {
        let seat = group.leaders.keys().next().copied();
        for round in &group.rounds {
            text.push_str(&row(&cells(archive, number, group, seat, round)));
        }
    }
    text
}

fn cells(
    archive: &Archive,
    number: usize,
    group: &ArchivedGroup,
    seat: Option<SeatId>,
    debrief: &RoundDebrief,
) -> Vec<String> {
    let mean = |level: Level, believed: bool| {
        let levels = debrief.members.iter().filter_map(|member| {
            let found = member.levels.iter().find(|found| found.level == level)?;
            Some(if believed { found.believed.best } else { found.truth })
        });
        let all: Vec<i64> = levels.collect();
        let count = i64::try_from(all.len()).unwrap_or(1).max(1);
        thousandths(all.iter().sum::<i64>() / count)
    };
    let name = seat.and_then(|seat| archive.names.get(&seat)).cloned().unwrap_or_default();
    let mut cells = vec![
        (number + 1).to_string(),
        group.name.clone(),
        seat.map_or_else(String::new, |seat| seat.to_string()),
        name,
        debrief.round.to_string(),
        debrief.members.len().to_string(),
    ];
    let headline = [Level::Morale, Level::Innovation, Level::Loyalty];
    cells.extend(headline.map(|level| mean(level, false)));
    cells.extend(headline.map(|level| mean(level, true)));
    cells.push(thousandths(debrief.output));
    cells
        .extend(Practice::ALL.map(|practice| thousandths(debrief.used.get(&practice).copied().unwrap_or(0))));
    let answers = debrief.answers.iter().map(|(card, option)| format!("{card}={option}"));
    cells.push(answers.collect::<Vec<_>>().join(" "));
    cells
}

fn thousandths(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", amount.abs() / 1000, amount.abs() % 1000)
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

/// A cell that a spreadsheet reads as text, whatever somebody has called themselves.
fn quoted(cell: &str) -> String {
    let number = cell.parse::<f64>().is_ok();
    // A name that begins like a formula would be run as one.
    let formula = !number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
