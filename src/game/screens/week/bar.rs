//! The bar: where in the game one is, and how the team is, as far as one can know.

use bevy_egui::egui::{Rect, Stroke, Ui, pos2, vec2};

use super::plates::explained;
use crate::{
    game::{
        screens::{Ask, Overlay},
        team,
        theme::{
            Face, Ground, Kit, Layout, Size,
            palette::{HAIRLINE, PIT, QUIET, TEXT},
            widgets::{Band, Weight, button, mark, whole},
        },
    },
    session::view::LeaderView,
    terms::{Level, Message},
};

pub(in crate::game::screens) fn show(
    ui: &mut Ui,
    kit: &Kit<'_>,
    view: &LeaderView,
    rect: Rect,
    asks: &mut Vec<Ask>,
) {
    let painter = ui.painter();
    painter.rect_filled(rect, 0, PIT);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, HAIRLINE));
    let buttons = buttons(ui, kit, rect, view.round.number > 1, asks);
    let large = kit.style.layout == Layout::Strip;
    // All names or none: half a name says less than the mark alone.
    let longest = Level::HEADLINE.map(|level| kit.width(ui, &name(kit, level), Size::Row, Face::Bold));
    let figures = kit.width(ui, "100–100", Size::Row, Face::Text);
    let named = longest.into_iter().fold(0.0, f32::max) + 30.0 + figures + 24.0;
    // They give way to the title as far as their names allow.
    let title = kit.width(ui, &view.briefing.title, Size::Card, Face::Display) + 42.0;
    let each = if large {
        150.0
    } else {
        192.0_f32.min(((buttons - 12.0 - title) / 3.0).max(named)).min((buttons - 180.0) / 3.0)
    };
    let narrow = named > each;
    let bands = buttons - 12.0 - each * 3.0;
    heading(ui, kit, view, Rect::from_min_max(rect.min, pos2(bands - 12.0, rect.bottom())));
    let Some(means) = team::ranges(view) else { return };
    for (place, level) in Level::HEADLINE.into_iter().enumerate() {
        let left = bands + each * place as f32;
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(left + each - 24.0, rect.bottom()));
        let meaning = Message::new("bar-explained")
            .with("level", level.id())
            .with("best", whole(means[place].range.best))
            .with("round", view.round.name.as_str())
            .with("before", if means[place].before.is_some() { "yes" } else { "no" });
        explained(ui, kit, part, level.id(), &kit.tell(&meaning));
        indicator(ui, kit, part, level, &means[place], narrow);
    }
}

/// The right-hand buttons; returns where they begin.
fn buttons(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, played: bool, asks: &mut Vec<Ask>) -> f32 {
    let tall = rect.height() - 16.0;
    let mut right = rect.right() - 16.0;
    let mut placed = Vec::new();
    let all = [
        ("bar-menu", Ask::Lay(Some(Overlay::Menu))),
        ("bar-team", Ask::Lay(Some(Overlay::Team))),
        ("bar-why", Ask::Lay(Some(Overlay::Past))),
    ];
    for (name, ask) in all {
        // Before the first round is over there is nothing to look back on.
        if name == "bar-why" && !played {
            continue;
        }
        let short = name == "bar-why" && kit.style.layout != Layout::Wide;
        let text = kit.say(if short { "bar-why-short" } else { name });
        let width = kit.width(ui, &text, Size::Row, Face::Bold) + 34.0;
        let part = Rect::from_min_size(pos2(right - width, rect.top() + 8.0), vec2(width, tall));
        right = part.left() - 8.0;
        placed.push((part, text, ask));
    }
    // The keyboard goes through them as one reads.
    for (part, text, ask) in placed.into_iter().rev() {
        if button(ui, kit, part, &text, Weight::Control, true).clicked() {
            asks.push(ask);
        }
    }
    right
}

fn heading(ui: &mut Ui, kit: &Kit<'_>, view: &LeaderView, rect: Rect) {
    let inner = rect.with_min_x(rect.left() + 16.0);
    let round = kit.tell(
        &Message::new("bar-round")
            .with("round", view.round.name.as_str())
            .with("number", i64::from(view.round.number))
            .with("rounds", i64::from(view.round.rounds))
            .with("alone", i64::from(view.round.number.saturating_sub(view.round.rounds))),
    );
    let wide = kit.width(ui, &view.briefing.title, Size::Panel, Face::Display);
    let round_wide = kit.width(ui, &round, Size::Quiet, Face::Text);
    if wide + 10.0 + round_wide <= inner.width() {
        let title = kit.job(&view.briefing.title, Size::Panel, Face::Display, TEXT, f32::INFINITY);
        let told = kit.put_middle(ui, inner, title);
        let round = kit.job(&round, Size::Quiet, Face::Text, QUIET, f32::INFINITY);
        kit.put_middle(ui, inner.with_min_x(told.right() + 10.0), round);
        return;
    }
    let two = kit.line(Size::Card) + kit.line(Size::Least);
    if two > rect.height() {
        // Nor is there room for two: the title stands on the poster, the round is news.
        let round = kit.fitted(ui, &round, Size::Least, Face::Text, QUIET, inner.width());
        kit.put_middle(ui, inner, round);
        return;
    }
    // Two lines where one is too long.
    let title = kit.fitted(ui, &view.briefing.title, Size::Card, Face::Display, TEXT, inner.width());
    let tall = kit.line(Size::Card) + kit.line(Size::Least);
    let top = rect.center().y - tall / 2.0;
    let told = kit.put(ui, pos2(inner.left(), top), title);
    let round = kit.one_line(&round, Size::Least, Face::Text, QUIET, inner.width());
    kit.put(ui, pos2(inner.left(), told.bottom()), round);
}

fn name(kit: &Kit<'_>, level: Level) -> String {
    kit.tell(&Message::new(format!("indicator-{}", level.id())))
}

fn indicator(ui: &mut Ui, kit: &Kit<'_>, rect: Rect, level: Level, known: &team::Known, narrow: bool) {
    let colour = Ground::Dark.level(level);
    let text_middle = rect.top() + rect.height() * 0.37;
    let row = Rect::from_center_size(pos2(rect.center().x, text_middle), vec2(rect.width(), 20.0));
    mark(ui.painter(), pos2(rect.left() + 8.0, text_middle), level, colour, 8.0);
    let band = Band { level, range: known.range, before: known.before, ground: Ground::Dark };
    if !narrow {
        let job = kit.job(&name(kit, level), Size::Row, Face::Bold, TEXT, f32::INFINITY);
        kit.put_middle(ui, row.with_min_x(rect.left() + 23.0), job);
    }
    let range = kit.job(&band.told(), Size::Row, Face::Text, TEXT, f32::INFINITY);
    let tall = kit.line(Size::Row);
    kit.put_right(ui, pos2(rect.right(), text_middle - tall / 2.0), range);
    // Under large figures it stands lower: its tick must not run into them.
    let under = (rect.top() + rect.height() * 0.6).max(text_middle + tall / 2.0 + 1.0);
    let track = Rect::from_min_size(pos2(rect.left(), under), vec2(rect.width(), 9.0));
    band.paint(ui.painter(), track);
}
