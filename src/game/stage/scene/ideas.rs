//! Innovation: sparks that rise, ideas that stay unvoiced, and ideas on their way to the work.

use kurbo::Affine;

use super::{
    brush::{Brush, Scatter, hex},
    light::cold_spot_stops,
};

/// How many sparks an innovation of 0–1 shows.
pub fn count(innovation: f64) -> usize {
    ((innovation * 100.0 - 30.0) / 8.0).round().max(0.0) as usize
}

fn star(r: f64) -> String {
    let (n, w) = (r * 0.16, r * 0.8);
    format!("M0,{}Q{n},{} {w},0Q{n},{n} 0,{r}Q{},{n} {},0Q{},{} 0,{}Z", -r, -n, -n, -w, -n, -n, -r)
}

/// A voiced idea at a place, for screen blending. `full` 0–1 is how bright it is.
pub fn spark(b: &mut Brush<'_>, (x, y): (f64, f64), r: f64, full: f64) {
    b.part(Affine::translate((x, y)), |b| {
        let glow = cold_spot_stops().map(|(at, colour)| (at, colour.faded((0.55 * full) as f32)));
        b.glow((0.0, 0.0), (r * 2.1, r * 2.1), &glow);
        b.fill(&star(r), hex(0xd9f1ff).alpha(((0.5 + 0.5 * full) * (full * 4.0).min(1.0)) as f32));
    });
}

/// The sparks that rise from a head at `(x, y)`. `time`, in seconds, carries them up; at 0 they stand where the
/// picture has them.
pub fn sparks(b: &mut Brush<'_>, (x, y): (f64, f64), count: usize, seed: u32, rise: f64, time: f64) {
    let mut at = Scatter::new(seed);
    for i in 0..count {
        let (side, lift, size) = (at.draw() - 0.5, at.draw() * 8.0, 3.2 + at.draw() * 3.6);
        let whole = (i as f64 + 0.5) / count as f64 + time / LIFE;
        let t = whole.rem_euclid(1.0);
        // Lit as they leave the head and gone at the top, so that nothing springs in or out.
        let moving = if time > 0.0 { (t * 12.0).min(1.0) * ((1.0 - t) * 8.0).min(1.0) } else { 1.0 };
        let place = (x + side * (26.0 + t * 34.0), y - 6.0 - t * rise - lift);
        spark(b, place, size, (0.95 - t * 0.5) * moving);
    }
}

/// Seconds for which a spark rises.
pub const LIFE: f64 = 3.0;

/// An idea that is not voiced: an outline that stays at the chest.
pub fn held(b: &mut Brush<'_>, (x, y): (f64, f64)) {
    b.part(Affine::translate((x, y)), |b| b.line(&star(6.0), 1.1, hex(0x8ecdf5).alpha(0.85)));
}

/// An idea that has been taken up: ringed.
pub fn adopted(b: &mut Brush<'_>, place: (f64, f64), full: f64) {
    spark(b, place, 6.4, full);
    b.part(Affine::translate(place), |b| {
        b.line("M-11,0A11,11 0 1,1 11,0A11,11 0 1,1 -11,0Z", 1.4, hex(0x8ecdf5).alpha(full as f32));
    });
}
