-- With which priority somebody was served, whatever it is corrected to for a later turn.
ALTER TABLE "Turn" ADD COLUMN "priority" TEXT;
UPDATE "Turn" SET "priority" = (SELECT t."priority" FROM "Ticket" t
  WHERE t."branchId" = "Turn"."branchId" AND t."day" = "Turn"."day" AND t."id" = "Turn"."ticketId")
  WHERE "outcome" IN ('served', 'transferred');
