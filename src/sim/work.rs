//! Work and ideas: who puts hours where, what comes of them, and what comes back.

use super::{
    drift::{Drives, productivity},
    effects::{Scene, TeamPushes},
    fixed::{FULL, ONE, POINT, WEEK_HOURS},
    ledger::{Cause, Drift, Entry, ShownFactors, Subject},
    round::Happening,
    setup::{MEMBERS_MAX, Setup},
    state::State,
};
use crate::terms::{Level, SettingField};

const MILLION: i64 = 1_000_000;

/// What a round of work came to.
#[derive(Clone, Debug, Default)]
pub struct WorkDone {
    /// Planned hours by stream.
    pub by_stream: Vec<i64>,
    /// Hours that came back, by stream.
    pub rework: Vec<i64>,
    /// How the answered questions bear on each stream, in thousandths.
    pub settled: Vec<i64>,
    /// Causes, adding up to progress by stream, and what moved the sponsor.
    pub entries: Vec<Entry>,
    weights: Vec<i64>,
    paces: Vec<Pace>,
}

/// Runs a round of work in the true world, with `done.settled` worked out before.
pub fn work(scene: &Scene<'_>, drives: &Drives, team: &TeamPushes, keep_entries: bool, done: &mut WorkDone) {
    let setup = scene.setup;
    let streams = setup.streams.len();
    for list in [&mut done.by_stream, &mut done.rework, &mut done.weights] {
        list.clear();
        list.resize(streams, 0);
    }
    done.entries.clear();
    let WorkDone { by_stream, rework, settled, entries, weights, paces } = done;
    let entry = |entries: &mut Vec<Entry>, stream: usize, cause: Cause, amount: i64| {
        if keep_entries && amount != 0 {
            entries.push(Entry {
                subject: Subject::Work(stream),
                cause,
                amount,
                factors: ShownFactors::new(),
            });
        }
    };
    paces.clear();
    paces.extend((0..streams).map(|stream| Pace::of(scene, stream)));
    for member in scene.now.present() {
        let mut whole = 0;
        for (weight, pace) in weights.iter_mut().zip(&*paces) {
            *weight = if pace.on_it & (1 << member) != 0 { pace.weight } else { 0 };
            whole += *weight;
        }
        if whole == 0 {
            // Nothing of their own is left: they lend a hand wherever work is open.
            for (weight, stream) in weights.iter_mut().zip(&scene.public.streams) {
                *weight = i64::from(stream.done.is_none());
                whole += *weight;
            }
        }
        if whole == 0 {
            continue;
        }
        let person = Person::of(scene, member);
        for (stream, pace) in paces.iter().enumerate() {
            if weights[stream] == 0 {
                continue;
            }
            let skill = scene.skill(member, Some(setup.streams[stream].area));
            let hours = setup.hours * 1000 * weights[stream] / whole;
            let factor = pace.together(&person) * settled[stream] / ONE;
            let made = hours * productivity(scene, skill, drives[member]) / ONE * factor / ONE;
            by_stream[stream] += made;
            entry(entries, stream, Cause::Hours(member), made);
            rework[stream] += made * comes_back(scene, &person, stream, skill) / ONE;
        }
    }
    for (stream, cause, hours) in &team.hours {
        if scene.public.streams[*stream].done.is_none() {
            let hours = (*hours).max(-by_stream[*stream]);
            by_stream[*stream] += hours;
            entry(entries, *stream, *cause, hours);
        }
    }
    for stream in 0..streams {
        let care: i64 = team.care.iter().filter(|(place, _)| *place == stream).map(|(_, care)| care).sum();
        rework[stream] = (rework[stream] - care).clamp(0, by_stream[stream].max(0));
        entry(entries, stream, Cause::Drift(Drift::Rework), -rework[stream]);
    }
}

/// What a member is to all their work in a round.
struct Person {
    member: usize,
    /// How far they would wait to be told, in thousandths.
    leans: i64,
    /// Share of what they make that comes back because of strain, in thousandths.
    strained: i64,
}

impl Person {
    fn of(scene: &Scene<'_>, member: usize) -> Self {
        let c = &scene.setup.coefficients;
        let own = c.product_waiting_ownership * scene.world.level(member, Level::Ownership) / FULL;
        let strained = (scene.world.level(member, Level::Strain) - 60 * POINT).max(0);
        Self { member, leans: (ONE - own).max(0), strained: c.rework_by_strain * strained / FULL }
    }
}

/// What a stream is to everybody on it in a round.
#[derive(Clone, Copy, Debug)]
struct Pace {
    /// Crew and owner, as bits by place in the team.
    on_it: u16,
    /// Weight of it among the streams that a member shares their hours out over; 0 once it is done.
    weight: i64,
    /// Coordination in complex work, and pulling one way, in thousandths.
    aligned: i64,
    /// How far people wait to be told, in thousandths; nothing while a direction given keeps them going.
    waiting: Option<i64>,
    /// One and what ideas adopted add to it.
    ideas: i64,
}

impl Pace {
    fn of(scene: &Scene<'_>, stream: usize) -> Self {
        let (setup, public, world) = (scene.setup, scene.public, scene.world);
        let c = &setup.coefficients;
        let (fixed, now) = (&setup.streams[stream], &public.streams[stream]);
        let crew_there = scene.now.there_of(fixed.crew_bits).max(1);
        let weight = if now.done.is_some() {
            0
        } else if fixed.standing {
            (fixed.effort / crew_there).max(1)
        } else {
            let rounds_left = i64::from(fixed.due.unwrap_or(setup.rounds).saturating_sub(public.round)) + 1;
            ((now.effort - now.progress).max(0) / rounds_left / crew_there).max(1000)
        };
        let complexity = (fixed.complexity + scene.setting(SettingField::Complexity)) / 2;
        let coordination = ONE - c.product_by_coordination * complexity / FULL * (FULL - world.shared) / FULL;
        let free = i64::from(now.authority) * FULL / 6;
        // Alignment matters where people decide for themselves.
        let alignment = ONE - c.product_by_alignment * free / FULL * (FULL - world.alignment) / FULL;
        let attended = now.attended_until > public.hours(setup);
        let held = (FULL - free) / 1000; // 0 to 100
        Self {
            on_it: fixed.crew_bits | now.owner.map_or(0, |owner| 1 << owner),
            weight,
            aligned: coordination * alignment / ONE,
            waiting: (!attended).then(|| c.product_waiting * held / 100),
            ideas: ONE + (c.product_by_idea * public.ideas[2] / ONE).min(c.product_idea_most),
        }
    }

    /// How the team works together with a member on it, in thousandths: coordination, pulling one way, waiting to be
    /// told, and ideas adopted.
    fn together(&self, person: &Person) -> i64 {
        let waiting = self.waiting.map_or(ONE, |waiting| ONE - waiting * person.leans / ONE);
        (self.aligned * waiting / ONE * self.ideas / ONE).clamp(0, 10 * ONE)
    }
}

/// Share of what a member makes that comes back, in thousandths.
fn comes_back(scene: &Scene<'_>, person: &Person, stream: usize, skill: i64) -> i64 {
    let c = &scene.setup.coefficients;
    let fixed = &scene.setup.streams[stream];
    let unskilled = FULL - skill;
    let mut share = c.rework_base * unskilled / FULL * fixed.complexity / FULL + person.strained;
    if scene.public.streams[stream].authority >= 4 {
        let short = (55 * POINT - scene.readiness(person.member, Some(fixed.area))).max(0);
        share += c.rework_by_dumping * short / FULL;
    }
    share.clamp(0, 600)
}

/// What a round did to ideas.
#[derive(Clone, Copy, Debug)]
pub struct Ideas {
    /// Voiced, tried, adopted so far.
    pub so_far: [i64; 3],
    /// Waiting to be tried, and to be adopted.
    pub waiting: [i64; 2],
    /// Had and not voiced, by member.
    pub unvoiced: [i64; MEMBERS_MAX],
}

/// Ideas had, voiced, tried and adopted in a round.
pub fn ideas(scene: &Scene<'_>) -> Ideas {
    let c = &scene.setup.coefficients;
    let (world, rates) = (scene.world, &scene.setup.rates);
    let room = scene.setting(SettingField::Dynamism) / 1000 * scene.setting(SettingField::Complexity) / 1000; // 0–10000
    let setting = ONE + c.ideas_by_setting * (room - 2500) / 10_000;
    let (mut ownership, mut there) = (0, 0);
    let mut voiced = 0;
    let mut unvoiced = [0; MEMBERS_MAX];
    for member in scene.now.present() {
        let had = c.ideas_rate * scene.setup.hours / WEEK_HOURS * world.level(member, Level::Innovation)
            / FULL
            * setting.clamp(0, 10 * ONE)
            / ONE;
        let waiting = world.ideas_had[member] + had;
        let said = waiting * rates.ideas[0] / MILLION * world.level(member, Level::Voice) / FULL;
        unvoiced[member] = waiting - said;
        voiced += said;
        ownership += world.level(member, Level::Ownership);
        there += 1;
    }
    let (mut so_far, mut waiting) = (scene.public.ideas, scene.public.ideas_waiting);
    if there == 0 {
        return Ideas { so_far, waiting, unvoiced };
    }
    let tried =
        (waiting[0] + voiced) * rates.ideas[1] / MILLION * (ownership / there) / FULL * allowed(scene) / ONE;
    let adopted = (waiting[1] + tried) * rates.ideas[2] / MILLION * world.shared / FULL;
    so_far[0] += voiced;
    so_far[1] += tried;
    so_far[2] += adopted;
    waiting[0] += voiced - tried;
    waiting[1] += tried - adopted;
    Ideas { so_far, waiting, unvoiced }
}

/// How far ideas may be tried, in thousandths: somebody has to say yes, the owner by their authority or a
/// leader who is there to ask.
fn allowed(scene: &Scene<'_>) -> i64 {
    let (mut authority, mut open) = (0, 0);
    for stream in scene.public.streams.iter().filter(|stream| stream.done.is_none()) {
        authority += i64::from(stream.authority) * ONE / 6;
        open += 1;
    }
    let (mut asked, mut there) = (0, 0);
    for member in scene.now.present() {
        let since = scene.public.hours(scene.setup) - scene.public.contact[member];
        asked += i64::from(since <= WEEK_HOURS && !scene.public.chair_empty(scene.setup)) * ONE;
        there += 1;
    }
    let least = scene.setup.coefficients.ideas_allowed_least;
    // Nobody can try more ideas than there are.
    (authority / open.max(1)).max(asked / there.max(1)).max(least).min(ONE)
}

/// Books a round's work: progress, what came back, what is done or late, and what the sponsor makes of it.
pub fn book_work(
    setup: &Setup,
    state: &mut State,
    done: &mut WorkDone,
    team: &TeamPushes,
    keep: bool,
    happenings: &mut Vec<Happening>,
) {
    let c = &setup.coefficients;
    let round = state.public.round;
    let mut output = 0;
    let (mut ahead, mut counted) = (0, 0);
    for (place, stream) in state.public.streams.iter_mut().enumerate() {
        let net = done.by_stream[place] - done.rework[place];
        output += net;
        stream.rework += done.rework[place];
        stream.came_back = done.rework[place] * ONE / done.by_stream[place].max(1);
        stream.progress = (stream.progress + net).max(0);
        let fixed = &setup.streams[place];
        if fixed.standing {
            stream.effort += fixed.effort;
        } else if stream.done.is_none() {
            if stream.progress >= stream.effort {
                stream.done = Some(round);
                happenings.push(Happening::Done(place));
            } else if fixed.due == Some(round) {
                happenings.push(Happening::Late(place));
            }
        }
        let whole = i64::from(fixed.due.unwrap_or(setup.rounds.saturating_sub(1)) + 1);
        let planned = if fixed.standing {
            stream.effort
        } else {
            stream.effort * i64::from(round + 1).min(whole) / whole
        };
        ahead += ((stream.progress.min(stream.effort) - planned) * 100 * POINT / stream.effort.max(1))
            .clamp(-50 * POINT, 50 * POINT);
        counted += 1;
    }
    let planned = setup.members.len() as i64 * setup.hours * 1000;
    state.public.output.push(output * 1000 / planned.max(1));

    // The sponsor follows results, and what the leader shows them.
    if state.public.chair_empty(setup) || counted == 0 {
        return;
    }
    let wanted = 55 * POINT + c.sponsor_by_results * (ahead / counted) / ONE - state.public.sponsor;
    let settling = (Cause::Drift(Drift::Settling), setup.rates.sponsor * wanted / MILLION);
    for (cause, amount) in std::iter::once(settling).chain(team.sponsor.iter().copied()) {
        let to = (state.public.sponsor + amount).clamp(0, FULL);
        let amount = to - state.public.sponsor;
        state.public.sponsor = to;
        if keep && amount != 0 {
            done.entries.push(Entry {
                subject: Subject::Sponsor,
                cause,
                amount,
                factors: ShownFactors::new(),
            });
        }
    }
}
