//! How a leader decides by likings and rules: everything it could do, what it likes best of that, one use after the
//! other.

use std::collections::BTreeMap;

use super::{Leader, Sense};
use crate::{
    sim::{
        Concern, Debt, DoesSetup, Move, Owed, Placement, Plan, QuestionSeen, Seen, TargetIx, WorkSeen,
        fixed::{ONE, POINT},
        price, suits,
    },
    terms::{Level, Practice},
};

/// A leader made ready to plan: rules by what they read, likings in rows. Worth making once for many rounds.
#[derive(Clone, Debug)]
pub struct Ready<'a> {
    leader: &'a Leader,
    likes: Likings,
    /// Practices that could be chosen with attention at all.
    chosen: Practices,
    rules: Vec<ReadyRule<'a>>,
}

/// A liking for each practice.
type Likings = [i64; Practice::COUNT];

/// Some practices, as bits.
type Practices = u16;

/// A rule, with what its conditions read.
#[derive(Clone, Debug)]
struct ReadyRule<'a> {
    when: &'a [Sense],
    /// Whether it reads the setting or the round, which are the same for every aim.
    reads_round: bool,
    /// Whether it asks what a practice would answer, which differs from practice to practice.
    reads_practice: bool,
    adds: Likings,
    /// Practices that it adds to or takes from.
    touches: Practices,
}

/// At whom or what a practice would be aimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Aim {
    target: TargetIx,
    about: Option<usize>,
}

/// Something that attention could be spent on.
struct Candidate {
    /// What it is worth, and below that its place in canonical order, the first highest: the greatest is the best.
    rank: i64,
    /// Attention that it asks for.
    units: i64,
    /// Where the candidates for the same target begin.
    beside: u32,
    /// The candidate before it that is the same practice.
    alike: u32,
    /// Its place among the aims.
    aim: u32,
    practice: Practice,
}

/// Everything that attention could be spent on.
struct Could {
    aims: Vec<Aim>,
    /// In the order of the aims: those for one target stand side by side.
    candidates: Vec<Candidate>,
    /// The last candidate of each practice, [`NOBODY`] if there is none.
    last: [u32; Practice::COUNT],
}

/// No candidate.
const NOBODY: u32 = u32::MAX;

/// What the liking is moved up by in a rank.
const RANK: i64 = 1 << 16;

impl Leader {
    /// The leader made ready to plan many rounds.
    pub fn ready(&self) -> Ready<'_> {
        let row = |by: &BTreeMap<Practice, i64>| -> Likings {
            Practice::ALL.map(|practice| by.get(&practice).copied().unwrap_or(0))
        };
        let rules: Vec<_> = self
            .rules
            .iter()
            .map(|rule| {
                let adds = row(&rule.add);
                ReadyRule {
                    when: &rule.when,
                    reads_round: rule.when.iter().copied().any(Sense::reads_round),
                    reads_practice: rule.when.contains(&Sense::Owed),
                    adds,
                    touches: (0..Practice::COUNT)
                        .filter(|place| adds[*place] != 0)
                        .fold(0, |all, place| all | 1 << place),
                }
            })
            .collect();
        let likes = row(&self.likes);
        let could = |place: &usize| likes[*place] > 0 || rules.iter().any(|rule| rule.adds[*place] > 0);
        let chosen = (0..Practice::COUNT).filter(could).fold(0, |all, place| all | 1 << place);
        Ready { leader: self, likes, chosen, rules }
    }
}

impl<'a> Ready<'a> {
    /// The same leader, liking practices more by so much.
    #[must_use]
    pub fn liking_more(&self, by: impl Fn(Practice) -> i64) -> Ready<'a> {
        let mut other = self.clone();
        for practice in Practice::ALL {
            let liking = &mut other.likes[practice as usize];
            *liking = (*liking + by(practice)).max(0);
            if *liking > 0 {
                other.chosen |= bit(practice);
            }
        }
        other
    }

    /// What the leader does in a round, as [`Leader::plan`].
    pub fn plan(&self, seen: &impl Seen) -> Plan {
        let mut plan = Plan::default();
        if !self.leader.present || !seen.leads() {
            return plan;
        }
        let round = Round::of(seen);
        let rules = self.rules_of_the_round(&round);
        for place in 0..seen.cards() {
            let (card, options) = seen.card(place);
            let mut best: Option<(i64, usize)> = None;
            for option in 0..options {
                let Some(does) = seen.option(place, option) else { continue };
                let worth = self.option_worth(&round, &rules, does);
                if best.is_none_or(|(most, _)| worth > most) {
                    best = Some((worth, option));
                }
            }
            if let Some((_, option)) = best {
                plan.add(Move::Answer { card, option });
            }
        }
        let candidates = self.candidates(&round, &rules);
        self.place_attention(seen.attention(), candidates, &mut plan);
        plan
    }

    /// The rules that can hold in this round for some aim.
    fn rules_of_the_round<S: Seen>(&self, round: &Round<'_, S>) -> Vec<&ReadyRule<'_>> {
        let team = Aim { target: TargetIx::Team, about: None };
        let may_hold = |rule: &&ReadyRule<'_>| {
            let mut senses = rule.when.iter().filter(|sense| sense.reads_round());
            !rule.reads_round || senses.all(|sense| round.holds(sense, team))
        };
        self.rules.iter().filter(may_hold).collect()
    }

    /// Spends what there is on what is worth most, one use after the other: each makes the next like it worth less.
    fn place_attention(&self, mut left: i64, could: Could, plan: &mut Plan) {
        let Could { aims, mut candidates, last } = could;
        let (variety, spread) = (RANK * self.leader.variety, RANK * self.leader.spread);
        let dearest = candidates.iter().map(|candidate| candidate.units).max().unwrap_or(0);
        plan.placements.reserve((left / ONE).clamp(0, 16) as usize);
        loop {
            if left < dearest {
                candidates.iter_mut().filter(|could| could.units > left).for_each(|could| could.rank = 0);
            }
            let most = candidates.iter().map(|candidate| candidate.rank).max().unwrap_or(0);
            // A rank below that is a worth of 0 or less.
            if most < RANK {
                return;
            }
            let Some(best) = candidates.iter().position(|could| could.rank == most) else { return };
            let Candidate { units, beside, aim, practice, .. } = candidates[best];
            let Aim { target, about } = aims[aim as usize];
            plan.add(Move::Place(Placement { practice, target, about, choice: None, units }));
            if left <= 0 {
                return;
            }
            left -= units;
            if units == 0 {
                // What is free is done once.
                candidates[best].rank = 0;
            }
            let mut alike = last[practice as usize];
            while let Some(other) = candidates.get_mut(alike as usize) {
                other.rank -= variety;
                alike = other.alike;
            }
            let on_target =
                candidates[beside as usize..].iter_mut().take_while(|could| could.beside == beside);
            on_target.for_each(|could| could.rank -= spread);
        }
    }

    /// How much the leader likes what an option does: the first practice whole, the rest half.
    fn option_worth<S: Seen>(
        &self,
        round: &Round<'_, S>,
        rules: &[&ReadyRule<'_>],
        does: &[DoesSetup],
    ) -> i64 {
        let mut worth = 0;
        for (place, does) in does.iter().enumerate() {
            let aim = Aim { target: does.target, about: does.about };
            let mut liking = self.likes[does.practice as usize];
            for rule in rules {
                let add = rule.adds[does.practice as usize];
                if add != 0
                    && rule.when.iter().all(|sense| sense.reads_round() || round.holds(sense, aim))
                    && (!rule.reads_practice || round.owed(aim) & bit(does.practice) != 0)
                {
                    liking += add;
                }
            }
            let liking = liking * (ONE + does.units) / (2 * ONE);
            worth += if place == 0 { 2 * liking } else { liking };
        }
        worth
    }

    /// How much the leader likes each of some practices at one aim; the rest is not asked for.
    fn likings<S: Seen>(
        &self,
        round: &Round<'_, S>,
        rules: &[&ReadyRule<'_>],
        aim: Aim,
        of: Practices,
    ) -> Likings {
        let mut likings = self.likes;
        for rule in rules {
            let mut touched = rule.touches & of;
            if touched == 0 || !rule.when.iter().all(|sense| sense.reads_round() || round.holds(sense, aim)) {
                continue;
            }
            if rule.reads_practice {
                touched &= round.owed(aim);
            }
            for place in bits(touched) {
                likings[place] += rule.adds[place];
            }
        }
        likings
    }

    /// Everything that attention could be spent on, with its liking. What is handed over, given out or taught is some
    /// work; the rest is aimed at a person whatever they work on.
    fn candidates<S: Seen>(&self, round: &Round<'_, S>, rules: &[&ReadyRule<'_>]) -> Could {
        const NEED_WORK: Practices = bit(Practice::Delegate) | bit(Practice::Assign) | bit(Practice::Coach);
        let room = (Vec::with_capacity(32), Vec::with_capacity(96));
        let mut could = Could { aims: room.0, candidates: room.1, last: [NOBODY; Practice::COUNT] };
        let (mut aims, mut beside, mut before) = (0, 0, None);
        let mut consider = |target: TargetIx, about: Option<usize>, of: Practices| {
            aims += 1;
            // Aims at one target stand side by side.
            if before.replace(target) != Some(target) {
                beside = could.candidates.len() as u32;
            }
            let open = self.chosen & suiting(target) & of;
            if open == 0 {
                return;
            }
            let aim = Aim { target, about };
            let likings = self.likings(round, rules, aim, open);
            could.aims.push(aim);
            for place in bits(open).filter(|place| likings[*place] > 0) {
                let practice = Practice::ALL[place];
                let rank = likings[place] * RANK + RANK - 1 - (place as i64 * 1000 + aims);
                let units = price(practice) * ONE;
                let aim = could.aims.len() as u32 - 1;
                let alike = std::mem::replace(&mut could.last[place], could.candidates.len() as u32);
                could.candidates.push(Candidate { rank, units, beside, alike, aim, practice });
            }
        };
        for member in round.present() {
            consider(TargetIx::Member(member), None, !NEED_WORK);
            for stream in round.streams_of(member) {
                consider(TargetIx::Member(member), Some(stream), NEED_WORK);
            }
        }
        consider(TargetIx::Team, None, Practices::MAX);
        for (stream, _) in round.streams.iter().enumerate().filter(|(_, stream)| stream.open) {
            consider(TargetIx::Work(stream), Some(stream), Practices::MAX);
        }
        for (place, question) in round.questions.iter().enumerate().filter(|(_, question)| question.open) {
            consider(TargetIx::Decision(place), Some(question.about), Practices::MAX);
        }
        could
    }
}

/// A practice as a bit.
const fn bit(practice: Practice) -> Practices {
    1 << practice as u16
}

/// Places of the bits that are set, the lowest first.
fn bits(mut of: u16) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (of != 0).then(|| of.trailing_zeros() as usize)?;
        of &= of - 1;
        Some(place)
    })
}

/// Practices that can be aimed at a kind of thing.
const fn suiting(target: TargetIx) -> Practices {
    const fn all(target: TargetIx) -> Practices {
        let (mut of, mut place) = (0, 0);
        while place < Practice::COUNT {
            if suits(Practice::ALL[place], target) {
                of |= 1 << place;
            }
            place += 1;
        }
        of
    }
    const SUITING: [Practices; 4] =
        [all(TargetIx::Member(0)), all(TargetIx::Team), all(TargetIx::Work(0)), all(TargetIx::Decision(0))];
    match target {
        TargetIx::Member(_) => SUITING[0],
        TargetIx::Team => SUITING[1],
        TargetIx::Work(_) => SUITING[2],
        TargetIx::Decision(_) => SUITING[3],
    }
}

impl Sense {
    /// Whether it reads the setting or the round, whatever the aim.
    const fn reads_round(self) -> bool {
        matches!(self, Self::Setting(..) | Self::Round(_))
    }
}

/// What is asked of a sight again and again while a plan is made.
struct Round<'a, S> {
    seen: &'a S,
    streams: Vec<WorkSeen>,
    questions: Vec<QuestionSeen>,
    /// Open debts, with the practices that would settle each.
    debts: Vec<(Debt, Practices)>,
}

impl<'a, S: Seen> Round<'a, S> {
    fn of(seen: &'a S) -> Self {
        Self {
            seen,
            streams: (0..seen.streams()).map(|stream| seen.stream(stream)).collect(),
            questions: (0..seen.questions()).map(|question| seen.question(question)).collect(),
            debts: (0..seen.debts())
                .filter_map(|place| seen.debt(place))
                .map(|debt| (debt, seen.answers(&debt).iter().fold(0, |all, practice| all | bit(*practice))))
                .collect(),
        }
    }

    /// Those who are there.
    fn present(&self) -> impl Iterator<Item = usize> {
        (0..self.seen.members()).filter(|member| self.seen.there(*member))
    }

    /// Open streams that a member owns or works on, owned ones first.
    fn streams_of(&self, member: usize) -> impl Iterator<Item = usize> {
        let of = move |owned: bool| {
            self.streams.iter().enumerate().filter_map(move |(place, stream)| {
                let owns = stream.owner == Some(member);
                let on = owns == owned && (owns || stream.crew & (1 << member) != 0);
                (stream.open && on).then_some(place)
            })
        };
        of(true).chain(of(false))
    }

    /// Best reading of readiness for a stream, or for the first stream they are on.
    fn readiness(&self, member: usize, stream: Option<usize>) -> i64 {
        let stream = stream.or_else(|| self.streams_of(member).next());
        let areas = self.seen.areas();
        let skill = match stream {
            Some(stream) => self.seen.skill(member, self.streams[stream].area),
            None => (0..areas).map(|area| self.seen.skill(member, area)).sum::<i64>() / areas.max(1) as i64,
        };
        (2 * skill + self.seen.best(member, Level::Confidence)) / 3
    }

    /// The stream concerned by an aim.
    fn stream(&self, aim: Aim) -> Option<usize> {
        match aim.target {
            TargetIx::Work(stream) => Some(stream),
            TargetIx::Decision(question) => Some(self.questions[question].about),
            _ => aim.about,
        }
    }

    /// The person concerned by an aim.
    fn person(&self, aim: Aim) -> Option<usize> {
        match aim.target {
            TargetIx::Member(member) => Some(member),
            TargetIx::Work(_) | TargetIx::Decision(_) => {
                self.stream(aim).and_then(|stream| self.streams[stream].owner)
            }
            TargetIx::Team => None,
        }
    }

    /// A figure of the person concerned, or the mean of those who are there.
    fn of_whom(&self, aim: Aim, figure: impl Fn(usize) -> i64) -> i64 {
        match self.person(aim) {
            Some(member) => figure(member),
            None => mean(self.present().map(figure)),
        }
    }

    fn open_questions(&self, aim: Aim) -> impl Iterator<Item = &QuestionSeen> {
        let bears_on = move |place: usize, question: &QuestionSeen| match aim.target {
            TargetIx::Decision(target) => place == target,
            TargetIx::Work(stream) => question.about == stream,
            _ => true,
        };
        let open = self.questions.iter().enumerate().filter(|(_, question)| question.open);
        open.filter(move |(place, question)| bears_on(*place, question)).map(|(_, question)| question)
    }

    /// Whether a condition holds at an aim. What a practice would answer is asked elsewhere: see [`Self::owed`].
    fn holds(&self, sense: &Sense, aim: Aim) -> bool {
        let seen = self.seen;
        match *sense {
            Sense::Setting(field, bounds) => bounds.hold(seen.setting(field) / POINT),
            Sense::Level(level, bounds) => {
                bounds.hold(self.of_whom(aim, |member| seen.best(member, level)) / POINT)
            }
            Sense::Readiness(bounds) => {
                let stream = self.stream(aim);
                bounds.hold(self.of_whom(aim, |member| self.readiness(member, stream)) / POINT)
            }
            Sense::Authority(bounds) => {
                self.stream(aim).is_some_and(|place| bounds.hold(i64::from(self.streams[place].authority)))
            }
            Sense::Unknown(bounds) => self.person(aim).is_some_and(|member| {
                let range = seen.range(member, Level::Morale);
                bounds.hold((range.high - range.low) / POINT)
            }),
            Sense::Since(bounds) => bounds.hold(self.of_whom(aim, |member| seen.since(member).min(100))),
            Sense::Behind => match self.stream(aim) {
                Some(stream) => self.streams[stream].behind,
                None => self.streams.iter().any(|stream| stream.behind),
            },
            Sense::Question => self.open_questions(aim).next().is_some(),
            Sense::QuestionDue => self.open_questions(aim).any(|question| question.due <= seen.round() + 1),
            Sense::Owed => true,
            Sense::NotOwner => {
                self.stream(aim).is_some_and(|stream| self.streams[stream].owner != self.person(aim))
            }
            Sense::Sign => self.person(aim).is_some_and(|member| seen.sign(member)),
            Sense::Round(bounds) => bounds.hold(i64::from(seen.round()) + 1),
        }
    }

    /// Practices that, used at an aim, would do something about what somebody raised or was promised.
    fn owed(&self, aim: Aim) -> Practices {
        let mut owed = 0;
        for (debt, answers) in &self.debts {
            owed |= match aim.target {
                TargetIx::Member(member) if member == debt.to => *answers,
                // A conflict is also answered by listening to the other.
                TargetIx::Member(member) if debt.owed == Owed::Concern(Concern::Conflict(member)) => {
                    answers & bit(Practice::Listen)
                }
                TargetIx::Team => *answers,
                TargetIx::Work(place) => {
                    let stream = &self.streams[place];
                    let reached = stream.owner == Some(debt.to) || stream.crew & (1 << debt.to) != 0;
                    if reached { *answers } else { 0 }
                }
                TargetIx::Member(_) | TargetIx::Decision(_) => 0,
            };
        }
        owed
    }
}

fn mean(values: impl Iterator<Item = i64>) -> i64 {
    let (mut sum, mut count) = (0, 0);
    for value in values {
        sum += value;
        count += 1;
    }
    if count == 0 { 0 } else { sum / count }
}
