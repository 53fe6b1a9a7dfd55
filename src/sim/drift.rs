//! What moves people when nobody does anything: every drift has a name.

use super::{
    effects::Scene,
    fixed::{FULL, ONE, POINT, WEEK_HOURS},
    ledger::{AtMember, Cause, Drift, Pushes},
    luck::{Luck, Purpose},
    setup::MEMBERS_MAX,
    state::{Public, World},
};
use crate::terms::{Level, SettingField};

const MILLION: i64 = 1_000_000;

/// Pushes of all drifts on the members of one world.
pub fn drifts(scene: &Scene<'_>, pushes: &mut Pushes) {
    let chair = scene.public.chair_empty(scene.setup);
    for member in scene.public.present() {
        let mut at = pushes.at(member);
        headline(scene, member, &mut at);
        bonds(scene, member, &mut at);
        strain(scene, member, chair, &mut at);
        harm(scene, member, &mut at);
        if !chair {
            neglect(scene, member, &mut at);
        }
    }
}

/// Distance of a level from a point, in thousandths.
fn from(scene: &Scene<'_>, member: usize, level: Level, points: i64) -> i64 {
    scene.world.level(member, level) - points * POINT
}

fn headline(scene: &Scene<'_>, member: usize, at: &mut AtMember<'_>) {
    let c = &scene.setup.coefficients;
    let world = scene.world;
    let n = scene.setup.members.len();
    let by = |coefficient: i64, deviation: i64, level: Level| {
        scene.setup.rates.levels[level as usize] * (coefficient * deviation / ONE) / MILLION
    };
    let mut add = |level: Level, drift: Drift, amount: i64| {
        at.push(level, Cause::Drift(drift), amount);
    };
    let ownership = from(scene, member, Level::Ownership, 50);
    let clarity = from(scene, member, Level::Clarity, 50);
    let trust = from(scene, member, Level::Trust, 50);
    let voice = from(scene, member, Level::Voice, 50);
    let morale = from(scene, member, Level::Morale, 50);

    for level in [Level::Morale, Level::Innovation, Level::Loyalty, Level::Trust, Level::Voice] {
        let usual = world.usual[member][level as usize] - world.level(member, level);
        add(level, Drift::Settling, by(ONE, usual, level));
    }
    add(Level::Morale, Drift::Ownership, by(c.morale_by_ownership, ownership, Level::Morale));
    add(Level::Morale, Drift::Clarity, by(c.morale_by_clarity, clarity, Level::Morale));
    add(Level::Morale, Drift::Trust, by(c.morale_by_trust, trust, Level::Morale));
    let strained = from(scene, member, Level::Strain, 45).max(0);
    add(Level::Morale, Drift::Strain, -by(c.morale_by_strain, strained, Level::Morale));

    let (mut warmth, mut close, mut count) = (0, 0, 0);
    for other in scene.public.present() {
        if other == member {
            continue;
        }
        let closeness = world.closeness[member * n + other];
        let gap = world.level(other, Level::Morale) - world.level(member, Level::Morale);
        warmth += closeness * gap / FULL;
        close += closeness - 50 * POINT;
        count += 1;
        let conflict = world.conflict[member * n + other];
        if conflict > 0 {
            at.push(
                Level::Morale,
                Cause::Conflict(other),
                -by(c.morale_by_conflict, conflict, Level::Morale),
            );
        }
    }
    if count > 0 {
        let mut add = |level: Level, drift: Drift, amount: i64| {
            at.push(level, Cause::Drift(drift), amount);
        };
        add(Level::Morale, Drift::Company, by(c.morale_by_company, warmth / count, Level::Morale));
        add(Level::Loyalty, Drift::Closeness, by(c.loyalty_by_company, close / count, Level::Loyalty));
    }
    let mut add = |level: Level, drift: Drift, amount: i64| {
        at.push(level, Cause::Drift(drift), amount);
    };
    add(Level::Innovation, Drift::Voice, by(c.innovation_by_voice, voice, Level::Innovation));
    add(Level::Innovation, Drift::Ownership, by(c.innovation_by_ownership, ownership, Level::Innovation));
    let tired = from(scene, member, Level::Strain, 55).max(0);
    add(Level::Innovation, Drift::Strain, -by(c.innovation_by_strain, tired, Level::Innovation));
    add(Level::Loyalty, Drift::Trust, by(c.loyalty_by_trust, trust, Level::Loyalty));
    add(Level::Loyalty, Drift::Morale, by(c.loyalty_by_morale, morale, Level::Loyalty));
    let worn = from(scene, member, Level::Strain, 60).max(0);
    add(Level::Loyalty, Drift::Strain, -by(c.loyalty_by_strain, worn, Level::Loyalty));
}

fn bonds(scene: &Scene<'_>, member: usize, at: &mut AtMember<'_>) {
    let c = &scene.setup.coefficients;
    let rate = |level: Level, amount: i64| scene.setup.rates.levels[level as usize] * amount / MILLION;
    let mut add = |level: Level, drift: Drift, amount: i64| {
        at.push(level, Cause::Drift(drift), amount);
    };
    let trust = from(scene, member, Level::Trust, 50);
    add(Level::Voice, Drift::Trust, rate(Level::Voice, c.voice_by_trust * trust / ONE));
    let told = (scene.setting(SettingField::PowerDistance) - 40 * POINT) * c.voice_by_power_distance / ONE;
    add(Level::Voice, Drift::PowerDistance, -rate(Level::Voice, told));

    // Ownership follows the authority given over what one owns; crew follow part of the way.
    let (mut sum, mut count) = (0, 0);
    for (stream, setup) in scene.public.streams.iter().zip(&scene.setup.streams) {
        if stream.done.is_some() || !setup.has(member) && stream.owner != Some(member) {
            continue;
        }
        let way = (c.ownership_free - c.ownership_told) * i64::from(stream.authority) / 6;
        let part = if stream.owner == Some(member) { way } else { way * c.ownership_crew / ONE };
        sum += c.ownership_told + part;
        count += 1;
    }
    if count > 0 {
        let target = sum / count - scene.world.level(member, Level::Ownership);
        add(Level::Ownership, Drift::Authority, rate(Level::Ownership, target));
    }
    let dynamism = scene.setting(SettingField::Dynamism) * c.clarity_by_dynamism / ONE;
    let floor = c.clarity_floor - dynamism + scene.world.alignment / 4;
    let fading = floor - scene.world.level(member, Level::Clarity);
    add(Level::Clarity, Drift::MovesOn, rate(Level::Clarity, fading));
    let area = scene.main_stream(member).map(|stream| scene.setup.streams[stream].area);
    let skill = scene.skill(member, area) - scene.world.level(member, Level::Confidence);
    add(Level::Confidence, Drift::Learning, rate(Level::Confidence, skill));
}

fn strain(scene: &Scene<'_>, member: usize, chair: bool, at: &mut AtMember<'_>) {
    let c = &scene.setup.coefficients;
    let (world, public) = (scene.world, scene.public);
    let hours = scene.setup.hours;
    let rate = |amount: i64| scene.setup.rates.levels[Level::Strain as usize] * amount / MILLION;
    let mut add = |cause: Cause, amount: i64| at.push(Level::Strain, cause, amount);
    add(Cause::Drift(Drift::Rest), rate(c.strain_rest - world.level(member, Level::Strain)));
    let urgent = scene.setting(SettingField::Urgency) - 50 * POINT;
    add(Cause::Drift(Drift::Urgency), rate(c.strain_by_urgency * urgent / ONE));
    // Authority without readiness is dumping.
    for (place, stream) in public.streams.iter().enumerate() {
        if stream.owner == Some(member) && stream.done.is_none() && stream.authority >= 4 {
            let short = 55 * POINT - scene.readiness(member, Some(scene.setup.streams[place].area));
            add(Cause::Drift(Drift::Dumping), rate(c.strain_by_dumping * short.max(0) / ONE));
        }
    }
    let (all, there) = (public.left.len() as i64, scene.now.there().max(1));
    add(Cause::Drift(Drift::Load), rate(c.strain_by_load * (all - there) * 100 / there));
    if !chair {
        let pressed = (40 * POINT - public.sponsor).max(0);
        add(Cause::Drift(Drift::Sponsor), rate(c.strain_by_sponsor * pressed / ONE));
    }
    if world.burdened[member]
        && let Some(private) = &scene.setup.members[member].private
    {
        let eased = world.eased_until[member] > public.hours(scene.setup);
        let weight = if eased { private.weight * c.private_eased / ONE } else { private.weight };
        add(Cause::Private, weight * hours / WEEK_HOURS);
    }
}

/// Mistakes hurt where a mistake does harm: work that came back weighs on those who are on it.
fn harm(scene: &Scene<'_>, member: usize, at: &mut AtMember<'_>) {
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

fn neglect(scene: &Scene<'_>, member: usize, at: &mut AtMember<'_>) {
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
pub fn weather(scene: &Scene<'_>, luck: Luck, pushes: &mut Pushes) {
    for member in scene.public.present() {
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

/// Slow changes beside the levels: skill, shared understanding, alignment, credit, intent.
pub fn slow(scene: &Scene<'_>) -> Slow {
    let c = &scene.setup.coefficients;
    let (world, public, rates) = (scene.world, scene.public, &scene.setup.rates);
    let areas = scene.setup.scenario.areas.len();
    let mut next = Slow {
        members: [(0, usize::MAX, 0, 0); MEMBERS_MAX],
        shared: world.shared,
        alignment: world.alignment,
    };
    let (mut voice, mut ownership, mut clarity, mut there) = (0, 0, 0, 0);
    for member in public.present() {
        voice += world.level(member, Level::Voice);
        ownership += world.level(member, Level::Ownership);
        clarity += world.level(member, Level::Clarity);
        there += 1;
        let mut learnt = (0, usize::MAX);
        if let Some(stream) = scene.main_stream(member) {
            let place = member * areas + scene.setup.streams[stream].area;
            let room = FULL - world.skill[place];
            let free =
                ONE + c.learning_by_authority * (world.level(member, Level::Ownership) - 50 * POINT) / FULL;
            learnt = (rates.learning * room / MILLION * free.max(0) / ONE, place);
        }
        let credit = world.credit[member];
        let earned = c.credit_rate * scene.setup.hours / WEEK_HOURS * productivity(scene, member, None) / ONE;
        let credit = (credit + earned - rates.credit * credit / MILLION).clamp(0, FULL);
        let floor = c.intent_loyalty;
        let wish = (floor - world.level(member, Level::Loyalty)).max(0) * FULL / floor.max(1);
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

/// Productivity of a member on a stream, in thousandths of plan: what is theirs, before how the team works
/// together. Without a stream, on whatever they mostly do.
pub fn productivity(scene: &Scene<'_>, member: usize, stream: Option<usize>) -> i64 {
    let c = &scene.setup.coefficients;
    let area = stream.or_else(|| scene.main_stream(member)).map(|stream| scene.setup.streams[stream].area);
    let by = |coefficient: i64, deviation: i64| coefficient * deviation / FULL;
    let mut product = c.product_base + by(c.product_by_skill, scene.skill(member, area));
    let percent = ONE
        + by(c.product_by_morale, from(scene, member, Level::Morale, 55))
        + by(c.product_by_loyalty, from(scene, member, Level::Loyalty, 55))
        + by(c.product_by_ownership, from(scene, member, Level::Ownership, 50))
        + by(c.product_by_clarity, from(scene, member, Level::Clarity, 55))
        - by(c.product_by_strain, from(scene, member, Level::Strain, 60).max(0));
    product = product * percent.max(100) / ONE;
    // Ten times plan is beyond anything that shipped coefficients come to; odd ones must not run away.
    product.clamp(0, 10 * ONE)
}
