//! Every store does what the record in memory does.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod suite;

use postgres::{Client, NoTls};
use remit_journal::{Basis, Fault, Memory, Storage};
use remit_store::{Mode, OpenError, Postgres, Sqlite, open};
use suite::server::Server;
use suite::{Check, Fresh, appended, draft, moment, say, together, whole};
use tempfile::TempDir;

/// Names every check once: `each!(macro)` calls the macro with the paths of all of them.
macro_rules! each {
    ($use:ident) => {
        $use! {
            crate::suite: a_receipt_tells_where_the_act_is,
            acts_are_given_in_order_and_no_more_than_asked_for,
            the_same_request_is_answered_as_before,
            an_act_decided_on_an_older_state_is_not_written,
            a_clock_that_runs_backwards_does_not_turn_the_record_back,
            an_unknown_kind_is_carried_untouched,
            an_act_may_have_no_chunk_or_many,
            a_draft_that_cannot_be_written_changes_nothing,
            one_checkpoint_is_kept_and_the_next_replaces_it;
            crate::suite::tampering: an_untouched_record_has_no_findings,
            a_changed_act_is_named,
            a_removed_act_is_named_whether_or_not_the_rest_moved_up,
            swapped_acts_are_named,
            an_inserted_act_is_named,
            a_chunk_changed_or_removed_is_named_with_its_act,
            a_cut_tail_and_a_rewrite_are_found_against_a_head_kept_elsewhere,
            an_older_head_still_belongs_to_a_record_that_grew,
            any_single_flipped_bit_is_found;
            crate::suite::beside: a_text_is_kept_beside_and_found_again,
            any_text_is_kept_as_it_is_unless_it_is_too_long,
            a_forgotten_text_is_gone_for_good,
            a_record_with_forgotten_texts_verifies_whole;
            crate::suite::model: a_store_does_what_the_record_in_memory_does;
        }
    };
}

macro_rules! check_memory_and_sqlite {
    ($($module:path: $($check:ident),+);+ $(;)?) => {
        mod memory {
            $($(#[test] fn $check() { super::in_memory({ use $module as checks; checks::$check }); })+)+
        }
        mod sqlite {
            $($(#[test] fn $check() { super::in_sqlite({ use $module as checks; checks::$check }); })+)+
        }
    };
}
macro_rules! list {
    ($($module:path: $($check:ident),+);+ $(;)?) => {
        [$($((stringify!($check), { use $module as checks; checks::$check as Check })),+),+]
    };
}
each!(check_memory_and_sqlite);

fn in_memory(check: Check) {
    check(&mut || Box::new(Memory::default()));
}

fn in_sqlite(check: Check) {
    let folder = TempDir::new().unwrap();
    let mut made = 0;
    let fresh: Fresh<'_> = &mut || {
        made += 1;
        Box::new(Sqlite::open(&folder.path().join(format!("{made}.db"))).unwrap())
    };
    check(fresh);
}

#[test]
fn several_programs_may_open_one_sqlite_record() {
    for check in together::ALL {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("remit.db");
        check(&|mode| open(path.to_str().unwrap(), mode));
        // The log may stay when a reader is the last to close; what a first start made may not.
        let left = std::fs::read_dir(folder.path()).unwrap().flatten();
        let mut names = left.map(|file| file.file_name().to_string_lossy().into_owned());
        assert_eq!(names.find(|name| name.contains(".new-")), None);
    }
}

#[test]
fn every_check_holds_on_postgresql() {
    let Some(mut server) = Server::start() else {
        return;
    };
    for (name, check) in each!(list) {
        say(&format!("on PostgreSQL: {name}"));
        check(&mut || Box::new(Postgres::connect(&server.database()).unwrap()));
    }
    for check in together::ALL {
        let url = server.database();
        check(&|mode| open(&url, mode));
    }
    migrations_on_a_server(&mut server);
}

fn migrations_on_a_server(server: &mut Server) {
    let url = server.database();
    let mut client = Client::connect(&url, NoTls).unwrap();
    let mut record = Postgres::connect(&url).unwrap();
    appended(record.append(Basis::Any, &draft("r1"), moment(1)));
    // As if the first start had been cut short before its number was written.
    client.execute("DELETE FROM remit.layout", &[]).unwrap();
    assert_eq!(head(&url), 1);
    client.execute("UPDATE remit.layout SET number = 99", &[]).unwrap();
    for mode in [Mode::Create, Mode::Existing, Mode::ReadOnly] {
        let error = open(&url, mode).err().unwrap();
        assert!(
            matches!(&error, OpenError::Fault(Fault::NewerLayout { found: 99, .. })),
            "{error}"
        );
    }
    let late = record.append(Basis::Any, &draft("old program"), moment(2)).unwrap_err();
    assert!(matches!(late, Fault::NewerLayout { found: 99, .. }), "{late}");

    let url = server.database();
    let mut client = Client::connect(&url, NoTls).unwrap();
    client.batch_execute("CREATE SCHEMA remit; CREATE TABLE remit.parcels (id INT)").unwrap();
    let error = open(&url, Mode::Create).err().unwrap();
    assert!(matches!(error, OpenError::NotARecordOnServer), "{error}");
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'remit'";
    assert_eq!(client.query_one(tables, &[]).unwrap().get::<_, i64>(0), 1, "left as it was");
}

fn head(url: &str) -> u64 {
    open(url, Mode::Create).unwrap().head().unwrap().number
}

#[test]
fn no_error_about_a_server_tells_the_password() {
    let urls = [
        "postgres://remit:s3cret@127.0.0.1:1/remit",
        "postgres://remit:p@s3cret@127.0.0.1:1/remit",
        "postgres://remit:s3cret@127.0.0.1:port/remit",
        "postgres://remit@127.0.0.1:1/remit?password=s3cret&s3cret=1",
        "postgresql://remit:s3cret@/?host=/s0me/where",
    ];
    for url in urls {
        let error = open(url, Mode::Create).err().unwrap();
        let told = format!("{} {error:?}", whole(&error));
        assert!(!told.contains("s3cret"), "{told}");
    }
    let error = open("postgres://u:x@y@host/", Mode::Create).err().unwrap();
    assert!(matches!(error, OpenError::Url), "{error}");
}
