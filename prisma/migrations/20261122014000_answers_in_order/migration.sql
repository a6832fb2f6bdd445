-- Answers are long, and their keys come from everywhere: the rows lie in the order in which they were given, and only
-- the short keys are sorted.
CREATE TABLE "new_Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "command" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "body" TEXT NOT NULL
);
INSERT INTO "new_Answer" SELECT "id", "command", "at", "body" FROM "Answer" ORDER BY "at";
DROP TABLE "Answer";
ALTER TABLE "new_Answer" RENAME TO "Answer";
