//! From what an author wrote to what is played: ids are looked up once, numbers become thousandths.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Coefficients,
    effects::EffectRows,
    fixed::{ONE, POINT},
    luck::id_hash,
    setup::{
        CardSetup, DecisionSetup, DoesSetup, EffectSetup, Knowing, Length, MEMBERS_MAX, MemberSetup, Next,
        OptionSetup, PrivateSetup, PromiseSetup, PromiseTerms, Rates, Setup, SetupError, ShockSetup,
        StreamSetup, TargetIx, Test, WhenSetup, normalised,
    },
};
use crate::{
    scenario::{self, Condition, Effect, Known, Moment, Scenario, When, card::Timing},
    terms::{Id, Level, Motive, SettingField},
};

/// Ids of one kind and where they stand.
struct Index {
    kind: &'static str,
    places: BTreeMap<Id, usize>,
}

impl Index {
    fn new<'a>(kind: &'static str, ids: impl Iterator<Item = &'a Id>) -> Self {
        Self { kind, places: ids.enumerate().map(|(place, id)| (id.clone(), place)).collect() }
    }

    fn of(&self, id: &Id) -> Result<usize, SetupError> {
        self.places.get(id).copied().ok_or_else(|| SetupError::Unknown { kind: self.kind, id: id.clone() })
    }
}

/// All the indexes of a scenario.
struct Indexes {
    members: Index,
    areas: Index,
    streams: Index,
    decisions: Index,
    cards: Index,
    shocks: Index,
    promises: Index,
    flags: Vec<Id>,
    owners: Vec<usize>,
    choices: Vec<Index>,
}

impl Setup {
    /// Makes a scenario ready. Fails on an id that names nothing, or a list that cannot be played.
    pub fn new(
        scenario: Arc<Scenario>,
        coefficients: Arc<Coefficients>,
        length: Length,
    ) -> Result<Self, SetupError> {
        let s = &*scenario;
        if s.members.is_empty() || s.members.len() > MEMBERS_MAX {
            return Err(SetupError::Shape { what: "one to twelve members" });
        }
        if !s.work.iter().any(|stream| stream.standing) {
            return Err(SetupError::Shape { what: "standing work, which outlasts the leader" });
        }
        let short = match length {
            Length::Full => None,
            Length::Short => Some(s.short.as_ref().ok_or(SetupError::NoShortCut)?),
        };
        let mut ix = Indexes::new(s)?;
        let rounds = short.map_or(s.rounds, |short| short.rounds).max(1);
        let scale_round = |round: u32| -> u32 {
            match short {
                Some(_) => (round * rounds).div_ceil(s.rounds.max(1)).clamp(1, rounds),
                None => round,
            }
        };
        let effort_percent = short.map_or(100, |short| short.effort);

        let members = s.members.iter().map(|m| member(m, &ix)).collect::<Result<Vec<_>, _>>()?;
        let n = members.len();
        let mut closeness = vec![50 * POINT; n * n];
        let mut conflict = vec![0; n * n];
        for relation in &s.relations {
            let (a, b) = (ix.members.of(&relation.between.0)?, ix.members.of(&relation.between.1)?);
            for place in [a * n + b, b * n + a] {
                closeness[place] = relation.closeness * POINT;
                conflict[place] = relation.conflict * POINT;
            }
        }
        let mut streams = Vec::new();
        for stream in &s.work {
            let owner = ix.members.of(&stream.owner)?;
            let mut crew = vec![owner];
            for id in &stream.crew {
                let place = ix.members.of(id)?;
                if !crew.contains(&place) {
                    crew.push(place);
                }
            }
            let percent = if stream.standing { 100 } else { effort_percent };
            streams.push(StreamSetup {
                area: ix.areas.of(&stream.area)?,
                effort: (stream.effort * 1000 * percent / 100).max(1000),
                complexity: stream.complexity * POINT,
                due: stream.due.filter(|_| !stream.standing).map(|due| scale_round(due) - 1),
                owner,
                crew_bits: crew.iter().map(|member| 1 << member).sum(),
                crew,
                authority: stream.authority as u8,
                standing: stream.standing,
            });
        }
        let mut decisions = Vec::new();
        for decision in &s.decisions {
            let opens = scale_round(decision.opens.max(1)) - 1;
            decisions.push(DecisionSetup {
                hash: id_hash(decision.id.as_str()),
                about: ix.streams.of(&decision.about)?,
                qualities: decision.choices.iter().map(|choice| choice.quality * POINT).collect(),
                opens,
                due: (scale_round(decision.due.max(1)) - 1).max(opens),
                leader_knows: decision.leader_knows * POINT,
            });
        }
        let mut cards = Vec::new();
        for written in &s.cards {
            let moved = short.and_then(|short| short.moved.get(&written.id)).copied();
            let left_out = short.is_some_and(|short| short.without.contains(&written.id));
            cards.push(card(written, &mut ix, moved, left_out, &scale_round)?);
        }
        let last = rounds + s.empty_chair;
        let mut shocks = Vec::new();
        for written in &s.shocks {
            let mut shock = shock(written, &mut ix)?;
            if let (Some((from, to, _)), Some(_)) = (&mut shock.window, short) {
                // Rounds of the empty chair stay as far behind the last round as they were.
                let shrunk = |round: u32| match (round + 1).checked_sub(s.rounds) {
                    Some(beyond) if beyond > 0 => (rounds + beyond - 1).min(last - 1),
                    _ => scale_round(round + 1) - 1,
                };
                (*from, *to) = (shrunk(*from), shrunk(*to));
            }
            shocks.push(shock);
        }
        let promises = s
            .cards
            .iter()
            .flat_map(|card| &card.options)
            .flat_map(|option| &option.promises)
            .map(|promise| {
                Ok(PromiseTerms {
                    id: promise.id.clone(),
                    to: ix.members.of(&promise.to)?,
                    kept_by: promise.kept_by.clone(),
                })
            })
            .collect::<Result<Vec<_>, SetupError>>()?;
        let test = |condition: &Option<Condition>, ix: &mut Indexes| {
            condition.as_ref().map(|condition| test(condition, ix)).transpose()
        };
        let mut endings = Vec::new();
        for ending in &s.endings {
            endings.push(test(&ending.needs, &mut ix)?);
        }
        let mut epilogues = Vec::new();
        for epilogue in &s.epilogues {
            epilogues.push((ix.members.of(&epilogue.of)?, test(&epilogue.when, &mut ix)?));
        }
        let mut voices = Vec::new();
        for voice in &s.voices {
            voices.push((ix.members.of(&voice.who)?, test(&voice.when, &mut ix)?));
        }
        let mut lines_at = vec![Vec::new(); n * Moment::ALL.len()];
        for (place, (who, _)) in voices.iter().enumerate() {
            lines_at[who * Moment::ALL.len() + s.voices[place].at as usize].push(place);
        }
        let setting = measures(&s.setting);
        let rates = Rates::new(&coefficients, s.round.hours);
        Ok(Self {
            rounds,
            chair: s.empty_chair,
            hours: s.round.hours.max(1),
            attention: i64::from(s.attention) * ONE,
            par: s.par * 10,
            setting,
            sponsor: s.sponsor.confidence * POINT,
            members,
            closeness,
            conflict,
            streams,
            decisions,
            cards,
            shocks,
            promises,
            flags: ix.flags,
            endings,
            epilogues,
            voices,
            lines_at,
            rates,
            effects: EffectRows::all(&coefficients),
            length,
            scenario,
            coefficients,
        })
    }
}

/// The measures of a setting in canonical order, in thousandths of a point.
fn measures(setting: &scenario::Setting) -> [i64; SettingField::COUNT] {
    [
        setting.urgency,
        setting.severity,
        setting.familiarity,
        setting.complexity,
        setting.dynamism,
        setting.power_distance,
    ]
    .map(|points| points * POINT)
}

impl Setup {
    /// Plays the same scenario in another setting, for whoever studies what a setting does.
    pub fn set_setting(&mut self, setting: &scenario::Setting) {
        self.setting = measures(setting);
    }

    /// A condition made ready, for whoever asks about a state beside the scenario itself. Fails on an id that names
    /// nothing, flags included.
    pub fn test(&self, condition: &Condition) -> Result<Test, SetupError> {
        let mut ix = Indexes::new(&self.scenario)?;
        ix.flags.clone_from(&self.flags);
        let ready = test(condition, &mut ix)?;
        match ix.flags.get(self.flags.len()) {
            Some(id) => Err(SetupError::Unknown { kind: "flag", id: id.clone() }),
            None => Ok(ready),
        }
    }

    /// A practice as an option would say it, made ready. Its target must be named.
    pub fn does(&self, does: &scenario::Does) -> Result<DoesSetup, SetupError> {
        if does.target.is_none() {
            return Err(SetupError::Shape { what: "a target for what is done" });
        }
        does_setup(does, 0, &Indexes::new(&self.scenario)?)
    }
}

impl Indexes {
    fn new(s: &Scenario) -> Result<Self, SetupError> {
        let members = Index::new("member", s.members.iter().map(|m| &m.id));
        let owners = s.work.iter().map(|stream| members.of(&stream.owner)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            members,
            areas: Index::new("area", s.areas.iter()),
            streams: Index::new("workstream", s.work.iter().map(|w| &w.id)),
            decisions: Index::new("decision", s.decisions.iter().map(|d| &d.id)),
            cards: Index::new("card", s.cards.iter().map(|c| &c.id)),
            shocks: Index::new("shock", s.shocks.iter().map(|s| &s.id)),
            promises: Index::new(
                "promise",
                s.cards.iter().flat_map(|c| &c.options).flat_map(|o| &o.promises).map(|p| &p.id),
            ),
            flags: Vec::new(),
            owners,
            choices: s
                .decisions
                .iter()
                .map(|d| Index::new("choice", d.choices.iter().map(|choice| &choice.id)))
                .collect(),
        })
    }

    fn flag(&mut self, id: &Id) -> usize {
        self.flags.iter().position(|flag| flag == id).unwrap_or_else(|| {
            self.flags.push(id.clone());
            self.flags.len() - 1
        })
    }

    fn flags(&mut self, ids: &[Id]) -> Vec<usize> {
        ids.iter().map(|id| self.flag(id)).collect()
    }

    fn next(&self, then: &[scenario::FollowUp]) -> Result<Vec<(Next, u32)>, SetupError> {
        then.iter()
            .map(|follow| {
                let next = match self.cards.of(&follow.id) {
                    Ok(card) => Next::Card(card),
                    Err(_) => Next::Shock(self.shocks.of(&follow.id)?),
                };
                Ok((next, follow.after.max(1)))
            })
            .collect()
    }
}

fn member(m: &scenario::Member, ix: &Indexes) -> Result<MemberSetup, SetupError> {
    let mut start = [55 * POINT; Level::COUNT];
    start[Level::Strain as usize] = 35 * POINT;
    for (level, points) in &m.start {
        start[*level as usize] = points * POINT;
    }
    let mut weights = [1; Motive::COUNT];
    for (motive, weight) in &m.motives {
        weights[*motive as usize] = *weight;
    }
    let mut skills = vec![30 * POINT; ix.areas.places.len()];
    for (area, points) in &m.skills {
        skills[ix.areas.of(area)?] = points * POINT;
    }
    let mut knows = vec![20 * POINT; ix.decisions.places.len()];
    for (decision, points) in &m.knows {
        knows[ix.decisions.of(decision)?] = points * POINT;
    }
    Ok(MemberSetup {
        hash: id_hash(m.id.as_str()),
        start,
        motives: normalised(weights),
        structure: m.need_for_structure * POINT,
        skills,
        knows,
        private: m.private.as_ref().map(|private| PrivateSetup {
            weight: private.weight * POINT,
            told_at_trust: private.told_at_trust * POINT,
            eased_by: private.eased_by.clone(),
        }),
    })
}

fn card(
    written: &scenario::Card,
    ix: &mut Indexes,
    moved: Option<u32>,
    left_out: bool,
    scale: &impl Fn(u32) -> u32,
) -> Result<CardSetup, SetupError> {
    let speaker = ix.members.of(&written.speaker)?;
    let when = match (moved, &written.when) {
        _ if left_out => WhenSetup::Never,
        (Some(round), _) => WhenSetup::Round(round.max(1) - 1),
        (None, When::Round(round)) => WhenSetup::Round(scale((*round).max(1)) - 1),
        (None, When::Once { from, to }) => {
            WhenSetup::Once(scale((*from).max(1)) - 1, scale((*to).max(1)) - 1)
        }
        (None, When::Pool { weight, from, to }) => {
            WhenSetup::Pool { weight: *weight, from: scale((*from).max(1)) - 1, to: scale((*to).max(1)) - 1 }
        }
        (None, When::FollowUp) => WhenSetup::FollowUp,
    };
    let needs = written.needs.as_ref().map(|condition| test(condition, ix)).transpose()?;
    let mut variants = Vec::new();
    for variant in &written.variants {
        variants.push(test(&variant.when, ix)?);
    }
    let mut options = Vec::new();
    for option in &written.options {
        options.push(OptionSetup {
            does: option.does.iter().map(|does| does_setup(does, speaker, ix)).collect::<Result<_, _>>()?,
            needs: option.needs.as_ref().map(|known| knowing(known, ix)).transpose()?,
            then: ix.next(&option.then)?,
            promises: option
                .promises
                .iter()
                .map(|promise| {
                    Ok(PromiseSetup { promise: ix.promises.of(&promise.id)?, due_in: promise.due_in })
                })
                .collect::<Result<_, SetupError>>()?,
            keeps: option.keeps.iter().map(|id| ix.promises.of(id)).collect::<Result<_, _>>()?,
            sets: ix.flags(&option.sets),
        });
    }
    Ok(CardSetup {
        hash: id_hash(written.id.as_str()),
        when,
        day: written.day,
        needs,
        speaker,
        variants,
        options,
        settled_by: written.unanswered.settled_by.as_ref().map(|id| ix.members.of(id)).transpose()?,
        unanswered_then: ix.next(&written.unanswered.then)?,
        unanswered_sets: ix.flags(&written.unanswered.sets),
    })
}

fn does_setup(does: &scenario::Does, speaker: usize, ix: &Indexes) -> Result<DoesSetup, SetupError> {
    let target = match &does.target {
        None => TargetIx::Member(speaker),
        Some(scenario::Target::Member(id)) => TargetIx::Member(ix.members.of(id)?),
        Some(scenario::Target::Team) => TargetIx::Team,
        Some(scenario::Target::Work(id)) => TargetIx::Work(ix.streams.of(id)?),
        Some(scenario::Target::Decision(id)) => TargetIx::Decision(ix.decisions.of(id)?),
    };
    let about = match (&does.about, target) {
        (Some(id), _) => Some(ix.streams.of(id)?),
        (None, TargetIx::Work(stream)) => Some(stream),
        (None, TargetIx::Member(member)) => ix.owners.iter().position(|owner| *owner == member),
        (None, _) => None,
    };
    let choice = match (&does.choice, target) {
        (Some(id), TargetIx::Decision(decision)) => Some(ix.choices[decision].of(id)?),
        (Some(id), _) => return Err(SetupError::Unknown { kind: "choice of that target", id: id.clone() }),
        (None, _) => None,
    };
    Ok(DoesSetup { practice: does.practice, target, about, choice, units: does.intensity * ONE })
}

fn shock(written: &scenario::Shock, ix: &mut Indexes) -> Result<ShockSetup, SetupError> {
    let window = match &written.when {
        Timing::Between { from, to, chance } => Some(((*from).max(1) - 1, (*to).max(1) - 1, *chance)),
        Timing::FollowUp => None,
    };
    let mut effects = Vec::new();
    for effect in &written.effects {
        effects.push(match effect {
            Effect::Member { of, level, by } => EffectSetup::Member(ix.members.of(of)?, *level, by * POINT),
            Effect::Team { level, by } => EffectSetup::Team(*level, by * POINT),
            Effect::Work { of, by } => EffectSetup::Work(ix.streams.of(of)?, *by),
            Effect::Setting { of, by, rounds } => EffectSetup::Setting(*of, by * POINT, *rounds),
            Effect::Sponsor { by } => EffectSetup::Sponsor(by * POINT),
            Effect::Conflict { between, by } => {
                EffectSetup::Conflict(ix.members.of(&between.0)?, ix.members.of(&between.1)?, by * POINT)
            }
        });
    }
    Ok(ShockSetup {
        hash: id_hash(written.id.as_str()),
        window,
        private_to: written.private_to.as_ref().map(|id| ix.members.of(id)).transpose()?,
        effects,
        sets: ix.flags(&written.sets),
        then: ix.next(&written.then)?,
    })
}

fn test(condition: &Condition, ix: &mut Indexes) -> Result<Test, SetupError> {
    let p = |points: &i64| points * POINT;
    Ok(match condition {
        Condition::All(all) => Test::All(all.iter().map(|c| test(c, ix)).collect::<Result<_, _>>()?),
        Condition::Any(any) => Test::Any(any.iter().map(|c| test(c, ix)).collect::<Result<_, _>>()?),
        Condition::Not(not) => Test::Not(Box::new(test(not, ix)?)),
        Condition::Flag(id) => Test::Flag(ix.flag(id)),
        Condition::Member { of, level, at_least, at_most } => {
            Test::Member(ix.members.of(of)?, *level, p(at_least), p(at_most))
        }
        Condition::Team { level, at_least, at_most } => Test::Team(*level, p(at_least), p(at_most)),
        Condition::Conflict { between, at_least } => {
            Test::Conflict(ix.members.of(&between.0)?, ix.members.of(&between.1)?, p(at_least))
        }
        Condition::Work { of, at_least, at_most } => Test::Work(ix.streams.of(of)?, p(at_least), p(at_most)),
        Condition::Late(id) => Test::Late(ix.streams.of(id)?),
        Condition::Sponsor { at_least, at_most } => Test::Sponsor(p(at_least), p(at_most)),
        Condition::Left(id) => Test::Left(ix.members.of(id)?),
        Condition::Decided(id) => Test::Decided(ix.decisions.of(id)?),
        Condition::Chose(id, choice) => {
            let decision = ix.decisions.of(id)?;
            Test::Chose(decision, ix.choices[decision].of(choice)?)
        }
        Condition::EmptyChair { at_least, at_most } => Test::EmptyChair(p(at_least), p(at_most)),
        Condition::Leavers { at_least, at_most } => Test::Leavers(*at_least, *at_most),
    })
}

fn knowing(known: &Known, ix: &mut Indexes) -> Result<Knowing, SetupError> {
    Ok(match known {
        Known::All(all) => Knowing::All(all.iter().map(|k| knowing(k, ix)).collect::<Result<_, _>>()?),
        Known::Any(any) => Knowing::Any(any.iter().map(|k| knowing(k, ix)).collect::<Result<_, _>>()?),
        Known::Not(not) => Knowing::Not(Box::new(knowing(not, ix)?)),
        Known::Flag(id) => Knowing::Flag(ix.flag(id)),
        Known::Private(id) => Knowing::Private(ix.members.of(id)?),
        Known::Motives(id) => Knowing::Motives(ix.members.of(id)?),
        Known::Heard(id) => Knowing::Heard(ix.members.of(id)?),
        Known::Believed { of, level, at_least, at_most } => {
            Knowing::Believed(ix.members.of(of)?, *level, at_least * POINT, at_most * POINT)
        }
        Known::Decided(id) => Knowing::Decided(ix.decisions.of(id)?),
        Known::Left(id) => Knowing::Left(ix.members.of(id)?),
    })
}
