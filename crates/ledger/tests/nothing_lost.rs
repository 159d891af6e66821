//! Random mergers and splits against a simple model: nothing is lost, and the old bodies end empty.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use remit_dictionary::{Code, Date, Pence};
use remit_ledger::{
    Account, AccountName, Class, Entry, Home, Ledger, Posting, Refusal, Scheme, Standing, Step,
    beancount, transfer,
};
use support::{code, date};

const SUCCESSORS: [&str; 3] = ["10A", "10B", "10C"];

/// The balances of some bodies, one account a number, and how each account is to be divided.
type Case = (Vec<Vec<(usize, i64)>>, Vec<(u8, [u32; 3])>);

fn cases() -> impl Strategy<Value = Case> {
    let account = (0..5usize, -1_000_000_000i64..1_000_000_000);
    let body = prop::collection::vec(account, 1..6);
    let division = (0..6u8, [0..1000u32, 0..1000u32, 1..1000u32]);
    (prop::collection::vec(body, 1..5), prop::collection::vec(division, 6))
}

fn account(body: Code, number: usize) -> Account {
    let name = AccountName::parse(&format!("Account{number}")).unwrap();
    Account { body, class: Class::ALL[number], name }
}

fn predecessor(place: usize) -> Code {
    code(&format!("09{}", char::from(b'A' + u8::try_from(place).unwrap())))
}

/// Opens five accounts a body, and posts each balance against the equity account.
fn books(bodies: &[Vec<(usize, i64)>]) -> Ledger {
    let on = date("2019-04-01");
    let mut steps = Vec::new();
    for (place, balances) in bodies.iter().enumerate() {
        let own = |number| account(predecessor(place), number);
        steps.extend((0..5).map(|number| Step::Open { account: own(number), on }));
        for (number, pence) in balances {
            let postings = vec![
                Posting { account: own(*number), amount: Pence(*pence) },
                Posting { account: own(2), amount: Pence(-*pence) },
            ];
            let narration = "opening \"balance\" \\ 1".to_owned();
            steps.push(Step::Post(Entry { on, narration, postings, standing: Standing::Final }));
        }
    }
    Ledger::fold(steps).unwrap()
}

/// Makes a home of one of six sorts; the first two are whole, so that mergers are common.
fn home(balance: Pence, (sort, weights): (u8, [u32; 3])) -> Home {
    let successors = SUCCESSORS.map(code);
    match sort {
        0 | 1 => Home::Whole(successors[usize::from(sort)]),
        2 | 3 => Home::Weights(successors.into_iter().zip(weights).collect()),
        _ => {
            let [first, second, _] = weights.map(|weight| i64::from(weight) * 1_000_003);
            let amounts = [first, -second, balance.0 - first + second].map(Pence);
            Home::Amounts(successors.into_iter().zip(amounts).collect())
        }
    }
}

/// Sweeps up by the first division, and makes an exception of each account whose division has
/// amounts or a small first weight.
fn scheme(ledger: &Ledger, bodies: usize, divisions: &[(u8, [u32; 3])], on: Date) -> Scheme {
    let mut scheme = Scheme {
        predecessors: (0..bodies).map(predecessor).collect(),
        on,
        standing: if divisions[0].1[1] < 500 { Standing::Draft } else { Standing::Final },
        rest: Vec::new(),
        exceptions: Vec::new(),
    };
    for body in scheme.predecessors.clone() {
        let sweep = home(Pence::ZERO, (divisions[0].0 % 4, divisions[0].1));
        scheme.rest.push((body, sweep));
        for (number, division) in divisions[1..].iter().enumerate() {
            if 4 <= division.0 || division.1[0] < 500 {
                let own = account(body, number);
                let balance = ledger.balance(&own, on);
                scheme.exceptions.push((own, home(balance, *division)));
            }
        }
    }
    scheme
}

/// The model: pence by number of account, over all bodies.
fn model(bodies: &[Vec<(usize, i64)>]) -> BTreeMap<usize, i64> {
    let mut sums: BTreeMap<usize, i64> = (0..5).map(|number| (number, 0)).collect();
    for (number, pence) in bodies.iter().flatten() {
        *sums.get_mut(number).unwrap() += pence;
        *sums.get_mut(&2).unwrap() -= pence;
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn a_merger_or_split_loses_nothing_and_leaves_the_old_bodies_empty(
        (bodies, divisions) in cases(),
    ) {
        let on = date("2020-04-01");
        let before = books(&bodies);
        let made = transfer(&before, &scheme(&before, bodies.len(), &divisions, on)).unwrap();
        let after = before.after(&made.steps).unwrap();

        for (number, pence) in model(&bodies) {
            let successors = SUCCESSORS.map(|own| after.balance(&account(code(own), number), on));
            prop_assert_eq!(successors.into_iter().sum::<Pence>(), Pence(pence));
            let totals = made.receipt.classes[number];
            prop_assert_eq!((totals.before, totals.after), (Pence(pence), Pence(pence)));
        }
        prop_assert_eq!(made.receipt.moved.len(), 5 * bodies.len());
        for moved in &made.receipt.moved {
            prop_assert_eq!(moved.to.iter().map(|own| own.1).sum::<Pence>(), moved.balance);
            prop_assert_eq!(moved.balance, before.balance(&moved.from, on));
            prop_assert_eq!(after.balance(&moved.from, on), Pence::ZERO);
            prop_assert_eq!(after.life(&moved.from).unwrap().until(), date("2020-04-02"));
        }
        for body in (0..bodies.len()).map(predecessor) {
            let postings = [1, -1].map(|pence| Posting {
                account: account(body, 0),
                amount: Pence(pence),
            });
            let (narration, postings) = (String::new(), postings.to_vec());
            let late = Entry { on, narration, postings, standing: Standing::Final };
            let refusal = after.after(&[Step::Post(late)]).unwrap_err();
            prop_assert_eq!(refusal, Refusal::BodyClosed { body });
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_for_beancount_reads_back_as_the_same_books((bodies, divisions) in cases()) {
        let on = date("2020-04-01");
        let before = books(&bodies);
        let made = transfer(&before, &scheme(&before, bodies.len(), &divisions, on)).unwrap();
        let after = before.after(&made.steps).unwrap();
        let written = beancount::write(&after);
        let statements = beancount::read(&written).unwrap();
        prop_assert_eq!(beancount::check(&statements).unwrap(), after);
    }
}
