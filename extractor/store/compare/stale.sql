-- Articles of two different days that give one index the same two figures to the last digit.
WITH told AS (
    SELECT m.article, m.position, m.index, COALESCE(m.as_of, a.as_of) AS trading_day, f.slot, f.value
    FROM index_moves m
    JOIN articles a ON a.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    WHERE COALESCE(m.period, '1d') = '1d' AND f.slot IN ('percent', 'points', 'level') AND f.value <> 0
),
printed AS (
    SELECT one.article, one.index, one.trading_day, one.slot, one.value, two.slot AS slot2, two.value AS value2
    FROM told one
    JOIN told two ON two.article = one.article AND two.position = one.position AND two.slot > one.slot
),
reprinted AS (
    SELECT index, slot, value, slot2, value2
    FROM printed
    GROUP BY index, slot, value, slot2, value2
    HAVING MIN(trading_day) <> MAX(trading_day)
)
SELECT DISTINCT p.article
FROM printed p
JOIN reprinted r
    ON r.index = p.index AND r.slot = p.slot AND r.value = p.value AND r.slot2 = p.slot2 AND r.value2 = p.value2
