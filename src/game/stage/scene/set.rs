//! The set: sky, boards, rig, curtains. It says what hour and weather it is, and nothing else.

use kurbo::Affine;

use super::brush::{Brush, hex};
use crate::game::paint::Stop;

/// The measures of a stage drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// Top of the opening.
    pub top: f64,
    /// Where the boards begin.
    pub horizon: f64,
    /// The stage's front edge.
    pub edge: f64,
    /// Centre of the opening: the planks run towards it.
    pub centre: f64,
    /// Size of people and of what hangs between them, against the week's drawing.
    pub scale: f64,
    /// Whether the lamps of the rig are in sight.
    pub rig: bool,
}

/// The stage of the week.
pub const WEEK: Frame = Frame {
    width: 880.0,
    height: 510.0,
    top: 52.0,
    horizon: 344.0,
    edge: 448.0,
    centre: 440.0,
    scale: 1.0,
    rig: true,
};

/// The stage behind the title: nearer, and as wide as the window.
pub const TITLE: Frame = Frame {
    width: 1280.0,
    height: 720.0,
    top: 0.0,
    horizon: 536.0,
    edge: 692.0,
    centre: 760.0,
    scale: 1.16,
    rig: false,
};

impl Frame {
    /// Whether this is the title's stage.
    pub fn is_title(&self) -> bool {
        !self.rig
    }
}

/// The glow round something warm on the boards.
pub fn pool_stops(cold: bool) -> [Stop; 3] {
    if cold {
        [(0.0, hex(0xa9c3f5).alpha(0.42)), (0.6, hex(0x7f9fdd).alpha(0.16)), (1.0, hex(0x7f9fdd).alpha(0.0))]
    } else {
        [(0.0, hex(0xffd58a).alpha(0.95)), (0.55, hex(0xf5ae4c).alpha(0.45)), (1.0, hex(0xf5a63e).alpha(0.0))]
    }
}

/// Sky and boards: what covers the whole drawing.
pub fn ground(b: &mut Brush<'_>, frame: &Frame, storm: bool) {
    if frame.top > 0.0 {
        b.block((0.0, 0.0), (frame.width, frame.top), hex(0x120c14));
    }
    let sky = if storm { [0x10121f, 0x1b2036, 0x252c44] } else { [0x1b1430, 0x33234a, 0x4b2f50] };
    let foot = frame.horizon + if frame.is_title() { 24.0 } else { 6.0 };
    let down = |t: f64| frame.top + (foot - frame.top) * t;
    let [high, middle, low] = sky.map(|colour| hex(colour).alpha(1.0));
    // The boards hide the foot of the sky.
    let cut = middle.mix(low, ((frame.horizon - down(0.62)) / (down(1.0) - down(0.62))) as f32);
    b.bands(0.0, frame.width, &[(down(0.0), high), (down(0.62), middle), (frame.horizon, cut)]);
    let [far, near] = if storm { [0x1d1d2e, 0x2b2a3a] } else { [0x43283a, 0x6b3f37] }.map(hex);
    b.bands(0.0, frame.width, &[(frame.horizon, far.into()), (frame.height, near.into())]);
}

/// The boards' joints, running to one point.
pub fn planks(b: &mut Brush<'_>, frame: &Frame) {
    let (top, bottom) = (frame.horizon, frame.edge + 8.0);
    let reach = (bottom - top) / (frame.height - top);
    for i in -14..=14 {
        let high = frame.centre + f64::from(i) * 46.0;
        let low = high + f64::from(i) * 28.0 * reach;
        b.line(&format!("M{high},{top}L{low},{bottom}"), 1.0, hex(0x1a0e18).alpha(0.34));
    }
}

/// A curtain in folds, gathered towards its inner edge: `inner` 1 on the right of it, −1 on the left.
fn curtain(b: &mut Brush<'_>, across: (f64, f64), down: (f64, f64), folds: u32, inner: i32, colour: u32) {
    let (x0, x1) = across;
    let (y0, y1) = down;
    let w = (x1 - x0) / f64::from(folds);
    for i in 0..folds {
        let a = x0 + f64::from(i) * w;
        let t = f64::from(if inner > 0 { i } else { folds - 1 - i }) / f64::from(folds);
        let base = hex(colour).mix(hex(0x1a0a14), (0.15 + 0.5 * t) as f32);
        // The folds meet edge to edge: hard edges, and only the hem is cut.
        b.block((a, y0), (a + w, y1), base);
        b.fill(&format!("M{a},{y1}L{},{y1}Q{},{} {a},{y1}Z", a + w, a + w / 2.0, y1 + 5.0), base);
        let part = |l: f64, r: f64, fl: f64, fr: f64| {
            format!("M{},{y0}L{},{y0}L{},{y1}L{},{y1}Z", a + w * l, a + w * r, a + w * fr, a + w * fl)
        };
        b.fill(&part(0.18, 0.46, 0.22, 0.42), base.mix(hex(0xd0566a), 0.26));
        b.fill(&part(0.72, 1.0, 0.76, 1.0), base.mix(hex(0x0a040a), 0.5));
    }
}

const CLOTH: u32 = 0x6d2030;
const CLOTH_STORM: u32 = 0x5a1e2e;

/// The curtain of the left wing, drawn at its full width: the leader's place in front draws it back.
pub fn left_curtain(b: &mut Brush<'_>, frame: &Frame, storm: bool) {
    if !frame.is_title() {
        let cloth = if storm { CLOTH_STORM } else { CLOTH };
        curtain(b, (0.0, 96.0), (frame.top, frame.height), 6, 1, cloth);
        return;
    }
    curtain(b, (0.0, 496.0), (0.0, 720.0), 24, 1, CLOTH);
    b.fill("M476,0H506C524,190 544,420 502,720H472Z", hex(0x571a2a));
    b.fill("M484,0C502,200 518,430 484,720L494,720C532,430 516,200 496,0Z", hex(0x8a3346).alpha(0.6));
    b.fill("M502,0H508C528,190 550,420 506,720H498C538,430 520,190 502,0Z", hex(0x2a0c16));
    let night = hex(0x120c14);
    let veil = [(0.0, 0.96), (0.72 * 540.0, 0.72), (540.0, 0.0)];
    b.grid(3, 2, |i, j| ((veil[i].0, if j == 0 { 0.0 } else { 720.0 }).into(), night.alpha(veil[i].1)));
}

/// The curtain on the right; in a storm it billows.
pub fn right_curtain(b: &mut Brush<'_>, frame: &Frame, storm: bool) {
    if frame.is_title() {
        curtain(b, (1208.0, 1280.0), (0.0, 700.0), 5, -1, CLOTH);
        b.fill("M1208,0C1194,200 1188,420 1208,700L1218,700L1218,0Z", hex(0x3a1120));
        return;
    }
    if !storm {
        curtain(b, (822.0, 880.0), (frame.top, frame.height), 4, -1, CLOTH);
        return;
    }
    curtain(b, (826.0, 880.0), (frame.top, frame.height), 4, -1, CLOTH_STORM);
    b.fill("M828,52L826,52C812,150 842,230 806,330C786,386 800,420 812,450L832,450L832,52Z", hex(0x431523));
    b.fill(
        "M826,52C818,150 848,230 814,330C796,386 806,420 818,450L822,450C812,420 806,386 822,330C850,240 \
         828,150 832,52Z",
        hex(0x7a2c3f).alpha(0.5),
    );
}

/// The valance above.
pub fn valance(b: &mut Brush<'_>, frame: &Frame) {
    let (y, h, n) = if frame.is_title() { (-8.0, 44.0, 22) } else { (52.0, 28.0, 16) };
    let w = frame.width / f64::from(n);
    let (side, tip) = (y + h * 0.62, y + h * 1.25);
    for i in 0..n {
        let a = f64::from(i) * w;
        let (right, middle) = (a + w, a + w / 2.0);
        let over = right + 0.7;
        let cloth = hex(if i % 2 == 1 { 0x4a1626 } else { 0x571b2c });
        b.fill(&format!("M{},{y}L{over},{y}L{over},{side}Q{middle},{tip} {a},{side}Z", a - 0.7), cloth);
        b.line(&format!("M{a},{side}Q{middle},{tip} {right},{side}"), 1.6, hex(0xa9793f));
        let shade = |at: f64| a + w * at;
        b.fill(
            &format!(
                "M{},{y}L{},{y}L{},{d}L{},{d}Z",
                shade(0.42),
                shade(0.58),
                shade(0.54),
                shade(0.46),
                d = y + h * 0.86
            ),
            hex(0).alpha(0.12),
        );
    }
}

/// Where the lamp above a person hangs.
pub fn lamp_x(frame: &Frame, x: f64) -> f64 {
    if frame.is_title() { x + (x - 860.0) * 0.06 } else { x + (x - 440.0) * 0.04 }
}

/// The bar of the rig.
pub fn bar(b: &mut Brush<'_>) {
    b.block((0.0, 84.0), (880.0, 88.0), hex(0x0c080f));
}

/// One lamp of the rig, hanging at (0, 0).
pub fn lamp(b: &mut Brush<'_>, cold: bool) {
    b.fill("M-9,-14h18l3,16q-12,7 -24,0Z", hex(0x0e0a12));
    b.line("M0,-14v-8", 3.0, hex(0x0e0a12));
    b.oval((0.0, 4.0), (9.5, 3.0), hex(if cold { 0xdfe9ff } else { 0xfff0c8 }));
}

/// The lamps of the rig, one above each of the given places.
pub fn lamps(b: &mut Brush<'_>, places: &[f64], cold: bool) {
    bar(b);
    for x in places {
        b.part(Affine::translate((*x, 100.0)), |b| lamp(b, cold));
    }
}
