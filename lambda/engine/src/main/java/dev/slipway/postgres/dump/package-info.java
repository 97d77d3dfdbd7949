/**
 * Dumps of schemas by genuine pg_dump: one that is installed, else the one that is built in as
 * WebAssembly.
 */
@NullMarked
package dev.slipway.postgres.dump;

import org.jspecify.annotations.NullMarked;
