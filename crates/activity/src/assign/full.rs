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
    let [
        cds_type,
        charging_category,
        administrative_category,
        practice_code,
        practice_status,
        practice_commissioner,
        practice_country,
        practice_geography,
        practice_region,
        practice_health_body,
        home_postcode,
        home_country,
        home_sub_icb,
        home_icb,
        home_unitary,
        home_region,
        home_health_body,
        home_local_authority,
        home_detention_hub,
        source_of_admission,
        service,
        delegation_status,
        on_devolved_list,
        ras_referral,
        international_agreement,
        treatment_function,
        section_7a,
        other_public_health,
        diagnoses,
        procedures,
        fertility_notice,
        later_sub_icb,
        original_sub_icb,
        host_sub_icb,
        provider_hub,
        provider_contract,
    ] = cells;
    let record = Record {
        assigned_on: assigned_on.ok_or(Reason::NoDate)?,
        data_set: DataSet::of(cds_type),
        charging_category: ChargingCategory::of(charging_category),
        administrative_category: AdministrativeCategory::of(administrative_category),
        practice_code,
        practice_status: PracticeStatus::of(practice_status),
        practice_commissioner,
        practice_country,
        practice_geography,
        practice_region,
        practice_health_body,
        home_postcode,
        home_country,
        home_sub_icb,
        home_icb,
        home_unitary,
        home_region,
        home_health_body,
        home_local_authority,
        home_detention_hub,
        source_of_admission,
        service: Service::of(service),
        delegation_status: DelegationStatus::of(delegation_status),
        on_devolved_list: yes(on_devolved_list)?,
        ras_referral: yes(ras_referral)?,
        international_agreement: yes(international_agreement)?,
        treatment_function,
        section_7a: yes(section_7a)?,
        other_public_health: yes(other_public_health)?,
        diagnoses: &[],
        procedures: &[],
        fertility_notice: yes(fertility_notice)?,
        later_sub_icb,
        original_sub_icb,
        host_sub_icb,
        provider_hub,
        provider_contract: yes(provider_contract)?,
    };
    Ok(Full { record, diagnoses, procedures })
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
pub(super) fn cell(record: &ByteRecord, place: usize) -> &str {
    std::str::from_utf8(record.get(place).unwrap_or_default()).unwrap_or_default()
}
