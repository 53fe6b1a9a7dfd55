//! People as inline drawings: head and shoulders, with the mood that the leader can read. The shapes are those of the
//! look guide's figures; each person is drawn once in a page and shown wherever they are named.

use maud::{Markup, PreEscaped, html};

use super::{Place, hair};
use crate::{
    report::points::shown,
    session::{
        Aid, Beard, Clothing, Dye, Figure, Hair,
        view::{LeaderView, MemberView},
    },
    terms::{Id, Level},
};

/// The sponsor among ids: no member has it.
const SPONSOR: &str = "sponsor";

/// What the face shows; it comes from the best reading of morale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mood {
    /// Morale 80 and above.
    Bright,
    /// 60–79.
    Steady,
    /// 40–59.
    Guarded,
    /// 20–39.
    Troubled,
    /// Under 20.
    Hollow,
}

impl Mood {
    /// The mood of somebody, as the leader reads it.
    pub fn of(member: &MemberView) -> Self {
        let morale = member.levels.iter().find(|known| known.level == Level::Morale);
        Self::at(morale.map_or(50, |known| shown(known.range.best)))
    }

    /// The mood at a level, in points.
    fn at(level: i64) -> Self {
        match level {
            80.. => Self::Bright,
            60.. => Self::Steady,
            40.. => Self::Guarded,
            20.. => Self::Troubled,
            _ => Self::Hollow,
        }
    }

    /// All of them.
    pub const ALL: [Self; 5] = [Self::Bright, Self::Steady, Self::Guarded, Self::Troubled, Self::Hollow];

    /// The id used in messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bright => "bright",
            Self::Steady => "steady",
            Self::Guarded => "guarded",
            Self::Troubled => "troubled",
            Self::Hollow => "hollow",
        }
    }
}

/// A colour, as three parts of 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    pub const fn hex(rgb: u32) -> Self {
        Self([(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8])
    }

    /// An author's colour; what is none falls back.
    fn parse(text: &str, or: u32) -> Self {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        Self::hex(digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(or))
    }

    /// Mixed with another; `share` of it, in percent.
    pub fn mix(self, other: Self, share: i32) -> Self {
        let part = |of: usize| {
            let (from, to) = (i32::from(self.0[of]), i32::from(other.0[of]));
            u8::try_from((from + (to - from) * share / 100).clamp(0, 255)).unwrap_or(0)
        };
        Self([part(0), part(1), part(2)])
    }

    /// Whether dark things show on it.
    fn is_pale(self) -> bool {
        self.0.iter().map(|part| u32::from(*part)).sum::<u32>() > 540
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A drawing under way.
#[derive(Debug, Default)]
pub(super) struct Ink(String);

impl Ink {
    pub fn fill(&mut self, d: &str, colour: Colour) {
        self.0 += &format!("<path d=\"{d}\" fill=\"{colour}\"/>");
    }

    /// A fill with holes.
    pub fn even_odd(&mut self, d: &str, colour: Colour) {
        self.0 += &format!("<path d=\"{d}\" fill=\"{colour}\" fill-rule=\"evenodd\"/>");
    }

    /// A fill that lets through what is below; opacity in percent.
    pub fn glaze(&mut self, d: &str, colour: Colour, opacity: u32) {
        self.0 += &format!("<path d=\"{d}\" fill=\"{colour}\" opacity=\"{}\"/>", part(opacity));
    }

    pub fn line(&mut self, d: &str, colour: Colour, width: f32) {
        self.0 += &format!("<path d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>");
    }

    /// A line that lets through what is below; opacity in percent.
    pub fn trace(&mut self, d: &str, colour: Colour, width: f32, opacity: u32) {
        self.0 += &format!(
            "<path d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" opacity=\"{}\"/>",
            part(opacity)
        );
    }

    pub fn spot(&mut self, x: f32, y: f32, rx: f32, ry: f32, colour: Colour) {
        self.0 += &format!("<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\" fill=\"{colour}\"/>");
    }

    fn tinge(&mut self, x: f32, y: f32, rx: f32, ry: f32, colour: Colour, opacity: u32) {
        self.0 += &format!(
            "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\" fill=\"{colour}\" opacity=\"{}\"/>",
            part(opacity)
        );
    }
}

fn part(percent: u32) -> String {
    format!(".{percent:02}")
}

/// The colours of a person.
pub(super) struct Look<'a> {
    pub figure: &'a Figure,
    pub skin: Colour,
    pub shade: Colour,
    pub hair: Colour,
    /// Hair that no covering has given its colour.
    pub own: Colour,
    cloth: Colour,
    under: Colour,
}

impl<'a> Look<'a> {
    fn of(figure: &'a Figure) -> Self {
        let skin = Colour::parse(&figure.skin, 0xc9_9a76);
        let hair = Colour::parse(&figure.hair_colour, 0x3b_2d2b);
        let grey = (i32::try_from(figure.age).unwrap_or(40) - 42).clamp(0, 27) * 3;
        let covered = matches!(figure.hair, Hair::Hijab | Hair::Turban | Hair::Cap);
        let own = if covered { Colour::hex(0x2b_1d1b).mix(Colour::hex(0xb5_afb2), grey) } else { hair };
        let cloth = Colour::hex(match figure.colour {
            Dye::Brick => 0xb4_543c,
            Dye::Moss => 0x6c_7a4c,
            Dye::Slate => 0x5a_7189,
            Dye::Plum => 0x7b_5577,
            Dye::Ochre => 0xb5_863f,
            Dye::Teal => 0x4f_8280,
            Dye::Sand => 0xdc_cbb0,
        });
        let under = Colour::hex(if cloth.is_pale() { 0x4f_8280 } else { 0xe6_ddcf });
        Self { figure, skin, shade: skin.mix(Colour::hex(0x3a_1410), 34), hair, own, cloth, under }
    }
}

/// The name of a drawing in a page.
fn drawn(id: &Id, mood: Mood) -> String {
    format!("figure-{id}-{}", mood.id())
}

/// The drawings of all people and of the sponsor in every mood, once for a page, to be shown by [`portrait`], [`bust`]
/// and [`sponsor`]. It lies outside of what news take the place of: they are a quarter smaller without it.
pub(super) fn cast(place: &Place<'_>, leader: &LeaderView) -> Markup {
    let drawn = || {
        let team = leader.members.iter().map(|member| figure(&member.figure, &member.id));
        team.chain([figure(&leader.briefing.sponsor.figure, &SPONSOR.into())]).collect()
    };
    html! {
        svg class="cast" width="0" height="0" aria-hidden="true" {
            defs { (PreEscaped(place.memo.cast(drawn))) }
        }
    }
}

/// Head and shoulders in a round frame.
pub fn portrait(member: &MemberView) -> Markup {
    framed(&member.id, Mood::of(member))
}

/// The same of the sponsor, as confident as everybody can see.
pub fn sponsor(leader: &LeaderView) -> Markup {
    framed(&SPONSOR.into(), Mood::at(shown(leader.sponsor_confidence)))
}

fn framed(id: &Id, mood: Mood) -> Markup {
    html! {
        svg class="portrait" viewBox="-29 -54 58 58" aria-hidden="true" {
            use href={ "#" (drawn(id, mood)) } {}
        }
    }
}

/// Head and chest, for the stage.
pub fn bust(member: &MemberView) -> Markup {
    html! {
        svg class="bust" viewBox="-36 -58 72 92" aria-hidden="true" {
            use href={ "#" (drawn(&member.id, Mood::of(member))) } {}
        }
    }
}

/// One person in every mood. What is the same in all of them is drawn once, below the face and above it.
fn figure(figure: &Figure, id: &Id) -> String {
    let look = Look::of(figure);
    let mut ink = Ink::default();
    ink.0 += &format!("<g id=\"under-{id}\">");
    if figure.aids.contains(&Aid::Wheelchair) {
        ink.fill(
            "M-27,24C-27,18 -20,16 -14,17L14,17C20,16 27,18 27,24L28,60L-28,60Z",
            Colour::hex(0x2e_2731),
        );
        ink.line("M-27,24C-27,18 -20,16 -14,17M14,17C20,16 27,18 27,24", Colour::hex(0x59_636f), 2.4);
    }
    hair::back(&mut ink, &look);
    ink.fill("M-6.4,-14L-6.8,1Q0,8 6.8,1L6.4,-14Z", look.shade);
    body(&mut ink, &look, id.as_str());
    head(&mut ink, &look, id.as_str());
    ink.0 += &format!("</g><g id=\"over-{id}\">");
    features(&mut ink, &look);
    hair::front(&mut ink, &look);
    if figure.aids.contains(&Aid::HearingAid) {
        ink.line("M13.6,-24.6Q17.2,-25.6 17,-20.8Q16.8,-18 15.2,-16.6", Colour::hex(0x58_a8a2), 1.5);
    }
    ink.0 += "</g>";
    for mood in Mood::ALL {
        // Ends and corners of all lines are round: those of what is shown in it as well.
        let name = drawn(id, mood);
        ink.0 += &format!(
            "<g id=\"{name}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><use href=\"#under-{id}\"/>"
        );
        face(&mut ink, &look, mood, id.as_str());
        ink.0 += &format!("<use href=\"#over-{id}\"/></g>");
    }
    short(&ink.0)
}

/// The same with no figure longer than two places behind the point: nobody sees more, and everybody loads it.
fn short(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let (mut behind, mut number) = (0, false);
    for letter in text.chars() {
        match letter {
            '.' => (behind, number) = (1, true),
            '0'..='9' if number => behind += 1,
            _ => (behind, number) = (0, false),
        }
        if behind <= 3 {
            kept.push(letter);
        }
    }
    kept
}

/// Shoulders and chest, to where the frame cuts them.
fn body(ink: &mut Ink, look: &Look<'_>, id: &str) {
    let (sh, wa) = (look.figure.shoulders.clamp(23, 29), look.figure.waist.clamp(17, 24));
    let torso = format!(
        "M-6,-1C-9,2.6 -{},3 -{sh},9C-{},20 -{},28 -{wa},44L-{wa},70L{wa},70L{wa},44C{},28 {},20 {sh},9C{},3 9,2.6 6,-1Z",
        sh - 6,
        sh + 1,
        wa + 2,
        wa + 2,
        sh + 1,
        sh - 6
    );
    ink.0 += &format!("<clipPath id=\"torso-{id}\"><path d=\"{torso}\"/></clipPath>");
    // Arms hang beside.
    let arm = look.cloth.mix(Colour::hex(0x16_0a14), 14);
    for side in [-1_i32, 1] {
        let x = |x: u32| side * i32::try_from(x).unwrap_or(0);
        ink.line(&format!("M{},13L{},46", x(sh - 4), x(sh + 3)), arm, 14.0);
    }
    ink.fill(&torso, look.cloth);
    ink.0 += &format!("<g clip-path=\"url(#torso-{id})\">");
    clothes(ink, look);
    ink.glaze("M10,-4C15,16 9,36 13,80L44,80L44,-4Z", Colour::hex(0x14_080f), 20);
    ink.0 += "</g>";
}

fn clothes(ink: &mut Ink, look: &Look<'_>) {
    let dark = look.cloth.mix(Colour::hex(0x16_0a14), 28);
    let light = look.cloth.mix(Colour::hex(0xff_ffff), 22);
    match look.figure.clothing {
        Clothing::Shirt | Clothing::Dress => {
            ink.fill("M-8,-4L0,16L8,-4Z", look.skin);
            ink.line("M-8.6,-1L0,17L8.6,-1M0,17V70", dark, 1.8);
        }
        Clothing::Tee => {
            ink.fill("M-9,-4Q0,14 9,-4Z", look.skin);
            ink.line("M-9.5,0Q0,13 9.5,0", dark, 1.8);
        }
        Clothing::Jumper | Clothing::Hoodie => {
            ink.fill("M-8,-4Q0,9 8,-4Z", look.under);
            ink.line("M-10,0Q0,13 10,0", dark, 3.0);
            if look.figure.clothing == Clothing::Hoodie {
                ink.line("M-4,12V28M4,12V26", light, 1.2);
            }
        }
        Clothing::Cardigan | Clothing::Jacket => {
            ink.fill("M-9,-4L-14,70L14,70L9,-4Z", look.under);
            ink.fill("M-8,-4L0,12L8,-4Z", look.skin);
            ink.fill("M-30,-4L-9,-1L-4,34L-8,70L-40,70ZM30,-4L9,-1L4,34L8,70L40,70Z", look.cloth);
            ink.line("M-9,-1L-4,34L-8,70M9,-1L4,34L8,70", dark, 1.6);
        }
        Clothing::Waistcoat | Clothing::Vest => {
            ink.fill("M-40,-4L40,-4L40,70L-40,70Z", look.under);
            ink.fill("M-19,-4L-9,-1L0,26L9,-1L19,-4L23,70L-23,70Z", look.cloth);
            ink.fill("M-7,-4L0,10L7,-4Z", look.skin);
            ink.line("M-9,-1L0,26L9,-1M0,26V70", dark, 1.6);
        }
        Clothing::Tunic => {
            ink.fill("M-8,-4Q0,10 8,-4Z", look.skin);
            ink.line("M-9,-1Q0,12 9,-1M0,8V70", dark, 1.6);
        }
        Clothing::Overalls => {
            ink.fill("M-40,-4L40,-4L40,70L-40,70Z", look.under);
            ink.fill("M-8,-4Q0,10 8,-4Z", look.skin);
            ink.fill("M-15,24H15V70H-15Z", look.cloth);
            ink.line("M-13,0L-12,26M13,0L12,26", look.cloth, 5.0);
        }
    }
}

fn outline(w: f32) -> String {
    let x = |of: f32| format!("{:.2}", of * w);
    format!(
        "M-{a},-24C-{b},-45 {b},-45 {a},-24C{c},-12 {d},-1.2 0,-1.2C-{d},-1.2 -{c},-12 -{a},-24Z",
        a = x(14.3),
        b = x(15.6),
        c = x(14.0),
        d = x(8.2)
    )
}

/// How much wider than most a face is.
fn width(look: &Look<'_>) -> f32 {
    look.figure.face.clamp(94, 106) as f32 / 100.0
}

/// Ears and the shape of the face.
fn head(ink: &mut Ink, look: &Look<'_>, id: &str) {
    let w = width(look);
    for s in [-1.0_f32, 1.0] {
        ink.spot(s * 14.2 * w, -20.0, 2.8, 4.2, look.skin);
        ink.tinge(s * 14.4 * w, -20.0, 1.2, 2.3, look.shade, 55);
    }
    let outline = outline(w);
    ink.0 += &format!("<clipPath id=\"face-{id}\"><path d=\"{outline}\"/></clipPath>");
    ink.fill(&outline, look.skin);
    ink.0 += &format!("<g clip-path=\"url(#face-{id})\">");
    ink.glaze("M6,-46C12,-30 11,-12 2,0L24,4L24,-46Z", look.shade, 34);
    ink.0 += "</g>";
}

/// What is in it.
fn face(ink: &mut Ink, look: &Look<'_>, mood: Mood, id: &str) {
    let w = width(look);
    ink.0 += &format!("<g clip-path=\"url(#face-{id})\">");
    let flush = look.skin.mix(Colour::hex(0xc8_5040), 38);
    for s in [-1.0_f32, 1.0] {
        ink.tinge(s * 7.6 * w, -13.8, 3.9, 2.6, flush, if mood == Mood::Hollow { 8 } else { 34 });
    }
    match look.figure.beard {
        Beard::Short | Beard::Full => {
            ink.fill("M-16,-20C-14,-15 -11,-14.5 -8,-13.2C-5,-11.4 5,-11.4 8,-13.2C11,-14.5 14,-15 16,-20L16,4L-16,4Z", look.own);
            ink.fill(
                "M-4.2,-9.6Q0,-11 4.2,-9.6Q3,-5.6 0,-5.6Q-3,-5.6 -4.2,-9.6Z",
                look.own.mix(look.skin, 55),
            );
        }
        Beard::Stubble => {
            ink.glaze("M-16,-18C-13,-12.5 -7,-12 0,-12C7,-12 13,-12.5 16,-18L16,4L-16,4Z", look.own, 26);
        }
        Beard::None | Beard::Moustache => {}
    }
    ink.0 += "</g>";
    if look.figure.beard == Beard::Full {
        ink.fill("M-10,-3C-8,5 -3,7.6 0,7.6C3,7.6 8,5 10,-3C5,1 -5,1 -10,-3Z", look.own);
    }
    eyes(ink, look, mood, w);
    mouth(ink, look, mood);
    if look.figure.age > 40 && mood != Mood::Bright {
        for s in [-1.0_f32, 1.0] {
            let d = format!("M{},-12.6Q{},-10.6 {},-9", s * 6.6, s * 7.2, s * 6.4);
            ink.trace(&d, look.shade, 0.7, 70);
        }
    }
}

/// What lies over every face in the same way: nose, moustache, the lines of age, glasses.
fn features(ink: &mut Ink, look: &Look<'_>) {
    let w = width(look);
    ink.line("M.5,-19Q2.6,-14.4 1.7,-13.6Q0,-12.6 -1.7,-13.5", look.shade, 1.05);
    if matches!(look.figure.beard, Beard::Moustache | Beard::Full) {
        ink.fill(
            "M0,-11.6C-1.6,-12.8 -4.4,-12.2 -7.2,-8.6C-7.4,-8 -6.8,-7.9 -6.2,-8.2C-4,-9.2 -1.6,-9 0,-9.9C1.6,-9 4,-9.2 6.2,-8.2C6.8,-7.9 7.4,-8 7.2,-8.6C4.4,-12.2 1.6,-12.8 0,-11.6Z",
            look.own.mix(Colour::hex(0x1c_1014), 12),
        );
    }
    if look.figure.age > 40 {
        for s in [-1.0_f32, 1.0] {
            let x = s * (6.1 * w + 3.9);
            ink.trace(&format!("M{x},-21.2l{},-.8M{x},-20l{},.5", s * 1.7, s * 1.7), look.shade, 0.55, 75);
        }
    }
    if look.figure.glasses {
        let frame = Colour::hex(0x4a_3038);
        for s in [-1.0_f32, 1.0] {
            let x = s * 6.1 * w - 4.9;
            ink.0 += &format!(
                "<rect x=\"{x:.2}\" y=\"-25.1\" width=\"9.8\" height=\"8\" rx=\"3.6\" fill=\"#ffffff\" fill-opacity=\".1\" stroke=\"{frame}\" stroke-width=\"1.05\"/>"
            );
        }
        ink.line("M-1.3,-22.2Q0,-23.2 1.3,-22.2M-11,-22.2L-14,-21.4M11,-22.2L14,-21.4", frame, 1.0);
    }
}

fn eyes(ink: &mut Ink, look: &Look<'_>, mood: Mood, w: f32) {
    const EYES: f32 = -21.2;
    let dark = Colour::hex(0x23_1419);
    let white = Colour::hex(0xfb_f3e8).mix(look.skin, 28);
    let brow = look.own.mix(Colour::hex(0x1c_1014), 25);
    // Looking aside is part of being troubled.
    let gaze = if mood == Mood::Troubled { 1.0 } else { 0.0 };
    for s in [-1.0_f32, 1.0] {
        let x = s * 6.1 * w;
        if mood == Mood::Hollow {
            ink.line(
                &format!("M{},{}Q{x},{} {},{}", x - 3.0, EYES + 0.3, EYES + 2.1, x + 3.0, EYES + 0.3),
                dark,
                1.25,
            );
            ink.trace(
                &format!("M{},{}Q{x},{} {},{}", x - 2.4, EYES + 4.0, EYES + 5.1, x + 2.4, EYES + 4.0),
                look.shade,
                0.6,
                70,
            );
        } else {
            let guarded = mood == Mood::Guarded;
            let (open, low) = if guarded { (1.45, 0.6) } else { (1.95, 0.2) };
            ink.spot(x, EYES + low, 2.85, open, white);
            ink.spot(x + gaze, EYES + low, 1.8, open.min(1.9), dark);
            if !guarded {
                ink.spot(x + gaze - 0.6, EYES - 0.5, 0.5, 0.5, white);
            }
            let (left, middle, right) = match mood {
                Mood::Bright => (-0.4, -4.0, -0.4),
                Mood::Guarded => (-0.6, -1.7, -0.6),
                Mood::Troubled if s < 0.0 => (0.5, -3.5, -0.9),
                Mood::Troubled => (-0.9, -3.5, 0.5),
                Mood::Steady | Mood::Hollow => (-0.3, -3.6, -0.3),
            };
            ink.line(
                &format!("M{},{}Q{x},{} {},{}", x - 3.3, EYES + left, EYES + middle, x + 3.3, EYES + right),
                dark,
                1.15,
            );
        }
        let (outer, middle, inner) = match mood {
            Mood::Bright => (0.4, -2.3, 0.4),
            Mood::Steady => (0.7, -1.3, 0.5),
            Mood::Guarded => (0.9, 0.2, 1.2),
            Mood::Troubled => (1.7, -0.9, -1.9),
            Mood::Hollow => (1.6, -0.7, -0.9),
        };
        let y = EYES - 5.2;
        ink.line(
            &format!("M{},{}Q{x},{} {},{}", x + s * 4.2, y + outer, y + middle, x - s * 3.4, y + inner),
            brow,
            1.6,
        );
    }
}

fn mouth(ink: &mut Ink, look: &Look<'_>, mood: Mood) {
    let line = look.skin.mix(Colour::hex(0x4a_1420), 72);
    let d = match mood {
        Mood::Bright => {
            ink.fill(
                "M-5.2,-9.8Q0,-7.6 5.2,-9.8Q3.6,-4.1 0,-4.1Q-3.6,-4.1 -5.2,-9.8Z",
                Colour::hex(0x5b_1c26),
            );
            ink.fill("M-4.6,-9.5Q0,-7.4 4.6,-9.5L3.9,-7.8Q0,-6.2 -3.9,-7.8Z", Colour::hex(0xfb_f3e8));
            return;
        }
        Mood::Steady => "M-4.3,-8.8Q0,-5.7 4.3,-9.1",
        Mood::Guarded => "M-3.7,-7.8L3.7,-8.3",
        Mood::Troubled => "M-3.6,-6.9Q.2,-9.5 3.6,-7.2",
        Mood::Hollow => "M-3.2,-7Q0,-8.6 3.2,-6.9",
    };
    ink.line(d, line, 1.3);
}
