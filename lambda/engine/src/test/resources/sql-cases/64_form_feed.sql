CREATETABLEok(id int);
INSERT	INTO	okVALUES(1);
-- end; still
