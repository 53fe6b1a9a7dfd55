//! Each person: how they felt led, what they say of it, and what was hidden about them.

use super::{FeltRow, MotiveRow, PersonRow, PrivateRow, Quote, kept::Kept};
use crate::{
    report::points::percents,
    session::view::{Felt, PersonTruth},
    sim::fixed::POINT,
    terms::{Id, Level, Message},
};

/// From here on somebody counts as heard, trusted or valued; below [`NOT`] as not.
const YES: i64 = 58 * POINT;
/// Below this they do not.
const NOT: i64 = 44 * POINT;

pub(super) fn of(kept: &Kept<'_>) -> Vec<PersonRow> {
    kept.end.people.iter().filter_map(|truth| person(kept, truth)).collect()
}

fn person(kept: &Kept<'_>, truth: &PersonTruth) -> Option<PersonRow> {
    let written = kept.scenario.members.iter().find(|member| member.id == truth.member)?;
    let last = kept
        .debriefs
        .iter()
        .rev()
        .find_map(|round| round.members.iter().find(|member| member.member == truth.member));
    let weights: Vec<i64> = truth.motives.iter().map(|motive| motive.weight).collect();
    let motives: Vec<MotiveRow> = truth
        .motives
        .iter()
        .zip(percents(&weights))
        .map(|(of, percent)| MotiveRow {
            motive: of.motive,
            name: kept.words.text(&Message::new(format!("motive-{}", of.motive.id()))),
            percent,
        })
        .collect();
    let strongest = |place: usize| motives.get(place).map_or("", |motive| motive.name.as_str());
    let motives_text = Message::new("debrief-motives")
        .with("name", written.name.as_str())
        .with("first", strongest(0))
        .with("second", strongest(1))
        .with("learnt", if truth.motives_learnt { "yes" } else { "no" });
    let epilogue = kept.end.epilogues.iter().find(|told| told.member == truth.member);
    Some(PersonRow {
        id: truth.member.clone(),
        name: written.name.clone(),
        role: written.role.clone(),
        left: truth.left,
        felt: felt(kept, &truth.member),
        quote: quote(kept, truth),
        levels: last.map(|member| {
            Level::HEADLINE
                .map(|level| member.levels.iter().find(|of| of.level == level).map_or(0, |of| of.truth))
        }),
        epilogue: epilogue.map(|told| told.text.clone()),
        motives_text: kept.words.text(&motives_text),
        motives,
        motives_learnt: truth.motives_learnt,
        private: truth.private.clone().map(|what| PrivateRow { what, learnt: truth.learnt }),
    })
}

/// The figures of the last round with the leader, and what effort and voice were most of the time with them.
fn felt(kept: &Kept<'_>, member: &Id) -> Option<FeltRow> {
    let led = kept.debriefs.iter().filter(|round| !kept.chair(round.round));
    let answers: Vec<(u32, Felt)> = led
        .filter_map(|round| {
            let there = round.members.iter().find(|truth| truth.member == *member)?;
            Some((round.round, there.felt?))
        })
        .collect();
    let (round, felt) = *answers.last()?;
    let effort = mostly(answers.iter().map(|(_, felt)| felt.effort));
    let voice = mostly(answers.iter().map(|(_, felt)| felt.voice));
    let words = Message::new("debrief-felt")
        .with("heard", so(felt.heard))
        .with("trusted", so(felt.trusted))
        .with("valued", so(felt.valued));
    let answer = Message::new("debrief-answer")
        .with("effort", ["back", "steady", "extra"][usize::from(effort)])
        .with("voice", ["silent", "concern", "idea"][usize::from(voice)]);
    Some(FeltRow {
        round,
        heard: felt.heard,
        trusted: felt.trusted,
        valued: felt.valued,
        words: kept.words.text(&words),
        effort,
        voice,
        answer: kept.words.text(&answer),
    })
}

fn so(figure: i64) -> &'static str {
    match figure {
        YES.. => "yes",
        NOT..YES => "half",
        _ => "no",
    }
}

/// The most frequent of 0, 1 and 2; of equals the one given later.
fn mostly(answers: impl Iterator<Item = u8>) -> u8 {
    let mut counts = [(0_usize, 0_usize); 3];
    for (place, answer) in answers.enumerate() {
        let count = &mut counts[usize::from(answer.min(2))];
        *count = (count.0 + 1, place);
    }
    (0..3_u8).max_by_key(|answer| counts[usize::from(*answer)]).unwrap_or(0)
}

/// What they say when asked at the end; of whoever left, what they said then.
fn quote(kept: &Kept<'_>, truth: &PersonTruth) -> Option<Quote> {
    let round = match truth.left {
        Some(left) => kept.debriefs.iter().find(|round| round.round == left)?,
        None => kept.debriefs.last()?,
    };
    let line = round.said.iter().find(|line| line.who == truth.member)?;
    Some(Quote { text: line.text.clone(), on_leaving: truth.left.is_some() })
}
