-- Numbers are counted from the tickets themselves.
DROP TABLE "LastNumber";

-- No second index to write with every ticket; the ordinal is what follows the queue's prefix.
CREATE TABLE "new_Ticket" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "branchId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "priority" TEXT,
    "claimed" BOOLEAN NOT NULL,
    "issuedFrom" TEXT NOT NULL,
    "phone" TEXT,
    "issuedAt" BIGINT NOT NULL,
    "endedAt" BIGINT
) WITHOUT ROWID;
INSERT INTO "new_Ticket" ("id", "branchId", "day", "number", "queue", "ordinal", "service", "state", "secret", "language", "priority", "claimed", "issuedFrom", "phone", "issuedAt", "endedAt")
  SELECT "id", "branchId", "day", "number", "queue", 
    coalesce(CAST(substr("number", 1 + (SELECT length("prefix") FROM "Queue" q JOIN "Branch" b ON b."municipalityCode" = q."municipalityCode"
      WHERE b."id" = t."branchId" AND q."code" = t."queue")) AS INTEGER), 0),
    "service", "state", "secret", "language", "priority", "claimed", "issuedFrom", "phone", "issuedAt", "endedAt"
  FROM "Ticket" t;
DROP TABLE "Ticket";
ALTER TABLE "new_Ticket" RENAME TO "Ticket";

-- Keys come side by side, so one tree holds key and answer. What was answered before is kept under other keys.
DROP TABLE "Answer";
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "command" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "body" TEXT NOT NULL
) WITHOUT ROWID;

-- The last event's number is the journal's own.
ALTER TABLE "Branch" DROP COLUMN "seq";
