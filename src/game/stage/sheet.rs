//! One sheet of the picture: what is drawn as one mesh, and from what. Two equal sheets look the same, so a sheet is
//! drawn again only when it differs.

use std::sync::Arc;

use kurbo::Affine;

use super::scene::{
    bonds::{self, Tied},
    brush::{Brush, hex},
    flat, ideas, leader, light,
    set::{self, Frame},
    weather::{self, Rain},
    weeks::{self, Weeks},
    work,
};
use crate::{
    game::{
        figure::{self, Pose, Tint},
        paint::Canvas,
    },
    scenario::{Backdrop, Figure, work::Prop},
};

/// How a sheet is laid over those beneath it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blend {
    /// As the first coat: it hides all that is beneath.
    Ground,
    /// As paint.
    Paint,
    /// As light: it brightens what is there and darkens nothing.
    Light,
}

/// Where sparks rise from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// Above the head, in the drawing.
    pub at: (f64, f64),
    /// How many.
    pub count: usize,
    /// What scatters them.
    pub seed: u32,
    /// How far they rise.
    pub rise: f64,
}

/// A short light on somebody or something in the play-out of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Flash {
    /// A glow on the boards about somebody's feet: place, and strength 0–1.
    Feet((f64, f64), f64),
    /// The same, cool: a loss. It is told by the posture too.
    FeetCool((f64, f64), f64),
    /// A spark above somebody's head: place, and strength 0–1.
    Spark((f64, f64), f64),
    /// A ringed spark on its way to the work.
    Adopted((f64, f64), f64),
}

/// What one mesh shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// Sky and boards, calm or in a storm: hard edges, opaque.
    Ground(Frame, bool),
    /// The painted flat and the planks before it.
    Backdrop(Frame, Backdrop, bool),
    /// A rectangle over the boards.
    Boards(Frame),
    /// The whole drawing in one dark colour.
    Shade(Frame),
    /// Cone and pool of the rig for somebody at a place.
    Rig(Frame, (f64, f64), bool),
    /// The lamp's fan from its flame.
    Fan(Frame),
    /// The group's line.
    Line(Vec<Tied>, bool),
    /// The threads, and how far each is shaken.
    Threads(Vec<Tied>, Vec<f64>, bool),
    /// A shadow on the boards.
    Shadow,
    /// A person.
    Person(Arc<Figure>, Pose),
    /// The same in the lamp's colour.
    Outline(Arc<Figure>, Pose),
    /// The ring about who is selected.
    Ring,
    /// Sparks at a time in seconds.
    Sparks(Vec<Source>, f64),
    /// Ideas that are not voiced, at chests.
    Held(Vec<(f64, f64)>),
    /// A halo of the lamp, radius 1.
    Halo,
    /// A warm pool, radius 1.
    Pool,
    /// The path ahead of the leader, by its length.
    Path(f64),
    /// The work.
    Work(Vec<Prop>),
    /// Rain and splashes.
    Rain(Rain),
    /// Wind.
    Wind,
    /// The lamps of the rig over these places.
    Lamps(Vec<f64>, bool),
    /// Their glow.
    LampGlow(Vec<f64>, bool),
    /// Curtains and valance.
    LeftCurtain(Frame, bool),
    /// The right one.
    RightCurtain(Frame, bool),
    /// What hangs above.
    Valance(Frame),
    /// The empty chair.
    Chair,
    /// The leader.
    Leader(leader::Gait),
    /// The leader's lantern and the hand on it.
    Lantern(leader::Gait),
    /// The stage's front.
    Footlights(Frame, Weeks),
    /// What the footlights throw upwards.
    Shine(Frame, Weeks),
    /// The lit front edge: from x = 0 to 1.
    Edge,
    /// Flashes of a play-out.
    Flashes(Vec<Flash>),
}

impl Sheet {
    /// How it is laid over what is beneath.
    pub fn blend(&self) -> Blend {
        match self {
            Self::Rig(..)
            | Self::Fan(_)
            | Self::Sparks(..)
            | Self::Halo
            | Self::Pool
            | Self::Path(_)
            | Self::LampGlow(..)
            | Self::Shine(..)
            | Self::Flashes(_) => Blend::Light,
            // Over the calm ground the storm's is paint: it fades in.
            Self::Ground(_, false) => Blend::Ground,
            _ => Blend::Paint,
        }
    }

    /// Whether it is drawn anew from frame to frame while something moves: it then keeps a mesh of its own.
    pub fn is_fluid(&self) -> bool {
        matches!(
            self,
            Self::Line(..)
                | Self::Threads(..)
                | Self::Sparks(..)
                | Self::Held(_)
                | Self::Path(_)
                | Self::Rain(_)
                | Self::Rig(..)
                | Self::Lamps(..)
                | Self::LampGlow(..)
                | Self::Leader(_)
                | Self::Lantern(_)
                | Self::Flashes(_)
        )
    }

    /// Draws it on a new canvas. `pixel` is the size of a screen pixel in its units.
    pub fn draw(&self, pixel: f32) -> Canvas {
        let mut canvas = Canvas::new(pixel);
        match self {
            Self::Person(who, pose) => {
                figure::draw(&mut canvas, Affine::IDENTITY, who, pose, Tint::Lit([1.0; 3]));
                return canvas;
            }
            Self::Outline(who, pose) => {
                figure::draw(&mut canvas, Affine::IDENTITY, who, pose, Tint::Flat(hex(0xffcf82)));
                return canvas;
            }
            _ => {}
        }
        let b = &mut Brush::new(&mut canvas);
        match self {
            Self::Ground(frame, storm) => set::ground(b, frame, *storm),
            Self::Backdrop(frame, what, storm) => flat::backdrop(b, frame, *what, *storm),
            Self::Boards(frame) => {
                let end = if frame.is_title() { frame.height } else { frame.horizon + 110.0 };
                b.block((0.0, frame.horizon), (frame.width, end), hex(0x120c14));
            }
            Self::Shade(frame) => b.block((0.0, 0.0), (frame.width, frame.height), hex(0x120c14)),
            Self::Rig(frame, (x, y), cold) => light::rig(b, frame, *x, *y, *cold),
            Self::Fan(frame) => light::fan(b, frame),
            Self::Line(people, storm) => bonds::line(b, people, *storm),
            Self::Threads(people, shaken, storm) => {
                for place in 0..people.len() {
                    bonds::thread(b, people, place, *storm, shaken.get(place).copied().unwrap_or(0.0));
                }
            }
            Self::Shadow => b.oval((0.0, 0.0), (38.0, 5.2), hex(0x0b0609).alpha(0.5)),
            Self::Person(..) | Self::Outline(..) => {}
            Self::Ring => {
                b.line("M-46,0A46,9.5 0 1,1 46,0A46,9.5 0 1,1 -46,0Z", 2.0, hex(0xF6C254));
            }
            Self::Sparks(sources, time) => {
                for source in sources {
                    ideas::sparks(b, source.at, source.count, source.seed, source.rise, *time);
                }
            }
            Self::Held(places) => places.iter().for_each(|place| ideas::held(b, *place)),
            Self::Halo => light::halo(b),
            Self::Pool => light::warm_pool(b),
            Self::Path(length) => light::path(b, *length),
            Self::Work(props) => work::work(b, props),
            Self::Rain(rain) => weather::rain(b, rain),
            Self::Wind => weather::wind(b),
            Self::Lamps(places, cold) => set::lamps(b, places, *cold),
            Self::LampGlow(places, cold) => {
                let stops = if *cold { light::cold_spot_stops() } else { light::spot_stops() };
                for x in places {
                    b.glow((*x, 104.0), (26.0, 26.0), &stops);
                }
            }
            Self::LeftCurtain(frame, storm) => set::left_curtain(b, frame, *storm),
            Self::RightCurtain(frame, storm) => set::right_curtain(b, frame, *storm),
            Self::Valance(frame) => set::valance(b, frame),
            Self::Chair => leader::chair(b),
            Self::Leader(gait) => leader::figure(b, gait),
            Self::Lantern(gait) => leader::held_lantern(b, gait),
            Self::Footlights(frame, weeks) => weeks::footlights(b, frame, weeks),
            Self::Shine(frame, weeks) => weeks::shine(b, frame, weeks),
            Self::Edge => b.block((0.0, -1.0), (1.0, 2.0), hex(0xffd98c)),
            Self::Flashes(flashes) => flashes.iter().for_each(|flash| flash.draw(b)),
        }
        canvas
    }
}

impl Flash {
    fn draw(&self, b: &mut Brush<'_>) {
        match *self {
            Self::Feet((x, y), strength) | Self::FeetCool((x, y), strength) => {
                let cold = matches!(self, Self::FeetCool(..));
                let stops = set::pool_stops(cold)
                    .map(|(at, colour)| (at, colour.faded(strength as f32 * if cold { 1.6 } else { 0.9 })));
                b.glow((x, y + 1.0), (62.0, 15.0), &stops);
            }
            Self::Spark(place, strength) => ideas::spark(b, place, 9.0, strength),
            Self::Adopted(place, strength) => ideas::adopted(b, place, strength),
        }
    }
}

/// Which sheet of the picture: its mesh, material and entity stay its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Sky and boards.
    Ground,
    /// The same in a storm, over them.
    GroundStorm,
    /// Town, moon and stars.
    Backdrop,
    /// The same in a storm.
    BackdropStorm,
    /// Cone and pool over a person.
    Rig(usize),
    /// The same in a storm.
    RigStorm(usize),
    /// The boards darkened.
    Boards,
    /// The fan behind the people.
    FanBehind,
    /// The group's line.
    Line,
    /// A person's shadow.
    Shadow(usize),
    /// The ring about who is selected.
    Ring,
    /// The lamp's edge on a person.
    Rim(usize),
    /// A person as they were, fading.
    Before(usize),
    /// A person.
    Person(usize),
    /// The threads.
    Threads,
    /// Unvoiced ideas.
    Held,
    /// Voiced ones.
    Sparks,
    /// The fan over the people.
    FanOver,
    /// Flashes of a play-out.
    Flashes,
    /// The warm lee in a storm.
    Lee,
    /// The path ahead.
    Path,
    /// The work.
    Work,
    /// The light on it.
    WorkLight,
    /// Rain.
    Rain,
    /// Wind.
    Wind,
    /// The rig's lamps.
    Lamps,
    /// The same in a storm.
    LampsStorm,
    /// Their glow.
    LampGlow,
    /// The same in a storm.
    LampGlowStorm,
    /// The curtains.
    RightCurtain,
    /// The billowing one.
    RightCurtainStorm,
    /// The one in the wings.
    LeftCurtain,
    /// The same in a storm.
    LeftCurtainStorm,
    /// Above.
    Valance,
    /// The chair.
    Chair,
    /// The glow of the lamp on it.
    ChairGlow,
    /// The glow of its flame.
    ChairFlame,
    /// The halo about the leader.
    Halo,
    /// The leader.
    Leader,
    /// The glow of the flame.
    Flame,
    /// The lantern.
    Lantern,
    /// The stage's front.
    Footlights,
    /// What it throws upwards.
    Shine,
    /// The light on the curtain ahead.
    Ahead,
    /// The lit front edge.
    Edge,
    /// A shock darkens the stage for a moment.
    Shade,
}

impl Part {
    /// Whether it moves even while nothing happens: people breathe. From the first such on, nothing is kept.
    pub fn stirs(self) -> bool {
        matches!(self, Self::Rim(_) | Self::Before(_) | Self::Person(_))
    }
}

/// A sheet where it lies in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which one.
    pub part: Part,
    /// What it shows.
    pub sheet: Sheet,
    /// Where its (0, 0) lies in the drawing.
    pub at: (f64, f64),
    /// Its size, across and down.
    pub size: (f64, f64),
    /// Its lean about (0, 0) in radians, to the right.
    pub lean: f64,
    /// What its colours are multiplied with.
    pub light: [f32; 3],
    /// What its opacity is multiplied with.
    pub opacity: f32,
}

impl Placed {
    /// A sheet in the drawing's own units.
    pub fn new(part: Part, sheet: Sheet, opacity: f64) -> Self {
        Self {
            part,
            sheet,
            at: (0.0, 0.0),
            size: (1.0, 1.0),
            lean: 0.0,
            light: [1.0; 3],
            opacity: opacity as f32,
        }
    }

    /// Moved and scaled.
    #[must_use]
    pub fn at(mut self, at: (f64, f64), size: f64) -> Self {
        (self.at, self.size) = (at, (size, size));
        self
    }

    /// Moved and scaled by different amounts across and down.
    #[must_use]
    pub fn stretched(mut self, at: (f64, f64), size: (f64, f64)) -> Self {
        (self.at, self.size) = (at, size);
        self
    }

    /// With light on it.
    #[must_use]
    pub fn lit(mut self, light: [f32; 3]) -> Self {
        self.light = light;
        self
    }
}
