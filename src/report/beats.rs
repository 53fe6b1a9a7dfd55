//! The beats of a week that plays out: news, what came of what was done, what happened, what was said, and at each
//! person the cause that moved them most.

use super::{
    book::{Book, text},
    ledger::{self, Column, Measure, Ranked},
    sentence::signed,
};
use crate::{
    session::view::Week,
    terms::{Id, Level, Message},
};

/// What kind of thing a beat is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something raised somebody, or went well.
    Gain,
    /// Something wore on somebody, or went badly.
    Loss,
    /// Somebody says something.
    Spoke,
    /// Somebody has an idea.
    Idea,
    /// Somebody leaves.
    Left,
    /// Something came from outside.
    Shock,
    /// Something happened that is neither.
    Happened,
}

/// Something that is told at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    /// Whom it concerns; all of them if none.
    pub who: Option<Id>,
    /// What it is.
    pub kind: Kind,
    /// A few words above; empty if none.
    pub over: String,
    /// What is told.
    pub text: String,
    /// Whether somebody says it.
    pub quoted: bool,
    /// The same in a few words, for a stage.
    pub caption: String,
}

/// Everything that a week has to tell, in order.
pub fn of(book: &Book<'_>, week: &Week) -> Vec<Beat> {
    let mut all = Vec::new();
    for news in &book.view.news {
        all.push(Beat {
            who: None,
            kind: Kind::Shock,
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
        all.push(Beat {
            who: Some(card.speaker.clone()),
            kind: Kind::Happened,
            over: card.title.clone(),
            text: after.clone(),
            quoted: false,
            caption: card.title.clone(),
        });
    }
    all.extend(week.happened.iter().filter_map(|message| happened(book, message)));
    for line in &week.said {
        all.push(Beat {
            who: Some(line.who.clone()),
            kind: Kind::Spoke,
            over: book.name(&line.who),
            text: line.text.clone(),
            quoted: true,
            caption: line.text.clone(),
        });
    }
    for estimates in &week.estimates {
        if let Some((columns, most)) = ledger::most(week, &estimates.member) {
            all.push(cause(book, &estimates.member, &columns, &most));
        }
    }
    all
}

/// A happening; none for news, which have been told.
fn happened(book: &Book<'_>, message: &Message) -> Option<Beat> {
    let kind = match message.id.as_ref() {
        "view-happened-shock" => return None,
        "view-happened-kept" | "view-happened-done" => Kind::Gain,
        "view-happened-broken" | "view-happened-late" => Kind::Loss,
        "view-happened-left" => Kind::Left,
        "view-happened-raised" | "view-happened-learnt-private" | "view-happened-learnt-motives" => {
            Kind::Spoke
        }
        _ => Kind::Happened,
    };
    let card = text(message, "card").and_then(|title| book.card_titled(title));
    let who =
        book.about(message).map(|member| member.id.clone()).or_else(|| card.map(|card| card.speaker.clone()));
    let told = book.words.text(message);
    Some(Beat { who, kind, over: String::new(), caption: told.clone(), text: told, quoted: false })
}

/// What moved a person most, with the figure that it moved most.
fn cause(book: &Book<'_>, member: &Id, columns: &[Column], cause: &Ranked<'_>) -> Beat {
    let most = columns.iter().zip(&cause.points).max_by_key(|(_, points)| points.abs());
    let (measure, points) =
        most.map_or((Measure::Level(Level::Morale), 0), |(column, points)| (column.measure, *points));
    let kind = match (measure, points > 0) {
        (Measure::Level(Level::Innovation), true) => Kind::Idea,
        (_, true) => Kind::Gain,
        (_, false) => Kind::Loss,
    };
    let level = if let Measure::Level(level) = measure { level.id() } else { "" };
    let text = Message::new("play-cause")
        .with("what", book.words.text(&cause.line.what))
        .with("level", level)
        .with("points", signed(points));
    let caption = Message::new("play-caption").with("level", level).with("points", signed(points));
    Beat {
        who: Some(member.clone()),
        kind,
        over: book.name(member),
        text: book.words.text(&text),
        quoted: false,
        caption: book.words.text(&caption),
    }
}
