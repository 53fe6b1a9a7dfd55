//! The painted flat at the back of the stage: where the story plays, by its author's choice. It shows the weather, and
//! nothing of how anybody leads.

use super::{
    brush::{Brush, Scatter, hex},
    set::{Frame, planks, pool_stops},
};
use crate::{game::paint::Colour, scenario::Backdrop};

/// Whether rain reaches the people on the boards.
pub fn is_open(backdrop: Backdrop) -> bool {
    backdrop != Backdrop::Hall
}

/// All that stands still behind the people.
pub fn backdrop(b: &mut Brush<'_>, frame: &Frame, backdrop: Backdrop, storm: bool) {
    if is_open(backdrop) {
        heaven(b, frame, storm);
    }
    let base = frame.horizon + 2.0;
    match backdrop {
        Backdrop::Town if frame.is_title() => town(b, 300.0, 1180.0, base, storm),
        Backdrop::Town => town(b, 20.0, 860.0, base, storm),
        Backdrop::Water => water(b, frame, storm),
        Backdrop::Hall => hall(b, frame, storm),
    }
    planks(b, frame);
    let (depth, dark) = if frame.is_title() { (7.0, 0.4) } else { (6.0, 0.45) };
    b.block((0.0, frame.horizon), (frame.width, frame.horizon + depth), hex(0x0e0810).alpha(dark));
    if storm && is_open(backdrop) {
        for i in 0..9 {
            let centre = (130.0 + f64::from(i) * 82.0, frame.horizon + 30.0 + f64::from((i * 37) % 60));
            b.oval(centre, (40.0, 3.2), hex(0x8fa6d8).alpha(0.13));
        }
    }
}

/// Where the moon stands over the week's stage.
const MOON: (f64, f64) = (690.0, 132.0);

/// Clouds, or a moon among stars.
fn heaven(b: &mut Brush<'_>, frame: &Frame, storm: bool) {
    if !storm {
        let (at, r) = if frame.is_title() { ((1010.0, 150.0), 30.0) } else { (MOON, 21.0) };
        moon(b, at.0, at.1, r);
        stars(b, frame);
        return;
    }
    let clouds = [
        (180.0, 110.0, 190.0, 34.0),
        (420.0, 96.0, 220.0, 30.0),
        (660.0, 118.0, 210.0, 38.0),
        (320.0, 140.0, 150.0, 22.0),
        (560.0, 146.0, 160.0, 20.0),
    ];
    for (x, y, rx, ry) in clouds {
        b.oval((x, y), (rx, ry), hex(0x0c0e19).alpha(0.55));
    }
}

fn moon(b: &mut Brush<'_>, x: f64, y: f64, r: f64) {
    let halo = pool_stops(false).map(|(place, colour)| (place, colour.faded(0.5)));
    b.glow((x, y), (r * 2.6, r * 2.6), &halo);
    b.oval((x, y), (r, r), hex(0xf3dfb4));
    let face = format!(
        "M{},{}a{r},{r} 0 1,0 {},{}a{},{} 0 0,1 {},{}Z",
        x - r * 0.2,
        y - r,
        r * 1.1,
        r * 1.35,
        r * 0.95,
        r * 0.95,
        -r * 1.1,
        -r * 1.35
    );
    b.fill(&face, hex(0xe0c592).alpha(0.55));
}

fn stars(b: &mut Brush<'_>, frame: &Frame) {
    let (mut at, count, left, wide, top, deep, r, spread) = if frame.is_title() {
        (Scatter::new(9), 60, 300.0, 900.0, 40.0, 240.0, 1.0, 0.4)
    } else {
        (Scatter::new(5), 26, 90.0, 720.0, 84.0, 90.0, 0.9, 0.35)
    };
    for _ in 0..count {
        let (x, y) = (left + at.draw() * wide, top + at.draw() * deep);
        b.oval((x, y), (r, r), hex(0xf4e9d8).alpha((0.15 + at.draw() * spread) as f32));
    }
}

/// The town asleep.
fn town(b: &mut Brush<'_>, from: f64, to: f64, base: f64, cold: bool) {
    let [far, near, window] =
        if cold { [0x191e33, 0x141830, 0x5d6f98] } else { [0x3a2a55, 0x2d1f45, 0xe3b56a] }.map(hex);
    let mut at = Scatter::new(11);
    let mut x = from;
    while x < to {
        let (w, h) = (34.0 + at.draw() * 46.0, 70.0 + at.draw() * 90.0);
        b.fill(&format!("M{x},{base}V{}h{w}V{base}Z", base - h), far);
        for _ in 0..5 {
            if at.draw() > 0.55 {
                let (wx, wy) = (x + 6.0 + at.draw() * (w - 14.0), base - h + 10.0 + at.draw() * (h - 30.0));
                b.fill(&format!("M{wx},{wy}h4v6h-4Z"), window.alpha(0.35));
            }
        }
        x += w + 2.0;
    }
    x = from - 10.0;
    while x < to {
        let (w, h) = (46.0 + at.draw() * 60.0, 26.0 + at.draw() * 56.0);
        let gable = at.draw() > 0.5;
        let roof = if gable { format!("l{},-16l{},16", w / 2.0, w / 2.0) } else { format!("h{w}") };
        b.fill(&format!("M{x},{base}V{}{roof}V{base}Z", base - h), near);
        for _ in 0..4 {
            if at.draw() > 0.5 {
                let (wx, wy) = (x + 8.0 + at.draw() * (w - 18.0), base - h + 8.0 + at.draw() * (h - 20.0));
                b.fill(&format!("M{wx},{wy}h5v7h-5Z"), window.alpha(0.6));
            }
        }
        x += w + 1.0;
    }
}

/// Hills, trees, and water before them with a jetty.
fn water(b: &mut Brush<'_>, frame: &Frame, storm: bool) {
    let [far, near, tree, deep, light, lamp] = if storm {
        [0x1c2238, 0x161b30, 0x10142a, 0x1a2138, 0x7d93c4, 0x93a8d6]
    } else {
        [0x3a2a55, 0x2d1f45, 0x231838, 0x2b2450, 0xf3dfb4, 0xe3b56a]
    }
    .map(hex);
    let (base, shore) = (frame.horizon + 2.0, frame.horizon - 44.0);
    let ridge = |points: [(f64, f64); 6]| {
        let [(x, y), rest @ ..] = points;
        let mut path = format!("M-10,{base}V{}L{x},{}", shore - y, shore - y);
        let mut last = (x, y);
        for (x, y) in rest {
            let middle = (last.0 + x) / 2.0;
            path += &format!("C{middle},{} {middle},{} {x},{}", shore - last.1, shore - y, shore - y);
            last = (x, y);
        }
        path + &format!("V{base}Z")
    };
    b.fill(
        &ridge([(0.0, 66.0), (150.0, 104.0), (330.0, 52.0), (520.0, 92.0), (700.0, 40.0), (900.0, 84.0)]),
        far,
    );
    b.fill(
        &ridge([(0.0, 22.0), (190.0, 44.0), (380.0, 16.0), (560.0, 30.0), (730.0, 58.0), (900.0, 34.0)]),
        near,
    );
    // Poplars by twos and threes, and a house between them.
    let mut at = Scatter::new(23);
    for (group, count) in [(122.0, 3), (300.0, 2), (472.0, 3), (668.0, 2), (796.0, 3)] {
        for i in 0..count {
            let (x, tall) = (group + f64::from(i) * 15.0 + at.draw() * 5.0, 46.0 + at.draw() * 34.0);
            b.oval((x, shore + 4.0 - tall / 2.0), (6.0 + at.draw() * 1.6, tall / 2.0), tree);
            b.block((x - 1.0, shore), (x + 1.0, shore + 8.0), tree);
        }
    }
    b.fill(&format!("M562,{}v-20l17,-12l17,12v20Z", shore + 4.0), tree);
    for x in [570.0, 582.0] {
        b.fill(&format!("M{x},{}h5v7h-5Z", shore - 11.0), lamp.alpha(0.6));
    }
    b.bands(0.0, frame.width, &[(shore + 4.0, deep.mix(far, 0.25).into()), (base, deep.into())]);
    b.line(&format!("M0,{0}H{1}", shore + 4.5, frame.width), 1.0, light.alpha(0.14));
    for i in 0..34 {
        let (x, y) = (at.draw() * frame.width, shore + 9.0 + at.draw() * 34.0);
        let wide = 8.0 + at.draw() * 22.0 * (1.0 + (y - shore) / 44.0);
        b.line(&format!("M{x},{y}h{wide}"), 1.0, light.alpha(if i % 3 == 0 { 0.16 } else { 0.08 }));
    }
    // The moon on the water, broken by ripples.
    if !storm {
        for i in 0..8 {
            let y = shore + 8.0 + f64::from(i) * 4.6;
            let half = 7.0 + at.draw() * (4.0 + f64::from(i) * 2.2);
            let x = MOON.0 + (at.draw() - 0.5) * 9.0;
            b.line(&format!("M{},{y}h{}", x - half, half * 2.0), 1.5, light.alpha(0.42 - 0.03 * i as f32));
        }
    }
    jetty(b, shore, base, tree, lamp);
}

/// Planks on posts out into the water, with a lamp at their end.
fn jetty(b: &mut Brush<'_>, shore: f64, base: f64, wood: Colour, lamp: Colour) {
    b.fill(&format!("M384,{0}H446L470,{base}H360Z", shore + 14.0), wood);
    for (left, right, down) in [(386.0, 444.0, 14.0), (378.0, 452.0, 24.0), (368.0, 462.0, 36.0)] {
        for x in [left, right] {
            b.block((x - 1.4, shore + down - 16.0), (x + 1.4, shore + down + 5.0), wood);
        }
    }
    b.line(&format!("M387,{}L368,{}", shore - 1.0, shore + 21.0), 1.2, wood);
    b.line(&format!("M443,{}L462,{}", shore - 1.0, shore + 21.0), 1.2, wood);
    b.block((414.0, shore - 26.0), (416.0, shore + 15.0), wood);
    let halo = pool_stops(false).map(|(place, colour)| (place, colour.faded(0.3)));
    b.glow((415.0, shore - 28.0), (24.0, 24.0), &halo);
    b.oval((415.0, shore - 28.0), (3.0, 3.6), lamp);
    b.line(&format!("M410,{}h10", shore + 22.0), 1.4, lamp.alpha(0.35));
    b.line(&format!("M407,{}h16", shore + 28.0), 1.4, lamp.alpha(0.2));
}

/// A room with tall windows, shelves between them, and lamps on the wall.
fn hall(b: &mut Brush<'_>, frame: &Frame, storm: bool) {
    let [wall, panel, edge, frame_of, high, low, spine] = if storm {
        [0x1b1b2b, 0x161726, 0x2b2d42, 0x0f101c, 0x10121f, 0x2a3350, 0x2a2c40]
    } else {
        [0x2c1d33, 0x24172b, 0x46314a, 0x170f1b, 0x1d1735, 0x52386a, 0x46304a]
    }
    .map(hex);
    let (top, base) = (frame.top, frame.horizon);
    b.bands(
        0.0,
        frame.width,
        &[(top, wall.mix(frame_of, 0.5).into()), (top + 110.0, wall.into()), (base, wall.into())],
    );
    let dado = base - 52.0;
    b.block((0.0, dado), (frame.width, base), panel);
    b.line(&format!("M0,{dado}H{}", frame.width), 2.0, edge);
    for i in 0..14 {
        let x = 8.0 + f64::from(i) * 63.0;
        b.line(&format!("M{x},{}h50v32h-50Z", dado + 10.0), 1.2, edge.alpha(0.7));
    }
    let windows = [160.0, 352.0, 544.0, 736.0];
    let mut at = Scatter::new(31);
    for (i, middle) in windows.into_iter().enumerate() {
        let (left, right, sill, spring) = (middle - 36.0, middle + 36.0, dado - 8.0, top + 92.0);
        let arch = |grow: f64| {
            let (left, right, r) = (left - grow, right + grow, 36.0 + grow);
            format!("M{left},{}V{spring}A{r},{r} 0 0,1 {right},{spring}V{}Z", sill + grow, sill + grow)
        };
        b.fill(&arch(6.0), frame_of);
        b.fill(&arch(0.0), high);
        b.bands(left, right, &[(spring, high.into()), (sill, low.into())]);
        if storm {
            for _ in 0..12 {
                let (x, y) =
                    (left + 6.0 + at.draw() * 58.0, spring - 14.0 + at.draw() * (sill - spring - 6.0));
                b.line(&format!("M{x},{y}l-4,13"), 1.2, hex(0xa9bce6).alpha(0.34));
            }
        } else {
            for _ in 0..7 {
                let (x, y) = (left + 6.0 + at.draw() * 60.0, spring - 20.0 + at.draw() * 70.0);
                b.oval((x, y), (0.9, 0.9), hex(0xf4e9d8).alpha((0.25 + at.draw() * 0.35) as f32));
            }
            if i == 3 {
                b.oval((middle - 10.0, spring + 8.0), (11.0, 11.0), hex(0xf3dfb4));
            }
        }
        // Roofs outside.
        let roofs = format!(
            "M{left},{sill}v-30l14,-10l14,10v8h12v-16h16v10l8,-6l8,6v{}Z",
            if i % 2 == 0 { 28.0 } else { 22.0 }
        );
        b.fill(&roofs, low.mix(frame_of, 0.55));
        for x in [left + 24.0, middle, right - 24.0] {
            b.line(&format!("M{x},{}V{sill}", spring - 30.0), 2.4, frame_of);
        }
        for y in [spring, spring + 48.0, spring + 96.0] {
            b.line(&format!("M{left},{y}H{right}"), 2.4, frame_of);
        }
        b.line(&format!("M{},{}H{}", left - 10.0, sill + 6.0, right + 10.0), 4.0, edge);
    }
    // Shelves between the windows, with a lamp over each.
    for middle in [256.0, 448.0, 640.0] {
        let (left, right, head) = (middle - 40.0, middle + 40.0, top + 124.0);
        b.block((left, head), (right, dado), frame_of);
        let shelves = 4;
        let each = (dado - head) / f64::from(shelves);
        for shelf in 0..shelves {
            let foot = head + each * f64::from(shelf + 1) - 3.0;
            let mut x = left + 4.0;
            while x < right - 8.0 {
                let (wide, tall) = (3.0 + at.draw() * 6.0, each * (0.5 + at.draw() * 0.28));
                if at.draw() > 0.14 {
                    let shade = at.draw() as f32 * 0.5;
                    b.block(
                        (x, foot - tall),
                        ((x + wide).min(right - 4.0), foot),
                        spine.mix(frame_of, shade),
                    );
                }
                x += wide + 1.0;
            }
            b.line(&format!("M{left},{}H{right}", foot + 1.0), 2.0, edge);
        }
        b.line(&format!("M{left},{dado}V{head}H{right}V{dado}"), 2.0, edge);
        let halo = pool_stops(storm).map(|(place, colour)| (place, colour.faded(0.34)));
        b.glow((middle, head - 16.0), (40.0, 30.0), &halo);
        b.line(&format!("M{middle},{}v-10", head - 4.0), 2.0, edge);
        b.oval((middle, head - 16.0), (5.0, 4.0), hex(if storm { 0xdfe9ff } else { 0xffe2a6 }));
    }
}
