//! The briefing: the situation, who asks for what, the team in their own words, and how one means to lead.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    Place,
    book::Book,
    face,
    parts::{self, Sends},
};
use crate::{
    host::forms,
    session::{Act, View},
    terms::{Message, Practice, Stance},
};

/// Steps of a rating, in points of a hundred.
const STEPS: [u8; 5] = [0, 25, 50, 75, 100];

/// The eight that are rated.
fn rated() -> impl Iterator<Item = Practice> {
    Practice::ALL.into_iter().filter(|practice| practice.stance() == Stance::Empowering)
}

/// The situation, and who asks for what.
pub(super) fn show(book: &Book<'_>) -> Markup {
    let told = &book.view.briefing;
    let sponsor = Message::new("briefing-sponsor")
        .with("name", told.sponsor.name.as_str())
        .with("role", told.sponsor.role.as_str());
    html! {
        article class="paper story" aria-labelledby="situation" {
            h2 id="situation" { (told.title) }
            (parts::paragraphs(&told.text))
            h3 { (book.say("briefing-goal")) }
            p { (told.goal) }
            h3 { (book.say("briefing-asks")) }
            div class="speaks" {
                (face::sponsor(book.view))
                div {
                    p class="quiet" { (book.tell(&sponsor)) }
                    p class="said" { (book.quote(&told.sponsor.words)) }
                }
            }
            @if !told.content_notes.is_empty() {
                h3 { (book.say("choose-notes")) }
                ul class="plain" { @for note in &told.content_notes { li { (note) } } }
            }
        }
    }
}

/// The team in their own words, how one means to lead, and the way on.
pub(super) fn begin(book: &Book<'_>, view: &View) -> Markup {
    let given = book.view.ratings.before.as_ref();
    html! {
        section class="paper story" id="team" aria-labelledby="people-say" {
            h2 id="people-say" { (book.say("briefing-people")) }
            @for member in &book.view.members {
                div class="speaks" id={ "person-" (member.id) } {
                    (face::portrait(member))
                    div {
                        h3 { (member.full_name) }
                        p class="quiet" { (member.role) }
                        p class="said" { (book.quote(&member.introduction)) }
                    }
                }
            }
        }
        @if parts::open(view) {
            section class="paper story" aria-labelledby="rating" {
                h2 id="rating" { (book.say("rating-heading")) }
                p { (book.say("rating-text")) }
                (rating(book.place, Sends::Seat, view, given, given.is_none()))
            }
            @let begin = if given.is_some() { Message::new("briefing-begin") } else { Message::new("briefing-begin-unrated").with("missing", 0_i64) };
            (parts::ready(book.place, view, given.is_some(), &book.tell(&begin)))
        }
    }
}

/// The eight sentences with five steps each.
pub(super) fn rating(
    place: &Place<'_>,
    sends: Sends,
    view: &View,
    given: Option<&BTreeMap<Practice, u8>>,
    lamp: bool,
) -> Markup {
    let all: BTreeMap<Practice, u8> = rated().map(|practice| (practice, 0)).collect();
    let chosen: Vec<&str> = rated().map(forms::rate_field).collect();
    let inside = html! {
        @for practice in rated() {
            @let field = forms::rate_field(practice);
            fieldset class="steps" {
                legend { (place.tell(&Message::new(format!("rating-{}", practice.id())))) }
                div {
                    @for step in STEPS {
                        @let id = format!("{field}-{step}");
                        @let taken = given.and_then(|given| given.get(&practice)) == Some(&step);
                        span {
                            input type="radio" id=(id) name=(field) value=(step) required checked[taken];
                            label for=(id) { (place.tell(&Message::new("rating-step").with("step", i64::from(step)))) }
                        }
                    }
                }
            }
        }
        @if given.is_some() { p class="quiet" role="status" { (place.say("web-rating-kept")) } }
        div class=(if given.is_some() { "thumb rated" } else { "thumb" }) {
            button type="submit" class=(if lamp { "btn lamp" } else { "btn" }) { (place.say(if given.is_some() { "web-rating-change" } else { "web-rating-keep" })) }
        }
    };
    parts::form(place, sends, "rate", view.frame.at, &Act::Rate { practices: all }, &chosen, &inside)
}
