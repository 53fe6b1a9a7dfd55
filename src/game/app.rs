//! The application: puts window, pages and stage together, and does what the pages ask for.

use std::{ffi::OsString, path::PathBuf, sync::Arc};

use bevy::{
    camera::{ClearColorConfig, visibility::RenderLayers},
    log::LogPlugin,
    prelude::*,
    render::camera::CameraRenderGraph,
    window::{PresentMode, PrimaryWindow, WindowMode, WindowResolution},
    winit::{EventLoopProxyWrapper, WinitSettings, WinitUserEvent},
};
use bevy_egui::{
    EguiContexts, EguiGlobalSettings, EguiPlugin, EguiPrimaryContextPass, PrimaryEguiContext, egui,
};

use super::{
    address::Invitation,
    client::{Client, Connection, There},
    compose::{self, PageCamera, PageGraph},
    hosting::{self, Starting},
    icon, keys,
    library::{self, Kept, Playable},
    line::Wake,
    report,
    screens::{self, Ask, Desk, Overlay, Page, Scene, join::JoinDesk},
    seats::{Seat, Seats},
    settings::Settings,
    stage,
    staging::{self, Company},
    theme::{self, Kit, Style},
    trouble::Trouble,
};
use crate::{
    content::Content,
    session::{Evidence, Pacing, view::Body},
    terms::Message,
    wire::Entry,
    words::Words,
};

/// Smallest window that everything fits in, in points.
const SMALLEST: Vec2 = Vec2::new(1024.0, 640.0);

/// What the window is started with.
#[derive(Debug)]
pub struct Options {
    /// What is shipped, or what took its place.
    pub content: Content,
    /// The words of the language.
    pub words: Words,
    /// The folder for journals and settings.
    pub data: PathBuf,
    /// The options that a host is started with, so that it has the same words, content and folder.
    pub global: Vec<OsString>,
    /// A session to join at once.
    pub join: Option<Joining>,
}

/// A session to join at once.
#[derive(Clone, Debug)]
pub struct Joining {
    /// Its link.
    pub link: String,
    /// What the person is called; asked for if empty, and if the link needs one.
    pub name: String,
}

/// Words and content, for every system that says or looks something up.
#[derive(Resource)]
struct House {
    options: Options,
    shelf: Vec<Playable>,
    kept: Vec<Kept>,
    seats: Seats,
    /// A seat that is waited for.
    arriving: Option<There>,
    /// A host that is waited for.
    hosting: Option<Starting>,
    /// The code of the session whose host is to be started again should nobody answer.
    back: Option<String>,
    /// The code of the session that was opened here last.
    own: Option<String>,
    evidence: Option<Evidence>,
}

impl House {
    fn journals(&self) -> PathBuf {
        self.options.data.join("journals")
    }

    fn look_again(&mut self) {
        self.kept = library::kept(&self.journals());
    }

    /// Asks for the seat that was typed in; for the one that this game has there, if it has one under that name.
    fn join(&mut self, typed: &JoinDesk, wake: Wake) -> Result<(), Trouble> {
        self.back = None;
        let Invitation { address, entry } = typed.invitation()?;
        let name = typed.name.trim();
        let mut known = self.seats.all().iter();
        let known = known
            .find(|seat| !seat.runs && seat.address == address && (name.is_empty() || seat.name == name));
        let entry = match (entry, known) {
            (Some(entry), _) => entry,
            (None, Some(seat)) => Entry::Key(seat.key.clone()),
            (None, None) => Entry::Join { name: name.to_owned(), group: None },
        };
        self.arriving = Some(There::open(address, entry, wake)?);
        Ok(())
    }

    /// Whether a seat can be had without a name: by what the link holds, or by the key of before.
    fn asks_nothing(&self, read: &Invitation) -> bool {
        read.entry.is_some() || self.seats.all().iter().any(|seat| !seat.runs && seat.address == read.address)
    }

    fn come_back(&mut self, place: usize, wake: Wake) -> Result<(), Trouble> {
        let Some(seat) = self.seats.all().get(place) else { return Ok(()) };
        self.back = seat.own.then(|| seat.address.code.clone());
        self.arriving = Some(There::open(seat.address.clone(), Entry::Key(seat.key.clone()), wake)?);
        Ok(())
    }

    fn open_room(&mut self, scenario: usize, short: bool, pacing: Pacing, wake: Wake) -> Result<(), Trouble> {
        let Some(playable) = self.shelf.get(scenario) else { return Ok(()) };
        self.back = None;
        let Options { global, data, .. } = &self.options;
        let id = playable.scenario.id.as_str();
        self.hosting = Some(hosting::start(global, data, id, short, pacing, wake)?);
        Ok(())
    }

    /// What has become of what is waited for: a client, once there is one.
    fn wait(&mut self, wake: &Wake) -> Result<Option<Client>, Trouble> {
        if let Some(hosting) = &mut self.hosting {
            let opened = hosting.opened();
            if !matches!(opened, Ok(None)) {
                self.hosting = None;
            }
            if let Some(opened) = opened? {
                let Invitation { address, entry } = Invitation::read(&opened.secret)?;
                // The host runs on this machine: whatever it is called elsewhere, it is found here.
                let entry = entry.ok_or_else(|| Trouble::said("line-not-understood"))?;
                self.own = Some(address.code.clone());
                self.arriving = Some(There::open(address, entry, wake.clone())?);
            }
        }
        let Some(mut there) = self.arriving.take() else { return Ok(None) };
        let key = there.key().map(ToOwned::to_owned);
        if let Err(trouble) = there.arrive() {
            match (self.back.take().filter(|_| trouble.message.id == "line-no-host"), key) {
                // The host was started here, and is started again.
                (Some(code), _) => {
                    let Options { global, data, .. } = &self.options;
                    self.hosting = Some(hosting::bring_back(global, data, &code, wake.clone())?);
                    return Ok(None);
                }
                // Only a host can say that the key opens nothing any more.
                (None, Some(key)) if trouble.message.id == "line-host-says" => self.forget(&key),
                _ => {}
            }
            return Err(trouble);
        }
        match Client::seated(there) {
            Ok(client) => {
                self.back = None;
                Ok(Some(client))
            }
            Err(there) => {
                self.arriving = Some(*there);
                Ok(None)
            }
        }
    }

    /// Remembers the seat of a game in play, so that the way back to it is open.
    fn remember(&mut self, client: &Client) {
        let Some((there, key)) = client.there().and_then(|there| Some((there, there.key()?))) else { return };
        let view = client.view();
        let title = match &view.body {
            Body::Leader(leader) => &leader.briefing.title,
            Body::Observer(stage) => &stage.title,
            Body::Facilitator(room) => &room.title,
        };
        let address = there.address();
        let known = |seat: &Seat| seat.own && seat.address == *address;
        let own = view.frame.runs_room
            && (self.own.as_ref() == Some(&address.code) || self.seats.all().iter().any(known));
        let seat = Seat {
            own,
            address: address.clone(),
            key: key.to_owned(),
            title: title.clone(),
            name: view.frame.seat.name.clone(),
            runs: view.frame.runs_room,
        };
        if self.seats.remember(seat) {
            self.keep_seats();
        }
    }

    fn forget(&mut self, key: &str) {
        self.seats.forget(key);
        self.keep_seats();
    }

    fn keep_seats(&self) {
        if let Err(error) = self.seats.save(&self.options.data) {
            tracing::warn!(%error, "seats");
        }
    }
}

/// Wakes the window from another thread.
fn wake(proxy: &EventLoopProxyWrapper) -> Wake {
    let proxy = (**proxy).clone();
    Arc::new(move || {
        // A loop that has ended needs no waking.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    })
}

/// What went wrong and has not been read.
#[derive(Resource, Default)]
struct Unread(Option<Trouble>);

/// Opens the window and stays until it is closed.
pub fn run(options: Options) -> AppExit {
    let settings = Settings::load(&options.data);
    let shelf = library::playable(&options.content);
    let evidence = evidence(&options.content);
    let seats = Seats::load(&options.data);
    let mut desk = Desk::default();
    if let Some(Joining { link, name }) = &options.join {
        desk.page = Page::Join;
        desk.join = JoinDesk { link: link.clone(), name: name.clone(), ..JoinDesk::default() };
    }
    let mut house = House {
        shelf,
        kept: Vec::new(),
        seats,
        arriving: None,
        hosting: None,
        back: None,
        own: None,
        evidence,
        options,
    };
    house.look_again();
    let window = Window {
        title: house.options.words.say("title-name"),
        name: Some("footlights".to_owned()),
        resolution: WindowResolution::new(1280, 720),
        resize_constraints: WindowResizeConstraints {
            min_width: SMALLEST.x,
            min_height: SMALLEST.y,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        mode: mode(&settings),
        // Shown with its first page on it.
        visible: false,
        ..default()
    };
    let company = Company::of(&house.shelf);
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window), ..default() })
            // The command line has set up the log already.
            .disable::<LogPlugin>(),
    )
    .add_plugins((egui_plugin(), compose::plugin, keys::plugin, icon::plugin, stage::plugin, staging::plugin))
    .insert_resource(WinitSettings::desktop_app())
    .insert_resource(ClearColor(Color::srgb_u8(0x12, 0x0C, 0x14)))
    .insert_resource(house)
    .insert_resource(settings)
    .insert_resource(company)
    .init_resource::<Unread>()
    .insert_resource(desk)
    .add_systems(PreStartup, spawn_page_camera.before(bevy_egui::EguiStartupSet::InitContexts))
    .add_systems(EguiPrimaryContextPass, draw)
    .add_systems(Last, pace);
    app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
    app.run()
}

/// The findings behind the model. A folder in place of what is shipped may hold none that can be read: the game goes
/// on without, and the page that shows them says so.
fn evidence(content: &Content) -> Option<Evidence> {
    let text = &content.model("evidence").ok()?.text;
    match Evidence::from_ron(text) {
        Ok(evidence) => Some(evidence),
        Err(error) => {
            tracing::warn!(%error, "evidence");
            None
        }
    }
}

fn mode(settings: &Settings) -> WindowMode {
    if settings.full_screen {
        WindowMode::BorderlessFullscreen(MonitorSelection::Current)
    } else {
        WindowMode::Windowed
    }
}

/// One texture at a time: with the choice among sixteen, software renderers try each of them for every pixel.
fn egui_plugin() -> EguiPlugin {
    EguiPlugin { bindless_mode_array_size: None }
}

/// The pages have a camera of their own over the stage's: egui's shader knows one colour format, the stage's blending
/// needs another.
fn spawn_page_camera(mut commands: Commands) {
    commands.spawn((
        Name::new("Pages"),
        PageCamera,
        Camera2d,
        CameraRenderGraph::new(PageGraph),
        Camera { order: 1, clear_color: ClearColorConfig::Custom(Color::NONE), ..default() },
        Msaa::Off,
        // It sees pages and nothing of the stage.
        RenderLayers::none(),
        PrimaryEguiContext,
    ));
}

/// Draws the page of this moment and does what was asked for on it.
#[expect(clippy::too_many_arguments, reason = "a system takes what it needs")]
fn draw(
    mut commands: Commands,
    mut contexts: EguiContexts,
    mut window: Single<&mut Window, With<PrimaryWindow>>,
    mut house: ResMut<House>,
    mut settings: ResMut<Settings>,
    mut desk: ResMut<Desk>,
    mut unread: ResMut<Unread>,
    mut client: Option<ResMut<Client>>,
    mut exit: MessageWriter<AppExit>,
    proxy: Res<EventLoopProxyWrapper>,
    mut dressed: Local<Option<Style>>,
    mut shown: Local<Shown>,
) -> Result {
    let size = egui::vec2(window.width(), window.height());
    let style = Style::of(size, settings.text_factor(), settings.reduced_motion);
    let ctx = contexts.ctx_mut()?;
    if (ctx.zoom_factor() - style.unit).abs() > 0.001 {
        ctx.set_zoom_factor(style.unit);
    }
    let before = dressed.replace(style);
    if before != Some(style) {
        theme::fit(ctx, &style);
    }
    if before.is_none() {
        theme::install(ctx);
        // Fonts count from the next frame on.
        ctx.request_repaint();
        return Ok(());
    }
    let mut root = egui::Ui::new(
        ctx.clone(),
        "page".into(),
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect()),
    );
    let wake = wake(&proxy);
    match house.wait(&wake) {
        Ok(None) => {}
        Ok(Some(come)) => {
            enter(&mut commands, &mut desk, come);
            root.ctx().request_repaint();
        }
        Err(trouble) => unread.0 = Some(trouble),
    }
    if let Some(client) = client.as_deref_mut() {
        if let Err(trouble) = client.hear() {
            tracing::warn!(message = %trouble.message.id, "told by the host");
            unread.0 = Some(trouble);
        }
        if client.there().is_some_and(|there| there.connection() == Connection::Over) {
            commands.remove_resource::<Client>();
            desk.page = Page::Title;
            desk.overlay = None;
        }
        if let Some((decision, other)) = desk.debrief.what_if.wanted() {
            client.want(decision, other);
        }
        house.remember(client);
    }
    let mut asks = {
        let kit = Kit { words: &house.options.words, style };
        let scene = Scene {
            shelf: &house.shelf,
            kept: &house.kept,
            seats: house.seats.all(),
            opening: house.arriving.is_some() || house.hosting.is_some(),
            client: client.as_deref(),
            evidence: house.evidence.as_ref(),
            settings: &settings,
            trouble: unread.0.as_ref(),
        };
        screens::show(&mut root, &kit, &scene, &mut desk)
    };
    // Whoever came by a link with a name, or with a seat in it, is asked for nothing.
    if let Some(joining) = house.options.join.take()
        && (!joining.name.is_empty() || desk.join.invitation().is_ok_and(|read| house.asks_nothing(&read)))
    {
        asks.push(Ask::Join);
    }
    // What a page learnt of its own height, or of the window's, reaches the picture with the next frame.
    let resized = (root.max_rect().size() * style.unit - size).length() > 1.0;
    if resized || root.ctx().input(|input| !input.events.is_empty()) {
        root.ctx().request_repaint();
    }
    let place = desk.told(client.as_deref(), screens::marks::is_up(&root));
    log_page(&mut shown, place, root.ctx());
    if !window.visible {
        window.visible = true;
    }
    for ask in asks {
        let done = match ask {
            Ask::Go(page) => {
                desk.page = page;
                desk.overlay = None;
                if page != Page::Game {
                    commands.remove_resource::<Client>();
                    (house.arriving, house.hosting, house.back) = (None, None, None);
                    desk.join.began = false;
                    house.look_again();
                }
                Ok(())
            }
            Ask::Lay(overlay) => {
                desk.overlay = overlay;
                Ok(())
            }
            Ask::Begin { scenario, short } => match house.shelf.get(scenario) {
                Some(playable) => {
                    let House { options, .. } = &*house;
                    library::begin(&options.content, &options.words, &house.journals(), playable, short)
                        .map(|client| enter(&mut commands, &mut desk, client))
                }
                None => Ok(()),
            },
            Ask::Continue(place) => match house.kept.get(place) {
                Some(kept) => Client::resume(kept.path.clone(), &house.options.words.say("game-you"))
                    .map(|client| enter(&mut commands, &mut desk, client)),
                None => Ok(()),
            },
            Ask::Join => house.join(&desk.join, wake.clone()),
            Ask::Return(place) => house.come_back(place, wake.clone()),
            Ask::OpenRoom { scenario, short, pacing } => {
                house.open_room(scenario, short, pacing, wake.clone())
            }
            Ask::Elsewhere => {
                desk.overlay = Some(Overlay::Elsewhere);
                with(client.as_deref_mut(), |client| {
                    client.ask_for_code();
                    Ok(())
                })
            }
            Ask::StopHost => with(client.as_deref_mut(), |client| {
                client.stop_host();
                desk.page = Page::Title;
                commands.remove_resource::<Client>();
                Ok(())
            }),
            Ask::Act(act) => with(client.as_deref_mut(), |client| client.act(act)),
            Ask::Answer { card, option } => {
                with(client.as_deref_mut(), |client| client.answer(&card, &option))
            }
            Ask::SaveReport => match (client.as_deref(), desk.debrief.to_save()) {
                (Some(client), Some(debrief)) => {
                    report::save(client, &debrief, &house.options.words, &house.options.data)
                        .map(|path| desk.debrief.saved = Some(path))
                }
                _ => Ok(()),
            },
            Ask::Undo => with(client.as_deref_mut(), Client::undo),
            Ask::Seen(mark) => {
                settings.seen.insert(mark);
                kept(settings.save(&house.options.data))
            }
            Ask::Set(new) => {
                if new.full_screen != settings.full_screen {
                    window.mode = mode(&new);
                }
                *settings = new;
                kept(settings.save(&house.options.data))
            }
            Ask::Read => {
                unread.0 = None;
                Ok(())
            }
            Ask::Quit => {
                exit.write(AppExit::Success);
                Ok(())
            }
        };
        if let Err(trouble) = done {
            tracing::warn!(message = %trouble.message.id, "refused");
            unread.0 = Some(trouble);
        }
        // What was asked for shows in the next frame.
        root.ctx().request_repaint();
    }
    Ok(())
}

/// Seconds over which the pace is taken.
const PACE_SECONDS: f32 = 5.0;

/// Says in the log, to whoever wants to know (`-vv`), how many frames are drawn in a second.
fn pace(time: Res<Time<Real>>, mut passed: Local<f32>, mut frames: Local<u32>) {
    *passed += time.delta_secs();
    *frames += 1;
    if *passed >= PACE_SECONDS {
        tracing::debug!(frames_a_second = *frames as f32 / *passed, "pace");
        (*passed, *frames) = (0.0, 0);
    }
}

/// The page that was last shown, and for how many frames.
#[derive(Default)]
struct Shown {
    place: String,
    frames: u8,
}

/// Frames after which a page has reached the screen.
const ON_SCREEN: u8 = 8;

/// Says in the log which page is shown, once it has reached the screen.
fn log_page(shown: &mut Shown, place: String, ctx: &egui::Context) {
    if shown.place != place {
        *shown = Shown { place, frames: 0 };
    }
    if shown.frames < ON_SCREEN {
        shown.frames += 1;
        ctx.request_repaint();
        if shown.frames == ON_SCREEN {
            tracing::info!(page = %shown.place, "on");
        }
    }
}

/// Settings that could not be kept hold until the window closes.
fn kept(saved: std::io::Result<()>) -> Result<(), Trouble> {
    saved.map_err(|error| {
        let why = Message::new("game-settings").with("why", error.to_string());
        Trouble::of(why).hint("game-store-hint")
    })
}

fn enter(commands: &mut Commands, desk: &mut Desk, client: Client) {
    commands.insert_resource(client);
    *desk = Desk { page: Page::Game, chosen: desk.chosen, ..Desk::default() };
}

fn with(
    client: Option<&mut Client>,
    act: impl FnOnce(&mut Client) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    client.map_or(Ok(()), act)
}
