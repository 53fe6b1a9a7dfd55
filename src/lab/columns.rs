//! What a study measures: the columns of its tables, in order. `docs/studies.md` says what each means.

use crate::terms::{Level, Practice};

/// Columns before the figures, in every table.
pub const KEYS: [&str; 4] = ["study", "team", "leader", "seed"];

/// Figures of a run, in order.
pub const RUN: &[&str] = &[
    "members",
    "rounds",
    "hours",
    "urgency",
    "severity",
    "familiarity",
    "complexity",
    "dynamism",
    "power_distance",
    "readiness",
    "results",
    "people",
    "ideas",
    "empty_chair",
    "total",
    "morale",
    "innovation",
    "loyalty",
    "trust",
    "voice",
    "ownership",
    "clarity",
    "strain",
    "confidence",
    "skill_gain",
    "shared_gain",
    "learning",
    "output",
    "output_first",
    "output_last",
    "output_end",
    "output_chair",
    "chair_drop",
    "rework",
    "ideas_voiced",
    "ideas_tried",
    "ideas_adopted",
    "accuracy",
    "settled_after",
    "left",
    "left_share",
    "sponsor",
    "use_listen",
    "use_understand",
    "use_own_up",
    "use_delegate",
    "use_vision",
    "use_consensus",
    "use_coach",
    "use_recognise",
    "use_assign",
    "use_decide_alone",
    "use_inspect",
    "use_push",
    "use_take_over",
    "use_front",
    "use_step_back",
    "use_empowering",
    "use_directing",
    "use_person",
    "use_all",
    "directing_share",
];

/// Figures of a round, in order, after [`KEYS`] and the round.
pub const ROUND: &[&str] = &[
    "led",
    "there",
    "morale",
    "innovation",
    "loyalty",
    "trust",
    "voice",
    "ownership",
    "clarity",
    "strain",
    "confidence",
    "output",
    "shared",
    "alignment",
    "ideas_voiced",
    "ideas_tried",
    "ideas_adopted",
    "sponsor",
];

/// Figures of a member, in order, after [`KEYS`] and the member.
pub const MEMBER: &[&str] = &[
    "morale",
    "innovation",
    "loyalty",
    "trust",
    "voice",
    "ownership",
    "clarity",
    "strain",
    "confidence",
    "skill_gain",
    "left_round",
];

/// Practices that are about the person rather than the task (M5).
pub const PERSON: [Practice; 6] = [
    Practice::Listen,
    Practice::Understand,
    Practice::OwnUp,
    Practice::Delegate,
    Practice::Coach,
    Practice::Recognise,
];

/// Where the nine levels begin among the figures of a run.
pub const LEVELS_AT: usize = 15;

/// The place of a run's figure by its name.
pub fn run_column(name: &str) -> Option<usize> {
    RUN.iter().position(|column| *column == name)
}

/// The place of a member's figure by its name.
pub fn member_column(name: &str) -> Option<usize> {
    MEMBER.iter().position(|column| *column == name)
}

const _: () = assert!(LEVELS_AT + Level::COUNT < RUN.len());
