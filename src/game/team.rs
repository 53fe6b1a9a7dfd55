//! What is known of the team and of a person, gathered for a screen: ranges, moods in a word.

use crate::{
    game::figure::Mood,
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

/// The three headline indicators of the team; none if nobody is there.
pub fn ranges(view: &LeaderView) -> Option<[Known; 3]> {
    let before = view.weeks.last().map(|week| week.team.map(|span| span.before.best));
    let known = |place: usize, range: RangeView| Known { range, before: before.map(|all| all[place]) };
    view.team.map(|team| [known(0, team[0]), known(1, team[1]), known(2, team[2])])
}

/// What a person's face shows, by the best reading of their morale.
pub fn mood(member: &MemberView) -> Mood {
    Mood::of(level(member, Level::Morale).best / 1000)
}

/// The word for a mood: an id that messages select on.
pub const fn word(mood: Mood) -> &'static str {
    match mood {
        Mood::Bright => "bright",
        Mood::Steady => "steady",
        Mood::Guarded => "guarded",
        Mood::Troubled => "troubled",
        Mood::Hollow => "hollow",
    }
}
