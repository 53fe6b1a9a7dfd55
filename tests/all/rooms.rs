//! Sessions for the other modules: a head on the tutorial, clients without a socket, a game to its end.

use std::sync::{Arc, OnceLock};

use footlights::{
    content::Content,
    scenario::PronounWords,
    session::{
        Act, Command, DropOut, Entry, Event, LateJoin, Mode, NamedText, Pacing, Prepared, Refusal,
        SESSION_VERSION, SeatId, SeatKind, Session, SessionHead, View, apply,
    },
    sim::{Length, MODEL_VERSION},
    terms::Id,
};

/// A seed that would be noticed anywhere in a text.
pub const SEED: u64 = 7_318_249_056_118_407_329;

pub const LEADER: SeatId = SeatId(1);
pub const OTHER: SeatId = SeatId(2);
pub const FACILITATOR: SeatId = SeatId(9);

/// A head on the tutorial.
pub fn head(seed: u64, mode: Mode, pacing: Pacing) -> SessionHead {
    head_on("first-week", seed, mode, pacing)
}

/// A head on a shipped scenario.
pub fn head_on(scenario: &str, seed: u64, mode: Mode, pacing: Pacing) -> SessionHead {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    let content = CONTENT.get_or_init(Content::embedded);
    let named = |name: &str, text: &str| NamedText { name: name.to_owned(), text: text.to_owned().into() };
    let scenario = content.scenario(scenario).unwrap();
    SessionHead {
        session_version: SESSION_VERSION,
        model_version: MODEL_VERSION,
        seed,
        mode,
        pacing,
        drop_out: DropOut::Wait,
        late_join: LateJoin::Begin,
        length: Length::Full,
        groups: if mode == Mode::Solo { vec!["Solo".into()] } else { vec!["Red".into(), "Blue".into()] },
        lang: "en".to_owned(),
        pronouns: PronounWords::from_sheet(|id| id.rsplit('-').next().unwrap().to_owned()),
        scenario: named(&scenario.file, &scenario.text),
        coefficients: named("coefficients", &content.model("coefficients").unwrap().text),
        leaders: content.leaders().iter().map(|source| named(&source.file, &source.text)).collect(),
        sheets: Vec::new(),
    }
}

pub fn prepared(seed: u64, mode: Mode, pacing: Pacing) -> Arc<Prepared> {
    Prepared::new(head(seed, mode, pacing)).unwrap()
}

pub fn solo(seed: u64) -> Session {
    Session::new(prepared(seed, Mode::Solo, Pacing::Own))
}

/// A client: sends with ids of its own, at the moment that its last view showed.
pub struct Client {
    pub seat: SeatId,
    sent: u32,
}

impl Client {
    pub fn new(seat: SeatId) -> Self {
        Self { seat, sent: 0 }
    }

    pub fn joined(session: &mut Session, seat: SeatId, kind: SeatKind, group: u32) -> Self {
        let mut client = Self::new(seat);
        client.send(session, Act::Join { name: format!("Person {seat}"), kind, group: Some(group) }).unwrap();
        client
    }

    pub fn command(&mut self, session: &Session, act: Act) -> Command {
        self.sent += 1;
        let at = View::of(session, self.seat).map(|view| view.frame.at);
        Command {
            id: format!("c{}-{}-{}", self.seat, session.entries(), self.sent),
            seat: self.seat,
            at,
            act,
        }
    }

    pub fn send(&mut self, session: &mut Session, act: Act) -> Result<Vec<Event>, Refusal> {
        let command = self.command(session, act);
        let now_ms = session.now_ms + 10;
        apply(session, &command, now_ms)
    }
}

/// A solo game whose leader's seat is automated, before its first phase.
pub fn automated(seed: u64, leader: &str) -> Session {
    automated_on("first-week", seed, leader)
}

/// The same on a shipped scenario.
pub fn automated_on(scenario: &str, seed: u64, leader: &str) -> Session {
    let head = head_on(scenario, seed, Mode::Solo, Pacing::Own);
    let mut session = Session::new(Prepared::new(head).unwrap());
    let mut client = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    client.send(&mut session, Act::Automate { seat: LEADER, leader: Some(Id::from(leader)) }).unwrap();
    session
}

/// Plays automated seats as long as one has something to do, and shows the session after each command.
pub fn play_on(session: &mut Session, mut after: impl FnMut(&Session) -> bool) {
    while let Some(command) = session.next_automated() {
        let now_ms = session.now_ms + 1000;
        apply(session, &command, now_ms).unwrap();
        if !after(session) {
            return;
        }
    }
}

/// A whole game and its entries.
pub fn finished(seed: u64, leader: &str) -> (Session, Vec<Entry>) {
    let mut session = automated(seed, leader);
    play_on(&mut session, |_| true);
    assert!(session.finished());
    let entries = session.take_entries();
    (session, entries)
}
