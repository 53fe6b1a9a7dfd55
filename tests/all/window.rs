//! A real window on a virtual display, driven with real keys and clicks: `first-week` from the title to the debrief,
//! killed and continued once on the way, with a picture of every page.
//!
//! It needs Xvfb, xdotool, ImageMagick and a software Vulkan driver. Where they are not there it says so and passes;
//! with `FOOTLIGHTS_WINDOW=must` it fails instead, and with `FOOTLIGHTS_PICTURES=DIR` the pictures stay in that folder.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

/// Longest that a page may take to appear before the test gives up, on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a key may take to show that it leads somewhere; pressing it once more does no harm.
const SHORT: Duration = Duration::from_secs(4);
/// Most looks at a page before it counts as empty.
const LOOKS_MAX: usize = 50;
/// Most steps from one page to the next before it counts as stuck.
const STEPS_MAX: usize = 60;

/// A virtual display that ends with the test.
struct Display {
    xvfb: Child,
    name: String,
}

impl Display {
    /// Starts one and waits until it says its number.
    fn start() -> Self {
        let mut xvfb = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(xvfb.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.trim().is_empty(), "Xvfb did not start");
        Self { xvfb, name: format!(":{}", line.trim()) }
    }

    fn tool(&self, name: &str, args: &[&str]) -> String {
        let output = Command::new(name).args(args).env("DISPLAY", &self.name).output().unwrap();
        assert!(output.status.success(), "{name} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
}

/// The game in its window. What page it shows it says in its log.
struct Window<'a> {
    display: &'a Display,
    game: Child,
    pages: Receiver<String>,
    /// Where it is.
    page: String,
    pictures: PathBuf,
    taken: usize,
}

impl<'a> Window<'a> {
    fn open(display: &'a Display, data: &Path, pictures: &Path, taken: usize) -> Self {
        Self::open_with(display, data, pictures, taken, &[])
    }

    fn open_with(display: &'a Display, data: &Path, pictures: &Path, taken: usize, args: &[&str]) -> Self {
        let mut game = Command::new(env!("CARGO_BIN_EXE_footlights"))
            .arg("-v")
            .args(args)
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env("FOOTLIGHTS_DATA", data)
            .env("NO_COLOR", "1")
            .current_dir(data)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = BufReader::new(game.stderr.take().unwrap());
        let (said, pages) = mpsc::channel();
        thread::spawn(move || {
            for line in log.lines().map_while(Result::ok) {
                if let Some((_, page)) = line.split_once("on page=") {
                    let _ = said.send(page.trim().trim_matches('"').to_owned());
                } else if line.contains("panicked") {
                    let _ = said.send(line);
                }
            }
        });
        let mut window =
            Self { display, game, pages, page: String::new(), pictures: pictures.to_owned(), taken };
        window.next();
        let id = window.display.tool("xdotool", &["search", "--sync", "--name", "^Footlights$"]);
        let id = id.lines().last().unwrap().to_owned();
        window.display.tool("xdotool", &["windowfocus", "--sync", &id]);
        window
    }

    /// Waits for the next page.
    fn next(&mut self) -> &str {
        self.page =
            self.pages.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("nothing after {}", self.page));
        assert!(!self.page.contains("panicked"), "{}", self.page);
        &self.page
    }

    /// Presses a key that leads to another page, and waits for it.
    fn key(&mut self, key: &str) -> &str {
        self.display.tool("xdotool", &["key", key]);
        self.next()
    }

    /// Presses a key that stays on the page.
    fn press(&self, key: &str) {
        self.display.tool("xdotool", &["key", "--delay", "60", key]);
    }

    fn picture(&mut self, name: &str) {
        self.taken += 1;
        let file = self.pictures.join(format!("{:02}-{name}.png", self.taken));
        let file = file.to_str().unwrap();
        // A page that has not reached the display yet is one colour.
        for _ in 0..LOOKS_MAX {
            self.display.tool("import", &["-window", "root", "-crop", "1280x720+0+0", "+repage", file]);
            let colours = self.display.tool("identify", &["-format", "%k", file]);
            if colours.trim().parse::<u64>().unwrap() > 200 {
                return;
            }
        }
        panic!("{name} is empty: {file}");
    }

    /// Presses a key that may lead to another page; says whether it did.
    fn try_key(&mut self, key: &str) -> bool {
        self.display.tool("xdotool", &["key", key]);
        match self.pages.recv_timeout(SHORT) {
            Ok(page) => {
                assert!(!page.contains("panicked"), "{page}");
                self.page = page;
                true
            }
            Err(_) => false,
        }
    }

    /// Takes the first option of every situation, by its number; N turns to the next sheet.
    fn answer_all(&mut self) {
        for _ in 0..STEPS_MAX {
            self.read_notes();
            if !self.page.starts_with("attention") || self.page.contains(" 0 open") {
                return;
            }
            self.try_key("1");
            self.press("n");
        }
        panic!("never answered all, stuck at {}", self.page);
    }

    /// Goes on with Enter until a page whose name begins so is there.
    fn go_on_to(&mut self, wanted: &str) {
        for _ in 0..STEPS_MAX {
            if self.page.starts_with(wanted) {
                return;
            }
            self.answer_all();
            self.try_key("Return");
        }
        panic!("never came to {wanted}, stuck at {}", self.page);
    }

    /// Reads every note that is up.
    fn read_notes(&mut self) {
        while self.page.contains("with a note") {
            self.key("Return");
        }
    }

    /// Presses something with the mouse that leads to another page, and waits for it.
    fn click(&mut self, x: u32, y: u32) -> &str {
        let (x, y) = (x.to_string(), y.to_string());
        self.display.tool("xdotool", &["mousemove", "--sync", &x, &y, "click", "1"]);
        self.next()
    }

    fn kill(mut self) -> usize {
        self.game.kill().unwrap();
        self.game.wait().unwrap();
        self.taken
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        let _ = self.game.kill();
        let _ = self.game.wait();
    }
}

fn there(tool: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(tool).exists())
}

/// Whether everything is there that a window is driven with. Where it has to be, its absence is a failure.
fn has_tools() -> bool {
    let missing: Vec<_> =
        ["Xvfb", "xdotool", "import", "identify"].into_iter().filter(|tool| !there(tool)).collect();
    let must = env::var("FOOTLIGHTS_WINDOW").is_ok_and(|value| value == "must");
    assert!(missing.is_empty() || !must, "missing: {missing:?}");
    if !missing.is_empty() {
        eprintln!("no window test: {missing:?} missing");
    }
    missing.is_empty()
}

#[test]
fn the_first_week_is_played_in_a_window() {
    if !has_tools() {
        return;
    }
    let data = tempdir("window");
    let pictures = env::var_os("FOOTLIGHTS_PICTURES").map_or_else(|| data.join("pictures"), PathBuf::from);
    fs::create_dir_all(&pictures).unwrap();
    let display = Display::start();
    let mut window = Window::open(&display, &data, &pictures, 0);
    assert_eq!(window.page, "title");
    window.picture("title");
    assert_eq!(window.key("Return"), "choose");
    window.picture("choose");
    assert_eq!(window.key("Return"), "briefing 1");
    window.picture("briefing");
    for name in ["people", "yourself"] {
        window.key("Return");
        window.picture(name);
    }
    assert_eq!(window.key("g"), "attention 1 with 1 open with a note on card");
    window.picture("note");
    // Three notes, each read with Enter; then the first option by its number.
    window.read_notes();
    assert_eq!(window.key("1"), "attention 1 with 0 open with a note on attention");
    window.read_notes();
    window.picture("week");
    // Attention with the mouse: a practice, then a person.
    assert_eq!(window.click(90, 577), "attention 1 with 0 open aiming");
    window.picture("aiming");
    assert_eq!(window.click(60, 636), "attention 1 with 0 open with a note on play");
    window.read_notes();
    window.picture("placed");
    window.go_on_to("play_out 1");
    window.picture("play-out");
    window.go_on_to("why 1");
    window.read_notes();
    window.picture("why");
    window.go_on_to("attention 2");
    // The process dies; what was played is there again.
    let taken = window.kill();
    let mut window = Window::open(&display, &data, &pictures, taken);
    window.picture("title-continue");
    assert!(window.key("Return").starts_with("attention 2"), "{}", window.page);
    window.read_notes();
    window.picture("week-two");
    for (key, name) in [("w", "past"), ("F1", "help")] {
        window.key(key);
        window.picture(name);
        window.key("Escape");
    }
    window.go_on_to("empty_chair 5");
    window.read_notes();
    window.picture("chair");
    window.go_on_to("debrief");
    window.picture("rating");
    window.try_key("g");
    for name in ["ended", "happened", "what-if", "led", "felt", "home"] {
        window.read_notes();
        window.picture(name);
        window.try_key("Next");
    }
    assert!(window.page.contains("home"), "{}", window.page);
}

/// A window hosts, another joins, and the host outlives the window that it was started from.
#[cfg(feature = "host")]
#[test]
fn a_room_is_hosted_and_joined_from_windows() {
    if !has_tools() {
        return;
    }
    let (ours, theirs) = (tempdir("hosting"), tempdir("joining"));
    let pictures = env::var_os("FOOTLIGHTS_PICTURES").map_or_else(|| ours.join("pictures"), PathBuf::from);
    fs::create_dir_all(&pictures).unwrap();
    let display = Display::start();
    let mut room = Window::open(&display, &ours, &pictures, 50);
    assert_eq!(room.click(130, 425), "host");
    room.picture("host");
    assert_eq!(room.key("Return"), "room briefing", "the lobby");
    room.picture("lobby");

    // What the first window remembers of its host is what a second one is given.
    let kept = fs::read_to_string(ours.join("seats.ron")).unwrap();
    let part = |name: &str| kept.split(&format!("{name}: \"")).nth(1).unwrap().split('"').next().unwrap();
    let link = format!("{}/j/{}", part("base"), part("code"));
    room.kill();
    let second = Display::start();
    let args = ["join", link.as_str(), "--name", "Ada"];
    let mut game = Window::open_with(&second, &theirs, &pictures, 52, &args);
    while game.page != "briefing 1" {
        game.next();
    }
    game.picture("joined");
    game.key("Return");
    game.key("Return");
    assert!(game.key("g").starts_with("attention 1"), "{}", game.page);
    game.read_notes();
    game.picture("week-in-a-room");

    // The room is found again from another window, and the host is told to stop: the player hears of it.
    let mut room = Window::open(&display, &ours, &pictures, 54);
    assert_eq!(room.click(130, 381), "join");
    room.picture("join");
    // The seats that this game has stand beside the form.
    assert!(room.click(900, 130).starts_with("room"), "{}", room.page);
    room.picture("room");
    game.kill();
    // Stopping is asked about first.
    display.tool("xdotool", &["mousemove", "--sync", "75", "683", "click", "1"]);
    room.picture("stop");
    assert_eq!(room.key("Return"), "title");
    for dir in [ours, theirs] {
        let _ = fs::remove_dir_all(dir);
    }
}

fn tempdir(name: &str) -> PathBuf {
    let dir = env::temp_dir().join(format!("footlights-{name}-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    dir
}
