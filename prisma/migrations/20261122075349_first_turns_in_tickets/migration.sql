-- A day's tickets are found by their own key, and the first turn stands in its ticket until something happens to it: one
-- row less for each ticket that is taken.
CREATE TABLE "new_Ticket" (
    "id" TEXT NOT NULL,
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
    "needs" TEXT NOT NULL DEFAULT '[]',
    "phoneKey" TEXT,
    "phone" TEXT,
    "bookedAt" BIGINT,
    "booking" TEXT,
    "note" TEXT,
    "issuedAt" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "toldFrom" INTEGER,
    "toldTo" INTEGER,
    "endedAt" BIGINT,

    PRIMARY KEY ("branchId", "day", "id")
) WITHOUT ROWID;
INSERT INTO "new_Ticket" ("id", "branchId", "day", "number", "queue", "ordinal", "service", "state", "secret", "language",
    "priority", "claimed", "issuedFrom", "needs", "phoneKey", "phone", "bookedAt", "booking", "note", "issuedAt", "dueAt",
    "toldFrom", "toldTo", "endedAt")
  SELECT t."id", t."branchId", t."day", t."number", t."queue", t."ordinal", t."service", t."state", t."secret",
    t."language", t."priority", t."claimed", t."issuedFrom", t."needs", t."phoneKey", t."phone", t."bookedAt",
    t."booking", t."note", t."issuedAt", coalesce(u."dueAt", t."issuedAt"), u."toldFrom", u."toldTo", t."endedAt"
  FROM "Ticket" t LEFT JOIN "Turn" u
    ON u."branchId" = t."branchId" AND u."day" = t."day" AND u."ticketId" = t."id" AND u."n" = 1
  ORDER BY t."branchId", t."day", t."id";
DROP TABLE "Ticket";
ALTER TABLE "new_Ticket" RENAME TO "Ticket";
ALTER TABLE "Turn" DROP COLUMN "toldFrom";
ALTER TABLE "Turn" DROP COLUMN "toldTo";
