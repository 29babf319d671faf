//! From a draft to a checked method: every fault at once.

mod jumps;
mod monotone;
mod sizes;

use super::guards::{guard, need_fields, projection, refuse_fields, signal};
use super::{
    Band, Clause, Curve, Cut, Edges, Forecast, Met, Method, Order, ParentSignal, Parents, Piece, ScaledBy,
    Standing,
};
use crate::draft::{self, ParentKind};
use crate::words::{At, Code, Collect, Faults, Finite, Limits, MethodId, Number};

impl draft::Method {
    /// Checks the draft and returns the method.
    ///
    /// # Errors
    /// Every fault at once, with its place: among them `bad_bands` for bands that leave a gap or never apply,
    /// and for clauses after one without guards; `not_ordered` for cuts that do not fall; `not_allowed` for
    /// fields that their kind does not have; `missing` for words and scores that must be there; `bad_curve` for
    /// jumps without a word and words without a jump; `not_monotone` for what goes against that claim.
    ///
    /// It is no fault that a list of clauses can admit nothing: such a target is not judged, and says so.
    pub fn build(self) -> Result<Method, Faults> {
        self.build_within(&Limits::default())
    }

    /// Checks the draft against a host's own limits and returns the method.
    ///
    /// # Errors
    /// As [`build`](Self::build), and `too_long` and `too_many` beyond the limits.
    pub fn build_within(self, limits: &Limits) -> Result<Method, Faults> {
        let mut faults = Collect::default();
        let method = method(&self, At::ROOT, limits, &mut faults);
        faults.into_result(method)
    }
}

/// Checks a method at a place.
pub(crate) fn method(
    draft: &draft::Method,
    at: At<'_>,
    limits: &Limits,
    faults: &mut Collect,
) -> Option<Method> {
    let before = faults.count();
    sizes::within(draft, at, limits, faults);
    let id = MethodId::new(&draft.id).map_err(|error| {
        faults.add(at.key("id"), Code::BadId, error.to_string(), "give it an id without padding");
    });
    let version = version(draft, at, faults);
    let edges = edges(&draft.edges, at.key("edges"), faults);
    let clauses = clauses(draft, at.key("clauses"), faults);
    let met = draft.met.as_ref().map_or_else(achieved, |met| self::met(met, at.key("met"), faults));
    let parents = draft.parents.as_ref().map_or_else(
        || Some(Parents { signal: ParentSignal::Pace, bands: pace_bands() }),
        |parents| self::parents(parents, at.key("parents"), faults),
    );
    let outlook = draft
        .outlook
        .as_ref()
        .map_or(Some(Forecast::FromBaseline), |outlook| projection(outlook, at.key("outlook"), faults));
    scored_throughout(draft, at, faults);
    if let Some(met) = met.as_ref().filter(|_| draft.monotone) {
        monotone::met(met, &clauses, at.key("met"), faults);
    }
    if faults.count() > before {
        return None;
    }
    Some(Method {
        id: id.ok()?,
        version,
        title: draft.title.clone(),
        source: draft.source.clone(),
        description: draft.description.clone(),
        unverified: draft.unverified,
        monotone: draft.monotone,
        order: draft.order.unwrap_or(Order::Standard),
        edges,
        clauses,
        met: met?,
        parents: parents?,
        outlook: outlook?,
    })
}

/// Checks the title and the version.
fn version(draft: &draft::Method, at: At<'_>, faults: &mut Collect) -> u32 {
    if draft.title.is_empty() {
        faults.add(at.key("title"), Code::Missing, "the method has no title", "give it a title");
    }
    let version = draft.version.unwrap_or(1);
    if version == 0 {
        faults.add(at.key("version"), Code::OutOfRange, "the version is 0", "count versions from 1");
    }
    version
}

/// Returns the bands of a parent's pace: those of the preset `pace`.
fn pace_bands() -> Vec<Band> {
    let mut faults = Collect::default();
    bands(&super::presets::pace_bands(), At::ROOT, &mut faults)
}

fn achieved() -> Option<Met> {
    Some(Met { word: Standing::Achieved.as_str().to_owned(), score: None })
}

fn edges(draft: &draft::Edges, at: At<'_>, faults: &mut Collect) -> Edges {
    let zero = optional(draft.zero, at.key("zero"), faults);
    if zero == Some(Finite::ZERO) {
        let remedy = "give a small number such as 0.001, or leave it out";
        faults.add(at.key("zero"), Code::OutOfRange, "zero would become zero", remedy);
    }
    let min_years = optional(draft.min_years, at.key("min_years"), faults).unwrap_or(Finite::ZERO);
    if min_years < Finite::ZERO {
        let cause = format!("the least years are {min_years}");
        faults.add(at.key("min_years"), Code::OutOfRange, cause, "give at least 0");
    }
    let min_points = draft.min_points.unwrap_or(2);
    if min_points < 2 {
        let cause = format!("no line goes through {min_points} figures");
        faults.add(at.key("min_points"), Code::OutOfRange, cause, "give at least 2");
    }
    let no_way = optional(draft.no_way, at.key("no_way"), faults);
    Edges { zero, min_years, min_points, no_way }
}

fn met(draft: &draft::Met, at: At<'_>, faults: &mut Collect) -> Option<Met> {
    let score = optional(draft.score, at.key("score"), faults);
    Some(Met { word: word(&draft.word, at.key("word"), faults)?, score })
}

fn parents(draft: &draft::Parents, at: At<'_>, faults: &mut Collect) -> Option<Parents> {
    need_fields(at, faults, &[("kind", draft.kind.is_some())]);
    if draft.kind == Some(ParentKind::Weakest) {
        // The weakest child says the word: there is nothing for bands to judge.
        refuse_fields(at, faults, &[("bands", !draft.bands.is_empty())]);
        return Some(Parents { signal: ParentSignal::Weakest, bands: Vec::new() });
    }
    let bands = bands(&draft.bands, at.key("bands"), faults);
    for (index, band) in draft.bands.iter().enumerate() {
        refuse_fields(at.key("bands").index(index), faults, &[("scaled", band.scaled.is_some())]);
    }
    let signal = match draft.kind? {
        ParentKind::Pace => ParentSignal::Pace,
        ParentKind::MeanScore => ParentSignal::MeanScore,
        ParentKind::Weakest => ParentSignal::Weakest,
    };
    Some(Parents { signal, bands })
}

/// A mean of scores needs a score of everything that is judged.
fn scored_throughout(draft: &draft::Method, at: At<'_>, faults: &mut Collect) {
    let kind = draft.parents.as_ref().and_then(|parents| parents.kind);
    if kind != Some(ParentKind::MeanScore) {
        return;
    }
    let cause = "parents are judged by the mean score, and this gives none";
    let remedy = "give it a score, or judge parents by pace";
    for (index, _) in draft.clauses.iter().enumerate().filter(|(_, clause)| clause.curve.is_none()) {
        faults.add(at.key("clauses").index(index).key("curve"), Code::Missing, cause, remedy);
    }
    if draft.met.as_ref().is_none_or(|met| met.score.is_none()) {
        faults.add(at.key("met").key("score"), Code::Missing, cause, remedy);
    }
}

fn clauses(method: &draft::Method, at: At<'_>, faults: &mut Collect) -> Vec<Clause> {
    let drafts = &method.clauses;
    if drafts.is_empty() {
        faults.add(at, Code::Missing, "the method has no clauses", "give it at least one");
    }
    let open = drafts.iter().position(|clause| clause.when.is_empty());
    if let Some(next) = open.map(|open| open.saturating_add(1)).filter(|next| *next < drafts.len()) {
        let cause = "the clause never applies: the one before it has no guards";
        faults.add(at.index(next), Code::BadBands, cause, "put the clause without guards last");
    }
    let mut clauses = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let (at, before) = (at.index(index), faults.count());
        let checked = clause(draft, at, faults);
        if let Some(clause) = checked.as_ref().filter(|_| method.monotone && faults.count() == before) {
            monotone::clause(clause, at, faults);
        }
        clauses.extend(checked);
    }
    clauses
}

fn clause(draft: &draft::Clause, at: At<'_>, faults: &mut Collect) -> Option<Clause> {
    let mut when = Vec::with_capacity(draft.when.len());
    for (index, draft) in draft.when.iter().enumerate() {
        when.extend(guard(draft, at.key("when").index(index), faults));
    }
    let signal = signal(&draft.signal, at.key("signal"), faults);
    let bands = bands(&draft.bands, at.key("bands"), faults);
    let curve = draft.curve.as_ref().map(|curve| self::curve(curve, at.key("curve"), faults));
    let curve = match curve {
        Some(checked) => Some(checked?),
        None => None,
    };
    Some(Clause { name: draft.name.clone(), when, signal: signal?, bands, curve })
}

fn bands(drafts: &[draft::Band], at: At<'_>, faults: &mut Collect) -> Vec<Band> {
    let mut cuts = Cuts::new(drafts.len(), at, faults);
    let mut bands = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        let cut = cuts.next((draft.at_least, draft.above, draft.scaled), at, faults);
        let word = word(&draft.word, at.key("word"), faults);
        need_fields(at, faults, &[("standing", draft.standing.is_some())]);
        if let (Some(word), Some(standing)) = (word, draft.standing) {
            bands.push(Band { cut, word, standing, gap: draft.gap.clone() });
        }
    }
    bands
}

fn curve(draft: &draft::Curve, at: At<'_>, faults: &mut Collect) -> Option<Curve> {
    let before = faults.count();
    let of = draft.of.as_ref().map(|of| signal(of, at.key("of"), faults));
    need_fields(at, faults, &[("low", draft.low.is_some()), ("high", draft.high.is_some())]);
    let low = optional(draft.low, at.key("low"), faults);
    let high = optional(draft.high, at.key("high"), faults);
    if low.zip(high).is_some_and(|(low, high)| low >= high) {
        faults.add(at, Code::BadRange, "the lowest score is not below the highest", "swap them");
    }
    let zero_scale = optional(draft.zero_scale, at.key("zero_scale"), faults).or(high);
    if let (Some(low), Some(high), Some(zero)) = (low, high, zero_scale)
        && (zero < low || zero > high)
    {
        let cause = format!("the score {zero} is outside {low} to {high}");
        faults.add(at.key("zero_scale"), Code::OutOfRange, cause, "give a score inside");
    }
    let at = at.key("pieces");
    let mut cuts = Cuts::new(draft.pieces.len(), at, faults);
    let mut pieces = Vec::with_capacity(draft.pieces.len());
    for (index, draft) in draft.pieces.iter().enumerate() {
        let at = at.index(index);
        let cut = cuts.next((draft.at_least, draft.above, draft.scaled), at, faults);
        let slope = optional(draft.slope, at.key("slope"), faults).unwrap_or(Finite::ZERO);
        let intercept = optional(draft.intercept, at.key("intercept"), faults).unwrap_or(Finite::ZERO);
        pieces.push(Piece { cut, slope, intercept, per: draft.per, jump: draft.jump.clone() });
    }
    let of = match of {
        Some(checked) => Some(checked?),
        None => None,
    };
    let curve = Curve { of, pieces, low: low?, high: high?, zero_scale: zero_scale? };
    if faults.count() == before {
        jumps::named(&curve, at, faults);
    }
    Some(curve)
}

/// The cuts of one list, as they are read: falling, the last without one, all of a sign scaled alike.
pub(crate) struct Cuts {
    left: usize,
    last: Option<Cut>,
    scaled: [Option<Option<ScaledBy>>; 2],
}

impl Cuts {
    pub(crate) fn new(count: usize, at: At<'_>, faults: &mut Collect) -> Self {
        if count == 0 {
            faults.add(at, Code::Missing, "the list is empty", "give at least one, without a cut");
        }
        Self { left: count, last: None, scaled: [None; 2] }
    }

    pub(crate) fn next(
        &mut self,
        (at_least, above, scaled): (Option<Number>, Option<Number>, Option<ScaledBy>),
        at: At<'_>,
        faults: &mut Collect,
    ) -> Option<Cut> {
        self.left = self.left.saturating_sub(1);
        let last = self.left == 0;
        if at_least.is_some() && above.is_some() {
            let remedy = "leave one of them out";
            faults.add(at.key("above"), Code::NotAllowed, "`at_least` stands there too", remedy);
        }
        let (key, number) = if above.is_some() { ("above", above) } else { ("at_least", at_least) };
        let Some(number) = number else {
            refuse_fields(at, faults, &[("scaled", scaled.is_some())]);
            if !last {
                let cause = "it has no cut, so that those after it never apply";
                faults.add(at, Code::BadBands, cause, "give it `at_least` or `above`, or put it last");
            }
            return None;
        };
        if last {
            let cause = "what is below the last cut falls through";
            faults.add(at, Code::BadBands, cause, "end with one that has neither `at_least` nor `above`");
        }
        let number = faults.keep(at.key(key), number.check())?;
        let cut = Cut { number, above: above.is_some(), scaled };
        self.in_order(cut, at.key(key), faults);
        self.last = Some(cut);
        Some(cut)
    }

    fn in_order(&mut self, cut: Cut, at: At<'_>, faults: &mut Collect) {
        let falls =
            |last: &Cut| last.number > cut.number || (last.number == cut.number && last.above && !cut.above);
        if !self.last.as_ref().is_none_or(falls) {
            let cause = format!("the cut {} is not below the one before it", cut.number);
            faults.add(at, Code::NotOrdered, cause, "order the cuts from the highest down");
        }
        let [above, below] = &mut self.scaled;
        let known = match cut.number.cmp(&Finite::ZERO) {
            std::cmp::Ordering::Greater => above,
            std::cmp::Ordering::Less => below,
            std::cmp::Ordering::Equal => return,
        };
        if *known.get_or_insert(cut.scaled) != cut.scaled {
            let cause = "cuts on the same side of zero are not all scaled alike, and may change places";
            faults.add(at, Code::BadBands, cause, "scale all of them, or none");
        }
    }
}

fn word(text: &str, at: At<'_>, faults: &mut Collect) -> Option<String> {
    if text.trim().is_empty() {
        faults.add(at, Code::Missing, "there is no word", "give the word that the method uses");
        return None;
    }
    Some(text.to_owned())
}

fn optional(number: Option<Number>, at: At<'_>, faults: &mut Collect) -> Option<Finite> {
    number.and_then(|number| faults.keep(at, number.check()))
}

#[cfg(test)]
mod tests;
