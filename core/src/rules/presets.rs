//! Presets: published and vendor methods, and the default, as values of the one type.

mod bands;
mod carried;
mod distance;
mod index;
mod okr;
mod pace;
mod schedule;
mod trackers;

pub(super) use pace::pace_bands;

use super::{Edges, Forecast, Met, Method, Order, ParentSignal, Parents, Standing};
use crate::draft;
use crate::words::{MethodId, Text};

type Preset = (&'static str, fn() -> draft::Method);

const PRESETS: [Preset; 14] = [
    ("pace", pace::pace),
    ("statcan", index::statcan),
    ("eurostat", index::eurostat),
    ("unsd-2023", carried::unsd),
    ("weather", carried::weather),
    ("earned-schedule", schedule::earned_schedule),
    ("engagedly", trackers::engagedly),
    ("upraise", trackers::upraise),
    ("ordered-conditions", trackers::ordered_conditions),
    ("google-okr", okr::google_okr),
    ("okr-tracker", okr::okr_tracker),
    ("operately", okr::operately),
    ("escap", distance::escap),
    ("sdg-index", distance::sdg_index),
];

impl draft::Method {
    /// Returns the draft of a preset, to be changed and built under another id.
    #[must_use]
    pub fn preset(name: &str) -> Option<Self> {
        PRESETS.iter().find(|(known, _)| *known == name).map(|(_, draft)| draft())
    }
}

impl Method {
    /// Returns a preset by its name, which is also its id.
    #[must_use]
    pub fn preset(name: &str) -> Option<Self> {
        draft::Method::preset(name)?.build().ok()
    }

    /// Returns the names of the presets, the default first.
    pub fn presets() -> impl Iterator<Item = &'static str> {
        PRESETS.iter().map(|(name, _)| *name)
    }
}

impl Default for Method {
    /// Returns the preset `pace`.
    fn default() -> Self {
        pace::pace().build().unwrap_or_else(|_| empty())
    }
}

/// Returns a method that judges nothing. No preset fails to build (a test builds all of them), so that nobody
/// sees it; it stands where another program would panic.
fn empty() -> Method {
    Method {
        id: MethodId::known("none"),
        version: 1,
        title: Text::from("no method"),
        source: None,
        description: None,
        unverified: true,
        monotone: false,
        order: Order::Standard,
        edges: Edges::default(),
        clauses: Vec::new(),
        met: Met { word: Standing::Achieved.as_str().to_owned(), score: None },
        parents: Parents { signal: ParentSignal::Pace, bands: Vec::new() },
        outlook: Forecast::FromBaseline,
    }
}

#[cfg(test)]
mod tests;
