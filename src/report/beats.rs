//! The beats of a week that plays out: news, what came of what was done, what happened, what was said, and at each
//! person the cause that moved them most.

use super::{
    book::{Book, text},
    ledger::{self, Line, Measure, Moved},
    sentence::signed,
};
use crate::{
    session::view::Week,
    terms::{Id, Level, Message},
    words::Words,
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
    /// The figure that moved most, for a stage, where that is what is told.
    pub figure: Option<Message>,
}

impl Beat {
    /// The same in a few words, for a stage.
    pub fn caption(&self, words: &Words) -> String {
        match &self.figure {
            Some(figure) => words.text(figure),
            None if self.quoted || self.over.is_empty() => self.text.clone(),
            None => self.over.clone(),
        }
    }
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
            figure: None,
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
            figure: None,
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
            figure: None,
        });
    }
    for estimates in &week.estimates {
        if let Some(moved) = ledger::most(week, &estimates.member) {
            all.push(cause(book, &estimates.member, &moved));
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
    Some(Beat { who, kind, over: String::new(), text: told, quoted: false, figure: None })
}

/// What moved a person most and what went against it, each with the figure that it moved most.
fn cause(book: &Book<'_>, member: &Id, moved: &Moved<'_>) -> Beat {
    let figure = |cause: &Line<'_>| {
        let (place, points) = cause.largest();
        let level = match moved.columns.get(place).map(|column| column.measure) {
            Some(Measure::Level(level)) => level,
            _ => Level::Morale,
        };
        (level, points)
    };
    let told = |cause: &Line<'_>| {
        let (level, points) = figure(cause);
        let what = book.words.text(&cause.what);
        let told = Message::new("play-cause").with("what", what).with("level", level.id());
        book.words.text(&told.with("points", signed(points)))
    };
    let (level, points) = figure(&moved.most);
    let kind = match (level, points) {
        (Level::Innovation, 1..) => Kind::Idea,
        (_, 1..) => Kind::Gain,
        _ => Kind::Loss,
    };
    let text = told(&moved.most);
    let text = match &moved.against {
        Some(against) => {
            let both = Message::new("play-causes").with("most", text).with("against", told(against));
            book.words.text(&both)
        }
        None => text,
    };
    let net = net(moved);
    let text = if net.is_empty() {
        text
    } else {
        let figures: Vec<String> =
            net.into_iter().map(|(level, points)| small(book, level, points)).collect();
        let message = Message::new("play-net").with("told", text).with("name", book.name(member));
        book.words.text(&message.with("figures", figures.join(", ")))
    };
    Beat {
        who: Some(member.clone()),
        kind,
        over: book.name(member),
        text,
        quoted: false,
        figure: Some(Message::new("play-caption").with("level", level.id()).with("points", signed(points))),
    }
}

/// Where the reading of a person went in all, if what is told of the causes says otherwise: a figure that is not told
/// changed by more than a little, or one that is went the other way.
fn net(moved: &Moved<'_>) -> Vec<(Level, i64)> {
    let tells = |place: usize, points: i64| {
        let of = |cause: &Line<'_>| {
            let (told, by) = cause.largest();
            told == place && by.signum() == points.signum()
        };
        of(&moved.most) || moved.against.as_ref().is_some_and(of)
    };
    let changes = moved.columns.iter().enumerate().filter_map(|(place, column)| match column.measure {
        Measure::Level(level) => Some((place, level, column.end.best - column.start.best)),
        _ => None,
    });
    let changes: Vec<_> = changes.filter(|(.., points)| *points != 0).collect();
    let surprises = changes.iter().any(|(place, _, points)| points.abs() >= WORTH && !tells(*place, *points));
    if !surprises {
        return Vec::new();
    }
    changes.into_iter().map(|(_, level, points)| (level, points)).collect()
}

/// A figure in a few words: “loyalty −4”.
fn small(book: &Book<'_>, level: Level, points: i64) -> String {
    let message = Message::new("play-figure").with("level", level.id());
    book.words.text(&message.with("points", signed(points)))
}

/// Points from which on a change is worth a sentence.
const WORTH: i64 = 2;
