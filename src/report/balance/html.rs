//! The balance report as one page that needs nothing beside it: no scripts, no fonts, no pictures from elsewhere.

use std::fmt::Write;

use super::{Minutes, PART_IDS, verdict};
use crate::{
    lab::balance::{Balance, PARTS, Spread, UseSeen},
    report::names::names,
    sim::{Length, Setup},
    terms::Message,
    words::Words,
};

/// Colours of paper and ink, as the game has them.
const STYLE: &str = "\
:root{color-scheme:light}
body{background:#EFE2C8;color:#2B1B26;font:16px/1.5 'Source Sans 3',system-ui,sans-serif;margin:0}
main{max-width:60rem;margin:0 auto;padding:24px}
h1,h2{font-family:'Young Serif',Georgia,serif;font-weight:400;line-height:1.25}
h1{font-size:24px}h2{font-size:18px;margin-top:32px;border-top:1px solid #8F7144;padding-top:16px}
section{background:#F6ECD6;border:1px solid #8F7144;border-radius:8px;padding:4px 16px 12px;margin:16px 0}
section h2{border:0;margin-top:8px;padding-top:0}
p.quiet,caption,small{color:#63494A}
table{border-collapse:collapse;width:100%;font-size:15px}
caption{text-align:left;padding:4px 0}
th,td{text-align:left;padding:3px 10px 3px 0;border-bottom:1px solid #CDB79A;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
svg{display:block;width:100%;height:auto}
svg text{font:13px 'Source Sans 3',system-ui,sans-serif;fill:#2B1B26}
svg .quiet{fill:#63494A}
@media print{body{background:#fff}section{border:0;padding:0;background:#fff}section,tr{break-inside:avoid}}";

/// The page.
pub fn page(setup: &Setup, balance: &Balance, words: &Words) -> String {
    let names = names(setup, words);
    let say = |id: &'static str| escaped(&words.say(id));
    let mut out = String::new();
    let title = Message::new("balance-title")
        .with("title", setup.scenario.title.as_str())
        .with("short", if setup.length == Length::Short { "yes" } else { "no" });
    let title = escaped(&words.text(&title));
    let lang = escaped(&words.lang());
    put(&mut out, format_args!("<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">"));
    put(
        &mut out,
        format_args!("<meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>"),
    );
    put(&mut out, format_args!("<style>{STYLE}</style></head><body><main>\n<h1>{title}</h1>"));
    let made = Message::new("balance-made")
        .with("runs", balance.runs as i64)
        .with("close", balance.close as i64)
        .with("seed", balance.seed.to_string());
    put(&mut out, format_args!("<p class=\"quiet\">{}</p>", escaped(&words.text(&made))));

    section(&mut out, &say("balance-verdict"), |out| {
        for said in verdict(setup, balance, &names) {
            put(out, format_args!("<p>{}</p>", escaped(&words.text(&said))));
        }
    });
    section(&mut out, &say("balance-scores"), |out| {
        put(out, format_args!("<p class=\"quiet\">{}</p>", say("balance-scores-note")));
        for (part, id) in PART_IDS.into_iter().enumerate() {
            let heading = escaped(&words.text(&Message::new(format!("balance-part-{id}"))));
            strips(out, &heading, balance, part);
        }
    });
    section(&mut out, &say("balance-who-wins"), |out| {
        let rows = PART_IDS.into_iter().zip(&balance.ahead).map(|(id, ahead)| {
            vec![
                escaped(&words.text(&Message::new(format!("balance-part-{id}")))),
                if ahead.is_win() { escaped(&balance.leaders[ahead.best].name) } else { say("balance-tie") },
                escaped(&balance.leaders[ahead.next].name),
                format!("{:.1} ± {:.1}", ahead.by, ahead.half),
            ]
        });
        let heading =
            [say("balance-part"), say("balance-best"), say("balance-next"), say("balance-ahead-by")];
        table(out, &heading, 3, rows);
        let leaving = balance.leaders.iter().map(|led| {
            vec![
                escaped(&led.name),
                led.runs.to_string(),
                format!("{:.2}", led.leavers),
                percent(led.left_any),
            ]
        });
        let heading =
            [say("balance-leader"), say("balance-runs"), say("balance-leavers"), say("balance-left-any")];
        table(out, &heading, 1, leaving);
    });
    section(&mut out, &say("balance-practices"), |out| {
        put(out, format_args!("<p class=\"quiet\">{}</p>", say("balance-pays-note")));
        let rows = balance.practices.iter().map(|seen| {
            let name = words.practice(seen.practice);
            vec![escaped(&name), format!("{:.1}", seen.units), seen.uses.taken.to_string(), pays(&seen.uses)]
        });
        let heading =
            [say("balance-practice"), say("balance-units"), say("balance-uses"), say("balance-pays-fails")];
        table(out, &heading, 1, rows);
    });
    section(&mut out, &say("balance-cards"), |out| {
        let mut rows = Vec::new();
        for (place, seen) in balance.cards.iter().enumerate() {
            for (chosen, option) in seen.options.iter().enumerate() {
                let first = chosen == 0;
                let id = setup.scenario.cards[place].options[chosen].id.as_str();
                rows.push(vec![
                    if first { escaped(&names.card(place)) } else { String::new() },
                    if first { percent(seen.came) } else { String::new() },
                    escaped(id),
                    format!("{} / {}", option.taken, option.offered),
                    pays(option),
                ]);
            }
        }
        let heading = [
            say("balance-card"),
            say("balance-came"),
            say("balance-option"),
            say("balance-taken"),
            say("balance-pays-fails"),
        ];
        table(out, &heading, 1, rows);
        let endings = setup.scenario.endings.iter().zip(&balance.endings);
        let rows = endings.map(|(ending, told)| vec![escaped(ending.id.as_str()), percent(*told)]);
        table(out, &[say("balance-ending"), say("balance-told")], 1, rows);
    });
    section(&mut out, &say("balance-minutes"), |out| {
        let Minutes { solo, league, council, ensemble } = Minutes::of(setup);
        let said = Message::new("balance-minutes-by-mode")
            .with("solo", i64::from(solo))
            .with("league", i64::from(league))
            .with("council", i64::from(council))
            .with("ensemble", i64::from(ensemble));
        put(out, format_args!("<p>{}</p>", escaped(&words.text(&said))));
    });
    out.push_str("</main></body></html>\n");
    out
}

/// Writing to a string cannot fail.
fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
    out.push('\n');
}

fn section(out: &mut String, heading: &str, body: impl FnOnce(&mut String)) {
    put(out, format_args!("<section><h2>{heading}</h2>"));
    body(out);
    out.push_str("</section>\n");
}

/// A table; columns from `numbers` on are set flush right.
fn table<const N: usize>(
    out: &mut String,
    heading: &[String; N],
    numbers: usize,
    rows: impl IntoIterator<Item = Vec<String>>,
) {
    let class = |column: usize| if column >= numbers { " class=\"n\"" } else { "" };
    out.push_str("<table><thead><tr>");
    for (column, cell) in heading.iter().enumerate() {
        let _ = write!(out, "<th scope=\"col\"{}>{cell}</th>", class(column));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let _ = write!(out, "<td{}>{cell}</td>", class(column));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

/// One part of the score: for each leader a bar over the middle four fifths, a tick at the middle, a dot at the mean.
fn strips(out: &mut String, heading: &str, balance: &Balance, part: usize) {
    const LEFT: f64 = 150.0;
    const WIDTH: f64 = 560.0;
    const ROW: f64 = 22.0;
    let height = 34.0 + ROW * balance.leaders.len() as f64;
    let x = |points: f64| LEFT + WIDTH * points.clamp(0.0, 100.0) / 100.0;
    put(out, format_args!("<svg viewBox=\"0 0 800 {height}\" role=\"img\" aria-label=\"{heading}\">"));
    put(out, format_args!("<text x=\"0\" y=\"14\" font-weight=\"600\">{heading}</text>"));
    for tick in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let at = x(tick);
        put(out, format_args!("<path d=\"M{at} 20V{}\" stroke=\"#CDB79A\"/>", height - 12.0));
        put(
            out,
            format_args!(
                "<text class=\"quiet\" x=\"{at}\" y=\"{}\" text-anchor=\"middle\">{tick}</text>",
                height
            ),
        );
    }
    for (place, led) in balance.leaders.iter().enumerate() {
        let Spread { mean, low, middle, high } = led.parts[part];
        let y = 32.0 + ROW * place as f64;
        let (from, to, tick, dot) = (x(low), x(high), x(middle), x(mean));
        // The ceiling is hatched by its edge alone, so that it reads without colour.
        let fill = if led.looks_ahead { "none" } else { "#CDB79A" };
        put(out, format_args!("<text x=\"0\" y=\"{}\">{}</text>", y + 4.0, escaped(&led.name)));
        put(
            out,
            format_args!(
                "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"12\" rx=\"6\" fill=\"{fill}\" stroke=\"#63494A\"/>",
                y - 6.0,
                (to - from).max(1.0)
            ),
        );
        put(
            out,
            format_args!("<path d=\"M{tick:.1} {:.1}v16\" stroke=\"#2B1B26\" stroke-width=\"2\"/>", y - 8.0),
        );
        put(out, format_args!("<circle cx=\"{dot:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"#2B1B26\"/>"));
        put(out, format_args!("<text x=\"730\" y=\"{}\">{mean:.1}</text>", y + 4.0));
    }
    out.push_str("</svg>\n");
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// How often uses paid and failed, in percent of those made.
fn pays(seen: &UseSeen) -> String {
    if seen.taken == 0 {
        return "–".to_owned();
    }
    let share = |part: u64| part as f64 * 100.0 / seen.taken as f64;
    format!("{:.0} % / {:.0} %", share(seen.paid), share(seen.failed))
}

/// Text as HTML takes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const _: () = assert!(PARTS == PART_IDS.len());
