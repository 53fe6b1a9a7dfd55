//! The debrief: the truth beside the beliefs, round by round, and how it ended.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    leader::{MotiveView, RangeView},
    opened::{self, Opened},
    week::{Line, happened, said},
    why::drifts,
};
use crate::{
    session::{
        game::{Group, PastRound},
        ids::Ids,
        room::Session,
    },
    sim::{self, Drift, Record, State},
    terms::{Id, Level, Message, Motive, Practice},
};

/// How somebody means to lead, and thinks they led: a figure from 0 to 100 for each of the eight practices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratings {
    /// In the briefing.
    pub before: Option<BTreeMap<Practice, u8>>,
    /// In the debrief.
    pub after: Option<BTreeMap<Practice, u8>>,
}

/// One thing to do differently at work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// What.
    pub what: String,
    /// By when.
    pub by: String,
    /// With whom.
    pub with: String,
}

/// What a round leaves for the debrief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundDebrief {
    /// The round, from 1.
    pub round: u32,
    /// The automated leader that led it; none if a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub led: Option<Id>,
    /// True means of morale, innovation and loyalty at its start.
    pub start: [i64; 3],
    /// The same at its end.
    pub means: [i64; 3],
    /// What the leader believed of the means at its end; none where nobody was left, and in records made before there
    /// was such a reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<[RangeView; 3]>,
    /// Each member who was there at its end.
    pub members: Vec<MemberTruth>,
    /// What the leader had not learnt, opened: the lines that carried most. None without the leader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
    /// Drifts that moved anybody.
    pub drifts: Vec<Drift>,
    /// What happened, secrets included.
    pub happened: Vec<Message>,
    /// What people said.
    pub said: Vec<Line>,
    /// Units of each practice in this round, in thousandths.
    pub used: BTreeMap<Practice, i64>,
    /// Cards that lay on the table.
    pub dealt: Vec<Id>,
    /// Those of them that were answered, and how.
    pub answers: BTreeMap<Id, Id>,
    /// Output, in thousandths of plan.
    pub output: i64,
}

/// The truth about a member at the end of a round, beside what the leader believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberTruth {
    /// The member.
    pub member: Id,
    /// Morale, innovation and loyalty.
    pub levels: Vec<TrueLevel>,
    /// How they answered being led; none for those who left in the round.
    pub felt: Option<Felt>,
}

/// A level as it was, and as the leader believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrueLevel {
    /// Which.
    pub level: Level,
    /// As it was.
    pub truth: i64,
    /// As it was believed to be.
    pub believed: RangeView,
}

/// How somebody answered being led.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Felt {
    /// 0 hold back, 1 steady, 2 extra mile.
    pub effort: u8,
    /// 0 silent, 1 a concern, 2 an idea.
    pub voice: u8,
    /// Heard.
    pub heard: i64,
    /// Trusted.
    pub trusted: i64,
    /// Valued.
    pub valued: i64,
}

/// What the end of a game leaves for the debrief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndDebrief {
    /// The four parts and the total.
    pub score: ScoreView,
    /// Share of each practice, in thousandths of a percent; they sum to 100,000, or are empty if none was used.
    pub profile: BTreeMap<Practice, i64>,
    /// Share of the six directing practices, in the same unit.
    pub directing_share: i64,
    /// Rounds played when the session was ended before the game was over. Nothing is scored then, and no ending is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken_off: Option<u32>,
    /// Which ending it was; empty if it was broken off.
    pub ending: Id,
    /// Its title.
    pub title: String,
    /// What is told.
    pub text: String,
    /// What became of people.
    pub epilogues: Vec<EpilogueView>,
    /// What was hidden about people.
    pub people: Vec<PersonTruth>,
    /// What was hidden about questions.
    pub questions: Vec<QuestionTruth>,
}

/// The score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreView {
    /// Delivered, on time, with what quality.
    pub results: i64,
    /// Morale, loyalty, growth, who stayed.
    pub people: i64,
    /// Ideas voiced, tried, adopted.
    pub ideas: i64,
    /// How the team did alone.
    pub empty_chair: i64,
    /// Weighted by the scenario.
    pub total: i64,
}

/// What became of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpilogueView {
    /// Who.
    pub member: Id,
    /// What.
    pub text: String,
}

/// What was hidden about somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonTruth {
    /// Who.
    pub member: Id,
    /// What moved them, the strongest first.
    pub motives: Vec<MotiveView>,
    /// Whether the leader learnt what moved them.
    #[serde(default)]
    pub motives_learnt: bool,
    /// What they carried.
    pub private: Option<String>,
    /// Whether the leader learnt of it.
    pub learnt: bool,
    /// The round in which they left.
    pub left: Option<u32>,
}

/// What was hidden about a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionTruth {
    /// The question.
    pub question: Id,
    /// What was chosen.
    pub chosen: Option<Id>,
    /// How good each choice was.
    pub choices: Vec<ChoiceTruth>,
}

/// How good a choice was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceTruth {
    /// The choice.
    pub choice: Id,
    /// Its quality.
    pub quality: i64,
}

/// The end of one group's game. What led to it, round by round, is asked for by itself: it is too much for a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebriefView {
    /// How it ended; the score in it is all zero until it is shown.
    pub end: EndDebrief,
    /// Whether the score is shown, and the room compared.
    pub revealed: bool,
    /// Questions of the author.
    pub questions: Vec<String>,
}

impl RoundDebrief {
    /// What a round leaves, from the states before and after it.
    pub(in crate::session) fn of(
        ids: Ids<'_>,
        before: &State,
        state: &State,
        past: &PastRound,
        record: &Record,
    ) -> Self {
        let mut used = BTreeMap::new();
        for one in &record.uses {
            *used.entry(one.practice).or_insert(0) += one.units;
        }
        let member = |member: usize| MemberTruth {
            member: ids.member(member),
            levels: Level::HEADLINE
                .into_iter()
                .map(|level| TrueLevel {
                    level,
                    truth: state.hidden.world.level(member, level),
                    believed: state.seat.reading(member, level).range().into(),
                })
                .collect(),
            felt: record.responses.get(member).copied().flatten().map(|felt| Felt {
                effort: felt.effort,
                voice: felt.voice,
                heard: felt.heard,
                trusted: felt.trusted,
                valued: felt.valued,
            }),
        };
        let answered = record.happenings.iter().filter_map(|what| match what {
            sim::Happening::Answered { card, option } => {
                Some((ids.scenario().cards[*card].id.clone(), ids.option(*card, *option)))
            }
            _ => None,
        });
        let chair = before.public.chair_empty(ids.setup);
        Self {
            round: record.round + 1,
            led: past.led.clone(),
            start: sim::headline_means(before),
            means: past.means.levels,
            team: state.seat.team(&state.public).map(|team| team.map(Into::into)),
            members: state.public.present().map(member).collect(),
            opened: if chair { Vec::new() } else { opened::of(ids, before, record) },
            drifts: drifts(record),
            happened: record.happenings.iter().filter_map(|what| happened(ids, state, what, true)).collect(),
            said: said(ids, record),
            used,
            dealt: past.dealt.iter().map(|dealt| ids.card(dealt.card)).collect(),
            answers: answered.collect(),
            output: state.public.output.last().copied().unwrap_or(0),
        }
    }
}

impl EndDebrief {
    /// What the end leaves, from the final state; `cut` is how many rounds were played of a game that was broken off.
    pub(in crate::session) fn of(ids: Ids<'_>, state: &State, cut: Option<usize>) -> Self {
        let (setup, scenario) = (ids.setup, ids.scenario());
        // The score weighs whole games: how the team does alone is a part of it.
        let score = if cut.is_none() { sim::score(setup, state).into() } else { ScoreView::default() };
        let shares = sim::profile(&state.public.used);
        let holds =
            |test: &Option<sim::Test>| test.as_ref().is_none_or(|test| sim::holds(setup, state, test));
        // The last has no condition; the checks see to that.
        let last = scenario.endings.len().saturating_sub(1);
        let ending = setup.endings.iter().position(holds).unwrap_or(last);
        let told = &scenario.endings[ending];
        let mut epilogues: Vec<EpilogueView> = Vec::new();
        for ((member, test), written) in setup.epilogues.iter().zip(&scenario.epilogues) {
            if cut.is_some() {
                break;
            }
            let id = ids.member(*member);
            if holds(test) && !epilogues.iter().any(|there| there.member == id) {
                epilogues.push(EpilogueView { member: id, text: ids.fill(&written.text) });
            }
        }
        let people = scenario
            .members
            .iter()
            .enumerate()
            .map(|(place, written)| {
                let weights = state.hidden.world.motives[place];
                let view = |motive: Motive| MotiveView { motive, weight: weights[motive as usize] };
                let mut motives: Vec<_> = Motive::ALL.into_iter().map(view).collect();
                motives.sort_by_key(|motive| std::cmp::Reverse(motive.weight));
                PersonTruth {
                    member: written.id.clone(),
                    motives,
                    motives_learnt: state.seat.known.motives[place],
                    private: written.private.as_ref().map(|private| ids.fill(&private.what)),
                    learnt: state.seat.known.private[place],
                    left: state.public.left[place].map(|round| round + 1),
                }
            })
            .collect();
        let questions = scenario
            .decisions
            .iter()
            .enumerate()
            .map(|(place, written)| QuestionTruth {
                question: written.id.clone(),
                chosen: state.public.questions[place].settled.map(|(choice, ..)| ids.choice(place, choice)),
                choices: written
                    .choices
                    .iter()
                    .zip(&state.hidden.qualities[place])
                    .map(|(choice, quality)| ChoiceTruth { choice: choice.id.clone(), quality: *quality })
                    .collect(),
            })
            .collect();
        Self {
            score,
            broken_off: cut.map(|rounds| u32::try_from(rounds).unwrap_or(u32::MAX)),
            profile: Practice::ALL
                .into_iter()
                .filter(|practice| shares[*practice as usize] > 0)
                .map(|practice| (practice, shares[practice as usize]))
                .collect(),
            directing_share: sim::directing_share(&shares),
            ending: if cut.is_none() { told.id.clone() } else { Id::from("") },
            title: if cut.is_none() { ids.fill(&told.title) } else { String::new() },
            text: if cut.is_none() { ids.fill(&told.text) } else { String::new() },
            epilogues,
            people,
            questions,
        }
    }
}

impl From<sim::Score> for ScoreView {
    fn from(score: sim::Score) -> Self {
        Self {
            results: score.results,
            people: score.people,
            ideas: score.ideas,
            empty_chair: score.empty_chair,
            total: score.total,
        }
    }
}

impl DebriefView {
    pub(super) fn of(session: &Session, ids: Ids<'_>, group: &Group) -> Option<Self> {
        let revealed = session.shows_results();
        let mut end = group.end.clone()?;
        if !revealed {
            end.score = ScoreView::default();
        }
        let questions = ids.scenario().questions.iter().map(|question| ids.fill(question)).collect();
        Some(Self { end, revealed, questions })
    }
}
