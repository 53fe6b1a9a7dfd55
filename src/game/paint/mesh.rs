//! A canvas as the mesh of the renderer, and as the mesh of the pages.

use bevy::{
    asset::RenderAssetUsages,
    mesh::{Indices, Mesh, PrimitiveTopology},
};
use bevy_egui::egui;

use super::Canvas;

impl Canvas {
    /// As a mesh: positions at z 0 with y still pointing down, colours as four floats (sRGB-encoded, straight alpha:
    /// the material must hand them on as they are), and indices.
    #[must_use]
    pub fn to_mesh(&self) -> Mesh {
        let places: Vec<[f32; 3]> =
            self.vertices.iter().map(|vertex| [vertex.at[0], vertex.at[1], 0.0]).collect();
        let colours: Vec<[f32; 4]> = self.vertices.iter().map(|vertex| vertex.colour).collect();
        // A mesh without corners is nothing to the renderer, which complains of it: one that covers nothing is one.
        let (places, colours, indices) = if self.indices.is_empty() {
            (vec![[0.0; 3]; 3], vec![[0.0; 4]; 3], vec![0, 1, 2])
        } else {
            (places, colours, self.indices.clone())
        };
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, places)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
            .with_inserted_indices(Indices::U32(indices))
    }

    /// As a mesh for egui's painter: scaled, then moved by `offset` (in points). The canvas's `pixel` should be one
    /// screen pixel after that scaling.
    #[must_use]
    pub fn to_egui(&self, offset: egui::Vec2, scale: f32) -> egui::Mesh {
        let vertices = self.vertices.iter().map(|vertex| {
            let [r, g, b, a] = vertex.colour;
            let byte = |value: f32| (value * 255.0).round().clamp(0.0, 255.0) as u8;
            egui::epaint::Vertex {
                pos: egui::pos2(vertex.at[0] * scale, vertex.at[1] * scale) + offset,
                uv: egui::epaint::WHITE_UV,
                color: egui::Color32::from_rgba_premultiplied(byte(r * a), byte(g * a), byte(b * a), byte(a)),
            }
        });
        egui::Mesh {
            indices: self.indices.clone(),
            vertices: vertices.collect(),
            texture_id: egui::TextureId::default(),
        }
    }
}
