//! The phases of a game, and for each who must act, what an absent seat does, and how it closes.

use serde::{Deserialize, Serialize};

use super::head::Mode;

/// What a group is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The organisation, the goal, the people. Once, before the first round.
    Briefing,
    /// The cards of the round are answered.
    Situations,
    /// Attention is spent; answers may still be changed.
    Attention,
    /// The team answers how it was led: people in Ensemble, else the simulation.
    Responses,
    /// The round plays out on the stage.
    PlayOut,
    /// Every change, as the leader can know it, with its causes.
    Why,
    /// A round without the leader.
    EmptyChair,
    /// The truth beside the beliefs.
    Debrief,
}

/// Who must act before a phase can close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MustAct {
    /// The leader's seats of the group.
    Leader,
    /// The seats of members, where people sit in them; the simulation answers for the rest.
    Members,
    /// Nobody.
    Nobody,
}

/// What a seat that is absent, or whose time has run out, is taken to have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// It has read, or watched: nothing is lost.
    HasSeen,
    /// Cards left unanswered stay unanswered; attention not spent is lost.
    StandsAsPlanned,
    /// The simulation answers in its place.
    Simulated,
}

/// How a phase closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closes {
    /// When all who must act are ready; facilitated: when the facilitator advances; timed: when time is up, too.
    WhenReady,
    /// As soon as nobody is left who must act.
    AtOnce,
    /// Never: it is the last.
    Never,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The phase.
    pub phase: Phase,
    /// Who must act.
    pub must_act: MustAct,
    /// What an absent seat is taken to have done.
    pub absent: Absent,
    /// How it closes.
    pub closes: Closes,
}

/// The table of phases, in their order. From `Situations` to `Why` they repeat each round with the leader;
/// `EmptyChair` repeats each round without.
pub const RULES: [Rule; 8] = [
    rule(Phase::Briefing, MustAct::Leader, Absent::HasSeen, Closes::WhenReady),
    rule(Phase::Situations, MustAct::Leader, Absent::StandsAsPlanned, Closes::WhenReady),
    rule(Phase::Attention, MustAct::Leader, Absent::StandsAsPlanned, Closes::WhenReady),
    rule(Phase::Responses, MustAct::Members, Absent::Simulated, Closes::AtOnce),
    rule(Phase::PlayOut, MustAct::Leader, Absent::HasSeen, Closes::WhenReady),
    rule(Phase::Why, MustAct::Leader, Absent::HasSeen, Closes::WhenReady),
    rule(Phase::EmptyChair, MustAct::Leader, Absent::HasSeen, Closes::WhenReady),
    rule(Phase::Debrief, MustAct::Nobody, Absent::HasSeen, Closes::Never),
];

const fn rule(phase: Phase, must_act: MustAct, absent: Absent, closes: Closes) -> Rule {
    Rule { phase, must_act, absent, closes }
}

impl Phase {
    /// The row of the table.
    pub const fn rule(self) -> Rule {
        RULES[self as usize]
    }

    /// Who must act in a mode: only Ensemble has people in the seats of members.
    pub const fn must_act(self, mode: Mode) -> MustAct {
        match (self.rule().must_act, mode) {
            (MustAct::Members, Mode::Solo | Mode::League | Mode::Council) => MustAct::Nobody,
            (must_act, _) => must_act,
        }
    }

    /// The id used in messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Briefing => "briefing",
            Self::Situations => "situations",
            Self::Attention => "attention",
            Self::Responses => "responses",
            Self::PlayOut => "play_out",
            Self::Why => "why",
            Self::EmptyChair => "empty_chair",
            Self::Debrief => "debrief",
        }
    }
}

/// Where a group is: a command is made for one such moment, and is stale in any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// The round, from 1; rounds of the empty chair count on.
    pub round: u32,
    /// The phase.
    pub phase: Phase,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_phases() {
        for (place, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.phase as usize, place);
        }
    }
}
