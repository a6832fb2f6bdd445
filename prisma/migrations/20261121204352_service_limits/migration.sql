-- AlterTable
ALTER TABLE "Service" ADD COLUMN "dailyCap" INTEGER;
ALTER TABLE "Service" ADD COLUMN "hours" TEXT;

-- CreateTable
CREATE TABLE "ServiceClosure" (
    "branchId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" BIGINT NOT NULL,

    PRIMARY KEY ("branchId", "service")
);
