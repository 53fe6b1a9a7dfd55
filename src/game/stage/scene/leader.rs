//! The leader: a dark profile with a lantern and a rim of its light. No face and no gender, ever.

use std::f64::consts::TAU;

use kurbo::{Affine, Point};

use super::brush::{Brush, hex, lerp};
use crate::game::paint::Colour;

/// How the leader stands or walks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gait {
    /// From standing (0) to the full stride (1).
    pub stride: f64,
    /// Where in a step the legs are, −1 to 1; at 1 the stride is as far open as it gets.
    pub swing: f64,
    /// Whether wind takes the scarf and the coat, 0–1.
    pub wind: f64,
}

/// A joint of a limb and its radius there.
type Limb = [((f64, f64), f64); 3];

const DARK: Colour = hex(0x0d0912);
const RIM: Colour = hex(0xf0b35a);

/// Where the leader stands in the week's drawing and how tall: x, y, scale.
pub fn stand(place: f64, storm: f64) -> (f64, f64, f64) {
    (48.0 + place * lerp(562.0, 600.0, storm), 410.0 + place * 34.0, 1.16 + 0.24 * place)
}

/// Where the leader stands on the title's stage.
pub const TITLE_STAND: (f64, f64, f64) = (556.0, 634.0, 1.34);

/// The hand that holds the lantern, in the leader's units.
pub fn hand(gait: &Gait) -> (f64, f64) {
    mix((39.0, -157.0), (52.0, -143.0), gait.stride)
}

/// The flame, in the leader's units.
pub fn flame(gait: &Gait) -> (f64, f64) {
    let (x, y) = hand(gait);
    (x, y + 19.0)
}

fn mix(a: (f64, f64), b: (f64, f64), t: f64) -> (f64, f64) {
    (lerp(a.0, b.0, t), lerp(a.1, b.1, t))
}

fn between(stand: &Limb, stride: &Limb, t: f64) -> Limb {
    std::array::from_fn(|i| (mix(stand[i].0, stride[i].0, t), lerp(stand[i].1, stride[i].1, t)))
}

/// A tapered limb: trapezoids between discs.
fn limb(b: &mut Brush<'_>, joints: &Limb, colour: Colour) {
    for ((x, y), r) in joints {
        b.oval((*x, *y), (*r, *r), colour);
    }
    for pair in joints.windows(2) {
        let (((x0, y0), w0), ((x1, y1), w1)) = (pair[0], pair[1]);
        let (sin, cos) = ((y1 - y0).atan2(x1 - x0) + TAU / 4.0).sin_cos();
        b.fill(
            &format!(
                "M{},{}L{},{}L{},{}L{},{}Z",
                x0 + cos * w0,
                y0 + sin * w0,
                x0 - cos * w0,
                y0 - sin * w0,
                x1 - cos * w1,
                y1 - sin * w1,
                x1 + cos * w1,
                y1 + sin * w1
            ),
            colour,
        );
    }
}

fn shoe(b: &mut Brush<'_>, (x, y): (f64, f64), colour: Colour) {
    b.part(Affine::translate((x, y)), |b| {
        b.fill("M-6,-8L6,-9C10,-6 16,-5 16.4,-2Q16.4,.6 14,.6L-5,.6Q-7,-3 -6,-8Z", colour);
    });
}

/// A limb that swings about its first joint: `swing` −1 to 1 carries it from one end of its way to the other.
fn swung(limb: Limb, swing: f64) -> Limb {
    let hip = limb[0].0;
    let about = |joint: (f64, f64)| {
        let depth = joint.1 - hip.1;
        // A leg that passes the other bends: it is a little shorter on its way.
        (hip.0 + (joint.0 - hip.0) * swing, hip.1 + depth * (1.0 - 0.03 * (1.0 - swing * swing)))
    };
    [limb[0], (about(limb[1].0), limb[1].1), (about(limb[2].0), limb[2].1)]
}

fn body(b: &mut Brush<'_>, gait: &Gait, colour: Colour) {
    b.fill(
        "M-11.5,-180C-13,-194 -4,-201.5 5,-200C13,-199 16.5,-192 15,-185.5L18.6,-178.4Q18.6,-176.6 15.4,-176.2C16,\
         -174 15.6,-172 14.6,-170.6C15.4,-166 12,-163.2 7,-163.6L6,-156L-8.4,-153L-7.4,-166C-10.4,-170 -11,-175 \
         -11.5,-180Z",
        colour,
    );
    b.fill(
        "M-7,-158C-19,-154 -23,-143 -22,-126C-21,-110 -20,-96 -22,-70Q-4,-66 14,-71C13,-92 16,-110 17,-128C18,-144 \
         13,-154 7,-158L0,-162Z",
        colour,
    );
    b.fill(
        "M-11,-175C-17.5,-186 -13,-204 3,-204.4C13,-204 17,-197 15.2,-190C9,-194 1,-193 -2,-186C-3,-178 -7,-171 \
         -11,-175Z",
        colour,
    );
    let t = gait.stride;
    let back = between(
        &[((-9.0, -80.0), 12.0), ((-11.0, -44.0), 8.4), ((-14.0, -7.0), 6.2)],
        &[((-9.0, -82.0), 12.0), ((-17.0, -46.0), 8.4), ((-34.0, -9.0), 6.2)],
        t,
    );
    let front = between(
        &[((5.0, -80.0), 11.0), ((11.0, -45.0), 8.0), ((9.0, -7.0), 6.0)],
        &[((5.0, -82.0), 11.4), ((19.0, -48.0), 8.2), ((22.0, -7.0), 6.0)],
        t,
    );
    let swing = lerp(1.0, gait.swing, t);
    let (back, front) = (swung(back, swing), swung(front, swing));
    limb(b, &back, colour);
    limb(b, &front, colour);
    let (heel, toe) = (back[2].0, front[2].0);
    shoe(b, (heel.0 + lerp(0.0, 1.0, t), lerp(heel.1 + 7.0, heel.1 + 8.0, t)), colour);
    shoe(b, (toe.0, toe.1 + 7.0), colour);
    let free = between(
        &[((-10.0, -146.0), 8.6), ((-15.0, -117.0), 7.0), ((-9.0, -92.0), 5.2)],
        &[((-10.0, -146.0), 8.6), ((-28.0, -124.0), 7.0), ((-40.0, -104.0), 5.0)],
        t,
    );
    limb(b, &free, colour);
    let free_hand = mix((-9.0, -92.0), (-43.0, -100.0), t);
    if t > 0.05 {
        b.oval(free_hand, (5.0 * t.sqrt(), 5.0 * t.sqrt()), colour);
    }
    let lantern = between(
        &[((2.0, -146.0), 8.8), ((20.0, -131.0), 7.0), ((37.0, -155.0), 5.0)],
        &[((2.0, -146.0), 8.8), ((24.0, -132.0), 7.0), ((47.0, -143.0), 5.0)],
        t,
    );
    limb(b, &lantern, colour);
    b.oval(mix((38.5, -159.0), (51.0, -145.0), t), (5.0, 5.1), colour);
}

/// The leader without the lantern, feet at (0, 0).
pub fn figure(b: &mut Brush<'_>, gait: &Gait) {
    b.part(Affine::translate((1.7, -0.7)), |b| body(b, gait, RIM));
    if gait.wind > 0.0 {
        let blown = Affine::translate((-8.0, -158.0))
            * Affine::scale_non_uniform(gait.wind, 0.6 + 0.4 * gait.wind)
            * Affine::translate((8.0, 158.0));
        b.part(blown, |b| {
            b.fill(
                "M-8,-160C-18,-158 -26,-166 -36,-160C-41,-157 -45,-159 -49,-155C-43,-151 -38,-149 -32,-151C-24,-154 \
                 -18,-147 -6,-150Z",
                DARK,
            );
            b.line("M-10,-160C-18,-158 -26,-166 -36,-160C-41,-157 -45,-159 -49,-155", 1.0, RIM);
        });
        let coat = Affine::translate((-18.0, -80.0))
            * Affine::scale_non_uniform(gait.wind, 1.0)
            * Affine::translate((18.0, 80.0));
        b.part(coat, |b| b.fill("M-19,-92C-32,-86 -44,-82 -58,-72C-48,-68 -34,-66 -16,-68Z", DARK));
    }
    body(b, gait, DARK);
    b.line("M-19,-121Q-12,-112 -4,-110", 1.2, hex(0x231a26));
}

/// The lantern in the leader's hand, and the hand over its ring.
pub fn held_lantern(b: &mut Brush<'_>, gait: &Gait) {
    let (x, y) = hand(gait);
    b.part(Affine::translate((x, y)), lantern);
    b.oval((x - 0.4, y - 0.6), (4.6, 4.0), DARK);
}

/// The lantern hangs from (0, 0); its flame sits at (0, 19).
pub fn lantern(b: &mut Brush<'_>) {
    let frame = hex(0x2a1b16);
    b.line("M-6.5,10C-7,-1 7,-1 6.5,10", 1.8, hex(0x3a2a20));
    b.fill("M-5.4,9L0,4.6L5.4,9Z", frame);
    b.fill("M-7,9h14v2.6h-14Z", frame);
    b.fill("M-5.6,11.6C-8.6,17 -8,22 -6.4,27H6.4C8,22 8.6,17 5.6,11.6Z", hex(0xffe9b0).alpha(0.92));
    b.fill("M0,13.5C3.4,17.6 3.4,23 0,25.4C-3.4,23 -3.4,17.6 0,13.5Z", hex(0xffffff));
    b.fill("M0,18C1.8,20 1.8,23.6 0,25.4C-1.8,23.6 -1.8,20 0,18Z", hex(0xf6a832));
    b.line("M-3,11.6V27M3,11.6V27", 0.9, frame.alpha(0.55));
    b.fill("M-7.6,26.6h15.2v3h-15.2Z", frame);
    b.fill("M-9,29.4h18v3.4h-18Z", frame);
    b.line("M-8.6,29.8h17.2", 0.9, hex(0xc98b3e));
}

/// The empty chair with the lamp on its seat, at [`CHAIR`] of the week's drawing.
pub fn chair(b: &mut Brush<'_>) {
    let (wood, dark, edge) = (hex(0x8a5a3a), hex(0x5d3a28), hex(0xc98b3e));
    b.part(Affine::translate(CHAIR), |b| {
        b.oval((4.0, 1.0), (40.0, 5.0), hex(0x0b0609).alpha(0.6));
        b.line("M-20,-56L-22,0M-20,-56L-25,-124", 5.0, dark);
        b.line("M18,-54L21,0", 5.0, wood);
        b.line("M-8,-60L-9,-8M29,-60L31,-8", 4.0, dark);
        b.fill("M-24,-60L22,-60L34,-66L-12,-66Z", hex(0xa06a42));
        b.fill("M-24,-60H22V-53H-24Z", wood);
        b.line("M-24,-112Q-14,-116 -4,-116M-22,-92Q-14,-96 -5,-96", 5.0, wood);
        b.line("M-4,-118L-10,-64", 4.4, wood);
        b.line("M-24,-60H22", 1.2, edge);
        b.part(Affine::translate((8.0, -97.0)), lantern);
    });
}

/// Where the chair's flame stands.
pub const CHAIR_FLAME: Point = Point::new(CHAIR.0 + 8.0, CHAIR.1 - 78.0);

/// Where the chair stands: on the boards, clear of the curtain that is drawn back for it.
pub const CHAIR: (f64, f64) = (88.0, 424.0);
