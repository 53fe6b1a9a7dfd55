//! The two typefaces, unmodified, and the sizes they are set in.

use std::sync::Arc;

use bevy_egui::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// Faces in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Source Sans 3.
    Text,
    /// Source Sans 3 SemiBold: what can be chosen, or is named.
    Bold,
    /// Source Sans 3 Italic: what somebody says. No columns of figures.
    Italic,
    /// Young Serif: headings. No digits and no symbols.
    Display,
}

/// Sizes in use, with the distance from line to line, at 1280 × 720 and 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The name of the game.
    Title,
    /// A page.
    Page,
    /// A panel.
    Panel,
    /// The text of a card.
    Card,
    /// Body and options.
    Body,
    /// Rows of a list.
    Row,
    /// What is said beside.
    Quiet,
    /// Ticks of a chart, a tag inside a row. Nothing is smaller.
    Least,
}

impl Size {
    /// Size of the type, in units.
    pub const fn size(self) -> f32 {
        match self {
            Self::Title => 72.0,
            Self::Page => 24.0,
            Self::Panel => 18.0,
            Self::Card => 17.0,
            Self::Body => 16.0,
            Self::Row => 15.0,
            Self::Quiet => 14.0,
            Self::Least => 13.0,
        }
    }

    /// Distance from line to line, in units.
    pub const fn line(self) -> f32 {
        match self {
            Self::Title => 84.0,
            Self::Page => 30.0,
            Self::Panel => 24.0,
            Self::Card => 23.5,
            Self::Body => 20.5,
            Self::Row => 20.0,
            Self::Quiet => 18.0,
            Self::Least => 16.0,
        }
    }
}

impl Face {
    fn family(self) -> FontFamily {
        match self {
            Self::Text => FontFamily::Proportional,
            Self::Bold => FontFamily::Name("bold".into()),
            Self::Italic => FontFamily::Name("italic".into()),
            Self::Display => FontFamily::Name("display".into()),
        }
    }

    /// The face in a size, in units.
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }
}

/// Hands the faces to egui. What a face lacks is taken from the text face.
pub fn install(ctx: &Context) {
    let faces: [(&str, &'static [u8]); 4] = [
        ("text", include_bytes!("../../../assets/fonts/SourceSans3_400Regular.ttf")),
        ("bold", include_bytes!("../../../assets/fonts/SourceSans3_600SemiBold.ttf")),
        ("italic", include_bytes!("../../../assets/fonts/SourceSans3_400Regular_Italic.ttf")),
        ("display", include_bytes!("../../../assets/fonts/YoungSerif_400Regular.ttf")),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let behind = [name, "text"].into_iter().map(str::to_owned).collect();
        let family = if name == "text" { FontFamily::Proportional } else { FontFamily::Name(name.into()) };
        fonts.families.insert(family, behind);
    }
    fonts.families.insert(FontFamily::Monospace, vec!["text".to_owned()]);
    ctx.set_fonts(fonts);
}
