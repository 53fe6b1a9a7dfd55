//! The numbers of the model, read from data: named values, and the table of what each practice does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::terms::{Level, Motive, Practice};

/// Version of the model: part of every journal; a journal of another version cannot be resumed.
pub const MODEL_VERSION: u32 = 1;
/// Most that a named value can be, in its own unit; the least is 0. Twice the top of a level: what lies beyond
/// means nothing, and within it no sum of the model overflows.
pub const VALUE_MAX: i64 = 200_000;
/// Most that one unit of a practice can push either way, in thousandths of the aspect's unit.
pub const PUSH_MAX: i64 = 50_000;
/// Most rows in the table of effects.
pub const EFFECTS_MAX: usize = 1000;

/// What a row of the table of effects changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Aspect {
    /// A level of a member, in thousandths of a point.
    Level(Level),
    /// Skill in the area concerned, in thousandths of a point.
    Skill,
    /// What the team understands together, in thousandths of a point.
    Shared,
    /// How far the team pulls one way, in thousandths of a point.
    Alignment,
    /// Open conflicts of the member, in thousandths of a point.
    Conflict,
    /// The sponsor's confidence in the leader, in thousandths of a point.
    Sponsor,
    /// Planned hours of work gained or lost on the stream, in thousandths of an hour.
    Hours,
    /// Rework avoided on the stream, in thousandths of an hour.
    Care,
}

/// Whom a row reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// Whoever the practice is aimed at: the member; everybody for the team or a question; owner and crew of
    /// a stream (the crew by `crew_share`).
    Target,
    /// Everybody it is not aimed at.
    Others,
    /// The owner of the stream concerned, if the practice goes past them to someone else.
    Bypassed,
    /// The team as a whole, once.
    Team,
}

/// At what kind of thing a practice is aimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aim {
    /// A member.
    Member,
    /// The team.
    Team,
    /// A workstream.
    Work,
    /// An open question.
    Decision,
}

/// A factor on an effect, in thousandths; it is shown on the entry of the ledger that it changed.
/// The formulas stand in `effects.rs`, in words in `docs/model.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Modifier {
    /// How well it fits what moves the person; more if the leader has learnt it.
    Fit(Motive),
    /// Readiness (skill and confidence): 0 for none, 1 at 50, up to 2.
    Able,
    /// Lack of readiness: 0 from 60 up, up to 2.
    Green,
    /// Lack of clarity: 0 from 60 up, up to 2.
    Unclear,
    /// Clarity: 1 at 60.
    Clear,
    /// Low severity: 1 at 50, 0 at 100.
    Calm,
    /// High severity: 1 at 50, 2 at 100.
    Severe,
    /// Severity and urgency together beyond what is usual: 0 below 120 in sum, up to 2.
    Crisis,
    /// Urgency: 1 at 50.
    Urgent,
    /// Familiarity: 1 at 50.
    Familiar,
    /// Trust in the leader: 1 at 50.
    Trusting,
    /// Distrust: 0 from 50 up, up to 2.
    Distrusting,
    /// Strain beyond 60: up to 2.
    Overloaded,
    /// Credit earned and not yet given: 1 at 50.
    Deserved,
    /// Praise beyond what was earned: 0 from 50 up, up to 2.
    Undeserved,
    /// Visions told and not followed by deeds: 0 to 2.
    Stale,
    /// Reputation for keeping promises: 1 at 60.
    Reputed,
    /// Need for structure: 1 at 50.
    Structured,
    /// How far people expect to be told: 1 at 50.
    Told,
    /// No question open to settle together: 1 or 0.
    Trifle,
    /// Dose already given in the same 40 hours (repetition).
    Repetition,
    /// Room left towards the end of the scale.
    Ceiling,
}

impl Modifier {
    /// Its id, in messages and exports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Fit(_) => "fit",
            Self::Able => "able",
            Self::Green => "green",
            Self::Unclear => "unclear",
            Self::Clear => "clear",
            Self::Calm => "calm",
            Self::Severe => "severe",
            Self::Crisis => "crisis",
            Self::Urgent => "urgent",
            Self::Familiar => "familiar",
            Self::Trusting => "trusting",
            Self::Distrusting => "distrusting",
            Self::Overloaded => "overloaded",
            Self::Deserved => "deserved",
            Self::Undeserved => "undeserved",
            Self::Stale => "stale",
            Self::Reputed => "reputed",
            Self::Structured => "structured",
            Self::Told => "told",
            Self::Trifle => "trifle",
            Self::Repetition => "repetition",
            Self::Ceiling => "ceiling",
        }
    }
}

/// One row of the table: what one unit of a practice pushes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectRow {
    /// The practice.
    pub practice: Practice,
    /// Only when aimed at this kind of thing; any if absent.
    #[serde(default)]
    pub aim: Option<Aim>,
    /// Whom it reaches.
    pub reach: Reach,
    /// What it changes.
    pub aspect: Aspect,
    /// By how much for each unit of attention, in thousandths of the aspect's unit.
    pub push: i64,
    /// Factors on it.
    #[serde(default)]
    pub by: Vec<Modifier>,
    /// Why, in one line.
    pub meaning: String,
    /// Ids of findings, or `design` for a claim of our own.
    pub source: Vec<String>,
}

/// One named number with its unit, meaning and source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedValue {
    /// Its name in the code.
    pub id: String,
    /// The number.
    pub value: i64,
    /// Its unit.
    pub unit: String,
    /// What it is for.
    pub meaning: String,
    /// Ids of findings, or `design`.
    pub source: Vec<String>,
}

/// The file as it stands on disk: the root is `Coefficients(`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Coefficients")]
pub struct CoefficientFile {
    /// Model version it belongs to.
    pub model_version: u32,
    /// Named numbers.
    pub values: Vec<NamedValue>,
    /// What each practice does.
    pub effects: Vec<EffectRow>,
}

/// Why a file of coefficients cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CoefficientError {
    /// Not readable as RON of this shape.
    #[error("the coefficients cannot be read: {0}")]
    Unreadable(String),
    /// Made for another version of the model.
    #[error("the coefficients are for model version {found}, this is version {MODEL_VERSION}")]
    Version {
        /// The version the file names.
        found: u32,
    },
    /// A number that the model needs is not there.
    #[error("the coefficient `{0}` is missing")]
    Missing(&'static str),
    /// A number that something is divided by is not above 0.
    #[error("the coefficient `{0}` must be above 0")]
    NotPositive(&'static str),
    /// A number stands there twice, or the model has no such number.
    #[error("the coefficient `{0}` is unknown or stands there twice")]
    Surplus(String),
    /// A number lies beyond what the model can work with.
    #[error("the coefficient `{0}` must be from {1} to {2}")]
    Range(String, i64, i64),
    /// The table of effects is too long.
    #[error("the table of effects has more than {EFFECTS_MAX} rows")]
    Effects,
}

macro_rules! coefficients {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// The numbers of the model, by name. Unit, meaning and source of each stand in the data file.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Coefficients {
            $($(#[$doc])* pub $name: i64,)+
            /// What each practice does, by practice in canonical order.
            pub effects: Vec<Vec<EffectRow>>,
            /// What each number cites, in the order of [`Self::NAMES`].
            pub sources: Vec<Vec<String>>,
        }

        /// A number of the model by its name, for what stands beside its value in the data file.
        #[expect(non_camel_case_types, reason = "each has the name of its field")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Number {
            $($(#[$doc])* $name),+
        }

        impl Coefficients {
            /// Reads the text of a coefficient file. Every number must be there once, and no other.
            ///
            /// # Errors
            /// It cannot be read as a file of coefficients, or as for [`Self::from_file`].
            pub fn from_ron(text: &str) -> Result<Self, CoefficientError> {
                let file: CoefficientFile = ron::Options::default()
                    .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
                    .from_str(text)
                    .map_err(|error| CoefficientError::Unreadable(error.to_string()))?;
                Self::from_file(file)
            }

            /// Checks and indexes a file already read.
            ///
            /// # Errors
            /// It is for another version, a number is missing, unknown, doubled or out of its range, or the table
            /// of effects is too long.
            pub fn from_file(file: CoefficientFile) -> Result<Self, CoefficientError> {
                if file.model_version != MODEL_VERSION {
                    return Err(CoefficientError::Version { found: file.model_version });
                }
                let mut left: BTreeMap<String, i64> = BTreeMap::new();
                let mut sources = BTreeMap::new();
                for named in file.values {
                    if !(0..=VALUE_MAX).contains(&named.value) {
                        return Err(CoefficientError::Range(named.id, 0, VALUE_MAX));
                    }
                    if left.insert(named.id.clone(), named.value).is_some() {
                        return Err(CoefficientError::Surplus(named.id));
                    }
                    sources.insert(named.id, named.source);
                }
                let sources = Self::NAMES.iter().map(|name| sources.remove(*name).unwrap_or_default()).collect();
                let mut effects = vec![Vec::new(); Practice::COUNT];
                if file.effects.len() > EFFECTS_MAX {
                    return Err(CoefficientError::Effects);
                }
                for row in file.effects {
                    if !(-PUSH_MAX..=PUSH_MAX).contains(&row.push) {
                        return Err(CoefficientError::Range(row.practice.id().to_owned(), -PUSH_MAX, PUSH_MAX));
                    }
                    effects[row.practice as usize].push(row);
                }
                let read = Self {
                    $($name: left.remove(stringify!($name)).ok_or(CoefficientError::Missing(stringify!($name)))?,)+
                    effects,
                    sources,
                };
                for (name, divisor) in
                    [("repetition_dose", read.repetition_dose), ("saturation", read.saturation)]
                {
                    if divisor <= 0 {
                        return Err(CoefficientError::NotPositive(name));
                    }
                }
                match left.pop_first() {
                    Some((id, _)) => Err(CoefficientError::Surplus(id)),
                    None => Ok(read),
                }
            }

            /// The names of all numbers, in the order of the code.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),+];

            /// What a number cites: ids of findings, or `design`.
            pub fn sources_of(&self, number: Number) -> &[String] {
                &self.sources[number as usize]
            }
        }
    };
}

coefficients! {
    /// Push at which half of … see `repetition`: doses at which the effect of one more unit has fallen to a quarter.
    repetition_dose,
    /// Scale of saturation, thousandths of a point.
    saturation,
    /// Effect of a unit on each of a whole team.
    team_share,
    /// Effect on the crew of a stream aimed at.
    crew_share,
    /// Extra weight of a motive that the leader has learnt.
    fit_known,
    /// Rate at which morale follows its causes.
    morale_rate,
    /// Rate at which innovation follows its causes.
    innovation_rate,
    /// Rate at which loyalty follows its causes.
    loyalty_rate,
    /// Rate at which trust returns to its usual place.
    trust_rate,
    /// Rate at which voice follows its causes.
    voice_rate,
    /// Rate at which ownership follows the authority given.
    ownership_rate,
    /// Rate at which clarity goes stale.
    clarity_rate,
    /// Rate at which strain follows load.
    strain_rate,
    /// Rate at which confidence follows skill.
    confidence_rate,
    /// Rate at which people learn by doing.
    learning_rate,
    /// Rate at which a team learns to work together.
    shared_rate,
    /// Rate at which alignment fades.
    alignment_rate,
    /// Morale for each point of ownership above 50.
    morale_by_ownership,
    /// Morale for each point of clarity above 50.
    morale_by_clarity,
    /// Morale for each point of trust above 50.
    morale_by_trust,
    /// Morale lost for each point of strain above 45.
    morale_by_strain,
    /// Morale drawn towards that of close colleagues.
    morale_by_company,
    /// Morale lost to an open conflict, for each point.
    morale_by_conflict,
    /// Innovation for each point of voice above 50.
    innovation_by_voice,
    /// Innovation for each point of ownership above 50.
    innovation_by_ownership,
    /// Innovation lost for each point of strain above 55.
    innovation_by_strain,
    /// Loyalty for each point of trust above 50.
    loyalty_by_trust,
    /// Loyalty for each point of morale above 50.
    loyalty_by_morale,
    /// Loyalty for each point of closeness to colleagues above 50.
    loyalty_by_company,
    /// Loyalty lost for each point of strain above 60.
    loyalty_by_strain,
    /// Voice for each point of trust above 50.
    voice_by_trust,
    /// Voice lost for each point of power distance above 40.
    voice_by_power_distance,
    /// Ownership at authority *tell*.
    ownership_told,
    /// Ownership at authority *delegate*.
    ownership_free,
    /// Ownership of crew, as a share of the owner's way.
    ownership_crew,
    /// Clarity that remains when nobody speaks of the goal.
    clarity_floor,
    /// Clarity lost for each point of dynamism.
    clarity_by_dynamism,
    /// Strain at rest.
    strain_rest,
    /// Strain for each point of urgency above 50.
    strain_by_urgency,
    /// Strain for each point of unreadiness when authority is high.
    strain_by_dumping,
    /// Strain for each percent of work per head beyond the start.
    strain_by_load,
    /// Strain for each point of the sponsor's confidence missing to 40.
    strain_by_sponsor,
    /// How much lighter a private situation is once eased.
    private_eased,
    /// Hours for which easing lasts.
    private_eased_hours,
    /// Hours without contact after which people notice.
    neglect_hours,
    /// Morale lost to absence for 40 hours.
    neglect_morale,
    /// Innovation lost to absence for 40 hours.
    neglect_innovation,
    /// Loyalty lost to absence for 40 hours.
    neglect_loyalty,
    /// Trust lost to absence for 40 hours.
    neglect_trust,
    /// Clarity lost to absence for 40 hours.
    neglect_clarity,
    /// Spread of the ups and downs of morale.
    weather_morale,
    /// Spread of the ups and downs of innovation.
    weather_innovation,
    /// Spread of the ups and downs of loyalty.
    weather_loyalty,
    /// Spread of the ups and downs of trust.
    weather_trust,
    /// Spread of the ups and downs of the other levels.
    weather_other,
    /// Learning by doing at full authority, against none.
    learning_by_authority,
    /// Shared understanding gained by voice.
    shared_by_voice,
    /// Shared understanding gained by ownership.
    shared_by_ownership,
    /// Productivity of no skill at all.
    product_base,
    /// Productivity for each point of skill.
    product_by_skill,
    /// Productivity for each point of morale above 55.
    product_by_morale,
    /// Productivity for each point of loyalty above 55.
    product_by_loyalty,
    /// Productivity for each point of ownership above 50.
    product_by_ownership,
    /// Productivity for each point of clarity above 55.
    product_by_clarity,
    /// Productivity lost for each point of strain above 60.
    product_by_strain,
    /// Productivity lost in complex work to lack of shared understanding.
    product_by_coordination,
    /// Productivity lost to pulling in different directions.
    product_by_alignment,
    /// Productivity of people who wait to be told.
    product_waiting,
    /// How far ownership makes up for waiting.
    product_waiting_ownership,
    /// Hours for which a direction given keeps people going.
    attended_hours,
    /// Productivity gained or lost by the answer to an open question.
    product_by_decision,
    /// Productivity gained for each idea adopted.
    product_by_idea,
    /// Most that ideas can add.
    product_idea_most,
    /// Share of work that comes back for no skill, in complex work.
    rework_base,
    /// Share of work that comes back for each point of strain above 60.
    rework_by_strain,
    /// Share of work that comes back for each point of unreadiness under authority.
    rework_by_dumping,
    /// Morale lost for each percent of work that came back, at severity 50.
    harm_morale,
    /// Confidence lost then.
    harm_confidence,
    /// Strain of it.
    harm_strain,
    /// Share of work that comes back without harm.
    harm_from,
    /// Share of ideas tried where nobody may say yes.
    ideas_allowed_least,
    /// Ideas a person has in 40 hours at innovation 100.
    ideas_rate,
    /// How far a changing, complex setting makes room for ideas.
    ideas_by_setting,
    /// Share of ideas voiced in 40 hours at voice 100.
    ideas_voiced_rate,
    /// Share of voiced ideas tried in 40 hours at ownership 100.
    ideas_tried_rate,
    /// Share of tried ideas adopted in 40 hours at shared understanding 100.
    ideas_adopted_rate,
    /// Credit earned by a good week of work.
    credit_rate,
    /// Rate at which credit fades.
    credit_fade,
    /// Credit used up by one unit of recognition.
    credit_used,
    /// Rate at which a vision without deeds goes stale.
    stale_by_vision,
    /// How much a deed takes off it.
    stale_by_deed,
    /// Trust gained when something comes of what was said.
    promise_kept_trust,
    /// Loyalty gained by it.
    promise_kept_loyalty,
    /// Morale gained by it.
    promise_kept_morale,
    /// Trust lost when a promise is broken.
    promise_broken_trust,
    /// Voice lost by it.
    promise_broken_voice,
    /// Loyalty lost by it.
    promise_broken_loyalty,
    /// Morale lost by it.
    promise_broken_morale,
    /// Reputation at the start.
    reputation_start,
    /// Reputation gained by a promise kept.
    reputation_kept,
    /// Reputation lost by a promise broken.
    reputation_broken,
    /// Weight of nothing coming of what was said, against a broken promise.
    unheard_share,
    /// Hours within which something must come of what was said.
    unheard_hours,
    /// Morale lost by the person whose card nobody answered.
    unanswered_morale,
    /// Trust lost by them.
    unanswered_trust,
    /// Ownership gained by who settles it themselves.
    unanswered_ownership,
    /// Strain of it.
    unanswered_strain,
    /// Planned hours lost while people wait for an answer that does not come.
    unanswered_hours,
    /// Morale lost when a close colleague leaves.
    leaver_morale,
    /// Loyalty lost.
    leaver_loyalty,
    /// Loyalty below which people think of leaving.
    intent_loyalty,
    /// Rate at which intent follows loyalty.
    intent_rate,
    /// Chance of leaving in 40 hours at full intent.
    leaving_chance,
    /// Intent at which a leader who listens sees it.
    intent_sign,
    /// Rate at which the sponsor's confidence follows results.
    sponsor_rate,
    /// Sponsor's confidence for each percent ahead of plan.
    sponsor_by_results,
    /// Acceptance of a question settled together.
    accept_together,
    /// Acceptance of a question settled by the leader alone.
    accept_alone,
    /// Acceptance of a question settled by a colleague.
    accept_delegated,
    /// Acceptance for each point of voice (together), or of trust (alone).
    accept_by_bond,
    /// Acceptance of being told, for each point of power distance and severity.
    accept_by_setting,
    /// Noise of what someone knows of a question, at no knowledge.
    opinion_noise,
    /// Least noise, at full knowledge.
    opinion_noise_least,
    /// How much familiarity adds to what the leader knows.
    leader_by_familiarity,
    /// How far a group gives weight to who knows.
    pool_by_knowledge,
    /// Noise of the first impression.
    sight_first,
    /// Noise of what is seen in passing in 40 hours: morale.
    sight_morale,
    /// Innovation.
    sight_innovation,
    /// Loyalty.
    sight_loyalty,
    /// Other levels.
    sight_other,
    /// Noise of what is heard when listening.
    sight_listen,
    /// Noise of what is learnt when working side by side (coach, inspect).
    sight_close,
    /// Rosy bias for each point of voice missing to 60.
    sight_rosy,
    /// Growth of uncertainty in 40 hours: morale.
    widen_morale,
    /// Innovation.
    widen_innovation,
    /// Loyalty.
    widen_loyalty,
    /// Trust.
    widen_trust,
    /// Other levels.
    widen_other,
    /// Growth of uncertainty for each point of known pushes: how far the leader may misjudge them.
    widen_by_push,
    /// Ideas voiced, tried and adopted a member and 40 hours that count as full marks.
    score_ideas_par,
    /// Score lost for missing a date at all.
    score_missed,
    /// Score lost for each percent of delay.
    score_late,
}
