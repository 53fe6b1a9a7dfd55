//! The window's icon: the lantern.

use bevy::{
    ecs::system::NonSendMarker,
    image::{CompressedImageFormats, ImageSampler, ImageType},
    prelude::*,
    window::PrimaryWindow,
    winit::WINIT_WINDOWS,
};
use winit::window::Icon;

/// Gives the icon to the window as soon as the system has made it.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, give.run_if(is_new));
}

/// Whether the window has just come.
fn is_new(window: Query<Entity, Added<PrimaryWindow>>) -> bool {
    !window.is_empty()
}

/// A window without its icon is a window all the same: what fails here is only noted.
fn give(window: Single<Entity, With<PrimaryWindow>>, _main_thread: NonSendMarker) -> Result {
    let bytes = include_bytes!("../../assets/icon.png");
    let png = ImageType::Extension("png");
    let image =
        Image::from_buffer(bytes, png, CompressedImageFormats::NONE, true, ImageSampler::Default, default())?;
    let (width, height) = (image.width(), image.height());
    let icon = Icon::from_rgba(image.data.unwrap_or_default(), width, height)?;
    WINIT_WINDOWS.with_borrow(|windows| {
        if let Some(window) = windows.get_window(*window) {
            window.set_window_icon(Some(icon));
        }
    });
    Ok(())
}
