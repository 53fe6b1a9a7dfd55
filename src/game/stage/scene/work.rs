//! The work on the boards: one prop a workstream, in colours that the layer's light makes dark or lit.

use kurbo::Affine;

use super::brush::{Brush, hex};
use crate::scenario::work::Prop;

/// Where the props of the week's drawing begin.
const LEFT: f64 = 676.0;
const BASE: f64 = 424.0;

/// Where the middle of the work is: adopted ideas drift there.
pub const MIDDLE: (f64, f64) = (738.0, 372.0);

/// Draws the work, spread over the boards on the right; more than four stand in two rows.
pub fn work(b: &mut Brush<'_>, props: &[Prop]) {
    let count = props.len();
    for (i, kind) in props.iter().enumerate() {
        // One a little behind, the next in front.
        let (x, y, scale) = match count {
            1 => (62.0, -8.0, 1.0),
            2 => ([26.0, 88.0][i], [-14.0, -4.0][i], 1.0),
            3 => ([6.0, 58.0, 104.0][i], [-14.0, -4.0, -10.0][i], 1.0),
            4 => (2.0 + 36.0 * i as f64, [-22.0, -4.0, -22.0, -4.0][i], 0.86),
            _ => {
                let back = count.div_ceil(2);
                let (row, at, of) = if i < back { (-40.0, i, back) } else { (-2.0, i - back, count - back) };
                let shift = if i < back { 0.0 } else { 16.0 };
                (shift + 104.0 * at as f64 / (of.max(2) - 1) as f64, row, 0.7)
            }
        };
        b.part(Affine::translate((LEFT + x, BASE + y)) * Affine::scale(scale), |b| prop(b, *kind));
    }
}

/// Draws a prop with its foot at (0, 0).
pub fn prop(b: &mut Brush<'_>, prop: Prop) {
    match prop {
        Prop::Board => board(b),
        Prop::Switchboard => switchboard(b),
        Prop::Stand => stand(b),
        Prop::Bench => bench(b),
        Prop::Crates => crates(b),
        Prop::Desk => desk(b),
        Prop::Model => model(b),
    }
}

fn shadow(b: &mut Brush<'_>, wide: f64, deep: f64) {
    b.oval((0.0, 1.0), (wide, deep), hex(0x0b0609).alpha(0.5));
}

fn board(b: &mut Brush<'_>) {
    shadow(b, 22.0, 3.4);
    b.line("M-13,0L-4,-62M15,0L5,-62M0,-4V-58", 2.6, hex(0x7a5a40));
    b.fill("M-23,-74h47v42h-47Z", hex(0x5d4633));
    b.fill("M-20,-71h41v36h-41Z", hex(0xefe2c8));
    b.line("M-20,-62h41M-20,-53h41M-20,-44h41M-9,-71v36M2,-71v36M12,-71v36", 1.0, hex(0xb7a482));
    b.fill("M-8,-61h9v7h-9ZM3,-52h8v7h-8ZM-19,-43h9v7h-9Z", hex(0x4f8280));
    b.fill("M13,-61h7v7h-7ZM-8,-52h9v7h-9Z", hex(0xB4543C));
}

fn switchboard(b: &mut Brush<'_>) {
    shadow(b, 32.0, 4.0);
    b.fill("M-29,-34h58v34h-58Z", hex(0x5b4036));
    b.fill("M-29,-34h58v4h-58Z", hex(0x80594a));
    b.fill("M-26,-66h52v32h-52Z", hex(0x33404f));
    b.fill("M-23,-63h46v26h-46Z", hex(0x23303c));
    for i in 0..8 {
        let place = (-18.0 + f64::from(i % 4) * 12.0, if i > 3 { -45.0 } else { -57.0 });
        b.oval(place, (2.6, 2.6), hex(if i % 3 == 1 { 0xf6c254 } else { 0xd9d2c0 }));
    }
    b.line("M-18,-57C-14,-36 2,-38 6,-57M-6,-45C0,-30 14,-34 18,-45", 1.7, hex(0xe07a4c));
    b.fill("M-12,-37q12,-8 24,0l-3,5q-9,-5 -18,0Z", hex(0xdcd3c6));
    b.line("M-24,-20h48M-24,-10h48", 1.2, hex(0x3f2b27));
}

fn stand(b: &mut Brush<'_>) {
    shadow(b, 15.0, 2.8);
    b.line("M0,-46V-4M0,-4L-10,0M0,-4L10,0M0,-6L3,1", 2.4, hex(0x4a4048));
    b.part(Affine::rotate_about((-8.0_f64).to_radians(), (0.0, -52.0)), |b| {
        b.fill("M-17,-68h34l3,26h-40Z", hex(0x4a4048));
        b.fill("M-13,-74l12,2v26l-14,-2Z", hex(0xefe2c8));
        b.fill("M1,-72l13,-2l3,26l-16,2Z", hex(0xe2d2b0));
        b.line("M-10,-68l7,1M-11,-62l8,1M-11,-56l8,1M4,-67l8,-1M4,-61l9,-1M5,-55l9,-1", 1.0, hex(0x8b7a66));
    });
}

fn crates(b: &mut Brush<'_>) {
    shadow(b, 30.0, 4.0);
    b.fill("M-27,-30h50v30h-50Z", hex(0x7a5a40));
    b.line("M-27,-20h50M-27,-10h50", 1.2, hex(0x54392a));
    b.fill("M-27,-30h6v30h-6ZM17,-30h6v30h-6Z", hex(0x8d6a4b));
    b.fill("M-17,-56h34v26h-34Z", hex(0x6c4e38));
    b.line("M-17,-47h34M-17,-38h34", 1.2, hex(0x47301f));
    b.fill("M-17,-56h5v26h-5ZM12,-56h5v26h-5Z", hex(0x80603f));
    b.fill("M-8,-70h22v14h-22Z", hex(0xc9a878));
    b.line("M3,-70v14M-8,-63h22", 1.4, hex(0x8f6b3f));
    b.fill("M-4,-24h14v9h-14Z", hex(0xefe2c8));
}

fn bench(b: &mut Brush<'_>) {
    shadow(b, 32.0, 4.0);
    b.fill("M-26,-34h7v34h-7ZM19,-34h7v34h-7Z", hex(0x6b4c38));
    b.fill("M-21,-14h42v4h-42Z", hex(0x5d4633));
    b.fill("M-30,-42h60v9h-60Z", hex(0x80594a));
    b.fill("M-30,-42h60v3h-60Z", hex(0x9a6f55));
    // A vice, a plane, a plank on end, shavings.
    b.fill("M-28,-54h8v12h-8ZM-17,-54h6v12h-6Z", hex(0x4f6a72));
    b.line("M-30,-48H-9", 2.2, hex(0xa9b3bd));
    b.fill("M-3,-50h22v8h-22Z", hex(0xc9a878));
    b.fill("M2,-58C2,-62 7,-62 7,-57V-50H2ZM13,-55h4v5h-4Z", hex(0x8a5a3a));
    b.line("M24,-33L18,-84", 4.6, hex(0xb98a5c));
    b.line("M-2,-10q4,-5 7,0q3,4 6,0M8,-4q3,-4 6,0", 1.2, hex(0xdccbb0));
}

fn desk(b: &mut Brush<'_>) {
    shadow(b, 32.0, 4.0);
    b.fill("M-27,-36h5v36h-5ZM22,-36h5v36h-5Z", hex(0x5b4036));
    b.fill("M-30,-40h60v6h-60Z", hex(0x80594a));
    b.fill("M4,-34h18v22h-18Z", hex(0x6b4c40));
    b.line("M9,-27h8M9,-19h8", 1.3, hex(0x3f2b27));
    b.fill("M-3,-46h8v6h-8ZM-8,-42h18v2.4h-18Z", hex(0x4a4048));
    b.fill("M-17,-74h36v28h-36Z", hex(0x33404f));
    b.fill("M-14,-71h30v22h-30Z", hex(0x9fb6bd));
    b.line("M-10,-66h14M-10,-61h20M-10,-56h11", 1.4, hex(0x4f6a72));
    b.fill("M-29,-44h12v4h-12Z", hex(0xefe2c8));
    b.fill("M-28,-48h10v4h-10Z", hex(0xdccbb0));
    b.line("M25,-40v-8", 1.4, hex(0xB4543C));
    b.fill("M21,-48h8v8h-8Z", hex(0x4f8280));
}

fn model(b: &mut Brush<'_>) {
    shadow(b, 31.0, 4.0);
    b.line("M-22,0L-16,-38M22,0L16,-38M-19,-15H19", 2.6, hex(0x6b4c38));
    b.fill("M-29,-43h58v6h-58Z", hex(0x80594a));
    b.fill("M-26,-47h52v4h-52Z", hex(0x6C7A4C));
    // Houses, a tower and two trees, as a model maker cuts them.
    b.fill("M-22,-47v-13l8,-6l8,6v13Z", hex(0xefe2c8));
    b.fill("M-14,-66l8,6v13h-8Z", hex(0xd2bf9c));
    b.fill("M-2,-47v-30h9v30Z", hex(0xdccbb0));
    b.fill("M3,-77h4v30h-4Z", hex(0xb9a582));
    b.fill("M-4,-77l6.500,-8l6.500,8Z", hex(0xB4543C));
    b.fill("M11,-47v-16h12v16Z", hex(0xefe2c8));
    b.fill("M18,-63h5v16h-5Z", hex(0xd2bf9c));
    b.line("M0,-70h2M0,-63h2M14,-58h3M14,-52h3M-19,-56h3", 1.3, hex(0x5a7189));
    b.line("M-25,-47v-4M26,-47v-4", 1.2, hex(0x5b4036));
    b.oval((-25.0, -54.0), (3.0, 4.6), hex(0x4f8280));
    b.oval((26.0, -54.0), (3.0, 4.6), hex(0x4f8280));
}
