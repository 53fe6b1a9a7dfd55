//! Which findings stand behind a change: what the numbers that made it cite.

use super::{
    coefficients::{Aim, Aspect, Reach},
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
    let named: &[&str] = match cause {
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
            Aspect::Level(Level::Morale) => &["promise_kept_morale"],
            Aspect::Level(Level::Loyalty) => &["promise_kept_loyalty"],
            _ => &["promise_kept_trust"],
        },
        Cause::Broken(_) => match aspect {
            Aspect::Level(Level::Morale) => &["promise_broken_morale"],
            Aspect::Level(Level::Loyalty) => &["promise_broken_loyalty"],
            Aspect::Level(Level::Voice) => &["promise_broken_voice"],
            _ => &["promise_broken_trust"],
        },
        Cause::Unanswered(_) => match aspect {
            Aspect::Level(Level::Morale) => &["unanswered_morale"],
            Aspect::Level(Level::Trust) => &["unanswered_trust"],
            Aspect::Level(Level::Ownership) => &["unanswered_ownership"],
            Aspect::Level(Level::Strain) => &["unanswered_strain"],
            _ => &["unanswered_hours"],
        },
        Cause::Conflict(_) => &["morale_by_conflict"],
        Cause::Leaver(_) => match aspect {
            Aspect::Level(Level::Loyalty) => &["leaver_loyalty"],
            _ => &["leaver_morale"],
        },
        Cause::Hours(_) => &[
            "product_by_skill",
            "product_by_morale",
            "product_by_loyalty",
            "product_by_ownership",
            "product_by_clarity",
            "product_by_strain",
            "product_by_coordination",
            "product_by_alignment",
            "product_waiting",
        ],
        // An author wrote these, or nobody knows what they are.
        Cause::Shock(_) | Cause::Private | Cause::Unlearnt => &[],
    };
    named.iter().for_each(|name| cite(c.sources_of(name)));
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

/// The numbers behind a drift. Each is in the list of [`super::Coefficients::NAMES`]; a test sees to it.
pub const fn drifted(drift: Drift, aspect: Aspect) -> &'static [&'static str] {
    use Aspect::{Level as On, Sponsor};
    use Level::{Clarity, Confidence, Innovation, Loyalty, Morale, Strain, Trust, Voice};
    match (drift, aspect) {
        (Drift::Settling, Sponsor) => &["sponsor_rate", "sponsor_by_results"],
        (Drift::Settling, On(Morale)) => &["morale_rate"],
        (Drift::Settling, On(Innovation)) => &["innovation_rate"],
        (Drift::Settling, On(Loyalty)) => &["loyalty_rate"],
        (Drift::Settling, On(Trust)) => &["trust_rate"],
        (Drift::Settling, On(Voice)) => &["voice_rate"],
        (Drift::Ownership, On(Innovation)) => &["innovation_by_ownership"],
        (Drift::Ownership, _) => &["morale_by_ownership"],
        (Drift::Clarity, _) => &["morale_by_clarity"],
        (Drift::Trust, On(Loyalty)) => &["loyalty_by_trust"],
        (Drift::Trust, On(Voice)) => &["voice_by_trust"],
        (Drift::Trust, _) => &["morale_by_trust"],
        (Drift::Voice, _) => &["innovation_by_voice"],
        (Drift::Morale, _) => &["loyalty_by_morale"],
        (Drift::Strain, On(Innovation)) => &["innovation_by_strain"],
        (Drift::Strain, On(Loyalty)) => &["loyalty_by_strain"],
        (Drift::Strain, _) => &["morale_by_strain"],
        (Drift::Rest, _) => &["strain_rate", "strain_rest"],
        (Drift::Authority, _) => &["ownership_rate", "ownership_told", "ownership_free", "ownership_crew"],
        (Drift::MovesOn, _) => &["clarity_rate", "clarity_floor", "clarity_by_dynamism"],
        (Drift::Urgency, _) => &["strain_by_urgency"],
        (Drift::Dumping, _) => &["strain_by_dumping"],
        (Drift::Load, _) => &["strain_by_load"],
        (Drift::Sponsor, _) => &["strain_by_sponsor"],
        (Drift::PowerDistance, _) => &["voice_by_power_distance"],
        (Drift::Learning, _) => &["confidence_rate"],
        (Drift::Neglect, On(Innovation)) => &["neglect_innovation"],
        (Drift::Neglect, On(Loyalty)) => &["neglect_loyalty"],
        (Drift::Neglect, On(Trust)) => &["neglect_trust"],
        (Drift::Neglect, On(Clarity)) => &["neglect_clarity"],
        (Drift::Neglect, _) => &["neglect_morale"],
        (Drift::Weather, On(Morale)) => &["weather_morale"],
        (Drift::Weather, On(Innovation)) => &["weather_innovation"],
        (Drift::Weather, On(Loyalty)) => &["weather_loyalty"],
        (Drift::Weather, On(Trust)) => &["weather_trust"],
        (Drift::Weather, _) => &["weather_other"],
        (Drift::Company, _) => &["morale_by_company"],
        (Drift::Closeness, _) => &["loyalty_by_company"],
        (Drift::Rework, On(Confidence)) => &["harm_confidence"],
        (Drift::Rework, On(Strain)) => &["harm_strain"],
        (Drift::Rework, On(_)) => &["harm_morale"],
        (Drift::Rework, _) => &["rework_base", "rework_by_strain", "rework_by_dumping"],
        (Drift::Settling, _) => &[],
    }
}
