//! How stage and pages reach the window: each is a picture of its own, painted anew only when it has changed, and
//! every frame lays the pages over the stage in one pass. On a machine without a graphics card every pass over the
//! whole window counts.

use bevy::{
    asset::{AssetEventSystems, load_internal_asset, uuid_handle},
    core_pipeline::FullscreenShader,
    ecs::schedule::{ScheduleBuildSettings, ScheduleLabel},
    prelude::*,
    render::{
        Render, RenderApp, RenderStartup, RenderSystems,
        camera::ExtractedCamera,
        extract_component::{ExtractComponent, ExtractComponentPlugin},
        extract_resource::{ExtractResource, ExtractResourcePlugin},
        render_resource::{
            BindGroup, BindGroupEntries, BindGroupLayoutDescriptor, BindGroupLayoutEntries,
            CachedRenderPipelineId, ColorTargetState, ColorWrites, FragmentState, PipelineCache,
            RenderPassDescriptor, RenderPipeline, RenderPipelineDescriptor, ShaderStages, TextureFormat,
            TextureSampleType, TextureViewDescriptor, TextureViewId, VertexState, binding_types::texture_2d,
        },
        renderer::{RenderContext, ViewQuery},
        sync_world::MainEntity,
        view::{ExtractedView, ViewTarget},
    },
};
use bevy_egui::{
    EguiPostUpdateSet, EguiRenderOutput, egui,
    render::{EguiCameraView, EguiViewTarget, egui_pass, systems::EguiPipelines},
};

use super::stage::StageCamera;

const SHADER: Handle<Shader> = uuid_handle!("0d6ad0a8-3a0e-4a0c-8a52-1f3f6f1f5f0e");

/// The schedule of the pages' camera, in place of Bevy's own for two dimensions.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageGraph;

/// The camera that draws the pages, and lays them over the stage.
#[derive(Component, ExtractComponent, Clone, Copy, Debug, Default)]
pub struct PageCamera;

/// Whether the pages are as they were painted.
#[derive(Resource, ExtractResource, Clone, Copy, Debug, Default)]
struct Unchanged(bool);

/// Frames in which a change is painted: the pages' own textures may reach the renderer a frame late.
const CHANGED_FRAMES: u32 = 3;

/// Lays pages over the stage.
pub fn plugin(app: &mut App) {
    load_internal_asset!(app, SHADER, "compose.wgsl", Shader::from_wgsl);
    app.init_resource::<Unchanged>()
        .add_plugins((
            ExtractResourcePlugin::<Unchanged>::default(),
            ExtractComponentPlugin::<PageCamera>::default(),
        ))
        // New letters reach the renderer in the frame that shows them, not in the next.
        .configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems))
        .add_systems(
            PostUpdate,
            compare.after(EguiPostUpdateSet::ProcessOutput).before(EguiPostUpdateSet::PostProcessOutput),
        );
    let Some(render) = app.get_sub_app_mut(RenderApp) else { return };
    let mut graph = Schedule::new(PageGraph);
    graph.set_build_settings(ScheduleBuildSettings { auto_insert_apply_deferred: false, ..default() });
    graph.add_systems((paint, lay).chain());
    render
        .add_schedule(graph)
        .add_systems(RenderStartup, make)
        .add_systems(Render, prepare.in_set(RenderSystems::Prepare).ambiguous_with_all());
}

/// Looks whether the pages differ from the last frame's.
fn compare(
    output: Single<&EguiRenderOutput, With<PageCamera>>,
    mut last: Local<Vec<egui::ClippedPrimitive>>,
    mut frames: Local<u32>,
    mut unchanged: ResMut<Unchanged>,
) {
    let now = &output.paint_jobs;
    let same = output.textures_delta.is_empty()
        && now.len() == last.len()
        && now.iter().zip(last.iter()).all(|(a, b)| {
            a.clip_rect == b.clip_rect
                && matches!((&a.primitive, &b.primitive),
                    (egui::epaint::Primitive::Mesh(a), egui::epaint::Primitive::Mesh(b)) if a == b)
        });
    if same {
        *frames = frames.saturating_add(1);
    } else {
        last.clone_from(now);
        *frames = 0;
    }
    unchanged.0 = *frames >= CHANGED_FRAMES;
}

/// Paints the pages, unless they are on their picture already.
#[expect(
    clippy::too_many_arguments,
    reason = "what bevy_egui's own pass takes, and what says whether it is due"
)]
fn paint(
    world: &World,
    view: ViewQuery<&EguiCameraView>,
    ui: Query<(&ExtractedView, &EguiViewTarget)>,
    targets: Query<(&ViewTarget, &ExtractedCamera)>,
    names: Query<&MainEntity>,
    pipelines: Res<PipelineCache>,
    unchanged: Res<Unchanged>,
    mut painted: Local<Option<TextureViewId>>,
    ctx: RenderContext,
) {
    let Ok((target, _)) = targets.get(view.entity()) else { return };
    let id = target.main_texture_view().id();
    if unchanged.0 && *painted == Some(id) {
        return;
    }
    let ready = names.get(view.entity()).ok().and_then(|name| {
        let pipeline = world.get_resource::<EguiPipelines>()?.0.get(name)?;
        pipelines.get_render_pipeline(*pipeline)
    });
    *painted = ready.map(|_| id);
    egui_pass(world, view, ui, targets, ctx);
}

/// What the last pass is done with.
#[derive(Resource)]
struct Press {
    layout: BindGroupLayoutDescriptor,
    vertex: VertexState,
    /// For a window's format: without a stage, and with one.
    pipelines: Option<(TextureFormat, [CachedRenderPipelineId; 2])>,
}

fn make(mut commands: Commands, fullscreen: Res<FullscreenShader>) {
    let picture = || texture_2d(TextureSampleType::Float { filterable: false });
    let entries = BindGroupLayoutEntries::sequential(ShaderStages::FRAGMENT, (picture(), picture()));
    commands.insert_resource(Press {
        layout: BindGroupLayoutDescriptor::new("compose", &entries),
        vertex: fullscreen.to_vertex_state(),
        pipelines: None,
    });
}

/// Has the pipelines ready before anything is drawn: a frame is never empty.
fn prepare(
    mut press: ResMut<Press>,
    mut cache: ResMut<PipelineCache>,
    targets: Query<&ViewTarget, With<PageCamera>>,
) {
    let Some(format) = targets.iter().find_map(ViewTarget::out_texture_view_format) else { return };
    if press.pipelines.is_some_and(|(old, _)| old == format) {
        return;
    }
    let ids = [false, true].map(|stage| {
        cache.queue_render_pipeline(RenderPipelineDescriptor {
            label: Some("compose".into()),
            layout: vec![press.layout.clone()],
            vertex: press.vertex.clone(),
            fragment: Some(FragmentState {
                shader: SHADER,
                shader_defs: if stage { vec!["STAGE".into()] } else { Vec::new() },
                targets: vec![Some(ColorTargetState { format, blend: None, write_mask: ColorWrites::ALL })],
                ..default()
            }),
            ..default()
        })
    });
    for id in ids {
        cache.block_on_render_pipeline(id);
    }
    press.pipelines = Some((format, ids));
}

/// Both pictures, bound.
struct Bound {
    of: (TextureViewId, Option<TextureViewId>),
    group: BindGroup,
}

/// Lays the pages over the stage, onto the window.
fn lay(
    view: ViewQuery<(&ViewTarget, &ExtractedCamera)>,
    stages: Query<(&ViewTarget, &ExtractedCamera), With<StageCamera>>,
    press: Res<Press>,
    cache: Res<PipelineCache>,
    mut bound: Local<Option<Bound>>,
    mut ctx: RenderContext,
) {
    let (pages, camera) = view.into_inner();
    let Some(size) = camera.physical_target_size else { return };
    let stage = stages.iter().find_map(|(target, camera)| {
        let viewport = camera.viewport.as_ref()?;
        let at = viewport.physical_position;
        Some((target, URect::from_corners(at, (at + viewport.physical_size).min(size))))
    });
    let Some(pipelines) = press.pipelines.and_then(|(_, [plain, over])| {
        Some((cache.get_render_pipeline(plain)?, cache.get_render_pipeline(over)?))
    }) else {
        return;
    };
    let of = (pages.main_texture_view().id(), stage.map(|(stage, _)| stage.main_texture_view().id()));
    if bound.as_ref().is_none_or(|bound| bound.of != of) {
        let layout = cache.get_bind_group_layout(&press.layout);
        let page = pages.main_texture_view();
        let group = if let Some((stage, _)) = stage {
            // Its values are encoded for the eye; read this way they are decoded on the way.
            let decoded = stage.main_texture().create_view(&TextureViewDescriptor {
                format: Some(TextureFormat::Rgba8UnormSrgb),
                ..default()
            });
            let entries = BindGroupEntries::sequential((page, &decoded));
            ctx.render_device().create_bind_group("compose", &layout, &entries)
        } else {
            let entries = BindGroupEntries::sequential((page, page));
            ctx.render_device().create_bind_group("compose", &layout, &entries)
        };
        *bound = Some(Bound { of, group });
    }
    let Some(bound) = &*bound else { return };
    let Some(onto) = pages.out_texture_color_attachment(Some(LinearRgba::BLACK)) else { return };
    let mut pass = ctx.command_encoder().begin_render_pass(&RenderPassDescriptor {
        label: Some("compose"),
        color_attachments: &[Some(onto)],
        depth_stencil_attachment: None,
        timestamp_writes: None,
        occlusion_query_set: None,
        multiview_mask: None,
    });
    let mut fill = |pipeline: &RenderPipeline, rects: &[URect]| {
        pass.set_pipeline(pipeline);
        pass.set_bind_group(0, &bound.group, &[]);
        for rect in rects.iter().filter(|rect| !rect.is_empty()) {
            pass.set_scissor_rect(rect.min.x, rect.min.y, rect.width(), rect.height());
            pass.draw(0..3, 0..1);
        }
    };
    let (plain, over) = pipelines;
    match stage {
        Some((_, rect)) => {
            fill(over, &[rect]);
            fill(plain, &around(rect, size));
        }
        None => fill(plain, &[URect::from_corners(UVec2::ZERO, size)]),
    }
}

/// What of a window is not in a rectangle on it: above, below, left and right.
fn around(rect: URect, size: UVec2) -> [URect; 4] {
    [
        URect::new(0, 0, size.x, rect.min.y),
        URect::new(0, rect.max.y, size.x, size.y),
        URect::new(0, rect.min.y, rect.min.x, rect.max.y),
        URect::new(rect.max.x, rect.min.y, size.x, rect.max.y),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_and_what_is_round_it_fill_the_window_once() {
        let size = UVec2::new(1280, 720);
        for rect in [URect::new(0, 52, 880, 450), URect::new(100, 10, 1280, 720), URect::new(0, 0, 1280, 720)]
        {
            let area = |rect: &URect| rect.width() * rect.height();
            let rest: u32 = around(rect, size).iter().map(area).sum();
            assert_eq!(rest + area(&rect), size.x * size.y);
        }
    }
}
