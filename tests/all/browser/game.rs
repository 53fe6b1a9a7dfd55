//! The seat of a game in the league: it speaks over a WebSocket as the window does.
//!
//! This is the place for the real window. Until it joins by link, this small client sits in its seat and speaks the
//! same messages.

use std::net::SocketAddr;

use footlights::{
    session::{Act, MoveById, Phase, View},
    wire::{Entry, ToHost, ToSeat, WIRE_VERSION},
};
use futures_util::{SinkExt, StreamExt, stream::SplitSink};
use tokio::{
    net::TcpStream,
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message as Frame, client::IntoClientRequest},
};

use crate::host_support::LONG;

type Mouth = SplitSink<WebSocketStream<TcpStream>, Frame>;

pub struct Game {
    mouth: Mouth,
    /// What the host says, read while nobody waits for it: a game that is silent for long is taken for gone.
    ears: UnboundedReceiver<Frame>,
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
        let (socket, _) = client_async(request, socket).await.unwrap();
        let (mut mouth, mut socket) = socket.split();
        let (hears, mut ears) = unbounded_channel();
        tokio::spawn(async move {
            while let Some(Ok(frame)) = socket.next().await {
                if hears.send(frame).is_err() {
                    return;
                }
            }
        });
        let by = Entry::Join { name: name.to_owned(), group: None };
        say(&mut mouth, &ToHost::Hello { wire: WIRE_VERSION, by }).await;
        assert!(matches!(hear(&mut ears).await, ToSeat::Hello { key: Some(_), .. }));
        let ToSeat::View { view, .. } = hear(&mut ears).await else { panic!("no view") };
        Self { mouth, ears, view: *view, sent: 0 }
    }

    pub fn phase(&self) -> Phase {
        self.view.frame.at.phase
    }

    /// Waits for a view that is so.
    pub async fn until(&mut self, so: impl Fn(&View) -> bool) {
        while !so(&self.view) {
            if let ToSeat::View { view, .. } = hear(&mut self.ears).await {
                self.view = *view;
            }
        }
    }

    async fn act(&mut self, act: Act) {
        self.sent += 1;
        let id = format!("game-{}", self.sent);
        say(&mut self.mouth, &ToHost::Do { id, at: Some(self.view.frame.at), act }).await;
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

async fn say(mouth: &mut Mouth, said: &ToHost) {
    mouth.send(Frame::text(serde_json::to_string(said).unwrap())).await.unwrap();
}

async fn hear(ears: &mut UnboundedReceiver<Frame>) -> ToSeat {
    loop {
        let frame = timeout(LONG, ears.recv()).await.unwrap().unwrap();
        if let Frame::Text(text) = frame {
            match serde_json::from_str(&text).unwrap() {
                ToSeat::Refused { told, .. } => panic!("refused: {}", told.text),
                ToSeat::Bye { told } => panic!("sent away: {}", told.text),
                heard => return heard,
            }
        }
    }
}
