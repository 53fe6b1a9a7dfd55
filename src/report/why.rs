//! Why, in the true ledger: causes with whole points that add up, for the story of a game.

use super::points::{share, whole};
pub use crate::session::cause::{About, Scene, Whose, factor, how, told, way, what};
use crate::{
    session::shares::{self, Share},
    sim::{Cause, Entry, State, fixed::POINT, ledger::ShownFactors},
    terms::Message,
};

/// One cause and what it did to morale, innovation and loyalty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The cause.
    pub cause: Cause,
    /// What happened, in a sentence.
    pub what: Message,
    /// How it is known.
    pub how: Message,
    /// Whole points on morale, innovation, loyalty.
    pub points: [i64; 3],
    /// The same before rounding, in thousandths.
    pub amounts: [i64; 3],
    /// Factors on its entries, each once, in canonical order.
    pub factors: ShownFactors,
}

/// Why the three headline indicators moved: lines that add up to what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Causes, the largest first; [`Cause::Unlearnt`] last.
    pub lines: Vec<Line>,
    /// Figures at the start, in whole points.
    pub start: [i64; 3],
    /// Figures at the end: the start and every line.
    pub end: [i64; 3],
}

/// Explains one member's change. `start` and `end` are the headline levels in thousandths, which `entries` must
/// lead from one to the other, as both ledgers do.
pub fn member(scene: &Scene<'_>, entries: &[Entry], member: usize, start: [i64; 3], end: [i64; 3]) -> Why {
    lines(scene, Whose::Member(member), shares::of_member(entries, member), POINT, start, end)
}

/// Explains the change of the team's means, in the true ledger. Whoever leaves changes the mean by not being in
/// it any more: that part has their name.
pub fn team(scene: &Scene<'_>, entries: &[Entry], before: &State, after: &State) -> Why {
    let there: Vec<usize> = before.public.present().collect();
    let left: Vec<usize> = there.iter().copied().filter(|member| !after.public.there(*member)).collect();
    let (from, to) = (&before.hidden.world.levels, &after.hidden.world.levels);
    let team = shares::of_team(entries, from, to, &there, &left);
    let headline = |told: shares::Told| [told[0], told[1], told[2]];
    let unit = POINT * team.unit;
    lines(scene, Whose::Team, team.shares, unit, headline(team.start), headline(team.end))
}

fn lines(
    scene: &Scene<'_>,
    whose: Whose,
    mut shares: Vec<Share>,
    unit: i64,
    start: [i64; 3],
    end: [i64; 3],
) -> Why {
    // What moved trust alone is not told here.
    shares.retain(|share| share.cause == Cause::Unlearnt || share.amounts[..3] != [0; 3]);
    let mut points = vec![[0; 3]; shares.len()];
    let (mut first, mut last) = ([0; 3], [0; 3]);
    for level in 0..3 {
        let amounts: Vec<i64> = shares.iter().map(|share| share.amounts[level]).collect();
        first[level] = whole(start[level], unit);
        last[level] = whole(end[level], unit);
        for (place, point) in share(&amounts, unit, last[level] - first[level]).into_iter().enumerate() {
            points[place][level] = point;
        }
    }
    let about = About::new(scene, whose);
    let line = |(Share { cause, amounts, factors }, points)| {
        let amounts = [amounts[0], amounts[1], amounts[2]];
        Line {
            cause,
            what: told(scene, &about, cause, way(cause, &amounts)),
            how: how(scene, &about, cause),
            points,
            amounts: amounts.map(|amount| amount * POINT / unit),
            factors,
        }
    };
    Why { lines: shares.into_iter().zip(points).map(line).collect(), start: first, end: last }
}
