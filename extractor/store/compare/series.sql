-- Articles whose close puts the close of the day before where another has it not; and every close of those two days.
WITH told AS (
    SELECT m.article, m.position, m.index, COALESCE(m.as_of, a.as_of) AS trading_day, f.slot, f.low, f.high
    FROM index_moves m
    JOIN articles a ON a.article = m.article
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    WHERE m.session = 'close' AND m.period = '1d'
),
closes AS (
    SELECT * FROM told WHERE slot = 'level'
),
implied AS (
    SELECT index, trading_day, low, high FROM told WHERE slot = 'previous_close'
    UNION ALL
    SELECT c.index, c.trading_day, c.low - t.high, c.high - t.low
    FROM closes c
    JOIN told t ON t.article = c.article AND t.position = c.position AND t.slot = 'points'
    UNION ALL
    SELECT c.index, c.trading_day, c.low / (1 + t.high / 100), c.high / (1 + t.low / 100)
    FROM closes c
    JOIN told t ON t.article = c.article AND t.position = c.position AND t.slot = 'percent' AND t.low > -100
),
disputed AS (
    SELECT DISTINCT i.index, i.trading_day, d.day_before
    FROM implied i
    JOIN days d ON d.trading_day = i.trading_day
    JOIN closes c ON c.index = i.index AND c.trading_day = d.day_before
    WHERE c.low > i.high - 0.000001 OR i.low > c.high - 0.000001
)
SELECT c.article
FROM closes c
JOIN disputed d ON d.index = c.index AND d.trading_day = c.trading_day
UNION
SELECT c.article
FROM closes c
JOIN disputed d ON d.index = c.index AND d.day_before = c.trading_day
