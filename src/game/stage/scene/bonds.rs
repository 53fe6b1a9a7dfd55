//! Loyalty: the group's line, and one thread from each person to it.

use super::brush::{Brush, hex};
use crate::game::paint::Colour;

/// A person as the line sees them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tied {
    /// Where they stand, x.
    pub x: f64,
    /// Where their feet are, y.
    pub y: f64,
    /// Best reading of loyalty, 0–1: what the thread is like.
    pub bond: f64,
    /// Whether they sit.
    pub seated: bool,
    /// Whether only their gap is left.
    pub gone: bool,
}

const THREAD: Colour = hex(0xE77A97);
const THREAD_STORM: Colour = hex(0xb9657e);
const LINE_STORM: Colour = hex(0xc46f88);

fn height(tied: &Tied) -> f64 {
    tied.y - 78.0
}

/// The group's line behind everybody, at thigh height.
pub fn line(b: &mut Brush<'_>, people: &[Tied], storm: bool) {
    let [first, rest @ ..] = people else { return };
    if rest.is_empty() {
        return;
    }
    let mut svg = format!("M{},{}", first.x - 14.0, height(first) - 6.0);
    for pair in people.windows(2) {
        let (p, q) = (&pair[0], &pair[1]);
        svg += &format!(
            "Q{},{} {},{}Q{},{} {},{}",
            p.x + 8.0,
            height(p) - 4.0,
            (p.x + q.x) / 2.0,
            (height(p) + height(q)) / 2.0 + 9.0,
            q.x - 8.0,
            height(q) - 4.0,
            q.x,
            height(q) - 6.0
        );
    }
    let colour = if storm { LINE_STORM } else { THREAD };
    b.line(&svg, 4.6, colour.alpha(0.10));
    b.line(&svg, 1.1, colour.alpha(0.62));
}

/// The thread of one person to its knot on the line. `shaken` moves it sideways, in units of the drawing.
pub fn thread(b: &mut Brush<'_>, people: &[Tied], place: usize, storm: bool, shaken: f64) {
    let here = &people[place];
    if here.gone {
        return;
    }
    let last = place + 1 >= people.len();
    let other = if last { place.checked_sub(1).map(|before| &people[before]) } else { people.get(place + 1) };
    let side = if last { -1.0 } else { 1.0 };
    // Alone, or beside a gap, the knot hangs where a neighbour would have had it.
    let (gap, level) = match other {
        Some(other) if !other.gone => ((other.x - here.x).abs(), (height(here) + height(other)) / 2.0),
        Some(other) => (60.0, (height(here) + height(other)) / 2.0),
        None => (60.0, height(here)),
    };
    let reach = if last {
        -0.22
    } else if here.bond < 0.35 {
        0.66
    } else {
        0.5
    };
    let knot = (here.x + reach * gap.clamp(48.0, 110.0), level + 8.0);
    let (out, up) = if here.seated { (33.0, 100.0) } else { (22.0, 112.0) };
    strand(b, (here.x + side * out, here.y - up), knot, here.bond, shaken, storm);
    bow(b, knot, if storm { LINE_STORM } else { THREAD });
}

/// Where a thread is tied to the line: a bow, so that it reads as tied by hand and not as a fetter.
fn bow(b: &mut Brush<'_>, (x, y): (f64, f64), colour: Colour) {
    b.line(
        &format!("M{x},{y}c-2,-5 -8,-5 -7.500,-1.400c.4,2.600 4.600,2.600 7.500,1.400c2,-5 8,-5 7.500,-1.400c-.4,2.600 -4.600,2.600 -7.500,1.400"),
        1.1,
        colour.alpha(0.95),
    );
    b.line(&format!("M{x},{y}q-2.500,3 -3.500,7M{x},{y}q2.500,3 3,6"), 1.0, colour.alpha(0.8));
    b.oval((x, y), (1.7, 1.7), colour);
}

fn strand(b: &mut Brush<'_>, from: (f64, f64), to: (f64, f64), bond: f64, shaken: f64, storm: bool) {
    let colour = if storm { THREAD_STORM } else { THREAD };
    // It hangs from where it is fastened and swings over to the knot: a thread, not a bar.
    let bend = (from.0 + (to.0 - from.0) * 0.16 + shaken, to.1 + 3.0 + 10.0 * (1.0 - bond));
    let on = |t: f64| {
        let part = |a: f64, m: f64, z: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * m + t * t * z;
        (part(from.0, bend.0, to.0), part(from.1, bend.1, to.1))
    };
    if bond < 0.35 {
        // Parted: two ends that no longer reach each other, frayed.
        for (start, end, s) in [(from, on(0.40), 1.0), (to, on(0.62), -1.0)] {
            let middle = ((start.0 + bend.0) / 2.0, (start.1 + bend.1) / 2.0 + 4.0);
            let (x, y) = end;
            b.line(
                &format!("M{},{}Q{},{} {x},{y}", start.0, start.1, middle.0, middle.1),
                1.5,
                colour.alpha(0.9),
            );
            b.line(
                &format!(
                    "M{x},{y}q{},1 {},8M{x},{y}q{},-1 {},2M{x},{y}q{},4 {},11",
                    5.0 * s,
                    8.0 * s,
                    6.0 * s,
                    11.0 * s,
                    3.0 * s,
                    3.0 * s
                ),
                1.0,
                colour.alpha(0.85),
            );
        }
    } else {
        let hung = format!("M{},{}Q{},{} {},{}", from.0, from.1, bend.0, bend.1, to.0, to.1);
        // A glow about it, or a thread as thin as this is lost on a light coat.
        b.line(&hung, 4.6 + bond * 1.4, colour.alpha((0.10 + 0.10 * bond) as f32));
        b.line(&hung, 0.9 + bond * 1.2, colour.alpha((0.60 + 0.40 * bond) as f32));
        if bond > 0.6 {
            b.line(
                &format!(
                    "M{},{}Q{},{} {},{}",
                    from.0,
                    from.1 + 1.0,
                    bend.0 + 1.0,
                    bend.1 + 5.0,
                    to.0,
                    to.1 + 1.0
                ),
                0.8,
                colour.alpha(0.6),
            );
        }
        if bond < 0.5 {
            let (x, y) = on(0.5);
            let loose = format!("M{},{y}q3,-5 8,-6M{},{y}q3,4 8,5", x - 4.0, x + 2.0);
            b.line(&loose, 1.0, colour.alpha(0.85));
        }
    }
    b.oval(from, (1.9, 1.9), colour);
}
