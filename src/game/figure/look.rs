//! A figure's own colours and small particulars, worked out once before it is drawn.

use crate::{
    game::paint::Colour,
    scenario::person::{Aid, Below, Clothing, Dye, Figure, Hair},
};

/// How far down a sleeve reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sleeve {
    /// To the wrist.
    Long,
    /// Turned up over the elbow.
    Rolled,
    /// Half the upper arm.
    Short,
}

/// What is worn on the legs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Legs {
    Narrow,
    Wide,
    Work,
    /// Under a skirt or a dress.
    Bare,
}

/// What drawing needs to know of a figure.
pub(super) struct Look<'a> {
    pub(super) figure: &'a Figure,
    pub(super) skin: Colour,
    /// The skin's own shade.
    pub(super) skin_shade: Colour,
    pub(super) skin_deep: Colour,
    pub(super) hair: Colour,
    /// Hair that no covering has given its colour: brows, beard, what shows under a cap.
    pub(super) own_hair: Colour,
    pub(super) brow: Colour,
    pub(super) lip: Colour,
    /// Main garment.
    pub(super) cloth: Colour,
    pub(super) cloth_shade: Colour,
    /// What shows under an open garment.
    pub(super) under: Colour,
    /// A small accent: buttons, cords, a belt's buckle.
    pub(super) accent: Colour,
    pub(super) sleeve: Colour,
    pub(super) sleeves: Sleeve,
    pub(super) legs: Legs,
    pub(super) below: Colour,
    pub(super) below_shade: Colour,
    pub(super) shoes: Colour,
    pub(super) sole: Colour,
    pub(super) seated: bool,
    seed: u64,
}

const BREECHES: [u32; 9] =
    [0x3d4d5a, 0x3a3540, 0x2f3446, 0x2d2a3c, 0x3b3a33, 0x565061, 0x4a4038, 0x46505a, 0x5c5148];
const WORKWEAR: [u32; 5] = [0x4d4a3a, 0x39434d, 0x54463a, 0x414c47, 0x4b4a50];
const SHOES: [u32; 8] = [0xe9dfd0, 0x40302c, 0xc9c0b4, 0x8a4a34, 0x4a352a, 0xdcd3c6, 0x2c2228, 0x5b4a52];
const SHIRTS: [u32; 8] = [0xefe2cc, 0xcfd6d8, 0xe6ddcf, 0xb9c3c4, 0xdccbb0, 0xd3bfae, 0xbfb4bd, 0xc7cbb2];

impl<'a> Look<'a> {
    pub(super) fn of(figure: &'a Figure) -> Self {
        let mut look = Self::plain(figure);
        look.dress();
        look
    }

    /// One of `n` possibilities (0 to n − 1), always the same for the same figure and question.
    pub(super) fn pick(&self, question: &str, n: u64) -> u64 {
        fnv(question.as_bytes(), self.seed) % n.max(1)
    }

    /// −1 or 1: the side of something that has one.
    pub(super) fn side(&self, question: &str) -> f64 {
        if self.pick(question, 2) == 0 { -1.0 } else { 1.0 }
    }

    pub(super) fn has(&self, aid: Aid) -> bool {
        self.figure.aids.contains(&aid)
    }

    /// Whether the hair, or what covers it, lies over the ears.
    pub(super) fn ears_covered(&self) -> bool {
        matches!(
            self.figure.hair,
            Hair::Bob | Hair::Long | Hair::Afro | Hair::Curls | Hair::Hijab | Hair::Locs | Hair::Braids
        )
    }

    fn plain(figure: &'a Figure) -> Self {
        let hex = Colour::hex;
        // Content is checked before it is drawn; what is not a colour falls back to the default's.
        let skin = Colour::parse(&figure.skin).unwrap_or(hex(0xc99a76));
        let hair = Colour::parse(&figure.hair_colour).unwrap_or(hex(0x3b2d2b));
        // The same figure, the same seed, on every machine.
        let seed = fnv(format!("{figure:?}").as_bytes(), 0xcbf2_9ce4_8422_2325);
        let covered = matches!(figure.hair, Hair::Hijab | Hair::Turban | Hair::Cap);
        let grey = ((figure.age as f32 - 42.0) / 32.0).clamp(0.0, 0.85);
        let own_hair = if covered {
            hex(0x2b1d1b)
                .mix(hex(0x5a3f30), if skin.lightness() > 0.72 { 0.8 } else { 0.0 })
                .mix(hex(0xb5afb2), grey)
        } else {
            hair
        };
        let brow =
            own_hair.mix(hex(0x1c1014), 0.25).mix(hex(0xa8a2a4), if covered { 0.0 } else { grey * 0.45 });
        let cloth = match figure.colour {
            Dye::Brick => hex(0xb4543c),
            Dye::Moss => hex(0x6c7a4c),
            Dye::Slate => hex(0x5a7189),
            Dye::Plum => hex(0x7b5577),
            Dye::Ochre => hex(0xb5863f),
            Dye::Teal => hex(0x4f8280),
            Dye::Sand => hex(0xdccbb0),
        };
        let mut look = Self {
            figure,
            skin,
            skin_shade: skin.mix(hex(0x3a1410), 0.34),
            skin_deep: skin.mix(hex(0x2a0f12), 0.62),
            hair,
            own_hair,
            brow,
            lip: skin,
            cloth,
            cloth_shade: cloth,
            under: cloth,
            accent: cloth,
            sleeve: cloth,
            sleeves: Sleeve::Long,
            legs: Legs::Narrow,
            below: cloth,
            below_shade: cloth,
            shoes: cloth,
            sole: cloth,
            seated: figure.aids.contains(&Aid::Wheelchair),
            seed,
        };
        look.lip = skin.mix(hex(0x8a2b35), 0.38 + 0.05 * look.pick("lip", 3) as f32);
        look
    }

    /// Everything that is worn: the dye is the author's, the rest goes with it.
    fn dress(&mut self) {
        let hex = Colour::hex;
        let choose =
            |look: &Self, what: &str, from: &[u32]| hex(from[look.pick(what, from.len() as u64) as usize]);
        let clothing = self.figure.clothing;
        // Two people in the same dye have not been to the same shop.
        let shift = [(0x000000, 0.0), (0xffffff, 0.09), (0x160a14, 0.10), (0x160a14, 0.05)]
            [self.pick("dye", 4) as usize];
        self.cloth = self.cloth.mix(hex(shift.0), shift.1);
        self.cloth_shade = self.cloth.mix(hex(0x160a14), 0.32);
        self.under = choose(self, "under", &SHIRTS);
        // A pale garment wants something darker beneath it.
        if self.cloth.lightness() > 0.7 {
            self.under = choose(self, "under dark", &[0x4f8280, 0x5a7189, 0x7b5577, 0x6c7a4c, 0x4a4a58]);
        }
        self.accent = choose(self, "accent", &[0xe0c58a, 0xd9c3a0, 0xd8d2c6, 0xc9b28c]);
        (self.sleeve, self.sleeves) = match clothing {
            Clothing::Tee => (self.cloth, Sleeve::Short),
            Clothing::Waistcoat => {
                (self.under, if self.pick("roll", 2) == 0 { Sleeve::Rolled } else { Sleeve::Long })
            }
            Clothing::Vest => {
                (self.under, if self.pick("roll", 3) == 0 { Sleeve::Rolled } else { Sleeve::Long })
            }
            Clothing::Overalls => {
                (self.under, [Sleeve::Short, Sleeve::Rolled, Sleeve::Long][self.pick("roll", 3) as usize])
            }
            Clothing::Dress => {
                (self.cloth, [Sleeve::Short, Sleeve::Long, Sleeve::Rolled][self.pick("roll", 3) as usize])
            }
            Clothing::Shirt => {
                (self.cloth, if self.pick("roll", 3) == 0 { Sleeve::Rolled } else { Sleeve::Long })
            }
            _ => (self.cloth, Sleeve::Long),
        };
        // A covering of head and neck is worn with covered arms.
        if self.figure.hair == Hair::Hijab {
            self.sleeves = Sleeve::Long;
        }
        let dress = clothing == Clothing::Dress;
        self.legs = match self.figure.below {
            Below::Skirt => Legs::Bare,
            Below::Trousers if dress => Legs::Narrow,
            Below::Trousers if self.pick("cut", 4) == 0 => Legs::Wide,
            Below::Trousers => Legs::Narrow,
            Below::Work => Legs::Work,
        };
        // A dress is one piece, and so are overalls.
        self.below = if clothing == Clothing::Overalls || (dress && self.legs == Legs::Bare) {
            self.cloth
        } else if self.figure.below == Below::Work {
            choose(self, "work", &WORKWEAR)
        } else {
            choose(self, "below", &BREECHES)
        };
        self.below_shade = self.below.mix(hex(0x0d0710), 0.35);
        self.shoes = choose(self, "shoes", &SHOES);
        if self.figure.below == Below::Work {
            self.shoes = choose(self, "boots", &[0x4a352a, 0x5b4636, 0x3a3236, 0x6a4a34]);
        }
        let pale = self.shoes.lightness() > 0.6;
        self.sole = if pale { hex(0xb7aa9a) } else { hex(0xe4d9c8) };
    }
}

/// FNV-1a, started from a seed.
fn fnv(bytes: &[u8], seed: u64) -> u64 {
    let hash = bytes.iter().fold(seed, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    // The low bits of FNV alone are too regular to pick from.
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 11
}
