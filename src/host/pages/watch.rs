//! The page of somebody who watches: the stage, and nothing of what the leader knows.

use maud::{Markup, html};

use super::{Place, matters, parts};
use crate::{session::view::ObserverView, terms::Message};

pub(super) fn show(place: &Place<'_>, stage: &ObserverView) -> Markup {
    let name = |id: &crate::terms::Id| {
        let member = stage.members.iter().find(|member| member.id == *id && member.left.is_none())?;
        Some(member.name.clone())
    };
    html! {
        p class="notice" { (place.say("web-watching")) }
        div class="halves" {
            article class="paper story" aria-labelledby="situation" {
                h2 id="situation" { (stage.title) }
                (parts::paragraphs(&stage.briefing))
                h3 { (place.say("briefing-goal")) }
                p { (stage.goal) }
            }
            div {
                @if !stage.situations.is_empty() {
                    section class="panel" aria-labelledby="table" {
                        h2 id="table" { (place.say("web-on-table")) }
                        ul class="plain" { @for title in &stage.situations { li { (title) } } }
                    }
                }
                @for news in &stage.news {
                    article class="paper card news" {
                        p class="quiet" { (place.say("card-news")) }
                        h2 { (news.title) }
                        (parts::paragraphs(&news.text))
                    }
                }
                section class="panel" id="team" aria-labelledby="team-title" {
                    h2 id="team-title" { (place.say("people-heading")) }
                    ul class="plain" {
                        @for member in &stage.members {
                            li { b { (member.name) } " " span class="quiet" { @if member.left.is_some() { (place.say("plates-gone")) } @else { (member.role) } } }
                        }
                    }
                }
                section class="panel" id="work" aria-labelledby="work-title" {
                    h2 id="work-title" { (place.say("work")) }
                    ul class="streams" {
                        @for work in &stage.work { (matters::stream(place, &stage.round, work, name)) }
                    }
                }
                @if !stage.output.is_empty() {
                    @let last = crate::report::points::whole(stage.output.last().copied().unwrap_or(0), 10);
                    p class="quiet" { (place.tell(&Message::new("web-output-last").with("percent", last))) }
                }
            }
        }
    }
}
