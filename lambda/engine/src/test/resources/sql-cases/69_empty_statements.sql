;;;
CREATE TABLE ok(id int);; ;
;-- a;
/* b; */;
INSERT INTO ok VALUES (1);;
;
