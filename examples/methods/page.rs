//! A method as a page of text.

#[path = "said.rs"]
mod said;

use said::{cut, forecast, guard, line, named, scaled};
use tenfold::rules::{Band, Clause, Curve, Edges, Method, Order, ParentSignal, Parents};

/// The columns of a page.
const WIDTH: usize = 110;

/// Returns everything that a method says.
pub(crate) fn page(method: &Method) -> String {
    let mut page = Page::default();
    page.line(0, &format!("{} (version {}): {}", method.id(), method.version(), method.title().get("en")));
    if let Some(source) = method.source() {
        page.field("source", source.get("en"));
    }
    if let Some(description) = method.description() {
        page.field("does", description.get("en"));
    }
    let claims = [(method.unverified(), "not checked against its source"), (method.monotone(), "monotone")];
    let claims: Vec<&str> = claims.iter().filter(|(holds, _)| *holds).map(|(_, claim)| *claim).collect();
    if !claims.is_empty() {
        page.field("claims", &claims.join("; "));
    }
    page.field(
        "order",
        match method.order() {
            Order::Standard => "standard: the calendar first, then the data, then whether it is met",
            Order::DataOnly => "data only: it knows no calendar",
        },
    );
    let edges = edges(method.edges());
    if !edges.is_empty() {
        page.field("edges", &edges.join("; "));
    }
    for (index, clause) in method.clauses().iter().enumerate() {
        page.clause(index + 1, clause);
    }
    let met = method.met();
    let score = met.score().map(|score| format!(", score {score}")).unwrap_or_default();
    page.field("met", &format!("{}{score}", met.word()));
    page.parents(method.parents());
    page.field("outlook", &forecast(method.outlook()));
    page.text.push('\n');
    page.text
}

fn edges(edges: Edges) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(edges.zero().map(|zero| format!("a zero becomes {zero} in growth")));
    if edges.min_years().get() > 0.0 {
        said.push(format!("growth needs {} year", edges.min_years()));
    }
    if edges.min_points() > 2 {
        said.push(format!("lines need {} figures", edges.min_points()));
    }
    said.extend(edges.no_way().map(|share| format!("without a way to go the attainment is {share}")));
    said
}

/// A page as it grows.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// Writes a named text, in as many lines as it takes.
    fn field(&mut self, name: &str, text: &str) {
        let mut line = format!("  {name:<8}");
        for word in text.split_whitespace() {
            if line.chars().count() + word.chars().count() > WIDTH {
                self.line(0, &line);
                line = " ".repeat(10);
            }
            line.push_str(word);
            line.push(' ');
        }
        self.line(0, &line);
    }

    fn clause(&mut self, number: usize, clause: &Clause) {
        let name = clause.name().as_ref().map_or("", |name| name.get("en"));
        self.line(2, &format!("clause {number}: {name}"));
        for guard in clause.when() {
            self.line(4, &format!("when {}", self::guard(guard)));
        }
        self.line(4, &format!("by {}", named(clause.signal())));
        self.bands(clause.bands());
        if let Some(curve) = clause.curve() {
            self.curve(curve);
        }
    }

    fn bands(&mut self, bands: &[Band]) {
        let cuts: Vec<String> = bands.iter().map(|band| cut(band.cut())).collect();
        let wide = cuts.iter().map(|cut| cut.chars().count()).max().unwrap_or(0);
        let words = bands.iter().map(|band| band.word().chars().count()).max().unwrap_or(0);
        for (band, cut) in bands.iter().zip(&cuts) {
            let gap = band.gap().as_ref().map(|gap| format!("  gap: {}", gap.get("en"))).unwrap_or_default();
            self.line(6, &format!("{cut:<wide$}  {:<words$}  {}{gap}", band.word(), band.standing()));
        }
    }

    fn curve(&mut self, curve: &Curve) {
        let of = curve.of().map(|of| format!(" of {}", named(of))).unwrap_or_default();
        self.line(4, &format!("score{of}, {} to {}", curve.low(), curve.high()));
        let cuts: Vec<String> = curve.pieces().iter().map(|piece| cut(piece.cut())).collect();
        let wide = cuts.iter().map(|cut| cut.chars().count()).max().unwrap_or(0);
        for (piece, cut) in curve.pieces().iter().zip(&cuts) {
            let jump = piece.jump().as_ref().map(|jump| format!("  jump: {}", jump.get("en")));
            self.line(6, &format!("{cut:<wide$}  {}{}", line(piece), jump.unwrap_or_default()));
        }
        if curve.pieces().iter().any(|piece| piece.per().is_some()) {
            let at = curve.pieces().iter().find_map(|piece| piece.per()).map(scaled).unwrap_or_default();
            self.line(6, &format!("{} where the {at} is 0 and x is not below", curve.zero_scale()));
        }
    }

    fn parents(&mut self, parents: &Parents) {
        self.field(
            "parents",
            match parents.signal() {
                ParentSignal::Pace => "by pace",
                ParentSignal::MeanScore => "by the mean score",
                ParentSignal::Weakest => "by the weakest child, in its word",
                _ => "by something else",
            },
        );
        self.bands(parents.bands());
    }
}
