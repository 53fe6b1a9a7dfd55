//! The stage in Bevy: a camera with a viewport, and one mesh, material and entity for each sheet.

use std::collections::BTreeMap;

use bevy::{
    camera::{
        CameraMainTextureUsages, CameraOutputMode, ClearColorConfig, CompositingSpace, ScalingMode, Viewport,
        visibility::{NoFrustumCulling, RenderLayers},
    },
    core_pipeline::tonemapping::Tonemapping,
    input::{
        keyboard::KeyboardInput,
        mouse::{MouseButtonInput, MouseMotion, MouseWheel},
        touch::TouchInput,
    },
    prelude::*,
    render::{
        camera::CameraRenderGraph, extract_component::ExtractComponent, render_resource::TextureUsages,
    },
    window::{PrimaryWindow, RequestRedraw, WindowFocused, WindowResized},
};

use super::{
    cast::Cast,
    cue::StageCue,
    material::{self, SheetMaterial},
    pass::{self, StageGraph, Stirred},
    picture::{Picture, picture},
    sheet::{Part, Placed, Sheet},
    show::{Set, Show},
};

/// The cast that is to be on the stage; the screens set it, and the stage gets there in its own time.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct OnStage(pub Cast);

/// Where the stage is on the window and what of it is shown. The screens set it.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct StageRect {
    /// Its rectangle on the window, in physical pixels; none while no stage is to be seen.
    pub on_screen: Option<URect>,
    /// What of the drawing fills that rectangle, in the drawing's units, y down. Where the shapes differ the drawing
    /// is fitted in width and keeps its middle.
    pub shown: Rect,
    /// Which drawing.
    pub set: Set,
}

/// Where somebody of the cast is to be seen, in physical pixels of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StagePlace {
    /// Middle of the head.
    pub head: Vec2,
    /// Middle of the chest.
    pub chest: Vec2,
    /// Between the feet.
    pub feet: Vec2,
    /// What a click has to hit.
    pub hit: Rect,
}

/// Where everybody is to be seen. The stage keeps it up to date.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct StagePlaces {
    /// One for each member of the cast, in its order; none where only a gap is left or no stage is to be seen.
    pub people: Vec<Option<StagePlace>>,
    /// The leader, or the empty chair.
    pub leader: Option<StagePlace>,
}

impl StagePlaces {
    /// Whom a point of the window hits, as a place in the cast. Who stands in front is hit first.
    pub fn hit(&self, at: Vec2) -> Option<usize> {
        let hits = self.people.iter().enumerate().filter_map(|(i, place)| place.map(|place| (i, place)));
        let hits = hits.filter(|(_, place)| place.hit.contains(at));
        hits.max_by(|(_, a), (_, b)| a.feet.y.total_cmp(&b.feet.y)).map(|(i, _)| i)
    }
}

/// How much may move.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Motion {
    /// Nothing travels and nothing idles; states cross-fade in 150 ms.
    pub reduced: bool,
}

/// Whether the stage rests: after ten seconds without input nothing breathes and nothing is redrawn.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Idle {
    /// Seconds since the last input.
    pub seconds: f32,
    /// Whether breath, blinks, sparks and rain rest.
    pub resting: bool,
}

/// Seconds without input after which the stage rests.
const REST_AFTER: f32 = 10.0;
/// The longest time that passes between two frames: after a sleep nothing jumps.
const LONGEST: f64 = 0.1;

impl Idle {
    /// Ends the rest, as an input would.
    pub fn wake(&mut self) {
        *self = Self::default();
    }
}

/// The steps of the stage, in `Update` in this order.
#[derive(SystemSet, Clone, Debug, PartialEq, Eq, Hash)]
pub enum StageSystems {
    /// Takes up what the screens want.
    Direct,
    /// Draws.
    Draw,
}

/// The camera that draws the stage. It draws before every camera of a higher order.
#[derive(Component, ExtractComponent, Clone, Copy, Debug, Default)]
pub struct StageCamera;

/// The show behind the picture.
#[derive(Resource)]
struct Now {
    show: Show,
    picture: Picture,
}

/// One sheet as an entity.
struct Shown {
    entity: Entity,
    material: Handle<SheetMaterial>,
    /// The mesh that only this sheet has.
    own: Option<Handle<Mesh>>,
    /// What it shows, and how fine it is drawn.
    drawn: Option<(Sheet, i32)>,
    placed: Option<Placed>,
    visible: bool,
}

/// A drawn sheet that more than one part may show.
struct Kept {
    sheet: Sheet,
    fine: i32,
    mesh: Handle<Mesh>,
    /// The frame in which it was last shown.
    last: u64,
}

/// All entities and meshes of the stage.
#[derive(Resource, Default)]
struct Easel {
    parts: BTreeMap<Part, Shown>,
    kept: Vec<Kept>,
    frame: u64,
    /// How many meshes have been drawn since the start.
    drawn: u64,
    /// The last frame's picture.
    last: Vec<Placed>,
}

/// Frames for which a mesh is kept that nothing shows: a blink comes again.
const KEPT_FRAMES: u64 = 900;
/// Meshes that are kept at most.
const KEPT_MAX: usize = 96;
/// What the stage's camera sees, and no other.
const LAYER: usize = 7;

/// Adds the stage.
pub fn plugin(app: &mut App) {
    app.init_resource::<OnStage>()
        .init_resource::<StageRect>()
        .init_resource::<StagePlaces>()
        .init_resource::<Motion>()
        .init_resource::<Idle>()
        .init_resource::<Easel>()
        .insert_resource(Now::new())
        .add_message::<StageCue>()
        .add_message::<RequestRedraw>()
        .add_message::<KeyboardInput>()
        .add_message::<MouseButtonInput>()
        .add_message::<MouseMotion>()
        .add_message::<MouseWheel>()
        .add_message::<TouchInput>()
        .add_message::<WindowFocused>()
        .add_message::<WindowResized>()
        .configure_sets(Update, (StageSystems::Direct, StageSystems::Draw).chain())
        .add_systems(Update, (notice, direct, places).chain().in_set(StageSystems::Direct))
        .add_systems(Last, ask_for_redraw);
    // A headless app has no renderer, and then nothing to draw with; the show goes on all the same.
    if app.is_plugin_added::<bevy::sprite_render::Mesh2dRenderPlugin>() {
        app.add_plugins((material::plugin, pass::plugin))
            .add_systems(Startup, spawn_camera)
            .add_systems(Update, (aim, draw).chain().in_set(StageSystems::Draw));
    }
}

impl Now {
    fn new() -> Self {
        let show = Show::new(Set::Week, Cast::default());
        Self { picture: picture(&show), show }
    }
}

/// Any input wakes the stage.
#[expect(clippy::too_many_arguments, reason = "one for each kind of input")]
fn notice(
    time: Res<Time<Real>>,
    mut idle: ResMut<Idle>,
    wanted: Res<OnStage>,
    mut keys: MessageReader<KeyboardInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut moves: MessageReader<MouseMotion>,
    mut wheel: MessageReader<MouseWheel>,
    mut touches: MessageReader<TouchInput>,
    mut focus: MessageReader<WindowFocused>,
    mut cues: MessageReader<StageCue>,
) {
    let input = keys.read().count()
        + buttons.read().count()
        + moves.read().count()
        + wheel.read().count()
        + touches.read().count()
        + focus.read().count()
        + cues.read().count();
    if input > 0 || wanted.is_changed() {
        if idle.seconds > 0.0 || idle.resting {
            idle.wake();
        }
        return;
    }
    if !idle.resting {
        idle.seconds += time.delta_secs();
        idle.resting = idle.seconds >= REST_AFTER;
    }
}

/// Takes up cast and cues and lets the show's time pass.
fn direct(
    time: Res<Time<Real>>,
    wanted: Res<OnStage>,
    rect: Res<StageRect>,
    motion: Res<Motion>,
    idle: Res<Idle>,
    mut cues: MessageReader<StageCue>,
    mut now: ResMut<Now>,
) {
    let seconds = time.delta_secs_f64().min(LONGEST);
    let show = &mut now.show;
    show.pass(seconds, !idle.resting, motion.reduced);
    show.turn_to(rect.set, &wanted.0);
    for cue in cues.read() {
        show.cue(cue);
    }
    if rect.on_screen.is_some() {
        now.picture = picture(&now.show);
    }
}

/// What of the drawing is shown, and how many physical pixels a unit of it has.
fn window_on(rect: &StageRect) -> Option<(URect, Rect, f32)> {
    let on_screen = rect.on_screen.filter(|on_screen| !on_screen.is_empty())?;
    if rect.shown.is_empty() {
        return None;
    }
    let scale = on_screen.width() as f32 / rect.shown.width();
    let height = on_screen.height() as f32 / scale;
    let shown = Rect::from_center_size(rect.shown.center(), Vec2::new(rect.shown.width(), height));
    Some((on_screen, shown, scale))
}

/// Says where people are to be seen.
fn places(rect: Res<StageRect>, now: Res<Now>, mut places: ResMut<StagePlaces>) {
    let next = match window_on(&rect) {
        None => StagePlaces::default(),
        Some((on_screen, shown, scale)) => {
            let on_window = |(x, y): (f64, f64)| {
                on_screen.min.as_vec2() + (Vec2::new(x as f32, y as f32) - shown.min) * scale
            };
            let place = |feet: (f64, f64), tall: f64, size: f64| {
                let at = |up: f64| on_window((feet.0, feet.1 - up));
                let half = Vec2::new((30.0 * size) as f32 * scale, 0.0);
                StagePlace {
                    head: at(tall - 20.0 * size),
                    chest: at(tall - 74.0 * size),
                    feet: at(0.0),
                    hit: Rect::from_corners(at(tall) - half, at(-6.0) + half),
                }
            };
            let (feet, head) = now.picture.leader;
            let people = now.picture.people.iter().map(|stands| {
                stands.map(|stands| place((stands.spot.x, stands.spot.y), stands.tall, stands.spot.scale))
            });
            StagePlaces {
                people: people.collect(),
                leader: Some(place(feet, feet.1 - head.1, (feet.1 - head.1) / 204.0)),
            }
        }
    };
    places.set_if_neq(next);
}

fn spawn_camera(mut commands: Commands) {
    commands.spawn((
        Name::new("Stage camera"),
        StageCamera,
        Camera2d,
        CameraRenderGraph::new(StageGraph),
        CameraMainTextureUsages::default().with(TextureUsages::COPY_DST),
        Camera {
            order: 0,
            is_active: false,
            // The ground covers all of it, and what has been painted stays.
            clear_color: ClearColorConfig::None,
            // The pages are laid over it, and then both go to the window.
            output_mode: CameraOutputMode::Skip,
            ..default()
        },
        // The drawing's colours are blended as they are written, and edges are soft of themselves.
        CompositingSpace::Srgb,
        Msaa::Off,
        Tonemapping::None,
        RenderLayers::layer(LAYER),
    ));
}

/// Points the camera at what is to be shown.
fn aim(
    rect: Res<StageRect>,
    window: Query<&Window, With<PrimaryWindow>>,
    camera: Single<(&mut Camera, &mut Projection, &mut Transform), With<StageCamera>>,
) {
    let (mut camera, mut projection, mut transform) = camera.into_inner();
    let size = window.iter().next().map(|window| window.physical_size());
    // The window may have become smaller since the screens last said where the stage is.
    let fits = |on_screen: &URect| size.is_some_and(|size| on_screen.max.cmple(size).all());
    let Some((on_screen, shown, _)) = window_on(&rect).filter(|(on_screen, ..)| fits(on_screen)) else {
        if camera.is_active {
            camera.is_active = false;
        }
        return;
    };
    let (at, size) = (on_screen.min, on_screen.size());
    let same =
        camera.viewport.as_ref().is_some_and(|old| old.physical_position == at && old.physical_size == size);
    if !same {
        camera.viewport = Some(Viewport { physical_position: at, physical_size: size, ..default() });
    }
    if !camera.is_active {
        camera.is_active = true;
    }
    let centre = shown.center();
    let place = Vec3::new(centre.x, -centre.y, 0.0);
    if transform.translation != place {
        transform.translation = place;
    }
    let scaling = ScalingMode::Fixed { width: shown.width(), height: shown.height() };
    let aimed = matches!(&*projection, Projection::Orthographic(old)
        if matches!(old.scaling_mode, ScalingMode::Fixed { width, height }
            if (width - shown.width()).abs() < 1e-3 && (height - shown.height()).abs() < 1e-3));
    if !aimed {
        *projection = Projection::Orthographic(OrthographicProjection {
            scaling_mode: scaling,
            ..OrthographicProjection::default_2d()
        });
    }
}

/// Brings the entities to where the picture has them.
#[expect(clippy::too_many_arguments, reason = "a system takes what it needs")]
fn draw(
    mut commands: Commands,
    rect: Res<StageRect>,
    now: Res<Now>,
    mut easel: ResMut<Easel>,
    mut stirred: ResMut<Stirred>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<SheetMaterial>>,
    mut entities: Query<(&mut Mesh2d, &mut Transform, &mut Visibility)>,
) {
    let Some((.., scale)) = window_on(&rect) else { return };
    let easel = &mut *easel;
    easel.frame += 1;
    let frame = easel.frame;
    let Easel { parts, kept, drawn, last, .. } = easel;
    compare(&now.picture.sheets, last, rect.is_changed(), &mut stirred);
    for (place, placed) in now.picture.sheets.iter().enumerate() {
        let transform = stand(placed, place);
        let fine = fineness(placed, scale);
        if let Some(shown) = parts.get_mut(&placed.part) {
            let same =
                shown.drawn.as_ref().is_some_and(|(sheet, old)| *old == fine && *sheet == placed.sheet);
            let entity = entities.get_mut(shown.entity);
            if same
                && let Some(keep) =
                    kept.iter_mut().find(|keep| keep.fine == fine && keep.sheet == placed.sheet)
            {
                keep.last = frame;
            }
            if let Ok((mut mesh, mut old, mut visibility)) = entity {
                if !same {
                    mesh.0 = mesh_of(placed, fine, shown.own.as_ref(), kept, &mut meshes, frame, drawn);
                    if placed.sheet.is_fluid() {
                        shown.own = Some(mesh.0.clone());
                    }
                    shown.drawn = Some((placed.sheet.clone(), fine));
                }
                if old.translation.z.to_bits() != transform.translation.z.to_bits() {
                    // The renderer keeps the order of what it has queued, and looks again only at changed meshes.
                    mesh.set_changed();
                }
                old.set_if_neq(transform);
                if !shown.visible {
                    *visibility = Visibility::Inherited;
                    shown.visible = true;
                }
            }
            let tinted = shown.placed.as_ref().is_some_and(|old| {
                let steady = |(a, b): (&f32, &f32)| (a - b).abs() < 1e-3;
                old.light.iter().zip(&placed.light).all(steady) && steady((&old.opacity, &placed.opacity))
            });
            if !tinted {
                if let Some(mut material) = materials.get_mut(&shown.material) {
                    *material = tint(placed);
                }
                shown.placed = Some(placed.clone());
            }
        } else {
            let mesh = mesh_of(placed, fine, None, kept, &mut meshes, frame, drawn);
            let material = materials.add(tint(placed));
            let entity = commands.spawn((
                Mesh2d(mesh.clone()),
                MeshMaterial2d(material.clone()),
                transform,
                RenderLayers::layer(LAYER),
                // Every sheet spans the stage or stands on it; to work out its box costs more than it saves.
                NoFrustumCulling,
            ));
            let shown = Shown {
                entity: entity.id(),
                material,
                own: placed.sheet.is_fluid().then_some(mesh),
                drawn: Some((placed.sheet.clone(), fine)),
                placed: Some(placed.clone()),
                visible: true,
            };
            parts.insert(placed.part, shown);
        }
    }
    for (part, shown) in parts.iter_mut() {
        if shown.visible && !now.picture.sheets.iter().any(|placed| placed.part == *part) {
            shown.visible = false;
            if let Ok((.., mut visibility)) = entities.get_mut(shown.entity) {
                *visibility = Visibility::Hidden;
            }
        }
    }
    kept.retain(|keep| frame - keep.last < KEPT_FRAMES);
    if kept.len() > KEPT_MAX {
        kept.sort_by_key(|keep| std::cmp::Reverse(keep.last));
        kept.truncate(KEPT_MAX);
    }
}

/// Notes what of the picture differs from the last frame's.
fn compare(now: &[Placed], last: &mut Vec<Placed>, moved: bool, stirred: &mut Stirred) {
    let behind = |sheets: &[Placed]| sheets.iter().take_while(|placed| !placed.part.stirs()).count();
    let (back, old) = (behind(now), behind(last));
    let same_behind = !moved && now[..back] == last[..old];
    let same = same_behind && now[back..] == last[old..];
    stirred.behind.note(!same_behind);
    stirred.whole.note(!same);
    (stirred.sheets, stirred.back) = (now.len(), back);
    if !same {
        last.clear();
        last.extend_from_slice(now);
    }
}

/// A sheet's place in the world: y up, and further in front the later it is painted.
fn stand(placed: &Placed, place: usize) -> Transform {
    let (x, y) = placed.at;
    Transform {
        translation: Vec3::new(x as f32, -y as f32, place as f32 * 0.1),
        // Leaning to the right in a drawing whose y points down is a turn clockwise.
        rotation: Quat::from_rotation_z(-placed.lean as f32),
        scale: Vec3::new(placed.size.0 as f32, -placed.size.1 as f32, 1.0),
    }
}

/// How fine a sheet is drawn: eighths of a doubling, so that a step of a walk does not redraw it.
fn fineness(placed: &Placed, scale: f32) -> i32 {
    let pixels = f64::from(scale) * placed.size.0.abs().max(placed.size.1.abs()).max(1e-6);
    (pixels.log2() * 8.0).round() as i32
}

fn tint(placed: &Placed) -> SheetMaterial {
    let [r, g, b] = placed.light;
    SheetMaterial { light: Vec4::new(r, g, b, placed.opacity), blend: placed.sheet.blend() }
}

/// The mesh of a sheet: its own anew if it is fluid, else one that is kept.
fn mesh_of(
    placed: &Placed,
    fine: i32,
    own: Option<&Handle<Mesh>>,
    kept: &mut Vec<Kept>,
    meshes: &mut Assets<Mesh>,
    frame: u64,
    drawn: &mut u64,
) -> Handle<Mesh> {
    let pixel = 2.0_f32.powf(-(fine as f32) / 8.0);
    let paint = || placed.sheet.draw(pixel).to_mesh();
    if placed.sheet.is_fluid() {
        *drawn += 1;
        if let Some(own) = own
            && meshes.insert(own.id(), paint()).is_ok()
        {
            return own.clone();
        }
        return meshes.add(paint());
    }
    if let Some(keep) = kept.iter_mut().find(|keep| keep.fine == fine && keep.sheet == placed.sheet) {
        keep.last = frame;
        return keep.mesh.clone();
    }
    *drawn += 1;
    let mesh = meshes.add(paint());
    kept.push(Kept { sheet: placed.sheet.clone(), fine, mesh: mesh.clone(), last: frame });
    mesh
}

/// Another frame only while something moves, or has been asked for and not yet taken up.
fn ask_for_redraw(
    wanted: Res<OnStage>,
    rect: Res<StageRect>,
    motion: Res<Motion>,
    idle: Res<Idle>,
    now: Res<Now>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if rect.on_screen.is_none() {
        return;
    }
    let show = &now.show;
    let behind =
        wanted.is_changed() && wanted.0 != show.cast || rect.is_changed() || motion.reduced != show.reduced;
    let breathes = !motion.reduced && !idle.resting;
    if behind || breathes || show.moves() {
        redraw.write(RequestRedraw);
    }
}
