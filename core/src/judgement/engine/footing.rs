//! The terms under which a plan is judged, with what they come to.

use std::sync::OnceLock;

use crate::judgement::scene::Scene;
use crate::judgement::shape::Flats;
use crate::judgement::terms::Terms;

/// Terms, and under them what units answer for and what carries tags.
pub(super) struct Footing {
    pub(super) terms: Terms,
    /// How many amendments the terms know.
    pub(super) amended: usize,
    /// Found when it is asked for.
    flats: OnceLock<Flats>,
}

impl Footing {
    /// Finds the terms of a day.
    pub(super) fn of(scene: &Scene<'_>, amended: usize) -> Self {
        Self { terms: Terms::of(scene), amended, flats: OnceLock::new() }
    }

    /// Returns what units answer for and what carries tags.
    pub(super) fn flats(&self, scene: &Scene<'_>) -> &Flats {
        self.flats.get_or_init(|| Flats::of(scene, &self.terms))
    }
}
