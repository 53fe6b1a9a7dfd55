//! The body: what is drawn after what.

use kurbo::Affine;

use super::{
    aids, arms, below,
    brush::{Brush, limb},
    clothes, face, hair,
    look::{Legs, Look},
    pose::{Arm, Energy, Pose},
};
use crate::{
    game::paint::Colour,
    scenario::person::{Aid, Clothing, Hair},
};

/// How much lower a seated torso is than a standing one, in figure units.
pub(super) const SEAT: f64 = 46.0;

/// The measures of a torso in a pose.
pub(super) struct Build {
    /// Half-widths.
    pub(super) shoulders: f64,
    pub(super) waist: f64,
    pub(super) hips: f64,
    /// Height of the shoulders' ends.
    pub(super) shoulder_y: f64,
    /// Height of the garment's lower edge.
    pub(super) hem: f64,
    /// How far the whole torso sinks.
    pub(super) drop: f64,
}

impl Build {
    pub(super) fn of(look: &Look, pose: &Pose) -> Self {
        let (rise, drop) = match pose.energy {
            Energy::Lifted => (-2.0, -1.8),
            Energy::Settled => (0.0, 0.0),
            Energy::Sagging => (2.5, 3.0),
        };
        let hem = match look.figure.clothing {
            _ if look.seated => -81.0,
            Clothing::Tunic => -62.0,
            Clothing::Dress => -47.0,
            Clothing::Cardigan => -82.0,
            Clothing::Overalls => -84.0,
            _ => -86.0,
        };
        Self {
            shoulders: f64::from(look.figure.shoulders),
            waist: f64::from(look.figure.waist),
            hips: f64::from(look.figure.hips),
            shoulder_y: -147.0 + rise,
            hem,
            drop,
        }
    }

    /// The torso's outline, clothed, down to the hem.
    pub(super) fn torso(&self, flared: bool) -> String {
        let Self { shoulders: sh, waist: wa, hips, shoulder_y: shy, hem, .. } = *self;
        let neck = sh - 6.0;
        // A dress widens below the hips; everything else ends a finger beyond them.
        let (low, reach, high) =
            if flared { (hips + 6.5, hips + 1.5, -88.0) } else { (hips + 1.0, hips, -98.0) };
        format!(
            "M-6,-157C-9,-153.4 {},-153 {},{shy}C{},-136 {},-128 {},-112C{},-102 {},{high} {},{hem}Q0,{} {low},{hem}\
             C{reach},{high} {},-102 {wa},-112C{},-128 {},-136 {sh},{shy}C{neck},-153 9,-153.4 6,-157Z",
            -neck,
            -sh,
            -sh - 1.0,
            -wa - 2.0,
            -wa,
            -wa - 0.5,
            -reach,
            -low,
            hem + 4.0,
            wa + 0.5,
            wa + 2.0,
            sh + 1.0,
        )
    }
}

/// The arms a pose comes to: seated people and people with a cane do the nearest thing they can.
pub(super) fn arms_of(look: &Look, pose: &Pose) -> (Arm, Arm) {
    let seated = |arm: Arm, other: Arm| match arm {
        Arm::Down | Arm::Hip | Arm::Cane => Arm::Rim,
        Arm::Loose | Arm::Pocket => {
            if other == Arm::Lap {
                Arm::Rim
            } else {
                Arm::Lap
            }
        }
        other => other,
    };
    let standing = |arm: Arm| match arm {
        Arm::Rim => Arm::Down,
        Arm::Lap => Arm::Clasp,
        Arm::Cane if !look.has(Aid::Cane) => Arm::Down,
        other => other,
    };
    let (mut left, mut right) = pose.arms;
    if look.seated {
        left = seated(left, right);
        right = seated(right, left);
    } else {
        (left, right) = (standing(left), standing(right));
        if look.has(Aid::Cane) {
            let together = |arm: Arm| matches!(arm, Arm::Clasp | Arm::Cross);
            if look.side("cane") < 0.0 {
                (left, right) = (Arm::Cane, if together(right) { Arm::Down } else { right });
            } else {
                (left, right) = (if together(left) { Arm::Down } else { left }, Arm::Cane);
            }
        }
    }
    (left, right)
}

/// Everything, feet at the origin.
pub(super) fn draw(brush: &mut Brush, look: &Look, pose: &Pose) {
    let build = Build::of(look, pose);
    if look.seated {
        aids::wheelchair(brush, look);
    } else {
        standing_legs(brush, look, pose);
    }
    let low = if look.seated { SEAT } else { 0.0 };
    brush.moved(Affine::translate((0.0, low + build.drop)), |brush| {
        if !look.seated && look.legs == Legs::Bare {
            below::skirt(brush, look, &build);
        }
        upper(brush, look, pose, &build, true);
    });
    if look.seated {
        shins(brush, look);
    }
}

/// Torso, arms and head, without what carries them. `whole` is false for a portrait, which shows no hands.
pub(super) fn upper(brush: &mut Brush, look: &Look, pose: &Pose, build: &Build, whole: bool) {
    let (left, right) = if whole { arms_of(look, pose) } else { (Arm::Down, Arm::Down) };
    let both = [(-1.0, left), (1.0, right)];
    let torso = build.torso(look.figure.clothing == Clothing::Dress && !look.seated);
    for (s, arm) in both {
        if !arm.in_front() {
            arms::draw(brush, look, build, s, arm, &torso);
        }
    }
    let nod = match pose.energy {
        Energy::Lifted => -1.5,
        Energy::Settled => 0.0,
        Energy::Sagging => 4.5,
    };
    let head = Affine::translate((f64::from(pose.turn) * 2.6, -156.0 + nod))
        * Affine::rotate(f64::from(pose.tilt).to_radians());
    brush.moved(head, |brush| hair::back(brush, look));
    brush.fill("M-6.4,-170L-6.8,-155Q0,-148 6.8,-155L6.4,-170Z", look.skin_shade);
    clothes::hood(brush, look);
    clothes::ground(brush, look, build, &torso);
    brush.within(&torso, |brush| {
        clothes::outfit(brush, look, build);
        let low = build.hem + 8.0;
        let plane = format!("M10,-160C15,-140 9,-120 13,{low}L44,{low}L44,-160Z");
        brush.glaze(&plane, Colour::hex(0x14080f), 0.20);
    });
    if look.seated && whole {
        thighs(brush, look);
    }
    if whole && (left == Arm::Hold || right == Arm::Hold) {
        let mirror = if right == Arm::Hold { -1.0 } else { 1.0 };
        brush.moved(Affine::scale_non_uniform(mirror, 1.0), |brush| board(brush, look));
    }
    for (s, arm) in both {
        if arm.in_front() && arm != Arm::Chin {
            arms::draw(brush, look, build, s, arm, &torso);
        }
    }
    brush.moved(head, |brush| {
        face::draw(brush, look, pose);
        hair::front(brush, look);
        if look.has(Aid::HearingAid) {
            aids::hearing_aid(brush, look, pose);
        }
        studs(brush, look, pose);
    });
    for (s, arm) in both {
        if arm == Arm::Chin {
            arms::draw(brush, look, build, s, arm, &torso);
        }
    }
}

/// Some wear a small stud in the ear.
fn studs(brush: &mut Brush, look: &Look, pose: &Pose) {
    let covered = look.ears_covered() || look.figure.hair == Hair::Hijab;
    if brush.is_flat() || covered || look.pick("studs", 4) != 0 {
        return;
    }
    let w = f64::from(look.figure.face) / 100.0;
    for s in [-1.0, 1.0] {
        if !face::ear_gone(pose, s) {
            brush.spot(s * 14.8 * w + face::ear_shift(pose), -16.6, 0.95, 0.95, Colour::hex(0xe0b45a));
        }
    }
}

/// A board with papers, held to the chest by the arm on the left.
fn board(brush: &mut Brush, look: &Look) {
    let cover = [0x33404f, 0x5b4036, 0x3c4a3c, 0x4d3a4c][look.pick("board", 4) as usize];
    brush.moved(Affine::rotate_about((-9.0_f64).to_radians(), (2.0, -124.0)), |brush| {
        brush.fill("M-9,-139h25v33h-25Z", Colour::hex(cover));
        brush.fill("M-6.4,-136.4h19.8v27.8h-19.8Z", Colour::hex(0xd9d2c0));
        brush.line("M-3,-131h13M-3,-127h13M-3,-123h9", Colour::hex(0x8b8578), 1.0);
    });
}

fn shoe(brush: &mut Brush, look: &Look, x: f64, s: f64) {
    brush.fill(
        &format!(
            "M{},-8.6L{},-9.4C{},-6.4 {},-5.4 {toe},-1.6Q{toe},.4 {},.4L{},.4Q{},-3 {},-8.6Z",
            x - 6.4 * s,
            x + 5.5 * s,
            x + 9.0 * s,
            x + 14.5 * s,
            x + 12.0 * s,
            x - 5.4 * s,
            x - 7.6 * s,
            x - 6.4 * s,
            toe = x + 14.6 * s,
        ),
        look.shoes,
    );
    brush.trace(&format!("M{},.2L{},.2", x - 5.6 * s, x + 13.4 * s), look.sole, 1.0, 0.55);
}

fn standing_legs(brush: &mut Brush, look: &Look, pose: &Pose) {
    let k = if pose.energy == Energy::Sagging { 2.5 } else { 0.0 };
    let (left, right) = (-9.0, 12.0);
    let artificial = if look.has(Aid::ProstheticLeg) { look.side("leg") } else { 0.0 };
    let bare = look.legs == Legs::Bare;
    let tights = bare && look.pick("tights", 3) != 0;
    let (near, far) = match (bare, tights) {
        (false, _) => (look.below, look.below_shade),
        (true, true) => {
            let tights = Colour::hex(0x3a3038).mix(look.skin, 0.12);
            (tights, tights.mix(Colour::hex(0x0d0710), 0.3))
        }
        (true, false) => (look.skin, look.skin_shade),
    };
    let [thigh, knee, ankle] = if bare { [10.5, 7.4, 4.9] } else { [11.5, 8.6, 6.2] };
    for (s, x, at, colour) in [(1.0, right, 12.0 + k, far), (-1.0, left, -11.0 - k * 0.3, near)] {
        let hip = s * 9.0;
        if artificial * s > 0.0 {
            brush.fill(&limb(&[(hip, -94.0, thigh), (at, -50.0, knee)]), colour);
            aids::artificial_shin(brush, look, (at, -50.0), (x, -8.0), colour);
        } else {
            brush.fill(&limb(&[(hip, -94.0, thigh), (at, -50.0, knee), (x, -8.0, ankle)]), colour);
        }
    }
    if !bare && !brush.is_flat() {
        let seam = if artificial < 0.0 {
            "M-4.6,-44Q-3.6,-56 -1.4,-82".to_owned()
        } else {
            format!("M{},-12Q-3.6,-50 -1.4,-82", left + 5.6)
        };
        brush.line(&seam, look.below_shade, 1.2);
    }
    if look.legs == Legs::Wide && !look.has(Aid::ProstheticLeg) {
        let cuff = |x: f64, outer: f64, inner: f64| (x + outer, x + inner);
        let ((a, b), (c, d)) = (cuff(left, -10.5, 9.0), cuff(right, -9.0, 10.5));
        brush.fill(
            &format!("M-20.5,-92L{a},-7Q{left},-4 {b},-7L-1,-70L{c},-7Q{right},-4 {d},-7L20.5,-92Z"),
            look.below,
        );
        brush.glaze(&format!("M0,-74L{c},-7Q{right},-4 {d},-7L20.5,-92L8,-92Z"), look.below_shade, 0.55);
    }
    if look.legs == Legs::Work && !brush.is_flat() {
        below::work_pockets(brush, look, k, artificial);
    }
    let turned = |s: f64| if pose.turn == 0 { s } else { f64::from(pose.turn) };
    shoe(brush, look, left, turned(-1.0));
    shoe(brush, look, right, turned(1.0));
}

/// The thighs of someone seated, foreshortened; in the torso's frame. Under a skirt they end with it.
fn thighs(brush: &mut Brush, look: &Look) {
    let (low, knee) = if look.legs == Legs::Bare { (-80.0, -84.0) } else { (-66.0, -70.0) };
    brush.fill(&format!("M-23,-94Q0,-88 23,-94L23,{low}L-23,{low}Z"), look.below_shade);
    for s in [-1.0, 1.0] {
        let colour = if s > 0.0 { look.below_shade } else { look.below };
        brush.fill(&limb(&[(s * 10.0, -86.0, 11.0), (s * 12.0, knee, 11.5)]), colour);
    }
}

/// Knees, shins and shoes of someone seated, feet on the footplate.
fn shins(brush: &mut Brush, look: &Look) {
    let skirt = look.legs == Legs::Bare;
    let artificial = if look.has(Aid::ProstheticLeg) { look.side("leg") } else { 0.0 };
    for s in [-1.0, 1.0] {
        let colour = if s > 0.0 { look.below_shade } else { look.below };
        let shin = if !skirt {
            colour
        } else if s > 0.0 {
            look.skin_shade
        } else {
            look.skin
        };
        if artificial * s > 0.0 {
            aids::artificial_shin(brush, look, (s * 12.0, -44.0), (s * 10.5, -16.0), colour);
            brush.fill(&limb(&[(s * 12.0, -46.0, 9.6), (s * 11.8, -40.0, 8.6)]), colour);
        } else {
            let (knee, ankle) = if skirt { (8.0, 5.2) } else { (9.6, 6.4) };
            brush.fill(&limb(&[(s * 12.0, -46.0, knee), (s * 10.5, -16.0, ankle)]), shin);
        }
        if !skirt {
            let x = s * 12.0;
            let fold = format!("M{},-39Q{x},-34 {},-39", x - 7.5, x + 7.5);
            brush.trace(&fold, look.below.mix(Colour::BLACK, 0.45), 1.1, 0.7);
            brush.tinge(x - 2.0, -47.0, 4.6, 2.6, look.below.mix(Colour::WHITE, 0.3), 0.35);
        }
        let [inner, outer, tip, sole] = [4.0, 16.0, 17.5, 17.0].map(|x| s * x);
        brush.fill(&format!("M{inner},-17L{outer},-17Q{tip},-9 {sole},-6.4L{},-6.4Z", s * 3.6), look.shoes);
    }
    if skirt {
        below::lap(brush, look);
    }
}
