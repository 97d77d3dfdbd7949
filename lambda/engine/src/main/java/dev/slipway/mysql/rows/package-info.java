/**
 * Rows of MySQL as lines of COPY's text format: what each column becomes is decided once, and what
 * the target would refuse is told beforehand.
 */
@NullMarked
package dev.slipway.mysql.rows;

import org.jspecify.annotations.NullMarked;
