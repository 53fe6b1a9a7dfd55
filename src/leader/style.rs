//! A leader as data: how much they like each practice, and what makes them like it more or less.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    sim::Move,
    sim::{
        Concern, DoesSetup, Owed, Placement, Plan, Sight, TargetIx, fixed::ONE, fixed::POINT, price, suits,
    },
    terms::{Id, Level, Practice, SettingField},
};

/// An automated leader: the root of a leader file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leader {
    /// Id; the file is named `ID.ron`. Example: `id: "situational"`
    pub id: Id,
    /// Name. Example: `name: "Situational"`
    pub name: String,
    /// What kind of leader this is, in a sentence or two.
    pub about: String,
    /// Whether they answer cards and spend attention at all. Default: true. Example: `present: false`
    #[serde(default = "yes")]
    pub present: bool,
    /// How much they like each practice; one left out is never chosen with attention. Range: 0–100. Example: `likes: {Listen: 60}`
    #[serde(default)]
    pub likes: BTreeMap<Practice, i64>,
    /// What makes them like a practice more or less. Default: none.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// How much each use of a practice in a round takes off its next use in that round. Range: 0–100. Default: 15.
    #[serde(default = "fifteen")]
    pub variety: i64,
    /// How much each use on the same person or thing in a round takes off the next. Range: 0–100. Default: 12.
    #[serde(default = "twelve")]
    pub spread: i64,
}

/// A condition and what it adds to the liking of practices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// All of these must hold for whom or what the practice would be aimed at.
    pub when: Vec<Sense>,
    /// What it adds, by practice. Range: −100–100 each. Example: `add: {Coach: 30, Delegate: -40}`
    pub add: BTreeMap<Practice, i64>,
}

/// Bounds on a figure from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Least. Default: 0.
    #[serde(default)]
    pub at_least: i64,
    /// Most. Default: 100.
    #[serde(default = "hundred")]
    pub at_most: i64,
}

/// What a leader can notice about the setting, or about whom a practice would be aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Sense {
    /// A measure of the setting.
    Setting(SettingField, Bounds),
    /// The best reading of a level; of the team's mean where the aim is not one person.
    Level(Level, Bounds),
    /// Readiness (two parts skill, one part confidence) for the work concerned.
    Readiness(Bounds),
    /// Authority already given on the work concerned, 0 to 6.
    Authority(Bounds),
    /// How wide the range of morale is, in points: how little is known of them.
    Unknown(Bounds),
    /// Hours since the leader was last in touch with them, at most 100.
    Since(Bounds),
    /// The work concerned is behind an even plan.
    Behind,
    /// A question is open that bears on the aim.
    Question,
    /// A question must be settled within a round.
    QuestionDue,
    /// The practice would answer what this person raised, or keep a promise.
    Owed,
    /// They are not the owner of the work concerned.
    NotOwner,
    /// They showed signs of leaving.
    Sign,
    /// The round is among the first or after: round number from 1.
    Round(Bounds),
}

/// Why a leader file cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct LeaderError(pub String);

fn yes() -> bool {
    true
}
fn twelve() -> i64 {
    12
}
fn fifteen() -> i64 {
    15
}
fn hundred() -> i64 {
    100
}

impl Bounds {
    fn hold(self, figure: i64) -> bool {
        (self.at_least..=self.at_most).contains(&figure)
    }
}

/// A practice and what it would be aimed at.
#[derive(Clone, Copy)]
struct Aimed {
    practice: Practice,
    target: TargetIx,
    about: Option<usize>,
}

impl Leader {
    /// Reads the text of a leader file.
    pub fn from_ron(text: &str) -> Result<Self, LeaderError> {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .map_err(|error| LeaderError(error.to_string()))
    }

    /// What this leader does in a round, given what they can see. A function of its arguments.
    pub fn plan(&self, sight: &Sight) -> Plan {
        let mut plan = Plan::default();
        if !self.present || sight.over || sight.chair_empty {
            return plan;
        }
        for card in &sight.hand {
            let mut best: Option<(i64, usize)> = None;
            for (option, offered) in card.options.iter().enumerate() {
                if !offered.offered {
                    continue;
                }
                let worth = self.option_worth(sight, &offered.does);
                if best.is_none_or(|(most, _)| worth > most) {
                    best = Some((worth, option));
                }
            }
            if let Some((_, option)) = best {
                plan.add(Move::Answer { card: card.card, option });
            }
        }
        let candidates = self.candidates(sight);
        loop {
            let left = sight.attention_left(&plan);
            let mut best: Option<(i64, Placement)> = None;
            for (liking, placed) in &candidates {
                if placed.units > left || (placed.units == 0 && plan.placements.contains(placed)) {
                    continue;
                }
                let same_practice =
                    plan.placements.iter().filter(|p| p.practice == placed.practice).count() as i64;
                let same_target = plan.placements.iter().filter(|p| p.target == placed.target).count() as i64;
                let worth = liking - same_practice * self.variety - same_target * self.spread;
                if worth > 0 && best.is_none_or(|(most, _)| worth > most) {
                    best = Some((worth, *placed));
                }
            }
            match best {
                Some((_, placed)) if sight.allows(&plan, &Move::Place(placed)).is_ok() => {
                    plan.add(Move::Place(placed));
                }
                _ => return plan,
            }
            if left <= 0 {
                return plan;
            }
        }
    }

    /// How much the leader likes what an option does: the first practice whole, the rest half.
    fn option_worth(&self, sight: &Sight, does: &[DoesSetup]) -> i64 {
        let mut worth = 0;
        for (place, does) in does.iter().enumerate() {
            let aimed = Aimed { practice: does.practice, target: does.target, about: does.about };
            let liking = self.liking(sight, aimed) * (ONE + does.units) / (2 * ONE);
            worth += if place == 0 { 2 * liking } else { liking };
        }
        worth
    }

    /// Everything that attention could be spent on, with its liking, in canonical order.
    fn candidates(&self, sight: &Sight) -> Vec<(i64, Placement)> {
        let mut candidates = Vec::new();
        for practice in Practice::ALL {
            if self.likes.get(&practice).copied().unwrap_or(0) <= 0
                && !self.rules.iter().any(|rule| rule.add.get(&practice).is_some_and(|add| *add > 0))
            {
                continue;
            }
            let mut consider = |target: TargetIx, about: Option<usize>| {
                if !suits(practice, target) {
                    return;
                }
                let liking = self.liking(sight, Aimed { practice, target, about });
                if liking > 0 {
                    let units = price(practice) * ONE;
                    candidates.push((liking, Placement { practice, target, about, choice: None, units }));
                }
            };
            for member in sight.present() {
                if matches!(practice, Practice::Delegate | Practice::Assign | Practice::Coach) {
                    for stream in sight.streams_of(member) {
                        consider(TargetIx::Member(member), Some(stream));
                    }
                } else {
                    consider(TargetIx::Member(member), None);
                }
            }
            consider(TargetIx::Team, None);
            for (stream, now) in sight.streams.iter().enumerate() {
                if now.done.is_none() {
                    consider(TargetIx::Work(stream), Some(stream));
                }
            }
            for (question, now) in sight.questions.iter().enumerate() {
                if now.open {
                    consider(TargetIx::Decision(question), Some(now.about));
                }
            }
        }
        candidates
    }

    fn liking(&self, sight: &Sight, aimed: Aimed) -> i64 {
        let mut liking = self.likes.get(&aimed.practice).copied().unwrap_or(0);
        for rule in &self.rules {
            if let Some(add) = rule.add.get(&aimed.practice)
                && rule.when.iter().all(|sense| holds(sight, *sense, aimed))
            {
                liking += add;
            }
        }
        liking
    }
}

fn holds(sight: &Sight, sense: Sense, aimed: Aimed) -> bool {
    let stream = match aimed.target {
        TargetIx::Work(stream) => Some(stream),
        TargetIx::Decision(question) => sight.questions.get(question).map(|question| question.about),
        _ => aimed.about,
    };
    let person = match aimed.target {
        TargetIx::Member(member) => Some(member),
        TargetIx::Work(_) | TargetIx::Decision(_) => stream.and_then(|stream| sight.streams[stream].owner),
        TargetIx::Team => None,
    };
    let questions = || {
        sight.questions.iter().enumerate().filter(move |(place, question)| {
            question.open
                && match aimed.target {
                    TargetIx::Decision(target) => *place == target,
                    TargetIx::Work(stream) => question.about == stream,
                    _ => true,
                }
        })
    };
    match sense {
        Sense::Setting(field, bounds) => bounds.hold(sight.setting[field as usize] / POINT),
        Sense::Level(level, bounds) => {
            let best = |member: usize| sight.members[member].levels[level as usize].best;
            let value = match person {
                Some(member) => best(member),
                None => mean(sight.present().map(best)),
            };
            bounds.hold(value / POINT)
        }
        Sense::Readiness(bounds) => {
            let of = |member: usize| sight.readiness(member, stream);
            let value = match person {
                Some(member) => of(member),
                None => mean(sight.present().map(of)),
            };
            bounds.hold(value / POINT)
        }
        Sense::Authority(bounds) => {
            stream.is_some_and(|stream| bounds.hold(i64::from(sight.streams[stream].authority)))
        }
        Sense::Unknown(bounds) => person.is_some_and(|member| {
            let range = sight.members[member].levels[Level::Morale as usize];
            bounds.hold((range.high - range.low) / POINT)
        }),
        Sense::Since(bounds) => {
            let since = |member: usize| sight.members[member].since.min(100);
            bounds.hold(match person {
                Some(member) => since(member),
                None => mean(sight.present().map(since)),
            })
        }
        Sense::Behind => {
            let behind = |stream: &crate::sim::StreamSight| {
                !stream.standing && stream.done.is_none() && stream.progress * 100 < stream.planned * 95
            };
            match stream {
                Some(stream) => behind(&sight.streams[stream]),
                None => sight.streams.iter().any(behind),
            }
        }
        Sense::Question => questions().next().is_some(),
        Sense::QuestionDue => questions().any(|(_, question)| question.due <= sight.round + 1),
        Sense::Owed => owed(sight, aimed),
        Sense::NotOwner => stream.is_some_and(|stream| sight.streams[stream].owner != person),
        Sense::Sign => person.is_some_and(|member| sight.members[member].sign),
        Sense::Round(bounds) => bounds.hold(i64::from(sight.round) + 1),
    }
}

/// Whether a use would do something about what somebody raised.
fn owed(sight: &Sight, aimed: Aimed) -> bool {
    sight.debts.iter().any(|debt| {
        let reached = match aimed.target {
            TargetIx::Member(member) => {
                member == debt.to
                    || (aimed.practice == Practice::Listen
                        && debt.owed == Owed::Concern(Concern::Conflict(member)))
            }
            TargetIx::Team => true,
            TargetIx::Work(stream) => {
                sight.streams[stream].owner == Some(debt.to) || sight.streams[stream].crew.contains(&debt.to)
            }
            TargetIx::Decision(_) => false,
        };
        reached && sight.would_answer(debt, aimed.practice)
    })
}

fn mean(values: impl Iterator<Item = i64>) -> i64 {
    let (mut sum, mut count) = (0, 0);
    for value in values {
        sum += value;
        count += 1;
    }
    if count == 0 { 0 } else { sum / count }
}
