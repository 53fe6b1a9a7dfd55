//! What a group has left behind, whoever kept it, and the debrief that it makes.

use std::collections::BTreeMap;

use super::{
    Debrief, EndingRow, FORMAT, Frame, QuestionRow, RatingRow, RoundRow, ScoreRow, SecretRow, Verdict,
    evidence, opened, people, style,
};
use crate::{
    report::{
        debrief::ChoiceRow,
        points::{percents, shown},
    },
    scenario::{Filler, Scenario},
    session::view::{Commitment, EndDebrief, Ratings, RoundDebrief},
    sim::Evidence,
    terms::{Level, Message, Practice, Stance},
    words::Words,
};

/// How far a rating may be from the record and still count as the same, in percent.
const RATING_NEAR: i64 = 5;

/// What a debrief is made of.
pub(super) struct Kept<'a> {
    pub scenario: &'a Scenario,
    pub filler: &'a Filler,
    /// Text of the coefficients that it was played with.
    pub coefficients: &'a str,
    pub rounds: u32,
    pub chair_rounds: u32,
    pub short: bool,
    pub debriefs: &'a [RoundDebrief],
    pub end: &'a EndDebrief,
    pub ratings: Option<&'a Ratings>,
    pub commitment: Option<&'a Commitment>,
    pub revealed: bool,
    pub leader: &'a str,
    pub automated: bool,
    pub group: &'a str,
    /// Words of the debrief itself.
    pub words: &'a Words,
    /// Words of what was kept as messages.
    pub own_words: &'a Words,
}

impl Kept<'_> {
    pub fn debrief(&self, evidence: &Evidence) -> Debrief {
        let end = self.end;
        Debrief {
            format: FORMAT.to_owned(),
            frame: Frame {
                title: self.filler.fill(&self.scenario.title),
                author: self.scenario.author.clone(),
                goal: self.filler.fill(&self.scenario.goal),
                round: self.scenario.round.name.clone(),
                rounds: self.rounds,
                chair_rounds: self.chair_rounds,
                short: self.short,
                leader: self.leader.to_owned(),
                automated: self.automated,
                group: self.group.to_owned(),
            },
            ratings: self.ratings.and_then(|ratings| self.rated(ratings)),
            rounds: self.debriefs.iter().map(|round| self.round(round)).collect(),
            turns: Vec::new(),
            style: style::of(self),
            people: people::of(self),
            hidden_questions: self.questions(),
            secrets: self.secrets(),
            opened: opened::of(self),
            ending: self.ending(),
            questions: self.scenario.questions.iter().map(|text| self.filler.fill(text)).collect(),
            commitment: self.commitment.cloned(),
            score: (self.revealed && end.broken_off.is_none()).then(|| ScoreRow {
                results: shown(end.score.results),
                people: shown(end.score.people),
                ideas: shown(end.score.ideas),
                empty_chair: shown(end.score.empty_chair),
                total: shown(end.score.total),
            }),
            evidence: evidence::of(self, evidence),
            decisions: Vec::new(),
            replayed: false,
        }
    }

    /// How it ended. A game that was broken off has no ending of the author's.
    fn ending(&self) -> EndingRow {
        let end = self.end;
        let Some(rounds) = end.broken_off else {
            return EndingRow { id: end.ending.clone(), title: end.title.clone(), text: end.text.clone() };
        };
        let text = Message::new("debrief-broken-off")
            .with("rounds", i64::from(rounds))
            .with("round", self.scenario.round.name.as_str());
        EndingRow {
            id: end.ending.clone(),
            title: self.words.say("debrief-broken-off-title"),
            text: self.words.text(&text),
        }
    }

    /// Whether the chair was empty in a round.
    pub fn chair(&self, round: u32) -> bool {
        round > self.rounds
    }

    /// Rounds that an automated leader led in the place of whoever led the others; empty if it led all or none.
    pub fn stood_in(&self) -> Vec<u32> {
        let with_leader = || self.debriefs.iter().filter(|round| !self.chair(round.round));
        let led: Vec<u32> =
            with_leader().filter(|round| round.led.is_some()).map(|round| round.round).collect();
        if led.len() < with_leader().count() { led } else { Vec::new() }
    }

    /// How much of each practice whoever led has used: of the rounds that they led themselves, if others were led for
    /// them.
    pub fn used(&self) -> BTreeMap<Practice, i64> {
        let stood_in = self.stood_in();
        if stood_in.is_empty() {
            return self.end.profile.clone();
        }
        let mut used = BTreeMap::new();
        for round in self.debriefs.iter().filter(|round| !stood_in.contains(&round.round)) {
            for (practice, units) in &round.used {
                *used.entry(*practice).or_default() += units;
            }
        }
        used
    }

    /// What a round is called on an axis.
    pub fn label(&self, round: u32) -> String {
        if self.chair(round) { format!("+{}", round - self.rounds) } else { round.to_string() }
    }

    /// The name of a practice.
    pub fn practice(&self, practice: Practice) -> String {
        self.words.practice(practice)
    }

    /// The same in a word or two.
    pub fn short(&self, practice: Practice) -> String {
        self.words.text(&Message::new(format!("debrief-short-{}", practice.id())))
    }

    /// Something kept as a message.
    pub fn own(&self, message: &Message) -> String {
        let words = if self.own_words.has(&message.id) { self.own_words } else { self.words };
        words.text(message)
    }

    fn round(&self, round: &RoundDebrief) -> RoundRow {
        let chair = self.chair(round.round);
        let count = round.members.len().max(1) as i64;
        let of = |level: Level| {
            round.members.iter().filter_map(move |member| member.levels.iter().find(|of| of.level == level))
        };
        RoundRow {
            round: round.round,
            label: self.label(round.round),
            chair,
            there: round.members.len(),
            believed: round.team.filter(|_| !chair),
            truth: Level::HEADLINE.map(|level| of(level).map(|of| of.truth).sum::<i64>() / count),
            output: round.output,
        }
    }

    fn rated(&self, ratings: &Ratings) -> Option<Vec<RatingRow>> {
        let later = ratings.after.as_ref().or(ratings.before.as_ref())?;
        let eight = || Practice::ALL.into_iter().filter(|practice| practice.stance() == Stance::Empowering);
        let own: Vec<i64> = eight().map(|p| later.get(&p).copied().unwrap_or(0).into()).collect();
        let own_uses = self.used();
        let used: Vec<i64> = eight().map(|p| own_uses.get(&p).copied().unwrap_or(0)).collect();
        let (own, used) = (percents(&own), percents(&used));
        let row = |(place, practice): (usize, Practice)| {
            let (own, used) = (own[place], used[place]);
            let verdict = match used - own {
                _ if used == 0 && own > 0 => Verdict::Never,
                by if by > RATING_NEAR => Verdict::More,
                by if by < -RATING_NEAR => Verdict::Less,
                _ => Verdict::Near,
            };
            let key = match verdict {
                Verdict::Near => "near",
                Verdict::More => "more",
                Verdict::Less => "less",
                Verdict::Never => "never",
            };
            let text = Message::new("debrief-rating-verdict").with("verdict", key);
            RatingRow {
                practice,
                name: self.practice(practice),
                short: self.short(practice),
                before: ratings.before.as_ref().and_then(|all| all.get(&practice).copied()),
                after: ratings.after.as_ref().and_then(|all| all.get(&practice).copied()),
                own_percent: own,
                used_percent: used,
                verdict,
                verdict_text: self.words.text(&text),
            }
        };
        Some(eight().enumerate().map(row).collect())
    }

    fn questions(&self) -> Vec<QuestionRow> {
        let row = |truth: &crate::session::view::QuestionTruth| {
            let written = self.scenario.decisions.iter().find(|written| written.id == truth.question)?;
            let choice = |choice: &crate::session::view::ChoiceTruth| {
                let text = written.choices.iter().find(|written| written.id == choice.choice);
                ChoiceRow {
                    text: self.filler.fill(text.map_or("", |choice| &choice.text)),
                    quality: choice.quality,
                    taken: truth.chosen.as_ref() == Some(&choice.choice),
                }
            };
            let choices: Vec<ChoiceRow> = truth.choices.iter().map(choice).collect();
            let best = choices.iter().map(|choice| choice.quality).max();
            let worst = choices.iter().map(|choice| choice.quality).min();
            let taken = choices.iter().find(|choice| choice.taken).map(|choice| choice.quality);
            let came = match taken {
                None => "open",
                taken if taken == best => "best",
                taken if taken == worst => "worst",
                _ => "middle",
            };
            Some(QuestionRow {
                question: self.filler.fill(&written.question),
                told: self.words.text(&Message::new("debrief-question-came").with("came", came)),
                choices,
            })
        };
        self.end.questions.iter().filter_map(row).collect()
    }

    /// Happenings that only the debrief tells.
    fn secrets(&self) -> Vec<SecretRow> {
        let of = |round: &RoundDebrief| {
            let secret = |what: &&Message| what.id == "view-happened-secret";
            let row = |what: &Message| SecretRow { round: round.round, what: self.own(what) };
            round.happened.iter().filter(secret).map(row).collect::<Vec<_>>()
        };
        self.debriefs.iter().flat_map(of).collect()
    }
}
