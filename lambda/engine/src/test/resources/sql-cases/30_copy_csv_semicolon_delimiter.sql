CREATE TABLE ok(id int, t text);
COPY ok (id, t) FROM STDIN WITH DELIMITER AS ';' NULL AS '' CSV HEADER QUOTE AS '''';
id;t
1;'it''s; here'
2;
\.
