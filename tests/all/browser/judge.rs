//! What is asked of every page that a test comes by: that axe-core finds nothing, that nothing is cut off at the side,
//! and, if somebody wants to look at it, a picture.

use std::{
    collections::BTreeSet,
    env, fs,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::chromium::Browser;

/// The library that looks for barriers, as its authors ship it.
const AXE: &str = include_str!("../../axe/axe.min.js");
/// Widths at which it looks, in pixels of a style sheet: the narrowest phone, and a laptop.
const WIDTHS: [u32; 2] = [320, 1280];
/// Widths of pictures.
const PICTURES: [u32; 2] = [360, 1280];
/// Height of a page that is looked at, and the most of a page that is in a picture.
const TALL: u32 = 900;
const TALL_MAX: u32 = 5_000;
const SCHEMES: [&str; 2] = ["dark", "light"];

/// All rules but those that are experimental; what each rule finds, with the element.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'], preload: false, iframes: false }).then(
        (found) => done(found.violations.flatMap((rule) =>
            rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((one) => one.message).join('; ')}`))),
        (error) => done([`axe fails: ${error}`]));";

/// Opens everything, and closes it again: by name, because news may have put others in the place of what was opened.
const UNFOLD: &str = "
    window.open_before = new Set([...document.querySelectorAll('details[open]')].map((one) => one.id));
    for (const one of document.querySelectorAll('details')) one.open = true;";
const FOLD: &str = "
    for (const one of document.querySelectorAll('details')) one.open = window.open_before.has(one.id);";

/// What sticks out at the side: the page itself, and what is the first to do so.
const SIDEWAYS: &str = "
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return null;
    const out = [...document.body.querySelectorAll('*')].find((one) => one.getBoundingClientRect().right > wide + 1);
    return `${document.documentElement.scrollWidth} wide: ${out ? out.outerHTML.slice(0, 160) : '?'}`;";

/// Collects what is wrong, so that one run says all of it.
#[derive(Default)]
pub struct Judge {
    pictures: Option<PathBuf>,
    seen: Mutex<BTreeSet<String>>,
    wrong: Mutex<Vec<String>>,
}

impl Judge {
    pub fn new() -> Self {
        let pictures = env::var_os("FOOTLIGHTS_PICTURES").map(PathBuf::from);
        if let Some(folder) = &pictures {
            fs::create_dir_all(folder).unwrap();
        }
        Self { pictures, ..Self::default() }
    }

    fn complain(&self, what: String) {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).push(what);
    }

    /// Looks at the page that a browser is on, with everything on it unfolded, in two widths and two schemes.
    pub async fn look(&self, browser: &Browser, page: &str) {
        if !self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(page.to_owned()) {
            return;
        }
        self.picture(browser, page).await;
        browser.run(UNFOLD).await;
        if browser.run("return typeof window.axe").await != "object" {
            browser.run(AXE).await;
        }
        for wide in WIDTHS {
            browser.screen(wide, TALL).await;
            for scheme in SCHEMES {
                media(browser, scheme).await;
                if scheme == SCHEMES[0]
                    && let Value::String(out) = browser.run(SIDEWAYS).await
                {
                    self.complain(format!("{page}, {wide}: {out}"));
                }
                let found = browser.run_on(LOOK).await.unwrap_or_else(|error| json!([error.to_string()]));
                for what in found.as_array().into_iter().flatten() {
                    self.complain(format!("{page}, {wide}, {scheme}: {}", what.as_str().unwrap_or_default()));
                }
            }
        }
        browser.run(FOLD).await;
        browser.cdp("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
        browser.own_screen().await;
    }

    /// Keeps pictures of the page as it is.
    async fn picture(&self, browser: &Browser, page: &str) {
        let Some(folder) = &self.pictures else { return };
        for wide in PICTURES {
            for scheme in SCHEMES {
                media(browser, scheme).await;
                browser.screen(wide, TALL).await;
                let whole = browser.run("return document.documentElement.scrollHeight").await;
                let whole = u32::try_from(whole.as_u64().unwrap_or_default()).unwrap_or(TALL_MAX);
                browser.screen(wide, whole.clamp(TALL, TALL_MAX)).await;
                let taken = browser.cdp("Page.captureScreenshot", json!({ "format": "png" })).await;
                let bytes = STANDARD.decode(taken["data"].as_str().unwrap()).unwrap();
                fs::write(folder.join(format!("{page}-{wide}-{scheme}.png")), bytes).unwrap();
            }
        }
    }

    /// Reads what a browser has logged: nothing was asked of anybody but the host, and nothing went wrong but what is
    /// named here.
    pub async fn read_log(&self, browser: &Browser, base: &str, expected: &[&str]) {
        for line in browser.log("browser").await {
            let text = line["message"].as_str().unwrap_or_default();
            let bad = line["level"] == "SEVERE" || line["level"] == "WARNING";
            if bad && !expected.iter().any(|expected| text.contains(expected)) {
                self.complain(format!("{} says: {text}", browser.name()));
            }
        }
        let mut asked = 0;
        for line in browser.log("performance").await {
            let event: Value = serde_json::from_str(line["message"].as_str().unwrap()).unwrap();
            let event = &event["message"];
            if event["method"] != "Network.requestWillBeSent" {
                continue;
            }
            let url = event["params"]["request"]["url"].as_str().unwrap();
            asked += 1;
            // A window that has just been opened shows a page of the browser's own.
            let own = ["data:", "chrome:"].iter().any(|scheme| url.starts_with(scheme));
            if !own && !url.starts_with(&format!("{base}/")) {
                self.complain(format!("{} asks for {url}", browser.name()));
            }
        }
        assert!(asked > 0, "{} logs no requests", browser.name());
    }

    /// Says everything that was wrong.
    pub fn end(self) {
        let wrong = self.wrong.into_inner().unwrap_or_else(PoisonError::into_inner);
        assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    }
}

async fn media(browser: &Browser, scheme: &str) {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    browser.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}
