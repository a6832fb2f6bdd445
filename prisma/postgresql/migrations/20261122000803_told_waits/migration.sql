-- AlterTable
ALTER TABLE "Turn" ADD COLUMN     "toldFrom" INTEGER,
ADD COLUMN     "toldTo" INTEGER;
