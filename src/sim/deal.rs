//! What a round brings: shocks by the seed alone, cards by round, by what followed, by state, and from the pool.

use super::{
    beliefs::Observation,
    fixed::{FULL, POINT},
    luck::Purpose,
    setup::{EffectSetup, Knowing, Next, Setup, Test, WhenSetup},
    state::{Dealt, Passing, Public, State},
};
use crate::terms::Level;

pub use crate::scenario::card::HAND_MAX;
/// Cards up to which the pool fills a hand, in turn: a fuller round follows a plainer one.
const HAND_FILL: [usize; 2] = [2, 3];
/// Cards that come by state in one round; the others wait.
const ONCE_MAX: usize = 1;

/// Starts the round in play: shocks come, questions come up, cards are dealt.
pub fn deal(setup: &Setup, state: &mut State) {
    let round = state.public.round;
    state.public.news.clear();
    state.hidden.secrets.clear();
    state.public.hand.clear();
    state.public.passing.retain(|passing| passing.until > round);
    if state.public.over(setup) {
        return;
    }
    shocks(setup, state);
    for (place, question) in setup.decisions.iter().enumerate() {
        if question.opens <= round {
            state.public.questions[place].open = true;
        }
    }
    if state.public.chair_empty(setup) {
        return;
    }
    let mut hand = hand(setup, state);
    let hand = &mut hand.cards[..hand.length];
    hand.sort_by_key(|card| setup.cards[*card].day);
    // What belongs to this round and finds no room on the table comes in the next.
    for (place, card) in setup.cards.iter().enumerate() {
        if card.when == WhenSetup::Round(round) && !hand.contains(&place) && can_come(setup, state, place) {
            state.hidden.pending.push((round + 1, Next::Card(place)));
        }
    }
    for card in hand.iter().copied() {
        let variant = setup.cards[card].variants.iter().position(|test| holds(setup, state, test));
        state.public.hand.push(Dealt { card, variant });
        state.public.dealt[card] = true;
        state.hidden.pending.retain(|(due, next)| *due > round || *next != Next::Card(card));
        state.seat.observe(setup, Observation::Shown { card, variant });
    }
}

fn shocks(setup: &Setup, state: &mut State) {
    let round = state.public.round;
    for (place, shock) in setup.shocks.iter().enumerate() {
        let come = state.public.come.contains(&place) || state.hidden.come.contains(&place);
        let due =
            state.hidden.pending.iter().any(|(when, next)| *when <= round && *next == Next::Shock(place));
        if come || !(due || strikes(state, shock.window, shock.hash)) {
            continue;
        }
        if shock.private_to.is_some_and(|member| !state.public.there(member)) {
            continue;
        }
        if shock.private_to.is_some() {
            state.hidden.secrets.push(place);
            state.hidden.come.push(place);
        } else {
            state.public.news.push(place);
            state.public.come.push(place);
        }
        for effect in &shock.effects {
            match *effect {
                EffectSetup::Setting(of, by, rounds) => {
                    state.public.passing.push(Passing { of, by, until: round + rounds });
                }
                EffectSetup::Conflict(a, b, by) => {
                    let n = setup.members.len();
                    for pair in [a * n + b, b * n + a] {
                        let conflict = &mut state.hidden.world.conflict[pair];
                        *conflict = (*conflict + by).clamp(0, FULL);
                        if shock.private_to.is_none() {
                            let believed = &mut state.seat.believed.conflict[pair];
                            *believed = (*believed + by).clamp(0, FULL);
                        }
                    }
                }
                EffectSetup::Work(stream, percent) => {
                    let now = &mut state.public.streams[stream];
                    if now.done.is_none() {
                        let by = setup.streams[stream].effort * percent / 100;
                        now.effort = (now.effort + by).max(now.progress);
                    }
                }
                // The rest goes through the ledger when the round is played out.
                EffectSetup::Member(..) | EffectSetup::Team(..) | EffectSetup::Sponsor(_) => {}
            }
        }
        for flag in &shock.sets {
            state.hidden.flags[*flag] = true;
        }
        for (next, after) in &shock.then {
            state.hidden.pending.push((round + after, *next));
        }
    }
    state.hidden.pending.retain(|(due, next)| *due > round || !matches!(next, Next::Shock(_)));
}

/// Whether a shock comes in this round: spread evenly over its window, one draw a round.
fn strikes(state: &State, window: Option<(u32, u32, i64)>, hash: u64) -> bool {
    let Some((from, to, chance)) = window else { return false };
    let round = state.public.round;
    if round < from || round > to {
        return false;
    }
    let (rounds, before) = (i64::from(to - from + 1), i64::from(round - from));
    // chance/rounds of what the window has, given that it has not come before.
    let left = 100 * rounds - chance * before;
    state.hidden.luck.below(round, hash, Purpose::Shock, 0, left.max(1)) < chance
}

/// Whether a card could lie on the table now.
fn can_come(setup: &Setup, state: &State, place: usize) -> bool {
    let card = &setup.cards[place];
    card.when != WhenSetup::Never
        && !state.public.dealt[place]
        && state.public.there(card.speaker)
        && card.needs.as_ref().is_none_or(|test| holds(setup, state, test))
}

/// Cards chosen for a hand.
#[derive(Default)]
struct Hand {
    cards: [usize; HAND_MAX],
    length: usize,
}

impl Hand {
    fn cards(&self) -> &[usize] {
        &self.cards[..self.length]
    }

    /// Adds a card that can come, unless there are as many as that or it is among them. Returns how many there are.
    fn add(&mut self, setup: &Setup, state: &State, place: usize, most: usize) -> usize {
        if self.length < most && !self.cards().contains(&place) && can_come(setup, state, place) {
            self.cards[self.length] = place;
            self.length += 1;
        }
        self.length
    }
}

fn hand(setup: &Setup, state: &State) -> Hand {
    let round = state.public.round;
    let mut hand = Hand::default();
    for (place, card) in setup.cards.iter().enumerate() {
        if card.when == WhenSetup::Round(round) {
            hand.add(setup, state, place, HAND_MAX);
        }
    }
    for (due, next) in &state.hidden.pending {
        if let (true, Next::Card(place)) = (*due <= round, *next) {
            hand.add(setup, state, place, HAND_MAX);
        }
    }
    let mut once: Vec<(i64, usize)> = Vec::new();
    let mut pool: Vec<(i64, usize)> = Vec::with_capacity(setup.cards.len());
    for (place, card) in setup.cards.iter().enumerate() {
        let (list, weight, from, to) = match card.when {
            WhenSetup::Once(from, to) => (&mut once, 1, from, to),
            WhenSetup::Pool { weight, from, to } => (&mut pool, weight, from, to),
            _ => continue,
        };
        // A card that has been on the table does not run; the others race as if it did.
        if (from..=to).contains(&round) && !state.public.dealt[place] {
            list.push((state.hidden.luck.race(round, card.hash, Purpose::Pool, 0, weight), place));
        }
    }
    let scheduled = hand.length;
    while let Some(place) = first(&mut once) {
        if hand.add(setup, state, place, HAND_MAX) >= scheduled + ONCE_MAX {
            break;
        }
    }
    let fill = HAND_FILL[round as usize % 2];
    while let Some(place) = first(&mut pool) {
        if hand.add(setup, state, place, fill) >= fill {
            break;
        }
    }
    hand
}

/// Takes the first out of a race. Few are asked for, so putting all of them in order is not worth it.
fn first(race: &mut Vec<(i64, usize)>) -> Option<usize> {
    let (at, _) = race.iter().enumerate().min_by_key(|(_, runner)| **runner)?;
    Some(race.swap_remove(at).1)
}

/// Whether a condition on the state holds.
pub fn holds(setup: &Setup, state: &State, test: &Test) -> bool {
    let within = |value: i64, least: i64, most: i64| (least..=most).contains(&value);
    let world = &state.hidden.world;
    let n = setup.members.len();
    match test {
        Test::All(all) => all.iter().all(|test| holds(setup, state, test)),
        Test::Any(any) => any.iter().any(|test| holds(setup, state, test)),
        Test::Not(not) => !holds(setup, state, not),
        Test::Flag(flag) => state.hidden.flags[*flag],
        Test::Member(member, level, least, most) => {
            state.public.there(*member) && within(world.level(*member, *level), *least, *most)
        }
        Test::Team(level, least, most) => {
            within(mean(&state.public, |m| world.level(m, *level)), *least, *most)
        }
        Test::Conflict(a, b, least) => {
            state.public.there(*a) && state.public.there(*b) && world.conflict[a * n + b] >= *least
        }
        Test::Work(stream, least, most) => {
            let stream = &state.public.streams[*stream];
            within((stream.progress * FULL / stream.effort.max(1)).min(FULL), *least, *most)
        }
        Test::Late(stream) => {
            let due = setup.streams[*stream].due.unwrap_or(u32::MAX);
            state.public.streams[*stream].done.map_or(state.public.round > due, |done| done > due)
        }
        Test::Sponsor(least, most) => within(state.public.sponsor, *least, *most),
        Test::Left(member) => !state.public.there(*member),
        Test::Decided(question) => state.public.questions[*question].settled.is_some(),
        Test::Chose(question, choice) => {
            state.public.questions[*question].settled.is_some_and(|(chosen, ..)| chosen == *choice)
        }
        Test::EmptyChair(least, most) => {
            within(chair_percent(setup, &state.public) * POINT / 10, *least, *most)
        }
        Test::Leavers(least, most) => {
            let leavers = state.public.left.iter().filter(|left| left.is_some()).count() as i64;
            within(leavers, *least, *most)
        }
    }
}

/// Mean over those who are there; 0 if nobody is.
pub fn mean(public: &Public, of: impl Fn(usize) -> i64) -> i64 {
    let (mut sum, mut there) = (0, 0);
    for member in public.present() {
        sum += of(member);
        there += 1;
    }
    if there == 0 { 0 } else { sum / there }
}

/// A figure for each of the three headline indicators.
pub type Level3 = [i64; 3];

/// True means of morale, innovation and loyalty over those who are there.
pub fn headline_means(state: &State) -> Level3 {
    let (mut sums, mut there) = ([0; 3], 0);
    for member in state.public.present() {
        let levels = &state.hidden.world.levels[member];
        for (sum, level) in sums.iter_mut().zip(Level::HEADLINE) {
            *sum += levels[level as usize];
        }
        there += 1;
    }
    sums.map(|sum| if there == 0 { 0 } else { sum / there })
}

/// Mean output of the empty chair so far in thousandths of par; 1000 before it begins.
pub fn chair_percent(setup: &Setup, public: &Public) -> i64 {
    let rounds = public.output.get(setup.rounds as usize..).unwrap_or_default();
    if rounds.is_empty() {
        return 1000;
    }
    rounds.iter().sum::<i64>() / rounds.len() as i64 * 1000 / setup.par.max(1)
}

/// Whether a condition on what the leader knows holds: it reads public facts and the seat, nothing else.
pub fn knows(public: &Public, seat: &super::beliefs::Seat, knowing: &Knowing) -> bool {
    match knowing {
        Knowing::All(all) => all.iter().all(|k| knows(public, seat, k)),
        Knowing::Any(any) => any.iter().any(|k| knows(public, seat, k)),
        Knowing::Not(not) => !knows(public, seat, not),
        Knowing::Flag(flag) => public.own_flags[*flag],
        Knowing::Private(member) => seat.known.private[*member],
        Knowing::Motives(member) => seat.known.motives[*member],
        Knowing::Heard(member) => seat.known.heard[*member] > 0,
        Knowing::Believed(member, level, least, most) => {
            (*least..=*most).contains(&level_of(seat, *member, *level))
        }
        Knowing::Decided(question) => public.questions[*question].settled.is_some(),
        Knowing::Left(member) => !public.there(*member),
    }
}

fn level_of(seat: &super::beliefs::Seat, member: usize, level: Level) -> i64 {
    seat.reading(member, level).value
}
