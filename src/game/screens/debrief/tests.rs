//! The debrief drawn without a window: from games played to their end, in every size and text factor.

use std::fs;

use bevy_egui::egui::{Key, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{Step, show};
use crate::{
    game::{
        client::{Answer, Client},
        report,
        screens::{
            Ask, Desk, Scene,
            book::Book,
            briefing,
            tests::{
                SIZES, TEXTS, assert_fits, begin, book, desk, evidence, frames, played, room, shipped, ten,
                told_by, typed, words,
            },
        },
        settings::Settings,
        theme::{self, Kit, Style},
    },
    report::{debrief::Debrief, league::League},
    session::{Act, Command, Phase, SeatId, Session, apply},
    terms::{Id, Message},
    wire::ToSeat,
};

fn finished() -> Client {
    let mut client = begin(&shipped());
    played(&mut client, 8, Phase::Debrief);
    client
}

fn rate(client: &mut Client) {
    let practices = briefing::rated().zip([100, 75, 50, 25, 0, 25, 50, 75]).collect();
    client.act(Act::Rate { practices }).unwrap();
}

fn scene<'a>(client: &'a Client, settings: &'a Settings) -> Scene<'a> {
    Scene {
        shelf: &[],
        kept: &[],
        seats: &[],
        opening: false,
        client: Some(client),
        evidence: None,
        settings,
        trouble: None,
    }
}

/// Every text that the page shows.
fn shown(
    client: &Client,
    desk: &mut Desk,
    size: (f32, f32),
    text: f32,
) -> Vec<(String, bevy_egui::egui::Rect, bevy_egui::egui::Rect)> {
    let (words, evidence, settings) = (words(), evidence(), Settings::default());
    let view = client.leader().unwrap().clone();
    let book = book(&words, client, &view, &evidence);
    frames(size, text, &[], |ui, kit| show(ui, kit, &scene(client, &settings), &book, desk, &mut Vec::new()))
}

#[test]
fn every_step_fits_at_every_size() {
    for (mut client, who) in [(finished(), "four"), (ten_finished(), "ten")] {
        let mut desk = desk();
        for size in SIZES {
            for text in TEXTS {
                assert_fits(&format!("rating of {who}"), size, text, &shown(&client, &mut desk, size, text));
            }
        }
        rate(&mut client);
        for step in Step::all(false) {
            desk.debrief.step = step;
            desk.debrief.scored = true;
            for size in SIZES {
                for text in TEXTS {
                    let found = shown(&client, &mut desk, size, text);
                    assert_fits(&format!("{step:?} of {who}"), size, text, &found);
                    assert!(
                        !found.iter().any(|(words, ..)| words.contains("after-")),
                        "{step:?}: a name in place of words"
                    );
                }
            }
        }
    }
}

/// A seat of a room in which so many games are over, each led in another style, with the results on the table.
fn in_a_room(people: u32) -> (Client, Session) {
    let mut session = room(people as usize);
    let styles: Vec<Id> = session.prepared.leaders.keys().cloned().collect();
    let mut number = 0;
    let mut run = |session: &mut Session, act: Act| {
        number += 1;
        let at = act.needs_stamp().then(|| session.front());
        let command = Command { id: format!("run-{number}"), seat: SeatId(1), at, act };
        apply(session, &command, 1_000 + number).unwrap();
    };
    for (place, style) in styles.iter().cycle().take(people as usize).enumerate() {
        let seat = SeatId(place as u32 + 2);
        run(&mut session, Act::Automate { seat, leader: Some(style.clone()) });
    }
    while !session.finished() {
        run(&mut session, Act::Advance { group: None });
    }
    run(&mut session, Act::Reveal);
    let seat = SeatId(2);
    let group = session.group_of(seat).unwrap();
    let debrief = Debrief::of(&session, group, Some(seat), &words(), &evidence()).map(Box::new);
    let league = League::of(&session).unwrap();
    let own = league.place(group);
    let mut said = told_by(&session, 2);
    said.push(ToSeat::Debrief { debrief, compared: Vec::new(), league: Some(Box::new(league)), own });
    (Client::showing(said), session)
}

#[test]
fn a_room_is_compared_without_names_at_every_size() {
    for people in [2, 12] {
        let (client, session) = in_a_room(people);
        let mut desk = desk();
        desk.debrief.unrated = true;
        desk.debrief.step = Step::Room;
        for size in SIZES {
            for text in TEXTS {
                let found = shown(&client, &mut desk, size, text);
                assert_eq!(desk.debrief.step, Step::Room);
                let what = format!("a room of {people}");
                assert_fits(&what, size, text, &found);
                let said = |wanted: &str| found.iter().any(|(words, ..)| words.contains(wanted));
                assert!(said(&words().text(&Message::new("web-league"))), "{what}: nothing is compared");
                assert!(
                    said(&words().text(&Message::new("web-league-own"))),
                    "{what}: one's own is not told"
                );
                for seat in session.seats.values() {
                    assert!(!said(&seat.name), "{what}: {} is named", seat.name);
                }
            }
        }
    }
}

fn ten_finished() -> Client {
    ten(8, Phase::Debrief)
}

#[test]
fn nothing_is_opened_before_the_rating() {
    let mut client = finished();
    let mut desk = desk();
    typed(&client, &mut desk, &[Key::Num5, Key::ArrowRight, Key::PageDown]);
    assert_eq!(desk.debrief.step, Step::Ended);
    assert!(!desk.debrief.opened());
    let found = shown(&client, &mut desk, (1280.0, 720.0), 1.0);
    let ending = desk.debrief.value.as_ref().unwrap().ending.title.clone();
    assert!(!found.iter().any(|(words, ..)| *words == ending));
    desk.debrief.rated = briefing::rated().map(|practice| (practice, 50)).collect();
    let asked = typed(&client, &mut desk, &[Key::Enter]);
    assert!(asked.iter().any(|ask| matches!(ask, Ask::Act(Act::Rate { .. }))), "{asked:?}");
    let mut other = super::super::tests::desk();
    typed(&client, &mut other, &[Key::G]);
    assert!(other.debrief.opened());
    rate(&mut client);
    let found = shown(&client, &mut desk, (1280.0, 720.0), 1.0);
    assert!(desk.debrief.opened());
    assert!(found.iter().any(|(words, ..)| *words == ending));
}

#[test]
fn keys_lead_through_all_steps() {
    let mut client = finished();
    rate(&mut client);
    let mut desk = desk();
    // The note on the page of other choices takes Enter for itself.
    typed(&client, &mut desk, &[Key::Enter, Key::Enter, Key::Num4, Key::Num4, Key::Enter, Key::Enter]);
    assert_eq!(desk.debrief.step, Step::Home);
    for (key, step) in [
        (Key::Num2, Step::Happened),
        (Key::Num4, Step::Led),
        (Key::PageDown, Step::Felt),
        (Key::ArrowLeft, Step::Led),
    ] {
        typed(&client, &mut desk, &[key]);
        assert_eq!(desk.debrief.step, step);
    }
    typed(&client, &mut desk, &[Key::Num2, Key::ArrowLeft, Key::ArrowLeft]);
    let last = desk.debrief.value.as_ref().unwrap().rounds.len() - 1;
    assert_eq!((desk.debrief.step, desk.debrief.happened.place), (Step::Happened, Some(last - 2)));
}

#[test]
fn every_decision_can_be_made_another_way() {
    let mut client = finished();
    rate(&mut client);
    let evidence = evidence();
    let view = client.leader().unwrap().clone();
    let words = words();
    let book: Book<'_> = book(&words, &client, &view, &evidence);
    let kit = Kit { words: &words, style: Style::of(vec2(1280.0, 720.0), 1.0, true) };
    let mut desk = desk();
    desk.debrief.make(&kit, &book);
    let value = desk.debrief.value.clone().unwrap();
    assert!(value.decisions.len() > 8, "{}", value.decisions.len());
    for decision in &value.decisions {
        for other in 0..decision.others.len() {
            let answer = client.what_if(&words, decision.number, other);
            let Answer::Known(answer) = answer else { panic!("a game in this process answers at once") };
            assert!(answer.is_some_and(|answer| !answer.told.is_empty()), "{decision:?} {other}");
        }
    }
}

#[test]
fn another_choice_is_asked_for_with_keys_and_answered_in_the_next_frames() {
    let mut client = finished();
    rate(&mut client);
    let mut desk = desk();
    typed(&client, &mut desk, &[Key::Num3, Key::ArrowDown, Key::A]);
    assert_eq!((desk.debrief.what_if.decision, desk.debrief.what_if.other), (Some(1), Some(0)));
    assert!(desk.debrief.what_if.answer.is_some());
}

#[test]
fn the_score_comes_last_and_only_when_asked_for() {
    let mut client = finished();
    rate(&mut client);
    let mut desk = desk();
    desk.debrief.step = Step::Home;
    shown(&client, &mut desk, (1280.0, 720.0), 1.0);
    assert!(desk.debrief.to_save().is_some_and(|debrief| debrief.score.is_none()));
    let (evidence, settings, words) = (evidence(), Settings::default(), words());
    let view = client.leader().unwrap().clone();
    let mut asks = Vec::new();
    let mut dressed = false;
    {
        let book = book(&words, &client, &view, &evidence);
        let mut harness = Harness::builder().with_size(vec2(1280.0, 720.0)).build_ui(|ui| {
            if !dressed {
                theme::install(ui.ctx());
                dressed = true;
                return;
            }
            let kit = Kit { words: &words, style: Style::of(vec2(1280.0, 720.0), 1.0, true) };
            show(ui, &kit, &scene(&client, &settings), &book, &mut desk, &mut asks);
        });
        harness.run_steps(3);
        for name in ["What", "By when", "With whom", "Save the report", "Play again", "Back"] {
            assert!(harness.query_all_by_label(name).next().is_some(), "{name}");
        }
        assert!(harness.query_by_label("Results").is_none());
        harness.get_by_label("Show the score").click();
        harness.run_steps(3);
        harness.get_by_label("Results");
    }
    assert!(asks.contains(&Ask::Act(Act::Reveal)));
    client.act(Act::Reveal).unwrap();
    shown(&client, &mut desk, (1280.0, 720.0), 1.0);
    assert!(desk.debrief.to_save().is_some_and(|debrief| debrief.score.is_some()));
}

#[test]
fn the_report_is_saved_beside_the_data_and_never_over_another() {
    let mut client = finished();
    rate(&mut client);
    client
        .act(Act::Commit { what: "Ask <first>".to_owned(), by: "Friday".to_owned(), with: "Sam".to_owned() })
        .unwrap();
    let mut desk = desk();
    shown(&client, &mut desk, (1280.0, 720.0), 1.0);
    let data = std::env::temp_dir().join(format!("footlights-debrief-{}", std::process::id()));
    let value = desk.debrief.to_save().unwrap();
    let paths: Vec<_> = (0..2).map(|_| report::save(&client, &value, &words(), &data).unwrap()).collect();
    assert_ne!(paths[0], paths[1]);
    let page = fs::read_to_string(&paths[0]).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Ask &lt;first&gt;"));
    assert!(paths[0].starts_with(data.join("reports")));
    fs::remove_dir_all(data).unwrap();
}
