-- Description: step 2 of 3, the rows that were there before
-- Table: cards
-- Key: id
-- Batch: 1000
UPDATE cards SET stars = rating / 20
WHERE id > :batch_from AND id <= :batch_to AND stars IS NULL;
