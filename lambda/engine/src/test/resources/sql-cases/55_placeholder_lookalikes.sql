CREATE TABLE ok(t text DEFAULT $${name}$$, "${column}" int, u text DEFAULT '{{ handlebars; }} %(x)s %s :name ?');
INSERT INTO ok(u) VALUES ('{d ''2020-01-01''}'), ('@var@ #{x} $1 \1 <%= a; %>');
