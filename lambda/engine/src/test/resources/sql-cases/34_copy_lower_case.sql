create table ok(id int, t text);
copy ok from STDIN with (format csv, header);
id,t
1,"a;b"
\.
copy
ok
from
stdin
;
2	x
\.
