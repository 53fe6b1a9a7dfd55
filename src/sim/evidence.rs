//! The studies behind the numbers: what each found, how much, and what it cannot carry.
//!
//! The model does not read this; it is what the coefficients and effects cite, for everybody who asks why.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What stands in a list of sources for a claim of our own, which no finding carries.
pub const DESIGN: &str = "design";

/// Every finding that a number of the model can cite. The file's root is `Evidence(`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence(Vec<Finding>);

/// How a finding was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FindingKind {
    /// People were assigned to conditions, in a laboratory or a simulation.
    Experiment,
    /// Something was done or asked at workplaces.
    Field,
    /// Many studies were put together.
    MetaAnalysis,
    /// A firm that sells something published it.
    Vendor,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// What the sources of a number call it: E and a number for single studies of directing against empowering, M
    /// and a number for the rest.
    pub id: String,
    /// How it was come by.
    pub kind: FindingKind,
    /// What was found, in a sentence or two.
    pub finding: String,
    /// Sizes and samples. Empty if there are none, and then [`Self::no_numbers`] says why.
    pub numbers: String,
    /// Why there are no numbers; empty if there are.
    #[serde(default)]
    pub no_numbers: String,
    /// Who published it, when and where.
    pub source: String,
    /// Digital object identifier, without `https://doi.org/`; empty if none is known.
    pub doi: String,
    /// Whether its figures, or its wording as we have it, are second-hand or a vendor's.
    pub weak: bool,
    /// What it cannot carry.
    pub limits: String,
}

/// Why a file of evidence cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum EvidenceError {
    /// Not readable as RON of this shape.
    #[error("the evidence cannot be read: {0}")]
    Unreadable(String),
    /// Two findings have one id.
    #[error("the finding `{0}` stands there twice")]
    Twice(String),
}

impl Evidence {
    /// Reads the text of an evidence file.
    ///
    /// # Errors
    /// It has another shape, or an id stands there twice.
    pub fn from_ron(text: &str) -> Result<Self, EvidenceError> {
        let evidence: Self = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .map_err(|error| EvidenceError::Unreadable(error.to_string()))?;
        let mut seen = BTreeSet::new();
        match evidence.0.iter().find(|finding| !seen.insert(finding.id.as_str())) {
            Some(finding) => Err(EvidenceError::Twice(finding.id.clone())),
            None => Ok(evidence),
        }
    }

    /// Every finding, in the order of the file.
    pub fn findings(&self) -> &[Finding] {
        &self.0
    }

    /// The finding with this id; none for [`DESIGN`], which is not one.
    pub fn find(&self, id: &str) -> Option<&Finding> {
        self.0.iter().find(|finding| finding.id == id)
    }

    /// The findings that a list of sources names, in its order.
    pub fn cited<'a, S: AsRef<str>>(&'a self, sources: &'a [S]) -> impl Iterator<Item = &'a Finding> {
        sources.iter().filter_map(|id| self.find(id.as_ref()))
    }
}
