-- Tables that are written with every ticket are WITHOUT ROWID, by hand: the row lies in its key's own tree, and no second
-- one is written beside it.

-- CreateTable
CREATE TABLE "Municipality" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "accent" TEXT NOT NULL,
    "audiences" TEXT NOT NULL,
    "departments" TEXT NOT NULL,
    "groups" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "loadedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Queue" (
    "municipalityCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "prefix" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "targetWaitMinutes" INTEGER NOT NULL,
    "closedAt" BIGINT,

    PRIMARY KEY ("municipalityCode", "code"),
    CONSTRAINT "Queue_municipalityCode_fkey" FOREIGN KEY ("municipalityCode") REFERENCES "Municipality" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Service" (
    "municipalityCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "groupCode" TEXT NOT NULL,
    "queueCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "keywords" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "documents" TEXT NOT NULL,
    "fee" TEXT NOT NULL,
    "deadlineDays" INTEGER NOT NULL,
    "deliveredAtOnce" BOOLEAN NOT NULL,
    "department" TEXT,
    "expectedMinutes" INTEGER NOT NULL,
    "hours" TEXT,
    "dailyCap" INTEGER,
    "closedAt" BIGINT,

    PRIMARY KEY ("municipalityCode", "code"),
    CONSTRAINT "Service_municipalityCode_fkey" FOREIGN KEY ("municipalityCode") REFERENCES "Municipality" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Priority" (
    "municipalityCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "headStartMinutes" INTEGER NOT NULL,
    "closedAt" BIGINT,

    PRIMARY KEY ("municipalityCode", "code"),
    CONSTRAINT "Priority_municipalityCode_fkey" FOREIGN KEY ("municipalityCode") REFERENCES "Municipality" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "municipalityCode" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    CONSTRAINT "Notice_municipalityCode_fkey" FOREIGN KEY ("municipalityCode") REFERENCES "Municipality" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Branch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "municipalityCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "closedOn" TEXT NOT NULL,
    "zones" TEXT NOT NULL,
    "services" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "closedAt" BIGINT,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "day" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Branch_municipalityCode_fkey" FOREIGN KEY ("municipalityCode") REFERENCES "Municipality" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Counter" (
    "branchId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "accessible" BOOLEAN NOT NULL,
    "languages" TEXT NOT NULL,
    "room" TEXT,
    "way" TEXT,
    "tiers" TEXT NOT NULL,
    "closedAt" BIGINT,

    PRIMARY KEY ("branchId", "number"),
    CONSTRAINT "Counter_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Journal" (
    "branchId" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    PRIMARY KEY ("branchId", "seq")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Ticket" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "branchId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "priority" TEXT,
    "claimed" BOOLEAN NOT NULL,
    "issuedFrom" TEXT NOT NULL,
    "phone" TEXT,
    "issuedAt" BIGINT NOT NULL,
    "endedAt" BIGINT
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Turn" (
    "ticketId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "branchId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "returned" BOOLEAN NOT NULL,
    "counter" INTEGER,
    "clerk" TEXT,
    "calls" INTEGER NOT NULL,
    "calledAt" BIGINT,
    "lastCalledAt" BIGINT,
    "calledSeq" BIGINT,
    "startedAt" BIGINT,
    "endedAt" BIGINT,
    "outcome" TEXT,
    "delivered" TEXT,
    "note" TEXT,

    PRIMARY KEY ("branchId", "day", "ticketId", "n")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "CounterState" (
    "branchId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "clerk" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "pauseReason" TEXT,
    "since" BIGINT NOT NULL,
    "ticketId" TEXT,

    PRIMARY KEY ("branchId", "number")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "CounterPeriod" (
    "branchId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "clerk" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "fromAt" BIGINT NOT NULL,
    "toAt" BIGINT NOT NULL,

    PRIMARY KEY ("branchId", "day", "number", "fromAt", "state")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "LastNumber" (
    "branchId" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("branchId", "queue")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "command" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "body" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ServiceClosure" (
    "branchId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" BIGINT NOT NULL,

    PRIMARY KEY ("branchId", "service")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "PrintJob" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "branchId" TEXT NOT NULL,
    "printer" TEXT NOT NULL,
    "ticketId" TEXT NOT NULL,
    "copy" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "changedAt" BIGINT NOT NULL,
    "paper" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "municipalityCode" TEXT,
    "branches" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "disabledAt" BIGINT
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "branchId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT,
    "tokenHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "revokedAt" BIGINT,
    "lastSeenAt" BIGINT,
    CONSTRAINT "Device_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Notice_municipalityCode_idx" ON "Notice"("municipalityCode");

-- CreateIndex
CREATE INDEX "Branch_municipalityCode_idx" ON "Branch"("municipalityCode");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_branchId_day_number_key" ON "Ticket"("branchId", "day", "number");

-- CreateIndex
CREATE INDEX "PrintJob_printer_state_idx" ON "PrintJob"("printer", "state");

-- CreateIndex
CREATE UNIQUE INDEX "User_name_key" ON "User"("name");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Device_tokenHash_key" ON "Device"("tokenHash");

-- CreateIndex
CREATE INDEX "Device_branchId_idx" ON "Device"("branchId");
