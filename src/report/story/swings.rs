//! Why: the largest swings of a round, in the true ledger, each with its main causes.

use super::Teller;
use crate::{
    report::{
        points::shown,
        sentence::signed,
        why::{self, Scene, Whose, Why},
    },
    sim::{Cause, Drift, Entry, State, Subject, fixed::POINT},
    terms::{Level, Message},
};

/// Most swings told of one round.
const SWINGS: usize = 3;
/// Most causes told of one swing.
const CAUSES: usize = 3;
/// Least change that is told, in thousandths of a point.
const LEAST: i64 = 2 * POINT;
/// Least change in whole points that is told as a large one.
const LARGE: i64 = 5;

/// Least points of ups and downs that are told among the causes: a small one says nothing about anybody.
const LUCK_LEAST: i64 = 2;

/// One level of one member that moved.
struct Swing {
    member: usize,
    level: usize,
    /// The change, without the ups and downs that nobody chose.
    by: i64,
}

/// The largest swing of one member that has a reason; none if the reasons do not carry it.
fn swing(before: &State, after: &State, entries: &[Entry], member: usize) -> Option<Swing> {
    let mut largest: Option<Swing> = None;
    for (place, level) in Level::HEADLINE.into_iter().enumerate() {
        let all = after.hidden.world.level(member, level) - before.hidden.world.level(member, level);
        let subject = Subject::Member(member, level);
        let reasons =
            entries.iter().filter(|e| e.subject == subject && e.cause != Cause::Drift(Drift::Weather));
        let by: i64 = reasons.map(|entry| entry.amount).sum();
        // Where luck outweighs every reason there is nothing to tell.
        let told = by.abs() >= LEAST && by.signum() == all.signum() && all.abs() >= LEAST;
        if told && largest.as_ref().is_none_or(|swing| by.abs() > swing.by.abs()) {
            largest = Some(Swing { member, level: place, by });
        }
    }
    largest
}

pub(super) fn tell(teller: &mut Teller<'_>, round: usize) {
    let told = teller.told;
    let (before, after, record) = (&told.past[round], told.after(round), &told.records[round]);
    let level = |of: &State, member: usize, level: usize| {
        of.hidden.world.levels[member][Level::HEADLINE[level] as usize]
    };
    // One swing a person, or one person would be the whole story.
    let mut swings: Vec<Swing> =
        before.public.present().filter_map(|member| swing(before, after, &record.truth, member)).collect();
    swings.sort_by_key(|swing| std::cmp::Reverse(swing.by.abs()));
    swings.truncate(SWINGS);
    if swings.is_empty() {
        return;
    }
    let scene = Scene {
        setup: told.setup,
        before: &before.public,
        seat: &before.seat,
        uses: &record.uses,
        names: teller.names,
    };
    for (turn, swing) in swings.iter().enumerate() {
        let (start, end) = (
            [0, 1, 2].map(|place| level(before, swing.member, place)),
            [0, 1, 2].map(|place| level(after, swing.member, place)),
        );
        let why = why::member(&scene, &record.truth, swing.member, start, end);
        let read = after.seat.reading(swing.member, Level::HEADLINE[swing.level]).range();
        let truth = end[swing.level];
        let misread = truth < read.low || truth > read.high;
        let (from, to) = (why.start[swing.level], why.end[swing.level]);
        // Rounding may leave less to see than there is; what cannot be seen is not worth a headline.
        if (to - from).abs() < shown(LEAST) {
            continue;
        }
        // A headline may claim no more than the figure: a large change, to where the words are true.
        let size = match (swing.by < 0, (to - from).abs() >= LARGE) {
            (false, true) if to >= 50 => "large",
            (true, true) if to < 60 => "large",
            _ => "small",
        };
        let message = Message::new("story-swing")
            .with("size", size)
            .with("level", Level::HEADLINE[swing.level].id())
            .with("way", if swing.by < 0 { "loss" } else { "gain" })
            .with("turn", (round + turn) % 3)
            .with("round", teller.names.round())
            .with("name", teller.names.member(swing.member))
            .with("start", why.start[swing.level])
            .with("end", why.end[swing.level])
            .with("misread", if misread { "yes" } else { "no" })
            .with("low", shown(read.low))
            .with("high", shown(read.high));
        teller.says(&message);
        for (text, points) in causes(teller, &scene, &why, swing) {
            teller.page.line(&format!("  {:>3}  ", signed(points)), "       ", &text);
        }
    }
}

/// The main causes of a swing in sentences, with their points. What reads the same is one cause.
fn causes(teller: &Teller<'_>, scene: &Scene<'_>, why: &Why, swing: &Swing) -> Vec<(String, i64)> {
    let least = |line: &why::Line| if line.cause == Cause::Drift(Drift::Weather) { LUCK_LEAST } else { 1 };
    let large = |line: &&why::Line| line.points[swing.level].abs() >= least(line);
    let mut lines: Vec<&why::Line> = why.lines.iter().filter(large).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.amounts[swing.level].abs()));
    let mut causes: Vec<(String, i64)> = Vec::new();
    for line in lines {
        let what = why::what(scene, Whose::Member(swing.member), line.cause, line.amounts[swing.level]);
        let text = teller.words.text(&what);
        let points = line.points[swing.level];
        match causes.iter_mut().find(|(other, _)| *other == text) {
            Some((_, sum)) => *sum += points,
            None => causes.push((text, points)),
        }
    }
    // What explains the swing comes before what held against it.
    let against = |points: i64| points.signum() != swing.by.signum();
    causes.sort_by_key(|(_, points)| (against(*points), std::cmp::Reverse(points.abs())));
    causes.truncate(CAUSES);
    causes
}
