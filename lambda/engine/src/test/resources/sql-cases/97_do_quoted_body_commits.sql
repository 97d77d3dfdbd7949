CREATE TABLE ok(t text);
DO 'BEGIN INSERT INTO ok VALUES (''a;b''); COMMIT; END';
DO E'BEGIN\n INSERT INTO ok VALUES (\'c;d\');\n COMMIT;\nEND';
DO $$ BEGIN INSERT INTO ok VALUES ('e'); /* it's */COMMIT/**/; END $$;
