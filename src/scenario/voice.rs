//! What members say, how it ends, and what became of them.

use serde::{Deserialize, Serialize};

use super::Condition;
use crate::terms::Id;

/// What one member says at one kind of moment. Of those that fit, the seed picks one; lines are not repeated
/// while others are left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Who. Example: `who: "amara"`
    pub who: Id,
    /// At which kind of moment. Example: `at: Listened`
    pub at: Moment,
    /// In which state; anybody who trusts you says other things than when they do not. Default: any. Example: `when: Member(of: "amara", level: Trust, at_most: 40)`
    #[serde(default)]
    pub when: Option<Condition>,
    /// What they say, without quotation marks. Range: 1–6 lines of 1–45 words. Example: `lines: ["You asked. I noticed."]`
    pub lines: Vec<String>,
}

/// A kind of moment at which a member may say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Moment {
    /// The end of a round in which nothing in particular was done to them.
    RoundEnd,
    /// The leader listened to them, or asked for their view.
    Listened,
    /// The leader learnt what they carry or what moves them.
    Understood,
    /// The leader owned up, asked them for feedback, or gave them credit.
    Humbled,
    /// They were given work or a question to settle.
    Delegated,
    /// The leader coached them.
    Coached,
    /// They were recognised.
    Recognised,
    /// They were told what to do.
    Assigned,
    /// They were pressed for pace.
    Pushed,
    /// Their work was inspected.
    Inspected,
    /// Their work was taken over or fronted by the leader.
    TakenOver,
    /// A promise to them was kept.
    PromiseKept,
    /// A promise to them was broken, or nothing came of what they had said.
    PromiseBroken,
    /// They are leaving.
    Leaving,
    /// Someone else has left.
    ColleagueLeft,
    /// A round of the empty chair.
    EmptyChair,
    /// The debrief: how it felt to be led.
    Debrief,
}

impl Moment {
    /// All moments.
    pub const ALL: [Self; 17] = [
        Self::RoundEnd,
        Self::Listened,
        Self::Understood,
        Self::Humbled,
        Self::Delegated,
        Self::Coached,
        Self::Recognised,
        Self::Assigned,
        Self::Pushed,
        Self::Inspected,
        Self::TakenOver,
        Self::PromiseKept,
        Self::PromiseBroken,
        Self::Leaving,
        Self::ColleagueLeft,
        Self::EmptyChair,
        Self::Debrief,
    ];
}

/// One way it can end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Id. Example: `id: "doors-open"`
    pub id: Id,
    /// Title. Range: 1–40 characters. Example: `title: "The doors open"`
    pub title: String,
    /// What must be so. Default: nothing; only the last ending may have nothing. Example: `needs: EmptyChair(at_least: 95)`
    #[serde(default)]
    pub needs: Option<Condition>,
    /// What is told. Range: 1–140 words. Example: `text: "On the Monday the doors open at nine."`
    pub text: String,
}

/// What became of one person. For each member the first that fits is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epilogue {
    /// Who. Example: `of: "amara"`
    pub of: Id,
    /// In which state. Default: any. Example: `when: Left("amara")`
    #[serde(default)]
    pub when: Option<Condition>,
    /// What is told. Range: 1–60 words. Example: `text: "Amara runs the reading room now."`
    pub text: String,
}
