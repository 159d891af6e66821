//! The columns of contract monitoring files, and one line of them.

macro_rules! columns {
    ($($name:ident, $heading:literal, [$($also:literal),*], $longest:expr;)*) => {
        /// A column of a contract monitoring file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $(#[doc = concat!("`", $heading, "`.")] $name,)*
        }

        impl Column {
            /// Every column, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the heading that is printed.
            #[must_use]
            pub fn heading(self) -> &'static str {
                match self { $(Self::$name => $heading,)* }
            }

            /// Returns other headings that are read as this column, in the same letters.
            fn also(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($also),*],)* }
            }

            /// Returns how many characters it may have, where the specification says so.
            #[must_use]
            pub fn longest(self) -> Option<usize> {
                match self { $(Self::$name => $longest,)* }
            }
        }
    };
}

columns! {
    Month, "financial_month", ["month"], None;
    Year, "financial_year", ["year"], None;
    Created, "date_and_time_data_set_created", ["created"], None;
    Provider, "organisation_identifier_code_of_provider", ["provider", "provider_code"], None;
    Site, "organisation_site_identifier_of_treatment", ["site", "site_code"], None;
    Commissioner, "organisation_identifier_code_of_commissioner",
        ["commissioner", "commissioner_code"], None;
    Practice, "general_medical_practice_code_patient_registration", ["practice"], None;
    GpResponsibility, "organisation_identifier_gp_practice_responsibility",
        ["gp_responsibility"], None;
    ResidenceResponsibility, "organisation_identifier_residence_responsibility",
        ["residence_responsibility"], None;
    Category, "commissioned_service_category_code", ["category"], None;
    TreatmentFunction, "activity_treatment_function_code", ["treatment_function_code", "tfc"], None;
    SubSpecialty, "local_sub_specialty_code", ["sub_specialty"], Some(8);
    ServiceCode, "specialised_service_code", ["service_code"], None;
    PointOfDelivery, "point_of_delivery_code", ["national_pod_code", "pod"], Some(10);
    FurtherDetail, "point_of_delivery_further_detail_code", ["pod_further_detail_code"], Some(10);
    FurtherDetailText, "point_of_delivery_further_detail_description",
        ["pod_further_detail_description"], Some(100);
    LocalPointOfDelivery, "local_point_of_delivery_code", ["local_pod_code"], Some(50);
    LocalPointOfDeliveryText, "local_point_of_delivery_description",
        ["local_pod_description"], Some(100);
    Tariff, "tariff_code", ["tariff"], None;
    Serial, "commissioning_serial_number", ["serial"], Some(6);
    ProviderReference, "provider_reference_number", ["provider_reference"], Some(20);
    AgreementLine, "nhs_service_agreement_line_number", ["agreement_line"], Some(10);
    PlannedActivity, "contract_monitoring_planned_activity", ["planned_activity"], None;
    ActualActivity, "contract_monitoring_actual_activity", ["actual_activity"], None;
    PlannedPrice, "contract_monitoring_planned_price", ["planned_price"], None;
    ActualPrice, "contract_monitoring_actual_price", ["actual_price", "price"], None;
}

impl Column {
    /// Returns the column that a heading names: letters of either case, anything else between the
    /// words.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        let words = heading.split(|letter: char| !letter.is_ascii_alphanumeric());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        let plain = words.join("_").to_ascii_lowercase();
        let mut all = Self::ALL.iter().copied();
        all.find(|own| own.heading() == plain || own.also().contains(&plain.as_str()))
    }
}

/// One line of a contract monitoring file. What the file does not have is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a>([&'a str; Column::ALL.len()]);

impl<'a> Line<'a> {
    /// Returns the line of these columns; spaces around the texts are dropped.
    pub fn of(texts: impl IntoIterator<Item = (Column, &'a str)>) -> Self {
        let mut line = Self([""; Column::ALL.len()]);
        for (column, text) in texts {
            line.0[column as usize] = text.trim();
        }
        line
    }

    /// Returns the text of a column.
    #[must_use]
    pub fn get(&self, column: Column) -> &'a str {
        self.0[column as usize]
    }
}
