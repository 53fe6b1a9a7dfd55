//! Links to point a camera at.

use qrcode::{EcLevel, QrCode, render::svg};

use super::{Host, keys::ELSEWHERE_MS, pages::door};

/// Smallest size of a code on a page, in pixels.
const PIXELS_MIN: u32 = 192;

/// A link as an SVG picture; empty if it is longer than a code can hold. Black on white, because cameras expect it so.
pub fn svg(link: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::M) else { return String::new() };
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(PIXELS_MIN, PIXELS_MIN)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build();
    // In a page there is no place for the declaration of a file.
    drawn.split_once("?>").map_or(drawn.clone(), |(_, picture)| picture.to_owned())
}

/// A link for a terminal: two rows in a line of half blocks. Empty if it is longer than a code can hold.
pub fn text(link: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::L) else { return String::new() };
    // Terminals are dark: what is light there is the paper.
    code.render::<qrcode::render::unicode::Dense1x2>()
        .dark_color(qrcode::render::unicode::Dense1x2::Dark)
        .light_color(qrcode::render::unicode::Dense1x2::Light)
        .build()
}

/// A code to continue elsewhere, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What is typed.
    pub key: String,
    /// The link with it.
    pub link: String,
    /// The link as a picture.
    pub qr: String,
}

impl Given {
    /// As pages take it.
    pub fn shown(&self) -> door::Given<'_> {
        let minutes = u32::try_from(ELSEWHERE_MS / 60_000).unwrap_or(u32::MAX);
        door::Given { key: &self.key, link: &self.link, qr: &self.qr, minutes }
    }
}

impl Host {
    /// A code that was given for a seat of a room, with its link.
    pub fn given(&self, room: &str, key: &str) -> Given {
        let link = format!("{}/continue/{room}/{key}", self.base());
        Given { key: key.to_owned(), qr: svg(&link), link }
    }
}
