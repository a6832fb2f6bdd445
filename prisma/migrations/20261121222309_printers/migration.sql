-- CreateTable
CREATE TABLE "Printer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "branchId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "kiosk" TEXT,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" BIGINT
);

-- CreateTable
CREATE TABLE "TicketDesign" (
    "municipalityCode" TEXT NOT NULL PRIMARY KEY,
    "design" TEXT NOT NULL,
    "changedAt" BIGINT NOT NULL,
    "changedBy" TEXT NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_PrintJob" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "branchId" TEXT NOT NULL,
    "printer" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'ticket',
    "ticketId" TEXT,
    "copy" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "changedAt" BIGINT NOT NULL,
    "paper" TEXT NOT NULL
);
INSERT INTO "new_PrintJob" ("branchId", "changedAt", "copy", "createdAt", "id", "paper", "printer", "state", "ticketId") SELECT "branchId", "changedAt", "copy", "createdAt", "id", "paper", "printer", "state", "ticketId" FROM "PrintJob";
DROP TABLE "PrintJob";
ALTER TABLE "new_PrintJob" RENAME TO "PrintJob";
CREATE INDEX "PrintJob_printer_state_idx" ON "PrintJob"("printer", "state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Printer_branchId_idx" ON "Printer"("branchId");
