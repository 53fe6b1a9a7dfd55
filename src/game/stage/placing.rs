//! Where people stand and where they look: unevenly, some overlapping, and at one another.

use super::{
    cast::{Actor, Cast},
    scene::{
        brush::{lerp, step},
        leader,
        set::Frame,
    },
};
use crate::game::figure::{self, Mood};

/// Where somebody stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// Middle of their feet, x.
    pub x: f64,
    /// Their feet, y.
    pub y: f64,
    /// How tall they are drawn: 1 is a height of 200 units.
    pub scale: f64,
}

/// Where somebody looks and turns.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bearing {
    /// Gaze to the side: −1.4 (left) to 1.4 (right).
    pub look: f32,
    /// 1 or −1 when the whole body is turned that way, 0 when it faces the stalls.
    pub turn: i8,
    /// Whether they speak now.
    pub speaks: bool,
}

/// Least distance of two people in one row, in units of the drawing.
pub const APART_MIN: f64 = 66.0;
/// Least distance of two neighbours in different rows.
const BESIDE_MIN: f64 = 34.5;
/// Greatest distance of neighbours.
pub const APART_MAX: f64 = 124.0;
/// Up to this many people stand in one row.
const ONE_ROW: usize = 7;

/// Distances from one to the next: the lamp behind, in front, in a storm.
const BEHIND: [f64; 6] = [86.0, 122.0, 90.0, 66.0, 124.0, 88.0];
const AHEAD: [f64; 6] = [86.0, 90.0, 92.0, 90.0, 70.0, 78.0];
const STORM: [f64; 6] = [74.0, 76.0, 76.0, 80.0, 74.0, 72.0];
/// Depths on the boards.
const DEPTH: [f64; 7] = [402.0, 388.0, 384.0, 392.0, 400.0, 390.0, 396.0];
/// Whoever sits is in front of who stands beside them.
const SEATED: f64 = 404.0;
/// The middle of the team, and the room it has at most.
const MIDDLE: [f64; 3] = [420.0, 326.0, 366.0];
const ROOM: [f64; 3] = [520.0, 440.0, 452.0];

/// Room for a leader who stands among them: at the back, and ahead where the lantern hangs.
const CLEAR: [f64; 2] = [92.0, 98.0];
/// As far ahead as anybody makes way.
const AHEAD_MOST: f64 = 680.0;
/// People on one side of a leader may lack this much of the room that they would have, before one of them goes to the
/// other.
const CROWDED: f64 = 0.93;

/// As far to the wings as anybody makes way: clear of the curtain, which is drawn back a little for a leader in front.
fn wings(place: f64) -> f64 {
    lerp(140.0, 116.0, step(0.42, 0.58, place))
}

/// Whether somebody is drawn seated.
pub fn sits(actor: &Actor) -> bool {
    figure::seated(&actor.figure)
}

/// Where everybody stands, for the leader's place (0–1) and weather (0–1).
pub fn arrange(people: &[Actor], frame: &Frame, place: f64, storm: f64) -> Vec<Spot> {
    if frame.is_title() {
        return title(people);
    }
    let ways = [across(people, &BEHIND, 0), across(people, &AHEAD, 1), across(people, &STORM, 2)];
    let size = match people.len() {
        0..=ONE_ROW => 1.0,
        count => (0.95 - 0.027 * (count - ONE_ROW) as f64).max(0.8),
    };
    let rows = rows(people);
    let mut spots: Vec<Spot> = (0..people.len())
        .map(|i| {
            // In a storm they close up; behind the lamp the team keeps its middle.
            let calm = lerp(ways[0][i], ways[1][i], step(0.0, 1.0, place));
            let close = lerp(ways[2][i] + MIDDLE[0] - MIDDLE[2], ways[2][i], step(0.0, 1.0, place));
            let y = match (rows[i], sits(&people[i])) {
                (_, true) => SEATED,
                (Row::Only, _) => DEPTH[i % DEPTH.len()],
                (Row::Front, _) => 400.0 + [0.0, 4.0, -3.0][i % 3],
                (Row::Back, _) => 368.0 + [0.0, -4.0, 3.0][i % 3],
            };
            Spot { x: lerp(calm, close, storm), y, scale: 1.08 * size * (1.0 + (y - 396.0) * 0.0035) }
        })
        .collect();
    if people.len() <= ONE_ROW {
        make_way(&mut spots, leader::stand(place, storm).0, step(0.1, 0.25, place), wings(place));
    }
    spots
}

/// Whoever stands where the leader comes to stand makes way to the side, and their neighbours with them.
fn make_way(spots: &mut [Spot], leader: f64, how_far: f64, wings: f64) {
    let mut split = spots.iter().position(|spot| spot.x >= leader).unwrap_or(spots.len());
    // Whoever would have to stand in the curtain stands ahead of the leader.
    let room = leader - CLEAR[0] - wings;
    while split > 0 && (split - 1) as f64 * APART_MIN * CROWDED > room {
        split -= 1;
    }
    let (left, right) = spots.split_at_mut(split);
    let clear = |side: &mut [Spot], way: f64, room: f64, end: f64| {
        // Ways from the leader, the nearest first.
        let from: Vec<f64> = side.iter().map(|spot| (spot.x - leader) * way).collect();
        for (spot, to) in side.iter_mut().zip(aside(&from, room, (end - leader) * way)) {
            spot.x = lerp(spot.x, leader + to * way, how_far);
        }
    };
    left.reverse();
    clear(left, -1.0, CLEAR[0], wings);
    left.reverse();
    clear(right, 1.0, CLEAR[1], AHEAD_MOST);
}

/// Ways from the leader, the nearest first, so that the nearest is clear of them by `room`. Where the last would
/// stand beyond `end` they stand closer.
fn aside(from: &[f64], room: f64, end: f64) -> Vec<f64> {
    let (Some(near), Some(far)) = (from.first(), from.last()) else { return Vec::new() };
    let by = (room - near).max(0.0);
    let over = (far + by - end.max(*far)).max(0.0);
    let gaps = from.windows(2).map(|two| two[1] - two[0]);
    let spare = |gap: f64| (gap - APART_MIN).max(0.0);
    let slack: f64 = gaps.clone().map(spare).sum();
    let closer = if slack > 0.0 { (over / slack).min(1.0) } else { 0.0 };
    // What cannot be made by standing closer is not made.
    let mut at = near + by - (over - closer * slack).max(0.0);
    let mut ways = vec![at];
    for gap in gaps {
        at += gap - spare(gap) * closer;
        ways.push(at);
    }
    ways
}

#[derive(Clone, Copy, PartialEq)]
enum Row {
    Only,
    Front,
    Back,
}

/// Who stands in which row: in turn, but whoever sits is in front, where they are seen.
fn rows(people: &[Actor]) -> Vec<Row> {
    if people.len() <= ONE_ROW {
        return vec![Row::Only; people.len()];
    }
    let mut back = true;
    people
        .iter()
        .map(|actor| {
            let row = if back && !sits(actor) { Row::Back } else { Row::Front };
            back = row == Row::Front;
            row
        })
        .collect()
}

/// Everybody's x, from the middle outwards.
fn across(people: &[Actor], gaps: &[f64; 6], way: usize) -> Vec<f64> {
    let rows = rows(people);
    // The least and the wanted way to the next: what room there is beyond the least is shared out unevenly.
    let gap = |i: usize| {
        let wanted = gaps[i % gaps.len()];
        if rows[i] == Row::Only {
            return (APART_MIN, wanted);
        }
        // Two rows stand in each other's gaps; two in one row need their own room.
        let least = if rows[i] == rows[i + 1] { APART_MIN } else { BESIDE_MIN };
        (least, least + 0.3 * (wanted - 40.0))
    };
    let steps: Vec<(f64, f64)> = (1..people.len()).map(|i| gap(i - 1)).collect();
    let (least, wanted) = steps.iter().fold((0.0, 0.0), |sum, step| (sum.0 + step.0, sum.1 + step.1));
    let share = ((ROOM[way] - least) / f64::max(wanted - least, 1e-6)).clamp(0.0, 1.0);
    let ways = steps.iter().map(|(least, wanted)| least + (wanted - least) * share);
    let mut places = vec![0.0; people.len()];
    let mut x = 0.0;
    for (place, way) in places.iter_mut().skip(1).zip(ways) {
        x += way;
        *place = x;
    }
    places.iter().map(|place| MIDDLE[way] + place - x / 2.0).collect()
}

/// The title's stage: nearer, and one row of whoever is in the cast.
fn title(people: &[Actor]) -> Vec<Spot> {
    const GAPS: [f64; 6] = [84.0, 116.0, 94.0, 96.0, 88.0, 90.0];
    const DEEP: [f64; 7] = [622.0, 606.0, 602.0, 610.0, 616.0, 606.0, 612.0];
    let gaps: Vec<f64> = (1..people.len()).map(|i| GAPS[(i - 1) % GAPS.len()]).collect();
    let whole: f64 = gaps.iter().sum();
    let squeeze = f64::min(1.0, 478.0 / whole.max(1.0));
    let size = f64::max(squeeze, 0.8).min(1.0);
    let mut x = 907.0 - whole * squeeze / 2.0;
    people
        .iter()
        .enumerate()
        .map(|(i, actor)| {
            let y = if sits(actor) { 624.0 } else { DEEP[i % DEEP.len()] };
            let spot = Spot { x, y, scale: 1.24 * size };
            x += gaps.get(i).copied().unwrap_or(0.0) * squeeze;
            spot
        })
        .collect()
}

/// Where everybody looks.
pub fn bearings(cast: &Cast, spots: &[Spot]) -> Vec<Bearing> {
    let people = &cast.people;
    let place = f64::from(cast.leader.place());
    let pair = pair(cast);
    // Whoever speaks and then leaves is not looked at.
    let speaker = cast.speaker.filter(|speaker| people.get(*speaker).is_some_and(|actor| !actor.left));
    (0..people.len())
        .map(|i| {
            let towards = |other: usize| {
                let way = spots[other].x - spots[i].x;
                let look = (0.6 + way.abs() / 360.0).min(1.3).copysign(way) as f32;
                if people[i].apart_from.contains(&other) { -look.signum() } else { look }
            };
            if let Some(speaker) = speaker {
                if speaker == i {
                    let listener = if cast.leader.place() < 0.5 { -0.5 } else { 0.5 };
                    return Bearing { look: listener, turn: 0, speaks: true };
                }
                return Bearing { look: towards(speaker), turn: 0, speaks: false };
            }
            if let Some((a, b)) = pair
                && (i == a || i == b)
            {
                let turn = if i == a { 1 } else { -1 };
                return Bearing { look: 1.4 * f32::from(turn), turn, speaks: false };
            }
            // In front with the lamp, and in a storm, they look ahead; else across to the others.
            let ahead = cast.storm && place >= 0.5 || place >= 0.75;
            let foe = people[i].apart_from.iter().copied().find(|foe| foe.abs_diff(i) <= 2);
            let look = match foe {
                Some(foe) => towards(foe),
                None if ahead => [0.6, 1.0, 0.8, 1.1][i % 4],
                None if people[i].mood == Mood::Hollow => 0.0,
                None => {
                    let inward = if 2 * i < people.len() { 1.0 } else { -1.0 };
                    inward * [0.7, 0.9, 0.6, 0.8][i % 4]
                }
            };
            Bearing { look, turn: 0, speaks: false }
        })
        .collect()
}

/// Two neighbours who are turned to each other: as near the middle as they can be, standing, and not in conflict.
fn pair(cast: &Cast) -> Option<(usize, usize)> {
    let people = &cast.people;
    if cast.storm || people.len() < 3 {
        return None;
    }
    let fits = |a: usize| {
        let (one, other) = (&people[a], &people[a + 1]);
        let here = |actor: &Actor| !actor.left && !actor.leaving && !sits(actor);
        here(one) && here(other) && !one.apart_from.contains(&(a + 1)) && !other.apart_from.contains(&a)
    };
    let middle = (people.len() - 2) / 2;
    let mut starts: Vec<usize> = (0..people.len() - 1).filter(|a| fits(*a)).collect();
    starts.sort_by_key(|a| a.abs_diff(middle));
    starts.first().map(|a| (*a, a + 1))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            cast::LeaderOnStage,
            scene::set::{TITLE, WEEK},
        },
        *,
    };
    use crate::{
        game::figure::Energy,
        scenario::{Figure, person::Aid},
    };

    fn actor(i: usize, sits: bool) -> Actor {
        let aids = if sits { vec![Aid::Wheelchair] } else { Vec::new() };
        Actor {
            id: format!("m{i}").into(),
            figure: Figure { aids, ..Figure::default() },
            mood: Mood::Steady,
            energy: Energy::Settled,
            innovation: 0.5,
            loyalty: 0.6,
            held_idea: false,
            left: false,
            leaving: false,
            apart_from: Vec::new(),
        }
    }

    fn team(count: usize, seated: Option<usize>) -> Vec<Actor> {
        (0..count).map(|i| actor(i, seated == Some(i))).collect()
    }

    #[test]
    fn one_to_twelve_people_stand_apart_and_on_the_boards() {
        for count in 1..=12 {
            for seated in [None, Some(0), Some(count / 2), Some(count - 1)] {
                let people = team(count, seated);
                for (place, storm) in [(0.0, 0.0), (0.5, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                    let spots = arrange(&people, &WEEK, place, storm);
                    let what = format!("{count} people, place {place}, storm {storm}: {spots:?}");
                    let right = leader::stand(place, storm).0 - 40.0;
                    for spot in &spots {
                        assert!((100.0..=720.0).contains(&spot.x), "{what}");
                        assert!((360.0..=406.0).contains(&spot.y), "{what}");
                        if place > 0.9 {
                            assert!(spot.x < right, "behind the leader in front: {what}");
                        }
                    }
                    for (i, a) in spots.iter().enumerate() {
                        for b in &spots[i + 1..] {
                            let away = (a.x - b.x).abs();
                            // Half a head may hide behind another, never a face.
                            assert!(away >= 34.0, "{what}");
                            if (a.y - b.y).abs() < 24.0 {
                                assert!(away >= APART_MIN - 1e-6, "{what}");
                            }
                        }
                    }
                    // A leader among them takes room of their own.
                    if count <= 7 && place.fract() == 0.0 {
                        let widest = spots.windows(2).map(|two| two[1].x - two[0].x).fold(0.0, f64::max);
                        assert!(widest <= APART_MAX + 1e-6, "{what}");
                    }
                }
                let title = arrange(&people, &TITLE, 0.0, 0.0);
                assert!(title.iter().all(|spot| (640.0..1180.0).contains(&spot.x)), "{title:?}");
            }
        }
    }

    #[test]
    fn nobody_stands_behind_a_leader_among_them() {
        for count in 1..=6 {
            for step in 5..=17 {
                let place = f64::from(step) / 20.0;
                let leader = leader::stand(place, 0.0).0;
                for spot in arrange(&team(count, None), &WEEK, place, 0.0) {
                    let away = (spot.x - leader).abs();
                    assert!(away >= 45.0, "{count} people, leader at {leader}: {spot:?}");
                }
            }
        }
    }

    #[test]
    fn a_gap_stays_and_nobody_closes_up() {
        let mut people = team(6, None);
        let before = arrange(&people, &WEEK, 0.2, 0.0);
        people[2].left = true;
        assert_eq!(arrange(&people, &WEEK, 0.2, 0.0), before);
    }

    #[test]
    fn they_look_at_who_speaks_and_away_from_a_conflict() {
        let mut cast = Cast { people: team(6, None), speaker: Some(2), ..Cast::default() };
        cast.people[5].apart_from = vec![2];
        let spots = arrange(&cast.people, &WEEK, 0.0, 0.0);
        let bearings = bearings(&cast, &spots);
        assert!(bearings[2].speaks);
        assert!(bearings[0].look > 0.5 && bearings[1].look > 0.5);
        assert!(bearings[3].look < -0.5);
        assert!(bearings[5].look > 0.5, "looks away");
    }

    #[test]
    fn one_pair_turns_to_each_other_unless_it_storms() {
        let mut cast = Cast { people: team(6, Some(3)), ..Cast::default() };
        let spots = arrange(&cast.people, &WEEK, 0.0, 0.0);
        let turns: Vec<i8> = bearings(&cast, &spots).iter().map(|bearing| bearing.turn).collect();
        assert_eq!(turns, [0, 1, -1, 0, 0, 0]);
        cast.storm = true;
        cast.leader = LeaderOnStage::At(1.0);
        assert!(bearings(&cast, &spots).iter().all(|bearing| bearing.turn == 0 && bearing.look > 0.0));
    }
}
