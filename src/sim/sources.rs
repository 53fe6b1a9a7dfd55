//! Which findings stand behind a change: what the numbers that made it cite.

use super::{
    coefficients::{Aim, Aspect, Number as N, Reach},
    effects::Use,
    evidence::DESIGN,
    ledger::{Cause, Drift},
    setup::{Setup, TargetIx},
    state::Public,
};
use crate::terms::Level;

/// Adds to `found` the findings behind what a cause did to an aspect: of one member if `whom` is given, else of
/// anybody. None if nothing but our own judgement stands behind it, and one may come twice. `before` are the public
/// facts at the start of the round, `uses` its uses.
pub fn findings<'a>(
    setup: &'a Setup,
    before: &Public,
    uses: &[Use],
    cause: Cause,
    whom: Option<usize>,
    aspect: Aspect,
    found: &mut Vec<&'a str>,
) {
    let c = &setup.coefficients;
    let mut cite = |sources: &'a [String]| {
        found.extend(sources.iter().map(String::as_str).filter(|source| *source != DESIGN));
    };
    let named: &[N] = match cause {
        Cause::Use { practice, target, .. } => {
            let aim = match target {
                TargetIx::Member(_) => Aim::Member,
                TargetIx::Team => Aim::Team,
                TargetIx::Work(_) => Aim::Work,
                TargetIx::Decision(_) => Aim::Decision,
            };
            let reached = |reach: Reach| {
                let Some(member) = whom else { return true };
                match reach {
                    Reach::Target => aimed(setup, before, target, member),
                    Reach::Others => !aimed(setup, before, target, member),
                    Reach::Bypassed => uses.iter().any(|used| {
                        let same = used.practice == practice && used.target == target;
                        same && target != TargetIx::Member(member)
                            && used.about.and_then(|stream| before.streams[stream].owner) == Some(member)
                    }),
                    Reach::Team => true,
                }
            };
            let rows = c.effects[practice as usize].iter();
            let made_it = rows.filter(|row| {
                row.aspect == aspect && row.aim.is_none_or(|only| only == aim) && reached(row.reach)
            });
            made_it.for_each(|row| cite(&row.source));
            &[]
        }
        Cause::Drift(drift) => drifted(drift, aspect),
        Cause::Kept(_) => match aspect {
            Aspect::Level(Level::Morale) => &[N::promise_kept_morale],
            Aspect::Level(Level::Loyalty) => &[N::promise_kept_loyalty],
            _ => &[N::promise_kept_trust],
        },
        Cause::Broken(_) => match aspect {
            Aspect::Level(Level::Morale) => &[N::promise_broken_morale],
            Aspect::Level(Level::Loyalty) => &[N::promise_broken_loyalty],
            Aspect::Level(Level::Voice) => &[N::promise_broken_voice],
            _ => &[N::promise_broken_trust],
        },
        Cause::Unanswered(_) => match aspect {
            Aspect::Level(Level::Morale) => &[N::unanswered_morale],
            Aspect::Level(Level::Trust) => &[N::unanswered_trust],
            Aspect::Level(Level::Ownership) => &[N::unanswered_ownership],
            Aspect::Level(Level::Strain) => &[N::unanswered_strain],
            _ => &[N::unanswered_hours],
        },
        Cause::Conflict(_) => &[N::morale_by_conflict],
        Cause::Leaver(_) => match aspect {
            Aspect::Level(Level::Loyalty) => &[N::leaver_loyalty],
            _ => &[N::leaver_morale],
        },
        Cause::Hours(_) => &[
            N::product_by_skill,
            N::product_by_morale,
            N::product_by_loyalty,
            N::product_by_ownership,
            N::product_by_clarity,
            N::product_by_strain,
            N::product_by_coordination,
            N::product_by_alignment,
            N::product_waiting,
        ],
        // An author wrote these, or they are no more than what the leader knows and does not.
        Cause::Shock(_) | Cause::Private | Cause::Misread | Cause::Unlearnt => &[],
    };
    named.iter().for_each(|number| cite(c.sources_of(*number)));
}

/// Whether a practice with this target is aimed at a member, among others or alone.
fn aimed(setup: &Setup, before: &Public, target: TargetIx, member: usize) -> bool {
    match target {
        TargetIx::Member(aimed) => aimed == member,
        TargetIx::Team | TargetIx::Decision(_) => true,
        TargetIx::Work(stream) => {
            before.streams[stream].owner == Some(member) || setup.streams[stream].crew.contains(&member)
        }
    }
}

/// The numbers behind a drift.
const fn drifted(drift: Drift, aspect: Aspect) -> &'static [N] {
    use Aspect::{Level as On, Sponsor};
    use Level::{Clarity, Confidence, Innovation, Loyalty, Morale, Strain, Trust, Voice};
    match (drift, aspect) {
        (Drift::Settling, Sponsor) => &[N::sponsor_rate, N::sponsor_by_results],
        (Drift::Settling, On(Morale)) => &[N::morale_rate],
        (Drift::Settling, On(Innovation)) => &[N::innovation_rate],
        (Drift::Settling, On(Loyalty)) => &[N::loyalty_rate],
        (Drift::Settling, On(Trust)) => &[N::trust_rate],
        (Drift::Settling, On(Voice)) => &[N::voice_rate],
        (Drift::Ownership, On(Innovation)) => &[N::innovation_by_ownership],
        (Drift::Ownership, _) => &[N::morale_by_ownership],
        (Drift::Clarity, _) => &[N::morale_by_clarity],
        (Drift::Trust, On(Loyalty)) => &[N::loyalty_by_trust],
        (Drift::Trust, On(Voice)) => &[N::voice_by_trust],
        (Drift::Trust, _) => &[N::morale_by_trust],
        (Drift::Voice, _) => &[N::innovation_by_voice],
        (Drift::Morale, _) => &[N::loyalty_by_morale],
        (Drift::Strain, On(Innovation)) => &[N::innovation_by_strain],
        (Drift::Strain, On(Loyalty)) => &[N::loyalty_by_strain],
        (Drift::Strain, _) => &[N::morale_by_strain],
        (Drift::Rest, _) => &[N::strain_rate, N::strain_rest],
        (Drift::Authority, _) => {
            &[N::ownership_rate, N::ownership_told, N::ownership_free, N::ownership_crew]
        }
        (Drift::MovesOn, _) => &[N::clarity_rate, N::clarity_floor, N::clarity_by_dynamism],
        (Drift::Urgency, _) => &[N::strain_by_urgency],
        (Drift::Dumping, _) => &[N::strain_by_dumping],
        (Drift::Load, _) => &[N::strain_by_load],
        (Drift::Sponsor, _) => &[N::strain_by_sponsor],
        (Drift::PowerDistance, _) => &[N::voice_by_power_distance],
        (Drift::Learning, _) => &[N::confidence_rate],
        (Drift::Neglect, On(Innovation)) => &[N::neglect_innovation],
        (Drift::Neglect, On(Loyalty)) => &[N::neglect_loyalty],
        (Drift::Neglect, On(Trust)) => &[N::neglect_trust],
        (Drift::Neglect, On(Clarity)) => &[N::neglect_clarity],
        (Drift::Neglect, _) => &[N::neglect_morale],
        (Drift::Weather, On(Morale)) => &[N::weather_morale],
        (Drift::Weather, On(Innovation)) => &[N::weather_innovation],
        (Drift::Weather, On(Loyalty)) => &[N::weather_loyalty],
        (Drift::Weather, On(Trust)) => &[N::weather_trust],
        (Drift::Weather, _) => &[N::weather_other],
        (Drift::Company, _) => &[N::morale_by_company],
        (Drift::Closeness, _) => &[N::loyalty_by_company],
        (Drift::Rework, On(Confidence)) => &[N::harm_confidence],
        (Drift::Rework, On(Strain)) => &[N::harm_strain],
        (Drift::Rework, On(_)) => &[N::harm_morale],
        (Drift::Rework, _) => &[N::rework_base, N::rework_by_strain, N::rework_by_dumping],
        (Drift::Settling, _) => &[],
    }
}
