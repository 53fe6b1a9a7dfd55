//! Areas: flattened outlines without overlaps, which can be united, cut and clipped.

use i_overlay::{
    core::{fill_rule::FillRule, overlay_rule::OverlayRule},
    float::{simplify::SimplifyShape as _, single::SingleFloatOverlay as _},
};
use kurbo::{Affine, BezPath, PathEl, Point};

/// One closed outline.
pub(super) type Contour = Vec<[f64; 2]>;

/// An area in canvas units: shapes of an outer contour and its holes, none of them crossing another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    pub(super) shapes: Vec<Vec<Contour>>,
}

impl Area {
    /// The inside of a path by the nonzero rule (or the even-odd rule), bent lines flattened to `tolerance`.
    pub(super) fn of(at: Affine, path: &BezPath, even_odd: bool, tolerance: f64) -> Self {
        let contours = flatten(at, path, tolerance);
        match contours.as_slice() {
            [] => Self::default(),
            [one] if is_convex(one) || is_simple(one) => Self { shapes: vec![contours] },
            _ => {
                let rule = if even_odd { FillRule::EvenOdd } else { FillRule::NonZero };
                Self { shapes: contours.simplify_shape(rule) }
            }
        }
    }

    /// What lies in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self { shapes: self.shapes.overlay(&other.shapes, OverlayRule::Intersect, FillRule::NonZero) }
    }

    /// What lies in this one and not in the other.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self { shapes: self.shapes.overlay(&other.shapes, OverlayRule::Difference, FillRule::NonZero) }
    }

    /// What lies in any of them.
    #[must_use]
    pub fn union(areas: Vec<Self>) -> Self {
        // One direction for every outline: turned round, it would cut a hole where two overlap.
        let mut contours: Vec<Contour> = Vec::new();
        for mut shape in areas.into_iter().flat_map(|area| area.shapes) {
            if shape.first().is_some_and(|outer| signed_area(outer) < 0.0) {
                shape.iter_mut().for_each(|contour| contour.reverse());
            }
            contours.append(&mut shape);
        }
        Self { shapes: contours.simplify_shape(FillRule::NonZero) }
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }
}

/// Twice the shoelace sum's half: positive when the contour runs clockwise on a screen whose y points down.
pub(super) fn signed_area(contour: &[[f64; 2]]) -> f64 {
    edges(contour).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>() / 2.0
}

/// The length round a contour.
pub(super) fn perimeter(contour: &[[f64; 2]]) -> f64 {
    edges(contour).map(|(a, b)| length(b[0] - a[0], b[1] - a[1])).sum()
}

/// The length of a vector. Nothing here is so long or so short that `hypot`'s care would be needed.
pub(super) fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

fn edges(contour: &[[f64; 2]]) -> impl Iterator<Item = ([f64; 2], [f64; 2])> {
    contour.iter().copied().zip(contour.iter().copied().cycle().skip(1))
}

fn flatten(at: Affine, path: &BezPath, tolerance: f64) -> Vec<Contour> {
    let mut contours: Vec<Contour> = Vec::new();
    let near = tolerance * 0.2;
    let push = |contour: &mut Contour, point: Point| {
        let apart = |last: &[f64; 2]| length(last[0] - point.x, last[1] - point.y) > near;
        if contour.last().is_none_or(apart) {
            contour.push([point.x, point.y]);
        }
    };
    kurbo::flatten(at * path, tolerance, |element| match element {
        PathEl::MoveTo(point) => contours.push(vec![[point.x, point.y]]),
        PathEl::LineTo(point) => {
            if let Some(contour) = contours.last_mut() {
                push(contour, point);
            }
        }
        _ => {}
    });
    for contour in &mut contours {
        while let (Some(first), Some(last)) = (contour.first(), contour.last())
            && contour.len() > 1
            && length(first[0] - last[0], first[1] - last[1]) <= near
        {
            contour.pop();
        }
    }
    contours.retain(|contour| contour.len() > 2);
    contours
}

/// Whether a contour turns one way only and goes round once: then nothing of it crosses itself.
fn is_convex(contour: &[[f64; 2]]) -> bool {
    let n = contour.len();
    let (mut side, mut turns) = (0.0_f64, 0.0_f64);
    for i in 0..n {
        let [a, b, c] = [contour[i], contour[(i + 1) % n], contour[(i + 2) % n]];
        let (u, v) = ([b[0] - a[0], b[1] - a[1]], [c[0] - b[0], c[1] - b[1]]);
        let cross = u[0] * v[1] - u[1] * v[0];
        if cross * side < 0.0 {
            return false;
        }
        side += cross;
        turns += cross.atan2(u[0] * v[0] + u[1] * v[1]);
    }
    turns.abs() < 1.5 * std::f64::consts::TAU
}

/// Whether no edge of a contour meets another but its neighbours. Asked of short contours only: of a long one it
/// costs more than to have it untangled.
fn is_simple(contour: &[[f64; 2]]) -> bool {
    let n = contour.len();
    if n > 48 {
        return false;
    }
    let side =
        |a: [f64; 2], b: [f64; 2], c: [f64; 2]| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let apart = |a: f64, b: f64, c: f64, d: f64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    for i in 0..n {
        let (a, b) = (contour[i], contour[(i + 1) % n]);
        // Edges next to this one share a corner with it: they may not run back along it.
        let after = contour[(i + 2) % n];
        if side(a, b, after) == 0.0
            && (b[0] - a[0]) * (after[0] - b[0]) + (b[1] - a[1]) * (after[1] - b[1]) < 0.0
        {
            return false;
        }
        for j in i + 2..n {
            if i == 0 && j == n - 1 {
                continue;
            }
            let (c, d) = (contour[j], contour[(j + 1) % n]);
            if apart(a[0], b[0], c[0], d[0]) || apart(a[1], b[1], c[1], d[1]) {
                continue;
            }
            if side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0 {
                return false;
            }
        }
    }
    true
}
