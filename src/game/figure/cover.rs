//! Coverings of the head: hijab, turban, cap.

use super::{brush::Brush, hair::Tones, look::Look};
use crate::game::paint::Colour;

pub(super) fn hijab_back(brush: &mut Brush, t: &Tones) {
    let shade = t.base.mix(Colour::hex(0x4a2f2a), 0.34);
    brush.fill(
        "M-19,-20C-21,-48 21,-48 19,-20C19.4,-8 22,2 25,10C14,15 -14,15 -25,10C-22,2 -19.4,-8 -19,-20Z",
        shade,
    );
}

pub(super) fn hijab_front(brush: &mut Brush, t: &Tones) {
    let shade = t.base.mix(Colour::hex(0x4a2f2a), 0.34);
    let light = t.base.mix(Colour::WHITE, 0.3);
    brush.fill_even_odd(
        "M-18.6,-20C-20.6,-48.4 20.6,-48.4 18.6,-20C18.4,-8 21,0 26,9C20,17 5,18 -4,14C-14,17 -22,13 -26,8C-21,0 -18.4,-8 \
         -18.6,-20ZM-12,-21C-12,-11 -7,-2.4 0,-2.4C7,-2.4 12,-11 12,-21C12.4,-31 8,-35.4 0,-35.4C-8,-35.4 -12.4,-31 -12,-21Z",
        t.base,
    );
    brush.trace("M-13.6,-12C-10,0 2,6 16,5M-17,-2C-10,8 4,12 20,11", shade, 1.1, 0.75);
    brush.trace("M-11.5,-33Q-9,-38.4 0,-38.6Q6,-38.6 9,-36", light, 1.1, 0.55);
}

/// A wound turban: bands that cross above the brow, the end tucked in on one side.
pub(super) fn turban(brush: &mut Brush, t: &Tones) {
    let outline = "M-15.4,-24.4C-20.8,-32 -19.4,-43.4 -12.6,-48.6C-5,-54.4 6,-54.2 12.8,-48.4C19.4,-43 20.6,-32 15.4,-24.4C13,-30.4 \
                   7,-33 0,-37.2C-7,-33 -13,-30.4 -15.4,-24.4Z";
    brush.fill(outline, t.base);
    // The band beneath, that shows above the brow.
    brush.fill("M-6.2,-34Q0,-32.6 6.2,-34L0,-38.6Z", t.base.mix(t.shade, 0.85));
    let shade = t.shade;
    brush.within(outline, |brush| {
        brush.glaze("M2,-55C12,-50 15,-38 12,-22L30,-22L30,-60Z", shade, 0.42);
        brush.trace(
            "M0,-37.4C6,-42 13,-44 19.4,-40.4M-1,-40.4C5,-46 11,-48 16.6,-46.4M-2.4,-43.6C2,-49 7,-51.4 11.4,-50.6M0,-37.4C-6,-41.6 -13,-43 \
             -19.4,-38.6M-2.2,-40.2C-8,-45 -13.4,-46.6 -18,-44.4",
            shade,
            1.0,
            0.8,
        );
        brush.trace("M-4,-42.8C-9,-47.6 -12,-48.6 -15,-47.6M-4.6,-46C-7,-49.4 -8.6,-50.6 -10.6,-51", shade, 0.9, 0.6);
        brush.trace("M-1.6,-38.8C-7,-43.4 -13,-44.8 -17.6,-42.6M-3,-45C0,-49.8 4,-52 7.6,-52", t.light, 0.9, 0.5);
    });
}

/// A flat cap over short hair.
pub(super) fn cap(brush: &mut Brush, look: &Look, t: &Tones) {
    let hair = look.own_hair;
    brush.fill(
        "M-15.3,-18C-16.8,-24 -16.8,-30 -15.4,-34L-12.4,-33C-13.6,-29 -14.4,-23 -15.3,-18ZM15.3,-18C16.8,-24 16.8,-30 \
         15.4,-34L12.4,-33C13.6,-29 14.4,-23 15.3,-18Z",
        hair,
    );
    brush.fill("M-14.6,-31C-8,-34.6 8,-34.6 14.6,-31L15,-36L-15,-36Z", hair);
    let crown = "M-16.6,-32.4C-20.6,-35.4 -19.4,-41 -12.6,-43.6C-4,-46.4 9,-46 15,-42C20.4,-38.6 20,-34.4 16.6,-32.2C10,-35.4 -8,-36 \
                 -16.6,-32.4Z";
    brush.fill(crown, t.base);
    brush.within(crown, |brush| {
        brush.glaze("M5,-48C12,-44 14,-38 12,-30L26,-30L26,-48Z", t.shade, 0.4);
        brush.trace("M-1,-46C-4,-42 -4.6,-38 -4,-34M-1,-46C6,-42 9,-38 9.6,-33", t.shade, 0.8, 0.6);
        brush.trace("M-15,-39.6Q-9,-43.4 -3,-44", t.light, 1.0, 0.5);
    });
    // The peak, a little to one side.
    let peak = t.base.mix(t.shade, 0.6);
    brush.fill(
        "M-15.2,-33C-9,-36.4 6,-36.4 12.4,-33.4C9,-29.6 -11,-28.6 -17.4,-30.4C-18.4,-31 -17,-32.2 -15.2,-33Z",
        peak,
    );
    brush.trace("M-15.8,-31.4C-9,-30 5,-30.6 10.4,-32.4", t.light, 0.8, 0.35);
}
