-- Year-to-date figures of an index that do not go back to the level at the year's end to which most go back.
-- Most is the point that lies in as many of the bases as any; of the bases that hold it the narrowest, of equally narrow
-- ones the first. The level is that of the figure itself, or of the one close that its article tells of the same day.
WITH told AS (
    SELECT
        m.article, o.source, m.position, m.index, m.period, m.session, COALESCE(m.as_of, o.as_of) AS trading_day,
        m.direction, f.slot, f.low, f.high
    FROM index_moves m
    JOIN ordered o ON o.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    WHERE f.slot = 'level' OR m.period = 'ytd' AND f.slot = 'percent'
),
closes AS (
    SELECT article, index, trading_day, MAX(low) AS low, MAX(high) AS high
    FROM told
    WHERE slot = 'level' AND period = '1d' AND session = 'close'
    GROUP BY article, index, trading_day
    HAVING COUNT(*) = 1
),
years AS (
    SELECT
        p.article, p.source, p.position, p.index, EXTRACT(YEAR FROM p.trading_day) AS told_in,
        COALESCE(own.low, c.low) / (1 + p.high / 100) AS low, COALESCE(own.high, c.high) / (1 + p.low / 100) AS high
    FROM told p
    LEFT JOIN told own ON own.article = p.article AND own.position = p.position AND own.slot = 'level'
    LEFT JOIN closes c ON c.article = p.article AND c.index = p.index AND c.trading_day = p.trading_day
    WHERE p.period = 'ytd' AND p.slot = 'percent' AND p.low > -100 AND p.direction IS NOT NULL
),
bases AS (
    SELECT article, source, position, index, told_in, low, high
    FROM years
    WHERE low IS NOT NULL AND high IS NOT NULL AND told_in IS NOT NULL
),
spans AS (
    SELECT index, told_in, low, high, COUNT(*) AS times, MIN(source) AS first_source
    FROM bases
    GROUP BY index, told_in, low, high
),
edges AS (
    SELECT index, told_in, low AS edge, 0 AS closing, times AS change FROM spans
    UNION ALL
    SELECT index, told_in, high, 1, -times FROM spans
),
depths AS (
    SELECT
        index, told_in, edge,
        SUM(change) OVER (
            PARTITION BY index, told_in ORDER BY edge, closing ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS depth
    FROM edges
),
deepest AS (
    SELECT index, told_in, edge, ROW_NUMBER() OVER (PARTITION BY index, told_in ORDER BY depth DESC, edge) AS place
    FROM depths
),
finest AS (
    SELECT
        s.index, s.told_in, s.low, s.high, s.first_source,
        ROW_NUMBER() OVER (
            PARTITION BY s.index, s.told_in ORDER BY s.high - s.low, s.first_source, s.low
        ) AS place
    FROM spans s
    JOIN deepest d
        ON d.index = s.index AND d.told_in = s.told_in AND d.place = 1 AND s.low <= d.edge AND s.high >= d.edge
),
ground AS (
    SELECT
        b.article, b.position, b.index, b.told_in, b.low, b.high,
        ROW_NUMBER() OVER (PARTITION BY b.index, b.told_in ORDER BY b.article, b.position) AS place
    FROM bases b
    JOIN finest f
        ON f.index = b.index AND f.told_in = b.told_in AND f.place = 1
        AND f.first_source = b.source AND f.low = b.low AND f.high = b.high
)
SELECT b.article, b.position, g.article AS against, g.position AS against_position, '' AS slot
FROM bases b
JOIN ground g ON g.index = b.index AND g.told_in = b.told_in AND g.place = 1
WHERE b.article <> g.article AND (b.low > g.high - 0.000001 OR g.low > b.high - 0.000001)
