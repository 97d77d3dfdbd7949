CREATE TABLE ok(d date, t timestamptz, i interval);
SET datestyle = 'SQL, DMY';
SET TIME ZONE 'Asia/Tokyo';
SET intervalstyle = iso_8601;
INSERT INTO ok VALUES ('31/12/2024', '01/02/2025 00:00:00', 'P1DT2H');
SELECT * FROM ok;
RESET datestyle; SET TIME ZONE DEFAULT;
INSERT INTO ok VALUES ('2024-12-31', '2025-02-01 00:00:00+00', '1 day');
