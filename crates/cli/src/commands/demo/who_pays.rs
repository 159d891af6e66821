//! The demo's part on *who pays*: the invented year, assigned as contract monitoring is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use remit_activity::synth::{Flow, Plan};
use remit_activity::{AssignBy, Assigned, Assigning, assign_files, files_of};
use remit_dictionary::Pence;
use remit_payment::tables::{
    ARMED_FORCES_PRACTICES, JUSTICE_PRACTICES, SERVICE_CODES, SUB_ICBS, Tables,
};

const NAMES: [&str; 4] = [SERVICE_CODES, SUB_ICBS, JUSTICE_PRACTICES, ARMED_FORCES_PRACTICES];
/// Short lists of our own, in the same order; nothing in them is real but the codes of the
/// sub-ICB locations that the demo's practices belong to.
const INVENTED: [&str; 4] = [
    include_str!("../../../../../data/who_pays/invented/cam_service_codes.csv"),
    include_str!("../../../../../data/who_pays/invented/cam_sub_icb_to_hub.csv"),
    include_str!("../../../../../data/who_pays/invented/cam_health_justice_practices.csv"),
    include_str!("../../../../../data/who_pays/invented/cam_armed_forces_practices.csv"),
];

/// The four lists of the method.
pub struct Lists {
    texts: [String; 4],
    tables: Tables,
    published: bool,
}

impl Lists {
    /// Reads the published lists where the folder, or its folder `who_pays`, has them; else takes
    /// the invented ones.
    pub fn of(from: Option<&Path>) -> anyhow::Result<Self> {
        let folders = from.map(|from| [from.join("who_pays"), from.to_owned()]);
        let found = folders.into_iter().flatten().find_map(|folder| {
            let read =
                |name: &str| std::fs::read_to_string(folder.join(name).with_extension("csv"));
            let texts: Vec<String> = NAMES.iter().map_while(|name| read(name).ok()).collect();
            <[String; 4]>::try_from(texts).ok()
        });
        let published = found.is_some();
        let texts = found.unwrap_or_else(|| INVENTED.map(str::to_owned));
        let named: Vec<(&str, &str)> =
            NAMES.into_iter().zip(texts.iter().map(String::as_str)).collect();
        let tables = Tables::read(&named)?;
        Ok(Self { texts, tables, published })
    }

    /// Puts the codes of the lists in the place of those of the plan. Providers stay invented.
    pub fn put_into(&self, plan: &mut Plan) -> anyhow::Result<()> {
        let [services, sub_icbs, justice, forces] = &self.texts;
        let services = columns(services, ["SERVICE CODE", "Specialised Flag"])?;
        let specialised = services.into_iter().filter(|[code, flag]| {
            flag == "1" && code.bytes().any(|letter| letter.is_ascii_alphabetic())
        });
        plan.specialised = distinct(specialised.map(|[code, _]| code));
        let areas = columns(sub_icbs, ["SubICB_Code", "ICB_Code", "ODSCommHub"])?;
        plan.icbs = distinct(areas.iter().map(|[_, icb, _]| icb.clone()));
        let hubs: BTreeMap<String, String> =
            areas.into_iter().map(|[code, _, hub]| (code, hub)).collect();
        let hosts: Vec<_> = hubs.into_iter().collect();
        for (flow, (host, hub)) in plan.flows.iter_mut().zip(hosts.iter().cycle()) {
            let (provider, weight) = (std::mem::take(&mut flow.provider), flow.weight);
            let (host_sub_icb, hub) = (host.clone(), hub.clone());
            *flow = Flow { provider, host_sub_icb, hub, weight };
        }
        let codes = |text: &str, heading: &str| -> anyhow::Result<Vec<String>> {
            let all = columns(text, [heading])?;
            Ok(distinct(all.into_iter().map(|[code]| code)))
        };
        plan.justice_practices = codes(justice, "Y0Prescribingcode")?;
        plan.forces_practices = codes(forces, "Organisation_Code")?;
        Ok(())
    }

    /// Writes who pays for the rows of a file, and what that puts at risk.
    pub fn write(&self, report: &mut String, path: &Path) -> anyhow::Result<()> {
        let inputs = files_of(&[path.to_owned()])?;
        let how = Assigning { by: AssignBy::Monitoring(&self.tables), terms: None };
        let threads = std::thread::available_parallelism().map_or(1, Into::into);
        let mut nowhere = std::io::sink();
        let assigned =
            assign_files(&inputs, how, threads, &mut nowhere, &mut |_| Ok(()), &|_| true)?;
        let lists = if self.published { "the published lists" } else { "short invented lists" };
        let _ = writeln!(
            report,
            "\nWho pays for that year, by the method for contract monitoring and {lists}\n"
        );
        write_sums(report, &assigned)
    }
}

fn write_sums(report: &mut String, assigned: &Assigned) -> anyhow::Result<()> {
    let named = assigned.sums.iter().filter(|((_, commissioner), _)| !commissioner.is_empty());
    let commissioners: BTreeSet<&str> = named.clone().map(|((_, own), _)| own.as_str()).collect();
    let rows: u64 = named.map(|(_, sum)| sum.rows).sum();
    let differs: u64 = assigned.sums.values().map(|sum| sum.differs).sum();
    let risk: i128 = assigned.sums.values().map(|sum| sum.value_at_risk_pence).sum();
    let pounds = |pence: i128| i64::try_from(pence).map(Pence);
    let _ = writeln!(
        report,
        "  {} rows: {rows} assigned to {} commissioners, {} without one, {} rejected\n  \
         {differs} rows were submitted to another commissioner: {} of {} is at risk",
        assigned.rows,
        commissioners.len(),
        assigned.rows_out - rows,
        assigned.rows_rejected(),
        pounds(risk)?,
        pounds(assigned.price_pence())?,
    );
    Ok(())
}

/// Returns columns of a list by their headings, without rows that have nothing under the first.
fn columns<const N: usize>(text: &str, wanted: [&str; N]) -> anyhow::Result<Vec<[String; N]>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers()?.clone();
    let places = wanted.map(|name| headings.iter().position(|own| own == name));
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |place: Option<usize>| place.and_then(|at| record.get(at)).unwrap_or_default();
        let row = places.map(|place| cell(place).to_owned());
        if row.first().is_some_and(|own| !own.is_empty()) {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn distinct(codes: impl Iterator<Item = String>) -> Vec<String> {
    codes.collect::<BTreeSet<_>>().into_iter().collect()
}
