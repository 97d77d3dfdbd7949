-- it's; a commentCREATE TABLE ok(id int); -- another'sINSERT INTO ok VALUES (1);INSERT INTO ok VALUES (2); --INSERT INTO ok VALUES (3);
