-- CreateTable
CREATE TABLE "PrinterLease" (
    "printer" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "since" BIGINT NOT NULL
);
