//! Situations and shocks: what happens, what the leader can do, and what follows.

use serde::{Deserialize, Serialize};

use super::{Condition, Known};
use crate::terms::{Id, Level, Practice, SettingField};

/// Most cards on the table in one round.
pub const HAND_MAX: usize = 3;

/// A situation: a moment with a person, and two to four things to do about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Id. Example: `id: "one-call"`
    pub id: Id,
    /// Title. Range: 1–40 characters. Example: `title: "One call in thirty"`
    pub title: String,
    /// Time and place. Range: 1–60 characters. Example: `place: "Tuesday, 16:40. By the lift"`
    pub place: String,
    /// Day of the round, for the order in which the cards of a round lie on the table. Range: 0–7. Default: 0, before the others. Example: `day: 2`
    #[serde(default)]
    pub day: u32,
    /// When it can come. Example: `when: Pool(weight: 3, from: 2, to: 8)`
    pub when: When,
    /// What must be so for it to come, beside the time. Default: nothing. Example: `needs: Not(Left("piet"))`
    #[serde(default)]
    pub needs: Option<Condition>,
    /// Who it is with; they stand out on the stage. A card whose speaker has left does not come. Example: `speaker: "amara"`
    pub speaker: Id,
    /// What happens. `{name.subject}`-style words are filled in. Range: 1–90 words. Example: `text: "Amara puts the list on your desk."`
    pub text: String,
    /// Other texts for other states; the first that fits replaces `text`. Default: none. Example: `variants: [(when: Member(of: "amara", level: Trust, at_most: 40), text: "Amara leaves the list at the door.")]`
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// Things to do. Range: 2–4. Example: `options: [(id: "wait", text: "Say nothing yet.", price: "Nor will they.", does: [(practice: StepBack)]), (id: "ask", text: "Ask.", price: "They may tell you.", does: [(practice: Listen)])]`
    pub options: Vec<Answer>,
    /// What happens if nobody answers. Example: `unanswered: (text: "Amara waits")`
    pub unanswered: Unanswered,
}

/// When a card can come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum When {
    /// In this round. Example: `when: Round(3)`
    Round(u32),
    /// As soon as its `needs` hold, between two rounds, once. Example: `when: Once(from: 2, to: 8)`
    Once {
        /// First round. Range: 1 to the last round.
        from: u32,
        /// Last round. Range: the first to the last of the game.
        to: u32,
    },
    /// Drawn from the pool by weight, between two rounds, once. Example: `when: Pool(weight: 3, from: 2, to: 8)`
    Pool {
        /// Weight in the draw. Range: 1–20. Default: 1.
        #[serde(default = "one")]
        weight: i64,
        /// First round. Range: 1 to the last round.
        from: u32,
        /// Last round. Range: the first to the last of the game.
        to: u32,
    },
    /// Only as what follows from an option. Example: `when: FollowUp`
    FollowUp,
}

/// A text for another state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The state. Example: `when: Member(of: "amara", level: Trust, at_least: 60)`
    pub when: Condition,
    /// The text. Range: 1–90 words. Example: `text: "Amara closes the door first."`
    pub text: String,
}

/// One option of a card: what the leader does, said as they would say it, and its price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Id, unique within the card. Example: `id: "both-in-the-room"`
    pub id: Id,
    /// What the leader does. Range: 1–25 words. Example: `text: "Hear it with both of them in the room."`
    pub text: String,
    /// What it costs, in the same tone for every option. Range: 1–12 words. Example: `price: "A morning, and perhaps his pride."`
    pub price: String,
    /// The practices it applies; the first is what the option is chiefly. Range: 1–3. Example: `does: [(practice: Consensus, target: Team, intensity: 2)]`
    pub does: Vec<Does>,
    /// What the leader must know for it to be offered. Default: nothing. Example: `needs: Private("amara")`
    #[serde(default)]
    pub needs: Option<Known>,
    /// Later cards or shocks. Default: none. Example: `then: [(id: "the-morning-after", after: 1)]`
    #[serde(default)]
    pub then: Vec<FollowUp>,
    /// What the leader promises by it. Default: nothing. Example: `promises: [(id: "review-slot", to: "amara", what: "Amara presents at the review.", due_in: 3)]`
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// Promises that it keeps, by id. Default: none. Example: `keeps: ["review-slot"]`
    #[serde(default)]
    pub keeps: Vec<Id>,
    /// Flags that it sets. Default: none. Example: `sets: ["told-ruth"]`
    #[serde(default)]
    pub sets: Vec<Id>,
    /// What is said or seen at once, told in the story. Range: 0–50 words. Default: empty. Example: `after: "Amara nods and writes the date down."`
    #[serde(default)]
    pub after: String,
}

/// A practice applied: the same equations as when attention is spent on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Does {
    /// Which practice. Example: `practice: Listen`
    pub practice: Practice,
    /// At whom or what it is aimed. Default: the card's speaker. Example: `target: Member("amara")`
    #[serde(default)]
    pub target: Option<Target>,
    /// How strongly, in units of attention. Range: 1–3. Default: 1. Example: `intensity: 2`
    #[serde(default = "one")]
    pub intensity: i64,
    /// The workstream that it is about: what is delegated, assigned, credited. Default: the stream the target owns, if any. Example: `about: "catalogue"`
    #[serde(default)]
    pub about: Option<Id>,
    /// The choice taken, when a question is decided alone or handed over. Default: by the leader's own best reading. Example: `choice: "one-large"`
    #[serde(default)]
    pub choice: Option<Id>,
}

/// At whom or what a practice is aimed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// One member. Example: `Member("amara")`
    Member(Id),
    /// Everybody. Example: `Team`
    Team,
    /// A workstream. Example: `Work("catalogue")`
    Work(Id),
    /// An open question. Example: `Decision("which-van")`
    Decision(Id),
}

/// A later card or shock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Id of a card or a shock whose `when` is `FollowUp`. Example: `id: "the-morning-after"`
    pub id: Id,
    /// Rounds from now. Range: 1–20. Default: 1. Example: `after: 2`
    #[serde(default = "one_round")]
    pub after: u32,
}

/// Something promised to a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Id, unique in the file. Example: `id: "review-slot"`
    pub id: Id,
    /// To whom. Example: `to: "amara"`
    pub to: Id,
    /// What was promised, as the plate shows it. Range: 1–14 words. Example: `what: "Amara presents at the review."`
    pub what: String,
    /// Rounds until it is due. Range: 1–20. Example: `due_in: 3`
    pub due_in: u32,
    /// Practices that keep it when aimed at that member. Default: none; then only an option with `keeps` does. Example: `kept_by: [OwnUp]`
    #[serde(default)]
    pub kept_by: Vec<Practice>,
}

/// What happens if nobody answers a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unanswered {
    /// What the card says under it. Range: 1–8 words. Example: `text: "Amara waits"`
    pub text: String,
    /// Who settles it themselves; if nobody, it lapses. Default: nobody. Example: `settled_by: "amara"`
    #[serde(default)]
    pub settled_by: Option<Id>,
    /// Later cards or shocks. Default: none. Example: `then: [(id: "the-morning-after", after: 1)]`
    #[serde(default)]
    pub then: Vec<FollowUp>,
    /// Flags that it sets. Default: none. Example: `sets: ["told-ruth"]`
    #[serde(default)]
    pub sets: Vec<Id>,
}

/// Something that happens from outside, or to one person privately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shock {
    /// Id. Example: `id: "burst-pipe"`
    pub id: Id,
    /// Title. Range: 1–40 characters. Example: `title: "Water on the third floor"`
    pub title: String,
    /// What happens. Range: 1–70 words. Example: `text: "A pipe bursts above the map room."`
    pub text: String,
    /// When it comes; the round is drawn from the seed alone. Empty-chair rounds count on from the last round. Example: `when: Between(from: 3, to: 6, chance: 80)`
    pub when: Timing,
    /// Whether only one member knows of it, until the leader learns it. Default: nobody in particular. Example: `private_to: "amara"`
    #[serde(default)]
    pub private_to: Option<Id>,
    /// What it changes, literally, within bounds. Range: 0–6. Default: nothing. Example: `effects: [Team(level: Strain, by: 5)]`
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// Flags that it sets. Default: none. Example: `sets: ["told-ruth"]`
    #[serde(default)]
    pub sets: Vec<Id>,
    /// Later cards or shocks. Default: none. Example: `then: [(id: "the-morning-after", after: 1)]`
    #[serde(default)]
    pub then: Vec<FollowUp>,
}

/// When a shock comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Timing {
    /// Once between two rounds, with this chance. Example: `when: Between(from: 3, to: 6, chance: 80)`
    Between {
        /// First round. Range: 1 to the last round of the empty chair.
        from: u32,
        /// Last round. Range: the first to the last round of the empty chair.
        to: u32,
        /// Chance that it comes at all, in percent. Range: 1–100. Default: 100.
        #[serde(default = "hundred")]
        chance: i64,
    },
    /// Only as what follows from an option, a shock or a card left unanswered. Example: `when: FollowUp`
    FollowUp,
}

/// A literal change. The only ones there are; the checker reports how much of a scenario they make up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Effect {
    /// A level of one member. Range of `by`: −20 to 20. Example: `Member(of: "amara", level: Strain, by: 12)`
    Member {
        /// The member.
        of: Id,
        /// The level.
        level: Level,
        /// By how much.
        by: i64,
    },
    /// A level of everybody. Range of `by`: −10 to 10. Example: `Team(level: Morale, by: -5)`
    Team {
        /// The level.
        level: Level,
        /// By how much.
        by: i64,
    },
    /// Planned hours added to or taken from a workstream. Range of `by`: −30 to 30 percent of its effort. Example: `Work(of: "catalogue", by: 15)`
    Work {
        /// The workstream.
        of: Id,
        /// By how much, in percent of its effort.
        by: i64,
    },
    /// A measure of the setting, for some rounds. Range of `by`: −60 to 60. Example: `Setting(of: Severity, by: 40, rounds: 2)`
    Setting {
        /// The measure.
        of: SettingField,
        /// By how much.
        by: i64,
        /// For how many rounds. Range: 1–20. Default: 20.
        #[serde(default = "twenty_rounds")]
        rounds: u32,
    },
    /// The sponsor's confidence. Range of `by`: −20 to 20. Example: `Sponsor(by: -10)`
    Sponsor {
        /// By how much.
        by: i64,
    },
    /// A conflict between two members. Range of `by`: −40 to 40. Example: `Conflict(between: ("amara", "piet"), by: 25)`
    Conflict {
        /// The two.
        between: (Id, Id),
        /// By how much.
        by: i64,
    },
}

fn one() -> i64 {
    1
}
fn one_round() -> u32 {
    1
}
fn twenty_rounds() -> u32 {
    20
}
fn hundred() -> i64 {
    100
}
