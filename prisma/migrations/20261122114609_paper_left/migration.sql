-- AlterTable
ALTER TABLE "PrinterLease" ADD COLUMN "paperLeftSince" BIGINT;
