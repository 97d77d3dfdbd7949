package dev.slipway.bench.backup;

import dev.slipway.testing.postgres.PgDatabase;
import java.sql.SQLException;

/** A database with what a shop keeps: one big table, some smaller ones, indexes, foreign keys. */
public final class Shop {

  private static final String TABLES =
      """
      CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL, email text NOT NULL, born date, note text);
      CREATE TABLE products (id int PRIMARY KEY, name text NOT NULL, price numeric(10, 2) NOT NULL,
        attributes jsonb NOT NULL);
      CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id bigint NOT NULL, ordered_at timestamptz NOT NULL, state text NOT NULL,
        total numeric(12, 2) NOT NULL, token uuid NOT NULL);
      CREATE TABLE order_lines (order_id bigint NOT NULL, line int NOT NULL, product_id int NOT NULL,
        quantity int NOT NULL, price numeric(10, 2) NOT NULL, remark text);
      """;

  /** Texts of ten words of a vocabulary of 4,000, in which the short ones are more frequent. */
  private static final String PHRASES =
      """
      SELECT setseed(0.5);
      CREATE TEMP TABLE vocabulary AS SELECT i AS id,
        substr(translate(md5(i::text), '0123456789', 'eatoinshrl'), 1, 2 + i / 500) AS word
        FROM generate_series(0, 3999) i;
      CREATE TEMP TABLE phrases AS SELECT n / 10 AS id, string_agg(word, ' ') AS text
        FROM (SELECT n, (4000 * random() ^ 3)::int % 4000 AS id FROM generate_series(0, 499999) n) s
        JOIN vocabulary USING (id) GROUP BY n / 10;
      ANALYZE phrases;
      """;

  /** For so many customers; what is picked is spread by a prime. */
  private static final String ROWS =
      """
      INSERT INTO customers (name, email, born, note)
        SELECT initcap(left(p.text, 15)), replace(left(p.text, 12), ' ', '.') || i || '@example.org',
          date '1940-01-01' + (random() * 25000)::int, p.text || q.text
        FROM generate_series(1, %1$d) i JOIN phrases p ON p.id = i::bigint * 7919 %% 50000
        JOIN phrases q ON q.id = i::bigint * 104729 %% 50000;
      INSERT INTO products
        SELECT i, initcap(left(p.text, 25)), (random() * 90000)::int / 100.0,
          jsonb_build_object('weight', random(), 'about', p.text || q.text,
            'tags', string_to_array(left(q.text, 20), ' '))
        FROM generate_series(1, %1$d / 4) i JOIN phrases p ON p.id = i::bigint * 7919 %% 50000
        JOIN phrases q ON q.id = i::bigint * 104729 %% 50000;
      INSERT INTO orders (customer_id, ordered_at, state, total, token)
        SELECT 1 + (random() * (%1$d - 1))::int,
          timestamptz '2020-01-01' + random() * interval '5 years',
          (ARRAY['open', 'paid', 'sent', 'returned'])[1 + (random() * 3)::int], random() * 1000,
          gen_random_uuid()
        FROM generate_series(1, %1$d * 3) i;
      INSERT INTO order_lines
        SELECT 1 + i %% (%1$d * 3), i / (%1$d * 3), 1 + (random() * (%1$d / 4 - 1))::int,
          1 + (random() * 5)::int, random() * 100, CASE WHEN random() < 0.5 THEN text END
        FROM generate_series(1, %1$d * 9) i JOIN phrases p ON p.id = i::bigint * 7919 %% 50000;
      """;

  private static final String REST =
      """
      ALTER TABLE order_lines ADD PRIMARY KEY (order_id, line);
      CREATE INDEX ON customers (lower(email));
      CREATE INDEX ON orders (customer_id);
      CREATE INDEX ON orders (ordered_at) WHERE state = 'open';
      CREATE INDEX ON order_lines (product_id);
      ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;
      ALTER TABLE order_lines ADD FOREIGN KEY (order_id) REFERENCES orders;
      ALTER TABLE order_lines ADD FOREIGN KEY (product_id) REFERENCES products;
      """;

  /** Customers of a database of about 1 GB, indexes included. */
  private static final int CUSTOMERS_OF_A_GB = 580_000;

  private Shop() {}

  /** Fills a database up to about so many megabytes. */
  public static void open(PgDatabase database, int megabytes) throws SQLException {
    int customers = (int) ((long) CUSTOMERS_OF_A_GB * megabytes / 1000);
    database.execute(TABLES + PHRASES + ROWS.formatted(customers) + REST, "ANALYZE");
  }
}
