//! People as vector figures: from what an author writes of a person, and a pose, to shapes.
//!
//! Units: feet at the origin, y down, standing height 200. The coordinates are those of the look guide's drawings.
//! Every part has its base colour, its own shade and at most one highlight; nothing has an outline. All of it is a
//! pure function: the same figure in the same pose and light is the same mesh.

mod aids;
mod arms;
mod below;
mod body;
mod brush;
mod clothes;
mod cover;
mod face;
mod hair;
pub mod icons;
mod look;
mod pose;
#[cfg(test)]
mod tests;

pub use brush::Tint;
use kurbo::{Affine, Circle, Point, Shape as _};
pub use pose::{Arm, Energy, Mood, Pose};

use crate::{
    game::paint::{Canvas, Rgba},
    scenario::person::{Aid, Figure},
};
use brush::Brush;
use look::Look;

/// Draws a whole figure. `at` places its feet and sets the scale of figure units; the person's own height comes on
/// top of that.
pub fn draw(canvas: &mut Canvas, at: Affine, figure: &Figure, pose: &Pose, tint: Tint) {
    let look = Look::of(figure);
    let mut brush = Brush::new(canvas, at * Affine::scale(height(figure)), tint);
    body::draw(&mut brush, &look, pose);
    brush.finish();
}

/// Draws head and shoulders in a round frame, on a disc of the colour `ground`. Everybody fills it alike: tall and
/// short, standing and seated.
pub fn portrait(
    canvas: &mut Canvas,
    centre: Point,
    radius: f64,
    figure: &Figure,
    pose: &Pose,
    tint: Tint,
    ground: impl Into<Rgba>,
) {
    canvas.circle(Affine::IDENTITY, centre, radius, ground);
    let look = Look::of(figure);
    // Tall hair gets a little less room round the face, so that it stays in the frame.
    let crown = hair::crown(figure.hair);
    let low = 11.0;
    let half = (crown.max(46.0) + low) / 2.0;
    let middle = -156.0 - (crown.max(46.0) - low) / 2.0;
    let at = Affine::translate(centre.to_vec2())
        * Affine::scale(radius / half)
        * Affine::translate((0.0, -middle));
    let mut brush = Brush::new(canvas, at, tint);
    let frame = Circle::new((0.0, middle), half).to_path(0.05).to_svg();
    let pose = Pose { turn: 0, ..*pose };
    let build = body::Build::of(&look, &pose);
    brush.within(&frame, |brush| body::upper(brush, &look, &pose, &build, false));
    brush.finish();
}

/// How far the top of hair or covering is above the feet (or, seated, above the footplate's ground), in figure units.
#[must_use]
pub fn top(figure: &Figure) -> f64 {
    let low = if seated(figure) { body::SEAT } else { 0.0 };
    (156.0 + hair::crown(figure.hair) - low) * height(figure)
}

/// Where a person's thread is tied: at the hip, on the left (`side` −1) or the right (1), in figure units from the
/// feet; for someone seated, at the wheel's rim.
#[must_use]
pub fn hip(figure: &Figure, side: f64) -> Point {
    let (x, y) = if seated(figure) { (33.0, -100.0) } else { (f64::from(figure.hips), -112.0) };
    Point::new(side.signum() * x * height(figure), y * height(figure))
}

/// Whether the person sits: in a wheelchair.
#[must_use]
pub fn seated(figure: &Figure) -> bool {
    figure.aids.contains(&Aid::Wheelchair)
}

/// A person's height relative to the usual.
fn height(figure: &Figure) -> f64 {
    f64::from(figure.height) / 100.0
}
