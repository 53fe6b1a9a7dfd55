//! Two things that bevy_egui 0.42 makes of modifier keys, put right.

use bevy::{
    input::{
        ButtonState, InputSystems,
        keyboard::{Key, KeyCode, KeyboardInput, NativeKey, NativeKeyCode},
    },
    prelude::*,
    window::RequestRedraw,
};
use bevy_egui::{EguiContext, EguiInput, EguiInputSet, EguiPreUpdateSet, egui};

/// Releases of modifier keys that come a frame later.
#[derive(Resource, Default)]
struct Held(Vec<KeyboardInput>);

/// Puts modifier keys right.
pub fn plugin(app: &mut App) {
    app.init_resource::<Held>()
        .add_systems(
            PreUpdate,
            (hold, let_go).chain().before(InputSystems).before(EguiInputSet::ReadBevyMessages),
        )
        .add_systems(
            PreUpdate,
            drop_unchanged.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        );
}

fn is_modifier(key: &Key) -> bool {
    matches!(key, Key::Shift | Key::Control | Key::Alt | Key::AltGraph | Key::Super | Key::Meta)
}

/// Every key of a frame is given the modifiers of the frame's end. One that was let go in the same frame as the key
/// it belongs to would be lost, so its release waits for the next frame.
fn hold(mut keys: MessageMutator<KeyboardInput>, mut held: ResMut<Held>) {
    let mut typed = false;
    let mut releases = Vec::new();
    for input in keys.read() {
        if !is_modifier(&input.logical_key) {
            typed |= input.state == ButtonState::Pressed;
        } else if typed && input.state == ButtonState::Released {
            releases.push(input.clone());
            input.logical_key = Key::Unidentified(NativeKey::Unidentified);
            input.key_code = KeyCode::Unidentified(NativeKeyCode::Unidentified);
        }
    }
    // Behind those that have waited for a frame already: `let_go` lets go of the first.
    held.0.extend(releases);
}

/// Lets go in this frame what was held back in the last.
fn let_go(
    mut held: ResMut<Held>,
    mut waiting: Local<usize>,
    mut keys: MessageWriter<KeyboardInput>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let due = (*waiting).min(held.0.len());
    keys.write_batch(held.0.drain(..due));
    *waiting = held.0.len();
    if *waiting > 0 {
        redraw.write(RequestRedraw);
    }
}

/// The modifiers are reported anew in each frame; egui repaints at once for any event; and so an idle window would be
/// drawn for ever.
fn drop_unchanged(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let current = context.get_mut().input(|input| input.modifiers);
        input.events.retain(|event| !matches!(event, egui::Event::ModifiersChanged(new) if *new == current));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(logical_key: Key, key_code: KeyCode, state: ButtonState) -> KeyboardInput {
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window: Entity::PLACEHOLDER }
    }

    /// The keys that are let go in each of three frames, when all of these come in the first.
    fn let_go_in(frames: &[KeyboardInput]) -> Vec<Vec<KeyCode>> {
        let mut app = App::new();
        app.add_message::<KeyboardInput>().add_message::<RequestRedraw>().init_resource::<Held>();
        app.add_systems(PreUpdate, (hold, let_go).chain());
        let seen = |mut keys: MessageReader<KeyboardInput>, mut seen: Local<Vec<KeyCode>>| {
            seen.clear();
            seen.extend(keys.read().filter(|key| !key.state.is_pressed()).map(|key| key.key_code));
            seen.clone()
        };
        let seen = app.register_system(seen);
        app.world_mut().write_message_batch(frames.iter().cloned());
        (0..3)
            .map(|_| {
                app.update();
                app.world_mut().run_system(seen).unwrap_or_default()
            })
            .collect()
    }

    #[test]
    fn a_modifier_let_go_with_its_key_is_let_go_in_the_next_frame() {
        let (down, up) = (ButtonState::Pressed, ButtonState::Released);
        let shift = |state| key(Key::Shift, KeyCode::ShiftLeft, state);
        let tab = |state| key(Key::Tab, KeyCode::Tab, state);
        let nothing = KeyCode::Unidentified(NativeKeyCode::Unidentified);
        let frames = let_go_in(&[shift(down), tab(down), tab(up), shift(up)]);
        assert_eq!(frames, [vec![KeyCode::Tab, nothing], vec![KeyCode::ShiftLeft], vec![]]);
        // Alone it is let go at once.
        assert_eq!(let_go_in(&[shift(down), shift(up)]), [vec![KeyCode::ShiftLeft], vec![], vec![]]);
    }
}
