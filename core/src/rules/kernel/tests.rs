use super::*;
use crate::draft;
use crate::draft::{Guard as GuardDraft, GuardKind, Piece as PieceDraft, SignalKind};

/// A row whose growth is the number, and nothing else.
struct Growing {
    growth: Result<f64, Lack>,
    scale: f64,
}

impl Signals for Growing {
    fn signal(&self, signal: Signal, _: &Edges) -> Result<f64, Lack> {
        if signal == Signal::Growth { self.growth } else { Err(Lack::NoValue) }
    }
    fn has_bar(&self) -> bool {
        false
    }
    fn met(&self) -> Option<bool> {
        None
    }
    fn past_due(&self) -> bool {
        false
    }
    fn way(&self) -> Option<Way> {
        Some(Way::Up)
    }
    fn points(&self) -> u32 {
        3
    }
    fn improves(&self) -> bool {
        false
    }
    fn scale(&self, _: ScaledBy) -> f64 {
        self.scale
    }
}

fn method(clauses: impl IntoIterator<Item = draft::Clause>) -> Method {
    clauses.into_iter().fold(draft::Method::new("m", "m"), draft::Method::clause).build().unwrap()
}

fn always() -> draft::Clause {
    draft::Clause::by(SignalKind::Growth).band(draft::Band::otherwise("a", Standing::OnTrack))
}

fn growing(growth: f64, scale: f64) -> Growing {
    Growing { growth: Ok(growth), scale }
}

fn judged<'m>(method: &'m Method, row: &Growing) -> Judged<'m> {
    match apply(method, row) {
        Applied::Judged(judged) => judged,
        other => panic!("not judged: {other:?}"),
    }
}

#[test]
fn a_guard_on_a_signal_that_cannot_be_had_holds_neither_way() {
    let bound = || GuardDraft::on(SignalKind::Spi).at_least(1);
    assert_eq!(apply(&method([always().when(bound())]), &growing(1.0, 1.0)), Applied::NoClause);
    assert_eq!(apply(&method([always().when(!bound())]), &growing(1.0, 1.0)), Applied::NoClause);
    let missing = method([always().when(!GuardDraft::has(SignalKind::Spi))]);
    assert_eq!(judged(&missing, &growing(1.0, 1.0)).word, "a");
}

#[test]
fn all_guards_must_hold_and_the_first_clause_that_admits_judges() {
    let first = always().when(GuardKind::HasBar).when(GuardDraft::from(GuardKind::Way).way(Way::Up));
    let second = always()
        .when(GuardDraft::from(GuardKind::Points).points(3_u32))
        .when(!GuardDraft::from(GuardKind::PastDue));
    assert_eq!(judged(&method([first, second, always()]), &growing(1.0, 1.0)).clause, 1);
}

#[test]
fn a_signal_that_cannot_be_had_is_not_passed_on() {
    let row = Growing { growth: Err(Lack::SignCrossing), scale: 1.0 };
    let method = method([always().when(GuardDraft::from(GuardKind::Points).points(1_u32)), always()]);
    assert_eq!(apply(&method, &row), Applied::Lacking(Signal::Growth, Lack::SignCrossing));
    let row = growing(f64::INFINITY, 1.0);
    assert_eq!(apply(&method, &row), Applied::Lacking(Signal::Growth, Lack::Overflow));
}

#[test]
fn minus_zero_is_zero() {
    assert!(judged(&method([always()]), &growing(-0.0, 1.0)).value.is_sign_positive());
}

#[test]
fn the_natural_limit_scales_cuts_above_zero_and_the_dead_band_scales_all() {
    let bands = |by| {
        let up = draft::Band::at_least(0.4, "up", Standing::OnTrack).scaled(by);
        let flat = draft::Band::at_least(-0.4, "flat", Standing::AtRisk).scaled(by);
        let clause = draft::Clause::by(SignalKind::Growth).band(up).band(flat);
        method([clause.band(draft::Band::otherwise("down", Standing::OffTrack))])
    };
    let word = |by, value| judged(&bands(by), &growing(value, 0.5)).word.to_owned();
    assert_eq!(word(ScaledBy::NaturalLimit, 0.2), "up");
    assert_eq!(word(ScaledBy::NaturalLimit, -0.4), "flat");
    assert_eq!(word(ScaledBy::DeadBand, -0.2), "flat");
    assert_eq!(word(ScaledBy::DeadBand, -0.3), "down");
}

#[test]
fn a_score_is_finite_and_inside_its_clamp_whatever_divides_it() {
    let curve = draft::Curve::between(-5, 5)
        .zero_scale(4)
        .piece(PieceDraft::line(500, -2.5).per(ScaledBy::NaturalLimit));
    let method = method([always().curve(curve)]);
    let score = |growth, scale| judged(&method, &growing(growth, scale)).score;
    assert_eq!(score(0.01, 1.0), Some(2.5));
    assert_eq!(score(0.01, 0.0), Some(4.0));
    assert_eq!(score(0.0, 0.0), Some(4.0));
    assert_eq!(score(-0.01, 0.0), Some(-5.0));
    assert_eq!(score(f64::MAX, f64::MIN_POSITIVE), Some(5.0));
    assert_eq!(score(-f64::MAX, f64::MIN_POSITIVE), Some(-5.0));
}

#[test]
fn the_next_better_band_is_found_up_down_or_on_either_side() {
    let margin = |standings: [Standing; 3], value: f64| {
        let [high, middle, low] = standings;
        let clause = draft::Clause::by(SignalKind::Growth)
            .band(draft::Band::at_least(1.0, "high", high))
            .band(draft::Band::at_least(0.0, "middle", middle))
            .band(draft::Band::otherwise("low", low));
        let (method, row) = (method([clause]), growing(value, 1.0));
        judged(&method, &row).margin_to_better(&method, &row)
    };
    let up = [Standing::OnTrack, Standing::OffTrack, Standing::OffTrack];
    assert_eq!(margin(up, -0.5), Some(0.5), "the next word of the same standing is better");
    assert_eq!(margin(up, 1.5), None);
    let down = [Standing::OffTrack, Standing::AtRisk, Standing::OnTrack];
    assert_eq!((margin(down, 1.5), margin(down, 0.25), margin(down, -1.0)), (Some(-0.5), Some(-0.25), None));
    let inside = [Standing::AtRisk, Standing::OnTrack, Standing::OffTrack];
    assert_eq!(
        (margin(inside, 1.5), margin(inside, 0.5), margin(inside, -2.0)),
        (Some(-0.5), None, Some(2.0))
    );
    let outside = [Standing::OnTrack, Standing::OffTrack, Standing::OnTrack];
    assert_eq!((margin(outside, 0.75), margin(outside, 0.25)), (Some(0.25), Some(-0.25)));
}
