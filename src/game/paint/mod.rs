//! Vector drawing into triangles: the one way shapes reach the stage and, through a conversion, the pages.
//!
//! A [`Canvas`] collects triangles in the order in which they are painted. Every outline gets a fringe about one
//! screen pixel wide that fades out, so nothing depends on multisampling. Colours are sRGB-encoded with straight
//! alpha: whoever blends them does so in that space, as a browser does. y points down.

mod area;
mod canvas;
mod colour;
mod gradient;
mod mesh;
#[cfg(test)]
mod tests;

pub use area::Area;
pub use canvas::{Canvas, Vertex};
pub use colour::{Colour, Rgba};
pub use gradient::Stop;
use kurbo::BezPath;

/// A path from the notation of SVG's `d` attribute.
///
/// # Panics
/// When the text is no such path: all of them are written in the source, and tests draw every one.
#[must_use]
pub fn path(svg: &str) -> BezPath {
    BezPath::from_svg(svg).expect("a path written in the source parses")
}
