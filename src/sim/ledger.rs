//! The ledger: every change split into causes that add up to it exactly.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::{
    coefficients::Modifier,
    fixed::{FULL, ONE, Saturation, Sharing, millionths},
    setup::{Levels, TargetIx},
};
use crate::terms::{Level, Practice};

/// Where a use of a practice came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// An option of a card.
    Option {
        /// The card.
        card: usize,
        /// The option.
        option: usize,
    },
    /// Attention.
    Attention,
}

/// A change that nobody did, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Drift {
    /// People return towards their usual self.
    Settling,
    /// The work is theirs, or is not.
    Ownership,
    /// They know where it is going, or do not.
    Clarity,
    /// They trust the leader, or do not.
    Trust,
    /// They feel safe to speak, or do not.
    Voice,
    /// They feel well, or do not.
    Morale,
    /// Load beyond what one sleeps off.
    Strain,
    /// Rest.
    Rest,
    /// The authority they were given.
    Authority,
    /// Things move on.
    MovesOn,
    /// Things are due.
    Urgency,
    /// Work handed over that they are not ready for.
    Dumping,
    /// More work per head than at the start.
    Load,
    /// The sponsor asks.
    Sponsor,
    /// People here expect to be told.
    PowerDistance,
    /// They learn by doing.
    Learning,
    /// Nobody came by.
    Neglect,
    /// Ups and downs of the week.
    Weather,
    /// The mood around them.
    Company,
    /// Closeness to colleagues.
    Closeness,
    /// Work that came back.
    Rework,
}

impl Drift {
    /// How many there are.
    pub const COUNT: usize = 21;

    /// All of them, in order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Settling,
        Self::Ownership,
        Self::Clarity,
        Self::Trust,
        Self::Voice,
        Self::Morale,
        Self::Strain,
        Self::Rest,
        Self::Authority,
        Self::MovesOn,
        Self::Urgency,
        Self::Dumping,
        Self::Load,
        Self::Sponsor,
        Self::PowerDistance,
        Self::Learning,
        Self::Neglect,
        Self::Weather,
        Self::Company,
        Self::Closeness,
        Self::Rework,
    ];

    /// Its id, in messages and exports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Settling => "settling",
            Self::Ownership => "ownership",
            Self::Clarity => "clarity",
            Self::Trust => "trust",
            Self::Voice => "voice",
            Self::Morale => "morale",
            Self::Strain => "strain",
            Self::Rest => "rest",
            Self::Authority => "authority",
            Self::MovesOn => "moves_on",
            Self::Urgency => "urgency",
            Self::Dumping => "dumping",
            Self::Load => "load",
            Self::Sponsor => "sponsor",
            Self::PowerDistance => "power_distance",
            Self::Learning => "learning",
            Self::Neglect => "neglect",
            Self::Weather => "weather",
            Self::Company => "company",
            Self::Closeness => "closeness",
            Self::Rework => "rework",
        }
    }
}

/// What a change is put down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A practice of the leader.
    Use {
        /// The practice.
        practice: Practice,
        /// Card or attention.
        source: Source,
        /// At whom or what it was aimed.
        target: TargetIx,
    },
    /// A shock.
    Shock(usize),
    /// A promise kept, or something came of what they said; by its place among the debts.
    Kept(usize),
    /// A promise broken, or nothing came of it.
    Broken(usize),
    /// A card that nobody answered.
    Unanswered(usize),
    /// Something they carry.
    Private,
    /// A conflict with a colleague.
    Conflict(usize),
    /// Someone left.
    Leaver(usize),
    /// A named drift.
    Drift(Drift),
    /// The hours of a member, on a stream.
    Hours(usize),
    /// What an earlier reading was off by, as the leader can reckon it (in the seat's ledger only).
    Misread,
    /// What the leader has not learnt yet (in the seat's ledger only).
    Unlearnt,
}

/// What a line of the ledger is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A level of a member.
    Member(usize, Level),
    /// Progress of a stream, in thousandths of a planned hour.
    Work(usize),
    /// The sponsor's confidence.
    Sponsor,
}

/// A factor shown on an entry, in thousandths.
pub type Factor = (Modifier, i64);

/// The factors on an entry. The rows that ship have two, and repetition and the ceiling may come to them: a round has
/// hundreds of entries, and these lie in place.
pub type ShownFactors = SmallVec<[Factor; 4]>;

/// One line: a cause and what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What changed.
    pub subject: Subject,
    /// Why.
    pub cause: Cause,
    /// By how much, in thousandths.
    pub amount: i64,
    /// Factors on it.
    pub factors: ShownFactors,
}

/// A raw push before saturation.
#[derive(Clone, Debug)]
pub struct Push {
    member: usize,
    level: Level,
    cause: Cause,
    amount: i64,
    literal: bool,
    factors: ShownFactors,
}

/// Whether a round keeps the pushes that its sums are made of, for the ledger. The levels come out the same.
pub trait Keep: Default {
    /// Whether it does.
    const KEEPS: bool;
    /// Keeps one.
    fn keep(&mut self, push: impl FnOnce() -> Push);
    /// Everything kept, which is then forgotten.
    fn take(&mut self) -> Vec<Push>;
}

/// Keeps every push.
#[derive(Clone, Debug)]
pub struct Kept(Vec<Push>);

impl Default for Kept {
    fn default() -> Self {
        // What six people come to in a round.
        Self(Vec::with_capacity(256))
    }
}

/// Keeps none, and costs nothing: the lean path.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unkept;

impl Keep for Kept {
    const KEEPS: bool = true;
    fn keep(&mut self, push: impl FnOnce() -> Push) {
        self.0.push(push());
    }
    fn take(&mut self) -> Vec<Push> {
        std::mem::take(&mut self.0)
    }
}

impl Keep for Unkept {
    const KEEPS: bool = false;
    #[inline]
    fn keep(&mut self, _: impl FnOnce() -> Push) {}
    fn take(&mut self) -> Vec<Push> {
        Vec::new()
    }
}

/// Sums of the pushes at one level.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    gains: i64,
    /// Gains less losses: kept instead of the losses because every push can be added to it as it is.
    net: i64,
}

impl Sums {
    const fn losses(self) -> i64 {
        self.gains - self.net
    }
}

/// Sums of the pushes at one member, by level.
type BothSides = [Sums; Level::COUNT];

/// No push at anything.
const NONE: BothSides = [Sums { gains: 0, net: 0 }; Level::COUNT];

/// Collects the pushes of a round, then applies them to the levels.
#[derive(Clone, Debug, Default)]
pub struct Pushes<K> {
    pushed: Vec<BothSides>,
    literal: Vec<BothSides>,
    any_literal: bool,
    kept: K,
}

/// Adds a push to the sums of a member. Amounts are of 2^40 at most (see `AMOUNT_MAX` in `effects`), and no round has
/// 2^20 of them at one level: nothing wraps.
#[inline]
const fn add(sums: &mut BothSides, level: Level, amount: i64) {
    let sums = &mut sums[level as usize];
    sums.gains = sums.gains.wrapping_add(if amount > 0 { amount } else { 0 });
    sums.net = sums.net.wrapping_add(amount);
}

impl<K: Keep> Pushes<K> {
    /// Nothing yet.
    pub fn new(members: usize) -> Self {
        let mut pushes = Self::default();
        pushes.clear(members);
        pushes
    }

    /// Forgets everything, for another round.
    pub fn clear(&mut self, members: usize) {
        self.pushed.clear();
        self.pushed.resize(members, NONE);
        if self.any_literal || self.literal.len() != members {
            self.any_literal = false;
            self.literal.clear();
            self.literal.resize(members, NONE);
        }
        self.kept = K::default();
    }

    /// How much pushes at each level of a member in all, gains and losses added: thousandths of a point.
    pub fn magnitudes(&self, out: &mut Vec<Levels>) {
        out.clear();
        out.extend(self.pushed.iter().map(|sums| sums.map(|sums| 2 * sums.gains - sums.net)));
    }

    /// Adds a push, in thousandths of a point.
    #[inline]
    pub fn push(&mut self, member: usize, level: Level, cause: Cause, amount: i64) {
        self.at(member).push(level, cause, amount);
    }

    /// Pushes at one member.
    #[inline]
    pub fn at(&mut self, member: usize) -> AtMember<'_, K> {
        AtMember { member, pushed: &mut self.pushed[member], kept: &mut self.kept }
    }

    /// Adds a literal change, which is not saturated.
    pub fn literal(&mut self, member: usize, level: Level, cause: Cause, amount: i64) {
        if amount == 0 {
            return;
        }
        self.any_literal = true;
        add(&mut self.literal[member], level, amount);
        self.kept.keep(|| Push { member, level, cause, amount, literal: true, factors: ShownFactors::new() });
    }

    /// Applies everything to the levels of those who are there and returns the entries, if kept.
    ///
    /// Gains are saturated towards 100, losses towards 0, each side on its own: pushing in small steps comes
    /// to the same as at once. The sum is clamped once; what the clamp takes is drawn from the side that hit it.
    pub fn apply(
        &mut self,
        levels: &mut [Levels],
        saturation: Saturation,
        there: impl Fn(usize) -> bool,
    ) -> Vec<Entry> {
        let mut sides = Vec::new();
        if K::KEEPS {
            sides.resize(levels.len(), Sides::default());
        }
        for (member, (values, pushed)) in levels.iter_mut().zip(&self.pushed).enumerate() {
            if !there(member) {
                continue;
            }
            let literal = self.any_literal.then(|| &self.literal[member]);
            for (l, level) in values.iter_mut().enumerate() {
                let (sums, literal, value) =
                    (pushed[l], literal.map_or(NONE[l], |literal| literal[l]), *level);
                let gain = millionths(FULL - value, saturation.of(sums.gains));
                let loss = millionths(value, saturation.of(sums.losses()));
                let free = value + gain - loss + literal.net;
                *level = free.clamp(0, FULL);
                if K::KEEPS {
                    let over = (free - FULL).max(0);
                    let under = (-free).max(0);
                    let (plus, minus) = (literal.gains, literal.losses());
                    sides[member][l] = (gain, loss, gain + plus - over, loss + minus - under);
                }
            }
        }
        if K::KEEPS { entries(self.kept.take(), &sides, there) } else { Vec::new() }
    }
}

/// Where one member is pushed.
#[derive(Debug)]
pub struct AtMember<'a, K> {
    member: usize,
    pushed: &'a mut BothSides,
    kept: &'a mut K,
}

impl<K: Keep> AtMember<'_, K> {
    /// Adds a push, in thousandths of a point.
    #[inline]
    pub fn push(&mut self, level: Level, cause: Cause, amount: i64) {
        self.push_with(level, cause, amount, ShownFactors::new());
    }

    /// Adds a push with the factors that made it.
    #[inline]
    pub fn push_with(&mut self, level: Level, cause: Cause, amount: i64, factors: ShownFactors) {
        add(self.pushed, level, amount);
        if amount != 0 {
            let member = self.member;
            self.kept.keep(|| Push { member, level, cause, amount, literal: false, factors });
        }
    }
}

/// For each side of each level: the saturated sum of the pushes, and the final sum with the literal ones.
type Sides = [(i64, i64, i64, i64); Level::COUNT];

/// Places of the pushes at members who are there, each with its side: gains together and losses together, of one level
/// of one member after the other, in the order in which they came. Sides are few and pushes many, so each is put where
/// it belongs, and nothing is compared.
fn by_side(kept: &[Push], members: usize, there: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let side = |push: &Push| {
        ((push.member * Level::COUNT + push.level as usize) << 1) | usize::from(push.amount < 0)
    };
    let there = || {
        let there = kept.iter().enumerate().filter(|(_, push)| there(push.member));
        there.map(|(place, push)| (side(push), place))
    };
    // Of every side, how many come before it.
    let mut next = vec![0; members * Level::COUNT * 2 + 1];
    there().for_each(|(side, _)| next[side + 1] += 1);
    for side in 1..next.len() {
        next[side] += next[side - 1];
    }
    let mut order = vec![(0, 0); next[next.len() - 1]];
    for (side, place) in there() {
        order[next[side]] = (side, place);
        next[side] += 1;
    }
    order
}

fn entries(mut kept: Vec<Push>, sides: &[Sides], there: impl Fn(usize) -> bool) -> Vec<Entry> {
    let order = by_side(&kept, sides.len(), there);
    // With room for the work and the sponsor.
    let mut out: Vec<Entry> = Vec::with_capacity(order.len() + 32);
    let (mut weights, mut sharing) = (Vec::new(), Sharing::default());
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        let Push { member, level, amount, .. } = kept[group[0].1];
        let loss = amount < 0;
        let (gain, lost, gain_final, loss_final) = sides[member][level as usize];
        let (saturated, total) = if loss { (lost, loss_final) } else { (gain, gain_final) };
        weights.clear();
        weights.extend(group.iter().map(|(_, place)| match &kept[*place] {
            push if push.literal => 0,
            push => push.amount,
        }));
        let shares = sharing.of(saturated, &weights);
        let pushed: i64 = weights.iter().map(|amount| amount.abs()).sum();
        let ceiling = saturated * ONE / pushed.max(1);
        let bent = (ONE - ceiling).abs() > ONE / 20;
        weights.clear();
        for ((_, place), share) in group.iter().zip(shares) {
            let push = &mut kept[*place];
            if !push.literal && bent {
                push.factors.push((Modifier::Ceiling, ceiling));
            }
            weights.push(if push.literal { push.amount.abs() } else { *share });
        }
        let shares = sharing.of(if loss { -total } else { total }, &weights);
        let first = out.len();
        for ((_, place), amount) in group.iter().zip(shares) {
            let push = &mut kept[*place];
            let same = out[first..].iter_mut().find(|entry| entry.cause == push.cause);
            match same {
                Some(entry) => entry.amount += amount,
                None => out.push(Entry {
                    subject: Subject::Member(member, level),
                    cause: push.cause,
                    amount: *amount,
                    factors: std::mem::take(&mut push.factors),
                }),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pushing_in_steps_comes_to_the_same() {
        let mut once = [[50_000; Level::COUNT]];
        let mut pushes = Pushes::<Unkept>::new(1);
        pushes.push(0, Level::Morale, Cause::Private, 20_000);
        pushes.apply(&mut once, Saturation::new(50_000), |_| true);
        let mut steps = [[50_000; Level::COUNT]];
        for _ in 0..5 {
            let mut pushes = Pushes::<Unkept>::new(1);
            pushes.push(0, Level::Morale, Cause::Private, 4_000);
            pushes.apply(&mut steps, Saturation::new(50_000), |_| true);
        }
        assert!((once[0][0] - steps[0][0]).abs() < 20, "{} {}", once[0][0], steps[0][0]);
    }

    #[test]
    fn a_clamp_takes_from_the_side_that_hit_it() {
        let mut levels = [[95_000; Level::COUNT]];
        let mut pushes = Pushes::<Kept>::new(1);
        pushes.push(0, Level::Morale, Cause::Private, 10_000);
        pushes.literal(0, Level::Morale, Cause::Shock(0), 15_000);
        pushes.push(0, Level::Morale, Cause::Unlearnt, -1_000);
        let entries = pushes.apply(&mut levels, Saturation::new(50_000), |_| true);
        assert_eq!(levels[0][0], 100_000);
        assert_eq!(entries.iter().map(|entry| entry.amount).sum::<i64>(), 5_000);
        let loss = entries.iter().find(|entry| entry.cause == Cause::Unlearnt).expect("it was pushed");
        assert!(loss.amount < -1_800, "the loss is whole: {}", loss.amount);
    }
}
