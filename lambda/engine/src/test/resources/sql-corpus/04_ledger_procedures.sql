/*
 * Double-entry ledger.
 * Posting goes through procedures; /* the tables themselves are read-only for the application; */
 * see "close_month" for the batch that commits as it goes.
 */
\set ON_ERROR_STOP on
\timing off

CREATE TABLE accounts (
    number   text PRIMARY KEY CHECK (number ~ '^\d{4}$'),
    name     text NOT NULL,
    kind     char(1) NOT NULL CHECK (kind IN ('A', 'L', 'E', 'I', 'X')), -- asset; liability; equity; income; expense
    currency char(3) NOT NULL DEFAULT 'EUR'
);
CREATE TABLE months (
    month     date PRIMARY KEY CHECK (month = date_trunc('month', month)),
    closed_at timestamptz
);
CREATE TABLE bookings (
    id        bigserial PRIMARY KEY,
    booked_on date NOT NULL,
    text      text NOT NULL,
    reverses  bigint UNIQUE REFERENCES bookings
);
CREATE TABLE postings (
    booking_id bigint NOT NULL REFERENCES bookings,
    account    text NOT NULL REFERENCES accounts,
    amount     numeric(16, 2) NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (booking_id, account)
);
CREATE TABLE balances (
    month   date NOT NULL REFERENCES months,
    account text NOT NULL REFERENCES accounts,
    balance numeric(16, 2) NOT NULL,
    PRIMARY KEY (month, account)
);

CREATE OR REPLACE FUNCTION assert_balanced() RETURNS trigger LANGUAGE plpgsql AS $fn$
DECLARE
    difference numeric;
BEGIN
    SELECT sum(amount) INTO difference FROM postings WHERE booking_id = coalesce(NEW.booking_id, OLD.booking_id);
    IF difference <> 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = '23514',
            MESSAGE = format('booking %s does not balance; %s is left', coalesce(NEW.booking_id, OLD.booking_id), difference),
            HINT = $hint$Post both sides in one transaction; "BEGIN; ...; COMMIT;"$hint$;
    END IF;
    RETURN NULL;
END
$fn$;

CREATE CONSTRAINT TRIGGER postings_balanced
    AFTER INSERT OR UPDATE OR DELETE ON postings
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION assert_balanced();

CREATE OR REPLACE PROCEDURE post(
    booked_on date,
    text text,
    debit text,
    credit text,
    amount numeric,
    INOUT booking_id bigint DEFAULT NULL
) LANGUAGE plpgsql AS $proc$
#variable_conflict use_variable
BEGIN
    IF EXISTS (SELECT FROM months WHERE month = date_trunc('month', booked_on) AND closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the month of % is closed', booked_on;
    END IF;
    INSERT INTO bookings AS b (booked_on, text) VALUES (post.booked_on, post.text) RETURNING b.id INTO booking_id;
    INSERT INTO postings AS p (booking_id, account, amount)
    VALUES (booking_id, debit, amount), (booking_id, credit, -amount);
END;
$proc$;

CREATE FUNCTION reverse(id bigint) RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO bookings (booked_on, text, reverses)
    SELECT CURRENT_DATE, CASE WHEN text LIKE 'Reversal of %' THEN 'Again: ' || text ELSE 'Reversal of ' || text END, bookings.id
    FROM bookings WHERE bookings.id = reverse.id;
    INSERT INTO postings (booking_id, account, amount)
    SELECT b.id, p.account, -p.amount
    FROM bookings AS b JOIN postings AS p ON p.booking_id = b.reverses
    WHERE b.reverses = reverse.id;
    SELECT b.id FROM bookings AS b WHERE b.reverses = reverse.id;
END;

CREATE PROCEDURE close_month(which date) LANGUAGE plpgsql AS $$
DECLARE
    a accounts%ROWTYPE;
    done int := 0;
BEGIN
    INSERT INTO months (month) VALUES (which) ON CONFLICT (month) DO NOTHING;
    COMMIT; -- the month is there, whatever happens next
    FOR a IN SELECT * FROM accounts ORDER BY number LOOP
        INSERT INTO balances
        SELECT which, a.number, coalesce(sum(p.amount), 0)
        FROM postings AS p JOIN bookings AS b ON b.id = p.booking_id
        WHERE p.account = a.number AND b.booked_on < which + interval '1 month'
        ON CONFLICT (month, account) DO UPDATE SET balance = EXCLUDED.balance;
        done := done + 1;
        IF done % 100 = 0 THEN
            COMMIT;
        END IF;
    END LOOP;
    UPDATE months SET closed_at = now() WHERE month = which;
    COMMIT;
    RAISE NOTICE '% accounts; closed', done;
END $$;

COPY accounts (number, name, kind) FROM stdin;
1000	Cash	A
1200	Bank; current account	A
1400	Receivables	A
3300	Trade creditors' accounts	L
4000	Sales	I
4930	Office supplies -- "small"	X
\.

\echo 'posting the first bookings; wait'
BEGIN;
CALL post('2025-01-02', 'Opening; first till', '1000', '1200', 250);
CALL post('2025-01-03', $$Invoice 2025-1; O'Brien & Sons$$, '1400', '4000', 1190.00);
SAVEPOINT before_mistake;
CALL post('2025-01-03', 'Mistake', '1000', '4000', 1);
ROLLBACK TO SAVEPOINT before_mistake;
CALL post('2025-01-07', E'Paper\tand\\or pens; it\'s little', '4930', '1000', 23.5);
COMMIT;

START TRANSACTION ISOLATION LEVEL SERIALIZABLE;
SET CONSTRAINTS postings_balanced IMMEDIATE;
SELECT reverse(max(id)) FROM bookings;
ROLLBACK;

CALL close_month('2025-01-01');

DO LANGUAGE plpgsql $do$
DECLARE
    total numeric := (SELECT sum(balance) FROM balances WHERE month = '2025-01-01');
BEGIN
    IF total <> 0 THEN
        RAISE EXCEPTION 'balances do not add up; % left', total;
    END IF;
END
$do$;

CREATE VIEW trial_balance AS
SELECT a.number, a.name,
       sum(p.amount) FILTER (WHERE p.amount > 0) AS debit,
       -sum(p.amount) FILTER (WHERE p.amount < 0) AS credit,
       CASE a.kind WHEN 'A' THEN 'asset' WHEN 'L' THEN 'liability' WHEN 'E' THEN 'equity'
                   WHEN 'I' THEN 'income' ELSE 'expense' END AS kind
FROM accounts AS a LEFT JOIN postings AS p ON p.account = a.number
GROUP BY a.number
ORDER BY a.number;

TABLE trial_balance;
