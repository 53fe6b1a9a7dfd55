//! A leader as data: how much they like each practice, and what makes them like it more or less.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Planner;
use crate::{
    sim::{Plan, Seen, Setup, Sight},
    terms::{Id, Level, Practice, SettingField},
};

/// An automated leader: the root of a leader file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leader {
    /// Id; the file is named `ID.ron`. Example: `id: "situational"`
    pub id: Id,
    /// Name. Example: `name: "Situational"`
    pub name: String,
    /// What kind of leader this is, in a sentence or two.
    pub about: String,
    /// Whether they answer cards and spend attention at all. Default: true. Example: `present: false`
    #[serde(default = "yes")]
    pub present: bool,
    /// How much they like each practice; one left out is never chosen with attention. Range: 0–100. Example: `likes: {Listen: 60}`
    #[serde(default)]
    pub likes: BTreeMap<Practice, i64>,
    /// What makes them like a practice more or less. Default: none.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// How much each use of a practice in a round takes off its next use in that round. Range: 0–100. Default: 15.
    #[serde(default = "fifteen")]
    pub variety: i64,
    /// How much each use on the same person or thing in a round takes off the next. Range: 0–100. Default: 12.
    #[serde(default = "twelve")]
    pub spread: i64,
    /// How many games are tried out in the imagination before each round; 0 acts by likings and rules alone. With more, they say how those games go on. Range: 0–100000. Default: 0. Example: `looks_ahead: 300`
    #[serde(default)]
    pub looks_ahead: u32,
}

/// A condition and what it adds to the liking of practices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// All of these must hold for whom or what the practice would be aimed at.
    pub when: Vec<Sense>,
    /// What it adds, by practice. Range: −100–100 each. Example: `add: {Coach: 30, Delegate: -40}`
    pub add: BTreeMap<Practice, i64>,
}

/// Bounds on a figure from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Least. Default: 0.
    #[serde(default)]
    pub at_least: i64,
    /// Most. Default: 100.
    #[serde(default = "hundred")]
    pub at_most: i64,
}

/// What a leader can notice about the setting, or about whom a practice would be aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Sense {
    /// A measure of the setting.
    Setting(SettingField, Bounds),
    /// The best reading of a level; of the team's mean where the aim is not one person.
    Level(Level, Bounds),
    /// Readiness (two parts skill, one part confidence) for the work concerned.
    Readiness(Bounds),
    /// Authority already given on the work concerned, 0 to 6.
    Authority(Bounds),
    /// How wide the range of morale is, in points: how little is known of them.
    Unknown(Bounds),
    /// Hours since the leader was last in touch with them, at most 100.
    Since(Bounds),
    /// The work concerned is behind an even plan.
    Behind,
    /// A question is open that bears on the aim.
    Question,
    /// A question must be settled within a round.
    QuestionDue,
    /// The practice would answer what this person raised, or keep a promise.
    Owed,
    /// They are not the owner of the work concerned.
    NotOwner,
    /// They showed signs of leaving.
    Sign,
    /// The round is among the first or after: round number from 1.
    Round(Bounds),
}

/// Why a leader file cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct LeaderError(pub String);

fn yes() -> bool {
    true
}
fn twelve() -> i64 {
    12
}
fn fifteen() -> i64 {
    15
}
fn hundred() -> i64 {
    100
}

impl Bounds {
    pub(super) fn hold(self, figure: i64) -> bool {
        (self.at_least..=self.at_most).contains(&figure)
    }
}

impl Leader {
    /// Reads the text of a leader file.
    pub fn from_ron(text: &str) -> Result<Self, LeaderError> {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .map_err(|error| LeaderError(error.to_string()))
    }

    /// What this leader does in a round, given what they can see: by likings and rules, or looking ahead on what the
    /// briefing of the scenario says.
    pub fn plan_on(&self, setup: &Setup, sight: &Sight) -> Plan {
        if self.looks_ahead == 0 { self.plan(sight) } else { Planner::new(self, setup).plan(sight) }
    }

    /// What this leader does by likings and rules alone. A function of its arguments.
    pub fn plan(&self, seen: &impl Seen) -> Plan {
        self.ready().plan(seen)
    }
}
