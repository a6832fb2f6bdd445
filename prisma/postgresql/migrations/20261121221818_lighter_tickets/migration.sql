-- Numbers are counted from the tickets themselves.
DROP TABLE "LastNumber";

-- No second index to write with every ticket; the ordinal is what follows the queue's prefix.
DROP INDEX "Ticket_branchId_day_number_key";
ALTER TABLE "Ticket" ADD COLUMN "ordinal" INTEGER;
UPDATE "Ticket" SET "ordinal" = CAST(substring("number" FROM '[0-9]+$') AS INTEGER);
ALTER TABLE "Ticket" ALTER COLUMN "ordinal" SET NOT NULL;

-- What was answered before is kept under other keys.
DELETE FROM "Answer";

-- The last event's number is the journal's own.
ALTER TABLE "Branch" DROP COLUMN "seq";
