//! A line chart of the answer as SVG: the same answer gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use remit_activity::{Footprint, Restated, print_decimal};
use remit_dictionary::counted;

/// How many lines are drawn; beyond that nobody can tell them apart.
const LINES_MAX: usize = 12;
/// The plot: left, right, top, bottom.
const PLOT: [i128; 4] = [110, 620, 70, 470];
/// How many steps the upright axis has.
const STEPS: i128 = 5;
/// Colours that people who are colour-blind can tell apart; the second six are dashed.
const COLOURS: [&str; 6] = ["#0072b2", "#d55e00", "#007a5a", "#a3487e", "#111111", "#7a6a00"];

/// What a chart shows: the first measure of every footprint and body.
pub struct Chart {
    /// What is counted.
    pub measure: String,
    /// The lines, each by its name: the sum of each period.
    pub lines: BTreeMap<String, BTreeMap<u32, i128>>,
}

impl Chart {
    /// Returns the chart of an answer.
    pub fn of(measure: &str, footprints: &[Footprint<'_>], restated: &Restated) -> Self {
        let mut lines: BTreeMap<String, BTreeMap<u32, i128>> = BTreeMap::new();
        for row in &restated.rows {
            let name = format!("{} {}", footprints[row.footprint].label(), row.home);
            lines.entry(name).or_default().insert(row.period, row.sums[0]);
        }
        Self { measure: measure.to_owned(), lines }
    }

    /// Draws the largest lines. A period that a line lacks interrupts it: nothing is joined over.
    pub fn svg(&self, label: &dyn Fn(u32) -> String) -> String {
        let size = |line: &BTreeMap<u32, i128>| line.values().map(|sum| sum.abs()).sum::<i128>();
        let mut largest: Vec<(&String, &BTreeMap<u32, i128>)> = self.lines.iter().collect();
        largest.sort_by_key(|(_, line)| std::cmp::Reverse(size(line)));
        largest.truncate(LINES_MAX);
        let shown: BTreeSet<u32> =
            largest.iter().flat_map(|(_, line)| line.keys().copied()).collect();
        let first = shown.first().copied().unwrap_or(0);
        let last = shown.last().copied().unwrap_or(first);
        let values = || largest.iter().flat_map(|(_, line)| line.values().copied());
        let top = round_up(values().max().unwrap_or(0).max(1));
        let bottom = -values().min().filter(|low| *low < 0).map_or(0, |low| round_up(-low));
        let scale = Scale { first, last, bottom, top };
        let title = format!("{} by period", self.measure);
        let which = if largest.len() < self.lines.len() {
            format!("the {} largest of {} lines", largest.len(), self.lines.len())
        } else {
            counted(largest.len(), "line")
        };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 540\" role=\"img\" \
             aria-labelledby=\"title what\" font-family=\"sans-serif\" font-size=\"12\">\n\
             <title id=\"title\">{0}</title>\n\
             <desc id=\"what\">{0}, {which}, from {1} to {2}.</desc>\n\
             <rect width=\"960\" height=\"540\" fill=\"#ffffff\"/>\n\
             <text x=\"20\" y=\"30\" font-size=\"18\">{0}</text>\n\
             <text x=\"20\" y=\"50\">{which}</text>\n",
            escaped(&title),
            escaped(&label(first)),
            escaped(&label(last)),
        );
        svg.push_str(&scale.axes(&escaped(&self.measure), label));
        for (at, (name, line)) in largest.iter().enumerate() {
            svg.push_str(&scale.line(at, name, line));
        }
        svg.push_str("</svg>\n");
        svg
    }
}

/// Where periods and sums lie.
struct Scale {
    first: u32,
    last: u32,
    bottom: i128,
    top: i128,
}

impl Scale {
    fn x(&self, period: u32) -> i128 {
        let [left, right, ..] = PLOT;
        let all = i128::from(self.last - self.first).max(1);
        left + (right - left) * i128::from(period - self.first) / all
    }

    fn y(&self, sum: i128) -> i128 {
        let [_, _, top, bottom] = PLOT;
        bottom - (bottom - top) * (sum - self.bottom) / (self.top - self.bottom)
    }

    fn axes(&self, measure: &str, label: &dyn Fn(u32) -> String) -> String {
        let [left, right, top, bottom] = PLOT;
        let mut svg = String::new();
        for step in 0..=STEPS {
            let sum = self.bottom + (self.top - self.bottom) * step / STEPS;
            let (y, text) = (self.y(sum), print_decimal(sum));
            svg.push_str(&format!(
                "<line x1=\"{left}\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\" stroke=\"#cccccc\"/>\n\
                 <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{text}</text>\n",
                left - 8,
                y + 4
            ));
        }
        let every = ((self.last - self.first) / 6).max(1);
        for period in (self.first..=self.last).step_by(usize::try_from(every).unwrap_or(1)) {
            svg.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                self.x(period),
                bottom + 20,
                escaped(&label(period))
            ));
        }
        svg.push_str(&format!(
            "<path d=\"M{left},{top} V{bottom} H{right}\" fill=\"none\" stroke=\"#111111\"/>\n\
             <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">period</text>\n\
             <text transform=\"translate(24,{}) rotate(-90)\" \
             text-anchor=\"middle\">{measure}</text>\n",
            (left + right) / 2,
            bottom + 45,
            (top + bottom) / 2
        ));
        svg
    }

    fn line(&self, at: usize, name: &str, line: &BTreeMap<u32, i128>) -> String {
        let colour = COLOURS[at % COLOURS.len()];
        let dash = if at < COLOURS.len() { "" } else { " stroke-dasharray=\"6 4\"" };
        let stroke = format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dash}");
        let (mut path, mut dots, mut before) = (String::new(), String::new(), None);
        for (period, sum) in line {
            let (x, y) = (self.x(*period), self.y(*sum));
            let pen = if before.is_some_and(|own: u32| own + 1 == *period) { 'L' } else { 'M' };
            path.push_str(&format!("{pen}{x},{y}"));
            dots.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"2.5\" fill=\"{colour}\"/>"));
            before = Some(*period);
        }
        let [_, right, top, _] = PLOT;
        let y = top + 12 + i128::try_from(at).unwrap_or(0) * 24;
        format!(
            "<g><title>{0}</title><path d=\"{path}\" {stroke}/>{dots}\
             <path d=\"M{1},{y}h30\" {stroke}/><text x=\"{2}\" y=\"{3}\">{0}</text></g>\n",
            escaped(name),
            right + 20,
            right + 58,
            y + 4
        )
    }
}

/// Returns the next 1, 2 or 5 with zeros.
fn round_up(sum: i128) -> i128 {
    let mut unit = 1;
    loop {
        if let Some(step) = [1, 2, 5].into_iter().find(|step| sum <= step * unit) {
            return step * unit;
        }
        unit *= 10;
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(lines: usize) -> String {
        let line = |at: usize| {
            let own = i128::try_from(at).unwrap_or(0) + 1;
            (format!("f B{at:02}"), BTreeMap::from([(0, own * 1_000_000), (1, 0), (3, -own)]))
        };
        let chart = Chart { measure: "a<b".to_owned(), lines: (0..lines).map(line).collect() };
        chart.svg(&|period| format!("P{period}"))
    }

    #[test]
    fn a_tiny_series_is_drawn_as_before_and_a_gap_is_a_gap() {
        let svg = chart(1);
        assert_eq!(svg, chart(1));
        for part in [
            "<title id=\"title\">a&lt;b by period</title>",
            "1 line, from P0 to P3.",
            "<g><title>f B00</title><path d=\"M110,70L280,470M620,470\" fill=\"none\" \
             stroke=\"#0072b2\" stroke-width=\"2\"/>",
            ">period</text>",
            ">f B00</text></g>\n</svg>\n",
        ] {
            assert!(svg.contains(part), "{part} is not in\n{svg}");
        }
    }

    #[test]
    fn only_the_largest_lines_are_drawn_and_it_is_said() {
        let svg = chart(15);
        assert!(svg.contains("<text x=\"20\" y=\"50\">the 12 largest of 15 lines</text>"));
        assert!(svg.contains(">f B14</text>") && !svg.contains(">f B02</text>"));
        assert_eq!(svg.matches("<g>").count(), 12);
    }

    #[test]
    fn axes_end_at_a_round_figure() {
        for (sum, rounded) in [(1, 1), (3, 5), (10, 10), (11, 20), (501, 1000)] {
            assert_eq!(round_up(sum), rounded);
        }
    }
}
