//! Equipment, drawn with the same care as clothes: wheelchair, cane, hearing aid, artificial limbs.

use kurbo::Affine;

use super::{
    brush::{Brush, limb},
    face,
    look::Look,
    pose::{Arm, Pose},
};
use crate::{
    game::paint::Colour,
    scenario::person::{Aid, Hair},
};

/// Shells and joints of artificial limbs.
const SHELL: Colour = Colour::hex(0x454b57);
const JOINT: Colour = Colour::hex(0xa9b3bd);
const DARK: Colour = Colour::hex(0x2b2f38);

/// A rigid frame with cambered wheels, seen a little from the front; feet at the origin.
pub(super) fn wheelchair(brush: &mut Brush, look: &Look) {
    let frames = [0x59636f, 0x6a4a4a, 0x4a6064, 0x5f5568];
    let frame = Colour::hex(frames[look.pick("frame", 4) as usize]);
    let tyre = Colour::hex(0x241d26);
    let hub = JOINT;
    brush.fill("M-21,-74L21,-74L23,-38L-23,-38Z", Colour::hex(0x2e2731));
    if look.has(Aid::Cane) {
        // Kept upright in a clip behind the seat.
        brush.line("M25,-92V-30", Colour::hex(0x8f6242), 2.6);
        brush.line("M25,-92Q25,-97 20,-97", Colour::hex(0x8f6242), 2.8);
    }
    for s in [-1.0, 1.0] {
        let x = s * 33.0;
        brush.moved(Affine::rotate_about((s * -7.0_f64).to_radians(), (x, -33.0)), |brush| {
            brush.tinge(x, -33.0, 8.5, 33.0, Colour::hex(0x1a141d), 0.55);
            brush.hoop(x, -33.0, 8.5, 33.0, tyre, 4.2);
            brush.hoop(x, -33.0, 6.0, 28.5, hub, 1.1);
            let spokes = format!(
                "M{x},-62L{x},-4M{},-45L{},-21M{},-21L{},-45",
                x - 4.5 * s,
                x + 4.5 * s,
                x - 4.5 * s,
                x + 4.5 * s
            );
            brush.trace(&spokes, hub, 0.6, 0.65);
            brush.spot(x, -33.0, 2.2, 4.0, hub);
        });
    }
    brush.line("M-17,-44L-13,-9L13,-9L17,-44", frame, 3.0);
    brush.fill("M-16,-9.5L16,-9.5L18,-5.4L-18,-5.4Z", frame);
    for s in [-1.0, 1.0] {
        brush.spot(s * 18.0, -4.5, 3.0, 4.6, tyre);
        brush.spot(s * 18.0, -4.5, 1.1, 1.8, hub);
    }
}

/// A cane under a hand, its tip at height `ground`.
pub(super) fn cane(brush: &mut Brush, look: &Look, s: f64, (x, y): (f64, f64), ground: f64) {
    let wood = Colour::hex([0x8f6242, 0xa9845a, 0x9aa3ad][look.pick("wood", 3) as usize]);
    let tip = (x + s * 4.0, ground - 0.6);
    brush.line(&format!("M{x},{y}L{},{}", tip.0, tip.1), wood, 3.0);
    let shine = format!("M{},{}L{},{}", x - 0.2, y + 8.0, tip.0 - 0.8, tip.1 - 8.0);
    brush.trace(&shine, wood.mix(Colour::WHITE, 0.4), 0.8, 0.6);
    let ferrule = format!("M{},{}L{},{}", x + (tip.0 - x) * 0.95, y + (tip.1 - y) * 0.95, tip.0, tip.1);
    brush.line(&ferrule, DARK, 3.8);
    brush.line(
        &format!("M{},{}Q{x},{} {},{}", x - s * 6.5, y + 3.4, y + 0.6, x + s * 6.0, y + 2.6),
        wood,
        3.6,
    );
}

/// A hearing aid behind the ear, or on what covers it.
pub(super) fn hearing_aid(brush: &mut Brush, look: &Look, pose: &Pose) {
    if brush.is_flat() {
        return;
    }
    let wanted = look.side("hearing");
    // The ear that is turned away shows nothing; the aid is then seen on neither side.
    if face::ear_gone(pose, wanted) {
        return;
    }
    let shell = Colour::hex([0x58a8a2, 0x8f7fb0, 0x6d8fb5, 0xb0806a][look.pick("shell", 4) as usize]);
    let pale = shell.mix(Colour::WHITE, 0.55);
    let w = f64::from(look.figure.face) / 100.0;
    let shift = Affine::translate((wanted * 14.2 * (w - 1.0) + face::ear_shift(pose), 0.0));
    brush.moved(shift * Affine::scale_non_uniform(wanted, 1.0), |brush| {
        match look.figure.hair {
            // A coil held to the cloth.
            Hair::Hijab => {
                brush.spot(15.4, -29.6, 2.1, 2.3, shell);
                brush.spot(15.4, -29.6, 0.9, 1.0, pale);
            }
            // Hair tucked behind the ear.
            _ if look.ears_covered() => {
                brush.spot(14.8, -20.0, 2.9, 4.3, look.skin);
                brush.tinge(14.8, -20.0, 1.2, 2.3, look.skin_shade, 0.55);
                worn(brush, shell, pale);
            }
            _ => worn(brush, shell, pale),
        }
    });
}

fn worn(brush: &mut Brush, shell: Colour, pale: Colour) {
    brush.line("M13.6,-24.6Q17.2,-25.6 17,-20.8Q16.8,-18 15.2,-16.6", shell, 1.5);
    brush.spot(14.4, -16.4, 1.0, 1.0, pale);
}

/// The forearm of an artificial arm: a shell with a ring at either end.
pub(super) fn artificial_forearm(brush: &mut Brush, look: &Look, elbow: (f64, f64), wrist: (f64, f64)) {
    let at = |t: f64| (elbow.0 + (wrist.0 - elbow.0) * t, elbow.1 + (wrist.1 - elbow.1) * t);
    let (bx, by) = at(0.86);
    brush.fill(&limb(&[(elbow.0, elbow.1, 5.0), (at(0.4).0, at(0.4).1, 5.0), (bx, by, 3.6)]), SHELL);
    brush.fill(&limb(&[(bx, by, 3.3), (wrist.0, wrist.1, 3.2)]), JOINT);
    let (sin, cos) = (wrist.1 - elbow.1).atan2(wrist.0 - elbow.0).sin_cos();
    let ring = |t: f64, half: f64| {
        let (x, y) = at(t);
        format!("M{},{}L{},{}", x - sin * half, y + cos * half, x + sin * half, y - cos * half)
    };
    brush.trace(&ring(0.44, 4.2), look.accent, 1.2, 0.9);
    brush.line(&ring(0.84, 3.2), DARK, 1.0);
}

/// The hand of an artificial arm, pointing along x: palm, four fingers together, thumb.
pub(super) fn artificial_hand(brush: &mut Brush, arm: Arm, s: f64) {
    brush.fill("M-4,-3C-1,-4.2 2,-4.2 4,-3.6L4,3.6C2,4.2 -1,4.2 -4,3Z", SHELL);
    brush.fill("M3.4,-3.6C6,-3.8 8.2,-2.8 8.8,-1Q9.2,1.4 7.8,2.8C6.4,3.8 5,3.8 3.4,3.6Z", JOINT);
    brush.moved(Affine::scale_non_uniform(1.0, -s), |brush| {
        if matches!(arm, Arm::Open | Arm::Offer) {
            brush.fill("M-1,3C2,6.2 5,7.8 6.2,7Q6.8,5.4 3,2Z", JOINT);
        } else {
            brush.fill("M-2,-2.6C1,-5.6 4,-5 5,-3.8L1,-1.8Z", JOINT);
        }
    });
    brush.trace("M4.4,-1.5L8.2,-1.2M4.4,1L8.2,1.1", DARK, 0.6, 0.8);
}

/// The lower part of an artificial leg, from the knee to the ankle; the trouser leg ends over its socket.
pub(super) fn artificial_shin(
    brush: &mut Brush,
    look: &Look,
    knee: (f64, f64),
    ankle: (f64, f64),
    cloth: Colour,
) {
    let at = |t: f64| (knee.0 + (ankle.0 - knee.0) * t, knee.1 + (ankle.1 - knee.1) * t);
    let (mx, my) = at(0.5);
    let (tx, ty) = at(0.56);
    brush.line(&format!("M{tx},{ty}L{},{}", ankle.0, ankle.1 + 1.0), JOINT, 3.6);
    brush.trace(&format!("M{},{}L{},{}", tx - 0.9, ty, ankle.0 - 0.9, ankle.1), Colour::WHITE, 0.7, 0.4);
    brush.fill(&limb(&[(knee.0, knee.1, 6.6), (mx, my, 5.6)]), SHELL);
    brush.spot(tx, ty + 1.0, 3.2, 2.6, DARK);
    brush.spot(ankle.0, ankle.1, 3.6, 3.0, DARK);
    // The end of the cloth, turned up.
    let (cx, cy) = at(0.12);
    brush.fill(&limb(&[(knee.0, knee.1, 8.4), (cx, cy, 8.2)]), cloth);
    let edge = look.below_shade.mix(Colour::hex(0x0d0710), 0.3);
    brush.trace(
        &format!("M{},{}Q{cx},{} {},{}", cx - 7.0, cy + 4.4, cy + 8.4, cx + 7.0, cy + 4.4),
        edge,
        1.1,
        0.7,
    );
}
