//! Gradients: colour by place, as vertex colours.

use kurbo::{Affine, BezPath, Point, Vec2};

use super::{
    Canvas, Rgba,
    canvas::{Vertex, scale},
};

/// A colour at a place of a gradient: place 0–1 from its start to its end, ascending.
pub type Stop = (f64, Rgba);

impl Canvas {
    /// Fills a path with a gradient along the line from one point to another, given in the path's units. Before the
    /// first stop and after the last the colour stays.
    pub fn linear(&mut self, at: Affine, path: &BezPath, from: Point, to: Point, stops: &[Stop]) {
        let (from, to) = (at * from, at * to);
        let way = to - from;
        let length = way.hypot2().max(1e-12);
        let place =
            move |p: [f32; 2]| (Point::new(f64::from(p[0]), f64::from(p[1])) - from).dot(way) / length;
        let mut plain = Self::new(self.pixel());
        plain.fill(at, path, Rgba([1.0; 4]));
        let cuts: Vec<f64> = stops.iter().map(|stop| stop.0).collect();
        for triangle in plain.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|i| plain.vertices[triangle[i] as usize]);
            for piece in slices(&corners, &cuts, &place) {
                let first = self.vertices.len() as u32;
                self.vertices.extend(piece.iter().map(|vertex| Vertex {
                    at: vertex.at,
                    colour: sample(stops, place(vertex.at)).faded(vertex.colour[3]).0,
                }));
                self.indices.extend((2..piece.len() as u32).flat_map(|i| [first, first + i - 1, first + i]));
            }
        }
    }

    /// Paints a glow: an ellipse whose colour runs from its centre (0) to its rim (1). Without a soft edge, as its
    /// last stop is meant to be clear.
    pub fn radial(&mut self, at: Affine, centre: impl Into<Point>, radii: (f64, f64), stops: &[Stop]) {
        let centre = centre.into();
        let widest = radii.0.max(radii.1) * scale(at) / f64::from(self.pixel());
        let spokes = (widest.sqrt() * 5.0).clamp(16.0, 72.0) as u32;
        let first = self.vertices.len() as u32;
        let mut push = |point: Point, colour: Rgba| {
            let point = at * point;
            self.vertices.push(Vertex { at: [point.x as f32, point.y as f32], colour: colour.0 });
        };
        push(centre, sample(stops, 0.0));
        let mut rings: Vec<f64> = stops.iter().map(|stop| stop.0).filter(|place| *place > 0.0).collect();
        if rings.last().is_none_or(|last| *last < 1.0) {
            rings.push(1.0);
        }
        for ring in &rings {
            for spoke in 0..spokes {
                let (sin, cos) = (std::f64::consts::TAU * f64::from(spoke) / f64::from(spokes)).sin_cos();
                push(centre + Vec2::new(cos * radii.0, sin * radii.1) * *ring, sample(stops, *ring));
            }
        }
        for spoke in 0..spokes {
            let next = (spoke + 1) % spokes;
            self.indices.extend([first, first + 1 + spoke, first + 1 + next]);
            for ring in 1..rings.len() as u32 {
                let [a, b] = [spoke, next].map(|k| first + 1 + (ring - 1) * spokes + k);
                self.indices.extend([a, a + spokes, b, b, a + spokes, b + spokes]);
            }
        }
    }

    /// Fills a path with a colour for each place (in canvas units), cut so fine that no triangle is longer than
    /// `step` canvas units.
    pub fn fill_by(&mut self, at: Affine, path: &BezPath, step: f64, colour: impl Fn(Point) -> Rgba) {
        let mut plain = Self::new(self.pixel());
        plain.fill(at, path, Rgba([1.0; 4]));
        let mut waiting: Vec<[Vertex; 3]> = plain
            .indices
            .chunks_exact(3)
            .map(|triangle| [0, 1, 2].map(|i| plain.vertices[triangle[i] as usize]))
            .collect();
        while let Some(triangle) = waiting.pop() {
            let length = |i: usize| {
                let (a, b) = (triangle[i].at, triangle[(i + 1) % 3].at);
                f64::from((a[0] - b[0]).hypot(a[1] - b[1]))
            };
            let longest = (0..3).max_by(|a, b| length(*a).total_cmp(&length(*b))).unwrap_or(0);
            let [a, b, c] = [0, 1, 2].map(|k| triangle[(longest + k) % 3]);
            if length(longest) > step {
                let middle = between(&a, &b, 0.5);
                waiting.extend([[a, middle, c], [middle, b, c]]);
                continue;
            }
            let first = self.vertices.len() as u32;
            self.vertices.extend([a, b, c].map(|vertex| {
                let place = Point::new(f64::from(vertex.at[0]), f64::from(vertex.at[1]));
                Vertex { at: vertex.at, colour: colour(place).faded(vertex.colour[3]).0 }
            }));
            self.indices.extend([first, first + 1, first + 2]);
        }
    }
}

/// The colour of a gradient at a place.
fn sample(stops: &[Stop], place: f64) -> Rgba {
    let Some(after) = stops.iter().position(|stop| stop.0 >= place) else {
        return stops.last().map_or(Rgba([0.0; 4]), |stop| stop.1);
    };
    if after == 0 {
        return stops[0].1;
    }
    let (low, high) = (stops[after - 1], stops[after]);
    let t = (place - low.0) / (high.0 - low.0).max(1e-9);
    low.1.mix(high.1, t as f32)
}

/// A convex polygon cut at every place where the gradient has a stop.
fn slices(corners: &[Vertex], cuts: &[f64], place: &impl Fn([f32; 2]) -> f64) -> Vec<Vec<Vertex>> {
    let mut pieces = vec![corners.to_vec()];
    for &cut in cuts {
        let mut next = Vec::with_capacity(pieces.len() + 1);
        for piece in pieces {
            for before in [true, false] {
                let kept = half(&piece, cut, before, place);
                if kept.len() > 2 {
                    next.push(kept);
                }
            }
        }
        pieces = next;
    }
    pieces
}

/// The part of a convex polygon before a place, or from it on.
fn half(piece: &[Vertex], cut: f64, before: bool, place: &impl Fn([f32; 2]) -> f64) -> Vec<Vertex> {
    let depth = |vertex: &Vertex| if before { cut - place(vertex.at) } else { place(vertex.at) - cut };
    let mut kept = Vec::with_capacity(piece.len() + 1);
    for (i, here) in piece.iter().enumerate() {
        let next = &piece[(i + 1) % piece.len()];
        let (d, e) = (depth(here), depth(next));
        if d >= 0.0 {
            kept.push(*here);
        }
        if (d > 0.0 && e < 0.0) || (d < 0.0 && e > 0.0) {
            kept.push(between(here, next, (d / (d - e)) as f32));
        }
    }
    kept
}

fn between(a: &Vertex, b: &Vertex, t: f32) -> Vertex {
    Vertex {
        at: std::array::from_fn(|i| a.at[i] + (b.at[i] - a.at[i]) * t),
        colour: std::array::from_fn(|i| a.colour[i] + (b.colour[i] - a.colour[i]) * t),
    }
}
