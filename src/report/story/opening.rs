//! Title, leader, briefing, people.

use super::Teller;
use crate::terms::Message;

pub(super) fn tell(teller: &mut Teller<'_>) {
    let (told, names) = (teller.told, teller.names);
    let scenario = &*told.setup.scenario;
    teller.page.heading(&names.fill(&scenario.title), '=');
    let led = Message::new("story-led")
        .with("kind", if told.led.id.is_empty() { "person" } else { "automated" })
        .with("name", told.led.name)
        .with("about", told.led.about)
        .with("seed", told.seed.to_string());
    teller.says(&led);
    teller.tells(&scenario.briefing);
    let sponsor = &scenario.sponsor;
    let says = Message::new("story-sponsor")
        .with("name", sponsor.name.as_str())
        .with("role", sponsor.role.as_str())
        .with("line", names.fill(&sponsor.words));
    teller.says(&says);
    teller.says(&Message::new("story-goal").with("goal", names.fill(&scenario.goal)));
    teller.says(&Message::new("story-people"));
    for (place, member) in scenario.members.iter().enumerate() {
        teller.quotes(place, &member.introduction);
    }
}
