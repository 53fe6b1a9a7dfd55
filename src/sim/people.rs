//! People one at a time: what they tell, how they answer being led, and whether they leave.

use super::{
    beliefs::{Observation, Seat},
    effects::ones,
    fixed::{FULL, POINT, WEEK_HOURS},
    luck::Purpose,
    round::{Happening, Response},
    setup::Setup,
    state::{Hidden, State},
};
use crate::terms::Level;

/// What a member tells of their own accord when listened to: what they carry, if trust is `beyond` what they need.
pub fn told(
    setup: &Setup,
    hidden: &Hidden,
    seat: &mut Seat,
    member: usize,
    beyond: i64,
    happenings: &mut Vec<Happening>,
) {
    let Some(private) = &setup.members[member].private else { return };
    let trust = hidden.world.level(member, Level::Trust);
    if !seat.known.private[member] && trust >= private.told_at_trust + beyond {
        seat.observe(setup, Observation::Private { member });
        happenings.push(Happening::LearntPrivate(member));
    }
}

/// What the leader learns by trying to understand a member.
pub fn understood(
    setup: &Setup,
    hidden: &Hidden,
    seat: &mut Seat,
    member: usize,
    happenings: &mut Vec<Happening>,
) {
    let trust = hidden.world.level(member, Level::Trust);
    if trust < 35 * POINT {
        happenings.push(Happening::NotTold(member));
        return;
    }
    if !seat.known.motives[member] {
        seat.observe(setup, Observation::Motives { member, weights: hidden.world.motives[member] });
        happenings.push(Happening::LearntMotives(member));
    }
    told(setup, hidden, seat, member, 0, happenings);
}

/// Who leaves at the end of a round: low loyalty made an intention, and the intention is acted on.
pub fn leaving(setup: &Setup, state: &mut State, happenings: &mut Vec<Happening>) {
    let round = state.public.round;
    let leaves = |member: &usize| {
        let intent = state.hidden.world.intent[*member] / 100; // 0 to 1000
        let chance = setup.coefficients.leaving_chance * intent * intent / 1000 * setup.hours / WEEK_HOURS;
        let hash = setup.members[*member].hash;
        chance > 0 && state.hidden.luck.below(round, hash, Purpose::Leaving, 0, 1_000_000) < chance
    };
    let leavers = state.public.present().filter(leaves).fold(0_u16, |leavers, member| leavers | 1 << member);
    let areas = setup.scenario.areas.len();
    for leaver in ones(leavers) {
        // A team of one plays on: the last does not leave.
        if state.public.present().count() < 2 {
            return;
        }
        state.public.left[leaver] = Some(round);
        happenings.push(Happening::Left(leaver));
        for stream in 0..setup.streams.len() {
            if state.public.streams[stream].owner != Some(leaver) {
                continue;
            }
            let area = setup.streams[stream].area;
            let on_it = |member: &usize| setup.streams[stream].crew.contains(member);
            let able = |member: &usize| {
                (state.hidden.world.skill[member * areas + area], std::cmp::Reverse(*member))
            };
            let heir = state
                .public
                .present()
                .filter(on_it)
                .max_by_key(able)
                .or_else(|| state.public.present().max_by_key(able));
            state.public.streams[stream].owner = heir;
            if let Some(member) = heir {
                happenings.push(Happening::Owner { stream, member });
            }
        }
    }
}

/// How each member answers being led in this round, by what is so.
pub fn responses(setup: &Setup, state: &State) -> Vec<Option<Response>> {
    (0..setup.members.len())
        .map(|member| {
            state.public.there(member).then(|| {
                let level = |level| state.hidden.world.level(member, level);
                let will = (level(Level::Loyalty) + level(Level::Morale)) / 2;
                let strained = level(Level::Strain) > 58 * POINT || level(Level::Morale) < 45 * POINT;
                Response {
                    effort: u8::from(will >= 42 * POINT) + u8::from(will >= 62 * POINT),
                    voice: match level(Level::Voice) {
                        voice if voice < 42 * POINT => 0,
                        _ if strained || level(Level::Innovation) < 52 * POINT => 1,
                        _ => 2,
                    },
                    heard: ((level(Level::Voice) * 6 + level(Level::Trust) * 4) / 10).min(FULL),
                    trusted: ((level(Level::Ownership) * 7 + level(Level::Trust) * 3) / 10).min(FULL),
                    valued: ((level(Level::Loyalty) * 5 + level(Level::Morale) * 5) / 10).min(FULL),
                }
            })
        })
        .collect()
}
