//! A debrief as one HTML file that needs nothing else: read on a screen or a telephone, printed on A4, kept.
//!
//! Charts are inline and stand beside tables with the same figures; the style sheet is inline; nothing in the file
//! asks for anything outside it. Whatever was typed or written by somebody is escaped.

mod charts;
mod close;
mod course;
mod team;

use base64::{Engine, engine::general_purpose::STANDARD};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::debrief::{Compared, Debrief, WhatIf};
use crate::{
    report::sentence::{capital, in_tenths, signed, signed_tenths},
    terms::{Level, Message},
    words::Words,
};

/// The style sheet of the page.
pub const STYLE: &str = include_str!("report.css");

/// The face of the headings, whole and unmodified, so that the file looks as the game does wherever it is opened.
const DISPLAY: &[u8] = include_bytes!("../../../assets/fonts/YoungSerif_400Regular.ttf");

/// The rule that brings the face of the headings along.
fn faces() -> String {
    let font = STANDARD.encode(DISPLAY);
    format!(
        "@font-face{{font-family:\"Young Serif\";font-weight:400;src:url(data:font/ttf;base64,{font}) format(\"truetype\")}}\n"
    )
}

/// The whole page. `compared` are the other options of its decisions; their section is left out if there are none.
pub fn page(debrief: &Debrief, compared: &[Compared], words: &Words) -> String {
    let page = Page { words, chair: words.say("debrief-chair"), round: debrief.frame.round.clone() };
    let title = format!("{} · {}", page.say("debrief-title"), debrief.frame.title);
    let whole = html! {
        (DOCTYPE)
        html lang=(words.lang()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                title { (title) }
                style { (PreEscaped(faces())) (PreEscaped(STYLE)) }
            }
            body {
                (charts::patterns())
                (header(&page, debrief))
                main {
                    (close::ending(&page, debrief))
                    (course::ratings(&page, debrief))
                    (course::timeline(&page, debrief))
                    (course::turns(&page, debrief))
                    (team::style(&page, debrief))
                    (team::people(&page, debrief))
                    (team::hidden(&page, debrief))
                    (course::decisions(&page, debrief, compared))
                    (close::evidence(&page, debrief))
                    (close::own(&page, debrief))
                    (close::score(&page, debrief))
                }
                footer {
                    p { (page.text(&Message::new("debrief-foot").with("version", env!("CARGO_PKG_VERSION")))) }
                }
            }
        }
    };
    whole.into_string()
}

/// A section of the debrief on its own, for a page that is put together elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Hatchings that the charts use; once in a page, before them.
    Patterns,
    /// How it ended.
    Ending,
    /// Own ratings beside the record.
    Ratings,
    /// Round by round.
    Timeline,
    /// The moments on which it turned.
    Turns,
    /// How the leader led.
    Style,
    /// How each person felt led.
    People,
    /// What was hidden.
    Hidden,
    /// Every decision another way.
    Decisions,
    /// The evidence.
    Evidence,
    /// The score, where it is shown.
    Score,
}

/// A section as it stands in [`page`]. Its classes are those of [`STYLE`].
pub fn section(section: Section, debrief: &Debrief, compared: &[Compared], words: &Words) -> Markup {
    let page = Page { words, chair: words.say("debrief-chair"), round: debrief.frame.round.clone() };
    match section {
        Section::Patterns => charts::patterns(),
        Section::Ending => close::ending(&page, debrief),
        Section::Ratings => course::ratings(&page, debrief),
        Section::Timeline => course::timeline(&page, debrief),
        Section::Turns => course::turns(&page, debrief),
        Section::Style => team::style(&page, debrief),
        Section::People => team::people(&page, debrief),
        Section::Hidden => team::hidden(&page, debrief),
        Section::Decisions => course::decisions(&page, debrief, compared),
        Section::Evidence => close::evidence(&page, debrief),
        Section::Score => close::score(&page, debrief),
    }
}

/// What another choice would have come to, drawn and told as in [`page`].
pub fn other_way(debrief: &Debrief, what_if: &WhatIf, words: &Words) -> Markup {
    let page = Page { words, chair: words.say("debrief-chair"), round: debrief.frame.round.clone() };
    course::what_if(&page, debrief, what_if)
}

/// What every section needs.
struct Page<'a> {
    words: &'a Words,
    /// “The empty chair”.
    chair: String,
    /// The author's word for a round.
    round: String,
}

impl Page<'_> {
    fn say(&self, id: &'static str) -> String {
        self.words.say(id)
    }

    fn text(&self, message: &Message) -> String {
        self.words.text(message)
    }

    /// A message that names the round, in the author's word.
    fn of_round(&self, id: &'static str) -> String {
        self.text(&Message::new(id).with("round", self.round.as_str()))
    }

    /// An indicator by name, as a heading.
    fn level(&self, level: Level) -> String {
        self.text(&Message::new(format!("debrief-level-{}", level.id())))
    }

    /// “Week 4”, as the start of a sentence.
    fn when(&self, debrief: &Debrief, round: u32) -> String {
        let message = Message::new("debrief-round")
            .with("round", self.round.as_str())
            .with("label", debrief.label(round));
        capital(&self.text(&message))
    }
}

/// A difference with its sign.
fn by(points: i64) -> Markup {
    let class = match points {
        0 => "",
        1.. => "gain",
        _ => "loss",
    };
    html! { span class=(class) { (signed(points)) } }
}

/// A difference with its sign and one decimal; `unit` parts make one.
fn by_tenths(amount: i64, unit: i64) -> Markup {
    let class = match in_tenths(amount, unit) {
        0 => "soft",
        1.. => "gain",
        _ => "loss",
    };
    html! { span class=(class) { (signed_tenths(amount, unit)) } }
}

/// An author's text as paragraphs.
fn paragraphs(text: &str) -> Markup {
    html! { @for part in text.split('\n').filter(|part| !part.trim().is_empty()) { p { (part) } } }
}

fn header(page: &Page<'_>, debrief: &Debrief) -> Markup {
    let frame = &debrief.frame;
    let game = Message::new("debrief-frame")
        .with("rounds", i64::from(frame.rounds))
        .with("chair", i64::from(frame.chair_rounds))
        .with("round", frame.round.as_str())
        .with("short", if frame.short { "yes" } else { "no" });
    let led = Message::new("debrief-led-by")
        .with("automated", if frame.automated { "yes" } else { "no" })
        .with("name", frame.leader.as_str());
    html! {
        header {
            p class="kind" { (page.say("debrief-title")) }
            h1 { (frame.title) }
            p class="soft" {
                (page.text(&game))
                @if !frame.leader.is_empty() { " " (page.text(&led)) }
                @if !frame.group.is_empty() { " " (page.text(&Message::new("debrief-group").with("group", frame.group.as_str()))) }
            }
            dl { dt { (page.say("debrief-asked")) } dd { (frame.goal) } }
            @if !debrief.replayed { p class="paper" { (page.say("debrief-not-replayed")) } }
        }
    }
}
