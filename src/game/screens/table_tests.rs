//! The pages at which something is chosen, drawn without a window: title, shelf, briefing, week, and what lies over
//! them.

use std::{path::PathBuf, time::SystemTime};

use bevy_egui::egui::Key;

use super::{
    Ask, Desk, Mark, Overlay, Page, Scene,
    room::Asked,
    show,
    tests::{SIZES, TEXTS, assert_apart, everywhere, frames, game, room, seat_of, ten, typed},
};
use crate::{
    content::Content,
    game::{
        client::Client,
        library::{self, Kept, Playable},
        settings::Settings,
        trouble::Trouble,
    },
    session::{Act, Command, MoveById, Phase, SeatId, Session, Stamp, Target, apply},
    terms::{Message, Practice},
};

fn shelf() -> Vec<Playable> {
    library::playable(&Content::embedded())
}

fn kept(phase: Phase, title: &str) -> Kept {
    Kept {
        path: PathBuf::from("game.jsonl"),
        title: title.to_owned(),
        at: Stamp { round: 4, phase },
        round_name: "week".to_owned(),
        touched: SystemTime::UNIX_EPOCH,
    }
}

/// Settings under which nothing explains itself.
fn told() -> Settings {
    Settings { marks: false, ..Settings::default() }
}

/// Draws whole pages at every size.
fn all(what: &str, client: Option<&Client>, desk: &Desk, settings: &Settings, trouble: Option<&Trouble>) {
    let shelf = shelf();
    let long = "A title as long as a title may be, which is sixty characters";
    let kept = [kept(Phase::Attention, long), kept(Phase::Debrief, "Another")];
    let mut desk = desk.clone();
    everywhere(what, |ui, kit| {
        let scene = Scene {
            shelf: &shelf,
            kept: &kept,
            seats: &[],
            opening: false,
            client,
            evidence: None,
            settings,
            trouble,
        };
        show(ui, kit, &scene, &mut desk);
    });
}

#[test]
fn title_and_shelf_fit_at_every_size() {
    all("title", None, &Desk::default(), &told(), None);
    all("shelf", None, &Desk { page: Page::Choose, ..Desk::default() }, &told(), None);
    for page in [Page::Host, Page::Join] {
        all(&format!("{page:?}"), None, &Desk { page, ..Desk::default() }, &told(), None);
    }
    for overlay in [Overlay::Settings, Overlay::Help, Overlay::Menu] {
        let desk = Desk { overlay: Some(overlay), ..Desk::default() };
        all(&format!("{overlay:?}"), None, &desk, &told(), None);
    }
    let trouble = Trouble::of(Message::new("store-locked").with("path", "/a/very/long/".repeat(12)));
    all("trouble", None, &Desk::default(), &told(), Some(&trouble.hint("game-store-hint")));
}

#[test]
fn no_words_lie_on_others() {
    let client = game(2, Phase::Attention);
    let mut week = Desk { page: Page::Game, ..Desk::default() };
    typed(&client, &mut week, &[]);
    let (shelf, settings) = (shelf(), told());
    let kept = [kept(Phase::Attention, "The inherited team"), kept(Phase::Debrief, "Another")];
    let pages = [
        ("title", None, Desk::default()),
        ("shelf", None, Desk { page: Page::Choose, ..Desk::default() }),
        ("week", Some(&client), week),
    ];
    for (what, client, mut desk) in pages {
        for size in SIZES {
            for text in TEXTS {
                let found = frames(size, text, &[], |ui, kit| {
                    let (shelf, kept, settings) = (&shelf, &kept, &settings);
                    let (seats, opening) = (&[][..], false);
                    let scene = Scene {
                        shelf,
                        kept,
                        seats,
                        opening,
                        client,
                        evidence: None,
                        settings,
                        trouble: None,
                    };
                    show(ui, kit, &scene, &mut desk);
                });
                assert_apart(what, size, text, &found);
            }
        }
    }
}

#[test]
fn a_room_fits_at_every_size() {
    for people in [0, 1, 30] {
        let session = room(people);
        let client = seat_of(&session, 1);
        let mut desk = Desk { page: Page::Game, ..Desk::default() };
        all(&format!("a room of {people}"), Some(&client), &desk, &told(), None);
        for asked in [Asked::Advance, Asked::Undo, Asked::Reveal, Asked::End, Asked::Stop] {
            desk.room.asked = Some(asked);
            all(&format!("{asked:?} in a room of {people}"), Some(&client), &desk, &told(), None);
        }
    }
}

#[test]
fn a_seat_in_a_room_fits_at_every_size_and_says_who_is_waited_for() {
    let mut session = room(3);
    let desk = Desk { page: Page::Game, ..Desk::default() };
    let advance = |session: &mut Session, id: &str, seat: u32, act: Act| {
        let at = session.at(SeatId(2));
        apply(session, &Command { id: id.to_owned(), seat: SeatId(seat), at, act }, 100).unwrap();
    };
    for (round, phase) in [Phase::Situations, Phase::Attention].into_iter().enumerate() {
        advance(&mut session, &format!("advance-{round}"), 1, Act::Advance { group: None });
        let client = seat_of(&session, 2);
        assert_eq!(client.view().frame.at.phase, phase);
        all(phase.id(), Some(&client), &desk, &told(), None);
    }
    advance(&mut session, "ready", 2, Act::Ready);
    let client = seat_of(&session, 2);
    let mut texts = Vec::new();
    let mut page = desk.clone();
    frames((1280.0, 720.0), 1.0, &[], |ui, kit| {
        texts = vec![kit.say("room-unready"), kit.say("room-wait-facilitator")];
        let (shelf, settings) = (shelf(), told());
        let scene = Scene {
            shelf: &shelf,
            kept: &[],
            seats: &[],
            opening: false,
            client: Some(&client),
            evidence: None,
            settings: &settings,
            trouble: None,
        };
        let asks = show(ui, kit, &scene, &mut page);
        assert!(asks.is_empty(), "{asks:?}");
    })
    .iter()
    .for_each(|(found, ..)| texts.retain(|text| text != found));
    assert!(texts.is_empty(), "not said: {texts:?}");
}

#[test]
fn briefing_and_week_fit_at_every_size() {
    for (client, who) in [(game(1, Phase::Briefing), "four"), (ten(1, Phase::Briefing), "ten")] {
        let mut desk = Desk { page: Page::Game, ..Desk::default() };
        for sheet in 0..3 {
            all(&format!("briefing {sheet} of {who}"), Some(&client), &desk, &told(), None);
            typed(&client, &mut desk, &[Key::Enter]);
        }
    }
    for (client, who) in [(game(2, Phase::Attention), "four"), (ten(2, Phase::Attention), "ten")] {
        let mut desk = Desk { page: Page::Game, ..Desk::default() };
        // A page that is new to a round forgets what the last one remembered.
        typed(&client, &mut desk, &[]);
        all(&format!("week of {who}"), Some(&client), &desk, &told(), None);
        all(&format!("note for {who}"), Some(&client), &desk, &Settings::default(), None);
        desk.week.selected = Some(client.leader().unwrap().members[0].id.clone());
        desk.week.told = true;
        all(&format!("pointed at, of {who}"), Some(&client), &desk, &told(), None);
        for practice in Practice::ALL {
            desk.week.aiming = Some(practice);
            all(&format!("aim of {practice:?} among {who}"), Some(&client), &desk, &told(), None);
        }
    }
}

#[test]
fn the_latest_unfinished_game_goes_on_with_enter() {
    let (shelf, settings) = (shelf(), told());
    let pressed = |kept: &[Kept], desk: &mut Desk| {
        let mut asked = Vec::new();
        frames((1280.0, 720.0), 1.0, &[Key::Enter], |ui, kit| {
            let scene = Scene {
                shelf: &shelf,
                kept,
                seats: &[],
                opening: false,
                client: None,
                evidence: None,
                settings: &settings,
                trouble: None,
            };
            asked.extend(show(ui, kit, &scene, desk));
        });
        asked
    };
    assert_eq!(pressed(&[], &mut Desk::default()), [Ask::Go(Page::Choose)]);
    let games = [kept(Phase::Debrief, "Played"), kept(Phase::Why, "Begun")];
    assert_eq!(pressed(&games, &mut Desk::default()), [Ask::Continue(1)]);
    let mut shelf_page = Desk { page: Page::Choose, ..Desk::default() };
    assert_eq!(pressed(&games, &mut shelf_page), [Ask::Begin { scenario: 0, short: false }]);
}

#[test]
fn numbers_take_options_and_escape_opens_the_menu() {
    let client = game(1, Phase::Attention);
    let card = client.leader().unwrap().cards[0].clone();
    let mut desk = Desk { page: Page::Game, ..Desk::default() };
    for (place, key) in [Key::Num1, Key::Num2].into_iter().enumerate() {
        let asked = typed(&client, &mut desk, &[key]);
        let option = card.options[place].id.clone();
        assert_eq!(asked, [Ask::Answer { card: card.id.clone(), option }]);
    }
    assert!(typed(&client, &mut desk, &[Key::Num9]).is_empty());
    assert_eq!(typed(&client, &mut desk, &[Key::Escape]), [Ask::Lay(Some(Overlay::Menu))]);
    assert_eq!(typed(&client, &mut desk, &[Key::Enter]), [Ask::Lay(None)]);
}

#[test]
fn attention_goes_to_a_person_by_keyboard_alone() {
    let client = game(1, Phase::Attention);
    let mut desk = Desk { page: Page::Game, ..Desk::default() };
    typed(&client, &mut desk, &[]);
    desk.week.aiming = Some(Practice::Listen);
    let mut found = Vec::new();
    // Tab through the page: whatever has the ring is pressed with Enter.
    for tabs in 1..40 {
        let mut desk = desk.clone();
        let keys: Vec<Key> = std::iter::repeat_n(Key::Tab, tabs).chain([Key::Enter]).collect();
        found.extend(typed(&client, &mut desk, &keys));
    }
    for member in &client.leader().unwrap().members {
        let target = Target::Member(member.id.clone());
        let placed =
            |ask: &Ask| matches!(ask, Ask::Act(Act::Play(MoveById::Place(by))) if by.target == target);
        assert!(found.iter().any(placed), "{} cannot be reached", member.id);
    }
}

#[test]
fn a_note_takes_enter_before_the_page_does() {
    let client = game(1, Phase::Attention);
    let mut desk = Desk { page: Page::Game, ..Desk::default() };
    let (shelf, settings) = (shelf(), Settings::default());
    let mut asked = Vec::new();
    frames((1280.0, 720.0), 1.0, &[Key::Enter], |ui, kit| {
        let scene = Scene {
            shelf: &shelf,
            kept: &[],
            seats: &[],
            opening: false,
            client: Some(&client),
            evidence: None,
            settings: &settings,
            trouble: None,
        };
        asked.extend(show(ui, kit, &scene, &mut desk));
    });
    assert_eq!(asked, [Ask::Seen(Mark::Card)]);
}

#[test]
fn settings_come_back_as_they_were_kept() {
    let folder = std::env::temp_dir().join(format!("footlights-settings-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    assert_eq!(Settings::load(&folder), Settings::default());
    let mut settings = Settings { text: 150, reduced_motion: true, ..Settings::default() };
    settings.seen.insert(Mark::Why);
    settings.save(&folder).unwrap();
    assert_eq!(Settings::load(&folder), settings);
    // What cannot be read, or is out of range, does no harm.
    std::fs::write(folder.join("settings.ron"), "(text: 9000").unwrap();
    assert_eq!(Settings::load(&folder), Settings::default());
    std::fs::write(folder.join("settings.ron"), "(text: 9000)").unwrap();
    assert_eq!(Settings::load(&folder).text, 200);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_game_is_kept_found_and_undone() {
    let mut client = game(1, Phase::Attention);
    let card = client.leader().unwrap().cards[0].clone();
    assert!(!client.can_undo());
    client.answer(&card.id, &card.options[0].id).unwrap();
    client.answer(&card.id, &card.options[1].id).unwrap();
    assert_eq!(client.leader().unwrap().plan.answers[&card.id], card.options[1].id);
    client.undo().unwrap();
    assert_eq!(client.leader().unwrap().plan.answers[&card.id], card.options[0].id);
    client.undo().unwrap();
    assert!(client.leader().unwrap().plan.answers.is_empty() && !client.can_undo());
    // The same option again takes the answer back.
    client.answer(&card.id, &card.options[0].id).unwrap();
    client.answer(&card.id, &card.options[0].id).unwrap();
    assert!(client.leader().unwrap().plan.answers.is_empty());
}
