//! What the leader's acts change for everybody to see: answers, authority, questions, and their traces.

use super::{
    effects::{Use, ones},
    fixed::{FULL, ONE, POINT, WEEK_HOURS},
    ledger::Source,
    questions::{best, pooled, single},
    round::Happening,
    setup::{Next, PrivateSetup, Setup, TargetIx},
    state::{Debt, How, Owed, Plan, Public, State},
};
use crate::terms::{Practice, Stance};

/// Options taken and cards left unanswered: flags, promises, and what will follow.
pub fn answer_cards(
    setup: &Setup,
    state: &mut State,
    plan: &Plan,
    unanswered: &[usize],
    happenings: &mut Vec<Happening>,
) {
    let round = state.public.round;
    let hours = state.public.hours(setup);
    let mut follow = Vec::new();
    for place in 0..state.public.hand.len() {
        let card = state.public.hand[place].card;
        if unanswered.contains(&card) {
            continue;
        }
        let Some(option) = plan.answers.get(&card).copied() else { continue };
        happenings.push(Happening::Answered { card, option });
        let answer = &setup.cards[card].options[option];
        for flag in &answer.sets {
            state.hidden.flags[*flag] = true;
            state.public.own_flags[*flag] = true;
        }
        follow.extend_from_slice(&answer.then);
        for promise in &answer.promises {
            state.public.debts.push(Debt {
                to: setup.promises[promise.promise].to,
                owed: Owed::Promise(promise.promise),
                due: hours + i64::from(promise.due_in + 1) * setup.hours,
                made: round,
                kept: None,
            });
        }
    }
    for card in unanswered {
        happenings.push(Happening::Unanswered(*card));
        let setup = &setup.cards[*card];
        for flag in &setup.unanswered_sets {
            state.hidden.flags[*flag] = true;
        }
        follow.extend_from_slice(&setup.unanswered_then);
        state.hidden.pending.retain(|(_, next)| *next != Next::Card(*card));
        state.public.dealt[*card] = true;
    }
    for (next, after) in follow {
        state.hidden.pending.push((round + after, next));
    }
}

/// Authority and ownership move with what the leader hands over or takes back.
pub fn hand_over(setup: &Setup, state: &mut State, uses: &[Use], happenings: &mut Vec<Happening>) {
    let now = state.public.hours(setup);
    let until = now + setup.coefficients.attended_hours.max(setup.hours);
    for used in uses {
        let stream = match used.target {
            TargetIx::Work(stream) => Some(stream),
            TargetIx::Decision(question) => Some(setup.decisions[question].about),
            TargetIx::Member(_) => used.about,
            TargetIx::Team => None,
        };
        if used.practice.stance() == Stance::Directing {
            for (place, open) in state.public.streams.iter_mut().enumerate() {
                if stream.is_none_or(|stream| stream == place) {
                    open.attended_until = open.attended_until.max(until);
                }
            }
        }
        let Some(stream) = stream.filter(|stream| state.public.streams[*stream].done.is_none()) else {
            continue;
        };
        let open = &mut state.public.streams[stream];
        match (used.practice, used.target) {
            (Practice::Delegate, TargetIx::Member(member)) => {
                if open.owner != Some(member) {
                    open.owner = Some(member);
                    happenings.push(Happening::Owner { stream, member });
                }
                open.authority = handed(open.authority);
            }
            (Practice::StepBack, TargetIx::Work(_)) => open.authority = (open.authority + 1).min(6),
            (Practice::Assign | Practice::DecideAlone, TargetIx::Member(_) | TargetIx::Work(_)) => {
                open.authority = open.authority.saturating_sub(1);
            }
            (Practice::TakeOver, _) => open.authority = open.authority.saturating_sub(2),
            _ => {}
        }
    }
}

/// The authority over a piece of work, as a level from 0, once it has been handed over.
pub fn handed(authority: u8) -> u8 {
    (authority + 2).clamp(4, 6)
}

/// Questions settled by the leader's uses, and those that were due.
pub fn settle_questions(
    setup: &Setup,
    state: &mut State,
    uses: &[Use],
    chair: bool,
    happenings: &mut Vec<Happening>,
) {
    let round = state.public.round;
    for question in 0..setup.decisions.len() {
        if !state.public.questions[question].open || state.public.questions[question].settled.is_some() {
            continue;
        }
        let about = setup.decisions[question].about;
        let mut settled = None;
        // What was said on a card goes before attention spent on the same question.
        let on_cards = uses.iter().filter(|used| used.source != Source::Attention);
        for used in on_cards.chain(uses.iter().filter(|used| used.source == Source::Attention)) {
            let aimed = used.target == TargetIx::Decision(question);
            settled = match used.practice {
                Practice::Consensus if aimed => {
                    Some((pooled(setup, state, &state.seat.known, question, true), How::Together))
                }
                Practice::DecideAlone if aimed || used.target == TargetIx::Work(about) => {
                    let choices = &state.seat.known.opinions[question];
                    let own = best(choices.iter().map(|reading| reading.value));
                    let choice = if aimed { used.choice.unwrap_or(own) } else { own };
                    Some((choice.min(choices.len().saturating_sub(1)), How::Alone))
                }
                Practice::Delegate if aimed => state.public.streams[about]
                    .owner
                    .map(|owner| (single(setup, state, question, owner), How::Delegated(owner))),
                _ => None,
            };
            if settled.is_some() {
                break;
            }
        }
        let due = setup.decisions[question].due <= round;
        if settled.is_none() && due {
            settled = Some(match state.public.streams[about].owner {
                // Without the leader an aligned team that speaks up pools what it knows.
                Some(owner) if chair && state.hidden.world.shared < 45 * POINT => {
                    (single(setup, state, question, owner), How::Due(owner))
                }
                Some(owner) if !chair => (single(setup, state, question, owner), How::Due(owner)),
                _ => (pooled(setup, state, &state.seat.known, question, false), How::Together),
            });
        }
        if let Some((choice, how)) = settled {
            state.public.questions[question].settled = Some((choice, how, round));
            happenings.push(Happening::Settled { question, choice, how });
        }
    }
}

/// Who is met by any of the uses, as bits by member: those whom it is aimed at, and the owner of work that it is about.
pub fn met(setup: &Setup, public: &Public, uses: &[Use]) -> u16 {
    let present = || public.present().fold(0, |all, member| all | 1 << member);
    uses.iter().fold(0, |all, used| {
        all | match used.target {
            TargetIx::Member(member) => 1 << member,
            TargetIx::Team | TargetIx::Decision(_) => present(),
            TargetIx::Work(stream) => {
                let owner = public.streams[stream].owner.map_or(0, |owner| 1 << owner);
                setup.streams[stream].crew_bits | owner
            }
        }
    })
}

/// Public traces of the uses: contact, doses, the profile, the leader's place, visions without deeds, credit.
pub fn note_uses(setup: &Setup, state: &mut State, uses: &[Use]) {
    let c = &setup.coefficients;
    let end = state.public.hours(setup) + setup.hours;
    let (mut front, mut back) = (0, 0);
    let present = state.public.present().fold(0, |all, member| all | 1 << member);
    for used in uses {
        let units = if used.practice == Practice::StepBack { used.units.max(ONE) } else { used.units };
        let slot = Public::dose_slot(setup, used.practice, used.target);
        state.public.doses[slot] += units;
        state.public.used[used.practice as usize] += units;
        match used.practice.stance() {
            Stance::Directing => front += units,
            Stance::Empowering | Stance::Back => back += units,
        }
        match used.practice {
            Practice::Vision => {
                state.public.stale = (state.public.stale + c.stale_by_vision * units / ONE).min(FULL)
            }
            Practice::Delegate
            | Practice::Coach
            | Practice::OwnUp
            | Practice::Consensus
            | Practice::Recognise => {
                state.public.stale = (state.public.stale - c.stale_by_deed * units / ONE).max(0);
            }
            _ => {}
        }
        // Crew and owner: an owner who is of the crew has twice the part in it.
        let (all, owner) = match used.target {
            TargetIx::Member(member) => (1_u16 << member, None),
            TargetIx::Team | TargetIx::Decision(_) => (present, None),
            TargetIx::Work(stream) => (setup.streams[stream].crew_bits, state.public.streams[stream].owner),
        };
        let spends = matches!(used.practice, Practice::Recognise | Practice::Front)
            || (used.practice == Practice::OwnUp && matches!(used.target, TargetIx::Work(_)));
        let credit = if spends { c.credit_used * units / ONE } else { 0 };
        for member in ones(all).chain(owner) {
            state.public.contact[member] = end;
            let eases = |private: &PrivateSetup| private.eased_by.contains(&used.practice);
            let eased =
                state.seat.known.private[member] && setup.members[member].private.as_ref().is_some_and(eases);
            if !spends && !eased {
                continue;
            }
            let until = end + c.private_eased_hours;
            for world in [&mut state.hidden.world, &mut state.seat.believed] {
                world.credit[member] = (world.credit[member] - credit).max(0);
                if eased {
                    world.eased_until[member] = until;
                }
            }
        }
    }
    if front + back > 0 {
        // Half the way from where they stood to where this round's practices stand, for 40 hours.
        let now = front * ONE / (front + back);
        let way = (now - state.public.place) * setup.hours.min(WEEK_HOURS) / WEEK_HOURS / 2;
        state.public.place += way;
    }
}
