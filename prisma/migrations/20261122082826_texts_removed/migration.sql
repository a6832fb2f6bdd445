-- AlterTable
ALTER TABLE "Branch" ADD COLUMN "textsRemovedTo" BIGINT NOT NULL DEFAULT 0;
