//! The balance report: the same for a seed whatever the threads, and it finds what is put there to be found.

use std::sync::Arc;

use footlights::{
    content::Content,
    lab::balance::{Balance, measure},
    leader::Leader,
    report::balance::{document, page},
    scenario::Scenario,
    sim::{Length, Setup},
    words::Words,
};

use super::support::{coefficients, leader, scenario, setup_of};

const STYLES: [&str; 3] = ["directive", "empowering", "absent"];

fn styles() -> Vec<Leader> {
    STYLES.map(leader).into()
}

fn measured(setup: &Setup, runs: u64) -> Balance {
    measure(setup, &styles(), runs, 7, &|_| {})
}

fn json(setup: &Setup, balance: &Balance) -> serde_json::Value {
    serde_json::to_value(document(setup, balance)).unwrap()
}

/// A scenario in which the first card offers the same thing twice, the second time also a harmful one.
fn rigged() -> Scenario {
    let mut scenario = scenario("first-week");
    let card = scenario
        .cards
        .iter_mut()
        .find(|card| matches!(card.when, footlights::scenario::When::Round(1)))
        .unwrap();
    let mut same = card.options[0].clone();
    same.id = footlights::terms::Id::from("same-again");
    card.options = vec![card.options[0].clone(), same];
    scenario
}

#[test]
fn threads_do_not_matter() {
    let setup = setup_of(scenario("first-week"));
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let many = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    let one = alone.install(|| json(&setup, &measured(&setup, 25)));
    let four = many.install(|| json(&setup, &measured(&setup, 25)));
    assert_eq!(one, four);
    assert_eq!(one["format"], "footlights.balance/1");
    assert_eq!(one["leaders"].as_array().unwrap().len(), STYLES.len());
}

#[test]
fn the_absent_leader_does_not_win_and_people_leave_it() {
    let setup = setup_of(scenario("first-week"));
    let balance = measured(&setup, 60);
    assert_ne!(balance.leaders[balance.ahead[4].best].id, "absent");
    let absent = balance.leaders.iter().find(|led| led.id == "absent").unwrap();
    let empowering = balance.leaders.iter().find(|led| led.id == "empowering").unwrap();
    assert!(absent.parts[1].mean < empowering.parts[1].mean);
    assert!(absent.used.iter().all(|units| *units == 0.0));
    for led in &balance.leaders {
        for part in led.parts {
            assert!(part.low <= part.middle && part.middle <= part.high, "{led:?}");
            assert!((0.0..=100.0).contains(&part.mean));
        }
    }
    let told: f64 = balance.endings.iter().sum();
    assert!((told - 1.0).abs() < 1e-9, "every game has one ending: {told}");
}

#[test]
fn an_option_that_is_there_twice_makes_the_card_idle() {
    let setup = setup_of(rigged());
    let card = setup.cards.iter().position(|card| {
        card.options.len() == 2 && {
            let does: Vec<_> = card.options.iter().map(|option| &option.does).collect();
            does[0] == does[1]
        }
    });
    let balance = measured(&setup, 30);
    assert!(balance.idle.contains(&card.unwrap()), "{:?}", balance.idle);
}

#[test]
fn a_card_that_cannot_come_is_named() {
    let mut scenario = scenario("first-week");
    let flag = footlights::terms::Id::from("never-set");
    let card = scenario.cards.len() - 1;
    scenario.cards[card].needs = Some(footlights::scenario::Condition::Flag(flag));
    let setup = setup_of(scenario);
    let balance = measured(&setup, 25);
    assert!(balance.cards_never.iter().any(|ways| ways.what == card), "{:?}", balance.cards_never);
}

#[test]
fn what_a_short_cut_leaves_out_is_not_missed() {
    let scenario = scenario("first-week");
    let without = scenario.short.as_ref().unwrap().without.clone();
    assert!(!without.is_empty());
    let setup = Setup::new(Arc::new(scenario), Arc::new(coefficients()), Length::Short).unwrap();
    let told = json(&setup, &measured(&setup, 25));
    assert_eq!(told["short"], true);
    for card in without {
        let card = card.as_str();
        let of = |list: &str| told[list].as_array().unwrap().iter().find(|one| one["id"] == card).cloned();
        assert_eq!(of("cards").unwrap()["came"], 0.0, "{card}");
        assert!(of("cards_never").is_none(), "{card}");
    }
}

#[test]
fn the_page_stands_alone() {
    let setup = setup_of(scenario("first-week"));
    let content = Content::embedded();
    let sheets: Vec<_> = content.sheets("en").into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
    let words = Words::load("en", &sheets).unwrap();
    let page = page(&setup, &measured(&setup, 20), &words);
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    assert_eq!(page.matches("<svg").count(), 5);
    for outside in ["<script", "http://", "https://", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(!page.contains("balance-") && !page.contains("{$"), "a message is missing its words");
    for tag in ["section", "table", "svg", "tr", "td", "main", "body"] {
        let open = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(open, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}
