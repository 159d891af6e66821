//! Transfer schemes and true-ups: what is refused, one row a refusal, and what they bring about.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use remit_dictionary::{Code, Pence};
use remit_ledger::{
    Clause, EntryNumber, Home, Ledger, Scheme, SchemeRefusal, Standing, Step, Transfer, transfer,
    true_up,
};
use support::{account, amount, amounts, code, date, ledger};

/// 09A and 09B end on 2020-04-01; 09Y has books of its own; 09Z has none yet; 09X is closed.
const BOOKS: &str = "
    open 09A:Cash 2019-04-01
    open 09A:Payables 2019-04-01
    open 09A:Fund 2019-04-01
    open 09B:Cash 2019-04-01
    open 09B:Fund 2019-04-01
    open 09B:Care 2019-04-01
    open 09X:Cash 2019-04-01
    open 09Y:Cash 2019-04-01
    open 09Y:Fund 2019-04-01
    close-body 09X 2019-04-02
    post 2019-04-01 09A:Cash 100.01 09A:Payables -30 09A:Fund -70.01
    post 2019-04-01 09B:Cash 50 09B:Fund -50
    post 2019-04-01 09Y:Cash 7 09Y:Fund -7
";

/// Parses `09Z`, `09Y 1 09Z 2` (weights), or `09Y £60 09Z £40` (amounts).
fn home(text: &str) -> Home {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [successor] = words[..] {
        return Home::Whole(code(successor));
    }
    let pairs = words.chunks(2).map(|pair| (code(pair[0]), pair[1]));
    if text.contains('£') || text.contains("max") {
        Home::Amounts(pairs.map(|(own, pounds)| (own, amount(pounds))).collect())
    } else {
        Home::Weights(pairs.map(|(own, weight)| (own, weight.parse().unwrap())).collect())
    }
}

/// Parses predecessors, and clauses as `09A: 09Z` or, for an exception, `09A:Cash: 09Y`.
fn scheme(predecessors: &str, clauses: &[&str]) -> Scheme {
    let mut scheme = Scheme {
        predecessors: predecessors.split_whitespace().map(code).collect(),
        on: date("2020-04-01"),
        standing: Standing::Final,
        rest: Vec::new(),
        exceptions: Vec::new(),
    };
    for clause in clauses {
        let (of, to) = clause.split_once(": ").unwrap();
        if of.contains(':') {
            scheme.exceptions.push((account(of), home(to)));
        } else {
            scheme.rest.push((code(of), home(to)));
        }
    }
    scheme
}

/// Predecessors, clauses, and what comes of them.
type Attempt = (&'static str, &'static [&'static str], &'static str);

const SCHEMES: &[Attempt] = &[
    ("09A 09B", &["09A: 09Z", "09B: 09Z"], "made"),
    ("09A", &["09A:Cash: 09Y", "09A:Payables: 09Y 1 09Z 2", "09A:Fund: 09Z"], "made"),
    ("", &[], "the scheme names no predecessor; name the bodies that end"),
    ("09A 09A", &["09A: 09Z"], "09A is named as a predecessor twice; name it once"),
    (
        "09A 09B",
        &["09A: 09B", "09B: 09Z"],
        "09B both ends and takes over; leave it out of the predecessors if it lives on",
    ),
    (
        "09A",
        &["09A: 09Z", "09B: 09Z"],
        "the scheme gives a home to what 09B holds; name it as a predecessor too",
    ),
    (
        "09A",
        &["09A: 09Z", "09B:Cash: 09Z"],
        "the scheme gives a home to what 09B holds; name it as a predecessor too",
    ),
    (
        "09A",
        &["09A: 09Z", "09A:Grant: 09Y"],
        "09A income Grant is not open; correct its name, or leave it out of the exceptions",
    ),
    (
        "09A 09B",
        &["09A: 09Z"],
        "09B asset Cash has no home; add it to the exceptions, or add a sweeping-up clause",
    ),
    (
        "09A",
        &["09A:Cash: 09Z", "09A:Fund: 09Z"],
        "09A liability Payables has no home; add it to the exceptions, or add a sweeping-up \
             clause",
    ),
    (
        "09A",
        &["09A: 09Z", "09A:Cash: 09Y", "09A:Cash: 09Z"],
        "09A asset Cash has two homes; leave one exception, with shares if it is to be divided",
    ),
    (
        "09A",
        &["09A: 09Z", "09A: 09Y"],
        "09A has two sweeping-up clauses; leave one, with weights if it is to be divided",
    ),
    ("09A", &["09A: 09Z 1 09Y 1 09Z 1"], "09Z is named twice in one home; add up its shares"),
    (
        "09A",
        &["09A: 09Y 0 09Z 0"],
        "the weights for 09A asset Cash sum to zero; give a successor a weight above zero",
    ),
    (
        "09A",
        &["09A: 09Z", "09A:Cash: 09Y £60 09Z £40"],
        "09A asset Cash holds £100.01 and £100.00 is given out; correct the amounts",
    ),
    (
        "09A",
        &["09A: 09Z", "09A:Cash: 09Y £60 09Z £40.02"],
        "09A asset Cash holds £100.01 and £100.02 is given out; correct the amounts",
    ),
    (
        "09A",
        &["09A: 09Z", "09A:Cash: 09Y max 09Z max"],
        "the amounts are larger than a ledger holds; check them for a slip of the decimals",
    ),
    ("09A", &["09A: 09X"], "09X is closed; post on the body that took over"),
    ("09X", &["09X: 09Z"], "09X is closed; post on the body that took over"),
    ("09W", &["09W: 09Z"], "09W has no account; check its code"),
];

#[test]
fn every_refusal_of_a_scheme_has_a_row() {
    for (predecessors, clauses, outcome) in SCHEMES {
        let answer = transfer(&ledger(BOOKS), &scheme(predecessors, clauses));
        let shown = answer.map_or_else(|refusal| refusal.to_string(), |_| "made".to_owned());
        assert_eq!(shown, *outcome, "{predecessors}: {clauses:?}");
    }
}

#[test]
fn a_transfer_waits_for_entries_of_later_days() {
    let books = ledger(&format!("{BOOKS}post 2020-04-02 09A:Cash 1 09A:Fund -1"));
    let refusal: SchemeRefusal = transfer(&books, &scheme("09A", &["09A: 09Z"])).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "09A asset Cash was posted to on 2020-04-02; close it on a later day"
    );
}

fn carry_out(books: &Ledger, scheme: &Scheme) -> (Ledger, Transfer) {
    let made = transfer(books, scheme).unwrap();
    (books.after(&made.steps).unwrap(), made)
}

fn balances(books: &Ledger, body: Code) -> Vec<String> {
    let balances = books.balances_of(body, date("2030-01-01"));
    balances.into_iter().map(|(own, balance)| format!("{own} {balance}")).collect()
}

#[test]
fn a_merger_moves_everything_and_closes_the_old_bodies() {
    let predecessors = [code("09A"), code("09B")];
    let scheme = Scheme::merger(&predecessors, code("09Y"), date("2020-04-01"), Standing::Final);
    let (after, made) = carry_out(&ledger(BOOKS), &scheme);
    assert_eq!(
        balances(&after, code("09Y")),
        ["09Y asset Cash £157.01", "09Y liability Payables -£30.00", "09Y equity Fund -£127.01"]
    );
    for body in predecessors {
        assert!(after.is_closed(body));
        assert!(after.accounts_of(body).all(|(_, life)| life.until() == date("2020-04-02")));
    }
    let classes: Vec<(Pence, Pence)> =
        made.receipt.classes.iter().map(|own| (own.before, own.after)).collect();
    let unmoved = |pounds| (amount(pounds), amount(pounds));
    assert_eq!(
        classes,
        [unmoved("157.01"), unmoved("-30"), unmoved("-127.01"), unmoved("0"), unmoved("0")]
    );
    assert_eq!(made.receipt.moved.len(), 6);
    assert_eq!(made.receipt.moved_by(Clause::Rest), 6);
    let narrations: Vec<&str> =
        after.entries().skip(3).map(|(_, entry)| entry.narration.as_str()).collect();
    assert_eq!(narrations, ["transfer: 09A to 09Y", "transfer: 09B to 09Y"]);
}

#[test]
fn a_split_shares_out_every_penny_and_says_where_it_went() {
    let clauses = ["09A: 09Y 1 09Z 1", "09A:Payables: 09Y -£31 09Z £1"];
    let (after, made) = carry_out(&ledger(BOOKS), &scheme("09A", &clauses));
    assert_eq!(
        balances(&after, code("09Z")),
        ["09Z asset Cash £50.00", "09Z liability Payables £1.00", "09Z equity Fund -£35.00"]
    );
    assert_eq!(made.receipt.moved_by(Clause::Rest), 2);
    assert_eq!(made.receipt.moved_by(Clause::Exception), 1);
    let payables = &made.receipt.moved[1];
    assert_eq!(payables.clause, Clause::Exception);
    assert_eq!(payables.to, amounts(&["09Y:Payables", "-31", "09Z:Payables", "1"]));
}

fn drafted() -> Ledger {
    let scheme = Scheme { standing: Standing::Draft, ..scheme("09A", &["09A: 09Y 1 09Z 1"]) };
    carry_out(&ledger(BOOKS), &scheme).0
}

#[test]
fn every_refusal_of_a_true_up_has_a_row() {
    for (draft, on, named, outcome) in [
        (4, "2020-07-01", "09Z:Cash 50", "made"),
        (4, "2020-07-01", "09Z:Cash 51 09Y:Cash 49.01 09Z:Payables -16", "made"),
        (
            4,
            "2020-07-01",
            "",
            "no account is named; name one with its amount, even where the draft was right",
        ),
        (
            4,
            "2020-07-01",
            "09Z:Cash 50 09Z:Cash 51",
            "09Z asset Cash is named twice; name it once, with the whole amount",
        ),
        (
            4,
            "2020-07-01",
            "09B:Cash 50",
            "09B has no part in the draft entry; give the entry that it is in",
        ),
        (
            4,
            "2020-07-01",
            "09Z:Payables max",
            "the amounts are larger than a ledger holds; check them for a slip of the decimals",
        ),
        (
            4,
            "2020-07-01",
            "09Z:Grant 50",
            "09Z income Grant is not known; open it, or correct its name",
        ),
        (4, "2020-07-01", "09A:Cash 0", "09A is closed; post on the body that took over"),
        (
            4,
            "2020-03-31",
            "09Z:Cash 50",
            "draft entry 4 is of 2020-04-01; true it up on that day or later",
        ),
        (3, "2020-07-01", "09Y:Cash 50", "entry 3 is final; correct it by an entry of its own"),
    ] {
        let books = drafted();
        let named = amounts(&named.split_whitespace().collect::<Vec<_>>());
        let answer = true_up(&books, EntryNumber(draft), date(on), &named);
        let shown = answer.map_or_else(|refusal| refusal.to_string(), |_| "made".to_owned());
        assert_eq!(shown, outcome, "{draft} on {on}: {named:?}");
    }
}

#[test]
fn a_true_up_moves_only_the_difference_and_leaves_the_predecessor_closed() {
    let books = drafted();
    let draft = EntryNumber(4);
    let named = amounts(&["09Z:Cash", "48", "09Z:Fund", "-35", "09Y:Cash", "52.01"]);
    let steps = true_up(&books, draft, date("2020-07-01"), &named).unwrap();
    let Some(Step::TrueUp { entry, .. }) = steps.last() else { panic!("the last step is it") };
    let posted: Vec<String> =
        entry.postings.iter().map(|own| format!("{} {}", own.account, own.amount)).collect();
    assert_eq!(
        posted,
        [
            "09Y asset Cash £2.00",
            "09Z asset Cash -£2.00",
            "09Z equity Fund £0.00",
            "09Y equity TransferTrueUp -£2.00",
            "09Z equity TransferTrueUp £2.00",
        ]
    );
    let after = books.after(&steps).unwrap();
    assert_eq!(after.trued_up_by(draft), Some(EntryNumber(5)));
    assert!(after.is_closed(code("09A")));
    let refusal = true_up(&after, draft, date("2020-08-01"), &named).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "entry 4 was made final by entry 5; correct it by an entry of its own"
    );
}
