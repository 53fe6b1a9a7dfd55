//! One round played out: the leader's uses, what people make of them, the work, and what the leader saw of it.

use super::{
    acts::{answer_cards, hand_over, met, note_uses, settle_questions},
    deal::deal,
    debts,
    drift::{drifts, drives, slow, weather},
    effects::{Factors, Now, Scene, Side, TeamPushes, Use, practices},
    fixed::{FULL, ONE, POINT, WEEK_HOURS, times},
    ledger::{Cause, Drift, Entry, Keep, Kept, Pushes, ShownFactors, Source, Subject, Unkept},
    look::look,
    people,
    questions::factors,
    setup::{EffectSetup, Levels, Next, Setup, WhenSetup},
    state::{Concern, How, Placement, Plan, Public, State, World},
    voices,
    work::{WorkDone, book_work, ideas, work},
};
use crate::terms::Level;

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
    /// The seat's ledger: entries on its estimates, on work and on the sponsor as far as the leader can know,
    /// [`Cause::Unlearnt`] among them.
    pub seen: Vec<Entry>,
    /// What happened, in order.
    pub happenings: Vec<Happening>,
    /// How each member answered; none for those who have left.
    pub responses: Vec<Option<Response>>,
}

impl Record {
    /// What the leader did in this round.
    pub fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        for happening in &self.happenings {
            match happening {
                Happening::Answered { card, option } => {
                    plan.answers.insert(*card, *option);
                }
                Happening::Attention(placed) => plan.placements.push(*placed),
                _ => {}
            }
        }
        plan
    }
}

/// The uses of a plan in canonical order. Answers to cards that are not on the table and options that do not
/// exist are not among them; the session refuses them before.
pub fn uses(setup: &Setup, public: &Public, plan: &Plan) -> Vec<Use> {
    let mut uses = Vec::new();
    uses_into(setup, public, plan, &mut uses);
    uses
}

fn uses_into(setup: &Setup, public: &Public, plan: &Plan, uses: &mut Vec<Use>) {
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
}

/// What a round works with and leaves nothing in: kept from round to round and from game to game, so that a lean
/// round asks for hardly any memory.
#[derive(Clone, Debug, Default)]
pub struct Scratch(Desk<Unkept>);

/// The same for a round that keeps a ledger or none.
#[derive(Clone, Debug, Default)]
struct Desk<K> {
    uses: Vec<Use>,
    happenings: Vec<Happening>,
    unanswered: Vec<usize>,
    fates: debts::Fates,
    truth: Pushed<K>,
    seen: Pushed<K>,
    acts: Vec<Levels>,
    pushed: Vec<Levels>,
    done: WorkDone,
    lines: voices::Lines,
}

/// What is pushed in one world.
#[derive(Clone, Debug, Default)]
struct Pushed<K> {
    levels: Pushes<K>,
    team: TeamPushes,
    factors: Factors,
}

/// Both ledgers of a round; empty for a lean one.
type Ledgers = (Vec<Entry>, Vec<Entry>);

/// Plays the round in play with a plan, moves on to the next and deals it. After the last round of the empty
/// chair the state is over and stays as it is.
pub fn play(setup: &Setup, state: &mut State, plan: &Plan, detail: Detail) -> Record {
    let record = play_out(setup, state, plan, detail);
    deal(setup, state);
    record
}

/// The same with nothing kept of it but the state, for whoever plays many rounds.
pub fn play_lean(setup: &Setup, state: &mut State, plan: &Plan, scratch: &mut Scratch) {
    if !state.public.over(setup) {
        round(setup, state, plan, &mut scratch.0);
    }
    deal(setup, state);
}

/// The same as [`play`] without dealing the next round: what a room looks at before the next round begins. `deal`
/// must follow before the next one is played.
pub fn play_out(setup: &Setup, state: &mut State, plan: &Plan, detail: Detail) -> Record {
    let number = state.public.round;
    if state.public.over(setup) {
        return Record { round: number, ..Record::default() };
    }
    match detail {
        Detail::Full => record(setup, state, plan, Desk::<Kept>::default()),
        Detail::Lean => record(setup, state, plan, Desk::<Unkept>::default()),
    }
}

fn record<K: Keep>(setup: &Setup, state: &mut State, plan: &Plan, mut desk: Desk<K>) -> Record {
    let number = state.public.round;
    let (truth, seen) = round(setup, state, plan, &mut desk);
    let responses = people::responses(setup, state);
    let Desk { uses, happenings, .. } = desk;
    Record { round: number, uses, truth, seen, happenings, responses }
}

/// A round: everything but the deal of the next one.
fn round<K: Keep>(setup: &Setup, state: &mut State, plan: &Plan, desk: &mut Desk<K>) -> Ledgers {
    let (chair, keep) = (state.public.chair_empty(setup), K::KEEPS);
    let Desk { uses, happenings, unanswered, fates, truth, seen, acts, pushed, done, lines } = desk;
    uses.clear();
    happenings.clear();
    if !chair {
        uses_into(setup, &state.public, plan, uses);
    }
    happenings.extend(state.public.news.iter().map(|shock| Happening::Shock(*shock)));
    happenings.extend(state.hidden.secrets.iter().map(|shock| Happening::Secret(*shock)));
    nobody_answers(setup, state, plan, chair, unanswered);
    debts::fates(setup, &state.public, plan, uses, fates);

    // Pushes on the true world and on the believed one, both from the state at the round's start.
    let now = Now::of(setup, &state.public);
    let scene = Scene {
        setup,
        public: &state.public,
        now: &now,
        world: &state.hidden.world,
        known: &state.seat.known,
    };
    let believed = Scene { world: &state.seat.believed, ..scene };
    let mut sides = [(&mut *truth, scene), (&mut *seen, believed)].map(|(pushed, scene)| {
        pushed.levels.clear(setup.members.len());
        pushed.team.clear();
        let Pushed { levels, team, factors } = pushed;
        Side { scene, pushes: levels, team, factors }
    });
    practices(uses, &mut sides);
    let met = met(setup, &state.public, uses);
    for (Side { scene, pushes, team, .. }, is_true) in sides.into_iter().zip([true, false]) {
        debts::push(&scene, fates, pushes);
        if !is_true {
            pushes.magnitudes(acts);
        }
        drifts(&scene, met, pushes);
        card_pushes(&scene, unanswered, pushes, team);
        leaver_pushes(&scene, pushes);
        shock_pushes(&scene, &state.public.news, pushes, team);
        if is_true {
            shock_pushes(&scene, &state.hidden.secrets, pushes, team);
            weather(&scene, state.hidden.luck, pushes);
        }
    }

    // What the leader's acts change for everybody to see.
    answer_cards(setup, state, plan, unanswered, happenings);
    happenings.extend(plan.placements.iter().filter(|_| !chair).map(|placed| Happening::Attention(*placed)));
    debts::settle(setup, &mut state.public, fates, happenings);
    hand_over(setup, state, uses, happenings);
    settle_questions(setup, state, uses, chair, happenings);
    note_uses(setup, state, uses);

    // The work of the round, by people as they were at its start.
    factors(setup, state, &state.public, &mut done.settled);
    let now = Now::of(setup, &state.public);
    let known = &state.seat.known;
    let scene = Scene { setup, public: &state.public, now: &now, world: &state.hidden.world, known };
    let drives_true = drives(&scene);
    work(&scene, &drives_true, &truth.team, keep, done);
    let believed = Scene { world: &state.seat.believed, ..scene };
    let drives_seen = drives(&believed);
    // How good the answers to open questions were is hidden, so the leader reckons without them.
    let guessed = keep.then(|| {
        let mut guessed = WorkDone::default();
        guessed.settled.resize(setup.streams.len(), ONE);
        work(&believed, &drives_seen, &seen.team, true, &mut guessed);
        guessed
    });
    let ideas = ideas(&scene);
    let slow_true = slow(&scene, &drives_true);
    let slow_seen = slow(&believed, &drives_seen);
    for member in state.public.present() {
        state.hidden.world.ideas_had[member] = ideas.unvoiced[member];
    }
    slow_true.apply(&state.public, &mut state.hidden.world);
    slow_seen.apply(&state.public, &mut state.seat.believed);
    (state.public.ideas, state.public.ideas_waiting) = (ideas.so_far, ideas.waiting);
    let confidence = state.public.sponsor;
    book_work(setup, state, done, &truth.team, keep, happenings);

    // Levels move.
    let saturation = setup.rates.saturation;
    seen.levels.magnitudes(pushed);
    let public = &state.public;
    let mut entries = truth.levels.apply(&mut state.hidden.world.levels, saturation, |m| public.there(m));
    let mut estimated = seen.levels.apply(&mut state.seat.believed.levels, saturation, |m| public.there(m));
    team_changes(setup, &truth.team, &mut state.hidden.world);
    team_changes(setup, &seen.team, &mut state.seat.believed);
    if let Some(guessed) = guessed {
        seen_work(done, guessed, &mut estimated);
        let moved = state.public.sponsor - confidence;
        seen_sponsor(&done.entries, &seen.team, moved, chair, &mut estimated);
    }
    entries.append(&mut done.entries);

    // What the leader sees of it.
    let predicted = keep.then(|| state.seat.believed.levels.clone());
    let there = keep.then(|| state.public.left.clone());
    let mut old = vec![[0; Level::COUNT]; if keep { setup.members.len() } else { 0 }];
    state.seat.widen(setup, pushed, acts, |member, level, share| {
        if let Some(shares) = old.get_mut(member) {
            shares[level] = share;
        }
    });
    look(setup, state, uses, chair, happenings);
    people::leaving(setup, state, happenings);
    voices::speak(setup, state, uses, chair, lines, happenings);
    if let (Some(predicted), Some(left)) = (predicted, there) {
        surprises(&predicted, &state.seat.believed.levels, &old, &left, &mut estimated);
    }
    state.public.round += 1;
    forget_doses(setup, &mut state.public);
    (entries, estimated)
}

/// Cards that nobody answers in this round: those on the table without an answer; in the empty chair, those
/// that would have followed and have not been on the table before.
fn nobody_answers(setup: &Setup, state: &State, plan: &Plan, chair: bool, cards: &mut Vec<usize>) {
    cards.clear();
    if chair {
        for (due, next) in &state.hidden.pending {
            if let (true, Next::Card(card)) = (*due <= state.public.round, *next)
                && !cards.contains(&card)
                && !state.public.dealt[card]
                && setup.cards[card].when != WhenSetup::Never
                && state.public.there(setup.cards[card].speaker)
            {
                cards.push(card);
            }
        }
        return;
    }
    let answered =
        |card: usize| plan.answers.get(&card).is_some_and(|option| *option < setup.cards[card].options.len());
    cards.extend(state.public.hand.iter().map(|dealt| dealt.card).filter(|card| !answered(*card)));
}

fn card_pushes<K: Keep>(
    scene: &Scene<'_>,
    unanswered: &[usize],
    pushes: &mut Pushes<K>,
    team: &mut TeamPushes,
) {
    let c = &scene.setup.coefficients;
    for card in unanswered {
        let setup = &scene.setup.cards[*card];
        let cause = Cause::Unanswered(*card);
        if !scene.public.chair_empty(scene.setup) {
            pushes.push(setup.speaker, Level::Trust, cause, -c.unanswered_trust);
            pushes.push(setup.speaker, Level::Morale, cause, -c.unanswered_morale);
            if let Some(stream) = scene.main_stream(setup.speaker) {
                team.hours.push((stream, cause, -c.unanswered_hours));
            }
        }
        if let Some(member) = setup.settled_by.filter(|member| scene.public.there(*member)) {
            pushes.push(member, Level::Ownership, cause, c.unanswered_ownership);
            pushes.push(member, Level::Strain, cause, c.unanswered_strain);
        }
    }
}

fn leaver_pushes<K: Keep>(scene: &Scene<'_>, pushes: &mut Pushes<K>) {
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

fn shock_pushes<K: Keep>(scene: &Scene<'_>, shocks: &[usize], pushes: &mut Pushes<K>, team: &mut TeamPushes) {
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

fn team_changes(setup: &Setup, team: &TeamPushes, world: &mut World) {
    let n = setup.members.len();
    let areas = setup.scenario.areas.len();
    let toward = |value: i64, push: i64| {
        let room = if push >= 0 { FULL - value } else { value };
        (value + push.clamp(-10 * FULL, 10 * FULL) * room / (50 * POINT)).clamp(0, FULL)
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

/// The rest of the change of an estimate: what the leader saw and cannot put down to anything they know.
///
/// An estimate surprises because it was off before, or because of what the round did unseen. Given the surprise, each is
/// expected to be behind it in proportion to its variance (the estimate is a Kalman filter's): `old` has the share of the
/// first, in thousandths. It says nothing that the leader does not know.
fn surprises(
    predicted: &[Levels],
    believed: &[Levels],
    old: &[Levels],
    left: &[Option<u32>],
    seen: &mut Vec<Entry>,
) {
    for (member, before) in predicted.iter().enumerate() {
        if left[member].is_some() {
            continue;
        }
        for level in [Level::Morale, Level::Innovation, Level::Loyalty, Level::Trust] {
            let amount = believed[member][level as usize] - before[level as usize];
            let misread = times(amount, old[member][level as usize]);
            let subject = Subject::Member(member, level);
            for (cause, amount) in [(Cause::Misread, misread), (Cause::Unlearnt, amount - misread)] {
                seen.push(Entry { subject, cause, amount, factors: ShownFactors::new() });
            }
        }
    }
}

/// What the leader makes of the progress of work: everybody's hours as they believe people to be, what came back as
/// everybody can see it, and the rest.
fn seen_work(done: &WorkDone, guessed: WorkDone, seen: &mut Vec<Entry>) {
    let mut left: Vec<i64> =
        done.by_stream.iter().zip(&done.rework).map(|(made, back)| made - back).collect();
    let came_back = Cause::Drift(Drift::Rework);
    let back = done.entries.iter().filter(|entry| entry.cause == came_back).cloned();
    let hours = guessed.entries.into_iter().filter(|entry| entry.cause != came_back);
    for entry in hours.chain(back) {
        if let Subject::Work(stream) = entry.subject {
            left[stream] -= entry.amount;
            seen.push(entry);
        }
    }
    for (stream, amount) in left.into_iter().enumerate().filter(|(_, amount)| *amount != 0) {
        let (subject, cause) = (Subject::Work(stream), Cause::Unlearnt);
        seen.push(Entry { subject, cause, amount, factors: ShownFactors::new() });
    }
}

/// What the leader makes of the sponsor's confidence, which moved by `moved`: what there is to show for the work is
/// public, what their own acts did they can guess, and the rest they have not learnt.
fn seen_sponsor(truth: &[Entry], guess: &TeamPushes, moved: i64, chair: bool, seen: &mut Vec<Entry>) {
    if chair {
        return;
    }
    let subject = Subject::Sponsor;
    let mut left = moved;
    let own = |entry: &&Entry| entry.subject == subject && matches!(entry.cause, Cause::Drift(_));
    let shown = truth.iter().filter(own);
    let shown = shown.map(|entry| (entry.cause, entry.amount));
    for (cause, amount) in shown.chain(guess.sponsor.iter().copied()).filter(|(_, amount)| *amount != 0) {
        left -= amount;
        seen.push(Entry { subject, cause, amount, factors: ShownFactors::new() });
    }
    if left != 0 {
        seen.push(Entry { subject, cause: Cause::Unlearnt, amount: left, factors: ShownFactors::new() });
    }
}

/// Repetition is counted within 40 hours: a new block starts from nothing.
fn forget_doses(setup: &Setup, public: &mut Public) {
    let now = public.hours(setup);
    if now / WEEK_HOURS != (now - setup.hours) / WEEK_HOURS {
        public.doses.iter_mut().for_each(|dose| *dose = 0);
    }
}
