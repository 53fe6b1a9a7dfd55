//! What lies over the ledger: the moment a cause came from, and the study behind it with its limits.

use bevy_egui::egui::{Id as UiId, Rect, ScrollArea, Ui, pos2, vec2};

use super::WhyDesk;
use crate::{
    game::{
        screens::{book::Book, entered, ledger, middle},
        theme::{
            Face, Ground, Kit, Size,
            palette::{INK, INK_QUIET, NIGHT, PAPER},
            surface::{Fading, upon},
            widgets::{Weight, button, paper, rule},
        },
    },
    report::ledger::{Line, of as ledger_of},
    session::{FindingKind, view::Week},
    terms::Message,
};

/// What lies over the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The moment that a cause came from.
    Moment,
    /// The findings behind it.
    Study,
}

/// Draws the sheet over the page.
pub(in crate::game::screens) fn over(
    ui: &mut Ui,
    kit: &Kit<'_>,
    book: &Book<'_>,
    week: &Week,
    why: &mut WhyDesk,
) {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0, NIGHT.gamma_multiply(0.72));
    let line = why.subject.as_ref().and_then(|subject| {
        let table = ledger_of(week, subject)?;
        ledger::lines(&table, why.ledger.minor).nth(why.ledger.row).cloned()
    });
    let (Some(line), Some(sheet)) = (line, why.sheet) else {
        why.sheet = None;
        return;
    };
    // As tall as what it says, which is known once it has been laid out.
    let known = UiId::new((
        "sheet",
        week.round,
        sheet == Sheet::Study,
        why.ledger.row,
        why.subject.as_ref().map(|subject| format!("{subject:?}")),
    ));
    let said = ui.data(|data| data.get_temp::<f32>(known));
    let chrome = kit.grown(42.0) + 56.0;
    let rect = middle(
        full,
        vec2(kit.grown(660.0), (said.unwrap_or(kit.grown(420.0)) + chrome).max(kit.grown(240.0))),
    );
    paper(ui, rect);
    let inner = rect.shrink2(vec2(26.0, 20.0));
    let tall = kit.grown(42.0);
    let foot = inner.with_min_y(inner.bottom() - tall);
    let body = inner.with_max_y(foot.top() - 14.0);
    let tall_now = upon(ui, body, PAPER, |ui| {
        let area = ScrollArea::vertical().id_salt(known).auto_shrink(false);
        let drawn = area.faded(ui, PAPER, |ui| {
            ui.set_max_width(body.width() - 16.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            match sheet {
                Sheet::Moment => moment(ui, kit, book, week, &line),
                Sheet::Study => study(ui, kit, book, &line),
            }
        });
        drawn.content_size.y.ceil()
    });
    if said != Some(tall_now) {
        ui.data_mut(|data| data.insert_temp(known, tall_now));
        ui.ctx().request_discard("the sheet has another height");
    }
    rule(ui, inner.left(), inner.right(), foot.top() - 7.0, Ground::Paper);
    let (other, to) = match sheet {
        Sheet::Moment => ("why-study", Sheet::Study),
        Sheet::Study => ("why-moment", Sheet::Moment),
    };
    let text = kit.say(other);
    let wide = (kit.width(ui, &text, Size::Row, Face::Bold) + 36.0).min(foot.width() * 0.6);
    if button(ui, kit, foot.with_max_x(foot.left() + wide), &text, Weight::Control, true).clicked() {
        why.sheet = Some(to);
    }
    let back = kit.say("why-back");
    let wide = kit.width(ui, &back, Size::Body, Face::Bold) + 40.0;
    let done = foot.with_min_x(foot.right() - wide.min(foot.width() * 0.5));
    if button(ui, kit, done, &back, Weight::Primary, true).clicked() || entered(ui) {
        why.sheet = None;
    }
    if super::pressed(ui, bevy_egui::egui::Key::E) {
        why.sheet = Some(Sheet::Study);
    }
}

fn head(ui: &mut Ui, kit: &Kit<'_>, over: &str, title: &str) {
    if !over.is_empty() {
        kit.add(ui, over, Size::Quiet, Face::Text, INK_QUIET);
    }
    kit.add(ui, title, Size::Page, Face::Display, INK);
    ui.add_space(6.0);
}

/// The moment: what lay on the table and what was done, what it was worth here, what made it larger or smaller.
fn moment(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, week: &Week, line: &Line<'_>) {
    let told = book.moment(week, &line.moment);
    head(ui, kit, &told.place, &told.title);
    kit.add(ui, &told.text, Size::Card, Face::Text, INK);
    if let Some((text, price)) = &told.taken {
        ui.add_space(10.0);
        kit.add(ui, &kit.say("why-taken"), Size::Quiet, Face::Text, INK_QUIET);
        kit.add(ui, text, Size::Body, Face::Bold, INK);
        kit.add(ui, price, Size::Quiet, Face::Text, INK_QUIET);
    }
    if !told.after.is_empty() {
        ui.add_space(10.0);
        kit.add(ui, &told.after, Size::Body, Face::Text, INK);
    }
    ui.add_space(10.0);
    kit.add(ui, &kit.tell(&line.what), Size::Body, Face::Bold, INK);
    kit.add(ui, &kit.tell(&line.how), Size::Quiet, Face::Text, INK_QUIET);
    ui.add_space(10.0);
    factors(ui, kit, line);
}

/// What made a cause larger or smaller.
fn factors(ui: &mut Ui, kit: &Kit<'_>, line: &Line<'_>) {
    if line.factors.is_empty() {
        return;
    }
    kit.add(ui, &kit.say("why-factors"), Size::Row, Face::Bold, INK);
    for factor in &line.factors {
        let text =
            Message::new("why-factor").with("what", kit.tell(&factor.told())).with("way", factor.way());
        kit.add(ui, &kit.tell(&text), Size::Row, Face::Text, INK);
    }
}

/// The moment of the cause pointed at, on paper that the table leaves free: two columns, what happened and what was
/// done about it. Where there is not the height for a situation it is only named, beside what was done: it has been
/// read, and the moment has a sheet of its own.
pub(super) fn inline(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, week: &Week, line: &Line<'_>, rect: Rect) {
    let told = book.moment(week, &line.moment);
    let what = kit.tell(&line.what);
    let split = rect.left() + rect.width() * 0.56;
    let left = rect.with_max_x(split - 14.0);
    let right = rect.with_min_x(split + 14.0);
    let text = kit.job(&told.text, Size::Row, Face::Text, INK, left.width() - 20.0);
    let tall = kit.line(Size::Quiet) + kit.line(Size::Panel) + 4.0 + kit.galley(ui, text).size().y;
    let short = told.taken.is_some() && tall > rect.height();
    let deed = |ui: &mut Ui| {
        if let Some((text, price)) = &told.taken {
            let named = if short {
                [kit.say("why-taken").as_str(), &told.title].join(" · ")
            } else {
                kit.say("why-taken")
            };
            kit.add(ui, &named, Size::Quiet, Face::Text, INK_QUIET);
            kit.add(ui, text, Size::Row, Face::Bold, INK);
            kit.add(ui, price, Size::Quiet, Face::Text, INK_QUIET);
            ui.add_space(6.0);
        }
    };
    let column = |ui: &mut Ui, rect: Rect, known: &str, inside: &dyn Fn(&mut Ui)| {
        upon(ui, rect, PAPER, |ui| {
            let area = ScrollArea::vertical().id_salt((known, what.as_str())).auto_shrink(false);
            area.faded(ui, PAPER, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                inside(ui);
            });
        });
    };
    column(ui, left, "inline moment", &|ui| {
        if short {
            return deed(ui);
        }
        kit.add(ui, &told.place, Size::Quiet, Face::Text, INK_QUIET);
        kit.add(ui, &told.title, Size::Panel, Face::Display, INK);
        kit.add(ui, &told.text, Size::Row, Face::Text, INK);
    });
    column(ui, right, "inline deed", &|ui| {
        if !short {
            deed(ui);
        }
        if !told.after.is_empty() {
            kit.add(ui, &told.after, Size::Row, Face::Text, INK);
            ui.add_space(6.0);
        }
        factors(ui, kit, line);
    });
}

/// The findings behind a cause, each with what it cannot carry.
fn study(ui: &mut Ui, kit: &Kit<'_>, book: &Book<'_>, line: &Line<'_>) {
    head(ui, kit, &kit.tell(&line.what), &kit.say("why-study-heading"));
    let found: Vec<_> =
        book.evidence.map(|evidence| evidence.cited(&line.evidence).collect()).unwrap_or_default();
    if found.is_empty() {
        let none = if line.unlearnt() { "why-study-unlearnt" } else { "why-study-none" };
        kit.add(ui, &kit.say(none), Size::Card, Face::Text, INK);
        return;
    }
    for (place, finding) in found.iter().enumerate() {
        if place > 0 {
            ui.add_space(12.0);
            let at = ui.cursor().top();
            rule(ui, ui.max_rect().left(), ui.max_rect().right(), at, Ground::Paper);
            ui.add_space(12.0);
        }
        let kind = match finding.kind {
            FindingKind::Experiment => "experiment",
            FindingKind::Field => "field",
            FindingKind::MetaAnalysis => "meta",
            FindingKind::Vendor => "vendor",
        };
        let kind = Message::new("why-finding")
            .with("id", finding.id.as_str())
            .with("kind", kind)
            .with("weak", if finding.weak { "yes" } else { "no" });
        kit.add(ui, &kit.tell(&kind), Size::Quiet, Face::Text, INK_QUIET);
        kit.add(ui, &finding.finding, Size::Card, Face::Text, INK);
        ui.add_space(4.0);
        let numbers = if finding.numbers.is_empty() { &finding.no_numbers } else { &finding.numbers };
        for (name, text) in [
            ("why-finding-numbers", numbers),
            ("why-finding-limits", &finding.limits),
            ("why-finding-source", &finding.source),
        ] {
            if !text.is_empty() {
                labelled(ui, kit, &kit.tell(&Message::new(name)), text);
            }
        }
        if !finding.doi.is_empty() {
            labelled(ui, kit, &kit.say("why-finding-doi"), &finding.doi);
        }
    }
}

/// A label and its text, the text beside it and wrapped in its own column.
fn labelled(ui: &mut Ui, kit: &Kit<'_>, name: &str, text: &str) {
    let column = kit.grown(90.0);
    let width = ui.available_width() - column;
    let name = kit.job(name, Size::Quiet, Face::Bold, INK_QUIET, column - 8.0);
    let text = kit.job(text, Size::Quiet, Face::Text, INK, width);
    let tall = kit.galley(ui, name.clone()).size().y.max(kit.galley(ui, text.clone()).size().y) + 3.0;
    let (rect, _): (Rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), tall), bevy_egui::egui::Sense::hover());
    kit.put(ui, rect.min, name);
    kit.put(ui, pos2(rect.left() + column, rect.top()), text);
}
