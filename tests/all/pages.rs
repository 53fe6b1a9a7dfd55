//! The pages: every one in every phase, read as a browser reads it, with every form sent as a browser would send it.
//!
//! `FOOTLIGHTS_PAGES=DIR` writes them there as files, with what they ask for beside them, to be looked at.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use footlights::{
    content::Content,
    host::{
        forms,
        news::Part,
        pages::{
            self, Memo, Place, assets,
            debrief::{self, Debriefed},
            door::{self, Door, Given, Joinable},
            room::{self, Room},
        },
    },
    report::{
        debrief::{Debrief, compared, told, what_if},
        league::League,
    },
    session::{
        Act, Command, Evidence, Ids, Mode, MoveById, Pacing, Phase, Prepared, SeatKind, Session, Stamp,
        Target, View, apply,
        view::{LeaderView, TargetKind},
    },
    terms::{Id, Message, Practice, Stance},
    words::Words,
};
use scraper::{ElementRef, Html, Selector};

use super::rooms::{Client, FACILITATOR, LEADER, OTHER, SEED, automated_on, head_on, play_on};

const CODE: &str = "LARKEN";
const NASTY: &str = "<b>\"Mo\" & O'Neil</b>{x}";
const QR: &str = "<svg viewBox=\"0 0 3 3\"><path d=\"M0 0h1v1H0zM2 1h1v1H2z\"></path></svg>";

struct Bench {
    words: Words,
    evidence: Evidence,
    memo: Memo,
}

impl Bench {
    fn new() -> Self {
        let content = Content::embedded();
        let sheets: Vec<_> =
            content.sheets("en").into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
        let words = Words::load("en", &sheets).unwrap();
        let evidence = Evidence::from_ron(&content.model("evidence").unwrap().text).unwrap();
        Self { words, evidence, memo: Memo::default() }
    }

    fn place<'a>(&'a self, prepared: &'a Prepared, command: &'a str) -> Place<'a> {
        Place {
            words: &self.words,
            code: CODE,
            csrf: "token-against-forgery",
            command,
            now_ms: 1_000,
            prepared,
            evidence: &self.evidence,
            memo: &self.memo,
        }
    }

    fn door(&self) -> Door<'_> {
        Door { words: &self.words, csrf: "token-against-forgery" }
    }
}

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

fn all<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&select(css)).collect()
}

/// Writes a page where it can be looked at.
fn keep(name: &str, text: &str) {
    let Some(folder) = std::env::var_os("FOOTLIGHTS_PAGES") else { return };
    let folder = PathBuf::from(folder);
    for asset in assets::ALL {
        let path = folder.join("assets").join(asset.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, asset.bytes).unwrap();
    }
    let version = format!("?v={}", env!("CARGO_PKG_VERSION"));
    let text = text.replace("\"/assets/", "\"assets/").replace(&version, "");
    fs::write(folder.join(format!("{name}.html")), text).unwrap();
}

/// Everything that holds for every page.
fn check(name: &str, text: &str) -> Html {
    keep(name, text);
    let page = Html::parse_document(text);
    assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
    let mut ids = BTreeSet::new();
    for element in all(&page, "[id]") {
        let id = element.attr("id").unwrap();
        assert!(ids.insert(id.to_owned()), "{name}: the id {id} is there twice");
    }
    for (attribute, css) in [
        ("for", "[for]"),
        ("form", "[form]"),
        ("aria-labelledby", "[aria-labelledby]"),
        ("aria-describedby", "[aria-describedby]"),
    ] {
        for element in all(&page, css) {
            let id = element.attr(attribute).unwrap();
            assert!(ids.contains(id), "{name}: {attribute}={id} leads nowhere");
        }
    }
    for link in all(&page, "[href^='#']") {
        let id = link.attr("href").unwrap().trim_start_matches('#');
        assert!(ids.contains(id), "{name}: #{id} leads nowhere");
    }
    let labelled: BTreeSet<&str> =
        all(&page, "label[for]").iter().filter_map(|label| label.attr("for")).collect();
    for control in all(&page, "input:not([type=hidden]), select, textarea") {
        let id = control.attr("id").unwrap_or_default();
        assert!(labelled.contains(id), "{name}: no label for {}", control.html());
    }
    for said in all(&page, "button, a, summary, label, legend, h1, h2, h3, h4, option, th[scope=col]") {
        let text: String = said.text().collect();
        assert!(!text.trim().is_empty(), "{name}: nothing is said by {}", said.html());
    }
    plain(name, &page);
    headings(name, &page);
    nesting(name, &page);
    for css in ["main#main", "header", "title", "[role=status]#say"] {
        assert_eq!(all(&page, css).len(), 1, "{name}: {css}");
    }
    page
}

/// No words are missing, nothing is styled or scripted inline, nothing is asked of anybody else.
fn plain(name: &str, page: &Html) {
    for text in page.root_element().text() {
        let typed = text.replace("{x}", "");
        assert!(!typed.contains(['{', '}']), "{name}: {text}");
        assert!(
            !typed.contains("[web-") && !typed.contains("[game-") && !typed.contains("[debrief-"),
            "{name}: {text}"
        );
        let id = typed
            .split('[')
            .skip(1)
            .any(|rest| rest.split(']').next().is_some_and(|id| id.contains('-') && !id.contains(' ')));
        assert!(!id, "{name}: a message without words: {text}");
    }
    for element in page.root_element().descendants().filter_map(ElementRef::wrap) {
        for (key, value) in element.value().attrs() {
            assert!(
                key != "style" && !key.starts_with("on") && !key.starts_with("hx-on"),
                "{name}: {key}={value}"
            );
            assert!(!value.contains("[web-"), "{name}: {key}={value}");
            if ["src", "href", "action", "hx-post", "hx-get"].contains(&key) {
                assert!(
                    value.starts_with('/') || value.starts_with('#') || value.starts_with("?"),
                    "{name}: {key}={value}"
                );
            }
        }
    }
    for script in all(page, "script, style") {
        assert!(script.attr("src").is_some() && script.inner_html().is_empty(), "{name}: {}", script.html());
    }
}

fn headings(name: &str, page: &Html) {
    let levels: Vec<u32> = all(page, "h1, h2, h3, h4, h5, h6")
        .iter()
        .map(|heading| heading.value().name()[1..].parse().unwrap())
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}: one first heading");
    let mut before = 1;
    for level in levels {
        assert!(level <= before + 1, "{name}: a heading of level {level} after {before}");
        before = level;
    }
}

/// What a parser lets pass and the standard does not.
fn nesting(name: &str, page: &Html) {
    let only: [(&str, &[&str]); 4] =
        [("ul", &["li"]), ("ol", &["li"]), ("dl", &["div", "dt", "dd"]), ("tr", &["th", "td"])];
    for (outer, inner) in only {
        for element in all(page, outer) {
            for child in element.children().filter_map(ElementRef::wrap) {
                assert!(
                    inner.contains(&child.value().name()),
                    "{name}: <{}> in <{outer}>",
                    child.value().name()
                );
            }
        }
    }
    for css in [
        "a a",
        "a button",
        "button button",
        "button a",
        "label label",
        "p div",
        "p ul",
        "span div",
        "span p",
        "h2 div",
        "h3 p",
        "button div",
        "summary form",
        "form form",
    ] {
        // What is drawn has no words of its own.
        assert!(all(page, css).is_empty(), "{name}: {css}");
    }
}

/// Everything that a form can send, as a browser sends it: one set of fields for each choice of each control and for
/// each of its buttons.
fn sendings(form: ElementRef<'_>) -> Vec<Vec<(String, String)>> {
    let field = |element: &ElementRef<'_>| {
        (element.attr("name").unwrap().to_owned(), element.attr("value").unwrap_or_default().to_owned())
    };
    let of = |css: &str| form.select(&select(css)).collect::<Vec<_>>();
    let mut base: Vec<(String, String)> = of("input[type=hidden]").iter().map(field).collect();
    base.extend(
        of("input[type=text][name]")
            .iter()
            .map(|text| (text.attr("name").unwrap().to_owned(), NASTY.to_owned())),
    );
    base.extend(
        of("textarea[name]").iter().map(|text| (text.attr("name").unwrap().to_owned(), NASTY.to_owned())),
    );
    let mut axes: Vec<Vec<(String, String)>> = Vec::new();
    let mut radios: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for radio in of("input[type=radio]") {
        let one = field(&radio);
        radios.entry(one.0.clone()).or_default().push(one);
    }
    if radios.len() > 1 {
        // Eight ratings of five steps: each step once, all alike.
        let steps = radios.values().next().unwrap().len();
        return (0..steps)
            .map(|step| base.iter().cloned().chain(radios.values().map(|all| all[step].clone())).collect())
            .collect();
    }
    axes.extend(radios.into_values());
    let option = select("option");
    for choice in of("select[name]") {
        let name = choice.attr("name").unwrap().to_owned();
        let options =
            choice.select(&option).map(|option| (name.clone(), option.attr("value").unwrap().to_owned()));
        axes.push(options.collect());
    }
    let buttons = of("button[name]");
    if !buttons.is_empty() {
        axes.push(buttons.iter().map(field).collect());
    }
    let mut sets = vec![base];
    for axis in axes {
        sets = sets
            .into_iter()
            .flat_map(|set| {
                axis.iter()
                    .map(move |one| set.iter().cloned().chain([one.clone()]).collect::<Vec<_>>())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    sets
}

/// All acts that a page's forms come to, each accepted by the session as it is.
fn acts(name: &str, page: &Html, session: &Session, seat: footlights::session::SeatId, to: &str) -> Vec<Act> {
    let mut found = Vec::new();
    let group = session.group_of(seat);
    let sight = group.map(|group| (session.sight(group), &session.groups[group].plan));
    for form in all(page, &format!("form[action='{to}']")) {
        assert_eq!(form.attr("method"), Some("post"), "{name}");
        assert!(form.attr("hx-post").is_none_or(|post| post == to), "{name}");
        for fields in sendings(form) {
            let (at, id, act) =
                forms::act(&fields).unwrap_or_else(|error| panic!("{name}: {error}: {fields:?}"));
            assert_eq!(forms::act(&fields).unwrap().1, id, "the same form is the same command");
            assert_eq!(at.is_some(), act.needs_stamp(), "{name}: {act:?}");
            // Moves are many, and a copy of a session is large: what applying them asks is asked at once.
            if let (Act::Play(wanted), Some((sight, plan))) = (&act, &sight) {
                let wanted = Ids::of(&session.prepared).resolve(wanted).unwrap();
                assert_eq!(sight.allows(plan, &wanted), Ok(()), "{name}: {act:?}");
                assert_eq!(at, session.at(seat), "{name}: {act:?}");
                found.push(act);
                continue;
            }
            let mut copy = session.clone();
            let command = Command { id, seat, at, act: act.clone() };
            let now_ms = copy.now_ms + 1;
            apply(&mut copy, &command, now_ms)
                .unwrap_or_else(|refusal| panic!("{name}: {refusal:?} for {act:?}"));
            found.push(act);
        }
    }
    found
}

/// Everything that the view lets a leader do in a phase must be among the acts of the page.
fn complete(name: &str, view: &View, found: &[Act]) {
    let leader = view.leader().unwrap();
    let phase = view.frame.at.phase;
    let has = |wanted: &Act| found.contains(wanted);
    if !matches!(phase, Phase::Debrief | Phase::Responses) {
        assert!(has(&Act::Ready), "{name}: no way on");
    }
    if phase == Phase::Briefing {
        for figure in [0, 25, 50, 75, 100] {
            let eight = Practice::ALL.into_iter().filter(|practice| practice.stance() == Stance::Empowering);
            assert!(
                has(&Act::Rate { practices: eight.map(|practice| (practice, figure)).collect() }),
                "{name}"
            );
        }
    }
    if matches!(phase, Phase::Situations | Phase::Attention) {
        for card in &leader.cards {
            for option in &card.options {
                let answer = MoveById::Answer { card: card.id.clone(), option: option.id.clone() };
                assert!(has(&Act::Play(answer)), "{name}: {} of {} cannot be taken", option.id, card.id);
            }
            if leader.plan.answers.contains_key(&card.id) {
                assert!(has(&Act::Play(MoveById::Unanswer { card: card.id.clone() })), "{name}: {}", card.id);
            }
        }
    }
    if phase == Phase::Attention {
        for place in 0..u32::try_from(leader.plan.placements.len()).unwrap() {
            assert!(has(&Act::Play(MoveById::TakeBack { place })), "{name}: placement {place}");
        }
        attention(name, leader, found);
    }
}

fn attention(name: &str, leader: &LeaderView, found: &[Act]) {
    let placed: Vec<_> = found
        .iter()
        .filter_map(|act| if let Act::Play(MoveById::Place(by)) = act { Some(by) } else { None })
        .collect();
    let has = |practice: Practice, target: &Target, about: Option<&Id>, choice: Option<&Id>| {
        let same = |by: &&&footlights::session::PlaceById| {
            by.practice == practice
                && by.target == *target
                && about.is_none_or(|about| by.about.as_ref() == Some(about))
                && by.choice.as_ref() == choice
        };
        assert!(
            placed.iter().any(|by| same(&by)),
            "{name}: {practice} cannot go to {target:?} {about:?} {choice:?}"
        );
    };
    for about in leader.practices.iter().filter(|about| about.price <= leader.attention.left) {
        let open_work = || leader.work.iter().filter(|work| work.done.is_none());
        let planned = |target: &Target| {
            about.price == 0
                && leader
                    .plan
                    .placements
                    .iter()
                    .any(|by| by.practice == about.practice && by.target == *target)
        };
        for kind in &about.targets {
            match kind {
                TargetKind::Member => {
                    for member in leader.members.iter().filter(|member| member.left.is_none()) {
                        let target = Target::Member(member.id.clone());
                        if matches!(about.practice, Practice::Delegate | Practice::Assign) {
                            open_work().for_each(|work| has(about.practice, &target, Some(&work.id), None));
                        } else {
                            has(about.practice, &target, None, None);
                        }
                    }
                }
                TargetKind::Team if !planned(&Target::Team) => has(about.practice, &Target::Team, None, None),
                TargetKind::Team => {}
                TargetKind::Work => {
                    for work in open_work() {
                        let target = Target::Work(work.id.clone());
                        if !planned(&target) {
                            has(about.practice, &target, None, None);
                        }
                    }
                }
                TargetKind::Decision => {
                    for question in leader.questions.iter().filter(|question| question.open) {
                        let target = Target::Decision(question.id.clone());
                        if about.practice == Practice::DecideAlone {
                            question
                                .choices
                                .iter()
                                .for_each(|choice| has(about.practice, &target, None, Some(&choice.id)));
                        } else {
                            has(about.practice, &target, None, None);
                        }
                    }
                }
            }
        }
    }
}

/// What the leader has not learnt is on no page before the end.
fn hidden(name: &str, view: &View, prepared: &Prepared, text: &str) {
    assert!(!text.contains(&SEED.to_string()), "{name}: the seed");
    let leader = view.leader().unwrap();
    for (written, seen) in prepared.setup.scenario.members.iter().zip(&leader.members) {
        if let (Some(private), None) = (&written.private, &seen.private) {
            let what = prepared.filler.fill(&private.what).replace('&', "&amp;").replace('"', "&quot;");
            assert!(!text.contains(&what), "{name}: what {} carries", seen.name);
        }
    }
    for card in &prepared.setup.scenario.cards {
        let on_table = leader.cards.iter().any(|dealt| dealt.id == card.id);
        let played = leader.weeks.iter().any(|week| week.plan.answers.contains_key(&card.id));
        if !on_table && !played {
            for option in &card.options {
                assert!(
                    !text.contains(&format!("\"option-{}-{}\"", card.id, option.id)),
                    "{name}: {}",
                    card.id
                );
            }
        }
    }
}

/// Plays a scenario and looks at the leader's page after each command.
fn look_at(bench: &Bench, scenario: &str, leader: &str) {
    let mut session = automated_on(scenario, SEED, leader);
    let prepared = session.prepared.clone();
    let mut seen: BTreeMap<Stamp, usize> = BTreeMap::new();
    let mut look = |session: &Session| {
        let view = View::of(session, LEADER).unwrap();
        let times = seen.entry(view.frame.at).or_default();
        *times += 1;
        // The first look at a phase, and one with something planned.
        if *times > 2 {
            return;
        }
        let at = view.frame.at;
        let name = format!("{scenario}-{:02}-{}-{times}", at.round, at.phase.id());
        let place = bench.place(&prepared, "c-1");
        let text = pages::seat(&place, &view, None).into_string();
        let page = check(&name, &text);
        if at.phase == Phase::Debrief {
            return;
        }
        hidden(&name, &view, &prepared, &text);
        let text = pages::team(&place, &view).unwrap().into_string();
        let team = check(&format!("{name}-team"), &text);
        hidden(&name, &view, &prepared, &text);
        let (here, there) = (format!("/s/{CODE}#"), format!("/s/{CODE}/team#"));
        for (to, on) in [("#", &page), (&*here, &page), (&*there, &team)] {
            for link in all(&page, &format!("[href^='{to}']")) {
                let id = link.attr("href").unwrap().trim_start_matches(to);
                assert!(!all(on, &format!("[id='{id}']")).is_empty(), "{name}: {to}{id} leads nowhere");
            }
        }
        let found = acts(&name, &page, session, LEADER, &format!("/s/{CODE}/do"));
        complete(&name, &view, &found);
        if let (Some(last), Phase::Why) = (view.leader().unwrap().weeks.last(), at.phase) {
            let week = View::week(session, LEADER, last.round).unwrap();
            let text = pages::week(&place, &view, &week).unwrap().into_string();
            hidden(&name, &view, &prepared, &text);
            let shown = check(&format!("{scenario}-week-{:02}", last.round), &text);
            // One ledger lies there; every other comes when it is opened, or is a page of its own.
            assert_eq!(all(&shown, ".account > table").len(), 1, "{name}");
            let ways = all(&shown, ".account > .later a");
            assert_eq!(ways.len() + 1, all(&shown, ".account").len(), "{name}");
            for way in ways {
                let to = way.attr("href").unwrap();
                let number = to.rsplit('/').next().unwrap().parse().unwrap();
                assert_eq!(to, pages::url::why(CODE, last.round, number));
                let text = pages::why(&place, &view, &week, number).unwrap().into_string();
                hidden(&name, &view, &prepared, &text);
                let alone = check(&format!("{scenario}-why-{:02}-{number}", last.round), &text);
                let part = pages::why_part(&place, &view, &week, number).unwrap().into_string();
                let part = Html::parse_fragment(&part);
                for css in [".ledger tbody tr", ".cause", ".ledger [href^='#study-']"] {
                    assert_eq!(all(&part, css).len(), all(&alone, css).len(), "{name}: {css} of {to}");
                }
                for link in all(&part, "[href^='#study-']") {
                    let id = link.attr("href").unwrap().trim_start_matches('#');
                    for page in [&shown, &alone] {
                        assert!(!all(page, &format!("[id='{id}']")).is_empty(), "{name}: {id} leads nowhere");
                    }
                }
            }
            assert!(pages::why(&place, &view, &week, 999).is_none());
        }
    };
    look(&session);
    play_on(&mut session, |session| {
        look(session);
        true
    });
    assert!(session.finished());
}

#[test]
fn every_phase_is_a_page_whose_forms_the_session_takes() {
    // What pages of a session have in common is one session's: a bench for each.
    look_at(&Bench::new(), "first-week", "situational");
    look_at(&Bench::new(), "inherited-team", "empowering");
}

#[test]
fn who_is_done_waits_and_who_is_paused_can_press_nothing() {
    let bench = Bench::new();
    let mut session =
        Session::new(Prepared::new(head_on("first-week", SEED, Mode::League, Pacing::Facilitated)).unwrap());
    let mut run = Client::joined(&mut session, FACILITATOR, SeatKind::Facilitator, 0);
    let mut client = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    let mut watcher = Client::joined(&mut session, OTHER, SeatKind::Observer, 0);
    client.send(&mut session, Act::Ready).unwrap();
    let prepared = session.prepared.clone();
    let place = bench.place(&prepared, "c-2");
    let to = format!("/s/{CODE}/do");
    let seen = |session: &Session, seat, name: &str, notice: Option<&Message>| {
        let view = View::of(session, seat).unwrap();
        check(name, &pages::seat(&place, &view, notice).into_string())
    };
    let page = seen(&session, LEADER, "waiting", None);
    // A hand can go up at any time. Beside it who is done can take that back, and who is paused can do nothing.
    let others = |name: &str, page: &Html, session: &Session| -> Vec<Act> {
        let found = acts(name, page, session, LEADER, &to);
        found.into_iter().filter(|act| !matches!(act, Act::Help { .. })).collect()
    };
    assert_eq!(others("waiting", &page, &session), [Act::Unready]);
    assert!(!all(&page, ".waiting").is_empty() && !all(&page, "head noscript").is_empty());
    run.send(&mut session, Act::Advance { group: None }).unwrap();
    run.send(&mut session, Act::Pause).unwrap();
    let page = seen(&session, LEADER, "paused", Some(&Message::new("refusal-paused")));
    assert_eq!(others("paused", &page, &session), []);
    assert_eq!(all(&page, "[role=alert]").len(), 1);
    run.send(&mut session, Act::Resume).unwrap();
    let text = pages::seat(&place, &View::of(&session, OTHER).unwrap(), None).into_string();
    let page = check("watching", &text);
    assert!(all(&page, "form:not(#help)").is_empty() && all(&page, ".band").is_empty());
    watcher.send(&mut session, Act::Leave).unwrap();
}

/// A page with a mark in place of the elements of some ids, and without its revision.
fn without(text: &str, view: &View, ids: &BTreeSet<String>) -> String {
    let page = Html::parse_fragment(text);
    let revision = format!("data-revision=\"{}\"", view.frame.revision);
    let mut rest = page.root_element().html().replace(&revision, "");
    for id in ids {
        let found = all(&page, &format!("[id=\"{id}\"]"));
        assert_eq!(found.len(), 1, "{id} is not on the page");
        rest = rest.replace(&found[0].html(), &format!("<{id}>"));
    }
    rest
}

#[test]
fn a_part_makes_of_an_old_page_what_a_new_one_is() {
    let bench = Bench::new();
    let mut session = automated_on("inherited-team", SEED, "steady");
    let prepared = session.prepared.clone();
    let place = bench.place(&prepared, "c0ffee");
    let mut before = View::of(&session, LEADER).unwrap();
    let mut parts = BTreeSet::new();
    play_on(&mut session, |session| {
        let now = View::of(session, LEADER).unwrap();
        let was = std::mem::replace(&mut before, now.clone());
        let phase = now.frame.at.phase;
        if was.frame.at != now.frame.at || !matches!(phase, Phase::Situations | Phase::Attention) {
            return now.frame.at.round <= 3;
        }
        let mut taken = was.clone();
        taken.take(View::update(session, LEADER).unwrap());
        assert_eq!(taken, now);
        let plan = was.leader().unwrap().plan.clone();
        let part = Part { view: now.clone().into(), before: plan, since: was.frame.revision };
        let part = pages::seat_part(&place, &part).unwrap().into_string();
        let page = |view: &View| pages::seat_main(&place, view, None).into_string();
        let (old, new) = (page(&was), page(&now));
        let (read, fresh) = (Html::parse_fragment(&part), Html::parse_fragment(&new));
        let ids: BTreeSet<String> =
            all(&read, "#part > *").iter().filter_map(|one| one.attr("id")).map(str::to_owned).collect();
        assert!(!ids.is_empty() && part.len() * 4 < new.len() * 3, "{} of {} bytes", part.len(), new.len());
        for id in &ids {
            let css = format!("[id=\"{id}\"]");
            assert_eq!(all(&read, &css)[0].html(), all(&fresh, &css)[0].html());
        }
        assert_eq!(without(&old, &was, &ids), without(&new, &now, &ids), "in {phase:?}");
        parts.insert(phase);
        true
    });
    assert_eq!(parts.len(), 2, "{parts:?}");
}

#[test]
fn the_debrief_opens_after_a_rating_and_takes_a_commitment() {
    let bench = Bench::new();
    let mut session = automated_on("first-week", SEED, "situational");
    play_on(&mut session, |_| true);
    let mut client = Client::new(LEADER);
    client.send(&mut session, Act::Automate { seat: LEADER, leader: None }).unwrap();
    let prepared = session.prepared.clone();
    let place = bench.place(&prepared, "c-3");
    let finished = session.clone();
    let game = told(&finished, 0, Some(LEADER)).unwrap();
    let debrief = Debrief::of(&session, 0, Some(LEADER), &bench.words, &bench.evidence).unwrap();
    let compared = compared(&game, &bench.words);
    let to = format!("/s/{CODE}/do");
    let page = |session: &Session, opened: bool, name: &str| {
        let view = View::of(session, LEADER).unwrap();
        let told = Debriefed { debrief: &debrief, compared: &compared, league: None, opened };
        let text = debrief::page(&place, &view, told, None).unwrap().into_string();
        (check(name, &text), text)
    };
    let (asks, text) = page(&session, false, "debrief-rating");
    assert!(!text.contains(&debrief.ending.title));
    let found = acts("debrief-rating", &asks, &session, LEADER, &to);
    assert!(found.iter().all(|act| matches!(act, Act::Rate { .. })) && found.len() == 5);
    client.send(&mut session, found[2].clone()).unwrap();
    let (opened, _) = page(&session, false, "debrief");
    let found = acts("debrief", &opened, &session, LEADER, &to);
    assert_eq!(found, [Act::Commit { what: NASTY.into(), by: NASTY.into(), with: NASTY.into() }]);
    client.send(&mut session, found[0].clone()).unwrap();
    let (_, text) = page(&session, false, "debrief-kept");
    assert!(!text.contains("<b>\"Mo") && text.contains("&lt;b&gt;"));
    assert_eq!(
        all(&opened, ".others a").len(),
        debrief.decisions.iter().map(|one| one.others.len()).sum::<usize>()
    );
    let decision = debrief.decisions.iter().find(|decision| !decision.others.is_empty()).unwrap();
    let other = what_if(&game, &bench.words, decision.number, 0).unwrap();
    let view = View::of(&session, LEADER).unwrap();
    let text = debrief::what_if(&place, &view, &debrief, decision, &other).unwrap().into_string();
    check("what-if", &text);
    let hidden = Debrief { score: None, ..debrief.clone() };
    let told = Debriefed { debrief: &hidden, compared: &[], league: None, opened: true };
    let text = debrief::page(&place, &view, told, None).unwrap().into_string();
    assert!(all(&check("debrief-hidden-score", &text), ".score").is_empty());
}

#[test]
fn doors_say_what_is_kept_and_escape_what_is_typed() {
    let bench = Bench::new();
    let door = bench.door();
    check("enter", &door::enter(&door, None).into_string());
    check("enter-wrong", &door::enter(&door, Some(&Message::new("refusal-no-such-seat"))).into_string());
    let groups = [(0, "Alder".to_owned()), (1, NASTY.to_owned())];
    let notes = ["grief".to_owned(), "an accident".to_owned()];
    let session = Joinable {
        code: CODE,
        title: NASTY,
        notes: &notes,
        groups: &groups,
        kept_days: Some(30),
        lead: true,
        watch: true,
    };
    let text = door::join(&door, session, NASTY, Some(&Message::new("refusal-bad-text"))).into_string();
    let page = check("join", &text);
    assert!(!text.contains("<b>\"Mo") && text.contains("&lt;b&gt;"));
    for group in ["0", "1"] {
        let fields =
            [("name", " Ada "), ("group", group)].map(|(key, value)| (key.to_owned(), value.to_owned()));
        let joining = forms::joining(&fields).unwrap();
        assert_eq!((joining.name.as_str(), joining.group), ("Ada", group.parse().ok()));
    }
    assert_eq!(all(&page, "input[name=group]").len(), 2);
    let alone =
        Joinable { groups: &[], notes: &[], kept_days: None, watch: false, title: "Four weeks", ..session };
    check("join-alone", &door::join(&door, alone, "", None).into_string());
    // Where nobody can lead any more, only watching is offered; where neither can be, only the way back.
    let late = door::join(&door, Joinable { lead: false, ..session }, "", None).into_string();
    assert_eq!(all(&check("join-late", &late), "form button").len(), 1);
    let shut = Joinable { lead: false, watch: false, ..session };
    let shut = check(
        "join-shut",
        &door::join(&door, shut, "", Some(&Message::new("refusal-door-closed"))).into_string(),
    );
    assert!(all(&shut, "form").is_empty() && !all(&shut, "a.btn").is_empty());
    check("key", &door::key(&door, "K7M2QX", None).into_string());
    check("take-over", &door::take_over(&door, "BCDFGH", "K7M2QX").into_string());
    check("trouble", &door::trouble(&door, &Message::new("refusal-no-such-group"), None).into_string());
    let session = automated_on("first-week", SEED, "steady");
    let view = View::of(&session, LEADER).unwrap();
    let prepared = session.prepared.clone();
    let place = bench.place(&prepared, "c-4");
    check("elsewhere", &door::elsewhere(&place, &view, None, None).into_string());
    let given =
        Given { key: "K7M2QX", link: "http://192.168.1.20:4321/continue/K7M2QX", qr: QR, minutes: 10 };
    check("elsewhere-given", &door::elsewhere(&place, &view, Some(given), None).into_string());
}

/// A league under way: some ready, somebody gone, somebody automated, a group that nobody leads.
fn league(pacing: Pacing) -> Session {
    let mut head = head_on("first-week", SEED, Mode::League, pacing);
    head.groups = ["Alder", "Birch", "Cedar", "Elm"].map(str::to_owned).to_vec();
    let mut session = Session::new(Prepared::new(head).unwrap());
    Client::joined(&mut session, FACILITATOR, SeatKind::Facilitator, 0);
    session
}

fn joined(session: &mut Session, seat: u32, name: &str, group: u32, kind: SeatKind) -> Client {
    let mut client = Client::new(footlights::session::SeatId(seat));
    client.send(session, Act::Join { name: name.to_owned(), kind, group: Some(group) }).unwrap();
    client
}

#[test]
fn the_facilitator_runs_the_room_from_one_page() {
    let bench = Bench::new();
    let mut session = league(Pacing::Timed { seconds: 240 });
    let prepared = session.prepared.clone();
    let place = bench.place(&prepared, "c-5");
    let addresses =
        ["http://192.168.1.20:4321/j/LARKEN".to_owned(), "http://laptop.local:4321/j/LARKEN".to_owned()];
    let to = format!("/f/{CODE}/do");
    let seen = |session: &Session, name: &str, given: bool| {
        let given =
            given.then_some((NASTY, Given { key: "K7M2QX", link: "http://x/continue", qr: QR, minutes: 10 }));
        let room = Room {
            link: &addresses[0],
            qr: QR,
            addresses: &addresses[1..],
            given,
            ended: false,
            patience_s: 60,
        };
        let view = View::of(session, FACILITATOR).unwrap();
        let text = room::page(&place, &view, &room, None).unwrap().into_string();
        assert!(!text.contains("<b>\"Mo"), "{name}");
        let page = check(name, &text);
        let found = acts(name, &page, session, FACILITATOR, &to);
        (found, page)
    };
    seen(&session, "room-empty", false);
    joined(&mut session, 20, NASTY, 0, SeatKind::Leader);
    let bo = joined(&mut session, 21, "Bo Lindqvist", 1, SeatKind::Leader);
    let mut cleo = joined(&mut session, 22, "Cleo", 2, SeatKind::Leader);
    joined(&mut session, 23, "Dara", 0, SeatKind::Observer);
    let (found, page) = seen(&session, "room-lobby", false);
    assert!(found.contains(&Act::Advance { group: None }) && found.contains(&Act::Pause));
    assert_eq!(all(&page, ".lobby-sheet .qr").len(), 1);
    let mut run = Client::new(FACILITATOR);
    run.send(&mut session, Act::Advance { group: None }).unwrap();
    run.send(&mut session, Act::Automate { seat: bo.seat, leader: Some(Id::from("steady")) }).unwrap();
    cleo.send(&mut session, Act::Help { seat: cleo.seat, raised: true }).unwrap();
    cleo.send(&mut session, Act::Leave).unwrap();
    let undo = session.last_advance().unwrap().entry;
    let (found, page) = seen(&session, "room-play", true);
    for wanted in [
        Act::Advance { group: None },
        Act::Advance { group: Some(3) },
        Act::Pause,
        Act::DropTimer,
        Act::Extend { seconds: 120 },
        Act::Release(cleo.seat),
        Act::Rename { seat: cleo.seat, name: NASTY.to_owned() },
        Act::Automate { seat: cleo.seat, leader: Some(Id::from("situational")) },
        Act::Automate { seat: bo.seat, leader: None },
        Act::UndoTo { entry: undo, group: None },
        Act::Help { seat: cleo.seat, raised: false },
    ] {
        assert!(found.contains(&wanted), "{wanted:?} cannot be done: {found:?}");
    }
    assert!(found.iter().any(|act| matches!(act, Act::DropPolicy(_))));
    assert!(found.iter().any(|act| matches!(act, Act::LateJoin(_))));
    assert!(found.contains(&Act::Door { open: false }));
    // What cannot simply be taken back, or touches somebody who is there, is asked about first.
    for asked in ["#undo-more", "#advance-more", "#sit-in-22", "#release-more-22"] {
        assert_eq!(all(&page, &format!("details.confirm{asked} form")).len(), 1, "{asked}");
    }
    let chosen = all(&page, "#leader-22 option[selected]");
    assert_eq!(chosen.iter().map(|one| one.value().attr("value")).collect::<Vec<_>>(), [Some("steady")]);
    assert_eq!(all(&page, ".group.needs").len(), 2, "who is gone, and where nobody is");
    // Nothing of what one person feels, and no range of anybody.
    assert!(all(&page, ".band, .portrait, .indicator").is_empty());
    run.send(&mut session, Act::Pause).unwrap();
    let (found, _) = seen(&session, "room-paused", false);
    assert!(found.contains(&Act::Resume) && !found.contains(&Act::Advance { group: None }));
    run.send(&mut session, Act::Resume).unwrap();
    for round in 0..60 {
        if session.finished() {
            break;
        }
        if round == 14 {
            seen(&session, "room-later", false);
        }
        run.send(&mut session, Act::Advance { group: None }).unwrap();
    }
    let mut cleo = Client::new(cleo.seat);
    cleo.send(&mut session, Act::Join { name: "Cleo".to_owned(), kind: SeatKind::Leader, group: Some(2) })
        .unwrap();
    let (found, _) = seen(&session, "room-debrief", false);
    assert!(found.contains(&Act::Reveal) && !found.contains(&Act::Pause));
}

#[test]
fn a_session_that_is_ended_before_anything_is_played_says_so() {
    let bench = Bench::new();
    let mut session = league(Pacing::Own);
    let ada = joined(&mut session, 20, "Ada", 0, SeatKind::Leader);
    Client::new(FACILITATOR).send(&mut session, Act::End).unwrap();
    let prepared = session.prepared.clone();
    let view = View::of(&session, ada.seat).unwrap();
    assert!(!pages::is_debrief(&view));
    let page = check("ended", &pages::seat(&bench.place(&prepared, "c-9"), &view, None).into_string());
    assert!(all(&page, "a[href$=debrief]").is_empty());
    assert_eq!(all(&page, "#seat[data-ended] .notice").len(), 1);
}

#[test]
fn an_answer_is_said_on_its_card_and_a_button_changes_it() {
    let bench = Bench::new();
    let mut session = league(Pacing::Own);
    let mut ada = joined(&mut session, 20, "Ada", 0, SeatKind::Leader);
    ada.send(&mut session, Act::Ready).unwrap();
    let prepared = session.prepared.clone();
    let place = bench.place(&prepared, "c-9");
    let seen = |session: &Session, name: &str| {
        check(
            name,
            &pages::seat(&place, &View::of(session, footlights::session::SeatId(20)).unwrap(), None)
                .into_string(),
        )
    };
    assert!(all(&seen(&session, "unanswered"), ".chosen").is_empty());
    let card = View::of(&session, ada.seat).unwrap().leader().unwrap().cards[0].clone();
    let option = card.options[1].id.clone();
    ada.send(&mut session, Act::Play(MoveById::Answer { card: card.id, option })).unwrap();
    let page = seen(&session, "answered");
    assert_eq!(all(&page, ".option:has(.is-taken) .chosen").len(), 1);
    let says: Vec<String> =
        all(&page, ".choose .p1, .choose .p2").iter().map(|one| one.text().collect()).collect();
    assert!(says[0].starts_with("Change") && !says[1].starts_with("Ch"), "{says:?}");
}

#[test]
fn every_act_of_a_form_comes_back_as_it_was() {
    let seat = footlights::session::SeatId(7);
    let place = |target, choice: Option<&str>, about: Option<&str>| {
        Act::Play(MoveById::Place(footlights::session::PlaceById {
            practice: Practice::OwnUp,
            target,
            about: about.map(Id::from),
            choice: choice.map(Id::from),
            units: 2,
        }))
    };
    let all = [
        Act::Leave,
        Act::Ready,
        Act::Pause,
        Act::Resume,
        Act::DropTimer,
        Act::Reveal,
        Act::Rate { practices: Practice::ALL.into_iter().map(|practice| (practice, 75)).collect() },
        place(Target::Team, None, None),
        place(Target::Member(Id::from("amara-2")), None, Some("catalogue")),
        place(Target::Work(Id::from("catalogue")), None, None),
        place(Target::Decision(Id::from("which-van")), Some("one-large"), None),
        Act::Play(MoveById::TakeBack { place: 3 }),
        Act::Respond { effort: 2, voice: 1, felt: [10, 20, 30] },
        Act::Commit { what: "Ask first".into(), by: "Friday".into(), with: "Piet".into() },
        Act::UndoTo { entry: 41, group: None },
        Act::Advance { group: None },
        Act::Advance { group: Some(3) },
        Act::Extend { seconds: 120 },
        Act::Release(seat),
        Act::Rename { seat, name: "Ada".into() },
        Act::Automate { seat, leader: None },
        Act::Automate { seat, leader: Some(Id::from("steady")) },
        Act::DropPolicy(footlights::session::DropOut::Leader(Id::from("steady"))),
        Act::DropPolicy(footlights::session::DropOut::Without),
    ];
    for act in all {
        let mut fields: Vec<(String, String)> =
            forms::fields(&act).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        fields.push(("command".to_owned(), "c".to_owned()));
        assert_eq!(forms::act(&fields).unwrap().2, act);
    }
}

#[test]
fn a_forged_form_is_refused_with_the_field() {
    let form = |fields: &[(&str, &str)]| {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        forms::act(&fields).map(|(_, _, act)| act).map_err(|error| error.to_string())
    };
    let field = |name: &str| {
        Err(forms::FormError::Field(match name {
            "do" => "do",
            "aim" => "aim",
            "command" => "command",
            "card" => "card",
            "units" => "units",
            _ => "phase",
        })
        .to_string())
    };
    assert_eq!(form(&[]), field("do"));
    assert_eq!(form(&[("do", "ready")]), field("command"));
    assert_eq!(form(&[("do", "ready"), ("do", "pause"), ("command", "c")]), field("do"));
    assert_eq!(form(&[("do", "expire"), ("group", "0"), ("command", "c")]), field("do"));
    assert_eq!(form(&[("do", "ready"), ("command", "a b")]), field("command"));
    assert_eq!(
        form(&[("do", "ready"), ("command", "c"), ("phase", "dinner"), ("round", "1")]),
        field("phase")
    );
    assert_eq!(form(&[("do", "unanswer"), ("command", "c"), ("card", "A Card")]), field("card"));
    for aim in ["", "team:x:y", "member:", "decision:a:b:c", "work:a:b", "member:A"] {
        let place = [("do", "place"), ("command", "c"), ("practice", "listen"), ("units", "1"), ("aim", aim)];
        assert_eq!(form(&place), field("aim"), "{aim}");
    }
    let place =
        [("do", "place"), ("command", "c"), ("practice", "listen"), ("units", "101"), ("aim", "team")];
    assert_eq!(form(&place), field("units"));
    let long = "x".repeat(forms::VALUE_BYTES_MAX + 1);
    assert_eq!(form(&[("do", "ready"), ("command", "c"), ("csrf", &long)]), Err("too large".to_owned()));
    let fits = "x".repeat(forms::VALUE_BYTES_MAX);
    assert_eq!(form(&[("do", "ready"), ("command", "c"), ("csrf", &fits)]), Ok(Act::Ready));
}

#[test]
fn a_room_is_compared_without_names_and_with_the_own_game_marked() {
    let bench = Bench::new();
    let mut session = league(Pacing::Own);
    let seats: Vec<_> = ["situational", "directive", "empowering", "absent"]
        .into_iter()
        .enumerate()
        .map(|(group, leader)| {
            let number = u32::try_from(group).unwrap();
            let mut client =
                joined(&mut session, 20 + number, &format!("Name {leader}"), number, SeatKind::Leader);
            let mut run = Client::new(FACILITATOR);
            run.send(&mut session, Act::Automate { seat: client.seat, leader: Some(Id::from(leader)) })
                .unwrap();
            client.seat = footlights::session::SeatId(20 + number);
            client.seat
        })
        .collect();
    play_on(&mut session, |_| true);
    assert!(session.finished() && League::of(&session).is_none(), "not before results are shown");
    Client::new(FACILITATOR).send(&mut session, Act::Reveal).unwrap();
    let room = League::of(&session).unwrap();
    let prepared = session.prepared.clone();
    let place = bench.place(&prepared, "c-6");
    for (group, seat) in seats.into_iter().enumerate() {
        let debrief =
            Debrief::without_replay(&session, group, Some(seat), &bench.words, &bench.evidence).unwrap();
        let view = View::of(&session, seat).unwrap();
        let told = Debriefed {
            debrief: &debrief,
            compared: &[],
            league: Some((&room, room.place(group))),
            opened: true,
        };
        let text = debrief::page(&place, &view, told, None).unwrap().into_string();
        let page = check(&format!("debrief-league-{group}"), &text);
        assert_eq!(all(&page, ".league polyline.other").len(), 4 * 3);
        assert_eq!(all(&page, ".league polyline.own").len(), 4);
        let mine: Vec<String> =
            all(&page, ".league tr.mine th").iter().map(|cell| cell.text().collect::<String>()).collect();
        let number = (room.place(group).unwrap() + 1).to_string();
        assert!(mine.iter().any(|cell| cell.starts_with(&number)), "{mine:?}");
        let told: String = all(&page, ".league").iter().flat_map(ElementRef::text).collect();
        assert!(!told.contains("Name "), "a name is in the comparison");
    }
}
