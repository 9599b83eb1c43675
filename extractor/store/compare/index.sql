-- Articles that give one index, for one day, period and session, figures that cannot both be.
-- A figure of no stated session may be of the close or of any hour, so it is held against both.
WITH told AS (
    SELECT m.article, m.index, m.period, s.session, COALESCE(m.as_of, a.as_of) AS trading_day, f.slot, f.low, f.high
    FROM index_moves m
    JOIN articles a ON a.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    JOIN (
        SELECT 'close' AS stated, 'close' AS session
        UNION ALL SELECT 'intraday', 'intraday'
        UNION ALL SELECT 'open', 'open'
        UNION ALL SELECT 'none', 'close'
        UNION ALL SELECT 'none', 'intraday'
    ) s ON s.stated = COALESCE(m.session, 'none')
    WHERE m.period IS NOT NULL
),
disputed AS (
    SELECT index, period, session, trading_day
    FROM told
    WHERE trading_day IS NOT NULL
    GROUP BY index, period, session, trading_day, slot
    HAVING MAX(low) > MIN(high) - 0.000001
)
SELECT DISTINCT t.article
FROM told t
JOIN disputed d
    ON d.index = t.index AND d.period = t.period AND d.session = t.session AND d.trading_day = t.trading_day
