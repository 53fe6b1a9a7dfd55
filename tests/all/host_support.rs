//! What tests of the host need: a host on a free port of this machine, and a browser to speak to it.

use std::{
    collections::BTreeMap,
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use footlights::{
    content::Content,
    host::{self, Config, Listen, Opening, Running},
    session::{DropOut, Length, Mode, Pacing},
    store::sql::{FILE, Place},
    words::Words,
};
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpStream,
    runtime::{Builder, Runtime},
    time::timeout,
};

/// Longer than anything here takes on the slowest machine.
pub const LONG: Duration = Duration::from_secs(60);

pub fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

pub fn words() -> Words {
    let content = Content::embedded();
    let sheets: Vec<_> = content.sheets("en").into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
    Words::load("en", &sheets).unwrap()
}

pub fn config(folder: &Path) -> Config {
    Config {
        content: Content::embedded(),
        words: words(),
        data: folder.to_owned(),
        store: Place::File(folder.join(FILE)),
        listen: Listen { ip: Ipv4Addr::LOCALHOST.into(), port: Some(0) },
        public: None,
        tls: None,
        alone: false,
    }
}

/// A certificate for `localhost` that nobody has signed, and the files of it and of its key.
pub fn certificate(folder: &Path) -> (rcgen::Certificate, [PathBuf; 2]) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let files = [folder.join("cert.pem"), folder.join("key.pem")];
    fs::write(&files[0], made.cert.pem()).unwrap();
    fs::write(&files[1], made.signing_key.serialize_pem()).unwrap();
    (made.cert, files)
}

pub async fn host(folder: &Path) -> Running {
    host::start(config(folder)).await.unwrap()
}

pub fn opening(mode: Mode) -> Opening {
    Opening {
        scenario: Content::embedded().scenario("first-week").unwrap().clone(),
        mode,
        pacing: Pacing::Own,
        length: Length::Full,
        drop_out: DropOut::Wait,
        facilitated: true,
    }
}

/// All bytes of all files of a folder.
pub fn bytes_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(bytes_in(&path));
        } else {
            all.push((path.clone(), fs::read(&path).unwrap_or_default()));
        }
    }
    all
}

/// A browser as far as the host can tell: it keeps cookies by their paths, and follows nothing by itself.
pub struct Browser {
    at: SocketAddr,
    pub cookies: BTreeMap<String, String>,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: u16,
    pub headers: hyper::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of a hidden field of the first form that has one.
    pub fn field(&self, name: &str) -> String {
        let from = self.text.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        from.split('"').next().unwrap().to_owned()
    }
}

impl Browser {
    pub fn new(at: SocketAddr) -> Self {
        Self { at, cookies: BTreeMap::new() }
    }

    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Response<Incoming> {
        let socket = TcpStream::connect(self.at).await.unwrap();
        let (mut sender, connection) = http1::handshake(TokioIo::new(socket)).await.unwrap();
        tokio::spawn(connection);
        let mut request = Request::builder().method(method).uri(path).header("host", self.at.to_string());
        let sent: Vec<&str> = self
            .cookies
            .iter()
            .filter(|(place, _)| {
                path.strip_prefix(&**place)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
            })
            .map(|(_, cookie)| cookie.as_str())
            .collect();
        if !sent.is_empty() {
            request = request.header("cookie", sent.join("; "));
        }
        if method == "POST" {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::from(body))).unwrap();
        let response = timeout(LONG, sender.send_request(request)).await.unwrap().unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let pair = cookie.split(';').next().unwrap().to_owned();
            let place = cookie.split("Path=").nth(1).unwrap().split(';').next().unwrap().to_owned();
            self.cookies.insert(place, pair);
        }
        response
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let response = self.send("GET", path, &[], String::new()).await;
        read(response).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[]).await
    }

    pub async fn post_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let response = self.send("POST", path, headers, body.finish()).await;
        read(response).await
    }

    /// Takes a seat, as somebody who types a name.
    pub async fn join(&mut self, code: &str, name: &str) -> Answer {
        let form = self.get(&format!("/j/{code}")).await;
        self.post(&format!("/j/{code}"), &[("csrf", &form.field("csrf")), ("name", name)]).await
    }

    /// News, as they come.
    pub async fn news(&mut self, path: &str) -> News {
        let response = self.send("GET", path, &[("accept", "text/event-stream")], String::new()).await;
        assert_eq!(response.status(), 200);
        News { body: response.into_body(), text: String::new() }
    }
}

async fn read(response: Response<Incoming>) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = timeout(LONG, body.collect()).await.unwrap().unwrap().to_bytes();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status.as_u16(), headers: parts.headers, text }
}

/// A stream of events.
pub struct News {
    body: Incoming,
    text: String,
}

impl News {
    /// The next event: its name and its data. None when the stream has ended.
    pub async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                let line = |name: &str| -> Vec<String> {
                    let lines = event.lines().filter_map(|line| line.strip_prefix(name));
                    lines.map(str::to_owned).collect()
                };
                let name = line("event: ");
                if let Some(name) = name.first() {
                    return Some((name.clone(), line("data: ").join("\n")));
                }
                continue;
            }
            let frame = timeout(LONG, self.body.frame()).await.unwrap()?.unwrap();
            self.text.push_str(&String::from_utf8_lossy(&frame.into_data().unwrap_or_default()));
        }
    }
}
