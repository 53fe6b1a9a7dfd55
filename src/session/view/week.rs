//! A round as the leader can look back on it: what was done, what happened, what was said, and why.

use serde::{Deserialize, Serialize};

use super::leader::PlanView;
use crate::{
    session::ids::Ids,
    sim::{
        Cause, Concern, Drift, Entry, Happening, How, Plan, Record, Source, State, Subject as At, TargetIx,
        coefficients::Modifier,
    },
    terms::{Id, Level, Message},
};

/// A round played, as the leader's seat could know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// The round, from 1.
    pub round: u32,
    /// What the leader did.
    pub plan: PlanView,
    /// What happened, in order.
    pub happened: Vec<Message>,
    /// What people said.
    pub said: Vec<Line>,
    /// Best readings before and after.
    pub estimates: Vec<Estimates>,
    /// Why they changed: the lines about a headline indicator or trust
    /// of a member sum to its change. A view has them for the last round, in a
    /// place of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<WhyLine>,
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

/// The leader's best readings of a member, in the order of the levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimates {
    /// The member.
    pub member: Id,
    /// At the start of the round.
    pub before: [i64; Level::COUNT],
    /// At its end.
    pub after: [i64; Level::COUNT],
}

/// What a line of the ledger is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A level of a member.
    Member {
        /// The member.
        member: Id,
        /// The level.
        level: Level,
    },
    /// Progress of a workstream, in thousandths of a planned hour.
    Work {
        /// The stream.
        work: Id,
    },
    /// The sponsor's confidence.
    Sponsor,
}

/// A line of a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyLine {
    /// What changed.
    pub subject: Subject,
    /// Why.
    pub cause: Message,
    /// By how much, in thousandths.
    pub amount: i64,
    /// What made it larger or smaller.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<Factor>,
}

/// A factor on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// What it is.
    pub what: Message,
    /// The factor, in thousandths.
    pub thousandths: i64,
}

impl Week {
    /// The round without its ledger, for a list of past rounds.
    pub(super) fn without_why(&self) -> Self {
        Self {
            round: self.round,
            plan: self.plan.clone(),
            happened: self.happened.clone(),
            said: self.said.clone(),
            estimates: self.estimates.clone(),
            why: Vec::new(),
            output: self.output,
        }
    }

    /// The round between two states, as the seat could know it.
    pub(in crate::session) fn of(
        ids: Ids<'_>,
        before: &State,
        after: &State,
        plan: &Plan,
        record: &Record,
    ) -> Self {
        let chair = before.public.chair_empty(ids.setup);
        let placements = if chair { &[] } else { plan.placements.as_slice() };
        let answers = plan.answers.iter().filter(|_| !chair);
        let best = |state: &State, member: usize| state.seat.believed.levels[member];
        Self {
            round: record.round + 1,
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
                })
                .collect(),
            why: lines(ids, after, &record.seen),
            output: after.public.output.last().copied().unwrap_or(0),
        }
    }
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
    let owed = |id: &'static str, place: usize| name(id, state.public.debts[place].to);
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
            let Message { id: _, args } = concern(ids, raised);
            let about = match raised {
                Concern::Load => "load",
                Concern::Direction => "direction",
                Concern::Say => "say",
                Concern::Growth => "growth",
                Concern::Credit => "credit",
                Concern::Conflict(_) => "conflict",
            };
            let mut message = name("view-happened-raised", member).with("about", about);
            message.args.extend(args);
            message
        }
        Happening::LearntMotives(member) => name("view-happened-learnt-motives", member),
        Happening::LearntPrivate(member) => name("view-happened-learnt-private", member),
        Happening::NotTold(member) => name("view-happened-not-told", member),
        Happening::Sign(member) => name("view-happened-sign", member),
        Happening::Settled { question, choice, how } => {
            let written = &scenario.decisions[question];
            let (how, who) = match how {
                How::Together => ("together", ""),
                How::Alone => ("alone", ""),
                How::Delegated(member) => ("delegated", ids.name(member)),
                How::Due(member) => ("due", ids.name(member)),
            };
            Message::new("view-happened-settled")
                .with("question", ids.fill(&written.question))
                .with("choice", ids.fill(&written.choices[choice].text))
                .with("how", how)
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
    match raised {
        Concern::Load => Message::new("view-concern-load"),
        Concern::Direction => Message::new("view-concern-direction"),
        Concern::Say => Message::new("view-concern-say"),
        Concern::Growth => Message::new("view-concern-growth"),
        Concern::Credit => Message::new("view-concern-credit"),
        Concern::Conflict(other) => Message::new("view-concern-conflict").with("other", ids.name(other)),
    }
}

/// The lines of a ledger about headline indicators, trust, work and the sponsor. What moves the levels underneath
/// is for the lab: shown here it would bury the rest.
pub(super) fn lines(ids: Ids<'_>, state: &State, ledger: &[Entry]) -> Vec<WhyLine> {
    let told = |entry: &&Entry| match entry.subject {
        At::Member(_, level) => Level::HEADLINE.contains(&level) || level == Level::Trust,
        At::Work(_) | At::Sponsor => true,
    };
    ledger.iter().filter(told).map(|entry| line(ids, state, entry)).collect()
}

/// An entry of a ledger by ids and message ids.
fn line(ids: Ids<'_>, state: &State, entry: &Entry) -> WhyLine {
    WhyLine {
        subject: match entry.subject {
            At::Member(member, level) => Subject::Member { member: ids.member(member), level },
            At::Work(stream) => Subject::Work { work: ids.stream(stream) },
            At::Sponsor => Subject::Sponsor,
        },
        cause: cause(ids, state, entry.cause),
        amount: entry.amount,
        factors: entry
            .factors
            .iter()
            .map(|(modifier, thousandths)| Factor { what: factor(*modifier), thousandths: *thousandths })
            .collect(),
    }
}

fn cause(ids: Ids<'_>, state: &State, cause: Cause) -> Message {
    let scenario = ids.scenario();
    let name = |id: &'static str, member: usize| Message::new(id).with("who", ids.name(member));
    let owed = |id: &'static str, place: usize| name(id, state.public.debts[place].to);
    match cause {
        Cause::Use { practice, source, target } => {
            let message = match source {
                Source::Attention => Message::new("view-why-attention"),
                Source::Option { card, .. } => {
                    Message::new("view-why-option").with("card", ids.fill(&scenario.cards[card].title))
                }
            };
            let (kind, target) = match target {
                TargetIx::Member(member) => ("member", ids.name(member).to_owned()),
                TargetIx::Team => ("team", String::new()),
                TargetIx::Work(stream) => ("work", scenario.work[stream].title.clone()),
                TargetIx::Decision(question) => {
                    ("decision", ids.fill(&scenario.decisions[question].question))
                }
            };
            message.with("practice", practice.id()).with("kind", kind).with("target", target)
        }
        Cause::Shock(shock) => {
            Message::new("view-why-shock").with("what", ids.fill(&scenario.shocks[shock].title))
        }
        Cause::Kept(place) => owed("view-why-kept", place),
        Cause::Broken(place) => owed("view-why-broken", place),
        Cause::Unanswered(card) => {
            Message::new("view-why-unanswered").with("card", ids.fill(&scenario.cards[card].title))
        }
        Cause::Private => Message::new("view-why-private"),
        Cause::Conflict(member) => name("view-why-conflict", member),
        Cause::Leaver(member) => name("view-why-leaver", member),
        Cause::Drift(drift) => drifted(drift),
        Cause::Hours(member) => name("view-why-hours", member),
        Cause::Unlearnt => Message::new("view-why-unlearnt"),
    }
}

fn drifted(drift: Drift) -> Message {
    match drift {
        Drift::Settling => Message::new("view-drift-settling"),
        Drift::Ownership => Message::new("view-drift-ownership"),
        Drift::Clarity => Message::new("view-drift-clarity"),
        Drift::Trust => Message::new("view-drift-trust"),
        Drift::Voice => Message::new("view-drift-voice"),
        Drift::Morale => Message::new("view-drift-morale"),
        Drift::Strain => Message::new("view-drift-strain"),
        Drift::Rest => Message::new("view-drift-rest"),
        Drift::Authority => Message::new("view-drift-authority"),
        Drift::MovesOn => Message::new("view-drift-moves-on"),
        Drift::Urgency => Message::new("view-drift-urgency"),
        Drift::Dumping => Message::new("view-drift-dumping"),
        Drift::Load => Message::new("view-drift-load"),
        Drift::Sponsor => Message::new("view-drift-sponsor"),
        Drift::PowerDistance => Message::new("view-drift-power-distance"),
        Drift::Learning => Message::new("view-drift-learning"),
        Drift::Neglect => Message::new("view-drift-neglect"),
        Drift::Weather => Message::new("view-drift-weather"),
        Drift::Company => Message::new("view-drift-company"),
        Drift::Closeness => Message::new("view-drift-closeness"),
        Drift::Rework => Message::new("view-drift-rework"),
    }
}

fn factor(modifier: Modifier) -> Message {
    match modifier {
        Modifier::Fit(motive) => Message::new("view-factor-fit").with("motive", motive.id()),
        Modifier::Able => Message::new("view-factor-able"),
        Modifier::Green => Message::new("view-factor-green"),
        Modifier::Unclear => Message::new("view-factor-unclear"),
        Modifier::Clear => Message::new("view-factor-clear"),
        Modifier::Calm => Message::new("view-factor-calm"),
        Modifier::Severe => Message::new("view-factor-severe"),
        Modifier::Crisis => Message::new("view-factor-crisis"),
        Modifier::Urgent => Message::new("view-factor-urgent"),
        Modifier::Familiar => Message::new("view-factor-familiar"),
        Modifier::Trusting => Message::new("view-factor-trusting"),
        Modifier::Distrusting => Message::new("view-factor-distrusting"),
        Modifier::Overloaded => Message::new("view-factor-overloaded"),
        Modifier::Deserved => Message::new("view-factor-deserved"),
        Modifier::Undeserved => Message::new("view-factor-undeserved"),
        Modifier::Stale => Message::new("view-factor-stale"),
        Modifier::Reputed => Message::new("view-factor-reputed"),
        Modifier::Structured => Message::new("view-factor-structured"),
        Modifier::Told => Message::new("view-factor-told"),
        Modifier::Trifle => Message::new("view-factor-trifle"),
        Modifier::Repetition => Message::new("view-factor-repetition"),
        Modifier::Ceiling => Message::new("view-factor-ceiling"),
    }
}
