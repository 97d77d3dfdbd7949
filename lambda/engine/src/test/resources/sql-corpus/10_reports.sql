-- Reports: views over a small set of sales; a materialized one; rules and comments.

CREATE SCHEMA report
    CREATE TABLE regions (id integer PRIMARY KEY, name text NOT NULL, parent_id integer REFERENCES regions)
    CREATE TABLE sellers (id integer PRIMARY KEY, name text NOT NULL, region_id integer REFERENCES regions, hired date)
    CREATE TABLE sales (id bigint PRIMARY KEY, seller_id integer REFERENCES sellers, sold_on date, amount numeric(12, 2), note text DEFAULT ';')
    CREATE INDEX sales_seller_idx ON sales (seller_id, sold_on)
    CREATE VIEW sales_by_seller AS SELECT seller_id, sum(amount) AS total FROM sales GROUP BY seller_id;

INSERT INTO report.regions VALUES (1, 'World', NULL), (2, 'Europe; West', 1), (3, 'Europe; East', 1), (4, 'L''Alsace', 2);
INSERT INTO report.sellers VALUES
    (1, 'Ann "A" Smith', 2, '2019-03-01'), (2, 'Bob O''Brien', 3, '2020-07-15'), (3, 'Cléo', 4, '2021-01-01'), (4, 'new', NULL, NULL);
INSERT INTO report.sales (id, seller_id, sold_on, amount)
SELECT i, 1 + i % 3, date '2024-01-01' + i, (i * 37 % 1000) + .99 FROM generate_series(1, 360) AS i;

-- Tree of regions.
CREATE VIEW report.region_tree AS
WITH RECURSIVE tree (id, name, depth, path, sort) AS (
    SELECT id, name, 0, name, ARRAY[name] FROM report.regions WHERE parent_id IS NULL
    UNION ALL
    SELECT r.id, r.name, tree.depth + 1, tree.path || ' > ' || r.name, tree.sort || r.name
    FROM report.regions AS r
    JOIN tree ON tree.id = r.parent_id
)
SELECT id, repeat('  ', depth) || name AS title, path FROM tree ORDER BY sort;

-- Months with a running total, rank and share.
CREATE VIEW report.months AS
SELECT date_trunc('month', sold_on)::date AS month,
       seller_id,
       sum(amount) AS amount,
       sum(sum(amount)) OVER (PARTITION BY seller_id ORDER BY date_trunc('month', sold_on) ROWS UNBOUNDED PRECEDING) AS so_far,
       rank() OVER (PARTITION BY date_trunc('month', sold_on) ORDER BY sum(amount) DESC) AS place,
       round(100 * sum(amount) / sum(sum(amount)) OVER (PARTITION BY date_trunc('month', sold_on)), 1) || ' %; of all' AS share,
       lag(sum(amount), 1, 0.0) OVER (PARTITION BY seller_id ORDER BY date_trunc('month', sold_on)) AS month_before
FROM report.sales
GROUP BY date_trunc('month', sold_on), seller_id;

-- All levels in one: grouping sets.
CREATE VIEW report.levels AS
SELECT CASE GROUPING(reg.name, s.name) WHEN 0 THEN 'seller' WHEN 1 THEN 'region; sum' ELSE 'all; sum' END AS level,
       coalesce(reg.name, '-') AS region,
       coalesce(s.name, '-- all --') AS seller,
       count(*) AS sales,
       percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY amount) AS quartiles,
       mode() WITHIN GROUP (ORDER BY extract(dow FROM sold_on)) AS best_day,
       string_agg(DISTINCT to_char(sold_on, 'Mon; YYYY'), '/' ORDER BY to_char(sold_on, 'Mon; YYYY')) FILTER (WHERE amount > 950) AS peaks
FROM report.sales
JOIN report.sellers AS s ON s.id = seller_id
LEFT JOIN report.regions AS reg ON reg.id = s.region_id
GROUP BY GROUPING SETS ((reg.name, s.name), (reg.name), ());

-- The three best days of everyone: lateral.
CREATE OR REPLACE VIEW report.best_days (seller, day, amount, comment) AS
SELECT s.name, best.sold_on, best.amount,
       CASE
           WHEN best.amount IS NULL THEN 'nothing; yet'
           WHEN best.amount > 900 THEN CASE WHEN s.name LIKE '%''%' THEN 'great, Mr O''' ELSE 'great' END
           ELSE 'good' /* ; */
       END
FROM report.sellers AS s
LEFT JOIN LATERAL (
    SELECT sold_on, amount FROM report.sales WHERE seller_id = s.id ORDER BY amount DESC, sold_on FETCH FIRST 3 ROWS WITH TIES
) AS best ON true;

CREATE MATERIALIZED VIEW report.summary AS
SELECT m.month, s.id AS seller_id, s.name, m.amount, m.place,
       m.amount - m.month_before AS change,
       NULL::text AS "note; if any"
FROM report.months AS m
JOIN report.sellers AS s ON s.id = m.seller_id
WITH NO DATA;
CREATE UNIQUE INDEX summary_key ON report.summary (month, seller_id);
CREATE INDEX summary_place_idx ON report.summary (place) WHERE place = 1;
COMMENT ON MATERIALIZED VIEW report.summary IS 'Refreshed each night; see report.refresh()';

CREATE FUNCTION report.refresh() RETURNS void LANGUAGE plpgsql AS $refresh$
BEGIN
    IF (SELECT ispopulated FROM pg_matviews WHERE schemaname = 'report' AND matviewname = 'summary') THEN
        REFRESH MATERIALIZED VIEW CONCURRENTLY report.summary;
    ELSE
        REFRESH MATERIALIZED VIEW report.summary; -- CONCURRENTLY isn't possible the first time
    END IF;
END
$refresh$;
SELECT report.refresh();
SELECT report.refresh();

-- Writable through rules.
CREATE VIEW report.entry AS SELECT s.name AS seller, sold_on, amount FROM report.sales JOIN report.sellers AS s ON s.id = seller_id;
CREATE RULE entry_insert AS ON INSERT TO report.entry DO INSTEAD (
    INSERT INTO report.sellers (id, name)
        SELECT (SELECT 1 + max(id) FROM report.sellers), NEW.seller WHERE NOT EXISTS (SELECT FROM report.sellers WHERE name = NEW.seller);
    INSERT INTO report.sales (id, seller_id, sold_on, amount)
        SELECT (SELECT 1 + max(id) FROM report.sales), id, coalesce(NEW.sold_on, '2024-12-31'), NEW.amount
        FROM report.sellers WHERE name = NEW.seller LIMIT 1
);
CREATE RULE entry_delete AS ON DELETE TO report.entry DO INSTEAD NOTHING;
INSERT INTO report.entry VALUES ('Dee; "D"', '2024-12-30', 1000), ('Cléo', NULL, 0.01);
DELETE FROM report.entry;

-- A pivot, by hand.
PREPARE pivot (date, text) AS
SELECT name,
       sum(amount) FILTER (WHERE month = $1)                               AS "this; month",
       sum(amount) FILTER (WHERE month = $1 - interval '1 month')          AS "last month",
       max($2 || ';' || name)                                              AS label
FROM report.summary
GROUP BY name
HAVING count(*) > 0 AND max($2) <> ';'
ORDER BY 2 DESC NULLS LAST;
EXECUTE pivot('2024-06-01', 'it''s');
EXECUTE pivot('2024-07-01', $$;;$$);
DEALLOCATE pivot;

SELECT * FROM report.region_tree;
SELECT level, region, seller, sales FROM report.levels ORDER BY 1, 2, 3;
SELECT seller, day, comment FROM report.best_days WHERE comment <> 'good' ORDER BY 1, 2 LIMIT 5;
(SELECT 'months', count(*) FROM report.months) UNION ALL (SELECT 'summary', count(*) FROM report.summary) ORDER BY 1;
VALUES (1, 'a;'), (2, $$b;$$) EXCEPT SELECT 1, 'a;' ORDER BY 1;
