//! What the pages that look back are told from: the weeks played, and what stands behind them, in words.

use bevy_egui::egui::{Rect, Ui};

use super::week::target;
use crate::{
    game::{client::Client, theme::Kit},
    scenario::{Answer, Card},
    session::{
        Evidence, PlaceById,
        view::{LeaderView, MemberView, Moment, StreamView, Week},
    },
    terms::{Arg, Id, Message},
};

/// What a page that looks back is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The game in play.
    pub client: &'a Client,
    /// What its leader may see.
    pub view: &'a LeaderView,
    /// Findings behind the model; none if the file of them could not be read.
    pub evidence: Option<&'a Evidence>,
}

/// A moment that a cause came from, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
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
    /// A member.
    pub fn member(&self, id: &Id) -> Option<&'a MemberView> {
        self.view.members.iter().find(|member| member.id == *id)
    }

    /// Name of a member, or of the sponsor; the id of nobody else is ever asked for.
    pub fn name(&self, id: &Id) -> String {
        self.member(id).map_or_else(|| self.view.briefing.sponsor.name.clone(), |member| member.name.clone())
    }

    /// A workstream.
    pub fn work(&self, id: &Id) -> Option<&'a StreamView> {
        self.view.work.iter().find(|work| work.id == *id)
    }

    /// A card of the scenario.
    pub fn card(&self, id: &Id) -> Option<&'a Card> {
        self.client.prepared().setup.scenario.cards.iter().find(|card| card.id == *id)
    }

    /// The card that a message names by its title.
    pub fn card_titled(&self, title: &str) -> Option<&'a Card> {
        let cards = &self.client.prepared().setup.scenario.cards;
        cards.iter().find(|card| self.fill(&card.title) == title)
    }

    /// An option of a card.
    pub fn option(&self, card: &Id, option: &Id) -> Option<&'a Answer> {
        self.card(card)?.options.iter().find(|answer| answer.id == *option)
    }

    /// Fills in names and pronouns.
    pub fn fill(&self, text: &str) -> String {
        self.client.prepared().filler.fill(text)
    }

    /// The member that a message is about.
    pub fn about(&self, message: &Message) -> Option<&'a MemberView> {
        let who = text(message, "who")?;
        self.view.members.iter().find(|member| member.name == who)
    }

    /// What a round is called, with its number: weeks without the leader are counted from one again.
    pub fn round(&self, kit: &Kit<'_>, round: u32) -> String {
        let Round { name, with_leader, .. } = self.rounds();
        let alone = round.saturating_sub(with_leader);
        kit.tell(
            &Message::new("pages-round")
                .with("round", name)
                .with("number", i64::from(round))
                .with("alone", i64::from(alone)),
        )
    }

    fn rounds(&self) -> Round<'a> {
        Round { name: &self.view.round.name, with_leader: self.view.round.rounds }
    }

    /// Attention spent, in words.
    pub fn deed(&self, kit: &Kit<'_>, placed: &PlaceById) -> String {
        let practice = kit.tell(&Message::new(format!("do-{}", placed.practice.id())));
        let message = Message::new("pages-deed")
            .with("practice", practice)
            .with("aim", target::aim(self.view, kit, placed))
            .with("units", i64::from(placed.units));
        kit.tell(&message)
    }

    /// The moment behind a cause.
    pub fn moment(&self, kit: &Kit<'_>, week: &Week, moment: &Moment) -> Told {
        let round = self.round(kit, week.round);
        let plain = |id: &'static str, title: String| Told {
            place: round.clone(),
            title,
            text: kit.say(id),
            ..Told::default()
        };
        match moment {
            Moment::Choice { card, option } => {
                let answer = self.option(card, option);
                let told = self.situation(week, card);
                Told {
                    taken: answer.map(|answer| (self.fill(&answer.text), self.fill(&answer.price))),
                    after: answer.map(|answer| self.fill(&answer.after)).unwrap_or_default(),
                    ..told
                }
            }
            Moment::Unanswered { card } => {
                let told = self.situation(week, card);
                let waits = self.card(card).map(|card| self.fill(&card.unanswered.text)).unwrap_or_default();
                Told { taken: Some((kit.say("pages-unanswered"), waits)), ..told }
            }
            Moment::Attention { practice, target } => {
                let deed = week
                    .plan
                    .placements
                    .iter()
                    .find(|placed| placed.practice == *practice && placed.target == *target)
                    .map(|placed| self.deed(kit, placed));
                let title = deed.unwrap_or_else(|| kit.tell(&Message::new(format!("do-{}", practice.id()))));
                let text = kit.tell(&Message::new(format!("for-{}", practice.id())));
                Told {
                    place: kit.tell(&Message::new("pages-attention").with("round", round.as_str())),
                    title,
                    text,
                    ..Told::default()
                }
            }
            Moment::Word { to, promise, made, kept } => {
                let what = promise.as_ref().and_then(|promise| self.promised(promise));
                let message = Message::new("pages-word")
                    .with("name", self.name(to))
                    .with("promise", if promise.is_some() { "yes" } else { "no" })
                    .with("kept", if *kept { "yes" } else { "no" })
                    .with("made", self.round(kit, *made));
                let title = what
                    .unwrap_or_else(|| kit.tell(&Message::new("pages-raised").with("name", self.name(to))));
                Told { place: round, title, text: kit.tell(&message), ..Told::default() }
            }
            Moment::Shock { shock } => {
                let written =
                    self.client.prepared().setup.scenario.shocks.iter().find(|one| one.id == *shock);
                Told {
                    place: round,
                    title: written.map(|one| self.fill(&one.title)).unwrap_or_default(),
                    text: written.map(|one| self.fill(&one.text)).unwrap_or_default(),
                    ..Told::default()
                }
            }
            Moment::Private => plain("pages-moment-private", kit.say("pages-moment-private-title")),
            Moment::Conflict { with } => plain(
                "pages-moment-conflict",
                kit.tell(&Message::new("pages-moment-conflict-title").with("name", self.name(with))),
            ),
            Moment::Left { member } => plain(
                "pages-moment-left",
                kit.tell(&Message::new("pages-moment-left-title").with("name", self.name(member))),
            ),
            Moment::Hours { member } => plain(
                "pages-moment-hours",
                kit.tell(&Message::new("pages-moment-hours-title").with("name", self.name(member))),
            ),
            Moment::Drift { .. } => plain("pages-moment-drift", kit.say("pages-moment-drift-title")),
            Moment::Unlearnt => plain("pages-moment-unlearnt", kit.say("pages-moment-unlearnt-title")),
        }
    }

    fn situation(&self, week: &Week, card: &Id) -> Told {
        let written = self.card(card);
        Told {
            place: written.map(|card| self.fill(&card.place)).unwrap_or_default(),
            title: written.map(|card| self.fill(&card.title)).unwrap_or_default(),
            text: self.client.card_text(week.round, card).unwrap_or_default(),
            ..Told::default()
        }
    }

    fn promised(&self, promise: &Id) -> Option<String> {
        let cards = &self.client.prepared().setup.scenario.cards;
        let mut all = cards.iter().flat_map(|card| &card.options).flat_map(|option| &option.promises);
        all.find(|written| written.id == *promise).map(|written| self.fill(&written.what))
    }
}

struct Round<'a> {
    name: &'a str,
    with_leader: u32,
}

/// A text argument of a message.
pub fn text<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    message.args.iter().find(|(key, _)| key == name).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        Arg::Number(_) => None,
    })
}

/// A ui of its own for a part of a page, that cannot draw beyond it.
pub fn within<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(bevy_egui::egui::UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.expand(5.0).intersect(ui.clip_rect()));
        add(ui)
    })
    .inner
}
