//! The canvas: triangles in the order in which they are painted.

use kurbo::{
    Affine, BezPath, Cap, Circle, Ellipse, Join, Point, Rect, RoundedRect, Shape as _, Stroke, StrokeOpts,
};
use lyon_tessellation::{
    FillGeometryBuilder, FillOptions, FillRule, FillTessellator, FillVertex, GeometryBuilder,
    GeometryBuilderError, VertexId,
    math::Point as LyonPoint,
    path::{ControlPointId, EndpointId, IdEvent, PositionStore},
};

use super::{
    Rgba,
    area::{Area, Contour, length, perimeter, signed_area},
};

/// A corner of a triangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vertex {
    /// Place in canvas units; y points down.
    pub at: [f32; 2],
    /// Colour, sRGB-encoded with straight alpha, 0–1.
    pub colour: [f32; 4],
}

/// Triangles in the order in which they are painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Canvas {
    /// The corners.
    pub vertices: Vec<Vertex>,
    /// Three for each triangle.
    pub indices: Vec<u32>,
    pixel: f64,
}

impl Canvas {
    /// An empty canvas. `pixel` is the size of one screen pixel in canvas units: it sets how finely curves are cut
    /// and how wide the soft edge is.
    #[must_use]
    pub fn new(pixel: f32) -> Self {
        Self { vertices: Vec::new(), indices: Vec::new(), pixel: f64::from(pixel).max(1e-4) }
    }

    /// The size of one screen pixel in canvas units.
    #[must_use]
    pub fn pixel(&self) -> f32 {
        self.pixel as f32
    }

    /// Whether nothing is on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// Takes everything off it.
    pub fn clear(&mut self) {
        self.vertices.clear();
        self.indices.clear();
    }

    /// The smallest rectangle round everything: least and greatest x and y. `None` when it is empty.
    #[must_use]
    pub fn bounds(&self) -> Option<[[f32; 2]; 2]> {
        let first = self.vertices.first()?.at;
        Some(self.vertices.iter().fold([first, first], |[low, high], vertex| {
            let [x, y] = vertex.at;
            [[low[0].min(x), low[1].min(y)], [high[0].max(x), high[1].max(y)]]
        }))
    }

    /// The inside of a path by the nonzero rule, to clip with or to unite.
    #[must_use]
    pub fn area(&self, at: Affine, path: &BezPath) -> Area {
        Area::of(at, path, false, self.tolerance())
    }

    /// The inside of a path by the even-odd rule.
    #[must_use]
    pub fn area_even_odd(&self, at: Affine, path: &BezPath) -> Area {
        Area::of(at, path, true, self.tolerance())
    }

    /// What a stroke with round ends and joins covers. `width` is in the path's units.
    #[must_use]
    pub fn area_stroke(&self, at: Affine, path: &BezPath, width: f64, dashes: &[f64]) -> Area {
        let mut style = Stroke::new(width).with_caps(Cap::Round).with_join(Join::Round);
        if !dashes.is_empty() {
            style = style.with_dashes(0.0, dashes.iter().copied());
        }
        let tolerance = self.tolerance() / scale(at);
        let outline = kurbo::stroke(path.iter(), &style, &StrokeOpts::default(), tolerance);
        Area::of(at, &outline, false, self.tolerance())
    }

    /// Fills a path by the nonzero rule.
    pub fn fill(&mut self, at: Affine, path: &BezPath, colour: impl Into<Rgba>) {
        let area = self.area(at, path);
        self.fill_area(&area, colour);
    }

    /// Fills a path by the even-odd rule.
    pub fn fill_even_odd(&mut self, at: Affine, path: &BezPath, colour: impl Into<Rgba>) {
        let area = self.area_even_odd(at, path);
        self.fill_area(&area, colour);
    }

    /// Fills what of a path lies in `clip`.
    pub fn fill_in(&mut self, clip: &Area, at: Affine, path: &BezPath, colour: impl Into<Rgba>) {
        let area = self.area(at, path).and(clip);
        self.fill_area(&area, colour);
    }

    /// Fills an area.
    pub fn fill_area(&mut self, area: &Area, colour: impl Into<Rgba>) {
        let colour = colour.into();
        if colour.0[3] <= 0.0 {
            return;
        }
        for shape in &area.shapes {
            self.feathered(shape, colour);
        }
    }

    /// Strokes a path with round ends and joins. `width` is in the path's units; a line thinner than a pixel is
    /// drawn a pixel wide and fainter.
    pub fn stroke(&mut self, at: Affine, path: &BezPath, width: f64, colour: impl Into<Rgba>) {
        self.stroke_dashed(at, path, width, &[], colour);
    }

    /// Strokes a path in dashes of the given lengths, on and off in turn, with round ends.
    pub fn stroke_dashed(
        &mut self,
        at: Affine,
        path: &BezPath,
        width: f64,
        dashes: &[f64],
        colour: impl Into<Rgba>,
    ) {
        let (width, fade) = self.visible(at, width);
        let area = self.area_stroke(at, path, width, dashes);
        self.fill_area(&area, colour.into().faded(fade));
    }

    /// Strokes what of a path lies in `clip`.
    pub fn stroke_in(
        &mut self,
        clip: &Area,
        at: Affine,
        path: &BezPath,
        width: f64,
        colour: impl Into<Rgba>,
    ) {
        let (width, fade) = self.visible(at, width);
        let area = self.area_stroke(at, path, width, &[]).and(clip);
        self.fill_area(&area, colour.into().faded(fade));
    }

    /// Fills an ellipse.
    pub fn ellipse(
        &mut self,
        at: Affine,
        centre: impl Into<Point>,
        radii: (f64, f64),
        colour: impl Into<Rgba>,
    ) {
        let path = Ellipse::new(centre, radii, 0.0).to_path(self.tolerance() / scale(at));
        self.fill(at, &path, colour);
    }

    /// Fills a circle.
    pub fn circle(&mut self, at: Affine, centre: impl Into<Point>, radius: f64, colour: impl Into<Rgba>) {
        let path = Circle::new(centre, radius).to_path(self.tolerance() / scale(at));
        self.fill(at, &path, colour);
    }

    /// Fills a rectangle.
    pub fn rect(&mut self, at: Affine, rect: Rect, colour: impl Into<Rgba>) {
        self.fill(at, &rect.to_path(1.0), colour);
    }

    /// Fills a rectangle with round corners.
    pub fn rounded(&mut self, at: Affine, rect: Rect, radius: f64, colour: impl Into<Rgba>) {
        let path = RoundedRect::from_rect(rect, radius).to_path(self.tolerance() / scale(at));
        self.fill(at, &path, colour);
    }

    /// Paints another canvas over this one. Its soft edges keep the width they were made with.
    pub fn append(&mut self, other: &Self, at: Affine) {
        let first = self.vertices.len() as u32;
        self.vertices.extend(other.vertices.iter().map(|vertex| {
            let place = at * Point::new(f64::from(vertex.at[0]), f64::from(vertex.at[1]));
            Vertex { at: [place.x as f32, place.y as f32], colour: vertex.colour }
        }));
        self.indices.extend(other.indices.iter().map(|index| first + index));
    }

    /// How far a flattened curve may lie from the true one.
    pub(super) fn tolerance(&self) -> f64 {
        self.pixel * 0.14
    }

    /// The width a stroke is drawn with, and how much fainter it is than it was asked for.
    fn visible(&self, at: Affine, width: f64) -> (f64, f32) {
        let least = self.pixel / scale(at);
        if width >= least { (width, 1.0) } else { (least, (width / least) as f32) }
    }

    /// One shape: its inside half a pixel in, and a fringe from there to half a pixel out.
    fn feathered(&mut self, shape: &[Contour], colour: Rgba) {
        let Some(outer) = shape.first() else { return };
        let side = signed_area(outer).signum();
        let area: f64 = shape.iter().map(|contour| signed_area(contour)).sum::<f64>().abs();
        let round: f64 = shape.iter().map(|contour| perimeter(contour)).sum();
        if !(area > 0.0 && round > 0.0) {
            return;
        }
        // Of a strip this is its width. What is thinner than a pixel covers only part of it.
        let thickness = 2.0 * area / round;
        let (inset, outset) = (f64::min(0.5 * self.pixel, 0.45 * thickness), 0.5 * self.pixel);
        let cover = (thickness / (outset + 0.55 * thickness)).min(1.0);
        let colour = colour.faded(cover as f32);

        let first = self.vertices.len() as u32;
        let mut inside = Inside::default();
        for contour in shape {
            let start = inside.points.len();
            let n = contour.len();
            for i in 0..n {
                let away = mitre(contour[(i + n - 1) % n], contour[i], contour[(i + 1) % n], side);
                let shifted =
                    |by: f64| [(contour[i][0] + away[0] * by) as f32, (contour[i][1] + away[1] * by) as f32];
                let inner = shifted(-inset);
                inside.points.push(LyonPoint::new(inner[0], inner[1]));
                self.vertices.push(Vertex { at: inner, colour: colour.0 });
                self.vertices.push(Vertex { at: shifted(outset), colour: colour.faded(0.0).0 });
            }
            inside.rings.push((start, n));
        }
        inside.triangles(self, first, colour);
        for &(start, n) in &inside.rings {
            for i in 0..n {
                let [a, b] = [start + i, start + (i + 1) % n].map(|k| first + 2 * k as u32);
                self.indices.extend([a, b, a + 1, a + 1, b, b + 1]);
            }
        }
    }
}

/// The mean scale of a transform.
pub(super) fn scale(at: Affine) -> f64 {
    at.determinant().abs().sqrt().max(1e-9)
}

/// The way out of the shape at a corner, as long as keeps both edges parallel; shortened at sharp corners.
fn mitre(before: [f64; 2], here: [f64; 2], after: [f64; 2], side: f64) -> [f64; 2] {
    let out = |a: [f64; 2], b: [f64; 2]| {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = length(dx, dy).max(1e-12);
        [side * dy / length, -side * dx / length]
    };
    let (n, m) = (out(before, here), out(here, after));
    let along = 1.0 + n[0] * m[0] + n[1] * m[1];
    let (x, y) = (n[0] + m[0], n[1] + m[1]);
    // At most one and a half long: a needle's point must not stick out.
    let by = if along > 1e-6 { (1.0 / along).min(1.5 / length(x, y).max(1e-6)) } else { 0.0 };
    [x * by, y * by]
}

/// The inner rings of a shape, as the tessellator reads them.
#[derive(Default)]
struct Inside {
    points: Vec<LyonPoint>,
    /// Start and length of each ring.
    rings: Vec<(usize, usize)>,
}

impl Inside {
    /// Fills the rings. Corner `k` of the rings is vertex `first + 2k` of the canvas.
    fn triangles(&self, canvas: &mut Canvas, first: u32, colour: Rgba) {
        if let [(_, n)] = self.rings[..]
            && n <= 4
        {
            // Too simple for a sweep: a triangle, or a quadrangle where a fan will do.
            if n == 3 || self.is_convex() {
                canvas
                    .indices
                    .extend((2..n as u32).flat_map(|i| [first, first + 2 * (i - 1), first + 2 * i]));
                return;
            }
        }
        let events = self.rings.iter().flat_map(|&(start, n)| {
            let id = move |i: usize| EndpointId((start + i % n) as u32);
            std::iter::once(IdEvent::Begin { at: id(0) })
                .chain((1..n).map(move |i| IdEvent::Line { from: id(i - 1), to: id(i) }))
                .chain(std::iter::once(IdEvent::End { last: id(n - 1), first: id(0), close: true }))
        });
        let options = FillOptions::default().with_fill_rule(FillRule::NonZero);
        let mut sink = Sink { canvas, first, colour };
        // What the tessellator cannot fill (rings that inset has turned inside out) keeps its fringe.
        let _ = FillTessellator::new().tessellate_with_ids(events, self, None, &options, &mut sink);
    }

    fn is_convex(&self) -> bool {
        let n = self.points.len();
        let turn = |i: usize| {
            let [a, b, c] = [0, 1, 2].map(|k| self.points[(i + k) % n]);
            (b - a).cross(c - b)
        };
        let first = turn(0);
        (1..n).all(|i| turn(i) * first > 0.0)
    }
}

impl PositionStore for Inside {
    fn get_endpoint(&self, id: EndpointId) -> LyonPoint {
        self.points[id.0 as usize]
    }

    fn get_control_point(&self, _: ControlPointId) -> LyonPoint {
        // Rings have straight edges only.
        LyonPoint::default()
    }
}

/// Takes the tessellator's triangles into the canvas, reusing the ring's vertices.
struct Sink<'a> {
    canvas: &'a mut Canvas,
    first: u32,
    colour: Rgba,
}

impl GeometryBuilder for Sink<'_> {
    fn add_triangle(&mut self, a: VertexId, b: VertexId, c: VertexId) {
        self.canvas.indices.extend([a.0, b.0, c.0]);
    }
}

impl FillGeometryBuilder for Sink<'_> {
    fn add_fill_vertex(&mut self, vertex: FillVertex<'_>) -> Result<VertexId, GeometryBuilderError> {
        if let Some(id) = vertex.as_endpoint_id() {
            return Ok(VertexId(self.first + 2 * id.0));
        }
        let at = vertex.position();
        let id = self.canvas.vertices.len() as u32;
        self.canvas.vertices.push(Vertex { at: [at.x, at.y], colour: self.colour.0 });
        Ok(VertexId(id))
    }
}
