//! The fifteen practice icons, the marks of the three indicators, and the lantern.
//!
//! An icon is drawn in a box of 20 units with round ends; under 18 px its lines are a little heavier. It always
//! stands beside its name, never alone, and its colour says free or placed, never front or behind.

use kurbo::{Affine, BezPath, Circle, Point, Shape as _};

use crate::{
    game::paint::{Canvas, Colour, Rgba, path},
    terms::Practice,
};

/// What one practice's icon is made of.
struct Glyph {
    /// Stroked paths.
    lines: &'static str,
    /// Filled paths, their edge a unit wide.
    solid: &'static str,
    /// Filled discs: x, y, radius.
    discs: &'static [(f64, f64, f64)],
    /// Stroked circles.
    rings: &'static [(f64, f64, f64)],
    /// Dotted path.
    dotted: &'static str,
}

const NONE: Glyph = Glyph { lines: "", solid: "", discs: &[], rings: &[], dotted: "" };

const fn glyph(practice: Practice) -> Glyph {
    match practice {
        Practice::Listen => Glyph {
            lines: "M5.2 8.6a4.9 4.9 0 0 1 9.8 0c0 3.2-2.9 3.5-3.3 6.3a2.5 2.5 0 0 1-4.8.4M8 8.8a2.2 2.2 0 0 1 4.4 0c0 1.5-1.6 \
                    1.7-1.8 3.2",
            ..NONE
        },
        Practice::Understand => Glyph {
            lines: "M10 16.6C5.4 13.2 2.9 10.6 2.9 7.6A3.6 3.6 0 0 1 10 6.4a3.6 3.6 0 0 1 7.1 1.2c0 3-2.5 5.6-7.1 9Z",
            ..NONE
        },
        Practice::Coach => {
            Glyph { lines: "M2.6 16.8h4.6v-4.2h4.6V8.4h4.6V4.6M13.6 6.6l2.5-2.6 2.5 2.6", ..NONE }
        }
        Practice::Recognise => {
            Glyph { lines: "M7.2 11.2 5.6 17.4 10 15l4.4 2.4-1.6-6.2", rings: &[(10.0, 7.4, 4.4)], ..NONE }
        }
        Practice::Delegate => {
            Glyph { lines: "M9.7 10h8M17 10v3.4M13.6 10v2.6", rings: &[(6.2, 10.0, 3.5)], ..NONE }
        }
        Practice::Assign => Glyph {
            lines: "M4.4 4.6h11.2v12.6H4.4ZM7.4 9.6h5.2M7.4 13h3.4",
            solid: "M7.4 2.6h5.2v3.2H7.4Z",
            ..NONE
        },
        Practice::Vision => {
            Glyph { lines: "M2.4 17Q10 9.6 17.6 17M10 13V3.2", solid: "M10 3.2 15.8 5.5 10 7.8Z", ..NONE }
        }
        Practice::Consensus => Glyph {
            rings: &[(10.0, 10.0, 3.6)],
            discs: &[(10.0, 3.2, 1.6), (10.0, 16.8, 1.6), (3.2, 10.0, 1.6), (16.8, 10.0, 1.6)],
            ..NONE
        },
        Practice::OwnUp => Glyph {
            lines: "M3 3.6h14v9.6H9.6L5.8 17v-3.8H3ZM8 6.9a2 1.8 0 1 1 2.9 1.6q-.9.4-.9 1.2",
            discs: &[(10.0, 11.4, 0.55)],
            ..NONE
        },
        Practice::Push => Glyph { lines: "M3.6 4.8 8.8 10l-5.2 5.2M10.6 4.8 15.8 10l-5.2 5.2", ..NONE },
        Practice::DecideAlone => {
            Glyph { lines: "M10 17.6v-5.4L3.6 4.2M3.2 9.2 3.3 3.8l5.2.9", dotted: "M10 12.2l6.4-8", ..NONE }
        }
        Practice::Inspect => Glyph { lines: "M12.4 12.4 17.2 17.2", rings: &[(8.6, 8.6, 5.0)], ..NONE },
        Practice::TakeOver => Glyph {
            lines: "M10 10v6.8M10 10 4.2 6.6M10 10l5.8-3.4",
            rings: &[(10.0, 10.0, 6.9)],
            discs: &[(10.0, 10.0, 1.5)],
            ..NONE
        },
        Practice::Front => Glyph {
            lines: "M3 3.8h14v8.6H3ZM10 12.4v2M10 14.2l-3.2 3.2M10 14.2l3.2 3.2M6 9.6 8.8 7l2 1.6L14 6.2",
            ..NONE
        },
        Practice::StepBack => Glyph { lines: "M16.6 3.4v13.2M13.2 10H3.4M7.4 5.8 3.2 10l4.2 4.2", ..NONE },
    }
}

/// Draws a practice's icon into the square of side `size` (canvas units) whose top left corner is `corner`.
pub fn practice(canvas: &mut Canvas, practice: Practice, corner: Point, size: f64, colour: impl Into<Rgba>) {
    let colour = colour.into();
    let at = Affine::translate(corner.to_vec2()) * Affine::scale(size / 20.0);
    let width = if size / f64::from(canvas.pixel()) < 18.0 { 1.9 } else { 1.7 };
    let glyph = glyph(practice);
    let mut lines = if glyph.lines.is_empty() { BezPath::new() } else { path(glyph.lines) };
    for &(x, y, r) in glyph.rings {
        lines.extend(Circle::new((x, y), r).path_elements(0.01));
    }
    // One area for all of it: a half transparent icon shows no crossings.
    let mut parts = vec![canvas.area_stroke(at, &lines, width, &[])];
    let mut solid = if glyph.solid.is_empty() { BezPath::new() } else { path(glyph.solid) };
    for &(x, y, r) in glyph.discs {
        solid.extend(Circle::new((x, y), r).path_elements(0.01));
    }
    if !solid.is_empty() {
        parts.push(canvas.area(at, &solid));
        parts.push(canvas.area_stroke(at, &solid, 1.0, &[]));
    }
    if !glyph.dotted.is_empty() {
        parts.push(canvas.area_stroke(at, &path(glyph.dotted), 2.2, &[0.1, 3.2]));
    }
    canvas.fill_area(&crate::game::paint::Area::union(parts), colour);
}

/// One of the three indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Morale: a sun, a disc with eight rays.
    Sun,
    /// Innovation: a four-pointed spark.
    Spark,
    /// Loyalty: two linked rings.
    Rings,
}

/// Draws an indicator's mark. At scale 1 it is 16 canvas units high.
pub fn mark(canvas: &mut Canvas, mark: Mark, centre: Point, scale: f64, colour: impl Into<Rgba>) {
    let colour = colour.into();
    let at = Affine::translate(centre.to_vec2()) * Affine::scale(scale);
    match mark {
        Mark::Sun => {
            canvas.circle(at, (0.0, 0.0), 3.6, colour);
            let rays = path(
                "M0,-6.6V-8M0,6.6V8M-6.6,0H-8M6.6,0H8M-4.7,-4.7L-5.7,-5.7M4.7,4.7L5.7,5.7M-4.7,4.7L-5.7,5.7M4.7,-4.7L5.7,-5.7",
            );
            canvas.stroke(at, &rays, 1.5, colour);
        }
        Mark::Spark => {
            canvas.fill(at, &path("M0,-8Q1,-1 6.6,0Q1,1 0,8Q-1,1 -6.6,0Q-1,-1 0,-8Z"), colour);
        }
        Mark::Rings => {
            let mut rings = Circle::new((-3.0, 0.0), 4.2).to_path(0.01);
            rings.extend(Circle::new((3.0, 0.0), 4.2).path_elements(0.01));
            canvas.stroke(at, &rings, 1.7, colour);
        }
    }
}

/// Draws the lantern without its halo. It hangs from `at`'s origin and is 33 units high; its flame sits at
/// (0, 19). `lit` is how bright it burns, 0 (out) to 1.
pub fn lantern(canvas: &mut Canvas, at: Affine, lit: f32) {
    let frame = Colour::hex(0x2a1b16);
    let glass = Colour::hex(0x4a3a40).mix(Colour::hex(0xffe9b0), lit);
    canvas.stroke(at, &path("M-6.5,10C-7,-1 7,-1 6.5,10"), 1.8, Colour::hex(0x3a2a20));
    canvas.fill(at, &path("M-5.4,9L0,4.6L5.4,9Z"), frame);
    canvas.fill(at, &path("M-7,9h14v2.6h-14Z"), frame);
    canvas.fill(at, &path("M-5.6,11.6C-8.6,17 -8,22 -6.4,27H6.4C8,22 8.6,17 5.6,11.6Z"), glass.alpha(0.92));
    if lit > 0.0 {
        let flame = path("M0,13.5C3.4,17.6 3.4,23 0,25.4C-3.4,23 -3.4,17.6 0,13.5Z");
        canvas.fill(at, &flame, Colour::WHITE.alpha(lit));
        canvas.fill(
            at,
            &path("M0,18C1.8,20 1.8,23.6 0,25.4C-1.8,23.6 -1.8,20 0,18Z"),
            Colour::hex(0xf6a832).alpha(lit),
        );
    }
    canvas.stroke(at, &path("M-3,11.6V27M3,11.6V27"), 0.9, frame.alpha(0.55));
    canvas.fill(at, &path("M-7.6,26.6h15.2v3h-15.2Z"), frame);
    canvas.fill(at, &path("M-9,29.4h18v3.4h-18Z"), frame);
    canvas.stroke(at, &path("M-8.6,29.8h17.2"), 0.9, Colour::hex(0xc98b3e));
}
