CREATE TABLE ok(n name, d date, u int, t text);
INSERT INTO ok VALUES(name'a\',date'2024-01-01',1,'x;'),(name'C:\' ,date '2024-01-02',2,text'E\');
SELECT'a;b'AS"x;y"FROM ok WHERE(u&1)=(1)AND"t"<>'E'AND t!=E'\'';
SELECT n"a;",u"b;"FROM ok;SELECT E'\';'"c",e'\\'||'\';
UPDATE ok SET t=n||'e\'WHERE n=name'C:\';
