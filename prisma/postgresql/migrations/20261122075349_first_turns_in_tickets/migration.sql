-- A day's tickets are found by their own key, and the first turn stands in its ticket until something happens to it: one
-- row less for each ticket that is taken.
ALTER TABLE "Ticket" ADD COLUMN "dueAt" BIGINT, ADD COLUMN "toldFrom" INTEGER, ADD COLUMN "toldTo" INTEGER;
UPDATE "Ticket" t SET "dueAt" = u."dueAt", "toldFrom" = u."toldFrom", "toldTo" = u."toldTo" FROM "Turn" u
  WHERE u."branchId" = t."branchId" AND u."day" = t."day" AND u."ticketId" = t."id" AND u."n" = 1;
UPDATE "Ticket" SET "dueAt" = "issuedAt" WHERE "dueAt" IS NULL;
ALTER TABLE "Ticket" ALTER COLUMN "dueAt" SET NOT NULL, DROP CONSTRAINT "Ticket_pkey",
  ADD CONSTRAINT "Ticket_pkey" PRIMARY KEY ("branchId", "day", "id");
ALTER TABLE "Turn" DROP COLUMN "toldFrom", DROP COLUMN "toldTo";
