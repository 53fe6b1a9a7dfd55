//! The seat of a game in the league: the client of the window, without the window.

use std::sync::Arc;

use footlights::{
    game::{
        address::Invitation,
        client::{Client, There},
    },
    session::{Act, MoveById, Phase, View},
    wire::Entry,
};
use tokio::{sync::Notify, time::timeout};

use crate::host_support::LONG;

pub struct Game {
    client: Client,
    news: Arc<Notify>,
}

impl Game {
    /// Joins the session of a link.
    pub async fn join(link: &str, name: &str) -> Self {
        let Invitation { address, .. } = Invitation::read(link).unwrap();
        let news = Arc::new(Notify::new());
        let bell = news.clone();
        let join = Entry::Join { name: name.to_owned(), group: None };
        let mut there = There::open(address, join, Arc::new(move || bell.notify_one())).unwrap();
        loop {
            there.arrive().unwrap();
            match Client::seated(there) {
                Ok(client) => return Self { client, news },
                Err(waits) => there = *waits,
            }
            timeout(LONG, news.notified()).await.unwrap();
        }
    }

    pub fn phase(&self) -> Phase {
        self.client.phase()
    }

    /// Waits for a view that is so.
    pub async fn until(&mut self, so: impl Fn(&View) -> bool) {
        loop {
            self.client.hear().unwrap();
            if so(self.client.view()) {
                return;
            }
            timeout(LONG, self.news.notified()).await.unwrap();
        }
    }

    async fn act(&mut self, act: Act) {
        let before = self.client.view().frame.revision;
        self.client.act(act).unwrap();
        self.until(|view| view.frame.revision > before).await;
    }

    /// Goes on without a decision.
    pub async fn ready(&mut self) {
        self.act(Act::Ready).await;
    }

    /// Plays to the end: the last option of every situation.
    pub async fn play_on(&mut self) {
        while self.phase() != Phase::Debrief {
            if self.phase() == Phase::Situations && self.client.plans_at_once() {
                // The two share a page in the game: it goes on to the second by itself.
                self.until(|view| view.frame.at.phase != Phase::Situations).await;
            }
            if matches!(self.phase(), Phase::Situations | Phase::Attention) {
                let view = self.client.leader().unwrap().clone();
                for card in view.cards.iter().filter(|card| !view.plan.answers.contains_key(&card.id)) {
                    let option = card.options.last().unwrap().id.clone();
                    self.act(Act::Play(MoveById::Answer { card: card.id.clone(), option })).await;
                }
            }
            self.act(Act::Ready).await;
        }
    }
}
