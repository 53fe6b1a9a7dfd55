//! Simulated players: what a browser sends and takes in, and what the game does.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message as Frame, client::IntoClientRequest},
};

use super::{super::pages::url, Failed};
use crate::{
    session::{Act, MoveById, Phase, Stamp},
    terms::Id,
    wire::{Entry, ToHost, ToSeat, WIRE_VERSION},
};

/// Pages, forms and a stream.
pub(super) struct Browser {
    sender: SendRequest<Full<Bytes>>,
    at: SocketAddr,
    host: String,
    code: String,
    cookie: String,
    /// The page as it came last. Of a part that took the place of some of it only the revision is kept: what a
    /// player needs to choose stays the same.
    page: String,
    /// What the page has, and what it is called.
    has: u64,
    name: String,
    sent: usize,
    /// Reads the stream, as a browser does whether anybody looks or not.
    news: AbortOnDrop,
}

/// A task that ends with who holds it.
struct AbortOnDrop(tokio::task::JoinHandle<()>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Browser {
    pub async fn come(at: SocketAddr, host: String, code: String, number: usize) -> Result<Self, Failed> {
        let mut sender = connect(at).await?;
        let form = send(&mut sender, &host, "GET", &url::join(&code), "", None).await?;
        let form = text(form).await?;
        let csrf = value(&form, "csrf").ok_or(Failed("no form to join"))?;
        let fields = [("csrf", csrf), ("name", format!("Player {number}"))];
        let joined = send(&mut sender, &host, "POST", &url::join(&code), "", Some(&fields)).await?;
        let cookie = cookie(&joined).ok_or(Failed("no seat"))?;
        text(joined).await?;
        let Opened { page, name, news } = open(&mut sender, at, &host, &cookie, &url::seat(&code)).await?;
        let has = revision(&page);
        let mut browser = Self { sender, at, host, code, cookie, page, has, name, sent: 0, news };
        // Out of the briefing, to where there is something to choose.
        browser.ready().await?;
        Ok(browser)
    }

    pub async fn choose(&mut self, round: usize) -> Result<(), Failed> {
        let card = value(&self.page, "card").ok_or(Failed("no card on the page"))?;
        let options = values(&self.page, "option");
        let option = options.get(round % 2).or(options.first()).ok_or(Failed("no option on the page"))?;
        let fields = [("do", "answer".to_owned()), ("card", card), ("option", option.clone())];
        self.press(&fields).await
    }

    /// Is done with the phase.
    pub async fn ready(&mut self) -> Result<(), Failed> {
        self.press(&[("do", "ready".to_owned())]).await
    }

    /// Goes on to why, and opens one more ledger there.
    pub async fn ask_why(&mut self) -> Result<(), Failed> {
        self.ready().await?;
        let way = self.page.split("class=\"later\" hx-get=\"").nth(1).and_then(|rest| rest.split('"').next());
        let way = way.ok_or(Failed("no ledger to open"))?;
        let from = Script { has: self.has, page: &self.name };
        let opened =
            send_with(&mut self.sender, &self.host, "GET", way, &self.cookie, None, Some(&from)).await?;
        if opened.status() != 200 {
            return Err(Failed("a ledger does not open"));
        }
        text(opened).await?;
        Ok(())
    }

    /// Looks the team up, and comes back: two pages, each with a stream of its own.
    pub async fn look_up_team(&mut self) -> Result<(), Failed> {
        for path in [url::team(&self.code), url::seat(&self.code)] {
            let opened = open(&mut self.sender, self.at, &self.host, &self.cookie, &path).await?;
            self.has = revision(&opened.page);
            (self.page, self.name, self.news) = (opened.page, opened.name, opened.news);
        }
        Ok(())
    }

    /// Sends a form of the page, and waits for the page that comes of it.
    async fn press(&mut self, fields: &[(&str, String)]) -> Result<(), Failed> {
        self.sent += 1;
        let known = |name: &'static str| value(&self.page, name).ok_or(Failed("no such field"));
        let mut all = vec![
            ("csrf", known("csrf")?),
            ("command", format!("swarm-{}", self.sent)),
            ("round", known("round")?),
            ("phase", known("phase")?),
        ];
        all.extend(fields.iter().cloned());
        let path = url::seat_do(&self.code);
        let from = Script { has: self.has, page: &self.name };
        let done =
            send_with(&mut self.sender, &self.host, "POST", &path, &self.cookie, Some(&all), Some(&from))
                .await?;
        if done.status() != 200 {
            return Err(Failed("a choice was refused"));
        }
        let page = text(done).await?;
        // An answer to what was done has news; a refusal has the same page with a notice.
        let revision = revision(&page);
        if revision <= self.has {
            return Err(Failed("a choice was refused"));
        }
        self.has = revision;
        if !page.starts_with("<div id=\"part\"") {
            self.page = page;
        }
        Ok(())
    }
}

/// A page and its stream, which is read until this is dropped.
struct Opened {
    page: String,
    /// What the page is called.
    name: String,
    news: AbortOnDrop,
}

async fn open(
    sender: &mut SendRequest<Full<Bytes>>,
    at: SocketAddr,
    host: &str,
    cookie: &str,
    path: &str,
) -> Result<Opened, Failed> {
    let page = text(send(sender, host, "GET", path, cookie, None).await?).await?;
    let from = page.split("sse-connect=\"").nth(1).and_then(|rest| rest.split('"').next());
    let from = from.ok_or(Failed("no stream on the page"))?.replace("&amp;", "&");
    let name = from.split("page=").nth(1).unwrap_or_default().to_owned();
    let mut stream = connect(at).await?;
    let news = send(&mut stream, host, "GET", &from, cookie, None).await?;
    let news = tokio::spawn(async move {
        let (_stays, mut news) = (stream, news.into_body());
        while let Some(Ok(_)) = news.frame().await {}
    });
    Ok(Opened { page, name, news: AbortOnDrop(news) })
}

/// What the script of a page says along with a form.
struct Script<'a> {
    has: u64,
    page: &'a str,
}

/// A socket, as the game has it.
pub(super) struct Game {
    socket: WebSocketStream<TcpStream>,
    at: Stamp,
    card: Id,
    options: Vec<Id>,
    revision: u64,
    sent: usize,
}

impl Game {
    pub async fn come(at: SocketAddr, host: &str, code: &str, number: usize) -> Result<Self, Failed> {
        let request = format!("ws://{host}/ws/{code}").into_client_request();
        let request = request.map_err(|_| Failed("no request"))?;
        let socket = TcpStream::connect(at).await.map_err(|_| Failed("no connection"))?;
        let _ = socket.set_nodelay(true);
        let (socket, _) = client_async(request, socket).await.map_err(|_| Failed("no socket"))?;
        let stamp = Stamp { round: 1, phase: Phase::Briefing };
        let (card, options) = (Id::from("none"), Vec::new());
        let mut game = Self { socket, at: stamp, card, options, revision: 0, sent: 0 };
        let by = Entry::Join { name: format!("Player {number}"), group: None };
        game.say(&ToHost::Hello { wire: WIRE_VERSION, by }).await?;
        game.next_view().await?;
        game.ready().await?;
        Ok(game)
    }

    pub async fn choose(&mut self, round: usize) -> Result<(), Failed> {
        let option = self.options.get(round % 2).or(self.options.first()).ok_or(Failed("no option"))?.clone();
        self.act(Act::Play(MoveById::Answer { card: self.card.clone(), option })).await
    }

    /// Is done with the phase.
    pub async fn ready(&mut self) -> Result<(), Failed> {
        self.act(Act::Ready).await
    }

    async fn act(&mut self, act: Act) -> Result<(), Failed> {
        self.sent += 1;
        self.say(&ToHost::Do { id: format!("swarm-{}", self.sent), at: Some(self.at), act }).await?;
        self.next_view().await
    }

    async fn say(&mut self, said: &ToHost) -> Result<(), Failed> {
        let text = serde_json::to_string(said).map_err(|_| Failed("nothing to say"))?;
        self.socket.send(Frame::text(text)).await.map_err(|_| Failed("the socket broke"))
    }

    async fn next_view(&mut self) -> Result<(), Failed> {
        loop {
            let frame =
                self.socket.next().await.and_then(Result::ok).ok_or(Failed("the socket has ended"))?;
            let Frame::Text(text) = frame else { continue };
            match serde_json::from_str(&text).map_err(|_| Failed("not understood"))? {
                ToSeat::View { view, .. } if view.frame.revision > self.revision => {
                    self.revision = view.frame.revision;
                    self.at = view.frame.at;
                    let card = view.leader().and_then(|leader| leader.cards.first());
                    if let Some(card) = card {
                        self.card = card.id.clone();
                        self.options = card.options.iter().map(|option| option.id.clone()).collect();
                    }
                    return Ok(());
                }
                ToSeat::Update { update, .. } if update.frame.revision > self.revision => {
                    self.revision = update.frame.revision;
                    self.at = update.frame.at;
                    return Ok(());
                }
                ToSeat::Refused { .. } => return Err(Failed("a choice was refused")),
                ToSeat::Bye { .. } => return Err(Failed("sent away")),
                _ => {}
            }
        }
    }
}

pub(super) async fn connect(at: SocketAddr) -> Result<SendRequest<Full<Bytes>>, Failed> {
    let socket = TcpStream::connect(at).await.map_err(|_| Failed("no connection"))?;
    let _ = socket.set_nodelay(true);
    let (sender, connection) =
        http1::handshake(TokioIo::new(socket)).await.map_err(|_| Failed("no connection"))?;
    tokio::spawn(connection);
    Ok(sender)
}

pub(super) async fn send(
    sender: &mut SendRequest<Full<Bytes>>,
    host: &str,
    method: &str,
    path: &str,
    cookie: &str,
    fields: Option<&[(&str, String)]>,
) -> Result<Response<Incoming>, Failed> {
    send_with(sender, host, method, path, cookie, fields, None).await
}

async fn send_with(
    sender: &mut SendRequest<Full<Bytes>>,
    host: &str,
    method: &str,
    path: &str,
    cookie: &str,
    fields: Option<&[(&str, String)]>,
    script: Option<&Script<'_>>,
) -> Result<Response<Incoming>, Failed> {
    let body =
        form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.unwrap_or_default()).finish();
    let mut request = Request::builder().method(method).uri(path).header("host", host);
    if !cookie.is_empty() {
        request = request.header("cookie", cookie);
    }
    if fields.is_some() {
        request = request.header("content-type", "application/x-www-form-urlencoded");
    }
    if let Some(script) = script {
        request = request
            .header("hx-request", "true")
            .header("footlights-has", script.has.to_string())
            .header("footlights-page", script.page);
    }
    let request = request.body(Full::new(Bytes::from(body))).map_err(|_| Failed("no request"))?;
    sender.ready().await.map_err(|_| Failed("the connection broke"))?;
    sender.send_request(request).await.map_err(|_| Failed("no answer"))
}

/// The key that an answer gives.
pub(super) fn cookie(response: &Response<Incoming>) -> Option<String> {
    let cookie = response.headers().get("set-cookie")?.to_str().ok()?;
    cookie.split(';').next().map(str::to_owned)
}

pub(super) async fn text(response: Response<Incoming>) -> Result<String, Failed> {
    let body = response.into_body().collect().await.map_err(|_| Failed("half an answer"))?;
    Ok(String::from_utf8_lossy(&body.to_bytes()).into_owned())
}

/// How new a page is.
fn revision(page: &str) -> u64 {
    let from = page.split("data-revision=\"").nth(1).and_then(|rest| rest.split('"').next());
    from.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The value of the first field of a name on a page.
pub(super) fn value(page: &str, name: &str) -> Option<String> {
    values(page, name).into_iter().next()
}

/// The values of all fields of a name up to where fields of another card begin.
fn values(page: &str, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\" value=\"");
    let parts = page.split(&mark).skip(1);
    parts.filter_map(|part| part.split('"').next()).map(str::to_owned).collect()
}
