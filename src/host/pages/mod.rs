//! stub
#![allow(missing_docs, dead_code)]
pub mod url;
mod shell;
pub mod door;
mod draw;
pub mod assets {
    pub struct Asset { pub path: &'static str, pub mime: &'static str, pub bytes: &'static [u8] }
    pub fn find(_path: &str) -> Option<&'static Asset> { None }
}
use maud::{Markup, html};
use crate::{session::{Evidence, Phase, Prepared, View, view::Week}, terms::Message, words::Words};
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> { pub words: &'a Words, pub code: &'a str, pub csrf: &'a str, pub command: &'a str, pub now_ms: u64, pub prepared: &'a Prepared, pub evidence: &'a Evidence }
impl Place<'_> {
    fn say(&self, id: &'static str) -> String { self.words.say(id) }
    fn tell(&self, message: &Message) -> String { self.words.text(message) }
}
pub fn seat(place: &Place<'_>, view: &View, notice: Option<&Message>) -> Markup { html! { body { (seat_main(place, view, notice)) } } }
pub fn seat_main(place: &Place<'_>, view: &View, notice: Option<&Message>) -> Markup { html! { div id="seat" data-csrf=(place.csrf) data-revision=(view.frame.revision) { @if let Some(n) = notice { p { (place.tell(n)) } } (format!("{:?}", view.frame)) } } }
pub fn week(_place: &Place<'_>, view: &View, week: &Week) -> Option<Markup> { view.leader()?; Some(html! { (format!("{week:?}")) }) }
pub fn is_debrief(view: &View) -> bool { view.leader().is_some() && view.frame.at.phase == Phase::Debrief }
pub mod debrief {
    use super::*;
    use crate::report::debrief::{Compared, Debrief, Decision, WhatIf};
    #[derive(Clone, Copy, Debug)]
    pub struct Debriefed<'a> { pub debrief: &'a Debrief, pub compared: &'a [Compared], pub league: Option<&'a Markup>, pub opened: bool }
    pub fn page(_p: &Place<'_>, view: &View, told: Debriefed<'_>, _n: Option<&Message>) -> Option<Markup> { view.leader()?; Some(html! { (format!("{told:?}")) }) }
    pub fn what_if_part(_p: &Place<'_>, _d: &Debrief, w: &WhatIf) -> Markup { html! { (format!("{w:?}")) } }
    pub fn what_if(_p: &Place<'_>, view: &View, _d: &Debrief, _x: &Decision, w: &WhatIf) -> Option<Markup> { view.leader()?; Some(html! { (format!("{w:?}")) }) }
}
pub mod room {
    use super::*;
    #[derive(Clone, Copy, Debug)]
    pub struct Room<'a> { pub link: &'a str, pub qr: &'a str, pub addresses: &'a [String], pub undo: Option<u64>, pub given: Option<(&'a str, door::Given<'a>)>, pub ended: bool }
    pub fn page(place: &Place<'_>, view: &View, room: &Room<'_>, notice: Option<&Message>) -> Option<Markup> { part(place, view, room, notice) }
    pub fn part(place: &Place<'_>, view: &View, _room: &Room<'_>, _notice: Option<&Message>) -> Option<Markup> { Some(html! { div id="room" data-csrf=(place.csrf) { (format!("{:?}", view.frame)) } }) }
}
