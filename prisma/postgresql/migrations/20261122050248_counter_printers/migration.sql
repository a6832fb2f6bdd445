-- CreateTable
CREATE TABLE "CounterPrinter" (
    "branchId" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "printer" TEXT NOT NULL,

    CONSTRAINT "CounterPrinter_pkey" PRIMARY KEY ("branchId","counter")
);

-- CreateIndex
CREATE INDEX "CounterPrinter_printer_idx" ON "CounterPrinter"("printer");
