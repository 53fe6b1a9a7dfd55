//! “Something you have not learnt yet”, opened: the true ledger held against the leader's.
//!
//! The leader's line is what the best reading moved by beyond the causes they could know. The true ledger has all
//! causes. What is in it and not in the leader's, plus how far the leader's picture moved towards the truth or away
//! from it, comes to the line exactly.

use super::{OpenedLine, OpenedPart, OpenedRound, kept::Kept};
use crate::{
    report::points::{share, shown},
    session::view::{Moment, RoundDebrief, Subject, Week, WhyLine},
    sim::fixed::POINT,
    terms::{Arg, Id, Level, Message},
};

/// Most lines of one round.
const LINES: usize = 3;
/// Least whole points that a line is opened for.
const LEAST: i64 = 2;
/// Most causes of a line told one by one.
const PARTS: usize = 4;
/// Least amount that is told as a cause of its own, in thousandths of a point.
const SMALL: i64 = POINT / 2;

pub(super) fn of(kept: &Kept<'_>) -> Vec<OpenedRound> {
    let rounds = kept.weeks.iter().zip(&kept.debriefs).filter(|(_, round)| !kept.chair(round.round));
    let open = |(week, round): (&&Week, &&RoundDebrief)| {
        let mut lines: Vec<(i64, OpenedLine)> = Vec::new();
        for member in &week.estimates {
            lines.extend(
                Level::HEADLINE
                    .into_iter()
                    .filter_map(|level| line(kept, week, round, &member.member, level)),
            );
        }
        // Those with most to tell first: what was hidden weighs more than a reading put right. The order of people and
        // levels holds among equals.
        lines.sort_by_key(|(told, line)| std::cmp::Reverse((*told, line.points.abs())));
        lines.truncate(LINES);
        let lines: Vec<OpenedLine> = lines.into_iter().map(|(_, line)| line).collect();
        (!lines.is_empty()).then_some(OpenedRound { round: round.round, lines })
    };
    rounds.filter_map(open).collect()
}

/// One cause in both ledgers.
struct Both<'a> {
    cause: &'a Message,
    moment: &'a Moment,
    truth: i64,
    seen: i64,
}

/// A line opened, and how much of it somebody or something hidden explains, in whole points.
fn line(
    kept: &Kept<'_>,
    week: &Week,
    round: &RoundDebrief,
    member: &Id,
    level: Level,
) -> Option<(i64, OpenedLine)> {
    let about = Subject::Member { member: member.clone() };
    let place = Level::HEADLINE.iter().position(|of| *of == level)?;
    let by = |line: &WhyLine| line.amounts.get(place).copied().unwrap_or(0);
    let unlearnt = |line: &&WhyLine| line.unlearnt();
    let seen = week.why.iter().filter(|line| line.subject == about);
    let amount: i64 = seen.clone().filter(unlearnt).map(by).sum();
    let points = shown(amount);
    if points.abs() < LEAST {
        return None;
    }
    let mut causes: Vec<Both<'_>> = Vec::new();
    let truth = round.truth.iter().filter(|line| line.subject == about).map(|line| (line, true));
    for (line, truth) in truth.chain(seen.filter(|line| !unlearnt(line)).map(|line| (line, false))) {
        let place = causes.iter().position(|both| same(both.cause, &line.what)).unwrap_or_else(|| {
            causes.push(Both { cause: &line.what, moment: &line.moment, truth: 0, seen: 0 });
            causes.len() - 1
        });
        let both = &mut causes[place];
        *(if truth { &mut both.truth } else { &mut both.seen }) += by(line);
    }
    let apart: i64 = causes.iter().map(|both| both.truth - both.seen).sum();
    causes.sort_by_key(|both| std::cmp::Reverse((both.truth - both.seen).abs()));
    let large = causes.iter().take(PARTS).take_while(|both| (both.truth - both.seen).abs() >= SMALL).count();
    let (told, small) = causes.split_at(large);
    let mut parts: Vec<(String, i64)> = Vec::new();
    for both in told {
        let text = cause(kept, member, both);
        let apart = both.truth - both.seen;
        // What reads the same is one cause.
        match parts.iter_mut().find(|(other, _)| *other == text) {
            Some((_, sum)) => *sum += apart,
            None => parts.push((text, apart)),
        }
    }
    let hidden = told.iter().filter(|both| !both.cause.id.ends_with("drift-weather"));
    let hidden = shown(hidden.map(|both| (both.truth - both.seen).abs()).sum());
    let rest: i64 = small.iter().map(|both| both.truth - both.seen).sum();
    if rest != 0 {
        parts.push((kept.words.say("debrief-opened-rest"), rest));
    }
    let picture = amount - apart;
    if picture != 0 {
        parts.push((self::picture(kept, round, member, level, picture), picture));
    }
    let amounts: Vec<i64> = parts.iter().map(|(_, amount)| *amount).collect();
    let parts = parts.into_iter().zip(share(&amounts, POINT, points));
    let mut parts: Vec<OpenedPart> = parts
        .filter(|(_, points)| *points != 0)
        .map(|((what, _), points)| OpenedPart { what, points })
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.points.abs()));
    let name = kept.scenario.members.iter().find(|written| written.id == *member);
    let name = name.map_or_else(String::new, |written| written.name.clone());
    Some((hidden, OpenedLine { member: member.clone(), name, level, points, parts }))
}

/// Whether two messages name one cause: gain or loss, and how it happens to be said, make no difference.
fn same(a: &Message, b: &Message) -> bool {
    let names = |message: &Message| -> Vec<(String, Arg)> {
        let told = message.args.iter().filter(|(name, _)| name != "way" && name != "turn");
        told.map(|(name, arg)| (name.to_string(), arg.clone())).collect()
    };
    a.id == b.id && names(a) == names(b)
}

fn cause(kept: &Kept<'_>, member: &Id, both: &Both<'_>) -> String {
    let mut what = kept.own(both.cause);
    if *both.moment == Moment::Private {
        let truth = kept.end.people.iter().find(|person| person.member == *member);
        if let Some(private) = truth.and_then(|person| person.private.as_deref()) {
            what = private.trim_end_matches('.').to_owned();
        }
    }
    let how = if both.seen == 0 {
        "hidden"
    } else if both.truth == 0 {
        "expected"
    } else if both.truth.abs() > both.seen.abs() {
        "more"
    } else {
        "less"
    };
    kept.words.text(&Message::new("debrief-opened-cause").with("what", what).with("how", how))
}

/// How the leader's picture of somebody moved beside the truth: how far it was off before, and how far after.
fn picture(kept: &Kept<'_>, round: &RoundDebrief, member: &Id, level: Level, moved: i64) -> String {
    let there = round.members.iter().find(|truth| truth.member == *member);
    let Some(of) = there.and_then(|truth| truth.levels.iter().find(|of| of.level == level)) else {
        return kept.words.say("debrief-opened-gone");
    };
    let after = of.believed.best - of.truth;
    let off = |by: i64| match shown(by) {
        0 => "right",
        1.. => "high",
        _ => "low",
    };
    let before = after - moved;
    let message = Message::new("debrief-opened-picture")
        .with("before", shown(before).abs())
        .with("was", off(before))
        .with("after", shown(after).abs())
        .with("is", off(after));
    kept.words.text(&message)
}
