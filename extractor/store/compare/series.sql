-- Closes that put the close of the day before where most articles of that day have it not.
-- Most is the point that lies in as many prints as any, and in more than half; of the prints that hold it the finest, of
-- equally fine ones the first.
WITH told AS (
    SELECT
        m.article, o.source, m.position, m.index, COALESCE(m.as_of, o.as_of) AS trading_day, m.direction,
        MAX(CASE WHEN f.slot = 'level' THEN f.low END) AS low,
        MAX(CASE WHEN f.slot = 'level' THEN f.high END) AS high,
        MAX(CASE WHEN f.slot = 'previous_close' THEN f.low END) AS since_low,
        MAX(CASE WHEN f.slot = 'previous_close' THEN f.high END) AS since_high,
        MAX(CASE WHEN f.slot = 'points' THEN f.low END) AS points_low,
        MAX(CASE WHEN f.slot = 'points' THEN f.high END) AS points_high,
        MAX(CASE WHEN f.slot = 'percent' THEN f.low END) AS percent_low,
        MAX(CASE WHEN f.slot = 'percent' THEN f.high END) AS percent_high
    FROM index_moves m
    JOIN ordered o ON o.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    WHERE m.session = 'close' AND m.period = '1d' AND m.level IS NOT NULL
    GROUP BY m.article, o.source, m.position, m.index, COALESCE(m.as_of, o.as_of), m.direction
),
closes AS (
    SELECT
        article, source, position, index, trading_day,
        COALESCE(low, -99999999999999999999) AS low, COALESCE(high, 99999999999999999999) AS high
    FROM told
    WHERE trading_day IS NOT NULL
),
prints AS (
    SELECT index, trading_day, low, high, COUNT(*) AS times, MIN(source) AS first_source
    FROM closes
    GROUP BY index, trading_day, low, high
),
edges AS (
    SELECT index, trading_day, low AS edge, 0 AS closing, times AS change, times FROM prints
    UNION ALL
    SELECT index, trading_day, high, 1, -times, 0 FROM prints
),
depths AS (
    SELECT
        index, trading_day, edge,
        SUM(change) OVER (
            PARTITION BY index, trading_day ORDER BY edge, closing ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS depth,
        SUM(times) OVER (PARTITION BY index, trading_day) AS voices
    FROM edges
),
deepest AS (
    SELECT
        index, trading_day, edge, depth, voices,
        ROW_NUMBER() OVER (PARTITION BY index, trading_day ORDER BY depth DESC, edge) AS place
    FROM depths
),
finest AS (
    SELECT
        p.index, p.trading_day, p.low, p.high, p.first_source,
        ROW_NUMBER() OVER (
            PARTITION BY p.index, p.trading_day ORDER BY p.high - p.low, p.first_source, p.low
        ) AS place
    FROM prints p
    JOIN deepest d
        ON d.index = p.index AND d.trading_day = p.trading_day AND d.place = 1 AND d.depth * 2 > d.voices
        AND p.low <= d.edge AND p.high >= d.edge
),
ground AS (
    SELECT
        c.article, c.position, c.index, c.trading_day, c.low, c.high,
        ROW_NUMBER() OVER (PARTITION BY c.index, c.trading_day ORDER BY c.article, c.position) AS place
    FROM closes c
    JOIN finest f
        ON f.index = c.index AND f.trading_day = c.trading_day AND f.place = 1
        AND f.first_source = c.source AND f.low = c.low AND f.high = c.high
),
implied AS (
    SELECT article, position, index, trading_day, since_low AS low, since_high AS high
    FROM told
    WHERE since_low IS NOT NULL OR since_high IS NOT NULL
    UNION ALL
    SELECT article, position, index, trading_day, low - points_high, high - points_low
    FROM told
    WHERE since_low IS NULL AND since_high IS NULL AND direction IS NOT NULL AND points_low IS NOT NULL
    UNION ALL
    SELECT article, position, index, trading_day, low / (1 + percent_high / 100), high / (1 + percent_low / 100)
    FROM told
    WHERE since_low IS NULL AND since_high IS NULL AND direction IS NOT NULL
        AND points_low IS NULL AND points_high IS NULL AND percent_low > -100
)
SELECT i.article, i.position, g.article AS against, g.position AS against_position, '' AS slot
FROM implied i
JOIN days d ON d.trading_day = i.trading_day
JOIN ground g ON g.index = i.index AND g.trading_day = d.day_before AND g.place = 1
WHERE g.low > i.high - 0.000001 OR i.low > g.high - 0.000001
