//! One round played out: the leader's uses, what people make of them, the work, and what the leader saw of it.

use super::{
    beliefs::{Observation, Sightings},
    deal::deal,
    debts,
    drift::{drifts, slow, weather},
    effects::{Scene, TeamPushes, Use, practices},
    fixed::{FULL, ONE, POINT, WEEK_HOURS},
    ledger::{Cause, Entry, Pushes, Source, Subject},
    people,
    questions::{best, factors, pooled, single},
    setup::{EffectSetup, Next, Setup, TargetIx},
    state::{Concern, Debt, How, Owed, Placement, Plan, Public, State, World},
    voices,
    work::{ideas, work},
};
use crate::terms::{Level, Practice, Stance};

const MILLION: i64 = 1_000_000;

/// How much a round keeps of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Both ledgers and everything that happened.
    Full,
    /// The state alone; it comes out the same.
    Lean,
}

/// Something that happened in a round, for the story and the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A public shock came.
    Shock(usize),
    /// A shock came that only one member knows of.
    Secret(usize),
    /// A card was answered.
    Answered {
        /// The card.
        card: usize,
        /// The option.
        option: usize,
    },
    /// A card was not answered.
    Unanswered(usize),
    /// Attention was spent.
    Attention(Placement),
    /// A debt was kept, by its place.
    Kept(usize),
    /// A debt was broken.
    Broken(usize),
    /// A member raised something.
    Raised(usize, Concern),
    /// The leader learnt what moves a member.
    LearntMotives(usize),
    /// The leader learnt what a member carries.
    LearntPrivate(usize),
    /// A member would not say.
    NotTold(usize),
    /// A sign that a member thinks of leaving.
    Sign(usize),
    /// A question was settled.
    Settled {
        /// The question.
        question: usize,
        /// The choice.
        choice: usize,
        /// How.
        how: How,
    },
    /// A stream was finished.
    Done(usize),
    /// A stream is late.
    Late(usize),
    /// A member left.
    Left(usize),
    /// A stream has another owner.
    Owner {
        /// The stream.
        stream: usize,
        /// Who.
        member: usize,
    },
    /// Someone said something.
    Said {
        /// The voice.
        voice: usize,
        /// The line.
        line: usize,
    },
}

/// How one member answered how they were led in a round. In Solo and League the simulation answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// 0 hold back, 1 steady, 2 extra mile.
    pub effort: u8,
    /// 0 silent, 1 concern, 2 idea.
    pub voice: u8,
    /// Heard, in thousandths.
    pub heard: i64,
    /// Trusted.
    pub trusted: i64,
    /// Valued.
    pub valued: i64,
}

/// What a round leaves behind beside the new state.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The round, from 0.
    pub round: u32,
    /// Uses in canonical order.
    pub uses: Vec<Use>,
    /// The true ledger.
    pub truth: Vec<Entry>,
    /// The seat's ledger: entries on its estimates, [`Cause::Unlearnt`] among them.
    pub seen: Vec<Entry>,
    /// What happened, in order.
    pub happenings: Vec<Happening>,
    /// How each member answered; none for those who have left.
    pub responses: Vec<Option<Response>>,
}

/// The uses of a plan in canonical order. Answers to cards that are not on the table and options that do not
/// exist are not among them; the session refuses them before.
pub fn uses(setup: &Setup, public: &Public, plan: &Plan) -> Vec<Use> {
    let mut uses = Vec::new();
    for dealt in &public.hand {
        let Some(option) = plan.answers.get(&dealt.card).copied() else { continue };
        let Some(answer) = setup.cards[dealt.card].options.get(option) else { continue };
        for does in &answer.does {
            uses.push(Use {
                practice: does.practice,
                target: does.target,
                source: Source::Option { card: dealt.card, option },
                about: does.about,
                choice: does.choice,
                units: does.units,
            });
        }
    }
    for placed in &plan.placements {
        uses.push(Use {
            practice: placed.practice,
            target: placed.target,
            source: Source::Attention,
            about: placed.about,
            choice: placed.choice,
            units: placed.units,
        });
    }
    uses.sort_unstable();
    uses
}

/// Plays the round in play with a plan, moves on to the next and deals it. After the last round of the empty
/// chair the state is over and stays as it is.
pub fn play(setup: &Setup, state: &mut State, plan: &Plan, detail: Detail) -> Record {
    let record = play_out(setup, state, plan, detail);
    deal(setup, state);
    record
}

/// The same without dealing the next round: what a room looks at before the next round begins. `deal` must follow
/// before the next one is played.
pub fn play_out(setup: &Setup, state: &mut State, plan: &Plan, detail: Detail) -> Record {
    let keep = detail == Detail::Full;
    let round = state.public.round;
    if state.public.over(setup) {
        return Record { round, ..Record::default() };
    }
    let chair = state.public.chair_empty(setup);
    let uses = if chair { Vec::new() } else { uses(setup, &state.public, plan) };
    let mut happenings = Vec::new();
    happenings.extend(state.public.news.iter().map(|shock| Happening::Shock(*shock)));
    happenings.extend(state.hidden.secrets.iter().map(|shock| Happening::Secret(*shock)));
    let unanswered = unanswered(setup, state, plan, chair);
    let fates = debts::fates(setup, &state.public, plan, &uses);

    // Pushes on the true world and on the believed one, both from the state at the round's start.
    let run = |world: &World, truth: bool| {
        let mut pushes = Pushes::new(setup.members.len(), keep);
        let mut team = TeamPushes::default();
        let scene = Scene { setup, public: &state.public, world, known: &state.seat.known };
        practices(&scene, &uses, &mut pushes, &mut team);
        drifts(&scene, &mut pushes);
        debts::push(&scene, &fates, &mut pushes);
        card_pushes(&scene, &unanswered, &mut pushes);
        leaver_pushes(&scene, &mut pushes);
        shock_pushes(&scene, &state.public.news, &mut pushes, &mut team);
        if truth {
            shock_pushes(&scene, &state.hidden.secrets, &mut pushes, &mut team);
            weather(&scene, state.hidden.luck, &mut pushes);
        }
        (pushes, team)
    };
    let (true_pushes, true_team) = run(&state.hidden.world, true);
    let (seen_pushes, seen_team) = run(&state.seat.believed, false);

    // What the leader's acts change for everybody to see.
    answer_cards(setup, state, plan, &unanswered, &mut happenings);
    happenings.extend(plan.placements.iter().filter(|_| !chair).map(|placed| Happening::Attention(*placed)));
    debts::settle(&mut state.public, &fates, &mut happenings);
    hand_over(setup, state, &uses, &mut happenings);
    settle_questions(setup, state, &uses, chair, &mut happenings);
    note_uses(setup, state, &uses);

    // The work of the round, by people as they were at its start.
    let before = state.clone_world();
    let settled = factors(setup, state, &state.public);
    let scene = Scene { setup, public: &state.public, world: &before, known: &state.seat.known };
    let done = work(&scene, &true_team, &settled, keep);
    let mut public = state.public.clone();
    ideas(&scene, &mut public, &mut state.hidden.world);
    slow(&scene, &mut state.hidden.world);
    let believed = state.seat.believed.clone();
    slow(&Scene { world: &believed, ..scene }, &mut state.seat.believed);
    state.public = public;
    let sponsor = book_work(setup, state, &done, &true_team, keep, &mut happenings);

    // Levels move.
    let saturation = setup.coefficients.saturation;
    let there: Vec<bool> = (0..setup.members.len()).map(|member| state.public.there(member)).collect();
    let mut truth = true_pushes.apply(&mut state.hidden.world.levels, saturation, |m| there[m]);
    let mut seen = seen_pushes.apply(&mut state.seat.believed.levels, saturation, |m| there[m]);
    team_changes(setup, &true_team, &mut state.hidden.world);
    team_changes(setup, &seen_team, &mut state.seat.believed);
    truth.extend(done.entries);
    truth.extend(sponsor);

    // What the leader sees of it.
    let predicted = state.seat.believed.levels.clone();
    state.seat.widen(setup);
    look(setup, state, &uses, chair, &mut happenings);
    people::leaving(setup, state, &mut happenings);
    let responses = people::responses(setup, state);
    voices::speak(setup, state, &uses, chair, &mut happenings);
    if keep {
        unlearnt(&predicted, state, &there, &mut seen);
    }
    state.public.round += 1;
    forget_doses(setup, &mut state.public);
    Record { round, uses, truth, seen, happenings, responses }
}

impl State {
    fn clone_world(&self) -> World {
        self.hidden.world.clone()
    }
}

/// Cards that nobody answers in this round: those on the table without an answer; in the empty chair, those
/// that would have followed.
fn unanswered(setup: &Setup, state: &State, plan: &Plan, chair: bool) -> Vec<usize> {
    if chair {
        let mut cards: Vec<usize> = Vec::new();
        for (due, next) in &state.hidden.pending {
            if let (true, Next::Card(card)) = (*due <= state.public.round, *next)
                && !cards.contains(&card)
                && state.public.there(setup.cards[card].speaker)
            {
                cards.push(card);
            }
        }
        return cards;
    }
    let answered = |card: usize| {
        plan.answers.get(&card).is_some_and(|option| *option < setup.cards[card].options.len())
    };
    state.public.hand.iter().map(|dealt| dealt.card).filter(|card| !answered(*card)).collect()
}

fn card_pushes(scene: &Scene<'_>, unanswered: &[usize], pushes: &mut Pushes) {
    let c = &scene.setup.coefficients;
    for card in unanswered {
        let setup = &scene.setup.cards[*card];
        let cause = Cause::Unanswered(*card);
        if !scene.public.chair_empty(scene.setup) {
            pushes.push(setup.speaker, Level::Trust, cause, -c.unanswered_trust);
            pushes.push(setup.speaker, Level::Morale, cause, -c.unanswered_morale);
        }
        if let Some(member) = setup.settled_by.filter(|member| scene.public.there(*member)) {
            pushes.push(member, Level::Ownership, cause, c.unanswered_ownership);
            pushes.push(member, Level::Strain, cause, c.unanswered_strain);
        }
    }
}

fn leaver_pushes(scene: &Scene<'_>, pushes: &mut Pushes) {
    let c = &scene.setup.coefficients;
    let n = scene.setup.members.len();
    for (leaver, left) in scene.public.left.iter().enumerate() {
        if left.is_none_or(|round| round + 1 != scene.public.round) {
            continue;
        }
        for member in scene.public.present() {
            let close = scene.world.closeness[member * n + leaver] / 50;
            let cause = Cause::Leaver(leaver);
            pushes.push(member, Level::Morale, cause, -c.leaver_morale * close / ONE);
            pushes.push(member, Level::Loyalty, cause, -c.leaver_loyalty * close / ONE);
        }
    }
}

fn shock_pushes(scene: &Scene<'_>, shocks: &[usize], pushes: &mut Pushes, team: &mut TeamPushes) {
    for shock in shocks {
        let cause = Cause::Shock(*shock);
        for effect in &scene.setup.shocks[*shock].effects {
            match *effect {
                EffectSetup::Member(member, level, by) if scene.public.there(member) => {
                    pushes.literal(member, level, cause, by);
                }
                EffectSetup::Team(level, by) => {
                    for member in scene.public.present() {
                        pushes.literal(member, level, cause, by);
                    }
                }
                EffectSetup::Sponsor(by) => team.sponsor.push((cause, by)),
                _ => {}
            }
        }
    }
}

fn answer_cards(
    setup: &Setup,
    state: &mut State,
    plan: &Plan,
    unanswered: &[usize],
    happenings: &mut Vec<Happening>,
) {
    let round = state.public.round;
    let hours = state.public.hours(setup);
    let mut follow = Vec::new();
    for dealt in state.public.hand.clone() {
        let card = dealt.card;
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
fn hand_over(setup: &Setup, state: &mut State, uses: &[Use], happenings: &mut Vec<Happening>) {
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
        let Some(stream) = stream else { continue };
        let open = &mut state.public.streams[stream];
        match (used.practice, used.target) {
            (Practice::Delegate, TargetIx::Member(member)) => {
                if open.owner != Some(member) {
                    open.owner = Some(member);
                    happenings.push(Happening::Owner { stream, member });
                }
                open.authority = (open.authority + 2).clamp(4, 6);
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

fn settle_questions(
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
        for used in uses {
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

/// Public traces of the uses: contact, doses, the profile, the leader's place, visions without deeds, credit.
fn note_uses(setup: &Setup, state: &mut State, uses: &[Use]) {
    let c = &setup.coefficients;
    let end = state.public.hours(setup) + setup.hours;
    let (mut front, mut back) = (0, 0);
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
            Practice::Vision => state.public.stale = (state.public.stale + c.stale_by_vision * units / ONE).min(FULL),
            Practice::Delegate | Practice::Coach | Practice::OwnUp | Practice::Consensus | Practice::Recognise => {
                state.public.stale = (state.public.stale - c.stale_by_deed * units / ONE).max(0);
            }
            _ => {}
        }
        let touched: Vec<usize> = match used.target {
            TargetIx::Member(member) => vec![member],
            TargetIx::Team | TargetIx::Decision(_) => state.public.present().collect(),
            TargetIx::Work(stream) => {
                let owner = state.public.streams[stream].owner;
                setup.streams[stream].crew.iter().copied().chain(owner).collect()
            }
        };
        for member in touched {
            state.public.contact[member] = end;
            let spends = matches!(used.practice, Practice::Recognise | Practice::Front)
                || (used.practice == Practice::OwnUp && matches!(used.target, TargetIx::Work(_)));
            let eased = setup.members[member].private.as_ref().is_some_and(|private| {
                state.seat.known.private[member] && private.eased_by.contains(&used.practice)
            });
            let until = end + c.private_eased_hours;
            for world in [&mut state.hidden.world, &mut state.seat.believed] {
                if spends {
                    world.credit[member] = (world.credit[member] - c.credit_used * units / ONE).max(0);
                }
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

fn book_work(
    setup: &Setup,
    state: &mut State,
    done: &super::work::WorkDone,
    team: &TeamPushes,
    keep: bool,
    happenings: &mut Vec<Happening>,
) -> Vec<Entry> {
    let c = &setup.coefficients;
    let round = state.public.round;
    let mut output = 0;
    let (mut ahead, mut counted) = (0, 0);
    for (place, stream) in state.public.streams.iter_mut().enumerate() {
        let net = done.by_stream[place] - done.rework[place];
        output += net;
        stream.rework += done.rework[place];
        stream.progress = (stream.progress + net).max(0);
        let fixed = &setup.streams[place];
        if fixed.standing {
            stream.effort += fixed.effort;
        } else if stream.done.is_none() {
            if stream.progress >= stream.effort {
                stream.done = Some(round);
                happenings.push(Happening::Done(place));
            } else if fixed.due == Some(round) {
                happenings.push(Happening::Late(place));
            }
        }
        let whole = i64::from(fixed.due.unwrap_or(setup.rounds.saturating_sub(1)) + 1);
        let planned = if fixed.standing {
            stream.effort
        } else {
            stream.effort * i64::from(round + 1).min(whole) / whole
        };
        ahead += ((stream.progress.min(stream.effort) - planned) * 100 * POINT / stream.effort.max(1))
            .clamp(-50 * POINT, 50 * POINT);
        counted += 1;
    }
    let planned = setup.members.len() as i64 * setup.hours * 1000;
    state.public.output.push(output * 1000 / planned.max(1));

    // The sponsor follows results, and what the leader shows them.
    let mut entries = Vec::new();
    if !state.public.chair_empty(setup) && counted > 0 {
        let wanted = 55 * POINT + c.sponsor_by_results * (ahead / counted) / ONE - state.public.sponsor;
        let mut moved = vec![(Cause::Drift(super::ledger::Drift::Settling), setup.rates.sponsor * wanted / MILLION)];
        moved.extend_from_slice(&team.sponsor);
        for (cause, amount) in moved {
            let to = (state.public.sponsor + amount).clamp(0, FULL);
            let amount = to - state.public.sponsor;
            state.public.sponsor = to;
            if keep && amount != 0 {
                entries.push(Entry { subject: Subject::Sponsor, cause, amount, factors: Vec::new() });
            }
        }
    }
    entries
}

fn team_changes(setup: &Setup, team: &TeamPushes, world: &mut World) {
    let n = setup.members.len();
    let areas = setup.scenario.areas.len();
    let toward = |value: i64, push: i64| {
        let room = if push >= 0 { FULL - value } else { value };
        (value + push * room / (50 * POINT)).clamp(0, FULL)
    };
    world.shared = toward(world.shared, team.shared);
    world.alignment = toward(world.alignment, team.alignment);
    for (member, area, push) in &team.skill {
        let skill = &mut world.skill[member * areas + area];
        *skill = toward(*skill, *push);
    }
    for (member, push) in &team.conflict {
        for other in 0..n {
            for pair in [member * n + other, other * n + member] {
                if world.conflict[pair] > 0 {
                    world.conflict[pair] = (world.conflict[pair] + push / 2).clamp(0, FULL);
                }
            }
        }
    }
}

/// Everything the round lets the leader see: everybody in passing, and those they turned to.
fn look(setup: &Setup, state: &mut State, uses: &[Use], chair: bool, happenings: &mut Vec<Happening>) {
    let State { public, hidden, seat } = state;
    let sightings = Sightings { setup, public, hidden };
    sightings.glances(seat);
    let mut raised = Vec::new();
    for used in uses {
        match (used.practice, used.target) {
            (Practice::Listen | Practice::OwnUp, TargetIx::Member(member)) if public.there(member) => {
                sightings.listen(seat, member, used.units);
                if used.practice == Practice::Listen
                    && let Some(concern) = debts::concern(setup, public, &hidden.world, member)
                {
                    seat.observe(setup, Observation::Raised { member, concern });
                    happenings.push(Happening::Raised(member, concern));
                    raised.push((member, concern));
                }
                if hidden.world.intent[member] >= setup.coefficients.intent_sign && !seat.known.signs[member] {
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
                sightings.close(seat, member, area);
            }
            (Practice::Consensus, TargetIx::Decision(_) | TargetIx::Team) => {
                for member in public.present() {
                    sightings.listen(seat, member, 150);
                }
            }
            (Practice::Inspect | Practice::TakeOver, TargetIx::Work(stream)) => {
                let crew = setup.streams[stream].crew.iter().copied().chain(public.streams[stream].owner);
                let mut seen: Vec<usize> = crew.filter(|member| public.there(*member)).collect();
                seen.sort_unstable();
                seen.dedup();
                for member in seen {
                    sightings.close(seat, member, setup.streams[stream].area);
                }
            }
            _ => {}
        }
    }
    debug_assert!(!chair || uses.is_empty());
    let due = public.hours(setup) + setup.hours + setup.coefficients.unheard_hours;
    let made = public.round;
    for (to, concern) in raised {
        let open = |debt: &Debt| debt.to == to && debt.kept.is_none() && matches!(debt.owed, Owed::Concern(_));
        if !public.debts.iter().any(open) {
            public.debts.push(Debt { to, owed: Owed::Concern(concern), due, made, kept: None });
        }
    }
}

/// The rest of the change of an estimate: what the leader saw and cannot put down to anything they know.
fn unlearnt(predicted: &[[i64; Level::COUNT]], state: &State, there: &[bool], seen: &mut Vec<Entry>) {
    for (member, before) in predicted.iter().enumerate() {
        if !there[member] {
            continue;
        }
        for level in [Level::Morale, Level::Innovation, Level::Loyalty, Level::Trust] {
            let amount = state.seat.believed.levels[member][level as usize] - before[level as usize];
            seen.push(Entry {
                subject: Subject::Member(member, level),
                cause: Cause::Unlearnt,
                amount,
                factors: Vec::new(),
            });
        }
    }
}

/// Repetition is counted within 40 hours: a new block starts from nothing.
fn forget_doses(setup: &Setup, public: &mut Public) {
    let now = public.hours(setup);
    if now / WEEK_HOURS != (now - setup.hours) / WEEK_HOURS {
        public.doses.iter_mut().for_each(|dose| *dose = 0);
    }
}
