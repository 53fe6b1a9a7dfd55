//! A round as the leader can look back on it: what was done, what happened, what was said, and why.

use serde::{Deserialize, Serialize};

use super::{
    leader::{PlanView, RangeView},
    met::Met,
    why::{self, Ledger, WhyLines},
};
use crate::{
    session::{game::PastRound, ids::Ids},
    sim::{Concern, Happening, How, Owed, Record, State},
    terms::{Id, Level, Message, Motive},
};

/// The mean over nobody. The last of a team does not leave, so it is never shown.
const NOBODY: RangeView = RangeView { low: 0, best: 0, high: 0 };

/// A round played, as the leader's seat could know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// The round, from 1.
    pub round: u32,
    /// The automated leader that led it; none if a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub led: Option<Id>,
    /// What the leader did.
    pub plan: PlanView,
    /// What happened, in order.
    pub happened: Vec<Message>,
    /// What people said.
    pub said: Vec<Line>,
    /// Readings before and after, of everybody who was there at the start.
    pub estimates: Vec<Estimates>,
    /// The means of the team: before over those who were there at the start, after over those at the end.
    pub team: Headline,
    /// Progress of every workstream.
    pub work: Vec<Progress>,
    /// The sponsor's confidence, in thousandths of a point.
    pub sponsor: Change,
    /// Why they changed: the lines about a subject sum to its change. They are there when one week is asked for, as
    /// with [`super::View::week`]; a view has those of the last round, in a place of their own, while it is looked at.
    #[serde(default, skip_serializing_if = "WhyLines::is_empty")]
    pub why: WhyLines,
    /// The texts that its page is told with; they come and go with the ledger.
    #[serde(default, skip_serializing_if = "Met::is_empty")]
    pub met: Met,
    /// Output of the round, in thousandths of plan.
    pub output: i64,
}

/// A line that somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Who.
    pub who: Id,
    /// What.
    pub text: String,
}

/// The leader's readings of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimates {
    /// The member.
    pub member: Id,
    /// Best readings at the start of the round, in the order of the levels.
    pub before: [i64; Level::COUNT],
    /// At its end.
    pub after: [i64; Level::COUNT],
    /// Morale, innovation and loyalty with their ranges.
    pub headline: Headline,
}

/// The three headline indicators of a member, or of the team's mean, before and after a round.
pub type Headline = [Span; 3];

/// A range before a round and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// At the start of the round.
    pub before: RangeView,
    /// At its end.
    pub after: RangeView,
}

/// A figure that everybody can see, before a round and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// At the start of the round.
    pub before: i64,
    /// At its end.
    pub after: i64,
}

/// Progress of a workstream in a round, in thousandths of a planned hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The stream.
    pub work: Id,
    /// Planned hours done.
    #[serde(flatten)]
    pub progress: Change,
}

impl Week {
    /// The round between two states, as the seat could know it, with its ledger.
    pub(in crate::session) fn whole(
        ids: Ids<'_>,
        before: &State,
        after: &State,
        past: &PastRound,
        record: &Record,
    ) -> Self {
        let (why, met) = Self::account(ids, before, after, past, record);
        Self { why, met, ..Self::of(ids, before, after, past, record) }
    }

    /// The ledger of a round, as the seat could know it, and the texts that go with it.
    pub(in crate::session) fn account(
        ids: Ids<'_>,
        before: &State,
        after: &State,
        past: &PastRound,
        record: &Record,
    ) -> (WhyLines, Met) {
        let lines = why::lines(ids, before, after, record, Ledger::Seen);
        let met = Met::of(ids, past, before.public.chair_empty(ids.setup), &lines);
        (lines.into_iter().collect(), met)
    }

    /// The same without the ledger, which is much the largest part.
    pub(in crate::session) fn of(
        ids: Ids<'_>,
        before: &State,
        after: &State,
        past: &PastRound,
        record: &Record,
    ) -> Self {
        let plan = &past.plan;
        let chair = before.public.chair_empty(ids.setup);
        let placements = if chair { &[] } else { plan.placements.as_slice() };
        let answers = plan.answers.iter().filter(|_| !chair);
        let best = |state: &State, member: usize| state.seat.believed.levels[member];
        Self {
            round: record.round + 1,
            led: past.led.clone(),
            plan: PlanView {
                answers: answers
                    .map(|(card, option)| {
                        (ids.scenario().cards[*card].id.clone(), ids.option(*card, *option))
                    })
                    .collect(),
                placements: placements.iter().map(|placed| ids.placement(placed)).collect(),
            },
            happened: record.happenings.iter().filter_map(|what| happened(ids, after, what, false)).collect(),
            said: said(ids, record),
            estimates: (0..ids.setup.members.len())
                .filter(|member| before.public.there(*member))
                .map(|member| Estimates {
                    member: ids.member(member),
                    before: best(before, member),
                    after: best(after, member),
                    headline: Level::HEADLINE.map(|level| Span {
                        before: before.seat.reading(member, level).range().into(),
                        after: after.seat.reading(member, level).range().into(),
                    }),
                })
                .collect(),
            team: team(before, after),
            work: (0..ids.setup.streams.len())
                .map(|stream| Progress {
                    work: ids.stream(stream),
                    progress: Change {
                        before: before.public.streams[stream].progress,
                        after: after.public.streams[stream].progress,
                    },
                })
                .collect(),
            sponsor: Change { before: before.public.sponsor, after: after.public.sponsor },
            why: WhyLines::default(),
            met: Met::default(),
            output: after.public.output.last().copied().unwrap_or(0),
        }
    }
}

/// The means of the team over a round.
fn team(before: &State, after: &State) -> Headline {
    let mean =
        |state: &State| state.seat.team(&state.public).map_or([NOBODY; 3], |team| team.map(Into::into));
    let (before, after) = (mean(before), mean(after));
    [0, 1, 2].map(|level| Span { before: before[level], after: after[level] })
}

/// What people said in a round.
pub(super) fn said(ids: Ids<'_>, record: &Record) -> Vec<Line> {
    let line = |what: &Happening| match what {
        Happening::Said { voice, line } => {
            let voice = &ids.scenario().voices[*voice];
            Some(Line { who: voice.who.clone(), text: ids.fill(&voice.lines[*line]) })
        }
        _ => None,
    };
    record.happenings.iter().filter_map(line).collect()
}

/// A happening as a message; none for what has a place of its own, and for secrets before the end.
pub(super) fn happened(ids: Ids<'_>, state: &State, what: &Happening, secrets: bool) -> Option<Message> {
    let scenario = ids.scenario();
    let name = |id: &'static str, member: usize| Message::new(id).with("who", ids.name(member));
    let work =
        |id: &'static str, stream: usize| Message::new(id).with("work", scenario.work[stream].title.as_str());
    let card =
        |id: &'static str, card: usize| Message::new(id).with("card", ids.fill(&scenario.cards[card].title));
    let owed = |id: &'static str, place: usize| {
        let debt = &state.public.debts[place];
        let owed = if matches!(debt.owed, Owed::Promise(_)) { "promise" } else { "concern" };
        name(id, debt.to).with("owed", owed)
    };
    Some(match *what {
        Happening::Shock(shock) => {
            Message::new("view-happened-shock").with("what", ids.fill(&scenario.shocks[shock].title))
        }
        Happening::Secret(shock) if secrets => {
            let title = ids.fill(&scenario.shocks[shock].title);
            let whose = ids.setup.shocks[shock].private_to.map_or("", |member| ids.name(member));
            Message::new("view-happened-secret").with("what", title).with("who", whose)
        }
        // What the leader did stands in the plan, what was said in its own list.
        Happening::Secret(_)
        | Happening::Answered { .. }
        | Happening::Attention(_)
        | Happening::Said { .. } => {
            return None;
        }
        Happening::Unanswered(place) => card("view-happened-unanswered", place),
        Happening::Kept(place) => owed("view-happened-kept", place),
        Happening::Broken(place) => owed("view-happened-broken", place),
        Happening::Raised(member, raised) => {
            let mut message = name("view-happened-raised", member).with("about", raised.id());
            message.args.extend(concern(ids, raised).args);
            message
        }
        Happening::LearntMotives(member) => {
            let weights = &state.hidden.world.motives[member];
            let [first, ..] = Motive::ranked(weights);
            name("view-happened-learnt-motives", member).with("motive", first.id())
        }
        Happening::LearntPrivate(member) => name("view-happened-learnt-private", member),
        Happening::NotTold(member) => name("view-happened-not-told", member),
        Happening::Sign(member) => name("view-happened-sign", member),
        Happening::Settled { question, choice, how } => {
            let written = &scenario.decisions[question];
            let who = match how {
                How::Together | How::Alone => "",
                How::Delegated(member) | How::Due(member) => ids.name(member),
            };
            Message::new("view-happened-settled")
                .with("question", ids.fill(&written.question))
                .with("choice", ids.fill(&written.choices[choice].text))
                .with("how", how.id())
                .with("who", who)
        }
        Happening::Done(stream) => work("view-happened-done", stream),
        Happening::Late(stream) => work("view-happened-late", stream),
        Happening::Left(member) => name("view-happened-left", member),
        Happening::Owner { stream, member } => {
            work("view-happened-owner", stream).with("who", ids.name(member))
        }
    })
}

/// What a member raised, as a message.
pub(super) fn concern(ids: Ids<'_>, raised: Concern) -> Message {
    let message = Message::new(format!("view-concern-{}", raised.id()));
    match raised {
        Concern::Conflict(other) => message.with("other", ids.name(other)),
        _ => message,
    }
}
