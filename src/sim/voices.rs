//! Which line of an author's a member says in a round.

use super::{
    beliefs::Observation,
    deal::holds,
    effects::Use,
    luck::Purpose,
    round::Happening,
    setup::{MEMBERS_MAX, Setup, TargetIx},
    state::State,
};
use crate::{scenario::Moment, terms::Practice};

/// Chance, in percent, that someone says something at the end of a round in which nothing was done to them.
const SMALL_TALK: i64 = 40;

/// What choosing a line works with, kept from round to round.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// Voices that fit: all their lines as bits, and those unsaid.
    fitting: Vec<(usize, u8, u8)>,
    /// Voices heard in this round, and their lines.
    said: Vec<(usize, usize)>,
}

/// What happened in a round to whom, by bits.
#[derive(Clone, Copy, Debug, Default)]
struct Happened {
    left: u16,
    broken: u16,
    kept: u16,
    understood: u16,
}

impl Happened {
    fn of(state: &State, happenings: &[Happening]) -> Self {
        let mut happened = Self::default();
        let debtor = |place: usize| 1 << state.public.debts[place].to;
        for happening in happenings {
            match *happening {
                Happening::Left(member) => happened.left |= 1 << member,
                Happening::Broken(place) => happened.broken |= debtor(place),
                Happening::Kept(place) => happened.kept |= debtor(place),
                Happening::LearntPrivate(member) | Happening::LearntMotives(member) => {
                    happened.understood |= 1 << member;
                }
                _ => {}
            }
        }
        happened
    }
}

/// Lets people speak: at most one line each, the weightiest moment first.
pub fn speak(
    setup: &Setup,
    state: &mut State,
    uses: &[Use],
    chair: bool,
    lines: &mut Lines,
    happenings: &mut Vec<Happening>,
) {
    let round = state.public.round;
    let Lines { fitting, said } = lines;
    said.clear();
    let happened = Happened::of(state, happenings);
    let strongest = strongest(state, uses).into_iter().take(setup.members.len());
    for (member, strongest) in strongest.enumerate() {
        let left_now = state.public.left[member] == Some(round);
        if !state.public.there(member) && !left_now {
            continue;
        }
        let hash = setup.members[member].hash;
        let Some(moment) = moment(setup, state, member, strongest, chair, happened) else { continue };
        if setup.lines_at[member * Moment::ALL.len() + moment as usize].is_empty() {
            continue;
        }
        if matches!(moment, Moment::RoundEnd | Moment::EmptyChair)
            && state.hidden.luck.below(round, hash, Purpose::Line, 1, 100) >= SMALL_TALK
        {
            continue;
        }
        said.extend(line(setup, state, member, moment, fitting));
    }
    for (voice, line) in said.drain(..) {
        state.hidden.said[voice] |= 1 << line;
        state.seat.observe(setup, Observation::Said { voice, line });
        happenings.push(Happening::Said { voice, line });
    }
}

/// The strongest use aimed at each member or at work they own; the first practice of equals.
fn strongest(state: &State, uses: &[Use]) -> [Option<Practice>; MEMBERS_MAX] {
    let mut strongest: [Option<&Use>; MEMBERS_MAX] = [None; MEMBERS_MAX];
    for used in uses {
        let aimed = match used.target {
            TargetIx::Member(member) => Some(member),
            TargetIx::Work(stream) => state.public.streams[stream].owner,
            TargetIx::Team | TargetIx::Decision(_) => None,
        };
        // Uses stand in the order of practices.
        if let Some(before) = aimed.map(|member| &mut strongest[member])
            && before.is_none_or(|before| used.units > before.units)
        {
            *before = Some(used);
        }
    }
    strongest.map(|used| used.map(|used| used.practice))
}

/// The weightiest thing that happened to a member in a round.
fn moment(
    setup: &Setup,
    state: &State,
    member: usize,
    strongest: Option<Practice>,
    chair: bool,
    happened: Happened,
) -> Option<Moment> {
    let is = |bits: u16| bits & (1 << member) != 0;
    if is(happened.left) {
        return Some(Moment::Leaving);
    }
    if state.public.round + 1 == setup.rounds_all() {
        return Some(Moment::Debrief);
    }
    if is(happened.broken) {
        return Some(Moment::PromiseBroken);
    }
    if is(happened.kept) {
        return Some(Moment::PromiseKept);
    }
    if happened.left != 0 {
        return Some(Moment::ColleagueLeft);
    }
    if chair {
        return Some(Moment::EmptyChair);
    }
    if is(happened.understood) {
        return Some(Moment::Understood);
    }
    match strongest {
        Some(Practice::Listen) => Some(Moment::Listened),
        Some(Practice::Understand) => Some(Moment::Listened),
        Some(Practice::OwnUp) => Some(Moment::Humbled),
        Some(Practice::Delegate) => Some(Moment::Delegated),
        Some(Practice::Coach) => Some(Moment::Coached),
        Some(Practice::Recognise) => Some(Moment::Recognised),
        Some(Practice::Assign) => Some(Moment::Assigned),
        Some(Practice::Push) => Some(Moment::Pushed),
        Some(Practice::Inspect) => Some(Moment::Inspected),
        Some(Practice::TakeOver | Practice::Front) => Some(Moment::TakenOver),
        Some(Practice::Vision | Practice::Consensus | Practice::DecideAlone | Practice::StepBack) | None => {
            (!setup.scenario.voices.is_empty()).then_some(Moment::RoundEnd)
        }
    }
}

/// A line that fits: a text written for this state before one for any, unsaid before said.
fn line(
    setup: &Setup,
    state: &State,
    member: usize,
    moment: Moment,
    voices: &mut Vec<(usize, u8, u8)>,
) -> Option<(usize, usize)> {
    let at = &setup.lines_at[member * Moment::ALL.len() + moment as usize];
    let fits = |voice: usize, special: bool| {
        let test = &setup.voices[voice].1;
        test.is_some() == special && test.as_ref().is_none_or(|test| holds(setup, state, test))
    };
    // Nobody says the same thing twice, but for what must be said.
    let must = matches!(moment, Moment::Leaving | Moment::Debrief);
    for special in [true, false] {
        // Lines of each voice that fits, as bits: all, and those unsaid.
        voices.clear();
        voices.extend(at.iter().filter(|voice| fits(**voice, special)).map(|voice| {
            let lines = setup.scenario.voices[*voice].lines.len().min(8);
            let all = u8::MAX.checked_shr(8 - lines as u32).unwrap_or(0);
            (*voice, all, all & !state.hidden.said[*voice])
        }));
        let unsaid = voices.iter().any(|(_, _, unsaid)| *unsaid != 0);
        if !unsaid && voices.iter().any(|(_, all, _)| *all != 0) && !must {
            return None;
        }
        let of = |voice: &(usize, u8, u8)| if unsaid { voice.2 } else { voice.1 };
        let count: u32 = voices.iter().map(|voice| of(voice).count_ones()).sum();
        if count == 0 {
            continue;
        }
        let hash = setup.members[member].hash;
        let mut pick =
            state.hidden.luck.below(state.public.round, hash, Purpose::Line, 0, i64::from(count)) as u32;
        for voice in &*voices {
            let (mut lines, here) = (of(voice), of(voice).count_ones());
            if pick >= here {
                pick -= here;
                continue;
            }
            for _ in 0..pick {
                lines &= lines - 1;
            }
            return Some((voice.0, lines.trailing_zeros() as usize));
        }
    }
    None
}
