//! Cues of the play-out: what happens in the week is seen at the person it concerns.

use bevy::prelude::*;

/// Makes somebody on the stage react for a moment.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct StageCue {
    /// Who, as a place in the cast; none for everybody.
    pub member: Option<usize>,
    /// What happened to them.
    pub kind: StageCueKind,
}

/// What a cue tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageCueKind {
    /// Something did them good: they rise a little, in warm light.
    Gain,
    /// Something cost them: they sink a little, in cool light.
    Loss,
    /// They said something: they lean towards the stalls.
    Spoke,
    /// They had an idea and voiced it: a spark above the head.
    Idea,
    /// An idea of theirs was taken up: a ringed spark drifts to the work.
    Adopted,
    /// Something pulled at what ties them to the team: the thread trembles.
    Thread,
    /// They go: the thread trembles before it parts. The walk-off itself comes with the cast.
    Left,
    /// Something came from outside: the stage darkens for a moment.
    Shock,
}

impl StageCueKind {
    /// Whether it is a flash: those keep a second apart.
    pub(super) fn flashes(self) -> bool {
        matches!(self, Self::Idea | Self::Adopted | Self::Shock)
    }

    /// Seconds that it is to be seen.
    pub fn seconds(self) -> f64 {
        match self {
            Self::Gain | Self::Loss | Self::Spoke | Self::Idea => 1.2,
            Self::Thread | Self::Left => 1.0,
            Self::Adopted => 2.0,
            Self::Shock => 1.6,
        }
    }
}

/// A cue that is being seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reaction {
    pub cue: StageCue,
    pub start: f64,
}

impl Reaction {
    /// How far it is on its way, 0–1; before its start 0.
    pub fn progress(&self, now: f64) -> f64 {
        ((now - self.start) / self.cue.kind.seconds()).clamp(0.0, 1.0)
    }

    /// How strong it is now, 0–1: up in its first quarter, and slowly down.
    pub fn strength(&self, now: f64) -> f64 {
        let t = self.progress(now);
        let up = (t / 0.25).min(1.0);
        let down = 1.0 - ((t - 0.45) / 0.55).max(0.0);
        let ease = |t: f64| t * t * (3.0 - 2.0 * t);
        if now < self.start { 0.0 } else { ease(up) * ease(down.max(0.0)) }
    }

    pub fn is_over(&self, now: f64) -> bool {
        now >= self.start + self.cue.kind.seconds()
    }
}
