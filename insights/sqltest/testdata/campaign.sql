-- The counts of examples/campaign: a row for each post, day or video. NULL was not counted.
CREATE TABLE posts (channel TEXT, period TEXT, views BIGINT, impressions BIGINT, likes BIGINT, comments BIGINT, shares BIGINT, clicks BIGINT, spend_cents BIGINT);
INSERT INTO posts VALUES
	('instagram', '2025-06-02', 2140, 3020, 88, 9, 12, 95, 3150),
	('instagram', '2025-06-02', 610, 805, 12, 1, 0, 14, NULL),
	('instagram', '2025-06-03', 1980, 2644, 71, 12, 9, 60, 2500),
	('instagram', '2025-06-04', 2305, 3110, 102, 15, 22, 131, 4025),
	('instagram', '2025-06-05', 1120, 1498, 44, 3, 4, 38, 1275),
	('instagram', '2025-06-06', 4870, 6902, 260, 140, 31, 210, 7500),
	('instagram', '2025-06-07', 1415, 1877, 53, 4, 6, 41, 1500),
	('instagram', '2025-06-08', 980, 1240, 61, 8, 3, 22, NULL),
	('x', '2025-06-08', NULL, 2110, 38, 4, 6, NULL, NULL),
	('x', '2025-06-07', NULL, 1650, 22, 2, 3, NULL, NULL),
	('x', '2025-06-06', NULL, NULL, 61, 9, 14, NULL, NULL),
	('x', '2025-06-05', NULL, 1480, 19, 1, 2, NULL, NULL),
	('x', '2025-06-04', NULL, 3025, 47, 7, 9, NULL, NULL),
	('x', '2025-06-03', NULL, 1990, 33, 3, 5, NULL, NULL),
	('x', '2025-06-02', NULL, 2240, 35, 5, 4, NULL, NULL),
	('youtube', '2025-W23', 3230, 62100, NULL, NULL, NULL, NULL, NULL),
	('youtube', '2025-W23', 2000, 26300, NULL, NULL, NULL, NULL, NULL);
