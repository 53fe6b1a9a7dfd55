//! Light: the calm cones of the rig, the leader's lamp as fan, path and halo, and what it does to faces.
//!
//! Everything here except [`on_person`] is drawn for screen blending. Layers that the construction drawing nests are
//! worked out point by point, so that each is one smooth sheet.

use kurbo::Point;

use super::{
    brush::{Brush, along, hex, lerp, step},
    set::{Frame, pool_stops},
};
use crate::game::paint::{Rgba, Stop};

/// The light of the lamp round its flame.
pub fn lamp_stops() -> [Stop; 4] {
    [
        (0.0, hex(0xfff4d6).alpha(1.0)),
        (0.10, hex(0xffdf9a).alpha(0.82)),
        (0.38, hex(0xffb648).alpha(0.32)),
        (1.0, hex(0xff9f36).alpha(0.0)),
    ]
}

/// The glow of a small warm light.
pub fn spot_stops() -> [Stop; 3] {
    [(0.0, hex(0xfff2cf).alpha(1.0)), (0.22, hex(0xffd27a).alpha(0.75)), (1.0, hex(0xffb648).alpha(0.0))]
}

/// The glow of a small cold light: lamps in a storm, and sparks.
pub fn cold_spot_stops() -> [Stop; 3] {
    [(0.0, hex(0xe8f7ff).alpha(1.0)), (0.25, hex(0x6cc4f8).alpha(0.6)), (1.0, hex(0x57b6f2).alpha(0.0))]
}

/// How strong the cones of [`rig`] are drawn; a layer's opacity makes them what they are to be.
pub const RIG_DRAWN: f64 = 0.5;

/// The cone and the pool of one lamp of the rig over a person at `x` whose feet are at `y`.
pub fn rig(b: &mut Brush<'_>, frame: &Frame, x: f64, y: f64, cold: bool) {
    let (width, pool, top, strength) =
        if frame.is_title() { (62.0, 66.0, -10.0, 0.6 / 0.42) } else { (50.0, 56.0, 96.0, 1.2) };
    // Eight nested cones, from the widest to the narrowest: their width and opacity.
    const NESTED: [(f64, f64); 8] = [
        (1.06, 0.10),
        (0.97, 0.12),
        (0.88, 0.14),
        (0.78, 0.15),
        (0.68, 0.16),
        (0.57, 0.17),
        (0.46, 0.16),
        (0.34, 0.13),
    ];
    let stops: [(f64, Rgba); 3] = if cold {
        [(0.0, hex(0xbcd2ff).alpha(0.34)), (0.4, hex(0x8fb0ee).alpha(0.12)), (1.0, hex(0x7c9fe0).alpha(0.01))]
    } else {
        [(0.0, hex(0xffc15c).alpha(0.60)), (0.4, hex(0xff9f36).alpha(0.32)), (1.0, hex(0xff8f24).alpha(0.16))]
    };
    let middle = super::set::lamp_x(frame, x);
    const COLUMNS: usize = 29;
    const ROWS: usize = 13;
    let bottom = y + 6.0;
    b.grid(COLUMNS, ROWS, |i, j| {
        let across = (i as f64 / (COLUMNS - 1) as f64) * 2.0 - 1.0;
        let down = j as f64 / (ROWS - 1) as f64;
        let half = |k: f64| lerp(4.0 + 4.0 * k, width * k, down);
        let soft = 2.2;
        let offset = across * (half(1.06) + 2.0 * soft);
        // The lower rim is round.
        let sag = 10.0 * down * (1.0 - across * across);
        let light = along(&stops, down);
        let clear = NESTED.iter().fold([1.0_f32; 3], |clear, (k, a)| {
            let inside = step(-soft, soft, half(*k) - offset.abs());
            let alpha = (a * RIG_DRAWN * 1.9 * inside) as f32 * light.0[3];
            std::array::from_fn(|c| clear[c] * (1.0 - light.0[c] * alpha))
        });
        let end = if j == ROWS - 1 { 0.0 } else { 1.0 };
        (Point::new(middle + offset, lerp(top, bottom, down) + sag), screened(clear).faded(end))
    });
    let stops = pool_stops(cold).map(|(at, colour)| (at, colour.faded((RIG_DRAWN * strength) as f32)));
    b.glow((x, y + 1.0), (pool, pool * 0.2), &stops);
}

/// What is left dark, channel by channel, as the light that makes it so.
fn screened(clear: [f32; 3]) -> Rgba {
    let [r, g, b] = clear.map(|c| 1.0 - c);
    Rgba([r, g, b, 1.0])
}

/// The lamp from behind: a wide soft fan over the faces, with the flame at (0, 0). Drawn at opacity 1.
pub fn fan(b: &mut Brush<'_>, frame: &Frame) {
    let (length, up, down) = if frame.is_title() { (640.0, 170.0, 150.0) } else { (720.0, 96.0, 150.0) };
    let stops = [
        (0.0, hex(0xffd27a).alpha(0.62)),
        (0.3, hex(0xffb85c).alpha(0.30)),
        (0.75, hex(0xffa84a).alpha(0.15)),
        (1.0, hex(0xff9f36).alpha(0.0)),
    ];
    const NESTED: [(f64, f64); 3] = [(1.0, 0.36), (0.74, 0.40), (0.46, 0.44)];
    const COLUMNS: usize = 44;
    const ROWS: usize = 35;
    let edge = |at: f64, k: f64| {
        let u = ((at + 4.0) / (length + 4.0)).max(0.0);
        (lerp(-4.0, -up * k, u), lerp(4.0, down * k, u))
    };
    b.grid(COLUMNS, ROWS, |i, j| {
        let t = i as f64 / (COLUMNS - 1) as f64;
        let x = -26.0 + (length + 26.0) * t.powf(1.6);
        let (top, bottom) = edge(x, 1.0);
        let y = lerp(top - 26.0, bottom + 26.0, j as f64 / (ROWS - 1) as f64);
        let light = along(&stops, x.hypot(y) / 720.0);
        let clear = NESTED.iter().fold(1.0_f32, |clear, (k, a)| {
            let (top, bottom) = edge(x, *k);
            let inside = (blurred(y - top, 8.0) - blurred(y - bottom, 8.0)) * blurred(x + 4.0, 11.0);
            clear * (1.0 - (a * 1.5 * inside) as f32 * light.0[3])
        });
        // The title's fan ends before its light does.
        let end = step(length, length - 80.0, x) as f32;
        let end = if frame.is_title() { end } else { 1.0 };
        (Point::new(x, y), Rgba([light.0[0], light.0[1], light.0[2], (1.0 - clear) * end]))
    });
}

/// The lamp in front: a path on the boards from the leader's feet at (0, 0) to `length` ahead. Drawn at opacity 1.
pub fn path(b: &mut Brush<'_>, length: f64) {
    let stops = [
        (0.0, hex(0xffe2a0).alpha(0.95)),
        (0.4, hex(0xffc15c).alpha(0.62)),
        (1.0, hex(0xff9f36).alpha(0.05)),
    ];
    const NESTED: [(f64, f64); 4] = [(1.0, 0.64), (0.84, 0.64), (0.66, 0.67), (0.46, 0.70)];
    const COLUMNS: usize = 34;
    const ROWS: usize = 25;
    let edge = |x: f64, k: f64| {
        if x < 10.0 {
            // A round beginning about the feet.
            let u = (((x + 34.0) / 44.0).clamp(0.0, 1.0)).sqrt();
            (lerp(4.0, -14.0 * k - 2.0, u), lerp(4.0, 12.0 * k + 5.0, u))
        } else {
            let u = (x - 10.0) / (length - 10.0);
            (lerp(-14.0 * k - 2.0, -58.0 * k - 6.0, u), lerp(12.0 * k + 5.0, 18.0 * k + 2.0, u))
        }
    };
    b.grid(COLUMNS, ROWS, |i, j| {
        let t = i as f64 / (COLUMNS - 1) as f64;
        let x = -48.0 + (length + 48.0) * t.powf(1.3);
        let (top, bottom) = edge(x.max(-34.0), 1.0);
        let y = lerp(top - 8.0, bottom + 8.0, j as f64 / (ROWS - 1) as f64);
        let light = along(&stops, x.hypot(y) / 300.0);
        let clear = NESTED.iter().fold(1.0_f32, |clear, (k, a)| {
            let (top, bottom) = edge(x.max(-34.0), *k);
            let inside = (blurred(y - top, 2.6) - blurred(y - bottom, 2.6)) * blurred(x + 34.0, 6.0);
            clear * (1.0 - (a * inside) as f32 * light.0[3])
        });
        (Point::new(x, y), Rgba([light.0[0], light.0[1], light.0[2], 1.0 - clear]))
    });
}

/// How much of a half-plane a blurred point sees: 0 far outside, 1 far inside.
fn blurred(inside: f64, deviation: f64) -> f64 {
    // The logistic curve lies within a hundredth of the normal distribution.
    1.0 / (1.0 + (-1.702 * inside / deviation).exp())
}

/// A halo of the lamp's light round (0, 0) with radius 1.
pub fn halo(b: &mut Brush<'_>) {
    b.glow((0.0, 0.0), (1.0, 1.0), &lamp_stops());
}

/// A warm pool round (0, 0) with radius 1.
pub fn warm_pool(b: &mut Brush<'_>) {
    b.glow((0.0, 0.0), (1.0, 1.0), &pool_stops(false));
}

/// How the picture is lit: all that faces and the set take their light from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lighting {
    /// The leader's place, 0 (behind) to 1 (in front).
    pub place: f64,
    /// How much of a storm there is, 0–1.
    pub storm: f64,
    /// How far the chair is empty, 0–1.
    pub chair: f64,
    /// Where the flame is, in the drawing.
    pub flame: (f64, f64),
}

impl Lighting {
    /// How much of the way from behind to in front the lamp has changed what it does.
    fn ahead(&self) -> f64 {
        step(0.42, 0.58, self.place)
    }

    /// How near the lamp is to somebody at `x`, 0–1.
    pub fn near(&self, frame: &Frame, x: f64) -> f64 {
        let away = (x - self.flame.0).abs();
        let within = |reach: f64, most: f64| (1.0 - away / reach).max(0.0) * most;
        if frame.is_title() {
            return within(640.0, 0.5);
        }
        let calm = lerp(within(620.0, 0.55), within(260.0, 0.35), self.ahead());
        lerp(calm, within(640.0, 0.95), self.storm) * (1.0 - self.chair)
    }

    /// What everybody's own colours are multiplied with.
    pub fn on_person(&self, frame: &Frame, x: f64) -> [f32; 3] {
        const WARM: [f64; 3] = [1.05, 0.965, 0.87];
        const COOL: [f64; 3] = [0.71, 0.70, 0.79];
        const TOUCH: [f64; 3] = [0.05, 0.02, -0.02];
        const NIGHT: [f64; 3] = [0.97, 0.97, 1.0];
        const ALONE: [f64; 3] = [0.96, 0.93, 0.94];
        let near = self.near(frame, x);
        let cool = 0.92 * self.place * (1.0 - 0.8 * near);
        std::array::from_fn(|i| {
            let lit = lerp(WARM[i], COOL[i], cool) + TOUCH[i] * near;
            let lit = lit * lerp(1.0, NIGHT[i], self.storm);
            lerp(lit, ALONE[i], self.chair) as f32
        })
    }

    /// Opacity of the lamp's edge on somebody at `x`, and to which side it falls, −1 to 1.
    pub fn edge(&self, frame: &Frame, x: f64) -> (f64, f64) {
        let side = ((self.flame.0 - x) / 24.0).clamp(-1.0, 1.0);
        if frame.is_title() {
            return ((0.8 - (x - self.flame.0) / 800.0).max(0.1), side);
        }
        let calm = lerp(1.3, 1.7, self.ahead());
        let strength = self.near(frame, x) * lerp(calm, 1.05, self.storm);
        (strength.min(0.9) * step(0.03, 0.09, strength), side)
    }

    /// Opacity of the rig's cones against [`RIG_DRAWN`].
    pub fn rig(&self, frame: &Frame) -> f64 {
        if frame.is_title() {
            return 0.42 / RIG_DRAWN;
        }
        lerp(0.50 - 0.22 * self.place, 0.20, self.storm) / RIG_DRAWN
    }

    /// How dark the boards are.
    pub fn boards(&self, frame: &Frame) -> f64 {
        if frame.is_title() { 0.12 } else { 0.16 + 0.10 * (1.0 - self.place) }
    }

    /// Opacity of the fan behind the people and over them.
    pub fn fan(&self, frame: &Frame) -> (f64, f64) {
        if frame.is_title() {
            return (1.0, 0.3);
        }
        let there = step(0.76, 0.66, self.place) * (1.0 - self.chair) * (1.0 - self.place);
        (1.15 * there, 0.36 * there)
    }

    /// How far the lamp lights what lies ahead: path, curtain and edge.
    pub fn ahead_lit(&self, frame: &Frame) -> f64 {
        if frame.is_title() { 0.0 } else { self.place * step(0.44, 0.56, self.place) * (1.0 - self.chair) }
    }

    /// What the colours of the work are multiplied with.
    pub fn on_work(&self) -> [f32; 3] {
        const DARK: [f64; 3] = [0.50, 0.47, 0.56];
        const LIT: [f64; 3] = [1.1, 1.02, 0.9];
        let lit = lerp((self.place * 1.15).clamp(0.12, 1.0), 0.62, self.chair);
        std::array::from_fn(|i| lerp(DARK[i], LIT[i], lit) as f32)
    }

    /// Radius and opacity of the halo round the leader's lamp.
    pub fn halo(&self, frame: &Frame) -> (f64, f64) {
        if frame.is_title() {
            return (120.0, 0.5);
        }
        let ahead = self.ahead();
        (lerp(96.0, 190.0, ahead), lerp(0.42, 0.62, ahead))
    }
}

/// Where the flame of the empty chair's lantern stands, and how far and how strongly it glows.
pub const CHAIR_GLOW: (f64, f64, f64, f64) =
    (super::leader::CHAIR.0 + 10.0, super::leader::CHAIR.1 - 78.0, 130.0, 0.30);

#[cfg(test)]
mod tests {
    use super::{super::set::WEEK, *};

    #[test]
    fn nobody_falls_below_seven_tenths_of_full_light() {
        for place in 0..=20 {
            for storm in [0.0, 1.0] {
                let place = f64::from(place) / 20.0;
                let lighting = Lighting { place, storm, chair: 0.0, flame: (48.0 + 562.0 * place, 260.0) };
                for x in 0..80 {
                    let light = lighting.on_person(&WEEK, f64::from(x) * 10.0);
                    let mean = light.iter().sum::<f32>() / 3.0;
                    assert!(mean > 0.7 && mean < 1.05, "{mean} at {x}, place {place}, storm {storm}");
                }
            }
        }
    }

    #[test]
    fn the_fan_is_gone_in_front_and_the_path_behind() {
        let at = |place: f64| Lighting { place, storm: 0.0, chair: 0.0, flame: (100.0, 260.0) };
        assert!(at(0.0).fan(&WEEK).0 > 1.1 && at(0.0).ahead_lit(&WEEK) < 1e-9);
        assert!(at(0.8).fan(&WEEK).0 < 1e-9 && at(1.0).ahead_lit(&WEEK) > 0.99);
    }
}
