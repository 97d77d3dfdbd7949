CREATE TABLE ok(id int);
SET ROLE pg_monitor;
