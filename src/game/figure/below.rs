//! What is worn below: skirts, and the pockets of work trousers.

use super::{
    body::Build,
    brush::Brush,
    clothes::{dark, pale},
    look::Look,
};
use crate::{game::paint::Colour, scenario::person::Clothing};

/// Pockets and knees of work trousers.
pub(super) fn work_pockets(brush: &mut Brush, look: &Look, k: f64, artificial: f64) {
    let patch = dark(look.below, 0.2);
    let edge = dark(look.below, 0.5);
    for (s, colour) in [(-1.0, patch), (1.0, dark(look.below_shade, 0.2))] {
        let x = s * 13.4 + if s > 0.0 { k * 0.6 } else { -k * 0.2 };
        brush.fill(&format!("M{},-75L{},-75L{},-60.6L{},-60.6Z", x - 5.6, x + 5.2, x + 5.0, x - 5.0), colour);
        brush.trace(&format!("M{},-71.4L{},-71.4", x - 5.6, x + 5.2), edge, 1.0, 0.8);
        if artificial * s <= 0.0 {
            let knee = s * 11.4 + if s > 0.0 { k } else { -k * 0.3 };
            brush.fill(
                &format!(
                    "M{},-54.6Q{knee},-56.4 {},-54.6L{},-39.4Q{knee},-37.8 {},-39.4Z",
                    knee - 6.4,
                    knee + 6.4,
                    knee + 5.6,
                    knee - 5.6
                ),
                colour,
            );
        }
    }
    brush.trace("M-17.6,-84q-3.4,4 -1,9", edge, 1.1, 0.7);
}

/// A skirt, standing; drawn before the torso, whose hem lies over its band.
pub(super) fn skirt(brush: &mut Brush, look: &Look, build: &Build) {
    if look.figure.clothing == Clothing::Dress {
        return;
    }
    let flared = look.pick("skirt", 2) == 0;
    let (hips, low) = (build.hips, if flared { -40.0 } else { -44.0 });
    let wide = hips + if flared { 6.5 } else { 0.8 };
    let outline = format!(
        "M{0},-104C{1},-92 {2},-70 {3},{low}Q0,{4} {wide},{low}C{5},-70 {6},-92 {7},-104Z",
        -hips - 0.2,
        -hips - 1.4,
        -wide + 0.4,
        -wide,
        low + 4.0,
        wide - 0.4,
        hips + 1.4,
        hips + 0.2
    );
    brush.fill(&outline, look.below);
    brush.within(&outline, |brush| {
        brush.glaze("M8,-106C14,-86 10,-66 15,-30L50,-30L50,-106Z", Colour::hex(0x14080f), 0.24);
        let line = dark(look.below, 0.4);
        if flared {
            for (x, to) in [(-13.0, -19.0), (-5.0, -7.0), (4.0, 6.0), (12.0, 18.0)] {
                brush.trace(&format!("M{x},-84L{to},{}", low + 4.0), line, 1.0, 0.7);
            }
        } else {
            brush.trace(&format!("M8,{low}L7,-56M-16,-86Q-17,-64 -17.4,{low}"), line, 1.0, 0.7);
        }
    });
}

/// A skirt over the knees of someone seated; feet at the origin.
pub(super) fn lap(brush: &mut Brush, look: &Look) {
    let (cloth, shade) = (look.below, look.below_shade);
    let outline = "M-22.6,-52C-24.4,-44 -23.6,-38 -23,-31Q0,-25 23,-31C23.6,-38 24.4,-44 22.6,-52C12,-57 -12,-57 -22.6,-52Z";
    brush.fill(outline, cloth);
    brush.within(outline, |brush| {
        brush.glaze("M4,-60C8,-48 6,-38 8,-20L30,-20L30,-60Z", shade, 0.6);
        brush.trace(
            "M-12,-46Q-11,-38 -12.6,-28M0,-48Q-1,-38 0,-26M12,-46Q11,-38 12.6,-28",
            dark(cloth, 0.4),
            1.0,
            0.6,
        );
        brush.tinge(-13.0, -48.0, 5.0, 2.4, pale(cloth, 0.3), 0.3);
    });
}
