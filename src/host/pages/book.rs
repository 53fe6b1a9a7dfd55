//! What pages are told from: names, rounds, deeds, and the moments that causes came from, in words.

use super::{Place, face::Mood};
use crate::{
    scenario::{Answer, Card},
    session::{
        Phase, PlaceById, Target, View,
        view::{LeaderView, MemberView, Moment, QuestionView, StreamView, Week},
    },
    terms::{Arg, Id, Message},
};

/// A leader's page under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Book<'a> {
    pub place: &'a Place<'a>,
    pub view: &'a LeaderView,
}

/// A moment in words.
#[derive(Debug, Default)]
pub(super) struct Scene {
    /// Time and place, or what kind of thing it was.
    pub place: String,
    /// What it is called.
    pub title: String,
    /// What happened.
    pub text: String,
    /// What the leader did about it, and what that was said to cost.
    pub taken: Option<(String, String)>,
    /// What was said or seen at once.
    pub after: String,
}

impl<'a> Book<'a> {
    pub fn say(&self, id: &'static str) -> String {
        self.place.say(id)
    }

    pub fn tell(&self, message: &Message) -> String {
        self.place.tell(message)
    }

    /// A message about the round, in the author's word for it.
    pub fn of_round(&self, id: &'static str) -> Message {
        Message::new(id).with("round", self.view.round.name.as_str())
    }

    pub fn member(&self, id: &Id) -> Option<&'a MemberView> {
        self.view.members.iter().find(|member| member.id == *id)
    }

    /// Name of a member, or of the sponsor: nobody else is ever asked for.
    pub fn name(&self, id: &Id) -> String {
        self.member(id).map_or_else(|| self.view.briefing.sponsor.name.clone(), |member| member.name.clone())
    }

    pub fn mood(&self, member: &MemberView) -> String {
        self.tell(&Message::new("mood").with("mood", Mood::of(member).id()))
    }

    pub fn work(&self, id: &Id) -> Option<&'a StreamView> {
        self.view.work.iter().find(|work| work.id == *id)
    }

    pub fn question(&self, id: &Id) -> Option<&'a QuestionView> {
        self.view.questions.iter().find(|question| question.id == *id)
    }

    pub fn card(&self, id: &Id) -> Option<&'a Card> {
        self.place.prepared.setup.scenario.cards.iter().find(|card| card.id == *id)
    }

    /// The card that a message names by its title.
    pub fn card_titled(&self, title: &str) -> Option<&'a Card> {
        let cards = &self.place.prepared.setup.scenario.cards;
        cards.iter().find(|card| self.fill(&card.title) == title)
    }

    pub fn option(&self, card: &Id, option: &Id) -> Option<&'a Answer> {
        self.card(card)?.options.iter().find(|answer| answer.id == *option)
    }

    /// Fills in names and pronouns.
    pub fn fill(&self, text: &str) -> String {
        self.place.prepared.filler.fill(text)
    }

    /// The member that a message is about.
    pub fn about(&self, message: &Message) -> Option<&'a MemberView> {
        let who = text(message, "who")?;
        self.view.members.iter().find(|member| member.name == who)
    }

    /// “week 4”; rounds without the leader are counted from one again.
    pub fn round(&self, round: u32) -> String {
        let alone = round.saturating_sub(self.view.round.rounds);
        let message =
            self.of_round("pages-round").with("number", i64::from(round)).with("alone", i64::from(alone));
        self.tell(&message)
    }

    /// “Week 4 of 10”.
    pub fn round_title(&self, round: u32) -> String {
        let rounds = self.view.round.rounds;
        let message = self
            .of_round("bar-round")
            .with("number", i64::from(round))
            .with("rounds", i64::from(rounds))
            .with("alone", i64::from(round.saturating_sub(rounds)));
        self.tell(&message)
    }

    /// Where in the game this is.
    pub fn now(&self, view: &View) -> String {
        match view.frame.at.phase {
            Phase::Briefing => self.say("briefing-before"),
            Phase::Debrief => self.say("after-heading"),
            _ => self.round_title(self.view.round.number),
        }
    }

    /// An aim in a word.
    pub fn target(&self, target: &Target) -> String {
        match target {
            Target::Member(id) => self.member(id).map(|member| member.name.clone()).unwrap_or_default(),
            Target::Team => self.say("target-all"),
            Target::Work(id) => self.work(id).map(|work| work.title.clone()).unwrap_or_default(),
            Target::Decision(id) => {
                let about = self.question(id).and_then(|question| self.work(&question.about));
                about.map(|work| work.title.clone()).unwrap_or_default()
            }
        }
    }

    /// A placement's aim at length.
    pub fn aim(&self, placed: &PlaceById) -> String {
        let target = self.target(&placed.target);
        match placed.about.as_ref().and_then(|id| self.work(id)) {
            Some(work) => {
                let message =
                    Message::new("target-with-work").with("name", target).with("work", work.title.as_str());
                self.tell(&message)
            }
            None => target,
        }
    }

    /// Attention spent, in words.
    pub fn deed(&self, placed: &PlaceById) -> String {
        let practice = self.tell(&Message::new(format!("do-{}", placed.practice.id())));
        let message = Message::new("pages-deed").with("practice", practice).with("aim", self.aim(placed));
        self.tell(&message.with("units", i64::from(placed.units)))
    }

    /// Something said, in quotation marks.
    pub fn quote(&self, text: &str) -> String {
        self.tell(&Message::new("pages-quote").with("text", text).with("named", "no").with("name", ""))
    }

    /// The moment behind a cause.
    pub fn moment(&self, week: &Week, moment: &Moment) -> Scene {
        let round = self.round(week.round);
        let plain = |id: &'static str, title: String| Scene {
            place: round.clone(),
            title,
            text: self.say(id),
            ..Scene::default()
        };
        let named = |id: &'static str, who: &Id| self.tell(&Message::new(id).with("name", self.name(who)));
        match moment {
            Moment::Choice { card, option } => {
                let answer = self.option(card, option);
                Scene {
                    taken: answer.map(|answer| (self.fill(&answer.text), self.fill(&answer.price))),
                    after: answer.map(|answer| self.fill(&answer.after)).unwrap_or_default(),
                    ..self.situation(card)
                }
            }
            Moment::Unanswered { card } => {
                let waits = self.card(card).map(|card| self.fill(&card.unanswered.text)).unwrap_or_default();
                Scene { taken: Some((self.say("pages-unanswered"), waits)), ..self.situation(card) }
            }
            Moment::Attention { practice, target } => {
                let mut placed = week.plan.placements.iter();
                let deed = placed
                    .find(|placed| placed.practice == *practice && placed.target == *target)
                    .map(|placed| self.deed(placed));
                let name = || self.tell(&Message::new(format!("do-{}", practice.id())));
                Scene {
                    place: self.tell(&Message::new("pages-attention").with("round", round.as_str())),
                    title: deed.unwrap_or_else(name),
                    text: self.tell(&Message::new(format!("for-{}", practice.id()))),
                    ..Scene::default()
                }
            }
            Moment::Word { to, promise, made, kept } => {
                let what = promise.as_ref().and_then(|promise| self.promised(promise));
                let message = Message::new("pages-word")
                    .with("name", self.name(to))
                    .with("promise", if promise.is_some() { "yes" } else { "no" })
                    .with("kept", if *kept { "yes" } else { "no" })
                    .with("made", self.round(*made));
                let title = what.unwrap_or_else(|| named("pages-raised", to));
                Scene { place: round, title, text: self.tell(&message), ..Scene::default() }
            }
            Moment::Shock { shock } => {
                let written = self.place.prepared.setup.scenario.shocks.iter().find(|one| one.id == *shock);
                Scene {
                    place: round,
                    title: written.map(|one| self.fill(&one.title)).unwrap_or_default(),
                    text: written.map(|one| self.fill(&one.text)).unwrap_or_default(),
                    ..Scene::default()
                }
            }
            Moment::Private => plain("pages-moment-private", self.say("pages-moment-private-title")),
            Moment::Conflict { with } => {
                plain("pages-moment-conflict", named("pages-moment-conflict-title", with))
            }
            Moment::Left { member } => plain("pages-moment-left", named("pages-moment-left-title", member)),
            Moment::Hours { member } => {
                plain("pages-moment-hours", named("pages-moment-hours-title", member))
            }
            Moment::Drift { .. } => plain("pages-moment-drift", self.say("pages-moment-drift-title")),
            Moment::Unlearnt => plain("pages-moment-unlearnt", self.say("pages-moment-unlearnt-title")),
        }
    }

    /// A card looked back on: its text may have been another then, so only its title is told.
    fn situation(&self, card: &Id) -> Scene {
        let written = self.card(card);
        Scene {
            place: written.map(|card| self.fill(&card.place)).unwrap_or_default(),
            title: written.map(|card| self.fill(&card.title)).unwrap_or_default(),
            ..Scene::default()
        }
    }

    fn promised(&self, promise: &Id) -> Option<String> {
        let cards = &self.place.prepared.setup.scenario.cards;
        let mut all = cards.iter().flat_map(|card| &card.options).flat_map(|option| &option.promises);
        all.find(|written| written.id == *promise).map(|written| self.fill(&written.what))
    }
}

/// A text argument of a message.
pub(super) fn text<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    message.args.iter().find(|(key, _)| key == name).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        Arg::Number(_) => None,
    })
}
