-- Articles of a year in which two year-to-date figures of one index cannot go back to one level at the year's end.
WITH told AS (
    SELECT
        m.article, m.position, m.index, m.period, m.session, COALESCE(m.as_of, a.as_of) AS trading_day,
        f.slot, f.low, f.high
    FROM index_moves m
    JOIN articles a ON a.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
),
bases AS (
    SELECT
        p.article, p.index, EXTRACT(YEAR FROM p.trading_day) AS told_in,
        l.low / (1 + p.high / 100) AS low, l.high / (1 + p.low / 100) AS high
    FROM told p
    JOIN told l
        ON l.article = p.article AND l.index = p.index AND l.slot = 'level'
        AND (l.position = p.position OR l.period = '1d' AND l.session = 'close' AND l.trading_day = p.trading_day)
    WHERE p.period = 'ytd' AND p.slot = 'percent' AND p.low > -100
),
disputed AS (
    SELECT index, told_in
    FROM bases
    GROUP BY index, told_in
    HAVING MAX(low) > MIN(high) - 0.000001
)
SELECT DISTINCT b.article
FROM bases b
JOIN disputed d ON d.index = b.index AND d.told_in = b.told_in
