//! What is known of the team and of a person, gathered for a screen: ranges, moods in a word.

use crate::{
    session::view::{LeaderView, MemberView, RangeView},
    terms::Level,
};

/// What is known of one indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The range, in thousandths of a point.
    pub range: RangeView,
    /// The best reading a round ago.
    pub before: Option<i64>,
}

/// The level of a member.
pub fn level(member: &MemberView, level: Level) -> RangeView {
    let found = member.levels.iter().find(|known| known.level == level);
    found.map_or(RangeView { low: 0, best: 50_000, high: 100_000 }, |known| known.range)
}

/// Best reading of a level of a member before the last round played.
pub fn before(view: &LeaderView, member: &MemberView, level: Level) -> Option<i64> {
    let last = view.weeks.last()?;
    let seen = last.estimates.iter().find(|seen| seen.member == member.id)?;
    Some(seen.before[level as usize])
}

/// The three headline indicators of the team: means over those who are there.
///
/// Errors of different people do not all point the same way: the width of the mean is the root of the summed squares
/// over the number of people, as for independent readings.
pub fn ranges(view: &LeaderView) -> [Known; 3] {
    Level::HEADLINE.map(|headline| {
        let there: Vec<_> = view.members.iter().filter(|member| member.left.is_none()).collect();
        let count = there.len().max(1) as i64;
        let mean = |of: &dyn Fn(&MemberView) -> i64| there.iter().map(|m| of(m)).sum::<i64>() / count;
        let spread = |of: &dyn Fn(RangeView) -> i64| {
            let squares: i64 = there.iter().map(|member| of(level(member, headline)).pow(2)).sum();
            squares.isqrt() / count
        };
        let best = mean(&|member| level(member, headline).best);
        let below = spread(&|range| range.best - range.low);
        let above = spread(&|range| range.high - range.best);
        let befores: Option<Vec<i64>> =
            there.iter().map(|member| before(view, member, headline)).collect();
        Known {
            range: RangeView { low: (best - below).max(0), best, high: (best + above).min(100_000) },
            before: befores.filter(|all| !all.is_empty()).map(|all| all.iter().sum::<i64>() / count),
        }
    })
}

/// The word for a mood: an id that messages select on.
pub fn mood(member: &MemberView) -> &'static str {
    match level(member, Level::Morale).best {
        80_000.. => "bright",
        60_000..80_000 => "steady",
        40_000..60_000 => "guarded",
        20_000..40_000 => "troubled",
        _ => "hollow",
    }
}
