//! What a game is made of at one moment: what is public, what is true, and what the seat has seen.

use serde::{Deserialize, Serialize};

use super::{
    beliefs::Seat,
    luck::Luck,
    setup::{Levels, Motives, Next, Setup, TargetIx},
};
use crate::terms::{Level, Practice, SettingField};

/// A whole game at the start of a round: everything that the next round is a function of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// What anybody in the room may know.
    pub public: Public,
    /// What is so, whoever knows it.
    pub hidden: Hidden,
    /// What the leader's seat has seen, and believes.
    pub seat: Seat,
}

/// The inner side of a team: what the equations of people run on. The truth is one such world; what a leader
/// believes is another, and the same equations run on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// Levels by member.
    pub levels: Vec<Levels>,
    /// Each member's usual self: where levels settle when nothing happens.
    pub usual: Vec<Levels>,
    /// Skill, by `member × areas + area`.
    pub skill: Vec<i64>,
    /// Weights of the motives by member.
    pub motives: Vec<Motives>,
    /// Need for structure by member.
    pub structure: Vec<i64>,
    /// Closeness, by `a × members + b`.
    pub closeness: Vec<i64>,
    /// Open conflict, the same way.
    pub conflict: Vec<i64>,
    /// Whether a private situation weighs on the member.
    pub burdened: Vec<bool>,
    /// Hours (since the start) until which it is eased.
    pub eased_until: Vec<i64>,
    /// Credit earned and not yet given.
    pub credit: Vec<i64>,
    /// Ideas had and not voiced, in thousandths.
    pub ideas_had: Vec<i64>,
    /// Intent to leave.
    pub intent: Vec<i64>,
    /// What the team understands together.
    pub shared: i64,
    /// How far it pulls one way.
    pub alignment: i64,
}

impl World {
    /// A level of a member.
    pub fn level(&self, member: usize, level: Level) -> i64 {
        self.levels[member][level as usize]
    }

    /// How ready a member with a skill is to decide about work: two parts skill, one part confidence.
    pub fn readiness(&self, member: usize, skill: i64) -> i64 {
        (2 * skill + self.level(member, Level::Confidence)) / 3
    }
}

/// How a question was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// Together.
    Together,
    /// By the leader alone.
    Alone,
    /// By a member who was given it.
    Delegated(usize),
    /// By the owner of the work, because it was due.
    Due(usize),
}

impl How {
    /// Its id, in messages and exports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Together => "together",
            Self::Alone => "alone",
            Self::Delegated(_) => "delegated",
            Self::Due(_) => "due",
        }
    }
}

/// An open question as anybody can see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Whether it has come up.
    pub open: bool,
    /// The choice taken, how, and in which round.
    pub settled: Option<(usize, How, u32)>,
}

/// A workstream as anybody can see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stream {
    /// Planned hours asked for, in thousandths; for standing work so far.
    pub effort: i64,
    /// Planned hours done.
    pub progress: i64,
    /// Hours that came back.
    pub rework: i64,
    /// Share of last round's work that came back, in thousandths.
    pub came_back: i64,
    /// Who owns it; nobody if the owner left and none was named.
    pub owner: Option<usize>,
    /// Authority given, 0 (tell) to 6 (delegate fully).
    pub authority: u8,
    /// Hours (since the start) until which a direction given keeps people going.
    pub attended_until: i64,
    /// Round in which it was finished.
    pub done: Option<u32>,
}

/// What a promise is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Owed {
    /// A promise that an option made, by its place.
    Promise(usize),
    /// Something said when the leader listened, which should come to something.
    Concern(Concern),
}

/// What a member raised when listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Concern {
    /// Too much on the desk.
    Load,
    /// Nobody knows where this is going.
    Direction,
    /// No say in one's own work.
    Say,
    /// Wants to learn, or is out of their depth.
    Growth,
    /// What they did went unseen.
    Credit,
    /// Trouble with a colleague.
    Conflict(usize),
}

impl Concern {
    /// Its id, in messages and exports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Direction => "direction",
            Self::Say => "say",
            Self::Growth => "growth",
            Self::Credit => "credit",
            Self::Conflict(_) => "conflict",
        }
    }
}

/// Something owed to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debt {
    /// To whom.
    pub to: usize,
    /// What.
    pub owed: Owed,
    /// Hours (since the start) by which it is due.
    pub due: i64,
    /// Round in which it was made.
    pub made: u32,
    /// Kept, broken, or still open.
    pub kept: Option<bool>,
}

/// A card on the table this round: which variant of its text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dealt {
    /// The card.
    pub card: usize,
    /// The variant shown; the plain text if none.
    pub variant: Option<usize>,
}

/// A change of the setting that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passing {
    /// The measure.
    pub of: SettingField,
    /// By how much.
    pub by: i64,
    /// The round it ends before.
    pub until: u32,
}

/// What anybody in the room may know: the facts that a view may show without asking who looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Public {
    /// The round in play, from 0; rounds of the empty chair count on.
    pub round: u32,
    /// Round in which a member left.
    pub left: Vec<Option<u32>>,
    /// Work.
    pub streams: Vec<Stream>,
    /// Open questions.
    pub questions: Vec<Question>,
    /// The sponsor's confidence in the leader.
    pub sponsor: i64,
    /// Passing changes of the setting.
    pub passing: Vec<Passing>,
    /// Promises and concerns.
    pub debts: Vec<Debt>,
    /// Flags set by the leader's own options.
    pub own_flags: Vec<bool>,
    /// Cards on the table.
    pub hand: Vec<Dealt>,
    /// Cards that have been dealt.
    pub dealt: Vec<bool>,
    /// Public shocks of this round.
    pub news: Vec<usize>,
    /// Shocks that have come, private ones left out.
    pub come: Vec<usize>,
    /// Hours (since the start) of the last contact with each member.
    pub contact: Vec<i64>,
    /// Doses given in these 40 hours, by practice × slots + slot.
    pub doses: Vec<i64>,
    /// Visions told and not followed by deeds.
    pub stale: i64,
    /// The leader's reputation for keeping promises, in thousandths of a point.
    pub reputation: i64,
    /// Output of each round played, in thousandths of plan.
    pub output: Vec<i64>,
    /// Ideas voiced, tried, adopted so far, in thousandths.
    pub ideas: [i64; 3],
    /// Ideas waiting to be tried, and to be adopted.
    pub ideas_waiting: [i64; 2],
    /// Units of each practice used so far, in thousandths.
    pub used: [i64; Practice::COUNT],
    /// Where the leader stands, 0 (behind) to 1000 (in front); follows the practices with inertia.
    pub place: i64,
}

impl Public {
    /// Hours since the start.
    pub fn hours(&self, setup: &Setup) -> i64 {
        i64::from(self.round) * setup.hours
    }

    /// Whether the leader has left.
    pub fn chair_empty(&self, setup: &Setup) -> bool {
        self.round >= setup.rounds
    }

    /// Whether the game is over.
    pub fn over(&self, setup: &Setup) -> bool {
        self.round >= setup.rounds_all()
    }

    /// Whether a member is still there.
    pub fn there(&self, member: usize) -> bool {
        self.left[member].is_none()
    }

    /// Those who are still there.
    pub fn present(&self) -> impl Iterator<Item = usize> + '_ {
        self.left.iter().enumerate().filter(|(_, left)| left.is_none()).map(|(member, _)| member)
    }

    /// A measure of the setting as it is now.
    pub fn setting(&self, setup: &Setup, of: SettingField) -> i64 {
        let passing: i64 = self
            .passing
            .iter()
            .filter(|passing| passing.of == of && passing.until > self.round)
            .map(|passing| passing.by)
            .sum();
        (setup.setting[of as usize] + passing).clamp(0, super::fixed::FULL)
    }

    /// All measures of the setting as they are now.
    pub fn setting_all(&self, setup: &Setup) -> [i64; SettingField::COUNT] {
        let mut all = setup.setting;
        for passing in self.passing.iter().filter(|passing| passing.until > self.round) {
            all[passing.of as usize] += passing.by;
        }
        all.map(|value| value.clamp(0, super::fixed::FULL))
    }

    /// Where doses of a practice at a target are counted.
    pub fn dose_slot(setup: &Setup, practice: Practice, target: TargetIx) -> usize {
        let (members, streams) = (setup.members.len(), setup.streams.len());
        let slot = match target {
            TargetIx::Team => 0,
            TargetIx::Member(member) => 1 + member,
            TargetIx::Work(stream) => 1 + members + stream,
            TargetIx::Decision(decision) => 1 + members + streams + decision,
        };
        practice as usize * Self::dose_slots(setup) + slot
    }

    /// How many targets doses are counted for.
    pub fn dose_slots(setup: &Setup) -> usize {
        1 + setup.members.len() + setup.streams.len() + setup.decisions.len()
    }
}

/// What is so, whoever knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// The luck of this game.
    pub luck: Luck,
    /// The team as it is.
    pub world: World,
    /// Hidden qualities by decision and choice.
    pub qualities: Vec<Vec<i64>>,
    /// What is to follow: in which round, what.
    pub pending: Vec<(u32, Next)>,
    /// Flags set by anything.
    pub flags: Vec<bool>,
    /// Shocks of this round that only one member knows of.
    pub secrets: Vec<usize>,
    /// Private shocks that have come.
    pub come: Vec<usize>,
    /// Skill at the start, to measure growth.
    pub skill_start: Vec<i64>,
    /// Lines said, by voice: a bit for each.
    pub said: Vec<u8>,
}

/// One use of attention: a practice aimed at something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Placement {
    /// The practice.
    pub practice: Practice,
    /// At whom or what.
    pub target: TargetIx,
    /// The stream it is about, where the practice needs one.
    pub about: Option<usize>,
    /// The choice taken, where a question is decided.
    pub choice: Option<usize>,
    /// Units of attention, in thousandths; 0 for stepping back, which is free.
    pub units: i64,
}

/// What the leader does in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Options taken, by card; a card not in it stays unanswered.
    pub answers: std::collections::BTreeMap<usize, usize>,
    /// Attention placed.
    pub placements: Vec<Placement>,
}

/// One thing a seat can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Takes an option of a card on the table; again to change it.
    Answer {
        /// The card.
        card: usize,
        /// The option.
        option: usize,
    },
    /// Takes an answer back.
    Unanswer {
        /// The card.
        card: usize,
    },
    /// Spends attention.
    Place(Placement),
    /// Takes a placement back, by its place in the list.
    TakeBack(usize),
}
