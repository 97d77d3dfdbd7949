/** Rows of MySQL and MariaDB into the tables of their names. */
@NullMarked
package dev.slipway.transfer.mysql;

import org.jspecify.annotations.NullMarked;
