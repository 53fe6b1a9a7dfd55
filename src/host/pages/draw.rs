//! Small drawings: marks of the indicators, ranges, work, signs of practices. Colours come from the style sheet by
//! class, so that they follow the ground they stand on.

use maud::{Markup, PreEscaped, html};

use crate::{
    report::ledger::Reading,
    terms::{Level, Practice},
};

/// The class with the colour of an indicator.
pub const fn hue(level: Level) -> &'static str {
    match level {
        Level::Morale => "hue-m",
        Level::Innovation => "hue-i",
        Level::Loyalty => "hue-l",
        _ => "hue-o",
    }
}

/// Shapes that are shown many times, drawn once in every page. A colour is that of the place where one is shown.
pub fn shapes() -> Markup {
    html! {
        svg class="shapes" width="0" height="0" aria-hidden="true" {
            defs {
                g id="hue-m" {
                    circle class="mark-fill" r="3.8" {}
                    path class="mark-line" stroke-width="1.7" d="M0,-6.4V-8.6M0,6.4V8.6M-6.4,0H-8.6M6.4,0H8.6M-4.6,-4.6L-6.1,-6.1M4.6,4.6L6.1,6.1M-4.6,4.6L-6.1,6.1M4.6,-4.6L6.1,-6.1" {}
                }
                path id="hue-i" class="mark-fill" d="M0,-9Q1.1,-1.1 7.4,0Q1.1,1.1 0,9Q-1.1,1.1 -7.4,0Q-1.1,-1.1 0,-9Z" {}
                g id="hue-l" {
                    circle class="mark-line" cx="-3.2" r="4.6" stroke-width="1.9" {}
                    circle class="mark-line" cx="3.2" r="4.6" stroke-width="1.9" {}
                }
                path id="was" d="M0,11L3.6,16.4H-3.6Z" {}
                rect id="tick" x="-1.4" width="2.8" height="12" rx="1" {}
            }
        }
    }
}

/// The mark of an indicator: sun, spark or rings. Other levels have none.
pub fn mark(level: Level) -> Markup {
    if !Level::HEADLINE.contains(&level) {
        return html! {};
    }
    html! {
        svg class={ "mark " (hue(level)) } viewBox="-10 -10 20 20" aria-hidden="true" { use href={ "#" (hue(level)) } {} }
    }
}

/// A range: a pale band for what is likely, an inner one for what is most likely, an upright tick for the best
/// reading, a small triangle for where it was. Figures in whole points. The words stand beside it.
pub fn band(level: Level, range: Reading, before: Option<i64>) -> Markup {
    let at = |points: i64| points.clamp(0, 100);
    let wide = |from: i64, to: i64| (to - from).clamp(0, 100);
    // Half of what is likely lies about here.
    let (from, to) = (range.best - (range.best - range.low) / 2, range.best + (range.high - range.best) / 2);
    html! {
        svg class={ "band " (hue(level)) } aria-hidden="true" {
            rect class="track" {}
            rect class="likely" x={ (at(range.low)) "%" } width={ (wide(range.low, range.high)) "%" } {}
            rect class="most" x={ (at(from)) "%" } width={ (wide(from, to)) "%" } {}
            @if let Some(before) = before { use class="was" href="#was" x={ (at(before)) "%" } {} }
            use class="tick" href="#tick" x={ (at(range.best)) "%" } {}
        }
    }
}

/// Progress of a piece of work, with a notch where it should be. Both in percent.
pub fn progress(done: i64, planned: Option<i64>) -> Markup {
    html! {
        svg class="progress" aria-hidden="true" {
            rect class="track" {}
            rect class="done" width={ (done.clamp(0, 100)) "%" } {}
            @if let Some(planned) = planned { use class="tick" href="#tick" x={ (planned.clamp(0, 100)) "%" } {} }
        }
    }
}

/// The sign of a practice; always beside its name.
pub fn sign(practice: Practice) -> Markup {
    let inside = match practice {
        Practice::Listen => {
            r#"<path d="M5.2 8.6a4.9 4.9 0 0 1 9.8 0c0 3.2-2.9 3.5-3.3 6.3a2.5 2.5 0 0 1-4.8.4"/><path d="M8 8.8a2.2 2.2 0 0 1 4.4 0c0 1.5-1.6 1.7-1.8 3.2"/>"#
        }
        Practice::Understand => {
            r#"<path d="M10 16.6C5.4 13.2 2.9 10.6 2.9 7.6A3.6 3.6 0 0 1 10 6.4a3.6 3.6 0 0 1 7.1 1.2c0 3-2.5 5.6-7.1 9Z"/>"#
        }
        Practice::Coach => {
            r#"<path d="M2.6 16.8h4.6v-4.2h4.6V8.4h4.6V4.6"/><path d="M13.6 6.6l2.5-2.6 2.5 2.6"/>"#
        }
        Practice::Recognise => {
            r#"<circle cx="10" cy="7.4" r="4.4"/><path d="M7.2 11.2 5.6 17.4 10 15l4.4 2.4-1.6-6.2"/>"#
        }
        Practice::Delegate => {
            r#"<circle cx="6.2" cy="10" r="3.5"/><path d="M9.7 10h8M17 10v3.4M13.6 10v2.6"/>"#
        }
        Practice::Assign => {
            r#"<path d="M4.4 4.6h11.2v12.6H4.4Z"/><path class="solid" d="M7.4 2.6h5.2v3.2H7.4Z"/><path d="M7.4 9.6h5.2M7.4 13h3.4"/>"#
        }
        Practice::Vision => {
            r#"<path d="M2.4 17Q10 9.6 17.6 17"/><path d="M10 13V3.2"/><path class="solid" d="M10 3.2 15.8 5.5 10 7.8Z"/>"#
        }
        Practice::Consensus => {
            r#"<circle cx="10" cy="10" r="3.6"/><circle class="solid" cx="10" cy="3.2" r="1.6"/><circle class="solid" cx="10" cy="16.8" r="1.6"/><circle class="solid" cx="3.2" cy="10" r="1.6"/><circle class="solid" cx="16.8" cy="10" r="1.6"/>"#
        }
        Practice::OwnUp => {
            r#"<path d="M3 3.6h14v9.6H9.6L5.8 17v-3.8H3Z"/><path d="M8 6.9a2 1.8 0 1 1 2.9 1.6q-.9.4-.9 1.2"/><circle class="solid" cx="10" cy="11.4" r=".55"/>"#
        }
        Practice::Push => r#"<path d="M3.6 4.8 8.8 10l-5.2 5.2M10.6 4.8 15.8 10l-5.2 5.2"/>"#,
        Practice::DecideAlone => {
            r#"<path d="M10 17.6v-5.4L3.6 4.2"/><path d="M3.2 9.2 3.3 3.8l5.2.9"/><path d="M10 12.2l6.4-8" stroke-dasharray=".1 3.2" stroke-width="2.2"/>"#
        }
        Practice::Inspect => r#"<circle cx="8.6" cy="8.6" r="5"/><path d="M12.4 12.4 17.2 17.2"/>"#,
        Practice::TakeOver => {
            r#"<circle cx="10" cy="10" r="6.9"/><circle class="solid" cx="10" cy="10" r="1.5"/><path d="M10 10v6.8M10 10 4.2 6.6M10 10l5.8-3.4"/>"#
        }
        Practice::Front => {
            r#"<path d="M3 3.8h14v8.6H3Z"/><path d="M10 12.4v2M10 14.2l-3.2 3.2M10 14.2l3.2 3.2"/><path d="M6 9.6 8.8 7l2 1.6L14 6.2"/>"#
        }
        Practice::StepBack => r#"<path d="M16.6 3.4v13.2"/><path d="M13.2 10H3.4M7.4 5.8 3.2 10l4.2 4.2"/>"#,
    };
    html! {
        svg class="sign" viewBox="0 0 20 20" aria-hidden="true" { (PreEscaped(inside)) }
    }
}

/// The lantern: the product's own sign.
pub fn lantern() -> Markup {
    html! {
        svg class="lantern" viewBox="0 0 20 28" aria-hidden="true" {
            path class="frame" d="M10 1.4a3.4 3.4 0 0 1 3.4 3.4h-1.8a1.6 1.6 0 0 0-3.2 0H6.6A3.4 3.4 0 0 1 10 1.4ZM5.6 6h8.8l1.6 3.4H4ZM4 23h12v2.6H4Z" {}
            path class="glass" d="M5 10.2h10l-.8 12H5.8Z" {}
            path class="flame" d="M10 12.6c2.4 3 3 4.6 3 6a3 3 0 0 1-6 0c0-1.4.6-3 3-6Z" {}
        }
    }
}
