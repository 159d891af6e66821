//! Four small reference lists. Every organisation and service in them is invented.

use remit_payment::tables::Tables;

const SERVICES: &str = "SERVICE CODE,ICBDelegationStatus,Specialised Flag,Specialised MH Flag,\
Secondary Dental Flag,Public Health Flag,Effective_From,Effective_To
99999999,NOT APPLICABLE,1,1,1,1,2024-04-01,2050-03-01
NCBPSXXX,NOT APPLICABLE,1,1,0,0,2024-04-01,2050-03-01
ZMHG,GREEN,1,1,0,0,2024-04-01,2050-03-01
ZMHR,RED,0,1,0,0,2024-04-01,2050-03-01
ZAMB,AMBER,1,0,0,0,2024-04-01,2050-03-01
ZRED,RED,1,0,0,0,2024-04-01,2050-03-01
ZGRN,GREEN,1,0,0,0,2024-04-01,2050-03-01
ZDEN,NOT APPLICABLE,0,0,1,0,2024-04-01,2050-03-01
ZPUB,NOT APPLICABLE,0,0,0,1,2024-04-01,2050-03-01
";

const SUB_ICBS: &str = "SubICB_Code,ICB_Code,ODSCommHub,ODSRegion,\
ProvisionalICBDelegationStatus,Effective_From,Effective_To
ZA1,QZA,HA,RA,No,2024-04-01,2025-03-31
ZA1,QZA,HA,RA,Yes,2025-04-01,2050-03-31
ZB1,QZB,HB,RB,Yes,2024-04-01,
";

const JUSTICE: &str = "EnglandHealthandJusticeCommissioningHubCode,Y0Prescribingcode
JA,YZ1
JA,YZ1
JB,
";

const ARMED_FORCES: &str = "Organisation_Code,English_AF_GP_Practice_Flag
AZ1,1
AZ2,0
";

/// Returns the lists as they are given to be read.
pub fn lists() -> [(&'static str, String); 4] {
    [
        ("cam_service_codes.csv", SERVICES.to_owned()),
        ("cam_sub_icb_to_hub", SUB_ICBS.to_owned()),
        ("cam_health_justice_practices.csv", JUSTICE.to_owned()),
        ("cam_armed_forces_practices.csv", ARMED_FORCES.to_owned()),
    ]
}

/// Returns the lists as they were read.
pub fn tables() -> Tables {
    Tables::read(&lists().each_ref().map(|(name, text)| (*name, text.as_str()))).unwrap()
}
