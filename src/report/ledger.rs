//! Ledger tables ready to draw: a start, one line for each cause, and an end, in whole figures that add up.
//!
//! They are made from a [`Week`] alone, so that the window and a browser draw the same from what a seat may see.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::points::{share, whole};
use crate::{
    session::view::{Change, LeaderView, Moment, RangeView, Span, Subject, Week, WhyLine},
    sim::fixed::POINT,
    terms::{Id, Level},
};

/// What a column of a table measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// A level, in points.
    Level(Level),
    /// Progress, in planned hours.
    Hours,
    /// The sponsor's confidence, in points.
    Confidence,
}

/// An estimate in whole points. Range: 0–100, `low ≤ best ≤ high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Lower end of the 80 % range.
    pub low: i64,
    /// Best reading.
    pub best: i64,
    /// Upper end.
    pub high: i64,
}

/// A column: a measure at the start of the round and at its end. What everybody can see has no width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What it measures.
    pub measure: Measure,
    /// At the start.
    pub start: Reading,
    /// At the end.
    pub end: Reading,
}

/// What a bar says by its fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// More than before.
    Gain,
    /// Less.
    Loss,
    /// A reading put right, whichever way it went.
    Misread,
    /// Not learnt yet, whichever way it went.
    Unlearnt,
}

impl Fill {
    /// All of them, as a legend has them.
    pub const ALL: [Self; 4] = [Self::Gain, Self::Loss, Self::Misread, Self::Unlearnt];

    /// What it means, as the id of a message.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Gain => "ledger-gain",
            Self::Loss => "ledger-loss",
            Self::Misread => "ledger-misread",
            Self::Unlearnt => "ledger-unlearnt",
        }
    }
}

/// One cause of a week and what it did, in whole figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'w> {
    /// The cause as the week has it.
    pub cause: &'w WhyLine,
    /// By how much, one figure for each column; of what has fewer columns than three, the first.
    pub points: [i64; 3],
}

impl Deref for Line<'_> {
    type Target = WhyLine;

    fn deref(&self) -> &WhyLine {
        self.cause
    }
}

impl Line<'_> {
    /// How a bar of so many points is filled.
    pub fn fill(&self, points: i64) -> Fill {
        match self.moment {
            Moment::Unlearnt => Fill::Unlearnt,
            Moment::Misread => Fill::Misread,
            _ if points > 0 => Fill::Gain,
            _ => Fill::Loss,
        }
    }

    /// The largest of its figures, with its place among the columns; the earlier of equals.
    pub fn largest(&self) -> (usize, i64) {
        let [first, rest @ ..] = self.points;
        let larger =
            |most: (usize, i64), one: (usize, i64)| if one.1.abs() > most.1.abs() { one } else { most };
        (1..).zip(rest).fold((0, first), larger)
    }
}

/// Why something changed in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'w> {
    /// The columns: three for people, one for work and the sponsor.
    pub columns: Vec<Column>,
    /// The causes, the largest first, a reading put right and what is not learnt yet last. In each column `start.best` and all of them come
    /// to `end.best`.
    pub lines: Vec<Line<'w>>,
    /// Causes that come to nothing in whole figures and that the leader had no hand in: for who wants to see all.
    pub minor: Vec<Line<'w>>,
}

/// The ledger of a subject. None for somebody who was not there, and for work that is none.
pub fn of<'w>(week: &'w Week, subject: &Subject) -> Option<Table<'w>> {
    match subject {
        Subject::Member { member } => self::member(week, member),
        Subject::Team => Some(team(week)),
        Subject::Work { work } => self::work(week, work),
        Subject::Sponsor => Some(sponsor(week)),
    }
}

/// Why a member moved; none if they were not there at the start of the round.
pub fn member<'w>(week: &'w Week, member: &Id) -> Option<Table<'w>> {
    let estimates = week.estimates.iter().find(|estimates| estimates.member == *member)?;
    Some(table(week, &Subject::Member { member: member.clone() }, headline(&estimates.headline)))
}

/// Why the means of the team moved. Whoever left changed them by not being in them any more, in a line of its own.
pub fn team(week: &Week) -> Table<'_> {
    table(week, &Subject::Team, headline(&week.team))
}

/// Why a workstream moved; none if there is no such stream.
pub fn work<'w>(week: &'w Week, work: &Id) -> Option<Table<'w>> {
    let stream = week.work.iter().find(|stream| stream.work == *work)?;
    let column = known(Measure::Hours, stream.progress);
    Some(table(week, &Subject::Work { work: work.clone() }, vec![column]))
}

/// Why the sponsor's confidence moved.
pub fn sponsor(week: &Week) -> Table<'_> {
    table(week, &Subject::Sponsor, vec![known(Measure::Confidence, week.sponsor)])
}

/// The means of the team now, in whole points: morale, innovation, loyalty; none if nobody is there.
pub fn team_ranges(view: &LeaderView) -> Option<[Reading; 3]> {
    view.team.map(|team| team.map(reading))
}

/// A range in whole points. All figures of a table are rounded in the same way.
pub fn reading(range: RangeView) -> Reading {
    let [low, best, high] = [range.low, range.best, range.high].map(|value| whole(value, POINT));
    Reading { low, best, high }
}

fn headline(spans: &[Span; 3]) -> Vec<Column> {
    let column = |(level, span): (Level, &Span)| Column {
        measure: Measure::Level(level),
        start: reading(span.before),
        end: reading(span.after),
    };
    Level::HEADLINE.into_iter().zip(spans).map(column).collect()
}

/// A column of what everybody can see. An hour has as many thousandths as a point.
fn known(measure: Measure, change: Change) -> Column {
    let sure = |value: i64| reading(RangeView { low: value, best: value, high: value });
    Column { measure, start: sure(change.before), end: sure(change.after) }
}

/// Where a member went, and what took them there.
#[derive(Clone, Debug)]
pub struct Moved<'w> {
    /// The columns, from the reading before to the reading after.
    pub columns: Vec<Column>,
    /// The place of the column that is told of: the one that moved most, or else the one that causes pulled at most.
    pub place: usize,
    /// Of what happened, the cause that did most for that; none where nothing that happened did.
    pub most: Option<Line<'w>>,
    /// Of what happened, the largest cause the other way, where it comes to a third of that or more.
    pub against: Option<Line<'w>>,
    /// Whether half of it or more is an earlier reading put right.
    pub misread: bool,
}

/// What moved a member; none if nothing did, or if they were not there.
pub fn moved<'w>(week: &'w Week, member: &Id) -> Option<Moved<'w>> {
    let Table { columns, lines, .. } = self::member(week, member)?;
    let by = |place: usize| columns[place].end.best - columns[place].start.best;
    let furthest = (0..columns.len()).rev().max_by_key(|place| by(*place).abs())?;
    let (place, way) = match by(furthest).signum() {
        // Nothing moved in all, and yet something may have pulled.
        0 => {
            let pulls = lines.iter().filter(|line| line.happened()).map(Line::largest);
            let (place, points) = pulls.rev().max_by_key(|(_, points)| points.abs())?;
            (place, points.signum())
        }
        way => (furthest, way),
    };
    let pulls = |towards: i64| {
        let there = lines.iter().filter(move |line| line.points[place].signum() == towards);
        // That people return to their usual selves says least.
        let size = move |line: &&Line<'w>| (!line.moment.is_settling(), line.points[place].abs());
        there.filter(|line| line.happened()).rev().max_by_key(size)
    };
    let most = pulls(way);
    let size = most.map_or(by(place), |line| line.points[place]).abs();
    let against = pulls(-way).filter(|line| line.points[place].abs() * 3 >= size);
    let misread: i64 =
        lines.iter().filter(|line| line.moment == Moment::Misread).map(|line| line.points[place]).sum();
    let misread = misread.signum() == way && by(place) != 0 && misread.abs() * 2 >= by(place).abs();
    if most.is_none() && !misread && (0..columns.len()).all(|place| by(place) == 0) {
        return None;
    }
    let (most, against) = (most.cloned(), against.cloned());
    Some(Moved { columns, place, most, against, misread })
}

fn table<'w>(week: &'w Week, subject: &Subject, columns: Vec<Column>) -> Table<'w> {
    let [lines, minor] = ranked(week, subject, &columns);
    Table { columns, lines, minor }
}

/// The causes of a table in order, and apart from them those that come to nothing.
fn ranked<'w>(week: &'w Week, subject: &Subject, columns: &[Column]) -> [Vec<Line<'w>>; 2] {
    // Trust has no column: what moved that alone is not part of the table.
    let counts = |line: &&WhyLine| {
        let counted = line.amounts.iter().take(columns.len()).any(|amount| *amount != 0);
        line.subject == *subject && (counted || line.unlearnt())
    };
    let causes: Vec<&WhyLine> = week.why.iter().filter(counts).collect();
    let mut points = vec![[0; 3]; causes.len()];
    for (place, column) in columns.iter().enumerate() {
        let amounts: Vec<i64> = causes.iter().map(|line| line.amounts[place]).collect();
        let shared = share(&amounts, POINT, column.end.best - column.start.best);
        for (points, shared) in points.iter_mut().zip(shared) {
            points[place] = shared;
        }
    }
    let (mut lines, mut minor) = (Vec::new(), Vec::new());
    for (cause, points) in causes.into_iter().zip(points) {
        let shows = points.iter().any(|point| *point != 0) || cause.moment.is_own() || cause.unlearnt();
        let to = if shows { &mut lines } else { &mut minor };
        to.push(Line { cause, points });
    }
    // By what is shown; the exact amounts settle the order of equals, as the week has them.
    let size = |one: &Line<'_>| one.points.iter().map(|point| point.abs()).sum::<i64>();
    lines.sort_by_key(|one| (one.unlearnt(), !one.happened(), std::cmp::Reverse(size(one))));
    [lines, minor]
}
