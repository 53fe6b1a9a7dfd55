//! Charts as inline SVG: drawn for paper, so nothing in them is told by colour alone.

use maud::{Markup, html};

use super::Page;
use crate::{
    report::debrief::{Debrief, RoundRow, StanceIn, Style, WhatIfLine},
    terms::{Level, Message},
};

/// Colour, and how each indicator's points are drawn, as on the stage.
pub(super) const fn ink(level: Level) -> &'static str {
    match level {
        Level::Morale => "#7F5200",
        Level::Innovation => "#0B5C8A",
        _ => "#9E2B50",
    }
}

/// Neutral: output, score.
pub(super) const NEUTRAL: &str = "#6A5630";
const INK: &str = "#2B1B26";
const SOFT: &str = "#63494A";
const GRID: &str = "#D3BF97";
const PAPER: &str = "#EFE2C8";

/// Patterns that every chart may use; they stand once in the page.
pub(super) fn patterns() -> Markup {
    html! {
        svg class="hide" aria-hidden="true" focusable="false" {
            defs {
                pattern id="chair" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect width="9" height="9" fill="#8F7144" fill-opacity=".09" {}
                    line x1="0" y1="0" x2="0" y2="9" stroke="#8F7144" stroke-opacity=".45" stroke-width="1.6" {}
                }
                pattern id="lucks" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)" {
                    line x1="0" y1="0" x2="0" y2="5" stroke=(SOFT) stroke-opacity=".5" stroke-width="1" {}
                }
                pattern id="alone" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect width="6" height="6" fill="#FFFFFF" fill-opacity=".55" {}
                    line x1="0" y1="0" x2="0" y2="6" stroke=(NEUTRAL) stroke-width="4" {}
                }
            }
        }
    }
}

/// The mark of an indicator: sun, spark or rings; for output a bar.
pub(super) fn mark(level: Option<Level>) -> Markup {
    html! {
        svg class="mark" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false" {
            @match level {
                Some(Level::Morale) => {
                    circle r="3.8" fill=(ink(Level::Morale)) {}
                    path d="M0,-6.4V-8.6M0,6.4V8.6M-6.4,0H-8.6M6.4,0H8.6M-4.6,-4.6L-6.1,-6.1M4.6,4.6L6.1,6.1M-4.6,4.6L-6.1,6.1M4.6,-4.6L6.1,-6.1" stroke=(ink(Level::Morale)) stroke-width="1.7" stroke-linecap="round" {}
                }
                Some(Level::Innovation) => {
                    path d="M0,-9Q1.1,-1.1 7.4,0Q1.1,1.1 0,9Q-1.1,1.1 -7.4,0Q-1.1,-1.1 0,-9Z" fill=(ink(Level::Innovation)) {}
                }
                Some(level) => {
                    circle cx="-3.2" r="4.6" fill="none" stroke=(ink(level)) stroke-width="1.9" {}
                    circle cx="3.2" r="4.6" fill="none" stroke=(ink(level)) stroke-width="1.9" {}
                }
                None => { path d="M-8,8V2H-4V8ZM-2,8V-3H2V8ZM4,8V-8H8V8Z" fill=(NEUTRAL) {} }
            }
        }
    }
}

/// Where things are in a chart: the drawing is `width × height` with room for the axes.
struct Frame {
    width: f64,
    height: f64,
    low: f64,
    high: f64,
    count: usize,
}

impl Frame {
    const LEFT: f64 = 34.0;
    const RIGHT: f64 = 12.0;
    const TOP: f64 = 24.0;
    const BOTTOM: f64 = 24.0;

    /// From round `place` (0 is the first) to across.
    fn x(&self, place: usize) -> f64 {
        let steps = self.count.saturating_sub(1).max(1) as f64;
        // Room for half a step on both sides, so that the first and last points have air.
        let step = (self.width - Self::LEFT - Self::RIGHT) / (steps + 0.8);
        Self::LEFT + step * (0.4 + place as f64)
    }

    fn half(&self) -> f64 {
        let steps = self.count.saturating_sub(1).max(1) as f64;
        (self.width - Self::LEFT - Self::RIGHT) / (steps + 0.8) / 2.0
    }

    /// From a figure on the axis to down.
    fn y(&self, figure: f64) -> f64 {
        let room = self.height - Self::TOP - Self::BOTTOM;
        Self::TOP + room * (self.high - figure.clamp(self.low, self.high)) / (self.high - self.low)
    }

    fn at(&self, place: usize, figure: i64, unit: f64) -> String {
        format!("{:.1},{:.1}", self.x(place), self.y(figure as f64 / unit))
    }

    fn line(&self, figures: &[i64], unit: f64) -> String {
        let points = figures.iter().enumerate().map(|(place, figure)| self.at(place, *figure, unit));
        format!("M{}", points.collect::<Vec<_>>().join("L"))
    }

    /// The area between two lines.
    fn area(&self, low: &[i64], high: &[i64], unit: f64) -> String {
        let up = high.iter().enumerate().map(|(place, figure)| self.at(place, *figure, unit));
        let down = low.iter().enumerate().rev().map(|(place, figure)| self.at(place, *figure, unit));
        format!("M{}Z", up.chain(down).collect::<Vec<_>>().join("L"))
    }

    fn ticks(&self, step: f64) -> Vec<f64> {
        let first = (self.low / step).ceil() as i64;
        let last = (self.high / step).floor() as i64;
        (first..=last).map(|tick| tick as f64 * step).collect()
    }

    fn grid(&self, step: f64, suffix: &str, labels: &[String]) -> Markup {
        // Every label if they fit, else every second one.
        let each = if self.half() * 2.0 < 22.0 { 2 } else { 1 };
        html! {
            @for tick in self.ticks(step) {
                line x1=(Self::LEFT) x2=(self.width - Self::RIGHT) y1=(px(self.y(tick))) y2=(px(self.y(tick))) stroke=(GRID) {}
                text class="s" x=(Self::LEFT - 6.0) y=(px(self.y(tick) + 4.5)) text-anchor="end" { (tick) (suffix) }
            }
            @for (place, label) in labels.iter().enumerate().filter(|(place, _)| place % each == 0) {
                text class="s" x=(px(self.x(place))) y=(px(self.height - 6.0)) text-anchor="middle" { (label) }
            }
        }
    }
}

fn px(value: f64) -> String {
    format!("{value:.1}")
}

/// The range of an axis that holds all figures (in `unit`), in steps of ten, at least `span` wide.
fn axis(figures: impl Iterator<Item = i64>, unit: f64, span: f64) -> (f64, f64) {
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    for figure in figures {
        low = low.min(figure as f64 / unit);
        high = high.max(figure as f64 / unit);
    }
    if low > high {
        return (0.0, 100.0);
    }
    let (mut low, mut high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
    while high - low < span {
        high += 10.0;
        if high - low < span {
            low -= 10.0;
        }
    }
    if low < 0.0 {
        (high, low) = (high - low, 0.0);
    }
    (low, high)
}

/// A point in the shape of its indicator.
fn point(level: Option<Level>, x: f64, y: f64) -> Markup {
    html! {
        @match level {
            Some(Level::Morale) => { circle cx=(px(x)) cy=(px(y)) r="3.6" fill=(ink(Level::Morale)) {} }
            Some(Level::Innovation) => {
                path transform={ "translate(" (px(x)) "," (px(y)) ")" } d="M0,-6.4l2,4.4 4.4,2 -4.4,2 -2,4.4 -2,-4.4 -4.4,-2 4.4,-2Z" fill=(ink(Level::Innovation)) {}
            }
            Some(level) => { circle cx=(px(x)) cy=(px(y)) r="3.5" fill=(PAPER) stroke=(ink(level)) stroke-width="2" {} }
            None => { rect x=(px(x - 3.0)) y=(px(y - 3.0)) width="6" height="6" fill=(NEUTRAL) {} }
        }
    }
}

/// The empty-chair rounds behind a chart.
fn chair(frame: &Frame, rounds: &[bool], words: Option<&str>) -> Markup {
    let Some(first) = rounds.iter().position(|chair| *chair) else { return html! {} };
    let from = frame.x(first) - frame.half();
    let top = Frame::TOP - 18.0;
    html! {
        rect x=(px(from)) y=(px(top)) width=(px(frame.width - Frame::RIGHT - from)) height=(px(frame.height - Frame::BOTTOM - top)) fill="url(#chair)" {}
        @if let Some(words) = words {
            path d={ "M" (px(from + 7.0)) "," (px(top + 3.0)) "v13m0,-6h7v6" } fill="none" stroke=(INK) stroke-width="1.6" {}
            // Where there is no room for the words the key below says what the hatching is.
            @if frame.width - Frame::RIGHT - from > 7.0 * words.chars().count() as f64 + 26.0 {
                text x=(px(from + 19.0)) y=(px(top + 14.0)) class="small" { (words) }
            }
        }
    }
}

/// One indicator over the whole game: what was believed, and what was so.
pub(super) fn timeline(page: &Page<'_>, debrief: &Debrief, place: usize) -> Markup {
    let level = Level::HEADLINE[place];
    let rows = &debrief.rounds;
    let all = rows.iter().flat_map(|row| {
        let believed = row.believed.iter().flatten().flat_map(|range| [range.low, range.high]);
        row.truth.into_iter().chain(believed)
    });
    // One scale for the three, so that they can be compared.
    let (low, high) = axis(all, 1000.0, 40.0);
    let frame = Frame { width: 440.0, height: 236.0, low, high, count: rows.len() };
    let labels: Vec<String> = rows.iter().map(|row| row.label.clone()).collect();
    let truth: Vec<i64> = rows.iter().map(|row| row.truth[place]).collect();
    let believed: Vec<_> = rows.iter().map_while(|row| row.believed.map(|levels| levels[place])).collect();
    let lows: Vec<i64> = believed.iter().map(|range| range.low).collect();
    let highs: Vec<i64> = believed.iter().map(|range| range.high).collect();
    let name = page.level(level);
    let chairs: Vec<bool> = rows.iter().map(|row| row.chair).collect();
    let alt = Message::new("debrief-chart-alt").with("level", name.as_str());
    html! {
        figure {
            figcaption { (mark(Some(level))) (name) }
            svg viewBox="0 0 440 236" role="img" aria-label=(page.text(&alt)) {
                (chair(&frame, &chairs, (place == 0).then_some(page.chair.as_str())))
                (frame.grid(if high - low > 60.0 { 20.0 } else { 10.0 }, "", &labels))
                @if !believed.is_empty() {
                    path d=(frame.area(&lows, &highs, 1000.0)) fill=(ink(level)) fill-opacity=".16" stroke=(ink(level)) stroke-opacity=".55" stroke-width="1" stroke-dasharray="2 3" {}
                }
                (letters(page, &frame, debrief))
                path d=(frame.line(&truth, 1000.0)) fill="none" stroke=(ink(level)) stroke-width="2.4" stroke-linejoin="round" {}
                @for (place, figure) in truth.iter().enumerate() {
                    (point(Some(level), frame.x(place), frame.y(*figure as f64 / 1000.0)))
                }
            }
        }
    }
}

/// The moments on which it turned, as letters above their rounds.
fn letters(_page: &Page<'_>, frame: &Frame, debrief: &Debrief) -> Markup {
    let place = |round: u32| debrief.rounds.iter().position(|row| row.round == round);
    let marked = debrief.turns.iter().enumerate().filter_map(|(turn, of)| {
        // Two in one round stand side by side.
        let before = debrief.turns[..turn].iter().filter(|other| other.round == of.round).count();
        Some((of.letter, place(of.round)?, before as f64 * 18.0))
    });
    html! {
        @for (letter, place, aside) in marked {
            line x1=(px(frame.x(place))) x2=(px(frame.x(place))) y1=(px(Frame::TOP - 4.0)) y2=(px(frame.height - Frame::BOTTOM)) stroke=(INK) stroke-width="1" stroke-dasharray="1 4" {}
            circle cx=(px(frame.x(place) + aside)) cy="11" r="9" fill=(INK) {}
            text x=(px(frame.x(place) + aside)) y="15.4" text-anchor="middle" class="b letter pale"  { (letter) }
        }
    }
}

/// Output round by round, as bars; those without the leader hatched.
pub(super) fn output(page: &Page<'_>, debrief: &Debrief) -> Markup {
    let rows = &debrief.rounds;
    let high = rows.iter().map(|row| row.output).max().unwrap_or(0).max(1000) as f64 / 10.0;
    let high = (high / 20.0).ceil() * 20.0;
    let frame = Frame { width: 440.0, height: 236.0, low: 0.0, high, count: rows.len() };
    let labels: Vec<String> = rows.iter().map(|row| row.label.clone()).collect();
    let wide = frame.half() * 1.25;
    let chairs: Vec<bool> = rows.iter().map(|row| row.chair).collect();
    html! {
        figure {
            figcaption { (mark(None)) (page.say("debrief-output-title")) }
            svg viewBox="0 0 440 236" role="img" aria-label=(page.say("debrief-output-title")) {
                (chair(&frame, &chairs, None))
                (frame.grid(if high > 120.0 { 40.0 } else { 20.0 }, "", &labels))
                (letters(page, &frame, debrief))
                @for (place, row) in rows.iter().enumerate() {
                    @let top = frame.y(row.output as f64 / 10.0);
                    rect x=(px(frame.x(place) - wide / 2.0)) y=(px(top)) width=(px(wide)) height=(px(frame.y(0.0) - top)) fill=(if row.chair { "url(#alone)" } else { NEUTRAL }) stroke=(NEUTRAL) stroke-width="1" {}
                }
            }
        }
    }
}

/// One measure of a what-if: as it was, and as it would have been.
pub(super) fn what_if(page: &Page<'_>, line: &WhatIfLine, rows: &[&RoundRow]) -> Markup {
    let unit = if line.level.is_some() { 1000.0 } else { 10.0 };
    let low: Vec<i64> = line.was.iter().zip(&line.low).map(|(was, by)| was + by).collect();
    let high: Vec<i64> = line.was.iter().zip(&line.high).map(|(was, by)| was + by).collect();
    let all = line.was.iter().chain(&line.would).chain(&low).chain(&high).copied();
    let (bottom, top) = axis(all, unit, 20.0);
    let frame = Frame { width: 440.0, height: 164.0, low: bottom, high: top, count: rows.len() };
    let labels: Vec<String> = rows.iter().map(|row| row.label.clone()).collect();
    let colour = line.level.map_or(NEUTRAL, ink);
    let name = line.level.map_or_else(|| page.say("debrief-output-title"), |level| page.level(level));
    let alt = Message::new("debrief-what-if-alt").with("level", name.as_str());
    let chairs: Vec<bool> = rows.iter().map(|row| row.chair).collect();
    html! {
        figure {
            figcaption { (mark(line.level)) (name) }
            svg viewBox="0 0 440 164" role="img" aria-label=(page.text(&alt)) {
                (chair(&frame, &chairs, None))
                (frame.grid(if top - bottom > 60.0 { 40.0 } else if top - bottom > 30.0 { 20.0 } else { 10.0 }, "", &labels))
                path d=(frame.area(&low, &high, unit)) fill="url(#lucks)" {}
                path d=(frame.line(&line.was, unit)) fill="none" stroke=(colour) stroke-width="2.4" stroke-linejoin="round" {}
                path d=(frame.line(&line.would, unit)) fill="none" stroke=(INK) stroke-width="2.2" stroke-dasharray="7 5" stroke-linejoin="round" {}
                @for (place, figure) in line.was.iter().enumerate() {
                    (point(line.level, frame.x(place), frame.y(*figure as f64 / unit)))
                }
            }
        }
    }
}

/// What lines and areas of a what-if mean.
pub(super) fn what_if_key(page: &Page<'_>) -> Markup {
    html! {
        ul class="key" {
            li { (stroke("2.4", "")) (page.say("debrief-was")) }
            li { (stroke("2.2", "7 5")) (page.say("debrief-would")) }
            li {
                svg viewBox="0 0 36 14" aria-hidden="true" { rect width="36" height="14" fill="url(#lucks)" stroke=(SOFT) stroke-opacity=".5" {} }
                (page.say("debrief-band"))
            }
        }
    }
}

fn stroke(width: &str, dash: &str) -> Markup {
    html! {
        svg viewBox="0 0 36 14" aria-hidden="true" { path d="M0,7H36" stroke=(INK) stroke-width=(width) stroke-dasharray=(dash) {} }
    }
}

/// What lines and areas of the timeline mean.
pub(super) fn timeline_key(page: &Page<'_>) -> Markup {
    html! {
        ul class="key" {
            li { (stroke("2.4", "")) (page.say("debrief-truth-key")) }
            li {
                svg viewBox="0 0 36 14" aria-hidden="true" { rect width="36" height="14" fill=(INK) fill-opacity=".16" stroke=(INK) stroke-opacity=".55" stroke-dasharray="2 3" {} }
                (page.say("debrief-belief-key"))
            }
            li {
                svg viewBox="0 0 36 14" aria-hidden="true" { rect width="36" height="14" fill="url(#chair)" {} }
                (page.chair)
            }
        }
    }
}

/// The eight practices: how often, and how well they fitted.
pub(super) fn radar(page: &Page<'_>, style: &Style) -> Markup {
    let rows: Vec<_> = style.practices.iter().filter(|row| row.stance == StanceIn::Behind).collect();
    let edge = edge_percent(style);
    let (cx, cy, radius) = (230.0, 178.0, 128.0);
    let at = |axis: usize, share: f64| {
        let angle = std::f64::consts::TAU * axis as f64 / rows.len().max(1) as f64;
        (cx + angle.sin() * radius * share, cy - angle.cos() * radius * share)
    };
    let ring = |share: f64| {
        let corners = (0..rows.len()).map(|axis| at(axis, share));
        corners.map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
    };
    let often: Vec<(f64, f64)> =
        rows.iter().enumerate().map(|(axis, row)| at(axis, row.percent as f64 / edge as f64)).collect();
    let polygon = often.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
    let fit: Vec<Option<(f64, f64)>> = rows
        .iter()
        .enumerate()
        .map(|(axis, row)| row.fit.map(|fit| at(axis, fit.figure as f64 / 100.0)))
        .collect();
    html! {
        figure {
            figcaption { (page.say("debrief-style-eight")) }
            svg viewBox="0 0 460 352" role="img" aria-label=(page.say("debrief-radar-alt")) {
                @for (share, middle) in [(0.25, false), (0.5, true), (0.75, false), (1.0, false)] {
                    polygon points=(ring(share)) fill="none" stroke=(if middle { SOFT } else { GRID }) stroke-width=(if middle { "1.4" } else { "1" }) {}
                }
                @for (axis, row) in rows.iter().enumerate() {
                    @let end = at(axis, 1.0);
                    line x1=(px(cx)) y1=(px(cy)) x2=(px(end.0)) y2=(px(end.1)) stroke=(GRID) {}
                    @let label = at(axis, 1.09);
                    text x=(px(label.0)) y=(px(label.1 + if label.1 > cy + 60.0 { 11.0 } else if label.1 < cy - 60.0 { -1.0 } else { 4.5 })) text-anchor=(if (label.0 - cx).abs() < 8.0 { "middle" } else if label.0 > cx { "start" } else { "end" }) class="axis" { (row.short) }
                }
                polygon points=(polygon) fill="#C98F1E" fill-opacity=".3" stroke="#7F5200" stroke-width="2.4" stroke-linejoin="round" {}
                @for (x, y) in &often { circle cx=(px(*x)) cy=(px(*y)) r="3.6" fill="#7F5200" {} }
                @for axis in 0..fit.len() {
                    @if let (Some(from), Some(to)) = (fit[axis], fit[(axis + 1) % fit.len()]) {
                        line x1=(px(from.0)) y1=(px(from.1)) x2=(px(to.0)) y2=(px(to.1)) stroke=(INK) stroke-width="1.8" stroke-dasharray="5 4" {}
                    }
                }
                @for (x, y) in fit.iter().flatten() {
                    rect x=(px(x - 4.0)) y=(px(y - 4.0)) width="8" height="8" transform={ "rotate(45 " (px(*x)) " " (px(*y)) ")" } fill="#F6ECD6" stroke=(INK) stroke-width="1.8" {}
                }
            }
        }
    }
}

/// The share at the edge of the radar: the largest of the eight, rounded up to ten percent.
pub(super) fn edge_percent(style: &Style) -> i64 {
    let most =
        style.practices.iter().filter(|row| row.stance == StanceIn::Behind).map(|row| row.percent).max();
    (most.unwrap_or(0).max(1) + 9) / 10 * 10
}

/// What the shapes of the radar mean.
pub(super) fn radar_key(page: &Page<'_>, style: &Style) -> Markup {
    let often = Message::new("debrief-radar-often").with("edge", edge_percent(style));
    let fitted = style.practices.iter().any(|row| row.fit.is_some());
    html! {
        ul class="key" {
            li {
                svg viewBox="0 0 36 14" aria-hidden="true" {
                    path d="M0,7H36" stroke="#7F5200" stroke-width="2.4" {}
                    circle cx="18" cy="7" r="3.6" fill="#7F5200" {}
                }
                (page.text(&often))
            }
            @if fitted {
                li {
                    svg viewBox="0 0 36 14" aria-hidden="true" {
                        path d="M0,7H36" stroke=(INK) stroke-width="1.8" stroke-dasharray="5 4" {}
                        rect x="14" y="3" width="8" height="8" transform="rotate(45 18 7)" fill="#F6ECD6" stroke=(INK) stroke-width="1.8" {}
                    }
                    (page.say("debrief-radar-fit"))
                }
            }
        }
    }
}
