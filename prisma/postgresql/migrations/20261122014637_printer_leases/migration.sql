-- CreateTable
CREATE TABLE "PrinterLease" (
    "printer" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "since" BIGINT NOT NULL,

    CONSTRAINT "PrinterLease_pkey" PRIMARY KEY ("printer")
);
