//! The screens: functions of a view and of what the screen remembers, to egui and to what is asked for.
//!
//! A screen changes nothing. It draws and returns [`Ask`]s; the application does them after the frame. egui may run a
//! frame twice, so an ask comes only from something that happened (a click, a key), never from a state.

pub mod book;
pub mod briefing;
pub mod chair;
pub mod choose;
pub mod debrief;
pub mod desk;
mod face;
pub mod help;
pub mod join;
pub mod ledger;
pub mod marks;
pub mod menu;
pub mod past;
pub mod people;
pub mod play_out;
pub mod room;
pub mod room_bar;
pub mod settings;
pub mod title;
pub mod week;
pub mod why;

#[cfg(test)]
mod table_tests;
#[cfg(test)]
mod tests;

use bevy_egui::egui::{self, Key, Modifiers, Rect, Ui};

use super::{
    client::Client,
    library::{Kept, Playable},
    seats::Seat,
    settings::Settings,
    theme::{Kit, palette},
    trouble::Trouble,
};
use crate::{
    session::{Act, Evidence, Pacing, Phase, view::Body},
    terms::Id,
};
use book::Book;

pub use crate::report::mark::Mark;
pub use desk::{Beat, BeatKind, Desk, Overlay, Page};

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Another page.
    Go(Page),
    /// Something over the page, or nothing.
    Lay(Option<Overlay>),
    /// A new game of a scenario on the shelf.
    Begin {
        /// Its place on the shelf.
        scenario: usize,
        /// The author's short cut.
        short: bool,
    },
    /// A game that was begun, by its place in the list.
    Continue(usize),
    /// A seat in the session that was typed in.
    Join,
    /// A seat at a host that this game had before, by its place in the list.
    Return(usize),
    /// A session for a room, of a scenario on the shelf, at a host of one's own.
    OpenRoom {
        /// Its place on the shelf.
        scenario: usize,
        /// The author's short cut.
        short: bool,
        /// What moves it on.
        pacing: Pacing,
    },
    /// A code to go on with on another device.
    Elsewhere,
    /// The end of the host that serves this session.
    StopHost,
    /// Something in the game.
    Act(Act),
    /// Takes an option, or takes it back.
    Answer {
        /// The card.
        card: Id,
        /// The option.
        option: Id,
    },
    /// Takes the latest move back.
    Undo,
    /// Other settings.
    Set(Settings),
    /// Writes the report of the finished game next to the other data.
    SaveReport,
    /// A note has been read.
    Seen(Mark),
    /// The trouble has been read.
    Read,
    /// Leaves the program.
    Quit,
}

/// All that the screens are drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What can be played.
    pub shelf: &'a [Playable],
    /// Games that were begun, the latest first.
    pub kept: &'a [Kept],
    /// The game in play.
    pub client: Option<&'a Client>,
    /// Seats at hosts that this game has.
    pub seats: &'a [Seat],
    /// Whether a seat, or a host, is waited for.
    pub opening: bool,
    /// Findings behind the model; none if the file of them could not be read.
    pub evidence: Option<&'a Evidence>,
    /// What the person has set.
    pub settings: &'a Settings,
    /// What went wrong and has not been read yet.
    pub trouble: Option<&'a Trouble>,
}

/// Draws everything for a frame. Returns what is asked for, and leaves in the desk where the stage is to be drawn.
pub fn show(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, desk: &mut Desk) -> Vec<Ask> {
    let mut asks = Vec::new();
    let full = ui.max_rect();
    desk.stage = None;
    desk.escaped = false;
    desk.beat = None;
    desk.spots.clear();
    desk.keep.clear();
    let covered = desk.overlay.is_some() || scene.trouble.is_some();
    let place = desk.at(scene.client);
    let elsewhere = desk.place.replace(place) != Some(place);
    if elsewhere {
        desk.keyboard = None;
        at_the_top(ui);
    }
    // What had the keyboard before something was laid over the page has it again.
    if std::mem::replace(&mut desk.covered, covered)
        && !covered
        && let Some(id) = desk.keyboard
    {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    // A child that takes no room: what lies over the page keeps to the window, whatever the page does.
    let mut page = ui.new_child(egui::UiBuilder::new().id_salt("page").max_rect(full));
    if covered {
        page.disable();
    }
    match (desk.page, scene.client) {
        (Page::Title, _) | (Page::Game, None) => title::show(&mut page, kit, scene, desk, &mut asks),
        (Page::Choose | Page::Host, _) => choose::show(&mut page, kit, scene, desk, &mut asks),
        (Page::Join, _) => join::show(&mut page, kit, scene, desk, &mut asks),
        (Page::Game, Some(client)) => game(&mut page, kit, scene, client, desk, &mut asks),
    }
    if covered {
        ui.painter().rect_filled(full, 0, palette::NIGHT.gamma_multiply(0.72));
    }
    let seen = (scene.settings.marks && !covered).then_some(&scene.settings.seen);
    marks::show(ui, kit, &desk.spots, &desk.keep, seen, &mut asks);
    match desk.overlay {
        Some(Overlay::Menu) => menu::show(ui, kit, scene, &mut asks),
        Some(Overlay::Elsewhere) => menu::elsewhere(ui, kit, scene, &mut asks),
        Some(Overlay::Settings) => settings::show(ui, kit, scene.settings, &mut asks),
        Some(Overlay::Help) => help::show(ui, kit, &mut asks),
        Some(over @ (Overlay::Team | Overlay::Past)) => looking_back(ui, kit, scene, over, desk, &mut asks),
        None => {}
    }
    if let Some(trouble) = scene.trouble {
        menu::trouble(ui, kit, trouble, &mut asks);
    }
    keys(ui, scene, desk, &mut asks);
    keyboard(ui, desk, covered, elsewhere, &asks);
    if asks.iter().any(|ask| matches!(ask, Ask::Lay(Some(Overlay::Help | Overlay::Team | Overlay::Past)))) {
        at_the_top(ui);
    }
    asks
}

/// Whatever scrolls begins at its top again.
fn at_the_top(ui: &Ui) {
    ui.data_mut(|data| data.remove_by_type::<egui::scroll_area::State>());
}

fn dropped() -> egui::Id {
    egui::Id::new("the keyboard was dropped")
}

/// Notes what has the keyboard, for when something is laid over the page. Where what had it has gone from the week's
/// page, Enter is nobody's until something is done: it must not play a week that was not meant.
fn keyboard(ui: &Ui, desk: &mut Desk, covered: bool, elsewhere: bool, asks: &[Ask]) {
    let opens = asks.iter().any(|ask| matches!(ask, Ask::Lay(Some(_))));
    if covered || opens {
        return;
    }
    let has = ui.memory(|memory| memory.focused());
    let week = matches!(desk.place, Some((Page::Game, Some((Phase::Situations | Phase::Attention, _)), ..)));
    let (escaped, done) = ui.input(|input| {
        let key = |event: &egui::Event| matches!(event, egui::Event::Key { key, pressed: true, .. } if *key != Key::Enter);
        (input.key_pressed(Key::Escape), input.pointer.any_pressed() || input.events.iter().any(key))
    });
    let gone = week && !escaped && !elsewhere && desk.keyboard.is_some() && has.is_none();
    if gone {
        ui.data_mut(|data| data.insert_temp(dropped(), true));
    } else if has.is_some() || done || !week || elsewhere {
        ui.data_mut(|data| data.remove::<bool>(dropped()));
    }
    desk.keyboard = has;
}

/// The page of the phase that the game is in.
fn game(
    ui: &mut Ui,
    kit: &Kit<'_>,
    scene: &Scene<'_>,
    client: &Client,
    desk: &mut Desk,
    asks: &mut Vec<Ask>,
) {
    let mut below = ui.max_rect();
    if let Some(there) = client.there() {
        let bar = below.with_max_y(below.top() + room_bar::height(kit));
        below.min.y = bar.bottom();
        room_bar::show(ui, kit, client, there, bar, asks);
    }
    let ui = &mut ui.new_child(egui::UiBuilder::new().id_salt("game").max_rect(below));
    if let (Some(there), Body::Facilitator(body)) = (client.there(), &client.view().body) {
        return room::show(ui, kit, client, there, body, desk, asks);
    }
    let Some(view) = client.leader() else { return };
    let book = Book::new(kit.words, client, view, scene.evidence);
    let before = asks.len();
    match client.phase() {
        Phase::Briefing => briefing::show(ui, kit, view, desk, asks),
        Phase::Situations | Phase::Attention | Phase::Responses => {
            week::show(ui, kit, client, view, desk, asks);
        }
        Phase::PlayOut => play_out::show(ui, kit, &book, desk, asks),
        Phase::EmptyChair => chair::show(ui, kit, &book, desk, asks),
        Phase::Why => why::show(ui, kit, &book, desk, asks),
        Phase::Debrief => debrief::show(ui, kit, scene, &book, desk, asks),
    }
    if client.there().is_some() && client.view().frame.seat.ready {
        // Said once is enough; the bar says who is waited for.
        let again = |ask: &Ask| *ask == Ask::Act(Act::Ready);
        let fresh = asks.split_off(before);
        asks.extend(fresh.into_iter().filter(|ask| !again(ask)));
    }
}

/// The pages that look back from any moment of the game.
fn looking_back(
    ui: &mut Ui,
    kit: &Kit<'_>,
    scene: &Scene<'_>,
    overlay: Overlay,
    desk: &mut Desk,
    asks: &mut Vec<Ask>,
) {
    let Some((client, view)) = scene.client.and_then(|client| Some((client, client.leader()?))) else {
        return;
    };
    let book = Book::new(kit.words, client, view, scene.evidence);
    let over = egui::UiBuilder::new().id_salt(overlay == Overlay::Past).max_rect(ui.max_rect());
    let mut ui = ui.new_child(over);
    if scene.trouble.is_some() {
        ui.disable();
    }
    if overlay == Overlay::Past {
        desk.escaped = past::show(&mut ui, kit, &book, &mut desk.past, asks);
    } else {
        people::show(&mut ui, kit, &book, &mut desk.team, asks);
    }
}

/// Keys that work on every page.
fn keys(ui: &Ui, scene: &Scene<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let (help, escape, larger, smaller) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::F1),
            input.key_pressed(Key::Escape),
            input.consume_key(Modifiers::COMMAND, Key::Plus)
                || input.consume_key(Modifiers::COMMAND, Key::Equals),
            input.consume_key(Modifiers::COMMAND, Key::Minus),
        )
    });
    if help {
        asks.push(Ask::Lay((desk.overlay != Some(Overlay::Help)).then_some(Overlay::Help)));
    }
    if larger || smaller {
        let text = scene.settings.resized(larger);
        asks.push(Ask::Set(Settings { text, ..scene.settings.clone() }));
    }
    let past = desk.page == Page::Game && scene.client.is_some() && scene.trouble.is_none();
    if past && matches!(desk.overlay, None | Some(Overlay::Past)) && pressed(ui, Key::W) {
        asks.push(Ask::Lay(desk.overlay.is_none().then_some(Overlay::Past)));
    }
    if escape && !asks.iter().any(|ask| matches!(ask, Ask::Lay(_) | Ask::Go(_) | Ask::Seen(_))) {
        match (desk.overlay, desk.page) {
            _ if scene.trouble.is_some() => asks.push(Ask::Read),
            (Some(_), _) if desk.escaped => {}
            (Some(_), _) => asks.push(Ask::Lay(None)),
            (None, Page::Choose | Page::Host | Page::Join) => asks.push(Ask::Go(Page::Title)),
            (None, Page::Game) if desk.room.asked.take().is_some() => {}
            (None, Page::Game) if desk.week.escape() || desk.escaped => {}
            (None, Page::Game) => asks.push(Ask::Lay(Some(Overlay::Menu))),
            (None, Page::Title) => {}
        }
    }
}

/// Whether Enter was pressed while nothing has the keyboard: the primary button takes it then.
pub fn entered(ui: &Ui) -> bool {
    let free = ui.memory(|memory| memory.focused().is_none());
    let dropped = ui.data(|data| data.get_temp::<bool>(dropped())).unwrap_or(false);
    let asked = free && !dropped && ui.is_enabled() && marks::is_up(ui).is_none();
    asked && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Whether a key was pressed while nobody is typing.
pub fn pressed(ui: &Ui, key: Key) -> bool {
    ui.is_enabled()
        && !ui.ctx().text_edit_focused()
        && ui.input(|input| input.modifiers.is_none() && input.key_pressed(key))
}

/// A rectangle in the middle of another, no larger than it.
pub fn middle(full: Rect, size: egui::Vec2) -> Rect {
    Rect::from_center_size(full.center(), size.min(full.size() - egui::vec2(24.0, 24.0)))
}
