//! Conditions: on the state (for cards, texts, voices, endings) and on what the leader knows (for options).

use serde::{Deserialize, Serialize};

use crate::terms::{Id, Level};

/// A condition on the state of the game. A text chosen by it tells the leader something, and counts as seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Condition {
    /// All of them hold. Example: `All([Flag("moved"), Left("piet")])`
    All(Vec<Condition>),
    /// At least one holds. Example: `Any([Left("piet"), Left("amara")])`
    Any(Vec<Condition>),
    /// It does not hold. Example: `Not(Flag("moved"))`
    Not(Box<Condition>),
    /// A flag has been set by an option or a shock. Example: `Flag("moved")`
    Flag(Id),
    /// A level of one member lies within bounds. Example: `Member(of: "amara", level: Trust, at_least: 60)`
    Member {
        /// The member.
        of: Id,
        /// The level.
        level: Level,
        /// Least value. Range: 0–100. Default: 0.
        #[serde(default)]
        at_least: i64,
        /// Greatest value. Range: 0–100. Default: 100.
        #[serde(default = "hundred")]
        at_most: i64,
    },
    /// The mean of a level over those who are still there lies within bounds. Example: `Team(level: Morale, at_most: 40)`
    Team {
        /// The level.
        level: Level,
        /// Least value. Range: 0–100. Default: 0.
        #[serde(default)]
        at_least: i64,
        /// Greatest value. Range: 0–100. Default: 100.
        #[serde(default = "hundred")]
        at_most: i64,
    },
    /// An open conflict between two members is at least this strong. Example: `Conflict(between: ("amara", "piet"), at_least: 30)`
    Conflict {
        /// The two.
        between: (Id, Id),
        /// Least strength. Range: 1–100. Default: 20.
        #[serde(default = "twenty")]
        at_least: i64,
    },
    /// The progress of a workstream, in percent, lies within bounds. Example: `Work(of: "catalogue", at_least: 100)`
    Work {
        /// The workstream.
        of: Id,
        /// Least progress. Range: 0–100. Default: 0.
        #[serde(default)]
        at_least: i64,
        /// Greatest progress. Range: 0–100. Default: 100.
        #[serde(default = "hundred")]
        at_most: i64,
    },
    /// A workstream was not finished by the round it was due. Example: `Late("catalogue")`
    Late(Id),
    /// The sponsor's confidence in the leader lies within bounds. Example: `Sponsor(at_most: 35)`
    Sponsor {
        /// Least value. Range: 0–100. Default: 0.
        #[serde(default)]
        at_least: i64,
        /// Greatest value. Range: 0–100. Default: 100.
        #[serde(default = "hundred")]
        at_most: i64,
    },
    /// A member has left. Example: `Left("piet")`
    Left(Id),
    /// An open question has been settled. Example: `Decided("which-van")`
    Decided(Id),
    /// An open question has been settled in this way. Example: `Chose("which-van", "one-large")`
    Chose(Id, Id),
    /// The output of the empty chair, in percent of par, lies within bounds; for endings and epilogues. Example: `EmptyChair(at_least: 95)`
    EmptyChair {
        /// Least value, in percent. Range: 0–200. Default: 0.
        #[serde(default)]
        at_least: i64,
        /// Greatest value, in percent. Range: 0–200. Default: 200.
        #[serde(default = "two_hundred")]
        at_most: i64,
    },
    /// The number of members who left lies within bounds. Example: `Leavers(at_most: 0)`
    Leavers {
        /// Least number. Range: 0–12. Default: 0.
        #[serde(default)]
        at_least: i64,
        /// Greatest number. Range: 0–12. Default: 12.
        #[serde(default = "twelve")]
        at_most: i64,
    },
}

/// A condition on what the leader knows: an option shows only if it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Known {
    /// All of them hold. Example: `All([Heard("amara"), Private("amara")])`
    All(Vec<Known>),
    /// At least one holds. Example: `Any([Heard("amara"), Heard("piet")])`
    Any(Vec<Known>),
    /// It does not hold. Example: `Not(Left("piet"))`
    Not(Box<Known>),
    /// A flag has been set by one of your options. Example: `Flag("moved")`
    Flag(Id),
    /// The leader has learnt a member's private situation. Example: `Private("amara")`
    Private(Id),
    /// The leader has learnt what moves a member. Example: `Motives("amara")`
    Motives(Id),
    /// The leader has listened to a member so far. Example: `Heard("amara")`
    Heard(Id),
    /// The leader's best reading of a level lies within bounds. Example: `Believed(of: "amara", level: Strain, at_least: 60)`
    Believed {
        /// The member.
        of: Id,
        /// The level.
        level: Level,
        /// Least value. Range: 0–100. Default: 0.
        #[serde(default)]
        at_least: i64,
        /// Greatest value. Range: 0–100. Default: 100.
        #[serde(default = "hundred")]
        at_most: i64,
    },
    /// An open question has been settled. Example: `Decided("which-van")`
    Decided(Id),
    /// A member has left. Example: `Left("piet")`
    Left(Id),
}

fn twelve() -> i64 {
    12
}
fn twenty() -> i64 {
    20
}
fn hundred() -> i64 {
    100
}
fn two_hundred() -> i64 {
    200
}
