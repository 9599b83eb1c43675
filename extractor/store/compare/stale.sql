-- Moves with two figures that most articles give, to the last digit, for another day; of two such days for the earlier.
-- Two figures that have seven digits together are, in units of their last digits, a product of 100,000 at least.
-- Where both state a third figure, that must be able to be the same.
WITH told AS (
    SELECT
        m.article, o.source, m.position, m.index, COALESCE(m.as_of, o.as_of) AS trading_day, f.slot, f.value, f.step,
        f.low, f.high
    FROM index_moves m
    JOIN ordered o ON o.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    WHERE COALESCE(m.period, '1d') = '1d' AND f.slot IN ('percent', 'points', 'level') AND f.value <> 0
        AND COALESCE(m.as_of, o.as_of) IS NOT NULL
),
printed AS (
    SELECT
        one.article, one.source, one.position, one.index, one.trading_day, one.slot, one.value, one.step,
        two.slot AS slot2, two.value AS value2, two.step AS step2
    FROM told one
    JOIN told two ON two.article = one.article AND two.position = one.position AND two.slot > one.slot
    WHERE ABS(one.value / one.step) * ABS(two.value / two.step) >= 100000
),
reprinted AS (
    SELECT index, slot, value, step, slot2, value2, step2
    FROM printed
    GROUP BY index, slot, value, step, slot2, value2, step2
    HAVING MIN(trading_day) <> MAX(trading_day)
),
counted AS (
    SELECT
        p.article, p.source, p.position, p.index, p.trading_day, p.slot, p.value, p.step, p.slot2, p.value2, p.step2,
        COUNT(*) OVER (
            PARTITION BY p.index, p.slot, p.value, p.step, p.slot2, p.value2, p.step2, p.trading_day
        ) AS times
    FROM printed p
    JOIN reprinted r
        ON r.index = p.index AND r.slot = p.slot AND r.value = p.value AND r.step = p.step
        AND r.slot2 = p.slot2 AND r.value2 = p.value2 AND r.step2 = p.step2
),
homes AS (
    SELECT
        article, position, index, trading_day, slot, value, step, slot2, value2, step2,
        ROW_NUMBER() OVER (
            PARTITION BY index, slot, value, step, slot2, value2, step2
            ORDER BY times DESC, trading_day, source, article, position
        ) AS place
    FROM counted
),
strays AS (
    SELECT DISTINCT p.article, p.position, h.article AS against, h.position AS against_position, p.slot, p.slot2
    FROM homes p
    JOIN homes h
        ON h.index = p.index AND h.slot = p.slot AND h.value = p.value AND h.step = p.step
        AND h.slot2 = p.slot2 AND h.value2 = p.value2 AND h.step2 = p.step2 AND h.place = 1
    WHERE h.trading_day <> p.trading_day AND h.article <> p.article
)
SELECT s.article, s.position, s.against, s.against_position, s.slot || ' ' || s.slot2 AS slot
FROM strays s
LEFT JOIN told third ON third.article = s.article AND third.position = s.position AND third.slot NOT IN (s.slot, s.slot2)
LEFT JOIN told same ON same.article = s.against AND same.position = s.against_position AND same.slot = third.slot
WHERE third.low IS NULL OR third.high IS NULL OR same.low IS NULL OR same.high IS NULL
    OR third.low <= same.high AND same.low <= third.high
