/** Migrations as values: versions, file formats, sections, segments, checksums. No JDBC. */
@NullMarked
package dev.slipway.migration;

import org.jspecify.annotations.NullMarked;
