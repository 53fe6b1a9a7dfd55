//! What the leader's practices push: the table of effects, run on one world.

use super::{
    beliefs::Known,
    coefficients::{Aim, Aspect, EffectRow, Modifier, Reach},
    fixed::{FULL, ONE, POINT, times},
    ledger::{Cause, Factor, Pushes, Source},
    setup::{Setup, TargetIx},
    state::{Public, World},
};
use crate::terms::{Level, Practice, SettingField};

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

/// What the equations read: one world and the public facts at the start of a round.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The game's fixed side.
    pub setup: &'a Setup,
    /// Public facts.
    pub public: &'a Public,
    /// The world they run on: the truth, or what a leader believes.
    pub world: &'a World,
    /// What the leader has learnt.
    pub known: &'a Known,
}

/// Pushes on what is not a level of a member.
#[derive(Debug, Default)]
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

impl Scene<'_> {
    /// A measure of the setting now.
    pub fn setting(&self, of: SettingField) -> i64 {
        self.public.setting(self.setup, of)
    }

    /// The stream a member mostly works on: the first they own, else the first they are on.
    pub fn main_stream(&self, member: usize) -> Option<usize> {
        let open = |stream: &usize| self.public.streams[*stream].done.is_none();
        (0..self.setup.streams.len())
            .filter(open)
            .find(|stream| self.public.streams[*stream].owner == Some(member))
            .or_else(|| {
                (0..self.setup.streams.len())
                    .filter(open)
                    .find(|stream| self.setup.streams[*stream].crew.contains(&member))
            })
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
    fn aimed_at(&self, used: &Use, out: &mut Vec<(usize, i64)>) {
        out.clear();
        let c = &self.setup.coefficients;
        match used.target {
            TargetIx::Member(member) if self.public.there(member) => out.push((member, ONE)),
            TargetIx::Member(_) => {}
            TargetIx::Team | TargetIx::Decision(_) => {
                out.extend(self.public.present().map(|member| (member, c.team_share)));
            }
            TargetIx::Work(stream) => {
                let owner = self.public.streams[stream].owner;
                for member in self.public.present() {
                    if owner == Some(member) {
                        out.push((member, ONE));
                    } else if self.setup.streams[stream].crew.contains(&member) {
                        out.push((member, c.crew_share));
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

    /// A factor, in thousandths. Each is one at the usual value of what it reads.
    pub fn factor(&self, modifier: Modifier, member: usize, about: Option<usize>) -> i64 {
        let level = |level| self.world.level(member, level);
        let at_fifty = |value: i64| value / 50;
        let missing = |value: i64, to: i64, scale: i64| ((to * POINT - value).max(0) / scale).min(2 * ONE);
        let readiness = || self.readiness(member, self.area(member, about));
        match modifier {
            Modifier::Fit(motive) => {
                let weight = self.world.motives[member][motive as usize];
                let fit = (400 + 3600 * weight / ONE).min(2500);
                if fit > ONE && self.known.motives[member] {
                    ONE + times(fit - ONE, self.setup.coefficients.fit_known)
                } else {
                    fit
                }
            }
            Modifier::Able => at_fifty(readiness()),
            Modifier::Green => missing(readiness(), 60, 20),
            Modifier::Unclear => missing(level(Level::Clarity), 60, 20),
            Modifier::Clear => level(Level::Clarity) / 60,
            Modifier::Calm => (FULL - self.setting(SettingField::Severity)) / 50,
            Modifier::Severe => at_fifty(self.setting(SettingField::Severity)),
            Modifier::Crisis => {
                let both = self.setting(SettingField::Severity) + self.setting(SettingField::Urgency);
                ((both - 120 * POINT).max(0) / 40).min(2 * ONE)
            }
            Modifier::Urgent => at_fifty(self.setting(SettingField::Urgency)),
            Modifier::Familiar => at_fifty(self.setting(SettingField::Familiarity)),
            Modifier::Trusting => at_fifty(level(Level::Trust)),
            Modifier::Distrusting => missing(level(Level::Trust), 50, 15),
            Modifier::Overloaded => ((level(Level::Strain) - 60 * POINT).max(0) / 20).min(2 * ONE),
            Modifier::Deserved => at_fifty(self.world.credit[member]),
            Modifier::Undeserved => missing(self.world.credit[member], 50, 25),
            Modifier::Stale => (self.public.stale / 50).min(2 * ONE),
            Modifier::Reputed => self.public.reputation / 60,
            Modifier::Structured => at_fifty(self.world.structure[member]),
            Modifier::Told => at_fifty(self.setting(SettingField::PowerDistance)),
            Modifier::Trifle => {
                let open = self.public.questions.iter().any(|q| q.open && q.settled.is_none());
                if open { 0 } else { ONE }
            }
            // These two are shown on entries and not looked up.
            Modifier::Repetition | Modifier::Ceiling => ONE,
        }
    }
}

/// What a dose comes to, repetition counted: half of each further unit is gone after `repetition_dose`.
fn dosed(dose: i64, half: i64) -> i64 {
    dose * half / (half + dose)
}

/// Runs the table of effects for the uses of a round, which must stand in canonical order.
pub fn practices(scene: &Scene<'_>, uses: &[Use], pushes: &mut Pushes, team: &mut TeamPushes) {
    let setup = scene.setup;
    let half = setup.coefficients.repetition_dose;
    let mut doses: Vec<(usize, i64)> = Vec::with_capacity(uses.len());
    let mut aimed = Vec::with_capacity(setup.members.len());
    for used in uses {
        let slot = Public::dose_slot(setup, used.practice, used.target);
        let units = if used.practice == Practice::StepBack { used.units.max(ONE) } else { used.units };
        let earlier: i64 = scene.public.doses[slot]
            + doses.iter().filter(|(other, _)| *other == slot).map(|(_, dose)| dose).sum::<i64>();
        doses.push((slot, units));
        let dose = dosed(earlier + units, half) - dosed(earlier, half);
        scene.aimed_at(used, &mut aimed);
        let cause = Cause::Use { practice: used.practice, source: used.source, target: used.target };
        let aim = match used.target {
            TargetIx::Member(_) => Aim::Member,
            TargetIx::Team => Aim::Team,
            TargetIx::Work(_) => Aim::Work,
            TargetIx::Decision(_) => Aim::Decision,
        };
        for row in &setup.coefficients.effects[used.practice as usize] {
            if row.aim.is_some_and(|only| only != aim) {
                continue;
            }
            let mut on = |member: usize, share: i64| {
                let repetition = dose * ONE / units.max(1);
                apply_row(scene, row, used, cause, member, times(dose, share), repetition, pushes, team);
            };
            match row.reach {
                Reach::Target => aimed.iter().for_each(|(member, share)| on(*member, *share)),
                Reach::Others => {
                    for member in scene.public.present() {
                        if !aimed.iter().any(|(other, _)| *other == member) {
                            on(member, ONE);
                        }
                    }
                }
                Reach::Bypassed => {
                    if let Some(owner) = scene.bypassed(used) {
                        on(owner, ONE);
                    }
                }
                Reach::Team => {
                    let spokesman = aimed.first().map(|(member, _)| *member);
                    if let Some(member) = spokesman.or_else(|| scene.public.present().next()) {
                        on(member, ONE);
                    }
                }
            }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one row of a table with everything it may read")]
fn apply_row(
    scene: &Scene<'_>,
    row: &EffectRow,
    used: &Use,
    cause: Cause,
    member: usize,
    dose: i64,
    repetition: i64,
    pushes: &mut Pushes,
    team: &mut TeamPushes,
) {
    let mut amount = times(row.push, dose);
    let mut shown: Vec<Factor> = Vec::new();
    let keep = pushes.keeps_entries();
    for modifier in &row.by {
        let factor = scene.factor(*modifier, member, used.about);
        amount = times(amount, factor).clamp(-AMOUNT_MAX, AMOUNT_MAX);
        if keep {
            shown.push((*modifier, factor));
        }
        if amount == 0 {
            return;
        }
    }
    let stream = match used.target {
        TargetIx::Work(stream) => Some(stream),
        TargetIx::Decision(decision) => Some(scene.setup.decisions[decision].about),
        _ => used.about.or_else(|| scene.main_stream(member)),
    };
    match row.aspect {
        Aspect::Level(level) => {
            if keep && repetition < 990 {
                shown.push((Modifier::Repetition, repetition));
            }
            pushes.push_with(member, level, cause, amount, &shown);
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
            if let Some(stream) = stream {
                team.hours.push((stream, cause, amount));
            }
        }
        Aspect::Care => {
            if let Some(stream) = stream {
                team.care.push((stream, amount));
            }
        }
    }
}
