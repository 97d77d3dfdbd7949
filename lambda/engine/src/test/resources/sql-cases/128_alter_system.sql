CREATE TABLE ok(id int);
ALTER SYSTEM SET log_min_duration_statement = '5min';
INSERT INTO ok VALUES (1);
ALTER SYSTEM RESET log_min_duration_statement;
INSERT INTO ok VALUES (2);
