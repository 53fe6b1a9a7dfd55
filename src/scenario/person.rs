//! People: the team's members, how they are drawn, how they stand to one another, and the sponsor.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::terms::{Id, Level, Motive, Practice, Pronouns};

/// One member of the team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Id, used everywhere else in the file. Example: `id: "amara"`
    pub id: Id,
    /// Name on the plate. Range: 1–24 characters. Example: `name: "Amara"`
    pub name: String,
    /// Full name. Default: the name. Example: `full_name: "Amara Okonjo"`
    #[serde(default)]
    pub full_name: String,
    /// How to speak of them: `She`, `He` or `They`. Default: `They`. Example: `pronouns: She`
    #[serde(default)]
    pub pronouns: Pronouns,
    /// What they do here. Range: 1–60 characters. Example: `role: "Head of cataloguing"`
    pub role: String,
    /// How they are drawn. Default: an adult in plain clothes. Example: `figure: (age: 57, hair: Bun, glasses: true)`
    #[serde(default)]
    pub figure: Figure,
    /// How they speak, for whoever writes or plays them. Example: `speaks: "Short sentences. Answers with a figure first."`
    pub speaks: String,
    /// How they introduce themselves in the briefing, in their own words. Range: 1–60 words. Example: `introduction: "I count things. Ask me how many."`
    pub introduction: String,
    /// Skill for each area; an area left out is 30. Range: 0–100 each. Default: 30. Example: `skills: {"catalogue": 75}`
    #[serde(default)]
    pub skills: BTreeMap<Id, i64>,
    /// Levels at the start; a level left out has its default. Range: 0–100 each. Default: 55, strain 35. Example: `start: {Morale: 60, Trust: 35}`
    #[serde(default)]
    pub start: BTreeMap<Level, i64>,
    /// What moves them; only proportions matter. Range: 0–5 each. Default: 1 each. Example: `motives: {Mastery: 4, Security: 2}`
    #[serde(default)]
    pub motives: BTreeMap<Motive, i64>,
    /// How much they need a clear frame. Range: 0–100. Default: 45. Example: `need_for_structure: 70`
    #[serde(default = "forty_five")]
    pub need_for_structure: i64,
    /// Something they carry and do not tell everybody. Default: nothing. Example: `private: (what: "Her father has moved in.", told_at_trust: 60)`
    #[serde(default)]
    pub private: Option<Private>,
    /// What they know of each open question; a decision left out is 20. Range: 0–100 each. Default: 20. Example: `knows: {"which-van": 80}`
    #[serde(default)]
    pub knows: BTreeMap<Id, i64>,
}

/// A private situation: it strains the person until it is understood, or met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Private {
    /// What it is, as the leader learns it. Range: 1–60 words. Example: `what: "Her father has moved in. She sleeps four hours."`
    pub what: String,
    /// Strain it adds for each 40 hours. Range: 0–10. Default: 4. Example: `weight: 5`
    #[serde(default = "four")]
    pub weight: i64,
    /// Trust in the leader at which they can be asked. Range: 0–100. Default: 50. Example: `told_at_trust: 60`
    #[serde(default = "fifty")]
    pub told_at_trust: i64,
    /// What would meet it, once known. Range: 1–4 practices. Default: listen. Example: `eased_by: [Listen, Assign]`
    #[serde(default = "listening")]
    pub eased_by: Vec<Practice>,
}

/// How a person is drawn. Everything is a shape or a colour; nothing hints at character.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Figure {
    /// Age in years; shows in hair, two lines of the face, posture. Range: 16–85. Default: 40. Example: `age: 57`
    pub age: u32,
    /// Standing height, in percent of the usual. Range: 92–106. Default: 100. Example: `height: 98`
    pub height: u32,
    /// Half-width of the shoulders, in figure units. Range: 23–29. Default: 26. Example: `shoulders: 25`
    pub shoulders: u32,
    /// Half-width of the waist, in figure units. Range: 17–24. Default: 20. Example: `waist: 22`
    pub waist: u32,
    /// Half-width of the hips, in figure units. Range: 18–26. Default: 22. Example: `hips: 24`
    pub hips: u32,
    /// Width of the face, in percent of the usual. Range: 94–106. Default: 100. Example: `face: 104`
    pub face: u32,
    /// Skin colour, `#rrggbb`. Default: `"#c99a76"`. Example: `skin: "#7a4a33"`
    pub skin: String,
    /// Hair, or what covers it. Default: `Short`. Example: `hair: Bun`
    pub hair: Hair,
    /// Colour of the hair or of its covering, `#rrggbb`. Default: `"#3b2d2b"`. Example: `hair_colour: "#bfbac0"`
    pub hair_colour: String,
    /// Facial hair. Default: `None`. Example: `beard: Short`
    pub beard: Beard,
    /// Main garment. Default: `Shirt`. Example: `clothing: Cardigan`
    pub clothing: Clothing,
    /// Colour of the main garment, from the palette's seven. Default: `Slate`. Example: `colour: Moss`
    pub colour: Dye,
    /// Trousers, skirt or work trousers. Default: `Trousers`. Example: `below: Skirt`
    pub below: Below,
    /// Glasses. Default: false. Example: `glasses: true`
    pub glasses: bool,
    /// Equipment drawn with the same care as clothes. Default: none. Example: `aids: [HearingAid]`
    pub aids: Vec<Aid>,
}

impl Default for Figure {
    fn default() -> Self {
        Self {
            age: 40,
            height: 100,
            shoulders: 26,
            waist: 20,
            hips: 22,
            face: 100,
            skin: "#c99a76".to_owned(),
            hair: Hair::Short,
            hair_colour: "#3b2d2b".to_owned(),
            beard: Beard::None,
            clothing: Clothing::Shirt,
            colour: Dye::Slate,
            below: Below::Trousers,
            glasses: false,
            aids: Vec::new(),
        }
    }
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

choices! {
    /// Hair, or what covers it.
    Hair {
        /// None.
        Bald,
        /// Close to the head.
        Cropped,
        /// Short, parted.
        Short,
        /// Short and swept up.
        Quiff,
        /// Short and untidy.
        Messy,
        /// Thin at the temples.
        Receding,
        /// Chin length.
        Bob,
        /// Shoulder length or longer.
        Long,
        /// Tied at the back.
        Ponytail,
        /// Tied up.
        Bun,
        /// Braids.
        Braids,
        /// Locs.
        Locs,
        /// Round and full.
        Afro,
        /// Loose curls.
        Curls,
        /// A hijab.
        Hijab,
        /// A turban.
        Turban,
        /// A flat cap.
        Cap,
    }
}
choices! {
    /// Facial hair.
    Beard {
        /// None.
        None,
        /// A day or three.
        Stubble,
        /// Trimmed.
        Short,
        /// Full.
        Full,
        /// A moustache.
        Moustache,
    }
}
choices! {
    /// Main garment.
    Clothing {
        /// A shirt or blouse.
        Shirt,
        /// A T-shirt.
        Tee,
        /// A knitted jumper.
        Jumper,
        /// A cardigan over a shirt.
        Cardigan,
        /// A jacket.
        Jacket,
        /// A hooded top.
        Hoodie,
        /// A waistcoat over a shirt.
        Waistcoat,
        /// A tunic.
        Tunic,
        /// Overalls.
        Overalls,
        /// A dress.
        Dress,
        /// A work vest over a shirt.
        Vest,
    }
}
choices! {
    /// What is worn below.
    Below {
        /// Trousers.
        Trousers,
        /// A skirt.
        Skirt,
        /// Work trousers with pockets.
        Work,
    }
}
choices! {
    /// Clothing colours, duller than the three indicators.
    Dye {
        /// `#B4543C`
        Brick,
        /// `#6C7A4C`
        Moss,
        /// `#5A7189`
        Slate,
        /// `#7B5577`
        Plum,
        /// `#B5863F`
        Ochre,
        /// `#4F8280`
        Teal,
        /// `#DCCBB0`
        Sand,
    }
}
choices! {
    /// Equipment.
    Aid {
        /// A rigid wheelchair.
        Wheelchair,
        /// A hearing aid.
        HearingAid,
        /// A cane.
        Cane,
        /// A prosthetic arm.
        ProstheticArm,
        /// A prosthetic leg.
        ProstheticLeg,
    }
}

/// How two members stand to one another when it differs from the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The two. Example: `between: ("amara", "piet")`
    pub between: (Id, Id),
    /// How close they are. Range: 0–100. Default: 50. Example: `closeness: 75`
    #[serde(default = "fifty")]
    pub closeness: i64,
    /// An open conflict. Range: 0–100. Default: 0. Example: `conflict: 40`
    #[serde(default)]
    pub conflict: i64,
}

/// The sponsor: who pays for the team and asks after it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sponsor {
    /// Name. Example: `name: "Ruth Adeleke"`
    pub name: String,
    /// What they do. Example: `role: "Director of collections"`
    pub role: String,
    /// How to speak of them. Default: `They`. Example: `pronouns: She`
    #[serde(default)]
    pub pronouns: Pronouns,
    /// Confidence in the leader at the start. Range: 0–100. Default: 55. Example: `confidence: 60`
    #[serde(default = "fifty_five")]
    pub confidence: i64,
    /// How they are drawn. Default: an adult in plain clothes. Example: `figure: (age: 52, clothing: Jacket)`
    #[serde(default)]
    pub figure: Figure,
    /// What they say at the briefing. Range: 1–60 words. Example: `words: "The date is printed on the tram."`
    pub words: String,
}

fn four() -> i64 {
    4
}
fn forty_five() -> i64 {
    45
}
fn fifty() -> i64 {
    50
}
fn fifty_five() -> i64 {
    55
}
fn listening() -> Vec<Practice> {
    vec![Practice::Listen]
}
