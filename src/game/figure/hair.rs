//! Hair: a part behind the head and a part before it, in the head's frame (chin at −1.2, crown at −40).

use std::f64::consts::TAU;

use kurbo::Affine;

use super::{brush::Brush, cover, look::Look};
use crate::{game::paint::Colour, scenario::person::Hair};

/// The three tones of one head of hair.
pub(super) struct Tones {
    pub(super) base: Colour,
    pub(super) light: Colour,
    pub(super) shade: Colour,
}

impl Tones {
    fn of(look: &Look) -> Self {
        let base = look.hair;
        let grey = ((look.figure.age as f32 - 46.0) / 60.0).clamp(0.0, 0.3);
        // Very dark hair shines cool or warm, not white.
        let shine = if base.lightness() < 0.25 {
            base.mix(Colour::hex(0xb09a94), 0.3)
        } else {
            base.mix(Colour::WHITE, 0.24)
        };
        Self {
            base,
            light: shine.mix(Colour::hex(0xd8d2cc), grey),
            shade: base.mix(Colour::hex(0x20121a), 0.33),
        }
    }
}

/// How far the hair reaches above the chin's base, in figure units.
pub(super) const fn crown(hair: Hair) -> f64 {
    match hair {
        Hair::Bald => 39.8,
        Hair::Cropped => 41.5,
        Hair::Receding | Hair::Hijab => 42.5,
        Hair::Bob | Hair::Long | Hair::Ponytail | Hair::Short | Hair::Braids | Hair::Cap => 45.0,
        Hair::Messy | Hair::Quiff => 47.5,
        Hair::Locs => 47.0,
        Hair::Curls => 49.5,
        Hair::Afro | Hair::Turban => 53.0,
        Hair::Bun => 55.5,
    }
}

/// What lies behind the head and the neck.
pub(super) fn back(brush: &mut Brush, look: &Look) {
    let t = Tones::of(look);
    match look.figure.hair {
        Hair::Bald | Hair::Turban => {}
        Hair::Cropped => brush.fill("M-14.9,-20C-16.4,-43.4 16.4,-43.4 14.9,-20Z", t.base),
        Hair::Short => brush.fill("M-15.2,-17C-17.4,-36 -12,-42 0,-42C12,-42 17.4,-36 15.2,-17Z", t.shade),
        Hair::Quiff => brush.fill("M-15.2,-19C-17,-36 -12,-42 0,-42C12,-42 17,-36 15.2,-19Z", t.base),
        Hair::Messy => brush.fill("M-15.4,-20C-17,-34 -14,-42 0,-42C14,-42 17,-34 15.4,-20Z", t.shade),
        Hair::Receding => brush.fill("M-15.6,-18C-17.4,-36 -12,-42.5 0,-42.5C12,-42.5 17.4,-36 15.6,-18Z", t.base),
        Hair::Bob => brush.fill(
            "M-18.5,-22C-20,-48 20,-48 18.5,-22C18.4,-13 18,-7 15.5,-2.5C11,1 -11,1 -15.5,-2.5C-18,-7 -18.4,-13 -18.5,-22Z",
            t.shade,
        ),
        Hair::Long => brush.fill(
            "M-18.4,-22C-20,-48.4 20,-48.4 18.4,-22C18.6,-12 20.4,-4 21.4,6C18,11 -18,11 -21.4,6C-20.4,-4 -18.6,-12 \
             -18.4,-22Z",
            t.shade,
        ),
        Hair::Ponytail => ponytail(brush, look, &t),
        Hair::Bun => {
            brush.fill("M-15,-19C-17.2,-43 17.2,-43 15,-19C12,-12 -12,-12 -15,-19Z", t.shade);
            let x = look.side("bun") * 1.2;
            brush.spot(x, -46.4, 9.0, 8.6, t.base);
            brush.trace(&format!("M{},-48Q{x},-53.6 {},-50M{},-45Q{x},-49.4 {},-46.6", x - 5.6, x + 5.4, x - 4.4, x + 3.4), t.light, 1.0, 0.5);
            brush.trace(&format!("M{},-41.6Q{x},-39.6 {},-41.6", x - 6.6, x + 6.6), t.shade, 1.6, 1.0);
        }
        Hair::Braids => brush.fill("M-15.2,-17C-17.4,-43.6 17.4,-43.6 15.2,-17C12,-9 -12,-9 -15.2,-17Z", t.shade),
        Hair::Locs => ropes(brush, look, &t, true),
        Hair::Afro => {
            const PUFFS: [(f64, f64, f64); 9] = [
                (-13.0, -38.0, 8.5),
                (-4.0, -44.0, 9.5),
                (6.0, -44.0, 9.5),
                (14.0, -38.0, 8.5),
                (-17.5, -29.0, 7.5),
                (18.0, -29.0, 7.5),
                (-17.0, -20.0, 5.5),
                (17.5, -20.0, 5.5),
                (0.0, -38.0, 14.0),
            ];
            brush.fill(&discs(&PUFFS), t.base);
        }
        Hair::Curls => {
            brush.fill(&discs(&BACK_CURLS), t.shade);
        }
        Hair::Hijab => cover::hijab_back(brush, &t),
        Hair::Cap => brush.fill("M-15.2,-17C-17,-36 -12,-41 0,-41C12,-41 17,-36 15.2,-17Z", look.own_hair),
    }
}

/// What lies before it.
pub(super) fn front(brush: &mut Brush, look: &Look) {
    let t = Tones::of(look);
    let parting = look.side("parting");
    match look.figure.hair {
        Hair::Bald => {
            let shine = look.skin.mix(Colour::WHITE, 0.35);
            brush.trace("M-9.6,-34.6Q-6,-38 -.6,-38.2", shine, 1.3, 0.55);
        }
        Hair::Cropped => cropped(brush, &t),
        Hair::Short => brush.moved(Affine::scale_non_uniform(parting, 1.0), |brush| short(brush, &t)),
        Hair::Quiff => {
            brush.fill(
                "M-15,-19.4C-17,-27 -17.4,-33 -15.4,-37C-15,-44 -6,-48.6 3,-48C12,-49.4 18.4,-43 16.4,-36C17.2,-31 16.2,-25 \
                 15,-19.4C14.2,-24 14.4,-29 12.8,-32.8C9,-35.4 6,-34.6 2,-36C-3,-34 -9,-33 -12.6,-32.6C-14.2,-28 -14.2,-24 \
                 -15,-19.4Z",
                t.base,
            );
            brush.trace("M-11,-40.5Q-5,-45.4 3,-44.6Q10,-44.6 13,-40M-7,-37.5Q-1,-41.4 7,-40.6", t.light, 1.0, 0.55);
        }
        Hair::Messy => {
            brush.fill(
                "M-15.2,-20C-18,-30 -17.4,-37 -13,-40.5C-12,-45 -3,-48.4 3,-46.4C8,-49 17,-44.6 16.8,-38C18.2,-32 16.4,-25 \
                 15.2,-20C14.4,-23 14.2,-27 12.2,-31C8,-30.6 4.6,-32 2,-34.4C-2,-31.4 -7,-30.4 -11.4,-31C-13.6,-28 \
                 -14.2,-24 -15.2,-20Z",
                t.base,
            );
            brush.trace("M-9,-42.5Q-1,-45.5 4,-41M6,-44.5Q13,-43 14.4,-36", t.light, 1.0, 0.6);
        }
        Hair::Receding => {
            brush.fill(
                "M-15.4,-18C-17.8,-30 -16.8,-44 -1,-44.6C14,-45 18,-32 15.4,-18C14.6,-22 14.4,-26 13.2,-29.4C13,-34.6 9,-36 \
                 4.6,-37.6C1,-36 -1,-36.4 -4,-37.4C-9,-35.6 -13,-34 -13.2,-29.4C-14.4,-26 -14.6,-22 -15.4,-18Z",
                t.base,
            );
            let grey = t.base.mix(Colour::hex(0xcfc6be), ((look.figure.age as f32 - 34.0) / 22.0).clamp(0.0, 0.6));
            brush.fill(
                "M-15.4,-17.6C-16.6,-24 -16.6,-28 -15.6,-31C-13.8,-30 -13.4,-28 -13.6,-25.6C-14.4,-23 -14.8,-20 -15.4,-17.6Z\
                 M15.4,-17.6C16.6,-24 16.6,-28 15.6,-31C13.8,-30 13.4,-28 13.6,-25.6C14.4,-23 14.8,-20 15.4,-17.6Z",
                grey,
            );
            brush.trace("M-10,-39.6Q-5,-42.6 2,-42.4", t.light, 0.9, 0.4);
        }
        Hair::Bob => brush.moved(Affine::scale_non_uniform(parting, 1.0), |brush| {
            brush.fill(
                "M-17.8,-11C-20.5,-40 -8,-45.5 2,-45C14,-44.4 19.6,-36 17.6,-11C16.2,-9.4 14.6,-9.8 13.9,-12C14.6,-22 13,-29 \
                 8.5,-34.5C2,-31 -8,-29.6 -12,-28C-13.6,-24 -13.4,-17 -13.6,-12C-14.4,-9.4 -16.6,-9.2 -17.8,-11Z",
                t.base,
            );
            brush.trace("M5,-42.5C-3,-41 -12,-37 -14.8,-28M9.5,-40C14,-36 16,-29 15.8,-19", t.light, 1.0, 0.7);
        }),
        Hair::Long => brush.moved(Affine::scale_non_uniform(parting, 1.0), |brush| long(brush, &t)),
        Hair::Ponytail | Hair::Bun => swept(brush, &t),
        Hair::Braids => braids(brush, &t),
        Hair::Locs => {
            brush.fill(
                "M-15.4,-18C-18.4,-40 -9,-46.6 0,-46.6C9,-46.6 18.4,-40 15.4,-18C14.6,-23 14.2,-28 12,-31.4C8,-34.6 4,-36 \
                 0,-38C-4,-36 -8,-34.6 -12,-31.4C-14.2,-28 -14.6,-23 -15.4,-18Z",
                t.base,
            );
            ropes(brush, look, &t, false);
        }
        Hair::Afro => {
            brush.fill(
                "M-14.6,-24C-15,-34 -9,-37.4 0,-37.2C9,-37.4 15,-34 14.6,-24C17,-34 14,-43 0,-43C-14,-43 -17,-34 -14.6,-24Z",
                t.base,
            );
            brush.trace("M-12,-43.5Q-5,-50.5 3,-50M8,-49.5Q14,-46.5 17,-41", t.light, 1.1, 0.65);
        }
        Hair::Curls => {
            brush.fill(&discs(&FRONT_CURLS), t.base);
            brush.trace(
                "M-12.4,-40Q-10.6,-44.4 -6.6,-44M-2,-46.6Q2.4,-48.6 5.8,-45.8M10.4,-42.6Q14.2,-42.4 15.2,-38.6M-17.6,-31.6Q\
                 -18,-35.4 -14.8,-36.6M17.4,-29Q18.6,-26.4 17,-24M-17.6,-21.6Q-18.8,-19 -16.8,-17M-6.4,-37.6Q-3.4,-39.8 \
                 -.6,-38M5.4,-37.8Q8.6,-39.4 10.8,-36.8",
                t.light,
                0.9,
                0.6,
            );
            brush.trace(
                "M-9.4,-37.4Q-11.6,-35.4 -13.6,-36.8M2.4,-36.4Q.8,-39.4 3,-41.6M13,-32.6Q10.4,-33.6 10.2,-36.4",
                t.shade,
                0.9,
                0.7,
            );
        }
        Hair::Hijab => cover::hijab_front(brush, &t),
        Hair::Turban => brush.moved(Affine::scale_non_uniform(parting, 1.0), |brush| cover::turban(brush, &t)),
        Hair::Cap => brush.moved(Affine::scale_non_uniform(parting, 1.0), |brush| cover::cap(brush, look, &t)),
    }
}

/// Circles as one outline.
fn discs(of: &[(f64, f64, f64)]) -> String {
    of.iter()
        .map(|(x, y, r)| format!("M{},{y}a{r},{r} 0 1,1 {},0a{r},{r} 0 1,1 {},0Z", x - r, 2.0 * r, -2.0 * r))
        .collect()
}

const BACK_CURLS: [(f64, f64, f64); 12] = [
    (-15.0, -33.0, 6.6),
    (-17.4, -24.0, 5.6),
    (-17.8, -15.4, 5.0),
    (-15.8, -8.0, 4.4),
    (15.0, -33.0, 6.6),
    (17.4, -24.0, 5.6),
    (17.8, -15.4, 5.0),
    (15.8, -8.0, 4.4),
    (-8.0, -40.0, 8.0),
    (8.0, -40.0, 8.0),
    (0.0, -34.0, 14.0),
    (0.0, -42.0, 7.4),
];

const FRONT_CURLS: [(f64, f64, f64); 16] = [
    (-10.4, -40.6, 5.4),
    (-3.4, -43.8, 5.4),
    (4.2, -43.8, 5.2),
    (11.0, -40.4, 5.2),
    (-15.2, -34.0, 4.8),
    (15.4, -33.6, 4.8),
    (-16.4, -26.2, 3.9),
    (16.6, -25.8, 3.9),
    (-16.6, -19.0, 3.2),
    (16.8, -18.6, 3.2),
    (-10.8, -34.6, 4.0),
    (-4.6, -37.0, 4.2),
    (2.4, -37.6, 4.2),
    (8.4, -36.0, 3.9),
    (12.4, -33.4, 3.2),
    (0.0, -41.0, 5.0),
];

fn cropped(brush: &mut Brush, t: &Tones) {
    brush.fill(
        "M-14.9,-21C-16.6,-31 -15.4,-41.6 0,-41.6C15.4,-41.6 16.6,-31 14.9,-21C14.4,-23 14.2,-25.4 13.6,-27.8C13,-31.4 \
         11.4,-33.2 8.4,-33.8C3,-35 -3,-35 -8.4,-33.8C-11.4,-33.2 -13,-31.4 -13.6,-27.8C-14.2,-25.4 -14.4,-23 -14.9,-21Z",
        t.base,
    );
    brush.trace("M-9.4,-37.2Q-4,-39.6 2,-39.4", t.light, 1.0, 0.45);
}

fn short(brush: &mut Brush, t: &Tones) {
    brush.fill(
        "M-15.3,-18.6C-17.8,-29 -17.2,-44.2 -3,-45C12,-46 18.4,-36 15.3,-18.6C14.6,-22.6 14.4,-26.4 13,-30C10.4,-31.8 4,-32.4 \
         -1,-34.2C-4.4,-35.2 -7,-36 -8.4,-37.2C-9.4,-34.6 -11,-32 -12.8,-30C-14.2,-26.4 -14.6,-22.6 -15.3,-18.6Z",
        t.base,
    );
    brush.line("M-8.4,-37.2Q-8,-40.8 -5.8,-43.4", t.shade, 0.9);
    brush.trace("M-3.6,-41.8Q4,-42.6 9.6,-38M-1,-38.6Q5,-38.4 11,-34.4", t.light, 1.0, 0.55);
}

fn long(brush: &mut Brush, t: &Tones) {
    // Two lengths that fall before the shoulders, then the crown.
    brush.fill(
        "M-16.4,-26C-19.6,-18 -18.4,-8 -20.4,2C-21.6,9 -21,17 -17,22.6C-13.4,18 -12,11 -12.4,3C-12.8,-4 -14.8,-10 -14,-18Z",
        t.base,
    );
    brush.fill("M16.4,-26C19.4,-18 18.6,-8 20,2C20.8,7 20.6,13 18,17.4C14.4,13.4 13.2,8 13,2C12.8,-4 14.8,-10 14,-18Z", t.base);
    brush.fill(
        "M-17.2,-16C-20.2,-40 -8,-45.4 2,-45C14,-44.4 20,-36 17.2,-16C16.4,-13 14.8,-13 14,-16C14.6,-23 12.6,-30 7.4,-35.6C2,-31.6 \
         -7,-30.4 -12,-27.6C-13.8,-24 -13.6,-20 -14,-16C-14.8,-13 -16.4,-13 -17.2,-16Z",
        t.base,
    );
    brush.trace(
        "M5,-42.4C-3,-41 -12,-37 -15,-27M9.6,-40C14,-36 16,-29 16,-19M-17,-12C-17.6,-4 -18.8,4 -18.2,12M16.8,-11C17,-4 18,2 17.6,8",
        t.light,
        1.0,
        0.6,
    );
    brush.trace("M-14.6,-8C-15.4,-1 -15.8,6 -15.4,13", t.shade, 0.9, 0.6);
}

/// Drawn back from the forehead: under a bun or a ponytail.
fn swept(brush: &mut Brush, t: &Tones) {
    brush.fill(
        "M-15,-18C-17.4,-30 -16.6,-44.4 0,-44.8C16.6,-44.4 17.4,-30 15,-18C14.4,-22 14.4,-25.6 13.4,-28.6C11.4,-33.4 7,-36 \
         1.4,-36.6C-5,-36.2 -10.8,-33.8 -13.4,-28.6C-14.4,-25.6 -14.4,-22 -15,-18Z",
        t.base,
    );
    brush.trace("M-12.6,-32C-11,-37.4 -7,-40.6 -2.4,-42.6M12.4,-32.4C11.4,-36.8 8.4,-40 5,-42M-6.4,-36C-5,-38.8 -3.4,-40.6 -.6,-42.4", t.light, 0.9, 0.55);
    brush.trace("M7.4,-35.6C7,-38.4 5.4,-40.8 3,-42.6", t.shade, 0.8, 0.6);
}

fn ponytail(brush: &mut Brush, look: &Look, t: &Tones) {
    brush.fill("M-15,-18C-17.2,-43 17.2,-43 15,-18C12,-11 -12,-11 -15,-18Z", t.shade);
    brush.moved(Affine::scale_non_uniform(look.side("tail"), 1.0), |brush| {
        brush.fill(
            "M10,-41C16.4,-46 22.6,-42.6 23.2,-34C23.7,-26.6 20.6,-20 20.8,-12C21,-6 22.6,-2 20.8,4C16,1.4 13.4,-6 13.6,-13C13.8,-20 16.4,-25 \
             15.2,-30C14.4,-33 12.6,-34.6 10,-35Z",
            t.base,
        );
        brush.trace("M18,-41C20.4,-38.4 20.6,-34 20,-29C19.2,-23 17.4,-18 17.8,-11.6C18,-7.6 18.8,-4 19.6,-1", t.light, 1.0, 0.5);
        brush.line("M14.6,-41.8Q17.2,-38.4 15.6,-34.6", look.accent, 1.9);
    });
}

/// Two braids over the shoulders, the parting between them.
fn braids(brush: &mut Brush, t: &Tones) {
    for s in [-1.0, 1.0] {
        for i in 0..8 {
            let k = f64::from(i);
            let (x, y, r) = (s * (15.6 + 2.6 * (k * 0.42).sin()), -16.0 + 4.9 * k, 4.1 - 0.2 * k);
            let lean = s * if i % 2 == 0 { 24.0_f64 } else { -24.0 };
            brush.moved(Affine::translate((x, y)) * Affine::rotate(lean.to_radians()), |brush| {
                brush.spot(0.0, 0.0, r, 3.4, if i % 2 == 0 { t.base } else { t.base.mix(t.shade, 0.55) });
                brush.trace(&format!("M{},-1.2Q0,.9 {},-.6", -r * 0.6, r * 0.6), t.light, 0.6, 0.45);
            });
        }
        let x = s * 16.0;
        brush.fill(
            &format!("M{},21.4Q{x},20 {},21.4L{},27.4Q{x},30.4 {},27.4Z", x - 2.0, x + 2.0, x + 1.6, x - 1.6),
            t.base,
        );
        brush.line(&format!("M{},22Q{x},23 {},22", x - 2.2, x + 2.2), t.shade, 1.6);
    }
    brush.fill(
        "M-16,-17C-18.8,-32 -16.4,-44.4 0,-44.8C16.4,-44.4 18.8,-32 16,-17C14.8,-20 14.4,-25 13.2,-28.6C10.6,-32 5,-33.8 0,-37.6C-5,-33.8 \
         -10.6,-32 -13.2,-28.6C-14.4,-25 -14.8,-20 -16,-17Z",
        t.base,
    );
    brush.line("M0,-37.8V-44", t.shade, 0.9);
    brush.trace("M-3,-41.4C-9,-39 -13.6,-34 -15,-26M3,-41.4C9,-39 13.6,-34 15,-26M-3.4,-38.4C-8,-36 -11.4,-33.4 -13,-30M3.4,-38.4C8,-36 11.4,-33.4 13,-30", t.light, 0.8, 0.45);
}

/// Locs: ropes of hair from the crown, to the shoulders behind and to the jaw before.
fn ropes(brush: &mut Brush, look: &Look, t: &Tones, behind: bool) {
    let rope = |brush: &mut Brush, x: f64, from: f64, to: f64, sway: f64, colour: Colour| {
        let d = format!(
            "M{},{from}C{},{} {},{} {},{to}",
            x * 0.92,
            x * 1.06,
            from + 10.0,
            x * 1.04 + sway,
            to - 9.0,
            x * 1.1 + sway
        );
        brush.line(&d, colour, 3.7);
        d
    };
    if behind {
        brush.fill("M-16.4,-18C-18.4,-45 18.4,-45 16.4,-18L15,-6L-15,-6Z", t.shade);
        for i in 0..9 {
            let k = f64::from(i) - 4.0;
            let sway = (k * TAU / 5.0).sin() * 1.2;
            let colour = if i % 2 == 0 { t.shade } else { t.base.mix(t.shade, 0.5) };
            rope(brush, k * 4.3, -30.0, 4.0 + (k * 1.9).cos() * 3.0, sway, colour);
        }
        return;
    }
    let high = look.pick("locs", 2) == 0;
    for s in [-1.0, 1.0] {
        for (i, (x, to)) in [(14.2, 5.0), (17.0, 9.5), (19.2, 2.0)].into_iter().enumerate() {
            let to = if high { to - 7.0 } else { to };
            let colour = if i == 1 { t.base.mix(t.light, 0.12) } else { t.base };
            let d = rope(brush, s * x, -29.0 - (2.0 - i as f64) * 2.0, to, s * 0.6, colour);
            brush.trace(&d, t.light, 0.7, 0.28);
        }
    }
    brush.trace(
        "M-1.4,-44.6C-4,-41.6 -5.4,-39.4 -5.8,-35.8M-6.4,-43.4C-9.6,-40 -11.4,-36.8 -12,-32.2M1.4,-44.6C4,-41.6 5.4,-39.4 5.8,-35.8M6.4,-43.4C9.6,-40 \
         11.4,-36.8 12,-32.2M-11,-40.6C-14,-36 -15.6,-32 -16,-26M11,-40.6C14,-36 15.6,-32 16,-26",
        t.shade,
        0.9,
        0.85,
    );
    brush.trace("M-4,-44C-7,-41 -8.6,-38 -9,-34.4M4,-44C7,-41 8.6,-38 9,-34.4", t.light, 0.8, 0.4);
}
