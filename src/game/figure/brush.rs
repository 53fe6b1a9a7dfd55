//! The brush: drawing instructions in a figure's own units, turned into shapes on a canvas.
//!
//! Every colour passes through the figure's [`Tint`] on its way. A flat figure is not painted shape by shape: its
//! outlines are gathered and filled once, so that it can be half transparent without its parts showing.

use kurbo::{Affine, BezPath, Ellipse, Shape as _};

use crate::game::paint::{Area, Canvas, Colour, path};

/// The light a figure stands in, or the one colour it is drawn in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tint {
    /// Every colour multiplied by these three factors (red, green, blue; 1 leaves it as it is).
    Lit([f32; 3]),
    /// The figure's silhouette in one colour: the lamp's edge, drawn under the figure and a little aside.
    Flat(Colour),
}

impl Tint {
    /// Light that changes nothing.
    pub const PLAIN: Self = Self::Lit([1.0; 3]);
}

pub(super) struct Brush<'a> {
    canvas: &'a mut Canvas,
    at: Affine,
    tint: Tint,
    /// What may be painted on at present.
    clip: Option<Area>,
    silhouette: Vec<Area>,
}

/// Lines thinner than this are too fine to show in a silhouette.
const FINE: f64 = 1.4;

impl<'a> Brush<'a> {
    pub(super) fn new(canvas: &'a mut Canvas, at: Affine, tint: Tint) -> Self {
        Self { canvas, at, tint, clip: None, silhouette: Vec::new() }
    }

    /// Whether only the silhouette is wanted: what lies inside it need not be drawn.
    pub(super) fn is_flat(&self) -> bool {
        matches!(self.tint, Tint::Flat(_))
    }

    /// Fills a path.
    pub(super) fn fill(&mut self, d: &str, colour: Colour) {
        self.put(&path(d), colour, 1.0, false);
    }

    /// Fills a path by the even-odd rule.
    pub(super) fn fill_even_odd(&mut self, d: &str, colour: Colour) {
        self.put(&path(d), colour, 1.0, true);
    }

    /// Fills a path, letting what is below show through.
    pub(super) fn glaze(&mut self, d: &str, colour: Colour, alpha: f32) {
        self.put(&path(d), colour, alpha, false);
    }

    /// Strokes a path.
    pub(super) fn line(&mut self, d: &str, colour: Colour, width: f64) {
        self.trace(d, colour, width, 1.0);
    }

    /// Strokes a path, letting what is below show through.
    pub(super) fn trace(&mut self, d: &str, colour: Colour, width: f64, alpha: f32) {
        let path = path(d);
        match self.tint {
            Tint::Flat(_) => {
                if width >= FINE && alpha >= 1.0 && self.clip.is_none() {
                    let area = self.canvas.area_stroke(self.at, &path, width, &[]);
                    self.silhouette.push(area);
                }
            }
            Tint::Lit(light) => {
                let colour = colour.lit(light).alpha(alpha);
                match &self.clip {
                    Some(clip) => self.canvas.stroke_in(clip, self.at, &path, width, colour),
                    None => self.canvas.stroke(self.at, &path, width, colour),
                }
            }
        }
    }

    /// Fills an ellipse.
    pub(super) fn spot(&mut self, x: f64, y: f64, rx: f64, ry: f64, colour: Colour) {
        self.tinge(x, y, rx, ry, colour, 1.0);
    }

    /// Fills an ellipse, letting what is below show through.
    pub(super) fn tinge(&mut self, x: f64, y: f64, rx: f64, ry: f64, colour: Colour, alpha: f32) {
        self.put(&Ellipse::new((x, y), (rx, ry), 0.0).to_path(0.02), colour, alpha, false);
    }

    /// Strokes an ellipse.
    pub(super) fn hoop(&mut self, x: f64, y: f64, rx: f64, ry: f64, colour: Colour, width: f64) {
        let d = format!("M{},{y}a{rx},{ry} 0 1,1 {},0a{rx},{ry} 0 1,1 {},0Z", x - rx, 2.0 * rx, -2.0 * rx);
        self.line(&d, colour, width);
    }

    /// Draws within a path only.
    pub(super) fn within(&mut self, d: &str, draw: impl FnOnce(&mut Self)) {
        if self.is_flat() {
            return;
        }
        let area = self.canvas.area(self.at, &path(d));
        let inner = self.clip.as_ref().map_or_else(|| area.clone(), |clip| clip.and(&area));
        let outer = self.clip.replace(inner);
        draw(self);
        self.clip = outer;
    }

    /// Draws in a moved, turned or mirrored frame.
    pub(super) fn moved(&mut self, by: Affine, draw: impl FnOnce(&mut Self)) {
        let before = self.at;
        self.at = before * by;
        draw(self);
        self.at = before;
    }

    /// Paints the silhouette, where one was gathered.
    pub(super) fn finish(self) {
        if let Tint::Flat(colour) = self.tint {
            self.canvas.fill_area(&Area::union(self.silhouette), colour);
        }
    }

    fn put(&mut self, path: &BezPath, colour: Colour, alpha: f32, even_odd: bool) {
        let light = match self.tint {
            // What shines through lies on something that is there already.
            Tint::Flat(_) if alpha < 1.0 => return,
            Tint::Flat(_) => None,
            Tint::Lit(light) => Some(light),
        };
        let mut area =
            if even_odd { self.canvas.area_even_odd(self.at, path) } else { self.canvas.area(self.at, path) };
        if let Some(clip) = &self.clip {
            area = area.and(clip);
        }
        match light {
            None => self.silhouette.push(area),
            Some(light) => self.canvas.fill_area(&area, colour.lit(light).alpha(alpha)),
        }
    }
}

/// A tapered limb: trapezoids between discs, at each joint a radius.
pub(super) fn limb(joints: &[(f64, f64, f64)]) -> String {
    let mut d = String::new();
    for (x, y, w) in joints {
        d += &format!("M{},{y}a{w},{w} 0 1,1 {},0a{w},{w} 0 1,1 {},0Z", x - w, 2.0 * w, -2.0 * w);
    }
    for pair in joints.windows(2) {
        let [(x0, y0, w0), (x1, y1, w1)] = [pair[0], pair[1]];
        let (s, c) = ((y1 - y0).atan2(x1 - x0) + std::f64::consts::FRAC_PI_2).sin_cos();
        // In the same direction as the discs, so that the nonzero rule unites them.
        d += &format!(
            "M{},{}L{},{}L{},{}L{},{}Z",
            x0 + c * w0,
            y0 + s * w0,
            x0 - c * w0,
            y0 - s * w0,
            x1 - c * w1,
            y1 - s * w1,
            x1 + c * w1,
            y1 + s * w1
        );
    }
    d
}
