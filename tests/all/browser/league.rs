//! One league from the door to the debrief: a phone, a laptop, a game, and the facilitator. The laptop is left for a
//! tablet on the way, and the tablet for the laptop.

use footlights::session::Phase;

use super::{
    Hosted,
    chromium::{Browser, Driver, LAPTOP, PHONE, TABLET},
    game::Game,
    judge::Judge,
    wire::Wire,
};

/// What a browser says, and what htmx says, while there is no network; the test has taken it away.
const LOST: [&str; 4] = [
    "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
    "net::ERR_EMPTY_RESPONSE",
    "net::ERR_CONNECTION_RESET",
    "[object Event]",
];
/// What it says of a page that is not there, or not for who asks.
const NOT_FOUND: &str = "the server responded with a status of 404";

struct League<'a> {
    judge: &'a Judge,
    hosted: &'a Hosted,
    console: Browser,
    phone: Browser,
    /// Between the phone and the host.
    wire: Wire,
    laptop: Browser,
    game: Game,
}

pub async fn play(driver: &Driver) {
    let judge = Judge::new();
    let hosted = Hosted::start(&["first-week"]);
    let mut league = come(driver, &judge, &hosted).await;
    league.begin().await;
    league.first_week().await;
    league.pause().await;
    league.last_call().await;
    league.lose_the_network().await;
    let tablet = league.go_elsewhere(driver).await;
    // Whoever reads about the team stays there while the game goes on, and is told where it is.
    tablet.click(".company li a").await;
    tablet.see("details.person[open]").await;
    league.finish().await;
    tablet.says("The debrief").await;
    tablet.reads("#went-on b", "The debrief").await;
    judge.look(&tablet, "team-went-on").await;
    tablet.click("#went-on a").await;
    tablet.at_path(&format!("/s/{}/debrief", hosted.code)).await;
    league.debrief().await;
    league.troubles().await;
    let League { console, phone, wire, laptop, .. } = league;
    let host = &hosted.base;
    for (browser, base, expected) in [
        (console, host, &[][..]),
        (phone, &wire.base, &LOST),
        (laptop, host, &[NOT_FOUND]),
        (tablet, host, &[]),
    ] {
        judge.read_log(&browser, base, expected).await;
        browser.close().await;
    }
    judge.end();
}

/// Everybody comes in, each in another way.
async fn come<'a>(driver: &Driver, judge: &'a Judge, hosted: &'a Hosted) -> League<'a> {
    let code = &hosted.code;
    let console = hosted.browser(driver, "console", LAPTOP).await;
    console.goto(&hosted.secret).await;
    console.see("#room.lobby").await;
    // The secret is in a cookie now, and not where others could read it.
    assert_eq!(console.path().await, format!("/f/{code}"));
    judge.look(&console, "lobby-empty").await;

    let wire = Wire::to(&hosted.base).await;
    let phone = Browser::open(driver, &hosted.folder.0, "phone", PHONE, &wire.base).await;
    phone.goto("/").await;
    judge.look(&phone, "landing").await;
    phone.fill("#code", &code.to_lowercase()).await;
    phone.click("form .btn").await;
    phone.at_path(&format!("/j/{code}")).await;
    judge.look(&phone, "join").await;
    phone.fill("#name", "Ada").await;
    phone.click("form .btn").await;
    phone.in_phase("1-briefing").await;
    console.reads(".seat-row b", "Ada").await;

    let laptop = hosted.browser(driver, "laptop", LAPTOP).await;
    laptop.goto(&hosted.link).await;
    laptop.fill("#name", "Benno").await;
    laptop.click("form .btn").await;
    laptop.in_phase("1-briefing").await;
    let game = Game::join(&hosted.link, "Cleo").await;
    console.reads(".bar", "3 of 3 here").await;
    League { judge, hosted, console, phone, wire, laptop, game }
}

impl League<'_> {
    /// The facilitator moves everybody on: asked once, and asked again.
    async fn advance(&self) {
        self.console.click("#advance-more > summary").await;
        self.console.see("#advance-more[open] .ask").await;
        self.console.click("#advance button").await;
    }

    async fn begin(&mut self) {
        self.judge.look(&self.phone, "briefing").await;
        let practices =
            ["listen", "understand", "own-up", "delegate", "vision", "consensus", "coach", "recognise"];
        for practice in practices {
            self.phone.click(&format!("#rate-{practice}-75")).await;
        }
        self.phone.click("#rate button").await;
        self.phone.see("#rate [role=status]").await;
        self.judge.look(&self.phone, "briefing-rated").await;
        self.judge.look(&self.console, "lobby").await;
        self.console.reads("#advance-more > summary", "Start").await;
        self.advance().await;
        // Nobody has pressed anything: the news came by themselves.
        self.phone.in_phase("1-situations").await;
        self.laptop.in_phase("1-situations").await;
        // In the game, situations and attention share a page.
        self.game.until(|view| view.frame.at.phase == Phase::Attention).await;
        self.console.see("#room.play").await;
    }

    async fn first_week(&mut self) {
        let (phone, laptop, judge) = (&self.phone, &self.laptop, self.judge);
        judge.look(phone, "week").await;
        phone.choose(2).await;
        judge.look(phone, "week-answered").await;
        phone.ready("1-attention").await;
        phone.click("#practice-listen > summary").await;
        phone.click("#place-listen button").await;
        phone.see(".placed li").await;
        judge.look(phone, "attention").await;
        laptop.choose(1).await;
        laptop.ready("1-attention").await;
        self.console.reads(".group .told", "Spending attention").await;
        judge.look(&self.console, "room").await;
        phone.ready("1-play_out").await;
        judge.look(phone, "play-out").await;
        phone.ready("1-why").await;
        judge.look(phone, "why").await;
        // A ledger that is opened comes, and stays with the page.
        phone.click(".account:not([open]) > summary").await;
        phone.gone(".account[open] .later").await;
        let tables = "return document.querySelectorAll('.account[open] > table').length";
        assert_eq!(phone.run(tables).await, 2);
        judge.look(phone, "why-opened").await;
        phone.ready("2-situations").await;
        phone.goto(&format!("/s/{}/week/1", self.hosted.code)).await;
        judge.look(phone, "past-week").await;
        phone.click("nav.turn a").await;
        phone.in_phase("2-situations").await;
        // A name on the stage leads to all that is known of the person, which lies open there.
        phone.click(".company li a").await;
        phone.see("details.person[open]").await;
        judge.look(phone, "team").await;
        phone.click("nav.turn a").await;
        phone.in_phase("2-situations").await;
    }

    /// Everything stands still for everybody, also for who reads about the team, and goes on where it was.
    async fn pause(&mut self) {
        self.laptop.click(".company li a").await;
        self.laptop.see("details.person[open]").await;
        self.console.click("#pause button").await;
        for browser in [&self.phone, &self.laptop] {
            browser.see(".paused").await;
        }
        self.phone.gone("#ready, .choose, #place-listen").await;
        self.laptop.see("details.person[open]").await;
        self.game.until(|view| view.frame.paused).await;
        self.judge.look(&self.phone, "paused").await;
        self.judge.look(&self.console, "room-paused").await;
        self.console.click("#resume button").await;
        for browser in [&self.phone, &self.laptop] {
            browser.gone(".paused").await;
        }
        self.phone.see("#ready").await;
    }

    /// A minute for everybody, which the facilitator takes back. Its last twenty seconds are said aloud.
    async fn last_call(&mut self) {
        let week = format!("/s/{}/week/1", self.hosted.code);
        self.phone.goto(&week).await;
        self.console.click("form[action$='last-call'] button").await;
        for (browser, picture) in [(&self.phone, "week-last"), (&self.laptop, "team-last")] {
            browser.see("#clock[data-runs=yes]").await;
            assert!(!browser.has("#clock.late").await, "a whole minute is left");
            // Three quarters of the minute, at once.
            browser
                .run("const now = performance.now.bind(performance); performance.now = () => now() + 45000")
                .await;
            browser.says("Twenty seconds left.").await;
            browser.see("#clock.late").await;
            self.judge.look(browser, picture).await;
        }
        self.console.click("#no-clock button").await;
        for browser in [&self.phone, &self.laptop] {
            browser.gone("#clock").await;
            browser.click("nav.turn a").await;
            browser.see("#ready").await;
        }
    }

    /// The phone is in a tunnel while the room goes on.
    async fn lose_the_network(&mut self) {
        let phone = &self.phone;
        phone.click(".card details[open] input.o2 + label").await;
        self.wire.cut();
        phone.reads("#net", "Not connected").await;
        self.console.click(".seat-row > summary").await;
        self.console.fill(".seat-row[open] input[name=name]", "Ada Lovely").await;
        self.console.click(".seat-row[open] form[id^=rename] button").await;
        self.console.reads(".seat-row b", "Ada Lovely").await;
        self.wire.mend();
        phone.reads(".below", "Ada Lovely").await;
        phone.reads("#net", "Connected again").await;
        // What it was about to do is still there.
        phone.see(".card details[open] input.o2:checked").await;
        phone.click(".card details[open] .thumb .choose").await;
        phone.see(".card input.o2.is-taken").await;
        // An advance that was not meant, and is taken back: it moves the two that are furthest behind.
        self.console.reads("#advance-more > summary", "Move the last on").await;
        self.advance().await;
        self.game.until(|view| view.frame.at.phase == Phase::PlayOut).await;
        // Until its page has heard of it, the button takes back the advance before.
        self.console.reads(".group .told", "Watching the week play out").await;
        self.console.gone("#advance-more[open]").await;
        self.console.click("#undo-more > summary").await;
        self.console.reads("#undo-more .ask", "Every group that the latest step moved").await;
        self.console.click("#undo button").await;
        self.game.until(|view| view.frame.at.phase == Phase::Attention).await;
        // Whoever was moved back is told so.
        self.laptop.reads("#net", "one step back").await;
        // A reload, and a browser that was shut and opened again, ask for nothing.
        phone.reload().await;
        phone.in_phase("2-situations").await;
        phone.see(".card input.o2.is-taken").await;
    }

    /// The laptop's seat goes to a tablet by a code that is typed, and back by a link that the facilitator gives.
    async fn go_elsewhere(&mut self, driver: &Driver) -> Browser {
        let (hosted, judge) = (self.hosted, self.judge);
        let code = &hosted.code;
        judge.read_log(&self.laptop, &hosted.base, &[]).await;
        self.laptop.shut().await;
        self.laptop = hosted.browser(driver, "laptop", LAPTOP).await;
        // By the link that it joined by.
        self.laptop.goto(&hosted.link).await;
        self.laptop.in_phase("1-attention").await;
        assert_eq!(self.laptop.path().await, format!("/s/{code}"));

        self.laptop.click(".below a").await;
        self.laptop.at_path(&format!("/s/{code}/elsewhere")).await;
        judge.look(&self.laptop, "elsewhere").await;
        self.laptop.click("form .btn").await;
        let key = self.laptop.text(".own-code").await;
        judge.look(&self.laptop, "elsewhere-code").await;
        let tablet = hosted.browser(driver, "tablet", TABLET).await;
        tablet.goto("/").await;
        tablet.click("a[href='/continue']").await;
        judge.look(&tablet, "continue").await;
        tablet.fill("#code", code).await;
        tablet.fill("#key", &key.to_lowercase()).await;
        tablet.click("form .btn").await;
        tablet.in_phase("1-attention").await;
        tablet.reads(".below", "Benno").await;
        // What is done on one is seen on the other.
        tablet.click("#practice-listen > summary").await;
        tablet.click("#place-listen button").await;
        self.laptop.goto(&format!("/s/{code}")).await;
        self.laptop.see(".placed li").await;

        self.console.click(".seat-row:nth-of-type(2) > summary").await;
        self.console.click(".seat-row[open]:nth-of-type(2) form[id^=elsewhere] button").await;
        self.console.see(".given .big-code").await;
        // News of the room do not take the code away before it is read.
        self.game.ready().await;
        self.console.reads(".group .told", "Watching the week play out").await;
        self.console.see(".given .big-code").await;
        judge.look(&self.console, "room-given").await;
        let link = self.console.text(".given .link").await;
        self.console.click(".given a").await;
        self.console.gone(".given").await;
        self.laptop.goto(&link).await;
        judge.look(&self.laptop, "take-over").await;
        self.laptop.click("form .btn").await;
        self.laptop.in_phase("1-attention").await;
        self.laptop.reads(".below", "Benno").await;
        tablet
    }

    /// Everybody at their own pace to the end.
    async fn finish(&mut self) {
        for (browser, week, phase) in [(&self.phone, 2, 0), (&self.laptop, 1, 1)] {
            let steps = (week..=4).flat_map(|week| {
                ["situations", "attention", "play_out", "why"].map(|phase| format!("{week}-{phase}"))
            });
            for step in steps.skip(phase + 1) {
                browser.ready(&step).await;
            }
            browser.ready("5-empty_chair").await;
            self.judge.look(browser, "empty-chair").await;
            for week in 6..=8 {
                browser.ready(&format!("{week}-empty_chair")).await;
            }
            browser.ready("8-debrief").await;
            browser.at_path(&format!("/s/{}/debrief", self.hosted.code)).await;
        }
        self.game.play_on().await;
        self.console.see("#room.debrief").await;
    }

    async fn debrief(&mut self) {
        let (phone, laptop, judge, code) = (&self.phone, &self.laptop, self.judge, &self.hosted.code);
        judge.look(phone, "debrief-rating").await;
        for practice in
            ["listen", "understand", "own-up", "delegate", "vision", "consensus", "coach", "recognise"]
        {
            phone.click(&format!("#rate-{practice}-50")).await;
        }
        phone.click("#rate button").await;
        phone.reads(".report", "The score comes last").await;
        assert!(!phone.has("section.league").await, "the room is compared before it is shown");
        laptop.click("a[href$='open=1']").await;
        judge.look(&self.console, "room-debrief").await;
        self.console.click("#reveal-more > summary").await;
        judge.look(&self.console, "room-reveal").await;
        self.console.click("#reveal button").await;
        // Both pages, by themselves.
        phone.see("section.league").await;
        laptop.see("section.league").await;
        phone.reads("section.league", "your game").await;

        phone.click(".decision > summary").await;
        phone.click(".decision .others a").await;
        phone.see(".decision [aria-live] > *").await;
        judge.look(phone, "debrief").await;
        judge.look(laptop, "debrief-unrated").await;
        laptop.click("a[href$='report.html']").await;
        let report = laptop.saved("html").await;
        assert!(report.contains("Benno") && report.trim_end().ends_with("</html>"));
        assert!(
            !report.contains("src=\"http") && !report.contains("@import"),
            "the report asks for something"
        );
        phone.fill("#commit-what", "Ask before I answer").await;
        phone.fill("#commit-by", "Friday").await;
        phone.fill("#commit-with", "Priya").await;
        phone.click("#commit button").await;
        phone.see("#commit [role=status]").await;

        self.console.click("#records > summary").await;
        self.console.click("#records a[href$='rounds.csv']").await;
        assert!(self.console.saved("csv").await.starts_with("game,round,"));
        self.console.click("#records a[href*='/report/']").await;
        assert!(self.console.saved("html").await.contains("Ada Lovely"));
        judge.look(&self.console, "room-over").await;
        assert_eq!(phone.path().await, format!("/s/{code}/debrief"));
    }

    async fn troubles(&mut self) {
        let laptop = &self.laptop;
        laptop.goto("/j/QQQQQQ").await;
        self.judge.look(laptop, "trouble-no-room").await;
        laptop.goto(&format!("/s/{}/week/99", self.hosted.code)).await;
        self.judge.look(laptop, "trouble-nothing").await;
        laptop.goto("/").await;
        laptop.fill("#code", "QQQQQQ").await;
        laptop.click("form .btn").await;
        laptop.see("[role=alert]").await;
        self.judge.look(laptop, "landing-wrong").await;
    }
}
