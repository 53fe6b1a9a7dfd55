//! What moves people when nobody does anything: every drift has a name.

use super::{
    effects::Scene,
    fixed::{FULL, ONE, POINT, WEEK_HOURS},
    ledger::{AtMember, Cause, Drift, Keep, Pushes},
    luck::{Luck, Purpose},
    setup::{Levels, MEMBERS_MAX},
    state::{Public, World},
};
use crate::terms::{Level, SettingField};

const MILLION: i64 = 1_000_000;

/// What of the drifts is the same for everybody in one world, or in both.
struct Same {
    /// The length of a round.
    hours: i64,
    told: i64,
    clarity_floor: i64,
    urgency: i64,
    load: i64,
    /// Nothing where the leader has left.
    sponsor: Option<i64>,
}

impl Same {
    fn of(scene: &Scene<'_>) -> Self {
        let c = &scene.setup.coefficients;
        let rate = |level: Level, amount: i64| scene.setup.rates.levels[level as usize] * amount / MILLION;
        let told =
            (scene.setting(SettingField::PowerDistance) - 40 * POINT) * c.voice_by_power_distance / ONE;
        let dynamism = scene.setting(SettingField::Dynamism) * c.clarity_by_dynamism / ONE;
        let urgent = scene.setting(SettingField::Urgency) - 50 * POINT;
        let (all, there) = (scene.public.left.len() as i64, scene.now.there().max(1));
        let pressed = (40 * POINT - scene.public.sponsor).max(0);
        let chair = scene.public.chair_empty(scene.setup);
        Self {
            hours: scene.setup.hours,
            told: rate(Level::Voice, told),
            clarity_floor: c.clarity_floor - dynamism + scene.world.alignment / 4,
            urgency: rate(Level::Strain, c.strain_by_urgency * urgent / ONE),
            load: rate(Level::Strain, c.strain_by_load * (all - there) * 100 / there),
            sponsor: (!chair).then(|| rate(Level::Strain, c.strain_by_sponsor * pressed / ONE)),
        }
    }
}

/// Pushes of all drifts on the members of one world. `met` has the bits of those whom the leader meets in this round.
pub fn drifts<K: Keep>(scene: &Scene<'_>, met: u16, pushes: &mut Pushes<K>) {
    let same = Same::of(scene);
    let led = same.sponsor.is_some();
    for member in scene.now.present() {
        let mut at = pushes.at(member);
        headline(scene, member, &mut at);
        bonds(scene, &same, member, &mut at);
        strain(scene, &same, member, &mut at);
        if scene.now.hurting {
            harm(scene, member, &mut at);
        }
        if led && met & 1 << member == 0 {
            neglect(scene, member, &mut at);
        }
    }
}

/// Distance of a level from a point, in thousandths.
const fn from(levels: &Levels, level: Level, points: i64) -> i64 {
    levels[level as usize] - points * POINT
}

#[inline]
fn headline<K: Keep>(scene: &Scene<'_>, member: usize, at: &mut AtMember<'_, K>) {
    let c = &scene.setup.coefficients;
    let world = scene.world;
    let n = scene.setup.members.len();
    let rates = &scene.setup.rates.levels;
    let by = |coefficient: i64, deviation: i64, level: Level| {
        rates[level as usize] * (coefficient * deviation / ONE) / MILLION
    };
    let mut add = |level: Level, drift: Drift, amount: i64| {
        at.push(level, Cause::Drift(drift), amount);
    };
    let (levels, usual) = (&world.levels[member], &world.usual[member]);
    let ownership = from(levels, Level::Ownership, 50);
    let clarity = from(levels, Level::Clarity, 50);
    let trust = from(levels, Level::Trust, 50);
    let voice = from(levels, Level::Voice, 50);
    let morale = from(levels, Level::Morale, 50);

    for level in [Level::Morale, Level::Innovation, Level::Loyalty, Level::Trust, Level::Voice] {
        let away = usual[level as usize] - levels[level as usize];
        add(level, Drift::Settling, rates[level as usize] * away / MILLION);
    }
    add(Level::Morale, Drift::Ownership, by(c.morale_by_ownership, ownership, Level::Morale));
    add(Level::Morale, Drift::Clarity, by(c.morale_by_clarity, clarity, Level::Morale));
    add(Level::Morale, Drift::Trust, by(c.morale_by_trust, trust, Level::Morale));
    let strained = from(levels, Level::Strain, 45).max(0);
    add(Level::Morale, Drift::Strain, -by(c.morale_by_strain, strained, Level::Morale));

    let (mut warmth, mut close, mut count) = (0, 0, 0);
    let (closeness, conflicts) = (&world.closeness[member * n..][..n], &world.conflict[member * n..][..n]);
    for other in scene.now.present() {
        if other == member {
            continue;
        }
        let gap = world.level(other, Level::Morale) - levels[Level::Morale as usize];
        warmth += closeness[other] * gap / FULL;
        close += closeness[other] - 50 * POINT;
        count += 1;
        let conflict = conflicts[other];
        if conflict > 0 {
            let amount = -by(c.morale_by_conflict, conflict, Level::Morale);
            at.push(Level::Morale, Cause::Conflict(other), amount);
        }
    }
    let mut add = |level: Level, drift: Drift, amount: i64| {
        at.push(level, Cause::Drift(drift), amount);
    };
    if count > 0 {
        add(Level::Morale, Drift::Company, by(c.morale_by_company, warmth / count, Level::Morale));
        add(Level::Loyalty, Drift::Closeness, by(c.loyalty_by_company, close / count, Level::Loyalty));
    }
    add(Level::Innovation, Drift::Voice, by(c.innovation_by_voice, voice, Level::Innovation));
    add(Level::Innovation, Drift::Ownership, by(c.innovation_by_ownership, ownership, Level::Innovation));
    let tired = from(levels, Level::Strain, 55).max(0);
    add(Level::Innovation, Drift::Strain, -by(c.innovation_by_strain, tired, Level::Innovation));
    add(Level::Loyalty, Drift::Trust, by(c.loyalty_by_trust, trust, Level::Loyalty));
    add(Level::Loyalty, Drift::Morale, by(c.loyalty_by_morale, morale, Level::Loyalty));
    let worn = from(levels, Level::Strain, 60).max(0);
    add(Level::Loyalty, Drift::Strain, -by(c.loyalty_by_strain, worn, Level::Loyalty));
}

#[inline]
fn bonds<K: Keep>(scene: &Scene<'_>, same: &Same, member: usize, at: &mut AtMember<'_, K>) {
    let c = &scene.setup.coefficients;
    let levels = &scene.world.levels[member];
    let rate = |level: Level, amount: i64| scene.setup.rates.levels[level as usize] * amount / MILLION;
    let mut add = |level: Level, drift: Drift, amount: i64| {
        at.push(level, Cause::Drift(drift), amount);
    };
    let trust = from(levels, Level::Trust, 50);
    add(Level::Voice, Drift::Trust, rate(Level::Voice, c.voice_by_trust * trust / ONE));
    add(Level::Voice, Drift::PowerDistance, -same.told);
    let (sum, count) = scene.now.authority[member];
    if count > 0 {
        let target = sum / count - levels[Level::Ownership as usize];
        add(Level::Ownership, Drift::Authority, rate(Level::Ownership, target));
    }
    let fading = same.clarity_floor - levels[Level::Clarity as usize];
    add(Level::Clarity, Drift::MovesOn, rate(Level::Clarity, fading));
    let area = scene.main_stream(member).map(|stream| scene.setup.streams[stream].area);
    let skill = scene.skill(member, area) - levels[Level::Confidence as usize];
    add(Level::Confidence, Drift::Learning, rate(Level::Confidence, skill));
}

#[inline]
fn strain<K: Keep>(scene: &Scene<'_>, same: &Same, member: usize, at: &mut AtMember<'_, K>) {
    let c = &scene.setup.coefficients;
    let (world, public) = (scene.world, scene.public);
    let rate = |amount: i64| scene.setup.rates.levels[Level::Strain as usize] * amount / MILLION;
    let mut add = |cause: Cause, amount: i64| at.push(Level::Strain, cause, amount);
    add(Cause::Drift(Drift::Rest), rate(c.strain_rest - world.level(member, Level::Strain)));
    add(Cause::Drift(Drift::Urgency), same.urgency);
    // Authority without readiness is dumping.
    if scene.now.trusted_with & (1 << member) != 0 {
        for (stream, fixed) in public.streams.iter().zip(&scene.setup.streams) {
            if stream.owner == Some(member) && stream.done.is_none() && stream.authority >= 4 {
                let short = 55 * POINT - scene.readiness(member, Some(fixed.area));
                add(Cause::Drift(Drift::Dumping), rate(c.strain_by_dumping * short.max(0) / ONE));
            }
        }
    }
    add(Cause::Drift(Drift::Load), same.load);
    if let Some(pressed) = same.sponsor {
        add(Cause::Drift(Drift::Sponsor), pressed);
    }
    if world.burdened[member]
        && let Some(private) = &scene.setup.members[member].private
    {
        let eased = world.eased_until[member] > public.hours(scene.setup);
        let weight = if eased { private.weight * c.private_eased / ONE } else { private.weight };
        add(Cause::Private, weight * same.hours / WEEK_HOURS);
    }
}

/// Mistakes hurt where a mistake does harm: work that came back weighs on those who are on it.
fn harm<K: Keep>(scene: &Scene<'_>, member: usize, at: &mut AtMember<'_, K>) {
    let c = &scene.setup.coefficients;
    let severe = scene.setting(SettingField::Severity) / 50;
    for (stream, setup) in scene.public.streams.iter().zip(&scene.setup.streams) {
        let on_it = stream.owner == Some(member) || setup.has(member);
        let share = stream.came_back - c.harm_from;
        if !on_it || stream.done.is_some() || share <= 0 {
            continue;
        }
        let crew = scene.now.there_of(setup.crew_bits).max(1);
        let cause = Cause::Drift(Drift::Rework);
        // In percent, by severity, by the length of the round; a crew shares it.
        let by = |coefficient: i64| {
            coefficient * share / 10 * severe / ONE * scene.setup.hours / WEEK_HOURS / crew
        };
        at.push(Level::Morale, cause, -by(c.harm_morale));
        at.push(Level::Confidence, cause, -by(c.harm_confidence));
        at.push(Level::Strain, cause, by(c.harm_strain));
    }
}

fn neglect<K: Keep>(scene: &Scene<'_>, member: usize, at: &mut AtMember<'_, K>) {
    let c = &scene.setup.coefficients;
    let since = scene.public.hours(scene.setup) - scene.public.contact[member];
    if since < c.neglect_hours {
        return;
    }
    let hours = scene.setup.hours;
    for (level, weekly) in [
        (Level::Morale, c.neglect_morale),
        (Level::Innovation, c.neglect_innovation),
        (Level::Loyalty, c.neglect_loyalty),
        (Level::Trust, c.neglect_trust),
        (Level::Clarity, c.neglect_clarity),
    ] {
        at.push(level, Cause::Drift(Drift::Neglect), -weekly * hours / WEEK_HOURS);
    }
}

/// The ups and downs that nobody chose: only the truth has them.
pub fn weather<K: Keep>(scene: &Scene<'_>, luck: Luck, pushes: &mut Pushes<K>) {
    for member in scene.now.present() {
        let mut at = pushes.at(member);
        let draws = luck.at(scene.public.round, scene.setup.members[member].hash, Purpose::Weather);
        for level in Level::ALL {
            let push = draws.noise(level as u32, scene.setup.rates.weather[level as usize]);
            at.push(level, Cause::Drift(Drift::Weather), push);
        }
    }
}

/// Slow changes of one world beside the levels, worked out before any is made.
#[derive(Clone, Copy, Debug)]
pub struct Slow {
    /// By member: skill learnt and where, credit, intent to leave.
    members: [(i64, usize, i64, i64); MEMBERS_MAX],
    shared: i64,
    alignment: i64,
}

impl Slow {
    /// Makes them.
    pub fn apply(&self, public: &Public, world: &mut World) {
        for member in public.present() {
            let (learnt, place, credit, intent) = self.members[member];
            if let Some(skill) = world.skill.get_mut(place) {
                *skill = (*skill + learnt).clamp(0, FULL);
            }
            world.credit[member] = credit;
            world.intent[member] = intent;
        }
        (world.shared, world.alignment) = (self.shared, self.alignment);
    }
}

/// Slow changes beside the levels: skill, shared understanding, alignment, credit, intent. `drives` are everybody's in
/// this world.
pub fn slow(scene: &Scene<'_>, drives: &Drives) -> Slow {
    let c = &scene.setup.coefficients;
    let (world, rates) = (scene.world, &scene.setup.rates);
    let areas = scene.setup.scenario.areas.len();
    let weekly = c.credit_rate * scene.setup.hours / WEEK_HOURS;
    let mut next = Slow {
        members: [(0, usize::MAX, 0, 0); MEMBERS_MAX],
        shared: world.shared,
        alignment: world.alignment,
    };
    let (mut voice, mut ownership, mut clarity, mut there) = (0, 0, 0, 0);
    for member in scene.now.present() {
        let levels = &world.levels[member];
        voice += levels[Level::Voice as usize];
        ownership += levels[Level::Ownership as usize];
        clarity += levels[Level::Clarity as usize];
        there += 1;
        let mut learnt = (0, usize::MAX);
        let mut area = None;
        if let Some(stream) = scene.main_stream(member) {
            let place = member * areas + scene.setup.streams[stream].area;
            area = Some(scene.setup.streams[stream].area);
            let room = FULL - world.skill[place];
            let free = ONE + c.learning_by_authority * from(levels, Level::Ownership, 50) / FULL;
            learnt = (rates.learning * room / MILLION * free.max(0) / ONE, place);
        }
        let credit = world.credit[member];
        let earned = weekly * productivity(scene, scene.skill(member, area), drives[member]) / ONE;
        let credit = (credit + earned - rates.credit * credit / MILLION).clamp(0, FULL);
        let floor = c.intent_loyalty;
        let wish = (floor - levels[Level::Loyalty as usize]).max(0) * FULL / floor.max(1);
        let drawn = rates.intent * (wish - world.intent[member]) / MILLION;
        let intent = (world.intent[member] + drawn).clamp(0, FULL);
        next.members[member] = (learnt.0, learnt.1, credit, intent);
    }
    if there > 0 {
        let reached =
            c.shared_by_voice * (voice / there) / ONE + c.shared_by_ownership * (ownership / there) / ONE;
        next.shared += rates.shared * (reached - world.shared) / MILLION;
        let pulled = clarity / there * 7 / 10;
        next.alignment += rates.alignment * (pulled - world.alignment) / MILLION;
        next.shared = next.shared.clamp(0, FULL);
        next.alignment = next.alignment.clamp(0, FULL);
    }
    next
}

/// How far each member's state lifts or lowers what they can do, in thousandths.
pub type Drives = [i64; MEMBERS_MAX];

/// The drives of those who are there.
pub fn drives(scene: &Scene<'_>) -> Drives {
    let mut drives = [0; MEMBERS_MAX];
    scene.now.present().for_each(|member| drives[member] = drive(scene, member));
    drives
}

fn drive(scene: &Scene<'_>, member: usize) -> i64 {
    let c = &scene.setup.coefficients;
    let levels = &scene.world.levels[member];
    let by = |coefficient: i64, deviation: i64| coefficient * deviation / FULL;
    let percent = ONE
        + by(c.product_by_morale, from(levels, Level::Morale, 55))
        + by(c.product_by_loyalty, from(levels, Level::Loyalty, 55))
        + by(c.product_by_ownership, from(levels, Level::Ownership, 50))
        + by(c.product_by_clarity, from(levels, Level::Clarity, 55))
        - by(c.product_by_strain, from(levels, Level::Strain, 60).max(0));
    percent.max(100)
}

/// Productivity of a member with a skill and a [`drive`], in thousandths of plan: what is theirs, before how the team
/// works together.
pub fn productivity(scene: &Scene<'_>, skill: i64, drive: i64) -> i64 {
    let c = &scene.setup.coefficients;
    let product = (c.product_base + c.product_by_skill * skill / FULL) * drive / ONE;
    // Ten times plan is beyond anything that shipped coefficients come to; odd ones must not run away.
    product.clamp(0, 10 * ONE)
}
