//! The scenario format, version 1: what an author writes, read with `ron`, checked with places.
//!
//! Every field's doc comment gives meaning, range, default and an example; `docs/scenarios.md` is made from them.

pub mod card;
pub mod check;
pub mod condition;
pub mod fill;
pub mod load;
pub mod person;
pub mod shape;
pub mod voice;
pub mod work;

use serde::{Deserialize, Serialize};

pub use card::{Answer, Card, Does, Effect, FollowUp, Promise, Shock, Target, Unanswered, Variant, When};
pub use condition::{Condition, Known};
pub use fill::{Filler, PronounWords};
pub use load::{Loaded, Read, load, load_tree, read};
pub use person::{Figure, Member, Private, Relation, Sponsor};
pub use voice::{Ending, Epilogue, Moment, Voice};
pub use work::{Authority, Choice, Decision, Prop, Stream};

use crate::terms::Id;

/// A whole scenario: the root of a scenario file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Version of the format. Range: 1. Example: `format: 1`
    pub format: u32,
    /// Id of the scenario; the file is named `ID.ron`. Example: `id: "inherited-team"`
    pub id: Id,
    /// Title on the poster. Range: 1–60 characters. Example: `title: "The inherited team"`
    pub title: String,
    /// Who wrote it. Example: `author: "Footlights"`
    pub author: String,
    /// What it is about, for someone who chooses. Range: 1–400 characters. Example: `summary: "You take over a team that has not decided anything for nine years."`
    pub summary: String,
    /// What a trainee can take away. Range: 1–6 lines. Example: `objectives: ["Notice when silence is not agreement."]`
    pub objectives: Vec<String>,
    /// Subjects that may be hard for someone; shown in the lobby. Default: none. Example: `content_notes: ["A parent falls ill."]`
    #[serde(default)]
    pub content_notes: Vec<String>,
    /// For the facilitator only: what to watch for, how to debrief. Default: empty. Example: `facilitator_note: "Ask who spoke least in week three."`
    #[serde(default)]
    pub facilitator_note: String,
    /// The organisation and the situation, read before the first round. Range: 1–180 words. Example: `briefing: "The archive moves in ten weeks."`
    pub briefing: String,
    /// What is to be reached, in one sentence. Example: `goal: "Every collection moved and findable by the opening."`
    pub goal: String,
    /// The painted flat at the back of the stage. Range: `Town`, `Water` (hills and a jetty) or `Hall` (a room with tall windows). Default: `Town`. Example: `backdrop: Hall`
    #[serde(default)]
    pub backdrop: Backdrop,
    /// What a round is called and how long it lasts. Default: a week of 40 hours. Example: `round: (name: "night", hours: 8)`
    #[serde(default)]
    pub round: Round,
    /// Rounds with the leader. Range: 1–60. Example: `rounds: 10`
    pub rounds: u32,
    /// Rounds of the empty chair, after the leader has left. Range: 2–8. Default: 4. Example: `empty_chair: 4`
    #[serde(default = "four")]
    pub empty_chair: u32,
    /// The short cut: a playable version of at most six rounds. Default: none. Example: `short: (rounds: 6)`
    #[serde(default)]
    pub short: Option<Short>,
    /// Units of attention the leader has each round. Range: 1–12. Default: 5. Example: `attention: 5`
    #[serde(default = "five")]
    pub attention: u32,
    /// Minutes one round takes to play alone, for planning. Range: 1–30. Default: 4. Example: `minutes_per_round: 4`
    #[serde(default = "four")]
    pub minutes_per_round: u32,
    /// Output a round that the steady leader reaches on average, in percent of plan; the empty chair is scored against it. Range: 20–200. Default: 90. Example: `par: 92`
    #[serde(default = "ninety")]
    pub par: i64,
    /// Measures of the setting at the start. Default: all 50, power distance 40. Example: `setting: (urgency: 60, familiarity: 30)`
    #[serde(default)]
    pub setting: Setting,
    /// Who pays for the team and asks after it. Example: `sponsor: (name: "Ruth Adeleke", role: "Director", words: "The date is printed on the tram.")`
    pub sponsor: Sponsor,
    /// Weights of the four parts of the score. Default: all 1. Example: `score: (results: 2, people: 1, ideas: 1, empty_chair: 2)`
    #[serde(default)]
    pub score: Weights,
    /// Skill areas of the work. Range: 1–6 ids. Example: `areas: ["catalogue", "transport"]`
    pub areas: Vec<Id>,
    /// The team. Range: 2–12 members. Example: `members: [(id: "amara", name: "Amara", role: "Cataloguer", speaks: "In figures.", introduction: "I count things.")]`
    pub members: Vec<Member>,
    /// Pairs who stand out from the rest: close, or in conflict. Default: none. Example: `relations: [(between: ("amara", "piet"), conflict: 40)]`
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// Workstreams. At least one must be standing work. Range: 1–8. Example: `work: [(id: "desk", title: "The desk", area: "guests", effort: 60, owner: "amara", standing: true)]`
    pub work: Vec<Stream>,
    /// Open questions with options of hidden quality. Range: 0–8. Default: none. Example: `decisions: [(id: "which-van", question: "One van or two?", about: "transport", choices: [(id: "one", text: "One.", quality: 70), (id: "two", text: "Two.", quality: 40)], due: 5)]`
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// Situations: moments with a person and two to four options. Range: 1–80. Example: see the card in the first half of this page
    pub cards: Vec<Card>,
    /// Events from outside, private events among them. Range: 0–40. Default: none. Example: `shocks: [(id: "burst-pipe", title: "Water", text: "A pipe bursts above the map room.", when: Between(from: 3, to: 6))]`
    #[serde(default)]
    pub shocks: Vec<Shock>,
    /// Bounds within which the seed varies people and order. Default: levels by up to 6, skills by up to 6, motives and hidden qualities a little. Example: `variation: (levels: 8, skills: 4)`
    #[serde(default)]
    pub variation: Variation,
    /// What members say, by moment and state. Default: none. Example: `voices: [(who: "amara", at: Listened, lines: ["You asked. I noticed."])]`
    #[serde(default)]
    pub voices: Vec<Voice>,
    /// How it can end. The first whose condition holds is told; the last must have none. Range: 1–12. Example: `endings: [(id: "doors-open", title: "The doors open", text: "On the Monday the doors open at nine.")]`
    pub endings: Vec<Ending>,
    /// What became of each person, told after the ending. Default: none. Example: `epilogues: [(of: "amara", text: "Amara runs the reading room now.")]`
    #[serde(default)]
    pub epilogues: Vec<Epilogue>,
    /// Questions for the debrief. Range: 0–8. Default: none. Example: `questions: ["What did you stop doing after week five?"]`
    #[serde(default)]
    pub questions: Vec<String>,
}

/// The painted flat at the back of the stage: where the story plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Backdrop {
    /// A town by night.
    #[default]
    Town,
    /// Hills, trees and open water.
    Water,
    /// A room with tall windows and shelves; it never rains in.
    Hall,
}

/// What a round is called and how long it lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Name of one round, lower case. Default: `"week"`. Example: `name: "night"`
    #[serde(default = "week")]
    pub name: String,
    /// Working hours in one round. Range: 4–80. Default: 40. Example: `hours: 8`
    #[serde(default = "forty")]
    pub hours: i64,
}

impl Default for Round {
    fn default() -> Self {
        Self { name: week(), hours: forty() }
    }
}

/// A shorter version of the same scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Short {
    /// Rounds with the leader. Range: 2–6. Example: `rounds: 6`
    pub rounds: u32,
    /// Cards left out of the short cut. Default: none. Example: `without: ["the-spare-key"]`
    #[serde(default)]
    pub without: Vec<Id>,
    /// Cards moved to another round of the short cut, by card id. Range: 1 to the last round of the short cut. Default: none. Example: `moved: {"review": 6}`
    #[serde(default)]
    pub moved: std::collections::BTreeMap<Id, u32>,
    /// Share of every workstream's effort that the short cut asks for, in percent; due rounds shrink with the length. Range: 20–100. Default: 60. Example: `effort: 60`
    #[serde(default = "sixty")]
    pub effort: i64,
}

/// Measures of the setting, each from 0 to 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Setting {
    /// How soon things are due. Range: 0–100. Default: 50. Example: `urgency: 70`
    pub urgency: i64,
    /// How much harm a mistake does. Range: 0–100. Default: 50. Example: `severity: 80`
    pub severity: i64,
    /// How well this kind of situation is known. Range: 0–100. Default: 50. Example: `familiarity: 30`
    pub familiarity: i64,
    /// How much the parts of the work depend on one another. Range: 0–100. Default: 50. Example: `complexity: 65`
    pub complexity: i64,
    /// How fast the surroundings change. Range: 0–100. Default: 50. Example: `dynamism: 40`
    pub dynamism: i64,
    /// How far people expect to be told. Range: 0–100. Default: 40. Example: `power_distance: 55`
    pub power_distance: i64,
}

impl Default for Setting {
    fn default() -> Self {
        Self { urgency: 50, severity: 50, familiarity: 50, complexity: 50, dynamism: 50, power_distance: 40 }
    }
}

/// Weights of the four parts of the score; only their proportions matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// Delivered, on time, with what quality. Range: 0–10. Default: 1. Example: `results: 2`
    pub results: i64,
    /// Morale, loyalty, growth, who stayed. Range: 0–10. Default: 1. Example: `people: 1`
    pub people: i64,
    /// Ideas voiced, tried, adopted. Range: 0–10. Default: 1. Example: `ideas: 1`
    pub ideas: i64,
    /// How the team did alone. Range: 0–10. Default: 1. Example: `empty_chair: 2`
    pub empty_chair: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { results: 1, people: 1, ideas: 1, empty_chair: 1 }
    }
}

/// Bounds within which the seed varies people and order, so that no script wins twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Variation {
    /// Most by which a member's level at the start may differ from what is written. Range: 0–15. Default: 6. Example: `levels: 8`
    pub levels: i64,
    /// Most by which a skill may differ. Range: 0–15. Default: 6. Example: `skills: 4`
    pub skills: i64,
    /// Most by which the weight of a motive may differ, in percent of the weight. Range: 0–60. Default: 25. Example: `motives: 40`
    pub motives: i64,
    /// Whether the hidden qualities of a decision's choices may change places. Default: false. Example: `shuffle_qualities: true`
    pub shuffle_qualities: bool,
}

impl Default for Variation {
    fn default() -> Self {
        Self { levels: 6, skills: 6, motives: 25, shuffle_qualities: false }
    }
}

fn week() -> String {
    "week".to_owned()
}
fn four() -> u32 {
    4
}
fn five() -> u32 {
    5
}
fn forty() -> i64 {
    40
}
fn sixty() -> i64 {
    60
}
fn ninety() -> i64 {
    90
}
