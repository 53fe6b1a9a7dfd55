//! What pages that look back are told from: names, rounds, deeds, and the moments that causes came from, in words.

use super::{points::whole, sentence::capital};
use crate::{
    session::{
        Drift, PlaceById, Target,
        view::{LeaderView, MemberView, MetCard, Moment, QuestionView, StreamView, Week},
    },
    sim::fixed::POINT,
    terms::{Arg, Id, Message},
    words::Words,
};

/// A leader's game under way.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The words.
    pub words: &'a Words,
    /// What the leader may see.
    pub view: &'a LeaderView,
    /// Rounds played, with their texts, as far as they are at hand.
    pub weeks: &'a [Week],
}

/// A moment in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
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
    /// What has become of ideas so far, in a sentence.
    pub fn ideas(&self) -> String {
        let [voiced, tried, adopted] = self.view.ideas.map(|ideas| whole(ideas, POINT));
        let message = Message::new("why-team-ideas").with("voiced", voiced).with("tried", tried);
        self.words.text(&message.with("adopted", adopted))
    }

    /// A member.
    pub fn member(&self, id: &Id) -> Option<&'a MemberView> {
        self.view.members.iter().find(|member| member.id == *id)
    }

    /// A member who has not left.
    pub fn there(&self, id: &Id) -> Option<&'a MemberView> {
        self.member(id).filter(|member| member.left.is_none())
    }

    /// Name of a member, or of the sponsor: nobody else is ever asked for.
    pub fn name(&self, id: &Id) -> String {
        self.member(id).map_or_else(|| self.view.briefing.sponsor.name.clone(), |member| member.name.clone())
    }

    /// A workstream.
    pub fn work(&self, id: &Id) -> Option<&'a StreamView> {
        self.view.work.iter().find(|work| work.id == *id)
    }

    /// A question that is or was open.
    pub fn question(&self, id: &Id) -> Option<&'a QuestionView> {
        self.view.questions.iter().find(|question| question.id == *id)
    }

    /// The card that a message names by its title, as it last lay on the table.
    pub fn card_titled(&self, title: &str) -> Option<&'a MetCard> {
        self.weeks.iter().rev().flat_map(|week| &week.met.cards).find(|card| card.title == title)
    }

    /// The member that a message is about.
    pub fn about(&self, message: &Message) -> Option<&'a MemberView> {
        let who = text(message, "who")?;
        self.view.members.iter().find(|member| member.name == who)
    }

    /// A message about the round, in the author's word for it.
    pub fn of_round(&self, id: &'static str) -> Message {
        Message::new(id).with("round", self.view.round.name.as_str())
    }

    /// “week 4”; rounds without the leader are counted from one again.
    pub fn round(&self, round: u32) -> String {
        let message = self
            .of_round("pages-round")
            .with("number", i64::from(round))
            .with("alone", i64::from(round.saturating_sub(self.view.round.rounds)));
        self.words.text(&message)
    }

    /// “Week 4 of 10”.
    pub fn round_title(&self, round: u32) -> String {
        let rounds = self.view.round.rounds;
        let message = self
            .of_round("bar-round")
            .with("number", i64::from(round))
            .with("rounds", i64::from(rounds))
            .with("alone", i64::from(round.saturating_sub(rounds)));
        self.words.text(&message)
    }

    /// An aim in a word.
    pub fn target(&self, target: &Target) -> String {
        match target {
            Target::Member(id) => self.member(id).map(|member| member.name.clone()).unwrap_or_default(),
            Target::Team => self.words.say("target-all"),
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
            Some(work) => self.words.text(
                &Message::new("target-with-work").with("name", target).with("work", work.title.as_str()),
            ),
            None => target,
        }
    }

    /// Attention spent, in words.
    pub fn deed(&self, placed: &PlaceById) -> String {
        let practice = self.words.text(&Message::new(format!("do-{}", placed.practice.id())));
        let message = Message::new("pages-deed").with("practice", practice).with("aim", self.aim(placed));
        self.words.text(&message.with("units", i64::from(placed.units)))
    }

    /// The moment behind a cause in a round.
    pub fn moment(&self, week: &Week, moment: &Moment) -> Scene {
        let round = self.round(week.round);
        let plain = |id: &'static str, title: String| Scene {
            place: capital(&round),
            title,
            text: self.words.say(id),
            ..Scene::default()
        };
        let named =
            |id: &'static str, who: &Id| self.words.text(&Message::new(id).with("name", self.name(who)));
        match moment {
            Moment::Choice { card, .. } => {
                let card = week.met.card(card);
                let taken = card.and_then(|card| card.taken.as_ref());
                Scene {
                    taken: taken.map(|taken| (taken.text.clone(), taken.price.clone())),
                    after: taken.map(|taken| taken.after.clone()).unwrap_or_default(),
                    ..situation(card)
                }
            }
            Moment::Unanswered { card } => {
                let card = week.met.card(card);
                let waits = card.map(|card| card.unanswered.clone()).unwrap_or_default();
                Scene { taken: Some((self.words.say("pages-unanswered"), waits)), ..situation(card) }
            }
            Moment::Attention { practice, target } => {
                let mut placed = week.plan.placements.iter();
                let deed = placed
                    .find(|placed| placed.practice == *practice && placed.target == *target)
                    .map(|placed| self.deed(placed));
                let name = || self.words.text(&Message::new(format!("do-{}", practice.id())));
                Scene {
                    place: self.words.text(&Message::new("pages-attention").with("round", round.as_str())),
                    title: deed.unwrap_or_else(name),
                    text: self.words.text(&Message::new(format!("for-{}", practice.id()))),
                    ..Scene::default()
                }
            }
            Moment::Word { to, promise, made, kept } => {
                let promises = &week.met.promises;
                let what = promise.as_ref().and_then(|id| promises.iter().find(|known| known.id == *id));
                let message = Message::new("pages-word")
                    .with("name", self.name(to))
                    .with("promise", if promise.is_some() { "yes" } else { "no" })
                    .with("kept", if *kept { "yes" } else { "no" })
                    .with("made", self.round(*made));
                let title = what.map_or_else(|| named("pages-raised", to), |promise| promise.what.clone());
                Scene { place: capital(&round), title, text: self.words.text(&message), ..Scene::default() }
            }
            Moment::Shock { shock } => {
                let met = week.met.shocks.iter().find(|one| one.id == *shock);
                Scene {
                    place: capital(&round),
                    title: met.map(|one| one.title.clone()).unwrap_or_default(),
                    text: met.map(|one| one.text.clone()).unwrap_or_default(),
                    ..Scene::default()
                }
            }
            Moment::Private => plain("pages-moment-private", self.words.say("pages-moment-private-title")),
            Moment::Conflict { with } => {
                plain("pages-moment-conflict", named("pages-moment-conflict-title", with))
            }
            Moment::Left { member } => plain("pages-moment-left", named("pages-moment-left-title", member)),
            Moment::Hours { member } => {
                plain("pages-moment-hours", named("pages-moment-hours-title", member))
            }
            Moment::Drift { drift: Drift::Neglect } => {
                plain("pages-moment-neglect", self.words.say("pages-moment-neglect-title"))
            }
            Moment::Drift { drift: Drift::Rework } => {
                plain("pages-moment-rework", self.words.say("pages-moment-rework-title"))
            }
            Moment::Results => plain("pages-moment-results", self.words.say("pages-moment-results-title")),
            Moment::Drift { .. } => plain("pages-moment-drift", self.words.say("pages-moment-drift-title")),
            Moment::Misread => plain("pages-moment-misread", self.words.say("pages-moment-misread-title")),
            Moment::Unlearnt => plain("pages-moment-unlearnt", self.words.say("pages-moment-unlearnt-title")),
        }
    }
}

/// A card looked back on.
fn situation(card: Option<&MetCard>) -> Scene {
    card.map_or_else(Scene::default, |card| Scene {
        place: card.place.clone(),
        title: card.title.clone(),
        text: card.text.clone(),
        ..Scene::default()
    })
}

/// A text argument of a message.
pub fn text<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    message.args.iter().find(|(key, _)| key == name).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        Arg::Number(_) => None,
    })
}
