//! Checks any lines as contract monitoring and as a price list; a line without a finding states its
//! provider's year and month. Any text is read as the published lists too.
#![no_main]

use std::sync::LazyLock;

use remit_activity::monitoring_lines::{
    Column, Line, ListTexts, Lists, check_line, check_price_line, slice_of,
};

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    Lists::read(&ListTexts {
        points_of_delivery: "National_POD_Code\nEL\nBLOCK\n",
        treatment_functions: "Treatment_Function_Code\n100\n",
        hrgs: "HRG_Code\nAA01Z\n",
        categories: "Commissioned Service Category Code\n12\n",
        services: "",
    })
    .expect("the lists have their columns")
});

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let headings: Vec<Option<Column>> =
        lines.next().unwrap_or_default().split(',').map(Column::of_heading).collect();
    for line in lines {
        let named = headings.iter().zip(line.split(','));
        let line = Line::of(named.filter_map(|(column, cell)| column.map(|own| (own, cell))));
        if check_line(&line, &LISTS).is_empty() {
            assert!(slice_of(&line).is_some());
        }
        let _ = check_price_line(&line, &LISTS);
    }
    let _ = Lists::read(&ListTexts {
        points_of_delivery: text,
        treatment_functions: text,
        hrgs: text,
        categories: text,
        services: text,
    });
});
