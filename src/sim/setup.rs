//! A scenario made ready to play: ids become places in lists, numbers become thousandths, rates fit the round.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Coefficients,
    effects::EffectRows,
    fixed::{ONE, Saturation, WEEK_HOURS, rate_for},
};
use crate::{
    scenario::Scenario,
    terms::{Id, Level, Motive, Practice, SettingField},
};

/// Most members in a team.
pub const MEMBERS_MAX: usize = 12;

/// Which version of a scenario is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Length {
    /// All rounds.
    #[default]
    Full,
    /// The author's short cut.
    Short,
}

/// Why a scenario cannot be set up. The checks find all of these with a place; this is the last line.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SetupError {
    /// An id that names nothing.
    #[error("`{id}` names no {kind}")]
    Unknown {
        /// What it should have been.
        kind: &'static str,
        /// The id.
        id: Id,
    },
    /// The scenario has no short cut.
    #[error("this scenario has no short cut")]
    NoShortCut,
    /// A list is too long or too short to play.
    #[error("a scenario needs {what}")]
    Shape {
        /// What it needs.
        what: &'static str,
    },
}

/// Levels in canonical order.
pub type Levels = [i64; Level::COUNT];
/// Weights of the motives; they sum to [`ONE`].
pub type Motives = [i64; Motive::COUNT];

/// A member, ready to play.
#[derive(Clone, Debug)]
pub struct MemberSetup {
    /// Hash of the id, for addressed luck.
    pub hash: u64,
    /// Levels as written.
    pub start: Levels,
    /// Motives as written.
    pub motives: Motives,
    /// Need for structure.
    pub structure: i64,
    /// Skill by area.
    pub skills: Vec<i64>,
    /// Knowledge by decision.
    pub knows: Vec<i64>,
    /// Private situation, if any.
    pub private: Option<PrivateSetup>,
}

/// A private situation, ready to play.
#[derive(Clone, Debug)]
pub struct PrivateSetup {
    /// Strain it adds for each 40 hours.
    pub weight: i64,
    /// Trust at which it is told.
    pub told_at_trust: i64,
    /// What meets it.
    pub eased_by: Vec<Practice>,
}

/// A workstream, ready to play.
#[derive(Clone, Debug)]
pub struct StreamSetup {
    /// Skill area.
    pub area: usize,
    /// Planned hours, in thousandths; for standing work a round.
    pub effort: i64,
    /// How much its parts depend on one another.
    pub complexity: i64,
    /// Round by whose end it is due, counted from 0.
    pub due: Option<u32>,
    /// Owner at the start.
    pub owner: usize,
    /// Who works on it, owner first.
    pub crew: Vec<usize>,
    /// The same as bits, by place in the team.
    pub crew_bits: u16,
    /// Authority at the start, 0 to 6.
    pub authority: u8,
    /// Whether it never ends.
    pub standing: bool,
}

/// An open question, ready to play.
#[derive(Clone, Debug)]
pub struct DecisionSetup {
    /// Hash of the id.
    pub hash: u64,
    /// Stream it bears on.
    pub about: usize,
    /// Qualities as written.
    pub qualities: Vec<i64>,
    /// Round in which it comes up, from 0.
    pub opens: u32,
    /// Round by whose end it is settled, from 0.
    pub due: u32,
    /// What the leader knows.
    pub leader_knows: i64,
}

/// At whom or what a practice is aimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetIx {
    /// A member.
    Member(usize),
    /// Everybody.
    Team,
    /// A workstream.
    Work(usize),
    /// An open question.
    Decision(usize),
}

/// A practice as an option applies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesSetup {
    /// The practice.
    pub practice: Practice,
    /// Its target.
    pub target: TargetIx,
    /// The stream it is about.
    pub about: Option<usize>,
    /// The choice taken.
    pub choice: Option<usize>,
    /// Units, in thousandths.
    pub units: i64,
}

/// What follows: a card or a shock, some rounds on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Next {
    /// A card.
    Card(usize),
    /// A shock.
    Shock(usize),
}

/// A promise, ready to play.
#[derive(Clone, Debug)]
pub struct PromiseSetup {
    /// Its place in the list of promises.
    pub promise: usize,
    /// Rounds until it is due.
    pub due_in: u32,
}

/// An option, ready to play.
#[derive(Clone, Debug)]
pub struct OptionSetup {
    /// Practices it applies.
    pub does: Vec<DoesSetup>,
    /// What must be known.
    pub needs: Option<Knowing>,
    /// What follows.
    pub then: Vec<(Next, u32)>,
    /// What it promises.
    pub promises: Vec<PromiseSetup>,
    /// What it keeps.
    pub keeps: Vec<usize>,
    /// Flags it sets.
    pub sets: Vec<usize>,
}

/// A card, ready to play.
#[derive(Clone, Debug)]
pub struct CardSetup {
    /// Hash of the id.
    pub hash: u64,
    /// When it can come; rounds from 0.
    pub when: WhenSetup,
    /// Day of the round, for the order on the table.
    pub day: u32,
    /// What must be so.
    pub needs: Option<Test>,
    /// Who it is with.
    pub speaker: usize,
    /// States of its variants.
    pub variants: Vec<Test>,
    /// Its options.
    pub options: Vec<OptionSetup>,
    /// Who settles it if nobody answers.
    pub settled_by: Option<usize>,
    /// What follows then.
    pub unanswered_then: Vec<(Next, u32)>,
    /// Flags set then.
    pub unanswered_sets: Vec<usize>,
}

/// When a card can come, rounds counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenSetup {
    /// In this round.
    Round(u32),
    /// As soon as it can, once.
    Once(u32, u32),
    /// From the pool.
    Pool {
        /// Its weight.
        weight: i64,
        /// First round.
        from: u32,
        /// Last round.
        to: u32,
    },
    /// Only as what follows.
    FollowUp,
    /// Left out of the short cut, as a follow-up too.
    Never,
}

/// A shock, ready to play.
#[derive(Clone, Debug)]
pub struct ShockSetup {
    /// Hash of the id.
    pub hash: u64,
    /// First and last round and chance in percent; none for a follow-up.
    pub window: Option<(u32, u32, i64)>,
    /// Who alone knows of it.
    pub private_to: Option<usize>,
    /// What it changes.
    pub effects: Vec<EffectSetup>,
    /// Flags it sets.
    pub sets: Vec<usize>,
    /// What follows.
    pub then: Vec<(Next, u32)>,
}

/// A literal change, ready to play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectSetup {
    /// A level of a member.
    Member(usize, Level, i64),
    /// A level of everybody.
    Team(Level, i64),
    /// Planned hours of a stream, in percent of its effort.
    Work(usize, i64),
    /// A measure of the setting, for some rounds.
    Setting(SettingField, i64, u32),
    /// The sponsor's confidence.
    Sponsor(i64),
    /// A conflict.
    Conflict(usize, usize, i64),
}

/// A condition on the state, ids resolved; levels in thousandths.
#[derive(Clone, Debug)]
pub enum Test {
    /// All hold.
    All(Vec<Test>),
    /// One holds.
    Any(Vec<Test>),
    /// It does not hold.
    Not(Box<Test>),
    /// A flag is set.
    Flag(usize),
    /// A level of a member lies within.
    Member(usize, Level, i64, i64),
    /// The mean of a level lies within.
    Team(Level, i64, i64),
    /// A conflict is at least this strong.
    Conflict(usize, usize, i64),
    /// Progress, in thousandths of a percent, lies within.
    Work(usize, i64, i64),
    /// A stream was not finished by the round it was due.
    Late(usize),
    /// The sponsor's confidence lies within.
    Sponsor(i64, i64),
    /// A member has left.
    Left(usize),
    /// A question is settled.
    Decided(usize),
    /// A question is settled so.
    Chose(usize, usize),
    /// Output of the empty chair, in thousandths of a percent of par, lies within.
    EmptyChair(i64, i64),
    /// The number of leavers lies within.
    Leavers(i64, i64),
}

/// A condition on what the leader knows, ids resolved.
#[derive(Clone, Debug)]
pub enum Knowing {
    /// All hold.
    All(Vec<Knowing>),
    /// One holds.
    Any(Vec<Knowing>),
    /// It does not hold.
    Not(Box<Knowing>),
    /// A flag set by one's own option.
    Flag(usize),
    /// A private situation is learnt.
    Private(usize),
    /// Motives are learnt.
    Motives(usize),
    /// Somebody has been listened to.
    Heard(usize),
    /// The best reading of a level lies within.
    Believed(usize, Level, i64, i64),
    /// A question is settled.
    Decided(usize),
    /// A member has left.
    Left(usize),
}

/// A promise as written.
#[derive(Clone, Debug)]
pub struct PromiseTerms {
    /// Its id.
    pub id: Id,
    /// To whom.
    pub to: usize,
    /// What keeps it.
    pub kept_by: Vec<Practice>,
}

/// Everything fixed before the first round. Holds hidden truths of the scenario: it is no view.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The scenario as written.
    pub scenario: Arc<Scenario>,
    /// The numbers of the model.
    pub coefficients: Arc<Coefficients>,
    /// Full or short.
    pub length: Length,
    /// Rounds with the leader.
    pub rounds: u32,
    /// Rounds of the empty chair.
    pub chair: u32,
    /// Hours in a round.
    pub hours: i64,
    /// Units of attention a round.
    pub attention: i64,
    /// Output that the steady leader reaches, in thousandths of plan.
    pub par: i64,
    /// Measures of the setting, in thousandths of a point.
    pub setting: [i64; SettingField::COUNT],
    /// Sponsor's confidence at the start.
    pub sponsor: i64,
    /// The team.
    pub members: Vec<MemberSetup>,
    /// Closeness and conflict, by `a × members + b`, both ways.
    pub closeness: Vec<i64>,
    /// Conflict at the start, the same way.
    pub conflict: Vec<i64>,
    /// Work.
    pub streams: Vec<StreamSetup>,
    /// Open questions.
    pub decisions: Vec<DecisionSetup>,
    /// Situations.
    pub cards: Vec<CardSetup>,
    /// Events.
    pub shocks: Vec<ShockSetup>,
    /// Promises that options make.
    pub promises: Vec<PromiseTerms>,
    /// Flags by name.
    pub flags: Vec<Id>,
    /// Conditions of the endings, in order.
    pub endings: Vec<Option<Test>>,
    /// Conditions of the epilogues, in order.
    pub epilogues: Vec<(usize, Option<Test>)>,
    /// Conditions of the voices, in order.
    pub voices: Vec<(usize, Option<Test>)>,
    /// Voices of a member at a moment, by `member × moments + moment`: places in `voices`, in order.
    pub lines_at: Vec<Vec<usize>>,
    /// Rates fitted to the length of a round, in millionths.
    pub rates: Rates,
    /// What each practice does, by practice in canonical order.
    pub effects: [EffectRows; Practice::COUNT],
}

/// Rates for one round, in millionths.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rates {
    /// By level, in canonical order.
    pub levels: Levels,
    /// Learning by doing.
    pub learning: i64,
    /// Learning to work together.
    pub shared: i64,
    /// Fading of alignment.
    pub alignment: i64,
    /// Ideas voiced, tried, adopted.
    pub ideas: [i64; 3],
    /// Fading of credit.
    pub credit: i64,
    /// Intent to leave.
    pub intent: i64,
    /// Sponsor.
    pub sponsor: i64,
    /// Standard deviation of what a leader sees of each level in passing, in thousandths of a point.
    pub glance: Levels,
    /// What a round adds to the variance of what a leader believes of each level, in their unit's square.
    pub widening: Levels,
    /// Standard deviation of the ups and downs of each level, in thousandths of a point.
    pub weather: Levels,
    /// How pushes at a level come to less and less.
    pub saturation: Saturation,
}

impl StreamSetup {
    /// Whether a member is one of the crew.
    pub const fn has(&self, member: usize) -> bool {
        self.crew_bits & (1 << member) != 0
    }
}

impl Setup {
    /// Rounds in all: with the leader, and of the empty chair.
    pub const fn rounds_all(&self) -> u32 {
        self.rounds + self.chair
    }

    /// Place of a member by id.
    pub fn member(&self, id: &Id) -> Option<usize> {
        self.scenario.members.iter().position(|member| member.id == *id)
    }
}

impl Rates {
    /// Fits the rates to the length of a round.
    pub fn new(c: &Coefficients, hours: i64) -> Self {
        // A rate is a share of the way: at most all of it.
        let rate = |thousandths: i64| rate_for(thousandths.clamp(0, ONE) * 1000, hours);
        let hours = hours.max(1);
        // One look takes in the more the longer the round; independent ups and downs of five days add up to those
        // of a week when their spread goes with the root.
        let glance_scale = (WEEK_HOURS * 1_000_000 / hours).isqrt();
        let weather_scale = (hours * 1_000_000 / WEEK_HOURS).isqrt();
        Self {
            levels: [
                rate(c.morale_rate),
                rate(c.innovation_rate),
                rate(c.loyalty_rate),
                rate(c.trust_rate),
                rate(c.voice_rate),
                rate(c.ownership_rate),
                rate(c.clarity_rate),
                rate(c.strain_rate),
                rate(c.confidence_rate),
            ],
            learning: rate(c.learning_rate),
            shared: rate(c.shared_rate),
            alignment: rate(c.alignment_rate),
            ideas: [rate(c.ideas_voiced_rate), rate(c.ideas_tried_rate), rate(c.ideas_adopted_rate)],
            credit: rate(c.credit_fade),
            intent: rate(c.intent_rate),
            sponsor: rate(c.sponsor_rate),
            glance: Level::ALL.map(|level| glance_noise(c, level) * glance_scale / ONE),
            widening: Level::ALL.map(|level| widening(c, level).pow(2) * hours / WEEK_HOURS),
            weather: Level::ALL.map(|level| weather_spread(c, level) * weather_scale / ONE),
            saturation: Saturation::new(c.saturation),
        }
    }
}

/// What a leader may be off by when they see someone for a week in passing.
const fn glance_noise(c: &Coefficients, level: Level) -> i64 {
    match level {
        Level::Morale => c.sight_morale,
        Level::Innovation => c.sight_innovation,
        Level::Loyalty => c.sight_loyalty,
        _ => c.sight_other,
    }
}

/// How far a leader's picture drifts off in a week.
const fn widening(c: &Coefficients, level: Level) -> i64 {
    match level {
        Level::Morale => c.widen_morale,
        Level::Innovation => c.widen_innovation,
        Level::Loyalty => c.widen_loyalty,
        Level::Trust => c.widen_trust,
        _ => c.widen_other,
    }
}

/// The ups and downs of a week.
const fn weather_spread(c: &Coefficients, level: Level) -> i64 {
    match level {
        Level::Morale => c.weather_morale,
        Level::Innovation => c.weather_innovation,
        Level::Loyalty => c.weather_loyalty,
        Level::Trust => c.weather_trust,
        _ => c.weather_other,
    }
}

/// Weights scaled to sum to [`ONE`]; equal if all are 0.
pub fn normalised(weights: Motives) -> Motives {
    let sum: i64 = weights.iter().sum();
    if sum <= 0 {
        return [ONE / Motive::COUNT as i64; Motive::COUNT];
    }
    weights.map(|weight| weight * ONE / sum)
}
