//! The stage's pass in the renderer: sheets go straight into the stage's own picture, in their order. What stands
//! still behind the people is painted once and kept; a stage on which nothing moves is not painted at all. On a
//! machine without a graphics card that is most of the work of a frame.

use bevy::{
    core_pipeline::core_2d::Transparent2d,
    ecs::schedule::{ScheduleBuildSettings, ScheduleLabel},
    prelude::*,
    render::{
        RenderApp,
        camera::ExtractedCamera,
        extract_component::ExtractComponentPlugin,
        extract_resource::{ExtractResource, ExtractResourcePlugin},
        render_phase::{CachedRenderPipelinePhaseItem, SortedRenderPhase, ViewSortedRenderPhases},
        render_resource::{
            Extent3d, LoadOp, Operations, Origin3d, PipelineCache, RenderPassColorAttachment,
            RenderPassDescriptor, StoreOp, TexelCopyTextureInfo, Texture, TextureAspect, TextureDescriptor,
            TextureDimension, TextureUsages, TextureView, TextureViewDescriptor, TextureViewId,
        },
        renderer::{RenderContext, ViewQuery},
        view::{ExtractedView, ViewTarget},
    },
};

use super::plugin::StageCamera;

/// The schedule of the stage's camera, in place of Bevy's own for two dimensions: no depth, nothing after the sheets.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct StageGraph;

/// What of the picture has changed, and since when not.
#[derive(Resource, ExtractResource, Clone, Debug, Default)]
pub(super) struct Stirred {
    /// How many sheets there are.
    pub sheets: usize,
    /// How many of them stand still behind the people.
    pub back: usize,
    /// The whole picture.
    pub whole: Still,
    /// What stands still behind the people.
    pub behind: Still,
}

/// A picture, or part of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Still {
    /// It differs from any before it.
    pub number: u64,
    /// Frames for which it has been as it is.
    pub frames: u32,
}

impl Still {
    /// Notes whether it has changed in this frame.
    pub fn note(&mut self, changed: bool) {
        if changed {
            *self = Self { number: self.number + 1, frames: 0 };
        } else {
            self.frames = self.frames.saturating_add(1);
        }
    }

    /// Whether all that it is drawn from has reached the renderer: meshes and materials may need a frame more.
    fn has_settled(self) -> bool {
        self.frames >= 3
    }
}

/// What has been painted and is still of use.
#[derive(Default)]
struct Painted {
    /// The picture that is in the stage's texture, whole.
    whole: Option<(TextureViewId, u64)>,
    behind: Option<Behind>,
}

/// What stands still behind the people, as a picture of its own.
struct Behind {
    texture: Texture,
    view: TextureView,
    size: Extent3d,
    /// For which texture, where in it, and which state of it.
    of: Option<(TextureViewId, URect, u64)>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Stirred>().add_plugins((
        ExtractResourcePlugin::<Stirred>::default(),
        ExtractComponentPlugin::<StageCamera>::default(),
    ));
    let Some(render) = app.get_sub_app_mut(RenderApp) else { return };
    let mut graph = Schedule::new(StageGraph);
    graph.set_build_settings(ScheduleBuildSettings { auto_insert_apply_deferred: false, ..default() });
    graph.add_systems(paint);
    render.add_schedule(graph);
}

/// Paints what has to be painted.
fn paint(
    world: &World,
    view: ViewQuery<(&ExtractedCamera, &ExtractedView, &ViewTarget)>,
    phases: Res<ViewSortedRenderPhases<Transparent2d>>,
    pipelines: Res<PipelineCache>,
    stirred: Res<Stirred>,
    mut painted: Local<Painted>,
    mut ctx: RenderContext,
) {
    let entity = view.entity();
    let (camera, extracted, target) = view.into_inner();
    let Some(phase) = phases.get(&extracted.retained_view_entity) else { return };
    let id = target.main_texture_view().id();
    // Sheets join as their meshes and pipelines arrive: until all are there nothing may be kept.
    let complete = phase.items.len() == stirred.sheets
        && phase.items.values().all(|item| pipelines.get_render_pipeline(item.cached_pipeline()).is_some());
    let whole = (id, stirred.whole.number);
    if complete && painted.whole == Some(whole) {
        return;
    }
    painted.whole = None;
    let mut from = 0;
    if complete
        && stirred.behind.has_settled()
        && let Some(viewport) = &camera.viewport
    {
        let at = viewport.physical_position;
        let rect = URect::from_corners(at, at + viewport.physical_size);
        let key = (id, rect, stirred.behind.number);
        let size = target.main_texture().size();
        if painted.behind.as_ref().is_none_or(|behind| behind.size != size) {
            painted.behind = Some(Behind::new(&ctx, target, size));
        }
        if let Some(behind) = &mut painted.behind {
            if behind.of != Some(key) {
                let onto = RenderPassColorAttachment {
                    view: &behind.view,
                    depth_slice: None,
                    resolve_target: None,
                    ops: Operations { load: LoadOp::Clear(default()), store: StoreOp::Store },
                };
                lay(world, entity, camera, phase, 0..stirred.back, onto, &mut ctx);
                behind.of = Some(key);
            }
            let place = |texture| TexelCopyTextureInfo {
                texture,
                mip_level: 0,
                origin: Origin3d { x: rect.min.x, y: rect.min.y, z: 0 },
                aspect: TextureAspect::All,
            };
            let extent = Extent3d { width: rect.width(), height: rect.height(), depth_or_array_layers: 1 };
            ctx.command_encoder().copy_texture_to_texture(
                place(&behind.texture),
                place(target.main_texture()),
                extent,
            );
            from = stirred.back;
        }
    }
    lay(world, entity, camera, phase, from..phase.items.len(), target.get_color_attachment(), &mut ctx);
    if complete && stirred.whole.has_settled() {
        painted.whole = Some(whole);
    }
}

impl Behind {
    fn new(ctx: &RenderContext, target: &ViewTarget, size: Extent3d) -> Self {
        let texture = ctx.render_device().create_texture(&TextureDescriptor {
            label: Some("stage_behind"),
            size,
            mip_level_count: 1,
            sample_count: 1,
            dimension: TextureDimension::D2,
            format: target.main_texture_format(),
            usage: TextureUsages::RENDER_ATTACHMENT | TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        let view = texture.create_view(&TextureViewDescriptor::default());
        Self { texture, view, size, of: None }
    }
}

/// Lays sheets onto a picture.
fn lay(
    world: &World,
    view: Entity,
    camera: &ExtractedCamera,
    phase: &SortedRenderPhase<Transparent2d>,
    sheets: std::ops::Range<usize>,
    onto: RenderPassColorAttachment<'_>,
    ctx: &mut RenderContext<'_, '_>,
) {
    let mut pass = ctx.begin_tracked_render_pass(RenderPassDescriptor {
        label: Some("stage"),
        color_attachments: &[Some(onto)],
        depth_stencil_attachment: None,
        timestamp_writes: None,
        occlusion_query_set: None,
        multiview_mask: None,
    });
    if let Some(viewport) = &camera.viewport {
        pass.set_camera_viewport(viewport);
    }
    if let Err(error) = phase.render_range(&mut pass, world, view, sheets) {
        tracing::error!(?error, "stage");
    }
}
