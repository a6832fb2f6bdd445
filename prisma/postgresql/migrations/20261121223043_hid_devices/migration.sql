-- CreateTable
CREATE TABLE "PeripheralBinding" (
    "host" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "branchId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "counter" INTEGER,
    "keys" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "PeripheralBinding_pkey" PRIMARY KEY ("host","key")
);

-- CreateTable
CREATE TABLE "AgentPrinter" (
    "deviceId" TEXT NOT NULL,
    "branchId" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "changedAt" BIGINT NOT NULL,

    CONSTRAINT "AgentPrinter_pkey" PRIMARY KEY ("deviceId")
);
