//! The debrief: six steps from how it ended to what one takes home. Nothing is opened before one has said how one
//! led, and the score comes last.
//!
//! All that is shown is one value, [`Debrief`]. Playing the game again for it takes a moment: it is made once, in the
//! frame after the page is first shown, and what changes later (a rating, a commitment) is filled in without.

mod chart;
mod ending;
mod felt;
mod happened;
mod hidden;
mod home;
mod led;
mod room;
#[cfg(test)]
mod tests;
mod what_if;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Instant};

use bevy_egui::egui::{
    EventFilter, Key, Rect, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{Ask, Desk, Overlay, Page, Scene, book::Book, entered, pressed};
use crate::{
    game::theme::{
        Face, Ground, Kit, Layout, Size,
        palette::{HAIRLINE, LAMP, NIGHT, PANEL, PAPER, PIT, QUIET, RAISED, TEXT},
        surface::{Fading, upon},
        widgets::{Weight, button, panel, paper, pressable, ring},
    },
    report::debrief::Debrief,
    session::{Act, Evidence},
    terms::{Message, Practice},
};

pub use happened::HappenedDesk;
pub use what_if::WhatIfDesk;

/// A step of the debrief, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The ending, and before it one's own rating.
    #[default]
    Ended,
    /// What was believed, and what was so.
    Happened,
    /// Any past decision another way.
    WhatIf,
    /// The rating beside the record.
    Led,
    /// How each person felt led, and what was hidden.
    Felt,
    /// The room compared, where there was one and results are shown.
    Room,
    /// Questions, one thing to do differently, evidence, score.
    Home,
}

impl Step {
    /// All of them; that of the room only where there is one to compare.
    pub fn all(room: bool) -> Vec<Self> {
        let all = [Self::Ended, Self::Happened, Self::WhatIf, Self::Led, Self::Felt, Self::Room, Self::Home];
        all.into_iter().filter(|step| room || *step != Self::Room).collect()
    }

    /// A word to select on, and for the log.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Happened => "happened",
            Self::WhatIf => "what-if",
            Self::Led => "led",
            Self::Felt => "felt",
            Self::Room => "room",
            Self::Home => "home",
        }
    }

    fn by(self, steps: i64, room: bool) -> Self {
        let all = Self::all(room);
        let place = all.iter().position(|step| *step == self).unwrap_or(0) as i64 + steps;
        all[place.clamp(0, all.len() as i64 - 1) as usize]
    }
}

/// Keys of the steps, in their order.
const KEYS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

/// What the debrief remembers.
#[derive(Clone, Debug, Default)]
pub struct DebriefDesk {
    /// The step on show.
    pub step: Step,
    /// What is shown; none until it has been made.
    pub value: Option<Arc<Debrief>>,
    /// Number of the debrief that it was made of: see [`crate::game::client::Client::debrief_number`].
    made_of: Option<u64>,
    /// The frame in which the page was first shown.
    since: Option<u64>,
    /// The rating as far as it is given.
    pub rated: BTreeMap<Practice, u8>,
    /// Whether one has gone on without a rating.
    pub unrated: bool,
    /// What the timeline remembers.
    pub happened: HappenedDesk,
    /// What the page of other choices remembers.
    pub what_if: WhatIfDesk,
    /// What, by when and with whom, as typed so far; none until something was.
    pub commitment: Option<[String; 3]>,
    /// Where the report was written.
    pub saved: Option<PathBuf>,
    /// Whether the score was asked for.
    pub scored: bool,
    /// Whether there is a room to compare.
    room: bool,
}

impl DebriefDesk {
    /// Whether the rest may be opened: rated again, or gone on without.
    pub fn opened(&self) -> bool {
        let rows = self.value.iter().filter_map(|debrief| debrief.ratings.as_ref()).flatten();
        self.unrated || rows.into_iter().any(|row| row.after.is_some())
    }

    /// What goes into the report: the score only once it has been asked for.
    pub fn to_save(&self) -> Option<Debrief> {
        let mut debrief = Debrief::clone(self.value.as_ref()?);
        debrief.score = debrief.score.filter(|_| self.scored);
        Some(debrief)
    }

    /// Makes the value, or brings it up to date. It takes a moment the first time.
    pub fn make(&mut self, kit: &Kit<'_>, book: &Book<'_>) {
        let number = book.client.debrief_number();
        if number.is_none() || (self.value.is_some() && self.made_of == number) {
            return;
        }
        let none = Evidence::default();
        let evidence = book.evidence.unwrap_or(&none);
        let since = Instant::now();
        self.value = book.client.debrief(kit.words, evidence, self.value.as_deref()).map(Arc::new);
        self.made_of = number;
        // What was saved before is no longer all there is.
        self.saved = None;
        tracing::info!(ms = since.elapsed().as_millis(), "debrief made");
    }
}

/// What every step is drawn from.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    book: &'a Book<'a>,
    debrief: &'a Debrief,
}

impl Sheet<'_> {
    /// “week 4”: the same within a sentence.
    fn within(&self, round: u32) -> String {
        self.book.round(round)
    }

    /// “Week 4”: a round at the start of a sentence.
    fn when(&self, kit: &Kit<'_>, round: u32) -> String {
        let frame = &self.debrief.frame;
        let message = Message::new("after-when")
            .with("round", frame.round.as_str())
            .with("number", i64::from(round))
            .with("alone", i64::from(round.saturating_sub(frame.rounds)));
        kit.tell(&message)
    }
}

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    scene: &Scene<'_>,
    book: &Book<'_>,
    desk: &mut Desk,
    asks: &mut Vec<Ask>,
) {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0, NIGHT);
    let frame = ui.ctx().cumulative_frame_nr();
    let since = *desk.debrief.since.get_or_insert(frame);
    if desk.debrief.value.is_none() && frame == since {
        let job = kit.job(&kit.say("after-making"), Size::Panel, Face::Display, QUIET, full.width() - 80.0);
        kit.put_centre(ui, full, job);
        ui.ctx().request_repaint();
        return;
    }
    desk.debrief.make(kit, book);
    let Some(value) = desk.debrief.value.clone() else {
        let job = kit.job(&kit.say("after-none"), Size::Panel, Face::Display, QUIET, full.width() - 80.0);
        kit.put_centre(ui, full, job);
        return;
    };
    let had_keyboard = ui.ctx().text_edit_focused();
    desk.debrief.scored |= book.client.revealed();
    let league = book.client.league().filter(|(league, _)| league.games.len() > 1);
    desk.debrief.room = league.is_some();
    let sheet = Sheet { book, debrief: &value };
    let opened = desk.debrief.opened();
    if !opened {
        desk.debrief.step = Step::Ended;
    }
    let below = bar(ui, kit, full, opened, &mut desk.debrief, asks);
    let body = full.with_min_y(below).shrink2(vec2(16.0, 12.0));
    let foot = kit.grown(42.0).min(62.0);
    let row = body.with_min_y(body.bottom() - foot);
    let body = body.with_max_y(row.top() - 12.0);
    ui.push_id(desk.debrief.step.id(), |ui| match desk.debrief.step {
        Step::Ended if !opened => {
            ending::rate(ui, kit, full.with_min_y(below), body, &mut desk.debrief);
        }
        Step::Ended => ending::show(ui, kit, &sheet, body),
        Step::Happened => {
            if happened::show(ui, kit, &sheet, body, &mut desk.debrief) {
                asks.push(Ask::Lay(Some(Overlay::Past)));
            }
        }
        Step::WhatIf => what_if::show(ui, kit, &sheet, body, desk),
        Step::Led => led::show(ui, kit, &sheet, body),
        Step::Felt => felt::show(ui, kit, &sheet, body),
        Step::Room => {
            if let Some((league, own)) = league {
                room::show(ui, kit, league, own, body);
            }
        }
        Step::Home => home::show(ui, kit, &sheet, body, &mut desk.debrief, asks),
    });
    turn(ui, kit, scene, &sheet, row, opened, &mut desk.debrief, asks);
    if opened {
        keys(ui, &mut desk.debrief);
    }
    // Escape takes the keyboard from a line of text before it opens the menu.
    desk.escaped = had_keyboard && ui.input(|input| input.key_pressed(Key::Escape));
}

/// The bar: what this is, and the steps. Returns where it ends.
fn bar(
    ui: &mut Ui,
    kit: &Kit<'_>,
    full: Rect,
    opened: bool,
    desk: &mut DebriefDesk,
    asks: &mut Vec<Ask>,
) -> f32 {
    let place = ui.painter().add(Shape::Noop);
    let tall = (kit.line(Size::Row) + 18.0).max(40.0);
    let first =
        Rect::from_min_size(pos2(full.left() + 16.0, full.top() + 6.0), vec2(full.width() - 32.0, tall));
    let menu = kit.say("bar-menu");
    let wide = kit.width(ui, &menu, Size::Row, Face::Bold) + 30.0;
    let at = Rect::from_min_max(
        pos2(first.right() - wide, first.top() + 2.0),
        first.right_bottom() - vec2(0.0, 2.0),
    );
    let title = kit.job(&kit.say("after-heading"), Size::Page, Face::Display, TEXT, f32::INFINITY);
    let told = kit.put_middle(ui, first, title);
    let steps = Step::all(desk.room);
    let names: Vec<String> = steps
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let message = Message::new("after-step").with("step", step.id()).with("number", place + 1);
            kit.tell(&message)
        })
        .collect();
    let gap = 4.0;
    let widths = |ui: &Ui, names: &[String]| -> Vec<f32> {
        names.iter().map(|name| (kit.width(ui, name, Size::Row, Face::Bold) + 22.0).max(34.0)).collect()
    };
    let all: Vec<f32> = widths(ui, &names);
    let sum = |widths: &[f32]| widths.iter().map(|width| width + gap).sum::<f32>();
    let room = at.left() - 12.0 - told.right() - 16.0;
    // Where not all names find room, the others are figures alone.
    let short: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(place, name)| if steps[place] == desk.step { name.clone() } else { (place + 1).to_string() })
        .collect();
    let (texts, widths) = if sum(&all) <= room {
        (names.clone(), all)
    } else {
        let some = widths(ui, &short);
        if sum(&some) <= room {
            (short, some)
        } else {
            let figures: Vec<String> = (1..=names.len()).map(|number| number.to_string()).collect();
            let widths = widths(ui, &figures);
            (figures, widths)
        }
    };
    let mut x = at.left() - 12.0 - sum(&widths) + gap;
    for (place, step) in steps.into_iter().enumerate() {
        let part = Rect::from_min_size(pos2(x, at.top()), vec2(widths[place], at.height()));
        x = part.right() + gap;
        if self::step(
            ui,
            kit,
            part,
            &texts[place],
            &names[place],
            desk.step == step,
            opened || step == Step::Ended,
        ) {
            desk.step = step;
        }
    }
    if button(ui, kit, at, &menu, Weight::Control, true).clicked() {
        asks.push(Ask::Lay(Some(Overlay::Menu)));
    }
    let bar = full.with_max_y(first.bottom() + 6.0);
    ui.painter().set(place, Shape::rect_filled(bar, 0, PIT));
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, Stroke::new(1.0, HAIRLINE));
    bar.bottom()
}

fn step(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, text: &str, name: &str, open: bool, enabled: bool) -> bool {
    let enabled = enabled && ui.is_enabled();
    let id = ui.id().with(("step", name));
    let response = pressable(ui, rect, id, enabled, name);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, enabled, open, name));
    if open {
        ui.painter().rect(rect, 6, RAISED, Stroke::new(2.0, LAMP), bevy_egui::egui::StrokeKind::Inside);
    } else if enabled && response.hovered() {
        ui.painter().rect_filled(rect, 6, RAISED);
    }
    ring(ui, &response, rect, 6, Ground::Dark);
    let (face, colour) = match (open, enabled) {
        (true, _) => (Face::Bold, TEXT),
        (false, true) => (Face::Text, QUIET),
        (false, false) => (Face::Text, QUIET.gamma_multiply(0.6)),
    };
    kit.put_centre(ui, rect, kit.one_line(text, Size::Row, face, colour, rect.width() - 6.0));
    response.clicked()
}

/// Back, a word about the page, and the amber button.
#[expect(clippy::too_many_arguments, reason = "the foot of every step")]
fn turn(
    ui: &mut Ui,
    kit: &Kit<'_>,
    scene: &Scene<'_>,
    sheet: &Sheet<'_>,
    row: Rect,
    opened: bool,
    desk: &mut DebriefDesk,
    asks: &mut Vec<Ask>,
) {
    let wide = |ui: &Ui, text: &str| kit.width(ui, text, Size::Body, Face::Bold) + 44.0;
    let mut left = row.left();
    let mut control = |ui: &mut Ui, text: &str| {
        let part = Rect::from_min_size(pos2(left, row.top()), vec2(wide(ui, text), row.height()));
        left = part.right() + 10.0;
        button(ui, kit, part, text, Weight::Control, true).clicked()
    };
    if !opened {
        if control(ui, &kit.say("after-without-rating")) || pressed(ui, Key::G) {
            desk.unrated = true;
        }
        let text = kit.say("after-open");
        let part = row.with_min_x(row.right() - wide(ui, &text));
        let done = super::briefing::complete(&desk.rated);
        if button(ui, kit, part, &text, Weight::Primary, done).clicked() || (done && entered(ui)) {
            asks.push(Ask::Act(Act::Rate { practices: desk.rated.clone() }));
        }
        return;
    }
    if desk.step != Step::Ended && control(ui, &kit.say("after-back")) {
        desk.step = desk.step.by(-1, desk.room);
        return;
    }
    if desk.step != Step::Home {
        let next = desk.step.by(1, desk.room);
        let text = kit.tell(&Message::new("after-next").with("step", next.id()));
        let part = row.with_min_x(row.right() - wide(ui, &text));
        if button(ui, kit, part, &text, Weight::Primary, true).clicked() || entered(ui) {
            desk.step = next;
        }
        let room = part.left() - left - 24.0;
        let note = kit.tell(&Message::new("after-keys").with("step", desk.step.id()));
        let job = kit.one_line(&note, Size::Quiet, Face::Text, QUIET, room);
        if room > kit.width(ui, &note, Size::Quiet, Face::Text) {
            kit.put_middle(ui, row.with_min_x(left + 12.0), job);
        }
        return;
    }
    let again = kit.say("after-again");
    let begin = |asks: &mut Vec<Ask>| {
        let id = &sheet.book.view.briefing.scenario;
        let shelved = scene.shelf.iter().position(|playable| playable.scenario.id == *id);
        asks.push(match shelved {
            Some(scenario) => Ask::Begin { scenario, short: sheet.debrief.frame.short },
            None => Ask::Go(Page::Choose),
        });
    };
    let saved = desk.saved.clone();
    // Both stay where they are: what is pressed twice in a hurry saves once, and begins nothing.
    let text = if saved.is_some() { kit.say("after-saved-already") } else { kit.say("after-save") };
    let part = row.with_min_x(row.right() - wide(ui, &kit.say("after-save")));
    if control(ui, &again) {
        begin(asks);
    }
    let open = saved.is_none();
    if button(ui, kit, part, &text, Weight::Primary, open).clicked() || (open && entered(ui)) {
        asks.push(Ask::SaveReport);
    }
    if let Some(path) = saved {
        let told = kit.tell(&Message::new("after-saved").with("path", path.display().to_string()));
        let room = row.with_min_x(left + 6.0).with_max_x(part.left() - 12.0);
        let job = kit.job(&told, Size::Quiet, Face::Text, TEXT, room.width());
        let job = if kit.galley(ui, job.clone()).size().y <= row.height() + 8.0 {
            job
        } else {
            kit.one_line(&told, Size::Quiet, Face::Text, TEXT, room.width())
        };
        kit.put_middle(ui, room, job);
    }
}

/// Figures choose a step; arrows go on and back where the page does not use them itself.
fn keys(ui: &Ui, desk: &mut DebriefDesk) {
    for (step, key) in Step::all(desk.room).into_iter().zip(KEYS) {
        if pressed(ui, key) {
            desk.step = step;
            return;
        }
    }
    let by = i64::from(pressed(ui, Key::PageDown)) - i64::from(pressed(ui, Key::PageUp));
    let free = ui.memory(|memory| memory.focused().is_none());
    let arrows = if free && desk.step != Step::Happened {
        i64::from(pressed(ui, Key::ArrowRight)) - i64::from(pressed(ui, Key::ArrowLeft))
    } else {
        0
    };
    desk.step = desk.step.by(by + arrows, desk.room);
}

/// What a column lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    Panel,
    Paper,
    /// Nothing: what is in it brings its own.
    Night,
}

/// Whether parts of a page stand under each other.
fn narrow(kit: &Kit<'_>) -> bool {
    kit.style.layout != Layout::Wide
}

/// How far an arrow scrolls a column, in units.
const SCROLL: f32 = 60.0;

/// A column of a page that scrolls by itself. Where it has more in it than is seen it can take the keyboard, and the
/// arrows scroll it.
fn column(ui: &mut Ui, rect: Rect, on: On, name: &str, add: impl FnOnce(&mut Ui)) {
    let pad = match on {
        On::Panel => vec2(16.0, 12.0),
        On::Paper => vec2(20.0, 16.0),
        On::Night => vec2(0.0, 0.0),
    };
    match on {
        On::Panel => panel(ui, rect),
        On::Paper => paper(ui, rect),
        On::Night => {}
    }
    let id = ui.id().with(("column", name));
    let mut by = 0.0;
    if ui.is_enabled() && ui.data(|data| data.get_temp(id)).unwrap_or(false) {
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        let ground = if on == On::Paper { Ground::Paper } else { Ground::Dark };
        ring(ui, &response, rect.shrink(5.0), 4, ground);
        // The only column of its page, or the only one that is long, needs no choosing.
        let alone = (on == On::Night && name != "what if") || name == "epilogues";
        let free = alone && ui.memory(|memory| memory.focused().is_none());
        if response.has_focus() || free {
            let steps = i8::from(pressed(ui, Key::ArrowUp)) - i8::from(pressed(ui, Key::ArrowDown));
            by = SCROLL * f32::from(steps);
        }
    }
    let fill = match on {
        On::Panel => PANEL,
        On::Paper => PAPER,
        On::Night => NIGHT,
    };
    let more = upon(ui, rect.shrink2(pad), fill, |ui| {
        let output = ScrollArea::vertical().id_salt(name).auto_shrink(false).faded(ui, fill, |ui| {
            if by != 0.0 {
                ui.scroll_with_delta(vec2(0.0, by));
            }
            ui.set_max_width(ui.available_width() - 6.0);
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            add(ui);
        });
        output.content_size.y > output.inner_rect.height() + 1.0
    });
    ui.data_mut(|data| data.insert_temp(id, more));
}

/// A part of a page in one column: a surface as tall as what is in it.
fn block(ui: &mut Ui, on: On, add: impl FnOnce(&mut Ui)) {
    let pad = if on == On::Paper { vec2(18.0, 14.0) } else { vec2(14.0, 10.0) };
    if on == On::Night {
        add(ui);
        ui.add_space(10.0);
        return;
    }
    let place = ui.painter().add(Shape::Noop);
    let at = ui.cursor().min;
    let wide = ui.available_width();
    let inner = Rect::from_min_max(at + pad, pos2(at.x + wide - pad.x, f32::INFINITY));
    let used = ui
        .scope_builder(bevy_egui::egui::UiBuilder::new().max_rect(inner), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            add(ui);
            ui.min_rect()
        })
        .inner;
    let rect = Rect::from_min_max(at, pos2(at.x + wide, used.bottom() + pad.y));
    ui.advance_cursor_after_rect(rect);
    let shape = if on == On::Paper {
        Shape::rect_filled(rect, 6, PAPER)
    } else {
        Shape::Rect(bevy_egui::egui::epaint::RectShape::new(
            rect,
            8,
            PANEL,
            Stroke::new(1.0, HAIRLINE),
            bevy_egui::egui::StrokeKind::Inside,
        ))
    };
    ui.painter().set(place, shape);
    ui.add_space(10.0);
}

/// A text at the right of a rectangle, in the middle of its height. Returns what it covers.
fn right_middle(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, job: bevy_egui::egui::text::LayoutJob) -> Rect {
    let size = kit.galley(ui, job.clone()).size();
    kit.put(ui, pos2(rect.right() - size.x, rect.center().y - size.y / 2.0), job)
}

/// The heading of a part, in the display face.
fn heading(ui: &mut Ui, kit: &Kit<'_>, text: &str, ground: Ground) {
    kit.add(ui, text, Size::Panel, Face::Display, ground.text());
    ui.add_space(2.0);
}
