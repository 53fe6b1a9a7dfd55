//! The host as browsers and games meet it: over real sockets of this machine.

use footlights::{
    host::{
        Config, HostError,
        guard::{COMMANDS_BURST, FORM_BYTES_MAX, WRONG_PER_MINUTE},
        keys::WRONG_CODES_MAX,
        room::now_ms,
    },
    session::{Act, LateJoin, Mode, MoveById, Phase, Refusal, SeatId},
    wire::{Entry, ToHost, ToSeat, WIRE_VERSION},
};
use futures_util::{SinkExt, StreamExt};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message as Frame, client::IntoClientRequest},
};

use crate::{
    host_support::{Browser, LONG, certificate, config, host, opening, runtime},
    shell::Folder,
};

/// The fields of the form that says “ready” on a seat's page.
async fn ready(browser: &mut Browser, code: &str, page: &str, id: &str) -> u16 {
    let csrf = field(page, "csrf");
    let round = field(page, "round");
    let phase = field(page, "phase");
    let fields = [("csrf", &*csrf), ("command", id), ("round", &round), ("phase", &phase), ("do", "ready")];
    browser.post(&format!("/s/{code}/do"), &fields).await.status
}

fn field(page: &str, name: &str) -> String {
    let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    from.split('"').next().unwrap().to_owned()
}

#[test]
fn a_browser_joins_plays_and_comes_back() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let code = opened.room.code.clone();
        let mut ada = Browser::new(running.at());

        // Without a seat there is nothing to see.
        let away = ada.get(&format!("/s/{code}")).await;
        assert_eq!((away.status, away.header("location")), (303, &*format!("/j/{code}")));
        let joined = ada.join(&code, "Ada <b>&\"").await;
        assert_eq!((joined.status, joined.header("location")), (303, &*format!("/s/{code}")));
        let cookie = joined.header("set-cookie").to_owned();
        for part in ["HttpOnly", "SameSite=Lax", &format!("Path=/s/{code}")] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let page = ada.get(&format!("/s/{code}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("Ada <b>"), "a name is not escaped");
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("x-content-type-options"), "nosniff");

        // Whoever comes back by the link has their seat, and the form sent twice takes one.
        let back = ada.get(&format!("/j/{code}")).await;
        assert_eq!((back.status, back.header("location")), (303, &*format!("/s/{code}")));
        let csrf = Browser::new(running.at()).get(&format!("/j/{code}")).await.field("csrf");
        let again = ada.post(&format!("/j/{code}"), &[("csrf", &csrf), ("name", "Ada")]).await;
        assert_eq!(again.header("location"), format!("/s/{code}"));
        let mut seats = opened.room.look(|session| session.seats.len()).await.unwrap();
        assert_eq!(seats, 2);

        // Without scripts: a form, and the page again.
        assert_eq!(ready(&mut ada, &code, &page.text, "one").await, 303);
        let played = ada.get(&format!("/s/{code}")).await;
        assert!(played.text.contains("class=\"seat situations\""));
        // A stale form says so and does nothing.
        let entries = opened.room.revision();
        assert_eq!(ready(&mut ada, &code, &page.text, "two").await, 200);
        assert_eq!(opened.room.revision(), entries);
        let fields = [
            ("csrf", &*field(&page.text, "csrf")),
            ("command", "three"),
            ("round", "1"),
            ("phase", "briefing"),
            ("do", "ready"),
        ];
        let stale = ada.post(&format!("/s/{code}/do"), &fields).await;
        assert!(stale.text.contains("you had gone on from there already. You are in week 1 now"));

        // Another browser is somebody else.
        let mut bo = Browser::new(running.at());
        bo.join(&code, "Bo").await;
        seats = opened.room.look(|session| session.seats.len()).await.unwrap();
        assert_eq!(seats, 3);
        running.stop().await;
    });
}

#[test]
fn news_come_over_the_stream_and_a_form_is_answered_by_them() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let code = opened.room.code.clone();
        let mut ada = Browser::new(running.at());
        ada.join(&code, "Ada").await;
        let page = ada.get(&format!("/s/{code}")).await.text;
        let mut news = ada.news(&format!("/s/{code}/stream?page=here")).await;
        let (name, first) = news.next().await.unwrap();
        assert_eq!(name, "main");
        assert!(first.contains("id=\"seat\"") && first.contains("briefing"));

        let csrf = field(&page, "csrf");
        let (round, phase) = (field(&page, "round"), field(&page, "phase"));
        let fields =
            [("csrf", &*csrf), ("command", "x"), ("round", &round), ("phase", &phase), ("do", "ready")];
        let path = format!("/s/{code}/do");
        let done =
            ada.post_with(&path, &fields, &[("hx-request", "true"), ("footlights-page", "here")]).await;
        // The answer is the part of the page; the stream does not send it once more.
        assert_eq!(done.status, 200);
        assert!(done.text.starts_with("<div id=\"seat\"") && done.text.contains("seat situations"));

        // A page that has it already is sent nothing until there is something new.
        let revision = opened.room.revision();
        let mut later = ada.news(&format!("/s/{code}/stream?since={revision}")).await;
        let facilitator = opened.room.facilitator().unwrap();
        opened.room.press(facilitator, Act::Pause).await.unwrap();
        for stream in [&mut news, &mut later] {
            let (_, paused) = stream.next().await.unwrap();
            assert!(paused.contains(&format!("data-revision=\"{}\"", revision + 1)));
        }

        // A page beside the game hears of the pause, and where the game is, and of nothing else.
        let mut beside = ada.news(&format!("/s/{code}/beside/stream?since={revision}")).await;
        let (name, moment) = beside.next().await.unwrap();
        assert_eq!(name, "moment");
        assert!(moment.starts_with("<div id=\"moment\" data-at=\"1-situations\""), "{moment}");
        assert!(moment.contains("class=\"paused\"") && moment.contains("The situations"), "{moment}");
        assert!(!moment.contains("class=\"card"), "{moment}");
        opened.room.press(facilitator, Act::Resume).await.unwrap();
        opened.room.press(facilitator, Act::Advance { group: None }).await.unwrap();
        let mut last = moment;
        while !last.contains("data-at=\"1-attention\"") {
            last = beside.next().await.unwrap().1;
        }
        assert!(!last.contains("class=\"paused\""), "{last}");

        // A seat that is given free is told so, and its stream ends.
        let seat = SeatId(2);
        opened.room.press(facilitator, Act::Release(seat)).await.unwrap();
        while let Some((name, _)) = later.next().await {
            if name == "gone" {
                assert!(later.next().await.is_none());
                break;
            }
        }
        assert_eq!(ada.get(&format!("/s/{code}")).await.header("location"), format!("/j/{code}"));
        running.stop().await;
    });
}

/// Sends a choice as the script of a page does that has a revision and a name.
async fn choose(browser: &mut Browser, code: &str, page: &str, option: usize, named: (&str, u64)) -> String {
    let id = format!("choose-{option}-{}", named.1 % 1_000);
    let options: Vec<&str> = page.split("name=\"option\" value=\"").skip(1).collect();
    let option = options[option].split('"').next().unwrap().to_owned();
    let [csrf, round, phase, card] = ["csrf", "round", "phase", "card"].map(|name| field(page, name));
    let fields = [
        ("csrf", &*csrf),
        ("command", &id),
        ("round", &round),
        ("phase", &phase),
        ("do", "answer"),
        ("card", &card),
        ("option", &option),
    ];
    let has = named.1.to_string();
    let script = [("hx-request", "true"), ("footlights-has", &has), ("footlights-page", named.0)];
    let done = browser.post_with(&format!("/s/{code}/do"), &fields, &script).await;
    assert_eq!(done.status, 200);
    done.text
}

fn number(text: &str, name: &str) -> u64 {
    let from = text.split(&format!("data-{name}=\"")).nth(1).unwrap();
    from.split('"').next().unwrap().parse().unwrap()
}

#[test]
fn a_choice_sends_what_it_changes_and_every_page_of_the_seat_has_it() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let code = opened.room.code.clone();
        let mut ada = Browser::new(running.at());
        ada.join(&code, "Ada").await;
        let page = ada.get(&format!("/s/{code}")).await.text;
        assert_eq!(ready(&mut ada, &code, &page, "one").await, 303);
        let page = ada.get(&format!("/s/{code}")).await.text;
        let has = number(&page, "revision");
        let path = |name: &str| format!("/s/{code}/stream?since={has}&page={name}");
        let (mut here, mut there) = (ada.news(&path("here")).await, ada.news(&path("there")).await);

        let part = choose(&mut ada, &code, &page, 0, ("here", has)).await;
        assert!(part.starts_with("<div id=\"part\""), "{part}");
        assert_eq!((number(&part, "since"), number(&part, "revision")), (has, has + 1));
        assert!(part.len() * 4 < page.len(), "{} of {} bytes", part.len(), page.len());
        assert!(part.contains("checked") && part.contains("id=\"ready\""));
        // The other page of the seat has it from its stream, in the same words.
        let (name, other) = there.next().await.unwrap();
        assert_eq!((name.as_str(), number(&other, "revision")), ("part", has + 1));
        let inside = |part: &str| part.split_once('>').unwrap().1.replace(&command(part), "");
        assert_eq!(inside(&other), inside(&part));
        // A page that has missed that gets both changes at once; one that says nothing of itself gets all.
        let both = choose(&mut ada, &code, &page, 1, ("there", has)).await;
        assert_eq!((number(&both, "since"), number(&both, "revision")), (has, has + 2));
        let silent = choose(&mut ada, &code, &page, 0, ("", u64::MAX)).await;
        assert!(silent.starts_with("<div id=\"seat\""));
        // The first page has slept through all but its own choice: that is where its stream goes on from.
        loop {
            let (name, late) = here.next().await.unwrap();
            assert_eq!(name, "part");
            assert!(number(&late, "since") > has);
            if number(&late, "revision") == has + 3 {
                break;
            }
        }
        // What changes more than the plan sends everything.
        let facilitator = opened.room.facilitator().unwrap();
        opened.room.press(facilitator, Act::Pause).await.unwrap();
        while there.next().await.unwrap().0 != "main" {}
        // And a reload shows what is planned.
        let again = ada.get(&format!("/s/{code}")).await.text;
        assert!(again.contains("class=\"paused") && again.contains("is-taken"));
        running.stop().await;
    });
}

fn command(part: &str) -> String {
    part.split("data-command=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn the_facilitators_link_becomes_a_cookie_for_that_page_alone() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let code = opened.room.code.clone();
        let mut chair = Browser::new(running.at());
        let link = opened.secret_link("");
        let given = chair.get(&link).await;
        assert_eq!((given.status, given.header("location")), (303, &*format!("/f/{code}")));
        // The cookie is not what the link had in it.
        assert!(!given.header("set-cookie").contains(opened.link.text()));
        let page = chair.get(&format!("/f/{code}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains(opened.link.text()));
        assert!(page.text.contains(&format!("/j/{code}")));

        // Somebody with a seat is no facilitator, whatever cookie path they claim.
        let mut ada = Browser::new(running.at());
        ada.join(&code, "Ada").await;
        let key = ada.cookies.values().next().unwrap().clone();
        ada.cookies.insert(format!("/f/{code}"), key);
        assert_eq!(ada.get(&format!("/f/{code}")).await.status, 403);
        for path in ["journal", "rounds.csv", "report/0.html"] {
            assert_eq!(ada.get(&format!("/f/{code}/{path}")).await.status, 403, "{path}");
        }
        let csrf = field(&ada.get(&format!("/s/{code}")).await.text, "csrf");
        let advance = [("csrf", &*csrf), ("command", "z"), ("do", "pause")];
        assert_eq!(ada.post(&format!("/f/{code}/do"), &advance).await.status, 403);
        assert_eq!(ada.post(&format!("/s/{code}/do"), &advance).await.status, 200);
        assert!(!opened.room.look(|session| session.paused_ms.is_some()).await.unwrap());

        // Records, and the end of them.
        let journal = chair.get(&format!("/f/{code}/journal")).await;
        assert!(journal.text.starts_with("{\"format\":\"footlights.journal/"));
        assert!(chair.get(&format!("/f/{code}/rounds.csv")).await.text.starts_with("game,"));
        let csrf = field(&page.text, "csrf");
        let path = format!("/f/{code}/delete");
        assert_eq!(chair.post(&path, &[("csrf", &csrf), ("code", "XXXXXX")]).await.status, 409);
        assert_eq!(chair.post(&path, &[("csrf", &csrf), ("code", &code.to_lowercase())]).await.status, 200);
        assert_eq!(ada.get(&format!("/s/{code}")).await.status, 404);
        assert!(running.host.store.sessions().await.unwrap().is_empty());
        running.stop().await;
    });
}

#[test]
fn forged_oversized_and_foreign_forms_do_nothing() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let code = opened.room.code.clone();
        let mut ada = Browser::new(running.at());
        ada.join(&code, "Ada").await;
        let csrf = field(&ada.get(&format!("/s/{code}")).await.text, "csrf");
        let entries = opened.room.revision();
        let path = format!("/s/{code}/do");
        let leave = |token: &'static str| vec![("command", "q"), ("do", "leave"), ("csrf", token)];
        assert_eq!(ada.post(&path, &leave("")).await.status, 403);
        assert_eq!(ada.post(&path, &leave("AAAAAAAAAAAAAAAAAAAAAAAA")).await.status, 403);
        let good = [("command", "q"), ("do", "leave"), ("csrf", &*csrf)];
        for header in [("origin", "http://evil.example"), ("sec-fetch-site", "cross-site")] {
            assert_eq!(ada.post_with(&path, &good, &[header]).await.status, 403, "{header:?}");
        }
        let long = "x".repeat(FORM_BYTES_MAX);
        let large = [("command", "q"), ("do", "leave"), ("csrf", &*csrf), ("what", &long)];
        assert_eq!(ada.post(&path, &large).await.status, 413);
        assert_eq!(ada.post(&path, &[("csrf", &csrf), ("command", "q"), ("do", "dance")]).await.status, 400);
        // What is for the house alone has no form.
        for act in ["expire", "stand-in", "join"] {
            let fields = [("csrf", &*csrf), ("command", "q"), ("do", act), ("seat", "2"), ("group", "0")];
            assert_eq!(ada.post(&path, &fields).await.status, 400, "{act}");
        }
        assert_eq!(opened.room.revision(), entries);

        // A flood is told so.
        let mut refused = 0;
        for _ in 0..COMMANDS_BURST + 20 {
            let status =
                ada.post(&path, &[("csrf", &csrf), ("command", "same"), ("do", "pause")]).await.status;
            refused += u32::from(status == 429);
        }
        assert!(refused > 0);
        running.stop().await;
    });
}

#[test]
fn guessing_is_stopped_room_by_room() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let one = running.host.open(&opening(Mode::League)).await.unwrap().room;
        let two = running.host.open(&opening(Mode::League)).await.unwrap().room;
        let mut ada = Browser::new(running.at());
        ada.join(&one.code, "Ada").await;
        let mut guesser = Browser::new(running.at());
        let csrf = guesser.get("/continue").await.field("csrf");
        for _ in 0..WRONG_CODES_MAX {
            let guess = [("csrf", &*csrf), ("code", &*one.code), ("key", "ZZZZZZ")];
            assert_eq!(guesser.post("/continue", &guess).await.status, 404);
        }
        // In that room no code is good for a while; next door nobody notices.
        let code = one.elsewhere(SeatId(2)).unwrap();
        let right = [("csrf", &*csrf), ("code", &*one.code), ("key", &*code)];
        assert_eq!(guesser.post("/continue", &right).await.status, 404);
        let mut bo = Browser::new(running.at());
        bo.join(&two.code, "Bo").await;
        let code = two.elsewhere(SeatId(2)).unwrap();
        let mut phone = Browser::new(running.at());
        let shown = phone.get(&format!("/continue/{}/{code}", two.code)).await;
        assert_eq!(shown.status, 200);
        let right = [("csrf", &*csrf), ("code", &*two.code), ("key", &*code)];
        let there = phone.post("/continue", &right).await;
        assert_eq!((there.status, there.header("location")), (303, &*format!("/s/{}", two.code)));
        assert_eq!(phone.get(&format!("/s/{}", two.code)).await.status, 200);

        // Codes of rooms that are none.
        let mut last = 0;
        for _ in 0..=WRONG_PER_MINUTE {
            last = guesser.get("/j/ZZZZZZ").await.status;
        }
        assert_eq!(last, 429);
        assert_eq!(guesser.get(&format!("/j/{}", two.code)).await.status, 200);
        running.stop().await;
    });
}

type Socket = WebSocketStream<TcpStream>;

async fn socket(at: std::net::SocketAddr, code: &str, origin: Option<&str>) -> Option<Socket> {
    let mut request = format!("ws://{at}/ws/{code}").into_client_request().unwrap();
    if let Some(origin) = origin {
        request.headers_mut().insert("origin", origin.parse().unwrap());
    }
    let stream = TcpStream::connect(at).await.unwrap();
    client_async(request, stream).await.ok().map(|(socket, _)| socket)
}

async fn say(socket: &mut Socket, said: &ToHost) {
    socket.send(Frame::text(serde_json::to_string(said).unwrap())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Option<ToSeat> {
    loop {
        match timeout(LONG, socket.next()).await.unwrap()?.ok()? {
            Frame::Text(text) => return Some(serde_json::from_str(&text).unwrap()),
            Frame::Close(_) => return None,
            _ => {}
        }
    }
}

fn hello(by: Entry) -> ToHost {
    ToHost::Hello { wire: WIRE_VERSION, by }
}

#[test]
fn a_game_sits_in_a_seat_over_a_socket() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let room = running.host.open(&opening(Mode::League)).await.unwrap().room;
        let (at, code) = (running.at(), room.code.as_str());

        // A page of somebody else gets no socket; another version and nonsense get a sentence.
        assert!(socket(at, code, Some("http://evil.example")).await.is_none());
        let mut old = socket(at, code, None).await.unwrap();
        say(&mut old, &ToHost::Hello { wire: WIRE_VERSION + 1, by: Entry::Key(String::new()) }).await;
        assert!(
            matches!(hear(&mut old).await, Some(ToSeat::Bye { told }) if told.message.id == "host-other-wire")
        );
        assert!(hear(&mut old).await.is_none());
        let mut odd = socket(at, code, None).await.unwrap();
        odd.send(Frame::text("{\"say\":\"dance\"}")).await.unwrap();
        assert!(matches!(hear(&mut odd).await, Some(ToSeat::Bye { .. })));
        let mut thief = socket(at, code, None).await.unwrap();
        say(&mut thief, &hello(Entry::Key("A".repeat(43)))).await;
        assert!(
            matches!(hear(&mut thief).await, Some(ToSeat::Bye { told }) if told.message.id == "host-key-old")
        );

        let mut game = socket(at, code, None).await.unwrap();
        say(&mut game, &hello(Entry::Join { name: "Ada".to_owned(), group: None })).await;
        let Some(ToSeat::Hello { seat, key: Some(key), .. }) = hear(&mut game).await else {
            panic!("no hello")
        };
        let Some(ToSeat::View { view, now_ms: clock }) = hear(&mut game).await else { panic!("no view") };
        assert!(clock <= now_ms());
        assert_eq!((view.frame.seat.id, view.frame.at.phase), (seat, Phase::Briefing));
        let wanted = ToHost::Do { id: "one".to_owned(), at: Some(view.frame.at), act: Act::Ready };
        say(&mut game, &wanted).await;
        say(&mut game, &wanted).await;
        let stale = ToHost::Do { id: "two".to_owned(), at: Some(view.frame.at), act: Act::Ready };
        say(&mut game, &stale).await;
        let (mut done, mut refused, mut phase) = (0, 0, Phase::Briefing);
        while done < 2 || refused < 1 || phase != Phase::Situations {
            match hear(&mut game).await.unwrap() {
                ToSeat::Done { id, .. } => {
                    assert_eq!(id, "one");
                    done += 1;
                }
                ToSeat::Refused { id, refusal, told } => {
                    assert_eq!(id, "two");
                    assert!(matches!(refusal, Some(Refusal::Stale { .. })) && !told.text.is_empty());
                    refused += 1;
                }
                ToSeat::View { view, .. } => phase = view.frame.at.phase,
                other => panic!("{other:?}"),
            }
        }
        // Gone without a word, and back with the key.
        drop(game);
        let mut back = socket(at, code, None).await.unwrap();
        say(&mut back, &hello(Entry::Key(key))).await;
        assert!(
            matches!(hear(&mut back).await, Some(ToSeat::Hello { seat: same, key: None, .. }) if same == seat)
        );
        let Some(ToSeat::View { view, .. }) = hear(&mut back).await else { panic!("no view") };
        assert_eq!(view.frame.at.phase, Phase::Situations);
        // A choice comes as the little that it changes; taken in, the view is what it would be if it were made now.
        let mut view = *view;
        let card = view.leader().unwrap().cards[0].clone();
        let act = Act::Play(MoveById::Answer { card: card.id, option: card.options[0].id.clone() });
        say(&mut back, &ToHost::Do { id: "three".to_owned(), at: Some(view.frame.at), act }).await;
        loop {
            match hear(&mut back).await.unwrap() {
                ToSeat::Done { .. } => {}
                ToSeat::Update { update, .. } => {
                    view.take(update);
                    break;
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(view, *room.view(seat).await.unwrap());
        // And on with the seat in a browser.
        say(&mut back, &ToHost::Elsewhere).await;
        let Some(ToSeat::Elsewhere { code: key, link }) = hear(&mut back).await else { panic!("no code") };
        assert!(link.ends_with(&format!("/continue/{code}/{key}")));
        running.stop().await;
        assert!(matches!(hear(&mut back).await, Some(ToSeat::Bye { .. }) | None));
    });
}

#[test]
fn what_goes_wrong_for_people_is_said_with_a_way_on() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let (room, code) = (opened.room.clone(), opened.room.code.clone());
        let facilitator = room.facilitator().unwrap();
        let secret = opened.secret_link("");

        // The same name, whatever its capitals, gets a number, and whoever has it is told so.
        let mut nils = Browser::new(running.at());
        assert_eq!(nils.join(&code, "Nils").await.header("location"), format!("/s/{code}"));
        let mut other = Browser::new(running.at());
        let joined = other.join(&code, " nils ").await;
        assert_eq!(joined.header("location"), format!("/s/{code}?named=1"));
        let page = other.get(joined.header("location")).await;
        assert!(page.text.contains("nils 2") && page.text.contains("role=\"alert\""));
        let long = "n".repeat(40);
        let mut last = Browser::new(running.at());
        last.join(&code, &long).await;
        let mut again = Browser::new(running.at());
        again.join(&code, &long).await;
        let names: Vec<String> = room
            .look(|session| session.seats.values().map(|seat| seat.name.clone()).collect())
            .await
            .unwrap();
        assert!(names.contains(&format!("{} 2", "n".repeat(38))), "{names:?}");
        let blank = Browser::new(running.at()).join(&code, "  ").await;
        assert!(blank.status == 409 && blank.text.contains("Please type a name."));

        // Whoever runs the room and has lost the key is not asked for a name.
        let lost = Browser::new(running.at()).get(&format!("/f/{code}")).await;
        assert!(lost.status == 403 && !lost.text.contains("name=\"name\""), "{}", lost.text);

        // A seat that is released says so to its page, now and whenever it asks again.
        let mut news = other.news(&format!("/s/{code}/stream")).await;
        assert_eq!(news.next().await.unwrap().0, "main");
        let seat = room
            .look(|session| session.seats.values().find(|seat| seat.name == "nils 2").map(|seat| seat.id));
        room.press(facilitator, Act::Release(seat.await.unwrap().unwrap())).await.unwrap();
        assert_eq!(news.next().await.unwrap().0, "gone");
        let mut news = other.news(&format!("/s/{code}/stream")).await;
        let (name, why) = news.next().await.unwrap();
        assert!(name == "gone" && why.contains("released") && news.next().await.is_none());
        let pressed = other.post_with(&format!("/s/{code}/do"), &[], &[("hx-request", "true")]).await;
        assert_eq!(pressed.header("hx-redirect"), format!("/j/{code}"));

        // Through a closed door nobody comes, and nobody is asked for a name.
        room.press(facilitator, Act::Door { open: false }).await.unwrap();
        let shut = Browser::new(running.at()).get(&format!("/j/{code}")).await;
        assert!(!shut.text.contains("name=\"name\""));
        room.press(facilitator, Act::Door { open: true }).await.unwrap();

        // Ended before a week was played: there is nothing to look back on, and no way in a circle.
        room.press(facilitator, Act::End).await.unwrap();
        let page = nils.get(&format!("/s/{code}")).await;
        assert!(page.status == 200 && page.text.contains("nothing to look back on"));
        assert_eq!(nils.get(&format!("/s/{code}/debrief")).await.header("location"), format!("/s/{code}"));
        let late = Browser::new(running.at()).get(&format!("/j/{code}")).await;
        assert!(late.text.contains("name=\"watch\"") && !late.text.contains(">Join<"));
        let mut watcher = Browser::new(running.at());
        let form = late.field("csrf");
        let fields = [("csrf", &*form), ("name", "Wim"), ("watch", "yes")];
        assert_eq!(watcher.post(&format!("/j/{code}"), &fields).await.status, 303);

        // A mistyped code leads back to the room; the right one to a page that says that it is done.
        let mut run = Browser::new(running.at());
        run.get(&secret).await;
        let csrf = run.get(&format!("/f/{code}")).await.field("csrf");
        let path = format!("/f/{code}/delete");
        let wrong = run.post(&path, &[("csrf", &csrf), ("code", "BCDFGH")]).await;
        assert!(wrong.status == 409 && wrong.text.contains("id=\"room\""));
        let gone = run.post(&path, &[("csrf", &csrf), ("code", &code)]).await;
        assert!(gone.status == 200 && gone.text.contains("<h1>Deleted</h1>") && !gone.text.contains("HTTP"));
        running.stop().await;
    });
}

#[test]
fn who_comes_too_late_to_lead_is_offered_to_watch() {
    let folder = Folder::new();
    runtime().block_on(async {
        let running = host(&folder.0).await;
        let room = running.host.open(&opening(Mode::League)).await.unwrap().room;
        let (code, facilitator) = (room.code.as_str(), room.facilitator().unwrap());
        // With nobody there is nobody to watch.
        let first = Browser::new(running.at()).get(&format!("/j/{code}")).await;
        assert!(first.text.contains(">Join<") && !first.text.contains("name=\"watch\""));
        Browser::new(running.at()).join(code, "Ada").await;
        room.press(facilitator, Act::LateJoin(LateJoin::Watch)).await.unwrap();
        for _ in 0..3 {
            room.press(facilitator, Act::Advance { group: None }).await.unwrap();
        }
        let mut late = Browser::new(running.at());
        let refused = late.join(code, "Bo").await;
        assert_eq!(refused.status, 409);
        assert!(refused.text.contains("too far on") && refused.text.contains("value=\"Bo\""));
        assert!(refused.text.contains("name=\"watch\"") && !refused.text.contains(">Join<"));
        let csrf = refused.field("csrf");
        let fields = [("csrf", &*csrf), ("name", "Bo"), ("watch", "yes")];
        assert_eq!(late.post(&format!("/j/{code}"), &fields).await.status, 303);
        let page = late.get(&format!("/s/{code}")).await;
        assert!(page.status == 200 && page.text.contains("You are watching"));
        running.stop().await;
    });
}

#[test]
fn an_encrypted_host_speaks_tls_and_keeps_its_cookies_to_that() {
    let folder = Folder::new();
    let (made, [cert, key]) = certificate(&folder.0);
    runtime().block_on(async {
        let wrong = Config { tls: Some((key.clone(), cert.clone())), ..config(&folder.0) };
        assert!(matches!(footlights::host::start(wrong).await, Err(HostError::Tls { .. })));

        let good = Config { tls: Some((cert.clone(), key.clone())), ..config(&folder.0) };
        let running = footlights::host::start(good).await.unwrap();
        assert!(running.host.base().starts_with("https://127.0.0.1:"));
        let opened = running.host.open(&opening(Mode::League)).await.unwrap();
        let mut roots = rustls::RootCertStore::empty();
        roots.add(made.der().clone()).unwrap();
        let ring = std::sync::Arc::new(rustls::crypto::ring::default_provider());
        let client = rustls::ClientConfig::builder_with_provider(ring)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let connector = tokio_rustls::TlsConnector::from(std::sync::Arc::new(client));
        let socket = TcpStream::connect(running.at()).await.unwrap();
        let name = rustls::pki_types::ServerName::try_from("localhost").unwrap();
        let socket = connector.connect(name, socket).await.unwrap();
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(hyper_util::rt::TokioIo::new(socket)).await.unwrap();
        tokio::spawn(connection);
        let request = hyper::Request::builder().uri(opened.secret_link("")).header("host", "localhost");
        let answer = sender.send_request(request.body(String::new()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), 303);
        assert!(answer.headers()["set-cookie"].to_str().unwrap().contains("Secure"));
        // Who speaks plainly is not understood, and nobody else is kept waiting by it.
        let mut plain = TcpStream::connect(running.at()).await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut plain, b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
        running.stop().await;
    });
}
