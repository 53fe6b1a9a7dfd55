//! How you led: one's own rating beside the record, and the style: how often each practice was used, and how well
//! its uses fitted their moments.

use bevy_egui::egui::{
    Mesh, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, epaint::PathShape, pos2, vec2,
};

use super::{On, Sheet, block, column, heading, narrow};
use crate::{
    game::theme::{
        Face, Ground, Kit, Size,
        palette::{EDGE, HAIRLINE, LAMP, PANEL, QUIET, TEXT, WORK},
        widgets::rule,
    },
    report::{
        debrief::{RatingRow, StanceIn, Style, StyleRow},
        sentence::{capital, signed_tenths},
    },
    terms::Message,
};

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, rect: Rect) {
    let style = &sheet.debrief.style;
    if narrow(kit) {
        column(ui, rect, On::Night, "led", |ui| {
            block(ui, On::Panel, |ui| ratings(ui, kit, sheet));
            block(ui, On::Panel, |ui| radar(ui, kit, sheet, style));
            block(ui, On::Panel, |ui| table(ui, kit, sheet, style));
        });
        return;
    }
    if sheet.debrief.ratings.is_none() {
        // Without a rating there is nothing beside the record: that is one line, and the rest has the page.
        let split = rect.center().x;
        column(ui, rect.with_max_x(split - 6.0), On::Panel, "radar", |ui| {
            radar(ui, kit, sheet, style);
            ui.add_space(4.0);
            kit.add(ui, &kit.say("debrief-ratings-none"), Size::Quiet, Face::Text, QUIET);
        });
        column(ui, rect.with_min_x(split + 6.0), On::Panel, "table", |ui| table(ui, kit, sheet, style));
        return;
    }
    let left = rect.with_max_x(rect.left() + 388.0);
    let middle = Rect::from_min_max(
        pos2(left.right() + 12.0, rect.top()),
        pos2(left.right() + 12.0 + 424.0, rect.bottom()),
    );
    let right = rect.with_min_x(middle.right() + 12.0);
    column(ui, left, On::Panel, "ratings", |ui| ratings(ui, kit, sheet));
    column(ui, middle, On::Panel, "radar", |ui| radar(ui, kit, sheet, style));
    column(ui, right, On::Panel, "table", |ui| table(ui, kit, sheet, style));
}

/// One's own figures beside the record: two bars for each of the eight.
fn ratings(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>) {
    heading(ui, kit, &kit.say("debrief-ratings-title"), Ground::Dark);
    let Some(rows) = &sheet.debrief.ratings else {
        kit.add(ui, &kit.say("debrief-ratings-none"), Size::Body, Face::Text, QUIET);
        return;
    };
    kit.add(ui, &kit.say("after-ratings-lead"), Size::Quiet, Face::Text, QUIET);
    ui.add_space(4.0);
    let (area, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), kit.line(Size::Quiet) + 4.0), Sense::hover());
    let mut x = area.left();
    for (own, name) in [(true, "debrief-col-own"), (false, "debrief-col-used")] {
        let sample = Rect::from_center_size(pos2(x + 14.0, area.center().y), vec2(28.0, 8.0));
        amount(ui, sample, 1.0, own);
        let text = kit.tell(&Message::new(name));
        let job = kit.one_line(&text, Size::Quiet, Face::Text, TEXT, (area.right() - x - 36.0).max(10.0));
        x = kit.put_middle(ui, area.with_min_x(x + 36.0), job).right() + 22.0;
    }
    let most = rows.iter().map(|row| row.own_percent.max(row.used_percent)).max().unwrap_or(0).max(10);
    for row in rows {
        rating(ui, kit, row, most);
    }
}

/// A bar: one's own figure hollow, the record solid.
fn amount(ui: &Ui, rect: Rect, share: f32, own: bool) {
    let bar = Rect::from_min_size(rect.min, vec2((rect.width() * share).max(2.0), rect.height()));
    if own {
        ui.painter().rect(bar, 3, PANEL, Stroke::new(1.6, TEXT), StrokeKind::Inside);
    } else {
        ui.painter().rect_filled(bar, 3, WORK);
    }
}

fn rating(ui: &mut Ui, kit: &Kit<'_>, row: &RatingRow, most: i64) {
    let bars = (ui.available_width() * 0.36).max(90.0);
    let figures = kit.width(ui, "100 %", Size::Least, Face::Text) + 8.0;
    let width = ui.available_width() - bars - figures - 12.0;
    let given = match (row.before, row.after) {
        (Some(_), Some(_)) => "both",
        (Some(_), None) => "before",
        _ => "after",
    };
    let said = Message::new("after-rated")
        .with("given", given)
        .with("before", i64::from(row.before.unwrap_or(0)))
        .with("after", i64::from(row.after.unwrap_or(0)));
    let said = kit.tell(&said);
    let short = capital(&row.short);
    let mut name = kit.job(&short, Size::Row, Face::Bold, TEXT, width);
    // Beside the name where there is room for all of it, else in a line of its own.
    let beside = kit.width(ui, &short, Size::Row, Face::Bold) + 8.0;
    let fits = beside + kit.width(ui, &said, Size::Least, Face::Text) <= width;
    let (lead, said) = if fits { (8.0, said) } else { (0.0, format!("\n{said}")) };
    name.append(&said, lead, kit.format(Size::Least, Face::Text, QUIET));
    let verdict = kit.job(&row.verdict_text, Size::Least, Face::Text, QUIET, width);
    let tall = kit.galley(ui, name.clone()).size().y + kit.galley(ui, verdict.clone()).size().y;
    let tall = tall.max(kit.line(Size::Least) * 2.0) + 8.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    rule(ui, area.left(), area.right(), area.top(), Ground::Dark);
    let told = kit.put(ui, area.min + vec2(0.0, 4.0), name);
    kit.put(ui, pos2(area.left(), told.bottom()), verdict);
    let line = kit.line(Size::Least);
    for (place, (percent, own)) in
        [(row.own_percent, true), (row.used_percent, false)].into_iter().enumerate()
    {
        let y = area.center().y + (place as f32 - 0.5) * line;
        let bar = Rect::from_center_size(pos2(area.right() - figures - bars / 2.0, y), vec2(bars, 9.0));
        amount(ui, bar, percent as f32 / most as f32, own);
        let text = kit.tell(&Message::new("after-percent").with("percent", percent));
        let job = kit.job(&text, Size::Least, Face::Text, TEXT, f32::INFINITY);
        kit.put_right(ui, pos2(area.right(), y - line / 2.0), job);
    }
}

/// The share at the edge of the radar: the largest of the eight, rounded up to ten percent.
fn edge(rows: &[&StyleRow]) -> i64 {
    let most = rows.iter().map(|row| row.percent).max().unwrap_or(0).max(1);
    (most + 9) / 10 * 10
}

fn radar(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, style: &Style) {
    heading(ui, kit, &kit.say("debrief-style-eight"), Ground::Dark);
    kit.add(ui, &style.summary, Size::Row, Face::Text, TEXT);
    let rows: Vec<&StyleRow> = style.practices.iter().filter(|row| row.stance == StanceIn::Behind).collect();
    let edge = edge(&rows);
    let label =
        rows.iter().map(|row| kit.width(ui, &capital(&row.short), Size::Row, Face::Text)).fold(0.0, f32::max);
    let wide = ui.available_width();
    let radius = ((wide / 2.0 - label - 14.0) / 0.96).clamp(70.0, 132.0);
    let line = kit.line(Size::Row);
    let (area, _) = ui.allocate_exact_size(vec2(wide, radius * 2.0 + line * 2.0 + 20.0), Sense::hover());
    let centre = area.center();
    let at = |axis: usize, share: f32| -> Pos2 {
        let angle = std::f32::consts::TAU * axis as f32 / rows.len().max(1) as f32;
        centre + vec2(angle.sin(), -angle.cos()) * radius * share
    };
    let painter = ui.painter().clone();
    let ring = |share: f32| -> Vec<Pos2> { (0..rows.len()).map(|axis| at(axis, share)).collect() };
    for (share, middle) in [(0.25, false), (0.5, true), (0.75, false), (1.0, false)] {
        let stroke = if middle { Stroke::new(1.4, EDGE) } else { Stroke::new(1.0, HAIRLINE) };
        painter.add(Shape::closed_line(ring(share), stroke));
    }
    let often: Vec<Pos2> =
        rows.iter().enumerate().map(|(axis, row)| at(axis, row.percent as f32 / edge as f32)).collect();
    // A star is not convex: it is filled from its middle.
    let mut mesh = Mesh::default();
    mesh.colored_vertex(centre, LAMP.gamma_multiply(0.26));
    for point in &often {
        mesh.colored_vertex(*point, LAMP.gamma_multiply(0.26));
    }
    let count = often.len() as u32;
    for axis in 0..count {
        mesh.add_triangle(0, axis + 1, (axis + 1) % count.max(1) + 1);
    }
    painter.add(Shape::mesh(mesh));
    for (axis, row) in rows.iter().enumerate() {
        painter.line_segment([centre, at(axis, 1.0)], Stroke::new(1.0, HAIRLINE));
        let end = at(axis, 1.0);
        let galley =
            kit.galley(ui, kit.job(&capital(&row.short), Size::Row, Face::Text, TEXT, f32::INFINITY));
        let size = galley.size();
        let side = (end.x - centre.x) / radius;
        let x = if side.abs() < 0.1 {
            end.x - size.x / 2.0
        } else if side > 0.0 {
            end.x + 9.0
        } else {
            end.x - 9.0 - size.x
        };
        let up = (end.y - centre.y) / radius;
        let y = if up < -0.9 {
            end.y - size.y - 5.0
        } else if up > 0.9 {
            end.y + 5.0
        } else {
            end.y - size.y / 2.0
        };
        let place = Rect::from_min_size(pos2(x, y), size);
        painter.galley(place.min, galley, TEXT);
    }
    // Segment by segment: where a line turns back on itself a path would have no width.
    for axis in 0..often.len() {
        painter.line_segment([often[axis], often[(axis + 1) % often.len()]], Stroke::new(2.4, LAMP));
    }
    for point in &often {
        painter.circle_filled(*point, 3.6, LAMP);
    }
    let fit: Vec<Option<Pos2>> = rows
        .iter()
        .enumerate()
        .map(|(axis, row)| row.fit.map(|fit| at(axis, fit.figure as f32 / 100.0)))
        .collect();
    for axis in 0..fit.len() {
        if let (Some(from), Some(to)) = (fit[axis], fit[(axis + 1) % fit.len()]) {
            painter.extend(Shape::dashed_line(&[from, to], Stroke::new(1.8, TEXT), 5.0, 4.0));
        }
    }
    for point in fit.iter().flatten() {
        painter.add(diamond(*point));
    }
    let key = Message::new("debrief-radar-often").with("edge", edge);
    legend(ui, kit, &kit.tell(&key), true);
    if fit.iter().any(Option::is_some) {
        legend(ui, kit, &kit.say("debrief-radar-fit"), false);
        let note = Message::new("debrief-radar-note").with("round", sheet.debrief.frame.round.as_str());
        ui.add_space(2.0);
        kit.add(ui, &kit.tell(&note), Size::Quiet, Face::Text, QUIET);
    }
    ui.add_space(4.0);
    kit.add(ui, &kit.say("after-share-note"), Size::Quiet, Face::Text, QUIET);
}

fn diamond(at: Pos2) -> PathShape {
    let points = vec![at + vec2(0.0, -4.5), at + vec2(4.5, 0.0), at + vec2(0.0, 4.5), at + vec2(-4.5, 0.0)];
    PathShape::convex_polygon(points, PANEL, Stroke::new(1.8, TEXT))
}

fn legend(ui: &mut Ui, kit: &Kit<'_>, text: &str, often: bool) {
    let job = kit.job(text, Size::Quiet, Face::Text, TEXT, ui.available_width() - 42.0);
    let tall = kit.galley(ui, job.clone()).size().y + 4.0;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let y = area.top() + kit.line(Size::Quiet) / 2.0 + 2.0;
    let ends = [pos2(area.left(), y), pos2(area.left() + 30.0, y)];
    if often {
        ui.painter().line_segment(ends, Stroke::new(2.4, LAMP));
        ui.painter().circle_filled(pos2(area.left() + 15.0, y), 3.6, LAMP);
    } else {
        ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.8, TEXT), 5.0, 4.0));
        ui.painter().add(diamond(pos2(area.left() + 15.0, y)));
    }
    kit.put_middle(ui, area.with_min_x(area.left() + 40.0), job);
}

/// All fifteen practices in figures.
fn table(ui: &mut Ui, kit: &Kit<'_>, sheet: &Sheet<'_>, style: &Style) {
    heading(ui, kit, &kit.say("after-table"), Ground::Dark);
    let heads = ["debrief-col-share", "debrief-col-uses", "after-col-people", "after-col-output"]
        .map(|id| kit.tell(&Message::new(id)));
    let least = ["100 %", "88", "+88.8", "+88.8 %"];
    let widths: Vec<f32> = heads
        .iter()
        .zip(least)
        .map(|(head, least)| {
            kit.width(ui, head, Size::Least, Face::Text).max(kit.width(ui, least, Size::Row, Face::Text))
                + 12.0
        })
        .collect();
    let width = ui.available_width();
    let (area, _) = ui.allocate_exact_size(vec2(width, kit.line(Size::Least) + 4.0), Sense::hover());
    cells(ui, kit, area, &heads, &widths, Size::Least, Face::Text);
    for (stance, name) in [
        (StanceIn::Behind, "debrief-stance-behind"),
        (StanceIn::Front, "debrief-stance-front"),
        (StanceIn::Back, "debrief-stance-back"),
    ] {
        ui.add_space(5.0);
        kit.add(ui, &kit.tell(&Message::new(name)), Size::Quiet, Face::Bold, QUIET);
        for row in style.practices.iter().filter(|row| row.stance == stance) {
            let (area, _) = ui.allocate_exact_size(vec2(width, kit.line(Size::Row) + 3.0), Sense::hover());
            rule(ui, area.left(), area.right(), area.top(), Ground::Dark);
            let used = row.percent > 0 || row.fit.is_some();
            let ink = if used { TEXT } else { QUIET };
            let room = width - widths.iter().sum::<f32>();
            kit.put_middle(ui, area, kit.one_line(&capital(&row.short), Size::Row, Face::Text, ink, room));
            if !used {
                let job =
                    kit.job(&kit.say("debrief-not-used"), Size::Quiet, Face::Text, QUIET, f32::INFINITY);
                kit.put_right(ui, pos2(area.right(), area.center().y - kit.line(Size::Quiet) / 2.0), job);
                continue;
            }
            let percent = kit.tell(&Message::new("after-percent").with("percent", row.percent));
            let [uses, people, output] = row.fit.map_or_else(
                || ["–".to_owned(), "–".to_owned(), "–".to_owned()],
                |fit| {
                    let output = Message::new("after-percent").with("percent", signed_tenths(fit.output, 10));
                    [fit.uses.to_string(), signed_tenths(fit.levels, 1000), kit.tell(&output)]
                },
            );
            cells(ui, kit, area, &[percent, uses, people, output], &widths, Size::Row, Face::Text);
        }
    }
    ui.add_space(6.0);
    let note = Message::new("after-table-note").with("round", sheet.debrief.frame.round.as_str());
    kit.add(ui, &kit.tell(&note), Size::Quiet, Face::Text, QUIET);
}

/// Figures of a row, each at the right of its column.
fn cells(
    ui: &mut Ui,
    kit: &Kit<'_>,
    area: Rect,
    texts: &[String; 4],
    widths: &[f32],
    size: Size,
    face: Face,
) {
    let mut right = area.right();
    for (text, wide) in texts.iter().zip(widths).rev() {
        let ink = if size == Size::Least { QUIET } else { TEXT };
        let job = kit.job(text, size, face, ink, f32::INFINITY);
        kit.put_right(ui, pos2(right, area.center().y - kit.line(size) / 2.0), job);
        right -= wide;
    }
}
