//! The head of a session: everything that it is a function of, beside the commands.

use std::{borrow::Cow, collections::BTreeMap, ops::RangeInclusive, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    leader::{self, Leader},
    scenario::{self, Filler, PronounWords, Scenario},
    sim::{Coefficients, Length, MODEL_VERSION, Setup, SetupError},
    terms::{Id, Message},
};

/// Version of the session's own rules: phases, commands, policies. Rises when the same commands would no longer
/// come to the same.
pub const SESSION_VERSION: u32 = 2;
/// Most groups in a session: a hall in which everybody leads a team, and some to spare.
pub const GROUPS_MAX: usize = 320;
/// Shortest and longest time for a phase, in seconds.
pub const TIMER_SECONDS: RangeInclusive<u32> = 10..=7_200;

/// How people play together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// One leader, one team.
    #[default]
    Solo,
    /// Everybody leads a copy of the same team, with the same luck.
    League,
    /// Several lead one team together.
    Council,
    /// One leads, the others are the team.
    Ensemble,
}

/// What moves a session on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pacing {
    /// Each group moves on when its seats are ready.
    #[default]
    Own,
    /// The facilitator advances.
    Facilitated,
    /// A group moves on when its seats are ready, or when the time of the phase is up.
    Timed {
        /// Seconds for a phase in which somebody must act. Range: [`TIMER_SECONDS`].
        seconds: u32,
    },
}

/// What becomes of a seat whose person is away while the others wait for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropOut {
    /// The others wait.
    #[default]
    Wait,
    /// What the phase says of an absent seat holds, phase by phase.
    Default,
    /// An automated leader sits in until the person is back.
    Leader(Id),
    /// Nobody waits for the seat until the person is back.
    Without,
}

/// What becomes of somebody who would lead a team of their own when others have played a round already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateJoin {
    /// They begin with the first round, wherever the others are.
    #[default]
    Begin,
    /// The rounds that they missed are led by this automated leader, and they go on from where the last of the others
    /// is. The data say which rounds those were.
    Led(Id),
    /// They watch.
    Watch,
}

/// A text with the name that faults and lists give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedText {
    /// File or sheet.
    pub name: String,
    /// What is in it. What is built in is borrowed: a host has many sessions of it.
    pub text: Cow<'static, str>,
}

/// Everything that a session is a function of, beside its commands. It is the first line of the journal, so it
/// holds texts, not references: what is shipped may change, the session does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionHead {
    /// Version of the session's rules: [`SESSION_VERSION`].
    pub session_version: u32,
    /// Version of the model: [`MODEL_VERSION`].
    pub model_version: u32,
    /// The seed. It is in no view.
    pub seed: u64,
    /// How people play together.
    pub mode: Mode,
    /// What moves it on.
    pub pacing: Pacing,
    /// What becomes of a dropped seat, until the facilitator says otherwise.
    pub drop_out: DropOut,
    /// What becomes of those who come late, until the facilitator says otherwise.
    #[serde(default)]
    pub late_join: LateJoin,
    /// All rounds, or the author's short cut.
    pub length: Length,
    /// Names of the groups there are from the start. Range: 1–[`GROUPS_MAX`]; exactly one in Solo. In League there may
    /// be none: one is made for each leader who comes without naming another.
    pub groups: Vec<String>,
    /// Tag of the language.
    pub lang: String,
    /// Pronouns of the language, for the texts of the scenario.
    pub pronouns: PronounWords,
    /// The scenario.
    pub scenario: NamedText,
    /// The numbers of the model.
    pub coefficients: NamedText,
    /// Automated leaders that may take part.
    pub leaders: Vec<NamedText>,
    /// Language sheets, so that an old journal can be read in its own words.
    pub sheets: Vec<NamedText>,
}

/// The texts that a session is played on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The scenario.
    pub scenario: NamedText,
    /// The numbers of the model.
    pub coefficients: NamedText,
    /// Automated leaders that may take part.
    pub leaders: Vec<NamedText>,
    /// Language sheets.
    pub sheets: Vec<NamedText>,
    /// Tag of the language.
    pub lang: String,
    /// Pronouns of the language.
    pub pronouns: PronounWords,
}

impl SessionHead {
    /// One leader and one team, at their own pace.
    pub fn alone(texts: Texts, seed: u64, length: Length, group: String) -> Self {
        Self {
            session_version: SESSION_VERSION,
            model_version: MODEL_VERSION,
            seed,
            mode: Mode::Solo,
            pacing: Pacing::Own,
            drop_out: DropOut::Wait,
            late_join: LateJoin::Begin,
            length,
            groups: vec![group],
            lang: texts.lang,
            pronouns: texts.pronouns,
            scenario: texts.scenario,
            coefficients: texts.coefficients,
            leaders: texts.leaders,
            sheets: texts.sheets,
        }
    }
}

/// Why a head cannot be played.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    /// Made by another version of the session's rules.
    #[error("made for session version {found}")]
    SessionVersion {
        /// The version it names.
        found: u32,
    },
    /// Made by another version of the model.
    #[error("made for model version {found}")]
    ModelVersion {
        /// The version it names.
        found: u32,
    },
    /// The scenario or a leader has errors.
    #[error("{file} has errors")]
    Faulty {
        /// Its name.
        file: String,
    },
    /// The author made no short cut.
    #[error("no short cut")]
    NoShortCut,
    /// The time for a phase is out of its range.
    #[error("{found} seconds")]
    Seconds {
        /// How many it names.
        found: u32,
    },
    /// The coefficients or the set-up cannot be used.
    #[error("{file}: {why}")]
    Unusable {
        /// Which text.
        file: String,
        /// Why.
        why: String,
    },
    /// An automated leader that it names is not part of it.
    #[error("no leader {leader}")]
    NoSuchLeader {
        /// Its id.
        leader: Id,
    },
    /// The number of groups does not suit the mode.
    #[error("{found} groups")]
    Groups {
        /// How many there are.
        found: usize,
    },
}

impl HeadError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::SessionVersion { found } => Message::new("session-other-rules")
                .with("found", i64::from(*found))
                .with("own", i64::from(SESSION_VERSION)),
            Self::ModelVersion { found } => Message::new("session-other-model")
                .with("found", i64::from(*found))
                .with("own", i64::from(MODEL_VERSION)),
            Self::Faulty { file } => Message::new("session-faulty").with("file", file.as_str()),
            Self::Unusable { file, why } => {
                Message::new("session-unusable").with("file", file.as_str()).with("why", why.as_str())
            }
            Self::NoShortCut => Message::new("session-no-short-cut"),
            Self::Seconds { found } => Message::new("session-seconds")
                .with("found", i64::from(*found))
                .with("least", i64::from(*TIMER_SECONDS.start()))
                .with("most", i64::from(*TIMER_SECONDS.end())),
            Self::NoSuchLeader { leader } => {
                Message::new("session-no-such-leader").with("leader", leader.as_str())
            }
            Self::Groups { found } => {
                Message::new("session-groups").with("found", *found).with("most", GROUPS_MAX)
            }
        }
    }
}

/// A head made ready: texts read, ids resolved. Shared by every session on the same head.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The head.
    pub head: SessionHead,
    /// The game's fixed side.
    pub setup: Setup,
    /// Automated leaders by id.
    pub leaders: BTreeMap<Id, Leader>,
    /// Fills in names and pronouns.
    pub filler: Filler,
}

impl Prepared {
    /// Makes a head ready.
    ///
    /// # Errors
    /// It was made for another version, or one of its texts cannot be used.
    pub fn new(head: SessionHead) -> Result<Arc<Self>, HeadError> {
        let scenario = scenario::load(&head.scenario.name, &head.scenario.text)
            .scenario
            .ok_or_else(|| HeadError::Faulty { file: head.scenario.name.clone() });
        Self::on(head, scenario)
    }

    /// Makes a head ready whose scenario has just been read and checked: reading it takes longest.
    ///
    /// # Errors
    /// As [`Prepared::new`].
    pub fn checked(head: SessionHead, scenario: Scenario) -> Result<Arc<Self>, HeadError> {
        Self::on(head, Ok(scenario))
    }

    fn on(head: SessionHead, scenario: Result<Scenario, HeadError>) -> Result<Arc<Self>, HeadError> {
        if head.session_version != SESSION_VERSION {
            return Err(HeadError::SessionVersion { found: head.session_version });
        }
        if head.model_version != MODEL_VERSION {
            return Err(HeadError::ModelVersion { found: head.model_version });
        }
        let groups = head.groups.len();
        let least = usize::from(head.mode != Mode::League);
        if groups < least || groups > GROUPS_MAX || (head.mode == Mode::Solo && groups != 1) {
            return Err(HeadError::Groups { found: groups });
        }
        if let Pacing::Timed { seconds: found } = head.pacing
            && !TIMER_SECONDS.contains(&found)
        {
            return Err(HeadError::Seconds { found });
        }
        let scenario = scenario?;
        let unusable = |file: &str, why: String| HeadError::Unusable { file: file.to_owned(), why };
        let coefficients = Coefficients::from_ron(&head.coefficients.text)
            .map_err(|error| unusable(&head.coefficients.name, error.to_string()))?;
        let mut leaders = BTreeMap::new();
        for source in &head.leaders {
            let leader = leader::load(&source.name, &source.text).leader;
            let leader = leader.ok_or_else(|| HeadError::Faulty { file: source.name.clone() })?;
            leaders.insert(leader.id.clone(), leader);
        }
        let named = [
            if let DropOut::Leader(leader) = &head.drop_out { Some(leader) } else { None },
            if let LateJoin::Led(leader) = &head.late_join { Some(leader) } else { None },
        ];
        if let Some(leader) = named.into_iter().flatten().find(|leader| !leaders.contains_key(*leader)) {
            return Err(HeadError::NoSuchLeader { leader: leader.clone() });
        }
        let filler = Filler::new(&scenario, &head.pronouns);
        let setup =
            Setup::new(Arc::new(scenario), Arc::new(coefficients), head.length).map_err(
                |error| match error {
                    SetupError::NoShortCut => HeadError::NoShortCut,
                    other => unusable(&head.scenario.name, other.to_string()),
                },
            )?;
        Ok(Arc::new(Self { head, setup, leaders, filler }))
    }
}
