-- Why a text did not arrive is said in both languages; what was kept before stands in both as it was said.
ALTER TABLE text_order RENAME COLUMN reason TO reason_en;
ALTER TABLE text_order ADD COLUMN reason_fr TEXT;
UPDATE text_order SET reason_fr = reason_en WHERE reason_en IS NOT NULL;
