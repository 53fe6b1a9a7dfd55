//! One plate per person under the stage's edge, and one for where the leader stands.

use bevy_egui::egui::{Id as UiId, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::WeekDesk;
use crate::{
    game::{
        team,
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{EDGE, LAMP, PLATE, QUIET, TEXT},
            widgets::{Band, dashed, mark, plate, ring},
        },
    },
    session::view::{LeaderView, MemberView},
    terms::{Level, Message},
};

/// Gap between two plates.
const GAP: f32 = 6.0;

pub(in crate::game::screens) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    rect: Rect,
    week: &mut WeekDesk,
) {
    let there: Vec<&MemberView> = view.members.iter().filter(|member| member.left.is_none()).collect();
    let inner = rect.shrink2(vec2(8.0, 6.0));
    let (row, line) = match kit.style.layout {
        Layout::Compact => inner.split_top_bottom_at_y(inner.bottom() - 24.0 * kit.style.text),
        Layout::Wide | Layout::Strip => (inner, Rect::NOTHING),
    };
    let with_you = kit.style.layout != Layout::Strip;
    let count = there.len() + usize::from(with_you);
    let width = (row.width() + GAP) / count.max(1) as f32 - GAP;
    let at = |place: usize| {
        let left = row.left() + (width + GAP) * place as f32;
        Rect::from_min_max(pos2(left, row.top()), pos2(left + width, row.bottom() - 1.0))
    };
    if with_you {
        you(ui, kit, view, at(0));
        week.you = Some(at(0).expand(3.0));
    }
    for (place, member) in there.iter().enumerate() {
        let rect = at(place + usize::from(with_you));
        person(ui, kit, view, member, rect, week);
    }
    if kit.style.layout == Layout::Compact {
        let pointed = there.iter().find(|member| Some(&member.id) == week.selected.as_ref());
        if let Some(member) = pointed {
            ranges(ui, kit, view, member, line);
        } else {
            let job = kit.job(&kit.say("plates-choose"), Size::Least, Face::Text, QUIET, line.width());
            kit.put_middle(ui, line, job);
        }
    }
}

/// Where the leader stands: a fact, from behind to in front.
fn you(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect) {
    if view.round.number > view.round.rounds {
        gone(ui, kit, rect);
        return;
    }
    plate(ui, rect, false);
    let told = kit.tell(&Message::new("stand").with("stands", stands(view.place)));
    explained(ui, kit, rect, "you", &told);
    let inner = rect.shrink2(vec2(8.0, 2.0));
    let place = view.place.clamp(0, 1000) as f32 / 1000.0;
    let stands = stands(view.place);
    let name = kit.one_line(&kit.say("plates-you"), Size::Row, Face::Bold, TEXT, inner.width());
    let word = kit.tell(&Message::new("plates-stand").with("stands", stands));
    if kit.style.layout == Layout::Wide {
        let told = kit.put(ui, inner.min, name);
        let room = inner.right() - told.right() - 4.0;
        let job = kit.one_line(&word, Size::Least, Face::Text, QUIET, room);
        kit.put_right(ui, pos2(inner.right(), inner.top() + 2.0), job);
        let y = rect.bottom() - 13.0;
        let (left, right) = (inner.left() + 4.0, inner.right() - 4.0);
        ui.painter().hline(left..=right, y, Stroke::new(1.6, QUIET));
        for step in 0..5 {
            let x = left + (right - left) * step as f32 / 4.0;
            ui.painter().circle_filled(pos2(x, y), 1.8, QUIET);
        }
        let knob = pos2(left + (right - left) * place, y);
        ui.painter().circle(knob, 5.5, LAMP, Stroke::new(1.5, PLATE));
    } else {
        let told = kit.put(ui, inner.min, name);
        let job = kit.one_line(&word, Size::Least, Face::Text, QUIET, inner.width());
        kit.put(ui, pos2(inner.left(), told.bottom() - 2.0), job);
    }
}

/// What a part means, for whoever stays on it with the pointer.
pub(super) fn explained(ui: &Ui, kit: &Kit<'_>, rect: Rect, id: &str, text: &str) {
    ui.interact(rect, UiId::new(("explained", id)), Sense::hover()).on_hover_ui(|ui| {
        ui.set_max_width(kit.grown(300.0));
        kit.add(ui, text, Size::Quiet, Face::Text, TEXT);
    });
}

/// The empty chair: the plate stays, and nobody stands behind it.
fn gone(ui: &mut Ui, kit: &Kit<'_>, rect: Rect) {
    ui.painter().rect_filled(rect, 6, PLATE);
    dashed(ui.painter(), rect.shrink(0.5), Stroke::new(1.0, EDGE));
    let inner = rect.shrink2(vec2(8.0, 2.0));
    let name = kit.one_line(&kit.say("plates-you"), Size::Row, Face::Text, QUIET, inner.width());
    let told = kit.put(ui, inner.min, name);
    let word = kit.one_line(&kit.say("plates-gone"), Size::Least, Face::Text, QUIET, inner.width());
    kit.put(ui, pos2(inner.left(), told.bottom() - 2.0), word);
}

/// Where the leader stands, as messages select on it.
pub fn stands(place: i64) -> &'static str {
    match place {
        ..200 => "behind",
        200..400 => "nearer-behind",
        400..600 => "beside",
        600..800 => "nearer-front",
        _ => "front",
    }
}

fn person(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    member: &MemberView,
    rect: Rect,
    week: &mut WeekDesk,
) {
    let mood = kit.tell(&Message::new("mood").with("mood", team::word(team::mood(member))));
    let selected = week.selected.as_ref() == Some(&member.id);
    let response = ui.interact(rect, UiId::new(("plate", member.id.as_str())), Sense::click());
    let told = kit.tell(
        &Message::new("plates-person")
            .with("name", member.name.as_str())
            .with("mood", team::word(team::mood(member))),
    );
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), selected, told.as_str())
    });
    week.reach.push((member.id.clone(), rect));
    plate(ui, rect, selected);
    ring(ui, &response, rect, 6, Ground::Dark);
    if response.clicked() {
        week.point_at(&member.id);
    }
    let inner = rect.shrink2(vec2(8.0, 2.0));
    let name = kit.fitted(ui, &member.name, Size::Row, Face::Bold, TEXT, inner.width());
    let named = kit.put(ui, inner.min, name);
    if kit.style.layout != Layout::Wide {
        let job = kit.fitted(ui, &mood, Size::Least, Face::Text, QUIET, inner.width());
        kit.put(ui, pos2(inner.left(), named.bottom() - 2.0), job);
        return;
    }
    let room = inner.right() - named.right() - 4.0;
    if room > 40.0 {
        let job = kit.one_line(&mood, Size::Least, Face::Text, QUIET, room);
        kit.put_right(ui, pos2(inner.right(), inner.top() + 2.0), job);
    }
    let top = inner.top() + kit.line(Size::Row) + 2.0;
    let step = ((rect.bottom() - 5.0 - top) / 3.0).min(8.0);
    for (place, level) in Level::HEADLINE.into_iter().enumerate() {
        let y = top + step * (place as f32 + 0.5);
        let colour = Ground::Dark.level(level);
        mark(ui.painter(), pos2(inner.left() + 4.0, y), level, colour, 3.4);
        let track = Rect::from_min_max(pos2(inner.left() + 12.0, y - 2.0), pos2(inner.right(), y + 2.0));
        let band = Band { level, range: team::level(member, level), before: None, ground: Ground::Dark };
        band.paint(ui.painter(), track);
    }
    if selected || response.hovered() {
        let lines = Level::HEADLINE.map(|level| {
            let range = team::level(member, level);
            kit.tell(
                &Message::new("plates-range")
                    .with("level", level.id())
                    .with("range", crate::game::theme::widgets::told(range))
                    .with("best", crate::game::theme::widgets::whole(range.best)),
            )
        });
        let _ = view;
        response.on_hover_text(lines.join("\n"));
    }
}

/// The three ranges of the person pointed at, in one line.
fn ranges(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, member: &MemberView, rect: Rect) {
    let name = kit.one_line(&member.name, Size::Quiet, Face::Bold, TEXT, rect.width() * 0.2);
    let told = kit.put_middle(ui, rect, name);
    let from = told.right() + 16.0;
    let each = (rect.right() - from) / 3.0;
    for (place, level) in Level::HEADLINE.into_iter().enumerate() {
        let left = from + each * place as f32;
        let middle = rect.center().y;
        let range = team::level(member, level);
        let band = Band { level, range, before: team::before(view, member, level), ground: Ground::Dark };
        mark(ui.painter(), pos2(left + 6.0, middle), level, Ground::Dark.level(level), 6.0);
        let words = kit.job(&band.told(), Size::Quiet, Face::Text, TEXT, f32::INFINITY);
        let wide = kit.galley(ui, words.clone()).size().x;
        let track = Rect::from_min_max(
            pos2(left + 18.0, middle - 3.5),
            pos2((left + each - wide - 22.0).max(left + 40.0), middle + 3.5),
        );
        band.paint(ui.painter(), track);
        let at = Rect::from_min_max(pos2(track.right() + 8.0, rect.top()), rect.max);
        kit.put_middle(ui, at, words);
    }
}
