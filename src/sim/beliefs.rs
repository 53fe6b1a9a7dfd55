//! What a seat has seen, and what follows from it: an estimate with a range for everything hidden.
//!
//! A seat's beliefs are a function of public facts and its observation log, and of nothing else.

use serde::{Deserialize, Serialize};

use super::{
    fixed::{FULL, ONE, POINT, millionths, whole},
    luck::Purpose,
    questions::{Opinion, leader_opinion, member_opinion},
    setup::{Levels, Motives, Setup},
    state::{Concern, Hidden, Public, World},
};
use crate::terms::{Level, Motive};

const MILLION: i64 = 1_000_000;
/// Half-width of an 80 % interval of a bell curve, in thousandths of its standard deviation.
const EIGHTY: i64 = 1282;

/// Numbers set aside for one close look at a member; those of the first day lie below, too.
const LOOK: u32 = 1000;

/// Most room that is made for the log in advance.
const LOG_ROOM: usize = 1000;

/// How much of a correction is put down to what someone is usually like, in thousandths.
const USUAL_SHARE: i64 = 700;

/// One thing a seat has seen or been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Observation {
    /// The first impression of a member.
    First {
        /// The member.
        member: usize,
        /// What they seemed like.
        levels: Levels,
        /// What they seemed able to do, by area.
        skill: Vec<i64>,
    },
    /// A member seen in passing during a round.
    Glance {
        /// The member.
        member: usize,
        /// What they seemed like.
        levels: Levels,
    },
    /// A member listened to.
    Heard {
        /// The member.
        member: usize,
        /// What they let show.
        levels: Levels,
        /// Standard deviation of it.
        noise: i64,
    },
    /// A member worked with side by side.
    Close {
        /// The member.
        member: usize,
        /// Strain and confidence as they showed.
        strain: i64,
        /// Confidence.
        confidence: i64,
        /// Skill in an area.
        skill: (usize, i64),
    },
    /// What someone thinks of a choice.
    Opinion {
        /// The question.
        question: usize,
        /// The choice.
        choice: usize,
        /// How good they think it is.
        value: i64,
        /// How far they may be off.
        noise: i64,
    },
    /// What moves a member.
    Motives {
        /// The member.
        member: usize,
        /// The weights.
        weights: Motives,
    },
    /// What a member carries.
    Private {
        /// The member.
        member: usize,
    },
    /// What a member raised when listened to.
    Raised {
        /// The member.
        member: usize,
        /// What.
        concern: Concern,
    },
    /// A sign that a member thinks of leaving.
    Sign {
        /// The member.
        member: usize,
    },
    /// A text was shown that a hidden state chose.
    Shown {
        /// The card.
        card: usize,
        /// The variant.
        variant: Option<usize>,
    },
    /// A line was said that a hidden state chose.
    Said {
        /// The voice.
        voice: usize,
        /// The line.
        line: usize,
    },
}

/// What a leader has learnt for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Whose motives.
    pub motives: Vec<bool>,
    /// Whose private situation.
    pub private: Vec<bool>,
    /// How often each has been listened to.
    pub heard: Vec<u32>,
    /// Who showed signs of leaving.
    pub signs: Vec<bool>,
    /// Best reading of each choice of each question.
    pub opinions: Vec<Vec<Reading>>,
}

/// A best reading and its variance, in thousandths of a point and their square.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The estimate.
    pub value: i64,
    /// Its variance.
    pub variance: i64,
}

/// An estimate as a person may see it: an 80 % range around a best reading, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// Lower end.
    pub low: i64,
    /// Best reading.
    pub best: i64,
    /// Upper end.
    pub high: i64,
}

impl Reading {
    /// Takes in a value seen with a standard deviation. Returns the correction.
    #[inline(always)]
    fn see(&mut self, value: i64, noise: i64) -> i64 {
        let gain = self.gain(noise);
        let correction = (value - self.value) * gain / MILLION;
        self.value = (self.value + correction).clamp(0, FULL);
        self.variance = millionths(self.variance, (MILLION - gain).cast_unsigned());
        correction
    }

    #[inline]
    fn gain(&self, noise: i64) -> i64 {
        // Variances are at most (50 points)² and noise is a few times the scale, so the products fit.
        self.variance * MILLION / (self.variance + noise * noise).max(1)
    }

    /// The 80 % range.
    pub fn range(&self) -> Range {
        let half = self.variance.isqrt() * EIGHTY / ONE;
        Range {
            low: (self.value - half).clamp(0, FULL),
            best: self.value,
            high: (self.value + half).clamp(0, FULL),
        }
    }
}

/// How far the errors of readings of several people go together, in thousandths: one leader's misjudgement of what
/// an act did, and rosy answers, are wrong in the same direction for everybody. Set so that the range of the team's
/// mean covers the truth in four readings out of five where the team mostly speaks freely; a test measures it.
const TOGETHER: i64 = 300;

/// The mean of several readings with its own 80 % range; none if there are no readings. Narrower than a single
/// one, but not as if every error were independent of the others: see `TOGETHER`.
pub fn pooled(readings: impl Iterator<Item = Reading>) -> Option<Range> {
    let (mut n, mut values, mut variances, mut deviations) = (0, 0, 0, 0);
    for reading in readings {
        n += 1;
        values += reading.value;
        variances += reading.variance;
        deviations += reading.variance.isqrt();
    }
    if n == 0 {
        return None;
    }
    let apart = (ONE - TOGETHER) * variances / (n * n);
    let together = TOGETHER * (deviations / n) * (deviations / n);
    Some(Reading { value: whole(values, n), variance: (apart + together) / ONE }.range())
}

/// What the leader's seat has seen, and believes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Everything seen, in order.
    pub log: Vec<Observation>,
    /// The team as the leader believes it is.
    pub believed: World,
    /// Variance of each level, by member.
    pub variance: Vec<Levels>,
    /// Variance of each skill, by `member × areas + area`.
    pub skill_variance: Vec<i64>,
    /// What has been learnt for good.
    pub known: Known,
}

impl Seat {
    /// A seat that has seen nothing: everybody average, nothing known.
    pub fn blank(setup: &Setup) -> Self {
        let (n, areas) = (setup.members.len(), setup.scenario.areas.len());
        let unknown = 25 * POINT * 25 * POINT;
        // People's levels mostly lie within a dozen points of the middle.
        let usual = 12 * POINT * 12 * POINT;
        let middle = [50 * POINT; Level::COUNT];
        // A first impression of everybody, and a glance, a few looks and a word in every round.
        let seen = n * (1 + setup.rounds_all() as usize) + 20 * setup.rounds as usize;
        Self {
            log: Vec::with_capacity(seen.min(LOG_ROOM)),
            believed: World {
                levels: vec![middle; n],
                usual: vec![middle; n],
                skill: vec![50 * POINT; n * areas],
                motives: vec![[ONE / Motive::COUNT as i64; Motive::COUNT]; n],
                structure: vec![50 * POINT; n],
                closeness: vec![50 * POINT; n * n],
                conflict: vec![0; n * n],
                burdened: vec![false; n],
                eased_until: vec![0; n],
                credit: vec![40 * POINT; n],
                ideas_had: vec![0; n],
                intent: vec![0; n],
                shared: 40 * POINT,
                alignment: 35 * POINT,
            },
            variance: vec![[usual; Level::COUNT]; n],
            skill_variance: vec![unknown; n * areas],
            known: Known {
                motives: vec![false; n],
                private: vec![false; n],
                heard: vec![0; n],
                signs: vec![false; n],
                opinions: setup
                    .decisions
                    .iter()
                    .map(|decision| {
                        vec![Reading { value: 50 * POINT, variance: unknown }; decision.qualities.len()]
                    })
                    .collect(),
            },
        }
    }

    /// Reading of a level.
    pub fn reading(&self, member: usize, level: Level) -> Reading {
        Reading {
            value: self.believed.levels[member][level as usize],
            variance: self.variance[member][level as usize],
        }
    }

    /// Means over those who are there, with ranges, for each headline indicator; none if nobody is.
    pub fn team(&self, public: &Public) -> Option<[Range; 3]> {
        let of = |level| pooled(public.present().map(|member| self.reading(member, level)));
        let [morale, innovation, loyalty] = Level::HEADLINE.map(of);
        Some([morale?, innovation?, loyalty?])
    }

    /// Time passes: what was known of a level becomes less certain, more so where the leader acted and can only
    /// guess how far it went. `pushed` is everything that moved a level, `acts` what the leader's acts did to it. `old`
    /// takes for each level of each member how much of the variance, in thousandths, is that of the reading before.
    pub fn widen(
        &mut self,
        setup: &Setup,
        pushed: &[Levels],
        acts: &[Levels],
        mut old: impl FnMut(usize, usize, i64),
    ) {
        let c = &setup.coefficients;
        for (member, ((levels, pushed), acts)) in self.variance.iter_mut().zip(pushed).zip(acts).enumerate() {
            for (level, variance) in levels.iter_mut().enumerate() {
                // Near either end of the scale pushes move people closer together, so errors shrink as well.
                let kept = MILLION.cast_unsigned() - setup.rates.saturation.of(pushed[level]);
                let shrunk = millionths(millionths(*variance, kept), kept);
                // Beyond 50 points the range is the whole scale anyhow.
                let mut grown = shrunk + setup.rates.widening[level];
                if acts[level] != 0 {
                    let guessed = (c.widen_by_push * acts[level].min(10 * FULL) / ONE).min(50 * POINT);
                    grown += guessed * guessed;
                }
                old(member, level, shrunk * ONE / grown.max(1));
                *variance = grown.min(50 * POINT * 50 * POINT);
            }
        }
    }

    /// Takes an observation in, and keeps it.
    pub fn observe(&mut self, setup: &Setup, observation: Observation) {
        let c = &setup.coefficients;
        let areas = setup.scenario.areas.len();
        match &observation {
            Observation::First { member, levels, skill } => {
                self.see_all(*member, levels, &[c.sight_first; Level::COUNT], ONE);
                for (area, value) in skill.iter().enumerate() {
                    self.see_skill(member * areas + area, *value, c.sight_first);
                }
            }
            Observation::Glance { member, levels } => {
                self.see_all(*member, levels, &setup.rates.glance, USUAL_SHARE);
            }
            Observation::Heard { member, levels, noise } => {
                self.see_all(*member, levels, &[*noise; Level::COUNT], USUAL_SHARE);
                self.known.heard[*member] += 1;
            }
            Observation::Close { member, strain, confidence, skill } => {
                self.see(*member, Level::Strain, *strain, c.sight_close, USUAL_SHARE);
                self.see(*member, Level::Confidence, *confidence, c.sight_close, USUAL_SHARE);
                self.see_skill(member * areas + skill.0, skill.1, c.sight_close);
            }
            Observation::Opinion { question, choice, value, noise } => {
                self.known.opinions[*question][*choice].see(*value, *noise);
            }
            Observation::Motives { member, weights } => {
                self.believed.motives[*member] = *weights;
                self.known.motives[*member] = true;
            }
            Observation::Private { member } => {
                self.believed.burdened[*member] = true;
                self.known.private[*member] = true;
            }
            Observation::Raised { member, concern } => {
                if let Concern::Conflict(other) = concern {
                    let n = setup.members.len();
                    for place in [member * n + other, other * n + member] {
                        let believed = &mut self.believed.conflict[place];
                        *believed = (*believed).max(30 * POINT);
                    }
                }
            }
            Observation::Sign { member } => self.known.signs[*member] = true,
            Observation::Shown { .. } | Observation::Said { .. } => {}
        }
        self.log.push(observation);
    }

    /// Takes in every level of a member, each seen with a standard deviation.
    fn see_all(&mut self, member: usize, values: &Levels, noise: &Levels, usual_share: i64) {
        let believed = &mut self.believed.levels[member];
        let usual = &mut self.believed.usual[member];
        let variance = &mut self.variance[member];
        for level in 0..Level::COUNT {
            let mut reading = Reading { value: believed[level], variance: variance[level] };
            let correction = reading.see(values[level], noise[level]);
            (believed[level], variance[level]) = (reading.value, reading.variance);
            usual[level] = (usual[level] + correction * usual_share / ONE).clamp(0, FULL);
        }
    }

    fn see(&mut self, member: usize, level: Level, value: i64, noise: i64, usual_share: i64) {
        let mut reading = self.reading(member, level);
        let correction = reading.see(value, noise);
        self.believed.levels[member][level as usize] = reading.value;
        self.variance[member][level as usize] = reading.variance;
        let usual = &mut self.believed.usual[member][level as usize];
        *usual = (*usual + correction * usual_share / ONE).clamp(0, FULL);
    }

    fn see_skill(&mut self, place: usize, value: i64, noise: i64) {
        let mut reading = Reading { value: self.believed.skill[place], variance: self.skill_variance[place] };
        reading.see(value, noise);
        self.believed.skill[place] = reading.value;
        self.skill_variance[place] = reading.variance;
    }
}

/// Looks at a team: draws what a leader sees of it. Everything goes through the log.
#[derive(Clone, Copy)]
pub struct Sightings<'a> {
    /// The game's fixed side.
    pub setup: &'a Setup,
    /// Public facts.
    pub public: &'a Public,
    /// What is so.
    pub hidden: &'a Hidden,
}

impl Sightings<'_> {
    /// What the leader meets on the first day.
    pub fn first_day(&self, seat: &mut Seat) {
        let setup = self.setup;
        let areas = setup.scenario.areas.len();
        for member in 0..setup.members.len() {
            let hash = setup.members[member].hash;
            let noise = |number: u32| {
                self.hidden.luck.noise(0, hash, Purpose::Sight, number, setup.coefficients.sight_first)
            };
            let mut levels = self.rosy(member);
            for level in Level::ALL {
                levels[level as usize] += noise(100 + level as u32);
            }
            let skill = (0..areas)
                .map(|area| self.hidden.world.skill[member * areas + area] + noise(120 + area as u32))
                .collect();
            seat.observe(setup, Observation::First { member, levels, skill });
        }
        for (question, decision) in setup.decisions.iter().enumerate() {
            for choice in 0..decision.qualities.len() {
                let Opinion { value, noise } = leader_opinion(setup, self.hidden, question, choice);
                seat.observe(setup, Observation::Opinion { question, choice, value, noise });
            }
        }
    }

    /// Everybody, in passing.
    pub fn glances(&self, seat: &mut Seat) {
        for member in self.public.present() {
            let hash = self.setup.members[member].hash;
            let draws = self.hidden.luck.at(self.public.round, hash, Purpose::Sight);
            let mut levels = self.rosy(member);
            for level in Level::ALL {
                levels[level as usize] += draws.noise(level as u32, self.setup.rates.glance[level as usize]);
            }
            seat.observe(self.setup, Observation::Glance { member, levels });
        }
    }

    /// A member who was listened to, with this many units of attention; `earlier` counts the times they were
    /// looked at closely in this round before, so that no draw is used twice.
    pub fn listen(&self, seat: &mut Seat, member: usize, units: i64, earlier: u32) {
        let setup = self.setup;
        let hash = setup.members[member].hash;
        let noise = setup.coefficients.sight_listen * ONE / ((units.max(100)) * ONE).isqrt();
        let draws = self.hidden.luck.at(self.public.round, hash, Purpose::Sight);
        let mut levels = self.rosy(member);
        for level in Level::ALL {
            levels[level as usize] += draws.noise(earlier * LOOK + 20 + level as u32, noise);
        }
        seat.observe(setup, Observation::Heard { member, levels, noise });
        // What they know of open questions comes up, as far as they dare say it.
        let voice = self.hidden.world.level(member, Level::Voice);
        for (question, state) in self.public.questions.iter().enumerate() {
            if !state.open || state.settled.is_some() {
                continue;
            }
            for choice in 0..setup.decisions[question].qualities.len() {
                let opinion = member_opinion(setup, self.hidden, question, choice, member);
                let noise = opinion.noise * FULL / voice.max(20 * POINT);
                seat.observe(setup, Observation::Opinion { question, choice, value: opinion.value, noise });
            }
        }
    }

    /// A member worked with side by side, in an area; `earlier` as in [`Self::listen`].
    pub fn close(&self, seat: &mut Seat, member: usize, area: usize, earlier: u32) {
        let setup = self.setup;
        let hash = setup.members[member].hash;
        let noise = |number: u32| {
            let spread = setup.coefficients.sight_close;
            let number = earlier * LOOK + number;
            self.hidden.luck.noise(self.public.round, hash, Purpose::Sight, number, spread)
        };
        let world = &self.hidden.world;
        let observation = Observation::Close {
            member,
            strain: world.level(member, Level::Strain) + noise(40),
            confidence: world.level(member, Level::Confidence) + noise(41),
            skill: (area, world.skill[member * setup.scenario.areas.len() + area] + noise(42)),
        };
        seat.observe(setup, observation);
    }

    /// A member's levels as they show: people who do not feel safe tell you what you want to hear.
    fn rosy(&self, member: usize) -> Levels {
        let mut levels = self.hidden.world.levels[member];
        let missing = (60 * POINT - levels[Level::Voice as usize]).max(0);
        let bias = self.setup.coefficients.sight_rosy * missing / ONE;
        for level in [Level::Morale, Level::Innovation, Level::Loyalty, Level::Trust, Level::Voice] {
            levels[level as usize] += bias;
        }
        levels[Level::Strain as usize] -= bias;
        levels
    }
}
