//! The study format, version 1: teams, leaders, matched seeds, and what should come of them.
//!
//! `docs/studies.md` tells it at length, with an example. A study is loaded like a scenario: see [`super::load`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    leader::Leader,
    terms::{Id, Level, Practice, SettingField},
};

/// A whole study: the root of a study file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Version of the format. Range: 1. Example: `format: 1`
    pub format: u32,
    /// Id; the file is named `ID.ron`. Example: `id: "who-asks"`
    pub id: Id,
    /// What is asked, in a line. Example: `title: "Who asks, and when it pays"`
    pub title: String,
    /// Why it is asked, and how the teams and leaders answer it. Default: empty. Example: `about: "Two leaders, one matter."`
    #[serde(default)]
    pub about: String,
    /// Matched seeds: every team is led by every leader once with each. Range: 1–1000000. Default: 200. Example: `runs: 1000`
    #[serde(default = "two_hundred")]
    pub runs: u64,
    /// The first seed; the others follow. Default: 1. Example: `seed: 7001`
    #[serde(default = "one")]
    pub seed: u64,
    /// What is played. Range: 1–24 teams. Example: `teams: [(id: "able", readiness: Fixed(70))]`
    pub teams: Vec<Team>,
    /// Who leads. Range: 1–16 leaders. Example: `leaders: [Named("directive"), Named("empowering")]`
    pub leaders: Vec<Led>,
    /// How questionnaires distort, where a finding says that something was answered in one. Default: as M9 has it. Example: `answers: (carried: 70, shared: 18)`
    #[serde(default)]
    pub answers: AnswerModel,
    /// What is worked out over all runs, and what should come of it. Range: 0–40. Default: none. Example: see `docs/studies.md`
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// A number that is the same in every run, or drawn anew for each seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    /// The same in every run. Example: `readiness: Fixed(70)`
    Fixed(i64),
    /// Drawn evenly between two numbers, both included, by the seed alone. Example: `members: Between(3, 8)`
    Between(i64, i64),
}

/// A kind of team: generated for each seed from what is said here, or the one of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Id, for the findings and the column `team`. Example: `id: "able"`
    pub id: Id,
    /// Id or path of a scenario; then only `short` and `setting` can be said beside it. Default: none, the team is generated. Example: `scenario: "inherited-team"`
    #[serde(default)]
    pub scenario: Option<String>,
    /// Whether the scenario's short cut is played. Default: false. Example: `short: true`
    #[serde(default)]
    pub short: bool,
    /// Measures of the setting; one left out is 50 (power distance 40), or the scenario's. Range: 0–100 each. Example: `setting: {Severity: Fixed(80)}`
    #[serde(default)]
    pub setting: BTreeMap<SettingField, Amount>,
    /// How many members. Range: 3–12. Default: 5. Example: `members: Between(3, 8)`
    #[serde(default = "five")]
    pub members: Amount,
    /// Rounds with the leader. Range: 4–60. Default: 12. Example: `rounds: Fixed(24)`
    #[serde(default = "twelve")]
    pub rounds: Amount,
    /// Working hours in a round. Range: 4–80. Default: 40. Example: `hours: Fixed(8)`
    #[serde(default = "forty")]
    pub hours: Amount,
    /// Rounds of the empty chair. Range: 2–8. Default: 4. Example: `empty_chair: Fixed(4)`
    #[serde(default = "four")]
    pub empty_chair: Amount,
    /// Units of attention the leader has each round. Range: 1–12. Default: 5. Example: `attention: Fixed(5)`
    #[serde(default = "five")]
    pub attention: Amount,
    /// Centre of skill and of confidence. Range: 0–100. Default: 55. Example: `readiness: Between(30, 70)`
    #[serde(default = "fifty_five")]
    pub readiness: Amount,
    /// Centre of skill, where it differs from readiness. Range: 0–100. Default: as readiness. Example: `skills: Fixed(60)`
    #[serde(default)]
    pub skills: Option<Amount>,
    /// How far a skill may lie from the centre, up or down. Range: 0–40. Default: 12. Example: `skill_spread: Fixed(20)`
    #[serde(default = "twelve")]
    pub skill_spread: Amount,
    /// Levels at the start; one left out is 55, strain 35. Range: 0–100 each. Example: `start: {Trust: Fixed(40)}`
    #[serde(default)]
    pub start: BTreeMap<Level, Amount>,
    /// How far a member's level may lie from that. Range: 0–15. Default: 8. Example: `level_spread: Fixed(4)`
    #[serde(default = "eight")]
    pub level_spread: Amount,
    /// Need for a clear frame, drawn for each member. Range: 0–100. Default: 25 to 65. Example: `structure: Fixed(60)`
    #[serde(default = "some_structure")]
    pub structure: Amount,
    /// Chance that a member carries something privately, in percent. Range: 0–100. Default: 20. Example: `private: Fixed(0)`
    #[serde(default = "twenty")]
    pub private: Amount,
    /// Pairs with an open conflict at the start. Range: 0–6. Default: 1. Example: `conflicts: Fixed(2)`
    #[serde(default = "a_single")]
    pub conflicts: Amount,
    /// Open questions. Range: 0–8. Default: 3. Example: `questions: Fixed(6)`
    #[serde(default = "three")]
    pub questions: Amount,
    /// Whether all questions come up in the first round; else they are spread over the rounds. Default: false. Example: `at_once: true`
    #[serde(default)]
    pub at_once: bool,
    /// Rounds a question can stay open. Range: 1–20. Default: 3. Example: `question_rounds: Fixed(4)`
    #[serde(default = "three")]
    pub question_rounds: Amount,
    /// What a member knows of a question on average. Range: 0–100. Default: 40. Example: `knowledge: Fixed(50)`
    #[serde(default = "forty")]
    pub knowledge: Amount,
    /// How unevenly that is spread: at 0 all know the same, at 100 one knows much and the rest little. Range: 0–100. Default: 50. Example: `knowledge_spread: Fixed(90)`
    #[serde(default = "fifty")]
    pub knowledge_spread: Amount,
    /// What the leader knows of a question, before familiarity. Range: 0–100. Default: 30. Example: `leader_knows: Fixed(20)`
    #[serde(default = "thirty")]
    pub leader_knows: Amount,
    /// Planned work in percent of the hours that the team has. Range: 40–140. Default: 95. Example: `workload: Fixed(110)`
    #[serde(default = "ninety_five")]
    pub workload: Amount,
    /// How much the parts of the work depend on one another. Range: 0–100. Default: 50. Example: `interdependence: Fixed(70)`
    #[serde(default = "fifty")]
    pub interdependence: Amount,
    /// Authority that owners have at the start, from 0 (tell) to 6 (delegate). Range: 0–6. Default: 3. Example: `authority: Fixed(2)`
    #[serde(default = "three")]
    pub authority: Amount,
    /// Situations in the pool for each round. Range: 0–3. Default: 2. Example: `cards: Fixed(0)`
    #[serde(default = "two")]
    pub cards: Amount,
    /// Events from outside over the game. Range: 0–8. Default: 2. Example: `shocks: Fixed(0)`
    #[serde(default = "two")]
    pub shocks: Amount,
}

/// Who leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Led {
    /// A leader by name (see `footlights leaders`), or a leader file by its path. Example: `Named("directive")`
    Named(String),
    /// A leader written here, as in a leader file. Example: `Style((id: "asks", name: "Asks", about: "Asks.", likes: {Listen: 60}))`
    Style(Leader),
    /// Another leader for each seed, out of a population. Example: `Drawn((id: "population", rates: {Listen: 60, Push: 30}))`
    Drawn(Drawn),
}

/// A population of leaders. How often each uses a practice comes from three factors: one that all empowering practices
/// share, one that all directing ones share, and how active the leader is at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// Id, for the findings and the column `leader`. Example: `id: "population"`
    pub id: Id,
    /// Mean uses of each practice a round, in hundredths; a practice left out is never used with attention. Range: 0–300 each. Example: `rates: {Listen: 60, Push: 30}`
    pub rates: BTreeMap<Practice, i64>,
    /// Correlation of a practice's rate with the factor of its kind, in percent. Range: 0–100. Default: 70. Example: `loading: 70`
    #[serde(default = "seventy")]
    pub loading: i64,
    /// Standard deviation of a rate between leaders, in percent of its mean. Range: 0–100. Default: 50. Example: `spread: 50`
    #[serde(default = "fifty_percent")]
    pub spread: i64,
    /// Standard deviation of the activity that multiplies all rates, in percent. Range: 0–100. Default: 20. Example: `activity: 20`
    #[serde(default = "twenty_percent")]
    pub activity: i64,
}

/// How an answer in a questionnaire relates to what is so: it carries part of it, and part of how that person
/// answers everything. A standardised answer is √carried of the truth, √shared of the style, and chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AnswerModel {
    /// Variance of an answer that is the truth, in percent. Range: 0–100. Default: 70. Example: `carried: 70`
    pub carried: i64,
    /// Variance that all answers of one person share, in percent. Range: 0–100. Default: 18. Example: `shared: 18`
    pub shared: i64,
}

impl Default for AnswerModel {
    /// From M9: .36 with self-reports, .21 without. At a carried variance of .70 (the reliability usually asked for),
    /// a true correlation of .257 comes to .7 × .257 + .18 = .36 if both are answered, and to √.7 × .257 = .215 if
    /// one is.
    fn default() -> Self {
        Self { carried: 70, shared: 18 }
    }
}

/// Something worked out over all runs, with what should come of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Which finding it is part of; several entries may share one. Example: `id: "V1"`
    pub id: String,
    /// What is claimed, in a sentence. Example: `claim: "The directive team is ahead in the first quarter."`
    pub claim: String,
    /// Ids of the evidence, or `design`. Default: none. Example: `source: ["E1"]`
    #[serde(default)]
    pub source: Vec<String>,
    /// What stands behind it. Default: `Hypothesis`. Example: `kind: Published`
    #[serde(default)]
    pub kind: Kind,
    /// What is added up. Range: 1–8 terms. Example: `of: [Mean(column: "output", leader: "empowering", team: "able")]`
    pub of: Vec<Term>,
    /// What is taken off it. Range: 0–8 terms. Default: nothing. Example: `less: [Mean(column: "output", leader: "directive", team: "able")]`
    #[serde(default)]
    pub less: Vec<Term>,
    /// What should come of it. Default: nothing in particular. Example: `expect: Above(0)`
    #[serde(default)]
    pub expect: Expect,
    /// Why it is known not to hold. An expectation missed without this fails `lab validate`. Default: it should hold. Example: `known_miss: "Nobody in the model is jealous."`
    #[serde(default)]
    pub known_miss: String,
}

/// What stands behind an expectation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// The literature: it must hold.
    Published,
    /// A claim of our own, or a figure from a weak source: it is reported.
    #[default]
    Hypothesis,
    /// A size, without an expectation.
    Reported,
}

/// One part of what is worked out. Columns are those of the table (`docs/studies.md`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Term {
    /// The mean of a column. Example: `Mean(column: "output", leader: "directive", team: "able")`
    Mean {
        /// The column.
        column: String,
        /// Of whom.
        leader: Id,
        /// Where.
        team: Id,
    },
    /// The difference between two leaders, in standard deviations of the column within them. Example: `Effect(column: "output", leader: "empowering", against: "directive", team: "able")`
    Effect {
        /// The column.
        column: String,
        /// Whose mean.
        leader: Id,
        /// Less whose mean.
        against: Id,
        /// Where.
        team: Id,
    },
    /// The mean under one leader divided by the mean under another. Example: `Ratio(column: "left", leader: "fair", against: "none", team: "able")`
    Ratio {
        /// The column.
        column: String,
        /// Whose mean.
        leader: Id,
        /// Divided by whose mean.
        against: Id,
        /// Where.
        team: Id,
    },
    /// How far two columns go together over the runs of one leader, from −1 to 1. Example: `Correlation(x: "use_listen", y: "trust", leader: "population", team: "mixed", unit: Member, answered: Both)`
    Correlation {
        /// One column.
        x: String,
        /// The other.
        y: String,
        /// Of whom.
        leader: Id,
        /// Where.
        team: Id,
        /// What counts as one case. Default: `Team`.
        #[serde(default)]
        unit: Unit,
        /// How many of the two were answered in a questionnaire. Default: `Neither`.
        #[serde(default)]
        answered: Answered,
    },
}

/// What counts as one case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// A team: its mean.
    #[default]
    Team,
    /// A member: their own level where the column is a level, else what holds for the team.
    Member,
}

/// How many of two figures were answered in a questionnaire, by the same person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answered {
    /// Both are as they are.
    #[default]
    Neither,
    /// One was answered, the other measured.
    One,
    /// Both were answered.
    Both,
}

/// What should come of a finding. It holds if the whole 95 % interval agrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Expect {
    /// Nothing in particular: the figure is reported.
    #[default]
    Anything,
    /// Above this. Example: `expect: Above(0)`
    Above(f64),
    /// Below this. Example: `expect: Below(0)`
    Below(f64),
    /// Between these two. Example: `expect: Within(-0.5, -0.2)`
    Within(f64, f64),
}

impl Expect {
    /// Whether an interval agrees as a whole; of a point, whether the point does.
    pub fn holds(self, low: f64, high: f64) -> bool {
        match self {
            Self::Anything => true,
            Self::Above(bound) => low > bound,
            Self::Below(bound) => high < bound,
            Self::Within(least, most) => low >= least && high <= most,
        }
    }
}

impl Led {
    /// The id that findings and the table use; a path's is the name of its file.
    pub fn id(&self) -> Id {
        match self {
            Self::Named(name) => {
                let stem = std::path::Path::new(name).file_stem().and_then(|stem| stem.to_str());
                Id::from(stem.unwrap_or(name))
            }
            Self::Style(leader) => leader.id.clone(),
            Self::Drawn(drawn) => drawn.id.clone(),
        }
    }
}

impl Term {
    /// Its columns.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Self::Mean { column, .. } | Self::Effect { column, .. } | Self::Ratio { column, .. } => {
                vec![column]
            }
            Self::Correlation { x, y, .. } => vec![x, y],
        }
    }

    /// Its leaders.
    pub fn leaders(&self) -> Vec<&Id> {
        match self {
            Self::Mean { leader, .. } | Self::Correlation { leader, .. } => vec![leader],
            Self::Effect { leader, against, .. } | Self::Ratio { leader, against, .. } => {
                vec![leader, against]
            }
        }
    }

    /// Its team.
    pub fn team(&self) -> &Id {
        match self {
            Self::Mean { team, .. }
            | Self::Effect { team, .. }
            | Self::Ratio { team, .. }
            | Self::Correlation { team, .. } => team,
        }
    }
}

fn one() -> u64 {
    1
}
fn two_hundred() -> u64 {
    200
}
fn seventy() -> i64 {
    70
}
fn fifty_percent() -> i64 {
    50
}
fn twenty_percent() -> i64 {
    20
}
fn a_single() -> Amount {
    Amount::Fixed(1)
}
fn two() -> Amount {
    Amount::Fixed(2)
}
fn three() -> Amount {
    Amount::Fixed(3)
}
fn four() -> Amount {
    Amount::Fixed(4)
}
fn five() -> Amount {
    Amount::Fixed(5)
}
fn eight() -> Amount {
    Amount::Fixed(8)
}
fn twelve() -> Amount {
    Amount::Fixed(12)
}
fn twenty() -> Amount {
    Amount::Fixed(20)
}
fn thirty() -> Amount {
    Amount::Fixed(30)
}
fn forty() -> Amount {
    Amount::Fixed(40)
}
fn fifty() -> Amount {
    Amount::Fixed(50)
}
fn fifty_five() -> Amount {
    Amount::Fixed(55)
}
fn ninety_five() -> Amount {
    Amount::Fixed(95)
}
fn some_structure() -> Amount {
    Amount::Between(25, 65)
}
