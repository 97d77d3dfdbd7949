CREATE TABLE ok(id int);
create or replace procedure p(n int) language sql
begin atomic
  insert into ok values (n);
  update ok set id = id + 1 where id = n;
  delete from ok where id > 100;
end;
CREATE PROCEDURE nothing() LANGUAGE sql BEGIN ATOMIC END;
CALL p(1); CALL nothing();
INSERT INTO ok VALUES (10);
