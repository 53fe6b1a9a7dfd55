//! Whether there is a window to be had: asked before Bevy starts, because Bevy panics where there is none.

use bevy::tasks::block_on;
use wgpu::{Backends, Instance, InstanceDescriptor};

use super::trouble::Trouble;
use crate::terms::Message;

/// Looks for a display that answers, and for something that can draw.
///
/// # Errors
/// What is missing, and the way out.
pub fn window() -> Result<(), Trouble> {
    display()?;
    let backends = Backends::from_env().unwrap_or(Backends::all());
    let instance =
        Instance::new(InstanceDescriptor { backends, ..InstanceDescriptor::new_without_display_handle() });
    let found = block_on(instance.enumerate_adapters(backends));
    if found.is_empty() { Err(Trouble::said("window-no-adapter")) } else { Ok(()) }
}

/// The display that winit would take: Wayland where it is named, else X.
#[cfg(all(unix, not(target_os = "macos")))]
fn display() -> Result<(), Trouble> {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let dead = |name: &str, why: String| {
        let message = Message::new("window-dead-display").with("display", name).with("why", why);
        Err(Trouble::of(message))
    };
    if let Some(name) = named("WAYLAND_DISPLAY").or_else(|| named("WAYLAND_SOCKET")) {
        // A socket that was handed over can be taken only once.
        if named("WAYLAND_SOCKET").is_some() {
            return Ok(());
        }
        return match wayland_client::Connection::connect_to_env() {
            Ok(_) => Ok(()),
            Err(error) => dead(&name, error.to_string()),
        };
    }
    let Some(name) = named("DISPLAY") else {
        return Err(Trouble::said("window-no-display"));
    };
    match x11rb::connect(None) {
        Ok(_) => Ok(()),
        Err(error) => dead(&name, error.to_string()),
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn display() -> Result<(), Trouble> {
    Ok(())
}
