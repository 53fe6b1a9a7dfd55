//! One round: what came, what the leader chose, what people said, what came of it, and why.

use super::{Teller, swings, uses};
use crate::{
    report::{points::shown, sentence::capital},
    scenario::Moment,
    session::cause::raised,
    sim::{Concern, Happening, How, Owed, Setup, State, fixed::FULL, questions::accuracy},
    terms::{Level, Message, Motive},
};

pub(super) fn tell(teller: &mut Teller<'_>, place: usize) {
    let told = teller.told;
    let record = &told.records[place];
    let round = record.round;
    let chair = told.past[place].public.chair_empty(told.setup);
    if chair && round == told.setup.rounds {
        teller.titled("story-chair-title");
        teller.says(&teller.of_round("story-chair", round).with("rounds", i64::from(told.setup.chair)));
    }
    if chair {
        alone(teller, place);
    } else {
        let title = capital(&teller.words.text(&teller.of_round("story-round", round)));
        teller.page.heading(&title, '-');
    }
    news(teller, place);
    cards(teller, place, chair);
    if !chair {
        let placed: Vec<_> = record
            .happenings
            .iter()
            .filter_map(|happening| match happening {
                Happening::Attention(placed) => Some(*placed),
                _ => None,
            })
            .collect();
        let answered = record.happenings.iter().any(|h| matches!(h, Happening::Answered { .. }));
        uses::attention(teller, round, &placed, answered);
        if placed.is_empty() && !answered {
            let message = teller.of_round("story-absent", round).with("turn", i64::from(round % 3));
            teller.says(&message);
        }
    }
    surfaced(teller, place);
    voices(teller, place, Kind::Led);
    debts(teller, place);
    voices(teller, place, Kind::Word);
    outcomes(teller, place, chair);
    voices(teller, place, Kind::Leaving);
    voices(teller, place, Kind::Else);
    moods(teller, place);
    if !chair {
        swings::tell(teller, place);
    }
}

/// A round of the empty chair: how much they got done without the leader.
fn alone(teller: &mut Teller<'_>, place: usize) {
    let told = teller.told;
    let round = told.records[place].round;
    let output = &told.state.public.output;
    let led = &output[..output.len().min(told.setup.rounds as usize)];
    let best = best_of_four(led).max(1);
    let pace = |place: usize| match output.get(place).copied().unwrap_or(0) * 100 / best {
        103.. => "more",
        95..103 => "same",
        85..95 => "less",
        _ => "far",
    };
    // The same sentence four times running would be a form: what does not change is said once.
    let since = round - told.setup.rounds;
    let same = (1..=since as usize).take_while(|back| pace(place - back) == pace(place)).count();
    let pace = match same {
        0 => pace(place),
        1 => "again",
        _ => "still",
    };
    let message = teller.of_round("story-chair-round", round - told.setup.rounds).with("pace", pace);
    let text = capital(&teller.words.text(&message));
    teller.page.paragraph(&text);
}

/// The team's own best: the largest mean output of four rounds in a row, or of all there are.
pub(super) fn best_of_four(led: &[i64]) -> i64 {
    let width = led.len().clamp(1, 4);
    led.windows(width).map(|four| four.iter().sum::<i64>() / width as i64).max().unwrap_or(0)
}

/// What came from outside, and what only one person knows of.
fn news(teller: &mut Teller<'_>, place: usize) {
    let told = teller.told;
    for happening in &told.records[place].happenings {
        let (shock, only) = match *happening {
            Happening::Shock(shock) => (shock, None),
            Happening::Secret(shock) => (shock, told.setup.shocks[shock].private_to),
            _ => continue,
        };
        let written = &told.setup.scenario.shocks[shock];
        let message = Message::new(if only.is_some() { "story-secret" } else { "story-shock" })
            .with("title", written.title.as_str())
            .with("name", only.map_or("", |member| teller.names.member(member)))
            .with("text", teller.names.fill(&written.text));
        teller.says(&message);
    }
}

/// Situations: as they were shown, what was chosen, what it cost, and what was seen at once.
fn cards(teller: &mut Teller<'_>, place: usize, chair: bool) {
    let told = teller.told;
    let (before, record) = (&told.past[place], &told.records[place]);
    for (turn, happening) in record.happenings.iter().enumerate() {
        let (card, chosen) = match *happening {
            Happening::Answered { card, option } => (card, Some(option)),
            Happening::Unanswered(card) => (card, None),
            _ => continue,
        };
        let written = &told.setup.scenario.cards[card];
        if let Some(dealt) = before.public.hand.iter().find(|dealt| dealt.card == card) {
            let head = Message::new("story-card")
                .with("title", teller.names.fill(&written.title))
                .with("place", teller.names.fill(&written.place));
            teller.says(&head);
            let variant = dealt.variant.and_then(|variant| written.variants.get(variant));
            teller.tells(variant.map_or(&written.text, |variant| &variant.text));
        }
        match chosen {
            Some(option) => {
                let answer = &written.options[option];
                let text = teller.names.fill(&answer.text);
                teller.page.gap();
                let price = Message::new("story-price").with("price", teller.names.fill(&answer.price));
                let price = teller.words.text(&price);
                let mark = teller.words.say("story-choice-mark");
                teller.page.line(&format!("  {mark} "), "    ", &text);
                teller.page.line("    ", "    ", &price);
                teller.tells(&answer.after);
                for promise in &told.setup.cards[card].options[option].promises {
                    let due = record.round + promise.due_in;
                    let message = teller
                        .of_round("story-promised", due)
                        .with("name", teller.names.member(told.setup.promises[promise.promise].to))
                        .with("promise", teller.names.promise(promise.promise));
                    teller.says(&message);
                }
            }
            None => {
                let settled = teller.names.fill(&written.unanswered.text);
                let message = Message::new(if chair { "story-without-you" } else { "story-unanswered" })
                    .with("title", written.title.as_str())
                    .with("turn", (place + turn) % 3)
                    .with("text", settled.trim_end_matches('.'));
                teller.says(&message);
            }
        }
    }
}

/// What the leader heard and learnt.
fn surfaced(teller: &mut Teller<'_>, place: usize) {
    let told = teller.told;
    let after = told.after(place);
    let mut said: Vec<String> = Vec::new();
    let mut done: Vec<Happening> = Vec::new();
    for happening in &told.records[place].happenings {
        // Listening twice brings the same thing up twice; it is told once.
        if done.contains(happening) {
            continue;
        }
        done.push(*happening);
        if let Happening::Raised(member, Concern::Conflict(other)) = *happening {
            let from_other = Happening::Raised(other, Concern::Conflict(member));
            if done.contains(&from_other) {
                continue;
            }
            if told.records[place].happenings.contains(&from_other) {
                let names = (teller.names.member(member), teller.names.member(other));
                let message = Message::new("story-raised-both").with("name", names.0).with("other", names.1);
                said.push(teller.words.text(&message));
                continue;
            }
        }
        let named = |id: &'static str, member: usize| {
            let message = Message::new(id).with("name", teller.names.member(member));
            teller.names.pointing(message, member).with("turn", (place + member) % 2)
        };
        let message = match *happening {
            Happening::NotTold(member) => named("story-not-told", member),
            Happening::LearntMotives(member) => {
                let weights = &after.hidden.world.motives[member];
                let [first, second, ..] = Motive::ranked(weights).map(|moved| motive(teller, moved, member));
                named("story-learnt-motives", member).with("first", first).with("second", second)
            }
            Happening::LearntPrivate(member) => {
                let what =
                    told.setup.scenario.members[member].private.as_ref().map_or("", |p| p.what.as_str());
                named("story-learnt-private", member).with("what", teller.names.fill(what))
            }
            Happening::Raised(member, concern) => {
                raised(teller.names, named("story-raised", member), concern)
            }
            Happening::Sign(member) => named("story-sign", member),
            _ => continue,
        };
        said.push(teller.words.text(&message));
    }
    teller.page.paragraph(&said.join(" "));
}

fn motive(teller: &Teller<'_>, motive: Motive, member: usize) -> String {
    let message = Message::new(format!("moves-{}", motive.id()));
    teller.words.text(&teller.names.pointing(message, member))
}

/// Words kept and broken.
fn debts(teller: &mut Teller<'_>, place: usize) {
    let after = teller.told.after(place);
    let mut pairs: Vec<((usize, usize), bool)> = Vec::new();
    for happening in &teller.told.records[place].happenings {
        let (debt, kept) = match *happening {
            Happening::Kept(debt) => (debt, "kept"),
            Happening::Broken(debt) => (debt, "broken"),
            _ => continue,
        };
        let (mut to, owed) = (after.public.debts[debt].to, after.public.debts[debt].owed);
        let message = match owed {
            Owed::Concern(Concern::Conflict(other)) => {
                // Both sides of one quarrel are one thing to tell, with the two in one order.
                let pair = (to.min(other), to.max(other));
                if pairs.contains(&(pair, kept == "kept")) {
                    continue;
                }
                pairs.push((pair, kept == "kept"));
                to = pair.0;
                let message = Message::new("story-concern")
                    .with("again", if talked_before(teller, place, pair) { "yes" } else { "no" })
                    .with("turn", place % 3);
                raised(teller.names, message, Concern::Conflict(pair.1))
            }
            Owed::Promise(promise) => {
                Message::new("story-promise").with("promise", teller.names.promise(promise))
            }
            Owed::Concern(concern) => raised(teller.names, Message::new("story-concern"), concern),
        };
        let message = message.with("kept", kept).with("name", teller.names.member(to));
        teller.says(&teller.names.pointing(message, to));
    }
}

/// Whether the trouble between two people was talked about in an earlier round.
fn talked_before(teller: &Teller<'_>, place: usize, pair: (usize, usize)) -> bool {
    let told = teller.told;
    told.records[..place].iter().enumerate().any(|(earlier, record)| {
        let debts = &told.after(earlier).public.debts;
        record.happenings.iter().any(|happening| match *happening {
            Happening::Kept(debt) => match debts[debt].owed {
                Owed::Concern(Concern::Conflict(other)) => {
                    let to = debts[debt].to;
                    (to.min(other), to.max(other)) == pair
                }
                _ => false,
            },
            _ => false,
        })
    })
}

/// Questions settled, work done or late, owners, leavers.
fn outcomes(teller: &mut Teller<'_>, place: usize, chair: bool) {
    let told = teller.told;
    let (before, record) = (&told.past[place], &told.records[place]);
    let mut lines: Vec<Message> = Vec::new();
    for happening in &record.happenings {
        lines.push(match *happening {
            Happening::Settled { question, choice, how } => {
                settled(teller, place, question, choice, how, chair)
            }
            Happening::Done(stream) => {
                let due = told.setup.streams[stream].due;
                let when = if due.is_some_and(|due| record.round < due) {
                    "early"
                } else if due.is_some_and(|due| record.round > due) {
                    "late"
                } else {
                    "time"
                };
                Message::new("story-done").with("work", teller.names.work(stream)).with("when", when)
            }
            Happening::Late(stream) => {
                let now = &told.after(place).public.streams[stream];
                let percent = (now.progress * 100 / now.effort.max(1)).min(99);
                Message::new("story-late").with("work", teller.names.work(stream)).with("percent", percent)
            }
            Happening::Owner { stream, member } => {
                let was = before.public.streams[stream].owner;
                let message = Message::new("story-owner").with("work", teller.names.work(stream));
                message
                    .with("name", teller.names.member(member))
                    .with("had", if was.is_some() { "owner" } else { "nobody" })
                    .with("was", was.map_or("", |was| teller.names.member(was)))
            }
            Happening::Left(member) => teller
                .names
                .pointing(teller.of_round("story-left", record.round), member)
                .with("name", teller.names.member(member))
                .with("sign", if before.seat.known.signs[member] { "seen" } else { "unseen" }),
            _ => continue,
        });
    }
    for message in &lines {
        teller.says(message);
    }
}

fn settled(
    teller: &Teller<'_>,
    place: usize,
    question: usize,
    choice: usize,
    how: How,
    chair: bool,
) -> Message {
    let told = teller.told;
    let written = &told.setup.scenario.decisions[question];
    let good = match accuracy(&told.state.hidden, question, choice) {
        FULL => "best",
        0 => "worst",
        _ => "middle",
    };
    let who = match how {
        How::Delegated(member) | How::Due(member) => teller.names.member(member),
        How::Together | How::Alone => "",
    };
    let kind = match how {
        How::Together if chair => "without",
        How::Together if due_now(told.setup, place, question) && !gathered(teller, place, question) => {
            "without"
        }
        how => how.id(),
    };
    Message::new("story-settled")
        .with("question", teller.names.fill(&written.question))
        .with("choice", teller.names.fill(&written.choices[choice].text))
        .with("how", kind)
        .with("who", who)
        .with("good", good)
}

fn due_now(setup: &Setup, place: usize, question: usize) -> bool {
    setup.decisions[question].due as usize <= place
}

/// Whether the leader put a question to everybody in this round.
fn gathered(teller: &Teller<'_>, place: usize, question: usize) -> bool {
    teller.told.records[place].uses.iter().any(|used| {
        used.practice == crate::terms::Practice::Consensus
            && used.target == crate::sim::TargetIx::Decision(question)
    })
}

/// After what a line was said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Led,
    Word,
    Leaving,
    /// Told with the ending.
    Debrief,
    Else,
}

fn kind(moment: Moment) -> Kind {
    match moment {
        Moment::Listened
        | Moment::Understood
        | Moment::Humbled
        | Moment::Delegated
        | Moment::Coached
        | Moment::Recognised
        | Moment::Assigned
        | Moment::Pushed
        | Moment::Inspected
        | Moment::TakenOver => Kind::Led,
        Moment::PromiseKept | Moment::PromiseBroken => Kind::Word,
        Moment::Leaving | Moment::ColleagueLeft => Kind::Leaving,
        Moment::RoundEnd | Moment::EmptyChair => Kind::Else,
        Moment::Debrief => Kind::Debrief,
    }
}

fn voices(teller: &mut Teller<'_>, place: usize, after: Kind) {
    let told = teller.told;
    for happening in &told.records[place].happenings {
        if let Happening::Said { voice, line } = *happening
            && kind(told.setup.scenario.voices[voice].at) == after
        {
            teller.quotes(told.setup.voices[voice].0, &told.setup.scenario.voices[voice].lines[line]);
        }
    }
}

/// How people look at the end of a round, as the stage shows it: after the first, only who looks different.
fn moods(teller: &mut Teller<'_>, place: usize) {
    let told = teller.told;
    let after = told.after(place);
    let mood = |state: &State, member: usize| match shown(state.hidden.world.level(member, Level::Morale)) {
        80.. => 0,
        60..80 => 1,
        40..60 => 2,
        20..40 => 3,
        _ => 4,
    };
    // Told against what was told last: the end of the round before.
    let changed = |member: &usize| place == 0 || mood(after, *member) != mood(&told.past[place], *member);
    let mut groups: Vec<(&'static str, Vec<usize>)> =
        ["bright", "steady", "guarded", "troubled", "hollow"].map(|mood| (mood, Vec::new())).into();
    for member in after.public.present().filter(changed) {
        groups[mood(after, member)].1.push(member);
    }
    groups.retain(|(_, members)| !members.is_empty());
    if groups.is_empty() {
        return;
    }
    let parts: Vec<String> = groups
        .iter()
        .map(|(mood, members)| {
            let message = Message::new(if place == 0 { "story-mood" } else { "story-mood-now" })
                .with("mood", *mood)
                .with("names", teller.members(members))
                .with("count", members.len());
            teller.words.text(&message)
        })
        .collect();
    let message = teller
        .of_round(if place == 0 { "story-moods" } else { "story-moods-now" }, told.records[place].round)
        .with("turn", place % 3)
        .with("moods", parts.join(&teller.words.say("story-list-semicolon")));
    teller.says(&message);
}
