// Vertex colours are sRGB-encoded, and so is the texture: they are blended as they are, as a browser would.
#import bevy_sprite::mesh2d_vertex_output::VertexOutput

// What colours are multiplied with, and opacity.
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> light: vec4<f32>;

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
#ifdef VERTEX_COLORS
    let alpha = in.color.a * light.a;
    return vec4(min(in.color.rgb * light.rgb, vec3(1.0)) * alpha, alpha);
#else
    return vec4(0.0);
#endif
}
