-- AlterTable
ALTER TABLE "PrintJob" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'ticket',
ALTER COLUMN "ticketId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Printer" (
    "id" TEXT NOT NULL,
    "branchId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "kiosk" TEXT,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" BIGINT,

    CONSTRAINT "Printer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TicketDesign" (
    "municipalityCode" TEXT NOT NULL,
    "design" TEXT NOT NULL,
    "changedAt" BIGINT NOT NULL,
    "changedBy" TEXT NOT NULL,

    CONSTRAINT "TicketDesign_pkey" PRIMARY KEY ("municipalityCode")
);

-- CreateIndex
CREATE INDEX "Printer_branchId_idx" ON "Printer"("branchId");
