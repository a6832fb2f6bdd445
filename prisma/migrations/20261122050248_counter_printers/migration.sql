-- CreateTable
CREATE TABLE "CounterPrinter" (
    "branchId" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "printer" TEXT NOT NULL,

    PRIMARY KEY ("branchId", "counter")
);

-- CreateIndex
CREATE INDEX "CounterPrinter_printer_idx" ON "CounterPrinter"("printer");
