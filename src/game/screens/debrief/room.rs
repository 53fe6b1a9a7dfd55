//! The room: the same weeks of every game, how each was led, and who chose what. Games have no names; one's own is
//! marked.

use bevy_egui::egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

use super::{
    On, block,
    chart::{self, Plot},
    column, heading, narrow,
};
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::{LAMP, QUIET, RAISED, TEXT},
        widgets::{mark, rule},
    },
    report::{
        league::{CardRow, GameRow, League},
        points::whole,
        sentence::{capital, signed_tenths},
    },
    terms::{Level, Message},
};

/// Measures of the charts: the three indicators, then output.
const MEASURES: [Option<Level>; 4] =
    [Some(Level::Morale), Some(Level::Innovation), Some(Level::Loyalty), None];

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, league: &League, own: Option<usize>, rect: Rect) {
    if narrow(kit) {
        column(ui, rect, On::Night, "room", |ui| {
            block(ui, On::Panel, |ui| weeks(ui, kit, league, own, 1));
            block(ui, On::Panel, |ui| styles(ui, kit, league, own));
            block(ui, On::Panel, |ui| choices(ui, kit, league, own));
        });
        return;
    }
    let split = rect.left() + rect.width() * 0.54;
    column(ui, rect.with_max_x(split), On::Panel, "weeks", |ui| weeks(ui, kit, league, own, 2));
    let right = rect.with_min_x(split + 12.0);
    let middle = right.top() + right.height() * 0.46;
    column(ui, right.with_max_y(middle), On::Panel, "styles", |ui| styles(ui, kit, league, own));
    column(ui, right.with_min_y(middle + 12.0), On::Panel, "choices", |ui| choices(ui, kit, league, own));
}

/// A figure of a game after a round, as it is drawn.
fn figures(game: &GameRow, of: usize) -> Vec<f32> {
    let figure = |levels: [i64; 3], output: i64| match levels.get(of) {
        Some(level) => *level as f32 / 1000.0,
        None => output as f32 / 10.0,
    };
    game.weeks.iter().map(|week| figure(week.levels, week.output)).collect()
}

/// Week by week: every game a line, the middle half of them a band.
fn weeks(ui: &mut Ui, kit: &Kit<'_>, league: &League, own: Option<usize>, across: usize) {
    heading(ui, kit, &kit.say("web-league"), Ground::Dark);
    let lead = Message::new("web-league-lead")
        .with("games", league.games.len())
        .with("round", league.round.as_str());
    kit.add(ui, &kit.tell(&lead), Size::Row, Face::Text, QUIET);
    ui.add_space(6.0);
    key(ui, kit);
    let gap = 16.0;
    let wide = (ui.available_width() - gap * (across - 1) as f32) / across as f32;
    let tall = kit.line(Size::Row) + 150.0;
    let places: Vec<usize> = (0..MEASURES.len()).collect();
    for row in places.chunks(across) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
        for (at, of) in row.iter().enumerate() {
            let left = pos2(area.left() + (wide + gap) * at as f32, area.top());
            measure(ui, kit, league, own, *of, Rect::from_min_size(left, vec2(wide, tall)));
        }
        ui.add_space(8.0);
    }
    ends(ui, kit, league, own);
}

fn key(ui: &mut Ui, kit: &Kit<'_>) {
    let tall = kit.line(Size::Quiet) + 4.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let mut x = area.left();
    for (place, name) in ["web-league-own", "web-league-others", "web-league-half"].into_iter().enumerate() {
        let sample = Rect::from_center_size(pos2(x + 14.0, area.center().y), vec2(28.0, 10.0));
        match place {
            0 => {
                ui.painter().hline(sample.x_range(), area.center().y, Stroke::new(chart::LINE, LAMP));
            }
            1 => {
                ui.painter().hline(sample.x_range(), area.center().y, Stroke::new(1.0, QUIET));
            }
            _ => {
                ui.painter().rect_filled(sample, 0, TEXT.gamma_multiply(0.16));
            }
        }
        let job = kit.one_line(&kit.say(name), Size::Quiet, Face::Text, TEXT, area.right() - x - 34.0);
        x = kit.put_middle(ui, area.with_min_x(x + 34.0), job).right() + 20.0;
    }
}

fn name(kit: &Kit<'_>, of: usize) -> String {
    match MEASURES[of] {
        Some(level) => kit.tell(&Message::new(format!("debrief-level-{}", level.id()))),
        None => kit.say("debrief-output"),
    }
}

fn measure(ui: &mut Ui, kit: &Kit<'_>, league: &League, own: Option<usize>, of: usize, rect: Rect) {
    let colour = chart::colour(MEASURES[of]);
    let head = rect.with_max_y(rect.top() + kit.line(Size::Row) + 4.0);
    if let Some(level) = MEASURES[of] {
        mark(ui.painter(), pos2(head.left() + 7.0, head.center().y), level, colour, 7.0);
    }
    let job = kit.one_line(&name(kit, of), Size::Row, Face::Bold, TEXT, head.width() - 20.0);
    kit.put_middle(ui, head.with_min_x(head.left() + 20.0), job);
    let body = rect.with_min_y(head.bottom() + 4.0);
    let all: Vec<Vec<f32>> = league.games.iter().map(|game| figures(game, of)).collect();
    let (low, high) = chart::ends(all.iter().flatten().copied(), 20.0);
    let plot = Plot::within(ui, kit, body, (low, high), league.weeks.len());
    plot.chair(ui, kit, league.rounds as usize, None);
    let labels: Vec<String> = league
        .weeks
        .iter()
        .map(|week| match week.round.checked_sub(league.rounds) {
            Some(alone) if alone > 0 => format!("+{alone}"),
            _ => week.round.to_string(),
        })
        .collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    plot.axes(ui, kit, if high - low > 60.0 { 20 } else { 10 }, &labels);
    let unit = if MEASURES[of].is_some() { 1000.0 } else { 10.0 };
    let band = |pick: fn(&crate::report::league::Band) -> i64| -> Vec<f32> {
        league.weeks.iter().map(|week| pick(&week.bands[of]) as f32 / unit).collect()
    };
    let painter = ui.painter();
    plot.band(painter, 0, &band(|band| band.lower), &band(|band| band.upper), colour.gamma_multiply(0.2));
    for (place, line) in all.iter().enumerate() {
        if Some(place) != own {
            plot.line(painter, 0, line, Stroke::new(1.0, QUIET), None);
        }
    }
    if let Some(line) = own.and_then(|own| all.get(own)) {
        plot.line(painter, 0, line, Stroke::new(chart::LINE, LAMP), None);
    }
}

/// A row of a table: a name and figures in columns at the right; one's own is raised.
fn row(ui: &mut Ui, kit: &Kit<'_>, texts: (&str, &[String]), column: f32, mine: bool, face: Face) {
    let (name, cells) = texts;
    let width = ui.available_width() - column * cells.len() as f32 - 20.0;
    let job = kit.job(name, Size::Row, face, TEXT, width);
    let tall = kit.galley(ui, job.clone()).size().y + 9.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    if mine {
        ui.painter().rect_filled(area, 4, RAISED);
        ui.painter().vline(area.left() + 1.5, area.y_range(), Stroke::new(3.0, LAMP));
    }
    rule(ui, area.left(), area.right(), area.top(), Ground::Dark);
    kit.put(ui, area.min + vec2(10.0, 5.0), job);
    for (place, cell) in cells.iter().rev().enumerate() {
        let right = area.right() - 8.0 - column * place as f32;
        let job = kit.one_line(cell, Size::Row, face, TEXT, column - 6.0);
        kit.put_right(ui, pos2(right, area.top() + 5.0), job);
    }
}

/// How wide a column has to be for its names.
fn wide(ui: &Ui, kit: &Kit<'_>, names: &[String]) -> f32 {
    names.iter().map(|name| kit.width(ui, name, Size::Row, Face::Bold)).fold(0.0, f32::max) + 14.0
}

/// Where the games ended up, and one's own among them.
fn ends(ui: &mut Ui, kit: &Kit<'_>, league: &League, own: Option<usize>) {
    let Some(last) = league.weeks.last() else { return };
    let own = own.and_then(|own| league.games.get(own));
    kit.add(ui, &kit.say("web-league-ends"), Size::Quiet, Face::Text, QUIET);
    let names = ["web-league-you", "web-league-least", "web-league-middle", "web-league-most"];
    let names = names.map(|name| kit.say(name));
    let column = wide(ui, kit, &names);
    row(ui, kit, ("", &names), column, false, Face::Bold);
    for (of, measure) in MEASURES.into_iter().enumerate() {
        let unit = if measure.is_some() { 1000 } else { 10 };
        let mine = own.and_then(|game| game.weeks.last()).map(|week| {
            let figure = week.levels.get(of).copied().unwrap_or(week.output);
            whole(figure, unit).to_string()
        });
        let band = last.bands[of];
        let mut cells = vec![mine.unwrap_or_else(|| "–".to_owned())];
        cells.extend([band.least, band.middle, band.most].map(|figure| whole(figure, unit).to_string()));
        row(ui, kit, (&name(kit, of), &cells), column, false, Face::Text);
    }
}

/// How each game was led, from the one that stood in front least to the one that did most.
fn styles(ui: &mut Ui, kit: &Kit<'_>, league: &League, own: Option<usize>) {
    heading(ui, kit, &kit.say("web-league-styles"), Ground::Dark);
    let names = ["web-league-front", "web-league-left"].map(|name| kit.say(name));
    let column = wide(ui, kit, &names);
    row(ui, kit, (&kit.say("web-league-game"), &names), column, false, Face::Bold);
    for (place, game) in league.games.iter().enumerate() {
        let mine = Some(place) == own;
        let ending = league.endings.iter().find(|row| row.games.contains(&place));
        let mut told = vec![if mine { capital(&kit.say("web-league-own")) } else { (place + 1).to_string() }];
        told.push(game.told(kit.words, &league.round));
        told.extend(ending.map(|ending| ending.title.clone()));
        told.retain(|text| !text.is_empty());
        let percent = Message::new("after-percent").with("percent", game.directing);
        let cells = [kit.tell(&percent), game.left.to_string()];
        row(ui, kit, (&told.join(" · "), &cells), column, mine, Face::Text);
    }
}

/// Card by card: who chose what, and what followed.
fn choices(ui: &mut Ui, kit: &Kit<'_>, league: &League, own: Option<usize>) {
    heading(ui, kit, &kit.say("room-choices"), Ground::Dark);
    kit.add(ui, &kit.say("web-league-followed"), Size::Quiet, Face::Text, QUIET);
    for card in &league.cards {
        self::card(ui, kit, card, own);
    }
}

fn card(ui: &mut Ui, kit: &Kit<'_>, card: &CardRow, own: Option<usize>) {
    ui.add_space(10.0);
    let met = kit.tell(&Message::new("web-league-met").with("games", card.met));
    let mut names = vec![kit.say("web-league-games")];
    names.extend(
        Level::HEADLINE.map(|level| kit.tell(&Message::new(format!("debrief-level-{}", level.id())))),
    );
    let column = wide(ui, kit, &names);
    row(ui, kit, (&format!("{} ({met})", card.title), &names), column, false, Face::Bold);
    for choice in &card.choices {
        let mine = own.is_some_and(|own| choice.games.contains(&own));
        let text = if choice.option.is_none() {
            capital(&kit.say("web-league-unanswered"))
        } else {
            choice.text.clone()
        };
        let mut cells = vec![choice.games.len().to_string()];
        match &choice.followed {
            Some(followed) => cells.extend(followed.mean.map(|mean| signed_tenths(mean, 1000))),
            None => cells.extend(["–"; 3].map(str::to_owned)),
        }
        row(ui, kit, (&text, &cells), column, mine, Face::Text);
    }
}
