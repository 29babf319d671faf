import type { Way } from './goal.js';
import type { Text } from './words.js';

/** A progress method: how signals become a standing, as data to store, share and print. */
export interface Method {
  /** The id. */
  readonly id: string;
  /** Its version, at least 1. Default 1. */
  readonly version?: number;
  /** The title. */
  readonly title: Text;
  /** Where it was published. */
  readonly source?: Text;
  /** What it does, and what in it is a choice of who wrote it down. */
  readonly description?: Text;
  /** Whether it was not checked against its source. Default no. */
  readonly unverified?: boolean;
  /**
   * The claim that raising only the latest figure goalwards, of a goal with one bar, lowers neither standing nor
   * score; refused where bands or curves go against it. Default no.
   */
  readonly monotone?: boolean;
  /** What comes before the clauses. Default `standard`. */
  readonly order?: Order;
  /** What the signals do where their formulas end. */
  readonly edges?: Edges;
  /** The clauses; the first whose guards all hold judges. */
  readonly clauses: readonly Clause[];
  /** The word and the score of what is met. Default the word `achieved`. */
  readonly met?: Met;
  /** How a parent is judged. Default by pace. */
  readonly parents?: Parents;
  /** How the forecast of a target carries its value on. Default from the baseline. */
  readonly outlook?: Projection;
}

/** The name of a method that comes with Tenfold. */
export type Preset =
  /** Attained over expected: the default. */
  | 'pace'
  /** The progress measure of the Canadian Indicator Framework. */
  | 'statcan'
  /** Eurostat's assessment of indicators, as the Basque statistics office applies it. */
  | 'eurostat'
  /** The United Nations' SDG progress chart of 2023; known second hand. */
  | 'unsd-2023'
  /** The change of the latest figures, carried to the due day, as sun and clouds. */
  | 'weather'
  /** Earned schedule over the time spent. */
  | 'earned-schedule'
  /** Percentage points behind what is expected, in Engagedly's words. */
  | 'engagedly'
  /** Actual over ideal, in UpRaise's words. */
  | 'upraise'
  /** Conditions in order, the first that holds, as in ClearPoint's example. */
  | 'ordered-conditions'
  /** Grades from 0 to 1 as colours, as Google made them known; the colours are known second hand. */
  | 'google-okr'
  /** The weighted mean of clamped progress, as the OKR tracker of Oslo has it. */
  | 'okr-tracker'
  /** The mean of clamped progress, as Operately has it. */
  | 'operately'
  /** ESCAP's current status index; known second hand. */
  | 'escap'
  /** Scores and trends as in the SDG Index; its cuts are from memory. */
  | 'sdg-index';

/** What comes before the clauses of a method. */
export type Order =
  /** The calendar first, then the data, then whether it is met now. */
  | 'standard'
  /** Only cancelled, not assessable and no data, then whether it is met now: published index methods know no calendar. */
  | 'data_only';

/** What the signals of a method do where their formulas end. */
export interface Edges {
  /** What a baseline or bar of zero becomes in growth; without, growth from zero cannot be had. Not 0. */
  readonly zero?: number;
  /** The least years between baseline and current value for growth, at least 0. Default 0: any time. */
  readonly min_years?: number;
  /** The least figures for a line through them, at least 2. Default 2. */
  readonly min_points?: number;
  /**
   * The attainment of a target whose baseline is at its bar or past it; its clauses then give the score of what is met
   * too. Without, it is 1 if the bar is met, else 0.
   */
  readonly no_way?: number;
}

/** A clause: guards, a signal, and what its bands say of it. */
export interface Clause {
  /** A name for people. */
  readonly name?: Text;
  /** The guards, all of which must hold. */
  readonly when?: readonly Guard[];
  /** The signal that it judges by. */
  readonly signal: Signal;
  /** The bands, from the highest cut down; the last has none. */
  readonly bands: readonly Band[];
  /** The score. */
  readonly curve?: Curve;
}

/** A band: `at_least` or `above` a cut, or everything that is left. */
export interface Band {
  /** The signal is this or more. */
  readonly at_least?: number;
  /** The signal is more than this. */
  readonly above?: number;
  /** What the cut is multiplied by. */
  readonly scaled?: ScaledBy;
  /** The method's own word. */
  readonly word: string;
  /** The standing that the word stands for. */
  readonly standing: Standing;
  /** Why it is there, where the source leaves its range open: whose choice its word and standing are. */
  readonly gap?: Text;
}

/** How a target, an action or a unit stands, the worst first. */
export type Standing = 'missed' | 'off_track' | 'at_risk' | 'on_track' | 'ahead' | 'achieved';

/** A curve: the score of a signal, in straight pieces, clamped. */
export interface Curve {
  /** The signal that it is of. Default the one by which the clause judges. */
  readonly of?: Signal;
  /** The pieces, from the highest cut down; the last has none. */
  readonly pieces: readonly Piece[];
  /** The lowest score. */
  readonly low?: number;
  /** The highest score. */
  readonly high?: number;
  /** The score of a signal of zero or more where its piece is divided by zero. Default `high`. */
  readonly zero_scale?: number;
}

/** A piece of a curve: slope × signal + intercept, `at_least` or `above` a cut. */
export interface Piece {
  /** The signal is this or more. */
  readonly at_least?: number;
  /** The signal is more than this. */
  readonly above?: number;
  /** What the cut is multiplied by. */
  readonly scaled?: ScaledBy;
  /** The slope. Default 0. */
  readonly slope?: number;
  /** The intercept. Default 0. */
  readonly intercept?: number;
  /** What slope × signal is divided by. */
  readonly per?: ScaledBy;
  /** Why the score jumps at its cut, where it does not go on from the piece below. */
  readonly jump?: Text;
}

/** The word and the score of what is met. */
export interface Met {
  /** The method's own word. */
  readonly word: string;
  /** The score. */
  readonly score?: number;
}

/** How a parent is judged. */
export interface Parents {
  /** What it is judged by. */
  readonly kind: ParentKind;
  /** The bands, from the highest cut down; the last has none. Not with `weakest`. */
  readonly bands?: readonly Band[];
}

/** What a parent is judged by. */
export type ParentKind =
  /** The weighted sum of attainments over that of expected attainments. */
  | 'pace'
  /** The weighted mean of scores. */
  | 'mean_score'
  /** The weakest standing of its children, with that child's word; it has no bands. */
  | 'weakest';

/** How a value is carried on. */
export interface Projection {
  /** The kind of line, or growth. */
  readonly forecast: ForecastKind;
  /** With `last_n`: how many of the latest figures, at least 2. */
  readonly last?: number;
  /** With `last_n`: how many there must be, from 2 to `last`. Default 2. */
  readonly min_points?: number;
}

/** A signal: a number that a method judges by. */
export interface Signal {
  /** The kind. */
  readonly kind: SignalKind;
  /** With `projected_attainment` and `projected_miss`: how the value is carried on. */
  readonly forecast?: ForecastKind;
  /** With `mean_change` and the forecast `last_n`: how many of the latest figures, at least 2. */
  readonly last?: number;
  /** With these: how many there must be, from 2 to `last`. Default 2. */
  readonly min_points?: number;
}

/** The kind of a signal. Changes, growth and gaps are goalwards: above zero is better. */
export type SignalKind =
  /** The share of the way from baseline to bar, unclamped. */
  | 'attainment'
  /** The attainment that the trajectory expects by now. */
  | 'expected'
  /** Attainment less expected, as a share: −0.1 is ten points behind. */
  | 'gap'
  /** Attainment over expected. */
  | 'pace'
  /** The growth a year since the baseline, as a share. */
  | 'growth'
  /** The growth a year since the baseline, over the growth a year that leads to the bar. */
  | 'growth_ratio'
  /** What a goal to improve compares with its dead band. */
  | 'improvement'
  /** The mean change a year over the `last` figures, in the indicator's unit. */
  | 'mean_change'
  /** The change from the figure before the latest to the latest, in the indicator's unit. */
  | 'last_change'
  /** The attainment at the due day, by a `forecast`. */
  | 'projected_attainment'
  /** The way that a `forecast` leaves open at the due day, over the way that is open now. */
  | 'projected_miss'
  /** Earned over planned value on the day. */
  | 'spi'
  /** Earned schedule over the time spent. */
  | 'spi_t'
  /** The share of the window that has passed. */
  | 'elapsed'
  /** The share of weight with evidence. */
  | 'evidence_share'
  /** The days since the latest figure, over the days for which it stands. */
  | 'freshness'
  /** The number of figures. */
  | 'points'
  /** The latest value, in the indicator's unit. */
  | 'value'
  /** The baseline, in the indicator's unit. */
  | 'baseline'
  /** The bar, in the indicator's unit. */
  | 'bar'
  /** The way from the value to the bar, goalwards, in the indicator's unit; below zero past it. */
  | 'open'
  /** What is open, over the years that are left, in the indicator's unit a year. */
  | 'required';

/** How a value is carried to the due day. */
export type ForecastKind =
  /** The straight line from the baseline through the latest figure. */
  | 'from_baseline'
  /** The mean change of the `last` figures. */
  | 'last_n'
  /** The least-squares line. */
  | 'least_squares'
  /** The Theil–Sen line: the median of all slopes. */
  | 'theil_sen'
  /** The growth a year since the baseline. */
  | 'compound';

/** What a cut is multiplied by. */
export type ScaledBy =
  /** The factor of the indicator's natural limit, 0 to 1; it scales only cuts above zero. */
  | 'natural_limit'
  /** The dead band of a goal to improve. */
  | 'dead_band';

/** A guard: what must hold for a clause to judge. */
export interface Guard {
  /** The kind. */
  readonly kind: GuardKind;
  /** Whether it must not hold. Default no. */
  readonly not?: boolean;
  /** With `way`: the way. */
  readonly way?: Way;
  /** With `points`: the number of figures. */
  readonly points?: number;
  /** With `has` and `signal`: the signal. */
  readonly signal?: Signal;
  /** With `signal`: it is this or more. */
  readonly at_least?: number;
  /** With `signal`: it is more than this. */
  readonly above?: number;
  /** With `signal`: it is this or less. */
  readonly at_most?: number;
  /** With `signal`: it is less than this. */
  readonly below?: number;
  /** With `signal`: what the number is multiplied by. */
  readonly scaled?: ScaledBy;
}

/** The kind of a guard. */
export type GuardKind =
  /** The goal has a bar. */
  | 'has_bar'
  /** The bar is met now. */
  | 'met'
  /** The due day is over. */
  | 'past_due'
  /** The goal's better way is `way`. */
  | 'way'
  /** There are at least `points` figures. */
  | 'points'
  /** The goal is `improve`. */
  | 'improves'
  /** The `signal` can be had. */
  | 'has'
  /** The `signal` is `at_least`, `above`, `at_most` or `below` a number. */
  | 'signal';
