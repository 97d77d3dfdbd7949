CREATE TABLE ok(t text);
INSERT INTO ok VALUES ($$a;b$$), ($a$ $$ ; $b$ ; $a$), ($ünï$ ; $ün$ ; $ünï$), ($_1$;$1$;$_$;$_1$), ($a$ $A$; $a$);
INSERT INTO ok VALUES ($$ $ ; $$), ($x$ $x ; x$ $X$ $x$), ($$;$a$;$$), ($$$$);
DO $outer$
BEGIN
  EXECUTE $inner$ INSERT INTO ok VALUES ($q$it's; $inner_$ $q$) $inner$;
END
$outer$;
