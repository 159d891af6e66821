"""The forms in pyarrow: the limit of a plain read, and one join."""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.dataset as ds
import pyarrow.parquet as pq


def batches(inputs, columns):
    """Batches of the columns, practices as codes."""
    if inputs["threads"]:
        pa.set_cpu_count(inputs["threads"])
    return ds.dataset(inputs["activity"]).to_batches(columns=columns, batch_size=1 << 17)


def scan(inputs):
    """Sums the two measures."""
    activity = cost = 0
    for batch in batches(inputs, ["activity", "cost_pence"]):
        activity += pc.sum(batch.column(0)).as_py() or 0
        cost += pc.sum(batch.column(1)).as_py() or 0
    return [("", "", "", activity, cost)]


def scan_all(inputs):
    """Reads what the other forms read, practice and date too, and sums the two measures."""
    activity = cost = 0
    for batch in batches(inputs, ["gp_practice", "activity_date", "activity", "cost_pence"]):
        activity += pc.sum(batch.column(2)).as_py() or 0
        cost += pc.sum(batch.column(3)).as_py() or 0
    return [("", "", "", activity, cost)]


def fixed_first(inputs):
    """Sums by practice and day, then joins one footprint."""
    if inputs["threads"]:
        pa.set_cpu_count(inputs["threads"])
    columns = ["gp_practice", "activity_date", "activity", "cost_pence"]
    table = pq.read_table(inputs["activity"], columns=columns).unify_dictionaries()
    sums = [("activity", "sum"), ("cost_pence", "sum")]
    summed = table.group_by(["gp_practice", "activity_date"]).aggregate(sums)
    summed = summed.filter(pc.field("activity_date").is_valid())
    summed = summed.set_column(0, "code", summed["gp_practice"].cast(pa.string()))
    maps = pyarrow.csv.read_csv(inputs["footprints"])
    maps = maps.filter(pc.field("footprint") == inputs["footprint"])
    joined = summed.join(maps, "code", join_type="inner")
    period = pc.strftime(pc.floor_temporal(joined["activity_date"], unit="month"), "%Y-%m-%d")
    joined = joined.append_column("period", period)
    sums = [("activity_sum", "sum"), ("cost_pence_sum", "sum")]
    answer = joined.group_by(["footprint", "body", "period"]).aggregate(sums)
    return [tuple(row.values()) for row in answer.to_pylist()]


FORMS = {
    ("scan", "measures"): scan,
    ("scan", "four-columns"): scan_all,
    ("fixed", "sum-first"): fixed_first,
}
