//! Joining a session in a room: by its link, or by address and code; and coming back to a seat.

use bevy_egui::egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::{Ask, Desk, Page, Scene, entered};
use crate::{
    game::{
        address::{Address, Invitation},
        theme::{
            Face, Kit, Size, field,
            palette::{NIGHT, PANEL, QUIET, TEXT},
            surface::{Fading, curtain},
            widgets::{Weight, button, panel, pressable, ring},
        },
        trouble::Trouble,
    },
    session::NAME_CHARS_MAX,
    terms::Message,
};

/// Longest link that can be typed, in characters.
const LINK_CHARS_MAX: usize = 300;
/// Longest code, with spaces and hyphens, in characters.
const CODE_CHARS_MAX: usize = 12;

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinDesk {
    /// The link, or the address.
    pub link: String,
    /// The code, where it is not in the link.
    pub code: String,
    /// What the person is called.
    pub name: String,
    /// Whether the first line that is still empty has been given the keyboard.
    pub began: bool,
}

impl JoinDesk {
    /// What was typed, as an invitation.
    ///
    /// # Errors
    /// It is none.
    pub fn invitation(&self) -> Result<Invitation, Trouble> {
        match Invitation::read(&self.link) {
            Err(error) if !self.code.trim().is_empty() => {
                // An address alone will do where the code stands by itself.
                let with_code = format!("{}/{}", self.link.trim().trim_end_matches('/'), self.code.trim());
                let read = Invitation::read(&with_code).map_err(|_| error)?;
                let address = Address::new(&read.address.base, &self.code).unwrap_or(read.address);
                Ok(Invitation { address, entry: None })
            }
            read => read,
        }
    }

    /// Whether all is typed that is needed.
    fn ready(&self) -> bool {
        let with_seat = Invitation::read(&self.link).is_ok_and(|read| read.entry.is_some());
        !self.link.trim().is_empty() && (with_seat || !self.name.trim().is_empty())
    }
}

pub(super) fn show(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let full = ui.max_rect();
    curtain(ui, full);
    let inner = full.shrink2(vec2(24.0, 18.0));
    let heading = kit.job(&kit.say("join-heading"), Size::Page, Face::Display, TEXT, inner.width());
    let told = kit.put(ui, inner.min, heading);
    let wide = kit.grown(120.0);
    let at = pos2(inner.right() - wide, inner.top() - 4.0);
    let rect = Rect::from_min_size(at, vec2(wide, kit.grown(40.0)));
    if button(ui, kit, rect, &kit.say("choose-back"), Weight::Control, true).clicked() {
        asks.push(Ask::Go(Page::Title));
    }
    let top = told.bottom().max(rect.bottom()) + 14.0;
    let body = inner.with_min_y(top);
    let known = !scene.seats.is_empty();
    let width = if known { body.width() * 0.56 } else { body.width().min(kit.grown(640.0)) };
    // Alone it stands in the middle; beside the seats that there are at the left.
    let left = if known { body.left() } else { body.center().x - width / 2.0 };
    let part = Rect::from_min_max(pos2(left, body.top()), pos2(left + width, body.bottom()));
    form(ui, kit, scene, part, &mut desk.join, asks);
    if known {
        seats(ui, kit, scene, body.with_min_x(part.right() + 20.0), asks);
    }
}

fn form(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, rect: Rect, desk: &mut JoinDesk, asks: &mut Vec<Ask>) {
    let tall = kit.grown(46.0);
    // As tall as what is asked for, which is known once it has been laid out.
    let known = ui.id().with("height of the form");
    let asked = ui.data(|data| data.get_temp::<f32>(known));
    let rect = match asked {
        Some(asked) => rect.with_max_y((rect.top() + asked + tall + 52.0).min(rect.bottom())),
        None => rect,
    };
    panel(ui, rect);
    let inner = rect.shrink(20.0);
    let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - tall), inner.max);
    let body = inner.with_max_y(foot.top() - 12.0);
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ScrollArea::vertical().id_salt("join").auto_shrink(false).faded(ui, PANEL, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.set_width(body.width() - 16.0);
            kit.add(ui, &kit.say("join-lead"), Size::Row, Face::Text, QUIET);
            ui.add_space(6.0);
            let link = field(ui, kit, &kit.say("join-link"), &mut desk.link, 1, LINK_CHARS_MAX);
            let mut first = (desk.link.is_empty(), link);
            if Invitation::read(&desk.link).is_err() {
                let code = field(ui, kit, &kit.say("join-code"), &mut desk.code, 1, CODE_CHARS_MAX);
                kit.add(ui, &kit.say("web-code-hint"), Size::Quiet, Face::Text, QUIET);
                ui.add_space(4.0);
                if !first.0 {
                    first = (desk.code.is_empty(), code);
                }
            }
            let name = field(ui, kit, &kit.say("web-name"), &mut desk.name, 1, NAME_CHARS_MAX);
            kit.add(ui, &kit.say("web-name-hint"), Size::Quiet, Face::Text, QUIET);
            if !first.0 {
                first = (true, name);
            }
            if !std::mem::replace(&mut desk.began, true) {
                first.1.request_focus();
            }
            ui.add_space(10.0);
            kit.add(ui, &kit.say("join-kept"), Size::Quiet, Face::Text, QUIET);
        })
    });
    let content = drawn.inner.content_size.y.ceil();
    if asked != Some(content) {
        ui.data_mut(|data| data.insert_temp(known, content));
        ui.ctx().request_repaint();
    }
    let opening = scene.opening;
    let text = kit.say(if opening { "join-opening" } else { "web-join" });
    let wide = (kit.width(ui, &text, Size::Body, Face::Bold) + 60.0).max(kit.grown(160.0));
    let at = Rect::from_min_size(foot.min, vec2(wide, tall));
    let ready = desk.ready() && !opening;
    let typed =
        ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(bevy_egui::egui::Key::Enter));
    let pressed = button(ui, kit, at, &text, Weight::Primary, ready).clicked();
    if ready && ui.is_enabled() && (pressed || typed || entered(ui)) {
        asks.push(Ask::Join);
    }
}

/// Seats that this game has elsewhere.
fn seats(ui: &mut Ui, kit: &Kit<'_>, scene: &Scene<'_>, rect: Rect, asks: &mut Vec<Ask>) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ScrollArea::vertical().id_salt("seats").auto_shrink(false).faded(ui, NIGHT, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            kit.add(ui, &kit.say("join-seats"), Size::Quiet, Face::Text, QUIET);
            for (place, seat) in scene.seats.iter().enumerate() {
                let told = kit.tell(
                    &Message::new("join-seat")
                        .with("title", seat.title.as_str())
                        .with("runs", if seat.runs { "yes" } else { "no" })
                        .with("name", seat.name.as_str()),
                );
                let wide = ui.available_width() - 6.0;
                let job = kit.job(&told, Size::Row, Face::Text, TEXT, wide - 28.0);
                let at = format!("{} · {}", seat.address.base, seat.address.code);
                let beside = kit.one_line(&at, Size::Quiet, Face::Text, QUIET, wide - 28.0);
                let tall = kit.galley(ui, job.clone()).size().y + kit.line(Size::Quiet) + 16.0;
                let (area, _) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
                let area = area.shrink(2.0);
                let response = pressable(ui, area, ui.id().with(("seat", place)), !scene.opening, &told);
                panel(ui, area);
                ring(ui, &response, area, 6, crate::game::theme::Ground::Dark);
                let put = kit.put(ui, area.min + vec2(12.0, 6.0), job);
                kit.put(ui, pos2(area.left() + 12.0, put.bottom()), beside);
                if response.clicked() {
                    asks.push(Ask::Return(place));
                }
            }
        });
    });
}
