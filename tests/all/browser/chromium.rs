//! A real browser without a window, as many of them as a test needs, each with a profile of its own.
//!
//! Chromium is driven over WebDriver. Nothing waits for a time that somebody thought of: what is waited for is a page,
//! a part of one, or a sentence on it.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    elements::Element,
    error::{CmdError, ErrorStatus},
    wd::WebDriverCompatibleCommand,
};
use hyper::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Longest that anything may take to appear before the test gives up, on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at a page.
const LOOK: Duration = Duration::from_millis(40);
/// How a page stands with its host, for whoever reads what went wrong.
const LINE: &str = "
    const at = (selector) => (document.querySelector(selector) || {}).outerHTML || '';
    const root = document.querySelector('#seat, #room');
    return `revision ${root && root.dataset.revision}, hidden ${document.hidden}, ${at('#live')} ${at('#net')}`;";
/// What a browser may be called.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

fn tool(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.exists())
}

/// The driver of the browsers. It takes them with it when it ends.
pub struct Driver {
    child: Child,
    port: u16,
    browser: PathBuf,
}

impl Driver {
    /// Starts it; none where the tools for it are missing, unless they are demanded.
    pub fn start() -> Option<Self> {
        let (driver, browser) = (tool("chromedriver"), BROWSERS.into_iter().find_map(tool));
        let (Some(driver), Some(browser)) = (driver, browser) else {
            let must = env::var("FOOTLIGHTS_BROWSER").is_ok_and(|value| value == "must");
            assert!(!must, "missing: chromedriver, or a Chromium for it");
            eprintln!("no browser test: chromedriver, or a Chromium for it, is missing");
            return None;
        };
        let mut child = Command::new(driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // “ChromeDriver was started successfully on port 41523.”
        let port = lines.find_map(|line| {
            let (said, port) = line.trim_end_matches('.').rsplit_once(" on port ")?;
            said.contains("successfully").then(|| port.parse().ok())?
        });
        let driver = Self { child, port: port.unwrap_or_default(), browser };
        assert!(driver.port > 0, "chromedriver did not start");
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to, it ends its browsers first; killed, it would leave them.
        if let Ok(mut socket) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = socket.set_read_timeout(Some(PATIENCE));
            let _ =
                socket.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let _ = socket.read_to_end(&mut Vec::new());
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a browser is like.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// In pixels of a style sheet.
    pub wide: u32,
    pub tall: u32,
    /// Whether it is held in a hand and touched.
    pub phone: bool,
    /// Whether scripts of pages arrive.
    pub scripts: bool,
}

pub const PHONE: Kind = Kind { wide: 360, tall: 740, phone: true, scripts: true };
pub const TABLET: Kind = Kind { wide: 768, tall: 1024, phone: true, scripts: true };
pub const LAPTOP: Kind = Kind { wide: 1280, tall: 800, phone: false, scripts: true };

/// A browser with a profile of its own, on one host.
pub struct Browser {
    client: Client,
    name: &'static str,
    kind: Kind,
    base: String,
    profile: PathBuf,
}

/// A command that WebDriver does not know, but this browser does.
#[derive(Debug)]
struct Own(&'static str, Value);

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.1.to_string()))
    }
}

/// Whether something that failed may go well a moment later, when the page has changed or come to rest.
fn passing(error: &CmdError) -> bool {
    let CmdError::Standard(error) = error else { return false };
    matches!(
        error.error,
        ErrorStatus::NoSuchElement
            | ErrorStatus::StaleElementReference
            | ErrorStatus::ElementClickIntercepted
            | ErrorStatus::ElementNotInteractable
            | ErrorStatus::NoSuchFrame
    )
}

impl Browser {
    /// Opens one on a host, whose address is scheme, host and port. A profile that is there already is used again.
    pub async fn open(driver: &Driver, folder: &Path, name: &'static str, kind: Kind, base: &str) -> Self {
        let profile = folder.join(name);
        fs::create_dir_all(profile.join("downloads")).unwrap();
        let host = base.split_once("://").unwrap().1;
        let mut options = json!({
            "binary": driver.browser,
            "args": [
                "--headless=new",
                // It opens pages of this host alone; as root, in a container, it would not start otherwise.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                // What glides to its place is not there yet when it is to be pressed.
                "--force-prefers-reduced-motion",
                "--disable-component-update",
                "--disable-background-networking",
                format!("--window-size={},{}", kind.wide, kind.tall),
                format!("--user-data-dir={}", profile.join("profile").display()),
                // Nobody else is there to be asked for anything.
                format!("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {}", host.split(':').next().unwrap()),
            ],
            "prefs": {
                "download.default_directory": profile.join("downloads"),
            },
        });
        if kind.phone {
            let metrics =
                json!({ "width": kind.wide, "height": kind.tall, "pixelRatio": 2.0, "touch": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| panic!("{name} does not open: {error}"));
        let browser = Self { client, name, kind, base: base.to_owned(), profile };
        browser.screen(kind.wide, kind.tall).await;
        if !kind.scripts {
            // Switched off altogether, neither the driver nor axe-core could run: no script of a page arrives instead.
            browser.cdp("Network.enable", json!({})).await;
            browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*.js", "*.js?*"] })).await;
        }
        browser
    }

    /// Ends it as somebody does who closes the window. Its profile stays.
    pub async fn close(self) {
        self.shut().await;
    }

    /// The same for one that another is put in the place of.
    pub async fn shut(&self) {
        self.client.clone().close().await.unwrap();
    }

    /// What it is called, for whoever reads what went wrong.
    pub fn name(&self) -> &'static str {
        self.name
    }

    async fn own(&self, command: &'static str, what: Value) -> Value {
        let done = self.client.issue_cmd(Own(command, what)).await;
        done.unwrap_or_else(|error| panic!("{}: {command}: {error}", self.name))
    }

    /// A command of the browser's own protocol.
    pub async fn cdp(&self, command: &str, params: Value) -> Value {
        self.own("goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    /// Switches scripts off altogether. From here on only what works without any of the driver's own does:
    /// [`Self::finds_bare`] and [`Self::press_bare`].
    pub async fn without_scripts(&self) {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        self.cdp("Page.reload", json!({})).await;
    }

    /// Waits for an element, and gives its number in the page as it is now.
    pub async fn finds_bare(&self, css: &str) -> u64 {
        let begun = Instant::now();
        loop {
            let page = self.cdp("DOM.getDocument", json!({ "depth": 0 })).await;
            let wanted = json!({ "nodeId": page["root"]["nodeId"], "selector": css });
            // The page may have gone since it was asked for.
            let found = self
                .client
                .issue_cmd(Own("goog/cdp/execute", json!({ "cmd": "DOM.querySelector", "params": wanted })));
            if let Some(number) =
                found.await.ok().and_then(|found| found["nodeId"].as_u64()).filter(|number| *number > 0)
            {
                return number;
            }
            assert!(begun.elapsed() < PATIENCE, "{}: no {css}", self.name);
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Brings the keyboard to an element and presses a key there, given by its name and what it types.
    pub async fn press_bare(&self, css: &str, (key, code, text): (&str, u32, &str)) {
        let number = self.finds_bare(css).await;
        self.cdp("DOM.focus", json!({ "nodeId": number })).await;
        for kind in ["keyDown", "keyUp"] {
            let event = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code, "text": text });
            self.cdp("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Gives the page another size; without one of its own, that of the browser.
    pub async fn screen(&self, wide: u32, tall: u32) {
        let ratio = if self.kind.phone { 2 } else { 1 };
        let size =
            json!({ "width": wide, "height": tall, "deviceScaleFactor": ratio, "mobile": self.kind.phone });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// The size that the browser has by itself.
    pub async fn own_screen(&self) {
        self.screen(self.kind.wide, self.kind.tall).await;
    }

    /// Lines that a log of the browser has had since it was last asked for.
    pub async fn log(&self, of: &str) -> Vec<Value> {
        let lines = self.own("se/log", json!({ "type": of })).await;
        lines.as_array().cloned().unwrap_or_default()
    }

    /// Opens a path of the host, or a whole address.
    pub async fn goto(&self, path: &str) {
        let url = if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() };
        self.client.goto(&url).await.unwrap_or_else(|error| panic!("{}: {url}: {error}", self.name));
    }

    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    /// The path that it is at.
    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// Waits until it is at a path.
    pub async fn at_path(&self, path: &str) {
        self.until(path, async || (self.path().await == path).then_some(())).await;
    }

    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// Runs a script that says by its last argument that it is done.
    pub async fn run_on(&self, script: &str) -> Result<Value, CmdError> {
        self.client.execute_async(script, Vec::new()).await
    }

    /// Looks again and again until there is something to see.
    pub async fn until<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if begun.elapsed() > PATIENCE {
                let page = self.client.find(Locator::Css("body")).await.unwrap().text().await.unwrap();
                let at = self.client.current_url().await.unwrap();
                let said = self.log("browser").await;
                let line = self.run(LINE).await;
                panic!("{} does not come to: {what}\nit is at {at}, {line}:\n{page}\n{said:#?}", self.name);
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits for a part of the page.
    pub async fn see(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).every(LOOK).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(_) => self.until(css, async || self.client.find(Locator::Css(css)).await.ok()).await,
        }
    }

    /// Whether a part of the page is there now.
    pub async fn has(&self, css: &str) -> bool {
        !self.client.find_all(Locator::Css(css)).await.unwrap().is_empty()
    }

    /// Waits until a part of the page is gone.
    pub async fn gone(&self, css: &str) {
        self.until(&format!("no {css}"), async || (!self.has(css).await).then_some(())).await;
    }

    /// Waits until a part of the page can be read to say something.
    pub async fn reads(&self, css: &str, text: &str) {
        let look = async || {
            for element in self.client.find_all(Locator::Css(css)).await.ok()? {
                if element.text().await.is_ok_and(|found| found.contains(text)) {
                    return Some(());
                }
            }
            None
        };
        self.until(&format!("{css} with “{text}”"), look).await;
    }

    /// Waits until the page has said something to who cannot see it.
    pub async fn says(&self, text: &str) {
        let said = "return document.getElementById('say').textContent";
        let heard = async || self.run(said).await.as_str()?.contains(text).then_some(());
        self.until(&format!("“{text}” said aloud"), heard).await;
    }

    /// What a part of the page says.
    pub async fn text(&self, css: &str) -> String {
        self.until(css, async || self.client.find(Locator::Css(css)).await.ok()?.text().await.ok()).await
    }

    /// Presses a part of the page as soon as it can be pressed.
    pub async fn click(&self, css: &str) {
        let press = async || match self.press(css).await {
            Ok(()) => Some(()),
            Err(error) if passing(&error) => None,
            Err(error) => panic!("{}: {css}: {error}", self.name),
        };
        self.until(&format!("{css} to press"), press).await;
    }

    async fn press(&self, css: &str) -> Result<(), CmdError> {
        let element = self.client.find(Locator::Css(css)).await?;
        // To the middle, as a person would: at the edge something that stays there may lie over it.
        let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.client.execute(middle, vec![json!(element)]).await?;
        element.click().await
    }

    /// Types into a field.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.see(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses keys wherever the keyboard is.
    pub async fn keys(&self, keys: &str) {
        let here = self.client.active_element().await.unwrap();
        here.send_keys(keys).await.unwrap_or_else(|error| panic!("{}: {keys:?}: {error}", self.name));
    }

    /// Waits until a file has been saved, and reads it.
    pub async fn saved(&self, ending: &str) -> String {
        let folder = self.profile.join("downloads");
        let look = async || {
            let all: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
            let file = all.iter().find(|file| file.extension().is_some_and(|found| found == ending))?;
            fs::read_to_string(file).ok().filter(|text| !text.is_empty())
        };
        self.until(&format!("a saved .{ending}"), look).await
    }
}
