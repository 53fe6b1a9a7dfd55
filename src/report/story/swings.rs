//! Why: the largest swings of a round, in the true ledger, each with its main causes.

use super::Teller;
use crate::{
    report::{
        points::shown,
        why::{self, Scene},
    },
    sim::fixed::POINT,
    terms::{Level, Message},
};

/// Most swings told of one round.
const SWINGS: usize = 3;
/// Most causes told of one swing.
const CAUSES: usize = 3;
/// Least change that is told, in thousandths of a point.
const LEAST: i64 = 2 * POINT;

/// One level of one member that moved.
struct Swing {
    member: usize,
    level: usize,
    by: i64,
}

pub(super) fn tell(teller: &mut Teller<'_>, round: usize) {
    let told = teller.told;
    let (before, after, record) = (&told.past[round], told.after(round), &told.records[round]);
    let level = |of: &crate::sim::State, member: usize, level: usize| {
        of.hidden.world.levels[member][Level::HEADLINE[level] as usize]
    };
    let mut swings: Vec<Swing> = Vec::new();
    for member in before.public.present() {
        // One swing a person, or one person would be the whole story.
        let largest = (0..3)
            .map(|place| Swing { member, level: place, by: level(after, member, place) - level(before, member, place) })
            .max_by_key(|swing| (swing.by.abs(), std::cmp::Reverse(swing.level)));
        swings.extend(largest.filter(|swing| swing.by.abs() >= LEAST));
    }
    swings.sort_by_key(|swing| std::cmp::Reverse(swing.by.abs()));
    swings.truncate(SWINGS);
    if swings.is_empty() {
        return;
    }
    let scene = Scene {
        setup: told.setup,
        before: &before.public,
        known: &before.seat.known,
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
        let message = Message::new("story-swing")
            .with("level", Level::HEADLINE[swing.level].id())
            .with("way", if swing.by < 0 { "loss" } else { "gain" })
            .with("turn", ((round + turn) % 3).to_string())
            .with("name", teller.names.member(swing.member))
            .with("start", why.start[swing.level])
            .with("end", why.end[swing.level])
            .with("misread", if misread { "yes" } else { "no" })
            .with("low", shown(read.low))
            .with("high", shown(read.high));
        teller.says(&message);
        let mut lines: Vec<&why::Line> = why.lines.iter().filter(|line| line.points[swing.level] != 0).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.amounts[swing.level].abs()));
        for line in lines.into_iter().take(CAUSES) {
            let text = teller.words.text(&line.what);
            teller.page.line(&format!("  {:>3}  ", signed(line.points[swing.level])), "       ", &text);
        }
    }
}

/// A figure with its sign; the minus as it is printed, not the hyphen.
pub(super) fn signed(points: i64) -> String {
    if points < 0 { format!("−{}", -points) } else { format!("+{points}") }
}
