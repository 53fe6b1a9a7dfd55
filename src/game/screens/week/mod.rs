//! The week: situations, attention, work, and the team under the stage.

mod attention;
pub(super) mod bar;
mod card;
pub(super) mod plates;
pub(super) mod target;
pub(super) mod work;

#[cfg(test)]
mod tests;

pub(super) use bar::show as bar;
pub(super) use plates::show as plates;

use bevy_egui::egui::{CursorIcon, Event, Key, Rect, Sense, Ui, pos2, vec2};

use super::{
    Ask, Desk, Mark, Overlay,
    desk::{Crop, StageSpot},
    entered, pressed,
};
use crate::{
    game::{
        client::Client,
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{NIGHT, PIT},
            widgets::paper,
        },
    },
    session::{Act, Phase, view::LeaderView},
    terms::{Id, Message, Practice},
};

/// What the instruments show where they share a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What attention can be spent on.
    #[default]
    Attention,
    /// Workstreams.
    Work,
    /// Questions, promises, concerns.
    Open,
}

/// Where the keyboard goes when practices make way for their aims, and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// To the first aim.
    Aims,
    /// To the practice that was aimed.
    Practice(Practice),
    /// To the heading of the situation that was chosen from the list.
    Card,
}

/// What can be done on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Now {
    /// Everything: situations and attention share the page.
    #[default]
    All,
    /// Situations alone: in a room that moves on together, attention comes next.
    Situations,
    /// Nothing more: one has said that one is done.
    Done,
}

impl Now {
    fn of(client: &Client) -> Self {
        if client.there().is_some() && client.view().frame.seat.ready {
            Self::Done
        } else if client.phase() == Phase::Situations && !client.plans_at_once() {
            Self::Situations
        } else {
            Self::All
        }
    }
}

/// What the page of the week remembers.
#[derive(Clone, Debug, Default)]
pub struct WeekDesk {
    /// The round that it remembers this of.
    round: u32,
    /// The person pointed at.
    pub selected: Option<Id>,
    /// Who was pointed at once more: all that is known of them is asked for.
    pub asked_about: Option<Id>,
    /// The practice that waits for its aim.
    pub aiming: Option<Practice>,
    /// Where the keyboard goes next, where what it was on has gone.
    pub keyboard: Option<Keyboard>,
    /// Which situation lies on top.
    pub card: usize,
    /// Which instruments are open where they share a place.
    pub tab: Tab,
    /// Whether work or open matters are shown beside attention.
    pub beside: Tab,
    /// Where people can be reached with the pointer: on the stage and at their plates.
    pub reach: Vec<(Id, Rect)>,
    /// What can be done in this frame.
    pub now: Now,
    /// Parts of the instruments that can explain themselves, where they lie in this frame.
    pub spots: Vec<(Mark, Rect)>,
    /// The plate that says where the leader stands, or the stage where there is none.
    pub you: Option<Rect>,
    /// Whether it is said in words where the leader stands.
    pub told: bool,
    /// Whether Escape was used up by this page in this frame.
    escaped: bool,
}

impl WeekDesk {
    /// Points at somebody; at whoever is pointed at already, asks for their page.
    fn point_at(&mut self, member: &Id) {
        if self.selected.as_ref() == Some(member) {
            self.asked_about = Some(member.clone());
        } else {
            self.selected = Some(member.clone());
        }
    }
}

impl WeekDesk {
    /// Whether Escape was used up by this page.
    pub fn escape(&self) -> bool {
        self.escaped
    }

    /// Whether all that lies on the table has been seen: the last of it lies on top, or everything is answered.
    pub fn seen_all(&self, view: &LeaderView) -> bool {
        let last = self.card + 1 >= view.news.len() + view.cards.len();
        let answered = view.cards.iter().all(|card| view.plan.answers.contains_key(&card.id));
        self.round == view.round.number && (last || answered)
    }
}

/// The parts of the page.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Along the top.
    pub bar: Rect,
    /// The stage.
    pub stage: Rect,
    /// Under its edge.
    pub plates: Rect,
    /// Instruments.
    pub pit: Rect,
    /// The card's column.
    pub card: Rect,
}

impl Parts {
    /// Divides a page.
    pub fn of(kit: &Kit<'_>, full: Rect) -> Self {
        let text = kit.style.text.max(1.0);
        let at = |x0: f32, y0: f32, x1: f32, y1: f32| Rect::from_min_max(pos2(x0, y0), pos2(x1, y1));
        let (left, top, right, bottom) = (full.left(), full.top(), full.right(), full.bottom());
        let (bar, column, stage_share, plates) = match kit.style.layout {
            Layout::Wide => (52.0, 400.0, 398.0 / 668.0, 56.0),
            Layout::Compact => {
                (48.0 * text.min(1.2), 360.0 * text.min(1.25), 302.0 / 592.0, 48.0 * text + 28.0 * text)
            }
            Layout::Strip => (52.0 + 10.0 * text, full.width() * 0.46, 0.0, 50.0 * text),
        };
        let split = right - column;
        let bar_bottom = top + bar;
        let stage_bottom = match kit.style.layout {
            // Less in a low window, where the words need the height.
            Layout::Strip => bar_bottom + (full.height() * 0.2722).clamp(150.0, 196.0),
            _ => {
                // The drawing is 880 wide and its opening 398 high; the stage keeps that shape where it can.
                let wanted = (split - left) * 398.0 / 880.0;
                bar_bottom + wanted.min((bottom - bar_bottom) * stage_share)
            }
        };
        Self {
            bar: at(left, top, right, bar_bottom),
            stage: at(left, bar_bottom, split, stage_bottom),
            plates: at(left, stage_bottom, split, stage_bottom + plates),
            pit: at(left, stage_bottom + plates, split, bottom),
            card: at(split, bar_bottom, right, bottom),
        }
    }

    /// Which part of the drawing the stage shows.
    pub fn crop(kit: &Kit<'_>) -> Crop {
        if kit.style.layout == Layout::Strip { Crop::Strip } else { Crop::Whole }
    }

    /// Fills everything but the stage.
    pub fn ground(&self, ui: &Ui) {
        let painter = ui.painter();
        painter.rect_filled(self.plates, 0, NIGHT);
        painter.rect_filled(self.pit, 0, PIT);
        painter.rect_filled(self.card, 0, PIT);
    }
}

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    client: &Client,
    view: &LeaderView,
    desk: &mut Desk,
    asks: &mut Vec<Ask>,
) {
    let parts = Parts::of(kit, ui.max_rect());
    parts.ground(ui);
    desk.stage = Some(StageSpot { rect: parts.stage, crop: Parts::crop(kit) });
    if desk.week.round != view.round.number {
        let WeekDesk { selected, tab, beside, .. } = std::mem::take(&mut desk.week);
        desk.week = WeekDesk { round: view.round.number, selected, tab, beside, ..WeekDesk::default() };
    }
    desk.week.escaped = false;
    desk.week.asked_about = None;
    desk.week.now = Now::of(client);
    desk.week.spots.clear();
    let here = |member: &Option<Id>| member.as_ref().is_some_and(|id| there(view, id));
    if !here(&desk.week.selected) {
        desk.week.selected = None;
    }
    desk.week.reach.clone_from(&desk.people);
    bar(ui, kit, view, parts.bar, asks);
    desk.week.you = None;
    plates(ui, kit, view, parts.plates, &mut desk.week);
    desk.week.you = desk.week.you.or(Some(parts.stage));
    card::show(ui, kit, view, parts.card, &mut desk.week, asks);
    pit(ui, kit, client, view, parts.pit, &mut desk.week, asks);
    if let Some(practice) = desk.week.aiming
        && ui.is_enabled()
        && ui.input(|input| input.key_pressed(Key::Escape))
    {
        desk.week.aiming = None;
        desk.week.keyboard = Some(Keyboard::Practice(practice));
        desk.week.escaped = true;
    }
    spots(view, &parts, desk);
    people(ui, view, desk);
    if let Some(member) = desk.week.asked_about.take() {
        desk.team.member = Some(member);
        asks.push(Ask::Lay(Some(Overlay::Team)));
    }
    stand(ui, kit, view, parts.stage, &mut desk.week);
    if pressed(ui, Key::U) && client.can_undo() {
        asks.push(Ask::Undo);
    }
}

/// People on the stage can be pointed at.
fn people(ui: &Ui, view: &LeaderView, desk: &mut Desk) {
    for (id, rect) in &desk.people {
        let response = ui.interact(*rect, ui.id().with(("on stage", id.as_str())), Sense::CLICK);
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        if response.clicked() && there(view, id) {
            desk.week.point_at(id);
        }
    }
}

/// Says in words where the leader stands, over the stage, while it is asked for.
pub(super) fn stand(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, stage: Rect, week: &mut WeekDesk) {
    if pressed(ui, Key::L) {
        week.told = !week.told;
    }
    if !week.told {
        return;
    }
    // It is read and gone: the next thing done takes it away.
    let (elsewhere, escaped) = ui.input(|input| {
        let key = input.events.iter().any(
            |event| matches!(event, Event::Key { key, pressed: true, .. } if !matches!(key, Key::L | Key::Escape)),
        );
        (key || input.pointer.any_pressed(), input.key_pressed(Key::Escape))
    });
    if (elsewhere || escaped) && ui.is_enabled() {
        week.told = false;
        week.escaped |= escaped;
        return;
    }
    let text = kit.tell(&Message::new("stand").with("stands", plates::stands(view.place)));
    let ink = Ground::Paper;
    let job =
        kit.job(&text, Size::Body, Face::Text, ink.text(), (stage.width() - 80.0).min(kit.grown(460.0)));
    let size = kit.galley(ui, job.clone()).size() + vec2(28.0, 18.0);
    let at = pos2(stage.center().x - size.x / 2.0, stage.top() + 34.0);
    let rect = Rect::from_min_size(at, size);
    paper(ui, rect);
    kit.put(ui, rect.min + vec2(14.0, 9.0), job);
}

/// How far ideas rise over a head, as a share of the stage's height.
const SPARKS: f32 = 0.17;

/// What can explain itself on this page, and what a note must not lie on.
fn spots(view: &LeaderView, parts: &Parts, desk: &mut Desk) {
    if desk.week.told {
        // What was asked for is read first.
        return;
    }
    if !view.cards.is_empty() {
        desk.spots.push((Mark::Card, parts.card.shrink(5.0)));
    }
    desk.spots.push((Mark::Range, parts.plates));
    let all = desk.people.iter().map(|(_, rect)| *rect).chain(desk.leader);
    if let Some(all) = all.reduce(|all, rect| all.union(rect)) {
        // With the ideas over their heads, and the boards that they stand on.
        let over = parts.stage.height() * SPARKS;
        let all = Rect::from_min_max(all.min - vec2(10.0, over), all.max + vec2(10.0, 12.0));
        desk.spots.push((Mark::Stage, all.intersect(parts.stage)));
    }
    // One thing after the other: what a note is about is there to be used, and work and the lamp have moved.
    let later = view.round.number > 1;
    let answered = view.cards.iter().all(|card| view.plan.answers.contains_key(&card.id));
    let placed = !view.plan.placements.is_empty();
    let due = |mark: Mark| match mark {
        Mark::Attention => answered || placed,
        Mark::Play => placed,
        Mark::Work => later,
        Mark::Owed => later && !view.debts.is_empty(),
        _ => true,
    };
    desk.spots.extend(desk.week.spots.iter().filter(|(mark, _)| due(*mark)));
    if let Some(you) = desk.week.you.filter(|_| later) {
        desk.spots.push((Mark::Lamp, you));
    }
    // The words of the story are missed the most, then where one is; instruments can wait for a sentence.
    desk.keep.extend(desk.week.reach.iter().map(|(_, rect)| (*rect, 3.0)));
    // The note on where one stands must not lie on who stands there.
    desk.keep.extend(desk.leader.map(|leader| (leader.intersect(parts.stage), 6.0)));
    desk.keep.extend([
        (parts.card.shrink(12.0), 4.0),
        (parts.plates, 1.0),
        (parts.bar, 3.0),
        (parts.pit, 1.0),
    ]);
}

fn there(view: &LeaderView, id: &Id) -> bool {
    view.members.iter().any(|member| member.id == *id && member.left.is_none())
}

/// Attention beside work, or one of them under tabs; and the button that plays the week.
fn pit(
    ui: &mut Ui,
    kit: &Kit<'_>,
    client: &Client,
    view: &LeaderView,
    rect: Rect,
    week: &mut WeekDesk,
    asks: &mut Vec<Ask>,
) {
    match kit.style.layout {
        Layout::Wide => {
            let inner = rect.shrink2(vec2(12.0, 8.0));
            let split = inner.right() - 300.0;
            attention::show(ui, kit, view, inner.with_max_x(split - 8.0), week, asks);
            work::show(ui, kit, client, view, inner.with_min_x(split), week, asks);
        }
        Layout::Compact | Layout::Strip => work::tabs(ui, kit, client, view, rect, week, asks),
    }
}

/// What stands between the leader and the end of the week, for the button that plays it.
fn ready(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, now: Now, rect: Rect, asks: &mut Vec<Ask>) {
    use crate::game::theme::widgets::{Weight, button};
    if now == Now::Done {
        let open = ui.is_enabled();
        if button(ui, kit, rect, &kit.say("room-unready"), Weight::Control, open).clicked() {
            asks.push(Ask::Act(Act::Unready));
        }
        return;
    }
    let open = view.cards.iter().filter(|card| !view.plan.answers.contains_key(&card.id)).count();
    let message = if open > 0 && view.plan.answers.is_empty() && view.plan.placements.is_empty() {
        "week-play-first"
    } else if open > 0 {
        "week-play-open"
    } else if now == Now::Situations {
        "room-to-attention"
    } else {
        "week-play"
    };
    let text = kit.tell(&Message::new(message).with("round", view.round.name.as_str()).with("open", open));
    let weight = if open == 0 { Weight::Primary } else { Weight::Control };
    let response = button(ui, kit, rect, &text, weight, true);
    if response.clicked() || (weight == Weight::Primary && entered(ui)) {
        asks.push(Ask::Act(Act::Ready));
    }
}
