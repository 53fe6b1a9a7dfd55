//! Paint: what is covered, how softly it ends, and what colour it has.

use kurbo::{Affine, BezPath, Point, Rect, Shape as _};

use super::{Canvas, Colour, Rgba, path};

const WHITE: Rgba = Rgba([1.0; 4]);

/// How much a canvas covers: the integral of alpha over its triangles.
fn covered(canvas: &Canvas) -> f64 {
    let triangle = |corners: &[u32]| {
        let [a, b, c] = [0, 1, 2].map(|i| canvas.vertices[corners[i] as usize]);
        let cross = (b.at[0] - a.at[0]) * (c.at[1] - a.at[1]) - (b.at[1] - a.at[1]) * (c.at[0] - a.at[0]);
        f64::from(cross.abs() / 2.0) * f64::from(a.colour[3] + b.colour[3] + c.colour[3]) / 3.0
    };
    canvas.indices.chunks_exact(3).map(triangle).sum()
}

fn filled(pixel: f32, path: &BezPath) -> Canvas {
    let mut canvas = Canvas::new(pixel);
    canvas.fill(Affine::IDENTITY, path, WHITE);
    canvas
}

fn assert_near(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within * wanted, "{found} is not {wanted}");
}

#[test]
fn a_fill_covers_what_the_path_encloses() {
    let shapes = [
        "M0,0H40V30H0Z",
        "M0,0L40,0L40,30L20,8L0,30Z",
        "M20,0C50,0 50,40 20,40C-10,40 -10,0 20,0Z",
        "M0,0L60,20L0,40L12,20Z",
    ];
    for d in shapes {
        let path = path(d);
        assert_near(covered(&filled(1.0, &path)), path.area().abs(), 0.02);
    }
}

#[test]
fn overlapping_parts_are_painted_once() {
    let path = path("M0,0H20V20H0ZM10,0H30V20H10Z");
    assert_near(covered(&filled(1.0, &path)), 600.0, 0.01);
    let mut canvas = Canvas::new(1.0);
    canvas.fill_even_odd(Affine::IDENTITY, &path, WHITE);
    assert_near(covered(&canvas), 400.0, 0.01);
}

#[test]
fn the_soft_edge_is_a_pixel_wide_whatever_the_scale() {
    for scale in [0.5, 1.0, 4.0] {
        let mut canvas = Canvas::new(1.0);
        canvas.rect(Affine::scale(scale), Rect::new(0.0, 0.0, 20.0, 20.0), WHITE);
        let [low, high] = canvas.bounds().unwrap_or_default();
        let end = (20.0 * scale) as f32;
        for (found, wanted) in [(low[0], -0.5), (low[1], -0.5), (high[0], end + 0.5), (high[1], end + 0.5)] {
            assert!((found - wanted).abs() < 0.01, "{found} is not {wanted}");
        }
        for vertex in &canvas.vertices {
            let outside = vertex.at.iter().any(|c| *c < -0.1 || *c > end + 0.1);
            assert!((vertex.colour[3] - if outside { 0.0 } else { 1.0 }).abs() < 1e-6);
        }
    }
}

#[test]
fn what_is_thinner_than_a_pixel_is_fainter() {
    for width in [0.25, 0.5, 1.0, 3.0] {
        let mut canvas = Canvas::new(1.0);
        canvas.stroke(Affine::IDENTITY, &path("M0,0H100"), width, WHITE);
        assert_near(covered(&canvas), 100.0 * width, 0.08);
    }
    for width in [0.4, 0.8] {
        let bar = Rect::new(0.0, 0.0, 100.0, width).to_path(0.1);
        assert_near(covered(&filled(1.0, &bar)), 100.0 * width, 0.12);
    }
}

#[test]
fn clipping_keeps_what_lies_in_both() {
    let mut canvas = Canvas::new(1.0);
    let clip = canvas.area(Affine::IDENTITY, &path("M0,0H20V20H0Z"));
    canvas.fill_in(&clip, Affine::IDENTITY, &path("M10,10H60V60H10Z"), WHITE);
    assert_near(covered(&canvas), 100.0, 0.01);
    let rest = clip.without(&canvas.area(Affine::IDENTITY, &path("M10,-5H60V60H10Z")));
    canvas.clear();
    canvas.fill_area(&rest, WHITE);
    assert_near(covered(&canvas), 200.0, 0.01);
}

#[test]
fn dashes_leave_gaps() {
    let mut canvas = Canvas::new(0.2);
    canvas.stroke_dashed(Affine::IDENTITY, &path("M0,0H100"), 2.0, &[6.0, 4.0], WHITE);
    // Ten dashes, each with two round ends.
    assert_near(covered(&canvas), 10.0 * (12.0 + std::f64::consts::PI), 0.02);
}

#[test]
fn gradients_run_through_their_stops() {
    let [red, green, blue] = [0xff0000, 0x00ff00, 0x0000ff].map(|hex| Colour::hex(hex).alpha(1.0));
    let mut canvas = Canvas::new(0.01);
    let area = Rect::new(0.0, 0.0, 10.0, 100.0).to_path(0.1);
    let stops = [(0.0, red), (0.25, green), (1.0, blue)];
    canvas.linear(Affine::IDENTITY, &area, Point::ZERO, Point::new(0.0, 100.0), &stops);
    let at = |y: f32| {
        let near = |v: &&super::Vertex| (v.at[1] - y).abs() < 0.02 && v.colour[3] > 0.9;
        canvas.vertices.iter().find(near).map(|v| v.colour.map(|c| (c * 255.0).round() as i32))
    };
    assert_eq!(at(25.0), Some([0, 255, 0, 255]));
    assert!(at(0.0).is_some_and(|[r, g, b, _]| r > 250 && g < 5 && b < 5));
    assert!(at(100.0).is_some_and(|[r, g, b, _]| r < 5 && g < 5 && b > 250));
    canvas.clear();
    canvas.radial(Affine::IDENTITY, (5.0, 5.0), (4.0, 2.0), &[(0.0, WHITE), (1.0, WHITE.faded(0.0))]);
    let cone = std::f64::consts::PI * 8.0 / 3.0;
    assert_near(covered(&canvas), cone, 0.02);
    canvas.clear();
    canvas.fill_by(Affine::IDENTITY, &area, 5.0, |_| WHITE);
    assert_near(covered(&canvas), 1000.0, 0.01);
}

#[test]
fn what_is_appended_comes_last_and_is_moved() {
    let mut canvas = filled(1.0, &path("M0,0H4V4H0Z"));
    let (vertices, indices) = (canvas.vertices.len(), canvas.indices.len());
    let other = canvas.clone();
    canvas.append(&other, Affine::translate((10.0, 0.0)));
    assert_eq!((canvas.vertices.len(), canvas.indices.len()), (2 * vertices, 2 * indices));
    assert!((canvas.vertices[vertices].at[0] - canvas.vertices[0].at[0] - 10.0).abs() < 1e-6);
    assert_eq!(canvas.indices[indices], vertices as u32 + canvas.indices[0]);
}

#[test]
fn empty_and_degenerate_paths_leave_the_canvas_empty() {
    for d in ["", "M3,3", "M0,0L10,0", "M0,0L10,0L0,0Z", "M5,5L5,5L5,5Z"] {
        assert!(filled(1.0, &path(d)).is_empty(), "{d}");
    }
    let mut canvas = Canvas::new(1.0);
    canvas.fill(Affine::IDENTITY, &path("M0,0H9V9Z"), WHITE.faded(0.0));
    assert!(canvas.is_empty() && canvas.bounds().is_none());
}

#[test]
fn a_canvas_becomes_the_meshes_of_stage_and_pages() {
    let mut canvas = Canvas::new(1.0);
    canvas.rect(Affine::IDENTITY, Rect::new(0.0, 0.0, 10.0, 10.0), Colour::hex(0xff8000).alpha(0.5));
    let mesh = canvas.to_mesh();
    assert_eq!(mesh.count_vertices(), canvas.vertices.len());
    let page = canvas.to_egui(bevy_egui::egui::vec2(100.0, 0.0), 2.0);
    assert_eq!(page.vertices.len(), canvas.vertices.len());
    assert!(page.is_valid());
    let inner = page.vertices[0];
    assert_eq!(inner.color.to_array(), [128, 64, 0, 128]);
    assert!((inner.pos.x - (100.0 + canvas.vertices[0].at[0] * 2.0)).abs() < 1e-4);
}
