-- Figures of an index that cannot be what most articles give for the same day, period and session.
-- Most is the point that lies in as many prints as any; of the prints that hold it the finest, of equally fine ones the first.
WITH told AS (
    SELECT
        m.article, o.source, m.position, m.index, m.period, COALESCE(m.session, '') AS session,
        COALESCE(m.as_of, o.as_of) AS trading_day, f.slot,
        COALESCE(f.low, -99999999999999999999) AS low, COALESCE(f.high, 99999999999999999999) AS high
    FROM index_moves m
    JOIN ordered o ON o.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    WHERE m.period IS NOT NULL AND COALESCE(m.as_of, o.as_of) IS NOT NULL
),
prints AS (
    SELECT index, period, session, trading_day, slot, low, high, COUNT(*) AS times, MIN(source) AS first_source
    FROM told
    GROUP BY index, period, session, trading_day, slot, low, high
),
edges AS (
    SELECT index, period, session, trading_day, slot, low AS edge, 0 AS closing, times AS change FROM prints
    UNION ALL
    SELECT index, period, session, trading_day, slot, high, 1, -times FROM prints
),
depths AS (
    SELECT
        index, period, session, trading_day, slot, edge,
        SUM(change) OVER (
            PARTITION BY index, period, session, trading_day, slot ORDER BY edge, closing
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS depth
    FROM edges
),
deepest AS (
    SELECT
        index, period, session, trading_day, slot, edge,
        ROW_NUMBER() OVER (
            PARTITION BY index, period, session, trading_day, slot ORDER BY depth DESC, edge
        ) AS place
    FROM depths
),
finest AS (
    SELECT
        p.index, p.period, p.session, p.trading_day, p.slot, p.low, p.high, p.first_source,
        ROW_NUMBER() OVER (
            PARTITION BY p.index, p.period, p.session, p.trading_day, p.slot
            ORDER BY p.high - p.low, p.first_source, p.low
        ) AS place
    FROM prints p
    JOIN deepest d
        ON d.index = p.index AND d.period = p.period AND d.session = p.session AND d.trading_day = p.trading_day
        AND d.slot = p.slot AND d.place = 1 AND p.low <= d.edge AND p.high >= d.edge
),
ground AS (
    SELECT
        t.article, t.position, t.index, t.period, t.session, t.trading_day, t.slot, t.low, t.high,
        ROW_NUMBER() OVER (
            PARTITION BY t.index, t.period, t.session, t.trading_day, t.slot ORDER BY t.article, t.position
        ) AS place
    FROM told t
    JOIN finest f
        ON f.index = t.index AND f.period = t.period AND f.session = t.session AND f.trading_day = t.trading_day
        AND f.slot = t.slot AND f.place = 1 AND f.first_source = t.source AND f.low = t.low AND f.high = t.high
)
SELECT t.article, t.position, g.article AS against, g.position AS against_position, t.slot
FROM told t
JOIN ground g
    ON g.index = t.index AND g.period = t.period AND g.session = t.session AND g.trading_day = t.trading_day
    AND g.slot = t.slot AND g.place = 1
WHERE t.article <> g.article AND (t.low > g.high - 0.000001 OR g.low > t.high - 0.000001)
UNION ALL
-- What most give without saying of which hour, against the close, or where there is none against the hours.
SELECT t.article, t.position, g.article, g.position, t.slot
FROM ground t
JOIN (
    SELECT
        article, position, index, period, trading_day, slot, low, high,
        ROW_NUMBER() OVER (PARTITION BY index, period, trading_day, slot ORDER BY session) AS place
    FROM ground
    WHERE place = 1 AND session IN ('close', 'intraday')
) g
    ON g.index = t.index AND g.period = t.period AND g.trading_day = t.trading_day AND g.slot = t.slot AND g.place = 1
WHERE t.session = '' AND t.place = 1 AND t.article <> g.article
    AND (t.low > g.high - 0.000001 OR g.low > t.high - 0.000001)
