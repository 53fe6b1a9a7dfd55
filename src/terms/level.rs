//! What the model keeps of a person and of the setting, by name.

use serde::{Deserialize, Serialize};

/// A level of one member, from 0 to 100, held in thousandths. The first three are the headline indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// How they feel at work.
    Morale,
    /// How readily they think of ideas and voice them.
    Innovation,
    /// Their will to stay and to go the extra mile.
    Loyalty,
    /// Trust in the leader.
    Trust,
    /// How safe they feel to speak up (psychological safety as one person feels it).
    Voice,
    /// How far the work is theirs.
    Ownership,
    /// How well they know the goal and their part in it.
    Clarity,
    /// Load and tension. High is bad.
    Strain,
    /// How far they believe that they can do the work.
    Confidence,
}

impl Level {
    /// How many levels a member has.
    pub const COUNT: usize = 9;
    /// All levels in canonical order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Morale,
        Self::Innovation,
        Self::Loyalty,
        Self::Trust,
        Self::Voice,
        Self::Ownership,
        Self::Clarity,
        Self::Strain,
        Self::Confidence,
    ];
    /// The three headline indicators.
    pub const HEADLINE: [Self; 3] = [Self::Morale, Self::Innovation, Self::Loyalty];

    /// The id used in messages and exports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Morale => "morale",
            Self::Innovation => "innovation",
            Self::Loyalty => "loyalty",
            Self::Trust => "trust",
            Self::Voice => "voice",
            Self::Ownership => "ownership",
            Self::Clarity => "clarity",
            Self::Strain => "strain",
            Self::Confidence => "confidence",
        }
    }
}

/// What moves a person at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Motive {
    /// To decide for oneself how the work is done.
    Autonomy,
    /// To become good at something.
    Mastery,
    /// To do something that matters.
    Purpose,
    /// To be one of a group.
    Belonging,
    /// To be seen for what one does.
    Recognition,
    /// To know what comes next.
    Security,
}

impl Motive {
    /// How many motives there are.
    pub const COUNT: usize = 6;
    /// All motives in canonical order.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Autonomy, Self::Mastery, Self::Purpose, Self::Belonging, Self::Recognition, Self::Security];

    /// All motives, the weightiest first; equals in canonical order.
    pub fn ranked(weights: &[i64; Self::COUNT]) -> [Self; Self::COUNT] {
        let mut ranked = Self::ALL;
        ranked.sort_by_key(|motive| std::cmp::Reverse(weights[*motive as usize]));
        ranked
    }

    /// The id used in messages and exports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Autonomy => "autonomy",
            Self::Mastery => "mastery",
            Self::Purpose => "purpose",
            Self::Belonging => "belonging",
            Self::Recognition => "recognition",
            Self::Security => "security",
        }
    }
}

/// One measure of the setting the team works in, from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SettingField {
    /// How soon things are due.
    Urgency,
    /// How much harm a mistake does.
    Severity,
    /// How well this kind of situation is known.
    Familiarity,
    /// How much the parts depend on one another.
    Complexity,
    /// How fast the surroundings change.
    Dynamism,
    /// How far people expect to be told.
    PowerDistance,
}

impl SettingField {
    /// How many measures there are.
    pub const COUNT: usize = 6;
    /// All measures in canonical order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Urgency,
        Self::Severity,
        Self::Familiarity,
        Self::Complexity,
        Self::Dynamism,
        Self::PowerDistance,
    ];
}

/// How to speak of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pronouns {
    /// she, her, her
    She,
    /// he, him, his
    He,
    /// they, them, their
    #[default]
    They,
}
