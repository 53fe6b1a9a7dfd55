//! Real browsers on a real host: headless Chromium, driven by WebDriver, against the built binary.
//!
//! It needs `chromium` and `chromedriver`. Where they are not there it says so and passes; with
//! `FOOTLIGHTS_BROWSER=must` it fails instead, and with `FOOTLIGHTS_PICTURES=DIR` pictures of every page stay in that
//! folder. Every page that is met on the way is looked at by axe-core.

mod chromium;
mod game;
mod judge;
mod league;
mod wire;

use chromium::{Browser, Driver, Kind, LAPTOP, PHONE};
use fantoccini::key::Key;
use judge::Judge;

use crate::{host_cli::Process, host_support::runtime, shell::Folder};

/// What a browser says of a script that is kept from it.
const BLOCKED: &str = "net::ERR_BLOCKED_BY_CLIENT";
/// Most presses of Tab from one thing on a page to another.
const TABS_MAX: usize = 120;

/// A host in a process of its own, on a free port, with a data folder of its own.
struct Hosted {
    /// Scheme, host and port.
    base: String,
    /// Of the session; empty if none is open yet.
    code: String,
    /// To join by, or to begin a session by.
    link: String,
    /// The facilitator's, if there is a session.
    secret: String,
    folder: Folder,
    _process: Process,
}

impl Hosted {
    fn start(args: &[&str]) -> Self {
        let folder = Folder::new();
        let data = folder.path("data");
        let mut process =
            Process::start(&[&["--data", &data, "host", "--listen", "127.0.0.1:0"], args].concat());
        let session = !args.is_empty();
        let code = if session { process.until("Code:") } else { String::new() };
        let link = process.until(if session { "/j/" } else { "/start/" });
        let secret = if session { process.until("/f/") } else { String::new() };
        process.until("Ctrl-C");
        let (scheme, rest) = link.split_once("://").unwrap();
        let base = format!("{scheme}://{}", rest.split('/').next().unwrap());
        Self { base, code, link, secret, folder, _process: process }
    }

    async fn browser(&self, driver: &Driver, name: &'static str, kind: Kind) -> Browser {
        Browser::open(driver, &self.folder.0, name, kind, &self.base).await
    }
}

impl Browser {
    /// Waits until the seat is in a phase of a round.
    async fn in_phase(&self, at: &str) {
        self.see(&format!("#seat[data-at='{at}']")).await;
    }

    /// Says that it is done here, and waits for what comes.
    async fn ready(&self, next: &str) {
        self.click("#ready button").await;
        self.in_phase(next).await;
    }

    /// Takes an option of the situation that lies open, by its number.
    async fn choose(&self, number: usize) {
        self.click(&format!(".card details[open] input.o{number} + label")).await;
        self.click(".card details[open] .thumb .choose").await;
        self.see(&format!(".card input.o{number}.is-taken")).await;
    }

    /// Presses Tab until the keyboard is on something, and looks each time whether one can see where it is.
    async fn tab_to(&self, css: &str) {
        let here = format!("const here = document.activeElement; return here.matches({css:?})");
        for _ in 0..TABS_MAX {
            self.keys(&Key::Tab.to_string()).await;
            let ring = self
                .run("const here = document.activeElement; const seen = (one) => one && getComputedStyle(one).outlineStyle !== 'none'; return here === document.body || seen(here) || seen(here.nextElementSibling) ? '' : here.outerHTML.slice(0, 160)")
                .await;
            assert_eq!(ring, "", "one cannot see that the keyboard is here");
            if self.run(&here).await == true {
                return;
            }
        }
        panic!("{} is not reached by Tab at {}", css, self.path().await);
    }
}

#[test]
fn a_league_is_played_in_browsers_and_a_game() {
    let Some(driver) = Driver::start() else { return };
    runtime().block_on(league::play(&driver));
}

#[test]
fn a_seat_is_played_to_the_debrief_without_scripts() {
    let Some(driver) = Driver::start() else { return };
    let judge = Judge::new();
    let hosted = Hosted::start(&["first-week", "--minutes", "10"]);
    runtime().block_on(async {
        let plain = hosted.browser(&driver, "plain", Kind { scripts: false, ..PHONE }).await;
        plain.goto("/").await;
        plain.fill("#code", &hosted.code).await;
        plain.click("form .btn").await;
        plain.fill("#name", "Dora").await;
        plain.click("form .btn").await;
        plain.in_phase("1-briefing").await;
        for practice in
            ["listen", "understand", "own-up", "delegate", "vision", "consensus", "coach", "recognise"]
        {
            plain.click(&format!("#rate-{practice}-50")).await;
        }
        plain.click("#rate button").await;
        plain.see("#rate [role=status]").await;
        plain.ready("1-situations").await;
        judge.look(&plain, "clock").await;
        plain.choose(2).await;
        plain.ready("1-attention").await;
        plain.click("#practice-listen > summary").await;
        plain.click("#place-listen button").await;
        plain.see(".placed li").await;
        plain.ready("1-play_out").await;
        plain.ready("1-why").await;
        // A ledger that does not lie there has a page of its own.
        plain.click(".account:not([open]) > summary").await;
        plain.click(".account[open] .later a").await;
        plain.see(".account[open] > table").await;
        judge.look(&plain, "why-alone").await;
        plain.click("nav.turn a").await;
        plain.in_phase("1-why").await;
        for week in 2..=4 {
            plain.ready(&format!("{week}-situations")).await;
            plain.ready(&format!("{week}-attention")).await;
            plain.ready(&format!("{week}-play_out")).await;
            plain.ready(&format!("{week}-why")).await;
        }
        for week in 5..=8 {
            plain.ready(&format!("{week}-empty_chair")).await;
        }
        plain.ready("8-debrief").await;
        plain.at_path(&format!("/s/{}/debrief", hosted.code)).await;
        plain.click("a[href$='open=1']").await;
        plain.click(".decision > summary").await;
        plain.click(".decision .others a").await;
        plain.at_path(&format!("/s/{}/what-if", hosted.code)).await;
        judge.look(&plain, "what-if-alone").await;
        plain.click("a[href*='#decision-']").await;
        plain.see(".decision").await;
        assert_eq!(plain.run("return typeof window.htmx").await, "undefined");
        judge.read_log(&plain, &hosted.base, &[BLOCKED]).await;
        plain.close().await;
    });
    judge.end();
}

#[test]
fn a_browser_without_any_script_joins_decides_and_is_ready() {
    const ENTER: (&str, u32, &str) = ("Enter", 13, "\r");
    const SPACE: (&str, u32, &str) = (" ", 32, " ");
    let Some(driver) = Driver::start() else { return };
    let hosted = Hosted::start(&["first-week", "--facilitated"]);
    runtime().block_on(async {
        let run = hosted.browser(&driver, "run", LAPTOP).await;
        run.goto(&hosted.secret).await;
        let on = async || {
            run.click("#advance-more > summary").await;
            run.click("#advance button").await;
        };
        let plain = hosted.browser(&driver, "plain", PHONE).await;
        plain.goto(&format!("/j/{}", hosted.code)).await;
        plain.without_scripts().await;
        for letter in ["D", "o", "r", "a"] {
            plain
                .press_bare("#name", (letter, letter.to_ascii_uppercase().as_bytes()[0].into(), letter))
                .await;
        }
        plain.press_bare("form .btn", ENTER).await;
        plain.press_bare("#seat[data-at='1-briefing'] #ready button", ENTER).await;
        // It says that nobody tells it, and looks again by itself and when it is pressed.
        plain.finds_bare("head noscript > meta[http-equiv=refresh]").await;
        plain.finds_bare("#waits noscript a.btn").await;
        on().await;
        run.see("#room[data-at='play']").await;
        plain.press_bare("#waits noscript a.btn", ENTER).await;
        plain.press_bare("#seat[data-at='1-situations'] .card details[open] input.o1", SPACE).await;
        plain.press_bare(".card details[open] .thumb .choose", ENTER).await;
        plain.finds_bare(".card input.o1.is-taken").await;
        plain.press_bare("#ready button", ENTER).await;
        plain.finds_bare("#seat[data-at='1-situations'] #waits noscript a.btn").await;
        on().await;
        plain.press_bare("#waits noscript a.btn", ENTER).await;
        plain.finds_bare("#seat[data-at='1-attention']").await;
        plain.close().await;
        run.close().await;
    });
}

#[test]
fn a_seat_is_joined_and_played_by_keyboard_alone() {
    let Some(driver) = Driver::start() else { return };
    let judge = Judge::new();
    let hosted = Hosted::start(&[]);
    runtime().block_on(async {
        // Begun on a page, too, and moved on by the facilitator.
        let console = hosted.browser(&driver, "console", LAPTOP).await;
        console.goto(&hosted.link).await;
        console.at_path("/start").await;
        judge.look(&console, "start").await;
        console.click("#scenario-first-week").await;
        console.click("#pacing-facilitated").await;
        console.click("form .btn").await;
        console.see("#room.lobby").await;
        let code = console.text(".room-code").await;

        let hands = hosted.browser(&driver, "hands", LAPTOP).await;
        let enter = Key::Enter.to_string();
        hands.goto("/").await;
        hands.tab_to("#code").await;
        hands.keys(&format!("{}{enter}", code.to_lowercase())).await;
        hands.at_path(&format!("/j/{code}")).await;
        hands.tab_to("#name").await;
        hands.keys(&format!("Emre{enter}")).await;
        hands.in_phase("1-briefing").await;
        hands.tab_to("[name='rate-listen']").await;
        hands.keys(" ").await;
        hands.tab_to("#ready button").await;
        hands.keys(&enter).await;
        // The keyboard is where it is said who is waited for.
        hands.see(".waiting:focus").await;
        judge.look(&hands, "waiting").await;

        console.click("#advance-more > summary").await;
        console.click("#advance button").await;
        console.see("#room.play").await;
        hands.in_phase("1-situations").await;
        // A number takes an option, and the keyboard is on it.
        hands.tab_to(".card details[open] input").await;
        hands.keys("2").await;
        hands.see(".card details[open] input.o2:checked:focus").await;
        hands.tab_to(".card details[open] .choose").await;
        hands.keys(&enter).await;
        hands.see(".card input.o2.is-taken").await;
        // What was pressed has changed under it; the keyboard has not gone back to the top of the page.
        hands.see("main :focus").await;
        hands.tab_to("#ready button").await;
        hands.keys(&enter).await;
        hands.see(".waiting").await;
        console.click("#advance-more > summary").await;
        console.click("#advance button").await;
        hands.in_phase("1-attention").await;
        hands.tab_to("#practice-listen > summary").await;
        hands.keys(&enter).await;
        hands.tab_to("#place-listen button").await;
        hands.keys(&enter).await;
        hands.see(".placed li").await;
        hands.tab_to("#ready button").await;
        hands.keys(" ").await;
        hands.see(".waiting").await;
        for browser in [&console, &hands] {
            judge.read_log(browser, &hosted.base, &[]).await;
        }
        hands.close().await;
        console.close().await;
    });
    judge.end();
}
