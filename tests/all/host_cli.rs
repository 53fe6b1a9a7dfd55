//! `footlights host` and what belongs to it, as whoever runs a workshop meets them: a process that may end at any
//! moment, and what is there afterwards.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, ChildStdout, Stdio},
};

use footlights::session::Phase;

use crate::{
    host_support::{Browser, bytes_in, runtime},
    shell::{Folder, command, err, out, run, status},
};

/// A host in a process of its own, which ends with the test however that ends.
pub struct Process {
    child: Child,
    lines: BufReader<ChildStdout>,
    said: Vec<String>,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    pub fn start(args: &[&str]) -> Self {
        let mut child = command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines, said: Vec::new() }
    }

    /// Reads on to the first line with something in it, and returns the last word of that line.
    pub fn until(&mut self, what: &str) -> String {
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "it ended after {:?}", self.said);
            self.said.push(line.trim_end().to_owned());
            if line.contains(what) {
                return line.split_whitespace().last().unwrap().to_owned();
            }
        }
    }
}

fn address(link: &str) -> (SocketAddr, String) {
    let rest = link.strip_prefix("http://").unwrap();
    let (at, path) = rest.split_once('/').unwrap();
    (at.parse().unwrap(), format!("/{path}"))
}

async fn press(browser: &mut Browser, code: &str, id: &str) -> String {
    let page = browser.get(&format!("/s/{code}")).await;
    let (csrf, round, phase) = (page.field("csrf"), page.field("round"), page.field("phase"));
    let fields = [("csrf", &*csrf), ("command", id), ("round", &round), ("phase", &phase), ("do", "ready")];
    let done = browser.post(&format!("/s/{code}/do"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
    phase
}

#[test]
fn a_host_that_is_killed_comes_back_with_everything_it_confirmed() {
    let folder = Folder::new();
    let data = folder.path("data");
    let at = ["--data", &data, "host", "--listen", "127.0.0.1:0"];
    let mut first = Process::start(&[&at[..], &["first-week"]].concat());
    let code = first.until("Code:");
    let join = first.until("/j/");
    let facilitator = first.until("/f/");
    first.until("Ctrl-C");
    let (place, _) = address(&join);
    let mut ada = Browser::new(place);
    let last = runtime().block_on(async {
        assert_eq!(ada.join(&code, "Wilhelmina").await.status, 303);
        let mut last = String::new();
        for step in 0..4 {
            last = press(&mut ada, &code, &format!("step-{step}")).await;
        }
        // Answered, and at once the end, without a word.
        first.child.kill().unwrap();
        last
    });
    assert_eq!(last, "play_out");
    drop(first);

    let mut second = Process::start(&[&at[..], &["--resume"]].concat());
    assert_eq!(second.until("Code:"), code);
    let (place, _) = address(&second.until("/j/"));
    let fresh = second.until("/f/");
    second.until("Ctrl-C");
    assert_ne!(address(&fresh).1, address(&facilitator).1);
    runtime().block_on(async {
        let mut back = Browser::new(place);
        back.cookies = ada.cookies.clone();
        let page = back.get(&format!("/s/{code}")).await;
        assert!(page.text.contains("class=\"seat why\""), "{}", page.text);
        let mut old = Browser::new(place);
        assert_eq!(old.get(&address(&facilitator).1).await.status, 404);
        assert_eq!(old.get(&address(&fresh).1).await.status, 303);
        let mut step = 4;
        while press(&mut back, &code, &format!("step-{step}")).await != Phase::EmptyChair.id() {
            step += 1;
        }
        loop {
            let page = back.get(&format!("/s/{code}")).await;
            if page.status == 303 {
                assert_eq!(page.header("location"), format!("/s/{code}/debrief"));
                break;
            }
            step += 1;
            press(&mut back, &code, &format!("step-{step}")).await;
        }
        let debrief = back.get(&format!("/s/{code}/debrief?open=1")).await;
        assert_eq!(debrief.status, 200);
        let report = back.get(&format!("/s/{code}/report.html")).await;
        assert!(report.header("content-disposition").starts_with("attachment"));
        assert!(report.text.contains("Wilhelmina"));
    });

    // While it is open nobody deletes it; its records can be had all the same.
    let with = |args: &[&str]| run(&[&["--data", &data], args].concat());
    let refused = with(&["sessions", "delete", &code]);
    assert_eq!(status(&refused), 2, "{}", err(&refused));
    let listed = out(&with(&["sessions", "list"]));
    assert!(listed.contains(&code) && listed.contains("Four weeks"), "{listed}");
    drop(second);

    let verified = with(&["replay", &code]);
    assert_eq!(status(&verified), 0, "{}", err(&verified));
    assert!(out(&with(&["report", &code])).contains("Wilhelmina"));
    let table = out(&with(&["export", &code]));
    assert!(table.starts_with("game,round,") && table.lines().count() > 4, "{table}");
    assert!(!table.contains("Wilhelmina"), "tables go by pseudonyms");
    assert!(out(&with(&["export", &code, "--seats"])).starts_with("game,seat,"));
    let document: serde_json::Value =
        serde_json::from_str(&out(&with(&["export", &code, "--format", "json"]))).unwrap();
    assert_eq!(document["format"], "footlights.session/1");
    assert_eq!(document["groups"][0]["leaders"][0]["name"], "Wilhelmina");
    let journal = folder.path("kept.jsonl");
    std::fs::write(&journal, out(&with(&["export", &code, "--format", "journal"]))).unwrap();
    assert_eq!(status(&with(&["replay", &journal])), 0);

    let found = |what: &str| {
        bytes_in(data.as_ref())
            .iter()
            .any(|(_, bytes)| bytes.windows(what.len()).any(|window| window == what.as_bytes()))
    };
    assert!(found("Wilhelmina"));
    let deleted = with(&["sessions", "delete", &code.to_lowercase()]);
    assert_eq!(status(&deleted), 0, "{}", err(&deleted));
    assert!(!found("Wilhelmina") && !found(&code));
    assert_eq!(status(&with(&["replay", &code])), 2);
    assert_eq!(out(&with(&["sessions", "list"])), "");
}

#[test]
fn without_a_window_to_be_had_it_is_played_in_the_browser() {
    let folder = Folder::new();
    let data = folder.path("data");
    for args in [&["--data", &data][..], &["--data", &data, "--browser"]] {
        let mut process = Process::start(args);
        let (at, path) = address(&process.until("/start/"));
        assert!(at.ip().is_loopback());
        runtime().block_on(async {
            let mut browser = Browser::new(at);
            assert_eq!(browser.get("/start").await.status, 403);
            assert_eq!(browser.get(&path).await.header("location"), "/start");
            let form = browser.get("/start").await;
            let csrf = form.field("csrf");
            let fields = [("csrf", &*csrf), ("scenario", "first-week"), ("length", "full")];
            let begun = browser.post("/start", &fields).await;
            assert_eq!(begun.status, 303);
            let seat = browser.get(begun.header("location")).await;
            let page = browser.get(seat.header("location")).await;
            assert!(page.text.contains("class=\"seat briefing\""), "{}", page.text);
        });
    }
}

#[test]
fn a_host_that_cannot_start_says_why() {
    let folder = Folder::new();
    let data = folder.path("data");
    for (args, says) in [
        (&["host", "nowhere"][..], "nowhere"),
        (&["host", "--listen", "nowhere:x"], "--listen"),
        (&["host", "--public-url", "play"], "https://play.example.org"),
        (&["host", "first-week", "--mode", "ensemble"], "League"),
        (&["host", "--tls-cert", "none.pem", "--tls-key", "none.pem"], "none.pem"),
        (&["host", "--database", "mysql://a:secret@b/c"], "postgres://"),
        (&["swarm", "https://127.0.0.1/j/BCDFGH"], "http://10.0.0.5"),
        (&["export", "BCDFGH"], "BCDFGH"),
    ] {
        let output = run(&[&["--data", &data], args].concat());
        assert_eq!(status(&output), 2, "{args:?}: {}", err(&output));
        assert!(err(&output).contains(says), "{args:?}: {}", err(&output));
        assert!(!err(&output).contains("secret"));
    }
}
