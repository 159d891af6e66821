"""The forms in DuckDB."""

import duckdb

MONTH = "datetrunc('month', a.activity_date)::DATE::VARCHAR"
# One number per month, cheaper to group by than a date.
MONTH_NUMBER = "(year(a.activity_date) * 12 + month(a.activity_date))"
SUMS = "sum(a.activity)::BIGINT AS activity, sum(a.cost_pence)::BIGINT AS cost_pence"


def connected(inputs):
    """Opens an empty database that sees the three inputs."""
    duck = duckdb.connect()
    if inputs["threads"]:
        duck.execute(f"SET threads = {inputs['threads']}")
    duck.execute("SET preserve_insertion_order = false")
    duck.execute(f"CREATE VIEW a AS FROM read_parquet('{inputs['activity']}')")
    types = "all_varchar = true, header = true"
    duck.execute(
        f"""CREATE VIEW intervals AS
        SELECT code, "from"::DATE AS since, coalesce(nullif(until, '')::DATE, '9999-01-01') AS until, body
        FROM read_csv('{inputs['intervals']}', {types})"""
    )
    duck.execute(
        f"CREATE VIEW footprints AS FROM read_csv('{inputs['footprints']}', {types})"
    )
    return duck


def scan(inputs):
    """Sums the two measures."""
    duck = connected(inputs)
    activity, cost = duck.execute(f"SELECT {SUMS} FROM a").fetchone()
    return [("", "", "", activity, cost)]


def scan_all(inputs):
    """Reads what the other forms read: practice and date too."""
    duck = connected(inputs)
    sql = f"SELECT {SUMS}, max(activity_date), max(gp_practice) FROM a"
    activity, cost, _, _ = duck.execute(sql).fetchone()
    return [("", "", "", activity, cost)]


def fixed_join(inputs):
    """Joins each row to one footprint."""
    duck = connected(inputs)
    sql = f"""SELECT f.footprint, f.body, {MONTH}, {SUMS}
    FROM a JOIN footprints f ON f.code = a.gp_practice AND f.footprint = ?
    WHERE a.activity_date IS NOT NULL GROUP BY ALL"""
    return duck.execute(sql, [inputs["footprint"]]).fetchall()


def fixed_first(inputs):
    """Sums by practice and month, then joins one footprint."""
    duck = connected(inputs)
    sql = f"""WITH p AS (
        SELECT gp_practice, {MONTH_NUMBER} AS month, min(activity_date) AS day, {SUMS}
        FROM a WHERE activity_date IS NOT NULL GROUP BY 1, 2)
    SELECT f.footprint, f.body, datetrunc('month', a.day)::DATE::VARCHAR, {SUMS}
    FROM p a JOIN footprints f ON f.code = a.gp_practice AND f.footprint = ? GROUP BY ALL"""
    return duck.execute(sql, [inputs["footprint"]]).fetchall()


def recorded_range(inputs):
    """Joins each row to the interval that holds its date."""
    duck = connected(inputs)
    sql = f"""SELECT '', i.body, {MONTH}, {SUMS} FROM a JOIN intervals i
    ON i.code = a.gp_practice AND a.activity_date >= i.since AND a.activity_date < i.until
    GROUP BY ALL"""
    return duck.execute(sql).fetchall()


def recorded_asof(inputs):
    """Joins each row to the last interval begun, and drops what that one does not hold."""
    duck = connected(inputs)
    sql = f"""SELECT '', i.body, {MONTH}, {SUMS} FROM a ASOF JOIN intervals i
    ON i.code = a.gp_practice AND a.activity_date >= i.since
    WHERE a.activity_date < i.until GROUP BY ALL"""
    return duck.execute(sql).fetchall()


def recorded_first(inputs):
    """Sums by practice and day, then joins the intervals."""
    duck = connected(inputs)
    sql = f"""WITH p AS (SELECT gp_practice, activity_date, {SUMS} FROM a GROUP BY 1, 2)
    SELECT '', i.body, {MONTH}, {SUMS} FROM p a JOIN intervals i
    ON i.code = a.gp_practice AND a.activity_date >= i.since AND a.activity_date < i.until
    GROUP BY ALL"""
    return duck.execute(sql).fetchall()


def recorded_days(inputs):
    """Writes the intervals out by practice and day of the year, then joins on equality."""
    duck = connected(inputs)
    sql = f"""WITH span AS (SELECT min(activity_date) AS first, max(activity_date) AS last FROM a),
    days AS (
        SELECT i.code, i.body, unnest(generate_series(greatest(i.since, s.first),
            least(i.until - 1, s.last), INTERVAL 1 DAY))::DATE AS day
        FROM intervals i, span s)
    SELECT '', d.body, {MONTH}, {SUMS}
    FROM a JOIN days d ON d.code = a.gp_practice AND d.day = a.activity_date GROUP BY ALL"""
    return duck.execute(sql).fetchall()


def many_first(inputs):
    """Sums once by practice and month, then joins every footprint."""
    duck = connected(inputs)
    sql = f"""WITH p AS MATERIALIZED (
        SELECT gp_practice, {MONTH_NUMBER} AS number, min(activity_date) AS day, {SUMS}
        FROM a WHERE activity_date IS NOT NULL GROUP BY 1, 2)
    SELECT f.footprint, f.body, datetrunc('month', min(a.day))::DATE::VARCHAR, {SUMS}
    FROM p a JOIN footprints f ON f.code = a.gp_practice GROUP BY f.footprint, f.body, a.number"""
    return duck.execute(sql).fetchall()


FORMS = {
    ("scan", "measures"): scan,
    ("scan", "four-columns"): scan_all,
    ("fixed", "join"): fixed_join,
    ("fixed", "sum-first"): fixed_first,
    ("recorded", "range"): recorded_range,
    ("recorded", "asof"): recorded_asof,
    ("recorded", "sum-first"): recorded_first,
    ("recorded", "days"): recorded_days,
    ("many", "sum-first"): many_first,
}
