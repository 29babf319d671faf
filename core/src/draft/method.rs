//! Drafts of progress methods.

use serde::{Deserialize, Serialize};

use super::{ForecastKind, Guard, ScaledBy, Signal};
use crate::words::{Number, Standing, Text, draft};

/// What comes before the clauses of a method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The order of the model: the calendar first, then the data, then whether it is met now.
    #[default]
    Standard,
    /// Only cancelled, not assessable and no data, then whether it is met now: published index methods know
    /// no calendar.
    DataOnly,
}

draft! {
    /// A progress method as it came in.
    ///
    /// ```
    /// use tenfold::Standing;
    /// use tenfold::draft::{Band, Clause, Method, SignalKind};
    /// let method = Method::new("half", "Half is enough")
    ///     .clause(
    ///         Clause::by(SignalKind::Attainment)
    ///             .band(Band::at_least(0.5, "enough", Standing::OnTrack))
    ///             .band(Band::otherwise("too little", Standing::OffTrack)),
    ///     )
    ///     .build()?;
    /// assert_eq!(method.clauses().len(), 1);
    /// # Ok::<(), tenfold::Faults>(())
    /// ```
    pub struct Method {
        /// The id.
        need id: String,
        /// Its version, at least 1. Default 1.
        opt version: u32,
        /// The title.
        need title: Text,
        /// Where it was published.
        opt source: Text,
        /// What it does, and what in it is a choice of who wrote it down.
        opt description: Text,
        /// Whether it was not checked against its source.
        flag unverified: bool,
        /// The claim that raising only the latest figure goalwards, of a goal with one bar, lowers neither
        /// standing nor score; refused where bands or curves go against it.
        flag monotone: bool,
        /// What comes before the clauses. Default `standard`.
        opt order: Order,
        /// What the signals do where their formulas end.
        own edges: Edges,
        /// The clauses; the first whose guards all hold judges.
        list clauses: Clause => clause,
        /// The word and the score of what is met. Default the word `achieved`.
        opt met: Met,
        /// How a parent is judged. Default by pace, as the preset `pace` does.
        opt parents: Parents,
        /// How the forecast of a target carries its value on. Default from the baseline.
        opt outlook: Projection,
    }
}

impl Method {
    /// Returns a method without clauses.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }

    /// Takes edges in.
    #[must_use]
    pub const fn edges(mut self, edges: Edges) -> Self {
        self.edges = edges;
        self
    }
}

draft! {
    /// What the signals of a method do where their formulas end.
    #[derive(Copy)]
    pub struct Edges {
        /// What a baseline or bar of zero becomes in growth; without, growth from zero cannot be had. Not 0.
        opt zero: Number,
        /// The least years between baseline and current value for growth, at least 0. Default 0: any time.
        opt min_years: Number,
        /// The least figures for a line through them, at least 2. Default 2.
        opt min_points: u32,
        /// The attainment of a target whose baseline is at its bar or past it; its clauses then give the score
        /// of what is met too. Without, it is 1 if the bar is met, else 0.
        opt no_way: Number,
    }
}

draft! {
    /// A clause as it came in.
    pub struct Clause {
        /// A name for people.
        opt name: Text,
        /// The guards, all of which must hold.
        list when: Guard => when,
        /// The signal that it judges by.
        own signal: Signal,
        /// The bands, from the highest cut down; the last has none.
        list bands: Band => band,
        /// The score.
        opt curve: Curve,
    }
}

impl Clause {
    /// Returns a clause that judges by a signal, its bands still to be given.
    #[must_use]
    pub fn by(signal: impl Into<Signal>) -> Self {
        Self { signal: signal.into(), ..Self::default() }
    }
}

draft! {
    /// A band as it came in: `at_least` or `above` a cut, or everything that is left.
    pub struct Band {
        /// The signal is this or more.
        own at_least: Option<Number>,
        /// The signal is more than this.
        own above: Option<Number>,
        /// What the cut is multiplied by.
        own scaled: Option<ScaledBy>,
        /// The method's own word.
        need word: String,
        /// The standing that the word stands for.
        own standing: Option<Standing>,
        /// Why it is there, where the source leaves its range open: whose choice its word and standing are.
        opt gap: Text,
    }
}

impl Band {
    /// Returns the band of a cut or more.
    #[must_use]
    pub fn at_least(cut: impl Into<Number>, word: impl Into<String>, standing: Standing) -> Self {
        Self { at_least: Some(cut.into()), ..Self::otherwise(word, standing) }
    }

    /// Returns the band of more than a cut.
    #[must_use]
    pub fn above(cut: impl Into<Number>, word: impl Into<String>, standing: Standing) -> Self {
        Self { above: Some(cut.into()), ..Self::otherwise(word, standing) }
    }

    /// Returns the band of everything that is left.
    #[must_use]
    pub fn otherwise(word: impl Into<String>, standing: Standing) -> Self {
        Self { word: word.into(), standing: Some(standing), ..Self::default() }
    }

    /// Multiplies its cut.
    #[must_use]
    pub const fn scaled(mut self, by: ScaledBy) -> Self {
        self.scaled = Some(by);
        self
    }
}

draft! {
    /// A curve as it came in: the score of a signal, in straight pieces, clamped.
    pub struct Curve {
        /// The signal that it is of. Default the one by which the clause judges.
        opt of: Signal,
        /// The pieces, from the highest cut down; the last has none.
        list pieces: Piece => piece,
        /// The lowest score.
        opt low: Number,
        /// The highest score.
        opt high: Number,
        /// The score of a signal of zero or more where its piece is divided by zero. Default `high`.
        opt zero_scale: Number,
    }
}

impl Curve {
    /// Returns a curve between two scores, its pieces still to be given.
    #[must_use]
    pub fn between(low: impl Into<Number>, high: impl Into<Number>) -> Self {
        Self::default().low(low).high(high)
    }
}

draft! {
    /// A piece of a curve as it came in: slope × signal + intercept, `at_least` or `above` a cut.
    pub struct Piece {
        /// The signal is this or more.
        opt at_least: Number,
        /// The signal is more than this.
        opt above: Number,
        /// What the cut is multiplied by.
        opt scaled: ScaledBy,
        /// The slope. Default 0.
        opt slope: Number,
        /// The intercept. Default 0.
        opt intercept: Number,
        /// What slope × signal is divided by.
        opt per: ScaledBy,
        /// Why the score jumps at its cut, where it does not go on from the piece below.
        opt jump: Text,
    }
}

impl Piece {
    /// Returns a straight line, for everything that is left.
    #[must_use]
    pub fn line(slope: impl Into<Number>, intercept: impl Into<Number>) -> Self {
        Self::default().slope(slope).intercept(intercept)
    }
}

draft! {
    /// The word and the score of what is met, as they came in.
    pub struct Met {
        /// The method's own word.
        need word: String,
        /// The score.
        opt score: Number,
    }
}

impl Met {
    /// Returns a word without a score.
    #[must_use]
    pub fn new(word: impl Into<String>) -> Self {
        Self { word: word.into(), ..Self::default() }
    }
}

/// What a parent is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParentKind {
    /// The weighted sum of attainments over that of expected attainments.
    Pace,
    /// The weighted mean of scores.
    MeanScore,
    /// The weakest standing of its children, with that child's word; it has no bands.
    Weakest,
}

draft! {
    /// How a parent is judged, as it came in.
    pub struct Parents {
        /// What it is judged by.
        opt kind: ParentKind,
        /// The bands, from the highest cut down; the last has none. Not with `weakest`.
        list bands: Band => band,
    }
}

impl From<ParentKind> for Parents {
    fn from(kind: ParentKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }
}

draft! {
    /// How a value is carried on, as it came in.
    #[derive(Copy)]
    pub struct Projection {
        /// The kind of line, or growth.
        opt forecast: ForecastKind,
        /// With `last_n`: how many of the latest figures, at least 2.
        opt last: u32,
        /// With `last_n`: how many there must be, from 2 to `last`. Default 2.
        opt min_points: u32,
    }
}

impl From<ForecastKind> for Projection {
    fn from(forecast: ForecastKind) -> Self {
        Self { forecast: Some(forecast), ..Self::default() }
    }
}
