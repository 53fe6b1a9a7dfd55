//! How it ended, what became of people, what they say of being led, and the score last.

use super::{Teller, pivots, round::best_of_four};
use crate::{
    leader::fork::fit_by_practice,
    report::points::{everybody, shown},
    scenario::Moment,
    sim::{Happening, State, directing_share, holds, profile, score},
    terms::{Level, Message, Practice},
};

/// Most practices named in the profile.
const PRACTICES: usize = 4;

pub(super) fn tell(teller: &mut Teller<'_>) {
    ending(teller);
    epilogues(teller);
    debrief(teller);
    pivots::tell(teller);
    style(teller);
    scored(teller);
}

fn ending(teller: &mut Teller<'_>) {
    let told = teller.told;
    let (setup, state) = (told.setup, told.state);
    let ended = setup
        .endings
        .iter()
        .position(|needs| needs.as_ref().is_none_or(|test| holds(setup, state, test)))
        .and_then(|place| setup.scenario.endings.get(place));
    let Some(ended) = ended else { return };
    let title = teller.names.fill(&ended.title);
    teller.page.heading(&title, '-');
    teller.tells(&ended.text);
}

fn epilogues(teller: &mut Teller<'_>) {
    let told = teller.told;
    let (setup, state) = (told.setup, told.state);
    for member in 0..setup.members.len() {
        let fits = setup.epilogues.iter().position(|(of, when)| {
            *of == member && when.as_ref().is_none_or(|test| holds(setup, state, test))
        });
        if let Some(place) = fits {
            teller.tells(&setup.scenario.epilogues[place].text);
        }
    }
}

/// How it felt to be led, as each said it in the last round.
fn debrief(teller: &mut Teller<'_>) {
    let told = teller.told;
    let scenario = &told.setup.scenario;
    let said = told.records.last().into_iter().flat_map(|record| &record.happenings);
    let lines: Vec<(usize, &str)> = said
        .filter_map(|happening| match *happening {
            Happening::Said { voice, line } if scenario.voices[voice].at == Moment::Debrief => {
                Some((told.setup.voices[voice].0, scenario.voices[voice].lines[line].as_str()))
            }
            _ => None,
        })
        .collect();
    if lines.is_empty() {
        return;
    }
    teller.says(&Message::new("story-debrief"));
    for (member, line) in lines {
        teller.quotes(member, line);
    }
}

fn style(teller: &mut Teller<'_>) {
    let shares = profile(&teller.told.state.public.used);
    teller.titled("story-style-title");
    let mut used: Vec<Practice> = Practice::ALL.into_iter().filter(|p| shares[*p as usize] > 0).collect();
    used.sort_by_key(|practice| std::cmp::Reverse(shares[*practice as usize]));
    if used.is_empty() {
        teller.says(&Message::new("story-style-none"));
        return;
    }
    let percent = |share: i64| (share + 5_000) / 10_000;
    let most: Vec<String> = used
        .iter()
        .take(PRACTICES)
        .map(|practice| {
            let message = Message::new("story-practice")
                .with("doing", doing(teller, *practice))
                .with("percent", percent(shares[*practice as usize]));
            teller.words.text(&message)
        })
        .collect();
    let directing = percent(directing_share(&shares));
    let kind = match directing {
        0..=12 => "hardly",
        13..=37 => "some",
        38..=62 => "half",
        _ => "mostly",
    };
    let never: Vec<String> = Practice::ALL
        .into_iter()
        .filter(|practice| shares[*practice as usize] == 0)
        .map(|practice| doing(teller, practice))
        .collect();
    let message = Message::new("story-style")
        .with("most", teller.list(&most))
        .with("directing", directing)
        .with("kind", kind);
    teller.says(&message);
    if !never.is_empty() {
        let never = teller.list(&never);
        teller.adds(&Message::new("story-style-never").with("never", never));
    }
    fit(teller);
}

/// Which practices fitted their moments best and least, over at least two uses each.
fn fit(teller: &mut Teller<'_>) {
    let fits = fit_by_practice(&teller.told.played());
    let mut often: Vec<_> = fits.values().filter(|(_, uses)| *uses >= 2).map(|(fit, _)| *fit).collect();
    often.sort_by_key(|fit| (std::cmp::Reverse(fit.levels), fit.practice));
    let (Some(best), Some(worst)) = (often.first(), often.last()) else { return };
    // On one scale with the moments on which it turned.
    let there = teller.told.state.public.present().count();
    let (by, against) = (everybody(best.levels, there), everybody(worst.levels, there));
    if best.practice == worst.practice || by <= 0 {
        return;
    }
    let message = Message::new("story-fit")
        .with("best", doing(teller, best.practice))
        .with("by", by)
        .with("way", if against < 0 { "cost" } else { "little" })
        .with("worst", doing(teller, worst.practice))
        .with("against", against.abs());
    teller.says(&message);
}

fn doing(teller: &Teller<'_>, practice: Practice) -> String {
    teller.words.text(&Message::new(format!("doing-{}", practice.id())))
}

fn scored(teller: &mut Teller<'_>) {
    let told = teller.told;
    let (setup, state) = (told.setup, told.state);
    let points = score(setup, state);
    teller.titled("story-score-title");
    teller.page.gap();
    let due: Vec<usize> =
        (0..setup.streams.len()).filter(|stream| setup.streams[*stream].due.is_some()).collect();
    let on_time = due.iter().filter(|stream| {
        let (due, done) = (setup.streams[**stream].due, state.public.streams[**stream].done);
        done.is_some_and(|done| due.is_some_and(|due| done <= due))
    });
    let on_time = on_time.count();
    let (made, back) =
        state.public.streams.iter().fold((0, 0), |(made, back), stream| {
            (made + stream.progress + stream.rework, back + stream.rework)
        });
    let results = Message::new("story-score-results")
        .with("done", on_time)
        .with("due", due.len())
        .with("rework", back * 100 / made.max(1));
    let people = Message::new("story-score-people")
        .with("there", state.public.present().count())
        .with("all", setup.members.len())
        .with("morale", mean(state, Level::Morale))
        .with("loyalty", mean(state, Level::Loyalty));
    let people = match grown_most(teller) {
        Some(member) => people.with("grown", "yes").with("name", teller.names.member(member)),
        None => people.with("grown", "no"),
    };
    let [voiced, tried, adopted] = state.public.ideas.map(|count| (count + 500) / 1000);
    let ideas = Message::new("story-score-ideas")
        .with("voiced", voiced)
        .with("tried", tried)
        .with("adopted", adopted);
    let (led, alone) = state.public.output.split_at(state.public.output.len().min(setup.rounds as usize));
    let best = best_of_four(led);
    let kept = alone.iter().sum::<i64>() / alone.len().max(1) as i64;
    let percent = (kept * 100 + best / 2) / best.max(1);
    let chair_points = shown(points.empty_chair);
    // The score divides by the larger of their own best and what the scenario expects; where it was the latter, both
    // figures are needed to see how one comes with the other. One point may be lost in rounding.
    let chair = Message::new("story-score-chair")
        .with("percent", percent)
        .with("points", chair_points)
        .with("against", if chair_points + 1 < percent.min(100) { "par" } else { "best" });
    let total = Message::new("story-score-total");
    let lines = [
        (points.results, results),
        (points.people, people),
        (points.ideas, ideas),
        (points.empty_chair, chair),
        (points.total, total),
    ];
    for (points, message) in lines {
        let text = teller.words.text(&message);
        teller.page.line(&format!("{:>5}  ", shown(points)), "       ", &text);
    }
}

fn mean(state: &State, level: Level) -> i64 {
    shown(crate::sim::deal::mean(&state.public, |member| state.hidden.world.level(member, level)))
}

/// Who of those still there learnt most, if anybody learnt a point.
fn grown_most(teller: &Teller<'_>) -> Option<usize> {
    let (setup, state) = (teller.told.setup, teller.told.state);
    let areas = setup.scenario.areas.len();
    let grown = |member: usize| {
        let areas = member * areas..(member + 1) * areas;
        areas
            .map(|place| state.hidden.world.skill[place] - state.hidden.skill_start[place])
            .max()
            .unwrap_or(0)
    };
    state
        .public
        .present()
        .max_by_key(|member| (grown(*member), std::cmp::Reverse(*member)))
        .filter(|member| grown(*member) >= 1000)
}
