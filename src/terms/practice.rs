//! What a leader can do: eight empowering practices, six directing ones, and stepping back.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing a leader can do, on a card or with attention. The order is canonical: the model applies the
/// uses of a round in it, whatever the order of clicks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Practice {
    /// Hear someone out: voice and trust rise, the leader's picture sharpens. Something must come of it.
    Listen,
    /// Learn what moves a person and what they carry; easier where there is trust.
    Understand,
    /// Own up to a mistake (to the team), ask for feedback (of a person), give credit (for a piece of work).
    OwnUp,
    /// Hand over a piece of work or a question, with the authority to settle it.
    Delegate,
    /// Say where this is going and why, so that delegated work pulls one way.
    Vision,
    /// Pool what the team knows and settle a question together.
    Consensus,
    /// Help someone to work it out and do it themselves next time.
    Coach,
    /// Name what someone did well, to them, in a form that suits them.
    Recognise,
    /// Give a person a clear task.
    Assign,
    /// Settle a question yourself, by your own picture of it.
    DecideAlone,
    /// Check a piece of work yourself.
    Inspect,
    /// Press for pace.
    Push,
    /// Do a piece of the team's work yourself.
    TakeOver,
    /// Present the team's work yourself and speak for it.
    Front,
    /// Stay out of it on purpose.
    StepBack,
}

/// Where a practice puts the leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// Leading from behind.
    Empowering,
    /// Standing in front.
    Directing,
    /// Out of the way.
    Back,
}

impl Practice {
    /// How many practices there are.
    pub const COUNT: usize = 15;

    /// All practices in canonical order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Listen,
        Self::Understand,
        Self::OwnUp,
        Self::Delegate,
        Self::Vision,
        Self::Consensus,
        Self::Coach,
        Self::Recognise,
        Self::Assign,
        Self::DecideAlone,
        Self::Inspect,
        Self::Push,
        Self::TakeOver,
        Self::Front,
        Self::StepBack,
    ];

    /// The id used in messages and exports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Listen => "listen",
            Self::Understand => "understand",
            Self::OwnUp => "own_up",
            Self::Delegate => "delegate",
            Self::Vision => "vision",
            Self::Consensus => "consensus",
            Self::Coach => "coach",
            Self::Recognise => "recognise",
            Self::Assign => "assign",
            Self::DecideAlone => "decide_alone",
            Self::Inspect => "inspect",
            Self::Push => "push",
            Self::TakeOver => "take_over",
            Self::Front => "front",
            Self::StepBack => "step_back",
        }
    }

    /// Where the practice puts the leader.
    pub const fn stance(self) -> Stance {
        match self {
            Self::Listen
            | Self::Understand
            | Self::OwnUp
            | Self::Delegate
            | Self::Vision
            | Self::Consensus
            | Self::Coach
            | Self::Recognise => Stance::Empowering,
            Self::Assign | Self::DecideAlone | Self::Inspect | Self::Push | Self::TakeOver | Self::Front => {
                Stance::Directing
            }
            Self::StepBack => Stance::Back,
        }
    }
}

impl fmt::Display for Practice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
