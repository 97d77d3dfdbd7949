--
-- PostgreSQL database dump
--

\restrict odmkBYIUbfbHkO4PIjReLkfqtfUcyE7P0MUdhpzBpmK5sCNVDB16gBfoyjDKkrb

-- Dumped from database version 14.22
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

ALTER TABLE IF EXISTS ONLY shop.stock_movements DROP CONSTRAINT IF EXISTS stock_movements_product_id_fkey;
ALTER TABLE IF EXISTS ONLY shop.stock_movements DROP CONSTRAINT IF EXISTS stock_movements_order_id_fkey;
ALTER TABLE IF EXISTS ONLY shop.products DROP CONSTRAINT IF EXISTS products_category_id_fkey;
ALTER TABLE IF EXISTS ONLY shop.orders DROP CONSTRAINT IF EXISTS orders_customer_id_fkey;
ALTER TABLE IF EXISTS ONLY shop.order_lines DROP CONSTRAINT IF EXISTS order_lines_product_id_fkey;
ALTER TABLE IF EXISTS ONLY shop.order_lines DROP CONSTRAINT IF EXISTS order_lines_order_id_fkey;
ALTER TABLE IF EXISTS ONLY shop.categories DROP CONSTRAINT IF EXISTS categories_parent_id_fkey;
DROP TRIGGER IF EXISTS orders_place ON shop.orders;
DROP RULE IF EXISTS open_orders_ship ON shop.open_orders;
DROP RULE IF EXISTS open_orders_other ON shop.open_orders;
DROP INDEX IF EXISTS shop.products_title_idx;
DROP INDEX IF EXISTS shop.products_category_id_idx;
DROP INDEX IF EXISTS shop.products_attributes_idx;
DROP INDEX IF EXISTS shop.orders_open_idx;
DROP INDEX IF EXISTS shop.orders_customer_idx;
DROP INDEX IF EXISTS shop.order_lines_product_idx;
DROP INDEX IF EXISTS shop.customers_email_key;
ALTER TABLE IF EXISTS ONLY shop.stock_movements DROP CONSTRAINT IF EXISTS stock_movements_pkey;
ALTER TABLE IF EXISTS ONLY shop.products DROP CONSTRAINT IF EXISTS products_sku_key;
ALTER TABLE IF EXISTS ONLY shop.products DROP CONSTRAINT IF EXISTS products_pkey;
ALTER TABLE IF EXISTS ONLY shop.orders DROP CONSTRAINT IF EXISTS orders_pkey;
ALTER TABLE IF EXISTS ONLY shop.order_lines DROP CONSTRAINT IF EXISTS order_lines_pkey;
ALTER TABLE IF EXISTS ONLY shop.customers DROP CONSTRAINT IF EXISTS customers_pkey;
ALTER TABLE IF EXISTS ONLY shop.categories DROP CONSTRAINT IF EXISTS categories_slug_key;
ALTER TABLE IF EXISTS ONLY shop.categories DROP CONSTRAINT IF EXISTS categories_pkey;
DROP TABLE IF EXISTS shop.stock_movements;
DROP TABLE IF EXISTS shop.products;
DROP TABLE IF EXISTS shop.order_lines;
DROP VIEW IF EXISTS shop.open_orders;
DROP TABLE IF EXISTS shop.orders;
DROP TABLE IF EXISTS shop.customers;
DROP TABLE IF EXISTS shop.categories;
DROP FUNCTION IF EXISTS shop.place_order();
DROP FUNCTION IF EXISTS shop.order_total(order_id bigint);
DROP DOMAIN IF EXISTS shop.sku;
DROP DOMAIN IF EXISTS shop.percent;
DROP TYPE IF EXISTS shop.order_status;
DROP TYPE IF EXISTS shop.money_amount;
DROP SCHEMA IF EXISTS shop;
-- *not* dropping schema, since initdb creates it
--
-- Name: public; Type: SCHEMA; Schema: -; Owner: -
--

-- *not* creating schema, since initdb creates it


--
-- Name: shop; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA shop;


--
-- Name: money_amount; Type: TYPE; Schema: shop; Owner: -
--

CREATE TYPE shop.money_amount AS (
	amount numeric(14,2),
	currency character(3)
);


--
-- Name: order_status; Type: TYPE; Schema: shop; Owner: -
--

CREATE TYPE shop.order_status AS ENUM (
    'draft',
    'placed',
    'paid',
    'shipped',
    'returned',
    'cancelled'
);


--
-- Name: percent; Type: DOMAIN; Schema: shop; Owner: -
--

CREATE DOMAIN shop.percent AS numeric(5,2)
	CONSTRAINT percent_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric)));


--
-- Name: sku; Type: DOMAIN; Schema: shop; Owner: -
--

CREATE DOMAIN shop.sku AS text
	CONSTRAINT sku_check CHECK ((VALUE ~ '^[A-Z]{2,4}-\d{3,8}(;[a-z]+)?$'::text));


--
-- Name: order_total(bigint); Type: FUNCTION; Schema: shop; Owner: -
--

CREATE FUNCTION shop.order_total(order_id bigint) RETURNS numeric
    LANGUAGE sql STABLE
    SET search_path TO 'shop', 'pg_temp'
    AS $$
    SELECT coalesce(sum(round(quantity * unit_price * (1 - discount / 100), 2)), 0)
    FROM order_lines
    WHERE order_lines.order_id = order_total.order_id; -- a line's discount; not the order's
$$;


--
-- Name: place_order(); Type: FUNCTION; Schema: shop; Owner: -
--

CREATE FUNCTION shop.place_order() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'shop', 'pg_temp'
    AS $$
DECLARE
    missing record;
BEGIN
    IF NEW.status = 'placed' AND OLD.status IS DISTINCT FROM 'placed' THEN
        NEW.placed_at := coalesce(NEW.placed_at, now());
        NEW.total := ROW (order_total(NEW.id), 'EUR');

        FOR missing IN
            SELECT p.sku, l.quantity, coalesce(sum(m.quantity), 0) AS in_stock
            FROM order_lines AS l
            JOIN products AS p ON p.id = l.product_id
            LEFT JOIN stock_movements AS m ON m.product_id = p.id
            WHERE l.order_id = NEW.id
            GROUP BY p.sku, l.quantity
            HAVING coalesce(sum(m.quantity), 0) < l.quantity
        LOOP
            RAISE EXCEPTION 'not enough of "%": % wanted; % there', missing.sku, missing.quantity, missing.in_stock
                USING ERRCODE = 'check_violation', HINT = 'Wait for the next delivery; it''s on Monday.';
        END LOOP;

        INSERT INTO stock_movements (product_id, quantity, reason, order_id)
        SELECT product_id, -quantity, 'sale', NEW.id FROM order_lines WHERE order_id = NEW.id;
    END IF;
    RETURN NEW;
END;
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: categories; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.categories (
    id integer NOT NULL,
    parent_id integer,
    slug text NOT NULL,
    title text NOT NULL,
    CONSTRAINT categories_check CHECK ((parent_id <> id)),
    CONSTRAINT categories_slug_check CHECK ((slug = lower(slug)))
);


--
-- Name: categories_id_seq; Type: SEQUENCE; Schema: shop; Owner: -
--

ALTER TABLE shop.categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME shop.categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.customers (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    address jsonb,
    newsletter boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: orders; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.orders (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    status shop.order_status DEFAULT 'draft'::shop.order_status NOT NULL,
    placed_at timestamp with time zone,
    note text DEFAULT 'none; "as usual"'::text,
    total shop.money_amount,
    CONSTRAINT orders_placed CHECK (((status = 'draft'::shop.order_status) OR (status = 'cancelled'::shop.order_status) OR (placed_at IS NOT NULL)))
);


--
-- Name: open_orders; Type: VIEW; Schema: shop; Owner: -
--

CREATE VIEW shop.open_orders AS
 SELECT o.id,
    c.name,
    o.placed_at,
    (o.total).amount AS amount,
    (o.total).currency AS currency,
        CASE o.status
            WHEN 'placed'::shop.order_status THEN 'to be paid; soon'::text
            ELSE 'to be shipped'::text
        END AS what_next
   FROM (shop.orders o
     JOIN shop.customers c ON ((c.id = o.customer_id)))
  WHERE (o.status = ANY (ARRAY['placed'::shop.order_status, 'paid'::shop.order_status]));


--
-- Name: order_lines; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.order_lines (
    order_id bigint NOT NULL,
    line smallint NOT NULL,
    product_id bigint NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    discount shop.percent DEFAULT 0 NOT NULL,
    CONSTRAINT order_lines_quantity_check CHECK ((quantity > 0))
);


--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: shop; Owner: -
--

ALTER TABLE shop.orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME shop.orders_id_seq
    START WITH 100000
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: products; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.products (
    id bigint NOT NULL,
    sku shop.sku NOT NULL,
    category_id integer,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    price numeric(12,2) NOT NULL,
    vat_rate shop.percent DEFAULT 19.00 NOT NULL,
    gross_price numeric(12,2) GENERATED ALWAYS AS (round((price * ((1)::numeric + ((vat_rate)::numeric / (100)::numeric))), 2)) STORED,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT products_attributes_flat CHECK ((NOT (attributes @? '$.*?(@.type() == "object")'::jsonpath))),
    CONSTRAINT products_price_positive CHECK ((price > (0)::numeric))
);


--
-- Name: TABLE products; Type: COMMENT; Schema: shop; Owner: -
--

COMMENT ON TABLE shop.products IS 'What we sell; "active = false" means: not any more';


--
-- Name: COLUMN products.attributes; Type: COMMENT; Schema: shop; Owner: -
--

COMMENT ON COLUMN shop.products.attributes IS 'Flat: {"colour": "red", "size": "L"}; don''t nest';


--
-- Name: products_id_seq; Type: SEQUENCE; Schema: shop; Owner: -
--

ALTER TABLE shop.products ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME shop.products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: stock_movements; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.stock_movements (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    quantity integer NOT NULL,
    reason text NOT NULL,
    order_id bigint,
    moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT stock_movements_quantity_check CHECK ((quantity <> 0)),
    CONSTRAINT stock_movements_reason_check CHECK ((reason = ANY (ARRAY['purchase'::text, 'sale'::text, 'return'::text, 'loss; theft'::text, 'count'::text])))
);


--
-- Name: stock_movements_id_seq; Type: SEQUENCE; Schema: shop; Owner: -
--

ALTER TABLE shop.stock_movements ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME shop.stock_movements_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: categories; Type: TABLE DATA; Schema: shop; Owner: -
--

INSERT INTO shop.categories (id, parent_id, slug, title) VALUES
	(1, NULL, 'books', 'Books'),
	(2, 1, 'children-s-books', 'Children''s books'),
	(3, NULL, 'tea-coffee', 'Tea & coffee; cocoa');


--
-- Data for Name: customers; Type: TABLE DATA; Schema: shop; Owner: -
--

INSERT INTO shop.customers (id, email, name, address, newsletter, created_at) VALUES
	('5249dbb2-8243-498c-9805-60c1d8601ba3', 'o''neill@example.org', 'Máire O''Neill', NULL, false, '2026-11-21 09:25:04.108479+00');


--
-- Data for Name: order_lines; Type: TABLE DATA; Schema: shop; Owner: -
--

INSERT INTO shop.order_lines (order_id, line, product_id, quantity, unit_price, discount) VALUES
	(100000, 1, 1, 2, 13.80, 0.00),
	(100000, 2, 2, 2, 41.73, 0.00),
	(100000, 3, 3, 2, 9.10, 0.00);
INSERT INTO shop.order_lines (order_id, line, product_id, quantity, unit_price, discount) VALUES
	(100000, 4, 4, 2, 74.90, 0.00);


--
-- Data for Name: orders; Type: TABLE DATA; Schema: shop; Owner: -
--

INSERT INTO shop.orders (id, customer_id, status, placed_at, note, total) OVERRIDING SYSTEM VALUE VALUES
	(100000, '5249dbb2-8243-498c-9805-60c1d8601ba3', 'shipped', '2026-11-21 09:25:04.110936+00', 'none; "as usual"', '(279.06,EUR)');


--
-- Data for Name: products; Type: TABLE DATA; Schema: shop; Owner: -
--

INSERT INTO shop.products (id, sku, category_id, title, description, attributes, price, vat_rate, active, created_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 'BK-0001', 2, 'The cat''s whiskers', 'A story.
It''s long; but good.', '{"pages": 48}', 12.90, 7.00, true, '2026-11-21 09:25:04.107493+00'),
	(2, 'BK-0002', 1, 'SQL -- a primer', '/* no spoilers */', '{"pages": 512, "format": "paper; bound"}', 39.00, 7.00, true, '2026-11-21 09:25:04.107493+00'),
	(3, 'TEA-100', 3, 'Grüner Tee "Sencha"', '緑茶; 100 g', '{"grams": 100}', 8.50, 7.00, true, '2026-11-21 09:25:04.107493+00');
INSERT INTO shop.products (id, sku, category_id, title, description, attributes, price, vat_rate, active, created_at) OVERRIDING SYSTEM VALUE VALUES
	(4, 'TEA-1000;big', 3, 'Grüner Tee "Sencha"', '1 kg; don''t store it $$ open', '{"grams": 1000}', 70.00, 7.00, true, '2026-11-21 09:25:04.107493+00');


--
-- Data for Name: stock_movements; Type: TABLE DATA; Schema: shop; Owner: -
--

INSERT INTO shop.stock_movements (id, product_id, quantity, reason, order_id, moved_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 50, 'purchase', NULL, '2026-11-21 09:25:04.110538+00'),
	(2, 2, 50, 'purchase', NULL, '2026-11-21 09:25:04.110674+00'),
	(3, 3, 50, 'purchase', NULL, '2026-11-21 09:25:04.110677+00');
INSERT INTO shop.stock_movements (id, product_id, quantity, reason, order_id, moved_at) OVERRIDING SYSTEM VALUE VALUES
	(4, 4, 50, 'purchase', NULL, '2026-11-21 09:25:04.11068+00'),
	(5, 1, -2, 'sale', 100000, '2026-11-21 09:25:04.112082+00'),
	(6, 2, -2, 'sale', 100000, '2026-11-21 09:25:04.112109+00');
INSERT INTO shop.stock_movements (id, product_id, quantity, reason, order_id, moved_at) OVERRIDING SYSTEM VALUE VALUES
	(7, 3, -2, 'sale', 100000, '2026-11-21 09:25:04.112112+00'),
	(8, 4, -2, 'sale', 100000, '2026-11-21 09:25:04.112114+00');


--
-- Name: categories_id_seq; Type: SEQUENCE SET; Schema: shop; Owner: -
--

SELECT pg_catalog.setval('shop.categories_id_seq', 3, true);


--
-- Name: orders_id_seq; Type: SEQUENCE SET; Schema: shop; Owner: -
--

SELECT pg_catalog.setval('shop.orders_id_seq', 100000, true);


--
-- Name: products_id_seq; Type: SEQUENCE SET; Schema: shop; Owner: -
--

SELECT pg_catalog.setval('shop.products_id_seq', 4, true);


--
-- Name: stock_movements_id_seq; Type: SEQUENCE SET; Schema: shop; Owner: -
--

SELECT pg_catalog.setval('shop.stock_movements_id_seq', 8, true);


--
-- Name: categories categories_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.categories
    ADD CONSTRAINT categories_pkey PRIMARY KEY (id);


--
-- Name: categories categories_slug_key; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.categories
    ADD CONSTRAINT categories_slug_key UNIQUE (slug);


--
-- Name: customers customers_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);


--
-- Name: order_lines order_lines_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, line);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


--
-- Name: products products_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (id);


--
-- Name: products products_sku_key; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.products
    ADD CONSTRAINT products_sku_key UNIQUE (sku);


--
-- Name: stock_movements stock_movements_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.stock_movements
    ADD CONSTRAINT stock_movements_pkey PRIMARY KEY (id);


--
-- Name: customers_email_key; Type: INDEX; Schema: shop; Owner: -
--

CREATE UNIQUE INDEX customers_email_key ON shop.customers USING btree (lower(email));


--
-- Name: order_lines_product_idx; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX order_lines_product_idx ON shop.order_lines USING btree (product_id) INCLUDE (quantity);


--
-- Name: orders_customer_idx; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX orders_customer_idx ON shop.orders USING btree (customer_id, placed_at DESC NULLS LAST);


--
-- Name: orders_open_idx; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX orders_open_idx ON shop.orders USING btree (placed_at) WHERE (status = ANY (ARRAY['placed'::shop.order_status, 'paid'::shop.order_status]));


--
-- Name: products_attributes_idx; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX products_attributes_idx ON shop.products USING gin (attributes jsonb_path_ops);


--
-- Name: products_category_id_idx; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX products_category_id_idx ON shop.products USING btree (category_id) WHERE active;


--
-- Name: products_title_idx; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX products_title_idx ON shop.products USING btree (lower(title) text_pattern_ops);


--
-- Name: open_orders open_orders_other; Type: RULE; Schema: shop; Owner: -
--

CREATE RULE open_orders_other AS
    ON UPDATE TO shop.open_orders DO INSTEAD NOTHING;


--
-- Name: open_orders open_orders_ship; Type: RULE; Schema: shop; Owner: -
--

CREATE RULE open_orders_ship AS
    ON UPDATE TO shop.open_orders
   WHERE (new.what_next = 'shipped'::text) DO INSTEAD ( UPDATE shop.orders SET status = 'shipped'::shop.order_status
  WHERE (orders.id = old.id);
 SELECT pg_notify('shipped'::text, 'an order; see orders'::text) AS pg_notify;
);


--
-- Name: orders orders_place; Type: TRIGGER; Schema: shop; Owner: -
--

CREATE TRIGGER orders_place BEFORE UPDATE OF status ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.place_order();


--
-- Name: categories categories_parent_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.categories
    ADD CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES shop.categories(id) ON DELETE RESTRICT;


--
-- Name: order_lines order_lines_order_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.order_lines
    ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES shop.orders(id) ON DELETE CASCADE;


--
-- Name: order_lines order_lines_product_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.order_lines
    ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES shop.products(id);


--
-- Name: orders orders_customer_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers(id) ON DELETE RESTRICT;


--
-- Name: products products_category_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.products
    ADD CONSTRAINT products_category_id_fkey FOREIGN KEY (category_id) REFERENCES shop.categories(id);


--
-- Name: stock_movements stock_movements_order_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.stock_movements
    ADD CONSTRAINT stock_movements_order_id_fkey FOREIGN KEY (order_id) REFERENCES shop.orders(id);


--
-- Name: stock_movements stock_movements_product_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.stock_movements
    ADD CONSTRAINT stock_movements_product_id_fkey FOREIGN KEY (product_id) REFERENCES shop.products(id);


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO PUBLIC;


--
-- PostgreSQL database dump complete
--

\unrestrict odmkBYIUbfbHkO4PIjReLkfqtfUcyE7P0MUdhpzBpmK5sCNVDB16gBfoyjDKkrb

