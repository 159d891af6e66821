//! A row as a full record, as the whole method reads it.

use csv::ByteRecord;
use remit_dictionary::Date;
use remit_payment::whole::{
    AdministrativeCategory, ChargingCategory, DataSet, DelegationStatus, PracticeStatus, Record,
    Service,
};

use crate::reject::Reason;

/// The columns of a full record beside its date. A cell may be empty; a column has to be there,
/// so that nothing counts as No because somebody forgot it.
pub(super) const COLUMNS: [&str; 36] = [
    "cds_type",
    "charging_category",
    "administrative_category",
    "practice_code",
    "practice_status",
    "practice_commissioner",
    "practice_country",
    "practice_geography",
    "practice_region",
    "practice_health_body",
    "home_postcode",
    "home_country",
    "home_sub_icb",
    "home_icb",
    "home_unitary",
    "home_region",
    "home_health_body",
    "home_local_authority",
    "home_detention_hub",
    "source_of_admission",
    "service",
    "delegation_status",
    "on_devolved_list",
    "ras_referral",
    "international_agreement",
    "tfc",
    "section_7a",
    "other_public_health",
    "icd10",
    "opcs",
    "nhse_fertility_notice",
    "later_sub_icb",
    "original_sub_icb",
    "host_sub_icb",
    "provider_hub",
    "provider_contract",
];

/// A record, with its diagnoses and procedures still as the row has them.
pub(super) struct Full<'r> {
    pub(super) record: Record<'r>,
    pub(super) diagnoses: &'r str,
    pub(super) procedures: &'r str,
}

/// Reads a record from the cells of [`COLUMNS`].
pub(super) fn read<'r>(
    cells: [&'r str; COLUMNS.len()],
    assigned_on: Option<Date>,
) -> Result<Full<'r>, Reason> {
    let cell = |name: &str| {
        let place = COLUMNS.iter().position(|own| *own == name);
        cells[place.expect("BUG: every column that is read is listed")]
    };
    let record = Record {
        assigned_on: assigned_on.ok_or(Reason::NoDate)?,
        data_set: DataSet::of(cell("cds_type")),
        charging_category: ChargingCategory::of(cell("charging_category")),
        administrative_category: AdministrativeCategory::of(cell("administrative_category")),
        practice_code: cell("practice_code"),
        practice_status: PracticeStatus::of(cell("practice_status")),
        practice_commissioner: cell("practice_commissioner"),
        practice_country: cell("practice_country"),
        practice_geography: cell("practice_geography"),
        practice_region: cell("practice_region"),
        practice_health_body: cell("practice_health_body"),
        home_postcode: cell("home_postcode"),
        home_country: cell("home_country"),
        home_sub_icb: cell("home_sub_icb"),
        home_icb: cell("home_icb"),
        home_unitary: cell("home_unitary"),
        home_region: cell("home_region"),
        home_health_body: cell("home_health_body"),
        home_local_authority: cell("home_local_authority"),
        home_detention_hub: cell("home_detention_hub"),
        source_of_admission: cell("source_of_admission"),
        service: Service::of(cell("service")),
        delegation_status: DelegationStatus::of(cell("delegation_status")),
        on_devolved_list: yes(cell("on_devolved_list"))?,
        ras_referral: yes(cell("ras_referral"))?,
        international_agreement: yes(cell("international_agreement"))?,
        treatment_function: cell("tfc"),
        section_7a: yes(cell("section_7a"))?,
        other_public_health: yes(cell("other_public_health"))?,
        diagnoses: &[],
        procedures: &[],
        fertility_notice: yes(cell("nhse_fertility_notice"))?,
        later_sub_icb: cell("later_sub_icb"),
        original_sub_icb: cell("original_sub_icb"),
        host_sub_icb: cell("host_sub_icb"),
        provider_hub: cell("provider_hub"),
        provider_contract: yes(cell("provider_contract"))?,
    };
    Ok(Full { record, diagnoses: cell("icd10"), procedures: cell("opcs") })
}

/// Reads 1, 0, or nothing, which counts as No.
fn yes(cell: &str) -> Result<bool, Reason> {
    match cell {
        "1" | "true" => Ok(true),
        "0" | "false" | "" => Ok(false),
        _ => Err(Reason::UnreadableFigure),
    }
}

/// Returns a cell as text; the row was found to be text before.
pub(super) fn text(record: &ByteRecord, place: usize) -> &str {
    std::str::from_utf8(record.get(place).unwrap_or_default()).unwrap_or_default()
}
