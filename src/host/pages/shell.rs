//! What every page has: head, scripts, the way past the bar for who cannot see it, and the lines that speak.

use maud::{DOCTYPE, Markup, html};

use super::{draw, url};
use crate::words::Words;

/// How htmx behaves: nothing is evaluated, styled inline, remembered, or asked of anybody else.
const HTMX: &str = r#"{"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true,"historyEnabled":false,"allowScriptTags":false,"responseHandling":[{"code":"204","swap":false},{"code":"...","swap":true}]}"#;

/// Seconds after which a page without scripts looks again.
const AGAIN_SECONDS: u32 = 10;

pub(super) struct Shell<'a> {
    pub words: &'a Words,
    pub title: &'a str,
    /// The address of the news, and what they swap.
    pub stream: Option<(String, &'a str)>,
    /// Where whoever has lost the seat comes in again; empty without a stream.
    pub join: &'a str,
    /// Whether a page without scripts looks again by itself.
    pub again: bool,
    /// Whether the report's sheets are on it.
    pub report: bool,
}

impl Shell<'_> {
    pub fn page(&self, body: &Markup) -> Markup {
        let words = self.words;
        html! {
            (DOCTYPE)
            html lang=(words.lang()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="dark light";
                    meta name="theme-color" content="#120C14";
                    meta name="referrer" content="no-referrer";
                    meta name="htmx-config" content=(HTMX);
                    title { (self.title) " · " (words.say("title-name")) }
                    link rel="icon" type="image/png" href=(url::asset("icon.png"));
                    link rel="stylesheet" href=(url::asset("web/seat.css"));
                    link rel="stylesheet" href=(url::asset("web/parts.css"));
                    link rel="stylesheet" href=(url::asset("web/room.css"));
                    @if self.report { link rel="stylesheet" href=(url::asset("web/report.css")); }
                    script src=(url::asset("web/htmx.min.js")) defer {}
                    script src=(url::asset("web/htmx-sse.min.js")) defer {}
                    script src=(url::asset("web/seat.js")) defer {}
                    @if self.again { noscript { meta http-equiv="refresh" content=(AGAIN_SECONDS); } }
                }
                body {
                    a class="skip" href="#main" { (words.say("web-skip")) }
                    (draw::shapes())
                    (body)
                    // Outside what is swapped, so that it is read out once, when it changes.
                    p id="say" class="unseen" role="status" aria-live="polite" {}
                    p id="net" class="net" role="status" aria-live="polite" data-lost=(words.say("web-net-lost")) data-back=(words.say("web-net-back"))
                        data-undone=(words.say("web-net-undone")) data-moved=(words.say("web-net-moved")) data-unsent=(words.say("web-net-unsent")) {}
                    @if let Some((stream, target)) = &self.stream {
                        div id="live" hidden hx-ext="sse" sse-connect=(stream) sse-swap="main,part,moment,trouble,gone" hx-target=(target) hx-swap="outerHTML" data-join=(self.join) data-join-text=(words.say("web-join-again")) {}
                    }
                }
            }
        }
    }
}
