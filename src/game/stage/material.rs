//! How the stage's meshes are coloured and blended: as the construction drawing is, in sRGB-encoded values.

use bevy::{
    asset::{load_internal_asset, uuid_handle},
    mesh::MeshVertexBufferLayoutRef,
    prelude::*,
    reflect::TypePath,
    render::render_resource::{
        AsBindGroup, BlendComponent, BlendFactor, BlendOperation, BlendState, RenderPipelineDescriptor,
        SpecializedMeshPipelineError,
    },
    shader::ShaderRef,
    sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin},
};

use super::sheet::Blend;

const SHADER: Handle<Shader> = uuid_handle!("6c0f4e6a-6f0b-4d53-9f0c-2f3b62f0a7d1");

/// One sheet's material: its vertex colours, lit and faded as a whole.
#[derive(Asset, AsBindGroup, TypePath, Clone, Debug, PartialEq)]
#[bind_group_data(Key)]
pub(super) struct SheetMaterial {
    /// What colours are multiplied with, and opacity.
    #[uniform(0)]
    pub light: Vec4,
    /// How it is laid over what is beneath.
    pub blend: Blend,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key(Blend);

impl From<&SheetMaterial> for Key {
    fn from(material: &SheetMaterial) -> Self {
        Self(material.blend)
    }
}

impl Material2d for SheetMaterial {
    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        _layout: &MeshVertexBufferLayoutRef,
        key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        // The shader hands on colours multiplied with their alpha. Paint covers by alpha; light leaves of what is
        // beneath what it does not outshine, channel by channel.
        let dst_factor = match key.bind_group_data.0 {
            Blend::Ground => BlendFactor::Zero,
            Blend::Paint => BlendFactor::OneMinusSrcAlpha,
            Blend::Light => BlendFactor::OneMinusSrc,
        };
        let color =
            BlendComponent { src_factor: BlendFactor::One, dst_factor, operation: BlendOperation::Add };
        // The stage is opaque whatever lies on it.
        let alpha = BlendComponent {
            src_factor: BlendFactor::Zero,
            dst_factor: BlendFactor::One,
            operation: BlendOperation::Add,
        };
        for target in
            descriptor.fragment.iter_mut().flat_map(|fragment| fragment.targets.iter_mut().flatten())
        {
            let ground = key.bind_group_data.0 == Blend::Ground;
            target.blend = (!ground).then_some(BlendState { color, alpha });
        }
        // Sheets are laid one over another in their order; nothing is ever behind by depth.
        descriptor.depth_stencil = None;
        descriptor.label = Some("stage_sheet_pipeline".into());
        Ok(())
    }
}

pub(super) fn plugin(app: &mut App) {
    load_internal_asset!(app, SHADER, "stage.wgsl", Shader::from_wgsl);
    app.add_plugins(Material2dPlugin::<SheetMaterial>::default());
}
