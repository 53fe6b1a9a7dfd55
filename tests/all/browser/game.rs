//! The seat of a game in the league: it speaks over a WebSocket as the window does.
//!
//! This is the place for the real window. Until it joins by link, this small client sits in its seat and speaks the
//! same messages.

use std::net::SocketAddr;

use footlights::{
    session::{Act, MoveById, Phase, View},
    wire::{Entry, ToHost, ToSeat, WIRE_VERSION},
};
use futures_util::{SinkExt, StreamExt};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message as Frame, client::IntoClientRequest},
};

use crate::host_support::LONG;

pub struct Game {
    socket: WebSocketStream<TcpStream>,
    view: View,
    sent: usize,
}

impl Game {
    /// Joins the session of a link.
    pub async fn join(link: &str, name: &str) -> Self {
        let (host, path) = link.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let code = path.strip_prefix("j/").unwrap();
        let at: SocketAddr = host.parse().unwrap();
        let socket = TcpStream::connect(at).await.unwrap();
        let request = format!("ws://{host}/ws/{code}").into_client_request().unwrap();
        let (mut socket, _) = client_async(request, socket).await.unwrap();
        let by = Entry::Join { name: name.to_owned(), group: None };
        say(&mut socket, &ToHost::Hello { wire: WIRE_VERSION, by }).await;
        assert!(matches!(hear(&mut socket).await, ToSeat::Hello { key: Some(_), .. }));
        let ToSeat::View { view, .. } = hear(&mut socket).await else { panic!("no view") };
        Self { socket, view: *view, sent: 0 }
    }

    pub fn phase(&self) -> Phase {
        self.view.frame.at.phase
    }

    /// Waits for a view that is so.
    pub async fn until(&mut self, so: impl Fn(&View) -> bool) {
        while !so(&self.view) {
            if let ToSeat::View { view, .. } = hear(&mut self.socket).await {
                self.view = *view;
            }
        }
    }

    async fn act(&mut self, act: Act) {
        self.sent += 1;
        let id = format!("game-{}", self.sent);
        say(&mut self.socket, &ToHost::Do { id, at: Some(self.view.frame.at), act }).await;
        let before = self.view.frame.revision;
        self.until(|view| view.frame.revision > before).await;
    }

    /// Goes on without a decision.
    pub async fn ready(&mut self) {
        self.act(Act::Ready).await;
    }

    /// Plays to the end: the last option of every situation.
    pub async fn play_on(&mut self) {
        while self.phase() != Phase::Debrief {
            if self.phase() == Phase::Situations {
                let cards = self.view.leader().unwrap().cards.clone();
                for card in cards {
                    let option = card.options.last().unwrap().id.clone();
                    self.act(Act::Play(MoveById::Answer { card: card.id, option })).await;
                }
            }
            self.act(Act::Ready).await;
        }
    }
}

async fn say(socket: &mut WebSocketStream<TcpStream>, said: &ToHost) {
    socket.send(Frame::text(serde_json::to_string(said).unwrap())).await.unwrap();
}

async fn hear(socket: &mut WebSocketStream<TcpStream>) -> ToSeat {
    loop {
        let frame = timeout(LONG, socket.next()).await.unwrap().unwrap().unwrap();
        if let Frame::Text(text) = frame {
            match serde_json::from_str(&text).unwrap() {
                ToSeat::Refused { told, .. } => panic!("refused: {}", told.text),
                ToSeat::Bye { told } => panic!("sent away: {}", told.text),
                heard => return heard,
            }
        }
    }
}
