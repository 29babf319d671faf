use crate::draft::{
    Band, Clause, Curve, Edges, ForecastKind, Guard, GuardKind, Met, Method, ParentKind, Parents, Piece,
    Projection, ScaledBy, Signal, SignalKind,
};
use crate::words::{Code, Limits, Number, Standing};

fn plain() -> Clause {
    Clause::by(SignalKind::Pace).band(Band::otherwise("fine", Standing::OnTrack))
}

/// Returns the codes and places of what is wrong.
fn wrong(method: &Method) -> Vec<(Code, String)> {
    let faults = method.clone().build().unwrap_err();
    faults.iter().map(|fault| (fault.code(), fault.place().to_owned())).collect()
}

fn at(code: Code, place: &str) -> (Code, String) {
    (code, place.to_owned())
}

#[test]
fn every_fault_is_reported_at_once_with_its_place() {
    let mut method = Method::new(" padded", "")
        .version(0_u32)
        .met(Met::new(" "))
        .edges(Edges::default().zero(0).min_years(-1).min_points(1_u32));
    method.parents = Some(Parents::default());
    assert_eq!(
        wrong(&method),
        [
            at(Code::BadId, "id"),
            at(Code::Missing, "title"),
            at(Code::OutOfRange, "version"),
            at(Code::OutOfRange, "edges.zero"),
            at(Code::OutOfRange, "edges.min_years"),
            at(Code::OutOfRange, "edges.min_points"),
            at(Code::Missing, "clauses"),
            at(Code::Missing, "met.word"),
            at(Code::Missing, "parents.kind"),
            at(Code::Missing, "parents.bands"),
        ]
    );
}

#[test]
fn bands_fall_end_with_what_is_left_and_leave_nothing_that_never_applies() {
    let clause = Clause::by(SignalKind::Pace)
        .band(Band::at_least(0.5, "a", Standing::OnTrack))
        .band(Band::at_least(0.5, "b", Standing::OnTrack))
        .band(Band::otherwise("c", Standing::OnTrack).scaled(ScaledBy::DeadBand))
        .band(Band::above(f64::NAN, "", Standing::OnTrack));
    assert_eq!(
        wrong(&Method::new("m", "m").clause(clause)),
        [
            at(Code::NotOrdered, "clauses[0].bands[1].at_least"),
            at(Code::NotAllowed, "clauses[0].bands[2].scaled"),
            at(Code::BadBands, "clauses[0].bands[2]"),
            at(Code::BadBands, "clauses[0].bands[3]"),
            at(Code::BadNumber, "clauses[0].bands[3].above"),
            at(Code::Missing, "clauses[0].bands[3].word"),
        ]
    );
}

#[test]
fn more_than_a_number_comes_before_that_number_or_more() {
    let clause = |first, second| {
        let clause = Clause::by(SignalKind::Gap).band(first).band(second);
        Method::new("m", "m").clause(clause.band(Band::otherwise("c", Standing::OffTrack))).build()
    };
    let (above, from) = (Band::above(0, "a", Standing::Ahead), Band::at_least(0, "b", Standing::OnTrack));
    assert!(clause(above.clone(), from.clone()).is_ok());
    assert!(clause(from, above).is_err());
}

#[test]
fn cuts_on_one_side_of_zero_are_scaled_alike() {
    let clause = Clause::by(SignalKind::Growth)
        .band(Band::at_least(0.02, "a", Standing::OnTrack).scaled(ScaledBy::NaturalLimit))
        .band(Band::at_least(0.01, "b", Standing::AtRisk))
        .band(Band::at_least(-0.01, "c", Standing::AtRisk))
        .band(Band::otherwise("d", Standing::OffTrack));
    let faults = wrong(&Method::new("m", "m").clause(clause));
    assert_eq!(faults, [at(Code::BadBands, "clauses[0].bands[1].at_least")]);
}

#[test]
fn a_clause_without_guards_comes_last() {
    let method = Method::new("m", "m").clause(plain()).clause(plain());
    assert_eq!(wrong(&method), [at(Code::BadBands, "clauses[1]")]);
    let guarded = Method::new("m", "m").clause(plain().when(GuardKind::HasBar));
    assert!(guarded.build().is_ok(), "clauses may admit nothing");
}

#[test]
fn signals_and_guards_hold_the_fields_of_their_kind_only() {
    let mut both = Guard::on(Signal::mean_change(1)).at_least(0).below(1).points(3_u32);
    both.not = true;
    let clause = Clause::by(Signal::from(SignalKind::Pace).last(6_u32))
        .when(both)
        .when(Guard::from(GuardKind::Way))
        .when(Guard::default())
        .when(Guard::on(Signal::projected_miss(ForecastKind::LastN)))
        .when(Guard::has(Signal::from(SignalKind::ProjectedAttainment)))
        .band(Band::otherwise("a", Standing::OnTrack));
    assert_eq!(
        wrong(&Method::new("m", "m").clause(clause)),
        [
            at(Code::NotAllowed, "clauses[0].when[0].points"),
            at(Code::OutOfRange, "clauses[0].when[0].signal.last"),
            at(Code::NotAllowed, "clauses[0].when[0].below"),
            at(Code::Missing, "clauses[0].when[1].way"),
            at(Code::Missing, "clauses[0].when[2].kind"),
            at(Code::Missing, "clauses[0].when[3].signal.last"),
            at(Code::Missing, "clauses[0].when[3]"),
            at(Code::Missing, "clauses[0].when[4].signal.forecast"),
            at(Code::NotAllowed, "clauses[0].signal.last"),
        ]
    );
}

#[test]
fn a_mean_of_scores_needs_every_score() {
    let parents = Parents::from(ParentKind::MeanScore).band(Band::otherwise("b", Standing::OffTrack));
    let method = Method::new("m", "m").clause(plain()).parents(parents);
    assert_eq!(wrong(&method), [at(Code::Missing, "clauses[0].curve"), at(Code::Missing, "met.score")]);
    let parents = Parents::from(ParentKind::Pace)
        .band(Band::at_least(0, "a", Standing::OnTrack).scaled(ScaledBy::DeadBand))
        .band(Band::otherwise("b", Standing::OffTrack));
    let method = Method::new("m", "m").clause(plain()).parents(parents);
    assert_eq!(wrong(&method), [at(Code::NotAllowed, "parents.bands[0].scaled")]);
}

#[test]
fn a_curve_needs_its_ends_and_a_piece_for_everything() {
    let mut curve = Curve::between(5, -5).zero_scale(9);
    curve.pieces.push(Piece::line(f64::INFINITY, 0).at_least(1));
    let method = Method::new("m", "m").clause(plain().curve(curve));
    assert_eq!(
        wrong(&method),
        [
            at(Code::BadRange, "clauses[0].curve"),
            at(Code::OutOfRange, "clauses[0].curve.zero_scale"),
            at(Code::BadBands, "clauses[0].curve.pieces[0]"),
            at(Code::BadNumber, "clauses[0].curve.pieces[0].slope"),
        ]
    );
    let mut bare = plain();
    bare.curve = Some(Curve::default());
    let places = wrong(&Method::new("m", "m").clause(bare));
    assert_eq!(
        places,
        [
            at(Code::Missing, "clauses[0].curve.low"),
            at(Code::Missing, "clauses[0].curve.high"),
            at(Code::Missing, "clauses[0].curve.pieces"),
        ]
    );
    assert!(serde_json::to_string(&Number(f64::NAN)).is_err());
}

#[test]
fn json_with_an_unknown_field_is_refused() {
    let json = r#"{"id":"m","title":"m","clauses":[{"signal":{"kind":"pace"},"bands":[{"word":"a","standing":"on_track"}],"else":1}]}"#;
    assert!(serde_json::from_str::<Method>(json).unwrap_err().to_string().contains("unknown field `else`"));
}

#[test]
fn a_host_says_how_much_a_method_may_hold() {
    let limits = Limits { id: 3, text: 4, nodes: 1, ..Limits::default() };
    let faults = Method::new("long", "titles").clause(plain()).build_within(&limits).unwrap_err();
    let found: Vec<_> = faults.iter().map(|fault| at(fault.code(), fault.place())).collect();
    assert_eq!(
        found,
        [
            at(Code::TooLong, "id"),
            at(Code::TooLong, "title"),
            at(Code::TooLong, "clauses[0].bands[0].word"),
            at(Code::TooMany, ""),
        ]
    );
}

fn curved(curve: Curve) -> Method {
    Method::new("m", "m").clause(plain().curve(curve))
}

#[test]
fn every_jump_of_a_curve_has_a_word_and_no_other_piece_has() {
    let steps = |high: Piece| Curve::between(0, 10).piece(high.at_least(1)).piece(Piece::line(5, 0));
    assert!(curved(steps(Piece::line(2, 3))).build().is_ok(), "both are 5 at the cut");
    assert!(curved(steps(Piece::line(2, 4))).build().is_err());
    assert_eq!(
        wrong(&curved(steps(Piece::line(2, 3.000_001)))),
        [at(Code::BadCurve, "clauses[0].curve.pieces[0].jump")]
    );
    assert!(curved(steps(Piece::line(2, 4).jump("as published"))).build().is_ok());
    assert_eq!(
        wrong(&curved(steps(Piece::line(2, 3).jump("there is none")))),
        [at(Code::BadCurve, "clauses[0].curve.pieces[0].jump")]
    );
    let last = Curve::between(0, 10).piece(Piece::line(1, 0).jump("there is nothing below it"));
    assert_eq!(wrong(&curved(last)), [at(Code::BadCurve, "clauses[0].curve.pieces[0].jump")]);
    assert!(curved(steps(Piece::line(2, 4).jump(""))).build().is_err(), "no word is no word");
}

#[test]
fn a_hair_of_the_range_of_a_curve_is_no_jump() {
    let steps = |low: f64, by: f64, more: f64| {
        let high = Piece::line(0, by + more).at_least(1);
        curved(Curve::between(low, low.abs().max(by)).piece(high).piece(Piece::line(by, 0))).build().is_ok()
    };
    // 3 times 0.1 is not 0.3 to the last bit.
    let thirds = Curve::between(0, 1).piece(Piece::line(0, 0.3).at_least(0.1)).piece(Piece::line(3, 0));
    assert!(curved(thirds).build().is_ok());
    // A thousand millionth of a range of a thousand, and of one around zero.
    for low in [0.0, -1000.0] {
        assert!(steps(low, 1000.0 - low.abs() / 2.0, 5e-7));
        assert!(!steps(low, 1000.0 - low.abs() / 2.0, -5e-6));
    }
}

#[test]
fn what_the_clamp_cuts_off_does_not_jump() {
    let curve = Curve::between(0, 10).piece(Piece::line(0, 99).at_least(2)).piece(Piece::line(5, 0));
    assert!(curved(curve).build().is_ok());
}

#[test]
fn a_jump_that_only_a_scale_brings_has_a_word_too() {
    // Both are 1 at the cut; with half the scale one is 2 at 0.5 and the other 0.5.
    let scaled = Piece::line(1, 0).at_least(1).per(ScaledBy::NaturalLimit);
    let curve = Curve::between(0, 10).piece(scaled).piece(Piece::line(1, 0));
    assert_eq!(wrong(&curved(curve)), [at(Code::BadCurve, "clauses[0].curve.pieces[0].jump")]);
}

#[test]
fn curves_of_another_signal_and_outlooks_hold_the_fields_of_their_kind_only() {
    let curve = Curve::between(0, 1).of(Signal::mean_change(1)).piece(Piece::line(1, 0));
    let method = curved(curve).outlook(Projection::from(ForecastKind::Compound).last(6_u32));
    assert_eq!(
        wrong(&method),
        [at(Code::OutOfRange, "clauses[0].curve.of.last"), at(Code::NotAllowed, "outlook.last")]
    );
    let bare = Method::new("m", "m").clause(plain());
    assert_eq!(wrong(&bare.clone().outlook(ForecastKind::LastN)), [at(Code::Missing, "outlook.last")]);
    assert_eq!(wrong(&bare.outlook(Projection::default())), [at(Code::Missing, "outlook.forecast")]);
}

#[test]
fn the_weakest_child_needs_no_bands_and_has_none() {
    let method = |parents: Parents| Method::new("m", "m").clause(plain()).parents(parents);
    assert!(method(ParentKind::Weakest.into()).build().is_ok());
    let banded = Parents::from(ParentKind::Weakest).band(Band::otherwise("a", Standing::OnTrack));
    assert_eq!(wrong(&method(banded)), [at(Code::NotAllowed, "parents.bands")]);
}

#[test]
fn an_edge_of_no_number_is_refused() {
    let method = Method::new("m", "m").clause(plain()).edges(Edges::default().no_way(f64::NAN));
    assert_eq!(wrong(&method), [at(Code::BadNumber, "edges.no_way")]);
}

/// Returns a method of two bands and a line that claims to be monotone.
fn claiming(signal: SignalKind, high: Standing, low: Standing, line: Piece) -> Method {
    let clause = Clause::by(signal)
        .band(Band::at_least(1, "high", high))
        .band(Band::otherwise("low", low))
        .curve(Curve::between(0, 10).piece(line));
    Method::new("m", "m").monotone().clause(clause)
}

#[test]
fn a_claim_that_bands_or_curves_go_against_is_refused() {
    let (good, bad) = (Standing::OnTrack, Standing::OffTrack);
    let both = [at(Code::NotMonotone, "clauses[0].bands"), at(Code::NotMonotone, "clauses[0].curve")];
    assert!(claiming(SignalKind::Pace, good, bad, Piece::line(1, 0)).build().is_ok());
    assert_eq!(wrong(&claiming(SignalKind::Pace, bad, good, Piece::line(-1, 9))), both);
    assert!(claiming(SignalKind::Open, bad, good, Piece::line(-1, 9)).build().is_ok());
    assert_eq!(wrong(&claiming(SignalKind::Open, good, bad, Piece::line(1, 0))), both);
    for signal in [SignalKind::Elapsed, SignalKind::Value] {
        assert!(claiming(signal, good, good, Piece::line(0, 1)).build().is_ok(), "it tells nothing apart");
        assert_eq!(wrong(&claiming(signal, good, bad, Piece::line(1, 0))), both);
        assert_eq!(wrong(&claiming(signal, bad, good, Piece::line(-1, 9))), both);
    }
    let mut silent = claiming(SignalKind::Pace, bad, good, Piece::line(-1, 9));
    silent.monotone = false;
    assert!(silent.build().is_ok(), "who claims nothing is held to nothing");
}

#[test]
fn a_curve_that_jumps_down_or_passes_what_is_met_goes_against_the_claim() {
    let down = Curve::between(0, 10)
        .piece(Piece::line(1, 0).at_least(1).jump("it begins anew"))
        .piece(Piece::line(5, 0));
    let clause = plain().curve(down.clone());
    let method = Method::new("m", "m").monotone().clause(clause);
    assert_eq!(wrong(&method), [at(Code::NotMonotone, "clauses[0].curve")]);
    // Of a signal of which less is better, that jump would be as it should, but the slopes are not.
    let clause = plain().curve(down.of(SignalKind::Open));
    let method = Method::new("m", "m").monotone().clause(clause);
    assert_eq!(wrong(&method), [at(Code::NotMonotone, "clauses[0].curve")]);
    let clause = plain().curve(Curve::between(0, 10).piece(Piece::line(1, 0)));
    let method =
        |score: f64| Method::new("m", "m").monotone().clause(clause.clone()).met(Met::new("a").score(score));
    assert_eq!(wrong(&method(9.0)), [at(Code::NotMonotone, "met.score")]);
    assert!(method(10.0).build().is_ok());
}

#[test]
fn of_what_is_better_less_a_curve_may_fall_at_once_and_not_rise() {
    let clause = |high: f64| {
        let curve = Curve::between(0, 10)
            .piece(Piece::line(-1, high).at_least(1).jump("as it is drawn"))
            .piece(Piece::line(-1, 6));
        let bands = Clause::by(SignalKind::Open)
            .band(Band::at_least(1, "far", Standing::OffTrack))
            .band(Band::otherwise("near", Standing::OnTrack));
        Method::new("m", "m").monotone().clause(bands.curve(curve))
    };
    assert!(clause(5.0).build().is_ok());
    assert_eq!(wrong(&clause(7.0)), [at(Code::NotMonotone, "clauses[0].curve")]);
    // From 0 as well: only the difference counts.
    let zero = |from: f64| {
        let curve = Curve::between(0, 10)
            .piece(Piece::line(0, 0).at_least(1).jump("as it is drawn"))
            .piece(Piece::line(0, from));
        Method::new("m", "m").monotone().clause(plain().curve(curve.of(SignalKind::Open)))
    };
    assert!(zero(3.0).build().is_ok(), "{:?}", zero(3.0).build());
}
