"""The forms in Polars: lazy, streaming."""

import polars as pl

SUMS = [pl.col("activity").sum(), pl.col("cost_pence").sum()]
MONTH = pl.col("activity_date").dt.month_start().alias("period")


def scanned(inputs):
    """The activity, practices as plain text."""
    if inputs["threads"] and pl.thread_pool_size() != inputs["threads"]:
        raise SystemExit(f"set POLARS_MAX_THREADS={inputs['threads']} before starting")
    return pl.scan_parquet(inputs["activity"])


def practice(frame):
    """Gives the practice column one type in both tables."""
    return frame.with_columns(pl.col("gp_practice").cast(pl.String))


def intervals(inputs):
    """The intervals, an open end far away, in the order that `join_asof` needs."""
    frame = pl.read_csv(inputs["intervals"], infer_schema=False)
    until = pl.col("until").replace("", None).fill_null("9999-01-01").str.to_date()
    frame = frame.select(
        pl.col("code").alias("gp_practice"),
        pl.col("from").str.to_date().alias("since"),
        until.alias("until"),
        "body",
    )
    return frame.sort("since").lazy()


def footprints(inputs):
    """All the maps."""
    frame = pl.read_csv(inputs["footprints"], infer_schema=False)
    return frame.rename({"code": "gp_practice"}).lazy()


def rows(frame, footprint=None):
    """The answer as rows of text and numbers."""
    if footprint is not None:
        frame = frame.with_columns(pl.lit(footprint).alias("footprint"))
    frame = frame.select(
        "footprint", "body", pl.col("period").cast(pl.String), "activity", "cost_pence"
    )
    return frame.collect(engine="streaming").rows()


def scan(inputs):
    """Sums the two measures."""
    answer = scanned(inputs).select(SUMS).collect(engine="streaming")
    return [("", "", "", *answer.row(0))]


def fixed_join(inputs):
    """Joins each row to one footprint."""
    one = footprints(inputs).filter(pl.col("footprint") == inputs["footprint"])
    dated = practice(scanned(inputs)).filter(pl.col("activity_date").is_not_null())
    joined = dated.join(one, on="gp_practice").with_columns(MONTH)
    return rows(joined.group_by("body", "period").agg(SUMS), inputs["footprint"])


def by_practice_and(inputs, time):
    """Sums by practice and a time."""
    dated = scanned(inputs).filter(pl.col("activity_date").is_not_null())
    return practice(dated.group_by("gp_practice", time).agg(SUMS))


def fixed_first(inputs):
    """Sums by practice and month, then joins one footprint."""
    one = footprints(inputs).filter(pl.col("footprint") == inputs["footprint"])
    joined = by_practice_and(inputs, MONTH).join(one, on="gp_practice")
    return rows(joined.group_by("body", "period").agg(SUMS), inputs["footprint"])


def within(frame):
    """Keeps the rows whose date their interval holds, and sums them."""
    held = frame.filter(pl.col("activity_date").is_between("since", "until", closed="left"))
    return rows(held.with_columns(MONTH).group_by("body", "period").agg(SUMS), "")


def recorded_filter(inputs):
    """Joins on practice alone, then keeps the interval that holds the date."""
    return within(practice(scanned(inputs)).join(intervals(inputs), on="gp_practice"))


def recorded_asof(inputs):
    """Sorts by date and joins the last interval begun."""
    columns = ["activity_date", "gp_practice", "activity", "cost_pence"]
    dated = practice(scanned(inputs).select(columns)).drop_nulls(columns[:2]).sort("activity_date")
    begun = {"left_on": "activity_date", "right_on": "since", "by": "gp_practice", "check_sortedness": False}
    return within(dated.join_asof(intervals(inputs), **begun))


def recorded_first(inputs):
    """Sums by practice and day, then joins the intervals."""
    summed = by_practice_and(inputs, "activity_date")
    return within(summed.join(intervals(inputs), on="gp_practice"))


def many_first(inputs):
    """Sums once by practice and month, then joins every footprint."""
    joined = by_practice_and(inputs, MONTH).join(footprints(inputs), on="gp_practice")
    return rows(joined.group_by("footprint", "body", "period").agg(SUMS))


FORMS = {
    ("scan", "measures"): scan,
    ("fixed", "join"): fixed_join,
    ("fixed", "sum-first"): fixed_first,
    ("recorded", "filter"): recorded_filter,
    ("recorded", "asof"): recorded_asof,
    ("recorded", "sum-first"): recorded_first,
    ("many", "sum-first"): many_first,
}
