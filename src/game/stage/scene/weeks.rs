//! Weeks are footlights: played, now, to come, and the weeks of the empty chair.

use kurbo::Affine;

use super::{
    brush::{Brush, hex},
    light::spot_stops,
    set::Frame,
};

/// Where in the game the stage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weeks {
    /// Weeks with the leader.
    pub count: u32,
    /// The week now, from 1, while the leader is there; then `count`.
    pub now: u32,
    /// Weeks of the empty chair.
    pub extra: u32,
    /// Which of those is on, from 1; 0 before.
    pub played: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Lamp {
    Dark,
    Lit,
    Bright,
}

impl Weeks {
    fn lamp(&self, week: u32) -> Lamp {
        let (on, bright) = if week < self.count {
            (week < self.now, self.played == 0 && week + 1 == self.now)
        } else {
            (week < self.count + self.played, week + 1 == self.count + self.played)
        };
        match (on, bright) {
            (_, true) => Lamp::Bright,
            (true, _) => Lamp::Lit,
            _ => Lamp::Dark,
        }
    }

    fn places(&self) -> impl Iterator<Item = (u32, f64)> {
        let all = self.count + self.extra;
        // A little room between the leader's weeks and those of the chair.
        let apart = (776.0 - 120.0) / (f64::from(all) - 1.0 + 0.6).max(1.0);
        let count = self.count;
        (0..all).map(move |week| {
            let room = if week >= count { 0.6 } else { 0.0 };
            (week, 120.0 + (f64::from(week) + room) * apart)
        })
    }
}

/// Where the glass of a footlight ends above the edge of the boards.
const FOOT: f64 = -3.0;

/// The stage's front, and one lamp a week along it.
pub fn footlights(b: &mut Brush<'_>, frame: &Frame, weeks: &Weeks) {
    let y = frame.edge;
    b.block((0.0, y), (frame.width, frame.height + 40.0), hex(0x150e18));
    if frame.is_title() {
        b.block((0.0, y), (frame.width, y + 2.0), hex(0x8b6236));
        for i in 0..11 {
            b.part(Affine::translate((612.0 + f64::from(i) * 54.0, y)), |b| {
                dome(b, 15.0, 1.0, hex(0x3a2630));
                b.line("M-15,1A15,15 0 0,1 15,1Z", 1.4, hex(0xc08a45));
                dome(b, 8.0, 0.0, hex(0xffd98c));
            });
        }
        return;
    }
    b.block((0.0, y), (frame.width, y + 9.0), hex(0x171019));
    b.block((0.0, y), (frame.width, y + 1.5), hex(0x8b6236));
    for (week, x) in weeks.places() {
        let (lamp, chair) = (weeks.lamp(week), week >= weeks.count);
        b.part(Affine::translate((x, y)), |b| {
            let shell = match (lamp, chair) {
                (Lamp::Dark, true) => 0x171019,
                (Lamp::Dark, false) => 0x241a26,
                _ => 0x3a2630,
            };
            dome(b, 11.0, FOOT, hex(shell));
            let rim = hex(match (lamp, chair) {
                (Lamp::Dark, true) => 0x8b7a80,
                (Lamp::Dark, false) => 0x6f5a63,
                _ => 0xc08a45,
            });
            let dashes: &[f64] = if chair { &[3.0, 3.0] } else { &[] };
            b.dashes("M-11,-3A11,11 0 0,1 11,-3", 1.4, dashes, rim);
            if lamp != Lamp::Dark {
                dome(b, 6.0, FOOT, hex(if lamp == Lamp::Bright { 0xffe9b8 } else { 0xd99a48 }));
            }
            // It stands on the boards' edge, on a foot of its own.
            b.fill("M-13.5,-3.4h27q1,0 1,1v2.4h-29v-2.4q0,-1 1,-1Z", hex(0x2a1b20));
            b.line("M-13.5,-3.2h27", 1.2, rim);
        });
    }
}

fn dome(b: &mut Brush<'_>, r: f64, y: f64, colour: crate::game::paint::Colour) {
    b.fill(&format!("M{},{y}A{r},{r} 0 0,1 {r},{y}Z", -r), colour);
}

/// What the footlights throw upwards, for screen blending.
pub fn shine(b: &mut Brush<'_>, frame: &Frame, weeks: &Weeks) {
    let y = frame.edge;
    let beam = |b: &mut Brush<'_>, x: f64, low: f64, high: f64, tall: f64, strength: f32| {
        let (bright, clear) = (hex(0xffcf7a).alpha(0.55 * strength), hex(0xffb648).alpha(0.0));
        // Sides that fade, so that the beam has no edge.
        b.grid(5, 2, |i, j| {
            let half = if j == 0 { high } else { low };
            let colour = if j == 0 { clear } else { bright };
            let side = [-1.04, -0.9, 0.0, 0.9, 1.04][i];
            let colour = if i == 0 || i == 4 { colour.faded(0.0) } else { colour };
            ((x + side * half, if j == 0 { y - tall } else { y }).into(), colour)
        });
    };
    let glow = |b: &mut Brush<'_>, x: f64, y: f64, r: f64, strength: f32| {
        b.glow((x, y), (r, r), &spot_stops().map(|(at, colour)| (at, colour.faded(strength))));
    };
    if frame.is_title() {
        for i in 0..11 {
            let x = 612.0 + f64::from(i) * 54.0;
            beam(b, x, 18.0, 52.0, 92.0, 0.42);
            glow(b, x, 687.0, 26.0, 0.5);
        }
        return;
    }
    for (week, x) in weeks.places() {
        match weeks.lamp(week) {
            Lamp::Dark => {}
            Lamp::Lit => beam(b, x, 12.0, 26.0, 36.0, 0.18),
            Lamp::Bright => {
                beam(b, x, 12.0, 26.0, 36.0, 0.5);
                glow(b, x, y - 7.0, 28.0, 0.75);
            }
        }
    }
}
