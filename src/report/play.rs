//! The figures of a playthrough as one JSON document, `footlights.play/1`: for programs, so with ids and no words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Told;
use crate::{
    leader::fork::fit_by_practice,
    sim::{
        Happening, How, Length, MODEL_VERSION, Owed, Setup, State, TargetIx, directing_share, fingerprint,
        holds, profile, score,
    },
    terms::{Level, Practice},
};

/// The format's name and version, first in every document.
pub const FORMAT: &str = "footlights.play/1";

/// A playthrough. Levels and scores run from 0 to 100, with at most three decimals; rounds count from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlayDocument {
    /// [`FORMAT`].
    pub format: String,
    /// Version of the program that played it.
    pub version: String,
    /// Version of the model: only within one do equal seeds give equal games.
    pub model_version: u32,
    /// Id of the scenario.
    pub scenario: String,
    /// The seed.
    pub seed: u64,
    /// Id of the leader; empty if a person led.
    pub leader: String,
    /// Whether it was the author's short cut.
    pub short: bool,
    /// Rounds with the leader.
    pub rounds: u32,
    /// Rounds of the empty chair.
    pub empty_chair_rounds: u32,
    /// Fingerprint of the final state, 16 hexadecimal digits.
    pub hash: String,
    /// Id of the ending that is told.
    pub ending: String,
    /// The score.
    pub score: ScoreDocument,
    /// Share of each practice in all that was used, by practice id; the shares sum to 1, or all are 0.
    pub profile: BTreeMap<String, f64>,
    /// Share of the six directing practices, 0 to 1.
    pub directing_share: f64,
    /// How well the uses of each practice fitted their moments, by practice id; practices not used are left out.
    pub fit: BTreeMap<String, FitDocument>,
    /// The team at the end; those who left as they were when they left.
    pub team: Vec<MemberDocument>,
    /// One entry for each round played, those of the empty chair included.
    pub history: Vec<RoundDocument>,
}

/// What one use of a practice was worth on average, over the four rounds after it, against the same game without it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FitDocument {
    /// Uses.
    pub uses: i64,
    /// Points of (morale + innovation + loyalty) / 3.
    pub levels: f64,
    /// Output, in percent of plan.
    pub output: f64,
}

/// The score: four parts and their weighted mean, each from 0 to 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoreDocument {
    /// Delivered, on time, with what quality.
    pub results: f64,
    /// Morale, loyalty, growth, who stayed.
    pub people: f64,
    /// Ideas voiced, tried, adopted.
    pub ideas: f64,
    /// Output without the leader.
    pub empty_chair: f64,
    /// Weighted by the scenario.
    pub total: f64,
}

/// One member at the end, as they truly are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberDocument {
    /// Id.
    pub id: String,
    /// Morale.
    pub morale: f64,
    /// Innovation.
    pub innovation: f64,
    /// Loyalty.
    pub loyalty: f64,
    /// Round in which they left; null if they stayed.
    pub left_round: Option<u32>,
}

/// One round: true means over those who were there after it, output in percent of plan, and what happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundDocument {
    /// The round.
    pub round: u32,
    /// Mean morale.
    pub morale: f64,
    /// Mean innovation.
    pub innovation: f64,
    /// Mean loyalty.
    pub loyalty: f64,
    /// Output, in percent of plan.
    pub output: f64,
    /// What happened, in order.
    pub happenings: Vec<HappeningDocument>,
}

/// Something that happened, by ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[expect(missing_docs, reason = "every variant and field says what the happening of the same name says")]
pub enum HappeningDocument {
    Shock { shock: String },
    Secret { shock: String },
    Answered { card: String, option: String },
    Unanswered { card: String },
    Attention { practice: String, target: TargetDocument, about: Option<String>, units: f64 },
    Kept { to: String, owed: String },
    Broken { to: String, owed: String },
    Raised { member: String, concern: String },
    LearntMotives { member: String },
    LearntPrivate { member: String },
    NotTold { member: String },
    Sign { member: String },
    Settled { question: String, choice: String, how: String, by: Option<String> },
    Done { work: String },
    Late { work: String },
    Left { member: String },
    Owner { work: String, member: String },
    Said { member: String, line: String },
}

/// At whom or what attention was aimed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetDocument {
    /// A member, by id.
    Member(String),
    /// Everybody.
    Team,
    /// A workstream, by id.
    Work(String),
    /// An open question, by id.
    Question(String),
}

/// The document of a game.
pub fn document(told: &Told<'_>) -> PlayDocument {
    let (setup, state) = (told.setup, told.state);
    let points = score(setup, state);
    let shares = profile(&state.public.used);
    let directing = directing_share(&shares);
    let history = told.history.iter().enumerate().map(|(round, means)| RoundDocument {
        round: round as u32 + 1,
        morale: decimal(means.levels[0]),
        innovation: decimal(means.levels[1]),
        loyalty: decimal(means.levels[2]),
        output: means.output as f64 / 10.0,
        happenings: told.records.get(round).map_or_else(Vec::new, |record| {
            let after = told.after(round);
            record.happenings.iter().map(|happening| named(setup, after, *happening)).collect()
        }),
    });
    PlayDocument {
        format: FORMAT.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        model_version: MODEL_VERSION,
        scenario: setup.scenario.id.to_string(),
        seed: told.seed,
        leader: told.led.id.to_owned(),
        short: setup.length == Length::Short,
        rounds: setup.rounds,
        empty_chair_rounds: setup.chair,
        hash: format!("{:016x}", fingerprint(setup, state)),
        ending: ending(setup, state),
        score: ScoreDocument {
            results: decimal(points.results),
            people: decimal(points.people),
            ideas: decimal(points.ideas),
            empty_chair: decimal(points.empty_chair),
            total: decimal(points.total),
        },
        profile: Practice::ALL
            .iter()
            .map(|practice| (practice.id().to_owned(), shares[*practice as usize] as f64 / 1e6))
            .collect(),
        directing_share: directing as f64 / 1e6,
        fit: fit_by_practice(&told.played())
            .into_iter()
            .map(|(practice, (fit, uses))| {
                let fit = FitDocument { uses, levels: decimal(fit.levels), output: fit.output as f64 / 10.0 };
                (practice.id().to_owned(), fit)
            })
            .collect(),
        team: (0..setup.members.len()).map(|member| at_the_end(setup, state, member)).collect(),
        history: history.collect(),
    }
}

/// Id of the ending that the story tells: the first whose condition holds.
fn ending(setup: &Setup, state: &State) -> String {
    let told =
        setup.endings.iter().position(|needs| needs.as_ref().is_none_or(|test| holds(setup, state, test)));
    told.and_then(|place| setup.scenario.endings.get(place))
        .map_or_else(String::new, |told| told.id.to_string())
}

fn at_the_end(setup: &Setup, state: &State, member: usize) -> MemberDocument {
    let level = |level| decimal(state.hidden.world.level(member, level));
    MemberDocument {
        id: setup.scenario.members[member].id.to_string(),
        morale: level(Level::Morale),
        innovation: level(Level::Innovation),
        loyalty: level(Level::Loyalty),
        left_round: state.public.left[member].map(|round| round + 1),
    }
}

/// Thousandths as a decimal figure.
fn decimal(thousandths: i64) -> f64 {
    thousandths as f64 / 1e3
}

/// A happening by its ids; `after` is the state at the end of its round.
fn named(setup: &Setup, after: &State, happening: Happening) -> HappeningDocument {
    use HappeningDocument as Doc;
    let s = &*setup.scenario;
    let member = |member: usize| s.members[member].id.to_string();
    let work = |stream: usize| s.work[stream].id.to_string();
    let shock = |shock: usize| s.shocks[shock].id.to_string();
    let card = |card: usize| s.cards[card].id.to_string();
    let debt = |place: usize| {
        let debt = after.public.debts[place];
        let owed = match debt.owed {
            Owed::Promise(promise) => setup.promises[promise].id.to_string(),
            Owed::Concern(concern) => concern.id().to_owned(),
        };
        (member(debt.to), owed)
    };
    match happening {
        Happening::Shock(place) => Doc::Shock { shock: shock(place) },
        Happening::Secret(place) => Doc::Secret { shock: shock(place) },
        Happening::Answered { card: place, option } => {
            Doc::Answered { card: card(place), option: s.cards[place].options[option].id.to_string() }
        }
        Happening::Unanswered(place) => Doc::Unanswered { card: card(place) },
        Happening::Attention(placed) => Doc::Attention {
            practice: placed.practice.id().to_owned(),
            target: match placed.target {
                TargetIx::Member(place) => TargetDocument::Member(member(place)),
                TargetIx::Team => TargetDocument::Team,
                TargetIx::Work(stream) => TargetDocument::Work(work(stream)),
                TargetIx::Decision(place) => TargetDocument::Question(s.decisions[place].id.to_string()),
            },
            about: placed.about.map(work),
            units: decimal(placed.units),
        },
        Happening::Kept(place) => {
            let (to, owed) = debt(place);
            Doc::Kept { to, owed }
        }
        Happening::Broken(place) => {
            let (to, owed) = debt(place);
            Doc::Broken { to, owed }
        }
        Happening::Raised(who, concern) => {
            Doc::Raised { member: member(who), concern: concern.id().to_owned() }
        }
        Happening::LearntMotives(who) => Doc::LearntMotives { member: member(who) },
        Happening::LearntPrivate(who) => Doc::LearntPrivate { member: member(who) },
        Happening::NotTold(who) => Doc::NotTold { member: member(who) },
        Happening::Sign(who) => Doc::Sign { member: member(who) },
        Happening::Settled { question, choice, how } => Doc::Settled {
            question: s.decisions[question].id.to_string(),
            choice: s.decisions[question].choices[choice].id.to_string(),
            how: how.id().to_owned(),
            by: match how {
                How::Delegated(who) | How::Due(who) => Some(member(who)),
                How::Together | How::Alone => None,
            },
        },
        Happening::Done(stream) => Doc::Done { work: work(stream) },
        Happening::Late(stream) => Doc::Late { work: work(stream) },
        Happening::Left(who) => Doc::Left { member: member(who) },
        Happening::Owner { stream, member: who } => Doc::Owner { work: work(stream), member: member(who) },
        Happening::Said { voice, line } => {
            Doc::Said { member: s.voices[voice].who.to_string(), line: s.voices[voice].lines[line].clone() }
        }
    }
}
