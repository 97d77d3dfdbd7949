/** What a database of MySQL or MariaDB is made of, as its information_schema says it. */
@NullMarked
package dev.slipway.mysql.schema;

import org.jspecify.annotations.NullMarked;
