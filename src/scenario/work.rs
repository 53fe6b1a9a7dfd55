//! Work: streams with an owner and an authority, and open questions with options of hidden quality.

use serde::{Deserialize, Serialize};

use crate::terms::Id;

/// One workstream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stream {
    /// Id. Example: `id: "catalogue"`
    pub id: Id,
    /// Title on the board. Range: 1–32 characters. Example: `title: "The card catalogue"`
    pub title: String,
    /// Skill area it needs. Example: `area: "catalogue"`
    pub area: Id,
    /// Planned hours of work; for standing work, planned hours a round. Range: 10–20000. Example: `effort: 600`
    pub effort: i64,
    /// How much its parts depend on one another. Range: 0–100. Default: 50. Example: `complexity: 60`
    #[serde(default = "fifty")]
    pub complexity: i64,
    /// Round by whose end it is due; standing work has none. Range: 1 to the last round. Default: none. Example: `due: 8`
    #[serde(default)]
    pub due: Option<u32>,
    /// Who owns it. Example: `owner: "amara"`
    pub owner: Id,
    /// Who works on it besides the owner. Default: nobody. Example: `crew: ["piet", "lucia"]`
    #[serde(default)]
    pub crew: Vec<Id>,
    /// How much authority its owner has at the start. Default: `Agree`. Example: `authority: Tell`
    #[serde(default)]
    pub authority: Authority,
    /// Standing work never ends and outlasts the leader. Default: false. Example: `standing: true`
    #[serde(default)]
    pub standing: bool,
    /// How the stage shows it. Default: `Board`. Example: `prop: Crates`
    #[serde(default)]
    pub prop: Prop,
}

/// Seven levels of authority, from being told to being free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Authority {
    /// The leader decides and says so.
    Tell,
    /// The leader decides and explains.
    Sell,
    /// The leader asks, then decides.
    Consult,
    /// Leader and owner decide together.
    #[default]
    Agree,
    /// The owner decides after the leader's advice.
    Advise,
    /// The owner decides and tells the leader.
    Inquire,
    /// The owner decides.
    Delegate,
}

impl Authority {
    /// All levels, least authority first.
    pub const ALL: [Self; 7] =
        [Self::Tell, Self::Sell, Self::Consult, Self::Agree, Self::Advise, Self::Inquire, Self::Delegate];

    /// The id used in messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tell => "tell",
            Self::Sell => "sell",
            Self::Consult => "consult",
            Self::Agree => "agree",
            Self::Advise => "advise",
            Self::Inquire => "inquire",
            Self::Delegate => "delegate",
        }
    }
}

/// How the stage shows a workstream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Prop {
    /// A board with cards.
    #[default]
    Board,
    /// A switchboard.
    Switchboard,
    /// A stand with sheets.
    Stand,
    /// A workbench.
    Bench,
    /// Stacked crates.
    Crates,
    /// A desk with a screen.
    Desk,
    /// A model on a table.
    Model,
}

/// An open question. Who knows what about it stands with each member (`knows`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Id. Example: `id: "which-van"`
    pub id: Id,
    /// The question, as the team would put it. Range: 1–140 characters. Example: `question: "One large van for three days, or two small ones for six?"`
    pub question: String,
    /// Workstream that the answer helps or hampers. Example: `about: "transport"`
    pub about: Id,
    /// What can be chosen. Range: 2–4. Example: `choices: [(id: "one", text: "One van.", quality: 70), (id: "two", text: "Two vans.", quality: 40)]`
    pub choices: Vec<Choice>,
    /// Round in which it comes up. Range: 1 to the last round. Default: 1. Example: `opens: 2`
    #[serde(default = "one")]
    pub opens: u32,
    /// Round by whose end it must be settled; then the owner of the work settles it alone. Range: the round it opens in to the last. Example: `due: 5`
    pub due: u32,
    /// What the leader knows of it. Range: 0–100. Default: 30. Example: `leader_knows: 20`
    #[serde(default = "thirty")]
    pub leader_knows: i64,
}

/// One choice of an open question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Id, unique within the question. Example: `id: "one-large"`
    pub id: Id,
    /// What it says. Range: 1–80 characters. Example: `text: "One large van, three days."`
    pub text: String,
    /// How good it really is; hidden from everybody. Range: 0–100. Example: `quality: 70`
    pub quality: i64,
}

fn one() -> u32 {
    1
}
fn thirty() -> i64 {
    30
}
fn fifty() -> i64 {
    50
}
