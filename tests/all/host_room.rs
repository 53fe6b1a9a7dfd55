//! Rooms of a host, with clients in the same process and no socket: what is confirmed is kept, whatever happens to
//! the host.

use std::{collections::BTreeMap, sync::Arc};

use footlights::{
    host::{
        Running,
        keys::{BadCode, Secret},
        room::{PATIENCE_SECONDS_MAX, Room, RoomError},
    },
    session::{Act, Command, DropOut, Event, Mode, MoveById, Pacing, Phase, Refusal, SeatId, SeatKind, View},
    store::sql::KeyKind,
};

use crate::{
    host_support::{LONG, host, opening, runtime},
    shell::Folder,
};
use tokio::time::timeout;

async fn ready(room: &Room, seat: SeatId, id: &str) -> Result<Vec<Event>, RoomError> {
    let at = Some(room.view(seat).await.unwrap().frame.at);
    room.submit(&Command { id: id.to_owned(), seat, at, act: Act::Ready }).await
}

async fn join(room: &Room, name: &str) -> (SeatId, Secret) {
    room.join(name, SeatKind::Leader, None).await.unwrap()
}

fn phase(view: &View) -> (u32, Phase) {
    (view.frame.at.round, view.frame.at.phase)
}

async fn open(host: &Running, mode: Mode) -> Arc<Room> {
    host.host.open(&opening(mode)).await.unwrap().room
}

#[test]
fn a_league_is_played_to_the_end_and_survives_the_host() {
    let folder = Folder::new();
    let runtime_one = runtime();
    let (code, seen, keys) = runtime_one.block_on(async {
        let running = host(&folder.0).await;
        let room = open(&running, Mode::League).await;
        let mut keys = BTreeMap::new();
        for name in ["Ada", "Bo", "Cem"] {
            let (seat, secret) = join(&room, name).await;
            keys.insert(seat, secret);
        }
        let seats: Vec<SeatId> = keys.keys().copied().collect();
        // One plays to the end, one half of the way, one only looks.
        for step in 0.. {
            if phase(&room.view(seats[0]).await.unwrap()).1 == Phase::Debrief {
                break;
            }
            ready(&room, seats[0], &format!("a{step}")).await.unwrap();
        }
        for step in 0..5 {
            ready(&room, seats[1], &format!("b{step}")).await.unwrap();
        }
        let (debrief, played) = room.debrief(seats[0], &running.host.maker).await.unwrap().unwrap();
        assert!(debrief.replayed && !debrief.decisions.is_empty() && !played.compared.is_empty());
        assert_eq!(debrief.frame.leader, "Ada");
        let what_if = room.what_if(seats[0], &running.host.maker, 0, 0).await.unwrap();
        assert!(what_if.is_some());
        assert!(room.debrief(seats[1], &running.host.maker).await.unwrap().is_none());
        let mut seen = BTreeMap::new();
        for seat in seats {
            seen.insert(seat, room.view(seat).await.unwrap());
        }
        let code = room.code.clone();
        // The host is not stopped: it ends in the middle, with its tasks wherever they are.
        drop(room);
        drop(running);
        (code, seen, keys)
    });
    // What is left of it lets the session go when it is dropped, as the system does for a process that was killed.
    runtime_one.shutdown_timeout(LONG);

    let runtime_two = runtime();
    runtime_two.block_on(async {
        let running = host(&folder.0).await;
        let (back, not) = running.host.resume().await.unwrap();
        assert_eq!((back.len(), not.len()), (1, 0));
        let room = &back[0].room;
        assert_eq!(room.code, code);
        for (seat, before) in &seen {
            assert_eq!(room.seat_of(&keys[seat]), Some(*seat));
            let now = room.view(*seat).await.unwrap();
            assert_eq!(now.frame.at, before.frame.at);
            assert_eq!(now.body, before.body, "the view of seat {seat} is another");
        }
        // It goes on.
        let seat = *seen.keys().nth(1).unwrap();
        ready(room, seat, "after").await.unwrap();
        assert!(room.seat_of_link(&back[0].link).is_some());
        running.stop().await;
    });
}

#[test]
fn sending_twice_does_nothing_twice_and_late_is_refused() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let room = open(&running, Mode::League).await;
        let (seat, _) = join(&room, "Ada").await;
        let before = room.view(seat).await.unwrap();
        let command = Command { id: "x".to_owned(), seat, at: Some(before.frame.at), act: Act::Ready };
        let (one, two) = tokio::join!(room.submit(&command), room.submit(&command));
        assert_eq!(one.unwrap(), two.unwrap());
        let now = room.view(seat).await.unwrap();
        assert_eq!(phase(&now), (1, Phase::Situations));
        let late = Command { id: "y".to_owned(), ..command.clone() };
        assert!(matches!(
            room.submit(&late).await,
            Err(RoomError::Refused(Refusal::Stale { now: at })) if at == now.frame.at
        ));
        let other = Command { act: Act::Leave, ..command };
        assert!(matches!(room.submit(&other).await, Err(RoomError::Refused(Refusal::IdSpent))));
        running.stop().await;
    });
}

#[test]
fn keys_open_their_seat_and_no_other() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let room = &opened.room;
        let facilitator = room.facilitator().unwrap();
        assert_eq!(room.seat_of_link(&opened.link), Some(facilitator));
        // A link is no key, and a key no link.
        assert_eq!(room.seat_of(&opened.link), None);
        let (seat, secret) = join(room, "Ada").await;
        assert_eq!((room.seat_of(&secret), room.seat_of_link(&secret)), (Some(seat), None));
        assert_eq!(room.seat_of(&Secret::draw().unwrap()), None);
        // A new link voids the old one.
        let link = room.give_key(facilitator, KeyKind::Link).await.unwrap();
        assert_eq!(room.seat_of_link(&opened.link), None);
        assert_eq!(room.seat_of_link(&link), Some(facilitator));
        // On another device, once.
        let code = room.elsewhere(seat).unwrap();
        let (same, second) = room.continue_here(&code).await.unwrap();
        assert_eq!((same, room.seat_of(&second), room.seat_of(&secret)), (seat, Some(seat), Some(seat)));
        assert!(matches!(room.continue_here(&code).await, Err(RoomError::Code(BadCode::Unknown))));
        // A seat that is given free is nobody's any more, and its number is not used again.
        room.press(facilitator, Act::Release(seat)).await.unwrap();
        assert_eq!((room.seat_of(&secret), room.seat_of(&second)), (None, None));
        let (next, _) = join(room, "Bo").await;
        assert!(next > seat);
        // Other rooms know nothing of these keys.
        let other = open(&running, Mode::League).await;
        assert_eq!(other.seat_of(&second), None);
        assert_ne!(other.code, room.code);
        running.stop().await;
    });
}

#[test]
fn a_timed_room_moves_on_by_itself_and_an_absent_seat_is_stood_in_for() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let leader = "steady".into();
        let mut opening = opening(Mode::League);
        opening.drop_out = DropOut::Leader(leader);
        let room = running.host.open(&opening).await.unwrap().room;
        assert!(room.set_patience(PATIENCE_SECONDS_MAX + 1).await.is_err());
        room.set_patience(0).await.unwrap();
        let (here, _) = join(&room, "Here").await;
        let (gone, _) = join(&room, "Gone").await;
        let linked = room.link(here, None);
        let command = Command { id: "bye".to_owned(), seat: gone, at: None, act: Act::Leave };
        room.submit(&command).await.unwrap();
        // The house looks every second. Whoever sits in goes as far as those who are there, and one step further.
        let mut wakes = room.link(room.facilitator().unwrap(), None).wakes();
        let mut played_to = async |to: (u32, Phase)| loop {
            let view = room.view(gone).await.unwrap();
            if phase(&view) == to {
                assert_eq!(view.frame.seat.automated.as_ref().map(|id| id.as_str()), Some("steady"));
                break;
            }
            assert!(phase(&view) < to, "{:?} is past {to:?}", phase(&view));
            wakes.changed().await.unwrap();
        };
        played_to((1, Phase::Situations)).await;
        ready(&room, here, "on").await.unwrap();
        played_to((1, Phase::Attention)).await;
        assert_eq!(phase(&room.view(here).await.unwrap()), (1, Phase::Situations));
        // Back again, the seat is its person's.
        room.arrive(gone).await.unwrap();
        assert_eq!(room.view(gone).await.unwrap().frame.seat.automated, None);
        drop(linked);
        running.stop().await;
    });
}

#[test]
fn a_pause_stops_everything_and_an_undone_advance_is_back() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let mut opening = opening(Mode::League);
        opening.pacing = Pacing::Facilitated;
        let room = running.host.open(&opening).await.unwrap().room;
        let facilitator = room.facilitator().unwrap();
        let (seat, _) = join(&room, "Ada").await;
        let advance = || room.press(facilitator, Act::Advance { group: None });
        advance().await.unwrap();
        advance().await.unwrap();
        assert_eq!(phase(&room.view(seat).await.unwrap()), (1, Phase::Attention));
        room.press(facilitator, Act::Pause).await.unwrap();
        assert!(matches!(ready(&room, seat, "r").await, Err(RoomError::Refused(Refusal::Paused))));
        assert!(room.view(seat).await.unwrap().frame.paused);
        room.press(facilitator, Act::Resume).await.unwrap();
        advance().await.unwrap();
        assert_eq!(phase(&room.view(seat).await.unwrap()), (1, Phase::PlayOut));
        let last = room.look(|session| session.last_advance()).await.unwrap().unwrap();
        room.press(facilitator, Act::UndoTo { entry: last.entry, group: last.group }).await.unwrap();
        assert_eq!(phase(&room.view(seat).await.unwrap()), (1, Phase::Attention));
        // And the one before.
        let last = room.look(|session| session.last_advance()).await.unwrap().unwrap();
        room.press(facilitator, Act::UndoTo { entry: last.entry, group: last.group }).await.unwrap();
        assert_eq!(phase(&room.view(seat).await.unwrap()), (1, Phase::Situations));
        running.stop().await;
    });
}

#[test]
fn another_host_leaves_a_session_alone_that_is_open() {
    let folder = Folder::new();
    runtime().block_on(async {
        let one = host(&folder.0).await;
        let room = open(&one, Mode::Solo).await;
        let two = host(&folder.0).await;
        let (back, not) = two.host.resume().await.unwrap();
        assert!(back.is_empty());
        assert_eq!(not.len(), 1);
        assert_eq!(not[0].0.code, room.code);
        one.stop().await;
        drop(room);
        two.stop().await;
    });
}

/// Does something to the database of a folder that a host knows nothing of.
async fn behind_its_back(folder: &Folder, sql: &'static str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.0.join("sessions.db"));
    let mut other = sqlx::ConnectOptions::connect(&options).await.unwrap();
    sqlx::query(sql).execute(&mut other).await.unwrap();
}

#[test]
fn a_room_that_cannot_be_kept_waits_and_goes_on() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let room = open(&running, Mode::League).await;
        let (ada, _) = join(&room, "Ada").await;
        let (bo, _) = join(&room, "Bo").await;
        let mut trouble = room.trouble();
        behind_its_back(&folder, "ALTER TABLE entries RENAME TO elsewhere").await;
        // What is under way is not confirmed, and not seen; what comes after is not taken in.
        assert!(matches!(ready(&room, ada, "one").await, Err(RoomError::Unsure)));
        assert!(trouble.borrow_and_update().is_some());
        assert!(matches!(room.view(ada).await, Err(RoomError::Unsure)));
        assert!(matches!(ready(&room, bo, "one").await, Err(RoomError::Waits)));
        // Who has nothing under way sees what there is.
        assert_eq!(phase(&room.view(bo).await.unwrap()), (1, Phase::Briefing));
        behind_its_back(&folder, "ALTER TABLE elsewhere RENAME TO entries").await;
        timeout(LONG, trouble.wait_for(Option::is_none)).await.unwrap().unwrap();
        assert_eq!(phase(&room.view(ada).await.unwrap()), (1, Phase::Situations));
        assert_eq!(phase(&room.view(bo).await.unwrap()), (1, Phase::Briefing));
        ready(&room, bo, "two").await.unwrap();
        running.stop().await;
        let running = host(&folder.0).await;
        let (back, not) = running.host.resume().await.unwrap();
        assert_eq!((back.len(), not.len()), (1, 0));
        for seat in [ada, bo] {
            assert_eq!(phase(&back[0].room.view(seat).await.unwrap()), (1, Phase::Situations));
        }
        running.stop().await;
    });
}

#[test]
fn a_leader_takes_back_their_own_moves_and_no_more() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let room = open(&running, Mode::League).await;
        let (ada, _) = join(&room, "Ada").await;
        let (bo, _) = join(&room, "Bo").await;
        for seat in [ada, bo] {
            ready(&room, seat, "one").await.unwrap();
        }
        let answer = async |seat: SeatId, card: usize, option: usize, id: &str| {
            let view = room.view(seat).await.unwrap();
            let card = &view.leader().unwrap().cards[card];
            let option = card.options[option].id.clone();
            let act = Act::Play(MoveById::Answer { card: card.id.clone(), option });
            room.submit(&Command { id: id.to_owned(), seat, at: Some(view.frame.at), act }).await.unwrap();
        };
        let undo = async |seat: SeatId, entry: u64, id: &str| {
            let group = room.view(seat).await.unwrap().frame.seat.group;
            let act = Act::UndoTo { entry, group };
            room.submit(&Command { id: id.to_owned(), seat, at: None, act }).await
        };
        let answers = async |seat: SeatId| {
            room.view(seat)
                .await
                .unwrap()
                .leader()
                .unwrap()
                .plan
                .answers
                .values()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(room.view(ada).await.unwrap().frame.undo, None);
        answer(ada, 0, 0, "a").await;
        let first = answers(ada).await;
        answer(bo, 0, 1, "a").await;
        answer(ada, 0, 1, "b").await;
        let (revision, seen) = (room.revision(), room.view(ada).await.unwrap());
        let entry = seen.frame.undo.unwrap();
        // Nobody else's, and nothing further back.
        assert!(matches!(undo(bo, entry, "u").await, Err(RoomError::Refused(_))));
        assert!(matches!(undo(ada, 3, "u").await, Err(RoomError::Refused(Refusal::NotYours))));
        assert_eq!(room.revision(), revision);
        undo(ada, entry, "v").await.unwrap();
        assert_eq!(answers(ada).await, first);
        let entry = room.view(ada).await.unwrap().frame.undo.unwrap();
        undo(ada, entry, "w").await.unwrap();
        assert!(answers(ada).await.is_empty());
        assert_eq!(room.view(ada).await.unwrap().frame.undo, None);
        assert_eq!(answers(bo).await.len(), 1);
        answer(ada, 0, 1, "c").await;
        ready(&room, ada, "two").await.unwrap();
        // What was planned in an earlier phase stays.
        assert_eq!(room.view(ada).await.unwrap().frame.undo, None);
        let body = room.view(ada).await.unwrap().body.clone();
        running.stop().await;
        let running = host(&folder.0).await;
        let (back, _) = running.host.resume().await.unwrap();
        assert_eq!(back[0].room.view(ada).await.unwrap().body, body);
        running.stop().await;
    });
}
