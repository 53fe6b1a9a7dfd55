//! “Something you have not learnt yet”, opened, in words. What was behind a line is worked out where both ledgers are:
//! [`crate::session::view::Opened`].

use super::{OpenedLine, OpenedPart, OpenedRound, kept::Kept};
use crate::{
    report::points::{share, shown},
    session::view::{Moment, Opened, OpenedCause, RoundDebrief},
    sim::fixed::POINT,
    terms::{Id, Level, Message},
};

pub(super) fn of(kept: &Kept<'_>) -> Vec<OpenedRound> {
    let open = |round: &RoundDebrief| {
        let lines: Vec<OpenedLine> = round.opened.iter().map(|opened| line(kept, round, opened)).collect();
        (!lines.is_empty()).then_some(OpenedRound { round: round.round, lines })
    };
    kept.debriefs.iter().filter_map(open).collect()
}

fn line(kept: &Kept<'_>, round: &RoundDebrief, opened: &Opened) -> OpenedLine {
    let Opened { member, level, amount, causes, rest, picture } = opened;
    let points = shown(*amount);
    let mut parts: Vec<(String, i64)> = Vec::new();
    for both in causes {
        let text = cause(kept, member, both);
        let apart = both.truth - both.seen;
        // What reads the same is one cause.
        match parts.iter_mut().find(|(other, _)| *other == text) {
            Some((_, sum)) => *sum += apart,
            None => parts.push((text, apart)),
        }
    }
    if *rest != 0 {
        parts.push((kept.words.say("debrief-opened-rest"), *rest));
    }
    if *picture != 0 {
        parts.push((self::picture(kept, round, member, *level, *picture), *picture));
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
    OpenedLine { member: member.clone(), name, level: *level, points, parts }
}

fn cause(kept: &Kept<'_>, member: &Id, both: &OpenedCause) -> String {
    let mut what = kept.own(&both.what);
    if both.moment == Moment::Private {
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
