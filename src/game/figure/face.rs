//! The face. Origin at the base of the chin: chin at −1.2, crown at −40.

use kurbo::Affine;

use super::{
    brush::Brush,
    look::Look,
    pose::{Mood, Pose},
};
use crate::{
    game::paint::Colour,
    scenario::person::{Beard, Hair},
};

/// Height of the eyes.
const EYES: f64 = -21.2;

/// The outline of the face at a relative width.
fn outline(w: f64) -> String {
    format!(
        "M{},-24C{},-45 {},-45 {},-24C{},-12 {},-1.2 0,-1.2C{},-1.2 {},-12 {},-24Z",
        -14.3 * w,
        -15.6 * w,
        15.6 * w,
        14.3 * w,
        14.0 * w,
        8.2 * w,
        -8.2 * w,
        -14.0 * w,
        -14.3 * w
    )
}

/// Whether the ear on a side (−1 or 1) is turned away.
pub(super) fn ear_gone(pose: &Pose, side: f64) -> bool {
    let gaze = f64::from(pose.gaze);
    gaze.abs() > 1.1 && side * gaze > 0.0
}

/// How far a gaze moves the ears: against the features, or with them once the head turns.
pub(super) fn ear_shift(pose: &Pose) -> f64 {
    let gaze = f64::from(pose.gaze);
    -2.6 * gaze * if gaze.abs() > 1.1 { 0.45 } else { -0.25 }
}

pub(super) fn draw(brush: &mut Brush, look: &Look, pose: &Pose) {
    let w = f64::from(look.figure.face) / 100.0;
    // Cloth round the face leaves the features less room.
    let room = if look.figure.hair == Hair::Hijab { 0.78 } else { 1.0 };
    let dx = f64::from(pose.gaze) * 2.6 * room;
    let shift = ear_shift(pose);
    for s in [-1.0, 1.0] {
        if !ear_gone(pose, s) {
            brush.spot(s * 14.2 * w + shift, -20.0, 2.8, 4.2, look.skin);
            brush.tinge(s * 14.4 * w + shift, -20.0, 1.2, 2.3, look.skin_shade, 0.55);
        }
    }
    let outline = outline(w);
    brush.fill(&outline, look.skin);
    brush.within(&outline, |brush| skin(brush, look, pose, w, dx));
    if look.figure.beard == Beard::Full {
        full_beard(brush, look, w);
    }
    if brush.is_flat() {
        return;
    }
    eyes(brush, look, pose, w, dx);
    let nose = format!(
        "M{},-19Q{},-14.4 {},-13.6Q{},-12.6 {},-13.5",
        dx * 1.25 + 0.5,
        dx * 1.35 + 2.6,
        dx * 1.3 + 1.7,
        dx * 1.3,
        dx * 1.3 - 1.7
    );
    brush.line(&nose, look.skin_shade, 1.05);
    mouth(brush, look, pose.mood, dx * 1.08);
    if look.figure.beard == Beard::Moustache || look.figure.beard == Beard::Full {
        moustache(brush, look, dx * 1.08);
    }
    age(brush, look, pose.mood, w, dx);
    if look.figure.glasses {
        glasses(brush, look, w, dx);
    }
}

/// Shade plane, cheeks, and the hair that grows within the outline.
fn skin(brush: &mut Brush, look: &Look, pose: &Pose, w: f64, dx: f64) {
    let plane = format!(
        "M{},-46C{},-30 {},-12 {},0L24,4L24,-46Z",
        6.0 * w + dx,
        12.0 * w + dx,
        11.0 * w + dx,
        2.0 + dx
    );
    brush.glaze(&plane, look.skin_shade, 0.34);
    let flush = look.skin.mix(Colour::hex(0xc85040), 0.38);
    let alpha = match pose.mood {
        Mood::Hollow => 0.08,
        Mood::Bright => 0.46,
        _ => 0.3,
    };
    for s in [-1.0, 1.0] {
        brush.tinge(s * 7.6 * w + dx, -13.8, 3.9, 2.6, flush, alpha);
    }
    match look.figure.beard {
        Beard::Short => {
            let beard = "M-16,-20C-14,-15 -11,-14.5 -8,-13.2C-5,-11.4 5,-11.4 8,-13.2C11,-14.5 14,-15 16,-20L16,4L-16,4Z";
            brush.fill(beard, look.own_hair.mix(Colour::hex(0x1c1014), 0.14));
            around_mouth(brush, look, dx);
        }
        Beard::Stubble => {
            let shade = look.own_hair.mix(Colour::hex(0x2c1f20), 0.6);
            brush.glaze("M-16,-18C-13,-12.5 -7,-12 0,-12C7,-12 13,-12.5 16,-18L16,4L-16,4Z", shade, 0.26);
        }
        Beard::None | Beard::Full | Beard::Moustache => {}
    }
}

/// The bare place round the mouth that a beard leaves.
fn around_mouth(brush: &mut Brush, look: &Look, dx: f64) {
    brush.moved(Affine::translate((dx * 0.7, 0.0)), |brush| {
        let bare = look.own_hair.mix(look.skin, 0.55);
        brush.fill("M-4.2,-9.6Q0,-11 4.2,-9.6Q3,-5.6 0,-5.6Q-3,-5.6 -4.2,-9.6Z", bare);
    });
}

fn full_beard(brush: &mut Brush, look: &Look, w: f64) {
    brush.moved(Affine::scale_non_uniform(w, 1.0), |brush| {
        let beard = "M-14.4,-21.5C-13.4,-16 -10.6,-14.6 -7.6,-13.2C-4.6,-11.6 4.6,-11.6 7.6,-13.2C10.6,-14.6 13.4,-16 \
                     14.4,-21.5C16.2,-12 14.6,-3.4 10.4,1.6C7.4,5.4 3.4,7.4 0,7.6C-3.4,7.4 -7.4,5.4 -10.4,1.6C-14.6,-3.4 \
                     -16.2,-12 -14.4,-21.5Z";
        brush.fill(beard, look.own_hair);
        if brush.is_flat() {
            return;
        }
        let shade = look.own_hair.mix(Colour::hex(0x20121a), 0.4);
        brush.within(beard, |brush| brush.glaze("M5,-16C9,-8 8,2 3,9L20,9L20,-24Z", shade, 0.5));
        let strand = look.own_hair.mix(Colour::WHITE, 0.2);
        brush.trace("M-10.6,-8C-9.6,-3 -7.4,1 -4.4,4M-5.4,-3.4C-4.6,0 -3,2.6 -1.6,4.6M4,-3C3.6,0 2.6,2.4 1.6,4.2", strand, 0.8, 0.45);
    });
}

fn moustache(brush: &mut Brush, look: &Look, mx: f64) {
    brush.moved(Affine::translate((mx, 0.0)), |brush| {
        let hair = look.own_hair.mix(Colour::hex(0x1c1014), 0.12);
        brush.fill(
            "M0,-11.6C-1.6,-12.8 -4.4,-12.2 -7.2,-8.6C-7.4,-8 -6.8,-7.9 -6.2,-8.2C-4,-9.2 -1.6,-9 0,-9.9C1.6,-9 4,-9.2 \
             6.2,-8.2C6.8,-7.9 7.4,-8 7.2,-8.6C4.4,-12.2 1.6,-12.8 0,-11.6Z",
            hair,
        );
    });
}

fn eyes(brush: &mut Brush, look: &Look, pose: &Pose, w: f64, dx: f64) {
    let (mood, gaze) = (pose.mood, f64::from(pose.gaze));
    let ink = Colour::hex(0x231419);
    let white = Colour::hex(0xfbf3e8).mix(look.skin, 0.28);
    let spread = 6.1 * w;
    let brow_width = [1.5, 1.7, 1.9][look.pick("brow", 3) as usize];
    for s in [-1.0, 1.0] {
        let x = s * spread + dx;
        if mood == Mood::Hollow || pose.blink {
            let y = EYES + 0.3;
            brush.line(&format!("M{},{y}Q{x},{} {},{y}", x - 3.0, EYES + 2.1, x + 3.0), ink, 1.25);
            if mood == Mood::Hollow {
                let y = EYES + 4.0;
                let under = format!("M{},{y}Q{x},{} {},{y}", x - 2.4, EYES + 5.1, x + 2.4);
                brush.trace(&under, look.skin_deep, 0.6, 0.6);
            }
        } else {
            open_eye(brush, mood, x, s, gaze, ink, white, look.skin_deep);
        }
        // Outer end, middle, inner end.
        let [outer, middle, inner] = match mood {
            Mood::Bright => [0.4, -2.3, 0.4],
            Mood::Steady => [0.7, -1.3, 0.5],
            Mood::Guarded => [0.9, 0.2, 1.2],
            Mood::Troubled => [1.7, -0.9, -1.9],
            Mood::Hollow => [1.6, -0.7, -0.9],
        };
        let y = EYES - 5.2;
        let brow = format!("M{},{}Q{x},{} {},{}", x + s * 4.2, y + outer, y + middle, x - s * 3.4, y + inner);
        brush.line(&brow, look.brow, brow_width);
    }
}

#[expect(clippy::too_many_arguments, reason = "one eye: where it is, where it looks, what it is made of")]
fn open_eye(
    brush: &mut Brush,
    mood: Mood,
    x: f64,
    s: f64,
    gaze: f64,
    ink: Colour,
    white: Colour,
    deep: Colour,
) {
    let guarded = mood == Mood::Guarded;
    let open = if guarded { 1.45 } else { 1.95 };
    brush.spot(x, EYES + if guarded { 0.6 } else { 0.2 }, 2.85, open, white);
    brush.spot(x + gaze * 0.8, EYES + if guarded { 0.7 } else { 0.2 }, 1.8, open, ink);
    if !guarded {
        brush.spot(x + gaze * 0.95 - 0.6, EYES - 0.5, 0.5, 0.5, white);
    }
    let lid = |half: f64, left: f64, arch: f64, right: f64| {
        format!("M{},{}Q{x},{} {},{}", x - half, EYES + left, EYES + arch, x + half, EYES + right)
    };
    let lid = match mood {
        Mood::Bright => lid(3.3, -0.4, -4.0, -0.4),
        Mood::Guarded => lid(3.4, -0.6, -1.7, -0.6),
        Mood::Troubled if s < 0.0 => lid(3.3, 0.5, -3.5, -0.9),
        Mood::Troubled => lid(3.3, -0.9, -3.5, 0.5),
        Mood::Steady | Mood::Hollow => lid(3.3, -0.3, -3.6, -0.3),
    };
    brush.line(&lid, ink, 1.15);
    if mood == Mood::Bright {
        let y = EYES + 3.3;
        let lower = format!("M{},{y}Q{x},{} {},{y}", x - 2.6, EYES + 2.4, x + 2.6);
        brush.trace(&lower, deep, 0.65, 0.7);
    }
}

fn mouth(brush: &mut Brush, look: &Look, mood: Mood, mx: f64) {
    let y = -8.2;
    let line = look.skin.mix(Colour::hex(0x4a1420), 0.72);
    let curve = |half: f64, left: f64, middle: f64, right: f64| {
        format!("M{},{}Q{mx},{} {},{}", mx - half, y + left, y + middle, mx + half, y + right)
    };
    let d = match mood {
        Mood::Bright => {
            let (top, low) = (y - 1.6, y + 4.1);
            let open = format!(
                "M{},{top}Q{mx},{} {},{top}Q{},{low} {mx},{low}Q{},{low} {},{top}Z",
                mx - 5.2,
                y + 0.6,
                mx + 5.2,
                mx + 3.6,
                mx - 3.6,
                mx - 5.2
            );
            brush.fill(&open, Colour::hex(0x5b1c26));
            let teeth = format!(
                "M{},{}Q{mx},{} {},{}L{},{}Q{mx},{} {},{}Z",
                mx - 4.6,
                y - 1.3,
                y + 0.8,
                mx + 4.6,
                y - 1.3,
                mx + 3.9,
                y + 0.4,
                y + 2.0,
                mx - 3.9,
                y + 0.4
            );
            brush.fill(&teeth, Colour::hex(0xfbf3e8).mix(look.skin, 0.28));
            return;
        }
        Mood::Steady => curve(4.3, -0.6, 2.5, -0.9),
        Mood::Guarded => curve(3.7, 0.4, 0.15, -0.1),
        Mood::Troubled => curve(3.6, 1.3, -1.3, 1.0),
        Mood::Hollow => curve(3.2, 1.2, -0.4, 1.3),
    };
    brush.line(&d, line, 1.3);
    if look.pick("lower lip", 3) == 0 {
        let y = y + 1.9;
        let lower = format!("M{},{y}Q{mx},{} {},{y}", mx - 2.6, y + 1.0, mx + 2.6);
        brush.trace(&lower, look.lip, 1.2, 0.8);
    }
}

/// Two lines at mouth and eyes from forty on, a third on the brow from sixty-two.
fn age(brush: &mut Brush, look: &Look, mood: Mood, w: f64, dx: f64) {
    let age = look.figure.age;
    if age <= 40 {
        return;
    }
    let alpha = if age < 50 { 0.55 } else { 0.75 };
    let mx = dx * 1.08;
    for s in [-1.0, 1.0] {
        if mood != Mood::Bright && !matches!(look.figure.beard, Beard::Short | Beard::Full) {
            let fold = format!("M{},-12.6Q{},-10.6 {},-9", mx + s * 6.6, mx + s * 7.2, mx + s * 6.4);
            brush.trace(&fold, look.skin_shade, 0.7, alpha);
        }
        let x = s * (6.1 * w + 3.9) + dx;
        let feet = format!("M{x},{EYES}l{},-.8M{x},{}l{},.5", s * 1.7, EYES + 1.2, s * 1.7);
        brush.trace(&feet, look.skin_shade, 0.55, alpha);
    }
    if age >= 62 {
        let lines = format!("M{},-30.4Q{dx},-31.2 {},-30.4", dx - 5.0, dx + 5.0);
        brush.trace(&lines, look.skin_shade, 0.6, 0.6);
    }
}

fn glasses(brush: &mut Brush, look: &Look, w: f64, dx: f64) {
    let frames = [0x5b2f3b, 0x2c2a33, 0x3f4c5a, 0x7a5a35];
    let frame = Colour::hex(frames[look.pick("frames", 4) as usize]);
    let spread = 6.1 * w;
    let round = look.pick("lenses", 3);
    for s in [-1.0, 1.0] {
        let x = s * spread + dx;
        let (left, top, r) = (x - 4.9, EYES - 3.9, [3.6, 4.0, 2.2][round as usize]);
        let (width, height) = (9.8 - 2.0 * r, 8.0 - 2.0 * r);
        let lens = format!(
            "M{},{top}h{width}a{r},{r} 0 0,1 {r},{r}v{height}a{r},{r} 0 0,1 {},{r}h{}a{r},{r} 0 0,1 {},{}v{}a{r},{r} 0 \
             0,1 {r},{}Z",
            left + r,
            -r,
            -width,
            -r,
            -r,
            -height,
            -r
        );
        brush.glaze(&lens, Colour::WHITE, 0.10);
        brush.line(&lens, frame, 1.05);
    }
    let (y, hinge) = (EYES - 1.0, spread + 4.9);
    brush.line(&format!("M{},{y}Q{dx},{} {},{y}", dx - 1.3, EYES - 2.0, dx + 1.3), frame, 1.0);
    for s in [-1.0, 1.0] {
        let end = s * 14.0 * w;
        brush.line(&format!("M{},{y}L{end},{}", dx + s * hinge, EYES - 0.2), frame, 1.0);
    }
}
