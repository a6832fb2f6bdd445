-- How people said their visits were.
CREATE TABLE "Rating" (
    "branchId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "ticketId" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "better" TEXT NOT NULL,
    "ratedFrom" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("branchId", "day", "ticketId")
) WITHOUT ROWID;
