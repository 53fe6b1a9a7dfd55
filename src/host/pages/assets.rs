//! Every file that a page asks for, with what it is. They are part of the program: a closed room has no other place
//! to get them from.

/// A file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its place under `/assets/`.
    pub path: &'static str,
    /// What it is, as a header says it.
    pub mime: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const FONT: &str = "font/ttf";
const TEXT: &str = "text/plain; charset=utf-8";

macro_rules! asset {
    ($path:literal, $mime:expr) => {
        Asset { path: $path, mime: $mime, bytes: include_bytes!(concat!("../../../assets/", $path)) }
    };
}

/// The report's own sheet, within the part of a page that it is for.
const REPORT: &str = concat!(
    include_str!("../../../assets/web/report.css"),
    ".report{",
    include_str!("../../report/html/report.css"),
    "}"
);

/// All of them.
pub const ALL: [Asset; 15] = [
    asset!("web/seat.css", CSS),
    asset!("web/parts.css", CSS),
    asset!("web/room.css", CSS),
    Asset { path: "web/report.css", mime: CSS, bytes: REPORT.as_bytes() },
    asset!("web/seat.js", SCRIPT),
    asset!("web/htmx.min.js", SCRIPT),
    asset!("web/htmx-sse.min.js", SCRIPT),
    asset!("web/LICENSE-htmx.txt", TEXT),
    asset!("web/LICENSE-htmx-sse.txt", TEXT),
    asset!("fonts/SourceSans3_400Regular.ttf", FONT),
    asset!("fonts/SourceSans3_400Regular_Italic.ttf", FONT),
    asset!("fonts/SourceSans3_600SemiBold.ttf", FONT),
    asset!("fonts/YoungSerif_400Regular.ttf", FONT),
    asset!("fonts/OFL-SourceSans3.txt", TEXT),
    asset!("icon.png", "image/png"),
];

/// A file by its place.
pub fn find(path: &str) -> Option<&'static Asset> {
    ALL.iter().find(|asset| asset.path == path)
}
