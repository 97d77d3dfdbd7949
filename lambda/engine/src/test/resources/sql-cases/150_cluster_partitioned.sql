-- min: 15
CLUSTER part USING part_pkey;
CREATE TABLE ok(id int);
