//! Leaders drawn from a population: how often they use each practice comes from factors, the rest is chance.

use super::study::Drawn;
use crate::{
    sim::{
        Luck, Move, Placement, Plan, Sight, TargetIx,
        fixed::ONE,
        luck::{Purpose, id_hash},
        price, suits,
    },
    terms::{Practice, Stance},
};

/// One leader of a population: uses of each practice a round, in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    rates: [i64; Practice::COUNT],
    luck: Luck,
}

impl Rates {
    /// The leader that a seed draws. Rates are not shares: an active leader does more of everything.
    pub fn draw(from: &Drawn, luck: Luck) -> Self {
        let deviation = |what: &str, number: u32| luck.noise(0, id_hash(what), Purpose::Leader, number, ONE);
        // Loading and what is left of the variance, so that every practice has the same spread at any loading.
        let loading = from.loading * 10;
        let own = (ONE * ONE - loading * loading).max(0).isqrt();
        let active = (ONE + from.activity * deviation("activity", 0) / 100).max(0);
        let factors = [deviation("empowering", 0), deviation("directing", 0)];
        let mut rates = [0; Practice::COUNT];
        for (practice, mean) in &from.rates {
            let factor = match practice.stance() {
                Stance::Empowering | Stance::Back => factors[0],
                Stance::Directing => factors[1],
            };
            let apart = (loading * factor + own * deviation("practice", *practice as u32)) / ONE;
            let usual = (ONE + from.spread * apart / 100).max(0);
            rates[*practice as usize] = mean * 10 * usual / ONE * active / ONE;
        }
        Self { rates, luck }
    }

    /// What this leader does in a round, given what they can see: each practice as often as its rate says, at whom or
    /// what it falls. Situations are answered by how often they use what an option does.
    pub fn plan(&self, sight: &Sight) -> Plan {
        let mut plan = Plan::default();
        if sight.over || sight.chair_empty {
            return plan;
        }
        for card in &sight.hand {
            let weight = |option: &usize| {
                let practice = card.options[*option].does.first().map(|does| does.practice);
                practice.map_or(1, |practice| self.rates[practice as usize].max(1))
            };
            let offered = (0..card.options.len()).filter(|option| card.options[*option].offered);
            let number = |option: usize| (card.card * 8 + option) as u32;
            let race = |option: &usize| {
                self.luck.race(
                    sight.round,
                    id_hash("answer"),
                    Purpose::Leader,
                    number(*option),
                    weight(option),
                )
            };
            if let Some(option) = offered.min_by_key(race) {
                plan.add(Move::Answer { card: card.card, option });
            }
        }
        // In an order of its own each round: when attention runs out, no practice is always the one that is missing.
        let mut order = Practice::ALL;
        order.sort_by_key(|practice| self.dice(sight, "order", *practice, 0));
        for practice in order {
            let rate = self.rates[practice as usize];
            let extra = self.luck.below(sight.round, id_hash("times"), Purpose::Leader, practice as u32, ONE)
                < rate % ONE;
            for time in 0..rate / ONE + i64::from(extra) {
                let pick = self.dice(sight, "target", practice, time as u32);
                if let Some(wanted) = placement(sight, practice, pick) {
                    let wanted = Move::Place(wanted);
                    if sight.allows(&plan, &wanted).is_ok() {
                        plan.add(wanted);
                    }
                }
            }
        }
        plan
    }

    fn dice(&self, sight: &Sight, what: &str, practice: Practice, number: u32) -> u64 {
        self.luck.draw(sight.round, id_hash(what), Purpose::Leader, practice as u32 * 16 + number)
    }
}

/// A use of a practice: on an open question if it settles one, else with a member, on open work, or with the team.
fn placement(sight: &Sight, practice: Practice, pick: u64) -> Option<Placement> {
    let one_of = |targets: Vec<TargetIx>| {
        let suitable: Vec<_> = targets.into_iter().filter(|target| suits(practice, *target)).collect();
        let place = ((u128::from(pick) * suitable.len() as u128) >> 64) as usize;
        suitable.get(place).copied()
    };
    let questions = || sight.questions.iter().enumerate().filter(|(_, question)| question.open);
    let open = || sight.streams.iter().enumerate().filter(|(_, stream)| stream.done.is_none());
    let work = || open().map(|(at, _)| TargetIx::Work(at));
    let members = || sight.present().map(TargetIx::Member);
    let owners = || open().filter_map(|(_, stream)| stream.owner.map(TargetIx::Member));
    let target = match practice {
        Practice::Consensus | Practice::DecideAlone => {
            one_of(questions().map(|(at, _)| TargetIx::Decision(at)).collect())
        }
        // Past its owner, work is not handed over but taken away.
        Practice::Delegate | Practice::Assign => Some(one_of(owners().collect())?),
        Practice::OwnUp => one_of(members().chain(work()).chain([TargetIx::Team]).collect()),
        _ => one_of(members().collect()),
    };
    let target = target.or_else(|| one_of(work().collect())).or_else(|| one_of(vec![TargetIx::Team]))?;
    let about = match target {
        TargetIx::Member(member)
            if matches!(practice, Practice::Delegate | Practice::Assign | Practice::Coach) =>
        {
            Some(sight.streams_of(member).next()?)
        }
        TargetIx::Work(stream) => Some(stream),
        _ => None,
    };
    Some(Placement { practice, target, about, choice: None, units: price(practice) * ONE })
}
