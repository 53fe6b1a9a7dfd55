//! What a round lets the leader see: everybody in passing, and those they turned to.

use super::{
    beliefs::{Observation, Sightings},
    debts,
    effects::{Use, ones},
    fixed::POINT,
    people,
    round::Happening,
    setup::{MEMBERS_MAX, Setup, TargetIx},
    state::{Debt, Owed, State},
};
use crate::terms::Practice;

/// Everything the round lets the leader see: everybody in passing, and those they turned to.
pub fn look(setup: &Setup, state: &mut State, uses: &[Use], chair: bool, happenings: &mut Vec<Happening>) {
    let State { public, hidden, seat } = state;
    let sightings = Sightings { setup, public, hidden };
    sightings.glances(seat);
    let mut raised = Vec::new();
    // How often each has been looked at closely in this round.
    let mut looks = [0_u32; MEMBERS_MAX];
    let mut next = |member: usize| {
        looks[member] += 1;
        looks[member] - 1
    };
    for used in uses {
        match (used.practice, used.target) {
            (Practice::Listen | Practice::OwnUp, TargetIx::Member(member)) if public.there(member) => {
                sightings.listen(seat, member, used.units, next(member));
                if used.practice == Practice::Listen
                    && let Some(concern) = debts::concern(setup, public, &hidden.world, member)
                {
                    seat.observe(setup, Observation::Raised { member, concern });
                    happenings.push(Happening::Raised(member, concern));
                    raised.push((member, concern));
                }
                if hidden.world.intent[member] >= setup.coefficients.intent_sign && !seat.known.signs[member]
                {
                    seat.observe(setup, Observation::Sign { member });
                    happenings.push(Happening::Sign(member));
                }
                people::told(setup, hidden, seat, member, 15 * POINT, happenings);
            }
            (Practice::Understand, TargetIx::Member(member)) if public.there(member) => {
                people::understood(setup, hidden, seat, member, happenings);
            }
            (Practice::Coach, TargetIx::Member(member)) if public.there(member) => {
                let area = used.about.map_or(0, |stream| setup.streams[stream].area);
                sightings.close(seat, member, area, next(member));
            }
            (Practice::Consensus, TargetIx::Decision(_) | TargetIx::Team) => {
                for member in public.present() {
                    sightings.listen(seat, member, 150, next(member));
                }
            }
            (Practice::Inspect | Practice::TakeOver, TargetIx::Work(stream)) => {
                let owner = public.streams[stream].owner.map_or(0, |owner| 1 << owner);
                let crew = ones(setup.streams[stream].crew_bits | owner);
                for member in crew.filter(|member| public.there(*member)) {
                    sightings.close(seat, member, setup.streams[stream].area, next(member));
                }
            }
            _ => {}
        }
    }
    debug_assert!(!chair || uses.is_empty());
    let due = public.hours(setup) + setup.hours + setup.coefficients.unheard_hours;
    let made = public.round;
    for (to, concern) in raised {
        let open =
            |debt: &Debt| debt.to == to && debt.kept.is_none() && matches!(debt.owed, Owed::Concern(_));
        if !public.debts.iter().any(open) {
            public.debts.push(Debt { to, owed: Owed::Concern(concern), due, made, kept: None });
        }
    }
}
