//! The verdict of a balance report, in sentences that lean on its figures and on nothing else.

use crate::{
    lab::balance::{Balance, PARTS, Ways},
    report::names::Names,
    sim::Setup,
    terms::Message,
};

/// Lead of one style over all others, in points of the total, from which a scenario has one answer.
const ONE_ANSWER: f64 = 10.0;
/// The total, among the parts.
const TOTAL: usize = PARTS - 1;

/// What the report comes to, most important first.
pub fn verdict(setup: &Setup, balance: &Balance, names: &Names<'_>) -> Vec<Message> {
    let mut said = Vec::new();
    let name = |place: usize| balance.leaders[place].name.as_str();
    let figure = |value: f64| format!("{value:.1}");
    let ahead = &balance.ahead[TOTAL];
    said.push(
        if ahead.is_win() { Message::new("balance-wins") } else { Message::new("balance-ties") }
            .with("best", name(ahead.best))
            .with("next", name(ahead.next))
            .with("by", figure(ahead.by))
            .with("half", figure(ahead.half)),
    );
    if ahead.by - ahead.half > ONE_ANSWER {
        said.push(Message::new("balance-one-answer").with("best", name(ahead.best)));
    }
    let elsewhere: Vec<usize> = (0..TOTAL)
        .filter(|part| balance.ahead[*part].is_win() && balance.ahead[*part].best != ahead.best)
        .collect();
    if elsewhere.is_empty() {
        said.push(Message::new("balance-nowhere-else").with("best", name(ahead.best)));
    }
    said.extend(elsewhere.into_iter().map(|part| {
        let best = name(balance.ahead[part].best);
        Message::new("balance-elsewhere").with("best", best).with("part", super::PART_IDS[part])
    }));
    if let Some(ceiling) = balance.leaders.iter().find(|led| led.looks_ahead) {
        let by = ceiling.parts[TOTAL].mean - balance.leaders[ahead.best].parts[TOTAL].mean;
        said.push(
            Message::new("balance-ceiling")
                .with("ceiling", ceiling.name.as_str())
                .with("by", figure(by.abs()))
                .with("above", i64::from(by > 0.0))
                .with("best", name(ahead.best)),
        );
    }
    let styles = balance.leaders.iter().filter(|led| !led.looks_ahead);
    let leaving = styles.map(|led| led.left_any).fold((1.0_f64, 0.0_f64), |(l, h), s| (l.min(s), h.max(s)));
    said.push(
        Message::new("balance-leaving")
            .with("least", format!("{:.0}", leaving.0 * 100.0))
            .with("most", format!("{:.0}", leaving.1 * 100.0)),
    );
    for found in &balance.dominating {
        said.push(
            Message::new("balance-dominates")
                .with("card", names.card(found.card))
                .with("option", setup.scenario.cards[found.card].options[found.option].id.as_str())
                .with("over", setup.scenario.cards[found.card].options[found.over].id.as_str())
                .with("better", found.better as i64)
                .with("matched", found.matched as i64),
        );
    }
    said.extend(balance.idle.iter().map(|card| Message::new("balance-idle").with("card", names.card(*card))));
    for ways in &balance.cards_never {
        said.push(brought(
            setup,
            ways,
            Message::new("balance-card-never").with("card", names.card(ways.what)),
        ));
    }
    for ways in &balance.endings_never {
        let ending = setup.scenario.endings[ways.what].id.as_str();
        said.push(brought(setup, ways, Message::new("balance-ending-never").with("ending", ending)));
    }
    let flawless = balance.dominating.is_empty()
        && balance.idle.is_empty()
        && balance.cards_never.is_empty()
        && balance.endings_never.is_empty();
    if flawless {
        said.push(Message::new("balance-flawless"));
    }
    said
}

/// Adds what would bring something that never came: as found in forks, or as written.
fn brought(setup: &Setup, ways: &Ways, message: Message) -> Message {
    let s = &setup.scenario;
    let found = ways.found.iter().map(|(card, option, _)| (*card, Some(*option)));
    let written = ways.written.iter().copied();
    let choices: Vec<String> =
        if ways.found.is_empty() { written.collect() } else { found.collect::<Vec<_>>() }
            .into_iter()
            .map(|(card, option): (usize, Option<usize>)| {
                let option = option.map_or("–", |option| s.cards[card].options[option].id.as_str());
                format!("{}: {option}", s.cards[card].id)
            })
            .collect();
    let way = match (ways.found.is_empty(), choices.is_empty()) {
        (false, _) => "found",
        (true, false) => "written",
        (true, true) => "none",
    };
    message.with("way", way).with("choices", choices.join("; "))
}
