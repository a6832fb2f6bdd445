-- How a counter divides its calls, and how far it has come with that.
ALTER TABLE "Counter" ADD COLUMN "share" TEXT;
ALTER TABLE "CounterState" ADD COLUMN "shareCalls" INTEGER NOT NULL DEFAULT 0;

-- What most tickets do not have.
ALTER TABLE "Ticket" ADD COLUMN "needs" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Ticket" ADD COLUMN "phoneKey" TEXT;
ALTER TABLE "Ticket" ADD COLUMN "bookedAt" BIGINT;
ALTER TABLE "Ticket" ADD COLUMN "booking" TEXT;
ALTER TABLE "Ticket" ADD COLUMN "note" TEXT;

-- How a turn began, how often others passed, where it leads, and how long it was set aside.
ALTER TABLE "Turn" ADD COLUMN "entered" TEXT NOT NULL DEFAULT 'issued';
UPDATE "Turn" SET "entered" = 'returned' WHERE "returned";
ALTER TABLE "Turn" DROP COLUMN "returned";
ALTER TABLE "Turn" ADD COLUMN "postponed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Turn" ADD COLUMN "reservedFor" INTEGER;
ALTER TABLE "Turn" ADD COLUMN "thenBack" INTEGER;
ALTER TABLE "Turn" ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Turn" ADD COLUMN "parkedAt" BIGINT;
ALTER TABLE "Turn" ADD COLUMN "parkedFor" TEXT;
ALTER TABLE "Turn" ADD COLUMN "parkedMs" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "Appointment" (
    "branchId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "language" TEXT,
    "needs" TEXT NOT NULL,
    "ticketId" TEXT,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("branchId", "day", "code")
);

-- What only this installation knows.
CREATE TABLE "Secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("name")
);
