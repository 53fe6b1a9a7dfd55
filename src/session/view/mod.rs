//! The one way out: everything that a seat may see, whole, so that reconnecting is the same as connecting.
//!
//! A view of a leader is made from a [`crate::sim::Sight`], from what earlier rounds showed, and from the author's
//! texts; it reads nothing that is hidden before the debrief. The seed is in no view at all. Figures are in
//! thousandths of a point unless a field says otherwise; rounds count from 1.

mod debrief;
mod frame;
mod leader;
mod met;
mod opened;
mod stage;
mod update;
mod week;
mod why;

use serde::{Deserialize, Serialize};

pub use debrief::{
    ChoiceTruth, Commitment, DebriefView, EndDebrief, EpilogueView, Felt, MemberTruth, PersonTruth,
    QuestionTruth, Ratings, RoundDebrief, ScoreView, TrueLevel,
};
pub use frame::{Awaited, FacilitatorView, Frame, GroupRow, SeatRow, SeatView, TimerView};
pub use leader::{
    AttentionView, BriefingView, CardView, ChoiceView, ConflictView, DebtView, LeaderView, LevelView,
    MemberView, MotiveView, OptionView, PersonView, PlanView, PracticeView, QuestionView, RangeView,
    SkillView, TargetKind,
};
pub use met::{Met, MetCard, MetOption, MetPromise, MetShock, Texts};
pub use opened::{Opened, OpenedCause};
pub use stage::{NewsView, ObserverView, RoundView, StageMember, StreamView};
pub use update::Update;
pub use week::{Change, Estimates, Headline, Line, Progress, Span, Week};
pub use why::{Factor, Moment, Subject, WhyLine, WhyLines};

use super::{command::SeatId, ids::Ids, room::Session, seat::SeatKind};

/// The format's name and version.
pub const VIEW_FORMAT: &str = "footlights.view/1";

/// Everything that one seat may see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// [`VIEW_FORMAT`].
    pub format: String,
    /// What every kind of seat sees: where it is, who is waited for.
    pub frame: Frame,
    /// What this kind of seat sees.
    pub body: Body,
}

/// What a kind of seat sees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// A leader.
    Leader(Box<LeaderView>),
    /// Somebody who watches, and a member until Ensemble gives them their own.
    Observer(Box<ObserverView>),
    /// Who runs the room.
    Facilitator(Box<FacilitatorView>),
}

impl View {
    /// What a seat sees now; none if there is no such seat.
    pub fn of(session: &Session, seat: SeatId) -> Option<Self> {
        let sits = session.seats.get(&seat)?;
        let ids = Ids::of(&session.prepared);
        let body = match (&sits.kind, sits.group) {
            (SeatKind::Leader, Some(group)) => {
                Body::Leader(Box::new(LeaderView::of(session, ids, &session.groups[group], group)))
            }
            (SeatKind::Observer | SeatKind::Member(_), Some(group)) => {
                Body::Observer(Box::new(ObserverView::of(ids, &session.groups[group])))
            }
            (SeatKind::Facilitator, _) | (_, None) => {
                Body::Facilitator(Box::new(FacilitatorView::of(session, ids)))
            }
        };
        Some(Self { format: VIEW_FORMAT.to_owned(), frame: Frame::of(session, sits), body })
    }

    /// A round played, from 1, as a leader's seat looks back on it, with its ledger. A view has that of the last round
    /// alone, and only while it is looked at, or it would grow with the game. An earlier one is played again for it,
    /// which takes a millisecond or two. None if the seat is not a leader's or the round has not been played.
    pub fn week(session: &Session, seat: SeatId, round: u32) -> Option<Week> {
        let sits = session.seats.get(&seat).filter(|sits| sits.kind == SeatKind::Leader)?;
        session.groups[sits.group?].week(&session.prepared, round)
    }

    /// What anybody who watches sees of a group, for a facilitator's projector. None if there is no such group.
    pub fn stage(session: &Session, group: u32) -> Option<ObserverView> {
        let group = session.groups.get(usize::try_from(group).ok()?)?;
        Some(ObserverView::of(Ids::of(&session.prepared), group))
    }

    /// The view as a leader sees it, if this is one.
    pub fn leader(&self) -> Option<&LeaderView> {
        match &self.body {
            Body::Leader(view) => Some(view),
            Body::Observer(_) | Body::Facilitator(_) => None,
        }
    }
}
