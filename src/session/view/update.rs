//! The little that changes most of the time: who is there, what is left of the time, and the plan.

use serde::{Deserialize, Serialize};

use super::{AttentionView, Body, Frame, PlanView, View};
use crate::session::{command::SeatId, ids::Ids, room::Session};

/// What changes of a view within a phase. A view that was made in the same phase becomes by [`View::take`] what it would
/// be if it were made now, as long as nothing happened in between but that somebody planned, came, went or got ready,
/// or that a timer was set anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// What every kind of seat sees.
    pub frame: Frame,
    /// Attention of this round; none for a seat that does not lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attention: Option<AttentionView>,
    /// The plan as far as it stands; none for a seat that does not lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanView>,
}

impl View {
    /// What may have changed within a phase for a seat in a group; none if there is no such seat.
    pub fn update(session: &Session, seat: SeatId) -> Option<Update> {
        let sits = session.seats.get(&seat)?;
        let plan = &session.groups.get(sits.group?)?.plan;
        let ids = Ids::of(&session.prepared);
        let leads = sits.kind == crate::session::seat::SeatKind::Leader;
        Some(Update {
            frame: Frame::of(session, sits),
            attention: leads.then(|| AttentionView::of(ids, plan)),
            plan: leads.then(|| PlanView::of(ids, plan)),
        })
    }

    /// Takes an update in.
    pub fn take(&mut self, update: Update) {
        self.frame = update.frame;
        if let Body::Leader(leader) = &mut self.body {
            if let Some(attention) = update.attention {
                leader.attention = attention;
            }
            if let Some(plan) = update.plan {
                leader.plan = plan;
            }
        }
    }
}
