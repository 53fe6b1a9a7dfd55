//! The game's seat at a host: two games and who runs the room, in one process with the host, over real sockets.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::{Arc, Condvar, Mutex},
    time::Duration,
};

use footlights::{
    game::{
        address::Invitation,
        client::{Answer, Client, Connection, There},
        line::Wake,
        trouble::Trouble,
    },
    host::{self, Config, Listen, Running},
    session::{Act, Mode, MoveById, Pacing, Phase, PlaceById, Target, view::Body},
    terms::{Message, Practice},
    wire::Entry,
};
use tokio::runtime::Runtime;

use crate::{
    host_support::{certificate, config, opening, runtime, words},
    shell::Folder,
};

/// Longer than anything here takes on the slowest machine.
const LONG: Duration = Duration::from_secs(60);

/// A bell that a line rings, and that a test waits for.
#[derive(Clone, Default)]
struct Bell(Arc<(Mutex<u64>, Condvar)>);

impl Bell {
    fn wake(&self) -> Wake {
        let Self(bell) = self.clone();
        Arc::new(move || {
            *bell.0.lock().unwrap() += 1;
            bell.1.notify_all();
        })
    }

    /// Waits until something holds; what it is, for who has waited in vain.
    fn until<T>(&self, what: &str, mut holds: impl FnMut() -> Option<T>) -> T {
        loop {
            let heard = *self.0.0.lock().unwrap();
            if let Some(found) = holds() {
                return found;
            }
            let rung = self.0.0.lock().unwrap();
            let (rung, waited) = self.0.1.wait_timeout_while(rung, LONG, |rung| *rung == heard).unwrap();
            assert!(!waited.timed_out(), "{what}: nothing has come");
            drop(rung);
        }
    }
}

/// A game, and the bell of its line.
struct Game {
    client: Client,
    bell: Bell,
}

fn come(link: &str, name: Option<&str>) -> Result<Game, Trouble> {
    let Invitation { address, entry } = Invitation::read(link)?;
    let entry =
        entry.unwrap_or_else(|| Entry::Join { name: name.unwrap_or_default().to_owned(), group: None });
    let bell = Bell::default();
    arrive(There::open(address, entry, bell.wake())?, bell)
}

fn arrive(there: There, bell: Bell) -> Result<Game, Trouble> {
    let mut waiting = Some(there);
    let come = bell.until("the first view", || {
        let mut there = waiting.take()?;
        if let Err(trouble) = there.arrive() {
            return Some(Err(trouble));
        }
        match Client::seated(there) {
            Ok(client) => Some(Ok(client)),
            Err(there) => {
                waiting = Some(*there);
                None
            }
        }
    });
    come.map(|client| Game { client, bell })
}

impl Game {
    fn until<T>(&mut self, what: &str, mut holds: impl FnMut(&Client) -> Option<T>) -> T {
        let client = &mut self.client;
        self.bell.until(what, || {
            client.hear().unwrap();
            holds(client)
        })
    }

    fn until_phase(&mut self, phase: Phase) {
        self.until(phase.id(), |client| (client.phase() == phase).then_some(()));
    }

    fn ready(&mut self) {
        let at = self.client.view().frame.at;
        self.client.act(Act::Ready).unwrap();
        self.until("the next phase", |client| (client.view().frame.at != at).then_some(()));
    }

    /// Plays a week: the first option of each card, and a word with the first of the team.
    fn play(&mut self, option: usize) {
        self.until_phase(Phase::Attention);
        let view = self.client.leader().unwrap().clone();
        for card in &view.cards {
            let option = &card.options[option.min(card.options.len() - 1)];
            self.client.answer(&card.id, &option.id).unwrap();
        }
        let there = view.members.iter().find(|member| member.left.is_none()).unwrap();
        self.client
            .act(Act::Play(MoveById::Place(PlaceById {
                practice: Practice::Listen,
                target: Target::Member(there.id.clone()),
                about: None,
                choice: None,
                units: 1,
            })))
            .unwrap();
        let cards = view.cards.len();
        self.until("the plan", |client| {
            let plan = &client.leader()?.plan;
            (plan.answers.len() == cards && plan.placements.len() == 1).then_some(())
        });
        self.ready();
        assert_eq!(self.client.phase(), Phase::PlayOut);
        let (played, round) = (self.client.weeks().len(), self.client.view().frame.at.round);
        assert_eq!(played, round as usize, "a week that is shown is there with its ledger");
        let week = self.client.week(round).unwrap();
        assert!(!week.why.is_empty() && week.met.cards.iter().all(|card| card.taken.is_some()));
        self.ready();
        self.ready();
    }
}

fn hosted(runtime: &Runtime, folder: &Path, port: u16) -> Running {
    let listen = Listen { ip: Ipv4Addr::LOCALHOST.into(), port: Some(port) };
    runtime.block_on(host::start(Config { listen, ..config(folder) })).unwrap()
}

#[test]
fn two_games_play_a_league_to_its_debrief() {
    let folder = Folder::new();
    let runtime = runtime();
    let running = hosted(&runtime, &folder.0, 0);
    let opened = runtime.block_on(running.host.open(&opening(Mode::League))).unwrap();
    let base = running.host.base();
    let mut room = come(&opened.secret_link(&base), None).unwrap();
    assert!(matches!(&room.client.view().body, Body::Facilitator(_)) && room.client.leader().is_none());
    let link = opened.join_link(&base);
    let mut games = ["Ada", "Bo"].map(|name| come(&link, Some(name)).unwrap());
    room.until("both names", |client| match &client.view().body {
        Body::Facilitator(body) => (body.seats.iter().filter(|row| row.present).count() == 3).then_some(()),
        _ => None,
    });

    // A move is taken back by another, as the room's journal is not the seat's.
    let ada = &mut games[0];
    ada.ready();
    ada.until_phase(Phase::Attention);
    let card = ada.client.leader().unwrap().cards[0].clone();
    assert!(!ada.client.can_undo());
    for option in [0, 1] {
        ada.client.answer(&card.id, &card.options[option].id).unwrap();
        let wanted = card.options[option].id.clone();
        ada.until("an answer", |client| {
            (client.leader()?.plan.answers.get(&card.id) == Some(&wanted)).then_some(())
        });
    }
    ada.client.undo().unwrap();
    ada.until("the answer before", |client| {
        (client.leader()?.plan.answers.get(&card.id) == Some(&card.options[0].id)).then_some(())
    });
    ada.client.undo().unwrap();
    ada.until("no answer", |client| client.leader()?.plan.answers.is_empty().then_some(()));
    assert!(!ada.client.can_undo());

    // A pause is seen by everybody; what is wanted meanwhile is refused with a sentence.
    room.client.act(Act::Pause).unwrap();
    for game in &mut games {
        game.until("the pause", |client| client.view().frame.paused.then_some(()));
    }
    games[1].client.act(Act::Ready).unwrap();
    let Game { client, bell } = &mut games[1];
    let told = bell.until("a refusal", || client.hear().err());
    assert!(words().has(&told.message.id), "{told:?}");
    room.client.act(Act::Resume).unwrap();
    for game in &mut games {
        game.until("the end of the pause", |client| (!client.view().frame.paused).then_some(()));
    }
    games[1].ready();

    for round in 1..=4 {
        for (option, game) in games.iter_mut().enumerate() {
            game.play(option);
            assert!(game.client.weeks().len() >= round);
        }
    }
    for game in &mut games {
        while game.client.phase() == Phase::EmptyChair {
            game.ready();
        }
        game.until_phase(Phase::Debrief);
        let evidence = footlights::session::Evidence::default();
        let debrief = game.until("the debrief", |client| client.debrief(&words(), &evidence, None));
        assert!(debrief.replayed && debrief.score.is_none() && !debrief.decisions.is_empty());
        assert!(!game.client.compared(&words()).is_empty() && game.client.league().is_none());
        game.client.want(0, 0);
        let what_if = game.until("what if", |client| match client.what_if(&words(), 0, 0) {
            Answer::Known(known) => Some(known),
            Answer::Coming => None,
        });
        assert!(what_if.is_some_and(|what_if| !what_if.told.is_empty()));
    }
    room.client.act(Act::Reveal).unwrap();
    for game in &mut games {
        let own = game.until("the room compared", |client| {
            let (league, own) = client.league()?;
            assert_eq!(league.games.len(), 2);
            Some(own)
        });
        assert!(own.is_some() && game.client.revealed());
    }

    // Who runs the room stops the host; the games are told, and wait for it to come back.
    room.client.stop_host();
    runtime.block_on(running.asked_to_stop());
    runtime.block_on(running.stop());
    let lost = |client: &Client| (client.there()?.connection() == Connection::Lost).then_some(());
    games[0].until("the broken line", lost);
}

#[test]
fn a_line_that_breaks_is_mended_and_a_seat_goes_on_elsewhere() {
    let folder = Folder::new();
    let runtime = runtime();
    let running = hosted(&runtime, &folder.0, 0);
    let port = running.at().port();
    let facilitated = host::Opening { pacing: Pacing::Facilitated, ..opening(Mode::League) };
    let opened = runtime.block_on(running.host.open(&facilitated)).unwrap();
    let link = opened.join_link(&running.host.base());
    let mut ada = come(&link, Some("Ada")).unwrap();
    assert!(!ada.client.plans_at_once(), "who is moved on together plans one thing after the other");
    ada.client.act(Act::Ready).unwrap();
    ada.until("being done", |client| client.view().frame.seat.ready.then_some(()));
    let key = ada.client.there().unwrap().key().unwrap().to_owned();

    runtime.block_on(running.stop());
    ada.until("the broken line", |client| (client.there()?.connection() == Connection::Lost).then_some(()));
    // What is wanted while the line is broken is sent once it is mended.
    let seat = ada.client.view().frame.seat.id;
    ada.client.act(Act::Help { seat, raised: true }).unwrap();
    let running = hosted(&runtime, &folder.0, port);
    let (back, _) = runtime.block_on(running.host.resume()).unwrap();
    assert_eq!(back.len(), 1);
    ada.until("the mended line", |client| {
        let up = client.there()?.connection() == Connection::Up;
        (up && client.view().frame.seat.help && client.view().frame.seat.ready).then_some(())
    });

    // The code is for somewhere else; there the seat is the same, and here it is over.
    ada.client.ask_for_code();
    let given = ada.until("a code", |client| client.there()?.continued().cloned());
    let elsewhere = come(&given.link, None).unwrap();
    assert_eq!(elsewhere.client.view().frame.seat.id, seat);
    assert_ne!(elsewhere.client.there().unwrap().key().unwrap(), key);
    runtime.block_on(running.stop());
}

#[test]
fn a_host_that_is_not_trusted_is_not_said_to_be_absent() {
    let folder = Folder::new();
    let (_, [cert, key]) = certificate(&folder.0);
    let runtime = runtime();
    let sealed = Config { tls: Some((cert, key)), ..config(&folder.0) };
    let running = runtime.block_on(host::start(sealed)).unwrap();
    let opened = runtime.block_on(running.host.open(&opening(Mode::League))).unwrap();
    let told = come(&opened.join_link(&running.host.base()), Some("Ada")).err().unwrap();
    assert_eq!((told.message.id.as_ref(), told.hint.is_some()), ("line-untrusted", true));
    runtime.block_on(running.stop());
}

#[test]
fn what_cannot_be_joined_says_why() {
    let nobody = SocketAddr::from((Ipv4Addr::LOCALHOST, 9));
    let told = come(&format!("http://{nobody}/j/ABCDEF"), Some("Ada")).err().unwrap();
    assert_eq!((told.message.id.as_ref(), told.hint.is_some()), ("line-no-host", true));

    let folder = Folder::new();
    let runtime = runtime();
    let running = hosted(&runtime, &folder.0, 0);
    let opened = runtime.block_on(running.host.open(&opening(Mode::League))).unwrap();
    let base = running.host.base();
    let told = come(&format!("{base}/f/{}/{}", opened.room.code, "A".repeat(43)), None).err().unwrap();
    let old = Message::new("host-link-old");
    assert_eq!(words().text(&told.message), words().text(&old));
    let told = come(&opened.join_link(&base), Some(" ")).err().unwrap();
    assert!(!words().text(&told.message).is_empty());
    runtime.block_on(running.stop());
}
