//! Clothes: what is drawn on the torso.

use super::{body::Build, brush::Brush, look::Look};
use crate::{
    game::paint::Colour,
    scenario::person::{Clothing, Hair},
};

const fn hex(value: u32) -> Colour {
    Colour::hex(value)
}

/// Darker cloth: a seam, a band, a lapel.
pub(super) fn dark(colour: Colour, by: f32) -> Colour {
    colour.mix(hex(0x160a14), by)
}

pub(super) fn pale(colour: Colour, by: f32) -> Colour {
    colour.mix(Colour::WHITE, by)
}

/// Fills the torso. Where two cloths meet its edge, each is filled for itself: laid one over the other, the lower
/// would shine through at the soft edge.
pub(super) fn ground(brush: &mut Brush, look: &Look, build: &Build, torso: &str) {
    let sh = build.shoulders;
    let inner = match look.figure.clothing {
        _ if brush.is_flat() => None,
        Clothing::Overalls => Some(("M-60,-170h120v62h-120Z".to_owned(), look.under)),
        Clothing::Cardigan => Some(("M-13.5,-170h27v120h-27Z".to_owned(), look.under)),
        Clothing::Waistcoat | Clothing::Vest => {
            // Narrower than the armholes, down to where they end; then to the sides.
            let x = sh - 3.5;
            Some((
                format!("M{0},-170L{x},-170L{x},-127L60,-127L60,-20L-60,-20L-60,-127L{0},-127Z", -x),
                look.cloth,
            ))
        }
        _ => None,
    };
    match inner {
        Some((part, colour)) => brush.within(torso, |brush| brush.fill(&part, colour)),
        None => brush.fill(torso, look.cloth),
    }
}

/// A hood that lies behind the neck.
pub(super) fn hood(brush: &mut Brush, look: &Look) {
    if look.figure.clothing == Clothing::Hoodie && look.figure.hair != Hair::Hijab {
        brush.fill(
            "M-15,-152C-17,-160 -10,-164.5 0,-164.5C10,-164.5 17,-160 15,-152Z",
            dark(look.cloth, 0.38),
        );
        brush.fill("M-6.6,-166L-6.8,-155Q0,-148 6.8,-155L6.6,-166Z", look.skin_shade);
    }
}

/// What distinguishes the garment, drawn within the torso.
pub(super) fn outfit(brush: &mut Brush, look: &Look, build: &Build) {
    match look.figure.clothing {
        Clothing::Shirt => shirt(brush, look, build),
        Clothing::Tee => tee(brush, look, build),
        Clothing::Jumper => jumper(brush, look, build),
        Clothing::Cardigan => cardigan(brush, look, build),
        Clothing::Jacket => jacket(brush, look, build),
        Clothing::Hoodie => hoodie(brush, look, build),
        Clothing::Waistcoat => waistcoat(brush, look, build),
        Clothing::Tunic => tunic(brush, look, build),
        Clothing::Overalls => overalls(brush, look, build),
        Clothing::Dress => dress(brush, look, build),
        Clothing::Vest => vest(brush, look, build),
    }
}

/// An open neck down to `deep`, and the collar of a shirt.
fn collar(brush: &mut Brush, look: &Look, colour: Colour, deep: f64) {
    brush.fill(&format!("M-5.6,-160L0,{deep}L5.6,-160Z"), look.skin);
    brush.glaze(&format!("M-6,-160Q0,-147 6,-160L0,{deep}Z"), look.skin_shade, 0.35);
    let light = pale(colour, 0.16);
    brush.fill(&format!("M-5.4,-161L-11.6,-153.6L-5.4,-145.6L0,{}L-1,{}Z", deep + 0.6, deep - 1.6), light);
    brush.fill(&format!("M5.4,-161L11.6,-153.6L5.4,-145.6L0,{}L1,{}Z", deep + 0.6, deep - 1.6), light);
    brush.trace(
        &format!("M-11.6,-153.6L-5.4,-145.6L0,{deep}L5.4,-145.6L11.6,-153.6"),
        dark(colour, 0.3),
        0.8,
        0.6,
    );
}

/// Buttons down the middle.
fn buttons(brush: &mut Brush, colour: Colour, from: f64, to: f64, step: f64, x: f64) {
    let mut y = from;
    while y < to {
        brush.spot(x, y, 1.1, 1.1, colour);
        y += step;
    }
}

fn shirt(brush: &mut Brush, look: &Look, build: &Build) {
    let line = dark(look.cloth, 0.3);
    match look.pick("pattern", 4) {
        0 => {
            for i in -4..=4 {
                let x = f64::from(i) * 6.4;
                brush.trace(
                    &format!("M{x},-158L{},{}", x * 0.92, build.hem + 4.0),
                    pale(look.cloth, 0.3),
                    0.9,
                    0.4,
                );
            }
        }
        1 => {
            for i in -4..=4 {
                let x = f64::from(i) * 6.6;
                brush.trace(&format!("M{x},-158L{},{}", x * 0.92, build.hem + 4.0), line, 1.0, 0.35);
            }
            for i in 0..10 {
                let y = -150.0 + f64::from(i) * 7.0;
                brush.trace(&format!("M-32,{y}Q0,{} 32,{y}", y + 2.0), line, 1.0, 0.35);
            }
        }
        _ => {}
    }
    brush.trace(&format!("M-2.6,-143L-2.6,{0}M2.6,-143L2.6,{0}", build.hem + 3.0), line, 0.7, 0.55);
    let button = if look.cloth.lightness() > 0.6 { dark(look.cloth, 0.45) } else { look.accent };
    buttons(brush, button, -138.0, build.hem - 1.0, 10.0, 0.0);
    if look.pick("pocket", 2) == 0 {
        brush.trace("M6.4,-131h10v9l-5,2.6l-5,-2.6Z", line, 0.9, 0.75);
    }
    collar(brush, look, look.cloth, -144.0);
}

fn tee(brush: &mut Brush, look: &Look, build: &Build) {
    let rib = dark(look.cloth, 0.25);
    let low = if look.pick("neck", 3) == 0 { -138.0 } else { -145.4 };
    brush.fill(&format!("M-9,-160Q-8,{low} 0,{low}Q8,{low} 9,-160Z"), look.skin);
    brush.glaze("M-8,-160Q0,-145 8,-160Z", look.skin_shade, 0.4);
    brush.line(&format!("M-9.4,-159Q-8,{low} 0,{low}Q8,{low} 9.4,-159"), rib, 2.0);
    brush.trace(&format!("M-30,{0}Q0,{1} 30,{0}", build.hem - 2.4, build.hem + 1.6), rib, 0.9, 0.7);
    match look.pick("print", 4) {
        0 => {
            for i in 0..3 {
                let y = -131.0 + f64::from(i) * 6.0;
                brush.trace(&format!("M-32,{y}Q0,{} 32,{y}", y + 2.6), look.accent, 2.2, 0.55);
            }
        }
        1 => brush.glaze("M-8.6,-131h17.2v3.4h-17.2ZM-8.6,-124.6h11v3.4h-11Z", look.accent, 0.7),
        2 => brush.trace("M7,-132h9v9l-4.5,2.4l-4.5,-2.4Z", rib, 1.0, 0.8),
        _ => {}
    }
}

fn jumper(brush: &mut Brush, look: &Look, build: &Build) {
    let rib = dark(look.cloth, 0.16);
    match look.pick("knit", 4) {
        0 => {
            // A band of pattern round the chest.
            brush.fill("M-34,-138Q0,-131 34,-138L34,-127Q0,-120 -34,-127Z", dark(look.cloth, 0.22));
            for i in -4..=4 {
                let x = f64::from(i) * 6.4;
                let y = -129.6 - x * x * 0.004;
                brush.fill(&format!("M{x},{}l2.6,3.2l-2.6,3.2l-2.6,-3.2Z", y - 3.2), look.accent);
            }
        }
        1 => {
            for (i, x) in [-12.0, -4.0, 4.0, 12.0].into_iter().enumerate() {
                let turn = if i % 2 == 0 { 1.6 } else { -1.6 };
                let mut d = format!("M{x},-146");
                for _ in 0..7 {
                    d += &format!("q{turn},4 0,8");
                }
                brush.trace(&d, rib, 1.4, 0.75);
            }
        }
        2 => {
            for i in 0..4 {
                let y = -141.0 + f64::from(i) * 12.0;
                brush.glaze(
                    &format!("M-34,{y}Q0,{0} 34,{y}L34,{1}Q0,{2} -34,{1}Z", y + 4.0, y + 4.6, y + 8.6),
                    pale(look.cloth, 0.4),
                    0.55,
                );
            }
        }
        _ => {}
    }
    let low = build.hem - 4.0;
    brush.fill(&format!("M-34,{low}Q0,{0} 34,{low}L34,{1}L-34,{1}Z", low + 4.0, build.hem + 8.0), rib);
    for i in -7..=7 {
        let x = f64::from(i) * 3.2;
        brush.trace(&format!("M{x},{}v5", low + 3.2), dark(look.cloth, 0.4), 0.7, 0.35);
    }
    match look.pick("neckline", 3) {
        0 => {
            // A shirt's collar over the neckline.
            brush.fill("M-8,-160L0,-146L8,-160Z", look.skin);
            brush.fill(
                "M-8,-161L-11.6,-150L-3.4,-146.6L0,-151.6L3.4,-146.6L11.6,-150L8,-161L0,-153Z",
                look.under,
            );
            brush.trace(
                "M-11.6,-150L-3.4,-146.6L0,-151.6L3.4,-146.6L11.6,-150",
                dark(look.under, 0.35),
                0.7,
                0.6,
            );
        }
        1 => {
            // A roll neck.
            brush.fill("M-8.4,-162L8.4,-162L8.8,-151.6Q0,-147.4 -8.8,-151.6Z", rib);
            brush.trace("M-8.2,-155.6Q0,-151.8 8.2,-155.6", dark(look.cloth, 0.35), 0.8, 0.7);
        }
        _ => {
            brush.fill("M-8.6,-160Q-7,-147 0,-147Q7,-147 8.6,-160Z", look.skin);
            brush.glaze("M-8,-160Q0,-146 8,-160Z", look.skin_shade, 0.4);
            brush.line("M-9.4,-158.6Q-7.4,-146.4 0,-146.4Q7.4,-146.4 9.4,-158.6", rib, 2.8);
            brush.trace("M-8,-155.4Q-6,-148.6 0,-148.4Q6,-148.6 8,-155.4", dark(look.cloth, 0.4), 0.6, 0.5);
        }
    }
}

fn cardigan(brush: &mut Brush, look: &Look, build: &Build) {
    let under = look.under;
    let edge = dark(under, 0.3);
    brush.fill("M-8.6,-160L0,-139L8.6,-160Z", look.skin);
    brush.glaze("M-8,-160Q0,-145 8,-160Z", look.skin_shade, 0.35);
    brush.line("M-8.6,-157L0,-138.4L8.6,-157", edge, 2.2);
    if look.pick("blouse", 2) == 0 {
        buttons(brush, edge, -132.0, build.hem, 9.0, 0.0);
    }
    let low = build.hem + 8.0;
    brush.fill(&format!("M-34,-160L-10,-160C-13,-136 -14,-106 -14.6,{low}L-36,{low}Z"), look.cloth);
    brush.fill(&format!("M34,-160L10,-160C13,-136 14,-106 14.6,{low}L36,{low}Z"), dark(look.cloth, 0.07));
    // The band with its buttons, and ribbed pockets.
    brush.line(&format!("M-10.4,-159C-13,-136 -14,-106 -14.6,{low}"), dark(look.cloth, 0.18), 2.6);
    brush.line(&format!("M10.4,-159C13,-136 14,-106 14.6,{low}"), dark(look.cloth, 0.24), 2.6);
    let button = if look.cloth.lightness() > 0.6 { hex(0x7a5a45) } else { look.accent };
    for (y, x) in [(-134.0, -12.9), (-122.0, -13.5), (-110.0, -14.0), (-98.0, -14.3)] {
        brush.spot(x, y, 1.25, 1.25, button);
    }
    let (inner, outer) = (17.5, build.hips.max(23.0) + 2.0);
    for s in [-1.0, 1.0] {
        brush.trace(&format!("M{},-100L{},-100.6", s * inner, s * outer), dark(look.cloth, 0.4), 1.5, 0.6);
    }
}

fn jacket(brush: &mut Brush, look: &Look, build: &Build) {
    let (left, right) = (dark(look.cloth, 0.22), dark(look.cloth, 0.3));
    brush.fill("M-9,-160L0,-112L9,-160Z", look.under);
    if look.pick("open neck", 2) == 0 {
        brush.fill("M-7,-160Q0,-146 7,-160Z", look.skin);
        brush.glaze("M-7,-160Q0,-146 7,-160Z", look.skin_shade, 0.3);
        brush.trace("M-7,-158Q0,-145.6 7,-158", dark(look.under, 0.3), 0.9, 0.7);
    } else {
        brush.fill("M-5,-160L0,-147L5,-160Z", look.skin_shade);
        brush.fill(
            "M-5,-161L-8.4,-152L-4,-147L0,-150.6L4,-147L8.4,-152L5,-161L0,-152Z",
            pale(look.under, 0.25),
        );
        brush.trace("M-8,-152L-4,-147L0,-150.6L4,-147L8,-152M0,-150L0,-116", dark(look.under, 0.3), 0.8, 0.6);
    }
    brush.fill("M-9,-161L-14,-140L-8,-136L0,-108L-2,-112L-4,-126L-6,-158Z", left);
    brush.fill("M9,-161L14,-140L8,-136L0,-108L2,-112L4,-126L6,-158Z", right);
    brush.line(&format!("M0,-108L0,{}", build.hem + 4.0), left, 1.2);
    buttons(brush, look.accent, -102.0, if look.pick("buttons", 2) == 0 { -101.0 } else { -90.0 }, 10.0, 2.8);
    for s in [-1.0, 1.0] {
        brush.trace(&format!("M{},-99.6L{},-101", s * 9.0, s * 19.0), left, 1.6, 0.8);
    }
    if look.pick("kerchief", 3) == 0 {
        brush.glaze("M11,-131l7,-1.4l.4,3l-7,1.2Z", look.under, 0.9);
    }
}

fn hoodie(brush: &mut Brush, look: &Look, build: &Build) {
    let (fold, rib) = (dark(look.cloth, 0.2), dark(look.cloth, 0.2));
    brush.fill("M-16,-160C-15,-148 -8,-142 0,-141C8,-142 15,-148 16,-160Z", fold);
    brush.fill("M-7,-160C-6,-152 -3,-148 0,-147.6C3,-148 6,-152 7,-160Z", look.under);
    brush.fill("M-6,-161Q0,-149.6 6,-161Z", look.skin_shade);
    brush.trace(
        "M-14.6,-157C-13,-148.6 -7,-144 0,-143.4C7,-144 13,-148.6 14.6,-157",
        pale(look.cloth, 0.2),
        0.9,
        0.5,
    );
    brush.line("M-4,-143L-4.6,-128M4,-143L4.4,-131", look.accent, 1.1);
    brush.fill("M-13,-110L13,-110L17,-94L-17,-94Z", dark(look.cloth, 0.13));
    brush.trace("M-13,-110L-17,-94M13,-110L17,-94", dark(look.cloth, 0.34), 1.0, 0.8);
    if look.pick("zip", 2) == 0 {
        brush.trace(&format!("M0,-141L0,{}", build.hem), dark(look.cloth, 0.42), 1.2, 0.9);
        brush.spot(0.0, -136.0, 1.0, 1.6, look.accent);
    }
    let low = build.hem - 5.0;
    brush.fill(&format!("M-34,{low}Q0,{0} 34,{low}L34,{1}L-34,{1}Z", low + 3.0, build.hem + 8.0), rib);
}

fn waistcoat(brush: &mut Brush, look: &Look, build: &Build) {
    let edge = dark(look.cloth, 0.24);
    // The shirt shows at the shoulders' ends and in the opening.
    let sh = build.shoulders;
    for s in [-1.0, 1.0] {
        let (a, b, c) = (s * (sh - 5.5), s * (sh - 4.5), s * (sh + 4.0));
        brush.fill(
            &format!("M{a},-160Q{b},-140 {},-126L{c},-126L{c},-160Z", s * (build.waist + 1.0)),
            look.under,
        );
    }
    brush.fill("M-10,-160L0,-128L10,-160Z", look.under);
    brush.fill("M-6,-160L0,-148L6,-160Z", look.skin);
    brush.glaze("M-6,-160L0,-148L6,-160Z", look.skin_shade, 0.3);
    brush.fill(
        "M-5,-161L-9,-153L-3.6,-146.6L0,-150.4L3.6,-146.6L9,-153L5,-161L0,-152Z",
        pale(look.under, 0.3),
    );
    brush.trace(
        "M-8.6,-153L-3.6,-146.6L0,-150.4L3.6,-146.6L8.6,-153M0,-149L0,-130",
        dark(look.under, 0.3),
        0.8,
        0.6,
    );
    brush.line("M-10.4,-160L0,-128L10.4,-160", edge, 2.0);
    brush.line(&format!("M0,-128L0,{}", build.hem + 4.0), edge, 1.0);
    buttons(brush, look.accent, -122.0, build.hem - 2.0, 9.0, 2.2);
    for s in [-1.0, 1.0] {
        brush.trace(&format!("M{},-101L{},-103", s * 8.0, s * 17.0), edge, 1.4, 0.9);
    }
    if look.pick("check", 2) == 0 {
        brush.trace("M-24,-110h48M-24,-96h48M-14,-146L-13,-84M14,-146L13,-84", edge, 0.8, 0.4);
    }
}

fn tunic(brush: &mut Brush, look: &Look, build: &Build) {
    let dark = dark(look.cloth, 0.24);
    if look.figure.hair != Hair::Hijab {
        brush.fill("M-4.6,-160L0,-140L4.6,-160Z", look.skin);
        brush.glaze("M-4.6,-160L0,-140L4.6,-160Z", look.skin_shade, 0.3);
        // A standing collar.
        brush.fill("M-8.6,-160L-8,-153.4Q-4,-150.6 -1.6,-150L-4.4,-160ZM8.6,-160L8,-153.4Q4,-150.6 1.6,-150L4.4,-160Z", dark);
        brush.trace("M-1.8,-150L0,-140L1.8,-150", dark, 1.0, 0.9);
    }
    let middle = if look.figure.hair == Hair::Hijab { -150.0 } else { -140.0 };
    brush.line(&format!("M0,{middle}L0,{}", build.hem + 4.0), dark, 1.4);
    match look.pick("tie", 3) {
        0 => {
            buttons(brush, look.accent, middle + 8.0, -104.0, 8.0, 0.0);
            brush.trace(&format!("M-40,{0}Q0,{1} 40,{0}", build.hem - 4.0, build.hem), look.accent, 1.6, 0.6);
        }
        1 => {
            brush.fill("M-28,-113Q0,-109 28,-113L28,-107Q0,-103 -28,-107Z", dark);
            brush.spot(0.0, -108.0, 2.6, 2.6, look.accent);
        }
        _ => {
            brush.fill("M-28,-113h56v6h-56Z", dark);
            brush.spot(0.0, -110.0, 2.6, 2.6, look.accent);
        }
    }
    for s in [-1.0, 1.0] {
        let x = s * (build.hips - 8.0);
        brush.trace(&format!("M{x},-100Q{},-84 {},{}", x + s, x + s * 2.0, build.hem + 2.0), dark, 1.0, 0.55);
    }
}

fn overalls(brush: &mut Brush, look: &Look, build: &Build) {
    let under = look.under;
    let edge = dark(look.cloth, 0.26);
    brush.fill("M-8.6,-160Q-7,-147 0,-147Q7,-147 8.6,-160Z", look.skin);
    brush.glaze("M-8,-160Q0,-146 8,-160Z", look.skin_shade, 0.4);
    brush.line("M-9.2,-158.6Q-7.2,-146.2 0,-146.2Q7.2,-146.2 9.2,-158.6", dark(under, 0.2), 2.0);
    if look.pick("striped", 2) == 0 {
        for i in 0..4 {
            let y = -141.0 + f64::from(i) * 7.4;
            brush.trace(&format!("M-34,{y}Q0,{} 34,{y}", y + 2.0), dark(under, 0.42), 1.8, 0.5);
        }
    }
    // Straps, bib, trousers up to the waist.
    let low = build.hem + 8.0;
    for s in [-1.0, 1.0] {
        brush
            .fill(&format!("M{},-160L{},-160L{},-134L{},-134Z", s * 11.0, s * 16.6, s * 13.0, s * 7.8), edge);
    }
    brush.fill(
        &format!(
            "M-13.4,-136.6Q0,-134.6 13.4,-136.6C14,-126 16,-119 {0},-114L40,-112L40,{low}L-40,{low}L-40,-112L{1},-114C-16,-119 -14,-126 \
             -13.4,-136.6Z",
            build.waist - 0.5,
            0.5 - build.waist
        ),
        look.cloth,
    );
    brush.trace("M-13.4,-136.6Q0,-134.6 13.4,-136.6", pale(look.cloth, 0.3), 1.0, 0.55);
    for s in [-1.0, 1.0] {
        brush.fill(&format!("M{},-138.4h4.8v4.6h-4.8Z", s * 10.6 - 2.4), look.accent);
        brush.trace(
            &format!("M{},-106Q{},-98 {},-96", s * 10.0, s * 13.0, s * (build.hips + 1.0)),
            edge,
            1.1,
            0.8,
        );
    }
    brush.fill("M-7.4,-130h14.8v11.4l-7.4,2.6l-7.4,-2.6Z", dark(look.cloth, 0.12));
    brush.trace("M-7.4,-130h14.8M-7.4,-130v11.4l7.4,2.6l7.4,-2.6v-11.4M2.6,-130v6", edge, 0.9, 0.8);
    brush.trace(&format!("M-30,-109.6Q0,-106.4 30,-109.6M0,-107L0,{low}"), edge, 1.0, 0.6);
}

fn dress(brush: &mut Brush, look: &Look, build: &Build) {
    let line = dark(look.cloth, 0.26);
    let hijab = look.figure.hair == Hair::Hijab;
    if !hijab {
        match look.pick("neckline", 3) {
            0 => {
                brush.fill("M-9,-160L0,-139L9,-160Z", look.skin);
                brush.line("M-9.4,-159L0,-138.4L9.4,-159", line, 1.6);
            }
            1 => {
                brush.fill("M-10,-160Q-9,-144 0,-144Q9,-144 10,-160Z", look.skin);
                brush.line("M-10.4,-159Q-9,-143.4 0,-143.4Q9,-143.4 10.4,-159", line, 1.6);
            }
            _ => {
                brush.fill("M-5,-160L0,-146L5,-160Z", look.skin);
                brush.fill(
                    "M-5.4,-161L-11,-152.6Q-6,-146 0,-146.6Q6,-146 11,-152.6L5.4,-161L0,-149Z",
                    look.under,
                );
            }
        }
        brush.glaze("M-7,-160Q0,-148 7,-160Z", look.skin_shade, 0.35);
    }
    match look.pick("print", 3) {
        0 => {
            for row in 0..11 {
                for column in -4..=4 {
                    let shift = if row % 2 == 0 { 0.0 } else { 4.0 };
                    let (x, y) = (f64::from(column) * 8.0 + shift, -141.0 + f64::from(row) * 9.0);
                    if y < build.hem && !(x.abs() < 9.0 && y < -136.0) {
                        brush.tinge(x, y, 1.15, 1.15, look.accent, 0.75);
                    }
                }
            }
        }
        1 => {
            for i in 0..2 {
                let y = build.hem - 6.0 - f64::from(i) * 6.0;
                brush.trace(&format!("M-44,{y}Q0,{} 44,{y}", y + 4.0), look.accent, 1.8, 0.6);
            }
        }
        _ => {}
    }
    brush.fill("M-30,-114Q0,-110.4 30,-114L30,-109Q0,-105.4 -30,-109Z", line);
    for (x, to) in [(-11.0, -17.0), (-3.0, -5.0), (6.0, 9.0), (14.0, 22.0)] {
        brush.trace(&format!("M{x},-105Q{},-80 {to},{}", (x + to) / 2.0, build.hem + 3.0), line, 1.0, 0.5);
    }
}

fn vest(brush: &mut Brush, look: &Look, build: &Build) {
    let edge = dark(look.cloth, 0.3);
    let sh = build.shoulders;
    for s in [-1.0, 1.0] {
        brush.fill(
            &format!(
                "M{},-160Q{},-140 {},-124L{},-124L{},-160Z",
                s * (sh - 4.5),
                s * (sh - 4.0),
                s * (build.waist + 1.5),
                s * (sh + 5.0),
                s * (sh + 5.0)
            ),
            look.under,
        );
    }
    brush.fill("M-10.6,-160L0,-134L10.6,-160Z", look.under);
    collar(brush, look, look.under, -146.0);
    brush.line("M-10.8,-160L0,-134L10.8,-160", edge, 1.6);
    brush.line(&format!("M0,-134L0,{}", build.hem + 4.0), edge, 1.5);
    brush.fill("M-1.1,-133h2.2v4.6h-2.2Z", look.accent);
    // Reflecting bands, then pockets with flaps.
    let band = hex(0xd8d6cb);
    for (y, alpha) in [(-127.0, 0.85), (-97.4, 0.85)] {
        brush.glaze(
            &format!("M-34,{y}Q0,{0} 34,{y}L34,{1}Q0,{2} -34,{1}Z", y + 3.0, y + 4.6, y + 7.6),
            band,
            alpha,
        );
    }
    for s in [-1.0, 1.0] {
        brush.fill(&format!("M{0},-116h9.6v11.6h-9.6Z", s * 10.6 - 4.8), dark(look.cloth, 0.14));
        brush.fill(&format!("M{0},-117h10.4v4h-10.4Z", s * 10.6 - 5.2), edge);
    }
    brush.line("M13.6,-143v8", hex(0x2c2a33), 1.6);
    brush.line("M13.6,-143.6v1.4", look.accent, 1.6);
}
