//! Figures: everybody can be drawn, finitely, within bounds, and always the same.

use kurbo::{Affine, Point};

use super::{Arm, Energy, Mood, Pose, Tint, draw, hip, icons, portrait, seated, top};
use crate::{
    game::paint::{Canvas, Colour, Vertex},
    scenario::person::{Aid, Beard, Below, Clothing, Dye, Figure, Hair},
    terms::Practice,
};

const HAIR: [Hair; 17] = [
    Hair::Bald,
    Hair::Cropped,
    Hair::Short,
    Hair::Quiff,
    Hair::Messy,
    Hair::Receding,
    Hair::Bob,
    Hair::Long,
    Hair::Ponytail,
    Hair::Bun,
    Hair::Braids,
    Hair::Locs,
    Hair::Afro,
    Hair::Curls,
    Hair::Hijab,
    Hair::Turban,
    Hair::Cap,
];
const CLOTHING: [Clothing; 11] = [
    Clothing::Shirt,
    Clothing::Tee,
    Clothing::Jumper,
    Clothing::Cardigan,
    Clothing::Jacket,
    Clothing::Hoodie,
    Clothing::Waistcoat,
    Clothing::Tunic,
    Clothing::Overalls,
    Clothing::Dress,
    Clothing::Vest,
];
const DYES: [Dye; 7] = [Dye::Brick, Dye::Moss, Dye::Slate, Dye::Plum, Dye::Ochre, Dye::Teal, Dye::Sand];
const BELOW: [Below; 3] = [Below::Trousers, Below::Skirt, Below::Work];
const BEARDS: [Beard; 5] = [Beard::None, Beard::Stubble, Beard::Short, Beard::Full, Beard::Moustache];
const AIDS: [Option<Aid>; 6] = [
    None,
    Some(Aid::Wheelchair),
    Some(Aid::HearingAid),
    Some(Aid::Cane),
    Some(Aid::ProstheticArm),
    Some(Aid::ProstheticLeg),
];

/// The most vertices that a figure may have at the scale of the projector's stage.
const VERTICES_MAX: usize = 8_000;

fn drawn(figure: &Figure, pose: &Pose, tint: Tint) -> Canvas {
    // A pixel of the stage at 1920×1080, in figure units.
    let mut canvas = Canvas::new(0.6);
    draw(&mut canvas, Affine::IDENTITY, figure, pose, tint);
    canvas
}

fn assert_sound(canvas: &Canvas, figure: &Figure) {
    assert!(!canvas.is_empty(), "{figure:?}");
    assert!(canvas.vertices.len() <= VERTICES_MAX, "{} vertices: {figure:?}", canvas.vertices.len());
    for vertex in &canvas.vertices {
        let [x, y] = vertex.at;
        assert!(x.abs() < 85.0 && y > -235.0 && y < 8.0, "{x}, {y}: {figure:?}");
        assert!(vertex.colour.iter().all(|channel| (0.0..=1.0).contains(channel)), "{figure:?}");
    }
    assert!(canvas.indices.iter().all(|index| (*index as usize) < canvas.vertices.len()));
}

/// Every hair with every garment, dye, lower half, beard and aid somewhere among them.
fn everybody() -> impl Iterator<Item = Figure> {
    let pairs = HAIR.into_iter().enumerate().flat_map(|(h, hair)| {
        CLOTHING.into_iter().enumerate().map(move |(c, clothing)| (h, hair, c, clothing))
    });
    pairs.map(|(h, hair, c, clothing)| Figure {
        hair,
        clothing,
        colour: DYES[(h + c) % 7],
        below: BELOW[(h + 2 * c) % 3],
        beard: BEARDS[(h + c) % 5],
        glasses: (h + c) % 2 == 0,
        age: 16 + ((h * 11 + c) % 70) as u32,
        aids: AIDS[(h + c) % 6].into_iter().collect(),
        ..Figure::default()
    })
}

#[test]
fn everybody_can_be_drawn_in_every_mood_and_energy() {
    let mut most = 0;
    for (i, figure) in everybody().enumerate() {
        let pose = Pose::of(Mood::ALL[i % 5], Energy::ALL[i % 3], i);
        let canvas = drawn(&figure, &pose, Tint::PLAIN);
        assert_sound(&canvas, &figure);
        most = most.max(canvas.vertices.len());
    }
    assert!(most > 1_000, "a whole person in {most} vertices");
}

#[test]
fn every_pose_of_every_kind_of_body_is_sound() {
    for aid in AIDS {
        for below in BELOW {
            let figure = Figure { below, aids: aid.into_iter().collect(), ..Figure::default() };
            for left in Arm::ALL {
                let right = Arm::ALL[(left as usize * 5 + below as usize) % Arm::ALL.len()];
                let gaze = [-1.4, 0.0, 1.4][left as usize % 3];
                let turn = [-1, 0, 1][left as usize % 3];
                for mood in Mood::ALL {
                    let energy = Energy::ALL[(mood as usize + left as usize) % 3];
                    let pose =
                        Pose { mood, energy, gaze, turn, arms: (left, right), tilt: 4.0, blink: turn == 0 };
                    assert_sound(&drawn(&figure, &pose, Tint::PLAIN), &figure);
                }
            }
        }
    }
}

#[test]
fn the_widest_and_the_narrowest_are_sound() {
    let pose = Pose::of(Mood::Bright, Energy::Lifted, 0);
    for aids in [vec![], AIDS.into_iter().flatten().collect()] {
        let small = Figure {
            height: 92,
            shoulders: 23,
            waist: 17,
            hips: 18,
            face: 94,
            aids: aids.clone(),
            ..Figure::default()
        };
        let large = Figure {
            height: 106,
            shoulders: 29,
            waist: 24,
            hips: 26,
            face: 106,
            hair: Hair::Bun,
            aids,
            ..Figure::default()
        };
        for figure in [small, large] {
            assert_sound(&drawn(&figure, &pose, Tint::PLAIN), &figure);
        }
    }
}

#[test]
fn the_same_figure_is_the_same_mesh_and_another_is_another() {
    let pose = Pose::of(Mood::Steady, Energy::Settled, 3);
    let figure = Figure::default();
    assert_eq!(drawn(&figure, &pose, Tint::PLAIN), drawn(&figure.clone(), &pose, Tint::PLAIN));
    let older = Figure { age: 70, ..figure.clone() };
    assert_ne!(drawn(&figure, &pose, Tint::PLAIN), drawn(&older, &pose, Tint::PLAIN));
}

#[test]
fn a_flat_figure_is_one_colour_and_reaches_as_far() {
    let edge = Colour::hex(0xffcf82);
    for figure in everybody().step_by(7) {
        let pose = Pose::of(Mood::Steady, Energy::Settled, 1);
        let (lit, flat) = (drawn(&figure, &pose, Tint::PLAIN), drawn(&figure, &pose, Tint::Flat(edge)));
        let wanted = edge.alpha(1.0).0;
        let off = |vertex: &Vertex| (0..3).map(|i| (vertex.colour[i] - wanted[i]).abs()).fold(0.0, f32::max);
        assert!(flat.vertices.iter().all(|vertex| off(vertex) < 1e-6));
        assert!(flat.vertices.len() < lit.vertices.len() / 2);
        let (Some(lit), Some(flat)) = (lit.bounds(), flat.bounds()) else { unreachable!("both are drawn") };
        for corner in 0..2 {
            for axis in 0..2 {
                assert!((lit[corner][axis] - flat[corner][axis]).abs() < 3.0, "{lit:?} {flat:?} {figure:?}");
            }
        }
    }
}

#[test]
fn hair_ends_where_top_says() {
    for figure in everybody().step_by(5) {
        let pose =
            Pose { tilt: 0.0, arms: (Arm::Down, Arm::Down), ..Pose::of(Mood::Steady, Energy::Settled, 0) };
        let [low, _] = drawn(&figure, &pose, Tint::PLAIN).bounds().unwrap_or_default();
        let found = f64::from(-low[1]);
        assert!((found - top(&figure)).abs() < 3.0, "{found} is not {}: {figure:?}", top(&figure));
        let (left, right) = (hip(&figure, -1.0), hip(&figure, 1.0));
        assert!(left.x < -15.0 && right.x > 15.0 && right.y < -90.0 && right.y > -found);
        assert_eq!(seated(&figure), figure.aids.contains(&Aid::Wheelchair));
    }
}

#[test]
fn portraits_stay_in_their_frame() {
    let ground = Colour::hex(0x3a2c3a);
    for figure in everybody() {
        let mut canvas = Canvas::new(1.0);
        let pose = Pose::of(Mood::Troubled, Energy::Sagging, 2);
        portrait(&mut canvas, Point::new(20.0, 20.0), 20.0, &figure, &pose, Tint::PLAIN, ground);
        for vertex in &canvas.vertices {
            let [x, y] = vertex.at;
            assert!((x - 20.0).hypot(y - 20.0) < 21.6, "{x}, {y}: {figure:?}");
        }
    }
}

#[test]
fn moods_and_energies_have_their_bounds() {
    let moods = [100, 80, 79, 60, 59, 40, 39, 20, 19, 0].map(Mood::of);
    let expected = Mood::ALL.into_iter().flat_map(|mood| [mood, mood]);
    assert!(moods.into_iter().eq(expected));
    assert_eq!(
        [0, 29, 30, 64, 65, 100].map(Energy::of).to_vec(),
        [0, 0, 1, 1, 2, 2].map(|i| Energy::ALL[i]).to_vec()
    );
}

#[test]
fn people_have_habits_of_their_own() {
    for mood in Mood::ALL {
        for energy in Energy::ALL {
            let poses: Vec<_> = (0..6).map(|member| Pose::of(mood, energy, member).arms).collect();
            let mut kinds = poses.clone();
            kinds.sort_unstable();
            kinds.dedup();
            assert!(kinds.len() >= 4, "{mood:?} {energy:?}: {poses:?}");
        }
    }
}

#[test]
fn every_icon_fills_its_box_and_no_more() {
    for practice in Practice::ALL {
        let mut canvas = Canvas::new(1.0);
        icons::practice(&mut canvas, practice, Point::new(0.0, 0.0), 20.0, Colour::WHITE);
        let [low, high] = canvas.bounds().unwrap_or_default();
        assert!(
            low[0] >= 0.0 && low[1] >= 0.0 && high[0] <= 20.6 && high[1] <= 20.0,
            "{practice:?} {low:?} {high:?}"
        );
        assert!(high[1] - low[1] > 8.0 && high[0] - low[0] > 9.0, "{practice:?}");
    }
    let mut canvas = Canvas::new(1.0);
    for mark in [icons::Mark::Sun, icons::Mark::Spark, icons::Mark::Rings] {
        icons::mark(&mut canvas, mark, Point::new(8.0, 8.0), 1.0, Colour::WHITE);
    }
    icons::lantern(&mut canvas, Affine::IDENTITY, 1.0);
    assert!(canvas.vertices.iter().all(|vertex| vertex.at.iter().all(|c| c.is_finite())));
}
