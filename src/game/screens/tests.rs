//! The pages that look back, drawn without a window: from games played, in every size and text factor.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use bevy_egui::egui::{self, Event, Key, Rect, Shape, epaint::ClippedShape, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{Ask, Desk, Overlay, Page, Scene, book::Book, chair, past, people, play_out, show, why};
use crate::{
    content::{Content, Source},
    game::{
        client::Client,
        library,
        settings::Settings,
        theme::{self, Kit, Style},
    },
    report::ledger,
    scenario::{self, Scenario},
    session::{
        Act, Command, Evidence, Length, Mode, MoveById, Pacing, Phase, PlaceById, Prepared, SeatId, SeatKind,
        Session, SessionHead, Target, View, apply,
        view::{LeaderView, Subject},
    },
    terms::{Id, Practice},
    wire::ToSeat,
    words::Words,
};

/// Windows that everything has to fit in, in points, and text factors.
pub(super) const SIZES: [(f32, f32); 3] = [(1024.0, 640.0), (1280.0, 720.0), (1920.0, 1080.0)];
pub(super) const TEXTS: [f32; 4] = [0.8, 1.0, 1.5, 2.0];

pub(super) fn words() -> Words {
    let content = Content::embedded();
    let sheets: Vec<_> =
        content.sheets("en").into_iter().map(|sheet| (sheet.file.clone(), sheet.text.clone())).collect();
    Words::load("en", &sheets).unwrap()
}

pub(super) fn evidence() -> Evidence {
    Evidence::from_ron(&Content::embedded().model("evidence").unwrap().text).unwrap()
}

pub(super) fn shipped() -> Source {
    Content::embedded().scenario("first-week").unwrap().clone()
}

/// A game in a folder of its own; what is written there goes with the next clean build.
pub(super) fn begin(source: &Source) -> Client {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("footlights-pages-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path: PathBuf = folder.join(format!("{number}.jsonl"));
    let _ = std::fs::remove_file(&path);
    let texts = library::texts(&Content::embedded(), &words(), source).unwrap();
    let head = SessionHead::alone(texts, 7, Length::Full, "Solo".to_owned());
    let client = Client::begin(head, path.clone(), "You").unwrap();
    let _ = std::fs::remove_file(&path);
    client
}

/// Plays until a phase of a round, from 1: the first option of every card, and a little attention for somebody.
pub(super) fn played(client: &mut Client, round: u32, phase: Phase) {
    loop {
        let view = client.leader().unwrap().clone();
        if (view.round.number, client.phase()) == (round, phase) {
            return;
        }
        assert!(client.phase() != Phase::Debrief, "the game is over before {round} {phase:?}");
        if client.phase() == Phase::Attention {
            for card in &view.cards {
                client.answer(&card.id, &card.options[0].id).unwrap();
            }
            let there: Vec<_> = view.members.iter().filter(|member| member.left.is_none()).collect();
            if let Some(member) = there.get(round as usize % there.len().max(1)) {
                client
                    .act(Act::Play(MoveById::Place(PlaceById {
                        practice: Practice::Listen,
                        target: Target::Member(member.id.clone()),
                        about: None,
                        choice: None,
                        units: 1,
                    })))
                    .unwrap();
            }
        }
        client.act(Act::Ready).unwrap();
    }
}

pub(super) fn game(round: u32, phase: Phase) -> Client {
    let mut client = begin(&shipped());
    played(&mut client, round, phase);
    client
}

/// The tutorial with ten people, all of them with the longest names that the format takes.
fn crowd() -> Source {
    let source = shipped();
    let mut scenario: Scenario = scenario::load(&source.file, &source.text).scenario.unwrap();
    let one = scenario.members[2].clone();
    for number in scenario.members.len()..10 {
        let mut member = one.clone();
        member.id = Id::from(format!("member-{number}").as_str());
        member.name = format!("Wilhelmine-Do {number}");
        member.full_name = format!("Wilhelmine-Dorothea von der Marwitz-Thorgersen {number}");
        member.private = None;
        scenario.members.push(member);
    }
    let text =
        ron::ser::to_string_pretty(&scenario, ron::ser::PrettyConfig::new().struct_names(true)).unwrap();
    Source { text: text.into(), ..source }
}

pub(super) fn ten(round: u32, phase: Phase) -> Client {
    let mut client = begin(&crowd());
    played(&mut client, round, phase);
    client
}

/// Texts on a page: what was laid out, where, and where it may be seen.
/// A room that a facilitator runs, with so many people in it, each with a team.
pub(super) fn room(people: usize) -> Session {
    let texts = library::texts(&Content::embedded(), &words(), &shipped()).unwrap();
    let alone = SessionHead::alone(texts, 7, Length::Full, "Team".to_owned());
    let head = SessionHead { mode: Mode::League, pacing: Pacing::Facilitated, ..alone };
    let mut session = Session::new(Prepared::new(head).unwrap());
    let mut join = |seat: u32, name: String, kind: SeatKind| {
        let act = Act::Join { name, kind, group: None };
        let command =
            Command { id: format!("join {seat}").replace(' ', "-"), seat: SeatId(seat), at: None, act };
        apply(&mut session, &command, u64::from(seat)).unwrap();
    };
    join(1, "Facilitator".to_owned(), SeatKind::Facilitator);
    for place in 0..people {
        join(place as u32 + 2, format!("Somebody with a name of forty letters {place:02}"), SeatKind::Leader);
    }
    session
}

/// What a seat of a room has been told by its host.
pub(super) fn told_by(session: &Session, seat: u32) -> Vec<ToSeat> {
    let seat = SeatId(seat);
    let view = View::of(session, seat).unwrap();
    let weeks = view.leader().map_or(0, |leader| leader.weeks.len() as u32);
    let week = |round| ToSeat::Week { week: View::week(session, seat, round).map(Box::new) };
    let said = ToSeat::View { view: Box::new(view), now_ms: 0 };
    std::iter::once(said).chain((1..=weeks).map(week)).collect()
}

/// A seat of a room.
pub(super) fn seat_of(session: &Session, seat: u32) -> Client {
    Client::showing(told_by(session, seat))
}

fn texts(shapes: &[ClippedShape]) -> Vec<(String, Rect, Rect)> {
    fn walk(shape: &Shape, clip: Rect, found: &mut Vec<(String, Rect, Rect)>) {
        match shape {
            Shape::Vec(all) => all.iter().for_each(|shape| walk(shape, clip, found)),
            Shape::Text(text) => {
                let rect = text.galley.rect.translate(text.pos.to_vec2());
                found.push((text.galley.text().to_owned(), rect, clip));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for ClippedShape { clip_rect, shape } in shapes {
        walk(shape, *clip_rect, &mut found);
    }
    found
}

/// Draws a page for a few frames and returns what the last one shows.
pub(super) fn frames(
    (wide, tall): (f32, f32),
    text: f32,
    keys: &[Key],
    mut add: impl FnMut(&mut egui::Ui, &Kit<'_>),
) -> Vec<(String, Rect, Rect)> {
    let words = words();
    let style = Style::of(vec2(wide, tall), text, true);
    let kit = Kit { words: &words, style };
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let page = Rect::from_min_size(pos2(0.0, 0.0), vec2(wide, tall) / style.unit);
    let mut last = Vec::new();
    let frames = [None, None].into_iter().chain(keys.iter().map(|key| Some(*key))).chain([None, None]);
    for (number, key) in frames.enumerate() {
        let press = |key, pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        };
        let events = key.map(|key| vec![press(key, true), press(key, false)]).unwrap_or_default();
        let input = egui::RawInput {
            screen_rect: Some(page),
            time: Some(number as f64 * 0.3),
            events,
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            // The fonts count from the second frame on.
            if number > 0 {
                let mut ui = egui::Ui::new(
                    ui.ctx().clone(),
                    "page".into(),
                    egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(page),
                );
                add(&mut ui, &kit);
            }
        });
        last = texts(&output.shapes);
        output.textures_delta.clear();
    }
    last
}

/// Nothing runs out of the page sideways or is cut at the side, and what does not scroll is not cut below.
pub(super) fn assert_fits(what: &str, (wide, tall): (f32, f32), text: f32, found: &[(String, Rect, Rect)]) {
    let unit = Style::of(vec2(wide, tall), text, true).unit;
    let page = Rect::from_min_size(pos2(0.0, 0.0), vec2(wide, tall) / unit);
    assert!(found.len() > 3, "{what} at {wide}×{tall}, {text}: almost nothing is drawn");
    for (words, rect, clip) in found {
        if words.is_empty() || !clip.intersects(*rect) {
            continue;
        }
        assert!(!words.starts_with('[') && !words.contains('{'), "{what}: no words for {words}");
        let room = clip.intersect(page).expand(1.5);
        let at = format!("{what} at {wide}×{tall}, text {text}: “{words}” {rect:?} in {clip:?}");
        assert!(rect.left() >= room.left() && rect.right() <= room.right(), "cut at the side: {at}");
        let scrolls = clip.height() < page.height() - 1.0;
        assert!(scrolls || (rect.top() >= -1.5 && rect.bottom() <= page.bottom() + 1.5), "cut: {at}");
    }
}

/// No words lie on other words, as far as both are seen.
pub(super) fn assert_apart(what: &str, size: (f32, f32), text: f32, found: &[(String, Rect, Rect)]) {
    let seen: Vec<(&str, Rect)> = found
        .iter()
        .filter(|(words, rect, clip)| !words.trim().is_empty() && clip.intersects(*rect))
        .map(|(words, rect, clip)| (words.as_str(), rect.intersect(*clip)))
        .collect();
    for (place, (one, a)) in seen.iter().enumerate() {
        for (other, b) in &seen[place + 1..] {
            let both = a.intersect(*b);
            // Lines stand close: what counts is that one is written over the other.
            let over = both.width() > 6.0 && both.height() > 0.5 * a.height().min(b.height());
            assert!(!over, "{what} at {size:?}, text {text}: “{one}” {a:?} lies on “{other}” {b:?}");
        }
    }
}

pub(super) fn everywhere(what: &str, mut add: impl FnMut(&mut egui::Ui, &Kit<'_>)) {
    for size in SIZES {
        for text in TEXTS {
            let found = frames(size, text, &[], &mut add);
            assert_fits(what, size, text, &found);
        }
    }
}

pub(super) fn book<'a>(
    words: &'a Words,
    client: &'a Client,
    view: &'a LeaderView,
    evidence: &'a Evidence,
) -> Book<'a> {
    Book::new(words, client, view, Some(evidence))
}

#[test]
fn the_pages_fit_at_every_size() {
    let (words, evidence) = (words(), evidence());
    for (client, who) in [(game(2, Phase::Why), "four"), (ten(2, Phase::Why), "ten")] {
        let view = client.leader().unwrap().clone();
        let book = book(&words, &client, &view, &evidence);
        let mut subjects = vec![Subject::Team, Subject::Sponsor];
        subjects.push(Subject::Member { member: view.members.last().unwrap().id.clone() });
        subjects.push(Subject::Work { work: view.work[0].id.clone() });
        for subject in subjects {
            let mut desk = Desk::default();
            desk.why.subject = Some(subject.clone());
            everywhere(&format!("why of {who} {subject:?}"), |ui, kit| {
                why::show(ui, kit, &book, &mut desk, &mut Vec::new());
            });
        }
        let mut desk = Desk::default();
        everywhere(&format!("past of {who}"), |ui, kit| {
            past::show(ui, kit, &book, &mut desk.past, &mut Vec::new());
        });
        desk.past.events = true;
        everywhere(&format!("events of {who}"), |ui, kit| {
            past::show(ui, kit, &book, &mut desk.past, &mut Vec::new());
        });
        everywhere(&format!("team of {who}"), |ui, kit| {
            people::show(ui, kit, &book, &mut desk.team, &mut Vec::new());
        });
    }
}

#[test]
fn the_week_plays_out_and_the_chair_stands_at_every_size() {
    let (words, evidence) = (words(), evidence());
    for (client, who) in [(game(1, Phase::PlayOut), "four"), (ten(1, Phase::PlayOut), "ten")] {
        let view = client.leader().unwrap().clone();
        let book = book(&words, &client, &view, &evidence);
        let mut desk = Desk::default();
        everywhere(&format!("play-out of {who}"), |ui, kit| {
            play_out::show(ui, kit, &book, &mut desk, &mut Vec::new());
        });
    }
    let mut client = game(5, Phase::EmptyChair);
    for round in 5..=8 {
        played(&mut client, round, Phase::EmptyChair);
        let view = client.leader().unwrap().clone();
        let book = book(&words, &client, &view, &evidence);
        let mut desk = Desk::default();
        everywhere("chair", |ui, kit| chair::show(ui, kit, &book, &mut desk, &mut Vec::new()));
    }
}

#[test]
fn nobody_left_is_a_page_too() {
    let (words, evidence) = (words(), evidence());
    let client = game(5, Phase::EmptyChair);
    let mut view = client.leader().unwrap().clone();
    for member in &mut view.members {
        member.left = Some(2);
    }
    view.team = None;
    let book = book(&words, &client, &view, &evidence);
    let mut desk = Desk::default();
    everywhere("nobody: chair", |ui, kit| chair::show(ui, kit, &book, &mut desk, &mut Vec::new()));
    everywhere("nobody: why", |ui, kit| why::show(ui, kit, &book, &mut desk, &mut Vec::new()));
    everywhere("nobody: play-out", |ui, kit| play_out::show(ui, kit, &book, &mut desk, &mut Vec::new()));
    everywhere("nobody: team", |ui, kit| people::show(ui, kit, &book, &mut desk.team, &mut Vec::new()));
}

#[test]
fn every_table_adds_up() {
    let mut client = begin(&shipped());
    for round in 1..=4 {
        played(&mut client, round, Phase::Why);
        let week = client.weeks().last().unwrap().clone();
        let view = client.leader().unwrap().clone();
        let mut all: Vec<Subject> = vec![Subject::Team, Subject::Sponsor];
        all.extend(view.members.iter().map(|member| Subject::Member { member: member.id.clone() }));
        all.extend(view.work.iter().map(|work| Subject::Work { work: work.id.clone() }));
        for subject in all {
            let Some(table) = ledger::of(&week, &subject) else { continue };
            for minor in [false, true] {
                for (at, column) in table.columns.iter().enumerate() {
                    let sum: i64 = super::ledger::lines(&table, minor).map(|line| line.points[at]).sum();
                    assert_eq!(column.start.best + sum, column.end.best, "{subject:?}");
                }
            }
        }
        assert!(ledger::team(&week).lines.last().is_some_and(|line| line.unlearnt()));
    }
}

/// Runs the whole page as the window does, with the keyboard; returns what is asked for in all.
pub(super) fn typed(client: &Client, desk: &mut Desk, keys: &[Key]) -> Vec<Ask> {
    let evidence = evidence();
    // Notes would take Enter before the page does; they have tests of their own.
    let settings = Settings { marks: false, ..Settings::default() };
    let mut asked = Vec::new();
    frames((1280.0, 720.0), 1.0, keys, |ui, kit| {
        let scene = Scene {
            shelf: &[],
            kept: &[],
            seats: &[],
            opening: false,
            client: Some(client),
            evidence: Some(&evidence),
            settings: &settings,
            trouble: None,
        };
        for ask in show(ui, kit, &scene, desk) {
            if let Ask::Lay(over) = ask {
                desk.overlay = over;
            }
            asked.push(ask);
        }
    });
    asked
}

pub(super) fn desk() -> Desk {
    Desk { page: Page::Game, ..Desk::default() }
}

#[test]
fn enter_goes_on_from_each_page() {
    for (client, what) in [
        (game(1, Phase::PlayOut), "play-out"),
        (game(1, Phase::Why), "why"),
        (game(5, Phase::EmptyChair), "chair"),
    ] {
        let asked = typed(&client, &mut desk(), &[Key::Enter]);
        assert!(asked.contains(&Ask::Act(Act::Ready)), "{what}: {asked:?}");
        assert!(typed(&client, &mut desk(), &[]).is_empty(), "{what} asks for something by itself");
    }
}

#[test]
fn a_cause_leads_to_its_moment_and_to_the_study_and_back() {
    let client = game(1, Phase::Why);
    let mut desk = desk();
    typed(&client, &mut desk, &[Key::ArrowDown, Key::Enter]);
    assert_eq!((desk.why.ledger.row, desk.why.sheet), (0, Some(why::Sheet::Moment)));
    typed(&client, &mut desk, &[Key::E]);
    assert_eq!(desk.why.sheet, Some(why::Sheet::Study));
    let asked = typed(&client, &mut desk, &[Key::Escape]);
    assert_eq!(desk.why.sheet, None);
    assert!(asked.is_empty(), "Escape closes the sheet and no more: {asked:?}");
    let before = desk.why.subject.clone();
    typed(&client, &mut desk, &[Key::ArrowRight]);
    assert_ne!(desk.why.subject, before);
}

#[test]
fn past_weeks_open_with_a_key_and_close_with_another() {
    let client = game(2, Phase::Why);
    let mut desk = desk();
    typed(&client, &mut desk, &[Key::W]);
    assert_eq!(desk.overlay, Some(Overlay::Past));
    typed(&client, &mut desk, &[Key::PageUp]);
    assert_eq!(desk.past.round, Some(1));
    typed(&client, &mut desk, &[Key::E, Key::Escape]);
    assert_eq!((desk.overlay, desk.past.why.sheet), (Some(Overlay::Past), None));
    typed(&client, &mut desk, &[Key::Escape]);
    assert_eq!(desk.overlay, None);
}

#[test]
fn arrows_walk_through_the_team() {
    let client = game(1, Phase::Why);
    let mut desk = Desk { overlay: Some(Overlay::Team), ..desk() };
    typed(&client, &mut desk, &[Key::ArrowDown]);
    assert_eq!(desk.team.member, Some(client.leader().unwrap().members[1].id.clone()));
    typed(&client, &mut desk, &[Key::ArrowUp, Key::ArrowUp]);
    assert_eq!(desk.team.member, Some(client.leader().unwrap().members[3].id.clone()));
}

#[test]
fn a_week_plays_out_beat_by_beat_and_can_be_skipped() {
    let client = game(1, Phase::PlayOut);
    let evidence = evidence();
    let view = client.leader().unwrap().clone();
    let words = words();
    let mut style = Style::of(vec2(1280.0, 720.0), 1.0, false);
    style.reduced = false;
    let mut desk = desk();
    let mut dressed = false;
    let mut harness = Harness::builder().with_size(vec2(1280.0, 720.0)).with_step_dt(0.25).build_ui(|ui| {
        if !dressed {
            theme::install(ui.ctx());
            dressed = true;
            return;
        }
        let kit = Kit { words: &words, style };
        desk.beat = None;
        play_out::show(ui, &kit, &book(&words, &client, &view, &evidence), &mut desk, &mut Vec::new());
    });
    harness.run_steps(3);
    assert!(harness.query_by_label("Why").is_none(), "it is still running");
    harness.get_by_label("Skip").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Skip").is_none());
    harness.get_by_label("Why");
}

#[test]
fn what_can_be_pressed_has_a_name() {
    let client = game(1, Phase::Why);
    let evidence = evidence();
    let view = client.leader().unwrap().clone();
    let words = words();
    let style = Style::of(vec2(1280.0, 720.0), 1.0, true);
    let mut desk = desk();
    let mut dressed = false;
    let mut harness = Harness::builder().with_size(vec2(1280.0, 720.0)).build_ui(|ui| {
        if !dressed {
            theme::install(ui.ctx());
            dressed = true;
            return;
        }
        let kit = Kit { words: &words, style };
        why::show(ui, &kit, &book(&words, &client, &view, &evidence), &mut desk, &mut Vec::new());
    });
    harness.run_steps(3);
    for name in ["Solveig", "Whole team", "Forty cabins", "Anneke Moran", "Next: week 2"] {
        assert!(harness.query_all_by_label(name).next().is_some(), "{name}");
    }
    harness.get_by_label("What stands behind it (E)").click();
    harness.run_steps(3);
    harness.get_by_label("Back to why");
}
