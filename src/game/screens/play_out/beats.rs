//! The beats of a week that plays out: news, what came of what was done, what happened, what was said, and at each
//! person the cause that moved them most.

use crate::{
    game::{
        screens::{
            book::{Book, text},
            desk::{Beat, BeatKind},
            why,
        },
        theme::{Kit, widgets::signed},
    },
    report::ledger::{Line, Measure, Table},
    session::view::{Subject, Week},
    terms::{Id, Level, Message},
};

/// Something that is told at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// For the stage.
    pub beat: Beat,
    /// Who is shown beside it.
    pub who: Option<Id>,
    /// A few words above; empty if none.
    pub over: String,
    /// What is told.
    pub text: String,
    /// Whether somebody says it.
    pub quoted: bool,
    /// The same in a few words, for the stage.
    pub caption: String,
}

/// Everything that a week has to tell, in order.
pub fn of(kit: &Kit<'_>, book: &Book<'_>, week: &Week) -> Vec<Told> {
    let mut all = Vec::new();
    for news in &book.view.news {
        all.push(Told {
            beat: Beat { member: None, kind: BeatKind::Shock },
            who: None,
            over: news.title.clone(),
            text: news.text.clone(),
            quoted: false,
            caption: news.title.clone(),
        });
    }
    // As the situations lay on the table; the plan itself is in the order of their ids.
    for card in &week.met.cards {
        let Some(taken) = &card.taken else { continue };
        let after = if taken.after.is_empty() { &taken.text } else { &taken.after };
        all.push(Told {
            beat: Beat { member: Some(card.speaker.clone()), kind: BeatKind::Happened },
            who: Some(card.speaker.clone()),
            over: card.title.clone(),
            text: after.clone(),
            quoted: false,
            caption: card.title.clone(),
        });
    }
    all.extend(week.happened.iter().filter_map(|message| happened(kit, book, message)));
    for line in &week.said {
        all.push(Told {
            beat: Beat { member: Some(line.who.clone()), kind: BeatKind::Spoke },
            who: Some(line.who.clone()),
            over: book.name(&line.who),
            text: line.text.clone(),
            quoted: true,
            caption: line.text.clone(),
        });
    }
    for estimates in &week.estimates {
        let subject = Subject::Member { member: estimates.member.clone() };
        let Some(table) = why::table(week, &subject) else { continue };
        if let Some(line) =
            table.lines.iter().find(|line| !line.unlearnt && line.points.iter().any(|p| *p != 0))
        {
            all.push(cause(kit, book, &estimates.member, &table, line));
        }
    }
    all
}

/// A happening; none for news, which have been told.
fn happened(kit: &Kit<'_>, book: &Book<'_>, message: &Message) -> Option<Told> {
    let kind = match message.id.as_ref() {
        "view-happened-shock" => return None,
        "view-happened-kept" | "view-happened-done" => BeatKind::Gain,
        "view-happened-broken" | "view-happened-late" => BeatKind::Loss,
        "view-happened-left" => BeatKind::Left,
        "view-happened-raised" | "view-happened-learnt-private" | "view-happened-learnt-motives" => {
            BeatKind::Spoke
        }
        _ => BeatKind::Happened,
    };
    let card = text(message, "card").and_then(|title| book.card_titled(title));
    let who =
        book.about(message).map(|member| member.id.clone()).or_else(|| card.map(|card| card.speaker.clone()));
    let told = kit.tell(message);
    Some(Told {
        beat: Beat { member: who.clone(), kind },
        who,
        over: String::new(),
        caption: told.clone(),
        text: told,
        quoted: false,
    })
}

/// What moved a person most, with the figure that it moved most.
fn cause(kit: &Kit<'_>, book: &Book<'_>, member: &Id, table: &Table, line: &Line) -> Told {
    let columns = table.columns.iter().zip(&line.points);
    let most = columns.max_by_key(|(_, points)| points.abs());
    let (measure, points) =
        most.map_or((Measure::Level(Level::Morale), 0), |(column, points)| (column.measure, *points));
    let kind = match (measure, points > 0) {
        (Measure::Level(Level::Innovation), true) => BeatKind::Idea,
        (_, true) => BeatKind::Gain,
        (_, false) => BeatKind::Loss,
    };
    let level = if let Measure::Level(level) = measure { level.id() } else { "" };
    let text = Message::new("play-cause")
        .with("what", kit.tell(&line.what))
        .with("level", level)
        .with("points", signed(points));
    let caption = Message::new("play-caption").with("level", level).with("points", signed(points));
    Told {
        beat: Beat { member: Some(member.clone()), kind },
        who: Some(member.clone()),
        over: book.name(member),
        text: kit.tell(&text),
        quoted: false,
        caption: kit.tell(&caption),
    }
}
