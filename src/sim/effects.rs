//! What the leader's practices push: the table of effects, run on one world.

use super::{
    Coefficients,
    beliefs::Known,
    coefficients::{Aim, Aspect, Modifier, Reach},
    fixed::{FULL, ONE, POINT, times},
    ledger::{Cause, Factor, Pushes, Source},
    setup::{MEMBERS_MAX, Setup, TargetIx},
    state::{Public, World},
};
use crate::terms::{Level, Motive, Practice, SettingField};

/// Most that one row can push at one member, in thousandths of the aspect's unit: far beyond the scale, and small
/// enough that every sum of pushes fits.
const AMOUNT_MAX: i64 = 1_000_000_000;

/// A practice applied in a round, by an option or with attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The practice.
    pub practice: Practice,
    /// At whom or what.
    pub target: TargetIx,
    /// Card or attention.
    pub source: Source,
    /// The stream it is about.
    pub about: Option<usize>,
    /// The choice taken, where a question is decided.
    pub choice: Option<usize>,
    /// Units, in thousandths.
    pub units: i64,
}

/// What the equations ask of the public facts again and again, looked up once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Now {
    setting: [i64; SettingField::COUNT],
    main_streams: [Option<usize>; MEMBERS_MAX],
    present: u16,
}

impl Now {
    /// Looks it up.
    pub fn of(setup: &Setup, public: &Public) -> Self {
        let mut now = Self { setting: public.setting_all(setup), ..Self::default() };
        for member in 0..setup.members.len() {
            now.present |= u16::from(public.there(member)) << member;
            let open = || (0..setup.streams.len()).filter(|stream| public.streams[*stream].done.is_none());
            now.main_streams[member] = open()
                .find(|stream| public.streams[*stream].owner == Some(member))
                .or_else(|| open().find(|stream| setup.streams[*stream].has(member)));
        }
        now
    }

    /// How many are still there.
    pub const fn there(&self) -> i64 {
        self.present.count_ones() as i64
    }

    /// How many of some people, by bits, are still there.
    pub const fn there_of(&self, bits: u16) -> i64 {
        (self.present & bits).count_ones() as i64
    }
}

/// What the equations read: one world and the public facts at the start of a round.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The game's fixed side.
    pub setup: &'a Setup,
    /// Public facts.
    pub public: &'a Public,
    /// What the equations ask of them again and again.
    pub now: &'a Now,
    /// The world they run on: the truth, or what a leader believes.
    pub world: &'a World,
    /// What the leader has learnt.
    pub known: &'a Known,
}

/// Pushes on what is not a level of a member.
#[derive(Clone, Debug, Default)]
pub struct TeamPushes {
    /// On what the team understands together.
    pub shared: i64,
    /// On how far it pulls one way.
    pub alignment: i64,
    /// On skill: member, area, amount.
    pub skill: Vec<(usize, usize, i64)>,
    /// On a member's conflicts.
    pub conflict: Vec<(usize, i64)>,
    /// On the sponsor's confidence.
    pub sponsor: Vec<(Cause, i64)>,
    /// Planned hours by stream.
    pub hours: Vec<(usize, Cause, i64)>,
    /// Rework avoided by stream.
    pub care: Vec<(usize, i64)>,
}

impl TeamPushes {
    /// Forgets everything, for another round.
    pub fn clear(&mut self) {
        (self.shared, self.alignment) = (0, 0);
        self.skill.clear();
        self.conflict.clear();
        self.sponsor.clear();
        self.hours.clear();
        self.care.clear();
    }
}

impl Scene<'_> {
    /// A measure of the setting now.
    pub const fn setting(&self, of: SettingField) -> i64 {
        self.now.setting[of as usize]
    }

    /// The stream a member mostly works on: the first they own, else the first they are on.
    pub const fn main_stream(&self, member: usize) -> Option<usize> {
        self.now.main_streams[member]
    }

    /// Skill of a member in an area; their mean skill if no area is concerned.
    pub fn skill(&self, member: usize, area: Option<usize>) -> i64 {
        let areas = self.setup.scenario.areas.len();
        let skills = &self.world.skill[member * areas..(member + 1) * areas];
        match area {
            Some(area) => skills[area],
            None => skills.iter().sum::<i64>() / areas.max(1) as i64,
        }
    }

    /// Readiness: two parts skill, one part confidence.
    pub fn readiness(&self, member: usize, area: Option<usize>) -> i64 {
        (2 * self.skill(member, area) + self.world.level(member, Level::Confidence)) / 3
    }

    /// The area a use is about, for one member.
    fn area(&self, member: usize, about: Option<usize>) -> Option<usize> {
        about.or_else(|| self.main_stream(member)).map(|stream| self.setup.streams[stream].area)
    }

    /// Whom a use is aimed at, with the share of it that reaches each.
    fn aimed_at(&self, used: &Use, out: &mut Aimed) {
        out.length = 0;
        let c = &self.setup.coefficients;
        match used.target {
            TargetIx::Member(member) if self.public.there(member) => out.add(member, ONE),
            TargetIx::Member(_) => {}
            TargetIx::Team | TargetIx::Decision(_) => {
                self.public.present().for_each(|member| out.add(member, c.team_share));
            }
            TargetIx::Work(stream) => {
                let owner = self.public.streams[stream].owner;
                for member in self.public.present() {
                    if owner == Some(member) {
                        out.add(member, ONE);
                    } else if self.setup.streams[stream].has(member) {
                        out.add(member, c.crew_share);
                    }
                }
            }
        }
    }

    /// The owner that a use goes past, if it does.
    fn bypassed(&self, used: &Use) -> Option<usize> {
        let owner = self.public.streams[used.about?].owner?;
        (matches!(used.target, TargetIx::Member(member) if member != owner) && self.public.there(owner))
            .then_some(owner)
    }
}

/// The table of effects made ready: the rows of one practice.
#[derive(Clone, Debug, Default)]
pub struct EffectRows {
    rows: Vec<Row>,
    asks_readiness: bool,
}

/// A row of the table: what one unit pushes, and where in [`Factors`] its factors stand.
#[derive(Clone, Debug)]
struct Row {
    aim: Option<Aim>,
    reach: Reach,
    aspect: Aspect,
    push: i64,
    by: Vec<(Modifier, u8)>,
}

impl EffectRows {
    /// The rows of every practice.
    pub fn all(c: &Coefficients) -> [Self; Practice::COUNT] {
        std::array::from_fn(|practice| {
            let rows = c.effects[practice].iter().map(|row| Row {
                aim: row.aim,
                reach: row.reach,
                aspect: row.aspect,
                push: row.push,
                by: row.by.iter().map(|modifier| (*modifier, modifier.place() as u8)).collect(),
            });
            let asks =
                |row: &Row| row.by.iter().any(|(by, _)| matches!(by, Modifier::Able | Modifier::Green));
            let rows: Vec<Row> = rows.collect();
            Self { asks_readiness: rows.iter().any(asks), rows }
        })
    }
}

/// How many kinds of factor there are.
const FACTORS: usize = Motive::COUNT + 21;

impl Modifier {
    /// Its place among the factors of a member.
    const fn place(self) -> usize {
        let after = match self {
            Self::Fit(motive) => return motive as usize,
            Self::Able => 0,
            Self::Green => 1,
            Self::Unclear => 2,
            Self::Clear => 3,
            Self::Calm => 4,
            Self::Severe => 5,
            Self::Crisis => 6,
            Self::Urgent => 7,
            Self::Familiar => 8,
            Self::Trusting => 9,
            Self::Distrusting => 10,
            Self::Overloaded => 11,
            Self::Deserved => 12,
            Self::Undeserved => 13,
            Self::Stale => 14,
            Self::Reputed => 15,
            Self::Structured => 16,
            Self::Told => 17,
            Self::Trifle => 18,
            // These two are shown on entries and not looked up: they stay one.
            Self::Repetition => 19,
            Self::Ceiling => 20,
        };
        Motive::COUNT + after
    }
}

/// Every factor on every member, in thousandths. Each is one at the usual value of what it reads.
struct Factors([[i64; FACTORS]; MEMBERS_MAX]);

/// One at 50 points.
const fn at_fifty(value: i64) -> i64 {
    value / 50
}

/// What is missing to a number of points: 1 when a `scale` of them is missing, at most 2.
fn missing(value: i64, to: i64, scale: i64) -> i64 {
    ((to * POINT - value).max(0) / scale).min(2 * ONE)
}

impl Factors {
    fn of(scene: &Scene<'_>) -> Self {
        let mut factors = Self([[ONE; FACTORS]; MEMBERS_MAX]);
        let public = scene.public;
        let severe = scene.setting(SettingField::Severity);
        let urgent = scene.setting(SettingField::Urgency);
        let crisis = ((severe + urgent - 120 * POINT).max(0) / 40).min(2 * ONE);
        let told = at_fifty(scene.setting(SettingField::PowerDistance));
        let familiar = at_fifty(scene.setting(SettingField::Familiarity));
        let stale = (public.stale / 50).min(2 * ONE);
        let open = public.questions.iter().any(|q| q.open && q.settled.is_none());
        for member in public.present() {
            let row = &mut factors.0[member];
            let mut set = |modifier: Modifier, factor: i64| row[modifier.place()] = factor;
            set(Modifier::Calm, (FULL - severe) / 50);
            set(Modifier::Severe, at_fifty(severe));
            set(Modifier::Crisis, crisis);
            set(Modifier::Urgent, at_fifty(urgent));
            set(Modifier::Familiar, familiar);
            set(Modifier::Told, told);
            set(Modifier::Stale, stale);
            set(Modifier::Reputed, public.reputation / 60);
            set(Modifier::Trifle, if open { 0 } else { ONE });
            let level = |level| scene.world.level(member, level);
            let (clarity, trust) = (level(Level::Clarity), level(Level::Trust));
            set(Modifier::Unclear, missing(clarity, 60, 20));
            set(Modifier::Clear, clarity / 60);
            set(Modifier::Trusting, at_fifty(trust));
            set(Modifier::Distrusting, missing(trust, 50, 15));
            set(Modifier::Overloaded, ((level(Level::Strain) - 60 * POINT).max(0) / 20).min(2 * ONE));
            set(Modifier::Deserved, at_fifty(scene.world.credit[member]));
            set(Modifier::Undeserved, missing(scene.world.credit[member], 50, 25));
            set(Modifier::Structured, at_fifty(scene.world.structure[member]));
            for motive in Motive::ALL {
                let weight = scene.world.motives[member][motive as usize];
                let fit = (400 + 3600 * weight / ONE).min(2500);
                let learnt = fit > ONE && scene.known.motives[member];
                let more =
                    if learnt { times(fit - ONE, scene.setup.coefficients.fit_known) } else { fit - ONE };
                set(Modifier::Fit(motive), ONE + more);
            }
        }
        factors
    }

    /// Readiness is for the work that a use is about.
    fn ask_readiness(&mut self, scene: &Scene<'_>, about: Option<usize>) {
        for member in scene.public.present() {
            let readiness = scene.readiness(member, scene.area(member, about));
            self.0[member][Modifier::Able.place()] = at_fifty(readiness);
            self.0[member][Modifier::Green.place()] = missing(readiness, 60, 20);
        }
    }
}

/// What a dose comes to, repetition counted: half of each further unit is gone after `repetition_dose`.
fn dosed(dose: i64, half: i64) -> i64 {
    dose * half / (half + dose)
}

/// Runs the table of effects for the uses of a round, which must stand in canonical order.
pub fn practices(scene: &Scene<'_>, uses: &[Use], pushes: &mut Pushes, team: &mut TeamPushes) {
    if uses.is_empty() {
        return;
    }
    let setup = scene.setup;
    let half = setup.coefficients.repetition_dose;
    let mut factors = Factors::of(scene);
    let mut aimed = Aimed::default();
    // Dose of the uses so far that have the same practice and target: they stand side by side.
    let mut same = 0;
    for (place, used) in uses.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| &uses[place]);
        if before.is_none_or(|before| (before.practice, before.target) != (used.practice, used.target)) {
            same = 0;
        }
        let slot = Public::dose_slot(setup, used.practice, used.target);
        let units = if used.practice == Practice::StepBack { used.units.max(ONE) } else { used.units };
        let earlier = scene.public.doses[slot] + same;
        same += units;
        let dose = dosed(earlier + units, half) - dosed(earlier, half);
        scene.aimed_at(used, &mut aimed);
        let table = &setup.effects[used.practice as usize];
        if table.asks_readiness {
            factors.ask_readiness(scene, used.about);
        }
        let aim = match used.target {
            TargetIx::Member(_) => Aim::Member,
            TargetIx::Team => Aim::Team,
            TargetIx::Work(_) => Aim::Work,
            TargetIx::Decision(_) => Aim::Decision,
        };
        let repetition = dose * ONE / units.max(1);
        let mut applied = Applied { scene, used, factors: &factors, repetition, pushes, team };
        for row in table.rows.iter().filter(|row| row.aim.is_none_or(|only| only == aim)) {
            match row.reach {
                Reach::Target => {
                    for (member, share) in aimed.all() {
                        applied.row(row, *member, times(dose, *share));
                    }
                }
                Reach::Others => {
                    for member in scene.public.present() {
                        if !aimed.all().iter().any(|(other, _)| *other == member) {
                            applied.row(row, member, dose);
                        }
                    }
                }
                Reach::Bypassed => {
                    if let Some(owner) = scene.bypassed(used) {
                        applied.row(row, owner, dose);
                    }
                }
                Reach::Team => {
                    let spokesman = aimed.all().first().map(|(member, _)| *member);
                    if let Some(member) = spokesman.or_else(|| scene.public.present().next()) {
                        applied.row(row, member, dose);
                    }
                }
            }
        }
    }
}

/// Whom a use is aimed at, with the share of it that reaches each.
#[derive(Default)]
struct Aimed {
    list: [(usize, i64); MEMBERS_MAX],
    length: usize,
}

impl Aimed {
    fn add(&mut self, member: usize, share: i64) {
        self.list[self.length] = (member, share);
        self.length += 1;
    }

    fn all(&self) -> &[(usize, i64)] {
        &self.list[..self.length]
    }
}

/// One use while its rows are applied.
struct Applied<'a> {
    scene: &'a Scene<'a>,
    used: &'a Use,
    factors: &'a Factors,
    repetition: i64,
    pushes: &'a mut Pushes,
    team: &'a mut TeamPushes,
}

impl Applied<'_> {
    fn row(&mut self, row: &Row, member: usize, dose: i64) {
        let factors = &self.factors.0[member];
        let mut amount = times(row.push, dose);
        for (_, place) in &row.by {
            amount = times(amount, factors[usize::from(*place)]).clamp(-AMOUNT_MAX, AMOUNT_MAX);
        }
        if amount == 0 {
            return;
        }
        let (used, scene) = (self.used, self.scene);
        let stream = || match used.target {
            TargetIx::Work(stream) => Some(stream),
            TargetIx::Decision(decision) => Some(scene.setup.decisions[decision].about),
            _ => used.about.or_else(|| scene.main_stream(member)),
        };
        let cause = Cause::Use { practice: used.practice, source: used.source, target: used.target };
        let team = &mut *self.team;
        match row.aspect {
            Aspect::Level(level) => {
                if self.pushes.keeps_entries() {
                    let mut shown: Vec<Factor> =
                        row.by.iter().map(|(by, place)| (*by, factors[usize::from(*place)])).collect();
                    if self.repetition < 990 {
                        shown.push((Modifier::Repetition, self.repetition));
                    }
                    self.pushes.push_with(member, level, cause, amount, &shown);
                } else {
                    self.pushes.push(member, level, cause, amount);
                }
            }
            Aspect::Skill => {
                if let Some(area) = scene.area(member, used.about) {
                    team.skill.push((member, area, amount));
                }
            }
            Aspect::Shared => team.shared += amount,
            Aspect::Alignment => team.alignment += amount,
            Aspect::Conflict => team.conflict.push((member, amount)),
            Aspect::Sponsor => team.sponsor.push((cause, amount)),
            Aspect::Hours => {
                if let Some(stream) = stream() {
                    team.hours.push((stream, cause, amount));
                }
            }
            Aspect::Care => {
                if let Some(stream) = stream() {
                    team.care.push((stream, amount));
                }
            }
        }
    }
}
