//! Arms and hands.

use kurbo::Affine;

use super::{
    aids,
    body::Build,
    brush::{Brush, limb},
    look::{Look, Sleeve},
    pose::Arm,
};
use crate::{game::paint::Colour, scenario::person::Aid};

/// Shoulder, elbow and wrist of an arm on a side (−1 left of the picture, 1 right).
fn joints(build: &Build, s: f64, arm: Arm) -> [(f64, f64); 3] {
    let (sh, top) = (build.shoulders, build.shoulder_y + 4.0);
    let at = |shoulder: f64, elbow: (f64, f64), wrist: (f64, f64)| {
        [(s * (sh - shoulder), top), (s * (sh + elbow.0), elbow.1), (s * wrist.0, wrist.1)]
    };
    match arm {
        Arm::Down => at(3.5, (4.0, -118.0), (sh + 1.5, -93.0)),
        Arm::Loose => at(4.0, (1.0, -118.0), (sh - 3.0, -92.0)),
        Arm::Pocket => at(3.5, (9.0, -119.0), (build.hips - 1.0, -97.0)),
        Arm::Hip => at(3.5, (14.0, -120.0), (build.hips, -103.0)),
        Arm::Open => at(3.5, (9.0, -122.0), (sh + 20.0, -142.0)),
        Arm::Offer => at(3.5, (6.0, -119.0), (sh + 17.0, -115.0)),
        Arm::Clasp => at(3.5, (5.0, -121.0), (4.0, -108.0)),
        Arm::Hold => at(3.5, (4.0, -119.0), (5.0, -124.0)),
        Arm::Chin => at(3.5, (2.0, -121.0), (5.0, -147.0)),
        Arm::Cross => at(3.5, (3.0, -124.0), (-12.0, if s < 0.0 { -128.0 } else { -123.0 })),
        Arm::Neck => at(3.5, (14.0, -139.0), (13.0, -163.0)),
        Arm::Rim => at(3.5, (9.0, -122.0), (33.0, -104.0)),
        Arm::Lap => at(3.5, (5.0, -120.0), (9.0, -102.0)),
        Arm::Cane => at(3.5, (7.0, -120.0), (sh + 9.0, -98.0)),
    }
}

/// Draws one arm. What lies on the torso throws a shadow there.
pub(super) fn draw(brush: &mut Brush, look: &Look, build: &Build, s: f64, arm: Arm, torso: &str) {
    let [(sx, sy), (ex, ey), (wx, wy)] = joints(build, s, arm);
    let bulk = (build.shoulders - 26.0) * 0.25 + (build.waist - 20.0) * 0.12;
    let [w0, w1, w2] = [7.6 + bulk, 6.4 + bulk * 0.8, 5.0 + bulk * 0.5];
    if arm.on_torso() && !brush.is_flat() {
        let shadow = limb(&[(ex + 1.6, ey + 3.0, 6.4), (wx + 1.6, wy + 3.0, 5.6)]);
        brush.within(torso, |brush| brush.glaze(&shadow, Colour::hex(0x14080f), 0.28));
    }
    let angle = (wy - ey).atan2(wx - ex);
    let (sin, cos) = angle.sin_cos();
    let grip = (wx + cos * 5.0, wy + sin * 5.0);
    if arm == Arm::Cane {
        aids::cane(brush, look, s, grip, -build.drop);
    }
    let artificial = look.has(Aid::ProstheticArm) && look.side("arm") * s > 0.0;
    // An artificial forearm shows: the sleeve is turned up over it.
    let sleeves = if artificial && look.sleeves == Sleeve::Long { Sleeve::Rolled } else { look.sleeves };
    let shaded = s > 0.0;
    let cloth = if shaded { look.sleeve.mix(Colour::hex(0x160a14), 0.3) } else { look.sleeve };
    let skin = if shaded { look.skin_shade } else { look.skin };
    let hand = |brush: &mut Brush| {
        brush.moved(Affine::translate(grip) * Affine::rotate(angle), |brush| {
            if artificial { aids::artificial_hand(brush, arm, s) } else { hand(brush, look, arm, s) }
        });
    };
    let along = |t: f64| (ex + (wx - ex) * t, ey + (wy - ey) * t);
    let forearm = |brush: &mut Brush| {
        if artificial {
            aids::artificial_forearm(brush, look, (ex, ey), (wx, wy));
        } else {
            brush.fill(&limb(&[(ex, ey, w1 - 1.2), (wx, wy, w2 - 0.6)]), skin);
        }
        if arm != Arm::Pocket || artificial {
            hand(brush);
        }
    };
    match sleeves {
        Sleeve::Long => {
            if arm != Arm::Pocket {
                hand(brush);
            }
            brush.fill(&limb(&[(sx, sy, w0), (ex, ey, w1), (wx, wy, w2)]), cloth);
            let cuff = format!("M{},{}L{},{}", wx - sin * w2, wy + cos * w2, wx + sin * w2, wy - cos * w2);
            let shade = look.sleeve.mix(Colour::hex(0x160a14), 0.3);
            brush.trace(&cuff, if shaded { shade.mix(Colour::hex(0x160a14), 0.25) } else { shade }, 1.0, 0.7);
        }
        Sleeve::Rolled => {
            forearm(brush);
            let (rx, ry) = along(0.22);
            brush.fill(&limb(&[(sx, sy, w0), (ex, ey, w1), (rx, ry, w1 - 0.2)]), cloth);
        }
        Sleeve::Short => {
            let (hx, hy) = (sx + (ex - sx) * 0.62, sy + (ey - sy) * 0.62);
            let upper = if shaded { look.skin_shade } else { look.skin };
            brush.fill(&limb(&[(sx, sy, w0 - 1.4), (ex, ey, w1 - 1.0)]), upper);
            forearm(brush);
            brush.fill(&sleeve_end((sx, sy, w0), (hx, hy, w1 + 0.9)), cloth);
        }
    }
    let fold = format!("M{},{}q{},1 {},-1", ex - s * w1 * 0.6, ey - 2.0, s * 3.0, s * 5.0);
    if sleeves != Sleeve::Short {
        brush.trace(&fold, look.sleeve.mix(Colour::hex(0x160a14), 0.45), 0.8, 0.5);
    }
}

/// A short sleeve: round at the shoulder, cut straight at its end.
fn sleeve_end((x0, y0, w0): (f64, f64, f64), (x1, y1, w1): (f64, f64, f64)) -> String {
    let (s, c) = ((y1 - y0).atan2(x1 - x0) + std::f64::consts::FRAC_PI_2).sin_cos();
    let disc = limb(&[(x0, y0, w0)]);
    format!(
        "{disc}M{},{}L{},{}L{},{}L{},{}Z",
        x0 + c * w0,
        y0 + s * w0,
        x0 - c * w0,
        y0 - s * w0,
        x1 - c * w1,
        y1 - s * w1,
        x1 + c * w1,
        y1 + s * w1
    )
}

/// A hand, pointing along x.
fn hand(brush: &mut Brush, look: &Look, arm: Arm, s: f64) {
    brush.fill("M-4,-3.6C0,-5 5,-4.6 7.6,-2.6Q9.2,0 7.6,2.4C5,4.4 0,4.8 -4,3.6Z", look.skin);
    let open = matches!(arm, Arm::Open | Arm::Offer);
    brush.moved(Affine::scale_non_uniform(1.0, -s), |brush| {
        if open {
            brush.fill("M-1,3C2,6.4 5,8.2 6.4,7.4Q7,5.6 3,2Z", look.skin);
        } else {
            brush.fill("M-2,-3C1,-6 4,-5.4 5,-4L1,-2Z", look.skin);
        }
    });
    if open || arm == Arm::Down {
        brush.trace("M3,-1.4L7.6,-1.2M3,1.2L7.4,1.2", look.skin_shade, 0.6, 0.6);
    }
}
