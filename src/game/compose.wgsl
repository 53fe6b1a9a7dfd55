// Pages over stage. Both are read as linear values, and the pages' are multiplied with their alpha.
#import bevy_core_pipeline::fullscreen_vertex_shader::FullscreenVertexOutput

@group(0) @binding(0) var pages: texture_2d<f32>;
@group(0) @binding(1) var stage: texture_2d<f32>;

@fragment
fn fragment(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
    let at = vec2<i32>(in.position.xy);
    let page = textureLoad(pages, at, 0);
#ifdef STAGE
    return vec4(page.rgb + textureLoad(stage, at, 0).rgb * (1.0 - page.a), 1.0);
#else
    return vec4(page.rgb, 1.0);
#endif
}
