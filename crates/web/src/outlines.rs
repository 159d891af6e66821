//! Areas on a map: the areas of the first groups of 2013, put together as their work was.
//!
//! Nothing on record has a shape. A body has the areas of the groups of 2013 whose work it holds on
//! a day; a group whose work was divided since belongs to none of its heirs as a whole.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date};
use remit_register::{Kind, View};

const OUTLINES: &str = include_str!("../../../data/outlines.csv");

/// A point: longitude and latitude in thousandths of a degree.
pub type Point = (i32, i32);

/// A line between two groups, or between a group and what is none.
struct Line {
    left: Option<Code>,
    right: Option<Code>,
    points: Vec<Point>,
}

/// The lines that bound the first groups.
pub struct Outlines(Vec<Line>);

/// What a piece of the map is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// The area of a body.
    Of(Code),
    /// The area of a first group whose work was divided among several bodies.
    Divided(Code, BTreeSet<Code>),
}

impl Outlines {
    /// Reads the lines that the program carries.
    pub fn own() -> Self {
        let line = |row: &str| -> Option<Line> {
            let (left, rest) = row.split_once(',')?;
            let (right, points) = rest.split_once(',')?;
            let points: Option<_> = points.trim_matches('"').split(' ').map(point).collect();
            let side = |code: &str| Code::parse(code).ok();
            Some(Line { left: side(left), right: side(right), points: points? })
        };
        let lines = OUTLINES.lines().skip(1);
        Self(lines.map(|row| line(row).expect("BUG: a row of outlines.csv is read")).collect())
    }

    /// Returns the codes of the first groups.
    pub fn groups(&self) -> BTreeSet<Code> {
        self.0.iter().flat_map(|line| [line.left, line.right]).flatten().collect()
    }

    /// Returns the polygons that some groups make together: the ring around each, then its holes.
    pub fn polygons(&self, groups: &BTreeSet<Code>) -> Vec<Vec<Vec<Point>>> {
        let rings = self.around(groups).into_iter();
        let (outer, holes): (Vec<_>, Vec<_>) = rings.partition(|ring| 0 < twice_area(ring));
        let mut polygons: Vec<Vec<Vec<Point>>> = outer.into_iter().map(|ring| vec![ring]).collect();
        for hole in holes {
            if let Some(around) = polygons.iter_mut().find(|own| contains(&own[0], &hole)) {
                around.push(hole);
            }
        }
        polygons
    }

    /// Returns the rings around some groups, each with the area on its left.
    ///
    /// Lines between two of the groups are inside and left out.
    fn around(&self, groups: &BTreeSet<Code>) -> Vec<Vec<Point>> {
        let is_own = |code: Option<Code>| code.is_some_and(|code| groups.contains(&code));
        let mut open: Vec<Vec<Point>> = Vec::new();
        let mut rings = Vec::new();
        for line in &self.0 {
            let mut points = line.points.clone();
            match (is_own(line.left), is_own(line.right)) {
                (true, false) => {}
                (false, true) => points.reverse(),
                (true, true) | (false, false) => continue,
            }
            if points.first() == points.last() { rings.push(points) } else { open.push(points) }
        }
        while let Some(mut ring) = open.pop() {
            while ring.first() != ring.last() {
                let next = open.iter().position(|line| line.first() == ring.last());
                let Some(next) = next else {
                    break;
                };
                ring.extend(open.swap_remove(next).into_iter().skip(1));
            }
            let (first, last) = (ring.first().copied(), ring.last().copied());
            ring.extend(first.filter(|_| first != last)); // Every ring is closed.
            rings.push(ring);
        }
        rings
    }
}

/// Returns twice the area of a ring, negative where it runs clockwise.
fn twice_area(ring: &[Point]) -> i64 {
    let edges = ring.iter().zip(&ring[1..]);
    edges.map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)).sum()
}

/// Tells whether a ring goes around another that does not cross it.
fn contains(ring: &[Point], other: &[Point]) -> bool {
    // A corner of its own tells; one that both have does not.
    let Some(&(x, y)) = other.iter().find(|own| !ring.contains(own)) else {
        return false;
    };
    let wide = |(x, y): Point| (i64::from(x), i64::from(y));
    let (x, y) = wide((x, y));
    let crossings = ring.iter().zip(&ring[1..]).filter(|(a, b)| {
        let ((ax, ay), (bx, by)) = (wide(**a), wide(**b));
        let side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
        (ay <= y) != (by <= y) && (0 < side) == (ay < by)
    });
    crossings.count() % 2 == 1
}

fn point(text: &str) -> Option<Point> {
    let (x, y) = text.split_once(',')?;
    Some((thousandths(x)?, thousandths(y)?))
}

/// Reads a decimal number of at most three decimals.
fn thousandths(text: &str) -> Option<i32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number: i32 = format!("{whole}{part:0<3}").parse().ok()?;
    (part.len() <= 3).then_some(sign * number)
}

/// Returns which first groups make each piece of the map of one kind of body on a day. Empty where
/// nothing on record leads from the first groups to such bodies.
pub fn pieces(
    view: &View<'_>,
    kind: Kind,
    date: Date,
    groups: &BTreeSet<Code>,
) -> BTreeMap<Piece, BTreeSet<Code>> {
    let mut pieces: BTreeMap<Piece, BTreeSet<Code>> = BTreeMap::new();
    if date < Kind::Ccg.in_law().from() {
        return pieces; // The groups say nothing of the areas of the trusts before them.
    }
    for group in groups {
        let holders = holders(view, kind, date, *group);
        let piece = match (holders.first(), holders.len()) {
            (Some(code), 1) => Piece::Of(*code),
            (Some(_), _) => Piece::Divided(*group, holders),
            (None, _) => continue,
        };
        pieces.entry(piece).or_default().insert(*group);
    }
    pieces
}

/// Returns the bodies of a kind that hold the work of a body on a day.
pub fn holders(view: &View<'_>, kind: Kind, date: Date, group: Code) -> BTreeSet<Code> {
    let last_of_ccgs = Kind::Ccg.in_law().until().day_before();
    // A location goes on where its group was, so it is found by the last day of the groups.
    let by = if kind == Kind::SubIcbLocation { last_of_ccgs.min(date) } else { date };
    let is_kind = |code: Code| view.body_at(code, date).is_some_and(|body| body.kind == kind);
    let mut found = BTreeSet::new();
    for holder in view.lineage(group, by) {
        let code = match is_kind(holder.code) {
            true => Some(holder.code),
            false => view.part_of(holder.code, kind, date).code(),
        };
        if let Some(code) = code.filter(|code| is_kind(*code)) {
            found.insert(code);
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn every_first_group_has_closed_rings_and_all_together_have_fewer() {
        let outlines = Outlines::own();
        let groups = outlines.groups();
        assert_eq!(groups.len(), 211);
        let all = |groups: &BTreeSet<Code>| -> i64 {
            outlines.around(groups).iter().map(|ring| twice_area(ring)).sum()
        };
        let mut sum = 0;
        for group in &groups {
            let own = BTreeSet::from([*group]);
            let rings = outlines.around(&own);
            assert!(rings.iter().all(|ring| 3 < ring.len() && ring.first() == ring.last()));
            assert!(0 < all(&own), "{group} lies on the left of its line");
            sum += all(&own);
            let drawn: usize = outlines.polygons(&own).iter().map(Vec::len).sum();
            assert_eq!(drawn, rings.len(), "{group}: every hole lies in a ring");
        }
        // What is taken together has neither gaps nor overlaps.
        assert_eq!(all(&groups), sum);
    }

    #[test]
    fn numbers_are_read_to_three_decimals() {
        for (text, number) in [
            ("-1.347", Some(-1347)),
            ("54.8", Some(54800)),
            ("-0.05", Some(-50)),
            ("2", Some(2000)),
            ("1.2345", None),
        ] {
            assert_eq!(thousandths(text), number, "{text}");
        }
    }
}
