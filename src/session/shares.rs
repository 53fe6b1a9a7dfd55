//! Entries of a ledger grouped by cause: what each did to a member, to the team's mean, to work, to the sponsor.

use std::collections::BTreeMap;

use crate::{
    sim::{Cause, Entry, Levels, Subject, ledger::ShownFactors},
    terms::Level,
};

/// The levels whose changes are told: the three headline indicators, and trust.
pub const TOLD: [Level; 4] = [Level::Morale, Level::Innovation, Level::Loyalty, Level::Trust];

/// A figure for each of [`TOLD`].
pub type Told = [i64; TOLD.len()];

/// One cause and what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The cause.
    pub cause: Cause,
    /// By how much, for each of [`TOLD`]; of work and of the sponsor the first alone.
    pub amounts: Told,
    /// Factors on its entries, each once, in canonical order.
    pub factors: ShownFactors,
}

/// What moved the means of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamShares {
    /// The causes.
    pub shares: Vec<Share>,
    /// So many of the shares' units make one thousandth of a point.
    pub unit: i64,
    /// The means at the start, in that unit.
    pub start: Told,
    /// At the end: the start and every share.
    pub end: Told,
}

/// Amounts by cause, and the factors on them.
type Grouped = BTreeMap<Cause, (Told, ShownFactors)>;

/// What moved a member, in thousandths of a point.
pub fn of_member(entries: &[Entry], member: usize) -> Vec<Share> {
    let mut grouped = Grouped::new();
    for entry in entries {
        if let Some(level) = told(entry.subject, member) {
            put(&mut grouped, entry, level, entry.amount);
        }
    }
    listed(grouped)
}

/// What moved a workstream, in thousandths of a planned hour, or the sponsor, in thousandths of a point.
pub fn of_subject(entries: &[Entry], subject: Subject) -> Vec<Share> {
    let mut grouped = Grouped::new();
    for entry in entries.iter().filter(|entry| entry.subject == subject) {
        put(&mut grouped, entry, 0, entry.amount);
    }
    listed(grouped)
}

/// What moved the means of those in `there`, whose levels went from `before` to `after`. Whoever is in `left` as
/// well changes the mean by not being in it any more: that part has their name.
pub fn of_team(
    entries: &[Entry],
    before: &[Levels],
    after: &[Levels],
    there: &[usize],
    left: &[usize],
) -> TeamShares {
    let (n, stayed) = (there.len().max(1) as i64, (there.len() - left.len()).max(1) as i64);
    let mut grouped = Grouped::new();
    for entry in entries {
        for member in there {
            if let Some(level) = told(entry.subject, *member) {
                put(&mut grouped, entry, level, entry.amount * stayed);
            }
        }
    }
    let sum = |levels: &[Levels], of: &[usize], level: usize| -> i64 {
        of.iter().map(|member| levels[*member][TOLD[level] as usize]).sum()
    };
    let (mut start, mut end) = (Told::default(), Told::default());
    for level in 0..TOLD.len() {
        start[level] = sum(before, there, level) * stayed;
        let mut members = there.to_vec();
        for leaver in left {
            // Out of the mean one after the other, each at what they felt at the end.
            let with = sum(after, &members, level);
            let count = members.len() as i64;
            members.retain(|member| member != leaver);
            let without = sum(after, &members, level);
            let rest = members.len().max(1) as i64;
            let by = without * n * stayed / rest - with * n * stayed / count;
            grouped.entry(Cause::Leaver(*leaver)).or_default().0[level] += by;
        }
        let moved: i64 = grouped.values().map(|(amounts, _)| amounts[level]).sum();
        end[level] = start[level] + moved;
    }
    TeamShares { shares: listed(grouped), unit: n * stayed, start, end }
}

fn told(subject: Subject, member: usize) -> Option<usize> {
    match subject {
        Subject::Member(of, level) if of == member => TOLD.iter().position(|told| *told == level),
        _ => None,
    }
}

fn put(grouped: &mut Grouped, entry: &Entry, level: usize, amount: i64) {
    let (amounts, factors) = grouped.entry(entry.cause).or_default();
    amounts[level] += amount;
    for factor in &entry.factors {
        if !factors.iter().any(|(modifier, _)| *modifier == factor.0) {
            factors.push(*factor);
        }
    }
}

/// The causes, the largest first; [`Cause::Misread`] and [`Cause::Unlearnt`] last. Size is told by the headline
/// indicators, or of trust alone.
fn listed(grouped: Grouped) -> Vec<Share> {
    let share = |(cause, (amounts, mut factors)): (Cause, (Told, ShownFactors))| {
        factors.sort_unstable();
        Share { cause, amounts, factors }
    };
    let mut shares: Vec<_> = grouped.into_iter().map(share).collect();
    let size = |share: &Share| {
        let headline: i64 = share.amounts[..3].iter().map(|amount| amount.abs()).sum();
        (headline, share.amounts[3].abs())
    };
    let rank = |share: &Share| match share.cause {
        Cause::Unlearnt => 2,
        Cause::Misread => 1,
        _ => 0,
    };
    shares.sort_by_key(|share| (rank(share), std::cmp::Reverse(size(share)), share.cause));
    shares
}
