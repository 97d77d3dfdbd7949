-- don't; "stop $$ here /* or here
CREATE TABLE ok( -- it's; (
  id int, -- "
  t text -- $tag$ ; )
); -- E'\'
--
--;
CREATE TABLE ok2(id int);--no space; 'here
