//! Promises and concerns: what is owed to people, and what comes of it.

use super::{
    effects::{Scene, Use},
    fixed::{FULL, ONE, POINT},
    ledger::{Cause, Keep, Pushes},
    round::Happening,
    setup::{Setup, TargetIx},
    state::{Concern, Owed, Plan, Public, World},
};
use crate::terms::{Level, Motive, Practice};

/// What becomes of debts in this round: kept or broken, by place.
pub type Fates = Vec<(usize, bool)>;

/// Which debts are kept or broken by a round. In the empty chair none are: nobody is there to keep them.
pub fn fates(setup: &Setup, public: &Public, plan: &Plan, uses: &[Use], fates: &mut Fates) {
    fates.clear();
    if public.chair_empty(setup) {
        return;
    }
    let end = public.hours(setup) + setup.hours;
    for (place, debt) in public.debts.iter().enumerate() {
        if debt.kept.is_some() || debt.made >= public.round || !public.there(debt.to) {
            continue;
        }
        let kept = match debt.owed {
            Owed::Promise(promise) => {
                let by_option = public.hand.iter().any(|dealt| {
                    let card = &setup.cards[dealt.card];
                    plan.answers
                        .get(&dealt.card)
                        .and_then(|option| card.options.get(*option))
                        .is_some_and(|answer| answer.keeps.contains(&promise))
                });
                let kept_by = &setup.promises[promise].kept_by;
                by_option
                    || uses
                        .iter()
                        .any(|u| kept_by.contains(&u.practice) && reaches(setup, public, u, debt.to))
            }
            Owed::Concern(concern) => uses.iter().any(|u| answers(setup, public, u, debt.to, concern)),
        };
        if kept {
            fates.push((place, true));
        } else if debt.due <= end {
            fates.push((place, false));
        }
    }
}

/// Whether a use touches a member: aimed at them, at everybody, or at work they are on.
fn reaches(setup: &Setup, public: &Public, used: &Use, member: usize) -> bool {
    match used.target {
        TargetIx::Member(target) => target == member,
        TargetIx::Team => true,
        TargetIx::Work(stream) => {
            public.streams[stream].owner == Some(member) || setup.streams[stream].crew.contains(&member)
        }
        TargetIx::Decision(question) => public.streams[setup.decisions[question].about].owner == Some(member),
    }
}

/// Whether a use is an answer to a concern.
fn answers(setup: &Setup, public: &Public, used: &Use, member: usize, concern: Concern) -> bool {
    if let (Concern::Conflict(other), Practice::Listen) = (concern, used.practice) {
        return used.target == TargetIx::Member(other);
    }
    answered_by(concern).contains(&used.practice) && reaches(setup, public, used, member)
}

/// Practices that are an answer to a concern, aimed at the person; a conflict also by listening to the other.
pub fn answered_by(concern: Concern) -> &'static [Practice] {
    use Practice::{
        Assign, Coach, Consensus, DecideAlone, Delegate, Front, Inspect, Listen, OwnUp, Recognise, TakeOver,
        Vision,
    };
    match concern {
        Concern::Load => &[Assign, TakeOver, DecideAlone, Front, Consensus],
        Concern::Direction => &[Vision, Assign, DecideAlone, Consensus, Coach],
        Concern::Say => &[Delegate, Consensus, OwnUp],
        Concern::Growth => &[Coach, Delegate, Inspect],
        Concern::Credit => &[Recognise, OwnUp],
        Concern::Conflict(_) => &[Consensus, DecideAlone, Listen],
    }
}

/// Pushes of debts kept and broken.
pub fn push<K: Keep>(scene: &Scene<'_>, fates: &Fates, pushes: &mut Pushes<K>) {
    let c = &scene.setup.coefficients;
    for (place, kept) in fates {
        let debt = scene.public.debts[*place];
        let share = weight(scene.setup, debt.owed);
        let (cause, sign) = if *kept { (Cause::Kept(*place), 1) } else { (Cause::Broken(*place), -1) };
        let moved = if *kept {
            [
                (Level::Trust, c.promise_kept_trust),
                (Level::Loyalty, c.promise_kept_loyalty),
                (Level::Morale, c.promise_kept_morale),
                (Level::Voice, c.promise_kept_trust),
            ]
        } else {
            [
                (Level::Trust, c.promise_broken_trust),
                (Level::Loyalty, c.promise_broken_loyalty),
                (Level::Morale, c.promise_broken_morale),
                (Level::Voice, c.promise_broken_voice),
            ]
        };
        for (level, by) in moved {
            pushes.push(debt.to, level, cause, sign * by * share / ONE);
        }
    }
}

/// Marks what became of debts, and what it does to the leader's reputation.
pub fn settle(setup: &Setup, public: &mut Public, fates: &Fates, happenings: &mut Vec<Happening>) {
    let c = &setup.coefficients;
    for (place, kept) in fates {
        let debt = &mut public.debts[*place];
        debt.kept = Some(*kept);
        let share = weight(setup, debt.owed);
        let by = if *kept { c.reputation_kept } else { -c.reputation_broken };
        public.reputation = (public.reputation + by * share / ONE).clamp(0, FULL);
        happenings.push(if *kept { Happening::Kept(*place) } else { Happening::Broken(*place) });
    }
}

/// How much a debt weighs against a promise.
fn weight(setup: &Setup, owed: Owed) -> i64 {
    match owed {
        Owed::Promise(_) => ONE,
        Owed::Concern(_) => setup.coefficients.unheard_share,
    }
}

/// What a member raises when listened to: what weighs most, if anything does and they dare say it.
pub fn concern(setup: &Setup, public: &Public, world: &World, member: usize) -> Option<Concern> {
    let n = setup.members.len();
    let level = |level| world.level(member, level);
    if level(Level::Voice) < 30 * POINT {
        return None;
    }
    // The first of equals: what stands earlier is said first.
    let mut worst: Option<(i64, Concern)> = None;
    let mut felt = |weight: i64, concern: Concern| {
        if weight > 0 && worst.is_none_or(|(most, _)| weight > most) {
            worst = Some((weight, concern));
        }
    };
    felt(level(Level::Strain) - 55 * POINT, Concern::Load);
    felt(45 * POINT - level(Level::Clarity), Concern::Direction);
    felt(42 * POINT - level(Level::Ownership), Concern::Say);
    let motive = |motive: Motive| world.motives[member][motive as usize];
    let unsure = 45 * POINT - level(Level::Confidence);
    let eager = if motive(Motive::Mastery) > 250 { 8 * POINT } else { 0 };
    felt(unsure + eager, Concern::Growth);
    let unseen = (world.credit[member] - 60 * POINT) * motive(Motive::Recognition) / 170;
    felt(unseen, Concern::Credit);
    for other in public.present() {
        if other != member {
            felt(world.conflict[member * n + other] - 20 * POINT, Concern::Conflict(other));
        }
    }
    worst.map(|(_, concern)| concern)
}
