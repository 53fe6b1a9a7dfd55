//! Every address that a page links to, in one place: the server answers these.

use crate::session::{SeatId, View};

/// Where a code is entered.
pub const HOME: &str = "/";

/// Where a form for a code goes (POST, field `code`).
pub const ENTER: &str = "/enter";

/// Where sessions are begun, by whoever has the host's own link (GET and POST).
pub const START: &str = "/start";

/// The form for a name, and where it goes (GET and POST).
pub fn join(code: &str) -> String {
    format!("/j/{code}")
}

/// The seat.
pub fn seat(code: &str) -> String {
    format!("/s/{code}")
}

/// The seat's news, as server-sent events named `main`.
pub fn seat_stream(code: &str) -> String {
    format!("/s/{code}/stream")
}

/// News of the moment for pages beside the game, as server-sent events named `moment`.
pub fn beside_stream(code: &str) -> String {
    format!("/s/{code}/beside/stream")
}

/// News of what a page with this view does not have yet. The page is named, so that what a form of its own is answered
/// with is not sent to it once more.
pub fn since(stream: &str, view: &View, page: &str) -> String {
    format!("{stream}?since={}&page={page}", view.frame.revision)
}

/// Where the seat's forms go (POST).
pub fn seat_do(code: &str) -> String {
    format!("/s/{code}/do")
}

/// A past round, from 1.
pub fn week(code: &str, round: u32) -> String {
    format!("/s/{code}/week/{round}")
}

/// One of the ledgers of a past round, by its number from 0.
pub fn why(code: &str, round: u32, number: usize) -> String {
    format!("/s/{code}/week/{round}/why/{number}")
}

/// All that a leader knows of their team; a person is at `#person-ID`.
pub fn team(code: &str) -> String {
    format!("/s/{code}/team")
}

/// The debrief. With `?open=1` it opens without a rating.
pub fn debrief(code: &str) -> String {
    format!("/s/{code}/debrief")
}

/// A past decision another way (GET, fields `decision` and `other`).
pub fn what_if(code: &str) -> String {
    format!("/s/{code}/what-if")
}

/// The report to keep.
pub fn report(code: &str) -> String {
    format!("/s/{code}/report.html")
}

/// Continue elsewhere: GET explains, POST gives a code.
pub fn elsewhere(code: &str) -> String {
    format!("/s/{code}/elsewhere")
}

/// Where a code for continuing is entered (GET, and POST with the field `key`).
pub const CONTINUE: &str = "/continue";

/// The facilitator's page.
pub fn room(code: &str) -> String {
    format!("/f/{code}")
}

/// The facilitator's news, as server-sent events named `main`.
pub fn room_stream(code: &str) -> String {
    format!("/f/{code}/stream")
}

/// Where the facilitator's forms go (POST).
pub fn room_do(code: &str) -> String {
    format!("/f/{code}/do")
}

/// A code to continue elsewhere, for any seat (POST, field `seat`).
pub fn room_elsewhere(code: &str) -> String {
    format!("/f/{code}/elsewhere")
}

/// A group's report, by its number from 0.
pub fn room_report(code: &str, group: u32) -> String {
    format!("/f/{code}/report/{group}.html")
}

/// The rounds of all groups as a table.
pub fn room_csv(code: &str) -> String {
    format!("/f/{code}/rounds.csv")
}

/// The journal.
pub fn room_journal(code: &str) -> String {
    format!("/f/{code}/journal")
}

/// Where it is said how long absent seats are waited for (POST, field `seconds`).
pub fn room_patience(code: &str) -> String {
    format!("/f/{code}/patience")
}

/// A minute's notice, then everybody goes on (POST).
pub fn room_last_call(code: &str) -> String {
    format!("/f/{code}/last-call")
}

/// Where a session is ended: nobody joins any more, records stay (POST).
pub fn room_end(code: &str) -> String {
    format!("/f/{code}/end")
}

/// Where a session is deleted for good (POST, field `code` typed again).
pub fn room_delete(code: &str) -> String {
    format!("/f/{code}/delete")
}

/// What a seat's row is called within the facilitator's page.
pub fn row(seat: SeatId) -> String {
    format!("seat-{seat}")
}

/// A file of [`super::assets`].
pub fn asset(path: &str) -> String {
    format!("/assets/{path}?v={}", env!("CARGO_PKG_VERSION"))
}
