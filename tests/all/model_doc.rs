//! `docs/model.md`: its tables are made from the files of the model, and everything in those has unit, meaning, source.

mod tables;

use std::{collections::BTreeSet, fs, path::Path};

use footlights::{
    content::Content,
    sim::{
        Coefficients, Evidence, EvidenceError,
        coefficients::CoefficientFile,
        evidence::{DESIGN, FindingKind},
    },
    terms::Practice,
};

/// The files of the model as they are shipped.
struct Model {
    file: CoefficientFile,
    evidence: Evidence,
}

impl Model {
    fn read() -> Self {
        let content = Content::embedded();
        let text = &content.model("coefficients").unwrap().text;
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let evidence = Evidence::from_ron(&content.model("evidence").unwrap().text).unwrap();
        Self { file: options.from_str(text).unwrap(), evidence }
    }

    /// What cites what: the thing's name and the sources it names.
    fn citations(&self) -> Vec<(String, &[String])> {
        let values = self.file.values.iter().map(|value| (value.id.clone(), value.source.as_slice()));
        let effect =
            |row: &'_ footlights::sim::coefficients::EffectRow| format!("{}: {}", row.practice, row.meaning);
        let effects = self.file.effects.iter().map(|row| (effect(row), row.source.as_slice()));
        values.chain(effects).collect()
    }
}

#[test]
fn the_tables_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.md");
    let page = fs::read_to_string(&path).unwrap();
    let mut made = page.clone();
    for (name, table) in tables::all(&Model::read()) {
        let (start, end) = (format!("<!-- table: {name} -->\n"), "<!-- end -->".to_owned());
        let (before, rest) = made
            .split_once(&start)
            .unwrap_or_else(|| panic!("docs/model.md has no place for the table `{name}`"));
        let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("the table `{name}` has no end"));
        made = format!("{before}{start}\n{table}\n{end}{after}");
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, made).unwrap();
    } else {
        assert!(page == made, "docs/model.md is out of date; UPDATE_DOCS=1 cargo test --test all model_doc");
    }
}

/// The page says how each practice works and how it goes wrong; a new practice is not forgotten.
#[test]
fn every_practice_has_its_section() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.md")).unwrap();
    for practice in Practice::ALL {
        let start = format!("<!-- table: {practice} -->");
        let (before, _) = page.split_once(&start).unwrap_or_else(|| panic!("no section for {practice}"));
        let section = before.rsplit("\n### ").next().unwrap_or_default();
        assert!(section.contains("Goes wrong"), "{practice}: the page does not say how it goes wrong");
    }
}

/// The page names coefficients instead of repeating their values: each of them, and none that does not exist.
#[test]
fn the_page_names_every_coefficient_and_no_other() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.md")).unwrap();
    // Without the tables, which have all of them anyhow.
    let prose: String = page
        .split("<!-- table: ")
        .map(|part| part.split_once("<!-- end -->").map_or(part, |(_, prose)| prose))
        .collect();
    let words: BTreeSet<&str> = prose.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
    let missing: Vec<_> = Coefficients::NAMES.iter().filter(|name| !words.contains(**name)).collect();
    assert!(missing.is_empty(), "the page does not explain {missing:?}");
    let is_name = |word: &&str| word.contains('_') && !Coefficients::NAMES.contains(word);
    let unknown: Vec<_> = words.into_iter().filter(is_name).collect();
    assert!(unknown.is_empty(), "the page names coefficients that do not exist: {unknown:?}");
}

#[test]
fn every_number_has_a_unit_a_meaning_and_a_source() {
    let model = Model::read();
    let mut faults = Vec::new();
    for value in &model.file.values {
        if value.unit.trim().is_empty() || value.meaning.trim().is_empty() {
            faults.push(format!("{}: no unit or no meaning", value.id));
        }
    }
    for row in &model.file.effects {
        if row.meaning.trim().is_empty() {
            faults.push(format!("{}: a row without a meaning", row.practice));
        }
    }
    for (of, sources) in model.citations() {
        if sources.is_empty() {
            faults.push(format!("{of}: no source"));
        }
        for source in sources {
            if source != DESIGN && model.evidence.find(source).is_none() {
                faults.push(format!("{of}: cites `{source}`, which is no finding"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_finding_that_is_cited_is_whole() {
    let model = Model::read();
    let cited: BTreeSet<&String> = model.citations().into_iter().flat_map(|(_, sources)| sources).collect();
    assert!(cited.len() > 10, "the files are no longer read as this test expects: {cited:?}");
    for finding in model.evidence.findings().iter().filter(|finding| cited.contains(&finding.id)) {
        let id = &finding.id;
        for (what, text) in
            [("finding", &finding.finding), ("source", &finding.source), ("limits", &finding.limits)]
        {
            assert!(!text.trim().is_empty(), "{id} has no {what}");
        }
        assert!(
            finding.numbers.is_empty() != finding.no_numbers.is_empty(),
            "{id} needs numbers, or a reason for none, and not both"
        );
        assert!(finding.weak || finding.kind != FindingKind::Vendor, "{id}: a vendor's figures are weak");
        assert!(!finding.doi.starts_with("http"), "{id}: the DOI without the address");
    }
}

#[test]
fn evidence_is_read_strictly() {
    let row = |id: &str| {
        format!(
            r#"(id: "{id}", kind: Field, finding: "f", numbers: "n", source: "s", doi: "", weak: false, limits: "l")"#
        )
    };
    let read = |rows: &[String]| Evidence::from_ron(&format!("Evidence([{}])", rows.join(", ")));
    let evidence = read(&[row("E1"), row("M1")]).unwrap();
    let sources = ["M1".to_owned(), DESIGN.to_owned(), "E1".to_owned()];
    assert_eq!(evidence.cited(&sources).map(|finding| finding.id.as_str()).collect::<Vec<_>>(), ["M1", "E1"]);
    assert_eq!(read(&[row("E1"), row("E1")]), Err(EvidenceError::Twice("E1".to_owned())));
    let surplus = row("E1").replace("weak", "wweak");
    assert!(matches!(read(&[surplus]), Err(EvidenceError::Unreadable(_))));
    assert!(matches!(Evidence::from_ron("Evidence(["), Err(EvidenceError::Unreadable(_))));
}
