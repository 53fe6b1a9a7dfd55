//! A storm: rain at a slant, wind, splashes. In front with the lamp the leader makes a lee.

use kurbo::Point;

use super::brush::{Brush, Scatter, hex};
use crate::game::paint::Rgba;

/// Where the rain falls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rain {
    /// The flame, in the drawing.
    pub flame: (f64, f64),
    /// How much of a lee there is behind it, 0–1.
    pub lee: f64,
    /// Seconds the rain has fallen; 0 is the picture at rest.
    pub time: f64,
}

const DROPS: usize = 430;
/// Units of the drawing that a drop falls in a second.
const SPEED: f64 = 520.0;
const SLANT: f64 = 0.62;

/// The rain and its splashes on the boards.
pub fn rain(b: &mut Brush<'_>, rain: &Rain) {
    let (ax, ay) = rain.flame;
    let mut at = Scatter::new(77);
    let (cold, warm) = (hex(0xb9cdf5), hex(0xffe0a8));
    for i in 0..DROPS {
        let (x, y, length) = (at.draw(), at.draw(), 12.0 + at.draw() * 20.0);
        // Drops differ in speed, or the rain moves like a sheet of paper.
        let speed = SPEED * (0.85 + 0.3 * (i % 7) as f64 / 6.0);
        let y = 50.0 + (y * 400.0 + rain.time * speed).rem_euclid(400.0);
        let x = 60.0 + (x * 860.0 - rain.time * speed * SLANT).rem_euclid(860.0);
        let sheltered = x < ax + 20.0 && x > 120.0 && y > ay - 120.0;
        let (colour, alpha, width) = if !sheltered {
            (cold, 0.6, 1.2)
        } else if i % 6 == 0 {
            (warm, 0.6 - 0.25 * rain.lee, 0.9)
        } else {
            (cold, 0.6 * (1.0 - rain.lee), 1.2)
        };
        if alpha > 0.01 {
            streak(b, (x, y), (x - length * SLANT, y + length), width, colour.alpha(alpha as f32));
        }
    }
    for i in 0..46 {
        let (x, y) = (100.0 + at.draw() * 720.0, 354.0 + at.draw() * 92.0);
        let spared = x < ax - 40.0 && i % 4 != 0;
        let fall = 1.0 - rain.lee * f64::from(u8::from(spared));
        let age = (rain.time * 1.6 + f64::from(i) * 0.37).rem_euclid(1.0);
        // At rest every splash stands as it is drawn.
        let (spread, fade) = if rain.time > 0.0 { (0.5 + 0.8 * age, 1.0 - age) } else { (1.0, 1.0) };
        let alpha = (0.5 * fall * fade) as f32;
        if alpha > 0.01 {
            let colour = cold.alpha(alpha);
            streak(b, (x - 4.0 * spread, y - 3.0 * spread), (x, y), 1.0, colour);
            streak(b, (x, y), (x + 4.0 * spread, y - 3.0 * spread), 1.0, colour);
        }
    }
}

/// A thin line that fades to both sides: rain is redrawn every frame, so it is kept to six points.
fn streak(b: &mut Brush<'_>, from: (f64, f64), to: (f64, f64), width: f64, colour: Rgba) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1e-6);
    let half = f64::max(width, f64::from(b.canvas.pixel()));
    let (nx, ny) = (-dy / length * half, dx / length * half);
    b.grid(3, 2, |i, j| {
        let (x, y) = if j == 0 { from } else { to };
        let side = i as f64 - 1.0;
        let colour = if i == 1 { colour } else { colour.faded(0.0) };
        (Point::new(x + nx * side, y + ny * side), colour)
    });
}

/// Lines of wind.
pub fn wind(b: &mut Brush<'_>) {
    let gusts = [(126.0, 330.0, 820.0), (170.0, 420.0, 830.0), (214.0, 640.0, 840.0), (98.0, 120.0, 560.0)];
    for (y, from, to) in gusts {
        b.line(
            &format!(
                "M{to},{y}C{},{} {},{} {},{}q-26,-8 -16,-18q12,-8 18,4",
                to - 90.0,
                y - 16.0,
                from + 120.0,
                y + 16.0,
                from + 40.0,
                y + 2.0
            ),
            1.3,
            hex(0xc9d6f5).alpha(0.34),
        );
    }
}
