//! What the leader's practices push: the table of effects, run on one world.

use super::{
    Coefficients,
    beliefs::Known,
    coefficients::{Aim, Aspect, EffectRow, Modifier, Reach},
    fixed::{FULL, ONE, POINT, times},
    ledger::{Cause, Keep, Pushes, ShownFactors, Source},
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
    /// Owners of open work that they have much authority over, by bits.
    pub trusted_with: u16,
    /// Whether so much of some open work came back that it hurts.
    pub hurting: bool,
    /// Where the authority given draws a member's ownership, summed over their open work, and how much that is.
    pub authority: [(i64, i64); MEMBERS_MAX],
}

impl Now {
    /// Looks it up.
    pub fn of(setup: &Setup, public: &Public) -> Self {
        let c = &setup.coefficients;
        let mut now = Self { setting: public.setting_all(setup), ..Self::default() };
        for (member, left) in public.left.iter().enumerate() {
            now.present |= u16::from(left.is_none()) << member;
        }
        // The first stream they own, else the first they are on.
        let (mut owners, mut crews) = (0_u16, 0_u16);
        for (place, (stream, fixed)) in public.streams.iter().zip(&setup.streams).enumerate() {
            if stream.done.is_some() {
                continue;
            }
            let owner = stream.owner.map_or(0, |owner| 1_u16 << owner);
            for member in ones(fixed.crew_bits & !crews & !owners) {
                now.main_streams[member] = Some(place);
            }
            for member in ones(owner & !owners) {
                now.main_streams[member] = Some(place);
            }
            owners |= owner;
            crews |= fixed.crew_bits;
            if stream.authority >= 4 {
                now.trusted_with |= owner;
            }
            now.hurting |= stream.came_back > c.harm_from;
            // Ownership follows the authority given over what one owns; crew follow part of the way.
            let way = (c.ownership_free - c.ownership_told) * i64::from(stream.authority) / 6;
            let part = way * c.ownership_crew / ONE;
            for member in ones(fixed.crew_bits & !owner) {
                let (sum, count) = &mut now.authority[member];
                (*sum, *count) = (*sum + c.ownership_told + part, *count + 1);
            }
            for member in ones(owner) {
                let (sum, count) = &mut now.authority[member];
                (*sum, *count) = (*sum + c.ownership_told + way, *count + 1);
            }
        }
        now
    }

    /// Those who are still there.
    pub fn present(&self) -> impl Iterator<Item = usize> + use<> {
        ones(self.present)
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

/// Places of the bits that are set, the lowest first.
pub fn ones(mut bits: u16) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(place)
    })
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

    /// As [`World::readiness`], for work of an area.
    pub fn readiness(&self, member: usize, area: Option<usize>) -> i64 {
        self.world.readiness(member, self.skill(member, area))
    }

    /// The area a use is about, for one member.
    fn area(&self, member: usize, about: Option<usize>) -> Option<usize> {
        about.or_else(|| self.main_stream(member)).map(|stream| self.setup.streams[stream].area)
    }

    /// Whom a use is aimed at, with what of its dose reaches each.
    fn aimed_at(&self, used: &Use, dose: i64, out: &mut Aimed) {
        out.clear();
        let c = &self.setup.coefficients;
        match used.target {
            TargetIx::Member(member) if self.public.there(member) => out.add(member, dose),
            TargetIx::Member(_) => {}
            TargetIx::Team | TargetIx::Decision(_) => {
                let dose = times(dose, c.team_share);
                self.now.present().for_each(|member| out.add(member, dose));
            }
            TargetIx::Work(stream) => {
                let owner = self.public.streams[stream].owner;
                for member in self.now.present() {
                    if owner == Some(member) {
                        out.add(member, dose);
                    } else if self.setup.streams[stream].has(member) {
                        out.add(member, times(dose, c.crew_share));
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

/// The table of effects made ready: the rows of one practice, for each kind of thing that it can be aimed at.
#[derive(Clone, Debug, Default)]
pub struct EffectRows {
    /// What it pushes at levels of those it is aimed at.
    at_levels: [Vec<LevelRow>; AIMS],
    /// The rest.
    beside: [Vec<Row>; AIMS],
    asks_readiness: bool,
    /// Whether it asks readiness of people whom it is not aimed at.
    asks_of_others: bool,
    /// Motives that it asks for, as bits.
    motives: u8,
}

/// How many kinds of thing a practice can be aimed at.
const AIMS: usize = 4;

/// A row of the table: what one unit pushes, and where in [`Factors`] its factors stand.
#[derive(Clone, Debug)]
struct Row {
    reach: Reach,
    aspect: Aspect,
    push: i64,
    by: Vec<Modifier>,
    /// Whether all its factors are public: then it pushes the same in both worlds, and at everybody.
    public: bool,
    /// Where they stand, [`NO_FACTOR`] after the last; those beyond the first two, which is more than any shipped row
    /// has, by themselves.
    first: [u8; 2],
    rest: Vec<u8>,
}

/// A row that pushes at a level of whoever a practice is aimed at.
#[derive(Clone, Debug)]
struct LevelRow {
    level: Level,
    row: Row,
}

/// Where the factors begin that are always one.
const NO_FACTOR: u8 = Modifier::Repetition.place() as u8;

impl Row {
    /// What a push, dose counted, comes to with the factors of a member.
    #[inline(always)]
    fn amount(&self, factors: &[i64; FACTORS], push: i64) -> i64 {
        let factor = |place: u8| factors[usize::from(place) % FACTORS];
        let limited = |amount: i64| amount.clamp(-AMOUNT_MAX, AMOUNT_MAX);
        let [first, second] = self.first;
        if first == NO_FACTOR {
            return push;
        }
        let amount = times(push, factor(first));
        if second == NO_FACTOR {
            return limited(amount);
        }
        // Two factors of odd coefficients make at most 10^12 of a push: it fits before it is limited.
        let amount = limited(times(amount, factor(second)));
        self.rest.iter().fold(amount, |amount, place| limited(times(amount, factor(*place))))
    }
}

impl EffectRows {
    /// The rows of every practice.
    pub fn all(c: &Coefficients) -> [Self; Practice::COUNT] {
        std::array::from_fn(|practice| {
            let asks = |row: &&EffectRow| {
                row.by.iter().any(|modifier| matches!(modifier, Modifier::Able | Modifier::Green))
            };
            let ready = |row: &EffectRow| {
                let mut places = row.by.iter().map(|by| by.place() as u8).filter(|place| *place < NO_FACTOR);
                let first = std::array::from_fn(|_| places.next().unwrap_or(NO_FACTOR));
                Row {
                    reach: row.reach,
                    aspect: row.aspect,
                    push: row.push,
                    by: row.by.clone(),
                    public: row.by.iter().all(|by| by.is_public()),
                    first,
                    rest: places.collect(),
                }
            };
            let of = |aim: Aim| {
                let mut split = (Vec::new(), Vec::new());
                for row in c.effects[practice].iter().filter(|row| row.aim.is_none_or(|only| only == aim)) {
                    match (row.reach, row.aspect) {
                        (Reach::Target, Aspect::Level(level)) => {
                            split.0.push(LevelRow { level, row: ready(row) });
                        }
                        _ => split.1.push(ready(row)),
                    }
                }
                split
            };
            let [member, team, work, decision] = [Aim::Member, Aim::Team, Aim::Work, Aim::Decision].map(of);
            let asking = || c.effects[practice].iter().filter(asks);
            Self {
                at_levels: [member.0, team.0, work.0, decision.0],
                beside: [member.1, team.1, work.1, decision.1],
                asks_readiness: asking().next().is_some(),
                asks_of_others: asking().any(|row| row.reach != Reach::Target),
                motives: c.effects[practice].iter().flat_map(|row| &row.by).fold(0, |all, by| match by {
                    Modifier::Fit(motive) => all | 1 << *motive as u8,
                    _ => all,
                }),
            }
        })
    }
}

/// Room for every kind of factor: a power of two, so that a place needs no check.
const FACTORS: usize = 32;
const _: () = assert!(Modifier::Ceiling.place() < FACTORS);

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

    /// Whether it reads public facts alone: the setting and what everybody saw of the leader.
    const fn is_public(self) -> bool {
        matches!(
            self,
            Self::Calm
                | Self::Severe
                | Self::Crisis
                | Self::Urgent
                | Self::Familiar
                | Self::Told
                | Self::Stale
                | Self::Reputed
                | Self::Trifle
                | Self::Repetition
                | Self::Ceiling
        )
    }
}

/// Every factor on every member who is there, in thousandths. Each is one at the usual value of what it reads.
#[derive(Clone, Debug)]
pub struct Factors([[i64; FACTORS]; MEMBERS_MAX]);

impl Default for Factors {
    fn default() -> Self {
        Self([[ONE; FACTORS]; MEMBERS_MAX])
    }
}

/// One at 50 points.
const fn at_fifty(value: i64) -> i64 {
    value / 50
}

/// What is missing to a number of points: 1 when a `scale` of them is missing, at most 2.
fn missing(value: i64, to: i64, scale: i64) -> i64 {
    ((to * POINT - value).max(0) / scale).min(2 * ONE)
}

/// The factors that are public, with those that are always one.
fn public_factors(scene: &Scene<'_>) -> [i64; FACTORS] {
    let mut row = [ONE; FACTORS];
    let mut set = |modifier: Modifier, factor: i64| row[modifier.place()] = factor;
    let public = scene.public;
    let severe = scene.setting(SettingField::Severity);
    let urgent = scene.setting(SettingField::Urgency);
    let open = public.questions.iter().any(|q| q.open && q.settled.is_none());
    set(Modifier::Calm, (FULL - severe) / 50);
    set(Modifier::Severe, at_fifty(severe));
    set(Modifier::Crisis, ((severe + urgent - 120 * POINT).max(0) / 40).min(2 * ONE));
    set(Modifier::Urgent, at_fifty(urgent));
    set(Modifier::Familiar, at_fifty(scene.setting(SettingField::Familiarity)));
    set(Modifier::Told, at_fifty(scene.setting(SettingField::PowerDistance)));
    set(Modifier::Stale, (public.stale / 50).min(2 * ONE));
    set(Modifier::Reputed, public.reputation / 60);
    set(Modifier::Trifle, if open { 0 } else { ONE });
    row
}

impl Factors {
    /// Looks them up: of the motives those that are asked for, by bits.
    fn look_up(&mut self, scene: &Scene<'_>, public: &[i64; FACTORS], motives: u8) {
        let fit_known = scene.setup.coefficients.fit_known;
        for member in scene.now.present() {
            let row = &mut self.0[member];
            *row = *public;
            let mut set = |modifier: Modifier, factor: i64| row[modifier.place()] = factor;
            let levels = &scene.world.levels[member];
            let level = |level: Level| levels[level as usize];
            let (clarity, trust) = (level(Level::Clarity), level(Level::Trust));
            set(Modifier::Unclear, missing(clarity, 60, 20));
            set(Modifier::Clear, clarity / 60);
            set(Modifier::Trusting, at_fifty(trust));
            set(Modifier::Distrusting, missing(trust, 50, 15));
            set(Modifier::Overloaded, ((level(Level::Strain) - 60 * POINT).max(0) / 20).min(2 * ONE));
            let credit = scene.world.credit[member];
            set(Modifier::Deserved, at_fifty(credit));
            set(Modifier::Undeserved, missing(credit, 50, 25));
            set(Modifier::Structured, at_fifty(scene.world.structure[member]));
            let (weights, known) = (&scene.world.motives[member], scene.known.motives[member]);
            for motive in ones(u16::from(motives)) {
                let fit = (400 + 3600 * weights[motive] / ONE).min(2500);
                let learnt = fit > ONE && known;
                row[motive] = ONE + if learnt { times(fit - ONE, fit_known) } else { fit - ONE };
            }
        }
    }

    /// Readiness is for the work that a use is about.
    fn ask_readiness(&mut self, scene: &Scene<'_>, member: usize, area: Option<usize>) {
        let readiness = scene.readiness(member, area);
        self.0[member][Modifier::Able.place()] = at_fifty(readiness);
        self.0[member][Modifier::Green.place()] = missing(readiness, 60, 20);
    }
}

/// What a dose comes to, repetition counted: half of each further unit is gone after `repetition_dose`.
fn dosed(dose: i64, half: i64) -> i64 {
    dose * half / (half + dose)
}

/// One of the two worlds that the table of effects runs on, and what is pushed in it.
pub struct Side<'a, K> {
    /// What the equations read.
    pub scene: Scene<'a>,
    /// Pushes at levels.
    pub pushes: &'a mut Pushes<K>,
    /// Pushes at the rest.
    pub team: &'a mut TeamPushes,
    /// Room for the factors.
    pub factors: &'a mut Factors,
}

/// Runs the table of effects for the uses of a round, which must stand in canonical order, on both worlds at once, the
/// truth first: doses, whom they reach and every public factor are the same in both.
pub fn practices<K: Keep>(uses: &[Use], sides: &mut [Side<'_, K>; 2]) {
    if uses.is_empty() {
        return;
    }
    let scene = sides[0].scene;
    let setup = scene.setup;
    let half = setup.coefficients.repetition_dose;
    let motives = uses.iter().fold(0, |all, used| all | setup.effects[used.practice as usize].motives);
    let public = public_factors(&scene);
    for side in sides.iter_mut() {
        side.factors.look_up(&side.scene, &public, motives);
    }
    let (mut aimed, mut reached, mut dosed_rows) = (Aimed::default(), Aimed::default(), Vec::new());
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
        scene.aimed_at(used, dose, &mut aimed);
        let table = &setup.effects[used.practice as usize];
        if table.asks_readiness {
            let asked = if table.asks_of_others { scene.now.present } else { aimed.bits };
            for member in ones(asked) {
                let area = scene.area(member, used.about);
                for side in sides.iter_mut() {
                    side.factors.ask_readiness(&side.scene, member, area);
                }
            }
        }
        let aim = match used.target {
            TargetIx::Member(_) => Aim::Member,
            TargetIx::Team => Aim::Team,
            TargetIx::Work(_) => Aim::Work,
            TargetIx::Decision(_) => Aim::Decision,
        };
        let cause = Cause::Use { practice: used.practice, source: used.source, target: used.target };
        let repetition = dose * ONE / units.max(1);
        let mut applied = Applied { used, cause, repetition, sides };
        applied.at_levels(&table.at_levels[aim as usize], aimed.all(), &mut dosed_rows);
        for row in &table.beside[aim as usize] {
            match row.reach {
                Reach::Target => applied.row(row, aimed.all()),
                Reach::Others => {
                    reached.clear();
                    let others = scene.now.present().filter(|member| aimed.bits & (1 << member) == 0);
                    others.for_each(|member| reached.add(member, dose));
                    applied.row(row, reached.all());
                }
                Reach::Bypassed => {
                    if let Some(owner) = scene.bypassed(used) {
                        applied.row(row, &[(owner, dose)]);
                    }
                }
                Reach::Team => {
                    let spokesman = aimed.all().first().map(|(member, _)| *member);
                    if let Some(member) = spokesman.or_else(|| scene.now.present().next()) {
                        applied.row(row, &[(member, dose)]);
                    }
                }
            }
        }
    }
}

/// Whom a use is aimed at, with what of its dose reaches each.
#[derive(Default)]
struct Aimed {
    list: [(usize, i64); MEMBERS_MAX],
    length: usize,
    bits: u16,
}

impl Aimed {
    fn clear(&mut self) {
        (self.length, self.bits) = (0, 0);
    }

    fn add(&mut self, member: usize, dose: i64) {
        self.list[self.length] = (member, dose);
        self.length += 1;
        self.bits |= 1 << member;
    }

    fn all(&self) -> &[(usize, i64)] {
        &self.list[..self.length]
    }
}

/// One use while its rows are applied.
struct Applied<'a, 'b, K> {
    used: &'a Use,
    cause: Cause,
    repetition: i64,
    sides: &'a mut [Side<'b, K>; 2],
}

impl<K: Keep> Applied<'_, '_, K> {
    /// Applies the rows on levels to those that the use is aimed at, each with a dose: most of what a round does.
    fn at_levels(&mut self, rows: &[LevelRow], aimed: &[(usize, i64)], dosed: &mut Vec<i64>) {
        let (cause, repetition) = (self.cause, self.repetition);
        let mut of_dose = None;
        for &(member, dose) in aimed {
            // Most often one dose reaches all of them, and what is public of a row is the same for everybody.
            if of_dose.replace(dose) != Some(dose) {
                let factors = &self.sides[0].factors.0[member];
                let push = |LevelRow { row, .. }: &LevelRow| {
                    let push = times(row.push, dose);
                    if row.public { row.amount(factors, push) } else { push }
                };
                dosed.clear();
                dosed.extend(rows.iter().map(push));
            }
            for side in self.sides.iter_mut() {
                let factors = &side.factors.0[member];
                let mut at = side.pushes.at(member);
                for (LevelRow { level, row }, push) in rows.iter().zip(&*dosed) {
                    let amount = if row.public { *push } else { row.amount(factors, *push) };
                    if K::KEEPS {
                        at.push_with(*level, cause, amount, shown(row, factors, repetition));
                    } else {
                        at.push(*level, cause, amount);
                    }
                }
            }
        }
    }

    /// Applies a row to those it reaches, each with a dose.
    fn row(&mut self, row: &Row, reached: &[(usize, i64)]) {
        let (used, cause, repetition) = (self.used, self.cause, self.repetition);
        // What a leader believes of hours, care and the sponsor is for the ledger alone.
        let of_work = matches!(row.aspect, Aspect::Sponsor | Aspect::Hours | Aspect::Care);
        let (mut of_dose, mut push) = (0, 0);
        for (member, dose) in reached {
            // Most often one dose reaches all of them.
            if *dose != of_dose {
                (of_dose, push) = (*dose, times(row.push, *dose));
                if row.public {
                    push = row.amount(&self.sides[0].factors.0[*member], push);
                }
            }
            let sides = if of_work && !K::KEEPS { &mut self.sides[..1] } else { &mut self.sides[..] };
            for side in sides {
                let factors = &side.factors.0[*member];
                let amount = if row.public { push } else { row.amount(factors, push) };
                match row.aspect {
                    Aspect::Level(level) if K::KEEPS => {
                        let shown = shown(row, factors, repetition);
                        side.pushes.at(*member).push_with(level, cause, amount, shown);
                    }
                    Aspect::Level(level) => side.pushes.push(*member, level, cause, amount),
                    aspect if amount != 0 => side.beside_levels(used, cause, aspect, *member, amount),
                    _ => {}
                }
            }
        }
    }
}

/// The factors that are shown on an entry.
fn shown(row: &Row, factors: &[i64; FACTORS], repetition: i64) -> ShownFactors {
    let mut shown: ShownFactors = row.by.iter().map(|by| (*by, factors[by.place()])).collect();
    if repetition < 990 {
        shown.push((Modifier::Repetition, repetition));
    }
    shown
}

impl<K> Side<'_, K> {
    fn beside_levels(&mut self, used: &Use, cause: Cause, aspect: Aspect, member: usize, amount: i64) {
        let scene = self.scene;
        let stream = || match used.target {
            TargetIx::Work(stream) => Some(stream),
            TargetIx::Decision(decision) => Some(scene.setup.decisions[decision].about),
            _ => used.about.or_else(|| scene.main_stream(member)),
        };
        let team = &mut *self.team;
        match aspect {
            // Goes through the pushes.
            Aspect::Level(_) => {}
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
