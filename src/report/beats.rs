//! The beats of a week that plays out: news, what came of what was done, what happened, what was said, and at each
//! person where the reading of them went and what took it there.

use super::{
    book::{Book, text},
    ledger::{self, Column, Line, Measure, Moved},
    sentence::{capital, signed},
};
use crate::{
    session::{
        Drift,
        view::{Moment, Week},
    },
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
    /// The figure that moved most, for a stage, where figures are what is told.
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
    all.extend(week.work.iter().filter_map(|work| done_again(book, week, &work.work)));
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
        if let Some(moved) = ledger::moved(week, &estimates.member) {
            all.push(self::moved(book, &estimates.member, &moved));
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

/// Work that had to be done again, if it was more than an hour of it: whom it wears on hears of it here first.
fn done_again(book: &Book<'_>, week: &Week, work: &Id) -> Option<Beat> {
    let table = ledger::work(week, work)?;
    let line = table.lines.iter().find(|line| line.moment == Moment::Drift { drift: Drift::Rework })?;
    let hours = -line.points[0];
    let what = book.words.text(&line.what);
    let told = Message::new("play-rework").with("what", what).with("hours", hours);
    (hours > 1).then(|| Beat {
        who: book.work(work).and_then(|work| work.owner.clone()),
        kind: Kind::Loss,
        over: book.work(work).map(|work| work.title.clone()).unwrap_or_default(),
        text: book.words.text(&told),
        quoted: false,
        figure: None,
    })
}

/// Where the reading of a person went, and what took it there.
fn moved(book: &Book<'_>, member: &Id, moved: &Moved<'_>) -> Beat {
    let by = |column: &Column| column.end.best - column.start.best;
    let figures: Vec<(Level, i64)> = moved
        .columns
        .iter()
        .filter_map(|column| match column.measure {
            Measure::Level(level) => Some((level, by(column))),
            _ => None,
        })
        .filter(|(_, points)| *points != 0)
        .collect();
    let told = moved.columns.get(moved.place);
    let (level, points) = match told {
        Some(Column { measure: Measure::Level(level), .. }) => (*level, told.map_or(0, by)),
        _ => (Level::Morale, 0),
    };
    let kind = match (level, points) {
        (Level::Innovation, 1..) => Kind::Idea,
        (_, 1..) => Kind::Gain,
        (_, 0) => Kind::Happened,
        _ => Kind::Loss,
    };
    let figure = match points {
        0 => Message::new("play-same"),
        _ => Message::new("play-caption").with("level", level.id()).with("points", signed(points)),
    };
    let all: Vec<String> = figures.into_iter().map(|(level, points)| small(book, level, points)).collect();
    let what = |line: &Line<'_>| book.words.text(&line.what);
    let because = match (&moved.most, &moved.against) {
        (Some(most), Some(against)) => {
            let both = Message::new("play-causes").with("most", what(most));
            book.words.text(&both.with("against", what(against)))
        }
        (Some(most), None) => what(most),
        (None, _) => String::new(),
    };
    let text = Message::new("play-moved")
        .with("figures", capital(&all.join(", ")))
        .with("same", if all.is_empty() { "yes" } else { "no" })
        .with("misread", if moved.misread { "yes" } else { "no" })
        .with("name", book.name(member))
        .with("known", if because.is_empty() { "no" } else { "yes" })
        .with("because", because);
    Beat {
        who: Some(member.clone()),
        kind,
        over: book.name(member),
        text: book.words.text(&text),
        quoted: false,
        figure: Some(figure),
    }
}

/// A figure in a few words: “loyalty −4”.
fn small(book: &Book<'_>, level: Level, points: i64) -> String {
    let message = Message::new("play-figure").with("level", level.id());
    book.words.text(&message.with("points", signed(points)))
}
