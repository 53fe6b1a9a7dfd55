//! Open questions: hidden quality, spread knowledge, and who settles them how well.

use super::{
    beliefs::Known,
    fixed::{FULL, ONE, POINT},
    luck::Purpose,
    setup::Setup,
    state::{Hidden, How, Public, State},
};
use crate::terms::{Level, SettingField};

/// What someone thinks of a choice: a value and the noise it carries, in thousandths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// How good they think it is.
    pub value: i64,
    /// How far they may be off (standard deviation).
    pub noise: i64,
}

/// Noise of someone's opinion at a level of knowledge.
fn noise_at(setup: &Setup, knows: i64) -> i64 {
    let c = &setup.coefficients;
    c.opinion_noise_least + (c.opinion_noise - c.opinion_noise_least) * (FULL - knows.clamp(0, FULL)) / FULL
}

fn opinion(setup: &Setup, hidden: &Hidden, question: usize, choice: usize, knows: i64, who: u64) -> Opinion {
    let noise = noise_at(setup, knows);
    let id = setup.decisions[question].hash ^ who;
    let error = hidden.luck.noise(0, id, Purpose::Knowledge, choice as u32, noise);
    Opinion { value: (hidden.qualities[question][choice] + error).clamp(0, FULL), noise }
}

/// What a member thinks of a choice; the same however often they are asked.
pub fn member_opinion(
    setup: &Setup,
    hidden: &Hidden,
    question: usize,
    choice: usize,
    member: usize,
) -> Opinion {
    let person = &setup.members[member];
    opinion(setup, hidden, question, choice, person.knows[question], person.hash)
}

/// What the leader thinks of a choice before asking anybody: better in a familiar setting.
pub fn leader_opinion(setup: &Setup, hidden: &Hidden, question: usize, choice: usize) -> Opinion {
    let familiar = setup.setting[SettingField::Familiarity as usize] - 50 * POINT;
    let knows =
        setup.decisions[question].leader_knows + setup.coefficients.leader_by_familiarity * familiar / ONE;
    opinion(setup, hidden, question, choice, knows, u64::MAX)
}

/// The best of some values; the earlier of equals.
pub fn best(values: impl Iterator<Item = i64>) -> usize {
    let mut best = (0, i64::MIN);
    for (place, value) in values.enumerate() {
        if value > best.1 {
            best = (place, value);
        }
    }
    best.0
}

/// What a group settles on: everybody's opinion, weighted by whether they speak up and, in part, by what they
/// know; the leader is one voice among them.
pub fn pooled(setup: &Setup, state: &State, known: &Known, question: usize, with_leader: bool) -> usize {
    let choices = setup.decisions[question].qualities.len();
    let by_knowledge = setup.coefficients.pool_by_knowledge;
    best((0..choices).map(|choice| {
        let (mut sum, mut weights) = (0, 0);
        for member in state.public.present() {
            let voice = state.hidden.world.level(member, Level::Voice);
            let opinion = member_opinion(setup, &state.hidden, question, choice, member);
            let knows = setup.members[member].knows[question];
            let weight = (voice / 100) * ((ONE - by_knowledge) / 2 + by_knowledge * knows / FULL) / ONE + 1;
            sum += opinion.value * weight;
            weights += weight;
        }
        if with_leader {
            let own = known.opinions[question][choice];
            sum += own.value * 500;
            weights += 500;
        }
        sum / weights.max(1)
    }))
}

/// What one member settles on alone: their own view, and that of the colleague closest to them.
pub fn single(setup: &Setup, state: &State, question: usize, member: usize) -> usize {
    let choices = setup.decisions[question].qualities.len();
    let n = setup.members.len();
    let closest =
        state.public.present().filter(|other| *other != member).max_by_key(|other| {
            (state.hidden.world.closeness[member * n + other], std::cmp::Reverse(*other))
        });
    best((0..choices).map(|choice| {
        let own = member_opinion(setup, &state.hidden, question, choice, member).value;
        let asked =
            closest.map_or(own, |other| member_opinion(setup, &state.hidden, question, choice, other).value);
        own * 2 + asked
    }))
}

/// How well the chosen answer is accepted, from 0 to 100 points.
pub fn acceptance(setup: &Setup, state: &State, how: How) -> i64 {
    let c = &setup.coefficients;
    let mean = |level: Level| {
        let (mut sum, mut there) = (0, 0);
        for member in state.public.present() {
            sum += state.hidden.world.level(member, level);
            there += 1;
        }
        sum / there.max(1)
    };
    let told = state.public.setting(setup, SettingField::PowerDistance)
        + state.public.setting(setup, SettingField::Severity)
        - 100 * POINT;
    let accepted = match how {
        How::Together => c.accept_together + c.accept_by_bond * (mean(Level::Voice) - 50 * POINT) / ONE,
        How::Alone => {
            c.accept_alone
                + c.accept_by_bond * (mean(Level::Trust) - 50 * POINT) / ONE
                + c.accept_by_setting * told / ONE
        }
        How::Delegated(_) | How::Due(_) => {
            c.accept_delegated + c.accept_by_bond * (mean(Level::Clarity) - 50 * POINT) / ONE
        }
    };
    accepted.clamp(0, FULL)
}

/// How accurate a choice is: 100 for the best there is, 0 for the worst.
pub fn accuracy(hidden: &Hidden, question: usize, choice: usize) -> i64 {
    let qualities = &hidden.qualities[question];
    let (low, high) = qualities.iter().fold((i64::MAX, i64::MIN), |(l, h), q| (l.min(*q), h.max(*q)));
    if high <= low { FULL } else { (qualities[choice] - low) * FULL / (high - low) }
}

/// How the settled questions bear on each stream, in thousandths.
pub fn factors(setup: &Setup, state: &State, public: &Public, factors: &mut Vec<i64>) {
    factors.clear();
    factors.resize(setup.streams.len(), ONE);
    for (place, question) in public.questions.iter().enumerate() {
        let Some((choice, how, _)) = question.settled else { continue };
        let accepted = acceptance(setup, state, how);
        let off = accuracy(&state.hidden, place, choice) - 50 * POINT;
        let stream = setup.decisions[place].about;
        let by = setup.coefficients.product_by_decision * off / FULL * accepted / FULL;
        factors[stream] = (factors[stream] + by).clamp(0, 5 * ONE);
    }
}
