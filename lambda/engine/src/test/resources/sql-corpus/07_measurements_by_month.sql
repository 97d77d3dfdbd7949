-- Measurements: one partition a month; kept for two years.
-- Mixes transactional and non-transactional statements on purpose.

CREATE TABLE devices (
    id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name  text NOT NULL UNIQUE,
    place text
);

CREATE TABLE measurements (
    device_id   integer NOT NULL REFERENCES devices,
    measured_at timestamptz NOT NULL,
    kind        text NOT NULL,
    value       double precision,
    PRIMARY KEY (device_id, kind, measured_at)
) PARTITION BY RANGE (measured_at);

CREATE TABLE measurements_default PARTITION OF measurements DEFAULT;

DO $partitions$
DECLARE
    month date;
BEGIN
    FOR month IN SELECT generate_series(date '2024-01-01', date '2024-06-01', interval '1 month') LOOP
        EXECUTE format(
            $ddl$
                CREATE TABLE %I PARTITION OF measurements FOR VALUES FROM (%L) TO (%L);
                COMMENT ON TABLE %1$I IS 'made by a script; don''t edit';
            $ddl$,
            'measurements_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    END LOOP;
END
$partitions$;

INSERT INTO devices (name, place) VALUES ('t-1', 'cellar; left'), ('t-2', 'O''Hare'), ('t-3', NULL);
INSERT INTO measurements
SELECT d.id, t, k, round((random() * 10)::numeric, 2)
FROM devices AS d,
     generate_series(timestamptz '2024-01-01 00:00+00', '2024-06-28 00:00+00', '1 day') AS t,
     unnest('{temp,hum}'::text[]) AS k;

-- The index: first on each partition without blocking, then on the parent.
CREATE INDEX measurements_kind_idx ON ONLY measurements (kind, measured_at DESC);
CREATE INDEX CONCURRENTLY measurements_default_kind_idx ON measurements_default (kind, measured_at DESC);
ALTER INDEX measurements_kind_idx ATTACH PARTITION measurements_default_kind_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS measurements_2024_01_kind_idx ON measurements_2024_01 (kind, measured_at DESC);
ALTER INDEX measurements_kind_idx ATTACH PARTITION measurements_2024_01_kind_idx;
create index concurrently measurements_2024_02_kind_idx on measurements_2024_02 (kind, measured_at desc);
alter index measurements_kind_idx attach partition measurements_2024_02_kind_idx;
CREATE /* slow; be patient */ INDEX
    CONCURRENTLY -- don't worry
    measurements_2024_03_kind_idx ON measurements_2024_03 (kind, measured_at DESC);
ALTER INDEX measurements_kind_idx ATTACH PARTITION measurements_2024_03_kind_idx;

DO $$
DECLARE
    part regclass;
    index_name text;
BEGIN
    FOR part IN
        SELECT inhrelid::regclass FROM pg_inherits
        WHERE inhparent = 'measurements'::regclass
          AND NOT EXISTS (
              SELECT FROM pg_index AS i JOIN pg_inherits AS h ON h.inhrelid = i.indexrelid
              WHERE i.indrelid = pg_inherits.inhrelid AND h.inhparent = 'measurements_kind_idx'::regclass)
    LOOP
        index_name := part::text || '_kind_idx';
        EXECUTE format('CREATE INDEX %I ON %s (kind, measured_at DESC)', index_name, part);
        EXECUTE format('ALTER INDEX measurements_kind_idx ATTACH PARTITION %I', index_name);
        COMMIT;
    END LOOP;
END $$;

-- Roll-ups.
CREATE TABLE daily (
    device_id integer NOT NULL REFERENCES devices,
    kind      text NOT NULL,
    day       date NOT NULL,
    low       double precision,
    high      double precision,
    mean      double precision,
    n         integer NOT NULL,
    PRIMARY KEY (device_id, kind, day)
);

CREATE PROCEDURE roll_up(from_day date, to_day date)
    LANGUAGE plpgsql
AS $$
BEGIN
    FOR i IN 0 .. (to_day - from_day) LOOP
        INSERT INTO daily AS d
        SELECT device_id, kind, from_day + i, min(value), max(value), avg(value), count(*)
        FROM measurements
        WHERE measured_at >= from_day + i AND measured_at < from_day + i + 1
        GROUP BY device_id, kind
        ON CONFLICT (device_id, kind, day) DO UPDATE
            SET low = EXCLUDED.low, high = EXCLUDED.high, mean = EXCLUDED.mean, n = EXCLUDED.n;
        IF i % 30 = 29 THEN COMMIT; END IF;
    END LOOP;
END;
$$;
CALL roll_up('2024-01-01', '2024-03-31');

CREATE VIEW daily_trend AS
SELECT device_id, kind, day, mean,
       avg(mean) OVER w AS mean_7_days,
       mean - lag(mean) OVER (PARTITION BY device_id, kind ORDER BY day) AS change
FROM daily
WINDOW w AS (PARTITION BY device_id, kind ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW);

-- Retention: January goes.
ALTER TABLE measurements DETACH PARTITION measurements_default;
ALTER TABLE measurements DETACH PARTITION measurements_2024_01 CONCURRENTLY;
BEGIN;
CREATE TABLE archive (LIKE measurements_2024_01 INCLUDING DEFAULTS INCLUDING COMMENTS);
INSERT INTO archive SELECT * FROM measurements_2024_01;
DROP TABLE measurements_2024_01;
COMMIT;
ALTER TABLE measurements ATTACH PARTITION measurements_default DEFAULT;

CREATE STATISTICS measurements_stats (dependencies, ndistinct) ON device_id, kind FROM measurements;
REINDEX TABLE CONCURRENTLY measurements_2024_02;
REINDEX INDEX CONCURRENTLY measurements_2024_03_kind_idx;
VACUUM (ANALYZE, SKIP_LOCKED) measurements_2024_02, measurements_2024_03;
ANALYZE measurements;
DROP INDEX CONCURRENTLY IF EXISTS no_such_index;

SELECT inhrelid::regclass AS partition, pg_get_expr(relpartbound, oid) AS bounds
FROM pg_inherits JOIN pg_class ON oid = inhrelid
WHERE inhparent = 'measurements'::regclass
ORDER BY 1;
