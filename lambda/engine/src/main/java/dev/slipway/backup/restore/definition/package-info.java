/** The definitions of a backup: its statements, and what they say of tables. */
@NullMarked
package dev.slipway.backup.restore.definition;

import org.jspecify.annotations.NullMarked;
