-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "dailyCap" INTEGER,
ADD COLUMN     "hours" TEXT;

-- CreateTable
CREATE TABLE "ServiceClosure" (
    "branchId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" BIGINT NOT NULL,

    CONSTRAINT "ServiceClosure_pkey" PRIMARY KEY ("branchId","service")
);
