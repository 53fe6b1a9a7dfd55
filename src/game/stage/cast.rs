//! What the picture shows, as plain data: made from what a leader's seat may know, and from nothing else.

use super::scene::weeks::Weeks;
use crate::{
    game::figure::{Energy, Mood},
    scenario::{Backdrop, Figure, work::Prop},
    session::view::{LeaderView, LevelView, MemberView},
    terms::{Id, Level, SettingField},
};

/// Everything that is on the stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// The team, left to right; someone who has left keeps their place, empty.
    pub people: Vec<Actor>,
    /// Where the leader is.
    pub leader: LeaderOnStage,
    /// Whether it storms: weather and hour, never style.
    pub storm: bool,
    /// The footlights.
    pub weeks: Weeks,
    /// The work on the boards, one prop a workstream.
    pub work: Vec<Prop>,
    /// Who speaks in the situation on the table, as a place in `people`.
    pub speaker: Option<usize>,
    /// Whose plate is selected, as a place in `people`.
    pub selected: Option<usize>,
    /// The painted flat behind them.
    pub backdrop: Backdrop,
}

/// A person on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Who they are.
    pub id: Id,
    /// How they are drawn.
    pub figure: Figure,
    /// Face and posture: the best reading of morale.
    pub mood: Mood,
    /// How they hold themselves: the best reading of strain.
    pub energy: Energy,
    /// Best reading of innovation, 0–1: sparks.
    pub innovation: f32,
    /// Best reading of loyalty, 0–1: the thread.
    pub loyalty: f32,
    /// Whether they have ideas that they keep to themselves, as far as the leader knows.
    pub held_idea: bool,
    /// Whether they have left the team: the gap stays.
    pub left: bool,
    /// Whether they have shown signs of leaving: their thread has parted.
    pub leaving: bool,
    /// With whom they are known to be in conflict, as places in the cast: they look away from them.
    pub apart_from: Vec<usize>,
}

/// Where the leader is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LeaderOnStage {
    /// At a place from 0 (behind, in the wings) to 1 (in front).
    At(f32),
    /// Not there: a chair stands in the wings, with the lamp on its seat.
    Chair,
}

impl Default for LeaderOnStage {
    fn default() -> Self {
        Self::At(0.0)
    }
}

/// Off the stage, in places of the leader.
pub const OFF: f32 = -0.26;

impl LeaderOnStage {
    /// The place of the light: an empty chair stands behind.
    pub fn place(self) -> f32 {
        match self {
            Self::At(place) => place.clamp(0.0, 1.0),
            Self::Chair => 0.0,
        }
    }

    /// Where they go, on the same way: whoever leaves walks off past the curtain.
    pub fn mark(self) -> f32 {
        match self {
            Self::At(_) => self.place(),
            Self::Chair => OFF,
        }
    }
}

/// A point of a level, in the view's thousandths.
const POINT: i64 = 1000;
/// From this urgency and severity on, both, it storms.
const STORM_FROM: i64 = 70 * POINT;
/// A reading is known when its range is no wider than this.
const KNOWN_WIDTH: i64 = 40 * POINT;
/// Ideas are held back when innovation is known to be at least this and voice at most that.
const IDEAS_FROM: i64 = 45 * POINT;
const SILENT_TO: i64 = 40 * POINT;
/// A conflict of this strength shows in where people look.
const CONFLICT_FROM: i64 = 25 * POINT;

impl Cast {
    /// The cast as a leader's seat may know it. Nobody speaks and nobody is selected: the screens say that.
    pub fn of(view: &LeaderView) -> Self {
        let round = &view.round;
        let chair = round.number > round.rounds;
        let setting = |field: SettingField| view.setting.get(&field).copied().unwrap_or(0);
        Self {
            people: view.members.iter().map(|member| Actor::of(member, &view.members)).collect(),
            leader: if chair {
                LeaderOnStage::Chair
            } else {
                LeaderOnStage::At((view.place as f32 / 1000.0).clamp(0.0, 1.0))
            },
            storm: setting(SettingField::Urgency) >= STORM_FROM
                && setting(SettingField::Severity) >= STORM_FROM,
            weeks: Weeks {
                count: round.rounds,
                now: round.number.min(round.rounds),
                extra: round.empty_chair,
                played: round.number.saturating_sub(round.rounds),
            },
            work: view.work.iter().map(|stream| stream.prop).collect(),
            speaker: None,
            selected: None,
            backdrop: view.briefing.backdrop,
        }
    }

    /// The place of a member by id.
    pub fn place_of(&self, id: &Id) -> Option<usize> {
        self.people.iter().position(|actor| actor.id == *id)
    }
}

impl Actor {
    fn of(member: &MemberView, all: &[MemberView]) -> Self {
        let level = |wanted: Level| member.levels.iter().find(|known| known.level == wanted);
        let best = |wanted: Level| level(wanted).map_or(50 * POINT, |known| known.range.best);
        let share = |wanted: Level| (best(wanted) as f32 / (100.0 * POINT as f32)).clamp(0.0, 1.0);
        let known = |level: &&LevelView| level.range.high - level.range.low <= KNOWN_WIDTH;
        let ideas = level(Level::Innovation).filter(known).is_some_and(|i| i.range.best >= IDEAS_FROM);
        let silent = level(Level::Voice).filter(known).is_some_and(|v| v.range.best <= SILENT_TO);
        let strong = member.conflicts.iter().filter(|conflict| conflict.strength >= CONFLICT_FROM);
        Self {
            id: member.id.clone(),
            figure: member.figure.clone(),
            mood: Mood::of(best(Level::Morale).div_euclid(POINT)),
            energy: Energy::of(best(Level::Strain).div_euclid(POINT)),
            innovation: share(Level::Innovation),
            loyalty: share(Level::Loyalty),
            held_idea: ideas && silent,
            left: member.left.is_some(),
            leaving: member.sign && member.left.is_none(),
            apart_from: strong
                .filter_map(|conflict| all.iter().position(|other| other.id == conflict.with))
                .collect(),
        }
    }

    /// What the thread looks like, 0–1: parted while they are on their way out.
    pub fn bond(&self) -> f32 {
        if self.leaving || self.left { self.loyalty.min(PARTED) } else { self.loyalty }
    }
}

/// A loyalty at which the thread has parted.
pub const PARTED: f32 = 0.3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_parts_before_somebody_leaves() {
        let actor = Actor {
            id: "ana".into(),
            figure: Figure::default(),
            mood: Mood::Steady,
            energy: Energy::Settled,
            innovation: 0.5,
            loyalty: 0.6,
            held_idea: false,
            left: false,
            leaving: true,
            apart_from: Vec::new(),
        };
        assert!(actor.bond() < 0.35);
        assert!(Actor { leaving: false, ..actor }.bond() > 0.5);
    }
}
