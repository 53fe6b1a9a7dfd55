//! “Something you have not learnt yet”, opened: the true ledger of a round held against the leader's.
//!
//! The leader's line, with that of an earlier reading put right, is what the best reading moved by beyond the causes they
//! could know. The true ledger has all causes. What is in it and not in the leader's, plus how far the leader's picture moved towards the truth or away
//! from it, comes to the line exactly.

use serde::{Deserialize, Serialize};

use super::why::{Ledger, Moment, Named, named, surprises};
use crate::{
    session::ids::Ids,
    sim::{
        Record, State,
        fixed::{POINT, whole},
    },
    terms::{Arg, Id, Level, Message},
};

/// Most lines of one round for what was hidden behind them.
const LINES: usize = 3;
/// Most further lines of one round for their size alone: a player asks about those first.
const LARGEST: usize = 2;
/// Least whole points that a line is opened for.
const LEAST: i64 = 2;
/// Most causes of a line told one by one.
const PARTS: usize = 4;
/// Least amount that is told as a cause of its own, in thousandths of a point.
const SMALL: i64 = POINT / 2;

/// A line that the leader had not learnt, opened. `amount` is the sum of what the causes moved beyond what was seen of
/// them, of `rest` and of `picture`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Whose.
    pub member: Id,
    /// Which of the three headline indicators.
    pub level: Level,
    /// What the two lines said together, in thousandths of a point.
    pub amount: i64,
    /// What was behind it, the largest first.
    pub causes: Vec<OpenedCause>,
    /// Causes too small to be told one by one.
    pub rest: i64,
    /// By how much the leader's picture moved against the truth.
    pub picture: i64,
}

/// One cause in both ledgers, in thousandths of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedCause {
    /// What happened.
    pub what: Message,
    /// Where it came from.
    pub moment: Moment,
    /// What it did.
    pub truth: i64,
    /// What the leader could see of that.
    pub seen: i64,
}

impl OpenedCause {
    fn apart(&self) -> i64 {
        self.truth - self.seen
    }
}

/// The lines of a round with most hidden behind them, and then the largest of the others.
pub(super) fn of(ids: Ids<'_>, before: &State, record: &Record) -> Vec<Opened> {
    let mut lines: Vec<(i64, Opened)> = Vec::new();
    for member in before.public.present() {
        let amounts = surprises(record, member);
        let opens = |amount: i64| whole(amount, POINT).abs() >= LEAST;
        if !amounts.into_iter().any(opens) {
            continue;
        }
        let truth = named(ids, before, record, Ledger::Truth, member);
        let seen = named(ids, before, record, Ledger::Seen, member);
        for (place, level) in
            Level::HEADLINE.into_iter().enumerate().filter(|(place, _)| opens(amounts[*place]))
        {
            lines.push(opened(ids.member(member), (place, level), amounts[place], &truth, &seen));
        }
    }
    // What was hidden weighs more than a reading put right. The order of people and levels holds among equals.
    lines.sort_by_key(|(told, line)| std::cmp::Reverse((*told, whole(line.amount, POINT).abs())));
    let from = LINES.min(lines.len());
    lines[from..].sort_by_key(|(_, line)| std::cmp::Reverse(whole(line.amount, POINT).abs()));
    lines.truncate(LINES + LARGEST);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// A line opened, and how much of it somebody or something hidden explains, in whole points.
fn opened(
    member: Id,
    (place, level): (usize, Level),
    amount: i64,
    truth: &[Named],
    seen: &[Named],
) -> (i64, Opened) {
    let mut causes: Vec<OpenedCause> = Vec::new();
    let known = seen.iter().map(|line| (line, false));
    for (line, truth) in truth.iter().map(|line| (line, true)).chain(known) {
        let at = causes.iter().position(|both| same(&both.what, &line.what)).unwrap_or_else(|| {
            let (what, moment) = (line.what.clone(), line.moment.clone());
            causes.push(OpenedCause { what, moment, truth: 0, seen: 0 });
            causes.len() - 1
        });
        let both = &mut causes[at];
        *(if truth { &mut both.truth } else { &mut both.seen }) += line.amounts[place];
    }
    let apart: i64 = causes.iter().map(OpenedCause::apart).sum();
    causes.sort_by_key(|both| std::cmp::Reverse(both.apart().abs()));
    let large = causes.iter().take(PARTS).take_while(|both| both.apart().abs() >= SMALL).count();
    let rest = causes.drain(large..).map(|both| both.apart()).sum();
    let hidden = causes.iter().filter(|both| !both.what.id.ends_with("drift-weather"));
    let hidden = whole(hidden.map(|both| both.apart().abs()).sum(), POINT);
    (hidden, Opened { member, level, amount, causes, rest, picture: amount - apart })
}

/// Whether two messages name one cause: gain or loss, and how it happens to be said, make no difference.
fn same(a: &Message, b: &Message) -> bool {
    fn names(message: &Message) -> impl Iterator<Item = (&str, &Arg)> {
        let told = message.args.iter().filter(|(name, _)| name != "way" && name != "turn");
        told.map(|(name, arg)| (name.as_ref(), arg))
    }
    a.id == b.id && names(a).eq(names(b))
}
