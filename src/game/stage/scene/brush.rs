//! What every part of the picture is drawn with: paths as the construction drawing writes them, and soft light as
//! grids of coloured points.

use kurbo::{Affine, Point};

use crate::game::paint::{Canvas, Colour, Rgba, Stop, Vertex, path};

/// A canvas and where on it to draw.
pub struct Brush<'a> {
    /// The canvas.
    pub canvas: &'a mut Canvas,
    /// From the part's own units to the canvas's.
    pub at: Affine,
}

impl<'a> Brush<'a> {
    /// A brush in the canvas's own units.
    pub fn new(canvas: &'a mut Canvas) -> Self {
        Self { canvas, at: Affine::IDENTITY }
    }

    /// Draws a part in units of its own.
    pub fn part(&mut self, at: Affine, draw: impl FnOnce(&mut Brush<'_>)) {
        draw(&mut Brush { canvas: self.canvas, at: self.at * at });
    }

    /// Fills a path in SVG notation.
    pub fn fill(&mut self, svg: &str, colour: impl Into<Rgba>) {
        self.canvas.fill(self.at, &path(svg), colour);
    }

    /// Strokes a path in SVG notation, with round ends.
    pub fn line(&mut self, svg: &str, width: f64, colour: impl Into<Rgba>) {
        self.canvas.stroke(self.at, &path(svg), width, colour);
    }

    /// Strokes a path in SVG notation in dashes.
    pub fn dashes(&mut self, svg: &str, width: f64, dashes: &[f64], colour: impl Into<Rgba>) {
        self.canvas.stroke_dashed(self.at, &path(svg), width, dashes, colour);
    }

    /// Fills an ellipse.
    pub fn oval(&mut self, centre: (f64, f64), radii: (f64, f64), colour: impl Into<Rgba>) {
        self.canvas.ellipse(self.at, centre, radii, colour);
    }

    /// Fills an upright rectangle with hard edges: what meets another edge to edge must not fade there.
    pub fn block(&mut self, from: (f64, f64), to: (f64, f64), colour: impl Into<Rgba>) {
        let colour = colour.into();
        self.bands(from.0, to.0, &[(from.1, colour), (to.1, colour)]);
    }

    /// Fills an upright rectangle, hard-edged, its colour running down through the given heights.
    pub fn bands(&mut self, left: f64, right: f64, stops: &[(f64, Rgba)]) {
        let columns = [left, right];
        self.grid(2, stops.len(), |i, j| (Point::new(columns[i], stops[j].0), stops[j].1));
    }

    /// A grid of coloured points, joined: soft light is drawn with it.
    pub fn grid(&mut self, columns: usize, rows: usize, point: impl Fn(usize, usize) -> (Point, Rgba)) {
        let first = self.canvas.vertices.len() as u32;
        for j in 0..rows {
            for i in 0..columns {
                let (place, colour) = point(i, j);
                let place = self.at * place;
                self.canvas.vertices.push(Vertex { at: [place.x as f32, place.y as f32], colour: colour.0 });
            }
        }
        let corner = |i: usize, j: usize| first + (j * columns + i) as u32;
        for j in 1..rows {
            for i in 1..columns {
                let [a, b, c, d] = [corner(i - 1, j - 1), corner(i, j - 1), corner(i - 1, j), corner(i, j)];
                self.canvas.indices.extend([a, b, c, c, b, d]);
            }
        }
    }

    /// A glow: an ellipse whose colour runs from its centre to its rim.
    pub fn glow(&mut self, centre: (f64, f64), radii: (f64, f64), stops: &[Stop]) {
        self.canvas.radial(self.at, centre, radii, stops);
    }
}

/// A colour of the drawing.
pub const fn hex(value: u32) -> Colour {
    Colour::hex(value)
}

/// The numbers that scatter stars, windows and rain: the same each time.
pub struct Scatter(u32);

impl Scatter {
    /// Starts with a seed.
    pub const fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// The next number, 0–1.
    pub fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0) / 4_294_967_296.0
    }
}

/// `t` of the way from one number to another.
pub fn lerp(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}

/// 0 up to `low`, 1 from `high` on, and a soft slope between.
pub fn step(low: f64, high: f64, value: f64) -> f64 {
    let t = ((value - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A colour of a gradient given by stops, alpha included.
pub fn along(stops: &[(f64, Rgba)], place: f64) -> Rgba {
    let Some(after) = stops.iter().position(|stop| stop.0 >= place) else {
        return stops.last().map_or(Rgba([0.0; 4]), |stop| stop.1);
    };
    if after == 0 {
        return stops[0].1;
    }
    let (low, high) = (stops[after - 1], stops[after]);
    low.1.mix(high.1, ((place - low.0) / (high.0 - low.0)) as f32)
}
