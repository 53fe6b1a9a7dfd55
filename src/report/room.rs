//! What whoever runs a room is told of it, whatever draws it: how far the session is, who is at what, and what moving
//! everybody on would do.

use super::points::whole;
use crate::{
    session::{
        LastAdvance, Mode, Pacing, Phase, SeatKind, Stamp,
        view::{FacilitatorView, Frame, GroupRow, SeatRow},
    },
    terms::Message,
};

/// How far the session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has begun.
    Lobby,
    /// Rounds are played.
    Play,
    /// Every group that is led has played to its end.
    Debrief,
}

impl Stage {
    /// Where a room is. A group that nobody leads stays where it is and keeps nobody from being done.
    pub fn of(body: &FacilitatorView) -> Self {
        if led(body).all(|group| group.at.phase == Phase::Briefing) {
            Self::Lobby
        } else if body.finished {
            Self::Debrief
        } else {
            Self::Play
        }
    }

    /// Its name in messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Lobby => "lobby",
            Self::Play => "play",
            Self::Debrief => "debrief",
        }
    }

    /// The sentence that says so.
    pub fn told(self) -> Message {
        Message::new("web-room-say").with("stage", self.id())
    }
}

/// Groups that somebody leads: one that nobody leads holds nobody up.
pub fn led(body: &FacilitatorView) -> impl Iterator<Item = &GroupRow> {
    body.groups.iter().filter(|group| seats(body, group).any(|row| row.seat.kind == SeatKind::Leader))
}

/// The seats of a group.
pub fn seats<'a>(body: &'a FacilitatorView, group: &GroupRow) -> impl Iterator<Item = &'a SeatRow> {
    let group = group.group;
    body.seats.iter().filter(move |row| row.seat.group == Some(group))
}

/// How many people are in the room, and how many of them are there now.
pub fn people(body: &FacilitatorView) -> Message {
    let people = || body.seats.iter().filter(|row| row.seat.kind != SeatKind::Facilitator);
    let here = people().filter(|row| row.present).count();
    Message::new("web-room-here").with("here", here).with("all", people().count())
}

/// What a seat, or a group, is at, as far as it can be seen at a glance; the more urgent comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Asks for whoever runs the room.
    Help,
    /// Nobody is at the seat; it is kept.
    Gone,
    /// Is waited for.
    Deciding,
    /// Nobody has taken it. Of groups alone.
    Free,
    /// Watches others lead. Of seats alone.
    Watching,
    /// Is done here.
    Ready,
}

impl State {
    /// Those that a legend explains, in the order of a list.
    pub const SHOWN: [Self; 5] = [Self::Ready, Self::Deciding, Self::Watching, Self::Gone, Self::Help];

    /// What a seat is at.
    pub fn of(row: &SeatRow) -> Self {
        match (row.seat.help, row.present || row.seat.automated.is_some(), row.awaited) {
            (true, ..) => Self::Help,
            (_, false, _) => Self::Gone,
            (_, _, true) => Self::Deciding,
            _ if row.seat.kind == SeatKind::Observer => Self::Watching,
            _ => Self::Ready,
        }
    }

    /// What a group is at: somebody who asks comes first, then whoever is waited for, those who are there before those
    /// who are gone.
    pub fn of_group(body: &FacilitatorView, group: &GroupRow) -> Self {
        let states = || seats(body, group).map(Self::of);
        let awaited = || seats(body, group).filter(|row| row.awaited).map(Self::of);
        if states().next().is_none() {
            Self::Free
        } else if states().any(|state| state == Self::Help) {
            Self::Help
        } else if group.at.phase == Phase::Debrief || awaited().next().is_none() {
            Self::Ready
        } else if awaited().any(|state| state != Self::Gone) {
            Self::Deciding
        } else {
            Self::Gone
        }
    }

    /// Its name in messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Gone => "gone",
            Self::Deciding => "deciding",
            Self::Free => "free",
            Self::Watching => "watching",
            Self::Ready => "ready",
        }
    }

    /// The word for it.
    pub fn told(self) -> Message {
        Message::new("web-state").with("state", self.id())
    }
}

/// The round that a group is in; none before the first and after the last.
pub fn round(body: &FacilitatorView, group: &GroupRow) -> Option<Message> {
    let plays = !matches!(group.at.phase, Phase::Briefing | Phase::Debrief);
    plays.then(|| round_at(body, group.at))
}

/// The round of a moment.
pub fn round_at(body: &FacilitatorView, at: Stamp) -> Message {
    Message::new("bar-round")
        .with("round", body.round_name.as_str())
        .with("number", i64::from(at.round))
        .with("rounds", i64::from(body.rounds))
        .with("alone", i64::from(at.round.saturating_sub(body.rounds)))
}

/// What a group is at, in a word.
pub fn phase(body: &FacilitatorView, at: Stamp) -> Message {
    Message::new("web-phase-of").with("phase", at.phase.id()).with("round", body.round_name.as_str())
}

/// What a group is at, in a sentence.
pub fn doing(body: &FacilitatorView, group: &GroupRow) -> Message {
    Message::new("web-group-told")
        .with("round", body.round_name.as_str())
        .with("seats", seats(body, group).count())
        .with("phase", group.at.phase.id())
        .with("answered", i64::from(group.answered[0]))
        .with("cards", i64::from(group.answered[1]))
        .with("state", State::of_group(body, group).id())
}

/// What taking the latest step back comes to: who goes where, and what would no longer count. `tell` says what stands
/// within the sentence.
pub fn back(body: &FacilitatorView, last: &LastAdvance, tell: impl Fn(&Message) -> String) -> [Message; 2] {
    let group = last.group.and_then(|group| body.groups.iter().find(|one| one.group == group));
    let asked = Message::new("web-undo-ask")
        .with("who", if group.is_some() { "group" } else { "all" })
        .with("group", group.map_or("", |group| group.name.as_str()))
        .with("before", if last.from.phase == Phase::Briefing { "yes" } else { "no" })
        .with("round", tell(&round_at(body, last.from)))
        .with("phase", tell(&phase(body, last.from)));
    [asked, Message::new("web-undo-lost").with("since", i64::from(last.since))]
}

/// Output of a group's last round in percent of the plan; none before the first.
pub fn output(group: &GroupRow) -> Option<(i64, Message)> {
    let percent = whole(group.output?, 10);
    Some((percent, Message::new("web-output-last").with("percent", percent)))
}

/// What is asked before the score is shown.
pub fn reveal_asked(mode: Mode) -> Message {
    Message::new(match mode {
        Mode::League => "web-reveal-league",
        _ => "web-reveal-ask",
    })
}

/// What moving everybody on comes to: those who are furthest behind go on together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// What a round is called.
    round: &'a str,
    /// Names of the first groups that go on.
    names: [&'a str; NAMES],
    /// Groups that go on.
    pub last: usize,
    /// How many of them wait for nobody.
    pub ready: usize,
    /// Groups that are further on already; they stay where they are.
    pub ahead: usize,
}

/// So many groups are named where some are.
const NAMES: usize = 3;

impl<'a> Step<'a> {
    /// The step that is next; none where nobody plays.
    pub fn next(body: &'a FacilitatorView) -> Option<Self> {
        let going = || led(body).filter(|group| group.at.phase != Phase::Debrief);
        let first = going().map(|group| group.at).min()?;
        let last = || going().filter(|group| group.at == first);
        let ready = last().filter(|group| !seats(body, group).any(|row| row.awaited)).count();
        let mut names = [""; NAMES];
        names.iter_mut().zip(last()).for_each(|(name, group)| *name = &group.name);
        let ahead = going().count() - last().count();
        Some(Self { round: &body.round_name, names, last: last().count(), ready, ahead })
    }

    /// Who goes on, where others are further on already; none where all go on together.
    pub fn who(self) -> Option<Message> {
        let [one, two, three] = self.names;
        let message = Message::new("web-advance-who").with("count", self.last.min(NAMES));
        let message = message.with("one", one).with("two", two).with("three", three);
        (self.ahead > 0).then(|| message.with("more", self.last.saturating_sub(NAMES)))
    }

    /// What the button says.
    pub fn text(self, stage: Stage, frame: &Frame) -> Message {
        let who = match (frame.pacing, self.ahead) {
            (_, 1..) => "last",
            (Pacing::Facilitated, 0) => "room",
            (_, 0) => "all",
        };
        Message::new("web-advance")
            .with("stage", stage.id())
            .with("ready", self.ready)
            .with("all", self.last)
            .with("who", who)
    }

    /// What is asked before it is done.
    pub fn asked(self, stage: Stage) -> Message {
        Message::new("web-advance-all")
            .with("stage", stage.id())
            .with("round", self.round)
            .with("open", self.last - self.ready)
    }

    /// Who stays; none if nobody does.
    pub fn stays(self) -> Option<Message> {
        (self.ahead > 0).then(|| Message::new("web-advance-ahead").with("ahead", self.ahead))
    }
}
