//! What a leader sees of their game: people as ranges, cards as words, work as it stands, and what they planned.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    debrief::{Commitment, DebriefView, Ratings},
    met::Met,
    stage::{self, NewsView, RoundView, StreamView},
    week::{Week, concern},
    why::WhyLines,
};
use crate::{
    scenario::{Backdrop, Figure, Promise},
    session::{command::PlaceById, game::Group, ids::Ids, phase::Phase, room::Session},
    sim::{
        Debt, Length, MemberSight, Owed, Plan, PromiseSetup, Range, Setup, Sight, StreamSight, TargetIx,
        fixed::ONE, price, suits,
    },
    terms::{Id, Level, Message, Motive, Practice, Pronouns, SettingField},
};

/// Everything that a leader's seat may see of its game.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeaderView {
    /// Where in the game the group is.
    pub round: RoundView,
    /// What was said before the first round.
    pub briefing: BriefingView,
    /// The team.
    pub members: Vec<MemberView>,
    /// The means of the team over those who are there: morale, innovation and loyalty, each with a range of its own.
    /// None if nobody is there.
    pub team: Option<[RangeView; 3]>,
    /// Work.
    pub work: Vec<StreamView>,
    /// Questions that have come up.
    pub questions: Vec<QuestionView>,
    /// Cards on the table; none before they are dealt and after they are played.
    pub cards: Vec<CardView>,
    /// News of this round.
    pub news: Vec<NewsView>,
    /// Promises and concerns still open.
    pub debts: Vec<DebtView>,
    /// Measures of the setting now.
    pub setting: BTreeMap<SettingField, i64>,
    /// The sponsor's confidence.
    pub sponsor_confidence: i64,
    /// Output of each round so far, in thousandths of plan.
    pub output: Vec<i64>,
    /// Ideas voiced, tried, adopted, in thousandths of an idea.
    pub ideas: [i64; 3],
    /// Where the leader stands, 0 (behind) to 1000 (in front).
    pub place: i64,
    /// What has been used so far, in thousandths of a unit.
    pub used: BTreeMap<Practice, i64>,
    /// What attention can be spent on.
    pub practices: Vec<PracticeView>,
    /// Attention of this round.
    pub attention: AttentionView,
    /// The plan as far as it stands.
    pub plan: PlanView,
    /// Rounds played, in order: what was done, what happened, what was said.
    #[serde(with = "shared")]
    pub weeks: Vec<Arc<Week>>,
    /// Why estimates changed in the last of them, while it plays out and is looked at: until the next round begins.
    /// What the leader has not learnt is one named line a subject.
    pub why: WhyLines,
    /// The texts that go with it.
    #[serde(default, skip_serializing_if = "Met::is_empty")]
    pub met: Met,
    /// Own ratings of how one leads.
    pub ratings: Ratings,
    /// What one takes home.
    pub commitment: Option<Commitment>,
    /// The truth beside the beliefs, after the end.
    pub debrief: Option<DebriefView>,
}

/// What was said before the first round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BriefingView {
    /// Id of the scenario.
    pub scenario: Id,
    /// Title of the scenario.
    pub title: String,
    /// What it is about, for someone who chooses.
    pub summary: String,
    /// All rounds, or the author's short cut.
    pub length: Length,
    /// Who wrote it.
    pub author: String,
    /// The organisation and the situation.
    pub text: String,
    /// The painted flat at the back of the stage.
    #[serde(default)]
    pub backdrop: Backdrop,
    /// What is to be reached.
    pub goal: String,
    /// What a trainee can take away.
    pub objectives: Vec<String>,
    /// Subjects that may be hard for someone.
    pub content_notes: Vec<String>,
    /// Who pays for the team.
    pub sponsor: PersonView,
}

/// A person who speaks, and is not of the team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonView {
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// How they are drawn.
    pub figure: Figure,
    /// What they say.
    pub words: String,
}

/// An estimate with its 80 % range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RangeView {
    /// Lower end.
    pub low: i64,
    /// Best reading.
    pub best: i64,
    /// Upper end.
    pub high: i64,
}

/// A level of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelView {
    /// Which.
    pub level: Level,
    /// What is known of it.
    #[serde(flatten)]
    pub range: RangeView,
}

/// A skill of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillView {
    /// The area.
    pub area: Id,
    /// What is known of it.
    #[serde(flatten)]
    pub range: RangeView,
}

/// What moves a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotiveView {
    /// The motive.
    pub motive: Motive,
    /// Its weight; all together 1000.
    pub weight: i64,
}

/// A conflict that is known of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictView {
    /// With whom.
    pub with: Id,
    /// How strong it seems.
    pub strength: i64,
}

/// A member as the leader knows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberView {
    /// The member.
    pub id: Id,
    /// What they are called.
    pub name: String,
    /// Full name.
    pub full_name: String,
    /// How to speak of them.
    pub pronouns: Pronouns,
    /// Their role.
    pub role: String,
    /// How they are drawn.
    pub figure: Figure,
    /// What they said of themselves.
    pub introduction: String,
    /// The round in which they left.
    pub left: Option<u32>,
    /// All levels, the three headline ones first.
    pub levels: Vec<LevelView>,
    /// Skills.
    pub skills: Vec<SkillView>,
    /// What moves them, once learnt; the strongest first.
    pub motives: Option<Vec<MotiveView>>,
    /// What they carry, once learnt.
    pub private: Option<String>,
    /// How often they have been listened to.
    pub heard: u32,
    /// Whether they showed signs of leaving.
    pub sign: bool,
    /// Working hours since the leader was last in touch.
    pub since_hours: i64,
    /// Conflicts that are known of.
    pub conflicts: Vec<ConflictView>,
}

/// A question that has come up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView {
    /// Its id.
    pub id: Id,
    /// Those whose work it bears on and who are there: owner and crew. Who of them knows anything is not said.
    pub ask: Vec<Id>,
    /// The question.
    pub text: String,
    /// Whether it is still open.
    pub open: bool,
    /// The round by whose end it is settled anyhow.
    pub due: u32,
    /// The workstream that it bears on.
    pub about: Id,
    /// The choice taken.
    pub settled: Option<Id>,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
}

/// A choice of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// Its id.
    pub id: Id,
    /// What it says.
    pub text: String,
    /// How good it seems to the leader.
    #[serde(flatten)]
    pub range: RangeView,
}

/// A card on the table. Which practices its options apply is not said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Time and place.
    pub place: String,
    /// Who it is with.
    pub speaker: Id,
    /// What happens.
    pub text: String,
    /// What can be done; an option that needs what the leader does not know is not among them.
    pub options: Vec<OptionView>,
    /// What happens if nobody answers, in the author's few words.
    pub unanswered: String,
}

/// An option of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionView {
    /// Its id.
    pub id: Id,
    /// What the leader does or says.
    pub text: String,
    /// What it costs.
    pub price: String,
    /// What is owed once the week is played with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<DebtView>,
}

/// Something owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebtView {
    /// To whom.
    pub to: Id,
    /// What was promised, if it was a promise.
    pub promise: Option<String>,
    /// What was raised, if it was a concern.
    pub concern: Option<Message>,
    /// The round by whose end it is due.
    pub due: u32,
    /// The round in which it was made.
    pub made: u32,
    /// Practices that keep a promise, aimed at them, at everybody or at their work. None where only an answer to a
    /// situation does, and for a concern: what that takes is for the leader to find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_by: Vec<Practice>,
}

/// At what kind of thing a practice can be aimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A member.
    Member,
    /// The team.
    Team,
    /// A workstream.
    Work,
    /// An open question.
    Decision,
}

/// A practice that attention can be spent on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeView {
    /// The practice.
    pub practice: Practice,
    /// Units of attention that it asks for at least.
    pub price: i64,
    /// At what it can be aimed.
    pub targets: Vec<TargetKind>,
}

/// Attention of a round, in units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttentionView {
    /// What there is.
    pub units: i64,
    /// What the plan leaves.
    pub left: i64,
}

/// A plan by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    /// Options taken, by card.
    pub answers: BTreeMap<Id, Id>,
    /// Attention placed, in the order in which it was.
    pub placements: Vec<PlaceById>,
}

impl PlanView {
    /// A plan by the ids of its scenario.
    pub fn of(ids: Ids<'_>, plan: &Plan) -> Self {
        let answer = |(card, option): (&usize, &usize)| (ids.card(*card), ids.option(*card, *option));
        Self {
            answers: plan.answers.iter().map(answer).collect(),
            placements: plan.placements.iter().map(|placed| ids.placement(placed)).collect(),
        }
    }
}

impl AttentionView {
    pub(super) fn of(ids: Ids<'_>, plan: &Plan) -> Self {
        let units = ids.setup.attention;
        let placed: i64 = plan.placements.iter().map(|placed| placed.units).sum();
        Self { units: units / ONE, left: (units - placed) / ONE }
    }
}

impl From<Range> for RangeView {
    fn from(range: Range) -> Self {
        Self { low: range.low, best: range.best, high: range.high }
    }
}

impl LeaderView {
    pub(super) fn of(session: &Session, ids: Ids<'_>, group: &Group, place: usize) -> Self {
        let sight = session.sight(place);
        let on_table = matches!(group.phase, Phase::Situations | Phase::Attention | Phase::Responses);
        let mine = |seat: &&crate::session::seat::Seat| {
            seat.group == Some(place) && seat.kind == crate::session::seat::SeatKind::Leader
        };
        // One leader a group outside Council, which shows each their own.
        let seat = session.seats.values().find(mine).map(|seat| seat.id);
        let (why, met) = why(session, group);
        Self {
            round: RoundView::of(ids, group),
            briefing: briefing(ids),
            members: sight
                .members
                .iter()
                .enumerate()
                .map(|(at, member)| self::member(ids, at, member))
                .collect(),
            team: sight.team.map(|team| team.map(Into::into)),
            work: stage::streams(ids, &group.state().public),
            questions: questions(ids, sight),
            cards: if on_table { cards(ids, sight) } else { Vec::new() },
            news: stage::news(ids, group),
            debts: sight.debts.iter().map(|debt| self::debt(ids, sight, debt)).collect(),
            setting: SettingField::ALL
                .into_iter()
                .map(|field| (field, sight.setting[field as usize]))
                .collect(),
            sponsor_confidence: sight.sponsor,
            output: sight.output.clone(),
            ideas: sight.ideas,
            place: sight.place,
            used: Practice::ALL
                .into_iter()
                .filter(|practice| sight.used[*practice as usize] > 0)
                .map(|practice| (practice, sight.used[practice as usize]))
                .collect(),
            practices: practices(),
            attention: AttentionView::of(ids, &group.plan),
            plan: PlanView::of(ids, &group.plan),
            weeks: group.rounds().iter().filter_map(|past| past.week.clone()).collect(),
            why,
            met,
            ratings: seat.and_then(|seat| group.ratings.get(&seat).cloned()).unwrap_or_default(),
            commitment: seat.and_then(|seat| group.commitments.get(&seat).cloned()),
            debrief: (group.phase == Phase::Debrief).then(|| DebriefView::of(session, ids, group)).flatten(),
        }
    }
}

impl LeaderView {
    /// The last round played, with its ledger while it is looked at; none before the first.
    pub fn last_week(&self) -> Option<Week> {
        let mut week = Week::clone(self.weeks.last()?);
        week.why.clone_from(&self.why);
        week.met.clone_from(&self.met);
        Some(week)
    }
}

/// The ledger of the last round and the texts that go with it, while anybody looks at them.
fn why(session: &Session, group: &Group) -> (WhyLines, Met) {
    if !matches!(group.phase, Phase::PlayOut | Phase::Why | Phase::EmptyChair) {
        return Default::default();
    }
    group.why(&session.prepared).unwrap_or_default()
}

/// Lists whose items are shared with the group: a view of them costs next to nothing.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer, T: Serialize>(
        list: &[Arc<T>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(list.iter().map(Arc::as_ref))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
        deserializer: D,
    ) -> Result<Vec<Arc<T>>, D::Error> {
        Ok(Vec::<T>::deserialize(deserializer)?.into_iter().map(Arc::new).collect())
    }
}

fn briefing(ids: Ids<'_>) -> BriefingView {
    let scenario = ids.scenario();
    let sponsor = &scenario.sponsor;
    BriefingView {
        scenario: scenario.id.clone(),
        title: scenario.title.clone(),
        summary: scenario.summary.clone(),
        length: ids.setup.length,
        author: scenario.author.clone(),
        text: ids.fill(&scenario.briefing),
        backdrop: scenario.backdrop,
        goal: ids.fill(&scenario.goal),
        objectives: scenario.objectives.clone(),
        content_notes: scenario.content_notes.clone(),
        sponsor: PersonView {
            name: sponsor.name.clone(),
            role: sponsor.role.clone(),
            figure: sponsor.figure.clone(),
            words: ids.fill(&sponsor.words),
        },
    }
}

fn member(ids: Ids<'_>, place: usize, seen: &MemberSight) -> MemberView {
    let scenario = ids.scenario();
    let written = &scenario.members[place];
    let motives = seen.motives.map(|weights| {
        let view = |motive: Motive| MotiveView { motive, weight: weights[motive as usize] };
        Motive::ranked(&weights).map(view).to_vec()
    });
    MemberView {
        id: written.id.clone(),
        name: written.name.clone(),
        full_name: if written.full_name.is_empty() {
            written.name.clone()
        } else {
            written.full_name.clone()
        },
        pronouns: written.pronouns,
        role: written.role.clone(),
        figure: written.figure.clone(),
        introduction: ids.fill(&written.introduction),
        left: seen.left.map(|round| round + 1),
        levels: Level::ALL
            .into_iter()
            .map(|level| LevelView { level, range: seen.levels[level as usize].into() })
            .collect(),
        skills: scenario
            .areas
            .iter()
            .zip(&seen.skills)
            .map(|(area, range)| SkillView { area: area.clone(), range: (*range).into() })
            .collect(),
        motives,
        private: written.private.as_ref().filter(|_| seen.private).map(|private| ids.fill(&private.what)),
        heard: seen.heard,
        sign: seen.sign,
        since_hours: seen.since,
        conflicts: seen
            .conflict
            .iter()
            .enumerate()
            .filter(|(_, strength)| **strength > 0)
            .map(|(with, strength)| ConflictView { with: ids.member(with), strength: *strength })
            .collect(),
    }
}

fn questions(ids: Ids<'_>, sight: &Sight) -> Vec<QuestionView> {
    let come = sight.questions.iter().enumerate().filter(|(_, seen)| seen.open || seen.settled.is_some());
    come.map(|(place, seen)| {
        let written = &ids.scenario().decisions[place];
        QuestionView {
            id: written.id.clone(),
            ask: ask(&sight.streams[seen.about], sight).map(|member| ids.member(member)).collect(),
            text: ids.fill(&written.question),
            open: seen.open,
            due: seen.due + 1,
            about: ids.stream(seen.about),
            settled: seen.settled.map(|(choice, ..)| ids.choice(place, choice)),
            choices: written
                .choices
                .iter()
                .zip(&seen.choices)
                .map(|(choice, range)| ChoiceView {
                    id: choice.id.clone(),
                    text: ids.fill(&choice.text),
                    range: (*range).into(),
                })
                .collect(),
        }
    })
    .collect()
}

/// Who is there of those on a piece of work, the owner first.
fn ask<'a>(stream: &'a StreamSight, sight: &'a Sight) -> impl Iterator<Item = usize> + 'a {
    let crew = stream.crew.iter().copied().filter(|member| Some(*member) != stream.owner);
    stream.owner.into_iter().chain(crew).filter(|member| sight.members[*member].left.is_none())
}

fn cards(ids: Ids<'_>, sight: &Sight) -> Vec<CardView> {
    sight
        .hand
        .iter()
        .map(|seen| {
            let written = &ids.scenario().cards[seen.card];
            let variant = seen.variant.map(|variant| &written.variants[variant].text);
            CardView {
                id: written.id.clone(),
                title: ids.fill(&written.title),
                place: ids.fill(&written.place),
                speaker: ids.member(seen.speaker),
                text: ids.fill(variant.unwrap_or(&written.text)),
                options: written
                    .options
                    .iter()
                    .zip(&seen.options)
                    .zip(&ids.setup.cards[seen.card].options)
                    .filter(|((_, seen), _)| seen.offered)
                    .map(|((option, _), ready)| OptionView {
                        id: option.id.clone(),
                        text: ids.fill(&option.text),
                        price: ids.fill(&option.price),
                        promises: option
                            .promises
                            .iter()
                            .zip(&ready.promises)
                            .map(|(written, ready)| promised(ids, sight.round, written, ready))
                            .collect(),
                    })
                    .collect(),
                unanswered: ids.fill(&written.unanswered.text),
            }
        })
        .collect()
}

fn debt(ids: Ids<'_>, sight: &Sight, debt: &Debt) -> DebtView {
    let setup: &Setup = ids.setup;
    let (promise, raised, kept_by) = match debt.owed {
        Owed::Promise(place) => {
            let all = ids.scenario().cards.iter().flat_map(|card| &card.options);
            let what =
                all.flat_map(|option| &option.promises).nth(place).map(|promise| ids.fill(&promise.what));
            (what, None, sight.answers(debt).to_vec())
        }
        Owed::Concern(raised) => (None, Some(concern(ids, raised)), Vec::new()),
    };
    DebtView {
        to: ids.member(debt.to),
        promise,
        concern: raised,
        due: u32::try_from(debt.due / setup.hours.max(1)).unwrap_or(0).max(1),
        made: debt.made + 1,
        kept_by,
    }
}

/// What a promise comes to if it is made in a round, from 0.
fn promised(ids: Ids<'_>, round: u32, written: &Promise, ready: &PromiseSetup) -> DebtView {
    let terms = &ids.setup.promises[ready.promise];
    DebtView {
        to: ids.member(terms.to),
        promise: Some(ids.fill(&written.what)),
        concern: None,
        due: round + ready.due_in + 1,
        made: round + 1,
        kept_by: terms.kept_by.clone(),
    }
}

fn practices() -> Vec<PracticeView> {
    let kinds = [
        (TargetKind::Member, TargetIx::Member(0)),
        (TargetKind::Team, TargetIx::Team),
        (TargetKind::Work, TargetIx::Work(0)),
        (TargetKind::Decision, TargetIx::Decision(0)),
    ];
    Practice::ALL
        .into_iter()
        .map(|practice| PracticeView {
            practice,
            price: price(practice),
            targets: kinds
                .iter()
                .filter(|(_, target)| suits(practice, *target))
                .map(|(kind, _)| *kind)
                .collect(),
        })
        .collect()
}
