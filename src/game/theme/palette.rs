//! Every colour of the page and the pit. The stage has its own, in its scene.

use bevy_egui::egui::Color32;

use crate::terms::Level;

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// Behind all.
pub const NIGHT: Color32 = rgb(0x12_0C_14);
/// The floor that instruments stand on.
pub const PIT: Color32 = rgb(0x1A_12_1D);
/// A group of instruments.
pub const PANEL: Color32 = rgb(0x24_19_25);
/// A control on a panel.
pub const RAISED: Color32 = rgb(0x32_24_2F);
/// The plate under a person.
pub const PLATE: Color32 = rgb(0x16_0F_19);
/// Text on dark.
pub const TEXT: Color32 = rgb(0xF4_E9_D8);
/// Less of it.
pub const QUIET: Color32 = rgb(0xC9_B9_B4);
/// A line that only divides.
pub const HAIRLINE: Color32 = rgb(0x4A_38_44);
/// The edge of what can be pressed.
pub const EDGE: Color32 = rgb(0x85_74_7C);
/// Words of the story: the only light surface.
pub const PAPER: Color32 = rgb(0xEF_E2_C8);
/// An option on it.
pub const SLIP: Color32 = rgb(0xF6_EC_D6);
/// The edge of a slip.
pub const SLIP_EDGE: Color32 = rgb(0x8F_71_44);
/// A line that only divides, on paper.
pub const PAPER_LINE: Color32 = rgb(0xCF_BC_94);
/// Text on paper.
pub const INK: Color32 = rgb(0x2B_1B_26);
/// Less of it.
pub const INK_QUIET: Color32 = rgb(0x63_49_4A);
/// Press here, or lit.
pub const LAMP: Color32 = rgb(0xF6_C2_54);
/// Text on it.
pub const LAMP_INK: Color32 = rgb(0x22_15_1C);
/// A row with attention on it.
pub const PLACED: Color32 = rgb(0x4B_37_26);
/// Work and score: a bar that says nothing of good or bad.
pub const WORK: Color32 = rgb(0xCD_B7_9A);
/// What a bar runs in.
pub const TRACK: Color32 = rgb(0x3A_2C_3A);
/// The same on paper.
pub const PAPER_TRACK: Color32 = rgb(0xD8_C6_A4);
/// The best reading, a tick on a band.
pub const TICK: Color32 = rgb(0xFF_F6_E6);
/// The boards' edge.
pub const GILT: Color32 = rgb(0xA9_79_3F);
/// The curtain, behind the title.
pub const CURTAIN: Color32 = rgb(0x6D_20_30);
/// Text on it.
pub const CURTAIN_TEXT: Color32 = rgb(0xFF_F1_D6);

/// What a thing is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Night, pit, panel, plate.
    Dark,
    /// Paper and slip.
    Paper,
}

impl Ground {
    /// Text.
    pub const fn text(self) -> Color32 {
        match self {
            Self::Dark => TEXT,
            Self::Paper => INK,
        }
    }

    /// Less of it.
    pub const fn quiet(self) -> Color32 {
        match self {
            Self::Dark => QUIET,
            Self::Paper => INK_QUIET,
        }
    }

    /// What a bar runs in.
    pub const fn track(self) -> Color32 {
        match self {
            Self::Dark => TRACK,
            Self::Paper => PAPER_TRACK,
        }
    }

    /// The ring around what has the keyboard.
    pub const fn focus(self) -> Color32 {
        match self {
            Self::Dark => TICK,
            Self::Paper => INK,
        }
    }

    /// A line that only divides.
    pub const fn hairline(self) -> Color32 {
        match self {
            Self::Dark => HAIRLINE,
            Self::Paper => PAPER_LINE,
        }
    }

    /// A headline indicator; any other level is drawn as work is.
    pub const fn level(self, level: Level) -> Color32 {
        match (self, level) {
            (Self::Dark, Level::Morale) => LAMP,
            (Self::Dark, Level::Innovation) => rgb(0x57_B6_F2),
            (Self::Dark, Level::Loyalty) => rgb(0xE7_7A_97),
            (Self::Paper, Level::Morale) => rgb(0x7F_52_00),
            (Self::Paper, Level::Innovation) => rgb(0x0B_5C_8A),
            (Self::Paper, Level::Loyalty) => rgb(0x9E_2B_50),
            (Self::Dark, _) => WORK,
            (Self::Paper, _) => INK_QUIET,
        }
    }
}
