BEGIN ISOLATION LEVEL SERIALIZABLE;
CREATE TABLE ok(id int, level text);
INSERT INTO ok SELECT 1, current_setting('transaction_isolation');
COMMIT AND CHAIN;
INSERT INTO ok SELECT 2, current_setting('transaction_isolation');
ROLLBACK AND CHAIN;
INSERT INTO ok SELECT 3, current_setting('transaction_isolation');
COMMIT AND NO CHAIN;
INSERT INTO ok VALUES (4, 'after');
