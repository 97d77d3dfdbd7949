/**
 * MySQL and MariaDB as a source: sessions, and reading rows as they come. Knows nothing of where
 * they go.
 */
@NullMarked
package dev.slipway.mysql;

import org.jspecify.annotations.NullMarked;
